//! The line in which paid items are found: their payments beside the days of history.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::{CashTable, LineKey, OpenItem, OpenItemKind};

/// A bank books a payment so many days before or after an invoice is marked as paid.
const DAYS: u64 = 3;
/// Fewer payments show nothing.
const LEAST: usize = 3;

/// What paid items show.
pub(super) struct Shown {
    pub(super) line: LineKey,
    /// Payments found in it.
    pub(super) payments: usize,
    /// Payments found in one line or another.
    pub(super) of: usize,
}

/// Days of history by amount in the smallest coin, each with the number of its line.
type Amounts = Vec<(i128, NaiveDate, usize)>;

/// The line that most payments of a kind are found in, to the cent and within three days; `None`
/// where they are few, or scattered.
pub(super) fn shown_line(
    kind: OpenItemKind,
    items: &[OpenItem],
    history: &CashTable,
    decimals: u32,
) -> Option<Shown> {
    let of_kind = || items.iter().filter(|item| item.kind == kind);
    if of_kind().all(|item| item.payments.is_empty()) {
        return None;
    }
    let lines: Vec<&LineKey> = history.lines.keys().filter(|key| key.flow == kind.flow()).collect();
    let amounts = amounts(&lines, history, decimals);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for payment in of_kind().flat_map(|item| &item.payments) {
        let cents = kind.signed(payment.amount).to_minor(decimals);
        if let Some(line) = found(&amounts, cents, payment.on) {
            *counts.entry(line).or_default() += 1;
        }
    }
    let of: usize = counts.values().sum();
    let (line, payments) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let line = lines[line].clone();
    (payments >= LEAST && 2 * payments > of).then_some(Shown { line, payments, of })
}

fn amounts(lines: &[&LineKey], history: &CashTable, decimals: u32) -> Amounts {
    let mut made = Amounts::new();
    for (number, line) in lines.iter().enumerate() {
        for days in history.lines[*line].parties.values() {
            let of_day = days.iter().map(|(on, day)| (day.amount.to_minor(decimals), *on, number));
            made.extend(of_day);
        }
    }
    made.sort_unstable();
    made
}

/// The one line with this amount around this day; two such lines tell nothing.
fn found(amounts: &Amounts, cents: i128, on: NaiveDate) -> Option<usize> {
    let first = on.checked_sub_days(Days::new(DAYS)).unwrap_or(on);
    let last = on.checked_add_days(Days::new(DAYS)).unwrap_or(on);
    let from = amounts.partition_point(|(amount, day, _)| (*amount, *day) < (cents, first));
    let near =
        amounts[from..].iter().take_while(|(amount, day, _)| (*amount, *day) <= (cents, last));
    let mut lines = near.map(|(.., line)| *line);
    let line = lines.next()?;
    lines.all(|other| other == line).then_some(line)
}
