//! The report of `cashcast inspect` (MOCKUPS §2): how each file is read, and what is wrong with it.

mod accounts;
mod headline;
mod layout;
mod lines;
mod question;
mod records;
mod rows;
mod stages;
mod transactions;

#[cfg(test)]
mod tests;

use super::{Block, Document, Listing, Printed, Report};
use crate::aggregate::Reading;
use crate::config::Settings;
use crate::domain::{Currency, Money, Note};
use crate::ingest::{DateDoubt, Inspection, LedgerSummary, Question, RowError};

pub use transactions::{TransactionFormat, TransactionWriter};

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.inspect/1";

/// One file, as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct InspectedFile {
    /// Name as given.
    pub file: String,
    /// How it is read; `None` where it is no ledger.
    pub inspection: Option<Inspection>,
    /// What only the user can decide.
    pub questions: Vec<Question>,
    /// What its rows came to, bad ones left out; `None` where a question stands in the way.
    pub summary: Option<LedgerSummary>,
    /// The rows as read: once, or once under each reading of the dates.
    pub readings: Vec<Reading>,
    /// The first bad rows.
    pub rejects: Vec<RowError>,
    /// All bad rows.
    pub rejected: u64,
    /// Why it is no ledger.
    pub failure: Option<String>,
    /// What to do about that, where it is known.
    pub cure: Option<String>,
}

impl InspectedFile {
    /// The doubt about its dates.
    fn doubt(&self) -> Option<&DateDoubt> {
        self.inspection.as_ref()?.dates.as_ref()
    }

    /// The likely reading of its rows.
    fn reading(&self) -> Option<&Reading> {
        let likely = self.doubt().and_then(|doubt| doubt.likely).unwrap_or(0);
        self.readings.get(likely).or(self.readings.first())
    }

    /// The currency of its amounts, by the file or by the settings.
    fn currency(&self, settings: &Settings) -> Currency {
        let said = self.summary.as_ref().and_then(|summary| summary.currency.clone());
        said.or_else(|| settings.currency.clone()).unwrap_or_else(Currency::unknown)
    }
}

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct InspectInputs<'a> {
    /// The files, in order of the command line.
    pub files: &'a [InspectedFile],
    /// Settings in force.
    pub settings: &'a Settings,
}

/// Builds the report.
pub fn inspect(inputs: &InspectInputs<'_>) -> Report {
    let mut blocks: Vec<Block> =
        inputs.files.iter().flat_map(|file| file_blocks(file, inputs.settings)).collect();
    blocks.extend(headline::all_files(inputs));
    Report {
        schema: SCHEMA,
        decimals: 2,
        fields: records::fields(inputs),
        document: Document { blocks },
        default_table: "files",
        tables: records::tables(inputs),
        parts: &[],
        on_request: Vec::new(),
    }
}

fn file_blocks(file: &InspectedFile, settings: &Settings) -> Vec<Block> {
    let mut blocks = vec![Block::Headline(vec![headline::sentence(file)])];
    blocks.extend(question::blocks(file));
    blocks.extend(question::cure(file));
    if let Some(inspection) = &file.inspection {
        blocks.push(Block::Listing(layout::how(inspection, settings)));
        blocks.push(Block::Listing(layout::columns(inspection)));
    }
    let decimals = file.currency(settings).decimals();
    blocks.extend(rows::as_read(file, decimals).map(Block::Table));
    blocks.extend(accounts::blocks(file, decimals));
    blocks.extend(lines::accounted(file, settings).map(Block::Listing));
    blocks.extend(stages::found(file, decimals).map(Block::Listing));
    blocks.extend(notes(file));
    blocks
}

/// What the reader noted beside the lines it accounts for.
fn notes(file: &InspectedFile) -> Option<Block> {
    let shown = |note: &&Note| !note.code.starts_with("ignored-") && note.code != "identical-rows";
    let notes = file.summary.iter().flat_map(|summary| &summary.notes);
    let messages: Vec<String> = notes.filter(shown).map(|note| note.message.clone()).collect();
    (!messages.is_empty()).then_some(Block::Notes(messages))
}

/// A listing of words.
fn listing(title: &str, columns: &[super::Align], rows: Vec<Vec<Printed>>) -> Listing {
    Listing {
        part: "",
        title: title.to_owned(),
        intro: Vec::new(),
        columns: columns.to_vec(),
        rows,
    }
}

/// `1,234.50`, never rounded, without its sign.
fn size(amount: Money, decimals: u32) -> String {
    let text = amount.abs().to_fixed(amount.decimal().normalize().scale().max(decimals));
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    match whole.parse() {
        Ok(whole) => format!("{}{rest}", super::figures::thousands(whole)),
        Err(_) => text,
    }
}

/// `(1,234.50)` where it is below zero, as in a statement.
fn statement(amount: Money, decimals: u32) -> String {
    let size = size(amount, decimals);
    if amount.is_negative() { format!("({size})") } else { size }
}

/// `-1,234.50` where it is below zero, as in a file.
fn signed(amount: Money, decimals: u32) -> String {
    let size = size(amount, decimals);
    if amount.is_negative() { format!("-{size}") } else { size }
}

/// A column for people: its header, or its number.
fn column_name(inspection: &Inspection, column: usize) -> String {
    let name = inspection.columns.get(column).map_or("", |found| found.name.as_str());
    if name.is_empty() { format!("#{}", column + 1) } else { name.to_owned() }
}
