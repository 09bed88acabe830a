//! The report of `cashcast backtest`: how right the forecast would have been, the verdict first.

mod headline;
mod lines;
mod notes;
mod origins;
mod records;
mod tables;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::figures::Figures;
use super::{Block, Document, Report};
use crate::config::Settings;
use crate::domain::{Currency, Note};
use crate::ingest::LedgerSummary;
use crate::project::TrackRecord;

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.backtest/1";

/// The parts that `--tables` may choose.
const PARTS: [&str; 5] = ["weekly", "horizons", "lines", "origins", "notes"];

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct BacktestInputs<'a> {
    /// The track record.
    pub record: &'a TrackRecord,
    /// Settings in force.
    pub settings: &'a Settings,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The currency of all amounts.
    pub currency: &'a Currency,
    /// Ledger files, in order of the command line.
    pub sources: &'a [LedgerSummary],
    /// Notes of other layers, beside those inside sources.
    pub notes: &'a [Note],
    /// Print cents in the document.
    pub cents: bool,
}

impl BacktestInputs<'_> {
    fn figures(&self) -> Figures {
        Figures::new(self.currency, self.cents)
    }
}

/// Builds the report.
pub fn backtest(inputs: &BacktestInputs<'_>) -> Report {
    let notes = notes::all(inputs);
    Report {
        schema: SCHEMA,
        decimals: inputs.currency.decimals(),
        fields: records::fields(inputs, &notes),
        document: document(inputs, &notes),
        default_table: "summary",
        tables: Vec::new(),
        parts: &PARTS,
        on_request: Vec::new(),
    }
}

fn document(inputs: &BacktestInputs<'_>, notes: &[Note]) -> Document {
    let mut blocks =
        vec![headline::title(inputs), Block::Headline(vec![headline::sentences(inputs)])];
    let tables = [
        Some(tables::weekly(inputs)),
        tables::horizons(inputs),
        Some(lines::table(inputs)),
        Some(origins::table(inputs)),
    ];
    blocks.extend(tables.into_iter().flatten().map(Block::Table));
    blocks.push(Block::Notes(notes.iter().map(|note| note.message.clone()).collect()));
    Document { blocks }
}
