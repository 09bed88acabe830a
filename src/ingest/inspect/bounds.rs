//! Limits that hold for every file.

use std::borrow::Cow;

use crate::domain::Position;
use crate::ingest::encoding::{self, Decoded};
use crate::ingest::sample::Sample;
use crate::ingest::stream::{self, LONGEST_LINE};
use crate::ingest::table::{self, Table};
use crate::ingest::{IngestError, ReadOptions};

use super::source::Source;

/// Bytes to text, with the limits that hold for every file.
pub(in crate::ingest) fn decode<'a>(
    bytes: &'a [u8],
    options: &ReadOptions<'_>,
) -> Result<Decoded<'a>, IngestError> {
    let reject = |line: usize, what: &str, hint: Option<&str>| IngestError::File {
        position: Position {
            file: options.file.into(),
            line: (line > 0).then_some(line as u64),
            column: None,
        },
        what: what.to_owned(),
        hint: hint.map(str::to_owned),
    };
    if bytes.is_empty() {
        return Err(reject(0, "the file is empty", None));
    }
    if let Some(line) = overlong_line(bytes) {
        return Err(reject(
            line,
            "this line is longer than 16 MB",
            Some("export the ledger as CSV with one row per line"),
        ));
    }
    let decoded = encoding::decode(bytes, options.layout.encoding.as_deref(), options.file)?;
    if decoded.text.trim().is_empty() {
        return Err(reject(0, "the file holds nothing but blanks", None));
    }
    Ok(decoded)
}

/// The text of a sample, in whole records.
pub(in crate::ingest) fn decode_sample<'a>(
    sample: &'a Sample,
    options: &ReadOptions<'_>,
) -> Result<Decoded<'a>, IngestError> {
    let mut decoded = decode(&sample.bytes, options)?;
    decoded.whole = sample.whole;
    if !sample.whole
        && let Some(end) = stream::cut(decoded.text.as_bytes(), b'\n')
    {
        match &mut decoded.text {
            Cow::Borrowed(text) => *text = &text[..end],
            Cow::Owned(text) => text.truncate(end),
        }
    }
    Ok(decoded)
}

fn overlong_line(bytes: &[u8]) -> Option<usize> {
    if bytes.len() <= LONGEST_LINE {
        return None;
    }
    let mut start = 0;
    let mut line = 1;
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes).chain(std::iter::once(bytes.len())) {
        if end - start > LONGEST_LINE {
            return Some(line);
        }
        line += usize::from(bytes.get(end) == Some(&b'\n'));
        start = end + 1;
    }
    None
}

pub(super) fn check_table(source: &Source<'_>, table: &Table<'_>) -> Result<(), IngestError> {
    let widest = table.names.len();
    if widest >= table::MAX_COLUMNS {
        return Err(source.reject(
            table.header.as_ref().or(table.body.first()).map(|row| row.line),
            format!("more than {} columns", table::MAX_COLUMNS),
            None,
        ));
    }
    if let Some((line, swallowed)) = table.open_quote {
        let what =
            format!("the quote on this line never closes and swallows {swallowed} more lines");
        let hint = Some("close the quote, or remove it".to_owned());
        return Err(source.reject(Some(line), what, hint));
    }
    if let Some((line, what)) = table.misplaced_header(source.options.layout.header_line) {
        let hint = "name the line of the column names with --header-line, 0 where there is none";
        return Err(source.reject(Some(line), what, Some(hint.to_owned())));
    }
    if table.body.is_empty() {
        let what = match &table.header {
            Some(_) => "there is a header but no row below it",
            None => "no row looks like a transaction with a date and an amount",
        };
        let line = table.header.as_ref().map(|row| row.line);
        return Err(source.reject(line, what.into(), None));
    }
    if widest < 2 {
        let line = table.body.first().map(|row| row.line);
        let hint = Some("name the mark between the fields with --delimiter".to_owned());
        return Err(source.reject(
            line,
            "no delimiter splits these lines into a date and an amount".into(),
            hint,
        ));
    }
    Ok(())
}
