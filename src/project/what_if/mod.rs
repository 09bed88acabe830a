//! Scenarios with drivers: what they change on top of base or of the band's edge (DESIGN §7).

mod effect;
mod loan;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::history::coins_of;
use super::projection::ProjectedLine;
use super::quantize::money;
use crate::domain::{
    Basis, Change, Effect, Flow, LineKey, Money, Note, OpenItemKind, Scenario, Scope, WhatIf,
    apportion,
};
use effect::{Reach, Share, apply};

/// The category of the loans of a scenario.
const TERM_LOAN: &str = "term loan";

/// What scenarios are made from.
pub(super) struct Ground<'a> {
    /// Every line with its amounts in the band's scenarios.
    pub(super) lines: &'a [ProjectedLine],
    /// Period stretches of days.
    pub(super) stretches: &'a [(usize, usize)],
    /// The days.
    pub(super) days: &'a [NaiveDate],
    /// The first day after the as-of date, counted from 0: nothing before it can be changed.
    pub(super) first: usize,
    /// Lines paid on invoice.
    pub(super) invoiced: Invoiced<'a>,
    /// Costs that move with what is sold.
    pub(super) cost_of_sales: &'a BTreeSet<LineKey>,
    /// Decimals of the currency.
    pub(super) decimals: u32,
}

/// The lines that open items are paid in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Invoiced<'a> {
    /// Of receivables and payables.
    pub(super) lines: &'a BTreeSet<(OpenItemKind, LineKey)>,
    /// The share of receivables, in percent, that payers have been found never to pay.
    pub(super) default_rate: Decimal,
}

/// A scenario with its drivers in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overlay {
    /// Cumulative coins by day.
    pub(super) cumulative: Vec<i64>,
    /// Coins of each line of the ground by day: what the drivers add to the scenario below.
    pub(super) added: Vec<Vec<i64>>,
    /// The scenario's own lines: shocks and loans.
    pub(super) own: Vec<OwnLine>,
    /// Drivers that change nothing.
    pub(super) notes: Vec<Note>,
}

/// A line that only one scenario has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnLine {
    /// Which.
    pub(super) key: LineKey,
    /// Coins by day.
    pub(super) daily: Vec<i64>,
    /// For people.
    pub(super) known_from: String,
}

impl Ground<'_> {
    /// Puts the drivers on top of a scenario, whose cumulative coins are given by day.
    pub(super) fn overlay(&self, what_if: &WhatIf, below: &Scenario, path: &[i64]) -> Overlay {
        let old: Vec<Vec<i64>> = self.lines.iter().map(|line| self.daily(line, below)).collect();
        let mut new = old.clone();
        let mut notes = Vec::new();
        for change in &what_if.changes {
            if !self.change(change, &mut new) {
                notes.push(no_line(what_if, change));
            }
        }
        if let Some(rate) = what_if.default_rate {
            self.default(rate, &mut new);
        }
        notes.extend(self.on_all_lines(what_if));
        for (line, daily) in new.iter_mut().zip(&old) {
            line.iter_mut().zip(daily).for_each(|(new, old)| *new = new.saturating_sub(*old));
        }
        let (own, late) = self.own_lines(what_if);
        notes.extend(late);
        let cumulative = summed(path, new.iter().chain(own.iter().map(|line| &line.daily)));
        Overlay { cumulative, added: new, own, notes }
    }

    /// Drivers of invoices that stand on all receipts or disbursements, because nothing says which of
    /// them are paid on invoice.
    fn on_all_lines(&self, what_if: &WhatIf) -> Option<Note> {
        let is = |kind: OpenItemKind, scope: Scope| {
            !self.invoiced.knows(kind) && what_if.changes.iter().any(|change| change.scope == scope)
        };
        let defaults =
            what_if.default_rate.is_some() && !self.invoiced.knows(OpenItemKind::Receivable);
        let receipts = defaults || is(OpenItemKind::Receivable, Scope::Receivables);
        let what = match (receipts, is(OpenItemKind::Payable, Scope::Payables)) {
            (true, true) => "all receipts and disbursements",
            (true, false) => "all receipts",
            (false, true) => "all disbursements",
            (false, false) => return None,
        };
        let message = format!(
            "Scenario {}: without open items {what} are taken as paid on invoice ({}).",
            what_if.scenario, what_if.origin
        );
        Some(Note::new("scenario-all-invoiced", message))
    }

    /// A line by day in a scenario of the band: base as it is; the edges are known by period, and
    /// spread over its days as base is.
    fn daily(&self, line: &ProjectedLine, scenario: &Scenario) -> Vec<i64> {
        let coins = |amount: &Money| coins_of(amount.to_minor(self.decimals));
        let base: Vec<i64> = line.daily.iter().map(coins).collect();
        let Some(periods) = line.by_period.get(scenario).filter(|_| *scenario != Scenario::Base)
        else {
            return base;
        };
        let mut made = Vec::with_capacity(base.len());
        for ((start, end), amount) in self.stretches.iter().zip(periods) {
            let days = &base[*start..=*end];
            let mut weights: Vec<i128> =
                days.iter().map(|coins| i128::from(*coins).abs()).collect();
            if weights.iter().all(|weight| *weight == 0) {
                weights.fill(1);
            }
            let total = i128::from(coins(amount));
            made.extend(apportion(total, &weights).into_iter().map(coins_of));
        }
        made
    }

    /// Does some line of the forecast take the change?
    fn change(&self, change: &Change, lines: &mut [Vec<i64>]) -> bool {
        let first = change.from.map_or(0, |from| self.days.partition_point(|day| *day < from));
        let first = first.max(self.first);
        let mut found = false;
        for (line, daily) in self.lines.iter().zip(lines) {
            if line.basis == Basis::Actual || !self.takes(&change.scope, line) {
                continue;
            }
            // A change from a day behind the forecast on is none.
            found |= first < self.days.len();
            apply(daily, change.effect, Reach { first, goes_on: goes_on(line) });
        }
        found
    }

    fn takes(&self, scope: &Scope, line: &ProjectedLine) -> bool {
        match scope {
            Scope::Receivables => self.invoiced.has(OpenItemKind::Receivable, &line.key),
            Scope::Payables => self.invoiced.has(OpenItemKind::Payable, &line.key),
            Scope::Volume => scope.names(&line.key) || self.cost_of_sales.contains(&line.key),
            _ => scope.names(&line.key),
        }
    }

    /// Another share of what is invoiced is never paid.
    fn default(&self, rate: Decimal, lines: &mut [Vec<i64>]) {
        let paying = Decimal::ONE_HUNDRED - self.invoiced.default_rate;
        let wanted = (Decimal::ONE_HUNDRED - rate) * Decimal::ONE_HUNDRED;
        let share = Share::of(wanted.checked_div(paying).unwrap_or(Decimal::ZERO).round_dp(12));
        for (line, daily) in self.lines.iter().zip(lines) {
            if line.basis != Basis::Actual && self.invoiced.has(OpenItemKind::Receivable, &line.key)
            {
                let days = daily.iter_mut().skip(self.first);
                days.for_each(|coins| *coins = share.of_coins(*coins));
            }
        }
    }

    /// Shocks and loans by line, and a note for each that has no day in the forecast.
    fn own_lines(&self, what_if: &WhatIf) -> (Vec<OwnLine>, Vec<Note>) {
        let mut made: Vec<OwnLine> = Vec::new();
        let mut notes = Vec::new();
        for shock in &what_if.shocks {
            let flow = if shock.amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
            let cash = [(shock.on, shock.amount)];
            if !self.place(&mut made, what_if, (flow, &shock.name), &cash) {
                notes.push(outside(what_if, &shock.name, shock.on));
            }
        }
        for loan in &what_if.loans {
            // One paid out by the as-of date is in the balance, and its payments in the ledger.
            let ahead = self.days.get(self.first).is_some_and(|first| loan.on >= *first);
            let cash = if ahead { loan::cash(loan, self.decimals) } else { Vec::new() };
            if !self.place(&mut made, what_if, (Flow::Financing, TERM_LOAN), &cash) {
                notes.push(outside(what_if, TERM_LOAN, loan.on));
            }
        }
        (made, notes)
    }

    /// Is some of the cash inside the forecast?
    fn place(
        &self,
        made: &mut Vec<OwnLine>,
        what_if: &WhatIf,
        (flow, name): (Flow, &str),
        cash: &[(NaiveDate, Money)],
    ) -> bool {
        let key = LineKey::operating(flow, Some(name.to_owned()));
        let at = made.iter().position(|line| line.key == key).unwrap_or_else(|| {
            let daily = vec![0; self.days.len()];
            made.push(OwnLine { key, daily, known_from: format!("scenario, {}", what_if.origin) });
            made.len() - 1
        });
        let mut found = false;
        for (date, amount) in cash {
            if let Ok(day) = self.days[self.first..].binary_search(date) {
                let coins = &mut made[at].daily[self.first + day];
                *coins = coins.saturating_add(coins_of(amount.to_minor(self.decimals)));
                found = true;
            }
        }
        found
    }
}

