//! Amounts: signs, currency marks, thousands and decimal marks, exactly.
//!
//! `1,234` and `1.234` have two readings each; the mark is chosen for a whole column from cells
//! that have one (DESIGN §5), never cell by cell.

mod number;
mod strip;

use crate::domain::Money;
pub(in crate::ingest) use number::quick;
use number::{number, plain};
use strip::{refund, strip};

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
pub(in crate::ingest) enum AmountError {
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
pub(in crate::ingest) struct Amount {
    /// Signed.
    pub(in crate::ingest) units: i128,
    /// Decimals.
    pub(in crate::ingest) scale: u32,
    /// The cell carries a sign of its own.
    pub(in crate::ingest) signed: bool,
    /// Its sign stands there as Cr or Dr, which no convention of the column turns round.
    pub(in crate::ingest) worded: bool,
}

impl Amount {
    pub(in crate::ingest) const ZERO: Self =
        Self { units: 0, scale: 0, signed: false, worded: false };

    pub(in crate::ingest) fn money(self) -> Money {
        Money::from_minor(self.units, self.scale)
    }

    /// Minus its size: what a fee takes, whichever sign it is written with.
    pub(in crate::ingest) fn below_zero(self) -> Self {
        if self.units > 0 { self.negated() } else { self }
    }

    /// Turned round where the column counts money out as positive; Cr and Dr stay what they say.
    pub(in crate::ingest) fn turned(self) -> Self {
        if self.worded { self } else { self.negated() }
    }

    pub(in crate::ingest) fn negated(self) -> Self {
        Self { units: -self.units, ..self }
    }

    /// `self + other`, on the finer of both scales (at most six decimals, so it fits).
    pub(in crate::ingest) fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self {
            units: self.at_scale(scale) + other.at_scale(scale),
            scale,
            signed: self.signed || other.signed,
            worded: self.worded || other.worded,
        }
    }

    /// The units at a scale not below its own.
    fn at_scale(self, scale: u32) -> i128 {
        self.units * 10_i128.pow(scale - self.scale)
    }

    pub(in crate::ingest) fn same(self, other: Self) -> bool {
        self.plus(other.negated()).units == 0
    }
}

/// Empty, or one of the usual marks for it.
pub(in crate::ingest) fn is_placeholder(text: &str) -> bool {
    matches!(text, "" | "-" | "--" | "---" | "–" | "—" | "/" | "n/a" | "N/A")
}

/// Reads a cell under a decimal mark.
pub(in crate::ingest) fn parse(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
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
    amount.worded = sign.is_some() && strip::says_side(text);
    Ok(amount)
}

/// What a cell says about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum MarkEvidence {
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
pub(in crate::ingest) fn mark_evidence(text: &str) -> MarkEvidence {
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
pub(in crate::ingest) fn looks_numeric(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
        && (parse(text, DecimalMark::Point).is_ok() || parse(text, DecimalMark::Comma).is_ok())
}

/// A long run of digits without any mark is an account, not an amount.
pub(in crate::ingest) fn looks_like_identifier(text: &str) -> bool {
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
            ("45.20 D", "-45.20"),
            ("2,500.00C", "2500.00"),
            ("$ (1,850.00)", "-1850.00"),
            ("S/ -45.20", "-45.20"),
            ("=\"12.30\"", "12.30"),
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
            "45D",
            "12C",
        ] {
            assert_eq!(parse(text, DecimalMark::Point), Err(AmountError::NotANumber), "{text}");
        }
        assert_eq!(parse("--", DecimalMark::Point), Err(AmountError::Empty));
        let long = "9".repeat(30);
        assert_eq!(parse(&long, DecimalMark::Point), Err(AmountError::TooLarge));
        assert_eq!(parse("0.1234567", DecimalMark::Point), Err(AmountError::TooPrecise));
        assert_eq!(parse("10000000000000", DecimalMark::Point), Err(AmountError::TooLarge));
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
