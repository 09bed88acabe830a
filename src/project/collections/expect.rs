//! What each open item is expected to bring, and when.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::super::history::coins_of;
use super::super::quantize::{float, money, quantize};
use super::Outlook;
use super::law::{DAYS, EARLIEST, Law, place};
use super::learn::Laws;
use crate::domain::{Money, OpenItemKind, PlacedItem};

/// What we owe beyond any delay we were ever seen to take is paid so many days from now.
const OVERDUE_PAYABLE_DAYS: i64 = 7;

/// One open item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expected<'a> {
    /// The item and its line.
    pub(super) placed: &'a PlacedItem,
    /// What is open, in signed coins of cash.
    pub(super) open: i64,
    /// Chances by day of the horizon; they add to the chance that it is paid in it.
    pub(super) chances: Vec<(usize, f64)>,
    /// The chance that it is paid at all.
    pub(super) paid: f64,
    /// The middle of the days on which it may be paid, of those of the horizon.
    pub(super) day: Option<usize>,
    /// The same over all days, in the horizon or behind it; `None` where it is never paid.
    pub(super) on: Option<NaiveDate>,
}

impl Expected<'_> {
    /// The chance that it is paid in the horizon.
    pub(super) fn in_horizon(&self) -> f64 {
        self.chances.iter().map(|(_, chance)| chance).sum()
    }

    /// What it is expected to bring in the horizon, in coins.
    pub(super) fn coins(&self) -> i64 {
        quantize(float(self.open) * self.in_horizon())
    }

    /// What it is expected to bring in the horizon.
    pub(super) fn amount(&self, decimals: u32) -> Money {
        money(self.coins(), decimals)
    }
}

/// The open items of the outlook, in the order of the files.
pub(super) fn expected<'a>(outlook: &Outlook<'_>, items: &'a [PlacedItem]) -> Vec<Expected<'a>> {
    let laws = |kind: OpenItemKind| match kind {
        OpenItemKind::Receivable => &outlook.receivable,
        OpenItemKind::Payable => &outlook.payable,
    };
    items
        .iter()
        .filter(|placed| super::learn::is_known(&placed.item, outlook.as_of))
        .filter_map(|placed| {
            let open = placed.item.open_on(outlook.as_of);
            let coins = coins_of(placed.item.kind.signed(open).to_minor(outlook.decimals));
            (coins != 0).then(|| of_item(outlook, laws(placed.item.kind), placed, coins))
        })
        .collect()
}

fn of_item<'a>(
    outlook: &Outlook<'_>,
    laws: &Laws,
    placed: &'a PlacedItem,
    open: i64,
) -> Expected<'a> {
    let law = laws.of(&placed.item.counterparty);
    let late = (outlook.as_of - placed.item.due).num_days();
    let age = place(late);
    // A credit note is no promise of a payer: it is set off when it is due.
    let note = placed.item.amount.is_negative();
    let paid = match placed.item.kind {
        OpenItemKind::Receivable if !note => law.still_paid(age),
        _ => 1.0,
    };
    let days = if note {
        vec![(placed.item.due.max(outlook.as_of + Days::new(1)), 1.0)]
    } else {
        days(outlook, law, placed.item.due, late, paid)
    };
    let days: Vec<(NaiveDate, f64)> =
        days.into_iter().map(|(day, chance)| (outlook.bank_day(day), chance)).collect();
    let mut chances: Vec<(usize, f64)> = Vec::new();
    for (day, chance) in &days {
        let Some(offset) = outlook.offset(*day) else { continue };
        match chances.last_mut() {
            Some((last, sum)) if *last == offset => *sum += chance,
            _ => chances.push((offset, *chance)),
        }
    }
    Expected { placed, open, paid, day: middle(&chances), on: middle(&days), chances }
}

/// The days on which an item open so late may be paid, and their chances.
fn days(
    outlook: &Outlook<'_>,
    law: &Law,
    due: NaiveDate,
    late: i64,
    paid: f64,
) -> Vec<(NaiveDate, f64)> {
    let age = place(late);
    let later = law.later(age);
    if later <= 0.0 {
        let day = outlook.as_of.max(due) + Days::new(OVERDUE_PAYABLE_DAYS.unsigned_abs());
        return if paid > 0.0 { vec![(day, paid)] } else { Vec::new() };
    }
    (age + 1..DAYS)
        .filter(|delay| law.weight(*delay) > 0.0)
        .map(|delay| {
            let days = i64::from(EARLIEST) + i64::try_from(delay).unwrap_or(0);
            // An age beyond the table is taken as its end: such an item may still be paid tomorrow.
            let day = (due + chrono::Duration::days(days)).max(outlook.as_of + Days::new(1));
            (day, paid * law.weight(delay) / later)
        })
        .collect()
}

/// The day by which half of all chances have come.
fn middle<T: Copy>(chances: &[(T, f64)]) -> Option<T> {
    let half: f64 = chances.iter().map(|(_, chance)| chance).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    chances.iter().find_map(|(day, chance)| {
        sum += chance;
        (sum >= half && sum > 0.0).then_some(*day)
    })
}

/// The next day on which banks pay.
pub(super) fn next_bank_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}
