//! Dates: the shapes they take, and which readings a column leaves.
//!
//! A slashed or dashed date without a number above 12 has two readings, and only other evidence
//! can choose (DESIGN §5; issue 3 lists the shares). Dotted dates are day first.

mod parts;
mod shapes;

use chrono::NaiveDate;

use super::months::month;
use parts::full_year;
use shapes::{
    chrono_format, compact, named, separated, serial, without_year, year_first, year_named,
};

pub(super) use shapes::pair;

/// How the cells of a date column are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatePattern {
    /// `2026-07-01`, `2026/7/1`, `2026年7月1日`.
    YearMonthDay,
    /// `1.7.2026`, `01/07/26`.
    DayMonthYear,
    /// `7/1/2026`.
    MonthDayYear,
    /// `1 Jul 2026`.
    DayName,
    /// `Jul 1, 2026`.
    NameDay,
    /// `2026. July 1.`, `2026-Jul-01`.
    YearName,
    /// `20260701`.
    CompactYear,
    /// `01072026`.
    CompactDay,
    /// `07012026`.
    CompactMonth,
    /// `260701`.
    ShortYear,
    /// `010726`.
    ShortDay,
    /// `07/01`, the year from outside the row.
    MonthDay(YearRule),
    /// `01/07`, the year from outside the row.
    DayMonth(YearRule),
    /// Days since 1899-12-30, as spreadsheets count.
    Serial,
    /// A strftime format given by the user.
    Format(String),
}

/// Where the year of a date without one comes from: the statement's month. Months after it belong
/// to the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearRule {
    /// The statement's year.
    pub year: i32,
    /// The statement's month.
    pub month: u32,
}

/// Why a cell is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum DateError {
    /// Not of this shape.
    Shape,
    /// Before 1900 or after 2100.
    Range,
}

/// The patterns tried on a column, in order of trust.
pub(in crate::ingest) const PATTERNS: [DatePattern; 11] = [
    DatePattern::YearMonthDay,
    DatePattern::DayMonthYear,
    DatePattern::MonthDayYear,
    DatePattern::DayName,
    DatePattern::NameDay,
    DatePattern::YearName,
    DatePattern::CompactYear,
    DatePattern::CompactDay,
    DatePattern::CompactMonth,
    DatePattern::ShortYear,
    DatePattern::ShortDay,
];

impl DatePattern {
    /// The strftime form, for people and `--date-format`.
    pub fn format(&self) -> String {
        match self {
            Self::YearMonthDay => "%Y-%m-%d",
            Self::DayMonthYear => "%d/%m/%Y",
            Self::MonthDayYear => "%m/%d/%Y",
            Self::DayName => "%d %b %Y",
            Self::NameDay => "%b %d, %Y",
            Self::YearName => "%Y %b %d",
            Self::CompactYear => "%Y%m%d",
            Self::CompactDay => "%d%m%Y",
            Self::CompactMonth => "%m%d%Y",
            Self::ShortYear => "%y%m%d",
            Self::ShortDay => "%d%m%y",
            Self::MonthDay(rule) => return format!("%m/%d/{}", rule.year),
            Self::DayMonth(rule) => return format!("%d/%m/{}", rule.year),
            Self::Serial => "days since 1899-12-30",
            Self::Format(format) => format,
        }
        .to_owned()
    }

    /// The pattern of a strftime format; the usual ones become the tolerant patterns above.
    pub(in crate::ingest) fn from_format(format: &str) -> Self {
        let letters: Vec<char> = format
            .split('%')
            .skip(1)
            .filter_map(|part| part.trim_start_matches('-').chars().next())
            .collect();
        let separated = letters.len() >= 2 && !glued(format);
        let first: String = letters.iter().take(3).collect();
        match first.as_str() {
            "Ymd" | "F" if separated || letters == ['F'] => Self::YearMonthDay,
            "dmY" | "dmy" if separated => Self::DayMonthYear,
            "mdY" | "mdy" if separated => Self::MonthDayYear,
            "dbY" | "dBY" | "dby" | "dBy" if separated => Self::DayName,
            "bdY" | "BdY" | "bdy" | "Bdy" if separated => Self::NameDay,
            "Ybd" | "YBd" if separated => Self::YearName,
            "Ymd" => Self::CompactYear,
            "dmY" => Self::CompactDay,
            "mdY" => Self::CompactMonth,
            "ymd" if !separated => Self::ShortYear,
            "dmy" => Self::ShortDay,
            "md" | "dm" => match yearless(format) {
                Some(rule) if first == "md" => Self::MonthDay(rule),
                Some(rule) => Self::DayMonth(rule),
                None => Self::Format(format.to_owned()),
            },
            _ => Self::Format(format.to_owned()),
        }
    }

