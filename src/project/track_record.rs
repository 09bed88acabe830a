//! The track record of the forecast on its own ledger, in figures (formulas: accuracy = 100 − WAPE;
//! WAPE = Σ|a − f| / Σ|a|; bias = Σ(f − a) / Σ|a|; MASE of Hyndman and Koehler, 2006, scaled by the
//! naive change of the weeks before each past date). `forecast` and `backtest` share all of it.

use chrono::NaiveDate;

use super::backtest::{JUDGED_WEEKS, LEAST_WEEKS, backtest};
use super::driver::{driver_notes, follow};
use super::errors::error_model;
use super::history::History;
use super::judge::judged;
use super::parallel::Effort;
use super::point::{DRIFT_DAYS, forecast};
use super::run::LEAST_ROWS;
use super::verdict::Verdict;
use crate::domain::{CashTable, Currency, Driver, LineKey, Money, Note};

/// What a track record is made from.
#[derive(Debug, Clone, Copy)]
pub struct TrackRecordInputs<'a> {
    /// History up to and including `last_actual`; nothing later.
    pub history: &'a CashTable,
    /// The last day with actuals.
    pub last_actual: NaiveDate,
    /// Reporting currency.
    pub currency: &'a Currency,
    /// Width of the band in percent.
    pub level: u32,
    /// What was and is planned outside the cash.
    pub drivers: &'a [Driver],
}

/// Why there is no track record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrackRecordError {
    /// No past date has history enough behind it and a week after it.
    #[error(
        "{weeks} full {} of history {} too few to forecast from past dates: at least {needed} are needed",
        if *weeks == 1 { "week" } else { "weeks" },
        if *weeks == 1 { "is" } else { "are" }
    )]
    NoOrigin {
        /// Full weeks of history.
        weeks: i64,
        /// The fewest that hold one past forecast and a week to judge it by.
        needed: i64,
    },
    /// So few rows carry no forecast, today's included.
    #[error("{rows} rows are too few to forecast from: at least {needed} are needed")]
    FewRows {
        /// Rows of history.
        rows: u64,
        /// The fewest.
        needed: u64,
    },
}

/// How right weekly figures of one series were. Ratios have four decimals and are `None` where
/// what they are a share of is zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesRecord {
    /// Weekly figures judged, over all past dates (their weeks overlap).
    pub weeks: u32,
    /// Mean size |a| of a week.
    pub mean_size: Money,
    /// Mean error |a − f| of a week.
    pub mean_error: Money,
    /// Σ|a − f| / Σ|a|.
    pub wape: Option<f64>,
    /// Σ|a − f| / Σ naive change before each past date.
    pub mase: Option<f64>,
    /// Σ(f − a) / Σ|a|, in the signs of cash: above zero, more cash was forecast than came.
    pub bias: Option<f64>,
    /// WAPE of the mean of the 13 weeks before each past date.
    pub wape_mean_13: Option<f64>,
    /// WAPE of "the balance stays": all of it is missed.
    pub wape_balance_stays: Option<f64>,
}

impl SeriesRecord {
    /// 100 − WAPE, in percent; below zero where more is missed than came.
    pub fn accuracy_percent(&self) -> Option<f64> {
        self.wape.map(|wape| 100.0 - 100.0 * wape)
    }
}

/// How right closing balances were, so many weeks ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct HorizonRecord {
    /// Weeks ahead.
    pub weeks: u32,
    /// Past forecasts that have met that many weeks.
    pub forecasts: u32,
    /// How many of them do not overlap (rounded down; at least one).
    pub independent: u32,
    /// Mean absolute error of the closing balance.
    pub mean_error: Money,
    /// Median absolute error.
    pub median_error: Money,
    /// Mean error, forecast − actual.
    pub bias: Money,
    /// Mean absolute error in weeks of turnover.
    pub mean_in_turnover: Option<f64>,
    /// Median absolute error in weeks of turnover.
    pub median_in_turnover: Option<f64>,
    /// Mean absolute error of "the balance stays".
    pub mean_error_stays: Money,
    /// Mean absolute error of a 13-week mean carried forward.
    pub mean_error_mean_13: Money,
    /// Closing balances inside best–worst.
    pub inside: u32,
    /// How many a band of that level would hold.
    pub expected: f64,
}

