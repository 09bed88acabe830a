//! The question where nothing decides between two orders of day and month.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Place, Reading};
use crate::ingest::dates::DatePattern;
use crate::ingest::error::shell_word;
use crate::ingest::inspect::Findings;
use crate::ingest::table::Row;

/// Both readings of a date column, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateDoubt {
    /// The column, from 0.
    pub column: usize,
    /// The first and the last cell that the readings tell apart.
    pub cells: [String; 2],
    /// The two readings.
    pub readings: [DateReading; 2],
    /// Index of the likely one, where one is.
    pub likely: Option<usize>,
    /// Rows looked at.
    pub rows: usize,
    /// Rows whose day depends on the reading.
    pub moved: usize,
    /// By how many days at least and at most.
    pub moved_by: (i64, i64),
    /// Dates before the table that fit both readings: line and cell.
    pub no_help: Vec<(u64, String)>,
}

/// One reading of a date column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateReading {
    /// `day first`, `month first`.
    pub name: &'static str,
    /// As `--date-format` takes it.
    pub format: String,
    /// What the two cells become.
    pub days: [NaiveDate; 2],
    /// Days from the first date to the last, both counted.
    pub span: i64,
    /// Rows on a Saturday or Sunday.
    pub weekend: usize,
}

/// Asks on the first row where the readings differ.
pub(super) fn ask(place: &Place<'_>, first: &Reading, second: &Reading, findings: &mut Findings) {
    let differs = |row: &&Row<'_>| {
        let cell = row.cell(place.column);
        first.pattern.parse(cell).ok() != second.pattern.parse(cell).ok()
    };
    let Some(row) = place.rows.iter().copied().find(differs) else { return };
    let last = place.rows.iter().copied().rfind(differs).unwrap_or(row);
    let (cell, last) = (row.cell(place.column), last.cell(place.column));
    let shown = |reading: &Reading| {
        let day = reading.pattern.parse(cell).ok();
        day.map_or_else(String::new, |date| date.format("%-d %B").to_string())
    };
    let what =
        format!("`{cell}` is {} or {}; nothing in the file decides", shown(first), shown(second));
    let readings = [first, second].map(|reading| described(reading, [cell, last]));
    let [Some(one), Some(other)] = readings else { return };
    let likely = likely(one.span, other.span);
    let readings = [one, other];
    let hint = hint(place.source.file, &readings, likely);
    let said = likely.map(|likely| evidence(&readings[likely]));
    findings.ask(place.source, row, Some(place.column), what, said, hint);
    let moves = moves(first, second);
    findings.dates = Some(DateDoubt {
        column: place.column,
        cells: [cell.to_owned(), last.to_owned()],
        readings,
        likely,
        rows: first.days.len(),
        moved: moves.len(),
        moved_by: (
            moves.iter().copied().min().unwrap_or(0),
            moves.iter().copied().max().unwrap_or(0),
        ),
        no_help: no_help(place, &first.pattern, &second.pattern),
    });
}

/// The reading in figures; `None` where it does not read its own cells.
fn described(reading: &Reading, cells: [&str; 2]) -> Option<DateReading> {
    let [first, last] = cells.map(|cell| reading.pattern.parse(cell).ok());
    let mark = cells[0].chars().find(|c| matches!(c, '/' | '-' | '.')).unwrap_or('/');
    let on_weekend = |date: &&NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    Some(DateReading {
        name: match reading.pattern {
            DatePattern::MonthDayYear => "month first",
            DatePattern::ShortYear => "year first",
            _ => "day first",
        },
        format: reading.pattern.format().replace('/', &mark.to_string()),
        days: [first?, last?],
        span: span(&reading.days),
        weekend: reading.days.iter().filter(on_weekend).count(),
    })
}

/// The reading with the shorter span is the likely one (right in 8 of 8 files measured, issue 3).
fn likely(first: i64, second: i64) -> Option<usize> {
    match first.cmp(&second) {
        std::cmp::Ordering::Less => Some(0),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(1),
    }
}

/// The flag that decides, and how the answer is kept for every later run.
fn hint(file: &str, readings: &[DateReading; 2], likely: Option<usize>) -> String {
    let file = shell_word(file);
    if let Some(likely) = likely {
        let format = &readings[likely].format;
        return format!(
            "add --date-format {format}, or keep it: cashcast init {file} --date-format {format}"
        );
    }
    let [first, second] = readings;
    format!(
        "add --date-format {} ({}) or --date-format {} ({}), or keep it: cashcast init {file} with \
         the same flag",
        first.format, first.name, second.format, second.name
    )
}

/// Days from first to last.
fn span(dates: &[NaiveDate]) -> i64 {
    match (dates.iter().min(), dates.iter().max()) {
        (Some(low), Some(high)) => (*high - *low).num_days() + 1,
        _ => 0,
    }
}

/// What speaks for a reading.
fn evidence(reading: &DateReading) -> String {
    let days = match reading.span {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    let weekend = match reading.weekend {
        0 => "no row on a weekend".to_owned(),
        1 => "1 row on a weekend".to_owned(),
        count => format!("{count} rows on a weekend"),
    };
    format!("{} ({days} from first to last, {weekend})", reading.name)
}

/// By how many days each row moves that moves at all.
fn moves(first: &Reading, second: &Reading) -> Vec<i64> {
    let both = first.days.iter().zip(&second.days);
    both.map(|(a, b)| (*a - *b).num_days().abs()).filter(|days| *days > 0).collect()
}

/// Dates before the table that could have decided and do not.
fn no_help(place: &Place<'_>, first: &DatePattern, second: &DatePattern) -> Vec<(u64, String)> {
    let fits_both = |cell: &str| {
        let parts = || cell.split([' ', '(', ')', '[', ']', ';']).chain(std::iter::once(cell));
        parts().any(|part| first.fits(part) && second.fits(part))
    };
    let rows = place.table.preamble.iter();
    rows.flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
        .filter(|(_, cell)| fits_both(cell))
        .map(|(row, cell)| (row.line, shown(row.cells.first().map_or("", AsRef::as_ref), cell)))
        .collect()
}

/// A cell with the name before it: `Created,11/05/2026`.
fn shown(name: &str, cell: &str) -> String {
    let day = cell.split(' ').next().unwrap_or(cell);
    let text = if name == cell { day.to_owned() } else { format!("{name},{day}") };
    text.chars().take(60).collect()
}
