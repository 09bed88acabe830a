//! What proves each part of a layout, subject by subject.

use super::Examined;
use crate::config::Sign;
use crate::ingest::amounts::{self, Amount, DecimalMark};
use crate::ingest::chain::{self, Chain, Link};
use crate::ingest::dates::DatePattern;
use crate::ingest::layout::{
    AmountRule, BalanceRule, CurrencyRule, Evidence, Layout, RowOrder, direction_of,
};
use crate::ingest::table::{Row, Table};
use crate::ingest::words::Direction;
use crate::ingest::{Subject, currencies, dialect};

/// Every subject, in the order people ask.
pub(super) fn evidence(examined: &Examined<'_>, rows: &[&Row<'_>]) -> Vec<Evidence> {
    let Examined { table, layout, .. } = examined;
    let encoding = said(layout, "encoding").unwrap_or_default();
    let mut all = vec![
        note("encoding", layout.encoding.to_owned(), encoding),
        note("delimiter", dialect::name(layout.delimiter), widths(table)),
        header(table),
    ];
    all.extend(dates(examined));
    all.push(decimal_mark(layout, table, rows));
    all.push(direction(layout));
    all.push(order(examined));
    all.extend(balance(layout));
    all.push(currency(examined));
    for question in &examined.findings.questions {
        open(&mut all, question.subject());
    }
    all
}

/// What is in question has been found by nobody.
fn open(all: &mut [Evidence], asked: Subject) {
    let subject = match asked {
        // Which column it is decides which way its money goes.
        Subject::Amount => Subject::Direction.word(),
        other => other.word(),
    };
    for evidence in all.iter_mut().filter(|evidence| evidence.subject == subject) {
        evidence.finding = "QUESTION above".into();
        evidence.reason.clear();
    }
}

fn note(subject: &'static str, finding: String, reason: String) -> Evidence {
    Evidence { subject, finding, reason }
}

/// The reason the search gave for a subject.
fn said(layout: &Layout, subject: &str) -> Option<String> {
    let of = |evidence: &&Evidence| evidence.subject == subject;
    layout.evidence.iter().rev().find(of).map(|evidence| evidence.reason.clone())
}

/// `6 cells in lines 5–20`, or how many records have the usual number.
fn widths(table: &Table<'_>) -> String {
    let records = || table.header.iter().chain(&table.body).chain(&table.spread);
    let usual = table.names.len();
    let all = records().count();
    let even = records().filter(|row| row.cells.len() == usual).count();
    let first = records().next().map_or(1, |row| row.line);
    let last = records().last().map_or(1, |row| row.line);
    if even == all && table.complete {
        format!("{usual} cells in lines {first}–{last}")
    } else {
        format!("{usual} cells in {even} of {all} records")
    }
}

fn header(table: &Table<'_>) -> Evidence {
    let first = table.start.1;
    let Some(header) = &table.header else {
        let reason = format!("the first row stands in line {first}");
        return note("header", "none".into(), reason);
    };
    let before = match header.line {
        1 => "the first line of the file".to_owned(),
        2 => "line 1 stands before the table".to_owned(),
        line => format!("lines 1–{} stand before the table", line - 1),
    };
    note("header", format!("line {}", header.line), before)
}

/// Nothing where the dates are the question.
fn dates(examined: &Examined<'_>) -> Option<Evidence> {
    if examined.findings.dates.is_some() {
        return None;
    }
    let layout = &examined.layout;
    let order = match layout.date_pattern {
        DatePattern::DayMonthYear | DatePattern::DayMonth(_) => ", day first",
        DatePattern::MonthDayYear | DatePattern::MonthDay(_) => ", month first",
        _ => "",
    };
    let reason = said(layout, "dates").unwrap_or_else(|| "as told".into());
    Some(note("dates", format!("{}{order}", date_format(examined)), reason))
}

