//! Printed figures that add up as printed (DESIGN §9, MOCKUPS §5 rule 3).
//!
//! Exact amounts are counted in coins, printed ones in units (a coin with `--cents`, else the whole
//! currency). Totals and closings are rounded first; the parts are then fitted to them by largest
//! remainder, so a reader who adds the printed column finds the printed total.

/// Exact coins to printed units, rounded half away from zero.
pub(super) fn round(coins: i128, unit: i128) -> i128 {
    let unit = unit.max(1);
    let size = (coins.abs() * 2 + unit) / (unit * 2);
    size * coins.signum()
}

/// One part of a printed whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Exact size in coins.
    pub(super) exact: i128,
    /// Already printed elsewhere: not to be moved unless nothing else can.
    pub(super) fixed: Option<i128>,
    /// The most it may be printed as, where something printed bounds it.
    pub(super) most: Option<i128>,
}

impl Part {
    /// A part that is free to move.
    pub(super) const fn free(exact: i128) -> Self {
        Self { exact, fixed: None, most: None }
    }

    /// A part that stands as `printed`.
    pub(super) const fn fixed(exact: i128, printed: i128) -> Self {
        Self { exact, fixed: Some(printed), most: None }
    }

    /// The same, never printed above `most`.
    pub(super) const fn at_most(mut self, most: i128) -> Self {
        self.most = Some(most);
        self
    }
}

/// Fits `parts` to the printed `total`. Each part starts rounded to nearest; the units left over go
/// one by one to the parts they distort least (then the larger part, then the first). A part that
/// is nothing stays nothing and no part changes its sign, as long as any other part can move.
pub(super) fn fit(total: i128, parts: &[Part], unit: i128) -> Vec<i128> {
    let mut printed: Vec<i128> = parts.iter().map(|part| start(part, unit)).collect();
    let mut left = total - printed.iter().sum::<i128>();
    if left.unsigned_abs() > 2 * parts.len() as u128 {
        // not a matter of rounding: the parts are not parts of this total; the largest takes it
        if let Some(largest) = (0..parts.len()).max_by_key(|index| parts[*index].exact.abs()) {
            printed[largest] += left;
            left = 0;
        }
    }
    while left != 0 {
        let step = left.signum();
        let Some(index) = least_distorted(parts, &printed, step, unit) else {
            return printed;
        };
        printed[index] += step;
        left -= step;
    }
    printed
}

/// [`fit`] for parts that are all free.
pub(super) fn fit_free(total: i128, exact: &[i128], unit: i128) -> Vec<i128> {
    let parts: Vec<Part> = exact.iter().map(|coins| Part::free(*coins)).collect();
    fit(total, &parts, unit)
}

fn start(part: &Part, unit: i128) -> i128 {
    let nearest = part.fixed.unwrap_or_else(|| round(part.exact, unit));
    part.most.map_or(nearest, |most| nearest.min(most))
}

/// The part that one more `step` distorts least; parts that should not move only if none else can.
fn least_distorted(parts: &[Part], printed: &[i128], step: i128, unit: i128) -> Option<usize> {
    let cost = |index: usize| {
        let part = &parts[index];
        let next = printed[index] + step;
        let reluctance = if part.most.is_some_and(|most| next > most) {
            3
        } else if next * part.exact.signum() < 0 || part.exact == 0 {
            2
        } else {
            i32::from(part.fixed.is_some())
        };
        let distortion = (part.exact - next * unit) * -step;
        (reluctance, distortion, -part.exact.abs(), index)
    };
    (0..parts.len()).min_by_key(|index| cost(*index))
}

/// Two tiers of printed sums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tiers {
    /// The whole.
    pub(super) total: i128,
    /// What each group adds to it.
    pub(super) groups: Vec<i128>,
    /// What each part adds to its group.
    pub(super) parts: Vec<Vec<i128>>,
}

/// Fits groups to the total and parts to their group. Without a given total it is the exact sum
/// rounded, or the sum of the fixed parts where all are fixed.
pub(super) fn fit_tiers(total: Option<i128>, groups: &[Vec<Part>], unit: i128) -> Tiers {
    let whole: Vec<Part> = groups.iter().map(|parts| sum_of(parts)).collect();
    let sum = sum_of(&whole);
    let total = total.or(sum.fixed).unwrap_or_else(|| round(sum.exact, unit));
    let fitted = fit(total, &whole, unit);
    let parts = groups.iter().zip(&fitted).map(|(parts, total)| fit(*total, parts, unit)).collect();
    Tiers { total, groups: fitted, parts }
}

