//! Rows in no particular order, on every processor: chunks are handed out, and what each thread
//! has made of them is put together at the end.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use super::in_order;
use super::prepare::Prepared;
use super::worker::Worker;
use crate::ingest::encoding::not_utf8;
use crate::ingest::source::Source;
use crate::ingest::stream::{Chunk, Chunks};
use crate::ingest::{IngestError, LedgerSummary, ReadOptions, RowSink};

/// What one thread fills.
pub trait Shard: RowSink + Send {
    /// Ends the filling, on the thread that filled it. May be called again.
    fn close(&mut self);
}

/// A sink in parts: each thread fills a shard of its own. What comes out must not depend on which
/// shard saw which row.
pub trait Shards {
    /// What one thread fills.
    type Shard: Shard;
    /// An empty shard.
    fn shard(&mut self) -> Self::Shard;
    /// Takes in a full one.
    fn absorb(&mut self, shard: Self::Shard);
    /// Shards that may be filled at the same time; 1 where rows must come in order.
    fn most(&self) -> usize;
}

/// Reads a ledger as [`super::read_in_order`] does, on up to `shards.most()` threads at once.
///
/// Chunks are cut at line ends with an even number of quotes before them. Where quotes that are
/// only text make such a cut wrong, the record before it is found open, everything is forgotten,
/// and the file is read in order instead: the result is the same in every case.
pub fn read_in_shards<S: Shards>(
    source: Source<'_>,
    options: &ReadOptions<'_>,
    shards: &mut S,
) -> Result<LedgerSummary, IngestError> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(shards.most()).min(MOST_THREADS);
    attempt(source, options, shards, threads)
}

/// More threads than this only wait for the disk.
const MOST_THREADS: usize = 8;

/// Why an attempt has to be made again.
enum Retry {
    InOrder,
    Encoding(&'static str),
}

/// What a worker found out about a chunk.
enum Verdict {
    Open,
    NotUtf8(&'static str),
    Failed(IngestError),
}

fn attempt<S: Shards>(
    source: Source<'_>,
    options: &ReadOptions<'_>,
    shards: &mut S,
    threads: usize,
) -> Result<LedgerSummary, IngestError> {
    let prepared = Prepared::of(source, options)?;
    let result = if threads > 1 && !prepared.whole {
        side_by_side(&prepared, source, options, shards, threads)
    } else {
        one_after_the_other(&prepared, source, options, shards)
    };
    match result? {
        Ok(summary) => Ok(summary),
        Err(Retry::InOrder) => attempt(source, options, shards, 1),
        Err(Retry::Encoding(name)) => {
            attempt(source, &options.with_encoding(name), shards, threads)
        }
    }
}

type Attempt = Result<Result<LedgerSummary, Retry>, IngestError>;

fn one_after_the_other<S: Shards>(
    prepared: &Prepared,
    source: Source<'_>,
    options: &ReadOptions<'_>,
    shards: &mut S,
) -> Attempt {
    if !prepared.whole
        && let Some(name) = in_order::later_encoding(prepared, source, options)?
    {
        return Ok(Err(Retry::Encoding(name)));
    }
    let mut worker = Worker::new(prepared, options);
    let mut shard = shards.shard();
    in_order::rows(&mut worker, prepared.chunks(source, options)?, &mut shard)?;
    shards.absorb(shard);
    worker.tally.finish(options, &prepared.layout).map(Ok)
}

/// What one thread brings back.
struct Filled<'l, S> {
    worker: Worker<'l>,
    shard: S,
    verdict: Option<(u64, Verdict)>,
}

fn side_by_side<S: Shards>(
    prepared: &Prepared,
    source: Source<'_>,
    options: &ReadOptions<'_>,
    shards: &mut S,
    threads: usize,
) -> Attempt {
    let chunks = prepared.chunks(source, options)?;
    let (send, receive) = sync_channel::<Chunk>(threads);
    let (give_back, empty) = channel::<Vec<u8>>();
    let queue = Queue { chunks: Mutex::new(receive), faulty: AtomicBool::new(false) };
    let (filled, last) = thread::scope(|scope| {
        let crew: Vec<_> = (0..threads)
            .map(|_| {
                let (queue, give_back) = (&queue, give_back.clone());
                let shard = shards.shard();
                scope.spawn(move || fill(Worker::new(prepared, options), shard, queue, &give_back))
            })
            .collect();
        drop(give_back);
        let last = hand_out(chunks, send, &empty, &queue.faulty);
        let filled: Vec<_> = crew
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect();
        (filled, last)
    });
    finish(filled, last, options, prepared, shards)
}

/// The chunks on their way to the threads.
struct Queue {
    chunks: Mutex<Receiver<Chunk>>,
    /// A thread has found a fault: what comes after it is of no use.
    faulty: AtomicBool,
}

/// Hands the chunks out. The last one stays: it is judged by all rows before it.
fn hand_out(
    mut chunks: Chunks<'_>,
    send: SyncSender<Chunk>,
    empty: &Receiver<Vec<u8>>,
    faulty: &AtomicBool,
) -> Result<Option<Chunk>, IngestError> {
    let mut last = None;
    while let Some(chunk) = chunks.next(empty.try_recv().unwrap_or_default())? {
        if chunk.last {
            last = Some(chunk);
        } else if faulty.load(Ordering::Relaxed) || send.send(chunk).is_err() {
            break;
        }
    }
    // Without a sender the threads stop waiting for more.
    drop(send);
    Ok(last)
}

/// Reads chunks until there are none. After a faulty one the queue is only emptied: every chunk
/// before it is in some thread's hands already.
fn fill<'l, S: Shard>(
    mut worker: Worker<'l>,
    mut shard: S,
    queue: &Queue,
    give_back: &Sender<Vec<u8>>,
) -> Filled<'l, S> {
    let mut verdict = None;
    loop {
        let next = queue.chunks.lock().map_or(None, |chunks| chunks.recv().ok());
        let Some(chunk) = next else {
            shard.close();
            return Filled { worker, shard, verdict };
        };
        if verdict.is_none() {
            let found = judge(&mut worker, &mut shard, &chunk);
            verdict = found.map(|verdict| (chunk.line, verdict));
            queue.faulty.fetch_or(verdict.is_some(), Ordering::Relaxed);
        }
        // The one who hands out may be gone already.
        let _ = give_back.send(chunk.text);
    }
}

