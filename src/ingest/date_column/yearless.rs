//! Dates without a year.

use super::Place;
use crate::ingest::dates::{DatePattern, YearRule, pair};
use crate::ingest::inspect::Findings;
use crate::ingest::table::{Table, is_yearless};

/// Month and day without a year: the lines before the table may name the statement's month.
pub(super) fn yearless(place: &Place<'_>, findings: &mut Findings) -> DatePattern {
    let statements = statements(place.table);
    let pairs: Vec<(u32, u32)> =
        place.cells().filter(|cell| is_yearless(cell)).filter_map(pair).collect();
    let month_first = pairs.iter().any(|(_, b)| *b > 12);
    let day_first = pairs.iter().any(|(a, _)| *a > 12);
    let rule = statements.first().copied().unwrap_or(YearRule { year: 2000, month: 12 });
    if statements.len() == 1 && month_first != day_first {
        let reason = format!(
            "year from the statement month {}-{:02} above the table",
            rule.year, rule.month
        );
        findings.note("dates", "month and day without a year".into(), reason);
    } else {
        ask(place, day_first, findings);
    }
    if day_first { DatePattern::DayMonth(rule) } else { DatePattern::MonthDay(rule) }
}

fn ask(place: &Place<'_>, day_first: bool, findings: &mut Findings) {
    let Some(row) = place.rows.first() else {
        return;
    };
    let order = if day_first { "%d/%m" } else { "%m/%d" };
    let cell = row.cell(place.column);
    findings.ask(
        place.source,
        row,
        Some(place.column),
        format!("`{cell}` has no year, and nothing in the file says it"),
        None,
        format!("add the year to the format: --date-format {order}/YYYY (such as {order}/2026)"),
    );
}

/// The months named before the table.
fn statements(table: &Table<'_>) -> Vec<YearRule> {
    let mut found: Vec<YearRule> = table
        .preamble
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| statement_month(cell))
        .collect();
    found.dedup();
    found
}

/// `2024年01月`, `2024-01`, `01/2024` as the statement's month.
fn statement_month(cell: &str) -> Option<YearRule> {
    let found = cell.char_indices().find_map(|(at, _)| year_and_month(&cell[at..]))?;
    let bounded = cell
        .find(&found.year.to_string())
        .is_none_or(|at| at == 0 || !cell.as_bytes()[at - 1].is_ascii_digit());
    bounded.then_some(found)
}

/// A year, a mark and a month at the start of a text.
fn year_and_month(text: &str) -> Option<YearRule> {
    let year: i32 = text.get(..4)?.parse().ok()?;
    let after = text[4..].trim_start_matches(['年', '-', '/', '.']);
    if !(1950..2100).contains(&year) || after.len() == text[4..].len() {
        return None;
    }
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let month: u32 = after.get(..digits)?.parse().ok()?;
    let alone = !after[digits..].starts_with(['-', '/', '.']);
    ((1..=12).contains(&month) && alone).then_some(YearRule { year, month })
}
