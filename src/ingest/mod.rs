//! Bytes to borrowed rows: layout by inspection, every doubt a question, every bad row located.

pub mod budget;

mod error;
mod summary;

pub use error::{IngestError, Question, RowError};
pub use summary::{LedgerSummary, RowFate, RowSink};
