//! Overlapping exports: the same rows in two files (DESIGN §5). Never doubled silently.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use crate::config::Overlap;
use crate::domain::Transaction;

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

/// Compares the rows of each file with those of the files before it. Rows are known by a hash of
/// their content, kept only where there is more than one file. Within one file identical rows are
/// real; across files the n-th copy in one meets the n-th copy in the other.
#[derive(Debug, Default)]
pub(super) struct OverlapWatch {
    earlier: BTreeMap<u64, Seen>,
    current: BTreeMap<u64, u32>,
    file: usize,
    doubts: BTreeMap<(usize, usize), OverlapDoubt>,
    /// Rows by file and day.
    days: BTreeMap<usize, BTreeMap<NaiveDate, u64>>,
}

/// `DefaultHasher::new` is keyed with constants: the same rows give the same hash in every run.
fn content(row: &Transaction<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.date.hash(&mut hasher);
    row.amount.decimal().normalize().hash(&mut hasher);
    for field in [row.currency, row.category, row.counterparty, row.description, row.account] {
        field.trim().hash(&mut hasher);
    }
    hasher.finish()
}

impl OverlapWatch {
    /// Looks at a row; true where an earlier file has it too.
    pub(super) fn meets(&mut self, row: &Transaction<'_>) -> bool {
        if row.file != self.file {
            self.close_file(row.file);
        }
        let days = self.days.entry(row.file).or_default();
        *days.entry(row.date).or_default() += 1;
        let hash = content(row);
        let times = self.current.entry(hash).or_default();
        *times += 1;
        let Some(seen) = self.earlier.get(&hash).filter(|seen| *times <= seen.times) else {
            return false;
        };
        let doubt = self.doubts.entry((seen.file, row.file)).or_insert(OverlapDoubt {
            file: row.file,
            line: row.line,
            earlier: seen.file,
            rows: 0,
            span: (row.date, row.date),
        });
        doubt.rows += 1;
        doubt.span = (doubt.span.0.min(row.date), doubt.span.1.max(row.date));
        true
    }

    fn close_file(&mut self, next: usize) {
        for (hash, times) in std::mem::take(&mut self.current) {
            let seen = self.earlier.entry(hash).or_insert(Seen { file: self.file, times });
            seen.times = seen.times.max(times);
        }
        self.file = next;
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
