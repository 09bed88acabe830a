//! The currency of the amounts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::source::{Findings, Source, column_named};
use crate::ingest::columns::Profile;
use crate::ingest::layout::CurrencyRule;
use crate::ingest::money::Money;
use crate::ingest::table::Row;
use crate::ingest::{IngestError, currencies, words};

pub(super) fn find_currency(
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    money: &Money,
    findings: &mut Findings,
) -> Result<CurrencyRule, IngestError> {
    let names: Vec<String> = profiles.iter().map(|profile| profile.name.clone()).collect();
    let told = source.options.layout.currency.as_deref();
    let column = currency_column(profiles, rows.len(), money);
    if let Some(told) = told {
        if currencies::is_code(told) {
            let only = currencies::code(told).unwrap_or(told).to_ascii_uppercase();
            let marks = |at: &usize| {
                currencies::is_shared_mark(profiles[*at].distinct.iter().map(String::as_str))
            };
            return Ok(match column.filter(|at| !marks(at)) {
                Some(column) => CurrencyRule::Column { column, only: Some(only) },
                None => match beside(rows, money) {
                    Some(marks) if marks.len() > 1 && marks.contains(&only.as_str()) => {
                        beside_rule(money, marks[0], Some(only))
                    }
                    _ => CurrencyRule::Whole(only),
                },
            });
        }
        let column = column_named(source, &names, told, "--currency-column")?;
        return Ok(CurrencyRule::Column { column, only: None });
    }
    // A header that names the currency speaks for its column; another column then holds that of
    // the purchase.
    let in_header = money.columns.iter().find_map(|at| currencies::in_header(&profiles[*at].name));
    let marks = beside(rows, money).unwrap_or_default();
    if let Some(code) = in_header
        && marks.len() < 2
    {
        return Ok(CurrencyRule::Whole(code));
    }
    if let Some(column) = column {
        ask_one_currency(source, profiles, rows, column, findings);
        return Ok(CurrencyRule::Column { column, only: None });
    }
    let Some(usual) = marks.first() else {
        return Ok(CurrencyRule::Unknown);
    };
    if marks.len() > 1 {
        ask_one_mark(source, rows, money, &marks, findings);
    }
    Ok(beside_rule(money, usual, None))
}

fn beside_rule(money: &Money, usual: &str, only: Option<String>) -> CurrencyRule {
    CurrencyRule::Beside { columns: money.columns.clone(), usual: usual.to_owned(), only }
}

/// What stands beside the amounts, most rows first. A mark that several currencies share is the one
/// of them that is also written out.
fn beside(rows: &[&Row<'_>], money: &Money) -> Option<Vec<&'static str>> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for mark in rows.iter().filter_map(|row| mark_of(row, money)) {
        *counts.entry(mark).or_default() += 1;
    }
    let mut marks: Vec<&'static str> = counts.keys().copied().collect();
    marks.retain(|mark| !counts.keys().any(|code| currencies::stands_for(mark, code)));
    marks.sort_by_key(|mark| Reverse(counts[mark]));
    (!marks.is_empty()).then_some(marks)
}

fn mark_of(row: &Row<'_>, money: &Money) -> Option<&'static str> {
    money.columns.iter().find_map(|at| currencies::beside(row.cell(*at)))
}

fn ask_one_mark(
    source: &Source<'_>,
    rows: &[&Row<'_>],
    money: &Money,
    marks: &[&'static str],
    findings: &mut Findings,
) {
    if source.options.conversion.rates {
        return;
    }
    let other = |row: &&&Row<'_>| mark_of(row, money).is_some_and(|mark| mark == marks[1]);
    let Some(row) = rows.iter().find(other) else {
        return;
    };
    findings.ask(
        source,
        row,
        money.columns.first().copied(),
        format!(
            "the amounts are in several currencies ({}), which cannot be added up",
            marks.join(", ")
        ),
        None,
        currencies::cures(marks[0], marks, source.options.conversion),
    );
}

/// The column of codes under the best header, beside the amount where several are alike.
fn currency_column(profiles: &[Profile], rows: usize, money: &Money) -> Option<usize> {
    (0..profiles.len())
        .filter(|at| all_codes(&profiles[*at]) || is_commodity(&profiles[*at]))
        .filter(|at| profiles[*at].filled * 2 >= rows)
        .map(|at| {
            let beside = money.columns.iter().any(|column| column.abs_diff(at) == 1);
            (
                header_rank(&profiles[at].header),
                beside,
                profiles[at].distinct.len() == 1,
                Reverse(at),
            )
        })
        .filter(|(rank, _, _, _)| *rank > 0)
        .max()
        .map(|(_, _, _, at)| at.0)
}

fn all_codes(profile: &Profile) -> bool {
    profile.codes > 0 && profile.codes == profile.filled
}

/// Books hold shares beside money: not to be added up with it either.
fn is_commodity(profile: &Profile) -> bool {
    profile.filled > 0 && profile.header == "commodity"
}

fn header_rank(header: &str) -> i32 {
    if header.is_empty() {
        return 50;
    }
    words::currency_rank(header)
}

fn ask_one_currency(
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    column: usize,
    findings: &mut Findings,
) {
    let profile = &profiles[column];
    // Where accounts are chosen, theirs may be in one; the reader asks where they are not.
    let chosen = !source.options.accounts.is_empty();
    if profile.distinct.len() < 2 || source.options.conversion.rates || chosen {
        return;
    }
    let found: Vec<&str> = profile.distinct.iter().map(String::as_str).collect();
    let share = |code: &str| rows.iter().filter(|row| row.cell(column) == code).count();
    let first =
        found.iter().copied().max_by_key(|code| (share(code), Reverse(*code))).unwrap_or("");
    let Some(row) =
        rows.iter().find(|row| row.cell(column) != first && !row.cell(column).is_empty())
    else {
        return;
    };
    findings.ask(
        source,
        row,
        Some(column),
        format!(
            "the file holds several currencies ({}), which cannot be added up",
            found.join(", ")
        ),
        None,
        currencies::cures(first, &found, source.options.conversion),
    );
}
