//! What a file of open items leaves in doubt: its dates, its decimal mark, its amount column.

use super::super::amounts::{Amount, DecimalMark, parse};
use super::super::budget::{Record, TextSource, excerpt};
use super::super::forms::{self, DateDoubt};
use super::super::{Question, shell_word};
use super::columns::{Columns, Field};
use crate::config::toml_text;
use crate::domain::Position;

const MONEY: [Field; 3] = [Field::Amount, Field::PaidAmount, Field::Balance];

fn question(position: Position, row: &Record<'_>, what: String, hint: String) -> Question {
    Question { position, what, row: Some(excerpt(row.text).to_string()), likely: None, hint }
}

/// Two days for one cell.
pub(super) fn date_question(
    position: Position,
    row: &Record<'_>,
    text: &str,
    doubt: &DateDoubt,
) -> Question {
    let [one, two] = doubt.forms.clone().map(|form| shell_word(&form.format()));
    let hint = format!(
        "add --date-format {one} or --date-format {two}, or `date-format` under `[[source]]` for \
         this file"
    );
    question(position, row, doubt.what(text), hint)
}

/// The mark before the decimals: cells with one reading decide for all, then what is said.
pub(super) fn decimal_mark(
    source: &TextSource<'_>,
    columns: &Columns,
    rows: &[&Record<'_>],
    said: Option<char>,
) -> Result<DecimalMark, Question> {
    let cells: Vec<(&Record<'_>, Field)> =
        rows.iter().flat_map(|row| MONEY.map(|field| (*row, field))).collect();
    let texts = cells.iter().map(|(row, field)| columns.cell(row, *field));
    forms::decimal_mark(texts, said).map_err(|cell| {
        let (row, field) = cells[cell];
        mark_question(source, columns, row, field)
    })
}

fn mark_question(
    source: &TextSource<'_>,
    columns: &Columns,
    row: &Record<'_>,
    field: Field,
) -> Question {
    let text = columns.cell(row, field);
    let reads = |mark| parse(text, mark).map_or_else(|_| String::new(), |a| a.money().to_string());
    let (point, comma) = (reads(DecimalMark::Point), reads(DecimalMark::Comma));
    let what = format!("`{text}` is {point} or {comma}; no amount in the file decides");
    let hint = format!(
        "add --decimal-mark . (reads {point}) or --decimal-mark , (reads {comma}), or \
         `decimal-mark` under `[[source]]` for this file"
    );
    question(place(source, columns, row, field), row, what, hint)
}

fn place(source: &TextSource<'_>, columns: &Columns, row: &Record<'_>, field: Field) -> Position {
    source.field(row.offset, columns.index(field).map(|index| index + 1))
}

/// Two columns that could be the amount and differ: which is it?
pub(super) fn amount_question(
    source: &TextSource<'_>,
    columns: &Columns,
    rows: &[&Record<'_>],
    mark: DecimalMark,
) -> Option<Question> {
    let (first, others) = columns.amounts.split_first()?;
    let read =
        |row: &Record<'_>, index: usize| parse(row.field(index), mark).ok().map(Amount::money);
    let (row, other) = others.iter().find_map(|other| {
        let differs = |row: &&&Record<'_>| {
            read(row, *first).zip(read(row, *other)).is_some_and(|(one, two)| one != two)
        };
        Some((rows.iter().find(differs)?, *other))
    })?;
    let cell = |index: usize| row.field(index).trim().to_owned();
    let numbered = |index: usize| format!("column {} (`{}`)", index + 1, cell(index));
    let what = format!("is the amount in {} or in {}?", numbered(*first), numbered(other));
    let hint = format!(
        "name it under `[[source]]` for this file: amount = {}, or amount = {}",
        toml_text(&format!("#{}", first + 1)),
        toml_text(&format!("#{}", other + 1)),
    );
    Some(question(source.field(row.offset, Some(other + 1)), row, what, hint))
}
