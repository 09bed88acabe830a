//! One reader for each shape of date: year, month and day as they stand, not yet checked.

use chrono::{Datelike, Days, NaiveDate};

use super::parts::{digits, ends, full_year, separator, skip_weekday};
use super::{DateError, YearRule};
use crate::ingest::months::month;

type YearMonthDay = (u32, u32, u32);

pub(super) fn year_first(text: &str) -> Result<YearMonthDay, DateError> {
    let read = || {
        let (year, count, rest) = digits(text).filter(|(_, count, _)| *count >= 3)?;
        let year = if count == 3 { republic(year)? } else { year };
        let (first, rest) = separator(rest)?;
        let (month, _, rest) = digits(rest).filter(|(_, count, _)| *count <= 2)?;
        let (second, rest) = separator(rest)?;
        let (day, _, rest) = digits(rest).filter(|(_, count, _)| *count <= 2)?;
        let alike = first == second || !first.is_ascii();
        (alike && count <= 5 && ends(rest)).then_some((year, month, day))
    };
    read().ok_or(DateError::Shape)
}

/// Three digits are a year of the Republic of China, whose first is 1912.
fn republic(year: u32) -> Option<u32> {
    (100..=189).contains(&year).then_some(year + 1911)
}

/// `2023. január 16.`, `2023-Jan-16`.
pub(super) fn year_named(text: &str) -> Result<YearMonthDay, DateError> {
    let read = || {
        let mut parts = text.split([' ', '-', '/', ',', '.']).filter(|part| !part.is_empty());
        let (year, count, rest) = digits(parts.next()?)?;
        let name = parts.next().filter(|name| name.chars().all(char::is_alphabetic))?;
        let (day, length, after) = digits(parts.next()?)?;
        let whole = count == 4 && rest.is_empty() && length <= 2 && after.is_empty();
        let tail = parts.next().is_none_or(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        Some((year, month(name)?, day)).filter(|_| whole && tail)
    };
    read().ok_or(DateError::Shape)
}

pub(super) fn separated(
    text: &str,
    order: impl Fn(u32, u32, u32) -> YearMonthDay,
) -> Result<YearMonthDay, DateError> {
    let read = || {
        let text = skip_weekday(text);
        let (a, _, rest) = digits(text).filter(|(_, count, _)| *count <= 2)?;
        let (first, rest) = separator(rest)?;
        let (b, _, rest) = digits(rest).filter(|(_, count, _)| *count <= 2)?;
        let (second, rest) = separator(rest)?;
        let (year, count, rest) = digits(rest)?;
        let year = match count {
            2 => full_year(year),
            4 | 5 => year,
            _ => return None,
        };
        (first == second && first != ':' && ends(rest)).then_some(order(a, b, year))
    };
    read().ok_or(DateError::Shape)
}

/// `16Jan2023`: the parts change where digits and letters do.
fn run_together(text: &str) -> Option<Vec<&str>> {
    let name = text.find(char::is_alphabetic)?;
    let year = name + text[name..].find(|c: char| c.is_ascii_digit())?;
    Some(vec![&text[..name], &text[name..year], &text[year..]])
}

pub(super) fn named(text: &str, day_first: bool) -> Result<YearMonthDay, DateError> {
    let read = || {
        let text = if day_first { skip_weekday(text) } else { text };
        let breaks = |c: char| matches!(c, ' ' | '-' | '/' | ',' | '.' | '\u{a0}');
        let mut parts = text.splitn(4, breaks).collect::<Vec<_>>();
        if parts.len() == 1 {
            parts = run_together(text)?;
        }
        let filler = |part: &&str| part.is_empty() || *part == "de" || *part == "of";
        if parts.iter().any(filler) || parts.len() < 3 {
            parts = text.split(breaks).filter(|part| !filler(part)).collect();
        }
        let (day, name) = if day_first {
            (*parts.first()?, *parts.get(1)?)
        } else {
            (*parts.get(1)?, *parts.first()?)
        };
        if !name.chars().all(char::is_alphabetic) {
            return None;
        }
        let day = day.trim_end_matches(char::is_alphabetic);
        let (day, _, rest) = digits(day).filter(|(_, count, _)| *count <= 2)?;
        let (year, count, after) = digits(parts.get(2)?.trim_start_matches(['\'', '’']))?;
        let year = match count {
            2 => full_year(year),
            4 => year,
            _ => return None,
        };
        let whole = rest.is_empty() && (after.is_empty() || after.starts_with('T'));
        let tail = parts.get(3).is_none_or(|part| {
            part.starts_with(|c: char| c.is_ascii_digit()) || part.starts_with("at")
        });
        Some((year, month(name)?, day)).filter(|_| whole && tail)
    };
    read().ok_or(DateError::Shape)
}

/// Only digits, then nothing or a time.
pub(super) fn compact(
    text: &str,
    length: usize,
    order: impl Fn(u32) -> YearMonthDay,
) -> Result<YearMonthDay, DateError> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (head, rest) = match count {
        _ if count == length => text.split_at(length),
        // A time glued on: 20091224120000[0:GMT]
        14 if length == 8 => (&text[..8], text[14..].trim_start_matches('.')),
        12 if length == 8 => (&text[..8], &text[12..]),
        _ => return Err(DateError::Shape),
    };
    if !(ends(rest) || rest.starts_with('[') || (rest.starts_with('T') && rest.len() <= 8)) {
        return Err(DateError::Shape);
    }
    head.parse().map(order).map_err(|_| DateError::Shape)
}

