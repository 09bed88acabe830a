//! TOML budgets: `[[line]]` tables, or an array `line = [{ … }]`. Amounts are read from the text of
//! the file, never through a float.

use std::collections::BTreeMap;

use toml_edit::{Document, Item, Key, TableLike, Value};

use crate::ingest::{IngestError, RowError};

use super::FileRows;
use super::amount::AmountRule;
use super::field::{Cell, Field, RawRow, fields_rule};
use super::text::{Source, excerpt, refused_at};
use super::unknown_key;

const SHAPE: &str = "a TOML budget is made of `[[line]]` tables";

/// Reads a TOML budget.
pub(super) fn read(source: &Source<'_>) -> Result<FileRows, IngestError> {
    let document = Document::parse(source.text).map_err(|error| {
        let position = source.at(error.span().map_or(0, |span| span.start));
        let what = format!("this is not valid TOML: {}", excerpt(error.message()));
        refused_at(position, what, SHAPE)
    })?;
    let mut read = FileRows::new(AmountRule::Plain);
    for (name, item) in document.as_table() {
        let start = |item: &Item| item.span().map_or(0, |span| span.start);
        let refuse = |what: String| {
            let key = document.as_table().key(name).and_then(Key::span);
            let offset = key.map_or_else(|| start(item), |span| span.start);
            Err(refused_at(source.at(offset), what, SHAPE))
        };
        if !matches!(name, "line" | "lines") {
            return refuse(format!("unexpected key `{name}`"));
        }
        if let Some(tables) = item.as_array_of_tables() {
            for table in tables {
                let offset = table.span().map_or(0, |span| span.start);
                add(source, table, offset, &mut read);
            }
        } else if let Some(array) = item.as_array() {
            for value in array {
                let offset = value.span().map_or(0, |span| span.start);
                add_value(source, value, offset, &mut read);
            }
        } else {
            return refuse(format!("`{name}` is not a list of tables"));
        }
    }
    Ok(read)
}

/// An element of `line = […]`.
fn add_value(source: &Source<'_>, value: &Value, offset: usize, read: &mut FileRows) {
    if let Some(table) = value.as_inline_table() {
        add(source, table, offset, read);
        return;
    }
    read.count += 1;
    let row = empty_row(source, offset);
    let error = row.error(&row.position, "this row is not a table", fields_rule("keys"));
    read.errors.push(error);
}

/// A row without values yet; its text is the line it starts on.
fn empty_row(source: &Source<'_>, offset: usize) -> RawRow {
    RawRow { cells: BTreeMap::new(), position: source.at(offset), source: line_at(source, offset) }
}

fn line_at(source: &Source<'_>, offset: usize) -> std::sync::Arc<str> {
    let (before, after) = source.text.split_at_checked(offset).unwrap_or(("", source.text));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = offset + after.find('\n').unwrap_or(after.len());
    excerpt(source.text.get(start..end).unwrap_or(""))
}

/// One table as a row; keys that are no fields are errors beside it.
fn add(source: &Source<'_>, table: &dyn TableLike, offset: usize, read: &mut FileRows) {
    read.count += 1;
    let mut row = empty_row(source, offset);
    let mut written = Vec::new();
    for (name, item) in table.iter() {
        let value_at = item.span().map_or(offset, |span| span.start);
        let key = table.key(name).and_then(Key::span);
        let key_at = key.map_or(value_at, |span| span.start);
        let Some(field) = Field::find(name) else {
            read.errors.push(unknown_key(&row, &source.at(key_at), name));
            continue;
        };
        let position = source.at(value_at);
        match scalar(source, item) {
            Ok(text) => {
                written.push(format!("{name} = {text}"));
                if row.cells.insert(field, Cell { text, position }).is_some() {
                    let what = format!("key `{name}` stands twice");
                    read.errors.push(row.error(&source.at(key_at), what, fields_rule("keys")));
                }
            }
            Err(error) => read.errors.push(unreadable(&row, &position, error)),
        }
    }
    row.source = excerpt(&written.join(", "));
    read.rows.push(row);
}

fn unreadable(row: &RawRow, position: &crate::domain::Position, what: &str) -> RowError {
    row.error(position, what, "a value is a text, a number, a date, true or false")
}

/// A value as text: numbers and dates as they stand in the file.
fn scalar(source: &Source<'_>, item: &Item) -> Result<String, &'static str> {
    let value = item.as_value().ok_or("a table stands where one value belongs")?;
    let literal = || {
        let span = value.span().and_then(|span| source.text.get(span));
        span.unwrap_or("").trim().to_owned()
    };
    match value {
        Value::String(text) => Ok(text.value().clone()),
        // `1_000` is how TOML groups digits.
        Value::Integer(_) | Value::Float(_) => Ok(literal().replace('_', "")),
        Value::Boolean(_) | Value::Datetime(_) => Ok(literal()),
        Value::Array(_) | Value::InlineTable(_) => {
            Err("a list or table stands where one value belongs")
        }
    }
}
