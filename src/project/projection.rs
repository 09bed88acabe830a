//! What the projection takes and gives.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::collections::OpenItemsOutlook;
use super::track_record::TrackRecord;
use crate::config::ReserveRule;
use crate::domain::{
    Basis, CashTable, CreditLine, Currency, DatedItem, Driver, LineKey, Money, Note, Period,
    PlacedItem, PlanFlow, Scenario, WhatIf,
};

/// Everything a projection depends on. Same inputs, same bytes.
#[derive(Debug, Clone, Copy)]
pub struct ProjectInputs<'a> {
    /// History up to and including `last_actual`; nothing later.
    pub history: &'a CashTable,
    /// The last day with actuals (never after the as-of date).
    pub last_actual: NaiveDate,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Balance at the end of `opening_on`.
    pub opening: Money,
    /// `last_actual`, or a later day up to the as-of date: the days up to it are projected too, but
    /// what they come to is known, and they add no error.
    pub opening_on: NaiveDate,
    /// Reporting currency.
    pub currency: &'a Currency,
    /// The rows of the tables, contiguous from the day after `last_actual`.
    pub periods: &'a [Period],
    /// Actual items of the future, committed and planned items.
    pub items: &'a [DatedItem],
    /// Receivables and payables, paid ones too: what payers have shown.
    pub open_items: &'a [PlacedItem],
    /// Stock at cost, where known.
    pub inventory: Option<Money>,
    /// Budgets that become cash.
    pub plans: &'a [PlanFlow],
    /// What was and is planned outside the cash.
    pub drivers: &'a [Driver],
    /// Minimum cash.
    pub reserve: Option<ReserveRule>,
    /// Sum of earmarked funds.
    pub earmarks: Money,
    /// Width of the band in percent.
    pub level: u32,
    /// Scenarios with drivers.
    pub what_ifs: &'a [WhatIf],
    /// The credit line, where there is one.
    pub credit_line: Option<&'a CreditLine>,
    /// Judge lows and chances after credit.
    pub use_credit: bool,
    /// Random seed.
    pub seed: u64,
    /// Simulated paths.
    pub paths: usize,
}

/// Why there is no projection.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProjectError {
    /// Fewer than 14 days or 10 rows and no planned items.
    #[error(
        "{rows} {} over {days} {} are too little history to project from (at least 10 rows over 14 days)",
        if *rows == 1 { "row" } else { "rows" },
        if *days == 1 { "day" } else { "days" }
    )]
    TooShort {
        /// Rows of history.
        rows: u64,
        /// Days of history.
        days: i64,
    },
}

/// One line of the projection: a key and one basis. A line with planned and estimated parts is two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectedLine {
    /// Which line.
    pub key: LineKey,
    /// How it is known.
    pub basis: Basis,
    /// For people: `every 2nd Fri, seen 52 of 52`, `24 months; weekday and season`, `budget.csv:12`.
    pub known_from: String,
    /// Base amount of every day, signed, in whole coins.
    pub daily: Vec<Money>,
    /// Amount per period and scenario, signed, whole coins; none where only other scenarios have
    /// the line.
    pub by_period: BTreeMap<Scenario, Vec<Money>>,
    /// For a budget line: can it be cut?
    pub discretionary_plan: bool,
}

impl ProjectedLine {
    /// Does it move cash on some day, in some scenario?
    pub(super) fn moves(&self) -> bool {
        let amounts = self.by_period.values().flatten().chain(&self.daily);
        amounts.into_iter().any(|amount| !amount.is_zero())
    }
}

/// One scenario's figures in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodFigures {
    /// Balance before.
    pub opening: Money,
    /// Sum of receipt lines.
    pub receipts: Money,
    /// Sum of disbursement lines (negative).
    pub disbursements: Money,
    /// Sum of financing lines.
    pub financing: Money,
    /// Balance after.
    pub closing: Money,
    /// Lowest end-of-day balance; before credit, unless the run uses it.
    pub low: Money,
    /// Its first day.
    pub low_date: NaiveDate,
}

/// One scenario over the whole horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioFigures {
    /// Which.
    pub scenario: Scenario,
    /// Balance at the end of every day, by which lows and breaches are judged: before credit, unless
    /// the run uses it.
    pub balance: Vec<Money>,
    /// The same before credit: what stage spend is judged by.
    pub before_credit: Vec<Money>,
    /// Every period.
    pub periods: Vec<PeriodFigures>,
    /// Lowest end-of-day balance and its first day.
    pub low: (Money, NaiveDate),
    /// First day below reserve and earmarks (`None` also where there is neither).
    pub below_reserve_on: Option<NaiveDate>,
    /// First day below zero.
    pub below_zero_on: Option<NaiveDate>,
}

/// Simulated joint paths of cumulative net cash, in coins, plan included. Row `k` holds the days
/// of path `k`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// Days per path.
    pub days: usize,
    /// Cumulative net cash since the opening, `count × days`.
    pub cumulative: Vec<i64>,
}

