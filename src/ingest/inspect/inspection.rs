//! How a file is read, with what proves it, for people to judge.

use super::proof;
use super::remarks;
use super::{Examined, decode_sample, look};
use crate::ingest::layout::{ColumnRole, Evidence, Layout, RowOrder};
use crate::ingest::sample::{self, Sample};
use crate::ingest::table::Row;
use crate::ingest::{self, DateDoubt, IngestError, Question, ReadOptions};

/// How a file is read, questions included.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The layout found. Where questions are left it is the likely one, and nothing is read by it.
    pub layout: Layout,
    /// The date format as the cells are written.
    pub date_format: String,
    /// Each subject with what was found and what proves it, in the order people ask.
    pub evidence: Vec<Evidence>,
    /// The columns, in order.
    pub columns: Vec<ColumnFinding>,
    /// What only the user can decide.
    pub questions: Vec<Question>,
    /// Both readings of the dates, where the file leaves two.
    pub dates: Option<DateDoubt>,
    /// How the rows follow each other.
    pub order: RowOrder,
    /// Lines before the header (before the first row, where there is none).
    pub lines_before: u64,
    /// Lines of the header, up to the first row.
    pub header_lines: u64,
    /// Rows the columns were judged by.
    pub looked_at: usize,
    /// These are all rows of the file.
    pub complete: bool,
    /// The first records of the table, for showing a line as it stands.
    pub sample: Vec<SampleRow>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnFinding {
    /// Header cell; empty where there is none.
    pub name: String,
    /// What it is used for.
    pub role: ColumnRole,
    /// Filled cells among the rows looked at.
    pub filled: usize,
    /// Different texts among them.
    pub distinct: usize,
    /// What else is to be said: `none on a row with Credit`.
    pub remark: String,
}

/// One record as it stands in the file, its cells cut to a length for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRow {
    /// Its line.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The longest part of a cell that is kept for showing.
const CELL: usize = 120;
/// The most cells of a record that are kept for showing.
const CELLS: usize = 64;

/// Finds how a ledger file is read. Unlike [`super::inspect`], a question is not the end: the
/// likely layout comes with it, and both readings where the dates leave two.
///
/// The start of the source is looked at; more of it where that leaves a question.
pub fn inspect_file(
    source: ingest::Source<'_>,
    options: &ReadOptions<'_>,
) -> Result<Inspection, IngestError> {
    let sample = sample::take(source, options.file, sample::USUAL)?;
    let found = from_sample(&sample, options)?;
    if found.questions.is_empty() || sample.whole {
        return Ok(found);
    }
    from_sample(&sample::take(source, options.file, sample::LARGE)?, options)
}

fn from_sample(sample: &Sample, options: &ReadOptions<'_>) -> Result<Inspection, IngestError> {
    let decoded = decode_sample(sample, options)?;
    let examined = look(&decoded, options)?;
    let rows = super::rows_of(&examined.table);
    let evidence = proof::evidence(&examined, &rows);
    let columns = remarks::columns(&examined, &rows);
    let start = examined.table.start.1.max(1);
    let before = examined.layout.header_line.unwrap_or(start) - 1;
    let rows_shown = examined.table.body.iter().map(sample_row).collect();
    let Examined { table, order, layout, findings, .. } = &examined;
    Ok(Inspection {
        date_format: proof::date_format(&examined),
        evidence,
        columns,
        questions: findings.questions.clone(),
        dates: findings.dates.clone(),
        order: *order,
        lines_before: before,
        header_lines: start - 1 - before,
        looked_at: rows.len(),
        complete: table.complete,
        sample: rows_shown,
        layout: layout.clone(),
    })
}

fn sample_row(row: &Row<'_>) -> SampleRow {
    let cut = |cell: &str| cell.chars().take(CELL).collect();
    SampleRow {
        line: row.line,
        cells: row.cells.iter().take(CELLS).map(|cell| cut(cell)).collect(),
    }
}

impl Inspection {
    /// A record of the sample by its line.
    pub fn row_at(&self, line: u64) -> Option<&SampleRow> {
        let at = self.sample.binary_search_by_key(&line, |row| row.line).ok()?;
        self.sample.get(at)
    }
}
