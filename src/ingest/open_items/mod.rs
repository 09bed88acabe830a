//! Files of receivables and payables: CSV as accounting programs export it (docs/open-items.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod columns;
mod gather;
mod marks;
mod row;
#[cfg(test)]
mod tests;
mod words;

use rayon::prelude::*;

use self::columns::{Columns, Field, kind_question};
use self::gather::gather;
use self::marks::{amount_question, date_question, decimal_mark};
use self::row::{Part, RowRules};
use self::words::{State, Words};
use super::amounts::{DecimalMark, is_placeholder};
use super::budget::{Record, TextSource, decode, records, refused_at, sniff};
use super::dates::DatePattern;
use super::forms::date_form;
use super::row_errors::{refuse, with_hint};
use super::words::{is_total, starts_total};
use super::{IngestError, Question, RowError};
use crate::config::LayoutOverrides;
use crate::domain::{Currency, Note, OpenItem, OpenItemKind, Position};

/// Lines in which a header is looked for, below titles and addresses.
const PREAMBLE: usize = 30;
/// Rows that one thread reads at a time: fewer are done sooner by one.
const ROWS_AT_ONCE: usize = 2_048;
const HINT: &str = "a file of open items is CSV with a row of column heads: id, kind, counterparty, \
                    issued, due, amount, paid_on, paid_amount, category; at least due and amount";

/// What files of open items hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenItems {
    /// Every item, in order of file and of first row.
    pub items: Vec<OpenItem>,
    /// The currency of each file that names one, and where.
    pub currencies: Vec<(Currency, Position)>,
    /// What was inferred.
    pub notes: Vec<Note>,
}

/// A file of open items as it is given.
#[derive(Debug, Clone, Default)]
pub struct OpenItemFile {
    /// As the user gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What settings say of it: date format, decimal mark and amount column count here.
    pub layout: LayoutOverrides,
}

/// What was found so far, over all files.
#[derive(Default)]
struct Found {
    parts: Vec<Part>,
    currencies: Vec<(Currency, Position)>,
    notes: Vec<Note>,
    errors: Vec<RowError>,
    questions: Vec<Question>,
}

/// Reads files of open items. Rows with one id, kind and counterparty are parts of one item, over
/// all files.
///
/// # Errors
///
/// A file without the columns it needs; all bad rows together, each with its place; what only the
/// user can answer: dates, marks and amounts with two readings, and amounts that nothing calls
/// receivable or payable.
pub fn read_open_items(files: &[OpenItemFile]) -> Result<OpenItems, IngestError> {
    let decoded = |file: &OpenItemFile| {
        decode(&file.name, &file.bytes).map_err(|error| with_hint(error, HINT))
    };
    let texts = files.iter().map(decoded).collect::<Result<Vec<_>, IngestError>>()?;
    let named = files.iter().zip(&texts);
    let sources: Vec<TextSource<'_>> =
        named.map(|(file, (text, _))| TextSource::new(&file.name, text)).collect();
    let mut found = Found::default();
    for (number, file) in files.iter().enumerate() {
        let note = texts[number].1.clone();
        found.notes.extend(note.map(|note| Note { code: "open-items-encoding", ..note }));
        read_file(file, (number, &sources[number]), &mut found)?;
    }
    let Found { parts, currencies, mut notes, mut errors, questions } = found;
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions));
    }
    let made = gather(parts, &sources);
    errors.extend(made.errors);
    // In the order of the files, whichever step found them.
    errors.sort_by_cached_key(|error| {
        let file = files.iter().position(|file| *file.name == *error.position.file);
        (file, error.position.line, error.position.column)
    });
    refuse(errors)?;
    notes.extend(made.notes);
    Ok(OpenItems { items: made.items, currencies, notes })
}

fn read_file(
    file: &OpenItemFile,
    (number, source): (usize, &TextSource<'_>),
    found: &mut Found,
) -> Result<(), IngestError> {
    let (header, all) = table(source)?;
    let columns = Columns::find(source, &header, file.layout.amount.as_deref())?;
    if columns.kind_unsaid() {
        found.questions.push(kind_question(source, &header));
        return Ok(());
    }
    let total = all.len();
    let words = Words::of(&all, &columns);
    let rows: Vec<&Record<'_>> =
        all.iter().filter(|record| is_item(record, &columns, &words)).collect();
    if total == 0 {
        let place = source.field(header.offset, None);
        return Err(refused_at(place, "the file has column heads and no rows", HINT));
    }
    let rules = match forms(source, &columns, &rows, &file.layout) {
        Ok((dates, mark)) => {
            RowRules { source, columns: &columns, dates, mark, words: &words, file: number }
        }
        Err(question) => {
            found.questions.push(question);
            return Ok(());
        }
    };
    let before = found.parts.len();
    keep(&rules, &rows, found);
    let parts = &found.parts[before..];
    found.notes.push(read_note(&file.name, total, total - rows.len(), parts, &columns));
    Ok(())
}

/// The header and the rows below it. Where the first line is no header, titles stand above it, or
/// another delimiter stands between the heads.
fn table<'t>(source: &TextSource<'t>) -> Result<(Record<'t>, Vec<Record<'t>>), IngestError> {
    let (delimiter, skip) = sniff(source.text());
    for tried in [delimiter, b',', b';', b'\t', b'|'] {
        let Ok(mut all) = records(source, tried, skip) else { continue };
        let header = all.iter().take(PREAMBLE).position(Columns::heads);
        if let Some(header) = header {
            let rows = all.split_off(header + 1);
            let header = all.pop();
            return Ok((header.ok_or_else(|| no_rows(source))?, rows));
        }
    }
    let mut all =
        records(source, delimiter, skip).map_err(|error| with_hint(error, HINT))?.into_iter();
    let header = all.next().ok_or_else(|| no_rows(source))?;
    Ok((header, all.collect()))
}

