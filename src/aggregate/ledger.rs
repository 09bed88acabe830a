//! The sink that turns rows into exact totals. Memory grows with distinct (line, party, day).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::overlap::{OverlapDoubt, OverlapWatch};
use super::party::party;
use crate::config::{AfterAsOf, Classification, Classifier, Overlap, Part, Settings};
use crate::domain::{
    Basis, CashTable, DatedItem, DayTotal, Flow, LineHistory, LineKey, Money, Transaction,
    apportion_money,
};
use crate::ingest::{RowFate, RowSink};

/// First and last used row of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileSpan {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

/// Rows dated after the as-of date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FutureRows {
    /// How many.
    pub rows: u64,
    /// Their sum.
    pub sum: Money,
    /// First and last of their days.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

/// Everything the rows of a run say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregated {
    /// Totals up to the as-of date.
    pub history: CashTable,
    /// Later rows as actual items of the future (empty where they are dropped).
    pub future: Vec<DatedItem>,
    /// Later rows counted.
    pub after_as_of: FutureRows,
    /// The last day with a row, not after the as-of date.
    pub last_actual: NaiveDate,
}

/// Takes the rows of all files, in order.
#[derive(Debug)]
pub struct LedgerBuilder<'a> {
    settings: &'a Settings,
    classifier: Classifier<'a>,
    decimals: u32,
    table: CashTable,
    watch: Option<OverlapWatch>,
    row_days: BTreeMap<NaiveDate, u64>,
    spans: BTreeMap<usize, FileSpan>,
    ignored_by_rule: BTreeMap<usize, u64>,
}

impl<'a> LedgerBuilder<'a> {
    /// A builder for `files` ledgers; `decimals` is how finely a split can be paid.
    pub fn new(settings: &'a Settings, files: usize, decimals: u32) -> Self {
        Self {
            settings,
            classifier: Classifier::new(settings),
            decimals,
            table: CashTable::default(),
            watch: (files > 1).then(OverlapWatch::default),
            row_days: BTreeMap::new(),
            spans: BTreeMap::new(),
            ignored_by_rule: BTreeMap::new(),
        }
    }

    /// Rows by day over all files.
    pub const fn row_days(&self) -> &BTreeMap<NaiveDate, u64> {
        &self.row_days
    }

    /// First and last used row by file index.
    pub const fn spans(&self) -> &BTreeMap<usize, FileSpan> {
        &self.spans
    }

    /// Rows left out, by index of the rule that said so.
    pub const fn ignored_by_rule(&self) -> &BTreeMap<usize, u64> {
        &self.ignored_by_rule
    }

    /// Ends the reading: what is past, what is known of the future, and what is in doubt.
    /// `None` where no row was used up to the as-of date.
    pub fn finish(self, as_of: NaiveDate) -> (Option<Aggregated>, Vec<OverlapDoubt>) {
        let doubts = self
            .watch
            .map(|watch| watch.doubts(self.settings.overlap))
            .unwrap_or_default();
        let last_actual = self
            .row_days
            .range(..=as_of)
            .next_back()
            .map(|(day, _)| *day);
        let mut after_as_of = FutureRows::default();
        for (day, rows) in self
            .row_days
            .range(as_of..)
            .filter(|(day, _)| **day > as_of)
        {
            after_as_of.rows += rows;
            let first = after_as_of.span.map_or(*day, |span| span.0);
            after_as_of.span = Some((first, *day));
        }
        let (history, future) = split_at(self.table, as_of, self.decimals);
        after_as_of.sum = future.iter().map(|item| item.amount).sum();
        let future = match self.settings.after_as_of {
            AfterAsOf::Known => future,
            AfterAsOf::Drop => Vec::new(),
        };
        let aggregated = last_actual.map(|last_actual| Aggregated {
            history,
            future,
            after_as_of,
            last_actual,
        });
        (aggregated, doubts)
    }

