//! The sink that turns rows into exact totals. Memory grows with distinct (line, party, day).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::exchange::Conversions;
use super::gaps::{FileDays, Gap};
use super::lane_days::{LaneDays, Total};
use super::lines::Lines;
use super::overlap::{OverlapDoubt, OverlapWatch};
use super::shard::LedgerShard;
use super::transfer_rules::{Transfers, transfers};
use super::transfers::TransferWatch;
use crate::config::{AfterAsOf, Overlap, Settings};
use crate::domain::{
    Basis, CashTable, DatedItem, DayTotal, Dictionary, ItemSource, LineHistory, LineKey, Money,
    Note,
};
use crate::ingest::{Shard, Shards};

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
    /// The last day that is known: the as-of date where later rows are dropped, else the last day with
    /// a row.
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

/// What has totals by day of its own: line, one-off or not, party.
type SeriesKey = (usize, bool, usize);

/// Takes the rows of all files, file after file, from one shard or several.
#[derive(Debug)]
pub struct LedgerBuilder<'a> {
    settings: &'a Settings,
    conversions: Conversions,
    decimals: u32,
    lines: Lines,
    parties: Dictionary,
    series: BTreeMap<SeriesKey, LaneDays>,
    watch: OverlapWatch,
    net: BTreeMap<NaiveDate, i128>,
    row_days: BTreeMap<NaiveDate, u64>,
    spans: BTreeMap<usize, FileSpan>,
    file_days: FileDays,
    /// Rows of several accounts: of several files, or where a file names them.
    transfers: TransferWatch,
    files: usize,
    ignored_by_rule: BTreeMap<usize, u64>,
    fired: Vec<u64>,
    /// The most decimals of any amount.
    scale: u32,
}

impl<'a> LedgerBuilder<'a> {
    /// A builder for `files` ledgers; `decimals` is how finely a split can be paid.
    pub fn new(settings: &'a Settings, files: usize, decimals: u32) -> Self {
        Self {
            settings,
            conversions: Conversions::default(),
            decimals,
            lines: Lines::default(),
            parties: Dictionary::default(),
            series: BTreeMap::new(),
            watch: OverlapWatch::default(),
            net: BTreeMap::new(),
            row_days: BTreeMap::new(),
            spans: BTreeMap::new(),
            file_days: FileDays::default(),
            transfers: TransferWatch::default(),
            files,
            ignored_by_rule: BTreeMap::new(),
            fired: vec![0; settings.rules.len()],
            scale: 0,
        }
    }

