//! Text to records: delimiters, quotes, line ends, with the line each record starts on.
//!
//! RFC 4180 with what real exports add: blanks around quoted fields, quotes inside unquoted
//! fields, stray quotes inside quoted ones, bare CR line ends (DESIGN §5).

use std::borrow::Cow;

use memchr::memchr;

use super::scan::Marks;

/// Where a field stands in the text.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
    escaped: bool,
}

/// What is wrong with the shape of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file ends inside a quoted field that opened on this line.
    OpenQuote {
        /// Line of the quote.
        line: u64,
    },
    /// A quoted field runs over a line end and closes before more text: an unbalanced quote.
    StrayQuote {
        /// Line of the quote that opened it.
        line: u64,
    },
}

/// One record; the buffer is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Line it starts on, from 1.
    pub(super) line: u64,
    /// Byte where it starts.
    pub(super) start: usize,
    /// Byte after its last.
    pub(super) end: usize,
    /// What is wrong with its quotes.
    pub(super) fault: Option<Fault>,
    /// The text ends here without a line end.
    pub(super) at_end: bool,
    fields: Vec<Span>,
}

impl Record {
    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// The field as it stands, quotes taken off, blanks around it too; empty where it is missing.
    #[inline]
    pub(super) fn raw<'a>(&self, text: &'a str, index: usize) -> &'a str {
        match self.fields.get(index) {
            Some(span) => trim(&text[span.start..span.end]),
            None => "",
        }
    }

    /// Where the field stands in the text, blanks around it included.
    #[inline]
    pub(super) fn span(&self, index: usize) -> Option<(usize, usize)> {
        self.fields.get(index).map(|span| (span.start, span.end))
    }

    /// The field with doubled quotes undone.
    #[inline]
    pub(super) fn cell<'a>(&self, text: &'a str, index: usize) -> Cow<'a, str> {
        let raw = self.raw(text, index);
        match self.fields.get(index) {
            Some(span) if span.escaped => Cow::Owned(raw.replace("\"\"", "\"")),
            _ => Cow::Borrowed(raw),
        }
    }

    /// Is there nothing in any field?
    pub(super) fn is_blank(&self, text: &str) -> bool {
        (0..self.len()).all(|index| self.raw(text, index).is_empty())
    }

    /// The record as it stands in the file.
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        text[self.start..self.end].trim_end_matches(['\r', '\n'])
    }
}

/// Blanks of every kind and byte order marks mean nothing around a cell.
#[inline]
fn trim(text: &str) -> &str {
    let plain = |b: u8| b > b' ' && b < 0x80;
    match (text.as_bytes().first(), text.as_bytes().last()) {
        (Some(&first), Some(&last)) if plain(first) && plain(last) => text,
        (None, _) => text,
        _ => trim_any(text),
    }
}

#[cold]
fn trim_any(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Walks the records of a text.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    delimiter: u8,
    line_end: u8,
    marks: Marks,
}

/// What ends a line: CR where a text has no LF.
pub(super) fn line_end(text: &[u8]) -> u8 {
    let bare = memchr(b'\n', text).is_none() && memchr(b'\r', text).is_some();
    if bare { b'\r' } else { b'\n' }
}

