//! How much of a line's remainder is the calendar model's: by what both would have missed at past
//! dates.

use std::collections::BTreeMap;

use super::backtest::JUDGED_WEEKS;
use super::history::History;
use super::learned::{drawn, passed};
use super::point::Fitted;
use super::quantize::{float, float_count};

/// Fewest passed weeks that say anything of it.
const LEAST_WEEKS: usize = 26;
/// Its share where they say nothing: neither it nor the run rate is better on all ledgers.
const PRIOR: f64 = 0.5;
/// How many mean errors, squared, that is worth: a quarter of weeks.
const PRIOR_WEEKS: f64 = 13.0;

/// The lines' run rates beside the calendar model, as one origin saw them.
#[derive(Debug)]
pub(super) struct CalendarRecord {
    origin: i32,
    /// By line and week passed: the calendar model's expectation − the run rate's, and the run
    /// rate's error, actual − forecast.
    lines: BTreeMap<usize, Vec<[f64; 2]>>,
}

impl CalendarRecord {
    /// Compares both over the weeks that have passed since.
    pub(super) fn new(history: &History, fitted: &Fitted) -> Self {
        let weeks = passed(history.last, fitted.origin).min(JUDGED_WEEKS);
        let lines = fitted.calendars.iter().map(|(index, path)| {
            let line = &fitted.lines[*index];
            let own = line.rate.weekly / 7.0;
            let mut made = vec![[0.0; 2]; weeks];
            let mut add = |day: i32, coins: [f64; 2]| {
                let week = usize::try_from((day - fitted.origin - 1).div_euclid(7)).ok();
                if let Some(week) = week.and_then(|week| made.get_mut(week)) {
                    week[0] += coins[0];
                    week[1] += coins[1];
                }
            };
            for (day, (path, course)) in (fitted.origin + 1..).zip(path.iter().zip(&line.course)) {
                add(day, [path - own * course, 0.0]);
            }
            for (day, estimate) in (fitted.origin + 1..).zip(&line.estimate) {
                add(day, [0.0, -estimate]);
            }
            for occurrence in &line.occurrences {
                add(occurrence.day, [0.0, -float(occurrence.coins)]);
            }
            for event in &history.lines[*index].totals {
                add(event.day, [0.0, float(event.coins)]);
            }
            (*index, made)
        });
        Self { origin: fitted.origin, lines: lines.collect() }
    }
}

/// The calendar model's share of each line that `records` of older origins tell of, on `today`.
pub(super) fn calendar_shares(records: &[CalendarRecord], today: i32) -> BTreeMap<usize, f64> {
    let mut weeks: BTreeMap<usize, Vec<[f64; 2]>> = BTreeMap::new();
    for record in records {
        for (line, own) in &record.lines {
            let known = own.iter().take(passed(today, record.origin));
            weeks.entry(*line).or_default().extend(known);
        }
    }
    let judged = weeks.into_iter().filter(|(_, weeks)| weeks.len() >= LEAST_WEEKS);
    judged.map(|(line, weeks)| (line, calendar_share(&weeks))).collect()
}

fn calendar_share(weeks: &[[f64; 2]]) -> f64 {
    let sum = |of: fn(&[f64; 2]) -> f64| weeks.iter().map(of).sum::<f64>();
    let error = sum(|[_, error]| error * error) / float_count(weeks.len());
    let (products, squares) = (
        sum(|[difference, error]| difference * error),
        sum(|[difference, _]| difference * difference),
    );
    drawn(products, squares, PRIOR, PRIOR_WEEKS * error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_model_is_taken_where_it_has_been_right() {
        let record = |right: f64| CalendarRecord {
            origin: -7 * 40,
            lines: BTreeMap::from([(3, (0..40).map(|_| [10.0, right * 10.0]).collect())]),
        };
        let share = |right: f64| calendar_shares(&[record(right)], 0)[&3];
        assert!((share(1.0) - (13.0 * 0.5 + 40.0) / 53.0).abs() < 1e-12);
        assert!(share(-1.0) == 0.0 && share(0.0) == 0.0);
        assert!(calendar_shares(&[record(1.0)], -7 * 15).is_empty(), "25 weeks known");
    }
}
