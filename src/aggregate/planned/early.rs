//! Planned dates that the ledger shows as paid before they are due.

use chrono::{Days, NaiveDate};

use super::Due;
use crate::domain::{Matching, Money, Repeat};

/// What one party moved on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) day: NaiveDate,
    pub(super) amount: Money,
}

/// Days between two dates of a rule; a single date is judged as if it came monthly.
pub(super) fn step_days(repeat: Option<Repeat>) -> u64 {
    match repeat {
        Some(Repeat::Days(days)) => u64::from(days),
        Some(Repeat::Months(months)) => 31 * u64::from(months),
        None => 31,
    }
}

/// For each date that is due the entry that paid it early. Entries that stand for dates before
/// (`past`) are spoken for, and each entry pays one date.
pub(super) fn paid_early(
    past: &[Due],
    due: &[Due],
    mut entries: Vec<Entry>,
    matching: Matching,
    step_days: u64,
) -> Vec<Option<NaiveDate>> {
    speak_for(past, &mut entries, matching);
    let mut paid = |due: &Due| {
        let at = nearest(&entries, *due, matching)?;
        let day = entries[at].day;
        if is_one_of_many(&entries, day, *due, matching, step_days) {
            return None;
        }
        entries.remove(at);
        Some(day)
    };
    due.iter().map(&mut paid).collect()
}

/// Takes out the entries that stand for `past`, the nearest pairs first: taken date by date, one
/// that was left unpaid would take the entry of the next.
fn speak_for(past: &[Due], entries: &mut Vec<Entry>, matching: Matching) {
    let mut pairs: Vec<(i64, usize, usize)> = Vec::new();
    for (of, due) in past.iter().enumerate() {
        let fitting = entries.iter().enumerate().filter(|(_, entry)| fits(entry, *due, matching));
        pairs.extend(fitting.map(|(at, entry)| ((entry.day - due.date).num_days().abs(), of, at)));
    }
    pairs.sort_unstable();
    let (mut paid, mut spoken_for) = (vec![false; past.len()], vec![false; entries.len()]);
    for (_, of, at) in pairs {
        if !paid[of] && !spoken_for[at] {
            (paid[of], spoken_for[at]) = (true, true);
        }
    }
    let mut spoken_for = spoken_for.into_iter();
    entries.retain(|_| !spoken_for.next().unwrap_or(false));
}

fn fits(entry: &Entry, due: Due, matching: Matching) -> bool {
    matching.days(entry.day, due.date) && matching.amounts(entry.amount, due.amount)
}

fn nearest(entries: &[Entry], due: Due, matching: Matching) -> Option<usize> {
    let fitting = entries.iter().enumerate().filter(|(_, entry)| fits(entry, due, matching));
    fitting.min_by_key(|(_, entry)| (entry.day - due.date).num_days().abs()).map(|(at, _)| at)
}

/// Was a like amount paid a step before, for which no date of this rule stands? Then the entry
/// belongs to something that is paid regularly already (the salaries beside a new hire's), and the
/// rule is another payment.
fn is_one_of_many(
    entries: &[Entry],
    day: NaiveDate,
    due: Due,
    matching: Matching,
    step_days: u64,
) -> bool {
    let earliest = day - Days::new(step_days + u64::from(matching.window_days));
    entries.iter().any(|entry| {
        earliest <= entry.day && entry.day < day && matching.amounts(entry.amount, due.amount)
    })
}
