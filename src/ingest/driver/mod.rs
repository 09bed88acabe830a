//! Driver files: CSV with the columns `date`, `name`, `value`, history and plan (docs/driver.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod spacing;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{NaiveDate, Weekday};
use indexmap::IndexMap;
use rust_decimal::Decimal;

use self::spacing::spread;
use super::budget::{AmountRule, MarkEvidence, Record, TextSource, mark_evidence, undo_grouping};
use super::dates::DatePattern;
use super::forms::date_form;
use super::named::{self, NamedField, NamedTable};
use super::row_errors::refuse;
use super::{IngestError, Question, RowError};
use crate::domain::{Driver, Note, Position};

const DATE_RULE: &str = "the date rule is: one form in the whole file, best `2026-07-31`";
/// A value beyond is refused, as an amount is.
const BOUND: i64 = 10_000_000_000_000;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
enum Field {
    Date,
    Name,
    Value,
}

impl NamedField for Field {
    const NAMES: &'static [&'static str] = &["date", "name", "value"];
    const NEEDED: &'static [Self] = &[Self::Date, Self::Name, Self::Value];
    const FILE: &'static str =
        "a driver file is CSV in UTF-8 with the columns date, name and value, one value a row";

    fn index(self) -> usize {
        self as usize
    }
}

type Table<'s, 't> = NamedTable<'s, 't, Field>;

/// What driver files hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drivers {
    /// Every named series, in order of file and of first row.
    pub drivers: Vec<Driver>,
    /// What was inferred.
    pub notes: Vec<Note>,
}

/// A driver file as it is given: name, bytes, and the date format where a setting says one.
#[derive(Debug, Clone)]
pub struct DriverFile {
    /// As the user gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// chrono strftime format; dates that start with the year are read without.
    pub date_format: Option<String>,
}

/// The dated values of one name with the place of each.
type Dated = BTreeMap<NaiveDate, (Decimal, Position)>;

/// What was found so far, over all files.
#[derive(Default)]
struct Found {
    /// By name, in order of first row.
    series: IndexMap<String, Dated>,
    notes: Vec<Note>,
    errors: Vec<RowError>,
    questions: Vec<Question>,
}

/// Reads driver files. A name may go on in a second file; one date twice is an error that names
/// both places. `week_ends` says which weekday a weekly date must have to end its week: any other
/// begins it.
///
/// # Errors
///
/// A file that is no CSV with the three columns; all bad rows together, each with its place; what
/// only the user can answer: dates and marks with two readings, and dates whose spacing does not
/// say what a value holds for.
pub fn read_drivers(files: &[DriverFile], week_ends: Weekday) -> Result<Drivers, IngestError> {
    let mut found = Found::default();
    for file in files {
        read_file(file, &mut found)?;
    }
    let Found { series, notes, errors, mut questions } = found;
    if questions.is_empty() {
        refuse(errors)?;
    }
    let mut made = Drivers { drivers: Vec::new(), notes };
    for (name, dated) in series {
        match spread(name, &dated, week_ends) {
            Ok((driver, note)) => {
                made.drivers.push(driver);
                made.notes.push(note);
            }
            Err(question) => questions.push(question),
        }
    }
    if questions.is_empty() { Ok(made) } else { Err(IngestError::Questions(questions)) }
}

fn read_file(file: &DriverFile, found: &mut Found) -> Result<(), IngestError> {
    let (text, note) = named::text::<Field>(&file.name, &file.bytes)?;
    found.notes.extend(note.map(|note| Note { code: "driver-encoding", ..note }));
    let source = TextSource::new(&file.name, &text);
    let table = NamedTable::read(&source)?;
    let (pattern, rule) = match forms(&table, file.date_format.as_deref()) {
        Ok(forms) => forms,
        Err(question) => {
            found.questions.push(question);
            return Ok(());
        }
    };
    for row in &table.rows {
        let read = table.refuse_extra(row);
        if let Err(error) = read.and_then(|()| keep(&table, row, &pattern, rule, &mut found.series))
        {
            found.errors.push(error);
        }
    }
    Ok(())
}

