//! What one thread makes of its rows: totals by lane and day, to be put together at the end.
//!
//! A lane is one part of one classification with one party; which line it belongs to is looked up
//! once for a lane, not once for a row.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::exchange::{Conversions, Exchange};
use super::gaps::FileDays;
use super::lane_days::{LaneDays, Total};
use super::ledger::FileSpan;
use super::overlap::FileRows;
use super::pair_map::PairMap;
use super::party::party;
use super::transfers::TransferWatch;
use crate::config::{Classifier, Overlap, Place, Settings};
use crate::domain::{Dictionary, Flow, Money, Transaction, apportion_money};
use crate::ingest::{RowFate, RowSink, Shard};

/// One part of one classification, money one way, with one party.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) classification: usize,
    pub(super) part: usize,
    pub(super) flow: Flow,
    pub(super) party: usize,
    pub(super) days: LaneDays,
}

/// The lanes that a row is spread over.
#[derive(Debug, Clone, Copy)]
struct Lanes {
    first: usize,
    count: usize,
}

/// Everything that moved on a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Day {
    pub(super) millionths: i128,
    /// Rows that count; a day with none of them has only rows before `--since`.
    pub(super) rows: u64,
}

/// The rows of one file that one thread has seen.
#[derive(Debug)]
pub struct LedgerShard<'a> {
    settings: &'a Settings,
    pub(super) classifier: Classifier<'a>,
    decimals: u32,
    pub(super) parties: Dictionary,
    /// The name of a party while it is made.
    name: String,
    /// The lanes of each group, for rows with its usual classification and a party.
    usual: Vec<Option<usize>>,
    /// The lanes of a classification and flow, and a party.
    known: PairMap<usize>,
    spreads: Vec<Lanes>,
    pub(super) lanes: Vec<Lane>,
    /// The day of each lane's last row, kept at hand while rows of it follow each other.
    open: Vec<(i32, Total)>,
    pub(super) days: BTreeMap<i32, Day>,
    /// The day of the last row, kept out of `days` while rows of it follow each other.
    today: (i32, Day),
    pub(super) spans: BTreeMap<usize, FileSpan>,
    /// File and date of the last row in `spans`.
    noted: (usize, NaiveDate),
    pub(super) watch: Option<FileRows>,
    exchange: Exchange<'a>,
    pub(super) conversions: Conversions,
    pub(super) file_days: FileDays,
    /// Rows of several accounts: of several files, or where a file names them.
    pub(super) transfers: TransferWatch,
    several_files: bool,
    /// Rows before `--since` are rolled over by a known balance, so they are converted too.
    converts_early: bool,
    /// File and date of the last row in `file_days`.
    covered: (usize, NaiveDate),
    /// The most decimals of any amount.
    pub(super) scale: u32,
}

impl<'a> LedgerShard<'a> {
    pub(super) fn new(
        settings: &'a Settings,
        decimals: u32,
        several_files: bool,
        watch: Option<FileRows>,
    ) -> Self {
        let exchange = Exchange::new(settings);
        Self {
            settings,
            classifier: Classifier::new(settings),
            decimals,
            parties: Dictionary::default(),
            name: String::new(),
            usual: Vec::new(),
            known: PairMap::default(),
            spreads: Vec::new(),
            lanes: Vec::new(),
            open: Vec::new(),
            days: BTreeMap::new(),
            today: (i32::MIN, Day::default()),
            spans: BTreeMap::new(),
            noted: (usize::MAX, NaiveDate::default()),
            watch,
            exchange,
            conversions: Conversions::default(),
            file_days: FileDays::default(),
            transfers: TransferWatch::default(),
            several_files,
            converts_early: rolls_early_rows(settings) || exchange.reporting().is_none(),
            covered: (usize::MAX, NaiveDate::default()),
            scale: 0,
        }
    }

    /// Ends the counting of the last day of every lane.
    fn close_lanes(&mut self) {
        for (lane, open) in self.lanes.iter_mut().zip(&mut self.open) {
            let (day, total) = std::mem::take(open);
            if total.rows > 0 {
                lane.days.push(day, total);
            }
            lane.days.join();
        }
    }

    /// Ends the counting of the last day.
    fn close_day(&mut self) {
        let (number, today) = std::mem::replace(&mut self.today, (i32::MIN, Day::default()));
        if number != i32::MIN {
            let day = self.days.entry(number).or_default();
            day.millionths += today.millionths;
            day.rows += today.rows;
        }
    }

    fn today(&mut self, number: i32) -> &mut Day {
        if self.today.0 != number {
            self.close_day();
            self.today.0 = number;
        }
        &mut self.today.1
    }

    /// Widens the span of the row's file; rows of a day stand together.
    fn note_span(&mut self, row: &Transaction<'_>) {
        if self.noted == (row.file, row.date) {
            return;
        }
        self.noted = (row.file, row.date);
        let new = FileSpan { first: row.date, last: row.date };
        let span = self.spans.entry(row.file).or_insert(new);
        span.first = span.first.min(row.date);
        span.last = span.last.max(row.date);
    }

