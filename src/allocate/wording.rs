//! How amounts, days and spans read in notes.

use chrono::{Datelike, NaiveDate};

use crate::domain::{DateSpan, Grain, Money, Period};

/// `28,585`: whole units with thousands marks.
pub(super) fn units(amount: Money) -> String {
    let text = amount.to_fixed(0);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("-", d));
    let mut grouped = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `Mon 20 Jul`.
pub(super) fn day_words(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// `6–26 Jul`, `29 Jun–12 Jul`, `28 Dec 2026–3 Jan 2027`.
pub(super) fn span_words(span: DateSpan) -> String {
    let DateSpan { start, end } = span;
    let from = match () {
        () if start == end => return end.format("%-d %b").to_string(),
        () if start.year() != end.year() => {
            return format!("{}–{}", start.format("%-d %b %Y"), end.format("%-d %b %Y"));
        }
        () if start.month() != end.month() => start.format("%-d %b"),
        () => start.format("%-d"),
    };
    format!("{from}–{}", end.format("%-d %b"))
}

/// `the week to 26 Jul`, `July 2026`, `Mon 20 Jul`.
pub(super) fn period_words(period: &Period) -> String {
    let end = period.span.end;
    match period.grain {
        Grain::Week { .. } => format!("the week to {}", end.format("%-d %b")),
        Grain::Month => end.format("%B %Y").to_string(),
        Grain::Day => day_words(end),
    }
}

/// `1 line has`, `5 lines have`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `90`: a share in whole percent. Rounded down, so that 89.9 never reads as the 90 asked for.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}", libm::floor(share * 100.0 + 1e-9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_in_the_tables() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let span = |a, b| span_words(DateSpan::new(day(a), day(b)).unwrap());
        assert_eq!(span("2026-07-06", "2026-07-26"), "6–26 Jul");
        assert_eq!(span("2026-06-29", "2026-07-12"), "29 Jun–12 Jul");
        assert_eq!(span("2026-12-28", "2027-01-03"), "28 Dec 2026–3 Jan 2027");
        assert_eq!(span("2026-07-06", "2026-07-06"), "6 Jul");
        assert_eq!(units("1234567.5".parse().unwrap()), "1,234,568");
        assert_eq!(units("-999".parse().unwrap()), "-999");
        assert_eq!(percent(0.8999), "89");
        assert_eq!(percent(0.29), "29");
    }
}