    /// The same as a setting that reads every later file alike. `None` where no format says it:
    /// a year taken from one statement is wrong in the next.
    pub(in crate::ingest) fn pinned(&self) -> Option<String> {
        let format = self.format();
        (Self::from_format(&format) == *self).then_some(format)
    }

    /// Reads one cell.
    pub(in crate::ingest) fn parse(&self, text: &str) -> Result<NaiveDate, DateError> {
        let text = bare(text);
        let found = match self {
            Self::YearMonthDay => year_first(text),
            Self::DayMonthYear => separated(text, |a, b, c| (c, b, a)),
            Self::MonthDayYear => separated(text, |a, b, c| (c, a, b)),
            Self::DayName | Self::NameDay => named(text, *self == Self::DayName),
            Self::YearName => year_named(text),
            Self::CompactYear => compact(text, 8, |d| (d / 10_000, d / 100 % 100, d % 100)),
            Self::CompactDay => compact(text, 8, |d| (d % 10_000, d / 10_000 % 100, d / 1_000_000)),
            Self::CompactMonth => {
                compact(text, 8, |d| (d % 10_000, d / 1_000_000, d / 10_000 % 100))
            }
            Self::ShortYear => {
                compact(text, 6, |d| (full_year(d / 10_000), d / 100 % 100, d % 100))
            }
            Self::ShortDay => compact(text, 6, |d| (full_year(d % 100), d / 100 % 100, d / 10_000)),
            Self::MonthDay(rule) => without_year(text, *rule, |a, b| (a, b)),
            Self::DayMonth(rule) => without_year(text, *rule, |a, b| (b, a)),
            Self::Serial => serial(text),
            Self::Format(format) => chrono_format(text, format),
        };
        match found {
            Ok((year, month, day)) => checked(year, month, day),
            // Spreadsheets turn some cells of a date column into day counts.
            Err(error) => match serial(text) {
                Ok((year, month, day)) if *self != Self::CompactYear => checked(year, month, day),
                _ => Err(error),
            },
        }
    }

    /// Does the cell have this shape, in range?
    pub(in crate::ingest) fn fits(&self, text: &str) -> bool {
        self.parse(text).is_ok()
    }
}

/// A cell without the marks that keep a spreadsheet from reading it: `'1.7.26`, `="2026-07-01"`.
fn bare(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b'\'' | b'=') => text.trim_matches(['\'', '=', '"', ' ']),
        _ => text,
    }
}

/// Do the parts of the date follow each other without a mark between them, as in `%d%m%Y`?
fn glued(format: &str) -> bool {
    let bare = format.replace("%-", "%");
    let mut specifiers = bare.char_indices().filter(|(_, c)| *c == '%').map(|(at, _)| at).take(3);
    let first = specifiers.next();
    let starts: Vec<usize> = first.into_iter().chain(specifiers).collect();
    starts.windows(2).any(|pair| pair[1] - pair[0] == 2)
}

/// A literal four-digit year in a format without `%Y`.
fn yearless(format: &str) -> Option<YearRule> {
    let digits: String = format.chars().filter(char::is_ascii_digit).collect();
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some(YearRule { year, month: 12 })
}

fn checked(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let year = i32::try_from(year).map_err(|_| DateError::Range)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Shape)?;
    if (1900..=2100).contains(&year) { Ok(date) } else { Err(DateError::Range) }
}

/// A quick look at the first letters, before patterns are tried: digits, or a month or weekday.
pub(in crate::ingest) fn could_be_date(text: &str) -> bool {
    let text = bare(text);
    if text.len() < 6 || text.len() > 48 {
        return false;
    }
    match text.chars().next() {
        Some(first) if first.is_ascii_digit() => true,
        Some(first) if first.is_alphabetic() => {
            let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
            let rest = &text[end..];
            rest.bytes().take(6).any(|b| b.is_ascii_digit())
                && (month(&text[..end]).is_some() || rest.starts_with([',', '.']))
        }
        _ => false,
    }
}

