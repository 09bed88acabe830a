//! Allocation on hand-made projections.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

use crate::config::{Pace, PolicyName, Safety};
use crate::domain::{
    Basis, CashTable, Currency, DateSpan, DayTotal, Flow, Grain, Horizon, LineHistory, LineKey,
    Money, Scenario, Stages, periods,
};
use crate::project::{Paths, PlanFlow, ProjectedLine, Projection, ScenarioFigures, WayToLow};

use super::cash_path::{Gain, SpendPath, limit_in_place};
use super::returns::Returns;
use super::{Allocation, AllocationInputs, StageLine, StageLineKind, allocate};

mod binding;
mod bounds;
mod case;
mod comeback;
mod plans;
mod reference;
mod returns;

use case::{Case, Line, line};

const DAYS: usize = 91;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn coins(amount: Money) -> i64 {
    i64::try_from(amount.to_minor(2)).unwrap()
}

fn money(coins: i64) -> Money {
    Money::from_minor(i128::from(coins), 2)
}

/// As many random problems as a must-hold property takes.
fn ten_thousand() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) }
}

fn running(amounts: &[i64]) -> Vec<i64> {
    let add = |sum: &mut i64, amount: &i64| {
        *sum += amount;
        Some(*sum)
    };
    amounts.iter().scan(0, add).collect()
}

fn total(amounts: Option<&Vec<Money>>) -> i64 {
    amounts.into_iter().flatten().map(|m| coins(*m)).sum()
}

fn plan_rows(allocation: &Allocation) -> impl Iterator<Item = &StageLine> {
    allocation.lines.iter().filter(|line| line.kind == StageLineKind::Plan)
}

fn commit(allocation: &Allocation) -> i64 {
    plan_rows(allocation).map(|line| total(line.commit.as_ref())).sum()
}

fn codes(allocation: &Allocation) -> Vec<&str> {
    allocation.notes.iter().map(|note| note.code).collect()
}
