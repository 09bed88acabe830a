//! What qualifies the projection: counts and rules, never advice.

use super::history::History;
use super::point::LinePoint;
use super::projection::RecurringEvidence;
use crate::domain::Note;

/// Items that stopped longer ago are not news.
const STOPPED_NEWS_DAYS: i32 = 182;

/// Every recurring item that is projected, and what shows it.
pub(super) fn evidence(history: &History, points: &[LinePoint]) -> Vec<RecurringEvidence> {
    history
        .lines
        .iter()
        .zip(points)
        .flat_map(|(line, point)| {
            point.items.iter().filter(|i| !i.stopped).map(|item| {
                let party = item
                    .source
                    .party()
                    .map_or_else(|| line.key.name(), |party| &line.parties[party].name);
                RecurringEvidence {
                    line: line.key.clone(),
                    party: party.to_owned(),
                    evidence: format!(
                        "{}, last {}",
                        item.evidence(&history.days),
                        history.days.date(item.last)
                    ),
                }
            })
        })
        .collect()
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
            let party = item
                .source
                .party()
                .map(|party| line.parties[party].name.as_str())
                .filter(|name| !name.is_empty())
                .map(|name| format!(" ({name})"))
                .unwrap_or_default();
            notes.push(Note::new(
                "recurring-stopped",
                format!(
                    "{}{party}: {}; nothing since {}, not projected.",
                    line.key.name(),
                    item.evidence(&history.days),
                    history.days.date(item.last)
                ),
            ));
        }
    }
    notes
}

/// Short history, and edges of the band that would have stood inside base.
pub(super) fn band_notes(weeks: i32, enough: bool, clipped: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if !enough {
        notes.push(Note::new(
            "history-too-short",
            "History is shorter than 14 days or 10 rows: only dated items and budgets are projected, without a band.",
        ));
    } else if weeks < 8 {
        notes.push(Note::new(
            "band-prior",
            format!(
                "{weeks} weeks of history are too few to judge past forecasts (8 are needed): the band's width is a general one, scaled by this ledger's weekly net."
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
