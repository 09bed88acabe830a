//! The report of `cashcast variance`: budget against actual, the answer first (MOCKUPS §3).

mod completion;
mod departments;
mod frozen;
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
use super::{Block, Document, Field, Report};
use crate::config::Settings;
use crate::control::{Control, Frozen};
use crate::domain::{Budget, Currency, Note};
use crate::ingest::LedgerSummary;
use groups::SectionView;
pub(super) use words::{days as budget_days, percent as variance_percent};

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.variance/1";

/// The parts that `--tables` may choose.
const PARTS: [&str; 8] = [
    "variance",
    "completion",
    "departments",
    "units",
    "standards",
    "against",
    "lead-times",
    "notes",
];

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct VarianceInputs<'a> {
    /// Budget against actual; `None` without a budget.
    pub control: Option<&'a Control>,
    /// Saved forecasts against what came, where they are asked for.
    pub frozen: Option<&'a Frozen>,
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
    /// `None` without a budget.
    fn new(inputs: &'a VarianceInputs<'a>) -> Option<Self> {
        let control = inputs.control?;
        Some(Self {
            inputs,
            control,
            figures: Figures::new(inputs.currency, inputs.cents),
            decimals: inputs.currency.decimals(),
            sections: groups::sections(control),
        })
    }
}

/// Every note of the report.
pub(super) fn notes_of(inputs: &VarianceInputs<'_>) -> Vec<Note> {
    notes::all(inputs, View::new(inputs).as_ref())
}

/// `variance` without a budget.
pub(super) fn no_records() -> Field {
    records::variance(None)
}

/// Builds the report.
pub fn variance(inputs: &VarianceInputs<'_>) -> Report {
    let view = View::new(inputs);
    let notes = notes::all(inputs, view.as_ref());
    Report {
        schema: SCHEMA,
        decimals: inputs.currency.decimals(),
        fields: records::fields(inputs, view.as_ref(), &notes),
        document: document(inputs, view.as_ref(), &notes),
        default_table: if view.is_some() { "variance" } else { "forecast_lines" },
        tables: Vec::new(),
        parts: &PARTS,
        on_request: Vec::new(),
    }
}

fn document(inputs: &VarianceInputs<'_>, view: Option<&View<'_>>, notes: &[Note]) -> Document {
    let figures = Figures::new(inputs.currency, inputs.cents);
    let mut blocks: Vec<Block> = headline::banner(inputs).into_iter().collect();
    blocks.push(headline::title(inputs, view));
    let sentences = view.map(headline::sentences).into_iter();
    let against = inputs.frozen.map(|frozen| frozen::sentences(frozen, figures));
    blocks.push(Block::Headline(sentences.chain(against).collect()));
    let of_budget = view.into_iter().flat_map(|view| {
        [
            Some(table::table(view)),
            Some(completion::table(view)),
            departments::table(view),
            units::flexed(view),
            units::standards(view),
        ]
    });
    blocks.extend(of_budget.flatten().map(Block::Table));
    let of_forecasts = inputs.frozen.map(|frozen| frozen::tables(frozen, figures));
    blocks.extend(of_forecasts.into_iter().flatten().map(Block::Table));
    blocks.push(Block::Notes(notes.iter().map(|note| note.message.clone()).collect()));
    Document { blocks }
}
