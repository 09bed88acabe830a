//! Best and worst: quantiles of cumulative net cash at each day, never inside base.

use super::projection::Paths;
use super::quantize::{float, float_count, quantize};

/// Cumulative net cash of the three scenarios by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    /// The upper edge.
    pub(super) best: Vec<i64>,
    /// The point path.
    pub(super) base: Vec<i64>,
    /// The lower edge.
    pub(super) worst: Vec<i64>,
    /// Days on which an edge would have stood on the wrong side of base.
    pub(super) clipped: usize,
}

/// Position of a quantile (in 200ths) among sorted values.
fn position(count: usize, tail_200: u32) -> usize {
    let last = count.saturating_sub(1);
    let share = f64::from(tail_200) / 200.0;
    usize::try_from(quantize(float_count(last) * share)).unwrap_or(0)
}

/// The `tail_200`-th 200th quantile of `values`, reordering them.
pub(super) fn quantile(values: &mut [i64], tail_200: u32) -> i64 {
    if values.is_empty() {
        return 0;
    }
    let position = position(values.len(), tail_200);
    *values.select_nth_unstable(position).1
}

/// The band of `level` percent around `base`.
pub(super) fn band(paths: &Paths, base: Vec<i64>, level: u32) -> Band {
    let tail = 100 - level.min(100);
    let (mut best, mut worst) = (base.clone(), base.clone());
    let mut clipped = 0;
    let mut column = Vec::with_capacity(paths.count());
    for day in 0..base.len() {
        column.clear();
        column.extend(paths.iter().map(|path| path[day]));
        if column.is_empty() {
            continue;
        }
        let low = quantile(&mut column, tail);
        let high = quantile(&mut column, 200 - tail);
        clipped += usize::from(low > base[day] || high < base[day]);
        worst[day] = low.min(base[day]);
        best[day] = high.max(base[day]);
    }
    Band { best, base, worst, clipped }
}

/// Share of `paths` for which `breach` holds, to be printed as a chance.
pub(super) fn chance(paths: &Paths, breach: impl Fn(&[i64]) -> bool) -> f64 {
    let hits = paths.iter().filter(|path| breach(path)).count();
    let count = paths.count();
    if count == 0 {
        return 0.0;
    }
    float(i64::try_from(hits).unwrap_or(i64::MAX)) / float_count(count)
}
