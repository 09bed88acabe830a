//! The sink that turns rows into exact totals. Memory grows with distinct (line, party, day).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::NaiveDate;
use indexmap::{IndexMap, IndexSet};

use super::exchange::{Conversions, Exchange};
use super::gaps::{FileDays, Gap};
use super::lines::Lines;
use super::overlap::{OverlapDoubt, OverlapWatch};
use super::party::party;
use super::transfer_rules::{Transfers, transfers};
use super::transfers::TransferWatch;
use crate::config::{AfterAsOf, Classifier, Overlap, Part, Settings};
use crate::domain::{
    Basis, CashTable, DatedItem, DayTotal, Flow, LineHistory, LineKey, Money, Note, Transaction,
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
    /// Cash by day, later rows and rows before `--since` too: what a known balance is rolled by.
    pub net: BTreeMap<NaiveDate, Money>,
    /// Identical rows in two files that both count: too few to be one export twice.
    pub twins: Vec<OverlapDoubt>,
    /// What was converted to the reporting currency.
    pub conversions: Conversions,
    /// Striking gaps in the dates of files.
    pub gaps: Vec<Gap>,
    /// Transfers between own accounts, all of which count.
    pub transfers: Transfers,
}

impl Aggregated {
    /// What moved after the day `from` up to the day `to`; what is to be taken back where `to`
    /// stands before `from`.
    pub fn moved(&self, from: NaiveDate, to: NaiveDate) -> Money {
        let sum = |after: NaiveDate, last: NaiveDate| -> Money {
            let days = self.net.range((Bound::Excluded(after), Bound::Included(last)));
            days.map(|(_, amount)| *amount).sum()
        };
        match from.cmp(&to) {
            Ordering::Less => sum(from, to),
            Ordering::Equal => Money::ZERO,
            Ordering::Greater => -sum(to, from),
        }
    }
}

/// What makes two rows one total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Cell {
    line: usize,
    party: usize,
    date: NaiveDate,
    one_off: bool,
}

/// Takes the rows of all files, file after file.
#[derive(Debug)]
pub struct LedgerBuilder<'a> {
    settings: &'a Settings,
    classifier: Classifier<'a>,
    exchange: Exchange<'a>,
    conversions: Conversions,
    decimals: u32,
    lines: Lines,
    parties: IndexSet<String>,
    cells: IndexMap<Cell, DayTotal>,
    /// Line numbers of each classification, by its number and the flow of the row.
    line_numbers: IndexMap<(usize, Flow), Vec<usize>>,
    watch: Option<OverlapWatch>,
    net: BTreeMap<NaiveDate, Money>,
    row_days: BTreeMap<NaiveDate, u64>,
    spans: BTreeMap<usize, FileSpan>,
    file_days: FileDays,
    /// Rows of several accounts: of several files, or where a file names them.
    transfers: TransferWatch,
    files: usize,
    ignored_by_rule: BTreeMap<usize, u64>,
}

