//! How one period's safe amount is shared over lines.
//!
//! A policy is one type and one entry in [`POLICIES`]. Amounts are whole smallest coins.

use crate::domain::apportion;

use super::nested::nested;

/// One line as a policy sees it: `0 ≤ floor ≤ min(plan, cap)`; what lies outside is clamped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Planned spend.
    pub plan: i128,
    /// Least spend.
    pub floor: i128,
    /// Most spend.
    pub cap: i128,
    /// Lower is funded first where not even the floors can be paid.
    pub priority: u32,
}

impl Item {
    /// The most a line can get: the lower of plan and cap.
    pub(super) fn high(&self) -> i128 {
        self.plan.min(self.cap).max(0)
    }

    /// Its floor, never above what it can get.
    pub(super) fn low(&self) -> i128 {
        self.floor.clamp(0, self.high())
    }
}

/// Bounds on the sum of several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageBounds {
    /// Indices of the lines of the stage. No line is in two stages.
    pub members: Vec<usize>,
    /// Least sum; raised to the sum of the lines' floors.
    pub floor: i128,
    /// Most sum; never below the sum of the lines' floors.
    pub cap: Option<i128>,
}

/// An exact fraction in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line.
    pub numerator: i128,
    /// Below the line, positive.
    pub denominator: i128,
}

impl Fraction {
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// In lowest terms; a zero denominator reads as one.
    pub fn new(numerator: i128, denominator: i128) -> Self {
        let denominator = denominator.max(1);
        let (mut a, mut b) = (numerator.abs(), denominator);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.max(1);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }
}

impl std::fmt::Display for Fraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// What became of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Every line has all it may get.
    FullyFunded,
    /// Lines share what there is, floors paid.
    Scaled,
    /// Not even the floors can be paid.
    FloorsUnaffordable,
}

impl Status {
    /// The word in outputs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FullyFunded => "fully_funded",
            Self::Scaled => "scaled",
            Self::FloorsUnaffordable => "floors_unaffordable",
        }
    }
}

/// The shares of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// One amount per line, in input order.
    pub amounts: Vec<i128>,
    /// The common scale, where the policy has one.
    pub lambda: Option<Fraction>,
    /// What became of the plan.
    pub status: Status,
    /// What stays cash.
    pub unallocated: i128,
    /// What is missing to pay the floors.
    pub shortfall_to_floors: i128,
}

/// A way to share an amount over lines.
pub trait Policy: Sync {
    /// The word on the command line.
    fn name(&self) -> &'static str;

    /// Shares `affordable` over `items`; sums of `stages` stay in their bounds.
    fn share(&self, affordable: i128, items: &[Item], stages: &[StageBounds]) -> Shares;
}

/// Every policy, the default first.
pub static POLICIES: &[&dyn Policy] = &[&Proportional];

/// Every line keeps the same share of its plan, floors and caps apart (FORMULAS §3, P1).
#[derive(Debug, Clone, Copy)]
pub struct Proportional;

impl Policy for Proportional {
    fn name(&self) -> &'static str {
        "proportional"
    }

    fn share(&self, affordable: i128, items: &[Item], stages: &[StageBounds]) -> Shares {
        nested(affordable, items, stages)
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
    nested(affordable, items, &[])
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

/// Pays floors by priority, inside a tier in proportion to the floor (FORMULAS §3).
pub(super) fn floors_by_priority(affordable: i128, items: &[Item]) -> Vec<i128> {
    let mut tiers: Vec<u32> = items.iter().map(|item| item.priority).collect();
    tiers.sort_unstable();
    tiers.dedup();
    let mut left = affordable;
    let mut amounts = vec![0; items.len()];
    for tier in tiers {
        let floors: Vec<i128> =
            items.iter().map(|item| if item.priority == tier { item.low() } else { 0 }).collect();
        let sum: i128 = floors.iter().sum();
        if sum == 0 {
            continue;
        }
        let paid = apportion(left.min(sum), &floors);
        for (amount, part) in amounts.iter_mut().zip(paid) {
            *amount += part;
        }
        left -= left.min(sum);
    }
    amounts
}
