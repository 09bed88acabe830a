//! The view for programs: DESIGN §9 to the letter. Exact amounts, every key always there.

use super::SCHEMA;
use super::view::View;
use super::{
    credit, open_items, planned, recurring, reserves, scenarios as runways, spend_records, trend,
};
use crate::domain::{Money, Note, Scenario, WhatIf};
use crate::ingest::LedgerSummary;
use crate::project::{PeriodFigures, ProjectedLine, ScenarioFigures};
use crate::report::model::line_cells;
use crate::report::{Cell, Field, Record, RecordSet, track_record};

/// Keys of `sources`.
pub(in crate::report) const SOURCES: [&str; 7] =
    ["file", "rows", "used", "ignored", "rejected", "first_date", "last_date"];
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
/// Keys of `notes`.
pub(in crate::report) const NOTES: [&str; 4] = ["code", "message", "file", "line"];
/// Keys of `accuracy.coverage`.
const COVERAGE: [&str; 3] = ["weeks", "forecasts", "inside"];

/// Everything after `schema`, in order.
pub(super) fn fields(view: &View<'_>, notes: &[Note]) -> Vec<(&'static str, Field)> {
    debug_assert!(SCHEMA.ends_with("/1"), "a changed record needs a new schema");
    let inputs = view.inputs;
    let projection = view.projection;
    vec![
        ("as_of", projection.as_of.into()),
        ("config_file", inputs.settings.config_file.clone().into()),
        ("currency", projection.currency.known_code().map(str::to_owned).into()),
        ("opening_balance", projection.opening.into()),
        ("opening_source", inputs.opening_source.word().into()),
        ("reserve", view.threshold.into()),
        ("horizon", inputs.settings.horizon.to_string().into()),
        ("every", view.grain().word().into()),
        ("level", u64::from(inputs.settings.level).into()),
        ("seed", inputs.settings.seed.into()),
        ("sources", set("sources", &SOURCES, sources(inputs.sources))),
        ("scenarios", set("scenarios", &SCENARIOS, scenarios(view))),
        ("periods", set("periods", &PERIODS, periods(view))),
        ("lines", set("lines", &LINES, lines(view))),
        ("stages", spend_records::stages(view)),
        ("allocation", spend_records::allocation(view)),
        ("release", spend_records::release(view)),
        ("accuracy", accuracy(view)),
        ("runway", runways::records(view)),
        ("funding_gaps", reserves::gap_records(view)),
        ("surplus", reserves::surplus_records(view)),
        ("credit", credit::records(view)),
        ("ageing", open_items::ageing_records(view)),
        ("working_capital", open_items::days_records(view)),
        ("open_items", open_items::records(view)),
        ("planned", planned::records(view)),
        ("recurring", recurring::records(view)),
        ("trend", trend::records(view)),
        ("notes", set("notes", &NOTES, notes.iter().map(note).collect())),
    ]
}

pub(in crate::report) fn set(
    name: &'static str,
    columns: &'static [&'static str],
    records: Vec<Record>,
) -> Field {
    Field::Records(RecordSet { name, columns, records })
}

/// One record for each ledger file.
pub(in crate::report) fn sources(sources: &[LedgerSummary]) -> Vec<Record> {
    sources
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
pub(super) fn of_band(scenario: &Scenario) -> bool {
    Scenario::BAND.contains(scenario)
}

fn scenarios(view: &View<'_>) -> Vec<Record> {
    view.recorded.iter().map(|figures| scenario(view, figures)).collect()
}

fn scenario(view: &View<'_>, figures: &ScenarioFigures) -> Record {
    let projection = view.projection;
    let low = figures.low.0;
    let on_edge = |what_if: &WhatIf| what_if.band && what_if.scenario == figures.scenario;
    let edge = matches!(figures.scenario, Scenario::Best | Scenario::Worst)
        || view.inputs.settings.what_ifs.iter().any(on_edge);
    // of the simulated paths, so the same in best, base and worst; a what-if has none
    let simulated = view.judged() && of_band(&figures.scenario);
    let reserved = view.threshold.is_some();
    let over = view.judged().then(|| low - view.level());
    let positive = |amount: Money| {
        if amount.is_positive() { amount } else { Money::ZERO }
    };
    let closing = figures.periods.last().map_or(projection.opening, |period| period.closing);
    vec![
        figures.scenario.word().into(),
        edge.then(|| u64::from(view.inputs.settings.level)).into(),
        closing.into(),
        low.into(),
        figures.low.1.into(),
        (of_band(&figures.scenario)).then_some(projection.low_balance_p10).into(),
        figures.below_reserve_on.filter(|_| view.judged() && reserved).into(),
        figures.below_zero_on.filter(|_| view.judged()).into(),
        over.map(|over| positive(-over)).into(),
        over.map(positive).into(),
        projection.probability_below_reserve.filter(|_| simulated && reserved).into(),
        simulated.then_some(projection.probability_below_zero).into(),
    ]
}

fn periods(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for figures in &view.recorded {
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
        level.filter(|_| view.judged()).map(|level| figures.low - level).into(),
        chance(&projection.probability_below_reserve_by_period, simulated && level.is_some()),
        chance(&projection.probability_below_zero_by_period, simulated),
    ]
}

fn lines(view: &View<'_>) -> Vec<Record> {
    let mut records = Vec::new();
    for figures in &view.recorded {
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
    let period = [
        scenario.word().into(),
        period.id().into(),
        period.span.start.into(),
        period.span.end.into(),
    ];
    let figures = [line.basis.word().into(), amount.into()];
    period.into_iter().chain(line_cells(&line.key)).chain(figures).collect()
}

fn accuracy(view: &View<'_>) -> Field {
    Field::Object(view.projection.accuracy.as_ref().map(|record| {
        let coverage = record
            .horizons
            .iter()
            .map(|horizon| {
                let numbers = [horizon.weeks, horizon.forecasts, horizon.inside];
                numbers.map(|number| u64::from(number).into()).to_vec()
            })
            .collect();
        let mut fields = track_record::head(record);
        fields.extend([
            ("wape_weekly_net", record.net.wape.into()),
            ("wape_mean_13", record.net.wape_mean_13.into()),
            ("wape_balance_stays", record.net.wape_balance_stays.into()),
            ("coverage", set("coverage", &COVERAGE, coverage)),
            ("summary", Field::Records(track_record::summary(record))),
            ("horizons", Field::Records(track_record::horizons(record))),
            ("lines", Field::Records(track_record::lines(record))),
        ]);
        fields
    }))
}

/// One record for a note.
pub(in crate::report) fn note(note: &Note) -> Record {
    let position = note.position.as_ref();
    vec![
        note.code.into(),
        note.message.as_str().into(),
        position.map(|position| position.file.to_string()).into(),
        position.and_then(|position| position.line).into(),
    ]
}
