//! Splitting an exact whole into exact parts.

use super::Money;

/// Splits `total` smallest coins in proportion to `weights`, exactly: the parts add to the whole.
///
/// Largest remainder: every share is rounded towards zero; left-over coins go to the largest
/// fraction, then the larger weight, then input order. Negative weights count as zero; if all
/// weights are zero the split is even. An empty list gives an empty list (nothing is placed).
///
/// ```
/// use cashcast::domain::apportion;
/// assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
/// assert_eq!(apportion(-100, &[1, 1, 1]), [-34, -33, -33]);
/// assert!(apportion(5, &[]).is_empty());
/// ```
pub fn apportion(total: i128, weights: &[i128]) -> Vec<i128> {
    if weights.is_empty() {
        return Vec::new();
    }
    let mut clean: Vec<i128> = weights.iter().map(|w| (*w).max(0)).collect();
    if clean.iter().all(|w| *w == 0) {
        clean.fill(1);
    }
    let (total_size, sign) = (total.unsigned_abs(), total.signum());
    let sum: u128 = clean.iter().map(|w| w.unsigned_abs()).sum();
    let mut parts: Vec<u128> = Vec::with_capacity(clean.len());
    let mut order: Vec<(u128, i128, usize)> = Vec::with_capacity(clean.len());
    for (index, weight) in clean.iter().enumerate() {
        let product = total_size * weight.unsigned_abs();
        parts.push(product / sum);
        order.push((product % sum, *weight, index));
    }
    let left = total_size - parts.iter().sum::<u128>();
    order.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    for (_, _, index) in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[index] += 1;
    }
    parts.into_iter().map(|part| sign * i128::try_from(part).unwrap_or(i128::MAX)).collect()
}

/// [`apportion`] for amounts, counted in coins of `decimals` places. What is finer than the
/// smallest coin stays with the first part, so that the sum is the total to the last digit.
pub fn apportion_money(total: Money, weights: &[i128], decimals: u32) -> Vec<Money> {
    let units = total.to_minor(decimals);
    let rest = total - Money::from_minor(units, decimals);
    let mut parts: Vec<Money> = apportion(units, weights)
        .into_iter()
        .map(|part| Money::from_minor(part, decimals))
        .collect();
    if let Some(first) = parts.first_mut() {
        *first += rest;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_add_to_the_whole(
            total in -1_000_000_000i128..1_000_000_000,
            weights in proptest::collection::vec(0i128..1_000_000, 1..40),
        ) {
            let parts = apportion(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i128>(), total);
            let sum: i128 = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                if sum > 0 {
                    // each part is within one coin of its exact share
                    prop_assert!((part * sum - total * weight).abs() < sum);
                }
            }
        }
    }
}
