//! What each open item is expected to bring, and when.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::super::history::coins_of;
use super::super::parallel::{Effort, in_parallel};
use super::super::quantize::{float, money, quantize};
use super::Outlook;
use super::law::{EARLIEST, Law, place};
use crate::domain::{Money, OpenItemKind, PlacedItem};

/// What we owe beyond any delay we were ever seen to take is paid so many days from now.
const OVERDUE_PAYABLE_DAYS: u64 = 7;

/// Items that one processor takes at a time.
const PIECE: usize = 4_096;

/// One open item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expected<'a> {
    /// The item and its line.
    pub(super) placed: &'a PlacedItem,
    /// What is open, in signed coins of cash.
    pub(super) open: i64,
    /// Chances by day of the horizon, in order.
    pub(super) chances: Vec<(u16, f32)>,
    /// The chance that it is paid in the horizon.
    pub(super) in_horizon: f64,
    /// The chance that it is paid at all.
    pub(super) paid: f64,
    /// The middle of the days on which it may be paid, of those of the horizon.
    pub(super) day: Option<usize>,
    /// The same over all days, in the horizon or behind it; `None` where it is never paid.
    pub(super) on: Option<NaiveDate>,
    /// Does it stand, or is it known better: a ledger row of the future?
    pub(super) stands: bool,
}

impl Expected<'_> {
    /// What it is expected to bring in the horizon, in coins.
    pub(super) fn coins(&self) -> i64 {
        quantize(float(self.open) * self.in_horizon)
    }

    /// What it is expected to bring in the horizon.
    pub(super) fn amount(&self, decimals: u32) -> Money {
        money(self.coins(), decimals)
    }

    /// Its days and chances.
    pub(super) fn by_day(&self) -> impl Iterator<Item = (usize, f64)> {
        self.chances.iter().map(|(day, chance)| (usize::from(*day), f64::from(*chance)))
    }
}

/// The open items of the outlook, in the order of the files.
pub(super) fn expected<'a>(outlook: &Outlook<'_>, items: &'a [PlacedItem]) -> Vec<Expected<'a>> {
    let one = |placed: &'a PlacedItem| {
        let open = placed.item.open_on(outlook.as_of);
        let coins = coins_of(placed.item.kind.signed(open).to_minor(outlook.decimals));
        let known = super::learn::is_known(&placed.item, outlook.as_of);
        (known && coins != 0).then(|| of_item(outlook, placed, coins))
    };
    let of_some = |some: &'a [PlacedItem]| some.iter().filter_map(one).collect::<Vec<_>>();
    let pieces = in_parallel(items.chunks(PIECE), Effort::of(items.len()), of_some);
    pieces.into_iter().flatten().collect()
}

fn of_item<'a>(outlook: &Outlook<'_>, placed: &'a PlacedItem, open: i64) -> Expected<'a> {
    let item = &placed.item;
    // A credit note is no promise of a payer: it is set off when it is due.
    if item.amount.is_negative() {
        return on_one_day(outlook, placed, open, item.due);
    }
    // A payment with a day to come is known like a row of the ledger with one.
    if let Some(payment) = item.payments.iter().find(|payment| payment.on > outlook.as_of) {
        return on_one_day(outlook, placed, open, payment.on);
    }
    let law = outlook.laws(item.kind).of(&item.counterparty);
    let late = (outlook.as_of - item.due).num_days();
    let age = place(late);
    let paid = match item.kind {
        OpenItemKind::Receivable => law.still_paid(age),
        OpenItemKind::Payable => 1.0,
    };
    if law.later(age) <= 0.0 {
        let soon = outlook.as_of.max(item.due) + Days::new(OVERDUE_PAYABLE_DAYS);
        let sure = on_one_day(outlook, placed, open, soon);
        return if paid > 0.0 { sure } else { never(placed, open) };
    }
    let chances = chances(outlook, law, late, paid);
    let in_horizon = chances.iter().map(|(_, chance)| chance).sum();
    let middle_of_all = outlook.as_of + Days::new(days_ahead(law.middle(age), late));
    Expected {
        placed,
        open,
        paid,
        day: middle(&chances, in_horizon),
        on: (paid > 0.0).then(|| outlook.bank_day(middle_of_all)),
        chances: chances.into_iter().map(small).collect(),
        in_horizon,
        stands: true,
    }
}

fn never(placed: &PlacedItem, open: i64) -> Expected<'_> {
    let chances = Vec::new();
    Expected {
        placed,
        open,
        chances,
        in_horizon: 0.0,
        paid: 0.0,
        day: None,
        on: None,
        stands: true,
    }
}

/// Paid for sure on one day, or on the first one where that is past.
fn on_one_day<'a>(
    outlook: &Outlook<'_>,
    placed: &'a PlacedItem,
    open: i64,
    day: NaiveDate,
) -> Expected<'a> {
    let day = outlook.bank_day(day.max(outlook.as_of + Days::new(1)));
    let offset = outlook.offset(day);
    Expected {
        placed,
        open,
        chances: offset.map(|offset| small((offset, 1.0))).into_iter().collect(),
        in_horizon: if offset.is_some() { 1.0 } else { 0.0 },
        paid: 1.0,
        day: offset,
        on: Some(day),
        stands: true,
    }
}

/// Horizons end within ten years.
fn small((day, chance): (usize, f64)) -> (u16, f32) {
    #[expect(clippy::cast_possible_truncation, reason = "a chance, told to four decimals")]
    let chance = chance as f32;
    (u16::try_from(day).unwrap_or(u16::MAX), chance)
}

/// Days from the as-of date to a delay's day. An age beyond the table is taken as its end: such an
/// item may still be paid tomorrow.
fn days_ahead(delay: usize, late: i64) -> u64 {
    let delay = i64::from(EARLIEST) + i64::try_from(delay).unwrap_or(0);
    u64::try_from((delay - late).max(1)).unwrap_or(1)
}

/// The days of the horizon on which an item open so late may be paid, and their chances.
fn chances(outlook: &Outlook<'_>, law: &Law, late: i64, paid: f64) -> Vec<(usize, f64)> {
    let age = place(late);
    let (first, last) = law.span();
    let share = paid / law.later(age);
    let mut made: Vec<(usize, f64)> = Vec::new();
    for delay in first.max(age + 1)..=last {
        let Some(day) = outlook.day_ahead(days_ahead(delay, late)) else { break };
        let chance = share * law.weight(delay);
        match made.last_mut() {
            Some((other, sum)) if *other == day => *sum += chance,
            _ => made.push((day, chance)),
        }
    }
    made
}

/// The day by which half of all chances have come.
fn middle(chances: &[(usize, f64)], all: f64) -> Option<usize> {
    let mut sum = 0.0;
    chances.iter().find_map(|(day, chance)| {
        sum += chance;
        (sum >= all / 2.0 && sum > 0.0).then_some(*day)
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
