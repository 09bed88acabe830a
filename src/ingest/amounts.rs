//! Amounts: signs, currency marks, thousands and decimal marks, exactly.
//!
//! `1,234` and `1.234` have two readings each; the mark is chosen for a whole column from cells
//! that have one (DESIGN §5), never cell by cell.

use rust_decimal::Decimal;

use crate::domain::Money;

/// Which character stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

impl DecimalMark {
    /// The character itself.
    pub const fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Why a cell is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AmountError {
    /// Nothing, or a placeholder for nothing.
    Empty,
    /// Not a number under this decimal mark.
    NotANumber,
    /// 10^13 or more.
    TooLarge,
    /// More than six decimals.
    TooPrecise,
}

/// An exact amount: `units` of 10^-`scale`, with what the cell says beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// Signed.
    pub(super) units: i128,
    /// Decimals.
    pub(super) scale: u32,
    /// The cell carries a sign of its own.
    pub(super) signed: bool,
}

impl Amount {
    pub(super) const ZERO: Self = Self {
        units: 0,
        scale: 0,
        signed: false,
    };

    pub(super) fn money(self) -> Money {
        Money::from_decimal(Decimal::from_i128_with_scale(self.units, self.scale))
    }

    pub(super) fn negated(self) -> Self {
        Self {
            units: -self.units,
            ..self
        }
    }

    /// `self + other`, on the finer of both scales (at most six decimals, so it fits).
    pub(super) fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self {
            units: self.at_scale(scale) + other.at_scale(scale),
            scale,
            signed: self.signed || other.signed,
        }
    }

    /// The units at a scale not below its own.
    fn at_scale(self, scale: u32) -> i128 {
        self.units * 10_i128.pow(scale - self.scale)
    }

    pub(super) fn same(self, other: Self) -> bool {
        self.plus(other.negated()).units == 0
    }
}

/// Empty, or one of the usual marks for it.
pub(super) fn is_placeholder(text: &str) -> bool {
    matches!(
        text,
        "" | "-" | "--" | "---" | "–" | "—" | "/" | "n/a" | "N/A"
    )
}

/// Reads a cell under a decimal mark.
pub(super) fn parse(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
    let bytes = text.as_bytes();
    if let Some(amount) = plain(bytes, mark) {
        return Ok(amount);
    }
    let text = text.trim();
    if is_placeholder(text) {
        return Err(AmountError::Empty);
    }
    if let Some((paid, refunded)) = refund(text) {
        let part = parse(refunded, mark)?;
        return Ok(parse(paid, mark)?.plus(part.negated()));
    }
    let (core, sign) = strip(text);
    let mut amount = number(core, mark)?;
    if sign == Some(true) {
        amount.units = -amount.units;
    }
    amount.signed = sign.is_some();
    Ok(amount)
}

/// The usual cell: optional sign, up to twelve digits, optional decimals, nothing else.
fn plain(bytes: &[u8], mark: DecimalMark) -> Option<Amount> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let mark = mark.char() as u8;
    let mut units: i64 = 0;
    let mut decimals = None;
    for (at, &byte) in digits.iter().enumerate() {
        if byte.is_ascii_digit() {
            units = units * 10 + i64::from(byte - b'0');
        } else if byte == mark && decimals.is_none() && at > 0 {
            decimals = Some(digits.len() - at - 1);
        } else {
            return None;
        }
    }
    let scale = decimals.unwrap_or(0);
    if scale > 6 || digits.len() - scale > 13 || decimals == Some(0) {
        return None;
    }
    Some(Amount {
        units: i128::from(if negative { -units } else { units }),
        scale: u32::try_from(scale).ok()?,
        signed: negative,
    })
}

/// `131.77(已退款89.84)`: paid, and refunded in the same cell.
fn refund(text: &str) -> Option<(&str, &str)> {
    let (paid, rest) = text.split_once('(').or_else(|| text.split_once('（'))?;
    let rest = rest.trim_end_matches([')', '）']);
    if rest == "已全额退款" {
        return Some((paid, paid));
    }
    let refunded = rest.strip_prefix("已退款")?;
    Some((paid, refunded))
}

/// Takes signs, currency marks and brackets off both ends; `Some(true)` is negative.
fn strip(text: &str) -> (&str, Option<bool>) {
    let mut core = text;
    let mut sign = None;
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        core = inner;
        sign = Some(true);
    } else if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        core = inner;
    }
    loop {
        let before = core;
        core = core.trim_matches(|c: char| c.is_whitespace() || is_symbol(c));
        if let Some(rest) = core.strip_prefix(['-', '−', '–', '‒']) {
            core = rest;
            sign = Some(true);
        } else if let Some(rest) = core.strip_prefix('+') {
            core = rest;
            sign = sign.or(Some(false));
        } else if let Some(rest) = core.strip_suffix(['-', '−']) {
            core = rest.trim_end_matches(['.', ',']);
            sign = Some(true);
        } else if let Some(rest) = core.strip_suffix('+') {
            core = rest;
            sign = sign.or(Some(false));
        }
        (core, sign) = strip_words(core, sign);
        if core.len() == before.len() {
            return (core, sign);
        }
    }
}

