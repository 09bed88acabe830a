//! Headroom on simulated paths, and the largest spend that keeps it often enough.

use std::ops::Range;

use super::cash_path::limit_in_place;
use super::plan::{Cells, Plan};
use super::spend::{Amount, Offer, Spend, even};
use super::timing::{Limit, paced};

/// Steps between two neighbouring order statistics while α is bisected.
const FINE: usize = 64;

/// Headroom before discretionary spend on every day of every path, in coins.
#[derive(Clone)]
pub(super) struct Headroom {
    days: usize,
    rows: Vec<i64>,
    /// How many paths may fall below.
    allowed: usize,
}

/// How far the cash carries what was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carries {
    /// All of it.
    Everything,
    /// Floors and a part of the rest.
    Part,
    /// Not all floors.
    NotFloors,
    /// Even no spend at all breaks the threshold.
    Nothing,
}

impl Carries {
    /// The amount under limits at the ends of periods.
    fn up_to(self, ends: &[i64]) -> Amount<'_> {
        if self == Self::NotFloors { Amount::FloorsUpTo(ends) } else { Amount::UpTo(ends) }
    }
}

/// The largest spend found.
pub(super) struct Carried {
    pub(super) carries: Carries,
    pub(super) amounts: Cells,
    /// Cumulative spend on every day, limits inside periods kept.
    pub(super) curve: Vec<i64>,
    /// Days inside a period up to which less than planned may be spent.
    pub(super) limits: Vec<Limit>,
}

impl Carried {
    /// All that is spent.
    pub(super) fn total(&self) -> i64 {
        self.amounts.iter().flatten().sum()
    }
}

impl Headroom {
    /// Simulated paths: `level` percent of them must stay above.
    pub(super) fn joint(days: usize, rows: Vec<i64>, level: u32) -> Self {
        let count = rows.len().checked_div(days).unwrap_or(0);
        let level = usize::try_from(level.min(100)).unwrap_or(100);
        let required = (count * level).div_ceil(100);
        Self { days, rows, allowed: count - required }
    }

    /// One path that must stay above.
    pub(super) fn single(row: Vec<i64>) -> Self {
        Self { days: row.len(), rows: row, allowed: 0 }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &[i64]> {
        self.rows.chunks_exact(self.days.max(1))
    }

    pub(super) fn count(&self) -> usize {
        self.rows.len().checked_div(self.days).unwrap_or(0)
    }

    pub(super) const fn allowed(&self) -> usize {
        self.allowed
    }

    /// How many paths have a day on which `spent` is above headroom.
    fn breached(&self, spent: &[i64]) -> usize {
        self.paths().filter(|path| breaches(path, spent)).count()
    }

    /// The paths that `spent` breaks, under the same allowance.
    fn only_breached(&self, spent: &[i64]) -> Self {
        let breached = self.paths().filter(|path| breaches(path, spent));
        Self { days: self.days, rows: breached.flatten().copied().collect(), allowed: self.allowed }
    }

    /// Does cumulative spend keep the threshold on every day in enough paths?
    pub(super) fn keeps(&self, spent: &[i64]) -> bool {
        self.breached(spent) <= self.allowed
    }

    /// With as much more (less, below 0) on every day of every path.
    pub(super) fn plus(&self, more: &[i64]) -> Self {
        let add = |(room, more): (&i64, &i64)| room.saturating_add(*more);
        let rows = self.paths().flat_map(|path| path.iter().zip(more).map(add)).collect();
        Self { rows, ..*self }
    }

    /// The least that any path has left with `spent`.
    pub(super) fn low(&self, spent: &[i64]) -> i64 {
        let left = self.paths().flat_map(|path| path.iter().zip(spent));
        left.map(|(room, spent)| room - spent).min().unwrap_or(0)
    }

    /// The most that may be gone from the first day on beside `spent`, in enough paths: a quantile of
    /// their lowest headroom, never below zero.
    pub(super) fn at_once(&self, spent: &[i64]) -> i64 {
        let low = |path: &[i64]| path.iter().zip(spent).map(|(room, spent)| room - spent).min();
        let mut lows: Vec<i64> = self.paths().filter_map(low).collect();
        lows.sort_unstable();
        lows.get(self.allowed).copied().unwrap_or(0).max(0)
    }

    /// Share of paths that keep the threshold on every day.
    pub(super) fn share(&self, spent: &[i64]) -> f64 {
        let count = self.count();
        if count == 0 {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of paths, far below 2^52")]
        let share = (count - self.breached(spent)) as f64 / count as f64;
        share
    }

    /// By day, the lowest `allowed + 1` path limits `H^k_t`, floors after the day set aside
    /// (FORMULAS §3).
    fn limits(&self, floors: &[i64]) -> Quantiles {
        let mut rows = self.rows.clone();
        for row in rows.chunks_exact_mut(self.days.max(1)) {
            limit_in_place(row, |day| {
                floors[day] - day.checked_sub(1).map_or(0, |before| floors[before])
            });
        }
        let mut column = Vec::with_capacity(self.count());
        let lowest = (0..self.days)
            .map(|day| {
                column.clear();
                column.extend(rows.chunks_exact(self.days).map(|row| row[day]));
                let keep = (self.allowed + 1).min(column.len());
                if keep < column.len() {
                    column.select_nth_unstable(keep);
                }
                let mut lowest = column[..keep].to_vec();
                lowest.sort_unstable();
                lowest
            })
            .collect();
        Quantiles { lowest }
    }
}

/// Joins the signs of all days instead of stopping at the first breach: two days at a time.
fn breaches(path: &[i64], spent: &[i64]) -> bool {
    let left = |(room, spent): (&i64, &i64)| room.wrapping_sub(*spent);
    let signs = path.iter().zip(spent).map(left).fold(0, |signs, left| signs | left);
    signs < 0
}

/// The lowest limits of every day, in order.
struct Quantiles {
    lowest: Vec<Vec<i64>>,
}

impl Quantiles {
    /// S(α) at every day: never below zero, interpolated between order statistics.
    fn at(&self, alpha: usize) -> Vec<i64> {
        let (index, part) = (alpha / FINE, i128::try_from(alpha % FINE).unwrap_or(0));
        let fine = i128::try_from(FINE).unwrap_or(1);
        self.lowest
            .iter()
            .map(|lowest| {
                let low = lowest[index];
                let next = i128::from(*lowest.get(index + 1).unwrap_or(&low));
                let step = (next - i128::from(low)) * part / fine;
                (low + super::plan::coins(step)).max(0)
            })
            .collect()
    }
}

/// The question: what can be spent of an offer so that the threshold holds?
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) plan: &'a Plan,
    pub(super) offer: &'a Offer<'a>,
    pub(super) headroom: &'a Headroom,
    /// Spread a cut over the weeks before it binds.
    pub(super) even: bool,
}

