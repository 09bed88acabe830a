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
use super::super::quantize::{float, money, quantize_daily};
use super::Outlook;
use super::law::place;
use crate::domain::{LineKey, Note, OpenItemKind, PlacedItem};

/// How far back a line's share of invoices is looked at.
const LOOKED_BACK: i64 = 182;
/// Items younger than this may be paid late: they say nothing yet of how long items take.
const SETTLED_AFTER: i64 = 120;
/// Payments from which on a line's invoices tell its run-off.
const ENOUGH: usize = 8;
/// Longest time from issue to payment that is told apart.
const LONGEST: usize = 400;

/// Terms of items without an issue day.
const USUAL_TERMS: i64 = 30;

/// What the invoices of a line say of its estimate.
#[derive(Debug, Clone, PartialEq)]
struct RunOff {
    /// By day of the horizon: the share of what is paid on it that is invoiced already.
    written: Vec<f64>,
    /// The share of the line that is paid on invoice, where paid items show it.
    invoiced: Option<f64>,
}

/// By line: what its open items stand for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct Replaced {
    run_offs: BTreeMap<LineKey, RunOff>,
    /// The share of the estimate that stands, by day, once it is known.
    pub(in super::super) stands: BTreeMap<LineKey, Vec<f64>>,
    /// Coins of the estimate before and after.
    pub(in super::super) taken: Vec<(LineKey, i64, i64)>,
    /// Coins of items that stand for recurring payments, over all lines.
    pub(in super::super) recurring: i64,
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
    /// What its items are.
    kind: Option<OpenItemKind>,
    /// Items, and the sum of their days from issue to the due date.
    items: i64,
    terms_sum: i64,
}

impl Replaced {
    pub(super) fn new(outlook: &Outlook<'_>, items: &[PlacedItem], history: &History) -> Self {
        let mut runs: BTreeMap<&LineKey, Run> = BTreeMap::new();
        for placed in items {
            see(runs.entry(&placed.line).or_default(), outlook, placed);
        }
        let run_offs = runs
            .into_iter()
            .filter_map(|(line, run)| Some((line.clone(), run_off(outlook, history, line, &run)?)))
            .collect();
        Self { run_offs, ..Self::default() }
    }

    /// Coins of recurring items and estimates that open items stand for.
    pub(in super::super) fn stood_for(&self) -> i64 {
        self.taken.iter().map(|(_, before, after)| before - after).sum::<i64>() + self.recurring
    }

    /// Is the estimate of a line told by its invoices' run-off?
    pub(in super::super) fn knows(&self, line: &LineKey) -> bool {
        self.run_offs.contains_key(line)
    }

    /// Takes what open items stand for out of a line's estimate. `expected` is what they are
    /// expected to bring, without those that stand for recurring payments: where no paid items show
    /// how much of the line is invoiced, they stand for as much as they bring, never for more.
    pub(in super::super) fn take_out(
        &mut self,
        line: &LineKey,
        expected: i64,
        estimate: &mut [f64],
    ) {
        let Some(run_off) = self.run_offs.get(line) else { return };
        let written: f64 = estimate.iter().zip(&run_off.written).map(|(e, w)| e * w).sum();
        let by_amount = if written == 0.0 { 0.0 } else { float(expected) / written };
        let invoiced = run_off.invoiced.unwrap_or(by_amount).clamp(0.0, 1.0);
        let before = sum(estimate);
        let stands: Vec<f64> =
            run_off.written.iter().map(|written| 1.0 - invoiced * written).collect();
        estimate.iter_mut().zip(&stands).for_each(|(coins, part)| *coins *= part);
        self.taken.push((line.clone(), before, sum(estimate)));
        self.stands.insert(line.clone(), stands);
    }

    /// How much of the estimates is replaced, in words.
    pub(in super::super) fn notes(&self, decimals: u32) -> Vec<Note> {
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
        self.taken.iter().filter(|(_, before, after)| before != after).map(note).collect()
    }
}

fn sum(estimate: &[f64]) -> i64 {
    quantize_daily(estimate).iter().sum()
}

fn see(run: &mut Run, outlook: &Outlook<'_>, placed: &PlacedItem) {
    let item = &placed.item;
    run.kind = Some(item.kind);
    run.items += 1;
    run.terms_sum += item.issued.map_or(USUAL_TERMS, |issued| (item.due - issued).num_days());
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

/// By day `1 − F(t)`, and `c`: the share of the line that is invoiced.
fn run_off(outlook: &Outlook<'_>, history: &History, line: &LineKey, run: &Run) -> Option<RunOff> {
    let events = history.lines.iter().find(|events| events.key == *line)?;
    let gap = (outlook.as_of - outlook.last_actual).num_days();
    let days_ahead = |day: usize| i64::try_from(day).unwrap_or(0) - gap;
    let days = 0..outlook.horizon;
    if run.taken.len() < ENOUGH {
        // Nothing shows how long items take: their terms, and what is taken for granted of payers.
        let terms = run.terms();
        let law = &outlook.laws(run.kind?).all;
        let written = days.map(|day| law.later(place(days_ahead(day) - terms))).collect();
        return Some(RunOff { written, invoiced: None });
    }
    let start = outlook.last_actual - Duration::days(LOOKED_BACK - 1);
    let start = history.days.index(run.first.map_or(start, |first| first.max(start)));
    let total: i64 = events.totals.iter().filter(|e| e.day >= start).map(|e| e.coins).sum();
    let invoiced = if total == 0 { 1.0 } else { run.paid / float(total.abs()) };
    let within = run.within();
    let share = |day: usize| {
        usize::try_from(days_ahead(day)).map_or(0.0, |ahead| within[ahead.min(LONGEST)])
    };
    let written = days.map(|day| 1.0 - share(day)).collect();
    Some(RunOff { written, invoiced: Some(invoiced) })
}

impl Run {
    /// By days from issue, the share of amounts that is paid by then.
    fn within(&self) -> Vec<f64> {
        let settled = if self.settled.len() >= ENOUGH { &self.settled } else { &self.taken };
        let all: f64 = settled.iter().map(|(_, amount)| amount).sum();
        let mut within = vec![0.0; LONGEST + 1];
        for (days, amount) in settled {
            within[*days] += amount / all;
        }
        (1..=LONGEST).for_each(|day| within[day] += within[day - 1]);
        within
    }

    /// Mean days from issue to the due date.
    fn terms(&self) -> i64 {
        self.terms_sum.checked_div(self.items).unwrap_or(USUAL_TERMS)
    }
}
