//! Bytes to borrowed rows: layout by inspection, every doubt a question, every bad row located.

mod amounts;
pub mod budget;
mod chain;
mod columns;
mod currencies;
mod date_column;
mod dates;
mod dialect;
mod direction;
mod encoding;
mod error;
mod inspect;
mod layout;
mod money;
mod money_columns;
mod months;
mod open;
mod options;
mod pins;
mod read;
mod records;
mod source_files;
mod summary;
mod table;
mod tally;
mod words;

pub use amounts::DecimalMark;
pub use dates::{DatePattern, YearRule};
pub use error::{IngestError, Question, RowError};
pub use inspect::inspect;
pub use layout::{
    AmountRule, BalanceRule, Column, ColumnRole, CurrencyRule, Evidence, FeeRule, Layout, RowOrder,
};
pub use open::{open, open_reader};
pub use options::{ReadOptions, layout_for};
pub use pins::Pin;
pub use read::{NoSink, read};
pub use source_files::{SourceGroup, source_groups, source_pattern};
pub use summary::{LedgerSummary, RowFate, RowSink};

#[cfg(test)]
mod tests;
