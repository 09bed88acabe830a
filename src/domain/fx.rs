//! Rates of exchange, and exact conversion by them.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Money;

/// What one unit of a currency is worth in another: above 0, below 10^8, at most ten decimals.
///
/// ```
/// use cashcast::domain::{Money, Rate};
/// let rate: Rate = "1.0835".parse().unwrap();
/// let amount: Money = "-10.00".parse().unwrap();
/// assert_eq!(rate.convert(amount, 2).unwrap().to_string(), "-10.84"); // half away from zero
/// assert!("0".parse::<Rate>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate {
    /// In units of 10^-[`DECIMALS`].
    units: i128,
}

/// Decimals of a rate.
const DECIMALS: u32 = 10;
/// Rates from here on are typing errors.
const LIMIT: i64 = 100_000_000;

/// The text is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a rate")]
pub struct NotARate;

impl Rate {
    /// The same worth.
    pub const ONE: Self = Self { units: 10_i128.pow(DECIMALS) };

    /// An amount in the other currency, rounded once, half away from zero, to `decimals`. `None`
    /// where it would be 10^13 or more.
    pub fn convert(self, amount: Money, decimals: u32) -> Option<Money> {
        let amount = amount.decimal();
        let product = amount.mantissa().checked_mul(self.units)?;
        let surplus = (amount.scale() + DECIMALS).checked_sub(decimals)?;
        let divisor = 10_i128.checked_pow(surplus)?;
        let (whole, rest) = (product / divisor, product % divisor);
        // Twice the rest could overflow where the divisor is near the end of the range.
        let up = rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2);
        let units = if up { whole + product.signum() } else { whole };
        // What does not fit a decimal is far beyond the bound of amounts.
        let decimal = Decimal::try_from_i128_with_scale(units, decimals).ok()?;
        Money::checked(decimal).ok()
    }
}

impl std::str::FromStr for Rate {
    type Err = NotARate;

    fn from_str(text: &str) -> Result<Self, NotARate> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let value = Decimal::from_str_exact(text).map_err(|_| NotARate)?.normalize();
        let within = value > Decimal::ZERO && value < Decimal::from(LIMIT);
        if !plain || !within || value.scale() > DECIMALS {
            return Err(NotARate);
        }
        Ok(Self { units: value.mantissa() * 10_i128.pow(DECIMALS - value.scale()) })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::from_i128_with_scale(self.units, DECIMALS).normalize().fmt(f)
    }
}

/// Rates to one currency, by the currency they are for and the day from which they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rates {
    /// By code in capitals; a rate without a day holds from the beginning.
    currencies: BTreeMap<String, BTreeMap<Option<NaiveDate>, Rate>>,
}

impl Rates {
    /// Notes a rate; false where the currency has one from that day on already.
    pub fn insert(&mut self, currency: &str, from: Option<NaiveDate>, rate: Rate) -> bool {
        let days = self.currencies.entry(currency.to_ascii_uppercase()).or_default();
        days.insert(from, rate).is_none()
    }

    /// Is there none at all?
    pub fn is_empty(&self) -> bool {
        self.currencies.is_empty()
    }

    /// The rates of a currency, in any case, with the days they hold from.
    pub fn of(&self, currency: &str) -> Option<&BTreeMap<Option<NaiveDate>, Rate>> {
        let known = |(code, _): &(&String, _)| code.eq_ignore_ascii_case(currency);
        self.currencies.iter().find(known).map(|(_, days)| days)
    }

    /// The rate of a currency on a day: the last one from that day or before.
    pub fn on(&self, currency: &str, day: NaiveDate) -> Option<Rate> {
        self.of(currency)?.range(..=Some(day)).next_back().map(|(_, rate)| *rate)
    }

    /// The currencies, in the order of their codes.
    pub fn currencies(&self) -> impl Iterator<Item = &str> {
        self.currencies.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rates_are_positive_and_bounded() {
        for text in ["1.08", "0.0000613", "1", "99999999.9999999999", "1.0800000000000"] {
            assert!(text.parse::<Rate>().is_ok(), "{text}");
        }
        for text in ["0", "-1", "", ".", "1e3", "1,08", "100000000", "0.00000000001", "+1", "NaN"] {
            assert!(text.parse::<Rate>().is_err(), "{text}");
        }
        assert_eq!("1.0800".parse::<Rate>().unwrap().to_string(), "1.08");
    }

    #[test]
    fn the_last_rate_from_that_day_or_before_holds() {
        let mut rates = Rates::default();
        let rate = |text: &str| text.parse::<Rate>().unwrap();
        assert!(rates.insert("GBP", Some(day("2026-04-01")), rate("1.29")));
        assert!(rates.insert("GBP", Some(day("2026-01-01")), rate("1.27")));
        assert!(!rates.insert("gbp", Some(day("2026-01-01")), rate("1.28")));
        assert_eq!(rates.on("GBP", day("2025-12-31")), None);
        assert_eq!(rates.on("gbp", day("2026-03-31")), Some(rate("1.28")));
        assert_eq!(rates.on("GBP", day("2026-04-01")), Some(rate("1.29")));
        assert!(rates.insert("GBP", None, rate("1.2")));
        assert_eq!(rates.on("GBP", day("1999-01-01")), Some(rate("1.2")));
        assert_eq!(rates.on("EUR", day("2026-04-01")), None);
    }

    #[test]
    fn halves_go_away_from_zero_and_too_much_is_refused() {
        let rate: Rate = "0.5".parse().unwrap();
        let convert = |text: &str, decimals| {
            rate.convert(text.parse().unwrap(), decimals).map(|money| money.to_fixed(decimals))
        };
        assert_eq!(convert("0.01", 2).as_deref(), Some("0.01"));
        assert_eq!(convert("-0.01", 2).as_deref(), Some("-0.01"));
        assert_eq!(convert("-0.009999", 2).as_deref(), Some("0.00"));
        assert_eq!(convert("3", 0).as_deref(), Some("2"));
        let much: Rate = "99999999".parse().unwrap();
        assert_eq!(much.convert("9999999999999".parse().unwrap(), 2), None);
    }

    proptest! {
        #[test]
        fn a_rate_of_one_changes_nothing(cents in -10_i64.pow(14)..10_i64.pow(14)) {
            let amount = Money::from_minor(i128::from(cents), 2);
            prop_assert_eq!(Rate::ONE.convert(amount, 2), Some(amount));
        }

        #[test]
        fn what_is_lost_is_at_most_half_a_coin(
            cents in -10_i64.pow(12)..10_i64.pow(12), units in 1_i64..10_i64.pow(6),
        ) {
            let rate = Decimal::new(units, 4);
            let amount = Money::from_minor(i128::from(cents), 2);
            let made: Rate = rate.to_string().parse().unwrap();
            let made = made.convert(amount, 2);
            let exact = amount.decimal() * rate;
            if exact.abs() < Decimal::from(10_i64.pow(13) - 1) {
                let lost = (made.unwrap().decimal() - exact).abs();
                prop_assert!(lost <= Decimal::new(5, 3));
            }
        }
    }
}
