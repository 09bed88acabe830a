//! Rows in the order of the file, on one thread.

use super::prepare::Prepared;
use super::worker::{OpenRecord, Worker};
use crate::domain::Position;
use crate::ingest::encoding::not_utf8;
use crate::ingest::source::Source;
use crate::ingest::stream::{Chunk, Chunks, LONGEST_LINE};
use crate::ingest::{IngestError, LedgerSummary, ReadOptions, RowSink};

/// Reads a ledger: every row that is a transaction goes to `sink`, in the order of the file; the
/// rest is counted by reason.
///
/// `rows = used + ignored + rejected` always holds (DESIGN §4).
pub fn read_in_order(
    source: Source<'_>,
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<LedgerSummary, IngestError> {
    let prepared = Prepared::of(source, options)?;
    if !prepared.whole
        && let Some(encoding) = later_encoding(&prepared, source, options)?
    {
        let told = options.with_encoding(encoding);
        let prepared = Prepared::of(source, &told)?;
        let mut worker = Worker::new(&prepared, &told);
        rows(&mut worker, prepared.chunks(source, &told)?, sink)?;
        return worker.tally.finish(&told, &prepared.layout);
    }
    let mut worker = Worker::new(&prepared, options);
    rows(&mut worker, prepared.chunks(source, options)?, sink)?;
    worker.tally.finish(options, &prepared.layout)
}

/// Rows that have gone to the sink cannot be taken back: text after the sample that is no UTF-8
/// must be known before.
pub(super) fn later_encoding(
    prepared: &Prepared,
    source: Source<'_>,
    options: &ReadOptions<'_>,
) -> Result<Option<&'static str>, IngestError> {
    let mut chunks = prepared.chunks(source, options)?;
    let mut buffer = Vec::new();
    while let Some(chunk) = chunks.next(buffer)? {
        if std::str::from_utf8(&chunk.text).is_err() {
            return not_utf8(&chunk.text, chunk.line, options.file).map(Some);
        }
        buffer = chunk.text;
    }
    Ok(None)
}

/// Every record of the chunks; one that goes on after its chunk is read again with the next.
pub(super) fn rows<S: RowSink + ?Sized>(
    worker: &mut Worker<'_>,
    mut chunks: Chunks<'_>,
    sink: &mut S,
) -> Result<(), IngestError> {
    let mut buffer = Vec::new();
    let mut open: Option<(Vec<u8>, u64)> = None;
    while let Some(chunk) = chunks.next(buffer)? {
        let chunk = continued(open.take(), chunk);
        let text = std::str::from_utf8(&chunk.text).map_err(|_| {
            not_utf8(&chunk.text, chunk.line, worker.options.file)
                .err()
                .unwrap_or_else(|| quote_too_long(worker, chunk.line))
        })?;
        let left = worker.chunk(text, chunk.line, chunk.last, sink)?;
        open = left.map(|at: OpenRecord| (chunk.text[at.byte..].to_vec(), at.line));
        if let Some((text, line)) = &open
            && text.len() > LONGEST_LINE
        {
            return Err(quote_too_long(worker, *line));
        }
        buffer = chunk.text;
    }
    Ok(())
}

/// The chunk with the record before it that is still open.
fn continued(open: Option<(Vec<u8>, u64)>, chunk: Chunk) -> Chunk {
    match open {
        Some((mut text, line)) => {
            text.extend_from_slice(&chunk.text);
            Chunk { text, line, last: chunk.last }
        }
        None => chunk,
    }
}

fn quote_too_long(worker: &Worker<'_>, line: u64) -> IngestError {
    IngestError::File {
        position: Position { file: worker.file.clone(), line: Some(line), column: None },
        what: "a quoted field that opens in this record is not closed within 16 MB".into(),
        hint: Some("close the quote, or remove it".into()),
    }
}
