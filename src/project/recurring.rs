//! Recurring items of a line: which parties pay by the calendar, how much, and what is next.

use super::cadence::Cadence;
use super::day_table::DayTable;
use super::history::{Event, History, LineEvents, merged};
use super::rhythm::{self, Rhythm};

/// Parties looked at per line, by size: many small ones are a run rate.
const MOST_PARTIES: usize = 24;
/// Fixed amounts looked at inside one party that is not regular as a whole.
const MOST_AMOUNTS: usize = 6;
/// Expected days missed before an item counts as stopped.
const STOPPED_AFTER: u32 = 2;

/// Which events of the line an item speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// All events of one party.
    Party(usize),
    /// The events of one party with exactly this amount.
    Amount(usize, i64),
    /// All events of the line.
    Line,
}

impl Source {
    /// The party, where the item is one party's.
    pub(super) const fn party(self) -> Option<usize> {
        match self {
            Self::Party(party) | Self::Amount(party, _) => Some(party),
            Self::Line => None,
        }
    }

    /// Does an event belong to the item?
    pub(super) fn holds(self, party: usize, coins: i64) -> bool {
        match self {
            Self::Party(own) => own == party,
            Self::Amount(own, amount) => own == party && amount == coins,
            Self::Line => true,
        }
    }
}

/// A recurring item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RecurringItem {
    /// Its events.
    pub(super) source: Source,
    /// Its days.
    pub(super) cadence: Cadence,
    /// Its next amount.
    pub(super) coins: i64,
    /// Expected days paid.
    pub(super) hits: u32,
    /// Expected days.
    pub(super) slots: u32,
    /// The last payment.
    pub(super) last: i32,
    /// No longer projected: too many expected days missed.
    pub(super) stopped: bool,
    last_slot: i32,
}

/// One expected payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Index of the item in its line.
    pub(super) item: usize,
    /// Day index.
    pub(super) day: i32,
    /// Signed coins.
    pub(super) coins: i64,
}

/// The regular and the irregular part of a line's history up to an origin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Split {
    /// Recurring items, stopped ones included.
    pub(super) items: Vec<RecurringItem>,
    /// Totals by day of what no item explains.
    pub(super) rest: Vec<Event>,
}

/// Splits a line's history up to `origin` into recurring items and the rest.
pub(super) fn split(history: &History, line: &LineEvents, origin: i32) -> Split {
    let days = &history.days;
    let mut made = Split::default();
    let mut rest: Vec<Event> = Vec::new();
    let chosen = largest_parties(line, origin);
    for (party, events) in line.parties.iter().enumerate() {
        let events = until(&events.events, origin);
        if chosen.contains(&party) {
            split_party(days, party, events, origin, &mut made.items, &mut rest);
        } else {
            rest.extend_from_slice(events);
        }
    }
    if made.items.is_empty() && line.parties.len() > 1 {
        split_line(
            days,
            until(&line.totals, origin),
            origin,
            &mut made,
            &mut rest,
        );
    }
    made.rest = merged(rest.iter());
    made
}

/// Events up to and including a day.
pub(super) fn until(events: &[Event], day: i32) -> &[Event] {
    &events[..events.partition_point(|event| event.day <= day)]
}

fn largest_parties(line: &LineEvents, origin: i32) -> Vec<usize> {
    let mut sizes: Vec<(i64, usize)> = line
        .parties
        .iter()
        .enumerate()
        .map(|(index, party)| (index, until(&party.events, origin)))
        .filter(|(_, events)| events.len() >= 2)
        .map(|(index, events)| {
            let size = events
                .iter()
                .fold(0i64, |sum, event| sum.saturating_add(event.coins.abs()));
            (size, index)
        })
        .collect();
    sizes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    sizes.truncate(MOST_PARTIES);
    sizes.into_iter().map(|(_, index)| index).collect()
}

fn split_party(
    days: &DayTable,
    party: usize,
    events: &[Event],
    origin: i32,
    items: &mut Vec<RecurringItem>,
    rest: &mut Vec<Event>,
) {
    if let Some(rhythm) = rhythm::find(days, events, origin) {
        leave_rest(events, &rhythm.matched, rest);
        items.push(item(Source::Party(party), events, &rhythm));
        return;
    }
    let mut left: Vec<Event> = events.to_vec();
    for coins in repeated_amounts(events) {
        let same: Vec<Event> = left.iter().filter(|e| e.coins == coins).copied().collect();
        if let Some(rhythm) = rhythm::find(days, &same, origin)
            && rhythm.hits > rhythm.cadence.least_seen()
        {
            let taken: Vec<i32> = rhythm.matched.iter().map(|i| same[*i].day).collect();
            items.push(item(Source::Amount(party, coins), &same, &rhythm));
            left.retain(|e| e.coins != coins || !taken.contains(&e.day));
        }
    }
    rest.extend_from_slice(&left);
}

