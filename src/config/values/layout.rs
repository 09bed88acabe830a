//! How a file is laid out, where inspection need not decide.

use std::fmt::Write as _;

use chrono::NaiveDate;
use chrono::format::{Item, StrftimeItems};

use super::super::error::Refusal;
use super::super::settings::Sign;
use super::word::{Word, choose};

/// A header name, or `#3` for the third column.
pub(in super::super) fn column(text: &str) -> Result<String, Refusal> {
    let trimmed = text.trim();
    let number = trimmed
        .strip_prefix('#')
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|digits| digits.parse::<u32>().unwrap_or(0));
    if trimmed.is_empty() || number == Some(0) {
        return Err(Refusal::new(
            text,
            "a column",
            "a name from the header line, or `#` and a number from 1",
            "#3",
        ));
    }
    Ok(trimmed.to_owned())
}

/// A label of the WHATWG encoding standard.
pub(in super::super) fn encoding(text: &str) -> Result<String, Refusal> {
    let label = text.trim().to_lowercase();
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(_) => Ok(label),
        None => Err(Refusal::new(
            text,
            "an encoding",
            "a label such as `utf-8`, `windows-1252`, `iso-8859-15`, `utf-16le` or `shift_jis`",
            "windows-1252",
        )),
    }
}

/// One character, or its name.
pub(in super::super) fn delimiter(text: &str) -> Result<char, Refusal> {
    const NAMES: [Word<char>; 7] = [
        ("comma", ','),
        ("semicolon", ';'),
        ("tab", '\t'),
        ("\\t", '\t'),
        ("pipe", '|'),
        ("colon", ':'),
        ("space", ' '),
    ];
    let mut characters = text.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        let usable = only.is_ascii()
            && !only.is_ascii_alphanumeric()
            && !matches!(only, '"' | '\'' | '\n' | '\r' | '\0' | '.' | '-' | '+');
        if usable {
            return Ok(only);
        }
    }
    choose(text, "a delimiter", &NAMES).map_err(|inner| Refusal {
        rule: "one character that is no letter, digit, quote or sign, or `tab`".to_owned(),
        example: "tab",
        ..inner
    })
}

/// `.` or `,`.
pub(in super::super) fn decimal_mark(text: &str) -> Result<char, Refusal> {
    const MARKS: [Word<char>; 4] = [(".", '.'), (",", ','), ("point", '.'), ("comma", ',')];
    choose(text, "a decimal mark", &MARKS)
}

/// Which sign the file gives to money out.
pub(in super::super) fn sign(text: &str) -> Result<Sign, Refusal> {
    const SIGNS: [Word<Sign>; 2] =
        [("inflow-positive", Sign::InflowPositive), ("outflow-positive", Sign::OutflowPositive)];
    choose(text, "a sign convention", &SIGNS)
}

/// The line of the header, from 1; 0 means there is none.
pub(in super::super) fn header_line(text: &str) -> Result<u64, Refusal> {
    text.trim()
        .parse::<u64>()
        .ok()
        .filter(|line| *line <= 1_000_000 && !text.trim().starts_with('+'))
        .ok_or_else(|| {
            Refusal::new(
                text,
                "a line number",
                "a line from 1, or 0 for a file without a header",
                "5",
            )
        })
}

/// A strftime format that gives a whole date.
pub(in super::super) fn date_format(text: &str) -> Result<String, Refusal> {
    let trimmed = text.trim();
    let known = StrftimeItems::new(trimmed).all(|item| !matches!(item, Item::Error));
    if !trimmed.is_empty() && known && gives_a_whole_date(trimmed) {
        return Ok(trimmed.to_owned());
    }
    let rule = "day, month and year as `%d`, `%m` and `%Y` (`%y`: two digits, `%b`: Jan, `%B`: \
                January), with the marks between them as in the file";
    Err(Refusal::new(text, "a date format", rule, "%d/%m/%Y").suggest(without_percent(trimmed)))
}

/// Does a date survive being written and read again? A year that stands in the format itself is
/// that of dates without one: `%m/%d/2026`.
fn gives_a_whole_date(format: &str) -> bool {
    let whole = with_year(format);
    survives(whole.as_deref().unwrap_or(format))
}

/// `%m/%d/2026` as `%m/%d/%Y`.
fn with_year(format: &str) -> Option<String> {
    let is_year = |digits: &&str| digits.len() == 4 && (digits.starts_with(['1', '2']));
    let mut years = format.split(|c: char| !c.is_ascii_digit()).filter(is_year);
    let year = years.next()?;
    let says_one = ["%Y", "%y", "%F", "%D"].iter().any(|specifier| format.contains(specifier));
    (years.next().is_none() && !says_one).then(|| format.replacen(year, "%Y", 1))
}

fn survives(format: &str) -> bool {
    let Some(moment) =
        NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(0, 0, 0))
    else {
        return false;
    };
    let mut written = String::new();
    if write!(written, "{}", moment.format(format)).is_err() {
        // A time zone cannot be written for a plain date; reading one is fine.
        return format.contains('%');
    }
    NaiveDate::parse_from_str(&written, format) == Ok(moment.date())
}

/// `DD/MM/YYYY`, as spreadsheets write it.
fn without_percent(text: &str) -> Option<String> {
    let meant = text
        .to_uppercase()
        .replace("YYYY", "%Y")
        .replace("YY", "%y")
        .replace("MM", "%m")
        .replace("DD", "%d");
    (!text.contains('%') && gives_a_whole_date(&meant)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_by_character_and_by_name() {
        assert_eq!(delimiter(";").unwrap(), ';');
        assert_eq!(delimiter("tab").unwrap(), '\t');
        assert_eq!(delimiter("\\t").unwrap(), '\t');
        assert_eq!(delimiter("\t").unwrap(), '\t');
        for text in ["", "a", "1", "\"", "\n", "--", "é"] {
            assert!(delimiter(text).is_err(), "{text}");
        }
    }

    #[test]
    fn date_formats_must_give_a_date() {
        for text in
            ["%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%d.%m.%y", "%b %e, %Y", "%Y-%m-%dT%H:%M:%S%z"]
        {
            assert!(date_format(text).is_ok(), "{text}");
        }
        for text in ["%m/%d/2026", "%d.%m.2025"] {
            assert!(date_format(text).is_ok(), "the year of dates without one: {text}");
        }
        for text in ["", "%Q", "%d/%m", "%d/%m/26", "%H:%M", "today", "%"] {
            assert!(date_format(text).is_err(), "{text}");
        }
        let meant = date_format("dd/mm/yyyy").unwrap_err().suggestion;
        assert_eq!(meant.as_deref(), Some("%d/%m/%Y"));
    }

    #[test]
    fn columns_encodings_and_lines() {
        assert_eq!(column(" #3 ").unwrap(), "#3");
        assert_eq!(column("# of things").unwrap(), "# of things");
        assert!(column("#0").is_err() && column("#").is_err() && column("").is_err());
        assert_eq!(encoding("CP1252").unwrap(), "cp1252");
        assert!(encoding("ebcdic").is_err());
        assert_eq!(header_line("0").unwrap(), 0);
        assert!(header_line("-1").is_err());
        assert_eq!(sign("Outflow-Positive").unwrap(), Sign::OutflowPositive);
        assert_eq!(decimal_mark("comma").unwrap(), ',');
    }
}
