//! Bytes to text, and places in a text.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::domain::{Note, Position};
use crate::ingest::IngestError;

/// Why these bytes are no budget.
fn refused(file: &str, what: &str, hint: &str) -> IngestError {
    refused_at(Position::file(file), what, hint)
}

/// The text of a file: UTF-8, UTF-16, else Windows-1252 (with a note). Binary files are refused.
pub(in crate::ingest) fn decode(
    file: &str,
    bytes: &[u8],
) -> Result<(String, Option<Note>), IngestError> {
    if bytes.starts_with(b"PK\x03\x04") {
        let hint = "save the sheet as CSV (comma separated, UTF-8)";
        return Err(refused(file, "this is a spreadsheet or ZIP file", hint));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(refused(file, "this is a compressed file", "unpack it first"));
    }
    let (encoding, skip) = encoding_of(bytes);
    let (text, _, malformed) = encoding.decode(&bytes[skip..]);
    if malformed && encoding != WINDOWS_1252 {
        let what = format!("this is not valid {}", encoding.name());
        return Err(refused(file, &what, "save it as UTF-8"));
    }
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) && looks_binary(&text) {
        return Err(refused(file, "this is not text", "a budget is CSV, JSON or TOML"));
    }
    if text.trim().is_empty() {
        return Err(refused(
            file,
            "the file is empty",
            "a budget has at least one row with a period and an amount",
        ));
    }
    let note = (encoding == WINDOWS_1252).then(|| {
        let message = format!("{file} is not UTF-8; it was read as Windows-1252");
        Note::new("budget-encoding", message).at(Position::file(file))
    });
    Ok((text.into_owned(), note))
}

/// A NUL never stands in text; other control characters do not by the dozen.
fn looks_binary(text: &str) -> bool {
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace());
    text.contains('\0') || odd.count() * 50 > text.chars().count()
}

/// The encoding and the length of its mark.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    // UTF-16 without a mark: half of the bytes of Western text are zero.
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 3 > head.len() && even == 0 {
        (UTF_16LE, 0)
    } else if even * 3 > head.len() && odd == 0 {
        (UTF_16BE, 0)
    } else if std::str::from_utf8(bytes).is_ok() {
        (UTF_8, 0)
    } else {
        (WINDOWS_1252, 0)
    }
}

/// A text whose offsets have lines and columns.
#[derive(Debug)]
pub(in crate::ingest) struct Source<'t> {
    pub(super) text: &'t str,
    file: Arc<str>,
    /// Where each line starts.
    pub(super) starts: Vec<usize>,
}

impl<'t> Source<'t> {
    /// Lines end with `\n`, `\r\n` or a lone `\r`.
    pub(in crate::ingest) fn new(file: &str, text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let starts = ends
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
            .map(|at| at + 1);
        Self { text, file: Arc::from(file), starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The whole text.
    pub(in crate::ingest) const fn text(&self) -> &'t str {
        self.text
    }

    /// The line of an offset, from 1, and where it starts.
    fn line_of(&self, offset: usize) -> (u64, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        (line as u64, self.starts[line.saturating_sub(1)])
    }

    /// The place of field `number` (from 1) of the row at an offset.
    pub(in crate::ingest) fn field(&self, offset: usize, number: Option<usize>) -> Position {
        Position {
            file: Arc::clone(&self.file),
            line: Some(self.line_of(offset).0),
            column: number.map(|number| number as u64),
        }
    }

    /// The place of the character at an offset.
    pub(super) fn at(&self, offset: usize) -> Position {
        let (line, start) = self.line_of(offset);
        let before = self.text.get(start..offset).unwrap_or("");
        Position {
            file: Arc::clone(&self.file),
            line: Some(line),
            column: Some(before.chars().count() as u64 + 1),
        }
    }
}

/// The file as a whole is wrong at this place.
pub(in crate::ingest) fn refused_at(
    position: Position,
    what: impl Into<String>,
    hint: impl Into<String>,
) -> IngestError {
    IngestError::File { position, what: what.into(), hint: Some(hint.into()) }
}

/// A piece of a file for an error message: one line, not endless.
pub(in crate::ingest) fn excerpt(text: &str) -> Arc<str> {
    const LONGEST: usize = 200;
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    Arc::from(line)
}
