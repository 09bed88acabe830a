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
        let coins = exact / divisor;
        let fraction = exact - coins * divisor;
        amounts.push(coins);
        if fraction > 0 {
            order.push((fraction, exact, index));
        }
    }
    let left = usize::try_from(total - amounts.iter().sum::<i128>()).unwrap_or(0);
    if 0 < left && left < order.len() {
        // Only who is among the first matters, not in which order.
        order.select_nth_unstable_by(left - 1, |a, b| {
            (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2))
        });
    }
    for (_, _, index) in order.iter().take(left) {
        amounts[*index] += 1;
    }
    (Fraction::new(scale, divisor), amounts)
}

/// `divisor` times the exact share of a line at λ = `scale / divisor`.
#[inline]
pub(super) fn clamped(item: &Item, scale: i128, divisor: i128) -> i128 {
    (scale * item.plan).clamp(item.low() * divisor, item.high() * divisor)
}

/// λ as a fraction: the last breakpoint whose sum is not above `total`, and the straight line behind
/// it.
fn scale(total: i128, items: &[Item]) -> (i128, i128) {
    let mut search = Search::new(items);
    while !search.points.is_empty() {
        search.halve(total);
    }
    match search.below {
        None => (0, 1),
        Some(below) if search.moving == 0 => below,
        Some(_) => (total - search.fixed, search.moving),
    }
}

/// A line between its floor and what it can get.
#[derive(Clone, Copy)]
struct Bend {
    plan: i128,
    low: i128,
    high: i128,
}

/// What is left of a search for λ. Every step halves the breakpoints and drops the lines that do not
/// bend between them: sorting them all took most of the time with thousands of lines.
struct Search {
    /// Breakpoints between which λ lies, in no order.
    points: Vec<(i128, i128)>,
    /// The largest breakpoint known not to be above λ.
    below: Option<(i128, i128)>,
    /// The smallest known to be above λ.
    above: Option<(i128, i128)>,
    /// Lines that may bend between the two.
    bending: Vec<Bend>,
    /// Sum of the lines that stand at a bound.
    fixed: i128,
    /// Plans of the lines that move with λ.
    moving: i128,
}

impl Search {
    fn new(items: &[Item]) -> Self {
        let lines = items.iter().filter(|item| item.plan > 0);
        let bend = |item: &Item| Bend { plan: item.plan, low: item.low(), high: item.high() };
        let bending: Vec<Bend> = lines.map(bend).collect();
        let ends = |line: &Bend| [(line.low, line.plan), (line.high, line.plan)];
        Self {
            points: bending.iter().flat_map(ends).collect(),
            below: None,
            above: None,
            bending,
            fixed: 0,
            moving: 0,
        }
    }

    /// Asks on which side of the middle breakpoint λ lies.
    fn halve(&mut self, total: i128) {
        let middle = self.points.len() / 2;
        let by_value = |a: &(i128, i128), b: &(i128, i128)| (a.0 * b.1).cmp(&(b.0 * a.1));
        let (_, &mut (n, d), _) = self.points.select_nth_unstable_by(middle, by_value);
        let at = |line: &Bend| (n * line.plan).clamp(line.low * d, line.high * d);
        let sum = self.fixed * d + self.moving * n + self.bending.iter().map(at).sum::<i128>();
        if sum <= total * d {
            self.below = Some((n, d));
            self.points.retain(|point| point.0 * d > n * point.1);
        } else {
            self.above = Some((n, d));
            self.points.retain(|point| point.0 * d < n * point.1);
        }
        self.settle();
    }

    /// Adds up the lines that do not bend any more.
    fn settle(&mut self) {
        let Self { below, above, bending, fixed, moving, .. } = self;
        // Is the bound reached where λ is?
        let passed = |bound: i128, plan: i128| below.is_some_and(|(n, d)| bound * d <= n * plan);
        let ahead = |bound: i128, plan: i128| above.is_some_and(|(n, d)| n * plan <= bound * d);
        bending.retain(|line| {
            if passed(line.high, line.plan) {
                *fixed += line.high;
            } else if ahead(line.low, line.plan) {
                *fixed += line.low;
            } else if passed(line.low, line.plan) && ahead(line.high, line.plan) {
                *moving += line.plan;
            } else {
                return true;
            }
            false
        });
    }
}
