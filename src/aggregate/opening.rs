//! The balance the forecast starts from (DESIGN §6, "Opening balance").

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Aggregated;
use crate::config::{Opening, Settings};
use crate::domain::{Money, Note};
use crate::ingest::LedgerSummary;

/// Where the opening balance is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningSource {
    /// `--opening`.
    Flag,
    /// The configuration file, rolled by ledger rows.
    Config,
    /// The balance column.
    BalanceColumn,
    /// Nothing says it: counted from 0.
    Unknown,
}

impl OpeningSource {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Config => "config",
            Self::BalanceColumn => "balance-column",
            Self::Unknown => "unknown",
        }
    }
}

/// The balance at the end of the last actual day, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOpening {
    /// The balance; 0 where unknown.
    pub amount: Money,
    /// Where it is from.
    pub source: OpeningSource,
    /// For people: `balance column at line 5013 of ledger.csv`, `cashcast.toml:2, rolled by 31 days`.
    pub origin: String,
    /// A flag or configuration that differs from the balance column, and the like.
    pub notes: Vec<Note>,
}

/// Flag, else configuration rolled by ledger rows, else balance columns at the last actual day,
/// else unknown.
pub fn opening(
    settings: &Settings,
    aggregated: &Aggregated,
    summaries: &[LedgerSummary],
    decimals: u32,
) -> KnownOpening {
    let last_actual = aggregated.last_actual;
    let column = balance_column(summaries, last_actual);
    let known = match (&settings.opening, &column) {
        (Some(said), _) => said_opening(said, aggregated),
        (None, Some((amount, origin))) => KnownOpening {
            amount: *amount,
            source: OpeningSource::BalanceColumn,
            origin: origin.clone(),
            notes: Vec::new(),
        },
        (None, None) => KnownOpening {
            amount: Money::ZERO,
            source: OpeningSource::Unknown,
            origin: "no balance column, no --opening".to_owned(),
            notes: Vec::new(),
        },
    };
    let mut known = KnownOpening { amount: known.amount.quantize(decimals), ..known };
    if let (true, Some((balance, origin))) = (settings.opening.is_some(), column)
        && balance.quantize(decimals) != known.amount
    {
        known.notes.push(Note::new(
            "opening-differs",
            format!(
                "Opening is {} ({}); the ledger says {} ({origin}).",
                known.amount.to_fixed(decimals),
                known.origin,
                balance.to_fixed(decimals)
            ),
        ));
    }
    known
}

/// A flag (or its variable) may also be told the day, a file may leave it out.
fn source(said: &Opening) -> OpeningSource {
    if said.origin.starts_with("--") || said.origin.starts_with("CASHCAST_") {
        OpeningSource::Flag
    } else {
        OpeningSource::Config
    }
}

fn said_opening(said: &Opening, aggregated: &Aggregated) -> KnownOpening {
    let last_actual = aggregated.last_actual;
    let Some(on) = said.on else {
        return KnownOpening {
            amount: said.amount,
            source: source(said),
            origin: said.origin.clone(),
            notes: Vec::new(),
        };
    };
    let origin = match on.cmp(&last_actual) {
        Ordering::Less => {
            format!("{}, rolled from {on} to {last_actual} by ledger rows", said.origin)
        }
        Ordering::Equal => said.origin.clone(),
        Ordering::Greater => format!("{}, rolled back from {on} to {last_actual}", said.origin),
    };
    KnownOpening {
        amount: said.amount + aggregated.moved(on, last_actual),
        source: source(said),
        origin,
        notes: unlike_history(said, on, aggregated),
    }
}

/// A balance from before the first row cannot be rolled over the days that no row tells of.
fn unlike_history(said: &Opening, on: NaiveDate, aggregated: &Aggregated) -> Vec<Note> {
    let first = aggregated.net.keys().next().copied();
    first
        .filter(|first| *first > on + Days::new(1))
        .map(|first| {
            Note::new(
                "opening-before-ledger",
                format!(
                    "{}: the balance of {on} is rolled from {first}, the first ledger row; rows between are not known.",
                    said.origin
                ),
            )
        })
        .into_iter()
        .collect()
}

/// The sum of the last balances of all accounts, up to `last_actual`. `None` where a file has no
/// balance column, or none yet by that day.
fn balance_column(summaries: &[LedgerSummary], last_actual: NaiveDate) -> Option<(Money, String)> {
    let accounts = accounts(summaries)?;
    let mut sum = Money::ZERO;
    let mut origins = Vec::new();
    for days in accounts.values() {
        let (day, (balance, file)) = days.range(..=last_actual).next_back()?;
        sum += *balance;
        let summary = &summaries[*file];
        let at = summary
            .balance_line
            .filter(|_| summary.last_date == Some(*day))
            .map(|line| format!(" line {line}"))
            .unwrap_or_default();
        origins.push(format!("balance column of {}{at}, {day}", summary.file));
    }
    let origin = match origins.len() {
        0 => return None,
        1 => origins.remove(0),
        n => format!("balance columns of {n} accounts"),
    };
    Some((sum, origin))
}