fn no_rows(source: &TextSource<'_>) -> IngestError {
    refused_at(source.field(0, None), "the file has no rows", HINT)
}

/// Not a sum, a heading of a group, or an item that is never to be paid.
fn is_item(record: &Record<'_>, columns: &Columns, words: &Words<'_>) -> bool {
    let filled = record.fields.iter().filter(|cell| !cell.trim().is_empty()).count();
    let days = [Field::Issued, Field::Due, Field::PaidOn];
    let figures = |field| columns.cell(record, field).bytes().any(|byte| byte.is_ascii_digit());
    let dated = days.into_iter().any(figures);
    let sum = |cell: &str| starts_total(cell) || is_total(cell);
    let id = columns.cell(record, Field::Id);
    let numbered = || !id.is_empty() && !sum(id);
    let bare = !dated && (filled == 1 || !numbered() && record.fields.iter().any(|cell| sum(cell)));
    !bare && words.state(columns.cell(record, Field::Status)) != State::NotOwed
}

/// How dates and amounts of a file are written, or what is in doubt.
fn forms(
    source: &TextSource<'_>,
    columns: &Columns,
    rows: &[&Record<'_>],
    layout: &LayoutOverrides,
) -> Result<(DatePattern, DecimalMark), Question> {
    let (dates, mark) = rayon::join(
        || dates(source, columns, rows, layout.date_format.as_deref()),
        || decimal_mark(source, columns, rows, layout.decimal_mark),
    );
    let (dates, mark) = (dates?, mark?);
    amount_question(source, columns, rows, mark).map_or(Ok(()), Err)?;
    Ok((dates, mark))
}

fn dates(
    source: &TextSource<'_>,
    columns: &Columns,
    rows: &[&Record<'_>],
    said: Option<&str>,
) -> Result<DatePattern, Question> {
    let cells: Vec<(&Record<'_>, Field)> = rows
        .iter()
        .flat_map(|row| [Field::Issued, Field::Due, Field::PaidOn].map(|field| (*row, field)))
        .filter(|(row, field)| !is_placeholder(columns.cell(row, *field)))
        .collect();
    let dates: Vec<&str> = cells.iter().map(|(row, field)| columns.cell(row, *field)).collect();
    let place = |(row, field): (&Record<'_>, Field)| {
        source.field(row.offset, columns.index(field).map(|index| index + 1))
    };
    date_form(&dates, said).map_err(|doubt| {
        date_question(place(cells[doubt.cell]), cells[doubt.cell].0, dates[doubt.cell], &doubt)
    })
}

/// Reads the rows; a file is in one currency.
fn keep(rules: &RowRules<'_>, rows: &[&Record<'_>], found: &mut Found) {
    let read: Vec<Result<Part, RowError>> =
        rows.par_iter().with_min_len(ROWS_AT_ONCE).map(|row| rules.read(row)).collect();
    let mut first: Option<(Currency, Position)> = None;
    found.parts.reserve(read.len());
    for (row, part) in rows.iter().zip(read) {
        let checked = rules.currency(row).and_then(|currency| match currency {
            Some(currency) => one_currency(rules, row, currency, &mut first),
            None => Ok(()),
        });
        match checked.and(part) {
            Ok(part) => found.parts.push(part),
            Err(error) => found.errors.push(error),
        }
    }
    found.currencies.extend(first);
}

fn one_currency(
    rules: &RowRules<'_>,
    row: &Record<'_>,
    currency: Currency,
    first: &mut Option<(Currency, Position)>,
) -> Result<(), RowError> {
    match first {
        Some((known, place)) if *known != currency => {
            let what =
                format!("the amount is in {}, at {place} in {}", currency.code(), known.code());
            let rule = "a file of open items is in one currency, that of the forecast";
            Err(rules.error(row, Field::Currency, what, rule))
        }
        Some(_) => Ok(()),
        None => {
            *first = Some((currency, rules.place(row, Field::Currency)));
            Ok(())
        }
    }
}

/// What became of the rows, and which columns say nothing here.
fn read_note(file: &str, rows: usize, ignored: usize, parts: &[Part], columns: &Columns) -> Note {
    let of = |kind: OpenItemKind| parts.iter().filter(|part| part.item.kind == kind).count();
    let (receivable, payable) = (of(OpenItemKind::Receivable), of(OpenItemKind::Payable));
    let used = rows - ignored;
    let unused = match columns.unused.as_slice() {
        [] => String::new(),
        [one] => format!("; column not used: {one}"),
        more => format!("; columns not used: {}", more.join(", ")),
    };
    let message = format!(
        "{file}: {rows} rows = {used} used + {ignored} ignored; {receivable} of receivables, \
         {payable} of payables{unused}."
    );
    Note::new("open-items-read", message)
}
