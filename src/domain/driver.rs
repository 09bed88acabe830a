//! An external driver: what was, and is planned, outside the cash (orders, headcount, visits).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::DateSpan;

/// How long one value of a driver holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverStep {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
}

impl DriverStep {
    /// Its word in notes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// One named series over time, history and plan together. Its values are no money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// Its name, as the file has it.
    pub name: String,
    /// What one value holds for.
    pub step: DriverStep,
    /// The days of each value and the value of all of them together, in order of days, without
    /// overlap.
    pub values: Vec<(DateSpan, Decimal)>,
}

impl Driver {
    /// The first and the last day it says something of.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.values.first()?.0.start, self.values.last()?.0.end))
    }
}
