//! Totals by day of one lane, cheap for rows in order of date.

use std::cmp::Ordering;

/// A lane on a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Total {
    /// Exact sum in millionths.
    pub(super) millionths: i128,
    /// Rows in it.
    pub(super) rows: u32,
}

impl Total {
    pub(super) fn add(&mut self, other: Self) {
        self.millionths += other.millionths;
        self.rows += other.rows;
    }
}

/// Totals by day. A day may stand there more than once until there are twice as many entries as
/// days; then they are sorted and joined. So rows in order of date cost one comparison, and memory
/// grows with days, whatever the order.
#[derive(Debug, Default)]
pub(super) struct LaneDays {
    entries: Vec<(i32, Total)>,
    /// Entries after the last joining.
    joined: usize,
}

impl LaneDays {
    pub(super) fn push(&mut self, day: i32, total: Total) {
        if self.entries.len() >= self.joined * 2 + 64 {
            self.join();
        }
        self.entries.push((day, total));
    }

    /// Sorts the days and joins those that stand there more than once.
    pub(super) fn join(&mut self) {
        if self.joined == self.entries.len() {
            return;
        }
        self.entries.sort_by_key(|(day, _)| *day);
        self.entries.dedup_by(|(day, total), (kept, sum)| {
            let same = day == kept;
            if same {
                sum.add(*total);
            }
            same
        });
        self.joined = self.entries.len();
    }

    /// Takes over the days of another lane that turned out to be the same.
    pub(super) fn extend(&mut self, mut other: Self) {
        if self.entries.is_empty() {
            *self = other;
            return;
        }
        self.join();
        other.join();
        // Both are sorted: one pass puts them together.
        let mine = std::mem::take(&mut self.entries);
        self.entries.reserve(mine.len() + other.entries.len());
        let (mut mine, mut theirs) =
            (mine.into_iter().peekable(), other.entries.into_iter().peekable());
        while let (Some((a, first)), Some((b, second))) = (mine.peek(), theirs.peek()) {
            match a.cmp(b) {
                Ordering::Less => self.entries.extend(mine.next()),
                Ordering::Greater => self.entries.extend(theirs.next()),
                Ordering::Equal => {
                    let mut sum = *first;
                    sum.add(*second);
                    self.entries.push((*a, sum));
                    mine.next();
                    theirs.next();
                }
            }
        }
        self.entries.extend(mine.chain(theirs));
        self.joined = self.entries.len();
    }

    /// The totals in order of days, each day once.
    pub(super) fn finish(&mut self) -> &[(i32, Total)] {
        self.join();
        &self.entries
    }

    /// Rows in all totals.
    pub(super) fn rows(&self) -> u64 {
        self.entries.iter().map(|(_, total)| u64::from(total.rows)).sum()
    }
}
