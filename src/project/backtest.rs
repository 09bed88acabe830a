//! Rolling origins: the same forecast made from past dates of this ledger, and its errors.

use super::calendar_share::{CalendarRecord, calendar_shares};
use super::driver::{Choice, Tried, choose, try_all};
use super::history::History;
use super::learned::{Learned, PastWeeks, Weights};
use super::parallel::{Effort, in_parallel};
use super::point::{DRIFT_DAYS, LinePoint, cut, fit, weigh};
use super::quantize::float;
use super::recurring::until;

/// Weeks ahead that an origin is judged on.
pub(super) const JUDGED_WEEKS: usize = 13;
/// Weeks of history an origin needs behind it.
pub(super) const LEAST_WEEKS: i32 = 8;
/// Most origins: they cost the time of a forecast each.
const MOST_ORIGINS: i32 = 26;
/// Most weeks between two origins.
const LONGEST_STEP: i32 = 4;
/// A ledger of more events (200 lines of three years have 72,000) is judged from half as many dates,
/// twice as far apart: they reach as far back and hold as many spans that do not overlap, in half
/// the time.
const MANY_EVENTS: usize = 50_000;

/// The errors of the forecast made at one past date. Error = actual − forecast.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OriginErrors {
    /// Net error of each week that has passed since (at most 13).
    pub(super) weekly: Vec<f64>,
    /// Whole weeks from the origin to the last day of history.
    pub(super) back: usize,
    /// By line, the error of each week: together they are the net's.
    pub(super) lines: Vec<Vec<f64>>,
    /// Mean weekly error by component over those weeks.
    pub(super) level: Vec<f64>,
}

/// Errors of all origins, latest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Backtest {
    /// Weeks between two origins.
    pub(super) step: usize,
    /// By origin.
    pub(super) origins: Vec<OriginErrors>,
    /// Daily errors of the weeks right after their origin: by block, component and day of week.
    pub(super) blocks: Vec<Vec<[f64; 7]>>,
    /// What all of them show for today's forecast; each was itself made with what older ones had
    /// shown by its date.
    pub(super) learned: Learned,
    /// Which external drivers are in all of it.
    pub(super) drivers: Choice,
}

/// Component of a line's recurring part.
pub(super) const fn recurring_component(line: usize) -> usize {
    2 * line
}

/// Component of a line's remainder.
pub(super) const fn estimate_component(line: usize) -> usize {
    2 * line + 1
}

/// Forecasts from past dates, one every few weeks, and keeps the errors.
pub(super) fn backtest(history: &History) -> Backtest {
    let weeks = history.length() / 7 - LEAST_WEEKS;
    if weeks < 1 {
        return Backtest::default();
    }
    let (origins, step) = origins(history, weeks);
    let (mut judged, learned) = judge_all(history, &origins, step);
    // Drivers are chosen once, over all origins: their slopes are each origin's own.
    let tried: Vec<(&OriginErrors, &Tried)> =
        judged.iter().map(|judged| (&judged.errors, &judged.tried)).collect();
    let drivers = choose(history, &tried, step);
    for judged in &mut judged {
        judged.follow(&drivers);
    }
    let mut made = Backtest { step, learned, drivers, ..Backtest::default() };
    for judged in judged {
        made.origins.push(judged.errors);
        made.blocks.extend(judged.blocks);
    }
    made
}

/// The past dates, latest first, where so many `weeks` can be forecast from; and how many weeks lie
/// between two.
fn origins(history: &History, weeks: i32) -> (Vec<i32>, usize) {
    let share = if history.events() > MANY_EVENTS { 2 } else { 1 };
    let most = MOST_ORIGINS / share;
    let step = ((weeks + most - 1) / most).clamp(1, LONGEST_STEP * share);
    let back = 1..=most.min(weeks / step);
    let origins = back.map(|back| history.last - 7 * step * back).collect();
    (origins, usize::try_from(step).unwrap_or(1))
}

/// Judges every origin with what older ones had shown, and gives what all of them show today.
fn judge_all(history: &History, origins: &[i32], step: usize) -> (Vec<Judged>, Learned) {
    let effort = Effort::of(history.events());
    let fitted =
        in_parallel(origins, effort, |origin| fit(history, *origin, DRIFT_DAYS, Effort::Light));
    let calendars: Vec<CalendarRecord> =
        fitted.iter().map(|fitted| CalendarRecord::new(history, fitted)).collect();
    let settled = in_parallel(fitted.into_iter().enumerate(), effort, |(number, fitted)| {
        let shares = calendar_shares(&calendars[number + 1..], fitted.origin);
        fitted.settle(history, &shares)
    });
    let settled_at = origins.iter().zip(&settled);
    let past: Vec<PastWeeks> =
        settled_at.map(|(origin, lines)| PastWeeks::new(history, *origin, lines)).collect();
    let judged = in_parallel(settled.into_iter().enumerate(), effort, |(number, mut lines)| {
        let origin = origins[number];
        weigh(history, origin, Weights::learn(&past[number + 1..], origin), &mut lines);
        judge(history, origin, step, lines)
    });
    let learned = Learned {
        calendar: calendar_shares(&calendars, history.last),
        weights: Weights::learn(&past, history.last),
    };
    (judged, learned)
}

