//! The external driver in an estimate: delay, slope, and its weeks behind the days asked for.

use chrono::NaiveDate;

use crate::domain::{DateSpan, Money};
use crate::project::driver::Driven;
use crate::project::history::History;
use crate::project::quantize::{money, quantize, quantize_daily};

/// Decimals that a slope is told with.
const SLOPE_DECIMALS: u32 = 6;

/// The driver of an estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedDriver {
    /// Its name.
    pub name: String,
    /// Weeks from the driver to the cash.
    pub lag: usize,
    /// Money for each unit, without season.
    pub slope: Money,
    /// Units in a week that add nothing.
    pub level: f64,
    /// The weeks ahead that meet the days asked for.
    pub weeks: Vec<ExplainedDriverWeek>,
}

/// A week ahead, as far as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedDriverWeek {
    /// Its days.
    pub span: DateSpan,
    /// Units of the driver behind it; `None` where its file says nothing.
    pub value: Option<f64>,
    /// What it adds to the estimate of those days, signed.
    pub amount: Money,
}

impl ExplainedDriver {
    /// What the driver adds to the estimate of all days asked for.
    pub fn amount(&self) -> Money {
        self.weeks.iter().map(|week| week.amount).sum()
    }
}

/// Tells what `driven` adds on the days `span`.
pub(super) fn explained(
    history: &History,
    driven: &Driven,
    span: DateSpan,
    decimals: u32,
) -> ExplainedDriver {
    let daily = quantize_daily(&driven.daily);
    let day = |offset: usize| -> NaiveDate {
        history.days.date(history.last + 1 + i32::try_from(offset).unwrap_or(0))
    };
    let week = |(week, value): (usize, &Option<f64>)| {
        let first = 7 * week;
        let last = (first + 6).min(daily.len() - 1);
        let asked = (first..=last).filter(|offset| span.contains(day(*offset)));
        let days: Vec<usize> = asked.collect();
        Some(ExplainedDriverWeek {
            span: DateSpan { start: day(*days.first()?), end: day(*days.last()?) },
            value: *value,
            amount: money(days.iter().map(|offset| daily[*offset]).sum(), decimals),
        })
    };
    let scale = libm::exp10(f64::from(SLOPE_DECIMALS) - f64::from(decimals));
    ExplainedDriver {
        name: history.drivers[driven.driver].name.clone(),
        lag: driven.lag,
        slope: money(quantize(driven.slope * scale), SLOPE_DECIMALS),
        level: driven.level,
        weeks: driven.weeks.iter().enumerate().filter_map(week).collect(),
    }
}
