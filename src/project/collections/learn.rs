//! Every payer's law: what it has shown, drawn towards all payers where that is little.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::parallel::{Effort, in_parallel};
use super::law::{Law, ROUNDS, ROUNDS_OF_ONE, Seen};
use crate::domain::{Money, OpenItem, OpenItemKind, PlacedItem, fold_name};

/// A payer's delays count as much as all payers' after so many items.
const DELAYS: f64 = 3.0;
/// A payer's own share of defaults counts as much as all payers' after so many.
const DEFAULTS: f64 = 100.0;
/// What the prior's delays count for beside all payers.
const PRIOR_DELAYS: f64 = 2.0;
/// What its defaults count for: a few old items are no sign that half of all are lost.
const PRIOR_DEFAULTS: f64 = 50.0;

/// The laws of one kind of items.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Laws {
    /// Of all.
    pub(super) all: Law,
    /// By counterparty, as compared.
    payers: BTreeMap<String, Law>,
    /// Items paid, in whole items.
    pub(super) paid_items: f64,
}

impl Laws {
    /// Learns from the items that were known at the end of `as_of`.
    pub(super) fn learn(items: &[PlacedItem], kind: OpenItemKind, as_of: NaiveDate) -> Self {
        let mut by_payer: BTreeMap<String, Seen> = BTreeMap::new();
        let of_kind = items.iter().map(|placed| &placed.item).filter(|item| item.kind == kind);
        for item in of_kind.filter(|item| is_known(item, as_of) && item.amount.is_positive()) {
            see(by_payer.entry(fold_name(&item.counterparty)).or_default(), item, as_of);
        }
        let mut seen = Seen::default();
        for payer in by_payer.values() {
            seen.add(payer);
        }
        let sure = |law: Law| if kind == OpenItemKind::Payable { law.surely() } else { law };
        let all = sure(Law::prior()).learn(&seen, (PRIOR_DELAYS, PRIOR_DEFAULTS), ROUNDS);
        let all = sure(all);
        // Whose name is not known is not one payer.
        let named = by_payer.into_iter().filter(|(name, _)| !name.is_empty());
        let of_payer =
            |(name, seen)| (name, sure(all.learn(&seen, (DELAYS, DEFAULTS), ROUNDS_OF_ONE)));
        let payers = in_parallel(named, Effort::of(items.len()), of_payer).into_iter().collect();
        Self { all, payers, paid_items: seen.paid_items() }
    }

    /// The law of a counterparty.
    pub(super) fn of(&self, counterparty: &str) -> &Law {
        self.payers.get(&fold_name(counterparty)).unwrap_or(&self.all)
    }
}

/// Was the item there at the end of a day?
pub(super) fn is_known(item: &OpenItem, day: NaiveDate) -> bool {
    item.issued.is_none_or(|issued| issued <= day)
}

fn see(seen: &mut Seen, item: &OpenItem, as_of: NaiveDate) {
    let late = |day: NaiveDate| (day - item.due).num_days();
    for payment in item.payments.iter().filter(|payment| payment.on <= as_of) {
        seen.paid(late(payment.on), share(payment.amount, item.amount));
    }
    let open = item.open_on(as_of);
    if !open.is_zero() {
        seen.open(late(as_of), share(open, item.amount));
    }
}

/// A part of an amount, 0 to 1.
fn share(part: Money, whole: Money) -> f64 {
    let ratio = part.decimal().checked_div(whole.decimal());
    rust_decimal::prelude::ToPrimitive::to_f64(&ratio.unwrap_or_default())
        .unwrap_or(0.0)
        .clamp(0.0, 1.0)
}
