//! Why a forecast could not be made.

use crate::ingest::IngestError;
use crate::project::ProjectError;

/// Everything that can stop a forecast once its settings are valid.
#[derive(Debug, thiserror::Error)]
pub enum ForecastError {
    /// A file could not be read, its rows are bad, or it leaves a question.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The same of a budget.
    #[error(transparent)]
    Budget(IngestError),
    /// More rows were skipped than the settings allow.
    #[error(
        "{rejected} of {rows} rows could not be read, more than the {allowed} % that may be skipped"
    )]
    TooManyRejects {
        /// Skipped rows.
        rejected: u64,
        /// All rows.
        rows: u64,
        /// The limit in percent.
        allowed: rust_decimal::Decimal,
    },
    /// No row is left to forecast from.
    #[error("no row of {files} is left to forecast from{why}")]
    NoRows {
        /// The ledgers.
        files: String,
        /// ` up to the as-of date 2026-05-31`, where that is the reason.
        why: String,
    },
    /// The ledgers are in different currencies.
    #[error("{first_file} is in {first}, {second_file} in {second}: one forecast has one currency")]
    Currencies {
        /// A ledger.
        first_file: String,
        /// Its currency.
        first: String,
        /// Another ledger.
        second_file: String,
        /// Its currency.
        second: String,
    },
    /// History cannot carry a projection.
    #[error(transparent)]
    Project(#[from] ProjectError),
}
