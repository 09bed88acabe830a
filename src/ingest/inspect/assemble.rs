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

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of a layout, each found on its own"
)]
pub(super) fn assemble(
    table: &Table<'_>,
    source: &Source<'_>,
    decoded: &Decoded<'_>,
    profiles: &[Profile],
    (date, date_pattern): (usize, DatePattern),
    texts: TextColumns,
    money: Money,
    currency: CurrencyRule,
    findings: Findings,
) -> Layout {
    let mut roles = vec![ColumnRole::Unused; profiles.len()];
    let mut set = |at: Option<usize>, role: ColumnRole| {
        if let Some(at) = at {
            roles[at] = role;
        }
    };
    set(texts.status, ColumnRole::Status);
    set(texts.account, ColumnRole::Account);
    set(texts.description, ColumnRole::Description);
    set(texts.counterparty, ColumnRole::Counterparty);
    set(texts.category, ColumnRole::Category);
    if let CurrencyRule::Column { column, .. } = &currency {
        set(Some(*column), ColumnRole::Currency);
    }
    set(money.balance.map(|rule| rule.column), ColumnRole::Balance);
    set(money.fee.map(|fee| fee.column), ColumnRole::Fee);
    match &money.rule {
        AmountRule::Signed { column, .. } => set(Some(*column), ColumnRole::Amount),
        AmountRule::Pair { debit, credit, .. } => {
            set(Some(*debit), ColumnRole::Debit);
            set(Some(*credit), ColumnRole::Credit);
        }
        AmountRule::Typed {
            column, direction, ..
        } => {
            set(Some(*column), ColumnRole::Amount);
            set(Some(*direction), ColumnRole::Direction);
        }
    }
    set(Some(date), ColumnRole::Date);
    let columns = profiles
        .iter()
        .zip(roles)
        .map(|(profile, role)| Column {
            name: profile.name.clone(),
            role,
            filled: profile.filled,
        })
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
        evidence: findings.evidence,
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
