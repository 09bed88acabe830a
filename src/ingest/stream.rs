//! Bytes to text in chunks that end between records, so that chunks can be read side by side.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use memchr::{memchr_iter, memrchr_iter};

use super::source::ByteStream;
use super::{IngestError, Progress};
use crate::domain::Position;

/// Text of one chunk: small enough to stay in a processor's cache, large enough that handing it
/// over costs nothing.
const CHUNK: usize = 512 << 10;
/// No line of a ledger is longer.
pub(super) const LONGEST_LINE: usize = 16 << 20;
/// Line ends looked at, from the end of a chunk, for one outside quotes.
const LINE_ENDS: usize = 20_000;

/// A part of the text.
#[derive(Debug)]
pub(super) struct Chunk {
    /// UTF-8 unless the encoding was taken for it by mistake.
    pub(super) text: Vec<u8>,
    /// The line it starts on.
    pub(super) line: u64,
    /// Nothing follows.
    pub(super) last: bool,
}

/// Where the rows of a text start, and how its lines end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) byte: usize,
    pub(super) line: u64,
    pub(super) line_end: u8,
}

/// The text of a source, chunk by chunk.
pub(super) struct Chunks<'a> {
    bytes: ByteStream<'a>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// Text after the end of the last chunk.
    rest: Vec<u8>,
    shown: &'a str,
    start: Start,
    started: bool,
    line: u64,
    progress: Option<&'a dyn Progress>,
    /// The source has no more bytes.
    exhausted: bool,
    /// The last chunk has been given.
    ended: bool,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(
        bytes: ByteStream<'a>,
        encoding: &'static Encoding,
        told: bool,
        start: Start,
        shown: &'a str,
    ) -> Self {
        // UTF-8 that nobody vouches for is checked by whoever reads the chunk.
        let plain = encoding == UTF_8 && !told;
        let decoder = (!plain).then(|| encoding.new_decoder_with_bom_removal());
        Self {
            bytes,
            decoder,
            raw: Vec::new(),
            rest: Vec::new(),
            shown,
            start,
            started: false,
            line: start.line,
            progress: None,
            exhausted: false,
            ended: false,
        }
    }

    /// Tells somebody how far reading is.
    pub(super) fn watched_by(mut self, progress: Option<&'a dyn Progress>) -> Self {
        self.progress = progress;
        self
    }

    /// The next chunk, in `buffer`; `None` after the last. There is always a last one.
    pub(super) fn next(&mut self, mut buffer: Vec<u8>) -> Result<Option<Chunk>, IngestError> {
        if self.ended {
            return Ok(None);
        }
        buffer.clear();
        buffer.append(&mut self.rest);
        loop {
            let want = CHUNK.saturating_sub(buffer.len()).max(CHUNK / 4);
            let more = self.fill(&mut buffer, want)?;
            if !more {
                return Ok(Some(self.last(buffer)?));
            }
            if let Some(end) = cut(&buffer, self.start.line_end) {
                self.rest.extend_from_slice(&buffer[end..]);
                buffer.truncate(end);
                return Ok(Some(self.chunk(buffer, false)));
            }
            self.check_length(&buffer)?;
        }
    }

    fn last(&mut self, mut buffer: Vec<u8>) -> Result<Chunk, IngestError> {
        // Zeros that fill the last block of a file are no text.
        let end = buffer.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
        buffer.truncate(end);
        let line_end = self.start.line_end;
        if let Some(end) = cut(&buffer, line_end).filter(|end| *end < buffer.len()) {
            // What has no line end of its own is judged once everything before it is known.
            self.rest.extend_from_slice(&buffer[end..]);
            buffer.truncate(end);
            self.check_length(&self.rest)?;
            return Ok(self.chunk(buffer, false));
        }
        self.check_length(&buffer)?;
        self.ended = true;
        Ok(self.chunk(buffer, true))
    }

    fn chunk(&mut self, text: Vec<u8>, last: bool) -> Chunk {
        let line = self.line;
        self.line += memchr_iter(self.start.line_end, &text).count() as u64;
        Chunk { text, line, last }
    }

    fn check_length(&self, line: &[u8]) -> Result<(), IngestError> {
        if line.len() <= LONGEST_LINE {
            return Ok(());
        }
        Err(too_long(self.shown, self.line))
    }

    /// Appends text; `false` once the source has ended.
    fn fill(&mut self, text: &mut Vec<u8>, most: usize) -> Result<bool, IngestError> {
        let mut more = self.decode(text, most)?;
        if !self.started {
            self.started = true;
            while text.len() < self.start.byte && more {
                more = self.decode(text, most)?;
            }
            if self.decoder.is_none() && text.starts_with(b"\xef\xbb\xbf") {
                text.drain(..3);
            }
            text.drain(..self.start.byte.min(text.len()));
        }
        Ok(more)
    }

    fn decode(&mut self, text: &mut Vec<u8>, most: usize) -> Result<bool, IngestError> {
        if self.exhausted {
            return Ok(false);
        }
        let before = self.bytes.read();
        let more = self.decode_some(text, most)?;
        self.exhausted = !more;
        if let Some(progress) = self.progress {
            progress.advance(self.bytes.read() - before);
            if !more {
                progress.finish();
            }
        }
        Ok(more)
    }

    fn decode_some(&mut self, text: &mut Vec<u8>, most: usize) -> Result<bool, IngestError> {
        let Some(decoder) = &mut self.decoder else {
            return Ok(self.bytes.fill(text, most)? == most);
        };
        self.raw.clear();
        let more = self.bytes.fill(&mut self.raw, most)? == most;
        let mut from = 0;
        loop {
            let start = text.len();
            let space = decoder.max_utf8_buffer_length(self.raw.len() - from).unwrap_or(CHUNK);
            text.resize(start + space, 0);
            let (result, read, written, _) =
                decoder.decode_to_utf8(&self.raw[from..], &mut text[start..], !more);
            text.truncate(start + written);
            from += read;
            if result == CoderResult::InputEmpty {
                return Ok(more);
            }
        }
    }
}

