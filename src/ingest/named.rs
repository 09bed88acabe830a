//! Small CSV files whose columns are known by name: units, responses, drivers.

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

use std::marker::PhantomData;

use super::amounts::{AmountError, DecimalMark, parse};
use super::budget::{Record, TextSource, decode, excerpt, records, refused_at, sniff, suggestion};
use super::row_errors::{UnknownStage, extra_fields, row_error, with_hint};
use super::{IngestError, Question, RowError, forms};
use crate::domain::{Money, Note, Position, Stage, Stages};

/// The columns of one kind of file.
pub(super) trait NamedField: Copy + 'static {
    /// What each is called, in order.
    const NAMES: &'static [&'static str];
    /// Those that must be there.
    const NEEDED: &'static [Self];
    /// What such a file is, for one that is something else.
    const FILE: &'static str;

    /// Its place in [`Self::NAMES`].
    fn index(self) -> usize;

    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }
}

/// The text of a file, and a note where it is not UTF-8.
pub(super) fn text<F: NamedField>(
    file: &str,
    bytes: &[u8],
) -> Result<(String, Option<Note>), IngestError> {
    decode(file, bytes).map_err(|error| with_hint(error, F::FILE))
}

/// A file by its columns.
pub(super) struct NamedTable<'s, 't, F> {
    pub(super) source: &'s TextSource<'t>,
    pub(super) rows: Vec<Record<'t>>,
    delimiter: u8,
    /// Where each field stands, by its index.
    at: Vec<Option<usize>>,
    /// Columns of the header.
    heads: usize,
    fields: PhantomData<F>,
}

impl<'s, 't, F: NamedField> NamedTable<'s, 't, F> {
    pub(super) fn read(source: &'s TextSource<'t>) -> Result<Self, IngestError> {
        let (delimiter, skip) = sniff(source.text());
        let mut all = records(source, delimiter, skip)
            .map_err(|error| with_hint(error, F::FILE))?
            .into_iter();
        let header = all
            .next()
            .ok_or_else(|| refused_at(source.field(0, None), "the file has no rows", F::FILE))?;
        let at = columns::<F>(source, &header)?;
        let rows: Vec<Record<'t>> = all.collect();
        if rows.is_empty() {
            let place = source.field(header.offset, None);
            return Err(refused_at(place, "the file has column heads and no rows", F::FILE));
        }
        Ok(Self { source, rows, delimiter, at, heads: header.fields.len(), fields: PhantomData })
    }

    /// What a record has for a field, without blanks around it.
    pub(super) fn cell<'r>(&self, record: &'r Record<'_>, field: F) -> &'r str {
        self.at[field.index()].map_or("", |index| record.field(index)).trim()
    }

    /// The same, where it says something.
    pub(super) fn said<'r>(&self, record: &'r Record<'_>, field: F) -> Option<&'r str> {
        Some(self.cell(record, field)).filter(|cell| !cell.is_empty())
    }

    pub(super) fn place(&self, record: &Record<'_>, field: F) -> Position {
        self.source.field(record.offset, self.at[field.index()].map(|index| index + 1))
    }

    /// The place of the row as a whole.
    pub(super) fn row_place(&self, record: &Record<'_>) -> Position {
        self.source.field(record.offset, None)
    }

    pub(super) fn error(
        &self,
        record: &Record<'_>,
        field: F,
        what: impl Into<String>,
        rule: &str,
    ) -> RowError {
        row_error(record, self.place(record, field), what, rule)
    }

    /// An error that is no single field's.
    pub(super) fn row_error(
        &self,
        record: &Record<'_>,
        what: impl Into<String>,
        rule: &str,
    ) -> RowError {
        row_error(record, self.row_place(record), what, rule)
    }

    pub(super) fn question(
        &self,
        record: &Record<'_>,
        field: F,
        what: String,
        hint: String,
    ) -> Question {
        Question {
            position: self.place(record, field),
            what,
            row: Some(excerpt(record.text).to_string()),
            likely: None,
            hint,
        }
    }

