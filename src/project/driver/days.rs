//! A driver on the day indexes of a history.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::link::MOST_LAG;
use crate::domain::{DateSpan, Driver, DriverStep};
use crate::project::day_table::DayTable;
use crate::project::quantize::float_count;

/// What is known of one driver, by day. Values are units of the driver, no money.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::project) struct DriverDays {
    /// Its name.
    pub(in crate::project) name: String,
    /// What one of its values holds for.
    step: DriverStep,
    /// All its values are one and the same.
    pub(super) constant: bool,
    /// The day index of the first of `values`: before the history, as a delay reaches back.
    first: i32,
    /// The value of each day; `None` where the file says nothing.
    values: Vec<Option<f64>>,
    /// The last day that it says something of.
    pub(super) last: i32,
}

impl DriverDays {
    /// Spreads each value evenly over its days, as far as `days` and the longest delay before them
    /// reach.
    pub(in crate::project) fn new(driver: &Driver, days: &DayTable) -> Self {
        let first = -i32::try_from(7 * (MOST_LAG + 1)).unwrap_or(0);
        let index = |offset: usize| first + i32::try_from(offset).unwrap_or(i32::MAX);
        let count = usize::try_from(days.len() - first).unwrap_or(0);
        let mut values = vec![None; count];
        let span = driver.span().map(|(start, end)| (days.index(start), days.index(end)));
        let mut fill = |(start, end): (i32, i32), value: f64| {
            let from = usize::try_from(start.saturating_sub(first)).unwrap_or(0).min(count);
            let to = usize::try_from(i64::from(end) - i64::from(first) + 1).unwrap_or(0).min(count);
            values.get_mut(from..to).into_iter().flatten().for_each(|day| *day = Some(value));
        };
        if let (DriverStep::Day, Some(span)) = (driver.step, span) {
            fill(span, 0.0);
        }
        for (span, value) in &driver.values {
            let a_day = float_of(*value) / float_count(span.len().max(1));
            fill((days.index(span.start), days.index(span.end)), a_day);
        }
        let last = values.iter().rposition(Option::is_some).map_or(first - 1, index);
        Self {
            name: driver.name.clone(),
            step: driver.step,
            constant: is_constant(&driver.values),
            first,
            values,
            last,
        }
    }

    /// The units behind the seven days up to `end`; `None` where they are not known. `weights`: how
    /// much the line pays on each of them.
    ///
    /// A value of a week or a month is spread evenly over its days for want of better, and cash
    /// comes on some of them only: each day's part counts by what the line pays on that weekday.
    pub(super) fn week(&self, end: i32, weights: &[f64; 7]) -> Option<f64> {
        let from = usize::try_from(end - 6 - self.first).ok()?;
        let days = self.values.get(from..from + 7)?.iter().copied();
        if self.step == DriverStep::Day {
            return days.sum();
        }
        let weighed: Option<f64> =
            days.zip(weights).map(|(value, weight)| value.map(|value| weight * value)).sum();
        Some(7.0 * weighed? / weights.iter().sum::<f64>())
    }

    /// The weeks up to `origin`, the latest first: as many as `count` and a delay before them.
    pub(super) fn past(&self, origin: i32, count: usize, weights: &[f64; 7]) -> Vec<Option<f64>> {
        let weeks = i32::try_from(count + MOST_LAG).unwrap_or(0);
        (0..weeks).map(|back| self.week(origin - 7 * back, weights)).collect()
    }
}

/// No money, so a float is what the model needs.
fn float_of(value: Decimal) -> f64 {
    value.to_f64().filter(|value| value.is_finite()).unwrap_or(0.0)
}

fn is_constant(values: &[(DateSpan, Decimal)]) -> bool {
    values.windows(2).all(|pair| pair[0].1 == pair[1].1)
}