/// Parts as one part: fixed and bounded where all of them are.
fn sum_of(parts: &[Part]) -> Part {
    Part {
        exact: parts.iter().map(|part| part.exact).sum(),
        fixed: parts.iter().map(|part| part.fixed).sum(),
        most: parts.iter().map(|part| part.most).sum(),
    }
}

/// The printed ins and outs of one scenario.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Column {
    /// Printed opening.
    pub(super) opening: i128,
    /// Printed money in, by period.
    pub(super) into: Vec<i128>,
    /// Printed money out (negative), by period.
    pub(super) out: Vec<i128>,
    /// Printed closing, by period.
    pub(super) closing: Vec<i128>,
}

/// Rounds every closing, then fits in and out to its change, so that each row can be checked by eye:
/// previous closing, in and out add to the closing. In follows its own running sum, so that the totals below stay within a
/// unit of the exact ones however many rows there are.
pub(super) fn cash_column(opening: i128, into: &[i128], out: &[i128], unit: i128) -> Column {
    let mut made = Column { opening: round(opening, unit), ..Column::default() };
    let (mut balance, mut previous) = (opening, made.opening);
    let (mut exact_in, mut printed_in) = (0, 0);
    for (received, paid) in into.iter().zip(out) {
        balance += received + paid;
        exact_in += received;
        let closing = round(balance, unit);
        let change = closing - previous;
        let wanted = round(exact_in, unit) - printed_in;
        let fitted = match (*received == 0, *paid == 0) {
            (true, _) => 0,
            (_, true) => change,
            // money in is not printed below zero, nor money out above it
            _ => wanted.max(0).max(change),
        };
        made.into.push(fitted);
        made.out.push(change - fitted);
        made.closing.push(closing);
        printed_in += fitted;
        previous = closing;
    }
    made
}

/// Fits a table to its printed margins: rows add to `row_totals`, columns to `column_totals`
/// (which must have the same sum). Starts from rows fitted alone, then moves single units along
/// a row from a column that has too much to one that has too little.
pub(super) fn fit_table(
    exact: &[Vec<i128>],
    row_totals: &[i128],
    column_totals: &[i128],
    unit: i128,
) -> Vec<Vec<i128>> {
    let mut printed: Vec<Vec<i128>> =
        exact.iter().zip(row_totals).map(|(row, total)| fit_free(*total, row, unit)).collect();
    let mut excess: Vec<i128> = column_totals.iter().map(|total| -total).collect();
    for row in &printed {
        for (sum, value) in excess.iter_mut().zip(row) {
            *sum += value;
        }
    }
    while let Some((row, from, to)) = cheapest_move(exact, &printed, &excess, unit) {
        printed[row][from] -= 1;
        printed[row][to] += 1;
        excess[from] -= 1;
        excess[to] += 1;
    }
    printed
}

