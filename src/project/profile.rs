//! On which days a line pays: weekday × day of month, shrunk towards every day alike.

use super::day_table::{DayTable, MONTH_CELLS};
use super::history::Event;
use super::quantize::{float, float_count};

/// History that shapes the profile, in days.
const WINDOW: i32 = 364;
/// Sizes of events are cut at this many times their mean: one large bill is not a paying day.
const LARGEST: f64 = 2.0;

/// How much evenly paid history a profile starts from.
#[derive(Debug, Clone, Copy)]
struct Prior {
    /// Weeks for each weekday.
    weeks: f64,
    /// Months for each day of month.
    months: f64,
}

/// For run rates, where recurring items are already out.
const REMAINDER: Prior = Prior { weeks: 13.0, months: 18.0 };
/// For plans, where the days of the whole line are asked for: a card bill has its day.
const PAYING_DAYS: Prior = Prior { weeks: 8.0, months: 1.0 };

/// Relative weight of each day; about 1 on average.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Profile {
    weekday: [f64; 7],
    cell: [f64; MONTH_CELLS],
}

impl Default for Profile {
    fn default() -> Self {
        Self { weekday: [1.0; 7], cell: [1.0; MONTH_CELLS] }
    }
}

impl Profile {
    /// The profile of a remainder's `events` (none after `origin`).
    pub(super) fn remainder(days: &DayTable, events: &[Event], origin: i32) -> Self {
        Self::new(days, events, origin, REMAINDER)
    }

    /// The paying days of a whole line.
    pub(super) fn paying_days(days: &DayTable, events: &[Event], origin: i32) -> Self {
        Self::new(days, events, origin, PAYING_DAYS)
    }

    fn new(days: &DayTable, events: &[Event], origin: i32, prior: Prior) -> Self {
        let start = (origin - WINDOW + 1).max(0);
        let events = &events[events.partition_point(|event| event.day < start)..];
        let mut made = Self::default();
        if events.len() < 3 {
            return made;
        }
        let sizes = cut_sizes(events);
        let mean = sizes.iter().sum::<f64>() / f64::from(origin - start + 1);
        let (mut paid, mut held) = ([0.0; 7], [0.0; 7]);
        for (event, size) in events.iter().zip(&sizes) {
            paid[days.weekday(event.day)] += size;
        }
        for day in start..=origin {
            held[days.weekday(day)] += 1.0;
        }
        for (weight, (paid, held)) in made.weekday.iter_mut().zip(paid.iter().zip(held)) {
            *weight = shrunk(*paid, held, mean, prior.weeks);
        }
        let (mut paid, mut held) = ([0.0; MONTH_CELLS], [0.0; MONTH_CELLS]);
        for (event, size) in events.iter().zip(&sizes) {
            paid[days.cell(event.day)] += size;
        }
        // What the weekday explains is not explained by the day of month again.
        for day in start..=origin {
            held[days.cell(day)] += made.weekday[days.weekday(day)];
        }
        for (weight, (paid, held)) in made.cell.iter_mut().zip(paid.iter().zip(held)) {
            *weight = shrunk(*paid, held, mean, prior.months);
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

    /// The weight of a day's weekday alone.
    pub(super) fn weekday_weight(&self, days: &DayTable, day: i32) -> f64 {
        self.weekday[days.weekday(day)]
    }

    /// The weight of a day.
    pub(super) fn weight(&self, days: &DayTable, day: i32) -> f64 {
        self.weekday[days.weekday(day)] * self.cell[days.cell(day)]
    }

    /// Is one weekday or a few days clearly preferred?
    pub(super) fn is_shaped(&self) -> bool {
        let spread = |weights: &[f64]| weights.iter().fold(0.0f64, |most, w| most.max(*w));
        spread(&self.weekday) > 1.3 || spread(&self.cell) > 1.5
    }
}

fn shrunk(sum: f64, count: f64, mean: f64, prior: f64) -> f64 {
    (sum + prior * mean) / ((count + prior) * mean)
}

/// Sizes of events, cut at [`LARGEST`] times their mean.
pub(super) fn cut_sizes(events: &[Event]) -> Vec<f64> {
    let sizes = events.iter().map(|event| float(event.coins).abs());
    let cap = LARGEST * sizes.clone().sum::<f64>() / float_count(events.len());
    sizes.map(|size| size.min(cap)).collect()
}
