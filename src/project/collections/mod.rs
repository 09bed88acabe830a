//! Open items: when they are paid and whether, what they stand for in history, how old they are.

mod ageing;
mod draw;
mod expect;
mod law;
mod learn;
mod replaced;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::history::History;
use super::projection::ProjectInputs;
use crate::domain::{Basis, DatedItem, ItemSource, LineKey, Money, Note, OpenItemKind, PlacedItem};
pub use ageing::{Aged, Days, ExpectedItem, OpenItemsOutlook};
pub(super) use draw::{ItemErrors, total};
use expect::Expected;
use learn::{Laws, is_known};
pub(super) use replaced::Replaced;

/// Fewer payments on weekends than one in so many: nobody pays then.
const WEEKEND_PAYERS: usize = 20;

/// What is known of open items at the as-of date.
pub(super) struct Outlook<'a> {
    as_of: NaiveDate,
    last_actual: NaiveDate,
    horizon: usize,
    decimals: u32,
    receivable: Laws,
    payable: Laws,
    weekends: bool,
    /// Items issued after the as-of date, and their sum.
    later: (usize, Money),
    /// By days after the as-of date, from the first on: the day of the horizon on which banks pay.
    bank_days: Vec<usize>,
    /// What is open, and what it is expected to bring.
    items: Vec<Expected<'a>>,
}

impl<'a> Outlook<'a> {
    /// Learns from the items and looks ahead over the horizon's days.
    pub(super) fn new(inputs: &ProjectInputs<'a>, horizon: usize) -> Self {
        let items = inputs.open_items;
        let mut made = Self {
            as_of: inputs.as_of,
            last_actual: inputs.last_actual,
            horizon,
            decimals: inputs.currency.decimals(),
            receivable: Laws::learn(items, OpenItemKind::Receivable, inputs.as_of),
            payable: Laws::learn(items, OpenItemKind::Payable, inputs.as_of),
            weekends: pays_on_weekends(items, inputs.as_of),
            later: issued_after(items, inputs.as_of),
            bank_days: Vec::new(),
            items: Vec::new(),
        };
        let ahead = inputs.as_of.iter_days().skip(1);
        made.bank_days = ahead.map_while(|day| made.offset(made.bank_day(day))).collect();
        made.items = expect::expected(&made, items);
        made
    }

    /// The laws of a kind.
    fn laws(&self, kind: OpenItemKind) -> &Laws {
        match kind {
            OpenItemKind::Receivable => &self.receivable,
            OpenItemKind::Payable => &self.payable,
        }
    }

    /// Its day in the horizon.
    fn offset(&self, day: NaiveDate) -> Option<usize> {
        let offset = usize::try_from((day - self.last_actual).num_days() - 1).ok()?;
        (offset < self.horizon).then_some(offset)
    }

    /// The day of the horizon so many days after the as-of date, where banks pay.
    fn day_ahead(&self, days: u64) -> Option<usize> {
        self.bank_days.get(usize::try_from(days).ok()?.checked_sub(1)?).copied()
    }

    fn bank_day(&self, day: NaiveDate) -> NaiveDate {
        if self.weekends { day } else { expect::next_bank_day(day) }
    }

    /// The items as amounts on their days, each with its place among the outlook's.
    pub(super) fn dated(&self) -> (Vec<DatedItem>, Vec<usize>) {
        let dated = |(at, item): (usize, &Expected<'_>)| {
            let day = item.day?;
            let open = &item.placed.item;
            let made = DatedItem {
                line: Arc::clone(&item.placed.line),
                party: item.placed.party.clone(),
                date: self.last_actual + chrono::Days::new(u64::try_from(day + 1).ok()?),
                amount: item.amount(self.decimals),
                basis: Basis::Committed,
                name: Arc::clone(&open.id),
                known_from: ItemSource::Line(open.position.clone()),
                matching: None,
            };
            (!made.amount.is_zero()).then_some((made, at))
        };
        self.items.iter().enumerate().filter_map(dated).unzip()
    }

