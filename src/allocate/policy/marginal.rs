//! Every line at the same return of its last coin.

use super::coins::{CutShare, cut, float, place};
use super::curve::{Curve, power_of};
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
/// The least spend at which a return is asked for: a power curve's first coin brings any return.
const LEAST_SPEND: f64 = 1e-3;
/// Halvings at most, until two neighbouring numbers are left.
const HALVINGS: usize = 120;

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
        let split = Split::new(&lines, boxes(&trusted, offered.stages));
        let (multiplier, amounts) = split.best(affordable.min(high), offered.least_return);
        let spent: i128 = amounts.iter().sum();
        // Where stages have all they may get, no return is looked for either.
        let multiplier =
            if affordable >= high && spent == high { lowest(&lines, &amounts) } else { multiplier };
        Shares {
            amounts,
            lambda: None,
            multiplier: Some(multiplier).filter(|multiplier| multiplier.is_finite()),
            status: if spent < high { Status::Partial } else { Status::FullyFunded },
            unallocated: affordable - spent,
            shortfall_to_floors: 0,
        }
    }
}

/// Every line has all it may get: no return is looked for, the lowest is that of the last coin.
fn full(lines: &[Line], unallocated: i128) -> Shares {
    let amounts: Vec<i128> = lines.iter().map(|line| line.item.high()).collect();
    Shares {
        multiplier: Some(lowest(lines, &amounts)).filter(|lowest| lowest.is_finite()),
        amounts,
        lambda: None,
        status: Status::FullyFunded,
        unallocated,
        shortfall_to_floors: 0,
    }
}

/// The lowest return of a last coin of these amounts. A power curve's is
/// `(part / spend)^(1−β)`: of one elasticity, only the lowest such part is raised to its power.
fn lowest(lines: &[Line], amounts: &[i128]) -> f64 {
    let mut lowest = f64::INFINITY;
    let mut parts: Vec<(f64, f64)> = Vec::new();
    for (line, amount) in lines.iter().zip(amounts) {
        let spend = float((*amount).max(1));
        let Some((beta, part)) = line.curve.power_part() else {
            lowest = lowest.min(line.curve.marginal(spend));
            continue;
        };
        match parts.iter_mut().find(|known| known.0.to_bits() == beta.to_bits()) {
            Some(known) => known.1 = known.1.min(part / spend),
            None => parts.push((beta, part / spend)),
        }
    }
    let returns = parts.into_iter().map(|(beta, part)| libm::pow(part, 1.0 - beta));
    returns.fold(lowest, f64::min)
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
            None => Response { curve: balanced(item.high(), None), moves: None },
        };
        let (least, most) = moves.unwrap_or((0, i128::MAX));
        let low = item.low().max(least.min(item.high()));
        let high = item.high().min(most).max(low);
        Self { item: Item { plan: high, cap: high, floor: low, ..item }, curve }
    }
}

/// How many elasticities are looked after together: mostly all lines have the one that is taken for
/// granted.
const SHARED: usize = 8;

/// Spend of a line at any return, its bounds as numbers.
struct Answer {
    low: f64,
    high: f64,
    curve: Curve,
    /// Place of its elasticity among the shared ones, and the line's part of the power.
    power: Option<(usize, f64)>,
}

impl Answer {
    fn new(line: &Line, elasticities: &mut Vec<f64>) -> Self {
        let power = line.curve.power_part().and_then(|(beta, part)| {
            let known = elasticities.iter().position(|known| known.to_bits() == beta.to_bits());
            let new = || (elasticities.len() < SHARED).then_some(elasticities.len());
            let place = known.or_else(new)?;
            if place == elasticities.len() {
                elasticities.push(beta);
            }
            Some((place, part))
        });
        let (low, high) = (float(line.item.low()), float(line.item.high()));
        Self { low, high, curve: line.curve, power }
    }

    /// Coins beyond the least at which the last one brings the return. Those up to it are counted in
    /// whole coins elsewhere: beside a fixed 10^13 the coins that are free to move are lost in a sum.
    #[inline]
    fn beyond(&self, level: &Level) -> f64 {
        let wanted = match self.power {
            // A power of every line in every halving took minutes with thousands of lines.
            Some((place, part)) => part * level.powers[place],
            None => self.curve.spend_at(level.ln_multiplier),
        };
        // Below zero, or nothing at all: not even the first coin brings so much.
        if wanted > self.low { wanted.min(self.high) - self.low } else { 0.0 }
    }
}

/// A return of the last coin, and its power for every shared elasticity.
struct Level {
    ln_multiplier: f64,
    powers: [f64; SHARED],
}

/// The curve that calls a spend balanced with all others of its kind: the same return of the last
/// coin at that spend. Which one matters only beside curves of which it is known.
pub(in crate::allocate) fn balanced(spend: i128, last_coin: Option<f64>) -> Curve {
    let spend = float(spend.max(1));
    // A flat end of a known curve may bring nothing that a number can hold.
    let last_coin = last_coin.map_or(ELASTICITY, |last| last.clamp(1e-80, 1e80));
    let scale = libm::pow(spend, 1.0 - ELASTICITY) * (last_coin / ELASTICITY);
    Curve::power(scale, ELASTICITY).expect("a spend of a coin at least, and a fixed elasticity")
}

/// Lines and the stages that bound them.
struct Split<'a> {
    lines: &'a [Line],
    answers: Vec<Answer>,
    elasticities: Vec<f64>,
    boxes: Vec<Boxed<'a>>,
    /// By stage: its bounds less the least of its lines.
    beyond: Vec<(f64, f64)>,
    /// Lines of no bounded stage.
    free: Vec<usize>,
    /// ln μ of every split: none of the lines is free to move below or above.
    range: (f64, f64),
}

