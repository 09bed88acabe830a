//! From plan and projection to what the cash can carry.

use crate::config::{Pace, Safety};
use crate::domain::{Money, Scenario};
use crate::project::Projection;

use super::binding::{binding_day, bindings};
use super::plan::{Cells, Plan, coins};
use super::plan_days::ByLine;
use super::release::Held;
use super::safety::{Carried, Carries, Headroom, Question};
use super::sharing::Sharing;
use super::spend::{Amount, Offer};
use super::stage_table::{self, Allocated};
use super::{Allocation, AllocationInputs, LumpSum, PathAfter, Safe, notes, scorecard};

/// Takes the discretionary plan out of the path, finds what keeps the reserve, and shares it over
/// lines (DESIGN §8). Never fails: where nothing can be judged, commit is `None`.
pub fn allocate(inputs: &AllocationInputs) -> Allocation {
    let by_line = ByLine::new(inputs);
    let plan = Plan::new(inputs, &by_line);
    let cost_of_sales = stage_table::cost_of_sales(inputs, &by_line);
    if !inputs.opening_known || plan.lines.is_empty() {
        let lines = stage_table::rows((inputs, &by_line), &plan, None);
        return Allocation {
            scorecard: scorecard::scorecard(inputs, &lines),
            lines,
            cost_of_sales,
            safe: None,
            paths: Vec::new(),
            committed_by_day: Vec::new(),
            lump_sum: None,
            release: None,
            unfunded_floors: Money::ZERO,
            early_limit: None,
            notes: notes::unjudged(inputs, &plan),
        };
    }
    let rooms = Rooms::new(inputs, &plan);
    let sharing = Sharing::new((inputs, &by_line), &plan);
    let (carried, allocated) = rooms.allocate(inputs, &plan, &sharing);
    let release = Held {
        projection: inputs.projection,
        plan: &plan,
        everything: &allocated.everything,
        everything_by_day: &allocated.everything_by_day,
        commit: &allocated.commit,
        curve: &carried.curve,
        judged: rooms.judged(inputs.safety),
        simulated: &rooms.simulated,
        base: &rooms.base,
        threshold: rooms.threshold,
    }
    .release();
    let safe = rooms.safe(inputs, &plan, &carried, release.is_some() || held(&allocated) > 0);
    let unfunded = match carried.carries {
        Carries::Everything | Carries::Part => 0,
        Carries::NotFloors | Carries::Nothing => {
            let floors = careful(&plan, &sharing).spend(&Amount::Floors).cells(plan.lines.len());
            total(&floors) - total(&allocated.commit)
        }
    };
    let lines = stage_table::rows((inputs, &by_line), &plan, Some((&allocated, &sharing)));
    let mut allocation = Allocation {
        scorecard: scorecard::scorecard(inputs, &lines),
        lines,
        cost_of_sales,
        safe: Some(safe),
        paths: rooms.paths(inputs, &plan, &carried.curve),
        committed_by_day: carried.curve.iter().map(|spent| money(*spent, &plan)).collect(),
        lump_sum: Some(rooms.lump_sum(inputs, &plan, &carried.curve)),
        release,
        unfunded_floors: money(unfunded, &plan),
        early_limit: carried.limits.first().map(|limit| {
            let day = inputs.projection.days[limit.day];
            (limit.period, day, money(limit.amount, &plan))
        }),
        notes: Vec::new(),
    };
    let lost_on = rooms.lost_on(inputs.safety).map(|day| inputs.projection.days[day]);
    allocation.notes = notes::judged(inputs, &plan, &carried, &allocation, lost_on);
    allocation.notes.extend(inputs.returns.notes.iter().cloned());
    allocation.notes.extend(sharing.note());
    allocation
}

fn money(coins: i64, plan: &Plan) -> Money {
    Money::from_minor(i128::from(coins), plan.decimals)
}

fn total(cells: &Cells) -> i64 {
    cells.iter().flatten().sum()
}

fn held(allocated: &Allocated) -> i64 {
    total(&allocated.everything) - total(&allocated.commit)
}

fn zeros(plan: &Plan) -> Cells {
    vec![vec![0; plan.periods.len()]; plan.lines.len()]
}

/// What commit may spend: the plan inside floors and caps.
fn careful<'a>(plan: &'a Plan, sharing: &'a Sharing) -> Offer<'a> {
    Offer::new((plan, sharing), (&plan.planned, &plan.floor, &plan.cap), None)
}

/// Headroom before discretionary spend: of the simulated paths and of each scenario.
struct Rooms {
    simulated: Headroom,
    worst: Headroom,
    base: Vec<i64>,
    best: Vec<i64>,
    threshold: i64,
}

impl Rooms {
    fn new(inputs: &AllocationInputs, plan: &Plan) -> Self {
        let projection = inputs.projection;
        let minor = |amount: Money| coins(amount.to_minor(plan.decimals));
        // Spend may fall below the reserve by what credit can lend.
        let threshold = projection.threshold().map_or(0, minor) - minor(inputs.credit);
        let single = |scenario: &Scenario| room(projection, plan, scenario, threshold);
        let days = plan.cumulative.len();
        let opening = minor(projection.opening);
        let rows = if projection.paths.days == days {
            let shift: Vec<i64> =
                plan.cumulative.iter().map(|spent| opening + spent - threshold).collect();
            projection
                .paths
                .iter()
                .flat_map(|path| {
                    path.iter().zip(&shift).map(|(net, shift)| net.saturating_add(*shift))
                })
                .collect()
        } else {
            Vec::new()
        };
        let (worst, base) = (single(&Scenario::Worst), single(&Scenario::Base));
        Self {
            simulated: Headroom::joint(days, rows, inputs.safety_level),
            worst: Headroom::single(worst),
            best: single(&Scenario::Best),
            base,
            threshold,
        }
    }

