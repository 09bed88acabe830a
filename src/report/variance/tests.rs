//! Words of the tables.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::words::{days, lasts, pace, percent};
use crate::domain::{DateSpan, Grain};

fn span(start: &str, end: &str) -> DateSpan {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    DateSpan::new(day(start), day(end)).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn whole_months_are_named_and_other_days_are_dated() {
    let months = |start, end| days(span(start, end), Grain::Month);
    assert_eq!(months("2026-05-01", "2026-05-31"), "May");
    assert_eq!(months("2026-04-01", "2026-05-31"), "April and May");
    assert_eq!(months("2026-04-01", "2026-08-31"), "April to August");
    assert_eq!(months("2025-12-01", "2026-01-31"), "December 2025 to January 2026");
    // A month in progress, and weeks, are their days.
    let begun = span("2026-05-01", "2026-05-30");
    assert_eq!(days(begun, Grain::Month), days(begun, Grain::Week { ends: chrono::Weekday::Sun }));
    assert!(days(begun, Grain::Month).contains("30 May"));
}

#[test]
fn figures_without_a_budget_are_not_made_up() {
    assert_eq!(
        (percent(None).as_str(), pace(None).as_str(), lasts(None).as_str()),
        ("n/a", "n/a", "")
    );
    assert_eq!(percent(Some(decimal("-6.05"))), "6.1 %");
    assert_eq!(pace(Some(decimal("1.055"))), "106 %");
    assert_eq!(lasts(Some(decimal("3.65"))), "3.7");
    assert_eq!(lasts(Some(decimal("100.01"))), ">100");
}
