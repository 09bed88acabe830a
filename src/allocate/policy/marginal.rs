//! Every line at the same return of its last coin.

use super::curve::Curve;
use super::nested::{Boxed, boxes, nested};
use super::{Item, Offered, Policy, Response, Shares, Status, floors_unaffordable, range};

/// The most response for the money: where lines are free to move, the last coin of each brings the
/// same (FORMULAS §3, P3). `x_i(μ) = clamp((f_i')⁻¹(μ), low_i, high_i)` falls as μ rises, so that the
/// one μ that spends what is affordable is found by bisection on ln μ. A stage whose sum leaves its
/// bounds at that μ stands at the bound, with a μ of its own: for nested bounds this is exact.
///
/// Where not even the lowest trusted spend of the curves is affordable, lines are scaled between
/// their floors and it.
#[derive(Debug, Clone, Copy)]
pub struct Marginal;

/// Elasticity where nothing else is known: mean of 402 estimates of long-term advertising elasticity
/// (Sethuraman, Tellis and Briesch 2011).
pub(in crate::allocate) const ELASTICITY: f64 = 0.24;
/// ln μ is looked for within this of zero: beyond any return of money.
const WIDEST: f64 = 300.0;
/// Halvings, until two neighbouring numbers are left.
const HALVINGS: usize = 80;

impl Policy for Marginal {
    fn name(&self) -> &'static str {
        "marginal"
    }

    fn asks_responses(&self) -> bool {
        true
    }

    fn share(&self, offered: &Offered<'_>) -> Shares {
        if let Some(short) = floors_unaffordable(offered) {
            return short;
        }
        let affordable = offered.affordable.max(0);
        let lines = lines(offered);
        let trusted: Vec<Item> = lines.iter().map(|line| line.item).collect();
        let (low, high) = range(&trusted, offered.stages);
        if affordable < low {
            return below_trusted(offered, &trusted);
        }
        let sum: i128 = trusted.iter().map(Item::high).sum();
        if affordable >= high && sum == high && offered.least_return <= 0.0 {
            return full(&lines, affordable - high);
        }
        let split = Split { lines: &lines, boxes: boxes(&trusted, offered.stages) };
        let (multiplier, amounts) = split.best(affordable.min(high), offered.least_return);
        let spent: i128 = amounts.iter().sum();
        Shares {
            amounts,
            lambda: None,
            multiplier: Some(multiplier),
            status: if spent < high { Status::Partial } else { Status::FullyFunded },
            unallocated: affordable - spent,
            shortfall_to_floors: 0,
        }
    }
}

/// Every line has all it may get: no return is looked for, the lowest is that of the last coin.
fn full(lines: &[Line], unallocated: i128) -> Shares {
    let amounts: Vec<i128> = lines.iter().map(|line| line.item.high()).collect();
    let last = lines.iter().map(|line| line.curve.marginal(float(line.item.high().max(1))));
    Shares {
        multiplier: Some(last.fold(f64::INFINITY, f64::min)).filter(|last| last.is_finite()),
        amounts,
        lambda: None,
        status: Status::FullyFunded,
        unallocated,
        shortfall_to_floors: 0,
    }
}

/// Lines inside what their curves are trusted for, as far as their stages allow: a stage's bounds
/// win over trust.
fn lines(offered: &Offered<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> =
        (0..offered.items.len()).map(|line| Line::new(offered, line)).collect();
    for stage in boxes(offered.items, offered.stages) {
        let sum = |lines: &[Line], of: fn(&Item) -> i128| -> i128 {
            stage.members.iter().map(|&line| of(&lines[line].item)).sum()
        };
        if sum(&lines, Item::low) > stage.high {
            for (line, low) in moved(&lines, &stage, offered, Item::low, stage.high) {
                lines[line].item.floor = low;
            }
        }
        if sum(&lines, Item::high) < stage.low {
            for (line, high) in moved(&lines, &stage, offered, Item::high, stage.low) {
                lines[line].item.plan = high;
                lines[line].item.cap = high;
            }
        }
    }
    lines
}

