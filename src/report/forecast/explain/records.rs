//! The view for programs: `cashcast.explain/1`. Every key is always there.

use super::ExplainInputs;
use crate::aggregate::{FoundRows, RowQuery, RowsOf, SourceRow};
use crate::domain::{LineKey, Scenario};
use crate::project::ExplainedEstimate;
use crate::report::forecast::records::set;
use crate::report::model::line_cells;
use crate::report::{Cell, Field, Record};

const PARTS: [&str; 9] =
    ["flow", "stage", "touchpoint", "category", "basis", "best", "base", "worst", "known_from"];
const PAYMENTS: [&str; 9] =
    ["flow", "stage", "touchpoint", "category", "party", "date", "amount", "evidence", "source"];
const ESTIMATES: [&str; 15] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "amount",
    "half_life_weeks",
    "models",
    "learned_a_week",
    "level_a_week",
    "drift_t",
    "drift_kept",
    "drift_weight",
    "shape_weight",
    "calendar_share",
    "source",
];
const DAYS: [&str; 9] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "date",
    "month_index",
    "day_weight",
    "beside",
    "amount",
];
const DRIVERS: [&str; 12] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "driver",
    "lag_weeks",
    "slope",
    "level",
    "start",
    "end",
    "value",
    "amount",
];
const ITEMS: [&str; 9] =
    ["flow", "stage", "touchpoint", "category", "basis", "name", "date", "amount", "known_from"];
const BUDGETS: [&str; 8] =
    ["flow", "stage", "touchpoint", "category", "start", "end", "amount", "known_from"];
const SOURCES: [&str; 11] = [
    "source",
    "flow",
    "stage",
    "touchpoint",
    "category",
    "kind",
    "party",
    "rows",
    "sum",
    "first_date",
    "last_date",
];
const ROWS: [&str; 7] = ["source", "shown_as", "file", "line", "date", "amount", "text"];

/// Everything after `schema`, in order.
pub(super) fn fields(inputs: &ExplainInputs<'_>) -> Vec<(&'static str, Field)> {
    let made = inputs.explanation;
    let question = &made.question;
    let projection = inputs.forecast.projection;
    let settings = inputs.forecast.settings;
    let period = question.period.map(|index| projection.periods[index].id());
    let [best, base, worst] = Scenario::BAND.map(|scenario| made.figure(&scenario));
    vec![
        ("as_of", projection.as_of.into()),
        ("config_file", settings.config_file.clone().into()),
        ("currency", projection.currency.known_code().map(str::to_owned).into()),
        ("opening_source", inputs.forecast.opening_source.word().into()),
        ("level", u64::from(settings.level).into()),
        ("seed", settings.seed.into()),
        ("line", question.name.as_str().into()),
        ("scenario", question.scenario.word().into()),
        ("period", period.into()),
        ("start", question.span.start.into()),
        ("end", question.span.end.into()),
        ("figure", made.figure(&question.scenario).into()),
        ("best", best.into()),
        ("base", base.into()),
        ("worst", worst.into()),
        ("opening", made.opening.into()),
        ("gap_share", made.gap_share().into()),
        ("parts", set("parts", &PARTS, parts(inputs))),
        ("payments", set("payments", &PAYMENTS, payments(inputs))),
        ("estimates", set("estimates", &ESTIMATES, estimates(inputs))),
        ("days", set("days", &DAYS, days(inputs))),
        ("drivers", set("drivers", &DRIVERS, drivers(inputs))),
        ("items", set("items", &ITEMS, items(inputs))),
        ("budgets", set("budgets", &BUDGETS, budgets(inputs))),
        ("sources", set("sources", &SOURCES, sources(inputs))),
        ("rows", set("rows", &ROWS, rows(inputs))),
    ]
}

fn of_line(key: &LineKey, rest: Vec<Cell>) -> Record {
    line_cells(key).into_iter().chain(rest).collect()
}

/// Sources are numbered from 1.
fn number(query: usize) -> Cell {
    u64::try_from(query + 1).unwrap_or(u64::MAX).into()
}

fn parts(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let parts = inputs.explanation.parts.iter();
    parts
        .map(|part| {
            let [best, base, worst] = part.amounts;
            of_line(
                &part.line,
                vec![
                    part.basis.word().into(),
                    best.into(),
                    base.into(),
                    worst.into(),
                    part.known_from.as_str().into(),
                ],
            )
        })
        .collect()
}

