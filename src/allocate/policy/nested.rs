//! The proportional policy under bounds on whole stages.
//!
//! The optimum for nested boxes is found by pegging: solve all stages together; where stage sums
//! leave their boxes, the side that is violated more is fixed at its bound and solved alone, and
//! the rest is solved again. Every round fixes a stage, so it ends.

use crate::domain::apportion;

use super::proportional::{clamped, solve};
use super::{
    Fraction, Item, Offered, Shares, StageBounds, Status, floors_by_priority, floors_unaffordable,
};

/// A stage whose bounds are consistent with its lines.
pub(super) struct Boxed<'a> {
    pub(super) members: &'a [usize],
    pub(super) low: i128,
    pub(super) high: i128,
}

/// Least and most that can be shared out.
pub(in crate::allocate) fn range(items: &[Item], stages: &[StageBounds]) -> (i128, i128) {
    let boxes = boxes(items, stages);
    let mut low: i128 = items.iter().map(Item::low).sum();
    let mut high: i128 = items.iter().map(Item::high).sum();
    for stage in &boxes {
        low += stage.low - sum_of(items, stage.members, Item::low);
        high += stage.high - sum_of(items, stage.members, Item::high);
    }
    (low, high)
}

pub(super) fn sum_of(items: &[Item], members: &[usize], part: impl Fn(&Item) -> i128) -> i128 {
    members.iter().map(|&index| part(&items[index])).sum()
}

/// Lines' floors win over a stage's cap, a stage's cap over its floor.
pub(super) fn boxes<'a>(items: &[Item], stages: &'a [StageBounds]) -> Vec<Boxed<'a>> {
    stages
        .iter()
        .map(|stage| {
            let low = sum_of(items, &stage.members, Item::low);
            let high = sum_of(items, &stage.members, Item::high);
            let high = stage.cap.map_or(high, |cap| cap.clamp(low, high));
            Boxed { members: &stage.members, low: stage.floor.clamp(low, high), high }
        })
        .collect()
}

/// [`super::Policy::share`] of the proportional policy.
pub(super) fn nested(offered: &Offered<'_>) -> Shares {
    if let Some(short) = floors_unaffordable(offered) {
        return short;
    }
    let Offered { items, stages, .. } = *offered;
    let affordable = offered.affordable.max(0);
    let (_, high) = range(items, stages);
    let full = affordable >= high;
    let boxes = boxes(items, stages);
    let unbound = |stage: &Boxed<'_>| stage.high == sum_of(items, stage.members, Item::high);
    let (lambda, amounts) = if full && boxes.iter().all(unbound) {
        // Most weeks of most plans: with thousands of lines the search for a scale takes its time.
        (Fraction::ONE, items.iter().map(Item::high).collect())
    } else {
        pegged(affordable.min(high), items, &boxes)
    };
    Shares {
        amounts,
        lambda: Some(if full { Fraction::ONE } else { lambda }),
        multiplier: None,
        status: if full { Status::FullyFunded } else { Status::Scaled },
        unallocated: (affordable - high).max(0),
        shortfall_to_floors: 0,
    }
}

/// Lines' floors by priority; what is left goes to the stages' own floors.
pub(super) fn unaffordable(affordable: i128, items: &[Item], stages: &[StageBounds]) -> Vec<i128> {
    let boxes = boxes(items, stages);
    let mut amounts = floors_by_priority(affordable, items);
    let left = affordable - amounts.iter().sum::<i128>();
    let missing: Vec<i128> =
        boxes.iter().map(|stage| stage.low - sum_of(items, stage.members, Item::low)).collect();
    if left > 0 && missing.iter().any(|part| *part > 0) {
        for (stage, part) in boxes.iter().zip(apportion(left, &missing)) {
            let total = sum_of(items, stage.members, Item::low) + part;
            place(total, items, stage.members, &mut amounts);
        }
    }
    amounts
}

/// Shares `total` among `members` alone.
fn place(total: i128, items: &[Item], members: &[usize], amounts: &mut [i128]) -> Fraction {
    let chosen: Vec<Item> = members.iter().map(|&index| items[index]).collect();
    let (lambda, shares) = solve(total, &chosen);
    for (&index, share) in members.iter().zip(shares) {
        amounts[index] = share;
    }
    lambda
}

/// Shares exactly `total`, every stage in its box.
fn pegged(total: i128, items: &[Item], boxes: &[Boxed]) -> (Fraction, Vec<i128>) {
    let mut amounts = vec![0; items.len()];
    let mut fixed: Vec<Option<i128>> = vec![None; boxes.len()];
    loop {
        let mut free = vec![true; items.len()];
        let mut left = total;
        for (stage, at) in boxes.iter().zip(&fixed) {
            if let Some(at) = at {
                left -= at;
                place(*at, items, stage.members, &mut amounts);
                stage.members.iter().for_each(|&index| free[index] = false);
            }
        }
        let pool: Vec<usize> = (0..items.len()).filter(|&index| free[index]).collect();
        let lambda = place(left, items, &pool, &mut amounts);
        if !peg(items, boxes, lambda, &amounts, &mut fixed) {
            return (lambda, amounts);
        }
    }
}

