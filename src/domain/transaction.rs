//! One row of a ledger as read.

use chrono::NaiveDate;

use super::Money;

/// One used row, borrowed from the reader: it lives only while a sink looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transaction<'a> {
    /// Index of the file in the order of the command line.
    pub file: usize,
    /// Physical line the row starts on, from 1.
    pub line: u64,
    /// Booking date.
    pub date: NaiveDate,
    /// Signed amount; positive is money in.
    pub amount: Money,
    /// Currency code, empty where the file says none.
    pub currency: &'a str,
    /// Category, empty where unknown.
    pub category: &'a str,
    /// Other party, empty where unknown.
    pub counterparty: &'a str,
    /// Free text, empty where unknown.
    pub description: &'a str,
    /// Account, empty where the file has only one.
    pub account: &'a str,
}