impl Question<'_> {
    /// The largest spend that is safe on days (FORMULAS §3, joint; DESIGN §8). A period's amount
    /// is spent on its plan's days; where that breaks an inner day of the period, a limit up to
    /// that day is part of the answer.
    pub(super) fn answer(&self) -> Carried {
        let everything = self.whole(&Amount::Everything);
        if self.headroom.keeps(&everything.curve) {
            return self.carried(Carries::Everything, everything);
        }
        let floors = self.whole(&Amount::Floors);
        if self.headroom.keeps(&floors.curve) {
            return self.largest(Carries::Part, floors, &everything);
        }
        let nothing = self.whole(&Amount::FloorsUpTo(&vec![0; self.plan.periods.len()]));
        if self.headroom.keeps(&nothing.curve) {
            return self.largest(Carries::NotFloors, nothing, &everything);
        }
        self.carried(Carries::Nothing, nothing)
    }

    /// All that is offered, up to every day.
    pub(super) fn everything(&self) -> Vec<i64> {
        self.whole(&Amount::Everything).curve
    }

    /// Spend on the plan's days.
    fn whole(&self, amount: &Amount) -> Found {
        let spend = self.offer.spend(amount);
        Found { curve: spend.by_day(self.plan), spend }
    }

    fn carried(&self, carries: Carries, found: Found) -> Carried {
        let amounts = found.spend.cells(self.plan.lines.len());
        Carried { carries, amounts, curve: found.curve, limits: Vec::new() }
    }

    /// The largest spend under day limits, from what is known to be safe (`bottom`).
    fn largest(&self, carries: Carries, bottom: Found, everything: &Found) -> Carried {
        let quantiles = self.headroom.limits(&bottom.curve);
        let top = self.headroom.allowed * FINE;
        // No spend under any α runs ahead of the plan's days or of the room at the top, so that
        // only paths below that need another look.
        let highest: Vec<i64> = room(&quantiles.at(top), &bottom.curve)
            .iter()
            .zip(&everything.curve)
            .map(|(room, planned)| *room.min(planned))
            .collect();
        let doubtful = self.headroom.only_breached(&highest);
        let candidate =
            |alpha: usize| Some(self.candidate(carries, &quantiles.at(alpha), &bottom.curve));
        let near = |alpha: usize| {
            let limits = quantiles.at(alpha);
            let spend =
                self.offer.nearly(&carries.up_to(&self.at_ends(&limits)), &everything.spend)?;
            let curve = self.slowed(&spend, &room(&limits, &bottom.curve));
            Some(Found { spend, curve })
        };
        // The policy is asked near where spend without it stops to hold.
        let guess = search(top, None, near, &doubtful).map(|(alpha, _)| alpha);
        let found = search(top, guess, candidate, &doubtful)
            .filter(|(_, found)| self.headroom.keeps(&found.curve))
            .or_else(|| search(top, guess, candidate, self.headroom));
        match found {
            Some((alpha, found)) => {
                self.settle(carries, found, &quantiles.at(alpha), &bottom.curve)
            }
            None => self.carried(carries, bottom),
        }
    }

    /// At the end of every period.
    fn at_ends(&self, days: &[i64]) -> Vec<i64> {
        let last = |days: &Range<usize>| days.clone().last();
        self.plan.periods.iter().map(|period| last(period).map_or(0, |last| days[last])).collect()
    }

    /// Spend under day limits, with the timing that keeps them.
    fn candidate(&self, carries: Carries, limits: &[i64], floors: &[i64]) -> Found {
        let ends = self.at_ends(limits);
        let spend = self.offer.spend(&carries.up_to(&ends));
        let curve = self.slowed(&spend, &room(limits, floors));
        Found { spend, curve }
    }

    /// Spend on the plan's days, slowed wherever it passes `room`.
    fn slowed(&self, spend: &Spend, room: &[i64]) -> Vec<i64> {
        let every = vec![u32::MAX; self.plan.periods.len()];
        paced(self.plan, &spend.by_day(self.plan), room, &every).0
    }

    /// Evens the pace where asked, and keeps only the limits inside periods that are needed.
    fn settle(&self, carries: Carries, found: Found, limits: &[i64], floors: &[i64]) -> Carried {
        let room = room(limits, floors);
        let mut spend = found.spend;
        if self.even && carries == Carries::Part {
            let even = self.evened(&spend, floors);
            if self.headroom.keeps(&self.slowed(&even, &room)) {
                spend = even;
            }
        }
        let planned = spend.by_day(self.plan);
        let splits = self.needed(&planned, &room);
        let (curve, limits) = paced(self.plan, &planned, &room, &splits);
        Carried { limits, ..self.carried(carries, Found { spend, curve }) }
    }

    /// How often each period has to be split so that the threshold holds: as seldom as can be.
    fn needed(&self, planned: &[i64], room: &[i64]) -> Vec<u32> {
        let splits = |days: &Range<usize>| {
            let breaks = days.clone().any(|day| planned[day] > room[day]);
            if breaks { u32::MAX } else { 0 }
        };
        let mut splits: Vec<u32> = self.plan.periods.iter().map(splits).collect();
        for period in 0..splits.len() {
            for fewer in [0, 1, u32::MAX] {
                if fewer >= splits[period] {
                    break;
                }
                let all = std::mem::replace(&mut splits[period], fewer);
                let (curve, _) = paced(self.plan, planned, room, &splits);
                if self.headroom.keeps(&curve) {
                    break;
                }
                splits[period] = all;
            }
        }
        splits
    }

    fn evened(&self, spend: &Spend, floors: &[i64]) -> Spend {
        let planned = self.offer.spend(&Amount::Everything).by_period();
        let even = even(&spend.by_period(), &planned, &self.at_ends(floors));
        self.offer.spend(&Amount::UpTo(&even))
    }
}

