//! The projection as a whole: identities, precedence, and what known histories must give.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

use super::history::History;
use super::learned::Learned;
use super::parallel::Effort;
use super::point::forecast;
use super::quantize::float;
use super::{PlanFlow, ProjectError, ProjectInputs, Projection, project};
use crate::config::ReserveRule;
use crate::domain::{
    Basis, CashTable, CreditLine, Currency, DateSpan, DatedItem, Driver, DriverStep, Flow, Grain,
    Horizon, ItemSource, LineKey, Matching, Money, Pays, Period, PlacedItem, Position, Scenario,
    Shift, Stages, WhatIf, periods,
};

mod invoices;
mod levels;
mod numbers;
mod plans;
mod recurring;
mod scenarios;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cents(amount: i64) -> Money {
    Money::from_minor(i128::from(amount), 2)
}

fn receipt(category: &str) -> LineKey {
    LineKey::operating(Flow::Receipt, Some(category.to_owned()))
}

fn cost(category: &str) -> LineKey {
    LineKey::operating(Flow::Disbursement, Some(category.to_owned()))
}

fn touchpoint(stage: &str, name: Option<&str>) -> LineKey {
    let stage = Stages::default().find(stage).unwrap();
    LineKey::staged(Flow::Disbursement, stage, name.map(ToOwned::to_owned))
}

fn add(table: &mut CashTable, key: &LineKey, party: &str, date: NaiveDate, coins: i64) {
    let parties = &mut table.lines.entry(key.clone()).or_default().parties;
    let total = parties.entry(party.to_owned()).or_default().entry(date).or_default();
    total.amount += cents(coins);
    total.rows += 1;
}

/// Pays `coins` on the anchor day of every month in `from..=to`.
fn monthly(
    table: &mut CashTable,
    key: &LineKey,
    (from, to): (NaiveDate, NaiveDate),
    anchor: u32,
    shift: Shift,
    coins: i64,
) {
    for date in from.iter_days().take_while(|date| *date <= to) {
        let last = (28..=31).rev().find(|d| date.with_day(*d).is_some()).unwrap();
        if date.day() == anchor.min(last) {
            let paid = shift.apply(date);
            if paid <= to {
                add(table, key, "party", paid, coins);
            }
        }
    }
}

fn every(
    table: &mut CashTable,
    key: &LineKey,
    (from, to): (NaiveDate, NaiveDate),
    step: usize,
    coins: impl Fn(NaiveDate) -> i64,
) {
    for date in from.iter_days().step_by(step).take_while(|date| *date <= to) {
        add(table, key, "party", date, coins(date));
    }
}

struct Setting {
    table: CashTable,
    last: NaiveDate,
    horizon: Vec<Period>,
    items: Vec<DatedItem>,
    plans: Vec<PlanFlow>,
    drivers: Vec<Driver>,
    reserve: Option<ReserveRule>,
    currency: Currency,
    opening: Money,
    opening_on: Option<NaiveDate>,
    open_items: Vec<PlacedItem>,
    what_ifs: Vec<WhatIf>,
    credit_line: Option<CreditLine>,
    use_credit: bool,
}

impl Setting {
    fn new(table: CashTable, last: NaiveDate) -> Self {
        let grain = Grain::Week { ends: Weekday::Sun };
        Self {
            table,
            last,
            horizon: periods(last, last, Horizon::Weeks(13), grain),
            items: Vec::new(),
            plans: Vec::new(),
            drivers: Vec::new(),
            reserve: None,
            currency: Currency::new("EUR").unwrap(),
            opening: cents(1_000_000),
            opening_on: None,
            open_items: Vec::new(),
            what_ifs: Vec::new(),
            credit_line: None,
            use_credit: false,
        }
    }

    fn run(&self) -> Result<Projection, ProjectError> {
        project(&ProjectInputs {
            history: &self.table,
            last_actual: self.last,
            as_of: self.opening_on.unwrap_or(self.last),
            opening_on: self.opening_on.unwrap_or(self.last),
            opening: self.opening,
            currency: &self.currency,
            periods: &self.horizon,
            items: &self.items,
            plans: &self.plans,
            drivers: &self.drivers,
            reserve: self.reserve,
            earmarks: Money::ZERO,
            level: 80,
            open_items: &self.open_items,
            inventory: None,
            what_ifs: &self.what_ifs,
            credit_line: self.credit_line.as_ref(),
            use_credit: self.use_credit,
            seed: 1,
            paths: 300,
        })
    }
}

fn item(line: &LineKey, party: Option<&str>, date: &str, coins: i64, basis: Basis) -> DatedItem {
    DatedItem {
        line: Arc::new(line.clone()),
        party: party.map(Arc::from),
        date: day(date),
        amount: cents(coins),
        basis,
        name: "item".into(),
        known_from: ItemSource::Line(Position::line(&"ledger.csv".into(), 9)),
        matching: None,
    }
}

