//! On which days the plan is paid, and for which budget rows.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use crate::domain::{Basis, DateSpan, Flow, LineKey, Pays};
use crate::project::{PlanFlow, Projection};

use super::AllocationInputs;
use super::plan::coins;

/// Indices of the days inside a span.
pub(super) fn days_in(days: &[NaiveDate], span: DateSpan) -> Range<usize> {
    let start = days.partition_point(|day| *day < span.start);
    start..days.partition_point(|day| *day <= span.end).max(start)
}

/// Keys of discretionary plan lines in order of the journey, then of the budget.
pub(super) fn discretionary_keys(inputs: &AllocationInputs) -> Vec<LineKey> {
    let budgeted = inputs.plans.iter().filter(|flow| flow.discretionary).map(|flow| &flow.line);
    let projected =
        inputs.projection.lines.iter().filter(|line| line.discretionary_plan).map(|line| &line.key);
    let mut keys: Vec<LineKey> = Vec::new();
    for key in budgeted.chain(projected) {
        if key.stage.is_some() && key.flow == Flow::Disbursement && !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys.sort_by(|a, b| a.stage.cmp(&b.stage));
    keys
}

/// Planned coins of a line on every day, positive.
pub(super) fn planned_days(projection: &Projection, key: &LineKey, decimals: u32) -> Vec<i64> {
    let mut daily = vec![0; projection.days.len()];
    for line in &projection.lines {
        if line.key == *key && line.discretionary_plan && line.basis == Basis::Budget {
            for (sum, amount) in daily.iter_mut().zip(&line.daily) {
                *sum += coins(-amount.to_minor(decimals)).max(0);
            }
        }
    }
    daily
}

/// The rows a cash day is paid for: those whose (shifted) span holds it, else the last that
/// started before it, else the first.
pub(super) fn flows_of<'a>(flows: &[&'a PlanFlow], day: NaiveDate) -> Vec<&'a PlanFlow> {
    let shift = |flow: &PlanFlow, date: NaiveDate| match flow.pays {
        Some(Pays::After { days }) => {
            date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date)
        }
        _ => date,
    };
    let holds = |flow: &&&PlanFlow| {
        shift(flow, flow.span.start) <= day && day <= shift(flow, flow.span.end)
            || flow.amount.is_zero() && flow.span.contains(day)
    };
    let inside: Vec<&PlanFlow> = flows.iter().filter(holds).copied().collect();
    if inside.iter().any(|flow| !flow.amount.is_zero()) {
        return inside;
    }
    let paying = || flows.iter().filter(|flow| !flow.amount.is_zero());
    let nearest = paying()
        .filter(|flow| shift(flow, flow.span.start) <= day)
        .max_by_key(|flow| flow.span.start)
        .or_else(|| paying().next());
    inside.into_iter().chain(nearest.copied()).collect()
}
