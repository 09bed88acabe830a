//! Amounts of other currencies, converted row by row to the reporting currency.
//!
//! Each row is converted once, at the rate of its day, and rounded once, half away from zero, to
//! the coin of the reporting currency: a sum of rows is the sum of what the rows show.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::config::Settings;
use crate::domain::{Currency, Money, Transaction};

/// Converts amounts by the rates of a run.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a> {
    settings: &'a Settings,
    reporting: Option<&'a Currency>,
}

/// Why an amount cannot be converted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingRate {
    /// The currency has no rate at all.
    Unknown,
    /// Its first rate is from a later day.
    Before {
        /// The day that needs a rate.
        day: NaiveDate,
        /// The first day that has one.
        first: NaiveDate,
    },
    /// The amount would be 10^13 or more.
    TooLarge,
}

impl<'a> Exchange<'a> {
    /// Conversion is on where there are a reporting currency and rates to it.
    pub fn new(settings: &'a Settings) -> Self {
        let reporting = settings.currency.as_ref().filter(|_| !settings.fx.is_empty());
        Self { settings, reporting }
    }

    /// The reporting currency, where amounts are converted to it.
    pub const fn reporting(&self) -> Option<&'a Currency> {
        self.reporting
    }

    /// The amount in the reporting currency, by the rate of that day. Amounts in it, and those
    /// whose currency is not said, are given back as they are.
    pub fn convert(
        &self,
        amount: Money,
        currency: &str,
        day: NaiveDate,
    ) -> Result<Money, MissingRate> {
        let Some(reporting) = self.reporting else {
            return Ok(amount);
        };
        if currency.is_empty() || currency.eq_ignore_ascii_case(reporting.code()) {
            return Ok(amount);
        }
        match self.settings.fx.on(currency, day) {
            Some(rate) => rate.convert(amount, reporting.decimals()).ok_or(MissingRate::TooLarge),
            None => Err(self.missing(currency, day)),
        }
    }

    fn missing(&self, currency: &str, day: NaiveDate) -> MissingRate {
        let first = self.settings.fx.of(currency).and_then(|days| days.keys().next().copied());
        first.flatten().map_or(MissingRate::Unknown, |first| MissingRate::Before { day, first })
    }
}

/// What was converted from one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Converted {
    /// Rows.
    pub rows: u64,
    /// Their sum as it stands in the files.
    pub sum: Money,
    /// The sum of the rows as converted.
    pub converted: Money,
}

/// Rows of one currency that could not be converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unconverted {
    /// How many.
    pub rows: u64,
    /// File and line of the first.
    pub first: (usize, u64),
    /// Why the first could not.
    pub why: MissingRate,
    /// The earliest of their days.
    pub earliest: NaiveDate,
}

/// What came of the conversion of all rows. Those of parts of the rows can be merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversions {
    /// By currency, without the reporting one.
    pub converted: BTreeMap<String, Converted>,
    /// By currency.
    pub missing: BTreeMap<String, Unconverted>,
    /// First line and number of the rows without a currency, by file.
    pub unsaid: BTreeMap<usize, (u64, u64)>,
    /// The currencies of each account of each file, empty where not said.
    pub accounts: BTreeMap<(usize, String), BTreeSet<String>>,
    /// The account of the row before, which that of the next row mostly is.
    last: Option<(usize, String, String)>,
}

impl Conversions {
    /// The row in the reporting currency. A row that cannot be converted is noted and given back
    /// as it is: a run with such rows must end.
    pub fn take<'r>(&mut self, exchange: &Exchange<'_>, row: &Transaction<'r>) -> Transaction<'r> {
        let Some(reporting) = exchange.reporting() else {
            return *row;
        };
        self.note_account(row);
        if row.currency.is_empty() {
            let (_, rows) = self.unsaid.entry(row.file).or_insert((row.line, 0));
            *rows += 1;
            return *row;
        }
        if row.currency.eq_ignore_ascii_case(reporting.code()) {
            return *row;
        }
        match exchange.convert(row.amount, row.currency, row.date) {
            Ok(amount) => {
                let total = converted_from(&mut self.converted, row.currency);
                total.rows += 1;
                total.sum += row.amount;
                total.converted += amount;
                Transaction { amount, ..*row }
            }
            Err(why) => {
                let first =
                    Unconverted { rows: 1, first: (row.file, row.line), why, earliest: row.date };
                add_missing(&mut self.missing, row.currency.to_ascii_uppercase(), first);
                *row
            }
        }
    }

    fn note_account(&mut self, row: &Transaction<'_>) {
        let known = |(file, account, currency): &(usize, String, String)| {
            *file == row.file && account == row.account && currency == row.currency
        };
        if self.last.as_ref().is_some_and(known) {
            return;
        }
        let currencies = self.accounts.entry((row.file, row.account.to_owned())).or_default();
        currencies.insert(row.currency.to_ascii_uppercase());
        self.last = Some((row.file, row.account.to_owned(), row.currency.to_owned()));
    }

    /// Takes in what came of other rows.
    pub fn merge(&mut self, other: Self) {
        for (currency, more) in other.converted {
            let total = self.converted.entry(currency).or_default();
            total.rows += more.rows;
            total.sum += more.sum;
            total.converted += more.converted;
        }
        for (currency, more) in other.missing {
            add_missing(&mut self.missing, currency, more);
        }
        for (file, (line, rows)) in other.unsaid {
            let (first, known) = self.unsaid.entry(file).or_insert((line, 0));
            *first = line.min(*first);
            *known += rows;
        }
        for (account, currencies) in other.accounts {
            self.accounts.entry(account).or_default().extend(currencies);
        }
        self.last = None;
    }

