//! Where the table stands in the file: what comes before it, its header, its first row.

use std::borrow::Cow;

use super::amounts::looks_numeric;
use super::dates::{looks_dated, pair};
use super::margins::{fields_missing, is_apart};
use super::records::{Fault, Record, Records};
use super::words::{self, MoneyWord};

/// Records looked at from the start of the file.
const HEAD: usize = 500;
/// Further records, spread evenly over the rest.
const SPREAD: usize = 150;
/// Text over which the spread reaches.
const REACH: usize = 32 << 20;
/// A header stands within the first records.
const HEADER_WITHIN: usize = 120;
/// No more columns than this are looked at.
pub(super) const MAX_COLUMNS: usize = 4096;

/// One record of the sample.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) line: u64,
    pub(super) start: usize,
    pub(super) text: &'a str,
    pub(super) cells: Vec<Cow<'a, str>>,
    open_quote: Option<(u64, usize)>,
}

impl Row<'_> {
    /// The cell, empty where it is missing.
    pub(super) fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", Cow::as_ref)
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    fn is_data(&self) -> bool {
        let date = self.cells.iter().position(|cell| looks_dated(cell));
        date.is_some_and(|date| {
            self.cells.iter().enumerate().any(|(at, cell)| at != date && looks_numeric(cell))
        })
    }
}

/// The sample of a file, and where its table stands.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// Records before the header.
    pub(super) preamble: Vec<Row<'a>>,
    /// The header, where there is one.
    pub(super) header: Option<Row<'a>>,
    /// The first records of the table, in one run.
    pub(super) body: Vec<Row<'a>>,
    /// Records from the rest of the file.
    pub(super) spread: Vec<Row<'a>>,
    /// Column names; empty where there is none.
    pub(super) names: Vec<String>,
    /// Byte and line where the body starts.
    pub(super) start: (usize, u64),
    /// A quote that swallows further lines up to the end of the file: its line, and how many.
    pub(super) open_quote: Option<(u64, usize)>,
    /// The sample holds every record.
    pub(super) complete: bool,
}

impl Table<'_> {
    /// A header line as told that is none: no row may get lost above it.
    pub(super) fn misplaced_header(&self, told: Option<u64>) -> Option<(u64, String)> {
        let told = told.filter(|line| *line > 0)?;
        let Some(header) = &self.header else {
            return Some((told, "the file has no such line for a header".into()));
        };
        if header.is_data() {
            let what = "this line holds a date and a figure: it is a row, not a header";
            return Some((header.line, what.into()));
        }
        let rows = self.preamble.iter().filter(|row| row.is_data()).count();
        let what = format!("{rows} rows with a date and a figure stand above this header");
        (rows > 0).then_some((header.line, what))
    }
}

fn owned<'a>(record: &Record, text: &'a str) -> Row<'a> {
    let swallowed = || memchr::memchr_iter(b'\n', record.text(text).as_bytes()).count();
    let open_quote = match record.fault {
        Some(Fault::OpenQuote { line }) => {
            Some((line, swallowed())).filter(|(_, lines)| *lines > 1)
        }
        _ => None,
    };
    Row {
        open_quote,
        line: record.line,
        start: record.start,
        text: record.text(text),
        cells: (0..record.len().min(MAX_COLUMNS)).map(|index| record.cell(text, index)).collect(),
    }
}

/// Samples the file and finds the table in it. `header_line`: as told, 0 for none.
pub(super) fn find(text: &str, delimiter: u8, header_line: Option<u64>) -> Table<'_> {
    let (mut rows, spread, complete) = sample(text, delimiter);
    let header = match header_line {
        Some(0) => None,
        Some(line) => rows.iter().position(|row| row.line >= line),
        None => find_header(&rows),
    };
    let first = match header {
        Some(header) => header + 1,
        None if header_line == Some(0) => 0,
        None => {
            let first = rows.iter().position(Row::is_data).unwrap_or(0);
            first + usize::from(is_apart(&rows[first.min(rows.len())..]))
        }
    };
    let mut body = rows.split_off(first.min(rows.len()));
    let mut header = header.and_then(|_| rows.pop());
    if let Some(header) = &mut header
        && header_goes_on(header, &body)
    {
        join_header(header, &body.remove(0));
    }
    let start = match (&body.first(), &header) {
        (Some(row), _) => (row.start, row.line),
        (None, _) => (text.len(), 0),
    };
    let open_quote = rows.iter().chain(&body).find_map(|row| row.open_quote);
    let mut table = Table {
        open_quote,
        preamble: rows,
        header,
        body,
        spread,
        names: Vec::new(),
        start,
        complete,
    };
    table.names = names(&table);
    table
}