/// The form of the dates and of the values, or what is in doubt.
fn forms(table: &Table<'_, '_>, said: Option<&str>) -> Result<(DatePattern, AmountRule), Question> {
    let hint = "write dates as 2026-07-31 and values as 1234.50; or set `date-format` under \
                `[[source]]` for this file";
    let ask =
        |row: usize, field, what| table.question(&table.rows[row], field, what, hint.to_owned());
    let of = |field| -> Vec<&str> { table.rows.iter().map(|row| table.cell(row, field)).collect() };
    let (dates, values) = (of(Field::Date), of(Field::Value));
    let pattern = date_form(&dates, said)
        .map_err(|doubt| ask(doubt.cell, Field::Date, doubt.what(dates[doubt.cell])))?;
    let rule = mark(&values, table.has_commas()).map_err(|row| {
        let what = format!("`{}` may be thousands or a decimal fraction", values[row]);
        ask(row, Field::Value, what)
    })?;
    Ok((pattern, rule))
}

/// The decimal mark; a file with commas between its fields has points.
fn mark(values: &[&str], commas: bool) -> Result<AmountRule, usize> {
    if commas {
        return Ok(AmountRule::Point);
    }
    let found: Vec<MarkEvidence> = values.iter().map(|value| mark_evidence(value)).collect();
    let has = |wanted| found.iter().position(|evidence| *evidence == wanted);
    match (has(MarkEvidence::Point), has(MarkEvidence::Comma), has(MarkEvidence::Either)) {
        (Some(_), Some(comma), _) => Err(comma),
        (None, None, Some(either)) => Err(either),
        (None, Some(_), _) => Ok(AmountRule::Comma),
        _ => Ok(AmountRule::Point),
    }
}

fn value(text: &str, rule: AmountRule) -> Option<Decimal> {
    let (size, negative) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(size) => (size.trim(), true),
        None => (text, false),
    };
    let plain =
        undo_grouping(size, rule).filter(|plain| plain.bytes().any(|b| b.is_ascii_digit()))?;
    // A second sign is none.
    let read = Decimal::from_str_exact(&plain).ok().filter(|_| !plain.contains('-'))?;
    (read < Decimal::from(BOUND)).then_some(if negative { -read } else { read })
}

