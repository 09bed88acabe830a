//! Receivables and payables to the lines of cash that they are paid in.

mod parties;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexMap;

use self::parties::Parties;
use self::shown::shown_line;
use super::lines::{known_line, named_line};
use crate::config::{Classifier, Settings};
use crate::domain::{
    CashTable, Flow, LineKey, Money, Note, OpenItem, OpenItemKind, PlacedItem, Transaction,
};

/// Items with their lines, and what qualifies that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    /// Every item, in the order given.
    pub items: Vec<PlacedItem>,
    /// Lines that were inferred, or are new.
    pub notes: Vec<Note>,
}

/// A line, and the party as its history spells it.
type Place = (Arc<LineKey>, Option<Arc<str>>);

/// What decides the line of an item by itself.
type Names<'i> = (OpenItemKind, Option<&'i str>, &'i str);

/// Gives each item its line: that of its own category; else that in which history pays its
/// counterparty most often; else that of a rule of the settings; else that in which the paid items
/// of its kind are found; else the only one; else one of its own.
pub fn place_open_items(
    items: Vec<OpenItem>,
    history: &CashTable,
    settings: &Settings,
    decimals: u32,
) -> Placed {
    let places = places(&items, history, settings);
    let mut notes = Vec::new();
    let others: BTreeMap<OpenItemKind, Arc<LineKey>> = OpenItemKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let left = Left::new(kind, &items, &places)?;
            let (line, note) = left.line(&items, history, decimals);
            notes.extend(note);
            Some((kind, Arc::new(line)))
        })
        .collect();
    let with_lines = items.into_iter().zip(places).filter_map(|(item, place)| {
        let (line, party) = match place {
            Some(place) => place,
            None => (Arc::clone(others.get(&item.kind)?), None),
        };
        Some(PlacedItem { item, line, party })
    });
    Placed { items: with_lines.collect(), notes }
}

/// The place of each item that its own names decide; the same names are looked up once.
fn places(items: &[OpenItem], history: &CashTable, settings: &Settings) -> Vec<Option<Place>> {
    let parties = Parties::new(history);
    let mut rules = Classifier::new(settings);
    let mut known: IndexMap<Names<'_>, Option<Place>> = IndexMap::new();
    let mut place = |item| {
        let names = names(item);
        known.entry(names).or_insert_with(|| by_names(names, history, &parties, &mut rules)).clone()
    };
    items.iter().map(&mut place).collect()
}

fn names(item: &OpenItem) -> Names<'_> {
    (item.kind, item.category.as_deref(), &item.counterparty)
}

fn by_names(
    (kind, category, counterparty): Names<'_>,
    history: &CashTable,
    parties: &Parties<'_>,
    rules: &mut Classifier<'_>,
) -> Option<Place> {
    let flow = kind.flow();
    if let Some(category) = category {
        let known = named_line(category, history, |key| key.flow == flow && key.stage.is_none())
            .or_else(|| named_line(category, history, |key| key.flow == flow));
        let line = known
            .or_else(|| by_rule(kind, category, counterparty, rules))
            .unwrap_or_else(|| LineKey::operating(flow, Some(category.to_owned())));
        let line = known_line(line, history);
        let party = parties.find(flow, counterparty, Some(&line));
        return Some((Arc::new(line), party.map(|(_, name)| name.into())));
    }
    let paid = parties.find(flow, counterparty, None);
    let paid = paid.map(|(line, name)| (Arc::new(line.clone()), Some(name.into())));
    let mut by_words =
        || by_rule(kind, "", counterparty, rules).map(|line| known_line(line, history));
    paid.or_else(|| by_words().map(|line| (Arc::new(line), None)))
}

/// The stage line that rules and built-in words give a row with these names. What they split is
/// no one line.
fn by_rule(
    kind: OpenItemKind,
    category: &str,
    counterparty: &str,
    rules: &mut Classifier<'_>,
) -> Option<LineKey> {
    let row = Transaction {
        file: 0,
        line: 0,
        date: NaiveDate::default(),
        // Only its sign is looked at.
        amount: kind.signed(Money::from_minor(1, 0)),
        currency: "",
        category,
        counterparty,
        description: "",
        account: "",
    };
    let [part] = rules.classify(&row).parts.as_slice() else { return None };
    let stage = part.stage.clone()?;
    Some(LineKey::staged(kind.flow(), stage, part.touchpoint.clone()))
}

/// Items of one kind that nothing of their own gives a line.
struct Left {
    kind: OpenItemKind,
    /// Those with something left to pay.
    open: usize,
    /// Their sum.
    sum: Money,
}

impl Left {
    fn new(kind: OpenItemKind, items: &[OpenItem], places: &[Option<Place>]) -> Option<Self> {
        let mut left = Self { kind, open: 0, sum: Money::ZERO };
        let mut any = false;
        for (item, place) in items.iter().zip(places) {
            if item.kind == kind && place.is_none() {
                any = true;
                let rest = item.open_on(NaiveDate::MAX);
                left.open += usize::from(!rest.is_zero());
                left.sum += rest;
            }
        }
        any.then_some(left)
    }

    fn line(
        &self,
        items: &[OpenItem],
        history: &CashTable,
        decimals: u32,
    ) -> (LineKey, Option<Note>) {
        let flow = self.kind.flow();
        if let Some(shown) = shown_line(self.kind, items, history, decimals) {
            let why = format!(
                "{} of {} payments of such items are found there",
                shown.payments, shown.of
            );
            let note = self.inferred(&shown.line, &why, decimals);
            return (shown.line, note);
        }
        if let Some(line) = only_line(flow, history) {
            let note = self.inferred(&line, &format!("the only line of {flow}s"), decimals);
            return (line, note);
        }
        let name = match self.kind {
            OpenItemKind::Receivable => "customer invoices",
            OpenItemKind::Payable => "supplier bills",
        };
        let line = known_line(LineKey::operating(flow, Some(name.to_owned())), history);
        let note = self.own_line(&line, decimals);
        (line, note)
    }

    /// `12 receivables, 8400.00 open`.
    fn what(&self, decimals: u32) -> String {
        let word = self.kind.word();
        let plural = if self.open == 1 { "" } else { "s" };
        format!("{} {word}{plural}, {} open", self.open, self.sum.to_fixed(decimals))
    }

    fn inferred(&self, line: &LineKey, why: &str, decimals: u32) -> Option<Note> {
        let message = format!(
            "{} of parties that history does not know, stand in {}: {why}.",
            self.what(decimals),
            line.name()
        );
        (self.open > 0).then(|| Note::new("open-items-line", message))
    }

    fn own_line(&self, line: &LineKey, decimals: u32) -> Option<Note> {
        let message = format!(
            "{} of parties that history does not know, stand in a line of their own, {}, and add to \
             what history predicts; a `category` column gives them a line.",
            self.what(decimals),
            line.name()
        );
        (self.open > 0).then(|| Note::new("open-items-own-line", message))
    }
}

/// The one line of a flow that is no stage's.
fn only_line(flow: Flow, history: &CashTable) -> Option<LineKey> {
    let mut lines = history.lines.keys().filter(|key| key.flow == flow && key.stage.is_none());
    let first = lines.next()?;
    lines.next().is_none().then(|| first.clone())
}