/// A second line of names under the first: words alone, under names that are missing or repeated.
fn header_goes_on(header: &Row<'_>, body: &[Row<'_>]) -> bool {
    let [second, third, ..] = body else {
        return false;
    };
    let words = second.cells.iter().all(|cell| !cell.contains(|c: char| c.is_ascii_digit()));
    let open = |at: usize| {
        let name = header.cell(at);
        name.is_empty() || header.cells.iter().filter(|other| *other == name).count() > 1
    };
    let named = (0..second.cells.len()).filter(|at| !second.cell(*at).is_empty());
    words
        && third.is_data()
        && second.filled() > 1
        && second.filled() < header.cells.len()
        && named.clone().all(open)
        && header.cells != second.cells
}

fn join_header(header: &mut Row<'_>, second: &Row<'_>) {
    for (at, cell) in second.cells.iter().enumerate() {
        match header.cells.get_mut(at) {
            Some(name) if !cell.is_empty() => {
                *name = format!("{name} {cell}").trim().to_owned().into();
            }
            _ => {}
        }
    }
}

fn sample(text: &str, delimiter: u8) -> (Vec<Row<'_>>, Vec<Row<'_>>, bool) {
    let mut records = Records::new(text, delimiter);
    let mut record = Record::default();
    let mut head = Vec::new();
    while head.len() < HEAD {
        if !records.read(&mut record) {
            return (head, Vec::new(), true);
        }
        if !record.is_blank(text) {
            head.push(owned(&record, text));
        }
    }
    let reach = &text.as_bytes()[..text.len().min(REACH)];
    let lines = memchr::memchr_iter(b'\n', reach).count();
    let step = (lines / SPREAD).max(1);
    let mut spread = Vec::new();
    let mut count = 0;
    let mut complete = true;
    while records.read(&mut record) {
        count += 1;
        if record.start > REACH {
            complete = false;
            break;
        }
        if count % step == 0 && !record.is_blank(text) {
            spread.push(owned(&record, text));
        } else {
            complete = false;
        }
    }
    (head, spread, complete)
}

/// The record whose cells name a date and money; else the texts before the first data row.
fn find_header(rows: &[Row<'_>]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut data_before = 0;
    for (at, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
        if let Some(score) = header_score(row)
            && best.is_none_or(|(found, _)| score > found)
            && data_before < 2
        {
            best = Some((score, at));
        }
        data_before += usize::from(row.is_data());
        if data_before > 1 {
            break;
        }
    }
    if let Some((_, at)) = best {
        return Some(at);
    }
    let first = rows.iter().take(HEADER_WITHIN).position(Row::is_data)?;
    let before = first.checked_sub(1)?;
    let row = &rows[before];
    let texts = row
        .cells
        .iter()
        .filter(|cell| !cell.is_empty() && !looks_numeric(cell) && !looks_dated(cell))
        .count();
    let width = rows[first].cells.len();
    (texts == row.filled() && texts * 2 > width && texts > 1).then_some(before)
}

/// How many cells are known header words; `None` where a header needs more.
fn header_score(row: &Row<'_>) -> Option<usize> {
    let (mut date, mut money, mut known) = (false, false, 0);
    if row.filled() < 2 {
        return None;
    }
    let plain =
        |cell: &str| cell.chars().count() <= 60 && !looks_dated(cell) && !looks_numeric(cell);
    if !row.cells.iter().all(|cell| plain(cell)) {
        return None;
    }
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let header = words::normalise(cell);
        let is_date = words::is_date_header(&header);
        let is_money = words::money_word(&header) > MoneyWord::Unknown
            || words::money_word(&header) == MoneyWord::Balance;
        let is_text = words::text_rank(&header, words::TextWord::Description) > 0
            || words::text_rank(&header, words::TextWord::Counterparty) > 0
            || words::text_rank(&header, words::TextWord::Category) > 0
            || words::currency_rank(&header) > 0;
        date |= is_date;
        money |= is_money;
        known += usize::from(is_date || is_money || is_text);
    }
    let both = date && money;
    ((both || date || money) && known > 1).then_some(known + if both { 1000 } else { 0 })
}

