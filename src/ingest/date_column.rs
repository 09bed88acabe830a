//! Which column dates the row, and which of its readings the file leaves.

use chrono::{Datelike, NaiveDate, Weekday};

use super::columns::Profile;
use super::dates::{DatePattern, PATTERNS, YearRule};
use super::inspect::{Findings, Source};
use super::table::{Row, Table, is_yearless, preamble_dates};
use super::words;

/// The date column: the best header among columns of dates, complete ones first.
pub(super) fn choose(profiles: &[Profile], rows: usize, named: bool) -> Option<usize> {
    let dated: Vec<usize> = (0..profiles.len())
        .filter(|at| profiles[*at].is_date() && profiles[*at].filled * 2 >= rows.min(2))
        .collect();
    let pool: Vec<usize> = if dated.is_empty() {
        (0..profiles.len())
            .filter(|at| {
                let profile = &profiles[*at];
                profile.yearless * 10 >= profile.filled * 8
                    && profile.yearless > 0
                    && words::is_date_header(&profile.header)
            })
            .collect()
    } else {
        dated
    };
    let fullest = pool.iter().map(|at| profiles[*at].filled).max()?;
    pool.into_iter()
        .map(|at| {
            let profile = &profiles[at];
            let rank = if named {
                words::date_rank(&profile.header)
            } else {
                55
            };
            let gaps = if profile.filled < fullest { 30 } else { 0 };
            (rank - gaps, std::cmp::Reverse(at))
        })
        .max()
        .map(|(_, at)| at.0)
}

/// How the dates of a column are read; a question where two readings are left.
pub(super) fn pattern(
    table: &Table<'_>,
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    column: usize,
    findings: &mut Findings,
) -> DatePattern {
    let profile = &profiles[column];
    if !profile.is_date() && profile.yearless > 0 {
        return yearless(table, rows, column, source, findings);
    }
    let (best, count) = profile.best_date();
    let pattern = PATTERNS[best].clone();
    let rival = match pattern {
        DatePattern::DayMonthYear => DatePattern::MonthDayYear,
        DatePattern::ShortYear => DatePattern::ShortDay,
        _ => {
            findings.note(
                "dates",
                pattern.format(),
                format!("{count} of {} cells", profile.filled),
            );
            return pattern;
        }
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
    settle(
        table, source, profiles, rows, column, &pattern, &rival, findings,
    )
}

/// Both orders read every cell: looks for anything else in the file that decides.
#[expect(
    clippy::too_many_arguments,
    reason = "one place where all evidence on dates meets"
)]
fn settle(
    table: &Table<'_>,
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    column: usize,
    first: &DatePattern,
    second: &DatePattern,
    findings: &mut Findings,
) -> DatePattern {
    let cells: Vec<&str> = rows.iter().map(|row| row.cell(column)).collect();
    let read = |pattern: &DatePattern| -> Vec<NaiveDate> {
        cells
            .iter()
            .filter_map(|cell| pattern.parse(cell).ok())
            .collect()
    };
    let (a, b) = (read(first), read(second));
    let dotted = cells
        .iter()
        .any(|cell| cell.contains('.') && !cell.contains(['/', '-']));
    let decided = if a == b {
        // Day and month are alike in every row seen: the later rows must show it.
        scan(table, source, column, first, second)
            .or_else(|| {
                table
                    .complete
                    .then(|| (true, "day and month are alike".into()))
            })
            .or_else(|| dotted.then(|| (true, "dotted dates are day first".into())))
    } else if dotted {
        Some((true, "dotted dates are day first".into()))
    } else {
        scan(table, source, column, first, second)
            .or_else(|| by_other_column(profiles, rows, column, first, second))
            .or_else(|| by_preamble(table, &a, &b))
            .or_else(|| by_order(&a, &b))
    };
    if let Some((is_first, reason)) = decided {
        let pattern = if is_first { first } else { second };
        findings.note("dates", pattern.format(), reason);
        pattern.clone()
    } else {
        ask(rows, column, (first, &a), (second, &b), source, findings);
        first.clone()
    }
}

