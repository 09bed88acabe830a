//! Thresholds: `NAME[=VALUE][@SCENARIO]` (DESIGN §4).

use super::super::error::Refusal;
use super::super::fail_on::{FailOn, FailOnKind, Sounds};
use super::super::suggestion::closest;
use super::{amount, decimal_percent, scenario};
use crate::domain::Scenario;

const NAMES: [&str; 6] =
    ["shortfall", "below-reserve", "minimum-liquidity", "accuracy", "stale", "variance"];

const RULE: &str = "NAME[=VALUE][@SCENARIO][@new], where NAME is `shortfall`, `below-reserve` (or \
                    `below-reserve=20%`), `minimum-liquidity=AMOUNT`, `accuracy=70`, \
                    `stale=3days` or `variance`, and SCENARIO is best, base, worst or a scenario of the \
                    settings; `@new`: only what the last saved forecast did not have";

fn refusal(text: &str, rule: impl Into<String>) -> Refusal {
    Refusal::new(text, "a threshold", rule, "below-reserve=20%")
}

/// One threshold.
pub(in super::super) fn fail_on(text: &str) -> Result<FailOn, Refusal> {
    let trimmed = text.trim();
    let (told, sounds) = match trimmed.strip_suffix("@new") {
        Some(told) => (told.trim_end(), Sounds::WhenNew),
        None => (trimmed, Sounds::Always),
    };
    let (judged, where_judged) = match told.rsplit_once('@') {
        Some((judged, word)) => (judged, Some(word)),
        None => (told, None),
    };
    let (name, value) = match judged.split_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim())),
        None => (judged.trim(), None),
    };
    let kind = kind(text, &name.to_lowercase(), value)?;
    let scenario = match where_judged {
        Some(_) if judged_once(kind) => {
            let rule = format!("`{name}` is judged once, not per scenario: leave `@…` out");
            return Err(refusal(text, rule).suggest(Some(judged.to_owned())));
        }
        Some(word) => scenario(word)
            .map_err(|inner| refusal(text, format!("the scenario after `@` is {}", inner.rule)))?,
        None => Scenario::Worst,
    };
    Ok(FailOn { kind, scenario, sounds, text: trimmed.to_owned() })
}

/// Thresholds that no scenario changes.
const fn judged_once(kind: FailOnKind) -> bool {
    matches!(kind, FailOnKind::Accuracy(_) | FailOnKind::Stale { .. } | FailOnKind::Variance)
}

fn kind(text: &str, name: &str, value: Option<&str>) -> Result<FailOnKind, Refusal> {
    let refused = |rule: &'static str| refusal(text, rule);
    match (name, value) {
        ("shortfall", None) => Ok(FailOnKind::Shortfall),
        ("shortfall", Some(_)) => {
            Err(refused("`shortfall` takes no value").suggest(Some("shortfall".to_owned())))
        }
        ("below-reserve", None) => Ok(FailOnKind::BelowReserve),
        ("below-reserve", Some(value)) => decimal_percent(value)
            .map(FailOnKind::BelowReserveChance)
            .ok_or_else(|| refused("`below-reserve=` takes a chance from 0 to 100 %")),
        ("minimum-liquidity", Some(value)) => amount(value)
            .map(FailOnKind::MinimumLiquidity)
            .map_err(|inner| refusal(text, format!("the amount is {}", inner.rule))),
        ("minimum-liquidity", None) => Err(refused("`minimum-liquidity` needs an amount")
            .suggest(Some("minimum-liquidity=5000".to_owned()))),
        ("accuracy", Some(value)) => decimal_percent(value)
            .map(FailOnKind::Accuracy)
            .ok_or_else(|| refused("`accuracy=` takes 0 to 100 percent")),
        ("accuracy", None) => {
            Err(refused("`accuracy` needs a percentage").suggest(Some("accuracy=70".to_owned())))
        }
        ("stale", Some(value)) => days(value)
            .map(|days| FailOnKind::Stale { days })
            .ok_or_else(|| refused("`stale=` takes 0 to 3660 days")),
        ("stale", None) => {
            Err(refused("`stale` needs a number of days").suggest(Some("stale=3days".to_owned())))
        }
        ("variance", None) => Ok(FailOnKind::Variance),
        ("variance", Some(_)) => Err(refused(
            "`variance` takes no value: `material` and `material-percent` say from when on",
        )),
        _ => Err(refused(RULE).suggest(closest(name, NAMES))),
    }
}

/// `3days`, `3 days`, `1 day`, `3`.
fn days(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let unit = text[end..].trim().to_lowercase();
    matches!(unit.as_str(), "" | "d" | "day" | "days")
        .then(|| text[..end].parse().ok())
        .flatten()
        .filter(|days| *days <= 3660)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn every_threshold_is_read() {
        let read = |text| {
            let made = fail_on(text).unwrap();
            (made.kind, made.scenario)
        };
        assert_eq!(read("shortfall"), (FailOnKind::Shortfall, Scenario::Worst));
        assert_eq!(read("below-reserve@base"), (FailOnKind::BelowReserve, Scenario::Base));
        assert_eq!(read("shortfall@slow").1, Scenario::Named("slow".to_owned()));
        assert_eq!(read("below-reserve=20%").0, FailOnKind::BelowReserveChance(Decimal::from(20)));
        assert_eq!(
            read("minimum-liquidity=5000.50@best"),
            (FailOnKind::MinimumLiquidity("5000.50".parse().unwrap()), Scenario::Best)
        );
        assert_eq!(read("accuracy=70").0, FailOnKind::Accuracy(Decimal::from(70)));
        assert_eq!(read("variance").0, FailOnKind::Variance);
        assert_eq!(fail_on("variance").unwrap().sounds, Sounds::Always);
        assert_eq!(fail_on("variance@new").unwrap().sounds, Sounds::WhenNew);
        let new = fail_on("below-reserve=20%@base@new").unwrap();
        assert_eq!((new.scenario, new.sounds), (Scenario::Base, Sounds::WhenNew));
        for text in ["stale=3days", "stale=3 days", "stale=3"] {
            assert_eq!(read(text).0, FailOnKind::Stale { days: 3 }, "{text}");
        }
    }

    #[test]
    fn wrong_ones_are_refused_with_their_rule() {
        for (text, rule) in [
            (
                "variance=5",
                "`variance` takes no value: `material` and `material-percent` say from when on",
            ),
            ("variance@worst", "`variance` is judged once, not per scenario: leave `@…` out"),
            ("stale", "`stale` needs a number of days"),
            ("stale=9999999999", "`stale=` takes 0 to 3660 days"),
            ("stale=3days@worst", "`stale` is judged once, not per scenario: leave `@…` out"),
            ("accuracy=170", "`accuracy=` takes 0 to 100 percent"),
            ("shortfall=5", "`shortfall` takes no value"),
            (
                "shortfall@wo rst",
                "the scenario after `@` is one of `best`, `base`, `worst` or a scenario of the \
                 settings",
            ),
        ] {
            assert_eq!(fail_on(text).unwrap_err().rule, rule, "{text}");
        }
        let meant = fail_on("shortfal").unwrap_err().suggestion;
        assert_eq!(meant.as_deref(), Some("shortfall"));
    }
}
