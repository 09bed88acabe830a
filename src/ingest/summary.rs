//! What reading a ledger file gives beside its rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::RowError;
use crate::domain::{Currency, Money, Note, Transaction};

/// Records that are no transactions of this run, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// A stable word: `ignored-totals`.
    pub code: &'static str,
    /// The reason after a count: `that repeat the header`.
    pub why: &'static str,
    /// How many.
    pub rows: u64,
    /// The lines of the first of them.
    pub lines: Vec<u64>,
}

/// Two rows that are the same in every field read; both count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdenticalRows {
    /// Their lines.
    pub lines: (u64, u64),
    /// Date, party and amount.
    pub shown: String,
}

/// What one ledger file held. `rows = used + ignored + rejected`.
#[derive(Debug, Clone, Default)]
pub struct LedgerSummary {
    /// Name as given.
    pub file: String,
    /// Records of the table that are transactions or should have been.
    pub rows: u64,
    /// Rows that count.
    pub used: u64,
    /// Rows left out by rule, and records that are not transactions (totals, closing balances).
    pub ignored: u64,
    /// Rows that could not be read (only under `--on-error skip`).
    pub rejected: u64,
    /// Lines of the file.
    pub lines: u64,
    /// Lines below the header with nothing in any field.
    pub blank_lines: u64,
    /// Lines below the header that go on with the row above them, inside quotes.
    pub continued_lines: u64,
    /// Records left out by the reader itself, by reason; those left out by the sink are not here.
    pub set_aside: Vec<SetAside>,
    /// Rows that are the same in every field read, the first of them.
    pub identical: Vec<IdenticalRows>,
    /// The rejected rows, for `--rejects`.
    pub rejects: Vec<RowError>,
    /// First date of a used row.
    pub first_date: Option<NaiveDate>,
    /// Last date of a used row.
    pub last_date: Option<NaiveDate>,
    /// The currency the file says, where it says one.
    pub currency: Option<Currency>,
    /// End-of-day balance by account (empty name where the file has one account) and day, from a
    /// balance column whose chain was checked.
    pub balances: BTreeMap<String, BTreeMap<NaiveDate, Money>>,
    /// Line of the row that gave the last balance.
    pub balance_line: Option<u64>,
    /// Rows by account, where accounts were chosen and the file names them.
    pub accounts: BTreeMap<String, u64>,
    /// One line for people: how the file was read (delimiter, encoding, date format, amount
    /// columns, decimal mark) and what proves it.
    pub layout: String,
    /// Identical rows, kept and reported; ignored rule matches; and the like.
    pub notes: Vec<Note>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFate {
    /// It counts.
    Used,
    /// A rule, an account choice or `--since` leaves it out.
    Ignored,
}

/// Where rows go, one at a time.
pub trait RowSink {
    /// Takes a row and says what became of it.
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate;
}
