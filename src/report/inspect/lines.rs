//! Every line of the file accounted for.

use super::accounts::single;
use super::{InspectedFile, listing};
use crate::config::Settings;
use crate::domain::Money;
use crate::ingest::{AmountRule, IdenticalRows, Inspection, LedgerSummary, SampleRow, SetAside};
use crate::report::figures::{count, plural};
use crate::report::{Align, Listing, Printed};

/// The longest part of a cell in a remark.
const CELL: usize = 40;

/// Where a line is, what became of it, and why.
struct Fate {
    place: String,
    what: &'static str,
    why: String,
    alarm: bool,
}

impl Fate {
    fn new(place: String, what: &'static str, why: String) -> Self {
        Self { place, what, why, alarm: false }
    }

    fn cells(self) -> Vec<Printed> {
        vec![
            Printed::text(self.place),
            Printed::text(self.what).alarm_if(self.alarm),
            Printed::text(self.why),
        ]
    }
}

/// Counts that add up, and each line that was not simply used.
pub(super) fn accounted(file: &InspectedFile, settings: &Settings) -> Option<Listing> {
    let inspection = file.inspection.as_ref()?;
    let mut fates = Vec::new();
    let mut intro = Vec::new();
    if let Some(summary) = &file.summary {
        intro.push(sums(inspection, summary));
        fates.extend(summary.set_aside.iter().map(|aside| set_aside(file, summary, aside)));
        fates.extend(by_rule(file, settings));
    }
    fates.extend(rejected(file));
    if let Some(summary) = &file.summary {
        fates.extend(summary.identical.iter().map(|rows| identical(inspection, rows)));
    }
    fates.extend(no_help(file));
    if intro.is_empty() && fates.is_empty() {
        return None;
    }
    let rows = fates.into_iter().map(Fate::cells).collect();
    Some(Listing { intro, ..listing("ROWS", &[Align::Left; 3], rows) })
}

/// `20 lines = 4 before the table + 1 header + 15 records; 15 = 14 used + 1 ignored + 0 rejected`
fn sums(inspection: &Inspection, summary: &LedgerSummary) -> String {
    let mut parts = Vec::new();
    let mut push = |number: u64, what: &str| {
        if number > 0 {
            parts.push(format!("{} {what}", count(number)));
        }
    };
    push(inspection.lines_before, "before the table");
    push(inspection.header_lines, "header");
    push(summary.blank_lines, "blank");
    push(summary.continued_lines, "continued in quotes");
    parts.push(plural(summary.rows, "record"));
    format!(
        "{} = {}; {} = {} used + {} ignored + {} rejected",
        plural(summary.lines, "line"),
        parts.join(" + "),
        count(summary.rows),
        count(summary.used),
        count(summary.ignored),
        count(summary.rejected),
    )
}

/// `line 20`, `lines 3, 7, 9 …`
fn place(lines: &[u64], all: u64) -> String {
    let shown: Vec<String> = lines.iter().map(u64::to_string).collect();
    let more = if all > lines.len() as u64 { " …" } else { "" };
    let word = if all == 1 { "line" } else { "lines" };
    format!("{word} {}{more}", shown.join(", "))
}

fn set_aside(file: &InspectedFile, summary: &LedgerSummary, aside: &SetAside) -> Fate {
    let why = match aside.lines.as_slice() {
        [line] => file.inspection.as_ref().and_then(|found| Some((found, found.row_at(*line)?))),
        _ => None,
    };
    let why = match why {
        Some((inspection, row)) => one(file, inspection, summary, row, aside.code),
        None if aside.rows == 1 => reason(aside.code).to_owned(),
        None => format!("{}: {}", plural(aside.rows, "row"), reason(aside.code)),
    };
    Fate::new(place(&aside.lines, aside.rows), "ignored", why)
}

/// The one record of its kind, with what it says.
fn one(
    file: &InspectedFile,
    inspection: &Inspection,
    summary: &LedgerSummary,
    row: &SampleRow,
    code: &str,
) -> String {
    let filled = row.cells.iter().find(|cell| !cell.is_empty());
    let named = filled.map_or_else(String::new, |cell| format!("\"{}\": ", cut(cell)));
    let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
    let undated = !cell(inspection.layout.date).contains(|c: char| c.is_ascii_digit());
    let silent = amount_columns(inspection).iter().all(|at| cell(*at).is_empty());
    let why = match (code, undated, silent) {
        ("ignored-totals" | "ignored-titles", true, true) => "no date, no amount",
        (code, _, _) => reason(code),
    };
    let last = file.reading().and_then(|reading| single(summary, reading));
    let equals =
        last.is_some_and(|(balances, _)| row.cells.iter().any(|cell| says(cell, balances.after)));
    let equals = if equals { "; equals the last balance" } else { "" };
    format!("{named}{why}{equals}")
}

