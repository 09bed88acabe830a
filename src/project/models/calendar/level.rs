//! The level of the weeks ahead: a recent mean, moved as last year moved over the same weeks.

use crate::project::quantize::float_count;

/// Weight of the newest week in the recent level.
const NEWEST: f64 = 0.15;
/// Weeks in a year of whole weeks: the same weekdays.
const YEAR: usize = 52;
/// Weeks of history from which last year is asked.
pub(super) const LEAST_WEEKS: usize = 60;
/// Share of last year's movement (in logarithms) that is expected again, before any evidence.
const AGAIN: f64 = 0.6;
/// Standard deviation of that share from series to series.
const AGAIN_VARIES: f64 = 0.25;
/// Movements are believed between this and its inverse.
const LARGEST_MOVE: f64 = 0.3;

/// The level of weeks to come.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outlook {
    /// The recent level: an average day's amount now.
    pub(super) recent: f64,
    /// An average day's amount in each week ahead.
    pub(super) weeks: Vec<f64>,
    /// Share of last year's movement in it; 0 where history is shorter than 60 weeks.
    pub(super) last_year: f64,
}

/// The outlook from the `levels` of the past weeks (the last one ends where history ends).
pub(super) fn outlook(levels: &[f64], weeks: usize) -> Outlook {
    let recent = recent(levels);
    if levels.len() < LEAST_WEEKS || recent <= 0.0 {
        return Outlook { recent, weeks: vec![recent; weeks], last_year: 0.0 };
    }
    let again = again(levels, weeks);
    let moves = last_year(levels, weeks).into_iter().map(|moved| recent * libm::pow(moved, again));
    Outlook { recent, weeks: moves.collect(), last_year: again }
}

/// Exponentially weighted mean, normalised so that the first weeks count no more than others.
fn recent(levels: &[f64]) -> f64 {
    let (sum, weights) = levels.iter().fold((0.0, 0.0), |(sum, weights), level| {
        (sum * (1.0 - NEWEST) + NEWEST * level, weights * (1.0 - NEWEST) + NEWEST)
    });
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// How the level of each week ahead stood a year ago beside the level that was recent then.
/// Beyond one year ahead the same year is asked again.
fn last_year(levels: &[f64], weeks: usize) -> Vec<f64> {
    let origin = levels.len().saturating_sub(YEAR);
    let before: Vec<f64> = (0..origin).map(|week| around(levels, week)).collect();
    let then = recent(&before);
    let there = (0..weeks).map(|ahead| around(levels, origin + ahead % YEAR));
    there.map(|level| believed(level, then)).collect()
}

fn believed(level: f64, then: f64) -> f64 {
    if then > 0.0 { (level / then).clamp(LARGEST_MOVE, 1.0 / LARGEST_MOVE) } else { 1.0 }
}

/// The mean of a week and half of each neighbour.
fn around(levels: &[f64], week: usize) -> f64 {
    let from = week.saturating_sub(1);
    let end = (week + 2).min(levels.len());
    let weight = |index: usize| if index == week { 2.0 } else { 1.0 };
    let sum: f64 = (from..end).map(|index| weight(index) * levels[index]).sum();
    sum / (from..end).map(weight).sum::<f64>()
}

/// The share of last year's movement to expect again: what each past week saw of it, as a
/// regression through the origin with [`AGAIN`] ± [`AGAIN_VARIES`] as its prior. Errors of
/// `weeks` overlapping weeks count as one.
fn again(levels: &[f64], weeks: usize) -> f64 {
    let (mut squares, mut products, mut actual_squares, mut count) = (0.0, 0.0, 0.0, 0);
    for origin in LEAST_WEEKS..levels.len() {
        let Some((expected, actual)) = movement(levels, origin, weeks) else { continue };
        squares += expected * expected;
        products += expected * actual;
        actual_squares += actual * actual;
        count += 1;
    }
    let misses = actual_squares - 2.0 * AGAIN * products + AGAIN * AGAIN * squares;
    // Below a variance of a millionth a level does not move at all.
    let variance = (misses / float_count(count.max(1))).max(1e-6) * float_count(weeks.max(1));
    let prior = 1.0 / (AGAIN_VARIES * AGAIN_VARIES);
    ((products / variance + AGAIN * prior) / (squares / variance + prior)).clamp(0.0, 1.0)
}

/// Logarithms of the mean movement over the weeks after `origin`: last year's, and this one's.
fn movement(levels: &[f64], origin: usize, weeks: usize) -> Option<(f64, f64)> {
    let past = &levels[..origin];
    let now = recent(past);
    let ahead = &levels[origin..(origin + weeks).min(levels.len())];
    let count = float_count(ahead.len());
    let actual = ahead.iter().sum::<f64>() / count;
    let expected = last_year(past, ahead.len()).iter().sum::<f64>() / count;
    (now > 0.0 && expected > 0.0).then(|| (libm::log(expected), libm::log(believed(actual, now))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.85 × 10 + 0.15 × 20, over weights 0.15 and 0.1275: (1.275 + 3) / 0.2775.
    #[test]
    fn the_recent_level_weighs_the_newest_week_most() {
        assert!((recent(&[10.0, 20.0]) - 4.275 / 0.2775).abs() < 1e-12);
        assert!(recent(&[]).abs() < 1e-12);
    }

    #[test]
    fn a_year_that_returns_exactly_is_expected_to_return() {
        let levels: Vec<f64> =
            (0..180).map(|week| if week % 52 < 20 { 1.5 } else { 1.0 }).collect();
        let again = outlook(&levels, 8).last_year;
        assert!(again > 0.9, "{again}");
    }

    #[test]
    fn a_year_that_does_not_return_is_expected_less() {
        // A swing in the first year only.
        let levels: Vec<f64> =
            (0..150).map(|week| if (20..40).contains(&week) { 2.0 } else { 1.0 }).collect();
        let again = outlook(&levels, 8).last_year;
        assert!(again < 0.4, "{again}");
    }

    #[test]
    fn a_young_series_stays_where_it_is() {
        let made = outlook(&[2.0; 59], 3);
        assert_eq!(made.last_year.to_bits(), 0);
        assert!(made.weeks.iter().all(|level| (level - 2.0).abs() < 1e-12));
    }
}
