//! The trend of a line: a straight line through its 4-week sums.

use super::day_table::DayTable;
use super::history::Event;
use super::quantize::{float, float_count};
use super::season::Season;
use super::tails::t_tail;

/// Days of a block.
const BLOCK: i32 = 28;
/// Fewest blocks: a year.
const LEAST: usize = 13;
/// Most blocks: three years.
const MOST: i32 = 39;
/// Days of a year.
const YEAR: f64 = 365.25;

/// The fitted line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TrendFit {
    /// Change of the weekly sum in a year, in coins.
    pub(super) weekly_a_year: f64,
    /// The same as a share of the mean weekly sum.
    pub(super) relative: f64,
    /// t of the slope.
    pub(super) t: f64,
    /// Share of variance explained, by degrees of freedom.
    pub(super) strength: f64,
    /// Chance of such a t without a trend.
    pub(super) probability: f64,
}

/// The trend of `sized` (positive totals by day) up to `last`, season taken out. `None` below a
/// year of the line's own, or where fewer than half of the blocks have a payment.
///
/// Neighbouring errors are correlated, so the sums count as `n (1 − r) / (1 + r)`, r their first
/// autocorrelation (Santer et al. 2000, J. Geophys. Res. 105, 7337, eqs. 4–6).
pub(super) fn trend_fit(
    days: &DayTable,
    sized: &[Event],
    season: Option<&Season>,
    last: i32,
) -> Option<TrendFit> {
    let sums = block_sums(days, sized, season, last)?;
    let count = float_count(sums.len());
    let middle = (count - 1.0) / 2.0;
    let mean = sums.iter().sum::<f64>() / count;
    let at = |index: usize| float_count(index) - middle;
    let spread: f64 = (0..sums.len()).map(|index| at(index) * at(index)).sum();
    let slope = sums.iter().enumerate().map(|(i, sum)| at(i) * (sum - mean)).sum::<f64>() / spread;
    let errors: Vec<f64> =
        sums.iter().enumerate().map(|(i, sum)| sum - mean - slope * at(i)).collect();
    let squares: f64 = errors.iter().map(|error| error * error).sum();
    let total: f64 = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    if mean <= 0.0 || total <= 1e-18 * mean * mean * count {
        return None;
    }
    let (t, freedom) = slope_test(slope, spread, &errors, squares);
    Some(TrendFit {
        weekly_a_year: slope / 4.0 * YEAR / f64::from(BLOCK),
        relative: slope * YEAR / f64::from(BLOCK) / mean,
        t,
        strength: (1.0 - squares / (count - 2.0) / (total / (count - 1.0))).max(0.0),
        probability: t_tail(t, freedom),
    })
}

/// t of the slope, and its degrees of freedom.
fn slope_test(slope: f64, spread: f64, errors: &[f64], squares: f64) -> (f64, f64) {
    let count = float_count(errors.len());
    if squares <= 1e-18 * slope * slope * spread {
        return (f64::INFINITY.copysign(slope), count - 2.0);
    }
    let next: f64 = errors.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let correlation = (next / squares).clamp(0.0, 0.99);
    let effective = count * (1.0 - correlation) / (1.0 + correlation);
    let freedom = (effective - 2.0).max(0.5);
    (slope / libm::sqrt(squares / freedom / spread), freedom)
}

/// 4-week sums, oldest first, over whole blocks since the line's first payment.
fn block_sums(
    days: &DayTable,
    sized: &[Event],
    season: Option<&Season>,
    last: i32,
) -> Option<Vec<f64>> {
    let first = sized.first()?.day;
    let count = usize::try_from(((last - first + 1) / BLOCK).min(MOST)).unwrap_or(0);
    if count < LEAST {
        return None;
    }
    let mut sums = vec![0.0; count];
    for event in sized {
        let back = usize::try_from((last - event.day) / BLOCK).unwrap_or(usize::MAX);
        if back < count {
            let index = season.map_or(1.0, |s| s[days.month_of_year(event.day)]);
            sums[count - 1 - back] += float(event.coins) / index;
        }
    }
    let filled = sums.iter().filter(|sum| **sum != 0.0).count();
    (2 * filled >= count).then_some(sums)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn fit(sum_of: impl Fn(i32) -> i64, blocks: i32) -> Option<TrendFit> {
        let start: NaiveDate = "2023-01-02".parse().unwrap();
        let days = DayTable::new(start, usize::try_from(blocks * BLOCK).unwrap());
        // one payment on the first day of each block
        let sized: Vec<Event> =
            (0..blocks).map(|block| Event { day: block * BLOCK, coins: sum_of(block) }).collect();
        trend_fit(&days, &sized, None, blocks * BLOCK - 1)
    }

    #[test]
    fn a_straight_line_is_found_exactly() {
        let found = fit(|block| 100_000 + 1_000 * i64::from(block), 27).unwrap();
        // 1,000 more every four weeks: 250 a week, 365.25 / 28 times a year
        assert!((found.weekly_a_year - 250.0 * 365.25 / 28.0).abs() < 1e-6);
        // the mean of 27 sums is 113,000
        assert!((found.relative - 1_000.0 * 365.25 / 28.0 / 113_000.0).abs() < 1e-12);
        assert!((found.strength - 1.0).abs() < 1e-12);
        assert!(found.t > 1e6 && found.probability < 1e-9);
    }

    #[test]
    fn the_slope_and_its_t_are_those_of_least_squares() {
        // Sums ±1 about a slope of 1, alternating: their errors are negatively correlated, which
        // does not narrow the error. By numpy.polyfit and the textbook formula (n = 13).
        let found =
            fit(|block| 1_000 + 10 * i64::from(block) + 5 * i64::from(1 - 2 * (block % 2)), 13)
                .unwrap();
        let x: Vec<f64> = (0..13).map(f64::from).collect();
        let y: Vec<f64> = (0..13)
            .map(|b| 1_000.0 + 10.0 * f64::from(b) + 5.0 * f64::from(1 - 2 * (b % 2)))
            .collect();
        let mean = y.iter().sum::<f64>() / 13.0;
        let slope = x.iter().zip(&y).map(|(x, y)| (x - 6.0) * (y - mean)).sum::<f64>() / 182.0;
        let errors: f64 =
            x.iter().zip(&y).map(|(x, y)| libm::pow(y - mean - slope * (x - 6.0), 2.0)).sum();
        assert!((found.t - slope / libm::sqrt(errors / 11.0 / 182.0)).abs() < 1e-9);
    }

    #[test]
    fn what_is_level_young_or_rare_has_no_trend() {
        assert_eq!(fit(|_| 500, 20), None, "nothing varies");
        assert_eq!(fit(|block| 500 + i64::from(block), 12), None, "less than a year");
        assert_eq!(fit(|block| if block % 3 == 0 { 900 + i64::from(block) } else { 0 }, 26), None);
    }

    #[test]
    fn errors_that_follow_each_other_count_for_less() {
        // a wave of 13 blocks: least squares alone would be sure of a slope
        let wave = |block: i32| {
            let angle = f64::from(block) / 26.0 * std::f64::consts::TAU;
            super::super::quantize::quantize(10_000.0 + 2_000.0 * libm::sin(angle))
        };
        let found = fit(wave, 26).unwrap();
        // by least squares alone t is −6.1: 24 degrees of freedom, not the few that are left
        assert!(found.strength > 0.5 && found.probability > 0.2, "{found:?}");
    }
}
