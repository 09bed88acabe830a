//! The balance the forecast starts from (DESIGN §6, "Opening balance").

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Aggregated;
use super::exchange::{Conversions, Exchange};
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

/// The balance that the forecast passes through, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOpening {
    /// The balance; 0 where unknown.
    pub amount: Money,
    /// At the end of this day: the last actual one, or a later one up to the as-of date where the
    /// balance is said and the ledger ends before it.
    pub on: NaiveDate,
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
    (as_of, decimals): (NaiveDate, u32),
) -> KnownOpening {
    let last_actual = aggregated.last_actual;
    let exchange = Exchange::new(settings);
    let money = AccountMoney { exchange, conversions: &aggregated.conversions };
    let (column, unlike) = match balance_column(summaries, last_actual, &money) {
        Ok(column) => (column, None),
        Err(note) => (None, Some(note)),
    };
    let known = match (&settings.opening, &column) {
        (Some(said), _) => said_opening(said, aggregated, as_of),
        (None, Some((amount, origin))) => KnownOpening {
            amount: *amount,
            on: last_actual,
            source: OpeningSource::BalanceColumn,
            origin: origin.clone(),
            notes: Vec::new(),
        },
        (None, None) => KnownOpening {
            amount: Money::ZERO,
            on: last_actual,
            source: OpeningSource::Unknown,
            origin: match unlike {
                Some(_) => "no balance in one currency, no --opening".to_owned(),
                None => "no balance column, no --opening".to_owned(),
            },
            notes: Vec::new(),
        },
    };
    let mut known = KnownOpening { amount: known.amount.quantize(decimals), ..known };
    known.notes.extend(unlike);
    if let (true, Some((balance, origin))) = (settings.opening.is_some(), column)
        // of two days balances differ
        && known.on == last_actual
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

fn said_opening(said: &Opening, aggregated: &Aggregated, as_of: NaiveDate) -> KnownOpening {
    let last_actual = aggregated.last_actual;
    let on = said.on.unwrap_or(as_of);
    // as far as ledger rows tell what moved: in the days after the last of them none do
    let known = on.clamp(last_actual, as_of);
    let rolled = match on.cmp(&known) {
        Ordering::Less => format!("{}, rolled from {on} to {known} by ledger rows", said.origin),
        Ordering::Equal => said.origin.clone(),
        Ordering::Greater => format!("{}, rolled back from {on} to {known}", said.origin),
    };
    let amount = said.amount + aggregated.moved(on, known);
    let origin = if known > last_actual {
        format!(
            "{rolled}: {amount} on {known}; what base expects of the days without rows after \
             {last_actual} is taken back"
        )
    } else {
        rolled
    };
    KnownOpening {
        amount,
        on: known,
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

/// What the balances of accounts are worth in the reporting currency.
struct AccountMoney<'a> {
    exchange: Exchange<'a>,
    conversions: &'a Conversions,
}

impl AccountMoney<'_> {
    /// The currency of an account of a file, empty where nothing is converted. An error is a
    /// balance that could be of any currency: better none than a wrong one.
    fn currency(&self, summary: &LedgerSummary, file: usize, account: &str) -> Result<&str, Note> {
        let Some(reporting) = self.exchange.reporting() else {
            return Ok("");
        };
        // Two exports of one account are one account, also where only one names its currency.
        let said = self.conversions.of_account(file, account);
        let said = said.map(|code| if code == reporting.code() { "" } else { code });
        said.ok_or_else(|| {
            let named = if account.is_empty() { String::new() } else { format!(" of {account}") };
            let text = format!(
                "The balance column of {} is not used: the rows{named} are not in one currency.",
                summary.file
            );
            Note::new("opening-currencies", text)
        })
    }

    /// A balance at the rate of the day it is stated for.
    fn worth(&self, balance: Money, currency: &str, day: NaiveDate) -> Result<Money, Note> {
        self.exchange.convert(balance, currency, day).map_err(|_| {
            let text = format!("A balance in {currency} has no rate on {day}: it is not used.");
            Note::new("opening-currencies", text)
        })
    }
}

/// The sum of the last balances of all accounts, up to `last_actual`, each at the rate of that
/// day. `None` where a file has no balance column, or none yet by that day.
fn balance_column(
    summaries: &[LedgerSummary],
    last_actual: NaiveDate,
    money: &AccountMoney<'_>,
) -> Result<Option<(Money, String)>, Note> {
    let Some(accounts) = accounts(summaries, money)? else {
        return Ok(None);
    };
    let mut sum = Money::ZERO;
    let mut origins = Vec::new();
    for ((_, _, currency), days) in &accounts {
        let Some((day, (balance, file))) = days.range(..=last_actual).next_back() else {
            return Ok(None);
        };
        sum += money.worth(*balance, currency, last_actual)?;
        let summary = &summaries[*file];
        let at = summary
            .balance_line
            .filter(|_| summary.last_date == Some(*day))
            .map(|line| format!(" line {line}"))
            .unwrap_or_default();
        origins.push(format!("balance column of {}{at}, {day}", summary.file));
    }
    let origin = match origins.len() {
        0 => return Ok(None),
        1 => origins.remove(0),
        n => format!("balance columns of {n} accounts"),
    };
    Ok(Some((sum, origin)))
}

type BalanceDays = BTreeMap<NaiveDate, (Money, usize)>;
/// Balances by account, its number where it has no name of its own, and its currency.
type Accounts<'a> = BTreeMap<(String, usize, &'a str), BalanceDays>;

