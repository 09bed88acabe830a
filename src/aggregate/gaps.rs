//! Days without rows: an export that is missing between two others shows as a hole in the dates.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

/// The days on which each file has rows. Memory grows with days, not with rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileDays {
    days: BTreeMap<usize, BTreeSet<NaiveDate>>,
    /// The row before: rows mostly stand in the order of their days.
    last: Option<(usize, NaiveDate)>,
}

/// A hole in the dates of a file, or between a file and the one that goes on after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Index of the file that has the last row before it.
    pub file: usize,
    /// Index of the file that goes on, where it is another.
    pub next: Option<usize>,
    /// First day without a row.
    pub first: NaiveDate,
    /// Last day without a row.
    pub last: NaiveDate,
    /// Days from one row to the next that nine in ten steps elsewhere do not exceed.
    pub usual: i64,
}

impl Gap {
    /// How many days have no row.
    pub fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }
}

/// A file with fewer days than this has no usual gap.
const LEAST_DAYS: usize = 20;
/// A shorter gap is a holiday.
const LEAST_GAP: i64 = 21;
/// A gap is striking from so many usual ones on …
const USUAL_GAPS: i64 = 5;
/// … where it is longer than so many times any gap that is none, …
const OTHER_GAPS: i64 = 2;
/// … and where there are no more than these: a ledger with more has pauses by nature.
const MOST: usize = 3;

impl FileDays {
    /// Notes the day of a row.
    pub fn note(&mut self, file: usize, day: NaiveDate) {
        if self.last == Some((file, day)) {
            return;
        }
        self.last = Some((file, day));
        self.days.entry(file).or_default().insert(day);
    }

    /// Takes in the days of other rows.
    pub fn merge(&mut self, other: Self) {
        for (file, days) in other.days {
            self.days.entry(file).or_default().extend(days);
        }
    }

    /// The striking gaps up to a day, in the order of files and days. The last row of a run is
    /// judged elsewhere: it decides which day is today.
    pub fn gaps(&self, until: NaiveDate) -> Vec<Gap> {
        let chains = self.chains();
        let mut found: Vec<Gap> =
            chains.iter().flat_map(|chain| self.gaps_of(chain, until)).collect();
        found.sort_by_key(|gap| (gap.first, gap.file));
        found
    }

    /// Files that go on after each other: exports of one account, as long as no other file spans
    /// the days between them.
    fn chains(&self) -> Vec<Vec<usize>> {
        let mut files: Vec<(NaiveDate, NaiveDate, usize)> = self
            .days
            .iter()
            .filter_map(|(file, days)| Some((*days.first()?, *days.last()?, *file)))
            .collect();
        files.sort_unstable();
        let disjoint = files.windows(2).all(|pair| pair[0].1 < pair[1].0);
        if disjoint {
            return vec![files.iter().map(|(_, _, file)| *file).collect()];
        }
        files.iter().map(|(_, _, file)| vec![*file]).collect()
    }

    fn gaps_of(&self, chain: &[usize], until: NaiveDate) -> Vec<Gap> {
        let days = chain.iter().flat_map(|file| {
            let days = self.days.get(file).into_iter().flatten();
            days.map(move |day| (*file, *day))
        });
        let days: Vec<(usize, NaiveDate)> = days.filter(|(_, day)| *day <= until).collect();
        if days.len() < LEAST_DAYS {
            return Vec::new();
        }
        let mut steps: Vec<i64> =
            days.windows(2).map(|pair| (pair[1].1 - pair[0].1).num_days()).collect();
        let of = |pair: &[(usize, NaiveDate)], usual: i64| Gap {
            file: pair[0].0,
            next: Some(pair[1].0).filter(|next| *next != pair[0].0),
            first: pair[0].1 + Days::new(1),
            last: pair[1].1 - Days::new(1),
            usual,
        };
        let in_order = steps.clone();
        steps.sort_unstable();
        let usual = steps[(steps.len() * 9).div_ceil(10) - 1];
        let least = LEAST_GAP.max(usual * USUAL_GAPS);
        let (small, large) = steps.split_at(steps.partition_point(|step| *step <= least));
        let longest = small.last().copied().unwrap_or(0);
        let stands_out = large.first().is_some_and(|step| *step > longest * OTHER_GAPS);
        if large.len() > MOST || !stands_out {
            return Vec::new();
        }
        days.windows(2)
            .zip(in_order)
            .filter(|(_, step)| *step > least)
            .map(|(pair, _)| of(pair, usual))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A row every `step` days.
    fn note(days: &mut FileDays, file: usize, from: &str, to: &str, step: u64) {
        let mut at = day(from);
        while at <= day(to) {
            days.note(file, at);
            at = at + Days::new(step);
        }
    }

    #[test]
    fn a_missing_month_is_a_gap() {
        let mut days = FileDays::default();
        note(&mut days, 0, "2026-01-01", "2026-02-28", 2);
        note(&mut days, 0, "2026-04-01", "2026-05-31", 3);
        let found = days.gaps(day("2026-12-31"));
        let [gap] = &found[..] else { panic!("{found:?}") };
        assert_eq!((gap.first, gap.last), (day("2026-03-01"), day("2026-03-31")));
        assert_eq!((gap.days(), gap.usual, gap.next), (31, 3, None));
        assert_eq!(days.gaps(day("2026-03-31")), []);
    }

    #[test]
    fn a_missing_export_between_two_files_is_a_gap() {
        let (mut days, mut other) = (FileDays::default(), FileDays::default());
        note(&mut other, 1, "2026-01-02", "2026-02-27", 1);
        note(&mut days, 0, "2026-04-01", "2026-05-31", 1);
        days.merge(other);
        let found = days.gaps(day("2026-12-31"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].file, found[0].next), (1, Some(0)));
        // With a second account over the same days it is not known which file goes on which.
        note(&mut days, 2, "2026-01-01", "2026-05-31", 1);
        assert_eq!(days.gaps(day("2026-12-31")), []);
    }

    #[test]
    fn sparse_ledgers_and_holidays_are_no_gaps() {
        let mut monthly = FileDays::default();
        note(&mut monthly, 0, "2023-01-01", "2026-01-01", 30);
        assert_eq!(monthly.gaps(day("2026-12-31")), []);
        let mut holiday = FileDays::default();
        note(&mut holiday, 0, "2026-01-01", "2026-03-31", 1);
        note(&mut holiday, 0, "2026-04-18", "2026-05-31", 1);
        assert_eq!(holiday.gaps(day("2026-12-31")), []);
        let mut pauses = FileDays::default();
        for month in ["01", "03", "05", "07", "09", "11"] {
            note(&mut pauses, 0, &format!("2026-{month}-01"), &format!("2026-{month}-20"), 1);
        }
        assert_eq!(pauses.gaps(day("2026-12-31")), []);
    }
}