    /// A row with more fields than the header.
    pub(super) fn refuse_extra(&self, record: &Record<'_>) -> Result<(), RowError> {
        extra_fields(self.source, record, self.heads).map_or(Ok(()), Err)
    }

    pub(super) fn stage(
        &self,
        record: &Record<'_>,
        field: F,
        stages: &Stages,
    ) -> Result<Option<Stage>, RowError> {
        let Some(cell) = self.said(record, field) else { return Ok(None) };
        stages.find(cell).map(Some).ok_or_else(|| {
            let UnknownStage { what, rule, hint } = UnknownStage::new(cell, stages);
            RowError { hint, ..self.error(record, field, what, &rule) }
        })
    }

    /// The mark of all numbers; where nothing decides, the cell with two readings and its words.
    pub(super) fn decimal_mark(
        &self,
        numbers: &[F],
        said: Option<char>,
    ) -> Result<DecimalMark, (&Record<'t>, F, String)> {
        let cells: Vec<(&Record<'t>, F)> = self
            .rows
            .iter()
            .flat_map(|row| numbers.iter().map(move |field| (row, *field)))
            .collect();
        let texts = cells.iter().map(|(row, field)| self.cell(row, *field));
        forms::decimal_mark(texts, said).map_err(|cell| {
            let (row, field) = cells[cell];
            let text = self.cell(row, field);
            let what = format!("`{text}` may be thousands or a decimal fraction; no cell decides");
            (row, field, what)
        })
    }

    /// Commas between the fields: what is not quoted has points.
    pub(super) const fn has_commas(&self) -> bool {
        self.delimiter == b','
    }

    /// A number of 0 or more; `None` where the cell is empty.
    pub(super) fn number(
        &self,
        record: &Record<'_>,
        field: F,
        mark: DecimalMark,
    ) -> Result<Option<Money>, RowError> {
        let (cell, name) = (self.cell(record, field), field.name());
        let what = match parse(cell, mark) {
            Ok(amount) if amount.money().is_negative() => {
                let what = format!("{name} `{cell}` is below 0");
                let rule = format!("{name} is 0 or more: take refunds from what they belong to");
                return Err(self.error(record, field, what, &rule));
            }
            Ok(amount) => return Ok(Some(amount.money())),
            Err(AmountError::Empty) => return Ok(None),
            Err(AmountError::NotANumber) => format!("could not read `{cell}` as {name}"),
            Err(AmountError::TooLarge) => format!("`{cell}` is 10^13 or more"),
            Err(AmountError::TooPrecise) => format!("`{cell}` has more than six decimals"),
        };
        let rule = format!("the number rule is: decimal mark `{}`", mark.char());
        Err(self.error(record, field, what, &rule))
    }
}

/// Where each field stands, by its index.
fn columns<F: NamedField>(
    source: &TextSource<'_>,
    header: &Record<'_>,
) -> Result<Vec<Option<usize>>, IngestError> {
    let mut at = vec![None; F::NAMES.len()];
    for (index, head) in header.fields.iter().enumerate() {
        let head = head.trim().to_lowercase().replace([' ', '-'], "_");
        let place = || source.field(header.offset, Some(index + 1));
        let Some(known) = F::NAMES.iter().position(|name| *name == head) else {
            let hint = suggestion(&head, F::NAMES.iter().copied())
                .unwrap_or_else(|| format!("the columns are: {}", F::NAMES.join(", ")));
            return Err(refused_at(place(), format!("unknown column `{head}`"), hint));
        };
        if at[known].replace(index).is_some() {
            return Err(refused_at(place(), format!("column `{head}` stands twice"), F::FILE));
        }
    }
    match F::NEEDED.iter().find(|field| at[field.index()].is_none()) {
        Some(missing) => {
            let place = source.field(header.offset, None);
            let what = format!("the `{}` column is missing", missing.name());
            Err(refused_at(place, what, F::FILE))
        }
        None => Ok(at),
    }
}