/// The format with the mark that stands between the numbers, where it stays the same format.
pub(super) fn date_format(examined: &Examined<'_>) -> String {
    let layout = &examined.layout;
    let format = layout.date_pattern.format();
    let cells = examined.table.body.iter().map(|row| row.cell(layout.date));
    let first = cells.into_iter().find(|cell| layout.date_pattern.fits(cell));
    let mark = first.and_then(|cell| cell.chars().find(|c| matches!(c, '/' | '-' | '.')));
    let Some(mark) = mark else { return format };
    let marked = format.replace(['/', '-'], &mark.to_string());
    if DatePattern::from_format(&marked) == layout.date_pattern { marked } else { format }
}

fn decimal_mark(layout: &Layout, table: &Table<'_>, rows: &[&Row<'_>]) -> Evidence {
    let mark = layout.decimal_mark;
    let mut finding = mark_name(mark).to_owned();
    if let Some(thousands) = thousands(layout, rows) {
        finding = format!("{finding}; thousands {thousands}");
    }
    let other = match mark {
        DecimalMark::Point => DecimalMark::Comma,
        DecimalMark::Comma => DecimalMark::Point,
    };
    let plain = said(layout, "decimal mark").unwrap_or_else(|| "as told".into());
    let reason = match layout.balance.filter(|rule| rule.verified) {
        Some(rule) => {
            let against = agreeing(layout, rule, table, rows, other);
            // Whole numbers read alike under both marks: then the balance proves nothing of them.
            if against < rule.agree {
                let with = mark_name(other);
                format!("{} to the cent; with {with}: {against}", steps(rule))
            } else {
                plain
            }
        }
        None => plain,
    };
    note("decimal mark", finding, reason)
}

fn mark_name(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => "point",
        DecimalMark::Comma => "comma",
    }
}

fn steps(rule: BalanceRule) -> String {
    let word = if rule.steps == 1 { "step agrees" } else { "steps agree" };
    format!("{} of {} balance {word}", rule.agree, rule.steps)
}

