//! Money in and out, and the balances around it.

use chrono::NaiveDate;

use super::{InspectedFile, size, statement};
use crate::aggregate::{Moved, Reading};
use crate::domain::Money;
use crate::ingest::{LedgerSummary, RowOrder};
use crate::report::{Block, Column, Listing, Printed, Row, RowKind, TableBlock};

/// The balance before the first row and after the last, of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Balances {
    /// Before the oldest row; `None` where the column starts later than the rows.
    pub(super) before: Option<Money>,
    /// After the newest row with a balance.
    pub(super) after: Money,
}

/// Totals, and what does not add up.
pub(super) fn blocks(file: &InspectedFile, decimals: u32) -> Vec<Block> {
    let (Some(summary), Some(reading)) = (&file.summary, file.reading()) else {
        return Vec::new();
    };
    if reading.flows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Table(totals(file, summary, reading, decimals))];
    let intro = remarks(summary, reading, decimals);
    if !intro.is_empty() {
        let listing = Listing {
            part: "",
            title: String::new(),
            intro,
            columns: Vec::new(),
            rows: Vec::new(),
        };
        blocks.push(Block::Listing(listing));
    }
    blocks
}

fn totals(
    file: &InspectedFile,
    summary: &LedgerSummary,
    reading: &Reading,
    decimals: u32,
) -> TableBlock {
    let single = single(summary, reading);
    let ignored = ignored(reading);
    let label = reading.flows.len() > 1;
    let mut columns = Vec::new();
    if label {
        columns.push(Column::text("currency"));
    }
    if let Some((balances, moved)) = single
        && balances.before.is_some()
    {
        columns.push(Column::number(format!("balance before line {}", oldest(file, &moved))));
    }
    columns.push(Column::number("in"));
    columns.push(Column::number("out"));
    if ignored.is_some() {
        columns.push(Column::number("ignored"));
    }
    if single.is_some() {
        let line = summary.balance_line.map_or_else(String::new, |line| format!(" line {line}"));
        columns.push(Column::number(format!("balance after{line}")));
    }
    let rows = reading.flows.iter().map(|(code, flows)| {
        let mut cells = Vec::new();
        if label {
            let code = if code.is_empty() { "none" } else { code };
            cells.push(Printed::text(code));
        }
        let mut push = |amount: Money| cells.push(Printed::number(statement(amount, decimals)));
        if let Some(before) = single.and_then(|(balances, _)| balances.before) {
            push(before);
        }
        push(flows.sum_in);
        push(flows.sum_out);
        if let Some(ignored) = ignored {
            push(ignored);
        }
        if let Some((balances, _)) = single {
            push(balances.after);
        }
        Row::new(RowKind::Plain, cells)
    });
    let rows = rows.collect();
    indent(&mut columns, rows)
}

/// The table two columns in, as all parts under a heading stand.
fn indent(columns: &mut Vec<Column>, mut rows: Vec<Row>) -> TableBlock {
    if let Some(first) = columns.first_mut() {
        first.heading = format!("  {}", first.heading);
    }
    for cell in rows.iter_mut().filter_map(|row| row.cells.first_mut()) {
        cell.text = format!("  {}", cell.text);
    }
    TableBlock {
        name: "totals",
        title: "TOTALS".to_owned(),
        rows,
        columns: std::mem::take(columns),
        continues: false,
    }
}

/// What rules and `--since` leave out of the sums, and the balances still hold.
fn ignored(reading: &Reading) -> Option<Money> {
    let all: Money = reading.moved.values().map(|moved| moved.net).sum();
    let used: Money = reading.flows.values().map(|flows| flows.sum_in + flows.sum_out).sum();
    let ignored = all - used;
    let several = reading.flows.len() > 1;
    (!several && (!ignored.is_zero() || reading.before_since > 0)).then_some(ignored)
}

/// The line of the oldest row.
fn oldest(file: &InspectedFile, moved: &Moved) -> u64 {
    let rule = file.inspection.as_ref().and_then(|inspection| inspection.layout.balance);
    match rule.map(|rule| rule.order) {
        Some(RowOrder::Descending) => moved.last_line_of_first_day,
        _ => moved.first_line,
    }
}

/// The balances of a file with one account and one currency.
pub(super) fn single(summary: &LedgerSummary, reading: &Reading) -> Option<(Balances, Moved)> {
    if reading.flows.len() > 1 || reading.moved.len() != 1 || summary.balances.len() != 1 {
        return None;
    }
    let (account, moved) = reading.moved.first_key_value()?;
    let days = summary.balances.get(account)?;
    let (first, end) = days.first_key_value()?;
    let (_, after) = days.last_key_value()?;
    Some((Balances { before: before((*first, *end), *moved), after: *after }, *moved))
}

/// The balance before the first day, from the one at its end.
fn before((first, end): (NaiveDate, Money), moved: Moved) -> Option<Money> {
    (first == moved.first_day).then(|| end - moved.on_first_day)
}

/// Accounts whose balance is told.
const MOST: usize = 12;

/// Balances by account, and sums that do not meet them.
fn remarks(summary: &LedgerSummary, reading: &Reading, decimals: u32) -> Vec<String> {
    if let Some((balances, moved)) = single(summary, reading) {
        let Some(before) = balances.before else { return Vec::new() };
        let change = balances.after - before;
        let apart = change - moved.net;
        if apart.is_zero() {
            return Vec::new();
        }
        return vec![format!(
            "DOES NOT ADD UP: the rows come to {}, the balance moves by {}, {} apart: a row is \
             missing, or the balance column is that of another account.",
            statement(moved.net, decimals),
            statement(change, decimals),
            size(apart, decimals),
        )];
    }
    if summary.balances.len() < 2 {
        return Vec::new();
    }
    let last = summary.balances.iter().filter_map(|(account, days)| {
        let (_, balance) = days.last_key_value()?;
        Some(format!("{account} {}", statement(*balance, decimals)))
    });
    let mut names: Vec<String> = last.collect();
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let more = if more > 0 { format!(" and {more} more accounts") } else { String::new() };
    vec![format!("Last balance by account: {}{more}.", names.join(", "))]
}
