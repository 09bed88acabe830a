//! `forecast --explain`: the same chain, then one figure taken apart and its rows looked up.

use super::ForecastError;
use super::forecast::{Forecast, ForecastRequest, inputs, run};
use super::read::options;
use crate::aggregate::{FoundRows, LedgerBuilder, RowLookup, RowQuery};
use crate::domain::{Currency, LineKey};
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
    Ok(Explained { forecast, explanation, found })
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
