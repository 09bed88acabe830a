//! The parts of a layout, put together.

use super::source::{Findings, Source};
use super::texts::TextColumns;
use crate::ingest::columns::Profile;
use crate::ingest::dates::DatePattern;
use crate::ingest::encoding::Decoded;
use crate::ingest::layout::{AmountRule, Column, ColumnRole, CurrencyRule, Layout};
use crate::ingest::money::Money;
use crate::ingest::table::Table;
use crate::ingest::words::{self, BalanceRow};

#[expect(clippy::too_many_arguments, reason = "the parts of a layout, each found on its own")]
pub(super) fn assemble(
    table: &Table<'_>,
    source: &Source<'_>,
    decoded: &Decoded<'_>,
    profiles: &[Profile],
    (date, date_pattern): (usize, DatePattern),
    texts: TextColumns,
    money: Money,
    currency: CurrencyRule,
    findings: &Findings,
) -> Layout {
    let roles = roles(profiles.len(), date, texts, &money, &currency);
    let columns = profiles
        .iter()
        .zip(roles)
        .map(|(profile, role)| Column { name: profile.name.clone(), role, filled: profile.filled })
        .collect();
    Layout {
        encoding: decoded.name,
        delimiter: source.delimiter,
        header_line: table.header.as_ref().map(|row| row.line),
        start: table.start,
        columns,
        date,
        date_pattern,
        amount: money.rule,
        decimal_mark: money.mark,
        fee: money.fee,
        balance: money.balance,
        currency,
        category: texts.category,
        counterparty: texts.counterparty,
        description: texts.description,
        account: texts.account,
        status: texts.status,
        balance_rows: balance_rows(table),
        total_rows: money.totals,
        evidence: findings.evidence.clone(),
    }
}

/// Do rows of the sample state balances? An opening balance alone may be
/// the first entry of somebody's own book.
fn balance_rows(table: &Table<'_>) -> bool {
    table
        .body
        .iter()
        .chain(&table.spread)
        .flat_map(|row| &row.cells)
        .any(|cell| words::balance_row(cell) == Some(BalanceRow::Closing))
}

/// What each column is for; a later role takes the place of an earlier one.
fn roles(
    columns: usize,
    date: usize,
    texts: TextColumns,
    money: &Money,
    currency: &CurrencyRule,
) -> Vec<ColumnRole> {
    let currency = match currency {
        CurrencyRule::Column { column, .. } => Some(*column),
        _ => None,
    };
    let mut found = vec![
        (texts.status, ColumnRole::Status),
        (texts.account, ColumnRole::Account),
        (texts.description, ColumnRole::Description),
        (texts.counterparty, ColumnRole::Counterparty),
        (texts.category, ColumnRole::Category),
        (currency, ColumnRole::Currency),
        (money.balance.map(|rule| rule.column), ColumnRole::Balance),
        (money.fee.map(|fee| fee.column), ColumnRole::Fee),
    ];
    found.extend(amount_roles(&money.rule).map(|(at, role)| (Some(at), role)));
    found.push((Some(date), ColumnRole::Date));
    let mut roles = vec![ColumnRole::Unused; columns];
    for (at, role) in found {
        if let Some(at) = at {
            roles[at] = role;
        }
    }
    roles
}

fn amount_roles(rule: &AmountRule) -> impl Iterator<Item = (usize, ColumnRole)> {
    let (first, second) = match rule {
        AmountRule::Signed { column, .. } => ((*column, ColumnRole::Amount), None),
        AmountRule::Pair { debit, credit, .. } => {
            ((*debit, ColumnRole::Debit), Some((*credit, ColumnRole::Credit)))
        }
        AmountRule::Typed { column, direction, .. } => {
            ((*column, ColumnRole::Amount), Some((*direction, ColumnRole::Direction)))
        }
    };
    std::iter::once(first).chain(second)
}
