//! What a row holds for: a day or a week.

use chrono::NaiveDate;

/// What the dates of a touchpoint show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// Rows of days; days without one had nothing.
    Days,
    /// Rows of seven days each.
    Weeks,
    /// Neither: the row before this one stands so many days earlier.
    Unclear {
        /// Index of the date.
        at: usize,
        /// Days to it.
        gap: i64,
    },
}

/// Judges dates in order. Rows of months would count as one week in four with four times the spend.
pub(super) fn spacing(dates: &[NaiveDate]) -> Spacing {
    let gaps: Vec<i64> = dates.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
    let mut sorted = gaps.clone();
    sorted.sort_unstable();
    let Some(median) = sorted.get(sorted.len() / 2).copied() else { return Spacing::Days };
    let unclear = |odd: &dyn Fn(i64) -> bool| {
        let at = gaps.iter().position(|gap| odd(*gap));
        at.map(|at| Spacing::Unclear { at: at + 1, gap: gaps[at] })
    };
    match median {
        ..7 => Spacing::Days,
        7 => unclear(&|gap| gap % 7 != 0).unwrap_or(Spacing::Weeks),
        // A few rows far apart are days of a touchpoint that is seldom paid, or months.
        _ => unclear(&|gap| gap > 7).unwrap_or(Spacing::Weeks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_weeks_and_neither() {
        let of = |days: &[u64]| {
            let first: NaiveDate = "2026-01-05".parse().unwrap();
            let dates: Vec<NaiveDate> =
                days.iter().map(|day| first + chrono::Days::new(*day)).collect();
            spacing(&dates)
        };
        assert_eq!(of(&[]), Spacing::Days);
        assert_eq!(of(&[3]), Spacing::Days);
        assert_eq!(of(&[0, 1, 2, 4, 5, 20]), Spacing::Days);
        assert_eq!(of(&[0, 7, 14, 28]), Spacing::Weeks);
        assert_eq!(of(&[0, 7, 15, 22, 29]), Spacing::Unclear { at: 2, gap: 8 });
        assert_eq!(of(&[0, 30, 61]), Spacing::Unclear { at: 1, gap: 30 });
    }
}