impl<'a> Split<'a> {
    fn new(lines: &'a [Line], boxes: Vec<Boxed<'a>>) -> Self {
        let mut elasticities = Vec::new();
        let answers = lines.iter().map(|line| Answer::new(line, &mut elasticities)).collect();
        let mut free = vec![true; lines.len()];
        for stage in &boxes {
            stage.members.iter().for_each(|&line| free[line] = false);
        }
        let free = (0..lines.len()).filter(|&line| free[line]).collect();
        let bounds = |stage: &Boxed<'_>| {
            let least = least(lines, stage.members);
            (float(stage.low - least), float(stage.high - least))
        };
        let beyond = boxes.iter().map(bounds).collect();
        Self { lines, answers, elasticities, beyond, boxes, free, range: ln_range(lines) }
    }

    fn level(&self, ln_multiplier: f64) -> Level {
        let mut powers = [0.0; SHARED];
        for (power, beta) in powers.iter_mut().zip(&self.elasticities) {
            *power = power_of(ln_multiplier, *beta);
        }
        Level { ln_multiplier, powers }
    }

    /// The best split of `total`, and the return of its last coin; less than all of it where that
    /// would return less than `least_return`.
    fn best(&self, total: i128, least_return: f64) -> (f64, Vec<i128>) {
        let mut pegged: Vec<Option<i128>> = vec![None; self.boxes.len()];
        let all: i128 = self.lines.iter().map(|line| line.item.low()).sum();
        let spending = self.ln_multiplier_of(float(total - all), |level| self.sum(level));
        let stops = if least_return > 0.0 { libm::log(least_return) } else { f64::NEG_INFINITY };
        let multiplier = spending.max(stops);
        let level = self.level(multiplier);
        let total =
            if spending < stops { (all + cut(self.sum(&level) + 0.5)).min(total) } else { total };
        for ((stage, (low, high)), at) in self.boxes.iter().zip(&self.beyond).zip(&mut pegged) {
            let sum = self.sum_of(stage.members, &level);
            if sum < *low {
                *at = Some(stage.low);
            } else if sum > *high {
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
                return (libm::exp(multiplier), amounts);
            }
        }
    }

    /// Coins beyond the least of some lines.
    fn sum_of(&self, members: &[usize], level: &Level) -> f64 {
        members.iter().map(|&line| self.answers[line].beyond(level)).sum()
    }

    /// What all lines take at μ beyond their least, stages inside their bounds.
    fn sum(&self, level: &Level) -> f64 {
        let stages = self.boxes.iter().zip(&self.beyond);
        let of_stage = |(stage, (low, high)): (&Boxed<'_>, &(f64, f64))| {
            self.sum_of(stage.members, level).clamp(*low, *high)
        };
        stages.map(of_stage).sum::<f64>() + self.sum_of(&self.free, level)
    }

    /// ln μ at which `sum` falls to `total`.
    fn ln_multiplier_of(&self, total: f64, sum: impl Fn(&Level) -> f64) -> f64 {
        let (mut low, mut high) = self.range;
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if middle <= low || high <= middle {
                break;
            }
            if sum(&self.level(middle)) > total {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
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
            let beyond = float(at - least(self.lines, stage.members));
            let own = self.ln_multiplier_of(beyond, |own| self.sum_of(stage.members, own));
            self.place(at, stage.members, own, &mut amounts);
        }
        let pool: Vec<usize> = (0..self.lines.len()).filter(|&line| pool[line]).collect();
        // Where a bound took coins that rounding left over, the others share what is there.
        let beyond = float(left - least(self.lines, &pool));
        let exact = self.sum_of(&pool, &self.level(multiplier));
        let own = if (exact - beyond).abs() < 0.5 {
            multiplier
        } else {
            self.ln_multiplier_of(beyond, |own| self.sum_of(&pool, own))
        };
        self.place(left, &pool, own, &mut amounts);
        amounts
    }

    /// Exactly `total` among `members`, in whole coins.
    fn place(&self, total: i128, members: &[usize], multiplier: f64, amounts: &mut [i128]) {
        let level = self.level(multiplier);
        let share = |line: &usize| {
            let item = &self.lines[*line].item;
            let beyond = self.answers[*line].beyond(&level);
            CutShare::new(*line, (item.low(), beyond), item.high())
        };
        let mut shares: Vec<CutShare> = members.iter().map(share).collect();
        place(total, &mut shares);
        for share in &shares {
            amounts[share.line] = share.coins;
        }
    }
}

/// The least that some lines get, together.
fn least(lines: &[Line], members: &[usize]) -> i128 {
    members.iter().map(|&line| lines[line].item.low()).sum()
}

/// From the lowest ln μ at which a line has all it may get to the highest at which one leaves its
/// least.
fn ln_range(lines: &[Line]) -> (f64, f64) {
    let at = |line: &Line, coins: i128| line.curve.ln_marginal(float(coins).max(LEAST_SPEND));
    let lows = lines.iter().map(|line| at(line, line.item.high()));
    let highs = lines.iter().map(|line| at(line, line.item.low()));
    let (low, high) = (lows.fold(0.0, f64::min), highs.fold(0.0, f64::max));
    // beyond both, whatever they were rounded to
    (low - low.abs() * 1e-9 - 1.0, high + high.abs() * 1e-9 + 1.0)
}
