//! Budgets as cash: paid on the days on which the line's history was paid, used up by what is
//! already paid or dated (DESIGN §7: budget days are not cash days).

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::dated::Standing;
use super::history::{Event, History, coins_of, merged};
use super::profile::Profile;
use super::quantize::quantize;
use crate::domain::PlanFlow;
use crate::domain::{DateSpan, Flow, LineKey, Pays, apportion};

/// Weights are counted in millionths, so that a split stays exact.
const WEIGHT_UNIT: f64 = 1e6;

/// The cash of all plans of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlannedLine {
    /// Which line.
    pub(super) key: LineKey,
    /// Can it be cut?
    pub(super) discretionary: bool,
    /// Coins by day of the horizon.
    pub(super) daily: Vec<i64>,
    /// Where it is from.
    pub(super) known_from: String,
}

/// All plans as cash, and the days on which they replace history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Plans {
    /// In order of line.
    pub(super) lines: Vec<PlannedLine>,
    /// By history line and day of the horizon: does a plan stand there?
    pub(super) covered: Vec<Vec<bool>>,
}

/// Which history lines a plan replaces: its own; where it names no touchpoint, all touchpoints of its
/// stage.
fn replaced(history: &History, key: &LineKey) -> Vec<usize> {
    let whole_stage = key.stage.is_some() && key.touchpoint.is_none();
    history
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| {
            line.key == *key
                || whole_stage && line.key.stage == key.stage && line.key.flow == key.flow
        })
        .map(|(index, _)| index)
        .collect()
}

/// Payments on a line's plan: what is already paid, and what is dated. Each coin is used once.
#[derive(Debug, Default)]
struct Payments {
    by_day: BTreeMap<NaiveDate, i64>,
}

impl Payments {
    /// Takes what was paid inside `window`, at most `wanted`; returns what was taken.
    fn take(&mut self, window: DateSpan, wanted: i64) -> i64 {
        let mut taken = 0;
        for (_, coins) in self.by_day.range_mut(window.start..=window.end) {
            if coins.signum() != wanted.signum() {
                continue;
            }
            let part = if wanted < 0 {
                (*coins).max(wanted - taken)
            } else {
                (*coins).min(wanted - taken)
            };
            *coins -= part;
            taken += part;
        }
        taken
    }
}

/// Cash days of one plan with their weights, and the window in which payments belong to it.
struct CashDays {
    window: DateSpan,
    days: Vec<(NaiveDate, i128)>,
}

/// Turns plans into cash after the last actual day.
pub(super) fn plans(
    history: &History,
    plans: &[PlanFlow],
    standing: &[Standing<'_>],
    last_actual: NaiveDate,
    horizon: usize,
    decimals: u32,
) -> Plans {
    let mut made =
        Plans { lines: Vec::new(), covered: vec![vec![false; horizon]; history.lines.len()] };
    let mut by_line: BTreeMap<&LineKey, Vec<&PlanFlow>> = BTreeMap::new();
    for plan in plans {
        by_line.entry(&plan.line).or_default().push(plan);
    }
    for (key, flows) in by_line {
        let replaced = replaced(history, key);
        let mut payments = paid(history, &replaced, key, standing);
        let events = merged(replaced.iter().flat_map(|i| &history.lines[*i].totals));
        let profile =
            (events.len() >= 3).then(|| Profile::paying_days(&history.days, &events, history.last));
        let first = made.lines.len();
        for flow in flows {
            let cash = cash_days(history, flow, profile.as_ref(), &events);
            let total = coins_of(flow.amount.to_minor(decimals));
            let rest = total - payments.take(cash.window, total);
            cover(&mut made.covered, &replaced, cash.window, last_actual);
            let line = line_of(&mut made.lines, first, flow, horizon);
            place(line, rest, &cash.days, last_actual);
        }
    }
    made
}

fn paid(
    history: &History,
    replaced: &[usize],
    key: &LineKey,
    standing: &[Standing<'_>],
) -> Payments {
    let mut payments = Payments::default();
    for index in replaced {
        for event in &history.lines[*index].totals {
            *payments.by_day.entry(history.days.date(event.day)).or_default() += event.coins;
        }
    }
    for dated in standing {
        let own = *dated.item.line == *key
            || replaced.iter().any(|index| history.lines[*index].key == *dated.item.line);
        if own {
            *payments.by_day.entry(dated.item.date).or_default() += dated.coins;
        }
    }
    payments
}

/// The line of a flow, of those from `first` on: all flows of a key come one after the other.
fn line_of<'a>(
    lines: &'a mut Vec<PlannedLine>,
    first: usize,
    flow: &PlanFlow,
    horizon: usize,
) -> &'a mut PlannedLine {
    let found = lines[first..]
        .iter()
        .position(|line| line.key == flow.line && line.discretionary == flow.discretionary);
    let found = found.map(|at| first + at);
    let index = found.unwrap_or_else(|| {
        lines.push(PlannedLine {
            key: flow.line.clone(),
            discretionary: flow.discretionary,
            daily: vec![0; horizon],
            known_from: known_from(flow),
        });
        lines.len() - 1
    });
    &mut lines[index]
}

