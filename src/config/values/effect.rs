//! What a scenario does to lines: `-10%`, `14 days`, `drop`, at once or from a day on.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::error::Refusal;
use super::super::suggestion::closest;
use super::{date, delay_days, respelled_delay};
use crate::domain::{Effect, Money};

/// An effect as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct SaidEffect {
    /// What happens.
    pub(in super::super) effect: Effect,
    /// The first day on which it holds; at once where `None`.
    pub(in super::super) from: Option<NaiveDate>,
}

const RULE: &str = "a percentage such as `-10%`, a delay such as `14 days` or `-1 week`, or \
                    `drop`; each may be followed by its first day, such as ` from 2026-08-01`";
const PERCENT_RULE: &str = "a percentage from -100 to 10000, with `.` as the decimal mark";
const DELAY_RULE: &str = "a delay of days or weeks, at most 366 days later or earlier";

/// Percent by which each amount of a planned item is larger than the one before.
pub(in super::super) fn growth(text: &str) -> Result<Decimal, Refusal> {
    let number = text.trim().strip_suffix('%').map(str::trim_end);
    let bounds = -Decimal::ONE_HUNDRED..=Decimal::ONE_HUNDRED;
    number.and_then(percent).filter(|growth| bounds.contains(growth)).ok_or_else(|| {
        let meant = percent(text.trim()).map(|_| format!("{}%", text.trim()));
        let rule =
            "a percentage from -100 to 100 by which each amount is larger than the one before";
        Refusal::new(text, "a growth", rule, "2%").suggest(meant)
    })
}

/// What happens, and from when.
pub(in super::super) fn effect(text: &str) -> Result<SaidEffect, Refusal> {
    read(text, "an effect", "-10%", kind)
}

/// A delay alone, below 0 for earlier.
pub(in super::super) fn delay(text: &str) -> Result<SaidEffect, Refusal> {
    read(text, "a delay", "14 days", |what| delayed(what).ok_or(DELAY_RULE))
}

fn read(
    text: &str,
    what: &'static str,
    example: &'static str,
    parse: impl Fn(&str) -> Result<Effect, &'static str>,
) -> Result<SaidEffect, Refusal> {
    let trimmed = text.trim();
    let (said, from) = match trimmed.split_once(" from ") {
        Some((said, day)) => (said.trim(), Some(date(day)?)),
        None => (trimmed, None),
    };
    let effect = parse(said).map_err(|rule| {
        let day = from.map_or_else(String::new, |day| format!(" from {day}"));
        let meant = spellings(said).into_iter().find(|meant| parse(meant).is_ok());
        Refusal::new(text, what, rule, example).suggest(meant.map(|meant| meant + &day))
    })?;
    Ok(SaidEffect { effect, from })
}

/// What a slip may have meant, the likeliest first.
fn spellings(said: &str) -> Vec<String> {
    let percent = format!("{}%", said.trim_end_matches('%').trim_end().replacen(',', ".", 1));
    let drop = closest(said, ["drop"]);
    [respelled_delay(said), Some(percent), drop].into_iter().flatten().collect()
}

fn kind(text: &str) -> Result<Effect, &'static str> {
    if text.eq_ignore_ascii_case("drop") {
        return Ok(Effect::Drop);
    }
    if let Some(number) = text.strip_suffix('%') {
        return percent(number.trim_end()).map(Effect::Percent).ok_or(PERCENT_RULE);
    }
    let looks_like_a_delay = delay_days(text).is_some();
    delayed(text).ok_or(if looks_like_a_delay { DELAY_RULE } else { RULE })
}

/// Nothing pays less than nothing; the upper bound keeps every amount within those of ingest.
fn percent(text: &str) -> Option<Decimal> {
    let value = text.parse::<Money>().ok()?.decimal();
    let bounds = -Decimal::ONE_HUNDRED..=Decimal::from(10_000);
    bounds.contains(&value).then(|| value.normalize())
}

fn delayed(text: &str) -> Option<Effect> {
    let days = delay_days(text).filter(|days| days.abs() <= 366)?;
    i32::try_from(days).ok().map(|days| Effect::Delay { days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_are_percentages_delays_and_ends() {
        let read = |text| effect(text).unwrap().effect;
        assert_eq!(read("-10%"), Effect::Percent(Decimal::from(-10)));
        assert_eq!(read("+2.50 %"), Effect::Percent(Decimal::new(25, 1)));
        assert_eq!(read("5%"), Effect::Percent(Decimal::from(5)));
        assert_eq!(read("-100%"), Effect::Percent(Decimal::from(-100)));
        assert_eq!(read("14 days"), Effect::Delay { days: 14 });
        assert_eq!(read("4 weeks"), Effect::Delay { days: 28 });
        assert_eq!(read("-7 days"), Effect::Delay { days: -7 });
        assert_eq!(read("+366 days"), Effect::Delay { days: 366 });
        assert_eq!(read("Drop"), Effect::Drop);
        let said = effect("drop from 2026-08-01").unwrap();
        assert_eq!((said.effect, said.from), (Effect::Drop, "2026-08-01".parse().ok()));
        assert_eq!(delay("-1 week").unwrap().effect, Effect::Delay { days: -7 });
    }

    #[test]
    fn what_is_no_effect_is_refused_with_its_rule() {
        for (text, rule, meant) in [
            ("-100.01%", PERCENT_RULE, None),
            ("10001%", PERCENT_RULE, None),
            ("-2,5%", PERCENT_RULE, Some("-2.5%")),
            ("367 days", DELAY_RULE, None),
            ("-53 weeks", DELAY_RULE, None),
            ("99999999999 days", RULE, None),
            ("-10", RULE, Some("-10%")),
            ("2 weks from 2026-08-01", RULE, Some("2 weeks from 2026-08-01")),
            ("2 months", RULE, None),
            ("dropp", RULE, Some("drop")),
            ("", RULE, None),
            ("%", PERCENT_RULE, None),
        ] {
            let refusal = effect(text).unwrap_err();
            assert_eq!(
                (refusal.rule.as_str(), refusal.suggestion.as_deref()),
                (rule, meant),
                "{text}"
            );
        }
        assert_eq!(delay("-10%").unwrap_err().rule, DELAY_RULE);
        assert_eq!(effect("5% from monday").unwrap_err().what, "a date");
    }
}