fn judge<S: RowSink>(worker: &mut Worker<'_>, shard: &mut S, chunk: &Chunk) -> Option<Verdict> {
    let Ok(text) = std::str::from_utf8(&chunk.text) else {
        let found = not_utf8(&chunk.text, chunk.line, worker.options.file);
        return Some(found.map_or_else(Verdict::Failed, Verdict::NotUtf8));
    };
    match worker.chunk(text, chunk.line, chunk.last, shard) {
        Ok(None) => None,
        Ok(Some(_)) => Some(Verdict::Open),
        Err(error) => Some(Verdict::Failed(error)),
    }
}

/// Puts together what the threads bring back, and reads the last chunk.
fn finish<S: Shards>(
    filled: Vec<Filled<'_, S::Shard>>,
    last: Result<Option<Chunk>, IngestError>,
    options: &ReadOptions<'_>,
    prepared: &Prepared,
    shards: &mut S,
) -> Attempt {
    let mut whole = Worker::new(prepared, options);
    let mut full = Vec::new();
    let mut first: Option<(u64, Verdict)> = None;
    for part in filled {
        // Of several faults the one that stands first in the file counts: those after it may come
        // of a wrong cut.
        if let Some((line, verdict)) = part.verdict
            && first.as_ref().is_none_or(|(before, _)| line < *before)
        {
            first = Some((line, verdict));
        }
        whole.join(part.worker);
        full.push(part.shard);
    }
    if let Some((_, verdict)) = first {
        return match verdict {
            Verdict::Open => Ok(Err(Retry::InOrder)),
            Verdict::NotUtf8(name) => Ok(Err(Retry::Encoding(name))),
            Verdict::Failed(error) => Err(error),
        };
    }
    let mut shard = full.pop().unwrap_or_else(|| shards.shard());
    if let Some(chunk) = last? {
        match judge(&mut whole, &mut shard, &chunk) {
            None => {}
            Some(Verdict::NotUtf8(name)) => return Ok(Err(Retry::Encoding(name))),
            Some(Verdict::Failed(error)) => return Err(error),
            Some(Verdict::Open) => return Ok(Err(Retry::InOrder)),
        }
    }
    full.push(shard);
    for shard in full {
        shards.absorb(shard);
    }
    whole.tally.finish(options, &prepared.layout).map(Ok)
}
