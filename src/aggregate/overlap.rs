//! Overlapping exports: the same rows in two files (DESIGN §5). Never doubled silently.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::pair_map::PairMap;
use crate::config::Overlap;
use crate::domain::{Transaction, hash_bytes};

/// Identical rows in two files, and no word from the user what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapDoubt {
    /// Index of the later file.
    pub file: usize,
    /// Line of its first row that an earlier file has too.
    pub line: u64,
    /// Index of the earlier file.
    pub earlier: usize,
    /// How many rows both have.
    pub rows: u64,
    /// First and last day of those rows.
    pub span: (NaiveDate, NaiveDate),
}

/// How often a row stands in a file, and in which.
#[derive(Debug, Clone, Copy)]
struct Seen {
    file: usize,
    times: u32,
}

/// The rows of earlier files, known by a hash of their content.
type Earlier = PairMap<Seen>;

/// A row of the present file.
#[derive(Debug, Clone, Copy)]
struct Copies {
    times: u32,
    line: u64,
    date: NaiveDate,
}

/// The rows of one file that one thread has seen. Rows are kept only where there is more than one
/// file: some forty bytes each.
#[derive(Debug, Default)]
pub(super) struct FileRows {
    file: usize,
    rows: PairMap<Copies>,
    days: BTreeMap<NaiveDate, u64>,
    /// Where overlaps are merged: what stands in the files before this one.
    earlier: Option<Arc<Earlier>>,
}

/// The same rows give the same hash in every run.
fn content(row: &Transaction<'_>) -> u64 {
    let day = i64::from(row.date.num_days_from_ce());
    let mut hash = hash_bytes(0, &day.to_le_bytes());
    hash = hash_bytes(hash, &row.amount.millionths().to_le_bytes());
    for field in [row.currency, row.category, row.counterparty, row.description, row.account] {
        hash = hash_bytes(hash, field.trim().as_bytes());
    }
    hash
}

impl FileRows {
    /// Looks at a row; true where it is to be merged with one of an earlier file. Within one file
    /// identical rows are real; across files the n-th copy in one meets the n-th copy in the
    /// other.
    pub(super) fn meets(&mut self, row: &Transaction<'_>) -> bool {
        self.file = row.file;
        *self.days.entry(row.date).or_default() += 1;
        let hash = content(row);
        let new = Copies { times: 0, line: row.line, date: row.date };
        let copies = self.rows.entry(hash).or_insert(new);
        copies.times += 1;
        copies.line = copies.line.min(row.line);
        let earlier = self.earlier.as_ref().and_then(|earlier| earlier.get(&hash));
        earlier.is_some_and(|seen| copies.times <= seen.times)
    }

    fn join(&mut self, other: Self) {
        for (hash, theirs) in other.rows {
            let mine = self.rows.entry(hash).or_insert(Copies { times: 0, ..theirs });
            mine.times += theirs.times;
            mine.line = mine.line.min(theirs.line);
        }
        for (day, rows) in other.days {
            *self.days.entry(day).or_default() += rows;
        }
    }
}

/// Compares the rows of each file with those of the files before it.
#[derive(Debug, Default)]
pub(super) struct OverlapWatch {
    earlier: Arc<Earlier>,
    current: FileRows,
    doubts: BTreeMap<(usize, usize), OverlapDoubt>,
    /// Rows by file and day.
    days: BTreeMap<usize, BTreeMap<NaiveDate, u64>>,
}

impl OverlapWatch {
    /// What a thread watches a file with. `merging`: one thread reads it, and the files before it
    /// are complete.
    pub(super) fn rows(&mut self, merging: bool) -> FileRows {
        if !merging {
            return FileRows::default();
        }
        self.close();
        FileRows { earlier: Some(Arc::clone(&self.earlier)), ..FileRows::default() }
    }

    pub(super) fn absorb(&mut self, mut rows: FileRows) {
        rows.earlier = None;
        if rows.file == self.current.file {
            self.current.join(rows);
        } else {
            self.close();
            self.current = rows;
        }
    }

    /// Compares the present file with those before it, and puts it among them.
    pub(super) fn close(&mut self) {
        let current = std::mem::take(&mut self.current);
        if current.rows.is_empty() {
            return;
        }
        let file = current.file;
        let earlier = Arc::make_mut(&mut self.earlier);
        for (hash, copies) in current.rows {
            let Some(seen) = earlier.get_mut(&hash) else {
                earlier.insert(hash, Seen { file, times: copies.times });
                continue;
            };
            let doubt = self.doubts.entry((seen.file, file)).or_insert(OverlapDoubt {
                file,
                line: copies.line,
                earlier: seen.file,
                rows: 0,
                span: (copies.date, copies.date),
            });
            doubt.rows += u64::from(copies.times.min(seen.times));
            doubt.line = doubt.line.min(copies.line);
            doubt.span = (doubt.span.0.min(copies.date), doubt.span.1.max(copies.date));
            seen.times = seen.times.max(copies.times);
        }
        self.days.insert(file, current.days);
    }

    /// The pairs of files that are one export twice, unless the user has said what they are, and
    /// those that share a few rows by chance: they count, and are to be noted.
    pub(super) fn doubts(
        &self,
        decided: Option<Overlap>,
    ) -> (Vec<OverlapDoubt>, Vec<OverlapDoubt>) {
        let doubts = self.doubts.values().cloned();
        match decided {
            None => doubts.partition(|doubt| self.is_one_export_twice(doubt)),
            Some(Overlap::Keep) => (Vec::new(), doubts.collect()),
            Some(Overlap::Merge) => (Vec::new(), Vec::new()),
        }
    }

    /// On the days that both files cover, a true overlap repeats nearly every row; a coffee bought
    /// twice at one price from two accounts does not. The border is a third of the rows of the
    /// smaller side.
    fn is_one_export_twice(&self, doubt: &OverlapDoubt) -> bool {
        let rows = |file: usize| self.days.get(&file);
        let (Some(first), Some(second)) = (rows(doubt.earlier), rows(doubt.file)) else {
            return true;
        };
        let ends = |days: &BTreeMap<NaiveDate, u64>| {
            let first = days.first_key_value().map(|(day, _)| *day);
            (first, days.last_key_value().map(|(day, _)| *day))
        };
        let (a, b) = (ends(first), ends(second));
        let (Some(start), Some(end)) = (a.0.max(b.0), a.1.min(b.1)) else {
            return true;
        };
        // The doubt has a day in both files, so the shared span is not empty.
        let inside = |days: &BTreeMap<NaiveDate, u64>| -> u64 {
            days.iter().filter(|(day, _)| (start..=end).contains(*day)).map(|(_, rows)| rows).sum()
        };
        doubt.rows * 3 >= inside(first).min(inside(second))
    }
}