/// Looks at the cells of the whole file for one that only one order reads.
fn scan(
    table: &Table<'_>,
    source: &Source<'_>,
    column: usize,
    first: &DatePattern,
    second: &DatePattern,
) -> Option<(bool, String)> {
    if table.complete {
        return None;
    }
    let (mut only_first, mut only_second, mut line) = (0_u64, 0_u64, 0);
    source.each_record(table.start, |record| {
        let cell = record.raw(source.text, column);
        match (first.fits(cell), second.fits(cell)) {
            (true, false) => only_first += 1,
            (false, true) => only_second += 1,
            _ => return,
        }
        if line == 0 {
            line = record.line;
        }
    });
    (only_first != only_second).then(|| {
        (
            only_first > only_second,
            format!("line {line} has a number above 12"),
        )
    })
}

/// Another date column that reads one way only, or whose days lie close by.
fn by_other_column(
    profiles: &[Profile],
    rows: &[&Row<'_>],
    column: usize,
    first: &DatePattern,
    second: &DatePattern,
) -> Option<(bool, String)> {
    let index = |pattern: &DatePattern| PATTERNS.iter().position(|p| p == pattern);
    let (first_at, second_at) = (index(first)?, index(second)?);
    let mark = |cell: &str| cell.chars().find(|c| !c.is_ascii_digit());
    let own = rows.iter().find_map(|row| mark(row.cell(column)));
    for (at, profile) in profiles
        .iter()
        .enumerate()
        .filter(|(at, p)| *at != column && p.is_date())
    {
        let (day, month) = (profile.dates[first_at], profile.dates[second_at]);
        let same_mark = rows.iter().find_map(|row| mark(row.cell(at))) == own;
        if same_mark && day != month {
            return Some((
                day > month,
                format!("column {} has a number above 12", at + 1),
            ));
        }
        let (best, count) = profile.best_date();
        let clear =
            PATTERNS[best] != *first && PATTERNS[best] != *second && count == profile.filled;
        if let Some(found) = clear
            .then(|| nearby(rows, column, at, &PATTERNS[best], first, second))
            .flatten()
        {
            return Some((found, format!("column {} says the day plainly", at + 1)));
        }
    }
    None
}

/// Do all rows lie within ten days of another column under exactly one reading?
fn nearby(
    rows: &[&Row<'_>],
    column: usize,
    other: usize,
    clear: &DatePattern,
    first: &DatePattern,
    second: &DatePattern,
) -> Option<bool> {
    let close = |pattern: &DatePattern| {
        let mut any = false;
        let all = rows.iter().all(|row| {
            let (Ok(a), Ok(b)) = (
                pattern.parse(row.cell(column)),
                clear.parse(row.cell(other)),
            ) else {
                return true;
            };
            any = true;
            (a - b).num_days().abs() <= 10
        });
        any && all
    };
    match (close(first), close(second)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Plain dates before the table: no row is later than a statement's last day by more than a week,
/// nor earlier than its first where it names two.
fn by_preamble(table: &Table<'_>, a: &[NaiveDate], b: &[NaiveDate]) -> Option<(bool, String)> {
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
fn by_order(a: &[NaiveDate], b: &[NaiveDate]) -> Option<(bool, String)> {
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

fn ask(
    rows: &[&Row<'_>],
    column: usize,
    first: (&DatePattern, &[NaiveDate]),
    second: (&DatePattern, &[NaiveDate]),
    source: &Source<'_>,
    findings: &mut Findings,
) {
    let differing = rows.iter().find(|row| {
        let cell = row.cell(column);
        first.0.parse(cell).ok() != second.0.parse(cell).ok()
    });
    let Some(row) = differing else { return };
    let cell = row.cell(column);
    let day = |pattern: &DatePattern| {
        pattern
            .parse(cell)
            .map_or_else(|_| String::new(), |date| date.format("%-d %B").to_string())
    };
    let what = format!(
        "`{cell}` is {} or {}; nothing in the file decides",
        day(first.0),
        day(second.0)
    );
    let mark = cell.chars().find(|c| matches!(c, '/' | '-' | '.'));
    let flag = |pattern: &DatePattern| {
        let format = pattern.format();
        let format = mark.map_or(format.clone(), |mark| {
            format.replace('/', &mark.to_string())
        });
        format!("--date-format {format}")
    };
    let (likely, best) = likely(first, second);
    let hint = if likely.is_some() {
        let flag = flag(best);
        format!(
            "add {flag}, or keep it: cashcast init {} {flag}",
            source.file
        )
    } else {
        format!(
            "add {} (day first) or {} (month first), or keep it: cashcast init {}",
            flag(&DatePattern::DayMonthYear),
            flag(&DatePattern::MonthDayYear),
            source.file
        )
    };
    findings.ask(source, row, Some(column), what, likely, hint);
}

/// The reading with the shorter span is the likely one (right in 8 of 8 files measured, issue 3).
fn likely<'p>(
    first: (&'p DatePattern, &[NaiveDate]),
    second: (&'p DatePattern, &[NaiveDate]),
) -> (Option<String>, &'p DatePattern) {
    let span = |dates: &[NaiveDate]| match (dates.iter().min(), dates.iter().max()) {
        (Some(low), Some(high)) => (*high - *low).num_days() + 1,
        _ => 0,
    };
    let weekend = |dates: &[NaiveDate]| {
        dates
            .iter()
            .filter(|date| matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
            .count()
    };
    let (a, b) = (span(first.1), span(second.1));
    if a == b {
        return (None, first.0);
    }
    let (pattern, dates) = if a < b { first } else { second };
    let name = if *pattern == DatePattern::MonthDayYear {
        "month first"
    } else {
        "day first"
    };
    let rest = match weekend(dates) {
        0 => "no row on a weekend".to_owned(),
        1 => "1 row on a weekend".to_owned(),
        count => format!("{count} rows on a weekend"),
    };
    let days = if a.min(b) == 1 {
        "1 day".to_owned()
    } else {
        format!("{} days", a.min(b))
    };
    (
        Some(format!("{name} ({days} from first to last, {rest})")),
        pattern,
    )
}

/// Month and day without a year: the lines before the table may name the statement's month.
fn yearless(
    table: &Table<'_>,
    rows: &[&Row<'_>],
    column: usize,
    source: &Source<'_>,
    findings: &mut Findings,
) -> DatePattern {
    let mut statements: Vec<YearRule> = table
        .preamble
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| statement_month(cell))
        .collect();
    statements.dedup();
    let pairs: Vec<(u32, u32)> = rows
        .iter()
        .filter(|row| is_yearless(row.cell(column)))
        .filter_map(|row| super::dates::pair(row.cell(column)))
        .collect();
    let month_first = pairs.iter().any(|(_, b)| *b > 12);
    let day_first = pairs.iter().any(|(a, _)| *a > 12);
    let rule = statements.first().copied();
    let known = statements.len() == 1 && month_first != day_first;
    let rule = rule.unwrap_or(YearRule {
        year: 2000,
        month: 12,
    });
    let pattern = if day_first {
        DatePattern::DayMonth(rule)
    } else {
        DatePattern::MonthDay(rule)
    };
    if known {
        let reason = format!(
            "year from the statement month {}-{:02} above the table",
            rule.year, rule.month
        );
        findings.note("dates", "month and day without a year".into(), reason);
    } else if let Some(row) = rows.first() {
        let cell = row.cell(column);
        let order = if day_first { "%d/%m" } else { "%m/%d" };
        findings.ask(
            source,
            row,
            Some(column),
            format!("`{cell}` has no year, and nothing in the file says it"),
            None,
            format!(
                "add the year to the format: --date-format {order}/YYYY (such as {order}/2026)"
            ),
        );
    }
    pattern
}

/// `2024年01月`, `2024-01`, `01/2024` as the statement's month.
fn statement_month(cell: &str) -> Option<YearRule> {
    let found = cell.char_indices().find_map(|(at, _)| {
        let rest = &cell[at..];
        let year: i32 = rest
            .get(..4)?
            .parse()
            .ok()
            .filter(|year| (1950..2100).contains(year))?;
        let after = rest[4..].trim_start_matches(['年', '-', '/', '.']);
        if after.len() == rest[4..].len() {
            return None;
        }
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let month: u32 = after.get(..digits)?.parse().ok()?;
        let alone = after[digits..]
            .chars()
            .next()
            .is_none_or(|c| !matches!(c, '-' | '/' | '.'));
        ((1..=12).contains(&month) && alone).then_some(YearRule { year, month })
    })?;
    let bounded = cell
        .find(&found.year.to_string())
        .is_none_or(|at| at == 0 || !cell.as_bytes()[at - 1].is_ascii_digit());
    bounded.then_some(found)
}