/// Trusted bounds of a stage's lines moved towards the lines' own, until they add to `total`.
fn moved(
    lines: &[Line],
    stage: &Boxed<'_>,
    offered: &Offered<'_>,
    bound: fn(&Item) -> i128,
    total: i128,
) -> Vec<(usize, i128)> {
    let between = |&line: &usize| {
        let (own, trusted) = (bound(&offered.items[line]), bound(&lines[line].item));
        let (floor, plan) = (own.min(trusted), own.max(trusted));
        Item { plan, cap: plan, floor, priority: 0 }
    };
    let items: Vec<Item> = stage.members.iter().map(between).collect();
    let amounts = nested(&Offered::plain(total, &items, &[])).amounts;
    stage.members.iter().copied().zip(amounts).collect()
}

/// Between floors and the lowest trusted spend, in proportion to it; stages' own floors are paid.
fn below_trusted(offered: &Offered<'_>, trusted: &[Item]) -> Shares {
    let mut plans: Vec<i128> = trusted.iter().map(Item::low).collect();
    for stage in boxes(offered.items, offered.stages) {
        let sum: i128 = stage.members.iter().map(|&line| plans[line]).sum();
        if sum < stage.low {
            let raised = |&line: &usize| Item { floor: plans[line], ..trusted[line] };
            let items: Vec<Item> = stage.members.iter().map(raised).collect();
            let amounts = nested(&Offered::plain(stage.low, &items, &[])).amounts;
            stage.members.iter().zip(amounts).for_each(|(&line, plan)| plans[line] = plan);
        }
    }
    let towards = |(item, plan): (&Item, i128)| Item { plan, cap: plan, ..*item };
    let items: Vec<Item> = offered.items.iter().zip(plans).map(towards).collect();
    nested(&Offered { items: &items, ..*offered })
}

/// One line inside its bounds and what its curve is trusted for.
struct Line {
    item: Item,
    curve: Curve,
}

impl Line {
    fn new(offered: &Offered<'_>, at: usize) -> Self {
        let item = offered.items[at];
        let Response { curve, moves } = match offered.responses.get(at) {
            Some(response) => *response,
            None => Response { curve: balanced(item.high()), moves: None },
        };
        let (least, most) = moves.unwrap_or((0, i128::MAX));
        let low = item.low().max(least.min(item.high()));
        let high = item.high().min(most).max(low);
        Self { item: Item { plan: high, cap: high, floor: low, ..item }, curve }
    }

    /// Coins at which the last one brings `multiplier`.
    fn at(&self, multiplier: f64) -> f64 {
        let (low, high) = (float(self.item.low()), float(self.item.high()));
        let wanted = self.curve.spend_at(multiplier);
        // Below zero, or nothing at all: not even the first coin brings so much.
        if wanted > low { wanted.min(high) } else { low }
    }
}

/// The curve that calls a spend balanced with all others of its kind: the same return of the last
/// coin at that spend.
pub(in crate::allocate) fn balanced(spend: i128) -> Curve {
    let spend = float(spend.max(1));
    let scale = libm::pow(spend, 1.0 - ELASTICITY);
    Curve::power(scale, ELASTICITY).expect("a spend of a coin at least, and a fixed elasticity")
}

/// Lines and the stages that bound them.
struct Split<'a> {
    lines: &'a [Line],
    boxes: Vec<Boxed<'a>>,
}