/// Currency words, codes and the marks Cr and Dr at either end.
fn strip_words(text: &str, sign: Option<bool>) -> (&str, Option<bool>) {
    let head = text
        .find(|c: char| !c.is_alphabetic() && c != '.')
        .unwrap_or(text.len());
    if head > 0 && text.starts_with(char::is_alphabetic) && currency_word(&text[..head]) {
        return (&text[head..], sign);
    }
    let tail = text
        .rfind(|c: char| !c.is_alphabetic() && c != '.')
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = text[tail..].trim_matches('.');
    if word.is_empty() {
        return (text, sign);
    }
    match word.to_ascii_lowercase().as_str() {
        "cr" => (&text[..tail], sign.or(Some(false))),
        "dr" => (&text[..tail], Some(true)),
        _ if currency_word(word) => (&text[..tail], sign),
        _ => (text, sign),
    }
}

fn is_symbol(c: char) -> bool {
    matches!(
        c,
        '$' | '€'
            | '£'
            | '¥'
            | '￥'
            | '₹'
            | '₽'
            | '₴'
            | '₩'
            | '₺'
            | '₪'
            | '₱'
            | '฿'
            | '₫'
            | '₦'
            | '\\'
            | '円'
            | '元'
            | '원'
            | '\''
            | '"'
            | '*'
            | '¢'
    )
}

fn currency_word(word: &str) -> bool {
    let word = word.trim_matches('.');
    let code = word.len() == 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !matches!(word, "NAN" | "INF");
    code || matches!(
        word,
        "kr" | "Kr"
            | "KR"
            | "zł"
            | "Kč"
            | "Ft"
            | "Lt"
            | "Ls"
            | "lei"
            | "Rs"
            | "R"
            | "RM"
            | "RD"
            | "руб"
            | "р"
            | "грн"
            | "US"
            | "CA"
            | "A"
            | "AU"
            | "C"
            | "NZ"
            | "HK"
            | "S"
            | "NT"
            | "Fr"
            | "SFr"
            | "eur"
            | "usd"
            | "Euro"
            | "EURO"
            | "лв"
            | "din"
            | "Bs"
            | "COP"
    )
}

/// Digits, thousands marks in proper groups, one decimal mark.
fn number(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
    let mut units: i128 = 0;
    let mut whole = 0_u32;
    let mut scale = None::<u32>;
    let mut groups = Groups::default();
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            if let Some(scale) = scale.as_mut() {
                if *scale >= 6 && digit != 0 {
                    return Err(AmountError::TooPrecise);
                }
                *scale += 1;
                if *scale > 6 {
                    continue;
                }
            } else {
                groups.digit();
                if units != 0 || digit != 0 {
                    whole += 1;
                }
            }
            if whole > 13 {
                return long(text, mark);
            }
            units = units * 10 + i128::from(digit);
        } else if c == mark.char() && scale.is_none() {
            scale = Some(0);
        } else if scale.is_none() && thousands(c, mark) {
            groups.mark(c)?;
        } else {
            return Err(AmountError::NotANumber);
        }
    }
    let some = groups.close(scale.is_some())?;
    if !some && scale.unwrap_or(0) == 0 {
        return Err(AmountError::NotANumber);
    }
    Ok(Amount {
        units,
        scale: scale.unwrap_or(0).min(6),
        signed: false,
    })
}

/// More digits than any amount has: too large if it is a number at all.
fn long(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
    let number = text
        .chars()
        .all(|c| c.is_ascii_digit() || c == mark.char() || thousands(c, mark));
    Err(if number {
        AmountError::TooLarge
    } else {
        AmountError::NotANumber
    })
}

fn thousands(c: char, mark: DecimalMark) -> bool {
    match c {
        ',' => mark == DecimalMark::Point,
        '.' => mark == DecimalMark::Comma,
        '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => true,
        _ => false,
    }
}

/// Groups between thousands marks: one kind of mark, three digits in the last, two or three in the
/// middle ones (Indian lakhs), one to three in the first.
#[derive(Default)]
struct Groups {
    mark: Option<char>,
    current: u32,
    any: bool,
    pairs: bool,
}

impl Groups {
    fn digit(&mut self) {
        self.current += 1;
        self.any = true;
    }

