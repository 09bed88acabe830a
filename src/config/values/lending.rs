//! One-off amounts and loans of a scenario, and what lending costs.

use rust_decimal::Decimal;

use super::super::error::Refusal;
use super::{amount, date, decimal_percent};
use crate::domain::{Money, Shock, TermLoan};

/// Percent a year: `8%`, or the fraction `0.08`. A bare `8` has two readings and gets none.
pub(in super::super) fn annual_rate(text: &str) -> Result<Decimal, Refusal> {
    let trimmed = text.trim();
    let percent = if trimmed.ends_with('%') {
        decimal_percent(trimmed)
    } else {
        let fraction = trimmed.parse::<Money>().ok().map(Money::decimal);
        fraction
            .filter(|fraction| (Decimal::ZERO..=Decimal::ONE).contains(fraction))
            .map(|fraction| (fraction * Decimal::ONE_HUNDRED).normalize())
    };
    percent.ok_or_else(|| {
        let meant = decimal_percent(trimmed).map(|_| format!("{trimmed}%"));
        let rule = "a rate a year from 0 to 100 %, such as `8%` or `0.08`";
        Refusal::new(text, "a yearly rate", rule, "8%")
            .suggest(meant.filter(|_| !trimmed.ends_with('%')))
    })
}

/// `-20000 on 2026-08-15 Machine repair`; the name may be left out.
pub(in super::super) fn shock(text: &str) -> Result<Shock, Refusal> {
    const RULE: &str = "an amount other than 0, `on`, a date and a name where it has one, such as \
                        `-20000 on 2026-08-15 Machine repair`";
    let refused = || Refusal::new(text, "a shock", RULE, "-20000 on 2026-08-15 Machine repair");
    let (money, rest) = text.trim().split_once(" on ").ok_or_else(refused)?;
    let (day, name) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    let amount = amount(money)?;
    if amount.is_zero() {
        return Err(refused());
    }
    let name = Some(name.trim()).filter(|name| !name.is_empty()).unwrap_or("shock");
    Ok(Shock { name: name.to_owned(), amount, on: date(day)? })
}

/// `50000 on 2026-07-01 at 8% over 24 months`.
pub(in super::super) fn loan(text: &str) -> Result<TermLoan, Refusal> {
    const EXAMPLE: &str = "50000 on 2026-07-01 at 8% over 24 months";
    const RULE: &str = "an amount above 0, `on` a date, `at` a rate a year, `over` 1 to 600 \
                        months, such as `50000 on 2026-07-01 at 8% over 24 months`";
    let refused = || Refusal::new(text, "a loan", RULE, EXAMPLE);
    let spaced = text.trim().replace(" %", "%");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let [money, "on", day, "at", rate, "over", count, unit] = words[..] else {
        return Err(refused());
    };
    let months = months(count, unit).ok_or_else(refused)?;
    let (amount, on, annual_rate) = (amount(money)?, date(day)?, annual_rate(rate)?);
    if !amount.is_positive() {
        return Err(refused());
    }
    Ok(TermLoan { amount, on, annual_rate, months })
}

fn months(count: &str, unit: &str) -> Option<u32> {
    let each = match unit {
        "month" | "months" => 1,
        "year" | "years" => 12,
        _ => return None,
    };
    let digits = count.bytes().all(|byte| byte.is_ascii_digit());
    let count = count.parse::<u32>().ok().filter(|_| digits)?;
    count.checked_mul(each).filter(|months| (1..=600).contains(months))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_percentages_or_fractions() {
        for text in ["8%", "8 %", "0.08", "0.080"] {
            assert_eq!(annual_rate(text).unwrap(), Decimal::from(8), "{text}");
        }
        assert_eq!(annual_rate("0").unwrap(), Decimal::ZERO);
        for text in ["-1%", "101%", "1.5", "", "%", "-0.1", "1e-2"] {
            assert!(annual_rate(text).is_err(), "{text}");
        }
        assert_eq!(annual_rate("8").unwrap_err().suggestion.as_deref(), Some("8%"));
    }

    #[test]
    fn shocks_have_an_amount_a_day_and_perhaps_a_name() {
        let repair = shock("-20000 on 2026-08-15 Machine repair on site").unwrap();
        assert_eq!(
            (repair.name.as_str(), repair.amount.to_string().as_str()),
            ("Machine repair on site", "-20000")
        );
        assert_eq!(shock("500 on 2026-08-15").unwrap().name, "shock");
        for text in ["-20000", "0 on 2026-08-15", "x on 2026-08-15", "5 on monday", " on ", ""] {
            assert!(shock(text).is_err(), "{text}");
        }
    }

    #[test]
    fn loans_have_every_part() {
        let made = loan("50000 on 2026-07-01 at 8 % over 2 years").unwrap();
        assert_eq!((made.annual_rate, made.months), (Decimal::from(8), 24));
        for text in [
            "50000 on 2026-07-01 at 8% over 24",
            "50000 on 2026-07-01 at 8% over 0 months",
            "50000 on 2026-07-01 at 8% over 601 months",
            "50000 on 2026-07-01 at 8% over 4294967295 years",
            "-50000 on 2026-07-01 at 8% over 24 months",
            "50000 on 2026-07-01 at 8 over 24 months",
            "",
        ] {
            assert!(loan(text).is_err(), "{text}");
        }
    }
}
