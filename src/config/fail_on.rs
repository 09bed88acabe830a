//! Thresholds that end a run with exit code 4.

use rust_decimal::Decimal;

use crate::domain::{Money, Scenario};

/// One `--fail-on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailOn {
    /// What is judged.
    pub kind: FailOnKind,
    /// In which scenario.
    pub scenario: Scenario,
    /// Is it told each time, or only once?
    pub sounds: Sounds,
    /// As the user wrote it.
    pub text: String,
}

/// When a breached threshold is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sounds {
    /// Whenever it is breached.
    Always,
    /// Only where the last saved forecast had not breached it.
    WhenNew,
}

/// What a threshold judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOnKind {
    /// A daily balance below zero.
    Shortfall,
    /// A daily balance below reserve and earmarks.
    BelowReserve,
    /// The chance of that on any day, in percent.
    BelowReserveChance(Decimal),
    /// A daily balance below this.
    MinimumLiquidity(Money),
    /// Accuracy in percent below this.
    Accuracy(Decimal),
    /// The last ledger row is older than this many days before the as-of date.
    Stale {
        /// Allowed days.
        days: u32,
    },
    /// A material unfavourable variance of any budget line, to date.
    Variance,
}
