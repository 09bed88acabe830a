//! The level of the weeks ahead: a recent mean, moved as last year moved over the same weeks.

/// Weight of the newest week in the recent level.
const NEWEST: f64 = 0.15;
/// Weeks in a year of whole weeks: the same weekdays.
const YEAR: usize = 52;
/// Weeks of history from which last year is asked.
const LEAST_WEEKS: usize = 60;
/// Share of last year's movement (in logarithms) that is expected again.
const AGAIN: f64 = 0.6;
/// Last year's movement is believed between this and its inverse.
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
    let moves = (1..=weeks).map(|week| recent * libm::pow(moved(levels, week), AGAIN));
    Outlook { recent, weeks: moves.collect(), last_year: AGAIN }
}

/// Exponentially weighted mean, normalised so that the first weeks count no more than others.
fn recent(levels: &[f64]) -> f64 {
    let (sum, weights) = levels.iter().fold((0.0, 0.0), |(sum, weights), level| {
        (sum * (1.0 - NEWEST) + NEWEST * level, weights * (1.0 - NEWEST) + NEWEST)
    });
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// How the level of the week `ahead` stood a year ago beside the level that was recent then.
fn moved(levels: &[f64], ahead: usize) -> f64 {
    let origin = levels.len().saturating_sub(YEAR);
    let before: Vec<f64> = (0..origin).map(|week| around(levels, week)).collect();
    let then = recent(&before);
    // Beyond one year ahead the same year is asked again.
    let there = around(levels, origin + (ahead - 1) % YEAR);
    if then > 0.0 { (there / then).clamp(LARGEST_MOVE, 1.0 / LARGEST_MOVE) } else { 1.0 }
}

/// The mean of a week and half of each neighbour.
fn around(levels: &[f64], week: usize) -> f64 {
    let from = week.saturating_sub(1);
    let end = (week + 2).min(levels.len());
    let weight = |index: usize| if index == week { 2.0 } else { 1.0 };
    let sum: f64 = (from..end).map(|index| weight(index) * levels[index]).sum();
    sum / (from..end).map(weight).sum::<f64>()
}
