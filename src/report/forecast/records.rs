//! The view for programs: DESIGN §9 to the letter. Exact amounts, every key always there.

use super::SCHEMA;
use super::view::View;
use crate::allocate::{StageLine, StageLineKind};
use crate::domain::{Money, Note, Scenario};
use crate::project::{PeriodFigures, ProjectedLine, ScenarioFigures};
use crate::report::{Cell, Field, Record, RecordSet};

/// Keys of `sources`.
const SOURCES: [&str; 7] = [
    "file",
    "rows",
    "used",
    "ignored",
    "rejected",
    "first_date",
    "last_date",
];
/// Keys of `scenarios`.
const SCENARIOS: [&str; 12] = [
    "scenario",
    "level",
    "closing_balance",
    "low_balance",
    "low_date",
    "low_balance_p10",
    "below_reserve_on",
    "below_zero_on",
    "shortfall",
    "surplus",
    "probability_below_reserve",
    "probability_below_zero",
];
/// Keys of `periods`.
const PERIODS: [&str; 16] = [
    "scenario",
    "period",
    "start",
    "end",
    "opening",
    "receipts",
    "disbursements",
    "financing",
    "net",
    "closing",
    "low",
    "low_date",
    "reserve",
    "headroom",
    "probability_below_reserve",
    "probability_below_zero",
];
/// Keys of `lines`.
const LINES: [&str; 10] = [
    "scenario",
    "period",
    "start",
    "end",
    "flow",
    "stage",
    "touchpoint",
    "category",
    "basis",
    "amount",
];
/// Keys of `stages`.
const STAGES: [&str; 10] = [
    "scenario",
    "stage",
    "touchpoint",
    "recent",
    "planned",
    "allocated",
    "share",
    "cut",
    "reason",
    "inferred",
];
/// Keys of `allocation`.
const ALLOCATION: [&str; 9] = [
    "scenario",
    "period",
    "end",
    "stage",
    "touchpoint",
    "planned",
    "floor",
    "cap",
    "allocated",
];
/// Keys of `notes`.
const NOTES: [&str; 4] = ["code", "message", "file", "line"];
/// Keys of `accuracy.coverage`.
const COVERAGE: [&str; 3] = ["weeks", "forecasts", "inside"];

/// Everything after `schema`, in order.
pub(super) fn fields(view: &View<'_>, notes: &[Note]) -> Vec<(&'static str, Field)> {
    debug_assert!(
        SCHEMA.ends_with("/1"),
        "a changed record needs a new schema"
    );
    let inputs = view.inputs;
    let projection = view.projection;
    vec![
        ("as_of", projection.as_of.into()),
        ("config_file", inputs.settings.config_file.clone().into()),
        ("currency", projection.currency.code().into()),
        ("opening_balance", projection.opening.into()),
        ("opening_source", inputs.opening_source.word().into()),
        ("reserve", view.threshold.into()),
        ("horizon", inputs.settings.horizon.to_string().into()),
        ("every", view.grain().word().into()),
        ("level", u64::from(inputs.settings.level).into()),
        ("seed", inputs.settings.seed.into()),
        ("sources", set("sources", &SOURCES, sources(view))),
        ("scenarios", set("scenarios", &SCENARIOS, scenarios(view))),
        ("periods", set("periods", &PERIODS, periods(view))),
        ("lines", set("lines", &LINES, lines(view))),
        ("stages", set("stages", &STAGES, stages(view))),
        (
            "allocation",
            set("allocation", &ALLOCATION, allocation(view)),
        ),
        ("release", release(view)),
        ("accuracy", accuracy(view)),
        (
            "notes",
            set("notes", &NOTES, notes.iter().map(note).collect()),
        ),
    ]
}