/// How many fields a row has: as the header says, unless most rows fill more. A few rows with more
/// are bad rows: `-1,234.50` without quotes is two fields, and the first of them is not the amount.
fn width(table: &Table<'_>) -> usize {
    let widest = table.body.iter().map(|row| row.cells.len()).max();
    let widest = widest.unwrap_or(0);
    let Some(header) = &table.header else {
        return widest;
    };
    let named = header.cells.len();
    let beyond = |row: &&Row<'_>| (named..row.cells.len()).any(|at| !row.cell(at).is_empty());
    let wide = table.body.iter().filter(beyond).count();
    if wide * 2 > table.body.len() { widest } else { named }
}

/// Header names; a nameless column beside one that holds currency codes shares its name.
fn names(table: &Table<'_>) -> Vec<String> {
    let width = width(table);
    let Some(header) = &table.header else {
        return vec![String::new(); width];
    };
    let mut names: Vec<String> = (0..width).map(|at| header.cell(at).to_owned()).collect();
    if let Some(missing) = fields_missing(&table.body, header) {
        let dates = header
            .cells
            .iter()
            .take_while(|cell| words::is_date_header(&words::normalise(cell)))
            .count();
        names = (0..width - missing)
            .map(|at| header.cell(if at < dates { at } else { at + missing }).to_owned())
            .collect();
    }
    for at in 1..names.len() {
        let codes = || {
            let mut filled = table
                .body
                .iter()
                .map(|row| row.cell(at - 1))
                .filter(|cell| !cell.is_empty())
                .take(20)
                .peekable();
            filled.peek().is_some() && filled.all(super::currencies::is_code)
        };
        if names[at].is_empty() && !names[at - 1].is_empty() && codes() {
            let (before, after) = names.split_at_mut(at);
            after[0].clone_from(&before[at - 1]);
        }
    }
    names
}

/// Dates without any doubt in the lines before the table, for what they say of the period.
pub(super) fn preamble_dates(rows: &[Row<'_>]) -> Vec<chrono::NaiveDate> {
    use super::dates::DatePattern as P;
    let patterns = [P::YearMonthDay, P::DayName, P::NameDay];
    let mut dates = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let parts = cell
            .split([' ', '[', ']', '(', ')', ':', '：', '至'])
            .chain(cell.split(" - "))
            .chain(std::iter::once(cell.as_ref()));
        let tokens: Vec<&str> = cell.split(' ').collect();
        let phrases = tokens.windows(3).map(|words| words.join(" ")).collect::<Vec<_>>();
        for part in parts.chain(phrases.iter().map(String::as_str)) {
            let part = part.trim_matches([',', '.', ' ']);
            if let Some(date) = patterns.iter().find_map(|pattern| pattern.parse(part).ok()) {
                dates.push(date);
            } else if let (Ok(a), Err(_)) =
                (P::DayMonthYear.parse(part), P::MonthDayYear.parse(part))
            {
                dates.push(a);
            } else if let (Err(_), Ok(b)) =
                (P::DayMonthYear.parse(part), P::MonthDayYear.parse(part))
            {
                dates.push(b);
            }
        }
    }
    dates
}

/// Is the cell a month and a day without a year?
pub(super) fn is_yearless(cell: &str) -> bool {
    pair(cell).is_some()
}