fn keep(
    table: &Table<'_, '_>,
    row: &Record<'_>,
    pattern: &DatePattern,
    rule: AmountRule,
    series: &mut IndexMap<String, Dated>,
) -> Result<(), RowError> {
    let [date, name, said] =
        [Field::Date, Field::Name, Field::Value].map(|field| table.cell(row, field));
    let date = pattern.parse(date).map_err(|_| {
        table.error(row, Field::Date, format!("could not read `{date}` as a date"), DATE_RULE)
    })?;
    if name.is_empty() {
        return Err(table.error(row, Field::Name, "the name is missing", "each value has a name"));
    }
    let value = value(said, rule).ok_or_else(|| {
        let what = format!("could not read `{said}` as a value below 10^13");
        table.error(row, Field::Value, what, rule.text())
    })?;
    match series.entry(name.to_owned()).or_default().entry(date) {
        Entry::Occupied(first) => {
            let what = format!("`{name}` has a value on {date} twice, first at {}", first.get().1);
            Err(table.error(row, Field::Date, what, "one value for each date and name"))
        }
        Entry::Vacant(place) => {
            place.insert((value, table.place(row, Field::Date)));
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DriverStep;

    fn read(text: &str) -> Result<Drivers, IngestError> {
        let file = DriverFile {
            name: "orders.csv".to_owned(),
            bytes: text.as_bytes().to_vec(),
            date_format: None,
        };
        read_drivers(&[file], Weekday::Sun)
    }

    fn rows(text: &str) -> Vec<String> {
        let Err(IngestError::Rows { errors, .. }) = read(text) else { panic!("no bad rows") };
        errors.iter().map(|error| format!("{}: {}", error.position, error.what)).collect()
    }

    #[test]
    fn spacing_says_what_a_value_holds_for() {
        let monday = "date,name,value\n2026-06-01,a,70\n2026-06-08,a,7.5\n2026-06-22,a,0\n";
        let monday = read(monday).unwrap();
        assert_eq!(monday.drivers[0].step, DriverStep::Week);
        assert_eq!(monday.drivers[0].values[1].0.end.to_string(), "2026-06-14");
        assert_eq!(monday.drivers[0].values[1].1.to_string(), "7.5");
        let sunday = "date,name,value\n2026-06-07,a,70\n2026-06-14,a,7\n2026-06-21,a,7\n";
        let sunday = read(sunday).unwrap();
        assert_eq!(sunday.drivers[0].values[0].0.start.to_string(), "2026-06-01");
        let month =
            "\u{feff}name;value;date\n\"b\";-1,5;2026-01-31\nb;2;2026-02-28\nb;2;2026-03-31\n";
        let month = read(month).unwrap();
        assert_eq!(month.drivers[0].step, DriverStep::Month);
        assert_eq!(month.drivers[0].values[0].0.start.to_string(), "2026-01-01");
        assert_eq!(month.drivers[0].values[0].1.to_string(), "-1.5");
    }

    #[test]
    fn spacing_that_says_nothing_is_asked() {
        let asked = |dates: &[&str]| {
            let rows = dates.iter().map(|date| format!("{date},a,1\n"));
            match read(&format!("date,name,value\n{}", rows.collect::<String>())) {
                Err(IngestError::Questions(questions)) => questions[0].what.clone(),
                other => panic!("{other:?}"),
            }
        };
        assert!(asked(&["2026-06-01"]).starts_with("`a` has 1 date only"));
        assert!(asked(&["2026-06-01", "2026-06-08"]).starts_with("`a` has 2 dates only"));
        let fortnights = ["2026-06-01", "2026-06-15", "2026-06-29"];
        assert!(asked(&fortnights).starts_with("`a` has dates 14 days and more apart"));
        let four_weeks = ["2026-01-05", "2026-02-02", "2026-03-02"];
        assert!(asked(&four_weeks).starts_with("`a` has dates 28 days"));
        let quarters = ["2026-01-01", "2026-04-01", "2026-07-01"];
        assert!(asked(&quarters).starts_with("`a` has dates 90 days"));
    }

    #[test]
    fn another_encoding_is_noted_and_a_second_sign_is_no_number() {
        let mut bytes = b"date,name,value\n2026-06-01,caf".to_vec();
        bytes.extend(b"\xe9,1\n2026-06-02,caf\xe9,2\n2026-06-03,caf\xe9,3\n");
        let file = DriverFile { name: "a.csv".to_owned(), bytes, date_format: None };
        let made = read_drivers(&[file], Weekday::Sun).unwrap();
        assert_eq!(made.drivers[0].name, "caf\u{e9}");
        assert_eq!(made.notes[0].message, "a.csv is not UTF-8; it was read as Windows-1252");
        assert_eq!(made.notes[0].code, "driver-encoding");
        let signs = rows("date,name,value\n2026-06-01,a,--1\n2026-06-02,a,1e3\n2026-06-03,a,1,2\n");
        assert_eq!(signs.len(), 3, "{signs:?}");
        assert_eq!(signs[2], "orders.csv:4:4: the row has 4 fields, the header 3");
    }

    #[test]
    fn bad_rows_are_located_all_together() {
        let text =
            "date,name,value\n2026-06-01,a,1\n2026-06-31,a,2\n2026-06-01,a,3\n2026-06-03,a,inf\n";
        assert_eq!(
            rows(text),
            [
                "orders.csv:3:1: could not read `2026-06-31` as a date",
                "orders.csv:4:1: `a` has a value on 2026-06-01 twice, first at orders.csv:2:1",
                "orders.csv:5:3: could not read `inf` as a value below 10^13",
            ]
        );
    }

    #[test]
    fn columns_are_named_and_dates_in_doubt_are_asked() {
        let wrong = read("date,name,valeu\n").unwrap_err().to_string();
        assert_eq!(wrong, "orders.csv:1:3: unknown column `valeu`");
        let missing = read("date,name\n2026-06-01,a\n").unwrap_err().to_string();
        assert_eq!(missing, "orders.csv:1: the `value` column is missing");
        let doubt = read("date,name,value\n04/05/2026,a,1\n05/06/2026,a,1\n");
        assert!(matches!(doubt, Err(IngestError::Questions(_))), "{doubt:?}");
        let decided =
            read("date,name,value\n04/05/2026,a,1\n15/05/2026,a,1\n16/05/2026,a,1\n").unwrap();
        assert_eq!(decided.drivers[0].span().unwrap().0.to_string(), "2026-05-04");
    }
}
