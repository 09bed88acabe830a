//! Rates of exchange.

use chrono::NaiveDate;

use super::super::error::Refusal;
use super::super::suggestion::closest;
use super::date;
use crate::domain::{Currency, Rate};

/// One rate as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct SaidRate {
    /// What it is for.
    pub(in super::super) currency: Currency,
    /// The day from which it holds; `None` is the beginning.
    pub(in super::super) from: Option<NaiveDate>,
    /// What one unit is worth in the reporting currency.
    pub(in super::super) rate: Rate,
}

const RULE: &str = "what one unit of the currency is worth in the reporting currency: above 0, \
                    below 10^8, at most ten decimals, with `.` as the decimal mark";

/// A rate alone: `1.08`.
pub(in super::super) fn rate(text: &str) -> Result<Rate, Refusal> {
    text.trim().parse::<Rate>().map_err(|_| {
        let meant = text.trim().replacen(',', ".", 1);
        let meant = Some(meant).filter(|meant| meant.parse::<Rate>().is_ok());
        Refusal::new(text, "a rate", RULE, "1.08").suggest(meant)
    })
}

/// A currency that exists: ISO 4217 has its code.
pub(in super::super) fn listed_currency(text: &str) -> Result<Currency, Refusal> {
    Currency::new(text).filter(Currency::is_listed).ok_or_else(|| {
        Refusal::new(text, "a currency", "a three-letter ISO 4217 code", "EUR")
            .suggest(nearest_currency(text))
    })
}

/// The code that was probably meant.
pub(in super::super) fn nearest_currency(text: &str) -> Option<String> {
    let codes: Vec<String> = Currency::listed().map(str::to_lowercase).collect();
    closest(text, codes.iter().map(String::as_str)).map(|code| code.to_uppercase())
}

/// `EUR=1.08`, or `EUR=1.08 from 2026-04-01`.
pub(in super::super) fn fx(text: &str) -> Result<SaidRate, Refusal> {
    const WHOLE: &str = "a currency, `=` and a rate, such as `EUR=1.08`, or with the day from \
                         which it holds, such as `EUR=1.08 from 2026-04-01`";
    let (code, rest) =
        text.split_once('=').ok_or_else(|| Refusal::new(text, "a rate", WHOLE, "EUR=1.08"))?;
    let (worth, from) = match rest.split_once(" from ") {
        Some((worth, from)) => (worth, Some(date(from)?)),
        None => (rest, None),
    };
    // What is proposed instead is the whole value, as the flag takes it.
    let currency = listed_currency(code).map_err(|wrong| {
        let meant = wrong.suggestion.clone().map(|meant| format!("{meant}={rest}"));
        Refusal { example: "EUR=1.08", ..wrong }.suggest(meant)
    })?;
    let rate = rate(worth).map_err(|wrong| {
        let day = from.map_or_else(String::new, |day| format!(" from {day}"));
        let meant = wrong.suggestion.clone().map(|meant| format!("{code}={meant}{day}"));
        Refusal { example: "EUR=1.08", ..wrong }.suggest(meant)
    })?;
    Ok(SaidRate { currency, from, rate })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_by_flag_may_carry_their_day() {
        let said = fx("eur = 1.08").unwrap();
        assert_eq!((said.currency.code(), said.rate.to_string().as_str()), ("EUR", "1.08"));
        assert_eq!(said.from, None);
        let said = fx("GBP=1.29 from 2026-04-01").unwrap();
        assert_eq!(said.from.unwrap().to_string(), "2026-04-01");
        for text in ["EUR", "EUR=", "=1", "EUR=0", "EUR=-1", "EUR=1.1 from monday", "EURO=1", ""] {
            assert!(fx(text).is_err(), "{text}");
        }
    }

    #[test]
    fn slips_are_named() {
        let meant = |text| fx(text).unwrap_err().suggestion;
        assert_eq!(meant("ERU=1.08").as_deref(), Some("EUR=1.08"));
        assert_eq!(meant("EUR=1,08").as_deref(), Some("EUR=1.08"));
        assert_eq!(meant("EUR=1,08 from 2026-04-01").as_deref(), Some("EUR=1.08 from 2026-04-01"));
        assert_eq!(fx("EUR=0").unwrap_err().example, "EUR=1.08");
        assert_eq!(meant("EUR=1.234,5"), None);
    }
}
