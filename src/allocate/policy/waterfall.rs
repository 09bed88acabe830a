//! Floors first, then tier by tier.

use super::nested::{boxes, nested};
use super::{Item, Offered, Policy, Shares, StageBounds, Status, floors_unaffordable, range};

/// Floors are paid first; then the plan is filled tier by tier, lower `priority` first, inside a
/// tier in proportion to what its lines still need (FORMULAS §3, P2). A stage's own floor is filled
/// in the same way among its lines; no stage passes its cap.
///
/// ```
/// use cashcast::allocate::policy::{Item, Offered, Policy, Waterfall};
/// let line = |plan, priority| Item { plan, floor: 0, cap: plan, priority };
/// let shares = Waterfall.share(&Offered::plain(500, &[line(300, 2), line(400, 1)], &[]));
/// assert_eq!(shares.amounts, [100, 400]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Waterfall;

impl Policy for Waterfall {
    fn name(&self) -> &'static str {
        "waterfall"
    }

    fn share(&self, offered: &Offered<'_>) -> Shares {
        if let Some(short) = floors_unaffordable(offered) {
            return short;
        }
        let Offered { items, stages, .. } = *offered;
        let affordable = offered.affordable.max(0);
        let (_, high) = range(items, stages);
        let mut fill = Fill { items, stages, amounts: items.iter().map(Item::low).collect() };
        for stage in boxes(items, stages) {
            let missing = stage.low - fill.sum(stage.members);
            let mut inside = vec![false; items.len()];
            stage.members.iter().for_each(|&line| inside[line] = true);
            fill.tiers(missing, |line| inside[line]);
        }
        let left = affordable.min(high) - fill.amounts.iter().sum::<i128>();
        fill.tiers(left, |_| true);
        Shares {
            amounts: fill.amounts,
            lambda: None,
            multiplier: None,
            status: if affordable < high { Status::Partial } else { Status::FullyFunded },
            unallocated: (affordable - high).max(0),
            shortfall_to_floors: 0,
        }
    }
}

/// Lines while they are filled.
struct Fill<'a> {
    items: &'a [Item],
    stages: &'a [StageBounds],
    amounts: Vec<i128>,
}

impl Fill<'_> {
    fn sum(&self, members: &[usize]) -> i128 {
        members.iter().map(|&line| self.amounts[line]).sum()
    }

    /// Gives `total` to the chosen lines, tier by tier.
    fn tiers(&mut self, total: i128, chosen: impl Fn(usize) -> bool) {
        let mut tiers: Vec<u32> = self.items.iter().map(|item| item.priority).collect();
        tiers.sort_unstable();
        tiers.dedup();
        let items = self.items;
        let mut left = total;
        for tier in tiers {
            if left <= 0 {
                return;
            }
            left -= self.tier(left, |line| items[line].priority == tier && chosen(line));
        }
    }

    /// Gives the lines of one tier what they need of `total`, and says how much that is.
    fn tier(&mut self, total: i128, chosen: impl Fn(usize) -> bool) -> i128 {
        let need = |line: usize| {
            let need = self.items[line].high() - self.amounts[line];
            if chosen(line) { need } else { 0 }
        };
        let needs: Vec<Item> = (0..self.items.len())
            .map(|line| Item { plan: need(line), floor: 0, cap: need(line), priority: 0 })
            .collect();
        let room = |stage: super::nested::Boxed<'_>| StageBounds {
            members: stage.members.to_vec(),
            floor: 0,
            cap: Some(stage.high - self.sum(stage.members)),
        };
        let rooms: Vec<StageBounds> =
            boxes(self.items, self.stages).into_iter().map(room).collect();
        let given = nested(&Offered::plain(total, &needs, &rooms)).amounts;
        for (amount, given) in self.amounts.iter_mut().zip(&given) {
            *amount += given;
        }
        given.iter().sum()
    }
}
