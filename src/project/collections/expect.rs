//! What each open item is expected to bring, and when.

use std::sync::Arc;

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
    /// Over which days it is spread; `None` where it comes on one day or never.
    spread: Option<Spread>,
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

    /// Days of the horizon and chances, in order; a day may come again. `bank_days` as in
    /// [`Outlook`].
    pub(super) fn by_day(&self, bank_days: &[usize]) -> impl Iterator<Item = (usize, f64)> {
        let sure = self.day.filter(|_| self.spread.is_none()).map(|day| (day, 1.0));
        sure.into_iter().chain(self.spread.iter().flat_map(|spread| spread.by_day(bank_days)))
    }

    /// The chance that it is paid up to and including a day of the horizon.
    pub(super) fn by(&self, day: usize, bank_days: &[usize]) -> f64 {
        match &self.spread {
            Some(spread) => spread.within(bank_days.partition_point(|bank| *bank <= day)),
            None => self.day.filter(|sure| *sure <= day).map_or(0.0, |_| 1.0),
        }
    }
}

/// When an item may be paid: its payer's law from its age on.
#[derive(Debug, Clone, PartialEq)]
struct Spread {
    law: Arc<Law>,
    /// Days since it was due.
    late: i64,
    /// What a share of the law is as a chance of this item.
    scale: f64,
}

impl Spread {
    /// Of an item that is paid at all with a chance of `paid`.
    fn new(law: &Arc<Law>, late: i64, paid: f64) -> Self {
        Self { law: Arc::clone(law), late, scale: paid / law.later(place(late)) }
    }

    /// The chance that it is paid within so many days.
    fn within(&self, days: usize) -> f64 {
        let age = place(self.late);
        self.scale * (self.law.later(age) - self.law.later(self.delay(days).max(age)))
    }

    /// Within so many days, the middle of the chances: days from now.
    fn middle(&self, days: usize) -> u64 {
        let ends = [place(self.late), self.delay(days)].map(|delay| self.law.later(delay));
        days_ahead(self.law.reached(f64::midpoint(ends[0], ends[1])), self.late)
    }

    /// The place of the delay of an item that is paid so many days from now.
    fn delay(&self, days: usize) -> usize {
        let delay = self.late + i64::try_from(days).unwrap_or(i64::MAX / 2) - i64::from(EARLIEST);
        usize::try_from(delay).unwrap_or(0)
    }

    fn by_day(&self, bank_days: &[usize]) -> impl Iterator<Item = (usize, f64)> {
        let first = self.law.first().max(place(self.late) + 1);
        let ahead = usize::try_from(days_ahead(first, self.late) - 1).unwrap_or(usize::MAX);
        let days = bank_days.get(ahead..).unwrap_or(&[]).iter().zip(self.law.from(first));
        days.map(|(day, share)| (*day, self.scale * share))
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
    let spread = Spread::new(law, late, paid);
    let days = outlook.bank_days.len();
    let in_horizon = spread.within(days);
    let middle = (in_horizon > 0.0).then(|| outlook.day_ahead(spread.middle(days))).flatten();
    let middle_of_all = outlook.as_of + Days::new(days_ahead(law.middle(age), late));
    Expected {
        placed,
        open,
        paid,
        day: middle,
        on: (paid > 0.0).then(|| outlook.bank_day(middle_of_all)),
        spread: Some(spread),
        in_horizon,
        stands: true,
    }
}

fn never(placed: &PlacedItem, open: i64) -> Expected<'_> {
    let (in_horizon, paid) = (0.0, 0.0);
    Expected { placed, open, spread: None, in_horizon, paid, day: None, on: None, stands: true }
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
        spread: None,
        in_horizon: if offset.is_some() { 1.0 } else { 0.0 },
        paid: 1.0,
        day: offset,
        on: Some(day),
        stands: true,
    }
}

/// Days from the as-of date to a delay's day. An age beyond the table is taken as its end: such an
/// item may still be paid tomorrow.
fn days_ahead(delay: usize, late: i64) -> u64 {
    let delay = i64::from(EARLIEST) + i64::try_from(delay).unwrap_or(0);
    u64::try_from((delay - late).max(1)).unwrap_or(1)
}

/// The next day on which banks pay.
pub(super) fn next_bank_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}