/// Amounts that one party repeats exactly, most frequent first.
fn repeated_amounts(events: &[Event]) -> Vec<i64> {
    if events.len() < 4 {
        return Vec::new();
    }
    let mut sorted: Vec<i64> = events.iter().map(|event| event.coins).collect();
    sorted.sort_unstable();
    let mut groups: Vec<(usize, i64)> = sorted
        .chunk_by(|a, b| a == b)
        .filter(|group| group.len() >= 4 && group.len() < events.len())
        .map(|group| (group.len(), group[0]))
        .collect();
    groups.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    groups.truncate(MOST_AMOUNTS);
    groups.into_iter().map(|(_, coins)| coins).collect()
}

/// The line as a whole, where its parties' names change from payment to payment.
fn split_line(
    days: &DayTable,
    totals: &[Event],
    origin: i32,
    made: &mut Split,
    rest: &mut Vec<Event>,
) {
    let Some(rhythm) = rhythm::find(days, totals, origin) else {
        return;
    };
    if f64::from(rhythm.hits) < 0.85 * f64::from(rhythm.slots) {
        return;
    }
    rest.clear();
    leave_rest(totals, &rhythm.matched, rest);
    made.items.push(item(Source::Line, totals, &rhythm));
}

fn leave_rest(events: &[Event], matched: &[usize], rest: &mut Vec<Event>) {
    let mut taken = matched.iter().peekable();
    for (index, event) in events.iter().enumerate() {
        if taken.next_if(|next| **next == index).is_none() {
            rest.push(*event);
        }
    }
}

fn item(source: Source, events: &[Event], rhythm: &Rhythm) -> RecurringItem {
    let amounts: Vec<i64> = rhythm.matched.iter().map(|i| events[*i].coins).collect();
    RecurringItem {
        source,
        cadence: rhythm.cadence,
        coins: next_amount(&amounts, rhythm.cadence),
        hits: rhythm.hits,
        slots: rhythm.slots,
        last: rhythm.matched.last().map_or(0, |index| events[*index].day),
        stopped: rhythm.missed >= STOPPED_AFTER,
        last_slot: rhythm.last_slot,
    }
}

/// The latest price where the last two agree within 1 %; else the median of the last few.
fn next_amount(amounts: &[i64], cadence: Cadence) -> i64 {
    let Some((&last, before)) = amounts.split_last() else {
        return 0;
    };
    let near = |a: i64, b: i64| i128::from(a - b).abs() * 100 <= i128::from(a).abs();
    if before.last().is_none_or(|previous| near(last, *previous)) {
        return last;
    }
    let few = match cadence {
        Cadence::Days { .. } => 8,
        Cadence::Months { step: 1, .. } => 6,
        Cadence::Months { step: 2..=3, .. } => 4,
        Cadence::Months { .. } => 1,
    };
    let mut window: Vec<i64> = amounts[amounts.len().saturating_sub(few)..].to_vec();
    window.sort_unstable();
    let middle = window.len() / 2;
    if window.len() % 2 == 1 {
        window[middle]
    } else {
        window[middle - 1] + (window[middle] - window[middle - 1]) / 2
    }
}

impl RecurringItem {
    /// Expected payments after `origin` up to `end`. One that is due but not yet missed is
    /// expected on the first day.
    pub(super) fn upcoming(
        &self,
        days: &DayTable,
        index: usize,
        origin: i32,
        end: i32,
    ) -> Vec<Occurrence> {
        if self.stopped {
            return Vec::new();
        }
        let tolerance = self.cadence.tolerance();
        (self.last_slot + 1..)
            .map_while(|slot| self.cadence.day(days, slot))
            .skip_while(|day| day + tolerance <= origin)
            .take_while(|day| *day <= end)
            .map(|day| Occurrence {
                item: index,
                day: day.max(origin + 1),
                coins: self.coins,
            })
            .collect()
    }

    /// `every 2nd Fri, seen 52 of 52`; `1st, next work day, 24/24`.
    pub(super) fn evidence(&self, days: &DayTable) -> String {
        let words = self.cadence.words(days, self.last);
        match self.cadence {
            Cadence::Days { .. } => format!("{words}, seen {} of {}", self.hits, self.slots),
            Cadence::Months { .. } => format!("{words}, {}/{}", self.hits, self.slots),
        }
    }
}
