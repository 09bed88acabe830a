//! Exact amounts of money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact signed amount; positive is money in. The currency is carried beside it.
///
/// ```
/// use cashcast::domain::Money;
/// let a: Money = "10.10".parse().unwrap();
/// assert_eq!((a + Money::from_minor(5, 2)).to_fixed(2), "10.15");
/// assert!("1e3".parse::<Money>().is_err()); // no exponents, no guesses
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

/// Powers of ten up to a million.
const POWERS: [i128; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a plain decimal number.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// 10^13 or more.
    #[error("`{0}` is 10^13 or more, beyond any ledger this tool reads")]
    TooLarge(String),
    /// More than six decimals.
    #[error("`{0}` has more than six decimals")]
    TooPrecise(String),
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// Amounts at or beyond this size are refused at ingest.
    const LIMIT: i64 = 10_000_000_000_000;

    /// An amount from a decimal that is known to be within bounds.
    pub const fn from_decimal(value: Decimal) -> Self {
        Self(value)
    }

    /// `units` of the smallest coin: `from_minor(1234, 2)` is 12.34.
    pub fn from_minor(units: i128, decimals: u32) -> Self {
        // The usual amount fits in 64 bits, which is several times as fast.
        match i64::try_from(units) {
            Ok(units) if decimals <= 28 => Self(Decimal::new(units, decimals)),
            _ => Self(Decimal::from_i128_with_scale(units, decimals)),
        }
    }

    /// The amount counted in the smallest coin, rounded half away from zero.
    pub fn to_minor(self, decimals: u32) -> i128 {
        let mut value = self.quantize(decimals).0;
        value.rescale(decimals);
        value.mantissa()
    }

    /// The amount counted in millionths: exact for what ingest lets in, rounded half away from zero
    /// beyond. Sums of many rows are kept so.
    pub fn millionths(self) -> i128 {
        match 6_u32.checked_sub(self.0.scale()) {
            Some(missing) => self.0.mantissa() * POWERS[missing as usize],
            None => self.to_minor(6),
        }
    }

    /// The amount of so many millionths, with at least `decimals` places.
    pub fn from_millionths(millionths: i128, decimals: u32) -> Self {
        let (mut units, mut scale) = (millionths, 6);
        while scale > decimals && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        Self(Decimal::from_i128_with_scale(units, scale))
    }

    /// Decimals it is written with.
    pub const fn scale(self) -> u32 {
        self.0.scale()
    }

    /// Rounded to `decimals`, half away from zero.
    #[must_use]
    pub fn quantize(self, decimals: u32) -> Self {
        Self(self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The decimal inside.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Exactly `decimals` places, for JSON and CSV: rounded once, then printed.
    pub fn to_fixed(self, decimals: u32) -> String {
        let mut value = self.quantize(decimals).0;
        value.rescale(decimals);
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        value.to_string()
    }

    /// Is it nothing?
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Below zero: money out.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Above zero: money in.
    pub fn is_positive(self) -> bool {
        self.0.is_sign_positive() && !self.0.is_zero()
    }

    /// Its size without sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// A decimal checked against the bounds of ingest: |x| < 10^13, at most six decimals.
    pub fn checked(value: Decimal) -> Result<Self, MoneyError> {
        if value.abs() >= Decimal::from(Self::LIMIT) {
            return Err(MoneyError::TooLarge(value.to_string()));
        }
        let trimmed = value.normalize();
        if trimmed.scale() > 6 {
            return Err(MoneyError::TooPrecise(value.to_string()));
        }
        Ok(Self(value))
    }
}

impl std::str::FromStr for Money {
    type Err = MoneyError;

    /// Reads `-1234.56`: optional sign, digits, optional decimal point. No thousands marks here;
    /// layouts with them are undone by `ingest` first.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let plain = !digits.is_empty()
            && digits.bytes().any(|b| b.is_ascii_digit())
            && digits.bytes().filter(|&b| b == b'.').count() <= 1
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !plain {
            return Err(MoneyError::NotANumber(text.to_owned()));
        }
        let whole = digits.split('.').next().unwrap_or("");
        if whole.trim_start_matches('0').len() > 13 {
            return Err(MoneyError::TooLarge(text.to_owned()));
        }
        let decimal =
            Decimal::from_str_exact(text).map_err(|_| MoneyError::TooPrecise(text.to_owned()))?;
        Self::checked(decimal)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({})", self.0)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(iter: I) -> Self {
        iter.copied().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        let amount: Money = "-0.125".parse().unwrap();
        assert_eq!(amount.to_fixed(2), "-0.13");
        assert_eq!(amount.to_minor(2), -13);
        assert_eq!("-0.004".parse::<Money>().unwrap().to_fixed(2), "0.00");
    }

    #[test]
    fn refuses_what_no_ledger_holds() {
        for text in ["", "-", ".", "1e5", "NaN", "1,5", "--1", "0x1"] {
            assert!(matches!(text.parse::<Money>(), Err(MoneyError::NotANumber(_))), "{text}");
        }
        assert!(matches!(
            "123456789012345678901234567890".parse::<Money>(),
            Err(MoneyError::TooLarge(_))
        ));
        assert!(matches!("10000000000000".parse::<Money>(), Err(MoneyError::TooLarge(_))));
        assert!(matches!("0.1234567".parse::<Money>(), Err(MoneyError::TooPrecise(_))));
        assert!("0.1234560".parse::<Money>().is_ok());
        assert!("9999999999999.999999".parse::<Money>().is_ok());
    }
}
