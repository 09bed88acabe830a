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
    let what =
        format!("`{cell}` is {} or {}; nothing in the file decides", shown(first), shown(second));
    let likely = likely(first, second);
    let hint = hint(cell, likely.map(|likely| &likely.pattern));
    let likely = likely.map(described);
    findings.ask(place.source, row, Some(place.column), what, likely, hint);
}

/// How an answer is kept for every later run.
const KEPT: &str = "or keep it in cashcast.toml under [[source]]: date-format = ";

fn hint(cell: &str, likely: Option<&DatePattern>) -> String {
    let mark = cell.chars().find(|c| matches!(c, '/' | '-' | '.'));
    let format = |pattern: &DatePattern| {
        let format = pattern.format();
        let marked = |mark: char| format.replace('/', &mark.to_string());
        mark.map_or_else(|| format.clone(), marked)
    };
    if let Some(likely) = likely {
        let format = format(likely);
        return format!("add --date-format {format}, {KEPT}\"{format}\"");
    }
    let [day, month] = [DatePattern::DayMonthYear, DatePattern::MonthDayYear].map(|p| format(&p));
    format!(
        "add --date-format {day} (day first) or {month} (month first), {KEPT}\"{day}\" (or \"{month}\")"
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
    let name =
        if reading.pattern == DatePattern::MonthDayYear { "month first" } else { "day first" };
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
