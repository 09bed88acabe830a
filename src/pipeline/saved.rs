//! Saved forecasts: read back, and the last of them.

use chrono::NaiveDate;

use super::{ForecastError, InputFile};
use crate::control::Control;
use crate::domain::{Currency, Position, SavedForecast};
use crate::ingest::IngestError;
use crate::ingest::saved::read_saved;

/// The last saved forecast, and what was over budget on its day.
#[derive(Debug, Clone)]
pub struct LastSaved {
    /// The forecast.
    pub forecast: SavedForecast,
    /// Budget against actual on its as-of date, as the ledgers tell it today.
    pub control: Option<Control>,
}

/// Reads saved forecasts, oldest first; they are in the currency of the run.
pub(super) fn read(
    files: &[InputFile],
    currency: &Currency,
) -> Result<Vec<SavedForecast>, ForecastError> {
    let file = |file: &InputFile| Ok((file.name.clone(), file.source().bytes(&file.name)?));
    let read = || {
        let files = files.iter().map(file).collect::<Result<Vec<_>, IngestError>>()?;
        let saved = read_saved(&files)?;
        one_currency(&saved, currency)?;
        Ok(saved)
    };
    read().map_err(ForecastError::Saved)
}

fn one_currency(saved: &[SavedForecast], run: &Currency) -> Result<(), IngestError> {
    let Some(known) = run.known_code() else { return Ok(()) };
    let other = saved.iter().find_map(|forecast| {
        let code = forecast.currency.as_deref().filter(|code| *code != known)?;
        Some((forecast, code))
    });
    let Some((forecast, code)) = other else { return Ok(()) };
    Err(IngestError::File {
        position: Position::file(&forecast.file),
        what: format!("this forecast is in {code}, the ledgers are in {known}"),
        hint: Some("compare with forecasts of the same ledgers".to_owned()),
    })
}

/// The last of them up to and including a day.
pub(super) fn last(saved: Vec<SavedForecast>, as_of: NaiveDate) -> Option<SavedForecast> {
    saved.into_iter().rfind(|forecast| forecast.as_of <= as_of)
}