/// How right one line was.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRecord {
    /// Which line.
    pub line: LineKey,
    /// Its figures.
    pub record: SeriesRecord,
    /// Its part of the absolute errors of all lines.
    pub error_share: Option<f64>,
}

/// A closing balance forecast from one past date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// Weeks ahead.
    pub weeks: u32,
    /// Forecast − actual.
    pub error: Money,
    /// Half the width of the band it would have had.
    pub half_width: Money,
    /// Was the actual balance inside it?
    pub inside: bool,
}

/// One week after a past date: what came and what was forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JudgedWeek {
    /// Its last day.
    pub end: NaiveDate,
    /// Actual and forecast net.
    pub net: (Money, Money),
    /// Actual and forecast receipts.
    pub receipts: (Money, Money),
    /// Actual and forecast disbursements (negative).
    pub disbursements: (Money, Money),
}

/// The forecast made from one past date.
#[derive(Debug, Clone, PartialEq)]
pub struct OriginRecord {
    /// The last day it knew.
    pub as_of: NaiveDate,
    /// Its weekly net.
    pub net: SeriesRecord,
    /// Closing balances 4, 8 and 13 weeks ahead, as far as they have come.
    pub closings: Vec<Closing>,
    /// Its weeks, the first first.
    pub weeks: Vec<JudgedWeek>,
}

/// What forecasts made from past dates of this ledger would have been worth.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackRecord {
    /// Weeks between two past dates.
    pub step: u32,
    /// What it comes to.
    pub verdict: Verdict,
    /// Past dates from which the forecast missed weekly net by less than a 13-week mean.
    pub beats_mean_13: u32,
    /// Receipts, disbursements and financing of a mean week since the earliest past date.
    pub turnover: Money,
    /// Weekly net.
    pub net: SeriesRecord,
    /// Weekly receipts.
    pub receipts: SeriesRecord,
    /// Weekly disbursements.
    pub disbursements: SeriesRecord,
    /// Closing balances 4, 8 and 13 weeks ahead, as far as any have come.
    pub horizons: Vec<HorizonRecord>,
    /// Lines by size of their error.
    pub lines: Vec<LineRecord>,
    /// Past dates, latest first.
    pub origins: Vec<OriginRecord>,
    /// What became of external drivers.
    pub notes: Vec<Note>,
}

impl TrackRecord {
    /// Are there past forecasts enough to judge?
    pub fn is_enough(&self) -> bool {
        self.verdict != Verdict::TooFewOrigins
    }

    /// Past dates forecast from.
    pub fn forecasts(&self) -> u32 {
        u32::try_from(self.origins.len()).unwrap_or(u32::MAX)
    }
}

/// Forecasts from past dates of a ledger and judges them.
pub fn track_record(inputs: &TrackRecordInputs<'_>) -> Result<TrackRecord, TrackRecordError> {
    let decimals = inputs.currency.decimals();
    let history = History::new(inputs.history, inputs.last_actual, DRIFT_DAYS, decimals)
        .with_drivers(inputs.drivers);
    let needed = LEAST_WEEKS + 1;
    let weeks = history.length() / 7;
    if weeks >= needed && history.rows < LEAST_ROWS {
        return Err(TrackRecordError::FewRows { rows: history.rows, needed: LEAST_ROWS });
    }
    let effort = Effort::of(history.events());
    let model = error_model(&history, backtest(&history), JUDGED_WEEKS);
    let learned = &model.backtest.learned;
    let mut points = forecast(&history, history.last, DRIFT_DAYS, effort, learned);
    follow(&history, &model.backtest.drivers, &mut points);
    let notes = driver_notes(&history, &model.backtest.drivers, &points);
    judged(&history, &model, inputs.level, decimals)
        .map(|record| TrackRecord { notes, ..record })
        .ok_or(TrackRecordError::NoOrigin { weeks: weeks.into(), needed: needed.into() })
}
