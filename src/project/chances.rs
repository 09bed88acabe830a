//! Chances over simulated paths: a path counts where any of its days breaches.

use super::band::{chance, quantile};
use super::projection::Paths;
use super::quantize::money;
use crate::domain::Money;

/// Chances against one limit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chances {
    /// Some day of the horizon is below.
    pub(super) any: f64,
    /// Some day of each period is below.
    pub(super) by_period: Vec<f64>,
}

/// Chances that the balance is below `limit`.
pub(super) fn below(
    paths: &Paths,
    opening: Money,
    limit: Money,
    stretches: &[(usize, usize)],
    decimals: u32,
) -> Chances {
    // opening + x < limit in exact money is x < ceil(limit − opening) in whole coins.
    let gap = limit - opening;
    let mut least = super::history::coins_of(gap.to_minor(decimals));
    if money(least, decimals) < gap {
        least += 1;
    }
    let breach = |days: &[i64]| days.iter().any(|coins| *coins < least);
    Chances {
        any: chance(paths, breach),
        by_period: stretches
            .iter()
            .map(|(start, end)| chance(paths, |path| breach(&path[*start..=*end])))
            .collect(),
    }
}

/// The lower-edge quantile of the paths' own lowest balances.
pub(super) fn low_quantile(paths: &Paths, opening: Money, level: u32, decimals: u32) -> Money {
    let mut lows: Vec<i64> = paths.iter().filter_map(|path| path.iter().min().copied()).collect();
    opening + money(quantile(&mut lows, 100 - level.min(100)), decimals)
}
