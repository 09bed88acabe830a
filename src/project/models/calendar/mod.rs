//! The calendar model of daily amounts: level × weekday × day of month (or business day of the
//! month), holidays as past years had them, and the year as last year moved.
//!
//! Indices are ratios of sums fitted by turns, each shrunk by its own noise; the level is a recent
//! weekly mean. A weekday on which nothing is paid is closed, exactly. The band is that of the
//! **cumulative** sum: its width comes from the same forecast made from past dates.

mod band;
mod components;
mod dates;
mod fit;
mod holidays;
mod index;
mod level;
mod month_of_year;
mod point;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use components::{Components, SeasonIndex};

use band::{DailySpread, PastErrors};
use dates::Day;
use point::{Point, point};

/// Past dates from which the forecast is judged, at most.
const ORIGINS: usize = 12;
/// Days of history behind the earliest of them.
const LEAST_BEHIND: usize = 56;
/// Probabilities of the quantiles of a single day.
const DAY_PROBABILITIES: [f64; 4] = [0.025, 0.1, 0.9, 0.975];
/// Errors of single days from past dates needed before they give the quantiles.
const LEAST_DAY_ERRORS: usize = 40;
/// The quantiles of a normal variable at [`DAY_PROBABILITIES`], where errors are too few.
const NORMAL_QUANTILES: [f64; 4] =
    [-1.959_963_984_5, -1.281_551_565_5, 1.281_551_565_5, 1.959_963_984_5];

/// A daily forecast; the first step is the day after the last value.
#[derive(Debug, Clone, PartialEq)]
pub struct DailyForecast {
    /// The expected amount of each day.
    pub mean: Vec<f64>,
    /// Quantiles of each day's amount at 2.5, 10, 90 and 97.5 %.
    pub quantiles: Vec<[f64; 4]>,
    /// Quantiles of the sum of all days up to each step at 10, 50 and 90 %.
    pub cumulative: Vec<[f64; 3]>,
    /// What the positive amounts are made of; none where there are none.
    pub receipts: Option<Components>,
    /// What the negative amounts are made of, their sizes taken as positive.
    pub disbursements: Option<Components>,
    /// Past dates whose errors stand behind the band; 0 where history is too short, and the band
    /// is the shipped prior alone.
    pub origins: usize,
    /// What history is too short for, in words; empty where it is long enough for everything.
    pub notes: Vec<String>,
}

/// Forecasts `horizon` days after `values`, the amounts of consecutive days from `start` on, in
/// any unit and with any sign; what is not finite counts as zero. Positive and negative amounts
/// are forecast apart and added. Always finite; without values, or with zeros only, all zero.
pub fn forecast_daily(start: NaiveDate, values: &[f64], horizon: usize) -> DailyForecast {
    let (unit, values) = in_units(values);
    let days = dates::span(start, values.len() + horizon);
    let both = Both::new(&days, &values);
    let step = (horizon / 4).max(7);
    let past = past_errors(&days, &values, horizon, step);
    let spread = band::cumulative_spread(&past, step, both.daily(), values.len(), horizon);
    DailyForecast {
        quantiles: scaled(day_quantiles(&both, &past), unit),
        cumulative: scaled(cumulative(&both, &spread), unit),
        mean: both.mean().iter().map(|value| value * unit).collect(),
        receipts: both.receipts.map(|point| point.components.scaled(unit)),
        disbursements: both.disbursements.map(|point| point.components.scaled(unit)),
        origins: past.len(),
        notes: notes(values.len(), past.len()),
    }
}

/// The expected amount of each of `horizon` days after `values`, as [`forecast_daily`] has it,
/// without band.
pub(in crate::project) fn daily_mean(start: NaiveDate, values: &[f64], horizon: usize) -> Vec<f64> {
    let (unit, values) = in_units(values);
    let days = dates::span(start, values.len() + horizon);
    Both::new(&days, &values).mean().iter().map(|value| value * unit).collect()
}

/// What `history` days and `origins` past dates are too few for.
fn notes(history: usize, origins: usize) -> Vec<String> {
    let last_year = 7 * level::LEAST_WEEKS;
    let lacks = [
        (history < fit::LEAST_DAYS_FOR_CELLS)
            .then(|| format!("no day-of-month index (from {} days on)", fit::LEAST_DAYS_FOR_CELLS)),
        (history < last_year).then(|| format!("last year is not asked (from {last_year} days on)")),
        (origins == 0).then(|| "no past forecast to judge by: the shipped band".to_owned()),
    ];
    let lacks = lacks.into_iter().flatten();
    lacks.map(|lack| format!("{history} days of history: {lack}")).collect()
}

