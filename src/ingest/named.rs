//! Small CSV files whose columns are known by name: units, responses, drivers.

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

use std::marker::PhantomData;

use super::amounts::{AmountError, DecimalMark, parse};
use super::budget::{Record, TextSource, decode, excerpt, records, refused_at, sniff, suggestion};
use super::{IngestError, Question, RowError, forms};
use crate::domain::{Money, Note, Position, Stage, Stages};

/// Errors shown; all are counted (DESIGN §4).
const SHOWN: usize = 20;

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
    decode(file, bytes).map_err(own_hint::<F>)
}

/// All bad rows of all files as one error, where there are any.
pub(super) fn all_rows(mut errors: Vec<RowError>) -> Result<(), IngestError> {
    let total = errors.len() as u64;
    if total == 0 {
        return Ok(());
    }
    errors.truncate(SHOWN);
    Err(IngestError::Rows { errors, total })
}

/// The shared readers speak of budgets.
fn own_hint<F: NamedField>(error: IngestError) -> IngestError {
    match error {
        IngestError::File { position, what, .. } => refused_at(position, what, F::FILE),
        other => other,
    }
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
        let mut all = records(source, delimiter, skip).map_err(own_hint::<F>)?.into_iter();
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
        let position = self.place(record, field);
        RowError { position, ..self.row_error(record, what, rule) }
    }

    /// An error that is no single field's.
    pub(super) fn row_error(
        &self,
        record: &Record<'_>,
        what: impl Into<String>,
        rule: &str,
    ) -> RowError {
        RowError {
            position: self.row_place(record),
            what: what.into(),
            row: excerpt(record.text).to_string(),
            rule: rule.to_owned(),
            hint: None,
        }
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

    /// Fields beyond the last column: most often a number with commas that is not quoted, so that all
    /// after it stand in the wrong column.
    pub(super) fn refuse_extra(&self, record: &Record<'_>) -> Result<(), RowError> {
        let mut extra = record.fields.iter().enumerate().skip(self.heads);
        let Some((index, _)) = extra.find(|(_, field)| !field.trim().is_empty()) else {
            return Ok(());
        };
        let what = format!("the row has {} fields, the header {}", record.fields.len(), self.heads);
        let rule = "a row has at most as many fields as the header";
        Err(RowError {
            position: self.source.field(record.offset, Some(index + 1)),
            hint: Some("a field that holds the delimiter stands in quotes `\"`".to_owned()),
            ..self.row_error(record, what, rule)
        })
    }

    pub(super) fn stage(
        &self,
        record: &Record<'_>,
        field: F,
        stages: &Stages,
    ) -> Result<Option<Stage>, RowError> {
        let Some(cell) = self.said(record, field) else { return Ok(None) };
        stages.find(cell).map(Some).ok_or_else(|| {
            let names: Vec<&str> = stages.all().iter().map(Stage::name).collect();
            let rule = format!("a stage is one of {}", names.join(", "));
            self.error(record, field, format!("`{cell}` is no stage"), &rule)
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
