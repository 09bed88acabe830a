//! Dates of three pairs of digits that may begin with the year: `23/01/16`.

use chrono::NaiveDate;

use super::{Place, Reading};
use crate::ingest::dates::DatePattern;
use crate::ingest::inspect::Findings;

/// Asks where the year first gives days that lie closer together than the reading found.
pub(super) fn ask(place: &Place<'_>, found: &DatePattern, findings: &mut Findings) {
    if !matches!(found, DatePattern::DayMonthYear | DatePattern::MonthDayYear) {
        return;
    }
    let cells: Vec<&str> = place.cells().filter(|cell| found.fits(cell)).collect();
    let Some((mark, row)) = mark(&cells).zip(place.rows.first()) else {
        return;
    };
    let format = format!("%y{mark}%m{mark}%d");
    let first = place.read(DatePattern::Format(format.clone()));
    let own = place.read(found.clone());
    if first.days.len() < cells.len() || span(&first) >= span(&own) {
        return;
    }
    let cell = row.cell(place.column);
    let told = found.format().replace('/', mark).replace("%Y", "%y");
    findings.ask(
        place.source,
        row,
        Some(place.column),
        format!("`{cell}` begins with the year or with the day; nothing in the file decides"),
        None,
        format!("add --date-format {format} (year first) or {told}"),
    );
}

/// What stands between three pairs of digits, where all cells are such.
fn mark<'c>(cells: &[&'c str]) -> Option<&'c str> {
    let pairs = |cell: &str| {
        cell.len() == 8
            && cell.bytes().enumerate().all(|(at, b)| (at % 3 == 2) != b.is_ascii_digit())
    };
    let first = cells.first().filter(|_| cells.iter().all(|cell| pairs(cell)))?;
    Some(&first[2..3])
}

fn span(reading: &Reading) -> i64 {
    let (low, high): (Option<&NaiveDate>, Option<&NaiveDate>) =
        (reading.days.iter().min(), reading.days.iter().max());
    low.zip(high).map_or(0, |(low, high)| (*high - *low).num_days())
}
