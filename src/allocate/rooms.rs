//! Headroom before discretionary spend, of the simulated paths and of each scenario.

use std::borrow::Cow;

use crate::config::{Pace, Safety};
use crate::domain::{Money, Scenario};
use crate::project::Projection;

use super::binding::bindings;
use super::comeback::{self, Comeback};
use super::plan::{Cells, Plan, coins};
use super::plan_days::ByLine;
use super::release::Held;
use super::safety::{Carried, Carries, Headroom, Question};
use super::sharing::Sharing;
use super::spend::{Amount, Offer};
use super::stage_table::Allocated;
use super::{AllocationInputs, LumpSum, PathAfter, Release, Safe};

/// What commit may spend: the plan inside floors and caps.
pub(super) fn careful<'a>(plan: &'a Plan, sharing: &'a Sharing) -> Offer<'a> {
    Offer::new((plan, sharing), (&plan.planned, &plan.floor, &plan.cap), None)
}

/// Headroom of all that spend is judged on.
pub(super) struct Rooms<'a> {
    pub(super) inputs: &'a AllocationInputs<'a>,
    pub(super) plan: &'a Plan,
    comeback: Option<Comeback>,
    pub(super) simulated: Headroom,
    worst: Headroom,
    pub(super) base: Headroom,
    best: Headroom,
    /// Reserve and earmarks less what credit can lend, in coins.
    pub(super) threshold: i64,
}

