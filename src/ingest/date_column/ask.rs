//! The question where nothing decides between two orders of day and month.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Place, Reading};
use crate::ingest::dates::DatePattern;
use crate::ingest::inspect::Findings;

/// Asks on the first row where the readings differ.
pub(super) fn ask(place: &Place<'_>, first: &Reading, second: &Reading, findings: &mut Findings) {
    let day = |reading: &Reading, cell: &str| reading.pattern.parse(cell).ok();
    let differing = place.rows.iter().find(|row| {
        let cell = row.cell(place.column);
        day(first, cell) != day(second, cell)
    });
    let Some(row) = differing else { return };
    let cell = row.cell(place.column);
    let shown = |reading: &Reading| {
        day(reading, cell).map_or_else(String::new, |date| date.format("%-d %B").to_string())
    };
    let what = format!(
        "`{cell}` is {} or {}; nothing in the file decides",
        shown(first),
        shown(second)
    );
    let likely = likely(first, second);
    let hint = hint(place, cell, likely.map(|likely| &likely.pattern));
    let likely = likely.map(described);
    findings.ask(place.source, row, Some(place.column), what, likely, hint);
}

fn hint(place: &Place<'_>, cell: &str, likely: Option<&DatePattern>) -> String {
    let mark = cell.chars().find(|c| matches!(c, '/' | '-' | '.'));
    let flag = |pattern: &DatePattern| {
        let format = pattern.format();
        let format = mark.map_or(format.clone(), |mark| {
            format.replace('/', &mark.to_string())
        });
        format!("--date-format {format}")
    };
    let file = place.source.file;
    if let Some(likely) = likely {
        let flag = flag(likely);
        return format!("add {flag}, or keep it: cashcast init {file} {flag}");
    }
    format!(
        "add {} (day first) or {} (month first), or keep it: cashcast init {file}",
        flag(&DatePattern::DayMonthYear),
        flag(&DatePattern::MonthDayYear),
    )
}

/// The reading with the shorter span is the likely one (right in 8 of 8 files measured, issue 3).
fn likely<'r>(first: &'r Reading, second: &'r Reading) -> Option<&'r Reading> {
    match span(&first.days).cmp(&span(&second.days)) {
        std::cmp::Ordering::Less => Some(first),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(second),
    }
}

/// Days from first to last.
fn span(dates: &[NaiveDate]) -> i64 {
    match (dates.iter().min(), dates.iter().max()) {
        (Some(low), Some(high)) => (*high - *low).num_days() + 1,
        _ => 0,
    }
}

/// What speaks for a reading.
fn described(reading: &Reading) -> String {
    let name = if reading.pattern == DatePattern::MonthDayYear {
        "month first"
    } else {
        "day first"
    };
    let days = match span(&reading.days) {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    let on_weekend = |date: &&NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let weekend = match reading.days.iter().filter(on_weekend).count() {
        0 => "no row on a weekend".to_owned(),
        1 => "1 row on a weekend".to_owned(),
        count => format!("{count} rows on a weekend"),
    };
    format!("{name} ({days} from first to last, {weekend})")
}