fn payments(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let payments = inputs.explanation.payments.iter();
    payments
        .map(|payment| {
            of_line(
                &payment.line,
                vec![
                    payment.party.clone().into(),
                    payment.date.into(),
                    payment.amount.into(),
                    payment.evidence.as_str().into(),
                    number(payment.query),
                ],
            )
        })
        .collect()
}

fn estimates(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let estimates = inputs.explanation.estimates.iter();
    estimates
        .map(|estimate| {
            of_line(
                &estimate.line,
                vec![
                    estimate.amount.into(),
                    estimate.half_life.into(),
                    models(estimate).into(),
                    estimate.learned_a_week.into(),
                    estimate.level_a_week.into(),
                    estimate.drift_t.into(),
                    estimate.drift_kept.into(),
                    estimate.drift_weight.into(),
                    estimate.shape_weight.into(),
                    estimate.calendar_share.into(),
                    number(estimate.query),
                ],
            )
        })
        .collect()
}

/// `ETS 0.41, Theta 0.32, mean 0.27`; nothing for a run rate.
fn models(estimate: &ExplainedEstimate) -> Option<String> {
    let weights = estimate.models.iter().map(|(name, weight)| format!("{name} {weight:.2}"));
    (!estimate.models.is_empty()).then(|| weights.collect::<Vec<_>>().join(", "))
}

fn days(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for estimate in &inputs.explanation.estimates {
        records.extend(estimate.days.iter().map(|day| {
            of_line(
                &estimate.line,
                vec![
                    day.date.into(),
                    day.season.into(),
                    day.weight.into(),
                    day.beside.into(),
                    day.amount.into(),
                ],
            )
        }));
    }
    records
}

/// One record for each week that a driver stands behind.
fn drivers(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let estimates = inputs.explanation.estimates.iter();
    let driven = estimates.filter_map(|estimate| Some((estimate, estimate.driver.as_ref()?)));
    driven
        .flat_map(|(estimate, driver)| {
            driver.weeks.iter().map(|week| {
                of_line(
                    &estimate.line,
                    vec![
                        driver.name.as_str().into(),
                        u64::try_from(driver.lag).unwrap_or(u64::MAX).into(),
                        Cell::Exact(driver.slope, 2),
                        driver.level.into(),
                        week.span.start.into(),
                        week.span.end.into(),
                        week.value.into(),
                        week.amount.into(),
                    ],
                )
            })
        })
        .collect()
}

fn items(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let items = inputs.explanation.items.iter();
    items
        .map(|item| {
            of_line(
                &item.line,
                vec![
                    item.basis.word().into(),
                    item.name.as_str().into(),
                    item.date.into(),
                    item.amount.into(),
                    item.known_from.as_str().into(),
                ],
            )
        })
        .collect()
}

fn budgets(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let budgets = inputs.explanation.budgets.iter();
    budgets
        .map(|budget| {
            of_line(
                &budget.line,
                vec![
                    budget.span.start.into(),
                    budget.span.end.into(),
                    budget.amount.into(),
                    budget.known_from.as_str().into(),
                ],
            )
        })
        .collect()
}

fn sources(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let queries = inputs.explanation.queries.iter().zip(inputs.found).enumerate();
    queries.map(|(index, (query, found))| source(index, query, found)).collect()
}

fn source(index: usize, query: &RowQuery, found: &FoundRows) -> Record {
    let (kind, party) = match &query.rows {
        RowsOf::Payments { party, .. } => ("recurring", party.clone()),
        RowsOf::Rest { .. } => ("rest", None),
        RowsOf::Dated(_) => ("after as-of", None),
    };
    let mut record = vec![number(index)];
    record.extend(of_line(
        &query.line,
        vec![
            kind.into(),
            party.filter(|party| !party.is_empty()).into(),
            found.count.into(),
            found.sum.into(),
            found.days.map(|days| days.start).into(),
            found.days.map(|days| days.end).into(),
        ],
    ));
    record
}

fn rows(inputs: &ExplainInputs<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, found) in inputs.found.iter().enumerate() {
        for (shown_as, rows) in [("latest", &found.latest), ("largest", &found.largest)] {
            records.extend(rows.iter().map(|row| record_of(inputs, index, shown_as, row)));
        }
    }
    records
}

fn record_of(inputs: &ExplainInputs<'_>, index: usize, shown_as: &str, row: &SourceRow) -> Record {
    vec![
        number(index),
        shown_as.into(),
        inputs.files.get(row.file).map(|file| (*file).to_owned()).into(),
        row.line.into(),
        row.date.into(),
        row.amount.into(),
        row.text.as_str().into(),
    ]
}
