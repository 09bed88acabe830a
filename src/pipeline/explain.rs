//! `forecast --explain`: the same chain, then one figure taken apart and its rows looked up.

use super::ForecastError;
use super::forecast::{Forecast, ForecastRequest, inputs, run};
use super::read::options;
use crate::aggregate::{FoundRows, LedgerBuilder, RowLookup, RowQuery};
use crate::config::Settings;
use crate::domain::{Currency, LineKey, Note, Scenario};
use crate::ingest::{IngestError, Shards, read_in_order};
use crate::project::{ExplainError, Explanation, explain as explain_figure};
use chrono::NaiveDate;

/// A forecast, and what stands behind one of its figures.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The forecast.
    pub forecast: Forecast,
    /// The figure taken apart.
    pub explanation: Explanation,
    /// The ledger rows behind it, by query.
    pub found: Vec<FoundRows>,
}

/// Makes a forecast and explains the figure that `text` names. The ledgers are read a second time
/// where rows are asked for: no run keeps rows it may never be asked about.
pub fn explain(request: &ForecastRequest<'_>, text: &str) -> Result<Explained, ForecastError> {
    let left_out = leaves_out(request.settings).then(|| {
        Note::new(
            "explained-before-drivers",
            "Explained before credit and before the drivers of best and worst: see --tables \
             scenarios,credit.",
        )
    });
    let settings = before_drivers(request.settings);
    let request = &ForecastRequest { settings: &settings, ..*request };
    let (forecast, made, dated) = run(request)?;
    let apart: Vec<LineKey> =
        forecast.allocation.cost_of_sales.iter().map(|cost| cost.line.clone()).collect();
    let inputs = inputs(&made, &dated, request.settings);
    let explanation = explain_figure(&inputs, &forecast.projection, text, &apart).map_err(
        |error| match error {
            ExplainError::Project(error) => ForecastError::Project(error),
            other => ForecastError::Explain(other),
        },
    )?;
    let found = found_rows(request, &explanation.queries, inputs.as_of)?;
    let mut forecast = forecast;
    forecast.notes.extend(left_out);
    Ok(Explained { forecast, explanation, found })
}

/// What stands behind a figure is history, items and plans; what drivers add to an edge of the band
/// and what a credit line lends is told by their own tables. The explanation is of the figure before
/// them.
fn before_drivers(settings: &Settings) -> Settings {
    let what_ifs = settings.what_ifs.iter();
    let named = what_ifs.filter(|what_if| !Scenario::BAND.contains(&what_if.scenario));
    Settings {
        what_ifs: named.cloned().collect(),
        credit_line: None,
        use_credit: false,
        ..settings.clone()
    }
}

/// Is there something that the explanation leaves out?
fn leaves_out(settings: &Settings) -> bool {
    let of_band =
        settings.what_ifs.iter().any(|what_if| Scenario::BAND.contains(&what_if.scenario));
    of_band || settings.credit_line.is_some()
}

/// The rows of every query.
fn found_rows(
    request: &ForecastRequest<'_>,
    queries: &[RowQuery],
    as_of: NaiveDate,
) -> Result<Vec<FoundRows>, IngestError> {
    if queries.is_empty() {
        return Ok(Vec::new());
    }
    let settings = request.settings;
    let decimals = settings.currency.as_ref().map_or(2, Currency::decimals);
    let mut builder = LedgerBuilder::new(settings, request.ledgers.len(), decimals);
    let mut lookup = RowLookup::new(settings, queries, decimals, as_of);
    for (index, file) in request.ledgers.iter().enumerate() {
        lookup.begin(builder.shard());
        read_in_order(file.source(), &options(file, index, settings), &mut lookup)?;
        if let Some(shard) = lookup.end() {
            builder.absorb(shard);
        }
    }
    Ok(lookup.finish())
}