    fn merges(&self) -> bool {
        self.files > 1 && self.settings.overlap == Some(Overlap::Merge)
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
        let rules = self.settings.rules.iter().zip(&self.fired);
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
    pub fn overlap_doubts(&mut self) -> Vec<OverlapDoubt> {
        self.overlaps().0
    }

    fn overlaps(&mut self) -> (Vec<OverlapDoubt>, Vec<OverlapDoubt>) {
        self.watch.close();
        self.watch.doubts(self.settings.overlap)
    }

    /// Ends the reading: what is past, and what is known of the future. `None` where no row was
    /// used up to the as-of date.
    pub fn finish(mut self, as_of: NaiveDate) -> Option<Aggregated> {
        let past = self.row_days.range(..=as_of).next_back();
        // A ledger that goes on after the as-of date is known to hold nothing more before it, unless
        // its later rows may be payments that were only scheduled.
        let goes_on = self.settings.after_as_of == AfterAsOf::Drop
            && self.row_days.range(as_of..).next().is_some();
        let last_actual = past.map(|(day, _)| if goes_on { as_of } else { *day });
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
            net: self.net.iter().map(|(day, moved)| (*day, money(*moved, self.scale))).collect(),
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

    /// Cuts the days after the as-of date; what is later becomes items, one per line, party and
    /// day.
    fn cut(&mut self, as_of: NaiveDate) -> (CashTable, Vec<DatedItem>) {
        let keys = self.lines.keys();
        let mut history = CashTable::default();
        let mut future = Vec::new();
        let last = as_of.num_days_from_ce();
        let scale = self.scale;
        for ((line, one_off, party), days) in &mut self.series {
            let (key, line) = &keys[*line];
            let party = self.parties.texts(*party).trim_end_matches('\0');
            let days = days.finish();
            let (past, later) = days.split_at(days.partition_point(|(day, _)| *day <= last));
            for (date, total) in dated(later, scale) {
                future.push(future_item(key, party, date, total.amount));
            }
            if !past.is_empty() {
                let line = history.lines.entry(key.clone()).or_insert_with(|| line.clone());
                remember(line, party, *one_off, dated(past, scale));
            }
        }
        // By amount too: a one-off and a regular row may share line, party and day.
        future.sort_by(|a, b| {
            (a.date, &a.line, &a.party, a.amount).cmp(&(b.date, &b.line, &b.party, b.amount))
        });
        (history, future)
    }

    /// The totals of a shard's lanes, and the lines they belong to.
    fn absorb_lanes(&mut self, shard: LedgerShard<'a>) {
        let LedgerShard { classifier, parties, lanes, .. } = shard;
        let party = |number: usize| parties.texts(number).trim_end_matches('\0');
        let parties: Vec<usize> =
            (0..parties.len()).map(|number| self.parties.number([party(number)])).collect();
        for lane in lanes {
            let classification = classifier.numbered(lane.classification);
            let part = &classification.parts[lane.part];
            let line = self.lines.number(lane.flow, part);
            self.lines.count(line, part, lane.days.rows());
            let key = (line, classification.one_off, parties[lane.party]);
            self.series.entry(key).or_default().extend(lane.days);
        }
    }

    fn absorb_days(&mut self, shard: &LedgerShard<'_>) {
        for (day, moved) in &shard.days {
            let Some(date) = NaiveDate::from_num_days_from_ce_opt(*day) else {
                continue;
            };
            *self.net.entry(date).or_default() += moved.millionths;
            if moved.rows > 0 {
                *self.row_days.entry(date).or_default() += moved.rows;
            }
        }
        for (file, seen) in &shard.spans {
            let span = self.spans.entry(*file).or_insert(*seen);
            span.first = span.first.min(seen.first);
            span.last = span.last.max(seen.last);
        }
    }
}

impl<'a> Shards for LedgerBuilder<'a> {
    type Shard = LedgerShard<'a>;

    fn shard(&mut self) -> LedgerShard<'a> {
        let merges = self.merges();
        let watch = (self.files > 1).then(|| self.watch.rows(merges));
        LedgerShard::new(self.settings, self.decimals, self.files > 1, watch)
    }

    fn absorb(&mut self, mut shard: LedgerShard<'a>) {
        shard.close();
        self.scale = self.scale.max(shard.scale);
        self.absorb_days(&shard);
        for (rule, rows) in shard.classifier.ignored() {
            *self.ignored_by_rule.entry(rule).or_default() += rows;
        }
        for (fired, rows) in self.fired.iter_mut().zip(shard.classifier.fired()) {
            *fired += rows;
        }
        if let Some(rows) = shard.watch.take() {
            self.watch.absorb(rows);
        }
        self.conversions.merge(std::mem::take(&mut shard.conversions));
        self.file_days.merge(std::mem::take(&mut shard.file_days));
        self.transfers.merge(std::mem::take(&mut shard.transfers));
        self.absorb_lanes(shard);
    }

    fn most(&self) -> usize {
        // To merge, the n-th copy of a row has to meet the n-th copy: one thread counts them.
        if self.merges() { 1 } else { usize::MAX }
    }
}

fn money(millionths: i128, decimals: u32) -> Money {
    Money::from_millionths(millionths, decimals)
}

/// Days as dates, sums as money.
fn dated(days: &[(i32, Total)], decimals: u32) -> impl Iterator<Item = (NaiveDate, DayTotal)> {
    days.iter().filter_map(move |(day, total)| {
        let date = NaiveDate::from_num_days_from_ce_opt(*day)?;
        Some((date, DayTotal { amount: money(total.millionths, decimals), rows: total.rows }))
    })
}

/// Puts the days of one party into the history of its line.
fn remember(
    line: &mut LineHistory,
    party: &str,
    one_off: bool,
    days: impl Iterator<Item = (NaiveDate, DayTotal)>,
) {
    if one_off {
        for (date, total) in days {
            *line.one_offs.entry(date).or_default() += total.amount;
        }
    } else {
        // Each party of a line stands in one series only.
        line.parties.insert(party.to_owned(), days.collect());
    }
}

fn future_item(line: &LineKey, party: &str, date: NaiveDate, amount: Money) -> DatedItem {
    let party = Some(party).filter(|party| !party.is_empty());
    DatedItem {
        line: Arc::new(line.clone()),
        party: party.map(Arc::from),
        date,
        amount,
        basis: Basis::Actual,
        name: party.unwrap_or_else(|| line.name()).into(),
        known_from: ItemSource::Ledger,
        matching: None,
    }
}