impl<'a> LedgerBuilder<'a> {
    /// A builder for `files` ledgers; `decimals` is how finely a split can be paid.
    pub fn new(settings: &'a Settings, files: usize, decimals: u32) -> Self {
        Self {
            settings,
            classifier: Classifier::new(settings),
            exchange: Exchange::new(settings),
            conversions: Conversions::default(),
            decimals,
            lines: Lines::default(),
            parties: IndexSet::new(),
            cells: IndexMap::new(),
            line_numbers: IndexMap::new(),
            watch: (files > 1).then(OverlapWatch::default),
            net: BTreeMap::new(),
            row_days: BTreeMap::new(),
            spans: BTreeMap::new(),
            file_days: FileDays::default(),
            transfers: TransferWatch::default(),
            files,
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

    /// Transfers between own accounts among the rows so far, and rules that would ignore them.
    pub fn transfers(&self) -> Transfers {
        transfers(&self.transfers)
    }

    /// What came of amounts in other currencies.
    pub const fn conversions(&self) -> &Conversions {
        &self.conversions
    }

    /// A note for every rule that matched no row: a typo in its pattern shows here first.
    pub fn idle_rules(&self) -> Vec<Note> {
        let rules = self.settings.rules.iter().zip(self.classifier.fired());
        rules
            .filter(|(_, fired)| **fired == 0)
            .map(|(rule, _)| {
                let place = rule.position.whole_line();
                let text = format!("The rule at {place} matched no row.");
                Note::new("rule-never-fires", text).at(place)
            })
            .collect()
    }

    /// Files that look like one export twice, unless the user has said what they are. To be asked
    /// before the as-of date: merged, the second file may only go on where the first ends.
    pub fn overlap_doubts(&self) -> Vec<OverlapDoubt> {
        self.overlaps().0
    }

    fn overlaps(&self) -> (Vec<OverlapDoubt>, Vec<OverlapDoubt>) {
        self.watch.as_ref().map(|watch| watch.doubts(self.settings.overlap)).unwrap_or_default()
    }

    /// Ends the reading: what is past, and what is known of the future. `None` where no row was
    /// used up to the as-of date.
    pub fn finish(self, as_of: NaiveDate) -> Option<Aggregated> {
        let past = self.row_days.range(..=as_of).next_back();
        let last_actual = past.map(|(day, _)| *day);
        let (history, future) = self.cut(as_of);
        let mut after_as_of = self.rows_after(as_of);
        after_as_of.sum = future.iter().map(|item| item.amount).sum();
        let future = match self.settings.after_as_of {
            AfterAsOf::Known => future,
            AfterAsOf::Drop => Vec::new(),
        };
        let (_, twins) = self.overlaps();
        let gaps = self.file_days.gaps(as_of);
        last_actual.map(|last_actual| Aggregated {
            history,
            future,
            after_as_of,
            last_actual,
            net: self.net,
            twins,
            conversions: self.conversions,
            gaps,
            transfers: transfers(&self.transfers),
        })
    }

    fn rows_after(&self, as_of: NaiveDate) -> FutureRows {
        let later = (Bound::Excluded(as_of), Bound::Unbounded);
        let mut found = FutureRows::default();
        for (day, rows) in self.row_days.range(later) {
            found.rows += rows;
            let first = found.span.map_or(*day, |span| span.0);
            found.span = Some((first, *day));
        }
        found
    }

    /// Cuts the cells after the as-of date; what is later becomes items, one per line, party and
    /// day.
    fn cut(&self, as_of: NaiveDate) -> (CashTable, Vec<DatedItem>) {
        let keys = self.lines.keys();
        let mut history = CashTable::default();
        let mut future = Vec::new();
        for (cell, total) in &self.cells {
            let (key, line) = &keys[cell.line];
            let party = self.parties.get_index(cell.party).map_or("", String::as_str);
            if cell.date > as_of {
                future.push(future_item(key, party, cell.date, total.amount));
            } else {
                remember(&mut history, key, line, party, (*cell, total));
            }
        }
        // By amount too: a one-off and a regular row may share line, party and day.
        future.sort_by(|a, b| {
            (a.date, &a.line, &a.party, a.amount).cmp(&(b.date, &b.line, &b.party, b.amount))
        });
        (history, future)
    }

    fn add(&mut self, row: &Transaction<'_>, number: usize) {
        // Nothing moved: a row of 0 would make its category one with money in and money out.
        if row.amount.is_zero() {
            return;
        }
        let flow = if row.amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
        let Self { classifier, lines, .. } = self;
        let classification = classifier.numbered(number);
        let line_numbers = self.line_numbers.entry((number, flow)).or_insert_with(|| {
            let parts = classification.parts.iter();
            parts.map(|part| lines.number(flow, part)).collect()
        });
        let shares = shares(row.amount, &classification.parts, self.decimals);
        let party = intern(&mut self.parties, row);
        for ((part, line), share) in classification.parts.iter().zip(&*line_numbers).zip(shares) {
            lines.count(*line, part);
            let cell = Cell { line: *line, party, date: row.date, one_off: classification.one_off };
            let total = self.cells.entry(cell).or_default();
            total.amount += share;
            total.rows += 1;
        }
    }

    /// Rows before `--since` only roll a known balance: where none is said for a day before it, they
    /// need no rate.
    fn needs_rates_before_since(&self) -> bool {
        let known = self.settings.opening.as_ref().and_then(|opening| opening.on);
        let before = known.is_some_and(|on| self.settings.since.is_some_and(|since| on < since));
        before || self.exchange.reporting().is_none()
    }

    fn note_day(&mut self, row: &Transaction<'_>) {
        *self.row_days.entry(row.date).or_default() += 1;
        self.spans
            .entry(row.file)
            .and_modify(|span| {
                span.first = span.first.min(row.date);
                span.last = span.last.max(row.date);
            })
            .or_insert(FileSpan { first: row.date, last: row.date });
    }
}

impl RowSink for LedgerBuilder<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        // Ignored rows too: they show that the file covers their days.
        self.file_days.note(row.file, row.date);
        let number = self.classifier.number(row);
        let classification = self.classifier.numbered(number);
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
        let left_out = self.settings.since.is_some_and(|since| row.date < since);
        if left_out && !self.needs_rates_before_since() {
            return RowFate::Ignored;
        }
        let said = row;
        let row = &self.conversions.take(&self.exchange, row);
        *self.net.entry(row.date).or_default() += row.amount;
        if left_out {
            return RowFate::Ignored;
        }
        self.note_day(row);
        if self.files > 1 || !row.account.is_empty() {
            self.transfers.see(said, row.amount);
        }
        self.add(row, number);
        RowFate::Used
    }
}

