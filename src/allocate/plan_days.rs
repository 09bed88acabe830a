//! On which days the plan is paid, and for which budget rows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{Days, NaiveDate};

use crate::domain::{Basis, DateSpan, Flow, LineKey, Pays};
use crate::project::{PlanFlow, ProjectedLine};

use super::AllocationInputs;
use super::plan::coins;

/// Budget rows and planned amounts by line: with thousands of lines, looking through all of them for
/// each took minutes.
pub(super) struct ByLine<'a> {
    flows: BTreeMap<&'a LineKey, Vec<&'a PlanFlow>>,
    planned: BTreeMap<&'a LineKey, Vec<&'a ProjectedLine>>,
}

impl<'a> ByLine<'a> {
    pub(super) fn new(inputs: &AllocationInputs<'a>) -> Self {
        let mut made = Self { flows: BTreeMap::new(), planned: BTreeMap::new() };
        for flow in inputs.plans {
            made.flows.entry(&flow.line).or_default().push(flow);
        }
        let planned =
            |line: &&ProjectedLine| line.discretionary_plan && line.basis == Basis::Budget;
        for line in inputs.projection.lines.iter().filter(planned) {
            made.planned.entry(&line.key).or_default().push(line);
        }
        made
    }

    /// The budget rows of a line, in order.
    pub(super) fn flows(&self, key: &LineKey) -> &[&'a PlanFlow] {
        self.flows.get(key).map_or(&[], Vec::as_slice)
    }

    /// Planned coins of a line on every day, positive.
    pub(super) fn planned_days(&self, key: &LineKey, days: usize, decimals: u32) -> Vec<i64> {
        let mut daily = vec![0; days];
        for line in self.planned.get(key).into_iter().flatten() {
            for (sum, amount) in daily.iter_mut().zip(&line.daily) {
                *sum += coins(-amount.to_minor(decimals)).max(0);
            }
        }
        daily
    }
}

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
    let mut seen: BTreeSet<&LineKey> = BTreeSet::new();
    let staged = |key: &&LineKey| key.stage.is_some() && key.flow == Flow::Disbursement;
    let new = budgeted.chain(projected).filter(staged).filter(|key| seen.insert(key));
    let mut keys: Vec<LineKey> = new.cloned().collect();
    keys.sort_by(|a, b| a.stage.cmp(&b.stage));
    keys
}

/// The day on which a row pays for a day of its budget.
fn shift(flow: &PlanFlow, date: NaiveDate) -> NaiveDate {
    match flow.pays {
        Some(Pays::After { days }) => {
            date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date)
        }
        _ => date,
    }
}

/// Runs of days for which [`flows_of`] gives the same rows: it changes only where the span of a row
/// (shifted or not) starts, or has ended.
pub(super) fn stretches(flows: &[&PlanFlow], days: &[NaiveDate]) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = flows
        .iter()
        .flat_map(|flow| {
            let DateSpan { start, end } = flow.span;
            let starts =
                [start, shift(flow, start)].map(|first| days.partition_point(|day| *day < first));
            let ends = [end, shift(flow, end)].map(|last| days.partition_point(|day| *day <= last));
            starts.into_iter().chain(ends)
        })
        .chain([0, days.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}

/// The rows a cash day is paid for: those whose (shifted) span holds it, else the last that
/// started before it, else the first.
pub(super) fn flows_of<'a>(flows: &[&'a PlanFlow], day: NaiveDate) -> Vec<&'a PlanFlow> {
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
