//! Amounts whose day is known before any statistics.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{LineKey, Money, Position};

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

/// Where a dated item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemSource {
    /// In the ledger, on a day to come.
    Ledger,
    /// On this line of the settings or of a file of open items.
    Line(Position),
}

impl fmt::Display for ItemSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ledger => f.write_str("in the ledger"),
            Self::Line(position) => write!(f, "{}", position.whole_line()),
        }
    }
}

/// One amount on one day: an actual of the future, a committed item, or a planned occurrence. Names
/// are shared: a list may have a hundred thousand items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedItem {
    /// The line it belongs to.
    pub line: Arc<LineKey>,
    /// The other party where known (normalised as in [`super::CashTable`]).
    pub party: Option<Arc<str>>,
    /// The day cash moves.
    pub date: NaiveDate,
    /// Signed amount.
    pub amount: Money,
    /// Actual, committed or planned.
    pub basis: Basis,
    /// What it is called.
    pub name: Arc<str>,
    /// Where it is from.
    pub known_from: ItemSource,
    /// How near another item must come to be the same payment, where that is said.
    pub matching: Option<Matching>,
}

/// How near two amounts of one line or party must stand to be one payment known twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matching {
    /// Percent of the larger amount.
    pub tolerance: Decimal,
    /// Days.
    pub window_days: u32,
}

impl Default for Matching {
    fn default() -> Self {
        Self { tolerance: Decimal::TEN, window_days: 7 }
    }
}

impl Matching {
    /// Are the amounts of one sign, and near enough?
    pub fn amounts(self, one: Money, other: Money) -> bool {
        let (one, other) = (one.millionths(), other.millionths());
        let larger = one.abs().max(other.abs());
        let tolerance = Money::from_decimal(self.tolerance).millionths();
        one.signum() == other.signum() && (one - other).abs() * 100_000_000 <= larger * tolerance
    }

    /// Are the days near enough?
    pub fn days(self, one: NaiveDate, other: NaiveDate) -> bool {
        (one - other).num_days().abs() <= i64::from(self.window_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_is_judged_exactly() {
        let near = |one: i128, other: i128, tolerance: i64| {
            let matching = Matching { tolerance: Decimal::new(tolerance, 1), window_days: 7 };
            matching.amounts(Money::from_minor(one, 2), Money::from_minor(other, 2))
        };
        assert!(near(-100_000, -90_000, 100) && !near(-100_000, -89_999, 100));
        assert!(near(-100_000, -100_000, 0) && !near(-100_000, -100_001, 0));
        assert!(!near(-100_000, 100_000, 1000));
        assert!(near(-1, -999_999_999_999_999, 1000));
        let day = |text: &str| text.parse().unwrap();
        let week = Matching::default();
        assert!(week.days(day("2026-06-08"), day("2026-06-01")));
        assert!(!week.days(day("2026-06-01"), day("2026-06-09")));
    }
}
