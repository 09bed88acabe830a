//! SCENARIOS: any number side by side, how long cash lasts in each, and what sets them apart.

use super::view::View;
use crate::domain::{LineKey, Money, Scenario};
use crate::project::{Reach, Runway, ScenarioFigures};
use crate::report::figures::{day_month, weekday};
use crate::report::{Cell, Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "scenarios";
/// Keys of `runway`.
const RUNWAY: [&str; 7] = [
    "scenario",
    "a_week",
    "weeks_to_zero",
    "zero_on",
    "weeks_to_reserve",
    "reserve_on",
    "projected",
];

/// One row a scenario.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let judged = view.judged();
    let mut columns = vec![
        Column::text(""),
        Column::number("closing"),
        Column::number("less base").detail(1),
        Column::number("lowest"),
        Column::text("on"),
    ];
    if judged {
        let level = if view.threshold.is_some() { "below reserve" } else { "below zero" };
        columns.push(Column::text(level));
        columns.push(Column::number("to zero").under("weeks").detail(2));
        if view.threshold.is_some() {
            columns.push(Column::number("to reserve").under("weeks").detail(2));
        }
    }
    let runways = view.projection.runways();
    let mut rows = vec![Row::rule()];
    for (figures, runway) in view.projection.scenarios.iter().zip(&runways) {
        if view.recorded.iter().any(|shown| shown.scenario == figures.scenario) {
            rows.push(row(view, figures, runway));
        }
    }
    let projected = judged && runways.iter().any(is_projected);
    let beyond = if projected { "   (~ beyond the forecast, at its mean week)" } else { "" };
    let title = format!("SCENARIOS, {}{beyond}", view.horizon_words());
    TableBlock { name: PART, title, columns, rows, continues: false }
}

fn row(view: &View<'_>, figures: &ScenarioFigures, runway: &Runway) -> Row {
    let money = |amount: Money| Printed::number(view.figures.money(amount));
    let base = view.scenario(&Scenario::Base).map_or(Money::ZERO, closing);
    let difference = view.figures.units(closing(figures)) - view.figures.units(base);
    let breach = view.breaches(figures.low.0);
    let first = figures.balance.iter().position(|balance| view.breaches(*balance));
    let mut cells = vec![
        Printed::text(figures.scenario.to_string()),
        money(closing(figures)),
        Printed::number(view.figures.print_or_blank(difference)),
        money(figures.low.0).alarm_if(breach),
        Printed::text(weekday(figures.low.1)),
    ];
    if view.judged() {
        let first = first.and_then(|at| view.projection.days.get(at));
        let mark = first.map_or_else(String::new, |day| format!("◄ {}", day_month(*day)));
        cells.push(Printed::text(mark).alarm_if(breach));
        cells.push(Printed::number(weeks(runway.zero)));
        cells.extend(runway.reserve.map(|reach| Printed::number(weeks(reach))));
    }
    Row::new(RowKind::Member, cells)
}

/// The last balance, as lows are judged: before credit, unless the run uses it.
fn closing(figures: &ScenarioFigures) -> Money {
    figures.balance.last().copied().unwrap_or_default()
}

fn weeks(reach: Reach) -> String {
    match reach {
        Reach::Within { weeks, .. } => weeks.to_string(),
        Reach::Beyond { weeks } => format!("~{weeks}"),
        Reach::Never => "–".to_owned(),
    }
}

fn is_projected(runway: &Runway) -> bool {
    let beyond = |reach: Reach| matches!(reach, Reach::Beyond { .. });
    beyond(runway.zero) || runway.reserve.is_some_and(beyond)
}

/// DIFFERENCE TO BASE: by line, for scenarios with drivers.
pub(super) fn differences(view: &View<'_>) -> Option<TableBlock> {
    let named: Vec<&ScenarioFigures> = view
        .recorded
        .iter()
        .copied()
        .filter(|figures| matches!(figures.scenario, Scenario::Named(_)))
        .collect();
    if named.is_empty() {
        return None;
    }
    // A line is told once, however its amounts are known.
    let mut keys: Vec<&LineKey> = view.lines().map(|line| &line.key).collect();
    keys.sort();
    keys.dedup();
    let mut rows = vec![Row::rule()];
    let mut totals = vec![0_i128; named.len()];
    for key in keys {
        let base = of_line(view, key, &Scenario::Base);
        let units: Vec<i128> =
            named.iter().map(|figures| of_line(view, key, &figures.scenario) - base).collect();
        totals.iter_mut().zip(&units).for_each(|(total, units)| *total += units);
        if units.iter().any(|units| *units != 0) {
            rows.push(numbers(view, RowKind::Member, key.name(), &units));
        }
    }
    rows.push(Row::rule());
    rows.push(numbers(view, RowKind::Total, "all lines", &totals));
    let mut columns = vec![Column::text("")];
    columns.extend(named.iter().map(|figures| Column::number(figures.scenario.to_string())));
    let title = format!("DIFFERENCE TO BASE BY LINE, {}", view.horizon_words());
    Some(TableBlock { name: PART, title, columns, rows, continues: true })
}

/// Printed units of a line over the horizon, whatever its basis.
fn of_line(view: &View<'_>, key: &LineKey, scenario: &Scenario) -> i128 {
    let lines = view.projection.lines.iter().filter(|line| line.key == *key);
    let amounts = lines.filter_map(|line| line.by_period.get(scenario)).flatten();
    view.figures.units(amounts.copied().sum())
}

fn numbers(view: &View<'_>, kind: RowKind, name: &str, units: &[i128]) -> Row {
    let cells = units.iter().map(|units| Printed::number(view.figures.print_or_blank(*units)));
    Row::new(kind, std::iter::once(Printed::text(name)).chain(cells).collect())
}

/// The records of `runway`.
pub(super) fn records(view: &View<'_>) -> Field {
    let runways = view.projection.runways();
    let shown = runways
        .iter()
        .filter(|_| view.judged())
        .filter(|runway| view.recorded.iter().any(|other| other.scenario == runway.scenario));
    super::records::set("runway", &RUNWAY, shown.map(record).collect())
}

fn record(runway: &Runway) -> Record {
    let weeks = |reach: Option<Reach>| -> Cell {
        match reach {
            Some(Reach::Within { weeks, .. } | Reach::Beyond { weeks }) => u64::from(weeks).into(),
            _ => Cell::Null,
        }
    };
    let on = |reach: Option<Reach>| -> Cell {
        match reach {
            Some(Reach::Within { on, .. }) => on.into(),
            _ => Cell::Null,
        }
    };
    vec![
        runway.scenario.word().into(),
        runway.a_week.into(),
        weeks(Some(runway.zero)),
        on(Some(runway.zero)),
        weeks(runway.reserve),
        on(runway.reserve),
        is_projected(runway).into(),
    ]
}