impl Invoiced<'_> {
    /// Without open items of a kind nothing says which lines are paid on invoice: then all are.
    fn has(&self, kind: OpenItemKind, line: &LineKey) -> bool {
        if self.knows(kind) {
            return self.lines.contains(&(kind, line.clone()));
        }
        line.flow == kind.flow()
    }

    /// Are there open items of the kind?
    fn knows(&self, kind: OpenItemKind) -> bool {
        self.lines.iter().any(|(other, _)| *other == kind)
    }
}

/// What is known item by item ends with its last item; what is taken from history goes on.
fn goes_on(line: &ProjectedLine) -> bool {
    matches!(line.basis, Basis::Recurring | Basis::Estimate)
}

/// A path with what is added to it.
fn summed<'a>(path: &[i64], added: impl Iterator<Item = &'a Vec<i64>>) -> Vec<i64> {
    let mut by_day = vec![0_i64; path.len()];
    for daily in added {
        by_day.iter_mut().zip(daily).for_each(|(sum, coins)| *sum = sum.saturating_add(*coins));
    }
    let mut total = 0_i64;
    path.iter()
        .zip(by_day)
        .map(|(coins, added)| {
            total = total.saturating_add(added);
            coins.saturating_add(total)
        })
        .collect()
}

/// Sums of a line's days by period, as money.
pub(super) fn by_period(daily: &[i64], stretches: &[(usize, usize)], decimals: u32) -> Vec<Money> {
    stretches
        .iter()
        .map(|(start, end)| money(daily[*start..=*end].iter().sum(), decimals))
        .collect()
}

fn no_line(what_if: &WhatIf, change: &Change) -> Note {
    let what = match change.effect {
        Effect::Drop => "drops",
        Effect::Percent(_) | Effect::Delay { .. } => "changes",
    };
    let message = format!(
        "Scenario {}: \"{}\" {what} no line of the forecast ({}).",
        what_if.scenario, change.said, what_if.origin
    );
    Note::new("scenario-changes-nothing", message)
}

fn outside(what_if: &WhatIf, name: &str, on: NaiveDate) -> Note {
    let message = format!(
        "Scenario {}: \"{name}\" of {on} is outside the forecast and changes nothing ({}).",
        what_if.scenario, what_if.origin
    );
    Note::new("scenario-changes-nothing", message)
}
