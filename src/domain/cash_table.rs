//! Exact totals by line, party and day: what remains of the rows once they are read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{LineKey, Money};

/// The total of one party on one day, and how many rows it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayTotal {
    /// Exact sum.
    pub amount: Money,
    /// Rows in it.
    pub rows: u32,
}

/// All that history says of one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineHistory {
    /// Day totals by party (counterparty, else description without its digits), in name order.
    pub parties: BTreeMap<String, BTreeMap<NaiveDate, DayTotal>>,
    /// Rows marked one-off: part of actuals and balances, not of what history predicts.
    pub one_offs: BTreeMap<NaiveDate, Money>,
    /// The built-in word that gave the stage, where no rule did.
    pub inferred: Option<String>,
    /// How many rows were given their stage by inference.
    pub inferred_rows: u64,
    /// Cost of sales (payment fees, stock, shipping) is false: it is never cut.
    pub discretionary: bool,
}

impl LineHistory {
    /// Totals by day over all parties, without one-offs.
    pub fn by_day(&self) -> BTreeMap<NaiveDate, Money> {
        let mut days: BTreeMap<NaiveDate, Money> = BTreeMap::new();
        for party in self.parties.values() {
            for (day, total) in party {
                *days.entry(*day).or_default() += total.amount;
            }
        }
        days
    }

    /// Sum over the days in `first..=last`, one-offs included.
    pub fn total(&self, first: NaiveDate, last: NaiveDate) -> Money {
        let regular: Money = self
            .parties
            .values()
            .flat_map(|days| days.range(first..=last).map(|(_, t)| t.amount))
            .sum();
        let one_off: Money = self.one_offs.range(first..=last).map(|(_, m)| *m).sum();
        regular + one_off
    }
}

/// Exact cash history by line. Grows with distinct (line, party, day), never with rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CashTable {
    /// Every line seen, in order of flow, stage, touchpoint, category.
    pub lines: BTreeMap<LineKey, LineHistory>,
}

impl CashTable {
    /// First and last day with a row, one-offs included.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (mut first, mut last) = (None, None);
        let mut widen = |from: Option<&NaiveDate>, to: Option<&NaiveDate>| {
            first = first.into_iter().chain(from.copied()).min();
            last = last.max(to.copied());
        };
        for line in self.lines.values() {
            for days in line.parties.values() {
                widen(days.keys().next(), days.keys().next_back());
            }
            widen(line.one_offs.keys().next(), line.one_offs.keys().next_back());
        }
        first.zip(last)
    }

    /// Net movement over the days in `first..=last`, one-offs included.
    pub fn net(&self, first: NaiveDate, last: NaiveDate) -> Money {
        self.lines.values().map(|line| line.total(first, last)).sum()
    }
}