/// One origin's errors.
struct Judged {
    errors: OriginErrors,
    /// Daily errors of the weeks right after it, the last of them first.
    blocks: Vec<Vec<[f64; 7]>>,
    /// What external drivers would have added.
    tried: Tried,
}

impl Judged {
    /// Makes the errors those of the forecast with the chosen drivers.
    fn follow(&mut self, choice: &Choice) {
        for (line, drivers) in self.tried.iter().enumerate() {
            let followed = choice.followed.get(line).copied().flatten();
            let driven = followed.and_then(|followed| drivers[followed.driver].as_ref());
            let Some(driven) = driven else { continue };
            let component = estimate_component(line);
            let weeks = self.errors.weekly.len();
            for (week, days) in driven.daily.chunks_exact(7).enumerate() {
                let added: f64 = days.iter().sum();
                self.errors.weekly[week] -= added;
                self.errors.lines[line][week] -= added;
                self.errors.level[component] -= added / super::quantize::float_count(weeks.max(1));
            }
            let latest_first = driven.daily.chunks_exact(7).take(self.blocks.len()).rev();
            for (block, days) in self.blocks.iter_mut().zip(latest_first) {
                for (error, added) in block[component].iter_mut().zip(days) {
                    *error -= added;
                }
            }
        }
    }
}

fn judge(history: &History, origin: i32, step: usize, mut lines: Vec<LinePoint>) -> Judged {
    let passed = usize::try_from((history.last - origin) / 7).unwrap_or(0);
    let weeks = passed.min(JUDGED_WEEKS);
    cut(origin, 7 * weeks, &mut lines);
    let errors = daily_errors(history, &lines, origin, 7 * weeks);
    let sum_week =
        |daily: &Vec<f64>, week: usize| -> f64 { daily[7 * week..7 * week + 7].iter().sum() };
    let weekly =
        (0..weeks).map(|week| errors.iter().map(|daily| sum_week(daily, week)).sum()).collect();
    let line_week = |line: usize, week: usize| -> f64 {
        let parts = [recurring_component(line), estimate_component(line)];
        parts.iter().map(|part| sum_week(&errors[*part], week)).sum()
    };
    let by_line = |line| (0..weeks).map(|week| line_week(line, week)).collect();
    let made = (0..history.lines.len()).map(by_line).collect();
    let level = errors
        .iter()
        .map(|daily| daily.iter().sum::<f64>() / super::quantize::float_count(weeks.max(1)))
        .collect();
    let block = |week: usize| {
        errors.iter().map(|daily| std::array::from_fn(|day| daily[7 * week + day])).collect()
    };
    let blocks = (0..step.min(weeks)).rev().map(block).collect();
    Judged {
        errors: OriginErrors { weekly, back: passed, lines: made, level },
        blocks,
        tried: try_all(history, &lines, origin, 7 * weeks),
    }
}

/// Actual − forecast by component and day after `origin`.
fn daily_errors(history: &History, lines: &[LinePoint], origin: i32, days: usize) -> Vec<Vec<f64>> {
    let end = origin + i32::try_from(days).unwrap_or(0);
    let offset = |day: i32| usize::try_from(day - origin - 1).unwrap_or(0);
    let mut errors = vec![vec![0.0; days]; 2 * lines.len()];
    for (index, (line, point)) in history.lines.iter().zip(lines).enumerate() {
        for occurrence in &point.occurrences {
            errors[recurring_component(index)][offset(occurrence.day)] -= float(occurrence.coins);
        }
        for (error, expected) in errors[estimate_component(index)].iter_mut().zip(&point.estimate) {
            *error -= expected;
        }
        for (party, events) in line.parties.iter().enumerate() {
            let events = until(&events.events, end);
            for event in &events[until(events, origin).len()..] {
                let share = point
                    .items
                    .iter()
                    .find(|item| !item.stopped && item.holds(&history.days, party, *event))
                    .map_or(0.0, |item| item.on_day);
                let (at, coins) = (offset(event.day), float(event.coins));
                errors[recurring_component(index)][at] += share * coins;
                errors[estimate_component(index)][at] += (1.0 - share) * coins;
            }
        }
    }
    errors
}
