//! Lengths of time: how far to look, how often something repeats.

use super::super::error::Refusal;
use super::super::suggestion::closest;
use crate::domain::{Horizon, Repeat};

const UNITS: [&str; 8] = ["day", "days", "week", "weeks", "month", "months", "quarter", "year"];

/// A count and a unit: `13 weeks`, `13weeks`; a unit alone counts once.
fn count_and_unit(text: &str) -> Option<(u32, String)> {
    let text = text.trim().to_lowercase();
    let at = text.find(|c: char| c.is_alphabetic())?;
    let count = match text[..at].trim() {
        "" => 1,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    };
    Some((count, text[at..].to_owned()))
}

/// `13 weeks`, where the unit is nearly one of ours.
fn respelled(text: &str) -> Option<String> {
    let (count, unit) = count_and_unit(text)?;
    closest(&unit, UNITS).filter(|meant| *meant != unit).map(|unit| format!("{count} {unit}"))
}

/// Days of a delay, below 0 for earlier: `14 days`, `-2 weeks`.
pub(in super::super) fn delay_days(text: &str) -> Option<i64> {
    let (sign, length) = sign_and_rest(text);
    let (count, unit) = count_and_unit(length)?;
    let each = match unit.as_str() {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    let days = i64::from(count) * each;
    Some(if sign == "-" { -days } else { days })
}

/// Days by which a payment may be early or late, within a year.
pub(in super::super) fn window(text: &str) -> Result<u32, Refusal> {
    let days = delay_days(text).and_then(|days| u32::try_from(days).ok());
    days.filter(|days| *days <= 366).ok_or_else(|| {
        let rule = "0 to 366 days, or weeks";
        let meant = respelled_delay(text).filter(|meant| window(meant).is_ok());
        Refusal::new(text, "a window", rule, "7 days").suggest(meant)
    })
}

/// A delay whose unit is nearly one of ours.
pub(in super::super) fn respelled_delay(text: &str) -> Option<String> {
    let (sign, length) = sign_and_rest(text);
    respelled(length).map(|meant| format!("{sign}{meant}"))
}

fn sign_and_rest(text: &str) -> (&str, &str) {
    let text = text.trim();
    let signed = text.starts_with(['+', '-']);
    text.split_at(usize::from(signed))
}

/// How far to look: ten years at most, so that nobody simulates a century of days.
pub(in super::super) fn horizon(text: &str) -> Result<Horizon, Refusal> {
    let made = count_and_unit(text).and_then(|(count, unit)| match (unit.as_str(), count) {
        ("day" | "days", 1..=3660) => Some(Horizon::Days(count)),
        ("week" | "weeks", 1..=522) => Some(Horizon::Weeks(count)),
        ("month" | "months", 1..=120) => Some(Horizon::Months(count)),
        _ => None,
    });
    made.ok_or_else(|| {
        let bare = text.trim();
        let weeks = bare.parse::<u32>().is_ok_and(|count| (1..=522).contains(&count));
        let meant = if weeks {
            Some(format!("{bare} weeks"))
        } else {
            respelled(text).filter(|meant| horizon(meant).is_ok())
        };
        Refusal::new(
            text,
            "a horizon",
            "1 to 3660 days, 1 to 522 weeks or 1 to 120 months",
            "13 weeks",
        )
        .suggest(meant)
    })
}

/// How often something repeats.
pub(in super::super) fn repeat(text: &str) -> Result<Repeat, Refusal> {
    let made = count_and_unit(text).and_then(|(count, unit)| {
        let days = |each: u32| count.checked_mul(each).filter(|all| (1..=3660).contains(all));
        let months = |each: u32| count.checked_mul(each).filter(|all| (1..=120).contains(all));
        match unit.as_str() {
            "day" | "days" => days(1).map(Repeat::Days),
            "week" | "weeks" => days(7).map(Repeat::Days),
            "month" | "months" => months(1).map(Repeat::Months),
            "quarter" | "quarters" => months(3).map(Repeat::Months),
            "year" | "years" => months(12).map(Repeat::Months),
            _ => None,
        }
    });
    made.ok_or_else(|| {
        Refusal::new(
            text,
            "a repetition",
            "`day`, `week`, `month`, `quarter` or `year`, or a number of them up to ten years",
            "2 weeks",
        )
        .suggest(respelled(text).filter(|meant| repeat(meant).is_ok()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn horizons_are_counted_and_capped() {
        assert_eq!(horizon("13 weeks").unwrap(), Horizon::Weeks(13));
        assert_eq!(horizon("6 Months").unwrap(), Horizon::Months(6));
        assert_eq!(horizon("90days").unwrap(), Horizon::Days(90));
        for text in [
            "0 weeks",
            "3661 days",
            "523 weeks",
            "121 months",
            "-1 weeks",
            "",
            "weeks 3",
            "99999999999 days",
            "1.5 months",
            "2 quarters",
            "é weeks",
        ] {
            assert!(horizon(text).is_err(), "{text}");
        }
        let meant = |text| horizon(text).unwrap_err().suggestion;
        assert_eq!(meant("13 wekes").as_deref(), Some("13 weeks"));
        assert_eq!(meant("13").as_deref(), Some("13 weeks"));
        assert_eq!(meant("tomorrow"), None);
    }

    #[test]
    fn repetitions_take_words_and_counts() {
        for (text, expected) in [
            ("week", Repeat::Days(7)),
            ("2 weeks", Repeat::Days(14)),
            ("10 days", Repeat::Days(10)),
            ("month", Repeat::Months(1)),
            ("quarter", Repeat::Months(3)),
            ("year", Repeat::Months(12)),
            ("12 months", Repeat::Months(12)),
        ] {
            assert_eq!(repeat(text).unwrap(), expected, "{text}");
        }
        let meant = |text| repeat(text).unwrap_err().suggestion;
        assert_eq!(meant("mnth").as_deref(), Some("1 month"));
        for text in ["0 days", "fortnight", "4294967295 years", ""] {
            assert!(repeat(text).is_err(), "{text}");
        }
    }
}
