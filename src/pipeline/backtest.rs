//! `backtest`: ledgers and settings to the track record of the forecast made from them.

use chrono::NaiveDate;

use super::drivers::drivers;
use super::gather::{Gathered, gather};
use super::read::InputFile;
use super::{ForecastError, thresholds};
use crate::config::{AfterAsOf, FailOnKind, Settings};
use crate::domain::{Currency, Note};
use crate::ingest::LedgerSummary;
use crate::project::{TrackRecord, TrackRecordInputs, track_record};

/// What a track record is made from.
#[derive(Debug, Clone, Copy)]
pub struct BacktestRequest<'a> {
    /// Ledgers, in order.
    pub ledgers: &'a [InputFile],
    /// External drivers, in order.
    pub drivers: &'a [InputFile],
    /// Settings in force.
    pub settings: &'a Settings,
}

/// A track record with everything a report of it needs.
#[derive(Debug, Clone)]
pub struct Backtest {
    /// The record.
    pub record: TrackRecord,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The last day with a ledger row.
    pub last_actual: NaiveDate,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What each ledger held.
    pub sources: Vec<LedgerSummary>,
    /// What qualifies the inputs.
    pub notes: Vec<Note>,
}

/// Forecasts from past dates of the ledgers, as [`super::forecast`] would have, and judges that.
/// Rows after the as-of date are always left out: scoring must not see what a forecast could not.
pub fn backtest(request: &BacktestRequest<'_>) -> Result<Backtest, ForecastError> {
    let settings = Settings { after_as_of: AfterAsOf::Drop, ..request.settings.clone() };
    thresholds::check_new(&settings, None)?;
    let of_record = |kind| matches!(kind, FailOnKind::Accuracy(_) | FailOnKind::Stale { .. });
    let not_judged = thresholds::check_judged(&settings, of_record, "`cashcast forecast`")?;
    let Gathered { as_of, aggregated, sources, currency, mut notes } =
        gather(request.ledgers, &settings)?;
    notes.extend(not_judged);
    let drivers = drivers(request.drivers, &settings)?;
    notes.extend(drivers.notes);
    if !settings.open_items.is_empty() {
        let message = "Open items are not used here: past dates are judged by the ledger alone.";
        notes.push(Note::new("open-items-not-judged", message));
    }
    let record = track_record(&TrackRecordInputs {
        history: &aggregated.history,
        last_actual: aggregated.last_actual,
        currency: &currency,
        level: settings.level,
        drivers: &drivers.drivers,
    })?;
    notes.extend(record.notes.iter().cloned());
    Ok(Backtest { record, as_of, last_actual: aggregated.last_actual, currency, sources, notes })
}