/// What stands between the thousands, where anything does.
fn thousands(layout: &Layout, rows: &[&Row<'_>]) -> Option<&'static str> {
    let comma = match layout.decimal_mark {
        DecimalMark::Point => (',', "comma"),
        DecimalMark::Comma => ('.', "point"),
    };
    let marks = [
        comma,
        ('\'', "apostrophe"),
        ('’', "apostrophe"),
        (' ', "space"),
        ('\u{a0}', "space"),
        ('\u{202f}', "space"),
    ];
    let columns = layout.amount_columns();
    let columns = || columns.iter().copied().chain(layout.balance.map(|rule| rule.column));
    let stands = |cell: &str, mark: char| {
        cell.split_once(mark).is_some_and(|(before, after)| {
            before.ends_with(|c: char| c.is_ascii_digit())
                && after.bytes().take(3).filter(u8::is_ascii_digit).count() == 3
        })
    };
    marks
        .into_iter()
        .find(|(mark, _)| rows.iter().any(|row| columns().any(|at| stands(row.cell(at), *mark))))
        .map(|(_, name)| name)
}

/// Steps of the balance that agree with the amounts under a decimal mark.
fn agreeing(
    layout: &Layout,
    rule: BalanceRule,
    table: &Table<'_>,
    rows: &[&Row<'_>],
    mark: DecimalMark,
) -> usize {
    let last = table.body.last().map_or(0, |row| row.line);
    let links: Vec<Link<'_>> = rows
        .iter()
        .filter(|row| row.line <= last && layout.date_pattern.fits(row.cell(layout.date)))
        .filter_map(|row| {
            Some(Link {
                account: layout.account.map_or("", |at| row.cell(at)),
                amount: amount(layout, row, mark).unwrap_or(Amount::ZERO),
                balance: amounts::parse(row.cell(rule.column), mark).ok()?,
            })
        })
        .collect();
    let same = |chain: &Chain| chain.before == rule.before && chain.order == rule.order;
    chain::best(&links, rule.order).filter(same).map_or(0, |chain| chain.agree)
}

/// The amount of a record of the sample under a decimal mark.
fn amount(layout: &Layout, row: &Row<'_>, mark: DecimalMark) -> Option<Amount> {
    let read = |at: usize| amounts::parse(row.cell(at), mark).ok();
    match &layout.amount {
        AmountRule::Signed { column, sign: Sign::InflowPositive } => read(*column),
        AmountRule::Signed { column, sign: Sign::OutflowPositive } => {
            read(*column).map(Amount::turned)
        }
        AmountRule::Pair { debit, credit, negative_debit, negative_credit } => {
            let turned =
                |amount: Amount, as_is: bool| if as_is { amount } else { amount.negated() };
            let out = read(*debit).map(|out| turned(out, *negative_debit));
            let income = read(*credit).map(|income| turned(income, !*negative_credit));
            match (out, income) {
                (Some(out), Some(income)) => Some(out.plus(income)),
                (out, income) => out.or(income),
            }
        }
        AmountRule::Typed { column, direction, out_words } => {
            let value = read(*column)?;
            match direction_of(row.cell(*direction), out_words)? {
                Direction::Out => Some(value.negated()),
                Direction::In => Some(value),
                Direction::Neutral => None,
            }
        }
    }
}

fn direction(layout: &Layout) -> Evidence {
    let name = |column: usize| layout.column_name(column);
    let finding = match &layout.amount {
        AmountRule::Pair { debit, credit, .. } => {
            format!("{} out, {} in", name(*debit), name(*credit))
        }
        AmountRule::Signed { sign: Sign::InflowPositive, .. } => "positive is money in".into(),
        AmountRule::Signed { sign: Sign::OutflowPositive, .. } => "positive is money out".into(),
        AmountRule::Typed { direction, .. } => format!("{} says in or out", name(*direction)),
    };
    let reason = match layout.balance.filter(|rule| rule.verified) {
        Some(rule) => steps(rule),
        None => said(layout, "direction").unwrap_or_else(|| "as told".into()),
    };
    note("direction", finding, reason)
}

fn order(examined: &Examined<'_>) -> Evidence {
    let verified = examined.layout.balance.filter(|rule| rule.verified);
    let order = verified.map_or(examined.order, |rule| rule.order);
    let finding = match order {
        RowOrder::Ascending => "oldest first",
        RowOrder::Descending => "newest first",
        RowOrder::Mixed => "in no order of date",
    };
    let reason = match verified {
        Some(rule) => steps(rule),
        None if examined.findings.dates.is_some() => "depends on the question".into(),
        None => "by the dates".into(),
    };
    note("order", finding.into(), reason)
}

/// A balance column that proves nothing is worth a line of its own.
fn balance(layout: &Layout) -> Option<Evidence> {
    let rule = layout.balance.filter(|rule| !rule.verified)?;
    let reason = format!("{}: balances are not used", steps(rule));
    Some(note("balance", layout.column_name(rule.column), reason))
}

fn currency(examined: &Examined<'_>) -> Evidence {
    let layout = &examined.layout;
    let (finding, reason) = match &layout.currency {
        CurrencyRule::Unknown => ("not in the file".to_owned(), String::new()),
        CurrencyRule::Whole(code) => {
            let named = |at: &usize| currencies::in_header(&layout.columns[*at].name).is_some();
            let header = layout.amount_columns().into_iter().find(named);
            let reason = match header {
                _ if examined.told_currency => "as told".to_owned(),
                Some(at) => format!("in the header {}", layout.column_name(at)),
                None => "beside the amounts".to_owned(),
            };
            (code.clone(), reason)
        }
        CurrencyRule::Beside { usual, only: None, .. } if currencies::is_shared(usual) => {
            ("not in the file".to_owned(), String::new())
        }
        CurrencyRule::Beside { usual, only: None, .. } => {
            (usual.clone(), "beside the amounts".to_owned())
        }
        CurrencyRule::Beside { only: Some(only), .. } => (
            format!("only {only}"),
            "rows in others are ignored, by what is beside the amounts".into(),
        ),
        CurrencyRule::Column { column, only: None } => {
            let codes = &examined.profiles[*column].distinct;
            let codes: Vec<&str> = codes.iter().take(8).map(String::as_str).collect();
            (format!("{} says it", layout.column_name(*column)), codes.join(", "))
        }
        CurrencyRule::Column { column, only: Some(only) } => (
            format!("only {only}"),
            format!("rows in others are ignored, by {}", layout.column_name(*column)),
        ),
    };
    note("currency", finding, reason)
}