/// Values as multiples of a unit that keeps all sums finite: the largest absolute value.
fn in_units(values: &[f64]) -> (f64, Vec<f64>) {
    let finite = |value: &f64| if value.is_finite() { *value } else { 0.0 };
    let unit = values.iter().map(finite).fold(0.0, |most: f64, value| most.max(value.abs()));
    let unit = if unit > 0.0 { unit } else { 1.0 };
    (unit, values.iter().map(|value| finite(value) / unit).collect())
}

fn scaled<const N: usize>(rows: Vec<[f64; N]>, unit: f64) -> Vec<[f64; N]> {
    rows.into_iter().map(|row| row.map(|value| value * unit)).collect()
}

/// The forecasts of both directions; one is `None` where the series has no such amount.
struct Both {
    receipts: Option<Point>,
    disbursements: Option<Point>,
    horizon: usize,
}

impl Both {
    fn new(days: &[Day], values: &[f64]) -> Self {
        let part = |sign: f64| {
            let sizes: Vec<f64> = values.iter().map(|value| (sign * value).max(0.0)).collect();
            sizes.iter().any(|size| *size > 0.0).then(|| point(days, &sizes))
        };
        Self { receipts: part(1.0), disbursements: part(-1.0), horizon: days.len() - values.len() }
    }

    fn combined(&self, sign: f64) -> Vec<f64> {
        let at = |point: &Option<Point>, step: usize| point.as_ref().map_or(0.0, |p| p.mean[step]);
        (0..self.horizon)
            .map(|step| at(&self.receipts, step) + sign * at(&self.disbursements, step))
            .collect()
    }

    fn mean(&self) -> Vec<f64> {
        self.combined(-1.0)
    }

    fn gross(&self) -> Vec<f64> {
        self.combined(1.0)
    }

    /// How a day strays, as shares of the gross forecast.
    fn daily(&self) -> DailySpread {
        let parts = [&self.receipts, &self.disbursements];
        let sums: [f64; 2] = parts.map(|part| part.as_ref().map_or(0.0, |p| p.mean.iter().sum()));
        let gross = sums[0] + sums[1];
        let both = |of: fn(&Point) -> f64| {
            let part = |index: usize| parts[index].as_ref().map_or(0.0, |p| of(p) * sums[index]);
            if gross > 0.0 { libm::hypot(part(0), part(1)) / gross } else { 0.0 }
        };
        DailySpread { usual: both(|point| point.spread), rough: both(|point| point.roughness) }
    }

    /// The least and the most that a day or a sum of days can be.
    fn bounds(&self) -> (f64, f64) {
        let least = if self.disbursements.is_none() { 0.0 } else { f64::NEG_INFINITY };
        let most = if self.receipts.is_none() { 0.0 } else { f64::INFINITY };
        (least, most)
    }
}

/// Errors of the forecast from past dates `step` days apart, the latest a horizon before the end.
fn past_errors(days: &[Day], values: &[f64], horizon: usize, step: usize) -> Vec<PastErrors> {
    let latest = values.len().saturating_sub(horizon);
    (0..ORIGINS)
        .map_while(|index| latest.checked_sub(index * step))
        .take_while(|origin| *origin >= LEAST_BEHIND)
        .map(|origin| {
            let both = Both::new(&days[..origin + horizon], &values[..origin]);
            let actual = &values[origin..origin + horizon];
            PastErrors::new(actual, &both.mean(), &both.gross())
        })
        .collect()
}

fn day_quantiles(both: &Both, past: &[PastErrors]) -> Vec<[f64; 4]> {
    let mut errors: Vec<f64> = past.iter().flat_map(|past| past.daily.iter().copied()).collect();
    errors.sort_by(f64::total_cmp);
    let shares = if errors.len() >= LEAST_DAY_ERRORS {
        DAY_PROBABILITIES.map(|probability| band::quantile(&errors, probability))
    } else {
        NORMAL_QUANTILES.map(|quantile| quantile * both.daily().usual)
    };
    let (least, most) = both.bounds();
    let days = both.mean().into_iter().zip(both.gross());
    days.map(|(mean, gross)| shares.map(|share| (mean + share * gross).clamp(least, most)))
        .collect()
}

fn cumulative(both: &Both, spread: &[f64]) -> Vec<[f64; 3]> {
    let (least, most) = both.bounds();
    let (mut total, mut sum) = (0.0, 0.0);
    let days = both.mean().into_iter().zip(both.gross()).zip(spread);
    days.map(|((mean, gross), spread)| {
        total += mean;
        sum += gross;
        let quantiles = band::cumulative_quantiles(total, sum, *spread);
        quantiles.map(|quantile| quantile.clamp(least, most))
    })
    .collect()
}