fn set(name: &'static str, columns: &'static [&'static str], records: Vec<Record>) -> Field {
    Field::Records(RecordSet {
        name,
        columns,
        records,
    })
}

fn sources(view: &View<'_>) -> Vec<Record> {
    view.inputs
        .sources
        .iter()
        .map(|source| {
            vec![
                source.file.as_str().into(),
                source.rows.into(),
                source.used.into(),
                source.ignored.into(),
                source.rejected.into(),
                source.first_date.into(),
                source.last_date.into(),
            ]
        })
        .collect()
}

/// Is the scenario an edge or the middle of the simulated band?
fn of_band(scenario: &Scenario) -> bool {
    Scenario::BAND.contains(scenario)
}

fn scenarios(view: &View<'_>) -> Vec<Record> {
    view.scenarios
        .iter()
        .map(|figures| scenario(view, figures))
        .collect()
}

fn scenario(view: &View<'_>, figures: &ScenarioFigures) -> Record {
    let projection = view.projection;
    let low = figures.low.0;
    let edge = matches!(figures.scenario, Scenario::Best | Scenario::Worst);
    // of the simulated paths, so the same in best, base and worst; a what-if has none
    let simulated = view.judged() && of_band(&figures.scenario);
    let reserved = view.threshold.is_some();
    let over = view.judged().then(|| low - view.level());
    let positive = |amount: Money| {
        if amount.is_positive() {
            amount
        } else {
            Money::ZERO
        }
    };
    let closing = figures
        .periods
        .last()
        .map_or(projection.opening, |period| period.closing);
    vec![
        figures.scenario.word().into(),
        edge.then(|| u64::from(view.inputs.settings.level)).into(),
        closing.into(),
        low.into(),
        figures.low.1.into(),
        (of_band(&figures.scenario))
            .then_some(projection.low_balance_p10)
            .into(),
        figures
            .below_reserve_on
            .filter(|_| view.judged() && reserved)
            .into(),
        figures.below_zero_on.filter(|_| view.judged()).into(),
        over.map(|over| positive(-over)).into(),
        over.map(positive).into(),
        projection
            .probability_below_reserve
            .filter(|_| simulated && reserved)
            .into(),
        simulated
            .then_some(projection.probability_below_zero)
            .into(),
    ]
}

fn periods(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for figures in &view.scenarios {
        for (index, period) in figures.periods.iter().enumerate() {
            records.push(period_record(view, figures, index, period));
        }
    }
    records
}

fn period_record(
    view: &View<'_>,
    scenario: &ScenarioFigures,
    index: usize,
    figures: &PeriodFigures,
) -> Record {
    let projection = view.projection;
    let period = &projection.periods[index];
    let level = view.threshold;
    let simulated = view.judged() && of_band(&scenario.scenario);
    let chance = |by_period: &[f64], known: bool| -> Cell {
        by_period.get(index).copied().filter(|_| known).into()
    };
    vec![
        scenario.scenario.word().into(),
        period.id().into(),
        period.span.start.into(),
        period.span.end.into(),
        figures.opening.into(),
        figures.receipts.into(),
        figures.disbursements.into(),
        figures.financing.into(),
        (figures.closing - figures.opening).into(),
        figures.closing.into(),
        figures.low.into(),
        figures.low_date.into(),
        level.into(),
        level
            .filter(|_| view.judged())
            .map(|level| figures.low - level)
            .into(),
        chance(
            &projection.probability_below_reserve_by_period,
            simulated && level.is_some(),
        ),
        chance(&projection.probability_below_zero_by_period, simulated),
    ]
}

fn lines(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for figures in &view.scenarios {
        for line in &view.projection.lines {
            let Some(amounts) = line.by_period.get(&figures.scenario) else {
                continue;
            };
            for (period, amount) in view.projection.periods.iter().zip(amounts) {
                records.push(line_record(&figures.scenario, line, period, *amount));
            }
        }
    }
    records
}

fn line_record(
    scenario: &Scenario,
    line: &ProjectedLine,
    period: &crate::domain::Period,
    amount: Money,
) -> Record {
    let key = &line.key;
    vec![
        scenario.word().into(),
        period.id().into(),
        period.span.start.into(),
        period.span.end.into(),
        key.flow.word().into(),
        key.stage
            .as_ref()
            .map(|stage| stage.name().to_owned())
            .into(),
        key.touchpoint.clone().into(),
        key.category.clone().into(),
        line.basis.word().into(),
        amount.into(),
    ]
}

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
    view.scenarios
        .iter()
        .map(|figures| &figures.scenario)
        .filter(|scenario| of_band(scenario))
}

fn total(amounts: Option<&Vec<Money>>) -> Option<Money> {
    amounts.map(|amounts| amounts.iter().sum())
}

fn stages(view: &View<'_>) -> Vec<Record> {
    let lines = &view.inputs.allocation.lines;
    let mut records = Vec::new();
    for scenario in allocated_scenarios(view) {
        let whole: Money = lines
            .iter()
            .filter_map(|line| total(carried(scenario, line)))
            .sum();
        records.extend(lines.iter().map(|line| stage(view, scenario, line, whole)));
    }
    records
}

fn stage(view: &View<'_>, scenario: &Scenario, line: &StageLine, whole: Money) -> Record {
    let planned = total(line.planned.as_ref());
    let allocated = total(carried(scenario, line)).filter(|_| view.judged());
    let cut = planned
        .zip(allocated)
        .map(|(planned, allocated)| planned - allocated);
    vec![
        scenario.word().into(),
        line.stage.name().into(),
        line.touchpoint.clone().into(),
        line.recent.into(),
        planned.into(),
        allocated.into(),
        allocated
            .and_then(|allocated| share(view, allocated, whole))
            .into(),
        cut.into(),
        reason(scenario, line, cut).into(),
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

fn allocation(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for scenario in allocated_scenarios(view) {
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
    records
}

fn release(view: &View<'_>) -> Field {
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

fn accuracy(view: &View<'_>) -> Field {
    Field::Object(view.projection.accuracy.as_ref().map(|accuracy| {
        let coverage = accuracy
            .coverage
            .iter()
            .map(|(weeks, judged, inside)| {
                [weeks, judged, inside]
                    .map(|number| u64::from(*number).into())
                    .to_vec()
            })
            .collect();
        vec![
            ("origins", u64::from(accuracy.origins).into()),
            ("wape_weekly_net", accuracy.wape_weekly_net.into()),
            ("wape_mean_13", accuracy.wape_mean_13.into()),
            ("wape_balance_stays", accuracy.wape_balance_stays.into()),
            ("coverage", set("coverage", &COVERAGE, coverage)),
        ]
    }))
}

fn note(note: &Note) -> Record {
    let position = note.position.as_ref();
    vec![
        note.code.into(),
        note.message.as_str().into(),
        position.map(|position| position.file.to_string()).into(),
        position.and_then(|position| position.line).into(),
    ]
}
