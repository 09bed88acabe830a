//! Recurring items of a line: which parties pay by the calendar, how much, and what is next.

use super::amounts::{is_one_price, next_amount, on_day_share, usual_stray};
use super::cadence::Cadence;
use super::chains::take_chains;
use super::day_table::DayTable;
use super::doubled::doubled;
use super::history::{Event, History, LineEvents};
use super::quantize::{float, quantize};
use super::rhythm::{self, GONE_ON, Rhythm, STOPPED_AFTER};
use super::season::{Season, season};
use crate::domain::Shift;

/// Parties looked at per line, by size: many small ones are a run rate.
const MOST_PARTIES: usize = 24;
/// Fixed amounts looked at inside one party that is not regular as a whole.
const MOST_AMOUNTS: usize = 6;

/// Which events of the line an item speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// All events of one party.
    Party(usize),
    /// The events of one party with exactly this amount.
    Amount(usize, i64),
    /// The events of one party on the item's expected days.
    Chain(usize),
    /// All events of the line.
    Line,
}

impl Source {
    /// The party, where the item is one party's.
    pub(super) const fn party(self) -> Option<usize> {
        match self {
            Self::Party(party) | Self::Amount(party, _) | Self::Chain(party) => Some(party),
            Self::Line => None,
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
    /// Its next amount, in a month without season.
    pub(super) coins: i64,
    /// How its amounts move over the year.
    pub(super) season: Option<Season>,
    /// Expected days paid.
    pub(super) hits: u32,
    /// Expected days.
    pub(super) slots: u32,
    /// The days of the payments that it was learned from, in order.
    pub(super) paid: Vec<i32>,
    /// The last payment.
    pub(super) last: i32,
    /// The days on which it was paid a second time.
    pub(super) twice: Vec<i32>,
    /// How far its amounts usually stand from the next one, in coins.
    pub(super) stray: i64,
    /// No longer projected: too many expected days missed.
    pub(super) stopped: bool,
    /// The part of its amount that is expected on its days; the rest may come on any day.
    pub(super) on_day: f64,
    last_slot: i32,
}

/// One expected payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Index of the item in its line.
    pub(super) item: usize,
    /// Day index.
    pub(super) day: i32,
    /// Signed coins expected on that day.
    pub(super) coins: i64,
    /// Signed coins of the payment it stands for.
    pub(super) due: i64,
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
    let (mut items, mut taken) = (Vec::new(), Vec::new());
    let chosen = largest_parties(line, origin);
    for (party, events) in line.parties.iter().enumerate() {
        if chosen.contains(&party) {
            let events = until(&events.events, origin);
            split_party(days, party, events, origin, &mut items, &mut taken);
        }
    }
    let totals = until(&line.totals, origin);
    if items.is_empty() && line.parties.len() > 1 {
        split_line(days, totals, origin, &mut items, &mut taken);
    }
    Split { items, rest: without(totals, taken) }
}

/// Totals by day less what items have taken of them. Cheaper than adding up what they left: most
/// lines have many payments and few items.
fn without(totals: &[Event], mut taken: Vec<Event>) -> Vec<Event> {
    taken.sort_unstable_by_key(|event| event.day);
    let mut taken = taken.iter().peekable();
    let left = |total: &Event| {
        let mut coins = total.coins;
        while let Some(own) = taken.next_if(|own| own.day == total.day) {
            coins = coins.saturating_sub(own.coins);
        }
        (coins != 0).then_some(Event { day: total.day, coins })
    };
    totals.iter().filter_map(left).collect()
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
            let size = events.iter().fold(0i64, |sum, event| sum.saturating_add(event.coins.abs()));
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
    taken: &mut Vec<Event>,
) {
    if let Some(rhythm) = rhythm::find(days, events, origin) {
        let twice = doubled(days, events, &rhythm);
        taken.extend(rhythm.matched.iter().chain(&twice.extra).map(|index| events[*index]));
        let item = item(days, Source::Party(party), events, &rhythm, origin);
        items.push(RecurringItem { twice: twice.days, ..item });
        return;
    }
    let mut left: Vec<Event> = events.to_vec();
    for coins in repeated_amounts(events) {
        let same: Vec<Event> = left.iter().filter(|e| e.coins == coins).copied().collect();
        if let Some(rhythm) = rhythm::find(days, &same, origin)
            && rhythm.hits > rhythm.cadence.least_seen()
            && !has_new_price(days, &left, &same, &rhythm)
        {
            let own: Vec<Event> = rhythm.matched.iter().map(|index| same[*index]).collect();
            items.push(item(days, Source::Amount(party, coins), &same, &rhythm, origin));
            left.retain(|event| !own.contains(event));
            taken.extend(own);
        }
    }
    for (rhythm, events) in take_chains(days, &mut left, origin) {
        items.push(item(days, Source::Chain(party), &events, &rhythm, origin));
        taken.extend(events);
    }
}

/// Did the payments of one amount go on at another, on the same days? Then it is the days that
/// recur: the rent of a landlord who is paid several has risen, not stopped.
fn has_new_price(days: &DayTable, events: &[Event], same: &[Event], rhythm: &Rhythm) -> bool {
    let Some(last) = rhythm.matched.last().map(|index| same[*index]) else { return false };
    let goes_on = |event: &&Event| {
        let slot = rhythm.cadence.nearest_slot(days, event.day);
        let off = rhythm.cadence.day(days, slot).map_or(i32::MAX, |day| (day - event.day).abs());
        event.day > last.day && event.coins.signum() == last.coins.signum() && off <= 1
    };
    rhythm.missed >= STOPPED_AFTER && events.iter().filter(goes_on).count() >= GONE_ON
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
    items: &mut Vec<RecurringItem>,
    taken: &mut Vec<Event>,
) {
    let Some(rhythm) = rhythm::find(days, totals, origin) else {
        return;
    };
    if f64::from(rhythm.hits) < 0.85 * f64::from(rhythm.slots) {
        return;
    }
    taken.extend(rhythm.matched.iter().map(|index| totals[*index]));
    items.push(item(days, Source::Line, totals, &rhythm, origin));
}

fn item(
    days: &DayTable,
    source: Source,
    events: &[Event],
    rhythm: &Rhythm,
    origin: i32,
) -> RecurringItem {
    let paid: Vec<Event> = rhythm.matched.iter().map(|i| events[*i]).collect();
    let season = (!is_one_price(&paid)).then(|| season(days, &paid, origin)).flatten();
    let amounts: Vec<i64> = paid
        .iter()
        .map(|event| match &season {
            Some(season) => quantize(float(event.coins) / season[days.month_of_year(event.day)]),
            None => event.coins,
        })
        .collect();
    let next = next_amount(&amounts, rhythm.cadence);
    RecurringItem {
        source,
        cadence: rhythm.cadence,
        coins: next,
        season,
        hits: rhythm.hits,
        slots: rhythm.slots,
        paid: paid.iter().map(|event| event.day).collect(),
        last: paid.last().map_or(0, |event| event.day),
        twice: Vec::new(),
        stopped: rhythm.missed >= STOPPED_AFTER,
        last_slot: rhythm.last_slot,
        on_day: on_day_share(&paid, &amounts, rhythm),
        stray: usual_stray(&paid, &amounts, next),
    }
}

impl RecurringItem {
    /// The first payment of the current run.
    pub(super) fn first(&self) -> i32 {
        self.paid.first().copied().unwrap_or(0)
    }