    fn add(&mut self, row: &Transaction<'_>, (day, millionths): (i32, i128), spread: usize) {
        let lanes = self.spreads[spread];
        if lanes.count == 1 {
            self.pay(lanes.first, day, millionths);
            return;
        }
        for (at, share) in self.shares(row.amount, lanes).into_iter().enumerate() {
            self.scale = self.scale.max(share.scale().min(6));
            self.pay(lanes.first + at, day, share.millionths());
        }
    }

    fn pay(&mut self, lane: usize, day: i32, millionths: i128) {
        let paid = Total { millionths, rows: 1 };
        let open = &mut self.open[lane];
        if open.0 == day {
            open.1.add(paid);
            return;
        }
        let (before, total) = std::mem::replace(open, (day, paid));
        if total.rows > 0 {
            self.lanes[lane].days.push(before, total);
        }
    }

    /// Counts a row in the reporting currency; `said` is the row as it stands in the file.
    fn count(
        &mut self,
        row: &Transaction<'_>,
        said: &Transaction<'_>,
        place: Place,
        counts: bool,
    ) -> RowFate {
        self.scale = self.scale.max(row.amount.scale().min(6));
        let (number, millionths) = (row.date.num_days_from_ce(), row.amount.millionths());
        let day = self.today(number);
        day.millionths += millionths;
        day.rows += u64::from(counts);
        if !counts {
            return RowFate::Ignored;
        }
        self.note_span(row);
        if self.several_files || !row.account.is_empty() {
            self.transfers.see(said, row.amount);
        }
        // Nothing moved: a row of 0 would make its category one with money in and money out.
        if millionths == 0 {
            return RowFate::Used;
        }
        let spread = if place.usual && !row.counterparty.is_empty() {
            self.usual_spread(row, place.group, place.classification)
        } else {
            self.spread(row, place.classification)
        };
        self.add(row, (number, millionths), spread);
        RowFate::Used
    }

    /// The row's amount over its parts, exact to the coin.
    fn shares(&self, amount: Money, lanes: Lanes) -> Vec<Money> {
        let number = self.lanes[lanes.first].classification;
        let parts = &self.classifier.numbered(number).parts;
        let weights: Vec<i128> = parts.iter().map(|part| i128::from(part.weight)).collect();
        apportion_money(amount, &weights, self.decimals)
    }

    /// The lanes of a row, by its classification and party.
    fn spread(&mut self, row: &Transaction<'_>, classification: usize) -> usize {
        let flow = if row.amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
        let mut name = std::mem::take(&mut self.name);
        party(row.counterparty, row.description, &mut name);
        let party = self.parties.number([&name]);
        self.name = name;
        let kind = classification * 2 + usize::from(flow == Flow::Receipt);
        let key = (kind as u64) << 32 | party as u64;
        if let Some(spread) = self.known.get(&key) {
            return *spread;
        }
        let count = self.classifier.numbered(classification).parts.len();
        let first = self.lanes.len();
        self.lanes.extend((0..count).map(|part| Lane {
            classification,
            part,
            flow,
            party,
            days: LaneDays::default(),
        }));
        self.open.resize(self.lanes.len(), (i32::MIN, Total::default()));
        self.spreads.push(Lanes { first, count });
        self.known.insert(key, self.spreads.len() - 1);
        self.spreads.len() - 1
    }

    fn usual_spread(&mut self, row: &Transaction<'_>, group: usize, number: usize) -> usize {
        if self.usual.len() <= group {
            self.usual.resize(group + 1, None);
        }
        if let Some(spread) = self.usual[group] {
            return spread;
        }
        let spread = self.spread(row, number);
        self.usual[group] = Some(spread);
        spread
    }
}

/// Is a balance known for a day before `--since`? Rows between are rolled over.
fn rolls_early_rows(settings: &Settings) -> bool {
    let known = settings.opening.as_ref().and_then(|opening| opening.on);
    known.is_some_and(|on| settings.since.is_some_and(|since| on < since))
}

impl RowSink for LedgerShard<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        // Ignored rows too: they show that the file covers their days.
        if self.covered != (row.file, row.date) {
            self.covered = (row.file, row.date);
            self.file_days.note(row.file, row.date);
        }
        let place = self.classifier.place(row);
        if place.ignored {
            return RowFate::Ignored;
        }
        let met = self.watch.as_mut().is_some_and(|watch| watch.meets(row));
        if met && self.settings.overlap == Some(Overlap::Merge) {
            return RowFate::Ignored;
        }
        let counts = self.settings.since.is_none_or(|since| row.date >= since);
        if !counts && !self.converts_early {
            return RowFate::Ignored;
        }
        if self.exchange.reporting().is_some() {
            let converted = self.conversions.take(&self.exchange, row);
            self.count(&converted, row, place, counts)
        } else {
            self.count(row, row, place, counts)
        }
    }
}

impl Shard for LedgerShard<'_> {
    fn close(&mut self) {
        self.close_day();
        self.close_lanes();
    }
}
