//! Balances, and what they prove of amounts and fees.

use std::cmp::Reverse;

use super::{Place, Reading, Told};
use crate::config::Sign;
use crate::ingest::amounts::Amount;
use crate::ingest::chain::{self, Chain, Link};
use crate::ingest::inspect::Findings;
use crate::ingest::layout::{AmountRule, BalanceRule, FeeRule, RowOrder};
use crate::ingest::money_columns::MoneyColumn;
use crate::ingest::words::MoneyWord;

/// The rows of the sample in one run from the start of the table.
pub(super) fn chain_of(
    place: &Place<'_>,
    values: &[Option<Amount>],
    balance: &MoneyColumn,
) -> Option<Chain> {
    let last = place.table.body.last().map_or(0, |row| row.line);
    let links: Vec<Link<'_>> = place
        .rows
        .iter()
        .zip(values)
        .zip(&balance.values)
        .filter(|((row, _), _)| row.line <= last)
        .filter_map(|((row, value), balance)| {
            Some(Link {
                account: place.account.map_or("", |at| row.cell(at)),
                amount: value.unwrap_or(Amount::ZERO),
                balance: (*balance)?,
            })
        })
        .collect();
    chain::best(&links, place.order)
}

/// A fee beside an amount that does not contain it: the balance decides whether it counts.
pub(super) fn fee_rule(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    reading: &Reading,
) -> Option<FeeRule> {
    let AmountRule::Signed { column, sign } = reading.rule else {
        return None;
    };
    let amount = columns.iter().find(|found| found.index == column)?;
    let told_amount = told.amount.is_some();
    if told_amount
        || !matches!(amount.word, MoneyWord::Amount | MoneyWord::Gross)
        || sign == Sign::OutflowPositive
    {
        return None;
    }
    let fee = columns.iter().find(|column| column.word == MoneyWord::Fee)?;
    let balances = || columns.iter().filter(|column| column.word == MoneyWord::Balance);
    balances().next()?;
    let less: Vec<Option<Amount>> = reading
        .values
        .iter()
        .zip(&fee.values)
        .map(|(value, fee)| value.map(|value| value.plus(fee.unwrap_or(Amount::ZERO).below_zero())))
        .collect();
    let steps = |values: &[Option<Amount>]| {
        balances()
            .filter_map(|balance| chain_of(place, values, balance))
            .map(|chain| chain.agree)
            .max()
            .unwrap_or(0)
    };
    let (plain, taken) = (steps(&reading.values), steps(&less));
    if fee.filled() == 0 {
        return Some(FeeRule { column: fee.index, proven: false });
    }
    (taken > plain).then_some(FeeRule { column: fee.index, proven: true })
}

pub(super) fn balance_rule(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    reading: &Reading,
    findings: &mut Findings,
) -> Option<BalanceRule> {
    let named = place.table.header.is_some();
    let used = |column: &MoneyColumn| match &reading.rule {
        AmountRule::Signed { column: at, .. } | AmountRule::Typed { column: at, .. } => {
            column.index == *at
        }
        AmountRule::Pair { debit, credit, .. } => column.index == *debit || column.index == *credit,
    };
    let (balance, chain) = columns
        .iter()
        .filter(|column| match told.balance {
            Some(told) => column.index == told,
            None => {
                column.word == MoneyWord::Balance || (!named && column.word == MoneyWord::Unknown)
            }
        })
        .filter(|column| !used(column))
        .filter_map(|column| Some((column, chain_of(place, &reading.values, column)?)))
        .max_by_key(|(column, chain)| (chain.agree, Reverse(column.index)))?;
    if chain.agree == 0 && !named {
        return None;
    }
    findings.note(
        "balance",
        format!("column {}", balance.index + 1),
        format!("{} of {} steps agree", chain.agree, chain.steps),
    );
    Some(BalanceRule {
        column: balance.index,
        agree: chain.agree,
        steps: chain.steps,
        before: chain.before,
        order: chain.order,
        verified: chain.verifies() && (chain.agree >= 2 || place.order != RowOrder::Mixed),
    })
}