    fn add(&mut self, row: &Transaction<'_>, classification: &Classification) {
        let weights: Vec<i128> = classification
            .parts
            .iter()
            .map(|part| i128::from(part.weight))
            .collect();
        let shares = match weights.len() {
            1 => vec![row.amount],
            _ => apportion_money(row.amount, &weights, self.decimals),
        };
        for (part, share) in classification.parts.iter().zip(shares) {
            let line = self.table.lines.entry(line_key(part, share)).or_default();
            describe(line, part);
            if classification.one_off {
                *line.one_offs.entry(row.date).or_default() += share;
            } else {
                let days = line
                    .parties
                    .entry(party(row.counterparty, row.description))
                    .or_default();
                let total = days.entry(row.date).or_default();
                total.amount += share;
                total.rows += 1;
            }
        }
    }

    fn note_day(&mut self, row: &Transaction<'_>) {
        *self.row_days.entry(row.date).or_default() += 1;
        self.spans
            .entry(row.file)
            .and_modify(|span| {
                span.first = span.first.min(row.date);
                span.last = span.last.max(row.date);
            })
            .or_insert(FileSpan {
                first: row.date,
                last: row.date,
            });
    }
}

impl RowSink for LedgerBuilder<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        if self.settings.since.is_some_and(|since| row.date < since) {
            return RowFate::Ignored;
        }
        let classification = self.classifier.classify(row);
        if classification.ignored {
            if let Some(rule) = classification.rule {
                *self.ignored_by_rule.entry(rule).or_default() += 1;
            }
            return RowFate::Ignored;
        }
        let met = self.watch.as_mut().is_some_and(|watch| watch.meets(row));
        if met && self.settings.overlap == Some(Overlap::Merge) {
            return RowFate::Ignored;
        }
        self.note_day(row);
        self.add(row, &classification);
        RowFate::Used
    }
}

fn line_key(part: &Part, share: Money) -> LineKey {
    let flow = if share.is_negative() {
        Flow::Disbursement
    } else {
        Flow::Receipt
    };
    match &part.stage {
        Some(stage) => LineKey::staged(flow, stage.clone(), part.touchpoint.clone()),
        None => LineKey::operating(flow, part.category.clone()),
    }
}

/// A line is discretionary while every row says so, and inferred while no rule gave it.
fn describe(line: &mut LineHistory, part: &Part) {
    let first = line.parties.is_empty() && line.one_offs.is_empty();
    line.discretionary = part.discretionary && (first || line.discretionary);
    if let Some(word) = part.inferred {
        line.inferred_rows += 1;
        line.inferred.get_or_insert_with(|| word.to_owned());
    }
}

/// Cuts the table after the as-of date; what is later becomes items, one per line, party and day.
fn split_at(table: CashTable, as_of: NaiveDate, decimals: u32) -> (CashTable, Vec<DatedItem>) {
    let mut history = CashTable::default();
    let mut future = Vec::new();
    for (key, mut line) in table.lines {
        for (party, days) in &mut line.parties {
            for (day, total) in days.split_off(&next(as_of)) {
                future.push(future_item(&key, Some(party), day, total, decimals));
            }
        }
        for (day, amount) in line.one_offs.split_off(&next(as_of)) {
            let total = DayTotal { amount, rows: 1 };
            future.push(future_item(&key, None, day, total, decimals));
        }
        line.parties.retain(|_, days| !days.is_empty());
        if !line.parties.is_empty() || !line.one_offs.is_empty() {
            history.lines.insert(key, line);
        }
    }
    future.sort_by(|a, b| (a.date, &a.line, &a.party).cmp(&(b.date, &b.line, &b.party)));
    (history, future)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn future_item(
    line: &LineKey,
    party: Option<&str>,
    date: NaiveDate,
    total: DayTotal,
    decimals: u32,
) -> DatedItem {
    let party = party.filter(|party| !party.is_empty());
    DatedItem {
        line: line.clone(),
        party: party.map(str::to_owned),
        date,
        amount: total.amount.quantize(decimals),
        basis: Basis::Actual,
        name: party.unwrap_or_else(|| line.name()).to_owned(),
        known_from: "in the ledger".to_owned(),
    }
}