/// The row's amount over its parts, exact to the coin.
fn shares(amount: Money, parts: &[Part], decimals: u32) -> Vec<Money> {
    if parts.len() == 1 {
        return vec![amount];
    }
    let weights: Vec<i128> = parts.iter().map(|part| i128::from(part.weight)).collect();
    apportion_money(amount, &weights, decimals)
}

/// The number of a row's party.
fn intern(parties: &mut IndexSet<String>, row: &Transaction<'_>) -> usize {
    let counterparty = row.counterparty.trim();
    match parties.get_index_of(counterparty) {
        Some(number) if !counterparty.is_empty() => number,
        _ => parties.insert_full(party(counterparty, row.description)).0,
    }
}

/// Puts a cell into the table of the past.
fn remember(
    history: &mut CashTable,
    key: &LineKey,
    empty: &LineHistory,
    party: &str,
    (cell, total): (Cell, &DayTotal),
) {
    if !history.lines.contains_key(key) {
        history.lines.insert(key.clone(), empty.clone());
    }
    let Some(line) = history.lines.get_mut(key) else {
        return;
    };
    if cell.one_off {
        *line.one_offs.entry(cell.date).or_default() += total.amount;
        return;
    }
    if !line.parties.contains_key(party) {
        line.parties.insert(party.to_owned(), BTreeMap::new());
    }
    let days = line.parties.get_mut(party);
    let day: Option<&mut DayTotal> = days.map(|days| days.entry(cell.date).or_default());
    if let Some(day) = day {
        day.amount += total.amount;
        day.rows += total.rows;
    }
}

fn future_item(line: &LineKey, party: &str, date: NaiveDate, amount: Money) -> DatedItem {
    let party = Some(party).filter(|party| !party.is_empty());
    DatedItem {
        line: line.clone(),
        party: party.map(str::to_owned),
        date,
        amount,
        basis: Basis::Actual,
        name: party.unwrap_or_else(|| line.name()).to_owned(),
        known_from: "in the ledger".to_owned(),
    }
}
