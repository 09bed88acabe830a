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
mod double_entry;
pub mod driver;
mod duplicates;
mod encoding;
mod error;
mod forms;
mod inspect;
mod layout;
mod margins;
mod money;
mod money_columns;
mod months;
mod named;
pub mod open_items;
mod options;
mod pins;
mod progress;
mod read;
mod records;
pub mod responses;
mod row_errors;
mod sample;
pub mod saved;
mod scan;
mod source;
mod source_files;
mod stream;
mod summary;
mod table;
mod tally;
pub mod units;
mod words;

pub use amounts::DecimalMark;
pub use currencies::conversion_flags;
pub use date_column::{DateDoubt, DateReading};
pub use dates::{DatePattern, YearRule};
pub use double_entry::is_account;
pub use error::{Answer, IngestError, Question, RowError, Subject, shell_word};
pub use inspect::{ColumnFinding, Inspection, SampleRow, inspect, inspect_file};
pub use layout::{
    AmountRule, BalanceRule, Column, ColumnRole, CurrencyRule, Evidence, FeeRule, Layout, RowOrder,
};
pub use options::{Conversion, ReadOptions, layout_for};
pub use pins::Pin;
pub use progress::Progress;
pub use read::{NoSink, Shard, Shards, read, read_in_order, read_in_shards};
pub use source::Source;
pub use source_files::{SourceGroup, source_groups, source_pattern};
pub use summary::{IdenticalRows, LedgerSummary, RowFate, RowSink, SetAside};

#[cfg(test)]
mod tests;
