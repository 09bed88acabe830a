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
}

/// `DefaultHasher::new` is keyed with constants: the same rows give the same hash in every run.
fn content(row: &Transaction<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.date.hash(&mut hasher);
    row.amount.decimal().normalize().hash(&mut hasher);
    for field in [
        row.currency,
        row.category,
        row.counterparty,
        row.description,
        row.account,
    ] {
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
        let hash = content(row);
        let times = self.current.entry(hash).or_default();
        *times += 1;
        let Some(seen) = self.earlier.get(&hash).filter(|seen| *times <= seen.times) else {
            return false;
        };
        let doubt = self
            .doubts
            .entry((seen.file, row.file))
            .or_insert(OverlapDoubt {
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
            let seen = self.earlier.entry(hash).or_insert(Seen {
                file: self.file,
                times,
            });
            seen.times = seen.times.max(times);
        }
        self.file = next;
    }

    /// The pairs of files that share rows, unless the user has said what they are.
    pub(super) fn doubts(self, decided: Option<Overlap>) -> Vec<OverlapDoubt> {
        match decided {
            Some(_) => Vec::new(),
            None => self.doubts.into_values().collect(),
        }
    }
}
