//! What one change does to the days of a line.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::Effect;

/// The days on which a change holds, and how a line goes on behind the last of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// The first day, counted from 0.
    pub(super) first: usize,
    /// Does the line go on behind the horizon? What is paid earlier there comes in.
    pub(super) goes_on: bool,
}

/// Applies an effect to coins by day.
pub(super) fn apply(daily: &mut [i64], effect: Effect, reach: Reach) {
    match effect {
        Effect::Percent(percent) => {
            let share = Share::of(Decimal::ONE_HUNDRED + percent);
            daily.iter_mut().skip(reach.first).for_each(|coins| *coins = share.of_coins(*coins));
        }
        Effect::Drop => daily.iter_mut().skip(reach.first).for_each(|coins| *coins = 0),
        Effect::Delay { days } => delay(daily, days, reach),
    }
}

/// A percentage as an exact fraction.
pub(super) struct Share {
    numerator: i128,
    denominator: i128,
}

impl Share {
    pub(super) fn of(percent: Decimal) -> Self {
        Self {
            numerator: percent.mantissa(),
            denominator: 100 * 10_i128.pow(percent.scale().min(28)),
        }
    }

    /// The share of coins, rounded half away from zero.
    pub(super) fn of_coins(&self, coins: i64) -> i64 {
        let Some(product) = i128::from(coins).checked_mul(self.numerator) else {
            return coins;
        };
        let (whole, rest) = (product / self.denominator, product % self.denominator);
        let up = rest.abs() * 2 >= self.denominator;
        (whole + if up { product.signum() } else { 0 }).to_i64().unwrap_or(coins)
    }
}

/// Moves what falls due from `first` on. Later: it leaves a hole, and the last of it the horizon.
/// Earlier: what would have been paid by then comes on the first day, and behind the horizon a line
/// that goes on is taken at its mean day.
fn delay(daily: &mut [i64], days: i32, reach: Reach) {
    let count = daily.len();
    let first = reach.first.min(count);
    let old: Vec<i64> = daily[first..].to_vec();
    daily[first..].fill(0);
    let shift = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    for (at, coins) in old.iter().enumerate() {
        let day = if days >= 0 { at.saturating_add(shift) } else { at.saturating_sub(shift) };
        if let Some(new) = daily.get_mut(first.saturating_add(day)) {
            *new = new.saturating_add(*coins);
        }
    }
    if days < 0 && reach.goes_on {
        let from = old.len().saturating_sub(shift);
        for (at, coins) in mean_days(&old).enumerate().skip(from) {
            daily[first + at] = daily[first + at].saturating_add(coins);
        }
    }
}

/// The total spread evenly, whole coins by day, exact in sum.
fn mean_days(coins: &[i64]) -> impl Iterator<Item = i64> {
    let total: i128 = coins.iter().map(|coins| i128::from(*coins)).sum();
    crate::domain::apportion(total, &vec![1; coins.len()])
        .into_iter()
        .map(super::super::history::coins_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(daily: &[i64], days: i32, goes_on: bool) -> Vec<i64> {
        let mut made = daily.to_vec();
        apply(&mut made, Effect::Delay { days }, Reach { first: 0, goes_on });
        made
    }

    #[test]
    fn percentages_round_half_away_from_zero() {
        let share = Share::of(Decimal::new(9_050, 2));
        assert_eq!(share.of_coins(100), 91);
        assert_eq!(share.of_coins(-100), -91);
        assert_eq!(share.of_coins(1), 1);
        assert_eq!(Share::of(Decimal::ZERO).of_coins(77), 0);
    }

    #[test]
    fn a_delay_leaves_a_hole_and_the_last_days_leave_the_horizon() {
        assert_eq!(moved(&[1, 2, 3, 4], 2, true), [0, 0, 1, 2]);
        assert_eq!(moved(&[1, 2, 3, 4], 9, true), [0, 0, 0, 0]);
    }

    #[test]
    fn what_is_paid_earlier_comes_at_once_and_the_line_goes_on() {
        assert_eq!(moved(&[10, 20, 30, 40], -1, false), [30, 30, 40, 0]);
        assert_eq!(moved(&[10, 20, 30, 40], -1, true), [30, 30, 40, 25]);
    }

    #[test]
    fn a_change_holds_from_its_first_day_on() {
        let mut daily = [10, 10, 10, 10];
        apply(&mut daily, Effect::Drop, Reach { first: 2, goes_on: true });
        assert_eq!(daily, [10, 10, 0, 0]);
        let mut daily = [1, 2, 3, 4];
        apply(&mut daily, Effect::Delay { days: 1 }, Reach { first: 1, goes_on: true });
        assert_eq!(daily, [1, 0, 2, 3]);
    }
}