type BalanceDays = BTreeMap<NaiveDate, (Money, usize)>;

/// Balances by account. Files that name no account and do not overlap in time are one account's
/// consecutive exports; where they overlap each is an account of its own.
fn accounts(summaries: &[LedgerSummary]) -> Option<BTreeMap<(String, usize), BalanceDays>> {
    let mut accounts: BTreeMap<(String, usize), BalanceDays> = BTreeMap::new();
    let used = || summaries.iter().enumerate().filter(|(_, summary)| summary.used > 0);
    for (file, summary) in used() {
        if summary.balances.is_empty() {
            return None;
        }
        let apart = used().any(|(other, with)| other != file && overlap(summary, with));
        for (account, days) in &summary.balances {
            let number = if account.is_empty() && apart { file } else { 0 };
            let known = accounts.entry((account.clone(), number)).or_default();
            known.extend(days.iter().map(|(day, balance)| (*day, (*balance, file))));
        }
    }
    Some(accounts)
}

fn overlap(one: &LedgerSummary, other: &LedgerSummary) -> bool {
    match (one.first_date, one.last_date, other.first_date, other.last_date) {
        (Some(first), Some(last), Some(other_first), Some(other_last)) => {
            first <= other_last && other_first <= last
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::FutureRows;
    use crate::domain::CashTable;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    fn aggregated() -> Aggregated {
        let net = [("2026-05-10", "-40.50"), ("2026-05-31", "-10"), ("2026-06-02", "3")];
        Aggregated {
            history: CashTable::default(),
            future: Vec::new(),
            after_as_of: FutureRows::default(),
            last_actual: day("2026-05-31"),
            net: net.map(|(on, amount)| (day(on), money(amount))).into(),
            twins: Vec::new(),
        }
    }

    fn summary(file: &str, first: &str, last: &str, balance: &str) -> LedgerSummary {
        LedgerSummary {
            file: file.to_owned(),
            used: 2,
            first_date: Some(day(first)),
            last_date: Some(day(last)),
            balances: BTreeMap::from([(
                String::new(),
                BTreeMap::from([(day(last), money(balance))]),
            )]),
            ..LedgerSummary::default()
        }
    }

    fn open(settings: &Settings, summaries: &[LedgerSummary]) -> KnownOpening {
        opening(settings, &aggregated(), summaries, 2)
    }

    fn said(amount: &str, on: Option<&str>) -> Settings {
        let on = on.map(day);
        let opening = Opening {
            amount: money(amount),
            on,
            origin: if on.is_some() { "cashcast.toml:2" } else { "--opening" }.to_owned(),
        };
        Settings { opening: Some(opening), ..Settings::default() }
    }

    #[test]
    fn a_flag_wins_and_a_different_column_is_noted() {
        let known = open(&said("0", None), &[summary("a.csv", "2026-05-10", "2026-05-31", "7.00")]);
        assert_eq!((known.amount, known.source), (Money::ZERO, OpeningSource::Flag));
        assert_eq!(known.notes[0].code, "opening-differs");
    }

    #[test]
    fn configuration_is_rolled_by_ledger_rows() {
        let known = open(&said("100", Some("2026-05-10")), &[]);
        assert_eq!((known.amount, known.source), (money("90.00"), OpeningSource::Config));
        assert_eq!(open(&said("100", Some("2026-05-09")), &[]).amount, money("49.50"));
        assert_eq!(open(&said("100", Some("2026-06-05")), &[]).amount, money("97.00"));
    }

    #[test]
    fn consecutive_exports_are_one_account_and_parallel_ones_are_summed() {
        let march = summary("a.csv", "2026-01-01", "2026-03-31", "5.00");
        let may = summary("b.csv", "2026-04-01", "2026-05-31", "7.00");
        assert_eq!(open(&Settings::default(), &[march.clone(), may]).amount, money("7.00"));
        let other = summary("c.csv", "2026-01-01", "2026-05-31", "7.00");
        assert_eq!(open(&Settings::default(), &[march.clone(), other]).amount, money("12.00"));
        let silent = LedgerSummary { used: 1, ..LedgerSummary::default() };
        assert_eq!(open(&Settings::default(), &[march, silent]).source, OpeningSource::Unknown);
    }
}