fn known_from(flow: &PlanFlow) -> String {
    if flow.line.stage.is_none() {
        return flow.known_from.clone();
    }
    if flow.line.flow == Flow::Disbursement && !flow.discretionary {
        return "cost of sales, never cut".to_owned();
    }
    match flow.pays {
        Some(Pays::MonthEnd) => "plan, paid at month end".to_owned(),
        Some(Pays::After { days }) => format!("plan, paid {days} days later"),
        Some(Pays::Evenly) | None => "plan, spread over its days".to_owned(),
    }
}

/// Marks the days of `window` that are still to come.
fn cover(covered: &mut [Vec<bool>], replaced: &[usize], window: DateSpan, last: NaiveDate) {
    let first = (window.start - last).num_days() - 1;
    let end = (window.end - last).num_days() - 1;
    for index in replaced {
        for (day, mark) in covered[*index].iter_mut().enumerate() {
            let day = i64::try_from(day).unwrap_or(i64::MAX);
            *mark = *mark || (first..=end).contains(&day);
        }
    }
}

/// Spreads what is left over the cash days still to come.
fn place(line: &mut PlannedLine, rest: i64, days: &[(NaiveDate, i128)], last: NaiveDate) {
    let left: Vec<&(NaiveDate, i128)> = days.iter().filter(|(day, _)| *day > last).collect();
    let weights: Vec<i128> = left.iter().map(|(_, weight)| *weight).collect();
    let parts = apportion(i128::from(rest), &weights);
    for ((day, _), part) in left.into_iter().zip(parts) {
        let offset = usize::try_from((*day - last).num_days() - 1).unwrap_or(usize::MAX);
        if let Some(coins) = line.daily.get_mut(offset) {
            *coins += coins_of(part);
        }
    }
}

fn cash_days(
    history: &History,
    flow: &PlanFlow,
    profile: Option<&Profile>,
    events: &[Event],
) -> CashDays {
    let span = flow.span;
    match flow.pays {
        Some(Pays::Evenly) => evenly(span, 0),
        Some(Pays::After { days }) => evenly(span, days),
        Some(Pays::MonthEnd) => month_ends(span),
        None => match profile {
            Some(profile) if !events.is_empty() => CashDays {
                window: span,
                days: span.days().map(|day| (day, profile_weight(history, profile, day))).collect(),
            },
            _ => evenly(span, 0),
        },
    }
}

fn profile_weight(history: &History, profile: &Profile, day: NaiveDate) -> i128 {
    let index = history.days.index(day);
    if !(0..history.days.len()).contains(&index) {
        return i128::from(quantize(WEIGHT_UNIT));
    }
    i128::from(quantize(profile.weight(&history.days, index) * WEIGHT_UNIT))
}

fn evenly(span: DateSpan, later: u32) -> CashDays {
    let shift = Days::new(u64::from(later));
    let moved = |day: NaiveDate| day.checked_add_days(shift).unwrap_or(day);
    CashDays {
        window: DateSpan { start: moved(span.start), end: moved(span.end) },
        days: span.days().map(|day| (moved(day), 1)).collect(),
    }
}

fn month_ends(span: DateSpan) -> CashDays {
    let mut days: Vec<(NaiveDate, i128)> = Vec::new();
    for day in span.days() {
        let end = last_of_month(day);
        match days.last_mut() {
            Some((held, weight)) if *held == end => *weight += 1,
            _ => days.push((end, 1)),
        }
    }
    let end = days.last().map_or(span.end, |(day, _)| *day);
    CashDays { window: DateSpan { start: span.start, end }, days }
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    (28..=31).rev().find_map(|last| day.with_day(last)).unwrap_or(day)
}
