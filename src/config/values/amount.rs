//! Amounts of money, and what may stand in their place.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::error::Refusal;
use super::super::settings::ReserveRule;
use super::super::suggestion::closest;
use super::date;
use crate::domain::{Money, MoneyError};

const RULE: &str = "digits with `.` as the decimal mark, at most six decimals, no thousands marks, \
                    no exponent, below 10^13";

/// An exact amount, from its text.
pub(in super::super) fn amount(text: &str) -> Result<Money, Refusal> {
    text.trim().parse::<Money>().map_err(|error| {
        let refusal = Refusal::new(text, "an amount", RULE, "1234.50");
        match error {
            MoneyError::NotANumber(_) => refusal.suggest(respelled(text)),
            MoneyError::TooLarge(_) | MoneyError::TooPrecise(_) => refusal,
        }
    })
}

/// The amount that was meant where one comma is beyond doubt: `1,234.50` and `1234,50`.
/// `1,234` alone has two readings and gets none.
fn respelled(text: &str) -> Option<String> {
    let text = text.trim();
    let (head, tail) = text.rsplit_once(',')?;
    let plain = if tail.contains('.') {
        text.replace(',', "")
    } else if tail.len() != 3 && !head.contains([',', '.']) {
        format!("{head}.{tail}")
    } else {
        return None;
    };
    plain.parse::<Money>().is_ok().then_some(plain)
}

/// What is in stock, at cost: an amount, 0 or more.
pub(in super::super) fn stock(text: &str) -> Result<Money, Refusal> {
    let money = amount(text)?;
    if money.is_negative() {
        return Err(Refusal::new(text, "an inventory", "an amount, 0 or more", "12000"));
    }
    Ok(money)
}

/// From which amount on something counts: 0 or more.
pub(in super::super) fn threshold(text: &str) -> Result<Money, Refusal> {
    let money = amount(text)?;
    if money.is_negative() {
        return Err(Refusal::new(text, "a threshold", "an amount, 0 or more", "1000"));
    }
    Ok(money)
}

/// `AMOUNT` or `AMOUNT on DATE`.
pub(in super::super) fn opening(text: &str) -> Result<(Money, Option<NaiveDate>), Refusal> {
    match text.split_once(" on ") {
        Some((money, day)) => Ok((amount(money)?, Some(date(day)?))),
        None => Ok((amount(text)?, None)),
    }
}

/// An amount, 0 or more, or `N weeks` of mean weekly disbursement.
pub(in super::super) fn reserve(text: &str) -> Result<ReserveRule, Refusal> {
    let trimmed = text.trim();
    let letters = trimmed.find(|c: char| c.is_alphabetic());
    let refusal = || {
        Refusal::new(
            text,
            "a reserve",
            "an amount, 0 or more, or a number of weeks up to 520, such as `4 weeks`",
            "4 weeks",
        )
    };
    let Some(at) = letters else {
        let money = amount(trimmed)?;
        return if money.is_negative() { Err(refusal()) } else { Ok(ReserveRule::Amount(money)) };
    };
    let (count, unit) = (trimmed[..at].trim(), trimmed[at..].trim());
    let weeks = count.parse::<Money>().map(Money::decimal);
    match (weeks, unit.to_lowercase().as_str()) {
        (Ok(weeks), "week" | "weeks") if weeks > Decimal::ZERO && weeks <= Decimal::from(520) => {
            Ok(ReserveRule::Weeks(weeks.normalize()))
        }
        (Ok(_), unit) => Err(refusal().suggest(
            closest(unit, ["week", "weeks"])
                .filter(|meant| meant != unit)
                .map(|unit| format!("{count} {unit}")),
        )),
        (Err(_), _) => Err(refusal()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_never_guessed() {
        assert_eq!(amount("-18200.50").unwrap().to_string(), "-18200.50");
        assert_eq!(amount(" 0 ").unwrap(), Money::ZERO);
        for text in ["1e3", "inf", "nan", "$5", "", "0x10", "1_000"] {
            assert!(amount(text).is_err(), "{text}");
        }
        let meant = |text| amount(text).unwrap_err().suggestion;
        assert_eq!(meant("1,234.50").as_deref(), Some("1234.50"));
        assert_eq!(meant("1234,50").as_deref(), Some("1234.50"));
        assert_eq!(meant("1,234"), None);
        assert_eq!(meant("1.234,50"), None);
    }

    #[test]
    fn reserves_are_amounts_or_weeks() {
        assert_eq!(reserve("10000").unwrap(), ReserveRule::Amount("10000".parse().unwrap()));
        assert_eq!(reserve("2.5 weeks").unwrap(), ReserveRule::Weeks(Decimal::new(25, 1)));
        assert_eq!(reserve("4weeks").unwrap(), ReserveRule::Weeks(Decimal::from(4)));
        let refusal = reserve("4 weks").unwrap_err();
        assert_eq!(refusal.suggestion.as_deref(), Some("4 weeks"));
        for text in ["-1", "0 weeks", "-4 weeks", "4 months", "9999 weeks", "weeks"] {
            assert!(reserve(text).is_err(), "{text}");
        }
    }

    #[test]
    fn openings_may_carry_their_day() {
        let (money, day) = opening("41250.00 on 2026-06-30").unwrap();
        assert_eq!(money.to_string(), "41250.00");
        assert_eq!(day.unwrap().to_string(), "2026-06-30");
        assert_eq!(opening("-5").unwrap().1, None);
        assert!(opening("5 on monday").is_err());
    }
}
