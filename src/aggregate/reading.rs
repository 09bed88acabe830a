//! What one file's rows add up to, for people who want to see how it is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::party::party;
use crate::config::{Classifier, Settings};
use crate::domain::{Money, Transaction};
use crate::ingest::{RowFate, RowSink};

/// A row as it was read, kept for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its line.
    pub line: u64,
    /// Its date.
    pub date: NaiveDate,
    /// Its amount; positive is money in.
    pub amount: Money,
    /// Its currency, empty where none is said.
    pub currency: String,
    /// Its category.
    pub category: String,
    /// Its other party.
    pub counterparty: String,
    /// Its text.
    pub description: String,
}

impl ReadRow {
    fn of(row: &Transaction<'_>) -> Self {
        Self {
            line: row.line,
            date: row.date,
            amount: row.amount,
            currency: row.currency.to_owned(),
            category: row.category.to_owned(),
            counterparty: row.counterparty.to_owned(),
            description: row.description.to_owned(),
        }
    }
}

/// Money in and out, with counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flows {
    /// Rows.
    pub rows: u64,
    /// Money in.
    pub sum_in: Money,
    /// Money out, below zero.
    pub sum_out: Money,
}

impl Flows {
    fn add(&mut self, amount: Money) {
        self.rows += 1;
        if amount.is_negative() {
            self.sum_out += amount;
        } else {
            self.sum_in += amount;
        }
    }
}

/// What moved on one account, ignored rows included: balances know them too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The first day with a row.
    pub first_day: NaiveDate,
    /// What moved on that day.
    pub on_first_day: Money,
    /// What moved on all days.
    pub net: Money,
    /// Line of the oldest row: the first met of the first day, or the last where the file runs
    /// backwards.
    pub first_line: u64,
    /// Line of the last row met of the first day.
    pub last_line_of_first_day: u64,
}

/// Money out under one built-in word's stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StageFound {
    /// Rows.
    pub rows: u64,
    /// Their sum, below zero.
    pub sum: Money,
    /// The words that gave the stage.
    pub words: Vec<&'static str>,
}

/// What the used rows of a file add up to.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The first row in the file.
    pub first: Option<ReadRow>,
    /// The row with the largest amount either way.
    pub largest: Option<ReadRow>,
    /// The last row in the file.
    pub last: Option<ReadRow>,
    /// By currency as the rows say it; one empty name where none does.
    pub flows: BTreeMap<String, Flows>,
    /// By account; one empty name where the file has one.
    pub moved: BTreeMap<String, Moved>,
    /// Stages of used rows by the built-in words alone, in the order of the stages.
    pub stages: Vec<(String, StageFound)>,
    /// Money out that no word gives a stage, by party.
    pub unstaged: BTreeMap<String, Flows>,
    /// Rows left out, by index of the rule.
    pub ignored_by_rule: BTreeMap<usize, u64>,
    /// Rows before `--since`.
    pub before_since: u64,
}

/// Parties remembered by name: beyond them the rest is one.
const PARTIES: usize = 10_000;

/// Takes the rows of one file.
#[derive(Debug)]
pub struct ReadingSink<'a> {
    settings: &'a Settings,
    rules: Classifier<'a>,
    words: Classifier<'a>,
    stages: IndexMap<String, StageFound>,
    made: Reading,
}

impl<'a> ReadingSink<'a> {
    /// A sink under the settings in force; `unruled` are the same settings without rules.
    pub fn new(settings: &'a Settings, unruled: &'a Settings) -> Self {
        let names = settings.stages.all().iter();
        Self {
            settings,
            rules: Classifier::new(settings),
            words: Classifier::new(unruled),
            stages: names.map(|stage| (stage.name().to_owned(), StageFound::default())).collect(),
            made: Reading::default(),
        }
    }

    /// What was found.
    pub fn finish(mut self) -> Reading {
        self.made.stages = self.stages.into_iter().filter(|(_, found)| found.rows > 0).collect();
        self.made
    }

    fn fate(&mut self, row: &Transaction<'_>) -> RowFate {
        let classification = self.rules.classify(row);
        if classification.ignored {
            if let Some(rule) = classification.rule {
                *self.made.ignored_by_rule.entry(rule).or_default() += 1;
            }
            return RowFate::Ignored;
        }
        if self.settings.since.is_some_and(|since| row.date < since) {
            self.made.before_since += 1;
            return RowFate::Ignored;
        }
        RowFate::Used
    }

