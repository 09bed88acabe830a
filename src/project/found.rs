//! Recurring items on their own, for whoever wants to see what history repeats.

use chrono::NaiveDate;

use super::cadence::Cadence;
use super::history::History;
use super::quantize::money;
use super::recurring::{RecurringItem, split};
use crate::domain::{CashTable, LineKey, Money, Repeat, Shift};

/// Days looked ahead for the next payment: a yearly one is among them.
const AHEAD: usize = 400;

/// A recurring item of a ledger that has not stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurringFound {
    /// The line it belongs to.
    pub line: LineKey,
    /// The party, where it is one party's.
    pub party: Option<String>,
    /// Its next amount, signed; in a line with a season, that of a month without one.
    pub amount: Money,
    /// `1st, next work day, 24/24`.
    pub evidence: String,
    /// The last payment.
    pub last: NaiveDate,
    /// How often it comes.
    pub repeat: Repeat,
    /// What weekends do to it.
    pub shift: Shift,
    /// The day it is due next, before any shift.
    pub next: Option<NaiveDate>,
}

/// What a projection from `last_actual` would find and go on with, largest amounts first.
pub fn recurring_found(
    table: &CashTable,
    last_actual: NaiveDate,
    decimals: u32,
) -> Vec<RecurringFound> {
    let history = History::new(table, last_actual, AHEAD, decimals);
    let mut found: Vec<RecurringFound> = history
        .lines
        .iter()
        .flat_map(|line| {
            let items = split(&history, line, history.last).items;
            let running = items.into_iter().filter(|item| !item.stopped);
            running.map(|item| {
                let party = item.source.party().map(|party| line.parties[party].name.clone());
                described(&history, line.key.clone(), party, &item, decimals)
            })
        })
        .collect();
    found.sort_by(|a, b| {
        (b.amount.abs(), &a.line, &a.party).cmp(&(a.amount.abs(), &b.line, &b.party))
    });
    found
}

fn described(
    history: &History,
    line: LineKey,
    party: Option<String>,
    item: &RecurringItem,
    decimals: u32,
) -> RecurringFound {
    let count = |step: i32| u32::try_from(step).unwrap_or(1);
    let (repeat, shift) = match item.cadence {
        Cadence::Days { step, .. } => (Repeat::Days(count(step)), Shift::None),
        Cadence::Months { step, shift, .. } => (Repeat::Months(count(step)), shift),
    };
    RecurringFound {
        line,
        party: party.filter(|name| !name.is_empty()),
        amount: money(item.coins, decimals),
        evidence: item.evidence(&history.days),
        last: history.days.date(item.last),
        repeat,
        shift,
        next: item.next_due(&history.days, history.last).map(|day| history.days.date(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayTotal, Flow, LineHistory};
    use chrono::{Datelike, Weekday};
    use std::collections::BTreeMap;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A year of rent on the 1st, on the next work day where that is a weekend.
    fn rent() -> CashTable {
        let cents = |cents| DayTotal { amount: Money::from_minor(cents, 2), rows: 1 };
        let days: BTreeMap<NaiveDate, DayTotal> = (1..=12)
            .map(|month| {
                let first = NaiveDate::from_ymd_opt(2025, month, 1).unwrap();
                (Shift::NextBusinessDay.apply(first), cents(-110_000))
            })
            .collect();
        let mut line = LineHistory::default();
        line.parties.insert("Landlord".into(), days);
        let key = LineKey::operating(Flow::Disbursement, Some("Rent".into()));
        CashTable { lines: BTreeMap::from([(key, line)]) }
    }

    #[test]
    fn what_comes_every_month_is_found_with_its_next_day() {
        let found = recurring_found(&rent(), day("2025-12-31"), 2);
        let [rent] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(rent.amount.to_fixed(2), "-1100.00");
        assert_eq!((rent.repeat, rent.shift), (Repeat::Months(1), Shift::NextBusinessDay));
        assert_eq!(rent.party.as_deref(), Some("Landlord"));
        assert_eq!(rent.next, Some(day("2026-01-01")));
        assert_eq!(rent.last, day("2025-12-01"));
        assert!(rent.evidence.contains("12/12"), "{}", rent.evidence);
    }

    #[test]
    fn the_next_day_stands_before_its_shift() {
        let found = recurring_found(&rent(), day("2026-01-31"), 2);
        // 1 February 2026 is a Sunday; the payment of January is missing, which is not yet a stop.
        let next = found[0].next.unwrap();
        assert_eq!(next, day("2026-02-01"));
        assert_eq!(next.weekday(), Weekday::Sun);
        assert!(recurring_found(&rent(), day("2026-06-30"), 2).is_empty(), "stopped");
        assert!(recurring_found(&CashTable::default(), day("2026-06-30"), 2).is_empty());
    }
}
