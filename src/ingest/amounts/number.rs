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

/// The most usual cell of all, `-1607.20`, where it stands in its text: at most eight digits, the
/// mark, two digits. Eight bytes are read as one number (Lemire, "Quickly parsing eight digits",
/// 2022), which needs eight bytes of text before the mark, whatever they are. Anything else is
/// `None`, not an error.
#[inline]
pub(in crate::ingest) fn quick(
    text: &[u8],
    (start, end): (usize, usize),
    mark: DecimalMark,
) -> Option<Amount> {
    let negative = text.get(start) == Some(&b'-');
    let start = start + usize::from(negative);
    let point = end.checked_sub(3)?;
    let digits = point.checked_sub(start).filter(|digits| (1..=8).contains(digits))?;
    let [found, tens, ones] = *text.get(point..end)?.first_chunk()?;
    if found != mark.char() as u8 || !tens.is_ascii_digit() || !ones.is_ascii_digit() {
        return None;
    }
    let before = text.get(point.checked_sub(8)?..point)?.first_chunk()?;
    let whole = eight_digits(u64::from_le_bytes(*before), digits)?;
    let units = whole * 100 + i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    let units = i128::from(if negative { -units } else { units });
    Some(Amount { units, scale: 2, signed: negative, worded: false })
}

/// The last `digits` of eight bytes as a number; the first byte is the lowest.
#[inline]
fn eight_digits(bytes: u64, digits: usize) -> Option<i64> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const HIGH: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    let kept = u64::MAX << (64 - 8 * digits);
    let text = bytes & kept | ZEROS & !kept;
    let above_nine = text.wrapping_add(0x0606_0606_0606_0606) & HIGH;
    if text & HIGH != ZEROS || above_nine != ZEROS {
        return None;
    }
    let pairs = text - ZEROS;
    let pairs = pairs.wrapping_mul(10).wrapping_add(pairs >> 8);
    let (even, odd) = (pairs & 0x0000_00ff_0000_00ff, pairs >> 16 & 0x0000_00ff_0000_00ff);
    let sum = even
        .wrapping_mul(0x000f_4240_0000_0064)
        .wrapping_add(odd.wrapping_mul(0x0000_2710_0000_0001));
    i64::try_from(sum >> 32).ok()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The quick way reads what the plain way reads, or nothing.
        #[test]
        fn quick_is_plain(
            before in "[0-9a-z\",]{0,12}",
            cell in "(-|)([0-9]{0,10})[.,]?[0-9]{0,3}|[0-9:;x. -]{0,9}",
        ) {
            let text = format!("{before},{cell}");
            let span = (before.len() + 1, text.len());
            for mark in [DecimalMark::Point, DecimalMark::Comma] {
                let found = quick(text.as_bytes(), span, mark);
                let whole = plain(cell.as_bytes(), mark);
                if found.is_some() {
                    prop_assert_eq!(found, whole);
                }
            }
        }
    }

    #[test]
    fn the_usual_amount_is_read_quickly() {
        let text = b"2026-01-02,a text,-1607.20";
        let found = quick(text, (18, 26), DecimalMark::Point).unwrap();
        assert_eq!((found.units, found.scale, found.signed), (-160_720, 2, true));
        let long = quick(b"12345678,12345678.99", (9, 20), DecimalMark::Point).unwrap();
        assert_eq!(long.units, 1_234_567_899);
    }
}
