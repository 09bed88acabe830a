//! What the models see of the ledger: events by line and party, on day indexes, in coins.

use chrono::{Duration, NaiveDate};

use super::day_table::DayTable;
use super::driver::DriverDays;
use super::quantize::float;
use crate::domain::{CashTable, Driver, LineHistory, LineKey};

/// Older history teaches a 13-week forecast nothing and costs time: five years.
const LONGEST_HISTORY: i64 = 5 * 365 + 1;

/// The total of one party on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    /// Day index.
    pub(super) day: i32,
    /// Signed coins.
    pub(super) coins: i64,
}

/// All events of one party in one line, by day.
#[derive(Debug, Clone)]
pub(super) struct PartyEvents {
    /// The party's name.
    pub(super) name: String,
    /// In order of day.
    pub(super) events: Vec<Event>,
}

/// All events of one line.
#[derive(Debug, Clone)]
pub(super) struct LineEvents {
    /// Which line.
    pub(super) key: LineKey,
    /// Its parties, in name order.
    pub(super) parties: Vec<PartyEvents>,
    /// Totals by day over all parties.
    pub(super) totals: Vec<Event>,
}

/// History on day indexes; index 0 is the first day looked at.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// Calendar facts from the first day of history past the horizon's end.
    pub(super) days: DayTable,
    /// Index of the last day with actuals.
    pub(super) last: i32,
    /// In the order of the cash table.
    pub(super) lines: Vec<LineEvents>,
    /// Net coins by day, from the first to the last day.
    pub(super) net: Vec<f64>,
    /// Rows in it.
    pub(super) rows: u64,
    /// External drivers, in order of name.
    pub(super) drivers: Vec<DriverDays>,
}

impl History {
    /// Reads the cash table up to `last_actual`, with calendar facts for `horizon` days beyond.
    pub(super) fn new(
        table: &CashTable,
        last_actual: NaiveDate,
        horizon: usize,
        decimals: u32,
    ) -> Self {
        let oldest = last_actual - Duration::days(LONGEST_HISTORY);
        let start = table.span().map_or(last_actual, |(first, _)| first.clamp(oldest, last_actual));
        let past = usize::try_from((last_actual - start).num_days() + 1).unwrap_or(1);
        // Two months past the end: a shifted or clamped anchor may look one month ahead.
        let days = DayTable::new(start, past + horizon + 62);
        let last = days.index(last_actual);
        let lines: Vec<LineEvents> = table
            .lines
            .iter()
            .map(|(key, line)| line_events(key, line, &days, last, decimals))
            .collect();
        let rows = table
            .lines
            .values()
            .flat_map(|line| line.parties.values())
            .flat_map(|party| party.values())
            .map(|total| u64::from(total.rows))
            .sum();
        let mut net = vec![0.0; past];
        for event in lines.iter().flat_map(|line| &line.totals) {
            net[usize::try_from(event.day).unwrap_or(0)] += float(event.coins);
        }
        Self { days, last, lines, net, rows, drivers: Vec::new() }
    }

    /// With what is known outside the cash. Sorted: their order in files changes nothing.
    pub(super) fn with_drivers(mut self, drivers: &[Driver]) -> Self {
        self.drivers = drivers.iter().map(|driver| DriverDays::new(driver, &self.days)).collect();
        self.drivers.sort_by(|a, b| a.name.cmp(&b.name));
        self
    }

    /// Events of all lines and parties.
    pub(super) fn events(&self) -> usize {
        let parties = self.lines.iter().flat_map(|line| &line.parties);
        parties.map(|party| party.events.len()).sum()
    }

    /// Days from the first to the last, both counted.
    pub(super) fn length(&self) -> i32 {
        self.last + 1
    }
}

fn line_events(
    key: &LineKey,
    line: &LineHistory,
    days: &DayTable,
    last: i32,
    decimals: u32,
) -> LineEvents {
    let mut parties = Vec::with_capacity(line.parties.len());
    for (name, totals) in &line.parties {
        let events: Vec<Event> = totals
            .iter()
            .map(|(date, total)| Event {
                day: days.index(*date),
                coins: coins_of(total.amount.to_minor(decimals)),
            })
            .filter(|event| (0..=last).contains(&event.day) && event.coins != 0)
            .collect();
        if !events.is_empty() {
            parties.push(PartyEvents { name: name.clone(), events });
        }
    }
    LineEvents {
        key: key.clone(),
        totals: merged(parties.iter().flat_map(|party| &party.events)),
        parties,
    }
}

/// Coins as the models count them; amounts beyond are clamped (ingest bounds them far below).
pub(super) fn coins_of(minor: i128) -> i64 {
    const BOUND: i128 = 1 << 60;
    i64::try_from(minor.clamp(-BOUND, BOUND)).unwrap_or(0)
}

/// Events of several parties as totals by day.
pub(super) fn merged<'a>(events: impl Iterator<Item = &'a Event>) -> Vec<Event> {
    let mut all: Vec<Event> = events.copied().collect();
    all.sort_by_key(|event| event.day);
    let mut totals: Vec<Event> = Vec::with_capacity(all.len());
    for event in all {
        match totals.last_mut() {
            Some(total) if total.day == event.day => {
                total.coins = total.coins.saturating_add(event.coins);
            }
            _ => totals.push(event),
        }
    }
    totals
}
