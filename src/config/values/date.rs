//! Dates.

use chrono::{Datelike, NaiveDate};

use super::super::error::Refusal;

/// An ISO date in the years a ledger can speak of. Two centuries bound every loop over days.
pub(in super::super) fn date(text: &str) -> Result<NaiveDate, Refusal> {
    within(text, 1900, 2199)
}

/// The end of something that repeats; `9999-12-31` is how people write "for ever".
pub(in super::super) fn last_date(text: &str) -> Result<NaiveDate, Refusal> {
    within(text, 1900, 9999)
}

fn within(text: &str, first: i32, last: i32) -> Result<NaiveDate, Refusal> {
    let trimmed = text.trim();
    let digits_only = trimmed.len() == 10
        && trimmed.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    NaiveDate::parse_from_str(trimmed, "%Y-%m-%d")
        .ok()
        .filter(|day| digits_only && (first..=last).contains(&day.year()))
        .ok_or_else(|| {
            let rule = format!("year-month-day, in the years {first} to {last}");
            Refusal::new(text, "a date", rule, "2026-05-31")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iso_dates_of_this_age() {
        assert_eq!(date("2026-05-31").unwrap().to_string(), "2026-05-31");
        for text in
            ["31/05/2026", "2026-5-31", "2026-02-30", "9999-01-01", "+2026-05-31", "", "today"]
        {
            assert!(date(text).is_err(), "{text}");
        }
        assert!(last_date("9999-12-31").is_ok());
    }
}