/// Balances by account. Files that name no account and do not overlap in time are one account's
/// consecutive exports; where they overlap each is an account of its own. Two currencies are two
/// accounts.
fn accounts<'a>(
    summaries: &[LedgerSummary],
    money: &'a AccountMoney<'_>,
) -> Result<Option<Accounts<'a>>, Note> {
    let mut accounts = Accounts::new();
    let used = || summaries.iter().enumerate().filter(|(_, summary)| summary.used > 0);
    for (file, summary) in used() {
        if summary.balances.is_empty() {
            return Ok(None);
        }
        let apart = used().any(|(other, with)| other != file && overlap(summary, with));
        for (account, days) in &summary.balances {
            let number = if account.is_empty() && apart { file } else { 0 };
            let currency = money.currency(summary, file, account)?;
            let known = accounts.entry((account.clone(), number, currency)).or_default();
            known.extend(days.iter().map(|(day, balance)| (*day, (*balance, file))));
        }
    }
    Ok(Some(accounts))
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
    use crate::aggregate::{FutureRows, Transfers};
    use crate::domain::{CashTable, Currency};

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
            conversions: Conversions::default(),
            gaps: Vec::new(),
            transfers: Transfers::default(),
        }
    }

    #[test]
    fn a_balance_of_today_beside_an_older_ledger_is_that_of_today() {
        let known = |on: Option<&str>, as_of: &str| {
            let known = opening(&said("45000", on), &aggregated(), &[], (day(as_of), 2));
            (known.on.to_string(), known.amount.to_fixed(2))
        };
        let told = |on: &str, amount: &str| (on.to_owned(), amount.to_owned());
        assert_eq!(known(None, "2026-06-01"), told("2026-06-01", "45000.00"));
        assert_eq!(known(Some("2026-06-01"), "2026-06-01"), told("2026-06-01", "45000.00"));
        assert_eq!(known(Some("2026-05-31"), "2026-06-01"), told("2026-05-31", "45000.00"));
        // rolled over the row of 2 June, which is after the as-of date
        assert_eq!(known(Some("2026-06-03"), "2026-06-01"), told("2026-06-01", "44997.00"));
        assert_eq!(known(Some("2026-05-20"), "2026-06-01"), told("2026-05-31", "44990.00"));
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
        opening(settings, &aggregated(), summaries, (day("2026-05-31"), 2))
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

    fn two_currencies() -> (Settings, Vec<LedgerSummary>) {
        let mut settings = Settings { currency: Currency::new("USD"), ..Settings::default() };
        let day = Some(day("2026-05-01"));
        settings.fx.insert("EUR", day, "1.10".parse().unwrap());
        let summaries = vec![
            summary("usd.csv", "2026-05-01", "2026-05-31", "100.00"),
            summary("eur.csv", "2026-05-01", "2026-05-30", "200.00"),
        ];
        (settings, summaries)
    }

    fn aggregated_in(currencies: &[(usize, &str)]) -> Aggregated {
        let mut made = aggregated();
        for (file, currency) in currencies {
            let known = made.conversions.accounts.entry((*file, String::new())).or_default();
            known.insert((*currency).to_owned());
        }
        made
    }

    #[test]
    fn a_balance_counts_at_the_rate_of_the_last_day() {
        let (mut settings, summaries) = two_currencies();
        let in_two = aggregated_in(&[(0, "USD"), (1, "EUR")]);
        assert_eq!(
            opening(&settings, &in_two, &summaries, (day("2026-05-31"), 2)).amount,
            money("320.00")
        );
        settings.fx.insert("EUR", Some(day("2026-05-31")), "1.20".parse().unwrap());
        assert_eq!(
            opening(&settings, &in_two, &summaries, (day("2026-05-31"), 2)).amount,
            money("340.00")
        );
    }

    #[test]
    fn a_balance_of_no_one_currency_is_no_opening() {
        let (settings, summaries) = two_currencies();
        for currencies in [&[(0, "USD"), (1, "EUR"), (1, "USD")][..], &[(0, "USD")]] {
            let known =
                opening(&settings, &aggregated_in(currencies), &summaries, (day("2026-05-31"), 2));
            assert_eq!(known.source, OpeningSource::Unknown);
            assert_eq!(known.notes[0].code, "opening-currencies");
            assert_eq!(known.origin, "no balance in one currency, no --opening");
        }
    }

    #[test]
    fn two_exports_in_turn_are_one_account_of_one_currency_and_two_of_two() {
        let (settings, mut summaries) = two_currencies();
        summaries[1].first_date = Some(day("2026-04-01"));
        summaries[1].last_date = Some(day("2026-04-30"));
        summaries[1].balances =
            [(String::new(), BTreeMap::from([(day("2026-04-30"), money("200.00"))]))].into();
        let amount = |said: &[(usize, &str)]| {
            opening(&settings, &aggregated_in(said), &summaries, (day("2026-05-31"), 2)).amount
        };
        assert_eq!(amount(&[(0, "USD"), (1, "")]), money("100.00"));
        assert_eq!(amount(&[(0, "USD"), (1, "EUR")]), money("320.00"));
    }
}