/// Does the cell show this amount, whatever its marks?
fn says(cell: &str, amount: Money) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let plain = cell.chars().all(|c| !c.is_alphabetic()) && cell.contains(['.', ',']);
    plain && digits(cell) == digits(&amount.to_fixed(2))
}

fn reason(code: &str) -> &'static str {
    match code {
        "ignored-no-amount" => "a date but no amount",
        "ignored-totals" => "a total or balance, not a payment",
        "ignored-titles" => "no date, no amount (titles, legal text, continued lines)",
        "ignored-headers" => "repeats the header",
        "ignored-neutral" => "neither money in nor out, by the file's own word",
        "ignored-pending" => "announced, no date yet",
        "ignored-void" => "its status says that no money moved",
        "ignored-currency" => "in another currency",
        "ignored-account" => "of another account",
        _ => "left out",
    }
}

fn by_rule(file: &InspectedFile, settings: &Settings) -> Vec<Fate> {
    let Some(reading) = file.reading() else { return Vec::new() };
    let mut fates: Vec<Fate> = reading
        .ignored_by_rule
        .iter()
        .map(|(rule, rows)| {
            let place = settings.rules.get(*rule).map(|rule| rule.position.whole_line());
            let place = place.map_or_else(String::new, |place| format!(" at {place}"));
            Fate::new(plural(*rows, "row"), "ignored", format!("by the rule{place}"))
        })
        .collect();
    if let (true, Some(since)) = (reading.before_since > 0, settings.since) {
        let why = format!("before {since} (since)");
        fates.push(Fate::new(plural(reading.before_since, "row"), "ignored", why));
    }
    fates
}

fn rejected(file: &InspectedFile) -> Vec<Fate> {
    let mut fates: Vec<Fate> = file
        .rejects
        .iter()
        .map(|error| {
            let place = error.position.line.map_or_else(String::new, |line| format!("line {line}"));
            let why = format!("{} ({})", error.what, error.rule);
            Fate { alarm: true, ..Fate::new(place, "REJECTED", why) }
        })
        .collect();
    let hidden = file.rejected.saturating_sub(file.rejects.len() as u64);
    if hidden > 0 {
        let more = format!("and {} more", plural(hidden, "row"));
        fates.push(Fate { alarm: true, ..Fate::new(more, "REJECTED", String::new()) });
    }
    fates
}

/// Two rows alike: real payments, unless the balance says otherwise.
fn identical(inspection: &Inspection, rows: &IdenticalRows) -> Fate {
    let (first, second) = rows.lines;
    let shown = &rows.shown;
    let place = place(&[first, second], 2);
    let rows = (inspection.row_at(first), inspection.row_at(second));
    let (Some(one), Some(two)) = rows else {
        return Fate::new(place, "both used", format!("identical, {shown}"));
    };
    let cell = |row: &SampleRow, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let amounts = amount_columns(inspection);
    let amount = amounts.iter().map(|at| cell(one, *at)).find(|cell| !cell.is_empty());
    let date = cell(one, inspection.layout.date);
    let mut why = format!("identical, {} {}", cut(&date), cut(&amount.unwrap_or_default()));
    if let Some(rule) = inspection.layout.balance.filter(|rule| rule.verified) {
        let same = cell(one, rule.column) == cell(two, rule.column);
        why.push_str(if same {
            "; the balance is the same after both: one payment twice?"
        } else {
            "; the balance shows two payments"
        });
    }
    Fate::new(place, "both used", why)
}

fn no_help(file: &InspectedFile) -> Vec<Fate> {
    let doubt = file.doubt();
    doubt
        .iter()
        .flat_map(|doubt| &doubt.no_help)
        .map(|(line, cell)| {
            let why = format!("\"{}\" fits both readings", cut(cell));
            Fate::new(format!("line {line}"), "no help", why)
        })
        .collect()
}

/// The columns an amount comes from.
pub(super) fn amount_columns(inspection: &Inspection) -> Vec<usize> {
    match inspection.layout.amount {
        AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. } => vec![column],
        AmountRule::Pair { debit, credit, .. } => vec![debit, credit],
    }
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(CELL).collect();
    if text.chars().nth(CELL).is_some() {
        shown.push('…');
    }
    shown
}
