//! On which days a line pays: weekday × day of month, shrunk towards every day alike.

use super::day_table::{DayTable, MONTH_CELLS};
use super::history::Event;
use super::quantize::{float, float_count};

/// History that shapes the profile, in days.
const WINDOW: i32 = 364;
/// Weeks of evenly paid history a weekday's weight starts from.
const WEEKDAY_PRIOR: f64 = 4.0;
/// Months of evenly paid history a day of month starts from.
const CELL_PRIOR: f64 = 3.0;

/// Relative weight of each day; about 1 on average.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Profile {
    weekday: [f64; 7],
    cell: [f64; MONTH_CELLS],
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            weekday: [1.0; 7],
            cell: [1.0; MONTH_CELLS],
        }
    }
}

impl Profile {
    /// The profile of `events` (none after `origin`).
    pub(super) fn new(days: &DayTable, events: &[Event], origin: i32) -> Self {
        let start = (origin - WINDOW + 1).max(0);
        let events = &events[events.partition_point(|event| event.day < start)..];
        let total: f64 = events.iter().map(|event| float(event.coins).abs()).sum();
        let mut made = Self::default();
        if total <= 0.0 || events.len() < 3 {
            return made;
        }
        let mean = total / f64::from(origin - start + 1);
        let (mut by_weekday, mut by_cell) = ([0.0; 7], [0.0; MONTH_CELLS]);
        let (mut weekdays, mut cells) = ([0.0; 7], [0.0; MONTH_CELLS]);
        for event in events {
            by_weekday[days.weekday(event.day)] += float(event.coins).abs();
        }
        for day in start..=origin {
            weekdays[days.weekday(day)] += 1.0;
            cells[days.cell(day)] += 1.0;
        }
        for (index, weight) in made.weekday.iter_mut().enumerate() {
            *weight = shrunk(by_weekday[index], weekdays[index], mean, WEEKDAY_PRIOR);
        }
        // What the weekday explains is not explained by the day of month again.
        for event in events {
            let share = made.weekday[days.weekday(event.day)].max(0.2);
            by_cell[days.cell(event.day)] += float(event.coins).abs() / share;
        }
        let mean = by_cell.iter().sum::<f64>() / f64::from(origin - start + 1);
        for (index, weight) in made.cell.iter_mut().enumerate() {
            *weight = shrunk(by_cell[index], cells[index], mean, CELL_PRIOR);
        }
        made.scale(days, origin);
        made
    }

    /// Brings the mean over the year up to `origin` to 1.
    fn scale(&mut self, days: &DayTable, origin: i32) {
        let start = (origin - WINDOW + 1).max(0);
        let sum: f64 = (start..=origin).map(|day| self.weight(days, day)).sum();
        let mean = sum / float_count(usize::try_from(origin - start + 1).unwrap_or(1));
        if mean > 0.0 {
            for weight in &mut self.cell {
                *weight /= mean;
            }
        }
    }

    /// The weight of a day.
    pub(super) fn weight(&self, days: &DayTable, day: i32) -> f64 {
        self.weekday[days.weekday(day)] * self.cell[days.cell(day)]
    }

    /// Is one weekday or a few days clearly preferred?
    pub(super) fn is_shaped(&self) -> bool {
        let spread = |weights: &[f64]| weights.iter().fold(0.0f64, |most, w| most.max(*w));
        spread(&self.weekday) > 1.5 || spread(&self.cell) > 2.5
    }
}

fn shrunk(sum: f64, count: f64, mean: f64, prior: f64) -> f64 {
    (sum + prior * mean) / ((count + prior) * mean)
}
