//! Every payer's law: what it has shown, drawn towards all payers where that is little.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexMap;

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
    pub(super) all: Arc<Law>,
    /// By counterparty, as written.
    payers: IndexMap<Arc<str>, Arc<Law>>,
    /// Items paid, in whole items.
    pub(super) paid_items: f64,
}

/// The items of one payer, however it is spelled.
type Payer<'i> = (Vec<Arc<str>>, Vec<&'i OpenItem>);

impl Laws {
    /// Learns from the items that were known at the end of `as_of`.
    pub(super) fn learn(items: &[PlacedItem], kind: OpenItemKind, as_of: NaiveDate) -> Self {
        let of_kind = items.iter().map(|placed| &placed.item).filter(|item| item.kind == kind);
        let known: Vec<&OpenItem> =
            of_kind.filter(|item| is_known(item, as_of) && item.amount.is_positive()).collect();
        let seen = Seen::of(&known, as_of);
        let sure = |law: Law| if kind == OpenItemKind::Payable { law.surely() } else { law };
        let all = sure(Law::prior()).learn(&seen, (PRIOR_DELAYS, PRIOR_DEFAULTS), ROUNDS);
        let all = sure(all);
        let of_payer = |(names, items): Payer<'_>| {
            let seen = Seen::of(&items, as_of);
            let law = sure(all.learn(&seen, (DELAYS, DEFAULTS), ROUNDS_OF_ONE));
            (names, Arc::new(law))
        };
        let laws = in_parallel(payers(&known), Effort::of(items.len()), of_payer);
        let by_name = |(names, law): (Vec<Arc<str>>, Arc<Law>)| {
            names.into_iter().map(move |name| (name, Arc::clone(&law)))
        };
        let payers = laws.into_iter().flat_map(by_name).collect();
        Self { all: Arc::new(all), payers, paid_items: seen.paid_items() }
    }

    /// The law of a counterparty.
    pub(super) fn of(&self, counterparty: &str) -> &Arc<Law> {
        self.payers.get(counterparty).unwrap_or(&self.all)
    }
}

/// Items by payer. Whose name is not known is not one payer.
fn payers<'i>(items: &[&'i OpenItem]) -> Vec<Payer<'i>> {
    let mut spelled: IndexMap<&Arc<str>, Vec<&'i OpenItem>> = IndexMap::new();
    for item in items {
        spelled.entry(&item.counterparty).or_default().push(item);
    }
    let mut payers: BTreeMap<String, Payer<'i>> = BTreeMap::new();
    for (name, items) in spelled {
        let payer = payers.entry(fold_name(name)).or_default();
        payer.0.push(Arc::clone(name));
        payer.1.extend(items);
    }
    payers.remove("");
    payers.into_values().collect()
}

/// Was the item there at the end of a day?
pub(super) fn is_known(item: &OpenItem, day: NaiveDate) -> bool {
    item.issued.is_none_or(|issued| issued <= day)
}

impl Seen {
    fn of(items: &[&OpenItem], as_of: NaiveDate) -> Self {
        let mut seen = Self::default();
        for item in items {
            seen.see(item, as_of);
        }
        seen
    }

    fn see(&mut self, item: &OpenItem, as_of: NaiveDate) {
        let late = |day: NaiveDate| (day - item.due).num_days();
        for payment in item.payments.iter().filter(|payment| payment.on <= as_of) {
            self.paid(late(payment.on), share(payment.amount, item.amount));
        }
        let open = item.open_on(as_of);
        if !open.is_zero() {
            self.open(late(as_of), share(open, item.amount));
        }
    }
}

/// A part of an amount, 0 to 1.
fn share(part: Money, whole: Money) -> f64 {
    if part == whole {
        return 1.0;
    }
    let ratio = part.decimal().checked_div(whole.decimal());
    rust_decimal::prelude::ToPrimitive::to_f64(&ratio.unwrap_or_default())
        .unwrap_or(0.0)
        .clamp(0.0, 1.0)
}