impl<'a> Records<'a> {
    /// From the start of the text.
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        Self::with_line_end(text, delimiter, line_end(text.as_bytes()))
    }

    /// The same where the line end is known, from the whole file rather than this part of it.
    pub(super) fn with_line_end(text: &'a str, delimiter: u8, line_end: u8) -> Self {
        let marks = Marks::new(delimiter, line_end);
        Self { text, at: 0, line: 1, delimiter, line_end, marks }
    }

    /// The same from another record's start.
    pub(super) fn from(mut self, at: usize, line: u64) -> Self {
        self.at = at;
        self.line = line;
        self
    }

    /// The line the next record starts on, empty lines before it not yet passed.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next record that is not an empty line. `false` at the end.
    pub(super) fn read(&mut self, record: &mut Record) -> bool {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && (bytes[self.at] == b'\n' || bytes[self.at] == b'\r') {
            if bytes[self.at] == self.line_end {
                self.line += 1;
            }
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return false;
        }
        record.fields.clear();
        record.line = self.line;
        record.start = self.at;
        record.fault = None;
        record.at_end = false;
        while self.field(record) {}
        true
    }

    /// Reads one field; `true` where another follows in this record.
    #[inline]
    fn field(&mut self, record: &mut Record) -> bool {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while start < bytes.len()
            && (bytes[start] == b' ' || bytes[start] == b'\t')
            && bytes[start] != self.delimiter
        {
            start += 1;
        }
        if bytes.get(start) == Some(&b'"') {
            return self.quoted(record, start + 1);
        }
        let mut end = self.marks.next(bytes, start);
        while bytes.get(end) == Some(&b'"') {
            end = self.marks.next(bytes, end + 1);
        }
        record.fields.push(Span { start: self.at, end, escaped: false });
        self.finish(record, end)
    }

    /// After a field: steps over the delimiter or the line end.
    #[inline]
    fn finish(&mut self, record: &mut Record, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        self.at = end + 1;
        match bytes.get(end) {
            Some(&byte) if byte == self.delimiter => return true,
            Some(_) => self.line += 1,
            None => {
                self.at = end;
                record.at_end = true;
            }
        }
        record.end = end;
        false
    }

    fn quoted(&mut self, record: &mut Record, start: usize) -> bool {
        let bytes = self.text.as_bytes();
        let opened = self.line;
        let mut escaped = false;
        let mut from = start;
        loop {
            let Some(quote) = self.quote(from) else {
                record.fault = Some(Fault::OpenQuote { line: opened });
                record.fields.push(Span { start, end: bytes.len(), escaped });
                return self.finish(record, bytes.len());
            };
            if bytes.get(quote + 1) == Some(&b'"') {
                escaped = true;
                from = quote + 2;
                continue;
            }
            if let Some(end) = self.closes(quote) {
                record.fields.push(Span { start, end: quote, escaped });
                return self.finish(record, end);
            }
            if record.fault.is_none() && self.line > opened {
                record.fault = Some(Fault::StrayQuote { line: opened });
            }
            from = quote + 1;
        }
    }

    /// The first quote at or after a place; counts the lines that end before it.
    fn quote(&mut self, mut from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            from = self.marks.next(bytes, from);
            match bytes.get(from) {
                Some(b'"') => return Some(from),
                Some(byte) => {
                    self.line += u64::from(*byte == self.line_end);
                    from += 1;
                }
                None => return None,
            }
        }
    }

    /// A quote closes its field where only blanks stand before the delimiter or the line end.
    fn closes(&self, quote: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        while let Some(&byte) = bytes.get(at) {
            if byte == self.delimiter || byte == self.line_end {
                return Some(at);
            }
            if !matches!(byte, b' ' | b'\t' | b'\r') {
                return None;
            }
            at += 1;
        }
        Some(bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>, Option<Fault>)> {
        let mut records = Records::new(text, delimiter);
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.read(&mut record) {
            let cells = (0..record.len()).map(|i| record.cell(text, i).into_owned()).collect();
            found.push((record.line, cells, record.fault));
        }
        found
    }

    #[test]
    fn quotes_blanks_and_line_ends() {
        let found = all("a, \"b \"\"c\"\"\nd\"\t,e\r\n\r\nf,g", b',');
        assert_eq!(found[0].1, ["a", "b \"c\"\nd", "e"]);
        assert_eq!((found[1].0, found[1].1.len()), (4, 2));
        let bare = all("a;b\rc;d\r", b';');
        assert_eq!(bare[1], (2, vec!["c".into(), "d".into()], None));
    }

    #[test]
    fn a_stray_quote_inside_one_line_is_text() {
        let found = all("\"a \"b\" c\",d\n", b',');
        assert_eq!(found[0].1, ["a \"b\" c", "d"]);
        assert_eq!(found[0].2, None);
    }

    #[test]
    fn unbalanced_quotes_are_faults() {
        let open = all("a,b\n1,\"two\n3,four\n", b',');
        assert_eq!(open[1].2, Some(Fault::OpenQuote { line: 2 }));
        let stray = all("\"a,b\n1,\"two\"\n3,\"four\"\n", b',');
        assert_eq!(stray[0].2, Some(Fault::StrayQuote { line: 1 }));
    }
}