    fn mark(&mut self, c: char) -> Result<(), AmountError> {
        let first = self.mark.is_none();
        let fits = if first {
            (1..=3).contains(&self.current)
        } else {
            self.pairs |= self.current == 2;
            (2..=3).contains(&self.current)
        };
        if !fits || self.mark.is_some_and(|mark| mark != c) {
            return Err(AmountError::NotANumber);
        }
        self.mark = Some(c);
        self.current = 0;
        Ok(())
    }

    fn close(&self, _decimals: bool) -> Result<bool, AmountError> {
        if self.mark.is_some() && self.current != 3 {
            return Err(AmountError::NotANumber);
        }
        Ok(self.any)
    }
}

/// What a cell says about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkEvidence {
    /// Not a number, or one without marks.
    None,
    /// Only a decimal point makes sense.
    Point,
    /// Only a decimal comma makes sense.
    Comma,
    /// Both do, with different values.
    Both,
}

/// Judges one cell.
pub(super) fn mark_evidence(text: &str) -> MarkEvidence {
    let point = parse(text, DecimalMark::Point).ok();
    let comma = parse(text, DecimalMark::Comma).ok();
    match (point, comma) {
        (Some(a), Some(b)) if a.same(b) => MarkEvidence::None,
        (Some(_), Some(_)) => MarkEvidence::Both,
        (Some(_), None) => MarkEvidence::Point,
        (None, Some(_)) => MarkEvidence::Comma,
        (None, None) => MarkEvidence::None,
    }
}

/// Is the cell a number under some decimal mark?
pub(super) fn looks_numeric(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
        && (parse(text, DecimalMark::Point).is_ok() || parse(text, DecimalMark::Comma).is_ok())
}

/// A long run of digits without any mark is an account, not an amount.
pub(super) fn looks_like_identifier(text: &str) -> bool {
    let bytes = text.as_bytes();
    (bytes.len() >= 9 && bytes.iter().all(u8::is_ascii_digit))
        || (bytes.len() >= 2 && bytes[0] == b'0' && bytes.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mark: DecimalMark) -> String {
        match parse(text, mark) {
            Ok(amount) => amount.money().to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn reads_what_ledgers_write() {
        let point = [
            ("-1,234.56", "-1234.56"),
            ("(12.30)", "-12.30"),
            ("12.30-", "-12.30"),
            ("- $1,150.00", "-1150.00"),
            ("+$327.49", "327.49"),
            ("-$454.99 USD", "-454.99"),
            ("1'023.00", "1023.00"),
            ("$26143.94", "26143.94"),
            (".22", "0.22"),
            ("-.46", "-0.46"),
            ("\\10,612", "10612"),
            ("1,504円", "1504"),
            ("12,34,567.00", "1234567.00"),
            ("131.77(已退款89.84)", "41.93"),
            ("100.00 Cr", "100.00"),
            ("100.00Dr", "-100.00"),
            ("¥22.30", "22.30"),
            ("100.0000000", "100.000000"),
        ];
        for (text, expected) in point {
            assert_eq!(read(text, DecimalMark::Point), expected, "{text}");
        }
        let comma = [
            ("-144,75 kr", "-144.75"),
            ("1 020,50", "1020.50"),
            ("1\u{202f}020,50", "1020.50"),
            ("-17.351,00", "-17351.00"),
            ("+31070,11", "31070.11"),
            ("12,50 €", "12.50"),
        ];
        for (text, expected) in comma {
            assert_eq!(read(text, DecimalMark::Comma), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_one() {
        for text in [
            "NaN",
            "inf",
            "1e5",
            "12:30",
            "1,23",
            "1.2.3",
            "abc",
            "12 Main St",
            "1,2345",
        ] {
            assert_eq!(
                parse(text, DecimalMark::Point),
                Err(AmountError::NotANumber),
                "{text}"
            );
        }
        assert_eq!(parse("--", DecimalMark::Point), Err(AmountError::Empty));
        let long = "9".repeat(30);
        assert_eq!(parse(&long, DecimalMark::Point), Err(AmountError::TooLarge));
        assert_eq!(
            parse("0.1234567", DecimalMark::Point),
            Err(AmountError::TooPrecise)
        );
        assert_eq!(
            parse("10000000000000", DecimalMark::Point),
            Err(AmountError::TooLarge)
        );
    }

    #[test]
    fn weighs_the_decimal_mark() {
        assert_eq!(mark_evidence("1,234"), MarkEvidence::Both);
        assert_eq!(mark_evidence("1.234"), MarkEvidence::Both);
        assert_eq!(mark_evidence("12,34"), MarkEvidence::Comma);
        assert_eq!(mark_evidence("1,234,567"), MarkEvidence::Point);
        assert_eq!(mark_evidence("1,234.5"), MarkEvidence::Point);
        assert_eq!(mark_evidence("444"), MarkEvidence::None);
    }
}
