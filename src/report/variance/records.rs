//! The view for programs: exact amounts, every key always there.

use super::departments::departments;
use super::groups::total;
use super::words::ratio;
use super::{VarianceInputs, View, frozen};
use crate::control::{ControlLine, ControlTotals, Direction, WindowFigures, WindowKind};
use crate::domain::{Money, Note};
use crate::report::forecast::records::{NOTES, SOURCES, note, set, sources};
use crate::report::model::line_cells;
use crate::report::{Cell, Field, Record};

/// Keys of `variance`.
const VARIANCE: [&str; 16] = [
    "window",
    "start",
    "end",
    "flow",
    "stage",
    "touchpoint",
    "category",
    "department",
    "budgeted",
    "inferred",
    "budget",
    "actual",
    "variance",
    "variance_ratio",
    "direction",
    "material",
];
/// Keys of `totals`.
const TOTALS: [&str; 9] = [
    "window",
    "start",
    "end",
    "group",
    "budget",
    "actual",
    "variance",
    "variance_ratio",
    "direction",
];
/// Keys of `completion`.
const COMPLETION: [&str; 16] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "department",
    "budget",
    "phased",
    "actual",
    "committed",
    "available",
    "pace",
    "ends_at_plan",
    "ends_at_pace",
    "variance_at_pace",
    "required_per_period",
    "lasts_periods",
];
/// Keys of `departments`.
const DEPARTMENTS: [&str; 9] = [
    "department",
    "flow",
    "budget",
    "phased",
    "actual",
    "variance",
    "variance_ratio",
    "ends_at_pace",
    "variance_at_pace",
];
/// Keys of `units`.
const UNITS: [&str; 9] =
    ["flow", "stage", "touchpoint", "category", "budget", "flexed", "actual", "volume", "spending"];
/// Keys of `standards`.
const STANDARDS: [&str; 12] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "standard",
    "flexed",
    "actual",
    "price",
    "usage",
    "flexible",
    "volume",
    "variance",
];
/// Keys of `outside`.
const OUTSIDE: [&str; 5] = ["flow", "stage", "touchpoint", "category", "amount"];

