//! Which column dates the row, and which of its readings the file leaves.

mod ask;
mod evidence;
mod year_first;
mod yearless;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::columns::Profile;
use super::dates::{DateError, DatePattern, PATTERNS, could_be_date};
use super::inspect::{Findings, Source};
use super::table::{Row, Table};
use super::words;
pub use ask::{DateDoubt, DateReading};

use ask::ask;
use yearless::yearless;

/// The date column: the best header among columns of dates, complete ones first.
pub(super) fn choose(profiles: &[Profile], rows: usize, named: bool) -> Option<usize> {
    let pool = dated(profiles, rows);
    let fullest = pool.iter().map(|at| profiles[*at].filled).max()?;
    pool.into_iter()
        .map(|at| {
            let profile = &profiles[at];
            let rank = if named { words::date_rank(&profile.header) } else { 55 };
            let gaps = if profile.filled < fullest { 30 } else { 0 };
            (rank - gaps, Reverse(at))
        })
        .max()
        .map(|(_, at)| at.0)
}

/// The date column where the user named the format: the best header among columns that it fits.
pub(super) fn choose_by_format(
    profiles: &[Profile],
    rows: &[&Row<'_>],
    pattern: &DatePattern,
) -> Option<usize> {
    let fits = |at: usize| {
        let read = |row: &&&Row<'_>| pattern.parse(row.cell(at)) != Err(DateError::Shape);
        rows.iter().filter(read).count() * 2 >= rows.len().max(1)
    };
    (0..profiles.len())
        .filter(|at| profiles[*at].filled > 0 && fits(*at))
        .max_by_key(|at| (words::date_rank(&profiles[*at].header), Reverse(*at)))
}

/// The first cell that would be a date if its year were one that ledgers hold.
pub(super) fn out_of_range<'r>(rows: &[&'r Row<'_>]) -> Option<(u64, usize, &'r str)> {
    rows.iter().find_map(|row| {
        let far = |cell: &str| PATTERNS.iter().any(|p| p.parse(cell) == Err(DateError::Range));
        let at = row.cells.iter().position(|cell| could_be_date(cell) && far(cell))?;
        Some((row.line, at, row.cell(at)))
    })
}

/// Columns of dates; where there is none, columns of days without a year under such a header.
fn dated(profiles: &[Profile], rows: usize) -> Vec<usize> {
    let whole = |profile: &Profile| profile.is_date() && profile.filled * 2 >= rows.min(2);
    let yearless = |profile: &Profile| {
        profile.yearless * 10 >= profile.filled * 8
            && profile.yearless > 0
            && words::is_date_header(&profile.header)
    };
    let those = |fits: &dyn Fn(&Profile) -> bool| -> Vec<usize> {
        (0..profiles.len()).filter(|at| fits(&profiles[*at])).collect()
    };
    let found = those(&whole);
    if found.is_empty() { those(&yearless) } else { found }
}

/// The column of dates in its file.
pub(super) struct Place<'p> {
    pub(super) source: &'p Source<'p>,
    pub(super) table: &'p Table<'p>,
    pub(super) profiles: &'p [Profile],
    pub(super) rows: &'p [&'p Row<'p>],
    pub(super) column: usize,
}

/// One way to read the column, and the days it gives.
struct Reading {
    pattern: DatePattern,
    days: Vec<NaiveDate>,
}

/// Which of two readings something decides for, and why.
type Decision = Option<(bool, String)>;

impl<'p> Place<'p> {
    fn cells(&self) -> impl Iterator<Item = &'p str> {
        let column = self.column;
        self.rows.iter().map(move |row| row.cell(column))
    }

    fn read(&self, pattern: DatePattern) -> Reading {
        let days = self.cells().filter_map(|cell| pattern.parse(cell).ok());
        Reading { days: days.collect(), pattern }
    }
}

/// How the dates of a column are read; a question where two readings are left.
pub(super) fn pattern(place: &Place<'_>, findings: &mut Findings) -> DatePattern {
    let profile = &place.profiles[place.column];
    if !profile.is_date() && profile.yearless > 0 {
        return yearless(place, findings);
    }
    let (best, count) = profile.best_date();
    let pattern = PATTERNS[best].clone();
    year_first::ask(place, &pattern, findings);
    let Some(rival) = rival(&pattern) else {
        let reason = format!("{count} of {} cells", profile.filled);
        findings.note("dates", pattern.format(), reason);
        return pattern;
    };
    let rival_at = PATTERNS.iter().position(|p| *p == rival).unwrap_or(best);
    if profile.dates[rival_at] < count {
        let reason = format!(
            "{count} of {} cells; the other order reads only {}",
            profile.filled, profile.dates[rival_at]
        );
        findings.note("dates", pattern.format(), reason);
        return pattern;
    }
    settle(place, &place.read(pattern), &place.read(rival), findings)
}

/// The reading that numbers up to 12 allow as well.
fn rival(pattern: &DatePattern) -> Option<DatePattern> {
    match pattern {
        DatePattern::DayMonthYear => Some(DatePattern::MonthDayYear),
        DatePattern::ShortYear => Some(DatePattern::ShortDay),
        _ => None,
    }
}

/// Both orders read every cell: looks for anything else in the file that decides.
fn settle(
    place: &Place<'_>,
    first: &Reading,
    second: &Reading,
    findings: &mut Findings,
) -> DatePattern {
    if let Some((is_first, reason)) = decide(place, first, second) {
        let pattern = if is_first { first } else { second }.pattern.clone();
        findings.note("dates", pattern.format(), reason);
        return pattern;
    }
    ask(place, first, second, findings);
    first.pattern.clone()
}

fn decide(place: &Place<'_>, first: &Reading, second: &Reading) -> Decision {
    let scan = || evidence::scan(place, &first.pattern, &second.pattern);
    let dotted = place.cells().any(|cell| cell.contains('.') && !cell.contains(['/', '-']));
    let by_dots = || dotted.then(|| (true, "dotted dates are day first".into()));
    if first.days == second.days {
        // Day and month are alike in every row seen: the later rows must show it.
        let alike = || (true, "day and month are alike".into());
        return scan().or_else(|| place.table.complete.then(alike)).or_else(by_dots);
    }
    by_dots()
        .or_else(scan)
        .or_else(|| evidence::by_other_column(place, &first.pattern, &second.pattern))
        .or_else(|| evidence::by_preamble(place.table, &first.days, &second.days))
        .or_else(|| evidence::by_order(&first.days, &second.days))
}
