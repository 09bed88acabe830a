//! The one place where model numbers become money, and coins become model numbers.

use crate::domain::Money;

/// Whole coins as a model number; exact below 2^53.
#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 coins the last digits of a model number do not matter"
)]
pub(super) const fn float(coins: i64) -> f64 {
    coins as f64
}

/// A count as a model number.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) const fn float_count(count: usize) -> f64 {
    count as f64
}

/// A model number as whole coins, rounded half away from zero; what is not finite is nothing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and the bound is far inside i64"
)]
pub(super) fn quantize(value: f64) -> i64 {
    const BOUND: f64 = 1e18;
    if value.is_finite() { libm::round(value.clamp(-BOUND, BOUND)) as i64 } else { 0 }
}

/// Whole coins as money.
pub(super) fn money(coins: i64, decimals: u32) -> Money {
    Money::from_minor(i128::from(coins), decimals)
}

/// Daily model amounts as coins: the running sum is rounded, so that every stretch of days is
/// within a coin of the model and no amount changes its sign.
pub(super) fn quantize_daily(daily: &[f64]) -> Vec<i64> {
    let mut sum = 0.0;
    let mut before = 0;
    daily
        .iter()
        .map(|value| {
            sum += value;
            let now = quantize(sum);
            let coins = now - before;
            before = now;
            coins
        })
        .collect()
}
