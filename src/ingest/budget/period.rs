//! Budget periods: `2026-07`, `2026-Q3`, `2026-W27`, `2026-07-06`, `2026`, `2026-07-01..2026-09-30`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::domain::DateSpan;

/// The forms in force, for error messages.
pub(in crate::ingest) const PERIOD_RULE: &str = "a period is `2026-07`, `2026-Q3`, `2026-W27`, `2026-07-06`, `2026` or `2026-07-01..2026-09-30`";

/// Ten years: a longer span is a typo, and every day of it would be walked.
const LONGEST_DAYS: usize = 3_660;

/// A period as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct ReadPeriod {
    pub(in crate::ingest) span: DateSpan,
    /// A year or quarter that was counted from a fiscal year other than the calendar's.
    pub(super) fiscal: bool,
}

/// Reads a period. A fiscal year is named by the calendar year in which it ends (DESIGN §5 leaves
/// it open; docs/budget.md says so), and its quarters count from its first month.
pub(in crate::ingest) fn read_period(
    text: &str,
    fiscal_year_starts: u32,
) -> Result<ReadPeriod, String> {
    let text = text.trim();
    let Some((first, last)) = text.split_once("..") else {
        return read_single(text, fiscal_year_starts).ok_or_else(|| unreadable(text));
    };
    let first = read_single(first.trim(), fiscal_year_starts).ok_or_else(|| unreadable(text))?;
    let last = read_single(last.trim(), fiscal_year_starts).ok_or_else(|| unreadable(text))?;
    let span = DateSpan::new(first.span.start, last.span.end)
        .ok_or_else(|| format!("period `{text}` ends before it starts"))?;
    if span.len() > LONGEST_DAYS {
        return Err(format!("period `{text}` is longer than ten years"));
    }
    Ok(ReadPeriod { span, fiscal: first.fiscal || last.fiscal })
}

fn unreadable(text: &str) -> String {
    format!("could not read `{text}` as a period")
}

fn read_single(text: &str, fiscal_year_starts: u32) -> Option<ReadPeriod> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4).filter(|year| (1900..2200).contains(year))?;
    let year = i32::try_from(year).ok()?;
    let (part, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let plain = |span| Some(ReadPeriod { span, fiscal: false });
    match (part, day) {
        (None, _) => months_of_year(year, 0, 12, fiscal_year_starts),
        (Some(part), None) => match part.chars().next()? {
            'Q' | 'q' => {
                let quarter = digits(&part[1..], 1).filter(|n| (1..=4).contains(n))?;
                months_of_year(year, 3 * (quarter - 1), 3, fiscal_year_starts)
            }
            'W' | 'w' => plain(iso_week(year, digits(&part[1..], 2)?)?),
            _ => plain(months_from(year, digits(part, 2)?, 1)?),
        },
        (Some(month), Some(day)) => {
            let day = NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)?;
            plain(DateSpan::new(day, day)?)
        }
    }
}

/// Exactly `length` digits.
fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn iso_week(year: i32, week: u32) -> Option<DateSpan> {
    let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
    DateSpan::new(monday, monday + Days::new(6))
}

fn months_from(year: i32, month: u32, count: u32) -> Option<DateSpan> {
    let start = NaiveDate::from_ymd_opt(year, month, 1)?;
    DateSpan::new(start, start + Months::new(count) - Days::new(1))
}

/// `count` months of a year, from its month number `skip` (0 is its first).
fn months_of_year(year: i32, skip: u32, count: u32, starts: u32) -> Option<ReadPeriod> {
    let fiscal = (2..=12).contains(&starts);
    let first = if fiscal {
        NaiveDate::from_ymd_opt(year - 1, starts, 1)?
    } else {
        NaiveDate::from_ymd_opt(year, 1, 1)?
    };
    let start = first + Months::new(skip);
    let span = months_from(start.year(), start.month(), count)?;
    Some(ReadPeriod { span, fiscal })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, starts: u32) -> String {
        match read_period(text, starts) {
            Ok(read) => format!("{}..{}", read.span.start, read.span.end),
            Err(what) => what,
        }
    }

    #[test]
    fn every_form_is_read() {
        let cases = [
            ("2026-07", "2026-07-01..2026-07-31"),
            ("2028-02", "2028-02-01..2028-02-29"),
            ("2026-Q3", "2026-07-01..2026-09-30"),
            ("2026-q4", "2026-10-01..2026-12-31"),
            ("2026-W27", "2026-06-29..2026-07-05"),
            ("2026-W53", "2026-12-28..2027-01-03"),
            ("2026-07-06", "2026-07-06..2026-07-06"),
            ("2026", "2026-01-01..2026-12-31"),
            ("2026-07-01..2026-09-30", "2026-07-01..2026-09-30"),
            ("2026-07 .. 2026-09", "2026-07-01..2026-09-30"),
        ];
        for (text, expected) in cases {
            assert_eq!(span(text, 1), expected, "{text}");
        }
    }

    #[test]
    fn a_fiscal_year_is_named_by_the_year_it_ends_in() {
        assert_eq!(span("2026", 7), "2025-07-01..2026-06-30");
        assert_eq!(span("2026-Q1", 7), "2025-07-01..2025-09-30");
        assert_eq!(span("2026-Q3", 7), "2026-01-01..2026-03-31");
        assert_eq!(span("2026-Q1", 12), "2025-12-01..2026-02-28");
        // Months, weeks and days are the calendar's.
        assert_eq!(span("2026-07", 7), "2026-07-01..2026-07-31");
        assert!(read_period("2026-Q1", 7).unwrap().fiscal);
        assert!(!read_period("2026-Q1", 1).unwrap().fiscal);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "26-07",
            "2026-13",
            "2026-0",
            "2026-Q5",
            "2026-W54",
            "2025-W53",
            "2026-02-30",
            "2026-07-06-1",
            "Jul 2026",
            "2026-é",
            "2026-Qé",
            "0026",
            "2026/07",
            "..",
            "+026",
        ] {
            assert_eq!(span(text, 1), format!("could not read `{text}` as a period"));
        }
        assert_eq!(
            span("2026-09-30..2026-07-01", 1),
            "period `2026-09-30..2026-07-01` ends before it starts"
        );
        assert_eq!(span("1990..2026", 1), "period `1990..2026` is longer than ten years");
    }
}
