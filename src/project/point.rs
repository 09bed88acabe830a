//! The point forecast of history alone: recurring items, and the shrunk run rate of the rest.
//! The same code serves today's forecast and every past origin.

use super::day_table::DayTable;
use super::driver::Driven;
use super::history::{Event, History};
use super::level::{set_level, worth_the_pool};
use super::parallel::{Effort, in_parallel};
use super::quantize::{float, float_count};
use super::recurring::{Occurrence, RecurringItem, split};
use super::run_rate::{RunRate, drift_evidence, run_rate};

/// How much evidence (t²) halves the drift.
const DRIFT_HALF: f64 = 3.0;
/// The days over which the drift is judged, whatever the horizon: a date's balance must not depend
/// on how far beyond it one looks.
pub(super) const DRIFT_DAYS: usize = 91;
/// No run rate moves by more than this share when the drift is shrunk.
const DRIFT_LIMIT: f64 = 0.6;

/// The point forecast of one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinePoint {
    /// Recurring items, stopped ones included.
    pub(super) items: Vec<RecurringItem>,
    /// Their expected payments.
    pub(super) occurrences: Vec<Occurrence>,
    /// The remainder's rate.
    pub(super) rate: RunRate,
    /// Its coins by day.
    pub(super) estimate: Vec<f64>,
    /// The external driver in them, where one is followed.
    pub(super) driven: Option<Driven>,
    /// Last day with an event that no item explains.
    pub(super) last_rest: Option<i32>,
    /// Events that no item explains.
    pub(super) rest_count: usize,
}

impl LinePoint {
    /// Coins of a day that items are expected to pay beside their days.
    pub(super) fn beside(&self, days: &DayTable, day: i32) -> f64 {
        self.items.iter().map(|item| item.beside(days, day)).sum()
    }

    /// Adds to the estimate what items pay beside their days.
    fn add_beside(&mut self, days: &DayTable, origin: i32) {
        if self.items.iter().all(|item| item.stopped || item.on_day >= 1.0) {
            return;
        }
        let beside: Vec<f64> =
            (origin + 1..).take(self.estimate.len()).map(|day| self.beside(days, day)).collect();
        for (estimate, beside) in self.estimate.iter_mut().zip(beside) {
            *estimate += beside;
        }
    }

    /// Projects nothing: history is too short to say anything.
    pub(super) fn silence(&mut self) {
        self.occurrences.clear();
        self.items.clear();
        self.estimate.fill(0.0);
    }
}

/// Forecasts every line from what was known at `origin`.
pub(super) fn forecast(
    history: &History,
    origin: i32,
    horizon: usize,
    effort: Effort,
) -> Vec<LinePoint> {
    let after = |days: usize| origin + i32::try_from(days).unwrap_or(0);
    let (end, far) = (after(horizon), after(horizon.max(DRIFT_DAYS)));
    let days = &history.days;
    let fit = |line: usize| {
        let split = split(history, &history.lines[line], origin);
        let upcoming =
            |(index, item): (usize, &RecurringItem)| item.upcoming(days, index, origin, far);
        let line = LinePoint {
            occurrences: split.items.iter().enumerate().flat_map(upcoming).collect(),
            rate: run_rate(days, &split.rest, origin),
            estimate: Vec::new(),
            driven: None,
            last_rest: split.rest.last().map(|event| event.day),
            rest_count: split.rest.len(),
            items: split.items,
        };
        (line, split.rest)
    };
    let (mut made, rests): (Vec<LinePoint>, Vec<Vec<Event>>) =
        in_parallel(history.lines.len(), effort, fit).into_iter().unzip();
    for line in worth_the_pool(&made) {
        set_level(days, &rests[line], origin, &mut made[line].rate);
    }
    shrink_drift(history, origin, &mut made);
    for line in &mut made {
        line.occurrences.retain(|occurrence| occurrence.day <= end);
        line.estimate = line.rate.daily(days, origin, horizon);
        line.add_beside(days, origin);
    }
    made
}

/// Shrinks the total net drift (DESIGN §7: that is where balance errors pile up) by moving the
/// run rates, each by its share of the uncertainty.
fn shrink_drift(history: &History, origin: i32, lines: &mut [LinePoint]) {
    let weeks = float_count(DRIFT_DAYS) / 7.0;
    let last = origin + i32::try_from(DRIFT_DAYS).unwrap_or(0);
    let recurring: f64 = lines
        .iter()
        .flat_map(|line| &line.occurrences)
        .filter(|occurrence| occurrence.day <= last)
        .map(|occurrence| float(occurrence.coins))
        .sum();
    let rates: f64 = lines.iter().map(|line| line.rate.weekly).sum();
    let beside: f64 = lines
        .iter()
        .flat_map(|line| (origin + 1..=last).map(|day| line.beside(&history.days, day)))
        .sum();
    let drift = (recurring + beside) / weeks + rates;
    let Some(t) = drift_evidence(&history.net, origin) else {
        return;
    };
    let keep = kept_drift(t);
    let variance: f64 = lines.iter().map(|line| line.rate.variance).sum();
    if variance <= 0.0 {
        return;
    }
    let change = (keep - 1.0) * drift;
    for line in lines {
        let limit = DRIFT_LIMIT * libm::fabs(line.rate.weekly);
        let share = change * line.rate.variance / variance;
        line.rate.weekly += share.clamp(-limit, limit);
    }
}

/// The share of the drift that evidence supports.
pub(super) fn kept_drift(t: f64) -> f64 {
    if t.is_infinite() {
        return 1.0;
    }
    t * t / (t * t + DRIFT_HALF)
}