fn plan(line: &LineKey, from: &str, to: &str, coins: i64) -> PlanFlow {
    PlanFlow {
        line: line.clone(),
        department: None,
        span: DateSpan::new(day(from), day(to)).unwrap(),
        amount: cents(coins),
        floor: Money::ZERO,
        cap: cents(coins.abs()),
        priority: 1,
        pays: None,
        deferrable: false,
        discretionary: true,
        known_from: "budget.csv:2".to_owned(),
    }
}

/// Days and coins of a line's base, where not zero.
fn payments(made: &Projection, key: &LineKey, basis: Basis) -> Vec<(NaiveDate, Money)> {
    made.lines
        .iter()
        .filter(|line| line.key == *key && line.basis == basis)
        .flat_map(|line| made.days.iter().copied().zip(line.daily.iter().copied()))
        .filter(|(_, amount)| !amount.is_zero())
        .collect()
}

fn known_from<'a>(made: &'a Projection, key: &LineKey) -> &'a str {
    &made.lines.iter().find(|l| l.key == *key).unwrap().known_from
}

fn check_identities(made: &Projection) {
    assert_eq!(made.scenarios.len(), 3);
    for figures in &made.scenarios {
        let mut opening = made.opening;
        for (index, period) in figures.periods.iter().enumerate() {
            assert_eq!(period.opening, opening);
            let sum = period.receipts + period.disbursements + period.financing;
            assert_eq!(period.closing, opening + sum);
            opening = period.closing;
            let lines: Money =
                made.lines.iter().map(|line| line.by_period[&figures.scenario][index]).sum();
            assert_eq!(lines, sum);
        }
        assert_eq!(figures.balance.iter().min(), Some(&figures.low.0));
        assert_eq!(figures.balance.last(), figures.periods.last().map(|p| &p.closing));
    }
    for index in 0..made.periods.len() {
        let closing = |scenario: usize| made.scenarios[scenario].periods[index].closing;
        assert!(closing(2) <= closing(1) && closing(1) <= closing(0));
    }
    for line in &made.lines {
        let mut day = 0;
        for (index, period) in made.periods.iter().enumerate() {
            let length = period.span.len();
            let base: Money = line.daily[day..day + length].iter().sum();
            day += length;
            assert_eq!(line.by_period[&Scenario::Base][index], base);
            for (scenario, amounts) in &line.by_period {
                match line.basis {
                    Basis::Recurring | Basis::Estimate => match line.key.flow {
                        Flow::Receipt => assert!(!amounts[index].is_negative(), "{scenario}"),
                        Flow::Disbursement => assert!(!amounts[index].is_positive(), "{scenario}"),
                        Flow::Financing => {}
                    },
                    _ => assert_eq!(amounts[index], base, "{scenario} {:?}", line.key),
                }
            }
        }
    }
    let way: Money = made.way_to_low.lines.iter().map(|(_, _, amount)| *amount).sum();
    assert_eq!(made.opening + way, made.way_to_low.low);
    let worst = &made.scenarios[2];
    assert_eq!((made.way_to_low.low, made.way_to_low.date), worst.low);
    assert!(made.paths.count() == 300 && made.paths.days == made.days.len());
    let chances = &made.probability_below_zero_by_period;
    assert!(chances.iter().all(|chance| *chance <= made.probability_below_zero));
}

/// Two years of a plain shop with rent on the first work day, payroll every second Friday.
fn shop() -> Setting {
    let span = (day("2024-06-03"), day("2026-05-31"));
    let mut table = CashTable::default();
    monthly(
        &mut table,
        &cost("rent"),
        (day("2024-06-01"), span.1),
        1,
        Shift::NextBusinessDay,
        -220_000,
    );
    every(&mut table, &cost("payroll"), (day("2024-06-07"), span.1), 14, |_| -985_000);
    every(&mut table, &receipt("card payouts"), span, 1, |date| {
        let season = if date.month() == 12 { 16 } else { 10 };
        let noise = i64::from(date.ordinal() * 37 % 23) - 11;
        (100_000 + 1_500 * noise) * season / 10
    });
    Setting::new(table, span.1)
}

/// Payroll on Fridays, rent on the 1st, sales every day, all at fixed or nearly fixed amounts.
fn small_shop(from: &str, to: &str) -> CashTable {
    let span = (day(from), day(to));
    let mut table = CashTable::default();
    let sales = |date: NaiveDate| 100_000 + i64::from(date.day() * 7 % 11) * 1_000;
    every(&mut table, &receipt("sales"), span, 1, sales);
    let friday = span.0.iter_days().find(|d| d.weekday() == Weekday::Fri);
    let fridays = (friday.unwrap(), span.1);
    every(&mut table, &cost("payroll"), fridays, 7, |_| -350_000);
    monthly(&mut table, &cost("rent"), span, 1, Shift::None, -400_000);
    table
}

fn base_total(made: &Projection, key: &LineKey) -> i64 {
    let lines = made.lines.iter().filter(|line| line.key == *key);
    let total: Money = lines.flat_map(|line| &line.by_period[&Scenario::Base]).sum();
    i64::try_from(total.to_minor(2)).unwrap()
}
