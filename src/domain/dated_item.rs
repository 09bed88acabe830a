//! Amounts whose day is known before any statistics.

use chrono::NaiveDate;

use super::{LineKey, Money};

/// How a projected amount is known. The order is the order of precedence: per line and day the
/// earlier one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Dated after the as-of date, already in the ledger.
    Actual,
    /// An open invoice or bill.
    Committed,
    /// From the configuration.
    Planned,
    /// From a budget.
    Budget,
    /// Found in history: same party, cadence and amount pattern.
    Recurring,
    /// Statistical remainder.
    Estimate,
}

impl Basis {
    /// The word in JSON, CSV and tables.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Committed => "committed",
            Self::Planned => "planned",
            Self::Budget => "budget",
            Self::Recurring => "recurring",
            Self::Estimate => "estimate",
        }
    }
}

/// One amount on one day: an actual of the future, a committed item, or a planned occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedItem {
    /// The line it belongs to.
    pub line: LineKey,
    /// The other party where known (normalised as in [`super::CashTable`]).
    pub party: Option<String>,
    /// The day cash moves.
    pub date: NaiveDate,
    /// Signed amount.
    pub amount: Money,
    /// Actual, committed or planned.
    pub basis: Basis,
    /// What it is called.
    pub name: String,
    /// Where it is from, for people: `cashcast.toml:14`.
    pub known_from: String,
}
