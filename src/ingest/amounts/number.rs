//! The digits of an amount: thousands marks in proper groups, one decimal mark.

use super::{Amount, AmountError, DecimalMark};

/// The usual cell: optional sign, up to twelve digits, optional decimals, nothing else.
pub(super) fn plain(bytes: &[u8], mark: DecimalMark) -> Option<Amount> {
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
        worded: false,
    })
}

/// Digits, thousands marks in proper groups, one decimal mark.
pub(super) fn number(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
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
    Ok(Amount { units, scale: scale.unwrap_or(0).min(6), signed: false, worded: false })
}

/// More digits than any amount has: too large if it is a number at all.
fn long(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
    let number = text.chars().all(|c| c.is_ascii_digit() || c == mark.char() || thousands(c, mark));
    Err(if number { AmountError::TooLarge } else { AmountError::NotANumber })
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
