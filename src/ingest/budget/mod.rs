//! Budgets: CSV (long and wide), JSON and TOML files to one [`Budget`] (DESIGN §5, docs/budget.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod amount;
mod delimited;
mod field;
mod json;
mod line;
mod overlap;
mod period;
mod text;
mod toml;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub(in crate::ingest) use self::amount::{AmountRule, MarkEvidence, mark_evidence, undo_grouping};
pub(in crate::ingest) use self::delimited::{Record, records, sniff};
pub(in crate::ingest) use self::field::suggestion;
use self::field::{Field, RawRow, fields_rule};
use self::line::{ReadLine, Rules};
use self::overlap::overlaps;
pub(in crate::ingest) use self::period::{PERIOD_RULE, read_period};
use self::text::Source;
pub(in crate::ingest) use self::text::{Source as TextSource, decode, excerpt, refused_at};
use super::row_errors::refuse;
use super::{IngestError, Question, RowError};
use crate::domain::{Budget, BudgetFile, BudgetLine, Note, Position, Stages};

/// What one file holds, before its values are understood.
#[derive(Debug)]
struct FileRows {
    rows: Vec<RawRow>,
    /// Rows of the file; a wide row gives several.
    count: u64,
    amounts: AmountRule,
    errors: Vec<RowError>,
    questions: Vec<Question>,
}

impl FileRows {
    const fn new(amounts: AmountRule) -> Self {
        Self { rows: Vec::new(), count: 0, amounts, errors: Vec::new(), questions: Vec::new() }
    }
}

/// Reads budget files (name and bytes) and merges them in order.
///
/// `fiscal_year_starts` is a month, 1 to 12; quarters and years count from it. All bad rows of all
/// files are reported together, and nothing is read past a doubt.
pub fn read_budgets(
    files: &[(String, Vec<u8>)],
    stages: &Stages,
    fiscal_year_starts: u32,
) -> Result<Budget, IngestError> {
    let mut budget = Budget::default();
    let (mut sources, mut errors, mut questions) = (Vec::new(), Vec::new(), Vec::new());
    for (file, bytes) in files {
        let (text, note) = decode(file, bytes)?;
        let mut read = rows_of(file, &text)?;
        let rules = Rules { stages, fiscal_year_starts, amounts: read.amounts };
        let from = budget.lines.len();
        let mut fiscal = None;
        for row in &read.rows {
            match rules.read(row) {
                Ok(ReadLine { line, fiscal: said }) => {
                    if said && fiscal.is_none() {
                        fiscal = Some(fiscal_note(row, &line, fiscal_year_starts));
                    }
                    budget.lines.push(line);
                    sources.push(Arc::clone(&row.source));
                }
                Err(mut wrong) => read.errors.append(&mut wrong),
            }
        }
        budget.notes.extend(note.into_iter().chain(fiscal));
        let summary = summary(file, read.count, &budget.lines[from..]);
        budget.files.push(summary);
        // In the order of the file, whichever step found them.
        read.errors.sort_by_key(|error| (error.position.line, error.position.column));
        errors.append(&mut read.errors);
        questions.append(&mut read.questions);
    }
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions));
    }
    errors.extend(overlaps(&budget.lines, &sources));
    refuse(errors)?;
    Ok(budget)
}

/// The rows of one file, by its format.
fn rows_of(file: &str, text: &str) -> Result<FileRows, IngestError> {
    let source = Source::new(file, text);
    let read = match format_of(file, text) {
        Format::Delimited => delimited::read(&source)?,
        Format::Json => json::read(&source)?,
        Format::Toml => self::toml::read(&source)?,
    };
    if read.count == 0 && read.errors.is_empty() {
        let hint = "a budget has at least one row with a period and an amount";
        return Err(refused_at(Position::file(file), "the file has no rows", hint));
    }
    Ok(read)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Delimited,
    Json,
    Toml,
}

/// The format by the file's extension, else by what stands in it.
fn format_of(file: &str, text: &str) -> Format {
    let name = file.to_lowercase();
    let base = name.rsplit(['/', '\\']).next().unwrap_or("");
    match base.rsplit_once('.').map(|(_, extension)| extension) {
        Some("json") => return Format::Json,
        Some("toml") => return Format::Toml,
        Some("csv" | "tsv") => return Format::Delimited,
        _ => {}
    }
    let is_toml = |line: &str| {
        let plain: String = line.split_whitespace().collect();
        ["[[line]]", "[[lines]]", "line=", "lines="].iter().any(|start| plain.starts_with(start))
    };
    let mut said =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    match said.next() {
        Some(line) if is_toml(line) => Format::Toml,
        Some(line) if line.starts_with(['{', '[']) => Format::Json,
        _ => Format::Delimited,
    }
}

fn summary(file: &str, rows: u64, lines: &[BudgetLine]) -> BudgetFile {
    let first = lines.iter().map(|line| line.span.start).min();
    let last = lines.iter().map(|line| line.span.end).max();
    BudgetFile { file: file.to_owned(), rows, span: first.zip(last) }
}

/// Which days the first fiscal period of a file means.
fn fiscal_note(row: &RawRow, line: &BudgetLine, starts: u32) -> Note {
    let period = row.cell(Field::Period).map_or("", |cell| cell.text.trim());
    let message = format!(
        "`{period}` is read as {}..{}: the fiscal year starts in month {starts} and is named by the \
         year it ends in",
        line.span.start, line.span.end
    );
    Note::new("budget-fiscal-period", message).at(row.position.clone())
}

/// A JSON or TOML key that is no field.
fn unknown_key(row: &RawRow, position: &Position, name: &str) -> RowError {
    let mut error = row.error(position, format!("unknown key `{name}`"), fields_rule("keys"));
    error.hint = suggestion(name, Field::ALL.iter().map(|(_, known)| *known));
    error
}