    /// Does an event of `party` belong to the item?
    pub(super) fn holds(&self, days: &DayTable, party: usize, event: Event) -> bool {
        match self.source {
            Source::Party(own) => own == party,
            Source::Amount(own, amount) => own == party && amount == event.coins,
            Source::Chain(own) => {
                own == party && {
                    let slot = self.cadence.nearest_slot(days, event.day);
                    self.cadence.day(days, slot) == Some(event.day)
                }
            }
            Source::Line => true,
        }
    }

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
            .map(|day| {
                let due = self.amount(days, day);
                Occurrence {
                    item: index,
                    day: day.max(origin + 1),
                    coins: quantize(self.on_day * float(due)),
                    due,
                }
            })
            .collect()
    }

    /// Coins expected on any day about `day` beside those on its days.
    pub(super) fn beside(&self, days: &DayTable, day: i32) -> f64 {
        if self.stopped || self.on_day >= 1.0 {
            return 0.0;
        }
        (1.0 - self.on_day) * float(self.amount(days, day)) / self.cadence.mean_days()
    }

    /// The day on which the next payment after `origin` is due, before weekends shift it.
    pub(super) fn next_due(&self, days: &DayTable, origin: i32) -> Option<i32> {
        let due = match self.cadence {
            Cadence::Days { .. } => self.cadence,
            Cadence::Months { step, phase, anchor, .. } => {
                Cadence::Months { step, phase, anchor, shift: Shift::None }
            }
        };
        (self.last_slot + 1..)
            .map_while(|slot| Some((slot, self.cadence.day(days, slot)?)))
            .find(|(_, day)| *day > origin)
            .and_then(|(slot, _)| due.day(days, slot))
    }

    /// Its amount on an expected day.
    fn amount(&self, days: &DayTable, day: i32) -> i64 {
        self.season.as_ref().map_or(self.coins, |season| {
            quantize(float(self.coins) * season[days.month_of_year(day)])
        })
    }

    /// `every 2nd Fri, seen 52 of 52`; `1st, next work day, 24/24`; with a season
    /// `every Tue, 104/104, season`.
    pub(super) fn evidence(&self, days: &DayTable) -> String {
        let words = self.cadence.words(days, self.last);
        let (hits, slots) = (self.hits, self.slots);
        match (self.cadence, self.season.is_some()) {
            (Cadence::Days { .. }, false) => format!("{words}, seen {hits} of {slots}"),
            (_, false) => format!("{words}, {hits}/{slots}"),
            (_, true) => format!("{words}, {hits}/{slots}, season"),
        }
    }
}
