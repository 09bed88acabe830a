//! How one period's safe amount is shared over lines.
//!
//! A policy is one type and one entry in [`POLICIES`]. Amounts are whole smallest coins.

mod coins;
mod curve;
mod marginal;
mod nested;
mod proportional;
mod waterfall;

#[cfg(test)]
mod tests;

use crate::domain::apportion;

pub use self::curve::{Curve, NotConcave};
pub use self::marginal::Marginal;
pub(super) use self::marginal::balanced;
pub(super) use self::nested::range;
pub use self::proportional::{Proportional, proportional};
pub use self::waterfall::Waterfall;

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
    #[inline]
    pub(super) fn high(&self) -> i128 {
        self.plan.min(self.cap).max(0)
    }

    /// Its floor, never above what it can get.
    #[inline]
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
    /// Lines share what there is on one scale, floors paid.
    Scaled,
    /// Some lines have all they may get, others less; floors are paid.
    Partial,
    /// Not even the floors can be paid.
    FloorsUnaffordable,
}

impl Status {
    /// The word in outputs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FullyFunded => "fully_funded",
            Self::Scaled => "scaled",
            Self::Partial => "partial",
            Self::FloorsUnaffordable => "floors_unaffordable",
        }
    }
}

/// The shares of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// One amount per line, in input order.
    pub amounts: Vec<i128>,
    /// The common scale, where the policy has one.
    pub lambda: Option<Fraction>,
    /// The return of the last coin, where the policy knows it.
    pub multiplier: Option<f64>,
    /// What became of the plan.
    pub status: Status,
    /// What stays cash.
    pub unallocated: i128,
    /// What is missing to pay the floors.
    pub shortfall_to_floors: i128,
}

/// How spend of a line answers, for policies that ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response {
    /// Response to spend, both in coins.
    pub curve: Curve,
    /// Least and most spend that the curve is trusted for; all of it where `None`.
    pub moves: Option<(i128, i128)>,
}

/// What one period offers to its lines.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    /// What can be spent.
    pub affordable: i128,
    /// Lines.
    pub items: &'a [Item],
    /// Bounds on sums of them.
    pub stages: &'a [StageBounds],
    /// By line how spend answers; empty where nothing is known of it.
    pub responses: &'a [Response],
    /// Below this return of the last coin, coins stay cash.
    pub least_return: f64,
}

impl<'a> Offered<'a> {
    /// Without responses.
    pub const fn plain(affordable: i128, items: &'a [Item], stages: &'a [StageBounds]) -> Self {
        Self { affordable, items, stages, responses: &[], least_return: 0.0 }
    }
}

/// A way to share an amount over lines.
pub trait Policy: Sync {
    /// The word on the command line.
    fn name(&self) -> &'static str;

    /// Does it look at how spend answers?
    fn asks_responses(&self) -> bool {
        false
    }

    /// Shares what is affordable; sums of stages stay in their bounds.
    fn share(&self, offered: &Offered<'_>) -> Shares;
}

/// Every policy, the default first.
pub static POLICIES: &[&dyn Policy] = &[&Proportional, &Waterfall, &Marginal];

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

/// What every policy does where not even the floors can be paid.
fn floors_unaffordable(offered: &Offered<'_>) -> Option<Shares> {
    let affordable = offered.affordable.max(0);
    let (low, _) = range(offered.items, offered.stages);
    (affordable < low).then(|| Shares {
        amounts: nested::unaffordable(affordable, offered.items, offered.stages),
        lambda: None,
        multiplier: None,
        status: Status::FloorsUnaffordable,
        unallocated: 0,
        shortfall_to_floors: low - affordable,
    })
}
