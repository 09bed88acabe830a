//! The view for programs of stage spend: `stages`, `allocation` and `release` of DESIGN §9. Here
//! amounts are positive.

use super::records::{of_band, set};
use super::view::View;
use crate::allocate::{Binding, StageLine, StageLineKind};
use crate::domain::{Money, Period, Scenario};
use crate::report::{Cell, Field, Readers, Record};

/// Keys of `stages`.
const STAGES: [&str; 12] = [
    "scenario",
    "stage",
    "touchpoint",
    "recent",
    "planned",
    "allocated",
    "share",
    "cut",
    "reason",
    "binding",
    "binding_period",
    "inferred",
];
/// Keys of `allocation`.
const ALLOCATION: [&str; 9] =
    ["scenario", "period", "end", "stage", "touchpoint", "planned", "floor", "cap", "allocated"];
/// What a scenario carries of a line: worst commits, base and best carry more.
fn carried<'a>(scenario: &Scenario, line: &'a StageLine) -> Option<&'a Vec<Money>> {
    match scenario {
        Scenario::Worst => line.commit.as_ref(),
        Scenario::Base => line.if_base.as_ref(),
        Scenario::Best => line.if_best.as_ref(),
        Scenario::Named(_) => None,
    }
}

/// The scenarios allocation speaks of, of those to show.
fn allocated_scenarios<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Scenario> {
    view.scenarios.iter().map(|figures| &figures.scenario).filter(|scenario| of_band(scenario))
}

fn total(amounts: Option<&Vec<Money>>) -> Option<Money> {
    amounts.map(|amounts| amounts.iter().sum())
}

/// `stages`: one record per scenario and line.
pub(super) fn stages(view: &View<'_>) -> Field {
    let lines = &view.inputs.allocation.lines;
    let mut records = Vec::new();
    for scenario in allocated_scenarios(view) {
        let whole: Money = lines.iter().filter_map(|line| total(carried(scenario, line))).sum();
        records.extend(lines.iter().map(|line| stage(view, scenario, line, whole)));
    }
    set("stages", &STAGES, records)
}

fn stage(view: &View<'_>, scenario: &Scenario, line: &StageLine, whole: Money) -> Record {
    let planned = total(line.planned.as_ref());
    let allocated = total(carried(scenario, line)).filter(|_| view.judged());
    let cut = planned.zip(allocated).map(|(planned, allocated)| planned - allocated);
    // What binds is told of the commitment alone.
    let binding = line.binding.filter(|_| *scenario == Scenario::Worst && view.judged());
    let period = match binding {
        Some(Binding::Reserve(period)) => view.projection.periods.get(period),
        _ => None,
    };
    vec![
        scenario.word().into(),
        line.stage.name().into(),
        line.touchpoint.clone().into(),
        line.recent.into(),
        planned.into(),
        allocated.into(),
        allocated.and_then(|allocated| share(view, allocated, whole)).into(),
        cut.into(),
        reason(scenario, line, cut).into(),
        binding.map(Binding::word).into(),
        period.map(Period::id).into(),
        line.inferred.into(),
    ]
}

/// Share to four decimals, by whole coins: the division never leaves integers.
fn share(view: &View<'_>, part: Money, whole: Money) -> Option<f64> {
    let (part, whole) = (view.figures.coins(part), view.figures.coins(whole));
    (whole > 0).then(|| {
        let parts = (part * 20_000 + whole) / (whole * 2);
        f64::from(i32::try_from(parts).unwrap_or(i32::MAX)) / 10_000.0
    })
}

fn reason(scenario: &Scenario, line: &StageLine, cut: Option<Money>) -> Option<String> {
    if line.kind == StageLineKind::Unbudgeted {
        return (!line.recent.is_zero()).then(|| "not in budget".to_owned());
    }
    let cut = cut?;
    match scenario {
        _ if cut.is_negative() => Some("above plan, up to cap".to_owned()),
        _ if cut.is_zero() => None,
        Scenario::Worst => Some(match line.held {
            Some(held) => format!("held {}..{}", held.start, held.end),
            None => line.reason.clone(),
        }),
        _ => Some("below plan".to_owned()),
    }
}

/// `allocation`: one record per scenario, planned line and period.
pub(super) fn allocation(view: &View<'_>) -> Field {
    let mut records = Vec::new();
    let wanted = view.inputs.readers == Readers::Programs;
    for scenario in allocated_scenarios(view).filter(|_| wanted) {
        for line in &view.inputs.allocation.lines {
            let Some(planned) = &line.planned else {
                continue;
            };
            let allocated = carried(scenario, line).filter(|_| view.judged());
            for (index, period) in view.projection.periods.iter().enumerate() {
                let at = |amounts: &[Money]| -> Cell { amounts.get(index).copied().into() };
                records.push(vec![
                    scenario.word().into(),
                    period.id().into(),
                    period.span.end.into(),
                    line.stage.name().into(),
                    line.touchpoint.clone().into(),
                    at(planned),
                    at(&line.floor),
                    at(&line.cap),
                    allocated.map_or(Cell::Null, |amounts| at(amounts)),
                ]);
            }
        }
    }
    set("allocation", &ALLOCATION, records)
}

/// `lump_sum`: what can be spent today in one sum, or null.
pub(super) fn lump_sum(view: &View<'_>) -> Field {
    Field::Object(view.inputs.allocation.lump_sum.as_ref().map(|lump| {
        vec![
            ("in_place_of_plan", lump.in_place_of_plan.into()),
            ("beside_commitment", lump.beside_commitment.into()),
        ]
    }))
}

/// `release`: what is held and what frees it, or null.
pub(super) fn release(view: &View<'_>) -> Field {
    Field::Object(view.inputs.allocation.release.as_ref().map(|release| {
        vec![
            ("amount", release.amount.into()),
            ("from", release.span.start.into()),
            ("to", release.span.end.into()),
            ("decide_on", release.decide_on.into()),
            ("balance", release.balance.into()),
            ("probability", release.probability.into()),
        ]
    }))
}
