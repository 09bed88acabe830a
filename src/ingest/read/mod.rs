//! Rows into a sink, every other record accounted for: in order, or in shards side by side.

mod amount;
mod bad;
mod in_order;
mod in_shards;
mod prepare;
mod scope;
mod worker;

use super::source::Source;
use super::{IngestError, LedgerSummary, ReadOptions, RowFate, RowSink};
use crate::domain::Transaction;

pub use in_order::read_in_order;
pub use in_shards::{Shard, Shards, read_in_shards};
pub(super) use worker::Reader;

/// Reads a ledger in memory: every row that is a transaction goes to `sink`, in order; the rest is
/// counted by reason.
///
/// `rows = used + ignored + rejected` always holds (DESIGN §4).
pub fn read(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<LedgerSummary, IngestError> {
    read_in_order(Source::Bytes(bytes), options, sink)
}

/// Does nothing with rows: for counting and checking.
#[derive(Debug, Default)]
pub struct NoSink;

impl RowSink for NoSink {
    fn accept(&mut self, _row: &Transaction<'_>) -> RowFate {
        RowFate::Used
    }
}
