//! Amounts as people write them in budgets, and what decides their decimal mark.

use crate::domain::{Money, MoneyError};

/// How the amounts of one file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum AmountRule {
    /// JSON and TOML: digits and a point, no thousands mark.
    Plain,
    /// `1,234.50`.
    Point,
    /// `1.234,50`.
    Comma,
}

impl AmountRule {
    /// The rule in force, for error messages.
    pub(in crate::ingest) const fn text(self) -> &'static str {
        match self {
            Self::Plain => "the amount rule is: decimal mark `.`, no thousands mark",
            Self::Point => "the amount rule is: decimal mark `.`",
            Self::Comma => "the amount rule is: decimal mark `,`",
        }
    }
}

/// Reads an amount, which is entered positive (DESIGN §5); the error says what is wrong with it.
pub(super) fn read_amount(text: &str, rule: AmountRule) -> Result<Money, String> {
    let text = text.trim();
    if rule != AmountRule::Plain && matches!(text, "-" | "–" | "—") {
        // A spreadsheet's accounting format shows zero so.
        return Ok(Money::ZERO);
    }
    let size = without_minus(text);
    let plain = undo_grouping(size.unwrap_or(text), rule)
        .ok_or_else(|| format!("could not read `{text}` as an amount"))?;
    let amount = plain.parse::<Money>().map_err(|error| match error {
        MoneyError::NotANumber(_) => format!("could not read `{text}` as an amount"),
        other => other.to_string(),
    })?;
    if size.is_some() && !amount.is_zero() {
        return Err(format!("`{text}` is negative"));
    }
    Ok(amount)
}

/// What stands beside `-`, `−` or inside brackets; `None` where nothing marks it negative.
fn without_minus(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '\u{2212}'])
        .or_else(|| text.strip_suffix(['-', '\u{2212}']))
        .or_else(|| text.strip_prefix('(')?.strip_suffix(')'))
        .map(str::trim)
}

/// The text with `.` as its decimal mark and no thousands marks; `None` where groups are not threes.
pub(in crate::ingest) fn undo_grouping(text: &str, rule: AmountRule) -> Option<String> {
    let (decimal, thousands) = match rule {
        AmountRule::Plain => return Some(text.to_owned()),
        AmountRule::Point => ('.', ','),
        AmountRule::Comma => (',', '.'),
    };
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '\u{2019}');
    let mark = whole.chars().find(|&c| c == thousands || is_space(c));
    let whole = match mark {
        Some(mark) => join_groups(whole, mark)?,
        None => whole.to_owned(),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let readable = digits(&whole) && fraction.is_none_or(digits);
    readable.then(|| match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// `1,234,567` without its marks, where every group after the first has three digits.
fn join_groups(whole: &str, mark: char) -> Option<String> {
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut joined = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// What one amount says about the decimal mark of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum MarkEvidence {
    /// No mark, or no number.
    None,
    /// Only `.` can be its decimal mark.
    Point,
    /// Only `,` can be its decimal mark.
    Comma,
    /// `1,234` or `1.234`: either.
    Either,
}

/// The evidence in one amount.
pub(in crate::ingest) fn mark_evidence(text: &str) -> MarkEvidence {
    let text = text.trim();
    let text = without_minus(text).unwrap_or(text);
    let reads = |rule| undo_grouping(text, rule).is_some_and(|plain| !plain.is_empty());
    if !text.contains(['.', ',']) {
        return MarkEvidence::None;
    }
    // `0,123` is no thousand: groups do not start with a zero.
    let zero_first = text.len() > 1 && text.starts_with('0');
    let mark_is_decimal =
        |mark: char| zero_first && text.matches(['.', ',']).eq([mark.to_string()]);
    match (reads(AmountRule::Point), reads(AmountRule::Comma)) {
        (true, true) if mark_is_decimal('.') => MarkEvidence::Point,
        (true, true) if mark_is_decimal(',') => MarkEvidence::Comma,
        (true, true) => MarkEvidence::Either,
        (true, false) => MarkEvidence::Point,
        (false, true) => MarkEvidence::Comma,
        (false, false) => MarkEvidence::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_by_the_rule_in_force() {
        let cases = [
            (AmountRule::Point, "1,234.50", "1234.50"),
            (AmountRule::Point, "1,234", "1234"),
            (AmountRule::Point, "1 234.5", "1234.5"),
            (AmountRule::Point, "12'345'678", "12345678"),
            (AmountRule::Comma, "1.234,50", "1234.50"),
            (AmountRule::Comma, "1\u{a0}234,5", "1234.5"),
            (AmountRule::Comma, "1.234", "1234"),
            (AmountRule::Point, " - ", "0"),
            (AmountRule::Point, "-0.00", "0.00"),
            (AmountRule::Plain, "1234.500000", "1234.500000"),
        ];
        for (rule, text, expected) in cases {
            let read = read_amount(text, rule).unwrap();
            assert_eq!(read.to_string(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_positive_amount_is_refused() {
        let cases = [
            (AmountRule::Point, "1,23,4.50", "could not read `1,23,4.50` as an amount"),
            (AmountRule::Point, "1.204,50", "could not read `1.204,50` as an amount"),
            (AmountRule::Point, "$12", "could not read `$12` as an amount"),
            (AmountRule::Point, "1e3", "could not read `1e3` as an amount"),
            (AmountRule::Plain, "1,234", "could not read `1,234` as an amount"),
            (AmountRule::Plain, "nan", "could not read `nan` as an amount"),
            (AmountRule::Point, "-5", "`-5` is negative"),
            (AmountRule::Point, "(1,234.00)", "`(1,234.00)` is negative"),
            (AmountRule::Comma, "12,50-", "`12,50-` is negative"),
            (AmountRule::Point, "0.1234567", "`0.1234567` has more than six decimals"),
        ];
        for (rule, text, expected) in cases {
            assert_eq!(read_amount(text, rule).unwrap_err(), expected);
        }
    }

    #[test]
    fn only_a_lone_group_of_three_is_in_doubt() {
        let cases = [
            ("1234", MarkEvidence::None),
            ("1,5", MarkEvidence::Comma),
            ("1234,567", MarkEvidence::Comma),
            ("1.234,50", MarkEvidence::Comma),
            ("1.234.567", MarkEvidence::Comma),
            ("0,123", MarkEvidence::Comma),
            ("1234.5", MarkEvidence::Point),
            ("1,234,567", MarkEvidence::Point),
            ("0.123", MarkEvidence::Point),
            ("1,234", MarkEvidence::Either),
            ("1.234", MarkEvidence::Either),
            ("a,b", MarkEvidence::None),
        ];
        for (text, expected) in cases {
            assert_eq!(mark_evidence(text), expected, "{text}");
        }
    }
}
