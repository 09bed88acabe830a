//! The figures of one scenario by day and period.

use chrono::NaiveDate;

use super::projection::{PeriodFigures, ProjectedLine, ScenarioFigures};
use super::quantize::money;
use crate::domain::{Flow, Money, Period, Scenario};

/// The periods as stretches of horizon days: first and last index of each.
pub(super) fn stretches(periods: &[Period]) -> Vec<(usize, usize)> {
    let mut start = 0;
    periods
        .iter()
        .map(|period| {
            let end = start + period.span.len();
            let stretch = (start, end - 1);
            start = end;
            stretch
        })
        .collect()
}

/// Everything that one scenario's figures are made from.
pub(super) struct FigureInputs<'a> {
    /// Which.
    pub(super) scenario: Scenario,
    /// Balance before the first day.
    pub(super) opening: Money,
    /// Cumulative coins by day, before credit.
    pub(super) cumulative: &'a [i64],
    /// Cumulative coins from the credit line by day; empty without one.
    pub(super) credit: &'a [i64],
    /// Judge lows and breaches after credit.
    pub(super) use_credit: bool,
    /// The days.
    pub(super) days: &'a [NaiveDate],
    /// Period stretches.
    pub(super) stretches: &'a [(usize, usize)],
    /// Every line, with this scenario's amounts.
    pub(super) lines: &'a [ProjectedLine],
    /// Reserve and earmarks, where set.
    pub(super) threshold: Option<Money>,
    /// The day before the first.
    pub(super) last_actual: NaiveDate,
    /// Decimals of the currency.
    pub(super) decimals: u32,
}

/// Balances, period figures, lows and first breaches of one scenario.
pub(super) fn figures(inputs: &FigureInputs<'_>) -> ScenarioFigures {
    let credit = |day: usize| inputs.credit.get(day).copied().unwrap_or(0);
    let balances = |credit: &dyn Fn(usize) -> i64| -> Vec<Money> {
        let days = inputs.cumulative.iter().enumerate();
        days.map(|(day, coins)| {
            inputs.opening + money(coins.saturating_add(credit(day)), inputs.decimals)
        })
        .collect()
    };
    let closing = balances(&credit);
    let before_credit = balances(&|_| 0);
    let balance = if inputs.use_credit { closing.clone() } else { before_credit.clone() };
    let below = |limit: Money| {
        let index = balance.iter().position(|b| *b < limit)?;
        Some(inputs.days[index])
    };
    let periods = inputs
        .stretches
        .iter()
        .enumerate()
        .map(|(index, stretch)| period_figures(inputs, &closing, &balance, index, *stretch))
        .collect();
    ScenarioFigures {
        scenario: inputs.scenario.clone(),
        low: lowest(&balance, inputs.days).unwrap_or((inputs.opening, inputs.last_actual)),
        below_reserve_on: inputs.threshold.and_then(below),
        below_zero_on: below(Money::ZERO),
        periods,
        balance,
        before_credit,
    }
}

fn period_figures(
    inputs: &FigureInputs<'_>,
    closing: &[Money],
    balance: &[Money],
    index: usize,
    (start, end): (usize, usize),
) -> PeriodFigures {
    let total = |flow: Flow| -> Money {
        inputs
            .lines
            .iter()
            .filter(|line| line.key.flow == flow)
            .filter_map(|line| line.by_period.get(&inputs.scenario))
            .map(|amounts| amounts[index])
            .sum()
    };
    let opening = if start == 0 { inputs.opening } else { closing[start - 1] };
    let (low, low_date) = lowest(&balance[start..=end], &inputs.days[start..=end])
        .unwrap_or((opening, inputs.last_actual));
    PeriodFigures {
        opening,
        receipts: total(Flow::Receipt),
        disbursements: total(Flow::Disbursement),
        financing: total(Flow::Financing),
        closing: closing[end],
        low,
        low_date,
    }
}

/// The lowest balance and its first day.
fn lowest(balance: &[Money], days: &[NaiveDate]) -> Option<(Money, NaiveDate)> {
    let (index, low) =
        balance.iter().enumerate().min_by(|a, b| a.1.cmp(b.1).then(a.0.cmp(&b.0)))?;
    Some((*low, days[index]))
}