/// Everything after `schema`, in order.
pub(super) fn fields(
    inputs: &VarianceInputs<'_>,
    view: Option<&View<'_>>,
    notes: &[Note],
) -> Vec<(&'static str, Field)> {
    let calendar = view.map(|view| &view.control.calendar);
    let from = view.map(|view| view.control.materiality);
    let count = |number: Option<usize>| Field::from(number.map(|number| number as u64));
    let all = |of: fn(&View<'_>) -> Vec<Record>| view.map(of).unwrap_or_default();
    vec![
        ("as_of", inputs.as_of.into()),
        ("config_file", inputs.settings.config_file.clone().into()),
        ("currency", inputs.currency.known_code().map(str::to_owned).into()),
        ("every", calendar.map(|calendar| calendar.grain.word()).into()),
        ("start", calendar.map(|calendar| calendar.whole().start).into()),
        ("end", calendar.map(|calendar| calendar.whole().end).into()),
        ("until", calendar.map(|calendar| calendar.until).into()),
        ("periods", count(calendar.map(|calendar| calendar.periods.len()))),
        ("periods_begun", count(calendar.map(|calendar| calendar.current + 1))),
        ("material", from.map(|from| from.amount).into()),
        ("material_percent", ratio(from.map(|from| from.percent)).into()),
        ("sources", set("sources", &SOURCES, sources(inputs.sources))),
        ("variance", variance(view)),
        ("totals", set("totals", &TOTALS, all(totals))),
        (
            "completion",
            set("completion", &COMPLETION, all(|view| each(view, |line| Some(completion(line))))),
        ),
        ("departments", set("departments", &DEPARTMENTS, all(department_records))),
        ("units", set("units", &UNITS, all(|view| each(view, units)))),
        ("standards", set("standards", &STANDARDS, all(|view| each(view, standards)))),
        ("outside", set("outside", &OUTSIDE, all(outside))),
        ("forecasts", frozen::forecast_records(inputs.frozen)),
        ("forecast_lines", frozen::line_records(inputs.frozen)),
        ("lead_times", frozen::lead_records(inputs.frozen)),
        ("notes", set("notes", &NOTES, notes.iter().map(note).collect())),
    ]
}

/// The records of `variance`; none without a budget.
pub(super) fn variance(view: Option<&View<'_>>) -> Field {
    set("variance", &VARIANCE, view.map(windows).unwrap_or_default())
}

fn each(view: &View<'_>, of: fn(&ControlLine) -> Option<Record>) -> Vec<Record> {
    view.control.lines.iter().filter_map(of).collect()
}

fn direction(direction: Option<Direction>) -> Cell {
    direction.map(Direction::letter).into()
}

fn windows(view: &View<'_>) -> Vec<Record> {
    let lines = view.control.lines.iter();
    lines.flat_map(|line| line.windows.iter().map(|window| window_record(line, window))).collect()
}

fn window_record(line: &ControlLine, window: &WindowFigures) -> Record {
    let place: [Cell; 3] =
        [window.kind.word().into(), window.span.start.into(), window.span.end.into()];
    let what: [Cell; 9] = [
        line.department.clone().into(),
        line.budgeted.into(),
        line.inferred.is_some().into(),
        window.budget.into(),
        window.actual.into(),
        window.variance.into(),
        ratio(window.percent.map(hundredth)).into(),
        direction(window.direction),
        window.material.into(),
    ];
    place.into_iter().chain(line_cells(&line.key)).chain(what).collect()
}

fn hundredth(percent: rust_decimal::Decimal) -> rust_decimal::Decimal {
    percent / rust_decimal::Decimal::ONE_HUNDRED
}

/// Sums of stages and of sections, by window.
fn totals(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for section in &view.sections {
        let groups = section.groups.iter().map(|(name, lines)| (name.as_str(), lines.clone()));
        let whole = (total(section.section), section.lines().collect::<Vec<_>>());
        let one = section.groups.len() == 1 && section.groups[0].0 == whole.0;
        let groups: Vec<(&str, Vec<&ControlLine>)> = groups.filter(|_| !one).collect();
        for (name, lines) in groups.into_iter().chain(std::iter::once(whole)) {
            let sums = ControlTotals::of(lines, &view.control.materiality, view.decimals);
            for window in sums.iter().flat_map(|sums| &sums.windows) {
                records.push(vec![
                    window.kind.word().into(),
                    window.span.start.into(),
                    window.span.end.into(),
                    name.into(),
                    window.budget.into(),
                    window.actual.into(),
                    window.variance.into(),
                    ratio(window.percent.map(hundredth)).into(),
                    direction(window.direction),
                ]);
            }
        }
    }
    records
}

fn completion(line: &ControlLine) -> Record {
    let (state, measures) = (&line.state, &line.measures);
    let figures: [Cell; 12] = [
        line.department.clone().into(),
        state.budget.into(),
        state.phased.into(),
        state.actual.into(),
        state.committed.into(),
        measures.available.into(),
        ratio(measures.pace).into(),
        measures.at_plan.into(),
        measures.at_pace.into(),
        measures.variance_at_pace.into(),
        measures.required.into(),
        ratio(measures.lasts).into(),
    ];
    line_cells(&line.key).into_iter().chain(figures).collect()
}

fn department_records(view: &View<'_>) -> Vec<Record> {
    let record = |of: &super::departments::Department<'_>| -> Option<Record> {
        let lines = of.lines.iter().copied();
        let sums = ControlTotals::of(lines, &view.control.materiality, view.decimals)?;
        let window = *sums.window(WindowKind::ToDate)?;
        Some(vec![
            of.name.into(),
            if of.receipts { "receipt" } else { "disbursement" }.into(),
            sums.budget.into(),
            sums.phased.into(),
            sums.actual.into(),
            window.variance.into(),
            ratio(window.percent.map(hundredth)).into(),
            sums.at_pace.into(),
            sums.variance_at_pace.into(),
        ])
    };
    departments(view).iter().filter_map(record).collect()
}

fn amounts(line: &ControlLine, amounts: &[Money]) -> Record {
    line_cells(&line.key).into_iter().chain(amounts.iter().map(|amount| (*amount).into())).collect()
}

fn units(line: &ControlLine) -> Option<Record> {
    let flexed = line.flexed?;
    let state = &line.state;
    Some(amounts(
        line,
        &[state.phased, flexed.flexed, state.actual, flexed.volume, flexed.spending],
    ))
}

fn standards(line: &ControlLine) -> Option<Record> {
    let split = line.price_usage?;
    Some(amounts(
        line,
        &[
            split.static_budget,
            split.flexed_budget,
            split.actual,
            split.price,
            split.usage,
            split.flexible,
            split.volume,
            split.total,
        ],
    ))
}

fn outside(view: &View<'_>) -> Vec<Record> {
    let record = |(key, amount): &(crate::domain::LineKey, Money)| -> Record {
        line_cells(key).into_iter().chain([(*amount).into()]).collect()
    };
    view.control.outside.iter().map(record).collect()
}