    fn move_account(&mut self, row: &Transaction<'_>) {
        let start = Moved {
            first_day: row.date,
            on_first_day: Money::ZERO,
            net: Money::ZERO,
            first_line: row.line,
            last_line_of_first_day: row.line,
        };
        if !self.made.moved.contains_key(row.account) {
            self.made.moved.insert(row.account.to_owned(), start);
        }
        let Some(moved) = self.made.moved.get_mut(row.account) else { return };
        let net = moved.net + row.amount;
        if row.date < moved.first_day {
            *moved = start;
        }
        if row.date == moved.first_day {
            moved.on_first_day += row.amount;
            moved.last_line_of_first_day = row.line;
        }
        moved.net = net;
    }

    /// The row's stage by the built-in words; only money out has one.
    fn stage(&mut self, row: &Transaction<'_>) {
        if !row.amount.is_negative() {
            return;
        }
        let part = self.words.classify(row).parts.first();
        let found = part.and_then(|part| Some((part.stage.as_ref()?.name(), part.inferred?)));
        if let Some((stage, word)) = found {
            if let Some(found) = self.stages.get_mut(stage) {
                found.rows += 1;
                found.sum += row.amount;
                if !found.words.contains(&word) {
                    found.words.push(word);
                }
            }
            return;
        }
        let mut name = String::new();
        party(row.counterparty, row.description, &mut name);
        if name.is_empty() {
            row.category.clone_into(&mut name);
        }
        if self.made.unstaged.len() >= PARTIES && !self.made.unstaged.contains_key(&name) {
            name.clear();
        }
        self.made.unstaged.entry(name).or_default().add(row.amount);
    }
}

impl RowSink for ReadingSink<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        self.move_account(row);
        let fate = self.fate(row);
        if fate == RowFate::Ignored {
            return fate;
        }
        self.stage(row);
        let made = &mut self.made;
        if let Some(flows) = made.flows.get_mut(row.currency) {
            flows.add(row.amount);
        } else {
            made.flows.entry(row.currency.to_owned()).or_default().add(row.amount);
        }
        made.first.get_or_insert_with(|| ReadRow::of(row));
        if made.largest.as_ref().is_none_or(|largest| row.amount.abs() > largest.amount.abs()) {
            made.largest = Some(ReadRow::of(row));
        }
        replace(&mut made.last, row);
        fate
    }
}

/// The last row so far, its texts written over the ones before.
fn replace(last: &mut Option<ReadRow>, row: &Transaction<'_>) {
    let Some(last) = last else {
        *last = Some(ReadRow::of(row));
        return;
    };
    last.line = row.line;
    last.date = row.date;
    last.amount = row.amount;
    row.currency.clone_into(&mut last.currency);
    row.category.clone_into(&mut last.category);
    row.counterparty.clone_into(&mut last.counterparty);
    row.description.clone_into(&mut last.description);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: u64, day: u32, cents: i128, party: &str) -> Transaction<'_> {
        Transaction {
            file: 0,
            line,
            date: NaiveDate::from_ymd_opt(2026, 5, day).unwrap(),
            amount: Money::from_minor(cents, 2),
            currency: "",
            category: "",
            counterparty: party,
            description: "",
            account: "",
        }
    }

    #[test]
    fn rows_add_up_and_keep_their_places() {
        let settings = Settings::default();
        let mut sink = ReadingSink::new(&settings, &settings);
        for row in [
            row(2, 9, 50_00, "Stripe"),
            row(3, 8, -80_00, "Google Ads"),
            row(4, 8, -10_00, "Linen Mill"),
        ] {
            assert_eq!(sink.accept(&row), RowFate::Used);
        }
        let made = sink.finish();
        let lines = [&made.first, &made.largest, &made.last].map(|row| row.as_ref().unwrap().line);
        assert_eq!(lines, [2, 3, 4]);
        let moved = made.moved[""];
        assert_eq!(moved.on_first_day, Money::from_minor(-90_00, 2));
        assert_eq!(moved.net, Money::from_minor(-40_00, 2));
        assert_eq!((moved.first_line, moved.last_line_of_first_day), (3, 4));
        assert_eq!(made.stages.len(), 1);
        assert_eq!(made.stages[0].1.words, ["google ads"]);
        assert_eq!(made.unstaged["Linen Mill"].sum_out, Money::from_minor(-10_00, 2));
        assert_eq!(made.flows[""].sum_in, Money::from_minor(50_00, 2));
    }

    #[test]
    fn rows_before_since_are_left_out_but_move_the_account() {
        let settings =
            Settings { since: NaiveDate::from_ymd_opt(2026, 5, 9), ..Settings::default() };
        let mut sink = ReadingSink::new(&settings, &settings);
        assert_eq!(sink.accept(&row(2, 8, 5, "a")), RowFate::Ignored);
        assert_eq!(sink.accept(&row(3, 9, 7, "a")), RowFate::Used);
        let made = sink.finish();
        assert_eq!(made.before_since, 1);
        assert_eq!(made.moved[""].net, Money::from_minor(12, 2));
        assert_eq!(made.first.unwrap().line, 3);
    }
}