pub(super) fn too_long(file: &str, line: u64) -> IngestError {
    IngestError::File {
        position: Position { file: file.into(), line: Some(line), column: None },
        what: "this line is longer than 16 MB".to_owned(),
        hint: Some("export the ledger as CSV with one row per line".into()),
    }
}

/// Where a chunk that starts between two records may end: after the last line end with an even
/// number of quotes before it. Quotes that are only text can make that wrong; who reads the chunk
/// then finds its last record open, and says so.
pub(super) fn cut(text: &[u8], line_end: u8) -> Option<usize> {
    let odd = |text: &[u8]| memchr_iter(b'"', text).count() % 2 == 1;
    let mut inside = odd(text);
    let mut end = text.len();
    let mut latest = None;
    for at in memrchr_iter(line_end, text).take(LINE_ENDS) {
        inside ^= odd(&text[at + 1..end]);
        end = at + 1;
        if !inside {
            return Some(end);
        }
        latest = latest.or(Some(end));
    }
    latest
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::*;

    fn chunks(text: &[u8], encoding: &'static Encoding) -> Vec<Chunk> {
        let start = Start { byte: 0, line: 1, line_end: b'\n' };
        let stream = Source::Bytes(text).open("a.csv").unwrap();
        let mut chunks = Chunks::new(stream, encoding, false, start, "a.csv");
        let mut found = Vec::new();
        while let Some(chunk) = chunks.next(Vec::new()).unwrap() {
            found.push(chunk);
        }
        found
    }

    #[test]
    fn chunks_end_outside_quotes_and_know_their_lines() {
        let text = "2026-01-01,\"two\nlines, and \"\"more\"\"\",1.00\n".repeat(60_000);
        let found = chunks(text.as_bytes(), UTF_8);
        assert!(found.len() > 2);
        let joined: Vec<u8> = found.iter().flat_map(|chunk| chunk.text.clone()).collect();
        assert_eq!(joined, text.as_bytes());
        for chunk in &found {
            assert!(chunk.text.is_empty() || chunk.text.starts_with(b"2026"));
            assert!(chunk.line % 2 == 1);
        }
        assert!(found.last().unwrap().last);
    }

    #[test]
    fn legacy_text_comes_out_as_utf8() {
        let text = "2026-01-01;Prämie für Müller;1,00\n".repeat(80_000);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let found = chunks(&bytes, encoding_rs::WINDOWS_1252);
        let joined: Vec<u8> = found.into_iter().flat_map(|chunk| chunk.text).collect();
        assert!(joined == text.as_bytes());
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let text = ["date,amount\n".as_bytes(), &vec![b'x'; LONGEST_LINE + 2 * CHUNK]].concat();
        let start = Start { byte: 0, line: 1, line_end: b'\n' };
        let stream = Source::Bytes(&text).open("a.csv").unwrap();
        let mut chunks = Chunks::new(stream, UTF_8, false, start, "a.csv");
        let error = loop {
            match chunks.next(Vec::new()) {
                Ok(found) => assert!(found.is_some()),
                Err(error) => break error.to_string(),
            }
        };
        assert!(error.starts_with("a.csv:2: this line is longer"), "{error}");
    }
}
