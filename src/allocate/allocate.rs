//! From plan and projection to what the cash can carry.

use crate::domain::{Money, Note};

use super::plan::{Cells, Plan};
use super::plan_days::ByLine;
use super::rooms::{Rooms, careful};
use super::safety::{Carried, Carries};
use super::sharing::Sharing;
use super::spend::Amount;
use super::stage_table::{self, Allocated};
use super::{Allocation, AllocationInputs, notes, scorecard};

/// Takes the discretionary plan out of the path, finds what keeps the reserve, and shares it over
/// lines (DESIGN §8). Never fails: where nothing can be judged, commit is `None`.
pub fn allocate(inputs: &AllocationInputs) -> Allocation {
    let by_line = ByLine::new(inputs);
    let plan = Plan::new(inputs, &by_line);
    if !inputs.opening_known || plan.lines.is_empty() {
        return unjudged((inputs, &by_line), &plan);
    }
    let rooms = Rooms::new((inputs, &by_line), &plan);
    let sharing = Sharing::new((inputs, &by_line), &plan);
    let (carried, allocated) = rooms.allocate(&sharing);
    let release = rooms.release(&carried, &allocated);
    let safe = rooms.safe(&carried, allocated.binding_day);
    let lines = stage_table::rows((inputs, &by_line), &plan, Some((&allocated, &sharing)));
    let mut allocation = Allocation {
        scorecard: scorecard::scorecard(inputs, &lines),
        lines,
        cost_of_sales: stage_table::cost_of_sales(inputs, &by_line),
        safe: Some(safe),
        paths: rooms.paths(&carried.curve),
        committed_by_day: carried.curve.iter().map(|spent| plan.money(*spent)).collect(),
        lump_sum: Some(rooms.lump_sum(&carried.curve)),
        release,
        unfunded_floors: unfunded(&plan, &sharing, &carried, &allocated),
        early_limit: carried.limits.first().map(|limit| {
            let day = inputs.projection.days[limit.day];
            (limit.period, day, plan.money(limit.amount))
        }),
        notes: Vec::new(),
    };
    allocation.notes = told((inputs, &rooms), &plan, &carried, &sharing, &allocation);
    allocation
}

/// Where nothing is planned, or nothing is known to plan from.
fn unjudged((inputs, by_line): (&AllocationInputs, &ByLine<'_>), plan: &Plan) -> Allocation {
    let lines = stage_table::rows((inputs, by_line), plan, None);
    Allocation {
        scorecard: scorecard::scorecard(inputs, &lines),
        lines,
        cost_of_sales: stage_table::cost_of_sales(inputs, by_line),
        safe: None,
        paths: Vec::new(),
        committed_by_day: Vec::new(),
        lump_sum: None,
        release: None,
        unfunded_floors: Money::ZERO,
        early_limit: None,
        notes: notes::unjudged(inputs, plan),
    }
}

/// What floors ask for beyond what is committed.
fn unfunded(plan: &Plan, sharing: &Sharing, carried: &Carried, allocated: &Allocated) -> Money {
    match carried.carries {
        Carries::Everything | Carries::Part => Money::ZERO,
        Carries::NotFloors | Carries::Nothing => {
            let floors = careful(plan, sharing).spend(&Amount::Floors).cells(plan.lines.len());
            plan.money(total(&floors) - total(&allocated.commit))
        }
    }
}

fn told(
    (inputs, rooms): (&AllocationInputs, &Rooms<'_>),
    plan: &Plan,
    carried: &Carried,
    sharing: &Sharing,
    allocation: &Allocation,
) -> Vec<Note> {
    let lost_on = rooms.lost_on().map(|day| inputs.projection.days[day]);
    let mut notes = notes::judged(inputs, plan, carried, allocation, lost_on);
    notes.extend(notes::spend_return(inputs));
    notes.extend(inputs.returns.notes.iter().cloned());
    notes.extend(sharing.note());
    notes
}

fn total(cells: &Cells) -> i64 {
    cells.iter().flatten().sum()
}