/// The unit to move next: `(row, from column, to column)`; `None` once every column fits.
fn cheapest_move(
    exact: &[Vec<i128>],
    printed: &[Vec<i128>],
    excess: &[i128],
    unit: i128,
) -> Option<(usize, usize, usize)> {
    let from = excess.iter().position(|sum| *sum > 0)?;
    let over: Vec<usize> = (from..excess.len()).filter(|c| excess[*c] > 0).collect();
    let under: Vec<usize> = (0..excess.len()).filter(|c| excess[*c] < 0).collect();
    let cost = |&(row, from, to): &(usize, usize, usize)| {
        let (give, take) = (exact[row][from], exact[row][to]);
        let spoils = u8::from(printed[row][from] <= 0) * 2 + u8::from(take == 0);
        let loss = give - (printed[row][from] - 1) * unit;
        let gain = (printed[row][to] + 1) * unit - take;
        (spoils, loss + gain, row, from, to)
    };
    (0..printed.len())
        .flat_map(|row| over.iter().map(move |from| (row, *from)))
        .flat_map(|(row, from)| under.iter().map(move |to| (row, from, *to)))
        .min_by_key(cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(round(150, 100), 2);
        assert_eq!(round(-150, 100), -2);
        assert_eq!(round(149, 100), 1);
        assert_eq!(round(7, 1), 7);
    }

    #[test]
    fn left_over_units_go_where_they_distort_least() {
        assert_eq!(fit_free(10, &[333, 333, 334], 100), [3, 3, 4]);
        assert_eq!(fit_free(-10, &[-333, -333, -334], 100), [-3, -3, -4]);
        // nothing stays nothing
        assert_eq!(fit_free(2, &[0, 149, 0], 100), [0, 2, 0]);
        // what is printed elsewhere stays
        let parts = [Part::fixed(140, 1), Part::free(120)];
        assert_eq!(fit(3, &parts, 100), [1, 2]);
    }

    #[test]
    fn nothing_in_is_printed_as_nothing() {
        let column = cash_column(50, &[0, 0], &[-30, -120], 100);
        assert_eq!(column.into, [0, 0]);
        assert_eq!(column.closing, [0, -1]);
        assert_eq!(column.out, [-1, -1]);
    }

    fn flows() -> impl Strategy<Value = Vec<(i128, i128)>> {
        let flow = prop_oneof![1 => Just(0i128), 6 => 0i128..5_000_000];
        let out = prop_oneof![1 => Just(0i128), 6 => -5_000_000i128..=0];
        proptest::collection::vec((flow, out), 1..60)
    }

    proptest! {
        #[test]
        fn every_cash_row_can_be_checked_by_eye(
            opening in -10_000_000i128..10_000_000,
            flows in flows(),
            unit in prop_oneof![Just(1i128), Just(100), Just(1000)],
        ) {
            let (into, out): (Vec<_>, Vec<_>) = flows.into_iter().unzip();
            let column = cash_column(opening, &into, &out, unit);
            let mut previous = column.opening;
            for t in 0..into.len() {
                prop_assert_eq!(previous + column.into[t] + column.out[t], column.closing[t]);
                previous = column.closing[t];
                prop_assert!(column.into[t] >= 0 || out[t] == 0);
                prop_assert!((column.into[t] * unit - into[t]).abs() <= 3 * unit);
                prop_assert!((column.out[t] * unit - out[t]).abs() <= 3 * unit);
                if into[t] == 0 { prop_assert_eq!(column.into[t], 0); }
                if out[t] == 0 { prop_assert_eq!(column.out[t], 0); }
            }
            let error = column.into.iter().sum::<i128>() * unit - into.iter().sum::<i128>();
            prop_assert!(error.abs() <= 3 * unit, "total off by {error}");
            if unit == 1 { prop_assert_eq!(&column.into, &into); }
        }

        #[test]
        fn parts_add_to_the_printed_total(
            exact in proptest::collection::vec(0i128..1_000_000, 1..40),
            unit in prop_oneof![Just(1i128), Just(100)],
        ) {
            let total = round(exact.iter().sum(), unit);
            let printed = fit_free(total, &exact, unit);
            prop_assert_eq!(printed.iter().sum::<i128>(), total);
            for (shown, exact) in printed.iter().zip(&exact) {
                prop_assert!((shown * unit - exact).abs() <= unit);
                prop_assert!(*shown >= 0);
            }
        }

        #[test]
        fn a_table_fits_both_margins(
            exact in (1usize..6, 1usize..16).prop_flat_map(|(rows, columns)| {
                let cell = prop_oneof![1 => Just(0i128), 3 => 0i128..300_000];
                proptest::collection::vec(proptest::collection::vec(cell, columns), rows)
            }),
        ) {
            let unit = 100;
            let sum_rows: Vec<i128> = exact.iter().map(|row| row.iter().sum()).collect();
            let columns = exact[0].len();
            let sum_columns: Vec<i128> =
                (0..columns).map(|c| exact.iter().map(|row| row[c]).sum()).collect();
            let grand = round(sum_rows.iter().sum(), unit);
            let rows = fit_free(grand, &sum_rows, unit);
            let cols = fit_free(grand, &sum_columns, unit);
            let printed = fit_table(&exact, &rows, &cols, unit);
            for (row, total) in printed.iter().zip(&rows) {
                prop_assert_eq!(row.iter().sum::<i128>(), *total);
            }
            for (c, total) in cols.iter().enumerate() {
                prop_assert_eq!(printed.iter().map(|row| row[c]).sum::<i128>(), *total);
            }
            for (row, exact) in printed.iter().zip(&exact) {
                for (shown, exact) in row.iter().zip(exact) {
                    prop_assert!((shown * unit - exact).abs() <= 3 * unit);
                }
            }
        }
    }
}
