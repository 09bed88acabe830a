//! What of a line's history its open items stand for.
//!
//! A line that is paid on invoice is known twice: by its history, and for the next weeks by the
//! invoices already written. What history says of a day is the sum of invoices of every age; of
//! these only the share that is not written yet is still to be estimated. With `F(t)` the share of
//! invoiced amounts paid within `t` days of their issue, that is `F(t)` on day `t` from now: little
//! tomorrow, nearly all after a few months (the run-off of claims reserving, chain ladder).

use std::collections::BTreeMap;

use chrono::Duration;

use super::super::history::{History, coins_of};
use super::super::quantize::{float, money};
use super::Outlook;
use crate::domain::{LineKey, Note, PlacedItem};

/// How far back a line's share of invoices is looked at.
const LOOKED_BACK: i64 = 182;
/// Items younger than this may be paid late: they say nothing yet of how long items take.
const SETTLED_AFTER: i64 = 120;
/// Payments from which on a line's invoices tell its run-off.
const ENOUGH: usize = 8;
/// Longest time from issue to payment that is told apart.
const LONGEST: usize = 400;

/// By line: the share of its estimate that stands, by day of the horizon.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct Replaced {
    pub(in super::super) stands: BTreeMap<LineKey, Vec<f64>>,
}

/// What the items of one line show.
#[derive(Default)]
struct Run {
    /// Days from issue to payment, and amounts.
    taken: Vec<(usize, f64)>,
    /// The same of items old enough.
    settled: Vec<(usize, f64)>,
    /// Paid in the window looked at.
    paid: f64,
    /// First day with a payment.
    first: Option<chrono::NaiveDate>,
}

impl Replaced {
    pub(super) fn new(outlook: &Outlook<'_>, items: &[PlacedItem], history: &History) -> Self {
        let mut runs: BTreeMap<&LineKey, Run> = BTreeMap::new();
        for placed in items {
            see(runs.entry(&placed.line).or_default(), outlook, placed);
        }
        let stands = runs
            .into_iter()
            .filter(|(_, run)| run.taken.len() >= ENOUGH)
            .filter_map(|(line, run)| Some((line.clone(), standing(outlook, history, line, &run)?)))
            .collect();
        Self { stands }
    }
}

/// How much of the estimates is replaced, in words: coins of lines before and after.
pub(in super::super) fn replaced_notes(taken: &[(LineKey, i64, i64)], decimals: u32) -> Vec<Note> {
    let note = |(line, before, after): &(LineKey, i64, i64)| {
        let amount = |coins: i64| money(coins.abs(), decimals).to_fixed(decimals);
        let message = format!(
            "Open items of {} stand for {} of the {} that history alone would expect of it.",
            line.name(),
            amount(before - after),
            amount(*before),
        );
        Note::new("open-items-replace", message)
    };
    taken.iter().filter(|(_, before, after)| before != after).map(note).collect()
}

fn see(run: &mut Run, outlook: &Outlook<'_>, placed: &PlacedItem) {
    let item = &placed.item;
    for payment in item.payments.iter().filter(|payment| payment.on <= outlook.as_of) {
        let amount = float(coins_of(payment.amount.to_minor(outlook.decimals)));
        run.first = Some(run.first.map_or(payment.on, |first| first.min(payment.on)));
        if payment.on > outlook.last_actual - Duration::days(LOOKED_BACK) {
            run.paid += amount;
        }
        let Some(issued) = item.issued else { continue };
        let days = usize::try_from((payment.on - issued).num_days()).unwrap_or(0).min(LONGEST);
        run.taken.push((days, amount));
        if issued <= outlook.as_of - Duration::days(SETTLED_AFTER) {
            run.settled.push((days, amount));
        }
    }
}

/// By day, `1 − c (1 − F(t))`: `c` is the share of the line that is invoiced.
fn standing(
    outlook: &Outlook<'_>,
    history: &History,
    line: &LineKey,
    run: &Run,
) -> Option<Vec<f64>> {
    let events = history.lines.iter().find(|events| events.key == *line)?;
    let start = outlook.last_actual - Duration::days(LOOKED_BACK - 1);
    let start = history.days.index(run.first.map_or(start, |first| first.max(start)));
    let total: i64 = events.totals.iter().filter(|e| e.day >= start).map(|e| e.coins).sum();
    let invoiced = if total == 0 { 1.0 } else { (run.paid / float(total.abs())).min(1.0) };
    let settled = if run.settled.len() >= ENOUGH { &run.settled } else { &run.taken };
    let all: f64 = settled.iter().map(|(_, amount)| amount).sum();
    let mut within = vec![0.0; LONGEST + 1];
    for (days, amount) in settled {
        within[*days] += amount / all;
    }
    (1..=LONGEST).for_each(|day| within[day] += within[day - 1]);
    let gap = (outlook.as_of - outlook.last_actual).num_days();
    let share = |day: usize| {
        let ahead = i64::try_from(day).unwrap_or(0) - gap;
        usize::try_from(ahead).map_or(0.0, |ahead| within[ahead.min(LONGEST)])
    };
    Some((0..outlook.horizon).map(|day| 1.0 - invoiced * (1.0 - share(day))).collect())
}
