//! What each rule comes to: its dates and amounts, and what stands for them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::Money;

/// A rule with its dates in the forecast, in order; none where it never fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedExpansion {
    /// Its name.
    pub name: String,
    /// Where it stands, for people: `cashcast.toml:14`.
    pub known_from: String,
    /// Its dates.
    pub dates: Vec<PlannedDate>,
}

/// One date of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDate {
    /// The day, after its shift.
    pub date: NaiveDate,
    /// Signed amount.
    pub amount: Money,
    /// What is counted in its place, for people; `None` where it counts itself.
    pub replaced_by: Option<String>,
}

/// Notes what stands for each occurrence that became an item, in the order of the items.
pub(super) fn mark_replaced(
    expansions: &mut [PlannedExpansion],
    stand_ins: impl IntoIterator<Item = Option<String>>,
) {
    let dates = expansions.iter_mut().flat_map(|expansion| &mut expansion.dates);
    // What was paid early, and what has shrunk to nothing, is no item.
    let items = dates.filter(|date| date.replaced_by.is_none() && !date.amount.is_zero());
    for (date, stand_in) in items.zip(stand_ins) {
        date.replaced_by = stand_in;
    }
}

/// The amount of the `number`-th date, from the first one and rounded once: rounding each in turn
/// would drift. `None` where it has outgrown every ledger.
pub(super) fn grown(first: Money, growth: Decimal, number: u32, decimals: u32) -> Option<Money> {
    if growth.is_zero() || number == 0 {
        return Some(first);
    }
    let factor = Decimal::ONE + growth / Decimal::ONE_HUNDRED;
    let mut power = Decimal::ONE;
    for _ in 0..number {
        power = power.checked_mul(factor)?;
    }
    let amount = Money::from_decimal(first.decimal().checked_mul(power)?).quantize(decimals);
    Money::checked(amount.decimal()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_grow_from_the_first_and_are_rounded_once() {
        let money = |text: &str| text.parse::<Money>().unwrap();
        let two = Decimal::TWO;
        assert_eq!(grown(money("-100.005"), two, 0, 2), Some(money("-100.005")));
        assert_eq!(grown(money("-100.25"), two, 1, 2).unwrap().to_string(), "-102.26");
        // 1000 × 1.02^10 = 1218.994419…; rounded in turn it would be 1219.01.
        assert_eq!(grown(money("1000"), two, 10, 2).unwrap().to_string(), "1218.99");
        // Half away from zero: 0.50 × 1.01 = 0.505.
        assert_eq!(grown(money("-0.50"), Decimal::ONE, 1, 2).unwrap().to_string(), "-0.51");
        assert_eq!(grown(money("100"), -Decimal::ONE_HUNDRED, 1, 2), Some(Money::ZERO));
        assert_eq!(grown(money("100"), Decimal::ONE_HUNDRED, 40, 2), None);
        assert_eq!(grown(money("100"), Decimal::ONE_HUNDRED, 4000, 2), None);
    }
}