pub(super) fn without_year(
    text: &str,
    rule: YearRule,
    order: impl Fn(u32, u32) -> (u32, u32),
) -> Result<YearMonthDay, DateError> {
    let (a, b) = pair(text).ok_or(DateError::Shape)?;
    let (month, day) = order(a, b);
    let year = if month > rule.month { rule.year - 1 } else { rule.year };
    Ok((u32::try_from(year).map_err(|_| DateError::Range)?, month, day))
}

/// `12/29`, `1月5日`: two numbers and no year.
pub(in crate::ingest) fn pair(text: &str) -> Option<(u32, u32)> {
    let (a, _, rest) = digits(text).filter(|(_, count, _)| *count <= 2)?;
    let (mark, rest) = separator(rest)?;
    let (b, _, rest) = digits(rest).filter(|(_, count, _)| *count <= 2)?;
    let rest = rest.trim_start_matches('日');
    let plausible = (1..=31).contains(&a) && (1..=31).contains(&b) && a.min(b) <= 12;
    (rest.is_empty() && plausible && !matches!(mark, '.' | ':')).then_some((a, b))
}

/// 20,000 (1954) to 80,000 (2119), whole days or with a fraction for the time.
pub(super) fn serial(text: &str) -> Result<YearMonthDay, DateError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let plain = whole.len() == 5
        && whole.bytes().all(|b| b.is_ascii_digit())
        && fraction.bytes().all(|b| b.is_ascii_digit());
    let days: u64 = whole.parse().map_err(|_| DateError::Shape)?;
    if !plain || !(20_000..80_000).contains(&days) {
        return Err(DateError::Shape);
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|origin| origin.checked_add_days(Days::new(days)))
        .ok_or(DateError::Range)?;
    Ok((u32::try_from(date.year()).map_err(|_| DateError::Range)?, date.month(), date.day()))
}

pub(super) fn chrono_format(text: &str, format: &str) -> Result<YearMonthDay, DateError> {
    let (date, rest) =
        NaiveDate::parse_and_remainder(text, format).map_err(|_| DateError::Shape)?;
    if !ends(rest) {
        return Err(DateError::Shape);
    }
    Ok((u32::try_from(date.year()).map_err(|_| DateError::Range)?, date.month(), date.day()))
}