impl Paths {
    /// How many paths.
    pub fn count(&self) -> usize {
        self.cumulative.len().checked_div(self.days).unwrap_or(0)
    }

    /// The days of path `index`.
    pub fn path(&self, index: usize) -> &[i64] {
        &self.cumulative[index * self.days..(index + 1) * self.days]
    }

    /// All paths in order.
    pub fn iter(&self) -> impl Iterator<Item = &[i64]> {
        self.cumulative.chunks_exact(self.days.max(1))
    }
}

/// A recurring item that is projected, and what shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecurringEvidence {
    /// The line it belongs to.
    pub line: LineKey,
    /// The party, where it is one party's.
    pub party: Option<String>,
    /// `1st, next work day`.
    pub rule: String,
    /// Expected days paid in the current run.
    pub seen: u32,
    /// Expected days of that run.
    pub expected: u32,
    /// What they are counted in: `months`.
    pub unit: &'static str,
    /// The last payment.
    pub last: NaiveDate,
    /// The next amount, signed; in a line with a season, that of a month without one.
    pub amount: Money,
    /// How far amounts usually stand from it.
    pub stray: Money,
    /// The part of it that is expected on its day, 0 to 1; the rest may come on any.
    pub on_day: f64,
    /// The next day it is expected on, before weekends shift it.
    pub next: Option<NaiveDate>,
}

/// What a credit line does in one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditUse {
    /// Which.
    pub scenario: Scenario,
    /// The most that is owed at the end of a day, and its first day; `None` where nothing is.
    pub peak: Option<(Money, NaiveDate)>,
    /// Interest and fee paid in the horizon, positive.
    pub paid: Money,
    /// Interest and fee run up and not yet paid at its end, positive.
    pub accrued: Money,
    /// Owed at its end.
    pub owed: Money,
    /// The least that could still be drawn on some day.
    pub least_available: Money,
    /// What is missing to the level that the line holds, at most, and the first day on which the
    /// whole limit is not enough.
    pub missing: Option<(Money, NaiveDate)>,
}

/// How the worst case gets from the opening to its lowest day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayToLow {
    /// The lowest day of the worst case.
    pub date: NaiveDate,
    /// Sum of each line from the first day to that day; with the opening they add to the low.
    pub lines: Vec<(LineKey, Basis, Money)>,
    /// The balance that day.
    pub low: Money,
}

/// The forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Balance before the first day; where the balance of a later one is known, what base expects
    /// up to it taken back.
    pub opening: Money,
    /// Reporting currency.
    pub currency: Currency,
    /// Every day, in order.
    pub days: Vec<NaiveDate>,
    /// The rows of the tables.
    pub periods: Vec<Period>,
    /// Reserve without earmarks; `None` where none is set.
    pub reserve: Option<Money>,
    /// Sum of earmarked funds.
    pub earmarks: Money,
    /// Lines in order: receipts, then disbursements, then financing; within a flow operating lines
    /// by size of base, largest first, then stage lines in journey order, `forecast error` last.
    pub lines: Vec<ProjectedLine>,
    /// best, base, worst; then named ones in their order.
    pub scenarios: Vec<ScenarioFigures>,
    /// What the credit line does in each of them; empty without one.
    pub credit: Vec<CreditUse>,
    /// 10 % quantile (at level 80) of the paths' own minima, as balances.
    pub low_balance_p10: Money,
    /// Simulated joint paths.
    pub paths: Paths,
    /// Chance that some day is below reserve and earmarks, over the horizon and by period
    /// (0 where there is neither reserve nor earmark: then judged against zero).
    pub probability_below_reserve: Option<f64>,
    /// By period.
    pub probability_below_reserve_by_period: Vec<f64>,
    /// Chance that some day is below zero.
    pub probability_below_zero: f64,
    /// By period.
    pub probability_below_zero_by_period: Vec<f64>,
    /// How the worst case gets to its low.
    pub way_to_low: WayToLow,
    /// Ageing, collection days and every open item, where there are open items.
    pub open_items: Option<OpenItemsOutlook>,
    /// What open items stand for, in base, of recurring items and estimates.
    pub stood_for: Money,
    /// Found recurring items.
    pub recurring: Vec<RecurringEvidence>,
    /// Track record on this ledger, where there are past forecasts enough to judge.
    pub accuracy: Option<TrackRecord>,
    /// What qualifies the figures.
    pub notes: Vec<Note>,
}

impl Projection {
    /// Reserve and earmarks together: what a balance is judged against. `None` where neither is set.
    pub fn threshold(&self) -> Option<Money> {
        match self.reserve {
            Some(reserve) => Some(reserve + self.earmarks),
            None => self.earmarks.is_positive().then_some(self.earmarks),
        }
    }

    /// The figures of one scenario.
    pub fn scenario(&self, scenario: &Scenario) -> Option<&ScenarioFigures> {
        self.scenarios.iter().find(|figures| figures.scenario == *scenario)
    }
}