/// Fixes the stages that left their boxes on the side that is violated more. False where none is.
fn peg(
    items: &[Item],
    boxes: &[Boxed],
    lambda: Fraction,
    amounts: &[i128],
    fixed: &mut [Option<i128>],
) -> bool {
    let d = lambda.denominator;
    // Exact sums decide; where they are all inside, rounding to coins may still have left a box.
    let exact = |stage: &Boxed| sum_of(items, stage.members, |i| clamped(i, lambda.numerator, d));
    let rounded = |stage: &Boxed| stage.members.iter().map(|&i| amounts[i]).sum::<i128>() * d;
    let sums: [Vec<i128>; 2] =
        [boxes.iter().map(exact).collect(), boxes.iter().map(rounded).collect()];
    for sums in sums {
        let gaps: Vec<i128> = boxes
            .iter()
            .zip(&sums)
            .zip(fixed.iter())
            .map(|((stage, sum), at)| match at {
                Some(_) => 0,
                None => sum - (*sum).clamp(stage.low * d, stage.high * d),
            })
            .collect();
        let over: i128 = gaps.iter().filter(|gap| **gap > 0).sum();
        let under: i128 = -gaps.iter().filter(|gap| **gap < 0).sum::<i128>();
        if over == 0 && under == 0 {
            continue;
        }
        for ((stage, gap), at) in boxes.iter().zip(&gaps).zip(fixed.iter_mut()) {
            if over >= under && *gap > 0 {
                *at = Some(stage.high);
            } else if over < under && *gap < 0 {
                *at = Some(stage.low);
            }
        }
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::proportional;
    use super::*;
    use proptest::prelude::*;

    fn item() -> impl Strategy<Value = Item> {
        (0i128..50_000, 0i128..60_000, 0i128..=100, 0u32..3).prop_map(|(plan, cap, share, tier)| {
            Item { plan, cap, floor: plan.min(cap) * share / 100, priority: tier }
        })
    }

    fn staged() -> impl Strategy<Value = (Vec<Item>, Vec<StageBounds>)> {
        (
            proptest::collection::vec(item(), 1..12),
            proptest::collection::vec((0i128..60_000, 0i128..60_000), 0..4),
        )
            .prop_map(|(items, bounds)| {
                let count = bounds.len().max(1);
                let stages = bounds
                    .iter()
                    .enumerate()
                    .map(|(stage, (floor, more))| StageBounds {
                        members: (0..items.len()).filter(|i| i % count == stage).collect(),
                        floor: *floor,
                        cap: Some(floor + more),
                    })
                    .collect();
                (items, stages)
            })
    }

    proptest! {
        #[test]
        fn shares_are_exact_and_inside_every_bound((items, stages) in staged(), affordable in 0i128..400_000) {
            let shares = nested(&Offered::plain(affordable, &items, &stages));
            let total: i128 = shares.amounts.iter().sum();
            let (low, high) = range(&items, &stages);
            prop_assert_eq!(total + shares.unallocated, affordable);
            prop_assert_eq!(shares.shortfall_to_floors, (low - affordable).max(0));
            prop_assert!(total <= high);
            for (item, amount) in items.iter().zip(&shares.amounts) {
                prop_assert!(*amount <= item.high());
                if shares.status != Status::FloorsUnaffordable {
                    prop_assert!(*amount >= item.low());
                }
            }
            if shares.status != Status::FloorsUnaffordable {
                for stage in boxes(&items, &stages) {
                    let sum: i128 = stage.members.iter().map(|&i| shares.amounts[i]).sum();
                    prop_assert!(stage.low <= sum && sum <= stage.high);
                }
            }
        }

        #[test]
        fn more_money_never_lowers_a_line_by_more_than_a_coin(
            items in proptest::collection::vec(item(), 1..12),
            affordable in 0i128..400_000,
            more in 0i128..50_000,
        ) {
            let low: i128 = items.iter().map(Item::low).sum();
            prop_assume!(affordable >= low);
            let (less, more) = (proportional(affordable, &items), proportional(affordable + more, &items));
            for (a, b) in less.amounts.iter().zip(&more.amounts) {
                prop_assert!(a - 1 <= *b);
            }
        }
    }

    #[test]
    fn a_capped_stage_leaves_its_money_to_the_others() {
        let line = |plan| Item { plan, floor: 0, cap: plan, priority: 0 };
        let items = [line(600), line(400), line(1000)];
        let stages = [StageBounds { members: vec![0, 1], floor: 0, cap: Some(300) }];
        let shares = nested(&Offered::plain(1000, &items, &stages));
        assert_eq!(shares.amounts, [180, 120, 700]);
        assert_eq!(shares.lambda.unwrap().to_string(), "7/10");
    }

    #[test]
    fn a_stage_floor_is_paid_before_others_are_scaled() {
        let line = |plan| Item { plan, floor: 0, cap: plan, priority: 0 };
        let items = [line(600), line(400), line(1000)];
        let stages = [StageBounds { members: vec![0, 1], floor: 900, cap: None }];
        assert_eq!(nested(&Offered::plain(1000, &items, &stages)).amounts, [540, 360, 100]);
        let short = nested(&Offered::plain(500, &items, &stages));
        assert_eq!(short.status, Status::FloorsUnaffordable);
        assert_eq!((short.amounts, short.shortfall_to_floors), (vec![300, 200, 0], 400));
    }
}