impl<'a> Rooms<'a> {
    pub(super) fn new(
        (inputs, by_line): (&'a AllocationInputs<'a>, &ByLine<'_>),
        plan: &'a Plan,
    ) -> Self {
        let projection = inputs.projection;
        let minor = |amount: Money| coins(amount.to_minor(plan.decimals));
        // Spend may fall below the reserve by what credit can lend.
        let threshold = projection.threshold().map_or(0, minor) - minor(inputs.credit);
        let single =
            |scenario: Scenario| Headroom::single(room(projection, plan, &scenario, threshold));
        let rows = simulated(projection, plan, threshold);
        Self {
            comeback: Comeback::new((inputs, by_line), plan),
            simulated: Headroom::joint(plan.cumulative.len(), rows, inputs.safety_level),
            worst: single(Scenario::Worst),
            base: single(Scenario::Base),
            best: single(Scenario::Best),
            threshold,
            inputs,
            plan,
        }
    }

    /// What spend is judged on; without simulated paths, the worst case.
    pub(super) fn judged(&self) -> &Headroom {
        if self.inputs.safety == Safety::Joint && self.simulated.count() > 0 {
            &self.simulated
        } else {
            &self.worst
        }
    }

    /// Headroom with what comes back of `spent`.
    pub(super) fn with<'h>(&self, headroom: &'h Headroom, spent: &[i64]) -> Cow<'h, Headroom> {
        comeback::with(self.comeback.as_ref(), headroom, spent)
    }

    fn answer(&self, question: &Question<'_>) -> Carried {
        comeback::answer(self.comeback.as_ref(), question)
    }

    /// Nothing, on every day.
    fn nothing(&self) -> Vec<i64> {
        vec![0; self.plan.cumulative.len()]
    }

    /// Commit, base and best. Each starts from the one before, so that the three rise from left
    /// to right in every cell.
    pub(super) fn allocate(&self, sharing: &Sharing) -> (Carried, Allocated) {
        let plan = self.plan;
        let offer = careful(plan, sharing);
        let even = self.inputs.pace == Pace::Even;
        let headroom = self.judged();
        let carried = self.answer(&Question { plan, offer: &offer, headroom, even });
        let everything = offer.spend(&Amount::Everything);
        let commit = carried.amounts.clone();
        let if_base = self.at_least(sharing, &self.base, &commit, &plan.planned);
        // Best may go up to the cap (FORMULAS §3).
        let if_best = self.at_least(sharing, &self.best, &if_base, &plan.cap);
        let mut allocated = Allocated {
            commit,
            if_base,
            if_best,
            everything: everything.cells(plan.lines.len()),
            everything_by_day: everything.by_day(plan),
            bindings: Vec::new(),
            binding_day: None,
        };
        let headroom = self.with(headroom, &carried.curve);
        (allocated.bindings, allocated.binding_day) =
            bindings(plan, &allocated, &headroom, &carried.curve);
        (carried, allocated)
    }

    /// The largest spend of `most` that one path carries, and never less than `already`.
    fn at_least(
        &self,
        sharing: &Sharing,
        headroom: &Headroom,
        already: &Cells,
        most: &Cells,
    ) -> Cells {
        let plan = self.plan;
        let ask = |most: &Cells, floor: &Cells, cap: &Cells| {
            let offer = Offer::new((plan, sharing), (most, floor, cap), Some(already));
            self.answer(&Question { plan, offer: &offer, headroom, even: false })
        };
        let found = ask(most, &plan.floor, &plan.cap);
        if matches!(found.carries, Carries::Everything | Carries::Part) {
            return found.amounts;
        }
        // Not all floors: what is spent already, and then towards the floors alone.
        let found = ask(&plan.floor, &plan.zeros(), &plan.floor);
        match found.carries {
            Carries::Everything | Carries::Part => found.amounts,
            Carries::NotFloors | Carries::Nothing => already.clone(),
        }
    }

    /// How safe `carried` is; `binding` is the day that binds where something is cut.
    pub(super) fn safe(&self, carried: &Carried, binding: Option<usize>) -> Safe {
        let plan = self.plan;
        let shares = if self.simulated.count() > 0 { &self.simulated } else { &self.worst };
        let share = |spent: &[i64]| self.with(shares, spent).share(spent);
        let worst_low = self.with(&self.worst, &carried.curve).low(&carried.curve);
        Safe {
            with_commitment: share(&carried.curve),
            with_plan: share(&plan.cumulative),
            with_nothing: share(&self.nothing()),
            worst_low: plan.money(worst_low + self.threshold),
            binding_period: binding.map(|day| plan.period_of(day)),
            binding_day: binding.map(|day| self.inputs.projection.days[day]),
        }
    }

    /// What is held of the plan, and what frees it: the commitment up to the decision, then the plan.
    pub(super) fn release(&self, carried: &Carried, allocated: &Allocated) -> Option<Release> {
        Held { rooms: self, allocated, curve: &carried.curve }.release()
    }

    /// The most that may be gone from today on, what it brings back aside: in the place of the plan, and
    /// beside `spent`.
    pub(super) fn lump_sum(&self, spent: &[i64]) -> LumpSum {
        let at_once =
            |spent: &[i64]| self.plan.money(self.with(self.judged(), spent).at_once(spent));
        LumpSum { in_place_of_plan: at_once(&self.nothing()), beside_commitment: at_once(spent) }
    }

    /// Best, base and worst with the plan, and with cumulative spend on `curve` instead.
    pub(super) fn paths(&self, curve: &[i64]) -> Vec<PathAfter> {
        let all = [
            (Scenario::Best, &self.best),
            (Scenario::Base, &self.base),
            (Scenario::Worst, &self.worst),
        ];
        all.into_iter().filter_map(|(scenario, room)| self.path(scenario, room, curve)).collect()
    }

    fn path(&self, scenario: Scenario, room: &Headroom, curve: &[i64]) -> Option<PathAfter> {
        let days = &self.inputs.projection.days;
        let money = |coins: i64| self.plan.money(coins);
        let after = |spent: &[i64]| -> Vec<i64> {
            let room = self.with(room, spent);
            let left = room.paths().flat_map(|row| row.iter().zip(spent));
            left.map(|(room, spent)| room - spent + self.threshold).collect()
        };
        let [planned, committed] = [after(&self.plan.cumulative), after(curve)];
        let low = |balances: &[i64]| {
            let (day, low) = balances.iter().enumerate().min_by_key(|(_, balance)| **balance)?;
            Some((money(*low), *days.get(day)?))
        };
        Some(PathAfter {
            scenario,
            low_planned: low(&planned)?,
            low_committed: low(&committed)?,
            closing_planned: money(*planned.last()?),
            closing_committed: money(*committed.last()?),
        })
    }

    /// Without any discretionary spend: the first day by which too many paths have been below.
    pub(super) fn lost_on(&self) -> Option<usize> {
        let judged = self.with(self.judged(), &self.nothing());
        let mut breaches: Vec<usize> =
            judged.paths().filter_map(|path| path.iter().position(|room| *room < 0)).collect();
        breaches.sort_unstable();
        breaches.get(judged.allowed()).copied()
    }
}

/// Balances of the simulated paths before discretionary spend, less the threshold.
fn simulated(projection: &Projection, plan: &Plan, threshold: i64) -> Vec<i64> {
    if projection.paths.days != plan.cumulative.len() {
        return Vec::new();
    }
    let opening = coins(projection.opening.to_minor(plan.decimals));
    let shift: Vec<i64> = plan.cumulative.iter().map(|spent| opening + spent - threshold).collect();
    let room = |(net, shift): (&i64, &i64)| net.saturating_add(*shift);
    projection.paths.iter().flat_map(|path| path.iter().zip(&shift).map(room)).collect()
}

/// Balance of one scenario before discretionary spend, less the threshold.
fn room(projection: &Projection, plan: &Plan, scenario: &Scenario, threshold: i64) -> Vec<i64> {
    let figures = projection
        .scenario(scenario)
        .or_else(|| projection.scenario(&Scenario::Base))
        .or_else(|| projection.scenarios.first());
    let balance = figures.map_or(&[][..], |figures| &figures.before_credit);
    let opening = projection.opening;
    plan.cumulative
        .iter()
        .enumerate()
        .map(|(day, spent)| {
            let balance = balance.get(day).copied().unwrap_or(opening);
            coins(balance.to_minor(plan.decimals)) + spent - threshold
        })
        .collect()
}