    /// What spend is judged on; without simulated paths, the worst case.
    fn judged(&self, safety: Safety) -> &Headroom {
        if safety == Safety::Joint && self.simulated.count() > 0 {
            &self.simulated
        } else {
            &self.worst
        }
    }

    /// Commit, base and best. Each starts from the one before, so that the three rise from left
    /// to right in every cell.
    fn allocate(
        &self,
        inputs: &AllocationInputs,
        plan: &Plan,
        sharing: &Sharing,
    ) -> (Carried, Allocated) {
        let question = Question {
            plan,
            offer: careful(plan, sharing),
            headroom: self.judged(inputs.safety),
            even: inputs.pace == Pace::Even,
        };
        let carried = question.answer();
        let everything = question.offer.spend(&Amount::Everything);
        let commit = carried.amounts.clone();
        let if_base = at_least((plan, sharing), &self.base, &commit, &plan.planned);
        // Best may go up to the cap (FORMULAS §3).
        let if_best = at_least((plan, sharing), &self.best, &if_base, &plan.cap);
        let mut allocated = Allocated {
            commit,
            if_base,
            if_best,
            everything: everything.cells(plan.lines.len()),
            everything_by_day: everything.by_day(plan),
            bindings: Vec::new(),
        };
        allocated.bindings = bindings(plan, &allocated, question.headroom, &carried.curve);
        (carried, allocated)
    }

    fn safe(&self, inputs: &AllocationInputs, plan: &Plan, carried: &Carried, cut: bool) -> Safe {
        let none = vec![0; plan.cumulative.len()];
        let judged = self.judged(inputs.safety);
        let shares = if self.simulated.count() > 0 { &self.simulated } else { &self.worst };
        let low = |headroom: &Headroom| {
            let rooms = headroom.paths().flat_map(|path| path.iter().zip(&carried.curve));
            rooms.map(|(room, spent)| room - spent).min().unwrap_or(0)
        };
        let binding = if cut { binding_day(judged, &plan.cumulative) } else { None };
        Safe {
            with_commitment: shares.share(&carried.curve),
            with_plan: shares.share(&plan.cumulative),
            with_nothing: shares.share(&none),
            worst_low: money(low(&self.worst) + self.threshold, plan),
            binding_period: binding.map(|day| plan.period_of(day)),
            binding_day: binding.map(|day| inputs.projection.days[day]),
        }
    }

    /// The most that may be gone from today on: in the place of the plan, and beside `spent`.
    fn lump_sum(&self, inputs: &AllocationInputs, plan: &Plan, spent: &[i64]) -> LumpSum {
        let judged = self.judged(inputs.safety);
        let none = vec![0; spent.len()];
        let at_once = |spent: &[i64]| money(judged.at_once(spent), plan);
        LumpSum { in_place_of_plan: at_once(&none), beside_commitment: at_once(spent) }
    }

    /// Best, base and worst with the plan, and with cumulative spend on `curve` instead.
    fn paths(&self, inputs: &AllocationInputs, plan: &Plan, curve: &[i64]) -> Vec<PathAfter> {
        let days = &inputs.projection.days;
        let told = |scenario: Scenario, rooms: &[i64]| {
            let after = |spent: &[i64]| -> Vec<i64> {
                let left = rooms.iter().zip(spent).map(|(room, spent)| room - spent);
                left.map(|left| left + self.threshold).collect()
            };
            let [planned, committed] = [after(&plan.cumulative), after(curve)];
            let low = |balances: &[i64]| {
                let (day, low) =
                    balances.iter().enumerate().min_by_key(|(_, balance)| **balance)?;
                Some((money(*low, plan), *days.get(day)?))
            };
            Some(PathAfter {
                scenario,
                low_planned: low(&planned)?,
                low_committed: low(&committed)?,
                closing_planned: money(*planned.last()?, plan),
                closing_committed: money(*committed.last()?, plan),
            })
        };
        let worst = self.worst.paths().next().unwrap_or(&[]);
        let all =
            [(Scenario::Best, &*self.best), (Scenario::Base, &self.base), (Scenario::Worst, worst)];
        all.into_iter().filter_map(|(scenario, rooms)| told(scenario, rooms)).collect()
    }

    /// Without any discretionary spend: the first day by which too many paths have been below.
    fn lost_on(&self, safety: Safety) -> Option<usize> {
        let judged = self.judged(safety);
        let mut breaches: Vec<usize> =
            judged.paths().filter_map(|path| path.iter().position(|room| *room < 0)).collect();
        breaches.sort_unstable();
        breaches.get(judged.allowed()).copied()
    }
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

/// The largest spend of `most` that one path carries, and never less than `already`.
fn at_least(
    (plan, sharing): (&Plan, &Sharing),
    room: &[i64],
    already: &Cells,
    most: &Cells,
) -> Cells {
    let headroom = Headroom::single(room.to_vec());
    let ask = |most: &Cells, floor: &Cells, cap: &Cells| {
        Question {
            plan,
            offer: Offer::new((plan, sharing), (most, floor, cap), Some(already)),
            headroom: &headroom,
            even: false,
        }
        .answer()
    };
    let found = ask(most, &plan.floor, &plan.cap);
    if matches!(found.carries, Carries::Everything | Carries::Part) {
        return found.amounts;
    }
    // Not all floors: what is spent already, and then towards the floors alone.
    let found = ask(&plan.floor, &zeros(plan), &plan.floor);
    match found.carries {
        Carries::Everything | Carries::Part => found.amounts,
        Carries::NotFloors | Carries::Nothing => already.clone(),
    }
}
