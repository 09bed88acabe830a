//! The point forecast of history alone: recurring items, and the shrunk run rate of the rest.
//! The same code serves today's forecast and every past origin.

use std::collections::BTreeMap;

use super::day_table::DayTable;
use super::dense;
use super::driver::Driven;
use super::history::{Event, History};
use super::learned::{Learned, Weights};
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
    /// The remainder's days as multiples of the mean day.
    pub(super) course: Vec<f64>,
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

    /// Sets the estimate by rate and course, with what items pay beside their days.
    fn reckon(&mut self, days: &DayTable, origin: i32) {
        let daily = self.rate.weekly / 7.0;
        let whole = self.items.iter().all(|item| item.stopped || item.on_day >= 1.0);
        self.estimate = (origin + 1..)
            .zip(&self.course)
            .map(|(day, course)| daily * course + if whole { 0.0 } else { self.beside(days, day) })
            .collect();
    }

    /// Takes the calendar model's path in by its share.
    fn join_calendar(&mut self, path: &[f64], share: f64) {
        let weekly = path[..DRIFT_DAYS].iter().sum::<f64>() * 7.0 / float_count(DRIFT_DAYS);
        if weekly * self.rate.weekly <= 0.0 {
            return;
        }
        let before = self.rate.weekly / 7.0;
        self.rate.join_calendar(weekly, share);
        let after = self.rate.weekly / 7.0;
        for (course, path) in self.course.iter_mut().zip(path) {
            *course = ((1.0 - share) * before * *course + share * path) / after;
        }
    }

    /// Keeps only a part of what weeks differ by from the mean week.
    fn flatten(&mut self, keep: f64) {
        let mean = self.course[..DRIFT_DAYS].iter().sum::<f64>() / float_count(DRIFT_DAYS);
        for week in self.course.chunks_exact_mut(7) {
            let own = week.iter().sum::<f64>() / 7.0;
            if own > 0.0 {
                let factor = (mean + keep * (own - mean)) / own;
                for day in week {
                    *day *= factor;
                }
            }
        }
    }

    fn cut(&mut self, origin: i32, horizon: usize) {
        let end = last_day(origin, horizon);
        self.occurrences.retain(|occurrence| occurrence.day <= end);
        self.course.truncate(horizon);
        self.estimate.truncate(horizon);
    }

    /// Projects nothing: history is too short to say anything.
    pub(super) fn silence(&mut self) {
        self.occurrences.clear();
        self.items.clear();
        self.estimate.fill(0.0);
    }
}

fn last_day(origin: i32, days: usize) -> i32 {
    origin + i32::try_from(days).unwrap_or(0)
}

/// Forecasts every line from what was known at `origin`, with what past dates have shown.
pub(super) fn forecast(
    history: &History,
    origin: i32,
    horizon: usize,
    effort: Effort,
    learned: &Learned,
) -> Vec<LinePoint> {
    let mut lines = fit(history, origin, horizon, effort).settle(history, &learned.calendar);
    weigh(history, origin, learned.weights, &mut lines);
    cut(origin, horizon, &mut lines);
    lines
}

/// Keeps the days up to a horizon.
pub(super) fn cut(origin: i32, horizon: usize, lines: &mut [LinePoint]) {
    for line in lines {
        line.cut(origin, horizon);
    }
}

/// Every line by itself, from what was known at an origin; over 91 days at least, in whole weeks.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) origin: i32,
    pub(super) lines: Vec<LinePoint>,
    /// By line: what the calendar model expects of each day, where it was asked.
    pub(super) calendars: BTreeMap<usize, Vec<f64>>,
}

