//! JSON budgets: an array of rows, or `{"lines": [...]}`. Amounts are read from the text of the
//! file, never through a float.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::ingest::{IngestError, RowError};

use super::FileRows;
use super::amount::AmountRule;
use super::field::{Cell, Field, RawRow, fields_rule};
use super::text::{Source, excerpt, refused_at};
use super::unknown_key;

const SHAPE: &str = "a JSON budget is an array of rows, or an object with the array `lines`";

/// Reads a JSON budget.
pub(super) fn read(source: &Source<'_>) -> Result<FileRows, IngestError> {
    let text = source.text;
    // Checked as a whole first, so that the walk below may trust its brackets and quotes.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let mut position = source.at(0);
        position.line = Some(error.line() as u64);
        position.column = Some(error.column().max(1) as u64);
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what);
        return Err(refused_at(position, format!("this is not valid JSON: {what}"), SHAPE));
    }
    let whole = skip_blanks(text, 0)..text.trim_end().len();
    let lines = lines_of(source, whole)?;
    let mut read = FileRows::new(AmountRule::Plain);
    for element in elements(text, lines) {
        read.count += 1;
        match row(source, element, &mut read.errors) {
            Ok(row) => read.rows.push(row),
            Err(error) => read.errors.push(error),
        }
    }
    Ok(read)
}

/// The array of rows.
fn lines_of(source: &Source<'_>, whole: Range<usize>) -> Result<Range<usize>, IngestError> {
    let text = source.text;
    let refuse = |offset, what: String| Err(refused_at(source.at(offset), what, SHAPE));
    match text.as_bytes()[whole.start] {
        b'[' => Ok(whole),
        b'{' => {
            let mut lines = None;
            for (key, value) in members(text, whole.clone()) {
                match name(&text[key.clone()]).as_str() {
                    "lines" | "line" if text.as_bytes()[value.start] == b'[' => lines = Some(value),
                    other => return refuse(key.start, format!("unexpected key `{other}`")),
                }
            }
            lines.map_or_else(|| refuse(whole.start, "there is no array `lines`".to_owned()), Ok)
        }
        _ => refuse(whole.start, "this is neither an array nor an object".to_owned()),
    }
}

/// One object as a row; keys that are no fields are errors beside it.
fn row(
    source: &Source<'_>,
    object: Range<usize>,
    errors: &mut Vec<RowError>,
) -> Result<RawRow, RowError> {
    let text = source.text;
    let mut row = RawRow {
        cells: BTreeMap::new(),
        position: source.at(object.start),
        source: excerpt(&text[object.clone()]),
    };
    if text.as_bytes()[object.start] != b'{' {
        return Err(row.error(&row.position, "this row is not an object", fields_rule("keys")));
    }
    for (key, value) in members(text, object) {
        let name = name(&text[key.clone()]);
        let Some(field) = Field::find(&name) else {
            errors.push(unknown_key(&row, &source.at(key.start), &name));
            continue;
        };
        let position = source.at(value.start);
        match scalar(&text[value]) {
            Ok(Some(text)) => {
                let cell = Cell { text, position };
                if row.cells.insert(field, cell).is_some() {
                    let what = format!("key `{name}` stands twice");
                    errors.push(row.error(&source.at(key.start), what, fields_rule("keys")));
                }
            }
            Ok(None) => {}
            Err(what) => errors.push(row.error(
                &position,
                what,
                "a value is a text, a number, true or false",
            )),
        }
    }
    Ok(row)
}

/// A value as text: a number as it stands in the file.
fn scalar(text: &str) -> Result<Option<String>, &'static str> {
    if text.starts_with(['{', '[']) {
        return Err("a list or object stands where one value belongs");
    }
    match serde_json::from_str::<Value>(text) {
        Ok(Value::String(text)) => Ok(Some(text)),
        Ok(Value::Null) => Ok(None),
        Ok(_) => Ok(Some(text.to_owned())),
        Err(_) => Err("the text has a broken escape"),
    }
}

/// A key without its quotes.
fn name(quoted: &str) -> String {
    serde_json::from_str(quoted).unwrap_or_else(|_| quoted.to_owned())
}

/// The elements of a valid array.
fn elements(text: &str, array: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = array.start + 1;
    std::iter::from_fn(move || {
        let start = skip_blanks(text, at);
        if text.as_bytes().get(start).is_none_or(|&b| b == b']') {
            return None;
        }
        let end = value_end(text, start);
        at = skip_mark(text, end, b',');
        Some(start..end)
    })
}

/// The keys and values of a valid object.
fn members(
    text: &str,
    object: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let mut at = object.start + 1;
    std::iter::from_fn(move || {
        let key = skip_blanks(text, at);
        if text.as_bytes().get(key).is_none_or(|&b| b == b'}') {
            return None;
        }
        let key_end = value_end(text, key);
        let value = skip_blanks(text, skip_mark(text, key_end, b':'));
        let end = value_end(text, value);
        at = skip_mark(text, end, b',');
        Some((key..key_end, value..end))
    })
}

fn skip_blanks(text: &str, at: usize) -> usize {
    let blanks = text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_whitespace());
    at + blanks.count()
}

/// Past blanks and the mark, where it follows.
fn skip_mark(text: &str, at: usize, mark: u8) -> usize {
    let at = skip_blanks(text, at);
    at + usize::from(text.as_bytes().get(at) == Some(&mark))
}

/// Where the value that starts at `at` ends, in a text that is valid JSON.
fn value_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (index, &byte) in bytes.iter().enumerate().skip(at) {
        if quoted {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            quoted = !closes;
            if closes && depth == 0 {
                return index + 1;
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' | b':' if depth == 0 => return index,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
            _ if depth == 0 && byte.is_ascii_whitespace() => return index,
            _ => {}
        }
    }
    bytes.len()
}