impl Split<'_> {
    /// The best split of `total`, and the return of its last coin; less than all of it where that
    /// would return less than `least`.
    fn best(&self, total: i128, least: f64) -> (f64, Vec<i128>) {
        let mut pegged: Vec<Option<i128>> = vec![None; self.boxes.len()];
        let spending = multiplier_of(float(total), |multiplier| self.sum(multiplier));
        let multiplier = spending.max(least);
        let total = if spending < least { whole(self.sum(least)).min(total) } else { total };
        for (stage, at) in self.boxes.iter().zip(&mut pegged) {
            let sum = self.sum_of(stage.members, multiplier);
            let bound = sum.clamp(float(stage.low), float(stage.high));
            if sum < bound {
                *at = Some(stage.low);
            } else if sum > bound {
                *at = Some(stage.high);
            }
        }
        loop {
            let amounts = self.rounded(total, multiplier, &pegged);
            // Whole coins may have left a bound that exact shares kept.
            let sum = |stage: &Boxed<'_>| stage.members.iter().map(|&line| amounts[line]).sum();
            let outside = self.boxes.iter().zip(&mut pegged).find_map(|(stage, at)| {
                let sum: i128 = sum(stage);
                let bound = sum.clamp(stage.low, stage.high);
                (at.is_none() && sum != bound).then(|| *at = Some(bound))
            });
            if outside.is_none() {
                return (multiplier, amounts);
            }
        }
    }

    fn sum_of(&self, members: &[usize], multiplier: f64) -> f64 {
        members.iter().map(|&line| self.lines[line].at(multiplier)).sum()
    }

    /// What all lines take at μ, stages inside their bounds.
    fn sum(&self, multiplier: f64) -> f64 {
        let mut free = vec![true; self.lines.len()];
        let mut sum = 0.0;
        for stage in &self.boxes {
            stage.members.iter().for_each(|&line| free[line] = false);
            let of_stage = self.sum_of(stage.members, multiplier);
            sum += of_stage.clamp(float(stage.low), float(stage.high));
        }
        let free = self.lines.iter().zip(free).filter(|(_, free)| *free);
        sum + free.map(|(line, _)| line.at(multiplier)).sum::<f64>()
    }

    /// Whole coins: pegged stages exactly at their bounds, the others together.
    fn rounded(&self, total: i128, multiplier: f64, pegged: &[Option<i128>]) -> Vec<i128> {
        let mut amounts = vec![0; self.lines.len()];
        let mut pool = vec![true; self.lines.len()];
        let mut left = total;
        for (stage, at) in self.boxes.iter().zip(pegged) {
            let Some(at) = *at else { continue };
            left -= at;
            stage.members.iter().for_each(|&line| pool[line] = false);
            let own = multiplier_of(float(at), |own| self.sum_of(stage.members, own));
            self.place(at, stage.members, own, &mut amounts);
        }
        let pool: Vec<usize> = (0..self.lines.len()).filter(|&line| pool[line]).collect();
        // Where a bound took coins that rounding left over, the others share what is there.
        let exact = self.sum_of(&pool, multiplier);
        let own = if (exact - float(left)).abs() < 0.5 {
            multiplier
        } else {
            multiplier_of(float(left), |own| self.sum_of(&pool, own))
        };
        self.place(left, &pool, own, &mut amounts);
        amounts
    }

    /// Exactly `total` among `members`: exact shares cut to whole coins, those left over by largest
    /// fraction, then larger amount, then order.
    fn place(&self, total: i128, members: &[usize], multiplier: f64, amounts: &mut [i128]) {
        let mut order: Vec<(f64, i128, usize)> = Vec::with_capacity(members.len());
        for &line in members {
            let exact = self.lines[line].at(multiplier);
            let coins = cut(exact).clamp(self.lines[line].item.low(), self.lines[line].item.high());
            amounts[line] = coins;
            order.push((exact - float(coins), coins, line));
        }
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut left = total - members.iter().map(|&line| amounts[line]).sum::<i128>();
        // One round gives every line a coin at most; more are needed only where μ is coarse.
        while left != 0 {
            let before = left;
            for (_, _, line) in &order {
                let item = &self.lines[*line].item;
                if left > 0 && amounts[*line] < item.high() {
                    amounts[*line] += 1;
                    left -= 1;
                }
            }
            for (_, _, line) in order.iter().rev() {
                let item = &self.lines[*line].item;
                if left < 0 && amounts[*line] > item.low() {
                    amounts[*line] -= 1;
                    left += 1;
                }
            }
            if left == before {
                return;
            }
        }
    }
}

/// The μ at which `sum` falls to `total`.
fn multiplier_of(total: f64, sum: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-WIDEST, WIDEST);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if sum(libm::exp(middle)) > total {
            low = middle;
        } else {
            high = middle;
        }
    }
    libm::exp(high)
}

#[expect(clippy::cast_precision_loss, reason = "coins stay far below 2^53")]
fn float(coins: i128) -> f64 {
    coins as f64
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and coins are far inside")]
fn cut(coins: f64) -> i128 {
    libm::floor(coins) as i128
}

/// To the nearest coin: what is left by the numbers' own rounding is none.
fn whole(coins: f64) -> i128 {
    cut(coins + 0.5)
}
