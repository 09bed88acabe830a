//! What can be wrong with an input file, with its place.

use crate::domain::Position;

/// One row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// File, line and field number.
    pub position: Position,
    /// What is wrong: "could not read `1.204,50` as an amount".
    pub what: String,
    /// The row as it stands in the file.
    pub row: String,
    /// The rule in force: "the amount rule is: decimal mark `.`".
    pub rule: String,
    /// What to change, where it is known.
    pub hint: Option<String>,
}

/// Two readings are left, and only the user can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where the doubt stands.
    pub position: Position,
    /// The question: "`04/05/2026` is 4 May or 5 April; nothing in the file decides".
    pub what: String,
    /// The row it is asked of, where there is one.
    pub row: Option<String>,
    /// The likely reading and why, where there is one.
    pub likely: Option<String>,
    /// The flag or configuration line that decides.
    pub hint: String,
}

/// Why input was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The file could not be opened or read (exit 1).
    #[error("{file}: {source}")]
    Io {
        /// File as given.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Rows that cannot be read (exit 3). All of them are counted; the first are kept.
    #[error("{} rows could not be read", .total)]
    Rows {
        /// The first of them, at most 20.
        errors: Vec<RowError>,
        /// How many there are.
        total: u64,
    },
    /// The file as a whole is not a ledger or budget (exit 3).
    #[error("{position}: {what}")]
    File {
        /// Where.
        position: Position,
        /// What is wrong.
        what: String,
        /// What to change.
        hint: Option<String>,
    },
    /// Only the user can decide (exit 3).
    #[error("{} questions", .0.len())]
    Questions(Vec<Question>),
}
