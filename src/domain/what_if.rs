//! What a scenario changes: the words of `[scenario.NAME]` and `--set`, read once.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Flow, LineKey, Money, Scenario, Stage};

/// Which lines a change is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All receipts.
    Receipts,
    /// All disbursements.
    Disbursements,
    /// What is sold, at the same prices: receipts, and the cost of sales with them.
    Volume,
    /// The prices it is sold at: receipts alone.
    Price,
    /// What customers pay on invoice.
    Receivables,
    /// What suppliers are paid on their bills.
    Payables,
    /// The lines of a category or a touchpoint, in any spelling.
    Category(String),
    /// The lines of a stage.
    Stage(Stage),
}

/// What happens to the lines of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// So many percent more or less.
    Percent(Decimal),
    /// So many days later; below zero earlier.
    Delay {
        /// Days.
        days: i32,
    },
    /// Nothing is paid any more.
    Drop,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which lines.
    pub scope: Scope,
    /// What happens to them.
    pub effect: Effect,
    /// The first day on which it holds; the first day of the forecast where `None`.
    pub from: Option<NaiveDate>,
    /// As it was said, for people: `category Rent +5 % from 2026-08-01`.
    pub said: String,
}

/// One amount on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shock {
    /// What it is called.
    pub name: String,
    /// Signed amount.
    pub amount: Money,
    /// The day.
    pub on: NaiveDate,
}

/// A loan paid out on one day and paid back in equal monthly payments (an annuity).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermLoan {
    /// Paid out.
    pub amount: Money,
    /// The day it is paid out; the first payment is a month later.
    pub on: NaiveDate,
    /// Percent a year.
    pub annual_rate: Decimal,
    /// Payments.
    pub months: u32,
}

/// A scenario with drivers: on top of base, or of the band's edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// Its name; best, base or worst where it changes one of these.
    pub scenario: Scenario,
    /// On top of the worst case, not of base (always so for best and worst themselves, each on its
    /// own edge).
    pub band: bool,
    /// In order.
    pub changes: Vec<Change>,
    /// One-off amounts.
    pub shocks: Vec<Shock>,
    /// Loans.
    pub loans: Vec<TermLoan>,
    /// Percent of what is invoiced that is never paid, in place of what payers have shown.
    pub default_rate: Option<Decimal>,
    /// Who said it, for people: `cashcast.toml:12`, `--set`.
    pub origin: String,
}

impl WhatIf {
    /// One that changes nothing yet.
    pub fn new(scenario: Scenario, origin: impl Into<String>) -> Self {
        Self {
            scenario,
            band: false,
            changes: Vec::new(),
            shocks: Vec::new(),
            loans: Vec::new(),
            default_rate: None,
            origin: origin.into(),
        }
    }

    /// Does it change anything?
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
            && self.shocks.is_empty()
            && self.loans.is_empty()
            && self.default_rate.is_none()
    }
}

impl Scope {
    /// Is the line named by the scope itself? `Receivables`, `Payables` and `Volume`'s costs are for
    /// the projection to tell.
    pub fn names(&self, line: &LineKey) -> bool {
        match self {
            Self::Receipts | Self::Price | Self::Volume => line.flow == Flow::Receipt,
            Self::Disbursements => line.flow == Flow::Disbursement,
            Self::Receivables | Self::Payables => false,
            Self::Category(name) => super::fold_name(line.name()) == super::fold_name(name),
            Self::Stage(stage) => line.stage.as_ref() == Some(stage),
        }
    }
}