    /// Marks items that something more certain stands for, by their places.
    pub(super) fn stand_back(&mut self, gone: &BTreeSet<usize>) {
        for at in gone {
            self.items[*at].stands = false;
        }
    }

    /// What each line's open items are wrong by, on every path.
    pub(super) fn draw(&self, paths: usize, seed: u64) -> Vec<ItemErrors> {
        let standing: Vec<&Expected<'_>> = self.items.iter().filter(|item| item.stands).collect();
        draw::draw(&standing, &self.bank_days, (self.horizon, paths, seed))
    }

    /// What of each line's history the items stand for.
    pub(super) fn replaced(&self, items: &[PlacedItem], history: &History) -> Replaced {
        Replaced::new(self, items, history)
    }

    /// Lines that items of each kind are paid in.
    pub(super) fn lines(items: &[PlacedItem]) -> BTreeSet<(OpenItemKind, LineKey)> {
        let lines = items.iter().map(|placed| (placed.item.kind, &*placed.line));
        let lines: BTreeSet<(OpenItemKind, &LineKey)> = lines.collect();
        lines.into_iter().map(|(kind, line)| (kind, line.clone())).collect()
    }

    /// The share of receivables, in percent, that is never paid.
    pub(super) fn default_rate(&self) -> rust_decimal::Decimal {
        let known = self.items.iter().any(|item| item.placed.item.kind == OpenItemKind::Receivable);
        // Without receivables nothing was learned, and nothing is taken for granted.
        let rate = if known { self.receivable.all.default * 100.0 } else { 0.0 };
        rust_decimal::Decimal::from_f64_retain(rate).unwrap_or_default().round_dp(4)
    }

    /// Ageing, collection days and expected dates, for reports.
    pub(super) fn told(&self, inputs: &ProjectInputs<'_>, low: NaiveDate) -> OpenItemsOutlook {
        ageing::told(self, inputs, low)
    }

    /// The rules in force, in words.
    pub(super) fn notes(&self) -> Vec<Note> {
        self.overdue().into_iter().chain(self.later()).collect()
    }

    fn overdue(&self) -> Option<Note> {
        let overdue = self.items.iter().filter(|item| item.placed.item.due < self.as_of);
        let (mut count, mut open, mut expected) = (0_u32, 0_i64, 0_i64);
        for item in overdue {
            count += 1;
            open += item.open.abs();
            expected += item.coins().abs();
        }
        let (items, stay) = if count == 1 { ("item", "stays") } else { ("items", "stay") };
        let message = format!(
            "{count} overdue open {items} ({}) {stay} in the forecast with {}: at the chance and on \
             the days at which payers have paid items of that age.",
            self.told_coins(open),
            self.told_coins(expected),
        );
        (count > 0).then(|| Note::new("open-items-overdue", message))
    }

    /// Items written after the as-of date are not known yet.
    fn later(&self) -> Option<Note> {
        let (count, sum) = self.later;
        let (items, are) = if count == 1 { ("item", "is") } else { ("items", "are") };
        let message = format!(
            "{count} open {items} issued after the as-of date ({}) {are} left out.",
            sum.to_fixed(self.decimals)
        );
        (count > 0).then(|| Note::new("open-items-later", message))
    }

    fn told_coins(&self, coins: i64) -> String {
        super::quantize::money(coins, self.decimals).to_fixed(self.decimals)
    }
}

/// How many items are issued after a day, and their sum.
fn issued_after(items: &[PlacedItem], as_of: NaiveDate) -> (usize, Money) {
    let later = items.iter().map(|placed| &placed.item).filter(|item| !is_known(item, as_of));
    later.fold((0, Money::ZERO), |(count, sum), item| (count + 1, sum + item.amount.abs()))
}

fn pays_on_weekends(items: &[PlacedItem], as_of: NaiveDate) -> bool {
    let days = items.iter().flat_map(|placed| &placed.item.payments).map(|payment| payment.on);
    let (mut weekend, mut all) = (0, 0);
    for day in days.filter(|day| *day <= as_of) {
        all += 1;
        weekend += usize::from(day.weekday().num_days_from_monday() >= 5);
    }
    weekend * WEEKEND_PAYERS > all
}
