//! What a driver adds to the days ahead of a line.

use super::choice::Choice;
use super::link::{Link, link};
use crate::domain::Flow;
use crate::project::history::History;
use crate::project::point::LinePoint;

/// A driver in the estimate of a line, from one date on.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::project) struct Driven {
    /// Its index in `History::drivers`.
    pub(in crate::project) driver: usize,
    /// Weeks from the driver to the cash.
    pub(in crate::project) lag: usize,
    /// Coins for each unit.
    pub(in crate::project) slope: f64,
    /// Units in a week that add nothing.
    pub(in crate::project) level: f64,
    /// t² of the link behind them, both sides freed of their trends.
    pub(in crate::project) t2: f64,
    /// Units behind each week ahead; `None` where the file says nothing: then nothing is added.
    pub(in crate::project) weeks: Vec<Option<f64>>,
    /// Coins added to each day ahead.
    pub(in crate::project) daily: Vec<f64>,
}

/// By line and driver, what each would have added from one past date on.
pub(in crate::project) type Tried = Vec<Vec<Option<Driven>>>;

/// Tries every driver on every line from what was known at `origin`; nothing without drivers.
///
/// A file does not say when a value was planned, so the values of the days ahead are taken as they
/// stand in it, at past dates too.
pub(in crate::project) fn try_all(
    history: &History,
    points: &[LinePoint],
    origin: i32,
    horizon: usize,
) -> Tried {
    if history.drivers.is_empty() {
        return Vec::new();
    }
    let of_line = |line: usize| {
        let ahead = Ahead::new(history, points, line, origin, horizon);
        (0..history.drivers.len()).map(|driver| ahead.driven(driver)).collect()
    };
    (0..points.len()).map(of_line).collect()
}

/// Adds to today's estimates what the chosen drivers say, with slopes learned up to today.
pub(in crate::project) fn follow(history: &History, choice: &Choice, points: &mut [LinePoint]) {
    for (line, followed) in choice.followed.iter().enumerate() {
        let Some(followed) = followed else { continue };
        let horizon = points[line].estimate.len();
        let ahead = Ahead::new(history, points, line, history.last, horizon);
        let Some(driven) = ahead.driven(followed.driver) else { continue };
        let point = &mut points[line];
        for (estimate, added) in point.estimate.iter_mut().zip(&driven.daily) {
            *estimate += added;
        }
        point.driven = Some(driven);
    }
}

/// The days ahead of one line.
struct Ahead<'a> {
    history: &'a History,
    point: &'a LinePoint,
    line: usize,
    origin: i32,
    horizon: usize,
    /// What the line pays on the seven days of a week that ends as the origin does.
    weights: [f64; 7],
}

impl<'a> Ahead<'a> {
    fn new(
        history: &'a History,
        points: &'a [LinePoint],
        line: usize,
        origin: i32,
        horizon: usize,
    ) -> Self {
        let point = &points[line];
        let weight = |day: i32| point.rate.profile.weekday_weight(&history.days, day);
        let mut weights = [0.0; 7];
        for (place, day) in weights.iter_mut().zip(origin - 6..) {
            *place = weight(day);
        }
        Self { history, point, line, origin, horizon, weights }
    }

    /// What a driver adds; `None` where too little of it is known, or it does not vary.
    fn driven(&self, driver: usize) -> Option<Driven> {
        let days = &self.history.drivers[driver];
        let weeks = &self.point.rate.weeks;
        if days.constant || weeks.is_empty() {
            return None;
        }
        let link = link(weeks, &days.past(self.origin, weeks.len(), &self.weights))?;
        let first = 1 - i32::try_from(link.lag).unwrap_or(0);
        // A past date knows as many weeks ahead as today's file does: a file that ends today has no
        // plan to judge by.
        let planned = |week: i32| 7 * week <= days.last - self.history.last;
        let weeks: Vec<Option<f64>> = (first..)
            .take(self.horizon.div_ceil(7))
            .map(|week| days.week(self.origin + 7 * week, &self.weights).filter(|_| planned(week)))
            .collect();
        let added = |value: &Option<f64>| {
            self.within_flow(value.map_or(0.0, |value| link.slope * (value - link.level)))
        };
        let by_week: Vec<f64> = weeks.iter().map(added).collect();
        let course = self.point.course.iter().take(self.horizon).enumerate();
        let daily = course.map(|(at, course)| by_week[at / 7] / 7.0 * course).collect();
        let Link { lag, slope, level, t2 } = link;
        Some(Driven { driver, lag, slope, level, t2, weeks, daily })
    }

    /// No week of receipts falls below zero, and none of disbursements rises above it.
    fn within_flow(&self, added: f64) -> f64 {
        let own = self.point.rate.weekly;
        match self.history.lines[self.line].key.flow {
            Flow::Receipt => added.max(-own.max(0.0)),
            Flow::Disbursement => added.min(-own.min(0.0)),
            Flow::Financing => added,
        }
    }
}
