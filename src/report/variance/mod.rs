//! The report of `cashcast variance`: budget against actual, the answer first (MOCKUPS §3).

mod completion;
mod departments;
mod groups;
mod headline;
mod notes;
mod records;
mod table;
#[cfg(test)]
mod tests;
mod units;
mod words;

use chrono::NaiveDate;

use super::figures::Figures;
use super::{Block, Document, Report};
use crate::config::Settings;
use crate::control::Control;
use crate::domain::{Budget, Currency, Note};
use crate::ingest::LedgerSummary;
use groups::SectionView;
pub(super) use words::{days as budget_days, percent as variance_percent};

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.variance/1";

/// The parts that `--tables` may choose.
const PARTS: [&str; 6] = ["variance", "completion", "departments", "units", "standards", "notes"];

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct VarianceInputs<'a> {
    /// The comparison.
    pub control: &'a Control,
    /// The budgets.
    pub budget: &'a Budget,
    /// Settings in force.
    pub settings: &'a Settings,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The last ledger day.
    pub last_actual: NaiveDate,
    /// The currency of all amounts.
    pub currency: &'a Currency,
    /// Ledger files, in order of the command line.
    pub sources: &'a [LedgerSummary],
    /// Notes of other layers, beside those inside sources and the comparison.
    pub notes: &'a [Note],
    /// Print cents in the document.
    pub cents: bool,
}

/// Inputs with what follows from them.
struct View<'a> {
    inputs: &'a VarianceInputs<'a>,
    control: &'a Control,
    figures: Figures,
    decimals: u32,
    sections: Vec<SectionView<'a>>,
}

impl<'a> View<'a> {
    fn new(inputs: &'a VarianceInputs<'a>) -> Self {
        Self {
            inputs,
            control: inputs.control,
            figures: Figures::new(inputs.currency, inputs.cents),
            decimals: inputs.currency.decimals(),
            sections: groups::sections(inputs.control),
        }
    }
}

/// Builds the report.
pub fn variance(inputs: &VarianceInputs<'_>) -> Report {
    let view = View::new(inputs);
    let notes = notes::all(&view);
    Report {
        schema: SCHEMA,
        decimals: view.decimals,
        fields: records::fields(&view, &notes),
        document: document(&view, &notes),
        default_table: "variance",
        tables: Vec::new(),
        parts: &PARTS,
        on_request: Vec::new(),
    }
}

fn document(view: &View<'_>, notes: &[Note]) -> Document {
    let mut blocks: Vec<Block> = headline::banner(view).into_iter().collect();
    blocks.push(headline::title(view));
    blocks.push(Block::Headline(vec![headline::sentences(view)]));
    let tables = [
        Some(table::table(view)),
        Some(completion::table(view)),
        departments::table(view),
        units::flexed(view),
        units::standards(view),
    ];
    blocks.extend(tables.into_iter().flatten().map(Block::Table));
    blocks.push(Block::Notes(notes.iter().map(|note| note.message.clone()).collect()));
    Document { blocks }
}
