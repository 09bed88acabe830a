//! What decides between two orders of day and month, beside the cells themselves.

use chrono::NaiveDate;

use super::{Decision, Place};
use crate::ingest::dates::{DatePattern, PATTERNS};
use crate::ingest::table::{Table, preamble_dates};

/// Looks at the cells of the whole file for one that only one order reads.
pub(super) fn scan(place: &Place<'_>, first: &DatePattern, second: &DatePattern) -> Decision {
    if place.table.complete {
        return None;
    }
    let (mut only_first, mut only_second, mut line) = (0_u64, 0_u64, 0);
    place.source.each_record(place.table.start, |record| {
        let cell = record.raw(place.source.text, place.column);
        match (first.fits(cell), second.fits(cell)) {
            (true, false) => only_first += 1,
            (false, true) => only_second += 1,
            _ => return,
        }
        if line == 0 {
            line = record.line;
        }
    });
    let reason = format!("line {line} has a number above 12");
    (only_first != only_second).then_some((only_first > only_second, reason))
}

/// Another date column that reads one way only, or whose days lie close by.
pub(super) fn by_other_column(
    place: &Place<'_>,
    first: &DatePattern,
    second: &DatePattern,
) -> Decision {
    (0..place.profiles.len())
        .filter(|at| *at != place.column && place.profiles[*at].is_date())
        .find_map(|at| {
            one_way(place, at, first, second).or_else(|| plainly(place, at, first, second))
        })
}

/// A column with the same mark that has a number above 12.
fn one_way(place: &Place<'_>, at: usize, first: &DatePattern, second: &DatePattern) -> Decision {
    let index = |pattern: &DatePattern| PATTERNS.iter().position(|p| p == pattern);
    let dates = &place.profiles[at].dates;
    let (a, b) = (dates[index(first)?], dates[index(second)?]);
    let same_mark = mark(place, at) == mark(place, place.column);
    (same_mark && a != b).then(|| (a > b, format!("column {} has a number above 12", at + 1)))
}

/// What stands between the numbers of a column's dates.
fn mark(place: &Place<'_>, column: usize) -> Option<char> {
    let mark = |cell: &str| cell.chars().find(|c| !c.is_ascii_digit());
    place.rows.iter().find_map(|row| mark(row.cell(column)))
}

/// A column whose dates have one order only, and lie close by.
fn plainly(place: &Place<'_>, at: usize, first: &DatePattern, second: &DatePattern) -> Decision {
    let profile = &place.profiles[at];
    let (best, count) = profile.best_date();
    let clear = &PATTERNS[best];
    if clear == first || clear == second || count != profile.filled {
        return None;
    }
    let is_first = match (close(place, first, at, clear), close(place, second, at, clear)) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    Some((is_first, format!("column {} says the day plainly", at + 1)))
}

/// Do all rows lie within ten days of another column?
fn close(place: &Place<'_>, pattern: &DatePattern, other: usize, clear: &DatePattern) -> bool {
    let mut apart = place.rows.iter().filter_map(|row| {
        let own = pattern.parse(row.cell(place.column)).ok()?;
        let other = clear.parse(row.cell(other)).ok()?;
        Some((own - other).num_days().abs())
    });
    // At least one row tells.
    apart.next().is_some_and(|days| days <= 10) && apart.all(|days| days <= 10)
}

/// Plain dates before the table: no row is later than a statement's last day by more than a week,
/// nor earlier than its first where it names two.
pub(super) fn by_preamble(table: &Table<'_>, a: &[NaiveDate], b: &[NaiveDate]) -> Decision {
    let dates = preamble_dates(&table.preamble);
    let (low, high) = (dates.iter().min()?, dates.iter().max()?);
    let fits = |dates: &[NaiveDate]| {
        dates.iter().all(|date| {
            let early = low < high && (*low - *date).num_days() > 7;
            !early && (*date - *high).num_days() <= 7
        })
    };
    let reason = || "only this order fits the dates before the table".to_owned();
    match (fits(a), fits(b)) {
        (true, false) => Some((true, reason())),
        (false, true) => Some((false, reason())),
        _ => None,
    }
}

/// Rows run in order of date under one reading, and break it at least three times under the other.
pub(super) fn by_order(a: &[NaiveDate], b: &[NaiveDate]) -> Decision {
    let breaks = |dates: &[NaiveDate]| {
        let up = dates.windows(2).filter(|pair| pair[1] < pair[0]).count();
        let down = dates.windows(2).filter(|pair| pair[1] > pair[0]).count();
        up.min(down)
    };
    let distinct = |dates: &[NaiveDate]| dates.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let reason = || "rows run in order of date only this way".to_owned();
    match (breaks(a), breaks(b)) {
        (0, 3..) if distinct(a) >= 5 => Some((true, reason())),
        (3.., 0) if distinct(b) >= 5 => Some((false, reason())),
        _ => None,
    }
}
