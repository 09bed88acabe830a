//! Every line keeps the same share of its plan.

use super::nested::nested;
use super::{Fraction, Item, Offered, Policy, Shares};

/// Every line keeps the same share of its plan, floors and caps apart (FORMULAS §3, P1).
#[derive(Debug, Clone, Copy)]
pub struct Proportional;

impl Policy for Proportional {
    fn name(&self) -> &'static str {
        "proportional"
    }

    fn share(&self, offered: &Offered<'_>) -> Shares {
        nested(offered)
    }
}

/// The proportional policy without stage bounds (FORMULAS §3, P1).
///
/// ```
/// use cashcast::allocate::policy::{Item, proportional};
/// let line = |plan| Item { plan, floor: 0, cap: plan, priority: 0 };
/// let shares = proportional(100, &[line(300), line(100)]);
/// assert_eq!(shares.amounts, [75, 25]);
/// assert_eq!(shares.lambda.unwrap().to_string(), "1/4");
/// ```
pub fn proportional(affordable: i128, items: &[Item]) -> Shares {
    nested(&Offered::plain(affordable, items, &[]))
}

/// Shares exactly `total` (between the sums of floors and of what lines can get): the scale λ and
/// whole coins. λ is exact: between two neighbouring breakpoints `floor/plan`, `high/plan` the
/// sum is a straight line (FORMULAS §3, P1).
pub(super) fn solve(total: i128, items: &[Item]) -> (Fraction, Vec<i128>) {
    let (scale, divisor) = scale(total, items);
    let mut amounts = Vec::with_capacity(items.len());
    let mut order: Vec<(i128, i128, usize)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let exact = clamped(item, scale, divisor);
        amounts.push(exact / divisor);
        order.push((exact % divisor, exact, index));
    }
    let left = total - amounts.iter().sum::<i128>();
    order.retain(|(fraction, _, _)| *fraction > 0);
    order.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    for (_, _, index) in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        amounts[*index] += 1;
    }
    (Fraction::new(scale, divisor), amounts)
}

/// `divisor` times the exact share of a line at λ = `scale / divisor`.
pub(super) fn clamped(item: &Item, scale: i128, divisor: i128) -> i128 {
    (scale * item.plan).clamp(item.low() * divisor, item.high() * divisor)
}

/// λ as a fraction, from the breakpoints.
fn scale(total: i128, items: &[Item]) -> (i128, i128) {
    let mut points: Vec<(i128, i128)> = items
        .iter()
        .filter(|item| item.plan > 0)
        .flat_map(|item| [(item.low(), item.plan), (item.high(), item.plan)])
        .collect();
    points.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    let sum_at = |&(n, d): &(i128, i128)| items.iter().map(|i| clamped(i, n, d)).sum::<i128>();
    let below = points.partition_point(|point| sum_at(point) <= total * point.1);
    let Some(&(n, d)) = below.checked_sub(1).and_then(|last| points.get(last)) else {
        return (0, 1);
    };
    let (mut fixed, mut moving) = (0, 0);
    for item in items {
        if item.low() * d <= n * item.plan && n * item.plan < item.high() * d {
            moving += item.plan;
        } else {
            fixed += clamped(item, n, d) / d;
        }
    }
    if moving == 0 { (n, d) } else { (total - fixed, moving) }
}