/// Does the text have the shape of a date with a full set of parts, whatever its order?
pub(in crate::ingest) fn looks_dated(text: &str) -> bool {
    could_be_date(text)
        && PATTERNS[..7].iter().any(|pattern| {
            // A day count alone is a number like any other.
            pattern.fits(text) && serial(text).is_err()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn shapes() {
        use DatePattern as P;
        let cases = [
            (P::YearMonthDay, "2026-07-01T10:00:00Z", day(2026, 7, 1)),
            (P::YearMonthDay, "2026/7/1", day(2026, 7, 1)),
            (P::YearMonthDay, "2012:03:01", day(2012, 3, 1)),
            (P::YearMonthDay, "2026年7月1日", day(2026, 7, 1)),
            (P::YearMonthDay, "2026-08-30 16:59:53 +0400", day(2026, 8, 30)),
            (P::YearMonthDay, "42032.00", day(2015, 1, 28)),
            (P::DayMonthYear, "1.7.26", day(2026, 7, 1)),
            (P::DayMonthYear, "20-01-2024 14:30:25.123", day(2024, 1, 20)),
            (P::MonthDayYear, "09/16/2020 as of 09/15/2020", day(2020, 9, 16)),
            (P::DayName, "19 Dec 2024", day(2024, 12, 19)),
            (P::DayName, "1. März 2026", day(2026, 3, 1)),
            (P::DayName, "3-juil.-25", day(2025, 7, 3)),
            (P::NameDay, "Sep 3, 2026", day(2026, 9, 3)),
            (P::DayName, "16 Jan '23", day(2023, 1, 16)),
            (P::DayName, "16Jan2023", day(2023, 1, 16)),
            (P::DayName, "16 de janeiro de 2023", day(2023, 1, 16)),
            (P::YearName, "2023. január 16.", day(2023, 1, 16)),
            (P::YearName, "2023-Jan-16", day(2023, 1, 16)),
            (P::YearMonthDay, "=\"2026-07-01\"", day(2026, 7, 1)),
            (P::YearMonthDay, "112/01/16", day(2023, 1, 16)),
            (P::CompactYear, "20091224120000[0:GMT]", day(2009, 12, 24)),
            (P::ShortYear, "930101", day(1993, 1, 1)),
            (P::from_format("%m/%d/2022"), "10/28", day(2022, 10, 28)),
            (P::from_format("%d.%m.%Y"), "01.12.2025", day(2025, 12, 1)),
            (P::from_format("%Y%m%d"), "20251201", day(2025, 12, 1)),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(pattern.parse(text), Ok(expected), "{pattern:?} {text}");
        }
    }

    #[test]
    fn every_format_reads_what_its_pattern_reads() {
        for pattern in PATTERNS {
            assert_eq!(DatePattern::from_format(&pattern.format()), pattern);
            assert_eq!(pattern.pinned(), Some(pattern.format()));
        }
        assert_eq!(DatePattern::Serial.pinned(), None);
        let may = DatePattern::MonthDay(YearRule { year: 2026, month: 5 });
        assert_eq!(may.pinned(), None, "months after May are of the year before");
    }

    #[test]
    fn formats_with_any_mark_between_the_parts() {
        use DatePattern as P;
        let cases = [
            ("%Y-%m-%d", P::YearMonthDay),
            ("%Y/%m/%d %H:%M", P::YearMonthDay),
            ("%F", P::YearMonthDay),
            ("%d-%m-%Y", P::DayMonthYear),
            ("%-d-%-m-%Y", P::DayMonthYear),
            ("%d.%m.%y", P::DayMonthYear),
            ("%m-%d-%Y", P::MonthDayYear),
            ("%-m/%-d/%y", P::MonthDayYear),
            ("%d-%b-%Y", P::DayName),
            ("%B %d, %Y", P::NameDay),
            ("%Y%m%d%H%M%S", P::CompactYear),
            ("%-d%m%Y", P::CompactDay),
            ("%m%d%Y", P::CompactMonth),
            ("%y%m%d", P::ShortYear),
            ("%d%m%y", P::ShortDay),
            ("%d%b%Y", P::Format("%d%b%Y".into())),
        ];
        for (format, pattern) in cases {
            assert_eq!(P::from_format(format), pattern, "{format}");
        }
        assert_eq!(P::from_format("%d%b%Y").parse("01Jul2026"), Ok(day(2026, 7, 1)));
        assert_eq!(P::from_format("%d-%m-%Y").parse("01-07-2026"), Ok(day(2026, 7, 1)));
    }

    #[test]
    fn not_dates() {
        use DatePattern as P;
        assert_eq!(P::YearMonthDay.parse("9999-01-01"), Err(DateError::Range));
        assert_eq!(P::DayMonthYear.parse("31/02/2026"), Err(DateError::Shape));
        assert_eq!(P::YearMonthDay.parse("2026-07-01 total"), Err(DateError::Shape));
        assert!(!looks_dated("12.34"));
        assert!(!looks_dated("1234567"));
        assert!(!looks_dated("10:15:00"));
        assert!(!looks_dated("192.168.1.1"));
    }
}