    /// The one currency of an account of a file, empty where its rows say none: `None` where they
    /// are in several, or there is no row that counts.
    pub fn of_account(&self, file: usize, account: &str) -> Option<&str> {
        let currencies = self.accounts.get(&(file, account.to_owned()))?;
        let mut each = currencies.iter();
        each.next().filter(|_| each.next().is_none()).map(String::as_str)
    }

    /// Is there a row of another currency than the reporting one?
    pub fn any_foreign(&self) -> bool {
        !self.converted.is_empty() || !self.missing.is_empty()
    }
}

/// The total of a currency, found without a new text where there is one.
fn converted_from<'t>(
    all: &'t mut BTreeMap<String, Converted>,
    currency: &str,
) -> &'t mut Converted {
    if all.contains_key(currency) {
        return all.get_mut(currency).expect("it is there");
    }
    all.entry(currency.to_ascii_uppercase()).or_default()
}

fn add_missing(all: &mut BTreeMap<String, Unconverted>, currency: String, more: Unconverted) {
    match all.get_mut(&currency) {
        Some(known) => {
            known.rows += more.rows;
            known.earliest = known.earliest.min(more.earliest);
            if more.first < known.first {
                known.first = more.first;
                known.why = more.why;
            }
        }
        None => {
            all.insert(currency, more);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn settings(rates: &[(&str, Option<&str>, &str)]) -> Settings {
        let mut settings = Settings { currency: Currency::new("USD"), ..Settings::default() };
        for (currency, from, rate) in rates {
            let from = from.map(|day| day.parse().unwrap());
            assert!(settings.fx.insert(currency, from, rate.parse().unwrap()));
        }
        settings
    }

    fn row(line: u64, cents: i64, currency: &'static str) -> Transaction<'static> {
        Transaction {
            file: 0,
            line,
            date: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
            amount: Money::from_minor(i128::from(cents), 2),
            currency,
            category: "",
            counterparty: "",
            description: "",
            account: "",
        }
    }

    #[test]
    fn the_rate_of_the_day_counts_and_a_missing_one_is_named() {
        let settings = settings(&[("GBP", Some("2026-04-01"), "1.29"), ("EUR", None, "1.08")]);
        let exchange = Exchange::new(&settings);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let ten: Money = "10.00".parse().unwrap();
        let convert = |currency, on| exchange.convert(ten, currency, day(on));
        assert_eq!(convert("eur", "2020-01-01").unwrap().to_fixed(2), "10.80");
        assert_eq!(convert("GBP", "2026-04-01").unwrap().to_fixed(2), "12.90");
        assert_eq!(convert("USD", "2020-01-01").unwrap(), ten);
        let first = day("2026-04-01");
        let before = MissingRate::Before { day: day("2026-03-31"), first };
        assert_eq!(convert("GBP", "2026-03-31"), Err(before));
        assert_eq!(convert("CHF", "2026-03-31"), Err(MissingRate::Unknown));
    }

    #[test]
    fn without_rates_nothing_is_converted() {
        let settings = settings(&[]);
        let mut made = Conversions::default();
        let taken = made.take(&Exchange::new(&settings), &row(2, 100, "EUR"));
        assert_eq!(taken.amount, Money::from_minor(100, 2));
        assert_eq!(made, Conversions::default());
    }

    #[test]
    fn accounts_have_one_currency_or_none_that_is_known() {
        let settings = settings(&[("EUR", None, "1.08")]);
        let exchange = Exchange::new(&settings);
        let mut made = Conversions::default();
        for (account, currency) in
            [("a", "EUR"), ("b", "USD"), ("a", "eur"), ("b", "EUR"), ("c", "")]
        {
            made.take(&exchange, &Transaction { account, ..row(2, 1, currency) });
        }
        assert_eq!(made.of_account(0, "a"), Some("EUR"));
        assert_eq!(made.of_account(0, "b"), None);
        assert_eq!(made.of_account(0, "c"), Some(""));
        assert_eq!(made.of_account(1, "a"), None);
    }

    proptest! {
        /// What is converted is the sum of the rows, however they are dealt out.
        #[test]
        fn parts_merge_to_the_whole(
            cents in proptest::collection::vec((-1_000_000_i64..1_000_000, 0_usize..4), 1..60),
            at in 0_usize..60,
        ) {
            let settings = settings(&[("EUR", None, "1.0837"), ("JPY", None, "0.0064")]);
            let exchange = Exchange::new(&settings);
            let codes = ["EUR", "JPY", "CHF", ""];
            let rows: Vec<Transaction<'_>> = (2..).zip(&cents)
                .map(|(line, (cents, code))| row(line, *cents, codes[*code])).collect();
            let (mut whole, mut first, mut second) = Default::default();
            let take = |into: &mut Conversions, rows: &[Transaction<'_>]| -> Money {
                rows.iter().map(|row| into.take(&exchange, row).amount).sum()
            };
            let sum = take(&mut whole, &rows);
            let (one, two) = rows.split_at(at.min(rows.len()));
            let parts = take(&mut second, two) + take(&mut first, one);
            prop_assert_eq!(sum, parts);
            // In either order.
            second.merge(first);
            whole.merge(Conversions::default());
            prop_assert_eq!(&whole, &second);
            let converted: Money = whole.converted.values().map(|total| total.converted).sum();
            let each = rows.iter().filter(|row| matches!(row.currency, "EUR" | "JPY"));
            let each: Money = each
                .map(|row| exchange.convert(row.amount, row.currency, row.date).unwrap()).sum();
            prop_assert_eq!(converted, each);
        }
    }
}
