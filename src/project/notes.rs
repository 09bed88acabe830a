//! What qualifies the projection: counts and rules, never advice.

use super::history::{History, LineEvents};
use super::point::LinePoint;
use super::projection::RecurringEvidence;
use super::quantize::money;
use super::recurring::{RecurringItem, Source};
use crate::domain::Note;

/// Items that stopped longer ago are not news.
const STOPPED_NEWS_DAYS: i32 = 182;
/// Items that began longer ago are not new; nor is anything in a history hardly longer.
const NEW_DAYS: i32 = 122;

/// A single payment is large from this many days of all turnover on.
const LARGE_DAYS: i128 = 14;
/// Weeks of history from which past forecasts, not the prior alone, tell the band's width: eight
/// behind the first of four.
const JUDGED_FROM: i32 = 12;

/// Every recurring item that is projected, and what shows it.
pub(super) fn evidence(
    history: &History,
    points: &[LinePoint],
    decimals: u32,
) -> Vec<RecurringEvidence> {
    let lines = history.lines.iter().zip(points);
    lines
        .flat_map(|(line, point)| {
            let running = point.items.iter().filter(|item| !item.stopped);
            running.map(|item| seen(history, line, item, decimals))
        })
        .collect()
}

fn seen(
    history: &History,
    line: &LineEvents,
    item: &RecurringItem,
    decimals: u32,
) -> RecurringEvidence {
    let days = &history.days;
    RecurringEvidence {
        line: line.key.clone(),
        party: party_of(line, item).filter(|party| !party.is_empty()).map(ToOwned::to_owned),
        rule: item.cadence.words(days, item.last),
        seen: item.hits,
        expected: item.slots,
        unit: item.cadence.unit(),
        last: days.date(item.last),
        amount: money(item.coins, decimals),
        stray: money(item.stray, decimals),
        on_day: item.on_day,
        next: item.next_due(days, history.last).map(|day| days.date(day)),
    }
}

fn party_of<'a>(line: &'a LineEvents, item: &RecurringItem) -> Option<&'a str> {
    item.source.party().map(|party| line.parties[party].name.as_str())
}

/// `Rent (Landlord)`; the line alone where the party has no name.
fn name_of(line: &LineEvents, item: &RecurringItem) -> String {
    match party_of(line, item) {
        Some(party) if !party.is_empty() => format!("{} ({party})", line.key.name()),
        _ => line.key.name().to_owned(),
    }
}

/// Recurring items of parties that were not there before the last few months.
pub(super) fn started(history: &History, points: &[LinePoint]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (line, point) in history.lines.iter().zip(points) {
        for item in point.items.iter().filter(|item| !item.stopped) {
            let Source::Party(party) = item.source else {
                continue;
            };
            let known_from = line.parties[party].events.first().map_or(0, |event| event.day);
            let recent = item.first() > (history.last - NEW_DAYS).max(NEW_DAYS);
            if !recent || known_from < item.first() {
                continue;
            }
            notes.push(Note::new(
                "recurring-new",
                format!(
                    "{}: {}; new since {}, projected.",
                    name_of(line, item),
                    item.evidence(&history.days),
                    history.days.date(item.first())
                ),
            ));
        }
    }
    notes
}

/// Recurring items that were paid twice in the last half year.
pub(super) fn paid_twice(history: &History, points: &[LinePoint]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (line, point) in history.lines.iter().zip(points) {
        for item in point.items.iter().filter(|item| !item.stopped) {
            let recent = item.twice.iter().filter(|day| **day > history.last - STOPPED_NEWS_DAYS);
            let dates: Vec<String> =
                recent.map(|day| history.days.date(*day).to_string()).collect();
            if dates.is_empty() {
                continue;
            }
            notes.push(Note::new(
                "recurring-twice",
                format!(
                    "{}: {}; paid a second time on {}, projected once.",
                    name_of(line, item),
                    item.evidence(&history.days),
                    dates.join(" and ")
                ),
            ));
        }
    }
    notes
}

/// Recurring items that stopped in the last half year.
pub(super) fn stopped(history: &History, points: &[LinePoint]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (line, point) in history.lines.iter().zip(points) {
        for item in point
            .items
            .iter()
            .filter(|item| item.stopped && item.last > history.last - STOPPED_NEWS_DAYS)
        {
            notes.push(Note::new(
                "recurring-stopped",
                format!(
                    "{}: {}; nothing since {}, not projected.",
                    name_of(line, item),
                    item.evidence(&history.days),
                    history.days.date(item.last)
                ),
            ));
        }
    }
    for (line, point) in history.lines.iter().zip(points) {
        notes.extend(silent_note(history, line, point));
    }
    notes
}

/// A line without rhythm that fell silent.
fn silent_note(history: &History, line: &LineEvents, point: &LinePoint) -> Option<Note> {
    let last = point.last_rest.filter(|_| point.rate.stopped)?;
    (last > history.last - STOPPED_NEWS_DAYS).then(|| {
        Note::new(
            "line-stopped",
            format!(
                "{}: {} payments, nothing since {}, not projected.",
                line.key.name(),
                point.rest_count,
                history.days.date(last)
            ),
        )
    })
}

/// Payments that came once, are large, and are projected as a small steady amount all the same.
pub(super) fn paid_once(history: &History, points: &[LinePoint], decimals: u32) -> Vec<Note> {
    let all = history.lines.iter().flat_map(|line| &line.totals);
    let turnover: i128 = all.map(|event| i128::from(event.coins).abs()).sum();
    let large = |coins: i64| {
        i128::from(coins).abs() * i128::from(history.length()) > turnover.saturating_mul(LARGE_DAYS)
    };
    let lines = history.lines.iter().zip(points);
    lines
        .filter(|(_, point)| point.items.is_empty() && point.rate.weekly != 0.0)
        .filter_map(|(line, _)| match line.totals.as_slice() {
            [only] if large(only.coins) => Some(Note::new(
                "paid-once",
                format!(
                    "{}: seen once ({} on {}), projected as its mean over all of history; a rule \
                     with one-off = true leaves it out.",
                    line.key.name(),
                    money(only.coins, decimals).to_fixed(decimals),
                    history.days.date(only.day)
                ),
            )),
            _ => None,
        })
        .collect()
}

/// Short history, and edges of the band that would have stood inside base.
pub(super) fn band_notes(weeks: i32, enough: bool, clipped: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if !enough {
        notes.push(Note::new(
            "history-too-short",
            "History is shorter than 14 days or 10 rows: only dated items and budgets are projected, without a band.",
        ));
    } else if weeks < JUDGED_FROM {
        notes.push(Note::new(
            "band-prior",
            format!(
                "{weeks} weeks of history are too few to judge past forecasts ({JUDGED_FROM} are needed): the band's width is a general one, scaled by this ledger's weekly net."
            ),
        ));
    }
    if clipped > 0 {
        let days = if clipped == 1 { "day" } else { "days" };
        notes.push(Note::new(
            "band-clipped",
            format!("On {clipped} {days} an edge of the band was moved to base, so that worst ≤ base ≤ best."),
        ));
    }
    notes
}
