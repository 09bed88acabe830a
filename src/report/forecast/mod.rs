//! The report of `cashcast forecast` (DESIGN §9, MOCKUPS §1).

mod allocation;
mod cash;
mod commit;
mod credit;
mod explain;
mod headline;
mod lines;
pub(super) mod notes;
mod open_items;
mod planned;
pub(super) mod records;
mod recurring;
mod reserves;
mod scenarios;
mod spend;
mod spend_records;
mod stages;
mod trend;
mod trend_words;
mod view;
mod way;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Block, Document, PARTS, Readers, Report};
pub use crate::aggregate::OpeningSource;
use crate::aggregate::PlannedExpansion;
use crate::allocate::Allocation;
use crate::config::Settings;
use crate::control::Control;
use crate::domain::{Budget, Note, Scenario};
use crate::ingest::LedgerSummary;
use crate::project::{LineComponents, Projection};
pub use allocation::{SCHEMA as ALLOCATION_SCHEMA, allocation};
pub use explain::{ExplainInputs, SCHEMA as EXPLAIN_SCHEMA, explain};
use view::View;

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.forecast/1";

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct ForecastInputs<'a> {
    /// The forecast.
    pub projection: &'a Projection,
    /// Every rule of `[[planned]]` with its dates.
    pub planned: &'a [PlannedExpansion],
    /// What history shows of each line.
    pub components: &'a [LineComponents],
    /// What it can carry.
    pub allocation: &'a Allocation,
    /// Settings in force.
    pub settings: &'a Settings,
    /// Ledger files, in order of the command line.
    pub sources: &'a [LedgerSummary],
    /// Budgets, merged; without files where there is none.
    pub budget: &'a Budget,
    /// What became of the budgets so far, where something of them is past.
    pub control: Option<&'a Control>,
    /// Where the opening balance is from.
    pub opening_source: OpeningSource,
    /// The same for people: `balance column at ledger.csv:5013`. Empty where unknown.
    pub opening_note: &'a str,
    /// The last ledger day and how many days stand between it and the as-of date, where any do.
    pub stale: Option<(NaiveDate, i64)>,
    /// Notes of other layers, beside those inside projection, allocation and sources.
    pub notes: &'a [Note],
    /// Print cents in the document.
    pub cents: bool,
    /// Say what can be spent today in one sum.
    pub lump_sum: bool,
    /// For people alone the records of every open item, and of every line and week, are left out:
    /// making hundreds of thousands of them that nobody reads took a tenth of the run.
    pub readers: Readers,
}

/// Builds the report.
pub fn forecast(inputs: &ForecastInputs<'_>) -> Report {
    let view = View::new(inputs);
    let notes = notes::all(&view);
    Report {
        schema: SCHEMA,
        decimals: inputs.projection.currency.decimals(),
        fields: records::fields(&view, &notes),
        document: document(&view, &notes),
        default_table: "periods",
        tables: Vec::new(),
        parts: &PARTS,
        on_request: on_request(inputs),
    }
}

/// Every note of the report.
pub(super) fn notes_of(inputs: &ForecastInputs<'_>) -> Vec<Note> {
    notes::all(&View::new(inputs))
}

/// Tables that most readers do not look for: only where they are named.
fn on_request(inputs: &ForecastInputs<'_>) -> Vec<&'static str> {
    let band_alone = inputs.projection.scenarios.len() <= Scenario::BAND.len();
    let scenarios = band_alone.then_some("scenarios");
    scenarios.into_iter().chain(["reserves", "planned", "recurring", "trend"]).collect()
}

fn document(view: &View<'_>, notes: &[Note]) -> Document {
    let mut blocks = headline::banners(view);
    blocks.push(headline::title(view, "CASH FORECAST"));
    blocks.push(Block::Headline(headline::sentences(view)));
    let spend = spend::Spend::new(view);
    let tables = [
        Some(cash::table(view)),
        way::table(view),
        Some(lines::table(view)),
        Some(scenarios::table(view)),
        scenarios::differences(view),
        credit::table(view),
        stages::table(view, &spend),
        commit::table(view, &spend),
    ];
    blocks.extend(tables.into_iter().flatten().map(Block::Table));
    blocks.extend(open_items::tables(view).into_iter().map(Block::Table));
    blocks.extend(reserves::tables(view).into_iter().map(Block::Table));
    blocks.push(Block::Table(planned::table(view)));
    blocks.push(Block::Table(recurring::table(view)));
    blocks.extend(trend::blocks(view));
    let messages = notes.iter().map(|note| note.message.clone()).collect();
    blocks.push(Block::Notes(messages));
    Document { blocks }
}