/// Spend and its running sum on days, slowed where it has to be.
struct Found {
    spend: Spend,
    curve: Vec<i64>,
}

/// The largest α whose spend keeps the threshold, and that spend. Looked for from a guess on in growing
/// steps, and by halves between the two that are known: an answer takes thousands of lines.
fn search(
    top: usize,
    guess: Option<usize>,
    candidate: impl Fn(usize) -> Option<Found>,
    judge: &Headroom,
) -> Option<(usize, Found)> {
    let (mut from, mut unsafe_from, mut safe) = (0, top + 1, None);
    let (mut alpha, mut step) = guess.map_or((top / 2, top / 4 + 1), |guess| (guess, 1));
    while from < unsafe_from {
        let found = candidate(alpha)?;
        if judge.keeps(&found.curve) {
            from = alpha + 1;
            safe = Some((alpha, found));
        } else {
            unsafe_from = alpha;
        }
        alpha = match &safe {
            Some((known, _)) if unsafe_from > top => (known + step).min(top),
            None => unsafe_from.saturating_sub(step),
            Some(_) => usize::midpoint(from, unsafe_from),
        };
        step = step.saturating_mul(4);
    }
    safe
}

/// What may be spent by each day: the limit, and the floors in any case.
fn room(limits: &[i64], floors: &[i64]) -> Vec<i64> {
    let larger = |(limit, floor): (&i64, &i64)| *limit.max(floor);
    limits.iter().zip(floors).map(larger).collect()
}
