//! Counts and percentages.

use rust_decimal::Decimal;

use super::super::error::Refusal;
use crate::domain::Money;

/// The number before an optional `%`.
fn before_percent_sign(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('%').unwrap_or(text).trim_end()
}

fn digits(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A width or a confidence in whole percent: below 50 there is no band, 100 has no quantile.
pub(in super::super) fn level(text: &str) -> Result<u32, Refusal> {
    digits(before_percent_sign(text))
        .and_then(|value| u32::try_from(value).ok())
        .filter(|value| (50..=99).contains(value))
        .ok_or_else(|| Refusal::new(text, "a level", "a whole percentage from 50 to 99", "80"))
}

/// 0 to 100 percent, with decimals.
pub(in super::super) fn decimal_percent(text: &str) -> Option<Decimal> {
    let value = before_percent_sign(text).parse::<Money>().ok()?.decimal();
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&value).then(|| value.normalize())
}

/// A share in percent.
pub(in super::super) fn percent(text: &str) -> Result<Decimal, Refusal> {
    decimal_percent(text)
        .ok_or_else(|| Refusal::new(text, "a percentage", "0 to 100, with or without `%`", "1%"))
}

/// The seed of every random number.
pub(in super::super) fn seed(text: &str) -> Result<u64, Refusal> {
    digits(text.trim()).ok_or_else(|| {
        Refusal::new(text, "a seed", "a whole number from 0 to 18446744073709551615", "1")
    })
}

/// How many paths to simulate.
pub(in super::super) fn paths(text: &str) -> Result<usize, Refusal> {
    digits(text.trim())
        .and_then(|value| usize::try_from(value).ok())
        .filter(|value| (100..=100_000).contains(value))
        .ok_or_else(|| {
            Refusal::new(text, "a number of paths", "a whole number from 100 to 100000", "2000")
        })
}

/// What the last unit of money must bring.
pub(in super::super) fn least_return(text: &str) -> Result<Decimal, Refusal> {
    let value = text.trim().parse::<Money>().ok().map(Money::decimal);
    value.filter(|value| *value > Decimal::ZERO && *value <= Decimal::ONE_THOUSAND).ok_or_else(
        || {
            let rule = "what the last unit of money must bring, above 0: `1` is its own worth back";
            Refusal::new(text, "a return", rule, "1")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold() {
        assert_eq!(level("80").unwrap(), 80);
        assert_eq!(level("90 %").unwrap(), 90);
        for text in ["49", "100", "-80", "80.5", "eighty", "", "%"] {
            assert!(level(text).is_err(), "{text}");
        }
        assert_eq!(percent("0.5%").unwrap(), Decimal::new(5, 1));
        assert!(percent("101").is_err() && percent("-1").is_err());
        assert_eq!(seed("18446744073709551615").unwrap(), u64::MAX);
        assert!(seed("18446744073709551616").is_err() && seed("+1").is_err());
        assert_eq!(paths("100").unwrap(), 100);
        assert!(paths("99").is_err() && paths("100001").is_err());
    }
}
