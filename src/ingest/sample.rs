//! The first megabytes of a source, which inspection looks at.

use std::fs::Metadata;

use super::IngestError;
use super::source::Source;
use super::stream::{LONGEST_LINE, too_long};

/// Bytes inspected: some twenty-five thousand rows.
pub(super) const USUAL: usize = 2 << 20;
/// Bytes inspected where that leaves a question.
pub(super) const LARGE: usize = 48 << 20;

/// The start of a source, in whole lines.
pub(super) struct Sample {
    pub(super) bytes: Vec<u8>,
    /// Nothing follows.
    pub(super) whole: bool,
    /// What the file looked like: its rows must be read from the same.
    pub(super) opened: Option<Metadata>,
}

/// Reads the start of a source: `size` bytes, and more where a line goes on for long.
pub(super) fn take(source: Source<'_>, shown: &str, size: usize) -> Result<Sample, IngestError> {
    let mut stream = source.open(shown)?;
    let mut bytes = Vec::new();
    loop {
        let most = size.max(LONGEST_LINE / 2);
        let most = if bytes.is_empty() { size } else { most };
        let whole = stream.fill(&mut bytes, most)? < most;
        let end = memchr::memrchr2(b'\n', b'\r', &bytes).map_or(0, |at| at + 1);
        if whole {
            return Ok(Sample { bytes, whole, opened: stream.opened() });
        }
        if end * 2 > bytes.len() {
            bytes.truncate(end);
            return Ok(Sample { bytes, whole, opened: stream.opened() });
        }
        if bytes.len() - end > LONGEST_LINE {
            let before = memchr::memchr_iter(b'\n', &bytes[..end]).count() as u64;
            return Err(too_long(shown, before + 1));
        }
    }
}
