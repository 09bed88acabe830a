//! What an item's payments say of the next: its amount, how sure it is, how far they stray.

use super::cadence::Cadence;
use super::history::Event;
use super::quantize::{float, float_count};
use super::rhythm::Rhythm;

/// Payments on which a growing bill must show.
const GROWTH_SEEN: usize = 3;
/// How fast the part expected on its days falls with the relative variance of the amounts.
const LOOSE_AMOUNT: f64 = 5.0;
/// How fast it falls with the missed days for each paid one.
const LOOSE_HITS: f64 = 2.0;
/// Share of its days that an item may miss before it counts as loose: one a year.
const FORGIVEN: f64 = 1.0 / 12.0;
/// Payments looked at for it.
const LOOSE_SEEN: usize = 12;

/// How much of an item's amount is expected on its days: all of a price that is paid, less the
/// more the amounts vary and days were missed. The rest is expected all the same, on no day in
/// particular: a guess in a week that stays empty costs twice. The shape is that of a shrunk mean,
/// 1 / (1 + c · relative variance); c was chosen on public ledgers.
pub(super) fn on_day_share(paid: &[Event], amounts: &[i64], rhythm: &Rhythm) -> f64 {
    let loose = if is_one_price(paid) { 0.0 } else { relative_variance(amounts) };
    let (hits, slots) = (f64::from(rhythm.hits.max(1)), f64::from(rhythm.slots));
    let missed = (slots - hits - slots * FORGIVEN).max(0.0) / hits;
    1.0 / (1.0 + LOOSE_AMOUNT * loose + LOOSE_HITS * missed)
}

/// Variance of the latest amounts over their squared mean.
fn relative_variance(amounts: &[i64]) -> f64 {
    let latest = &amounts[amounts.len().saturating_sub(LOOSE_SEEN)..];
    let count = float_count(latest.len().max(1));
    let mean = latest.iter().map(|coins| float(*coins)).sum::<f64>() / count;
    let off = |coins: &i64| (float(*coins) - mean) * (float(*coins) - mean);
    let variance = latest.iter().map(off).sum::<f64>() / count;
    if mean == 0.0 { 0.0 } else { variance / (mean * mean) }
}

/// The usual distance of the latest amounts from the next one; of a price, of those at that price.
pub(super) fn usual_stray(paid: &[Event], amounts: &[i64], next: i64) -> i64 {
    let latest = &amounts[amounts.len().saturating_sub(LOOSE_SEEN)..];
    let one_price = is_one_price(paid);
    let like = latest.iter().filter(|coins| !one_price || agree(next, **coins));
    let off: Vec<i64> = like.map(|coins| (coins - next).saturating_abs()).collect();
    median_of_last(&off, off.len())
}

/// Two amounts within 1 %.
pub(super) fn agree(a: i64, b: i64) -> bool {
    i128::from(a - b).abs() * 100 <= i128::from(a).abs()
}

/// Do most payments have the amount of the one before? Prices that change in steps have no season.
pub(super) fn is_one_price(paid: &[Event]) -> bool {
    let same = paid.windows(2).filter(|w| agree(w[1].coins, w[0].coins));
    2 * same.count() >= paid.len().saturating_sub(1)
}

/// The latest price where the last two agree; else the median of the last few, or the last one
/// where that has been clearly nearer: a growing bill.
pub(super) fn next_amount(amounts: &[i64], cadence: Cadence) -> i64 {
    let Some((&last, before)) = amounts.split_last() else {
        return 0;
    };
    if before.last().is_none_or(|previous| agree(last, *previous)) {
        return last;
    }
    let few = match cadence {
        Cadence::Days { .. } => 8,
        Cadence::Months { step: 1, .. } => 6,
        Cadence::Months { step: 2..=3, .. } => 4,
        Cadence::Months { .. } => 1,
    };
    if is_growing(amounts, few) { last } else { median_of_last(amounts, few) }
}

/// Would the payment before have been the better guess for each of the last few, by a quarter?
fn is_growing(amounts: &[i64], few: usize) -> bool {
    let start = amounts.len().saturating_sub(few).max(few);
    if amounts.len() < start + GROWTH_SEEN {
        return false;
    }
    let (mut last, mut median) = (0i128, 0i128);
    for at in start..amounts.len() {
        let miss = |guess: i64| i128::from(amounts[at] - guess).abs();
        last += miss(amounts[at - 1]);
        median += miss(median_of_last(&amounts[..at], few));
    }
    4 * last < 3 * median
}

fn median_of_last(amounts: &[i64], few: usize) -> i64 {
    let mut window: Vec<i64> = amounts[amounts.len().saturating_sub(few)..].to_vec();
    window.sort_unstable();
    let middle = window.len() / 2;
    match window.len() {
        0 => 0,
        count if count % 2 == 1 => window[middle],
        _ => window[middle - 1] + (window[middle] - window[middle - 1]) / 2,
    }
}
