//! Files of responses: CSV with the columns `date`, `touchpoint`, `spend`, `response`, and where there
//! are any `stage`, `orders`, `revenue`, `reached` (docs/allocation.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod columns;
mod row;
mod spacing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use indexmap::IndexMap;

use self::columns::Field;
use self::row::{ReadRow, RowRules};
use self::spacing::{Spacing, spacing};
use super::amounts::DecimalMark;
use super::budget::{Record, TextSource, refused_at};
use super::dates::DatePattern;
use super::forms::date_form;
use super::named::{self, NamedTable};
use super::row_errors::refuse;
use super::{IngestError, Question, RowError, shell_word};
use crate::config::LayoutOverrides;
use crate::domain::{Note, Position, ResponseDay, Stage, Stages, TouchpointResponses, fold_name};

/// What files of responses hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responses {
    /// Every touchpoint, in order of file and of first row.
    pub touchpoints: Vec<TouchpointResponses>,
    /// What was inferred.
    pub notes: Vec<Note>,
}

/// A file of responses as it is given.
#[derive(Debug, Clone, Default)]
pub struct ResponseFile {
    /// As the user gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What settings say of it: date format and decimal mark count here.
    pub layout: LayoutOverrides,
}

/// A touchpoint with the stage that the file gives it.
type Key = (Option<Stage>, String);

/// The rows of one touchpoint by day.
struct Dated {
    touchpoint: String,
    days: BTreeMap<NaiveDate, (ResponseDay, Position)>,
}

/// What was found so far, over all files.
#[derive(Default)]
struct Found {
    touchpoints: IndexMap<Key, Dated>,
    notes: Vec<Note>,
    errors: Vec<RowError>,
    questions: Vec<Question>,
}

/// Reads files of responses. A touchpoint may go on in a second file; one day twice is an error that
/// names both places.
///
/// # Errors
///
/// A file without the columns it needs; all bad rows together, each with its place; rows so far apart
/// that they tell of no week; what only the user can answer: dates and marks with two readings.
pub fn read_responses(files: &[ResponseFile], stages: &Stages) -> Result<Responses, IngestError> {
    let mut found = Found::default();
    for file in files {
        read_file(file, stages, &mut found)?;
    }
    let Found { touchpoints, notes, errors, questions } = found;
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions));
    }
    refuse(errors)?;
    let mut made = Responses { touchpoints: Vec::new(), notes };
    for ((stage, _), dated) in touchpoints {
        made.touchpoints.extend(touchpoint(stage, dated)?);
    }
    Ok(made)
}

fn touchpoint(
    stage: Option<Stage>,
    dated: Dated,
) -> Result<Option<TouchpointResponses>, IngestError> {
    let on: Vec<NaiveDate> = dated.days.keys().copied().collect();
    let weekly = match spacing(&on) {
        Spacing::Days => false,
        Spacing::Weeks => true,
        Spacing::Unclear { at, gap } => {
            let place = dated.days.get(&on[at]).map(|(_, place)| place.clone());
            let what = format!(
                "`{}` has {gap} days from the row before to this one: rows are a day's or a week's",
                dated.touchpoint
            );
            let hint = "give a row a day, or a row a week, each week on the same weekday";
            return Err(refused_at(place.unwrap_or_else(|| Position::file("")), what, hint));
        }
    };
    let position = dated.days.values().next().map(|(_, place)| place.clone());
    Ok(position.map(|position| TouchpointResponses {
        stage,
        touchpoint: dated.touchpoint,
        weekly,
        days: dated.days.into_values().map(|(day, _)| day).collect(),
        position,
    }))
}

fn read_file(file: &ResponseFile, stages: &Stages, found: &mut Found) -> Result<(), IngestError> {
    let (text, note) = named::text::<Field>(&file.name, &file.bytes)?;
    found.notes.extend(note.map(|note| Note { code: "responses-encoding", ..note }));
    let source = TextSource::new(&file.name, &text);
    let table = NamedTable::read(&source)?;
    let (dates, mark) = match forms(&table, &file.layout) {
        Ok(forms) => forms,
        Err(question) => {
            found.questions.push(question);
            return Ok(());
        }
    };
    let rules = RowRules { table: &table, dates, mark, stages };
    for row in &table.rows {
        if let Err(error) = rules.read(row).and_then(|read| keep(&table, row, read, found)) {
            found.errors.push(error);
        }
    }
    Ok(())
}

/// How dates and numbers of a file are written, or what is in doubt.
fn forms(
    table: &NamedTable<'_, '_, Field>,
    layout: &LayoutOverrides,
) -> Result<(DatePattern, DecimalMark), Question> {
    let days: Vec<&str> = table.rows.iter().map(|row| table.cell(row, Field::Date)).collect();
    let dates = date_form(&days, layout.date_format.as_deref()).map_err(|doubt| {
        let [one, two] = doubt.forms.clone().map(|form| shell_word(&form.format()));
        let hint = format!(
            "add --date-format {one} or --date-format {two}, or `date-format` under `[[source]]` for \
             this file"
        );
        let row = &table.rows[doubt.cell];
        table.question(row, Field::Date, doubt.what(days[doubt.cell]), hint)
    })?;
    let mark = table.decimal_mark(&Field::NUMBERS, layout.decimal_mark);
    let mark = mark.map_err(|(row, field, what)| {
        let hint = "add --decimal-mark . or --decimal-mark , or `decimal-mark` under `[[source]]` for \
                    this file";
        table.question(row, field, what, hint.to_owned())
    })?;
    Ok((dates, mark))
}

fn keep(
    table: &NamedTable<'_, '_, Field>,
    row: &Record<'_>,
    read: ReadRow,
    found: &mut Found,
) -> Result<(), RowError> {
    let ReadRow { stage, touchpoint, day } = read;
    let key = (stage, fold_name(&touchpoint));
    let dated = found
        .touchpoints
        .entry(key)
        .or_insert_with(|| Dated { touchpoint: touchpoint.clone(), days: BTreeMap::new() });
    match dated.days.entry(day.on) {
        Entry::Occupied(first) => {
            let what = format!("`{touchpoint}` has {} twice, first at {}", day.on, first.get().1);
            let rule = "one row for each date and touchpoint: add up what belongs together";
            Err(table.error(row, Field::Date, what, rule))
        }
        Entry::Vacant(place) => {
            place.insert((day, table.place(row, Field::Date)));
            Ok(())
        }
    }
}
