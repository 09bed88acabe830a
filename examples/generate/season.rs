//! Days, business days and the shape of the year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A date that this program writes down.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of this program exists")
}

/// Every day from the first to the last.
pub(crate) fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |date| *date <= last)
}

/// Monday to Friday; holidays are left out for the sake of a small program.
pub(crate) fn is_business_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Is this the business day on which something due on a day of the month is paid?
pub(crate) fn pays_on(date: NaiveDate, day_of_month: u32) -> bool {
    if !is_business_day(date) {
        return false;
    }
    // A due day on Saturday or Sunday is paid on Monday.
    let back = if date.weekday() == Weekday::Mon { 2 } else { 0 };
    (0..=back).any(|days| (date - Days::new(days)).day() == day_of_month)
}

/// A factor per thousand between the middles of months, on a straight line.
pub(crate) fn seasonal(months: &[i64; 12], date: NaiveDate) -> i64 {
    let this = date.month0() as usize;
    let day = i64::from(date.day());
    let (from, to, step) = if day < 15 {
        ((this + 11) % 12, this, day + 15)
    } else {
        (this, (this + 1) % 12, day - 15)
    };
    let step = step.min(30);
    (months[from] * (30 - step) + months[to] * step) / 30
}
