//! Why a forecast could not be made.

use chrono::NaiveDate;

use crate::allocate::returns::ReturnsError;
use crate::control::NothingToCompare;
use crate::ingest::{IngestError, RowError};
use crate::project::{ExplainError, ProjectError, TrackRecordError};

/// Everything that can stop a forecast once its settings are valid.
#[derive(Debug, thiserror::Error)]
pub enum ForecastError {
    /// A file could not be read, its rows are bad, or it leaves a question.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The same of a budget.
    #[error(transparent)]
    Budget(IngestError),
    /// The same of a driver.
    #[error(transparent)]
    Driver(IngestError),
    /// The same of receivables and payables.
    #[error(transparent)]
    OpenItems(IngestError),
    /// The same of responses.
    #[error(transparent)]
    Responses(IngestError),
    /// Responses that cannot be used.
    #[error(transparent)]
    Returns(#[from] ReturnsError),
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
        /// The skipped rows, for `--rejects`.
        rejects: Vec<RowError>,
    },
    /// What can be carried is asked for, and no balance is known.
    #[error(
        "what the cash can carry is counted from a balance, and the opening balance is unknown"
    )]
    NothingToCarry,
    /// A threshold judges balances, and none is known.
    #[error("--fail-on {threshold} judges balances, and the opening balance is unknown")]
    OpeningUnknown {
        /// Its name.
        threshold: &'static str,
    },
    /// A threshold judges balances against a reserve that is not set.
    #[error("--fail-on below-reserve judges balances against the reserve, and none is set")]
    NoReserve,
    /// A threshold that another command judges.
    #[error("--fail-on {threshold} is judged by {elsewhere}, not here")]
    NotJudged {
        /// As the user wrote it.
        threshold: String,
        /// That command.
        elsewhere: &'static str,
    },
    /// A threshold judges a budget, and none is given.
    #[error("--fail-on variance compares what was paid with a budget, and none is given")]
    NoBudget,
    /// No day of the budget is past and in the ledger.
    #[error(transparent)]
    NothingToCompare(#[from] NothingToCompare),
    /// A threshold tells what is new, and nothing is given to compare with.
    #[error("--fail-on {threshold} compares with the last saved forecast, and none is given")]
    NothingSaved {
        /// As the user wrote it.
        threshold: String,
    },
    /// A saved forecast could not be read.
    #[error(transparent)]
    Saved(IngestError),
    /// A units file could not be read, or its rows are bad.
    #[error(transparent)]
    Units(IngestError),
    /// The as-of date stands beyond anything that could be forecast up to it.
    #[error(
        "the as-of date {as_of} lies {days} days after the last ledger row ({last}): at most {most} \
         days without rows can be forecast"
    )]
    FarAsOf {
        /// As given.
        as_of: NaiveDate,
        /// The last row on or before it.
        last: NaiveDate,
        /// Days between them.
        days: i64,
        /// The limit.
        most: i64,
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
        /// What can be done.
        hint: Box<str>,
    },
    /// `--explain` names no figure of this forecast.
    #[error(transparent)]
    Explain(ExplainError),
    /// History cannot carry a projection.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// History cannot carry a track record.
    #[error(transparent)]
    TrackRecord(#[from] TrackRecordError),
}
