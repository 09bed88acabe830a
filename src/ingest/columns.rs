//! What the cells of each column look like.

use std::collections::BTreeSet;

use super::amounts::{is_placeholder, looks_like_identifier, looks_numeric};
use super::currencies;
use super::dates::{DatePattern, PATTERNS, could_be_date, pair};
use super::table::{Row, Table};
use super::words;

/// Different texts counted per column, at most.
const DISTINCT: usize = 60;

/// One column of the sample.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Header as written.
    pub(super) name: String,
    /// Header, normalised.
    pub(super) header: String,
    /// Cells that are not empty and no placeholder.
    pub(super) filled: usize,
    /// Cells that read as a date, by pattern.
    pub(super) dates: [usize; PATTERNS.len()],
    /// Days as spreadsheets count them, under a header that says date.
    pub(super) serials: usize,
    /// Month and day without year.
    pub(super) yearless: usize,
    /// Numbers that may be money.
    pub(super) numbers: usize,
    /// Long runs of digits, leading zeros.
    pub(super) identifiers: usize,
    /// Currency codes.
    pub(super) codes: usize,
    /// The header says date.
    is_named_date: bool,
    /// Different texts (capped).
    pub(super) distinct: BTreeSet<String>,
    /// Cells that begin with a minus.
    pub(super) negatives: usize,
}

impl Profile {
    /// The best date pattern and how many cells it reads. Six digits count as a date only under a
    /// header that says so.
    pub(super) fn best_date(&self) -> (usize, usize) {
        let named = words::is_date_header(&self.header);
        let limit = if named { PATTERNS.len() } else { 9 };
        if self.serials * 10 >= self.filled * 9 && self.serials > 0 {
            // Read by the first pattern, which takes day counts beside its own shape.
            return (0, self.serials);
        }
        (0..limit)
            .map(|at| (self.dates[at], std::cmp::Reverse(at)))
            .max()
            .map_or((0, 0), |(count, at)| (at.0, count))
    }

    /// Is this a column of dates?
    pub(super) fn is_date(&self) -> bool {
        let (_, count) = self.best_date();
        // A header that says so leaves more room for bad rows.
        let share = match self.header.as_str() {
            "date" => 1,
            header if words::is_date_header(header) => 5,
            _ => 8,
        };
        count > 0 && count * 10 >= self.filled * share
    }

    /// Is this a column of figures that may be money?
    pub(super) fn is_money(&self) -> bool {
        let share = match self.header.as_str() {
            "amount" => 1,
            header if words::money_word(header) >= words::MoneyWord::Amount => 5,
            _ => 8,
        };
        self.numbers > 0
            && self.numbers * 10 >= self.filled * share
            && self.identifiers * 2 < self.filled
            && !self.is_date()
    }

    /// Is this a column of text?
    pub(super) fn is_text(&self) -> bool {
        self.filled > 0 && !self.is_money() && !self.is_date()
    }

    fn look(&mut self, cell: &str) {
        if is_placeholder(cell) {
            return;
        }
        self.filled += 1;
        let has_digit = cell.bytes().any(|b| b.is_ascii_digit());
        if has_digit && cell.len() <= 48 {
            if could_be_date(cell) {
                for (at, pattern) in PATTERNS.iter().enumerate() {
                    self.dates[at] += usize::from(fits(pattern, cell));
                }
            }
            self.serials += usize::from(self.is_named_date && is_day_count(cell));
            self.yearless += usize::from(pair(cell).is_some());
            if looks_like_identifier(cell) {
                self.identifiers += 1;
            }
            if looks_numeric(cell) {
                self.numbers += 1;
                self.negatives += usize::from(cell.starts_with(['-', '(', '−']));
            }
        }
        if currencies::is_code(cell) {
            self.codes += 1;
        }
        if self.distinct.len() < DISTINCT && !self.distinct.contains(cell) {
            self.distinct.insert(cell.to_owned());
        }
    }
}

/// A day count alone does not make a date column, unless its header does.
fn fits(pattern: &DatePattern, cell: &str) -> bool {
    let day_count = cell.len() >= 5
        && cell.as_bytes()[..5].iter().all(u8::is_ascii_digit)
        && (cell.len() == 5 || cell.as_bytes()[5] == b'.');
    !day_count && pattern.fits(cell)
}

/// Days from 1982 to 2064 as spreadsheets count them.
fn is_day_count(cell: &str) -> bool {
    cell.split('.').next().is_some_and(|days| matches!(days.parse(), Ok(30_000..60_000_u32)))
        && DatePattern::YearMonthDay.fits(cell)
}

/// Profiles of all columns over the rows given.
pub(super) fn profile(table: &Table<'_>, rows: &[&Row<'_>]) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = table
        .names
        .iter()
        .map(|name| {
            let header = words::normalise(name);
            Profile {
                name: name.clone(),
                is_named_date: words::is_date_header(&header),
                header,
                ..Profile::default()
            }
        })
        .collect();
    for row in rows {
        for (profile, cell) in profiles.iter_mut().zip(&row.cells) {
            profile.look(cell);
        }
    }
    profiles
}

/// The rows of the sample that look like transactions: as many filled cells as half of the usual.
pub(super) fn data_rows<'t, 'a>(table: &'t Table<'a>) -> Vec<&'t Row<'a>> {
    let filled = |row: &Row<'_>| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let all: Vec<&Row<'a>> = table.body.iter().chain(&table.spread).collect();
    let mut counts: Vec<usize> = all.iter().map(|row| filled(row)).collect();
    counts.sort_unstable();
    let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
    let header = table.header.as_ref().map(|row| row.cells.clone());
    all.into_iter()
        .filter(|row| filled(row) * 2 > usual && filled(row) > 1)
        .filter(|row| header.as_ref() != Some(&row.cells))
        .filter(|row| {
            let first = row.cells.iter().find(|cell| !cell.is_empty());
            !first.is_some_and(|cell| words::starts_total(cell))
        })
        .collect()
}