/// Fits every line to what was known at `origin`.
pub(super) fn fit(history: &History, origin: i32, horizon: usize, effort: Effort) -> Fitted {
    let count = horizon.max(DRIFT_DAYS).next_multiple_of(7);
    let far = last_day(origin, count);
    let days = &history.days;
    let fit_line = |line: usize| {
        let split = split(history, &history.lines[line], origin);
        let upcoming =
            |(index, item): (usize, &RecurringItem)| item.upcoming(days, index, origin, far);
        let line = LinePoint {
            occurrences: split.items.iter().enumerate().flat_map(upcoming).collect(),
            rate: run_rate(days, &split.rest, origin),
            course: Vec::new(),
            estimate: Vec::new(),
            driven: None,
            last_rest: split.rest.last().map(|event| event.day),
            rest_count: split.rest.len(),
            items: split.items,
        };
        (line, split.rest)
    };
    let (mut lines, rests): (Vec<LinePoint>, Vec<Vec<Event>>) =
        in_parallel(0..history.lines.len(), effort, fit_line).into_iter().unzip();
    let chosen = worth_the_pool(&lines);
    for line in &chosen {
        set_level(days, &rests[*line], origin, &mut lines[*line].rate);
    }
    for line in &mut lines {
        line.course = line.rate.course(days, origin, count);
        line.reckon(days, origin);
    }
    let calendars = chosen
        .into_iter()
        .filter(|line| dense::pays_on_most_days(&rests[*line], origin))
        .map(|line| (line, dense::path(days, &rests[line], origin, count)))
        .collect();
    Fitted { origin, lines, calendars }
}

impl Fitted {
    /// Joins the calendar model by its share of each line, and shrinks the drift of all lines.
    pub(super) fn settle(
        mut self,
        history: &History,
        shares: &BTreeMap<usize, f64>,
    ) -> Vec<LinePoint> {
        for (line, share) in shares {
            if let Some(path) = self.calendars.get(line) {
                self.lines[*line].join_calendar(path, *share);
            }
        }
        shrink_drift(history, self.origin, &mut self.lines);
        for line in &mut self.lines {
            line.reckon(&history.days, self.origin);
        }
        self.lines
    }
}

/// Keeps what past dates have shown to be worth of the drift and of the shape of the weeks.
pub(super) fn weigh(history: &History, origin: i32, weights: Weights, lines: &mut [LinePoint]) {
    if weights == Weights::default() {
        return;
    }
    let drift = (recurring(origin, lines)
        + lines.iter().flat_map(|line| &line.estimate[..DRIFT_DAYS]).sum::<f64>())
        * 7.0
        / float_count(DRIFT_DAYS);
    shift(lines, (weights.drift - 1.0) * drift);
    for line in lines {
        line.flatten(weights.shape);
        line.reckon(&history.days, origin);
    }
}

/// Coins that items are expected to pay on their days over the days the drift is judged on.
fn recurring(origin: i32, lines: &[LinePoint]) -> f64 {
    let last = last_day(origin, DRIFT_DAYS);
    let occurrences = lines.iter().flat_map(|line| &line.occurrences);
    let until = occurrences.filter(|occurrence| occurrence.day <= last);
    until.map(|occurrence| float(occurrence.coins)).sum()
}

/// Shrinks the total net drift (DESIGN §7: that is where balance errors pile up).
fn shrink_drift(history: &History, origin: i32, lines: &mut [LinePoint]) {
    let weeks = float_count(DRIFT_DAYS) / 7.0;
    let last = last_day(origin, DRIFT_DAYS);
    let rates: f64 = lines.iter().map(|line| line.rate.weekly).sum();
    let beside: f64 = lines
        .iter()
        .flat_map(|line| (origin + 1..=last).map(|day| line.beside(&history.days, day)))
        .sum();
    let drift = (recurring(origin, lines) + beside) / weeks + rates;
    if let Some(t) = drift_evidence(&history.net, origin) {
        shift(lines, (kept_drift(t) - 1.0) * drift);
    }
}

/// Moves the run rates by `change` coins a week in all, each by its share of the uncertainty.
fn shift(lines: &mut [LinePoint], change: f64) {
    let variance: f64 = lines.iter().map(|line| line.rate.variance).sum();
    if variance <= 0.0 {
        return;
    }
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
