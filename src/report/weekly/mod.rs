//! The report of `cashcast report`: one document for Monday's mail. The answer first, then cash,
//! stages, budget against actual, and what changed since the last saved forecast.

mod changes;

use super::forecast::records::{NOTES, note, set};
use super::{
    Block, Document, Field, ForecastInputs, Record, Report, TableBlock, VarianceInputs, forecast,
    since, variance,
};
use crate::control::{Alarm, Changes, News};
use crate::domain::Note;

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.report/1";

/// The parts that `--tables` may choose.
const PARTS: [&str; 7] = ["cash", "way", "stages", "commit", "variance", "changes", "notes"];
/// Tables taken from the forecast, in its order.
const OF_FORECAST: [&str; 4] = ["cash", "way", "stages", "commit"];
/// Tables taken from the comparison with the budget.
const OF_VARIANCE: [&str; 1] = ["variance"];
/// What JSON takes from the forecast.
const FORECAST_FIELDS: [&str; 14] = [
    "as_of",
    "config_file",
    "currency",
    "opening_balance",
    "opening_source",
    "reserve",
    "horizon",
    "every",
    "level",
    "seed",
    "sources",
    "scenarios",
    "periods",
    "stages",
];
/// Keys of `alarms`.
const ALARMS: [&str; 3] = ["name", "message", "new"];

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct WeeklyInputs<'a> {
    /// The forecast.
    pub forecast: ForecastInputs<'a>,
    /// Budget against actual, where there is a budget of days that are past.
    pub variance: Option<VarianceInputs<'a>>,
    /// Today's figures beside those of the last saved forecast, where there is one.
    pub changes: Option<&'a Changes>,
    /// Breached thresholds.
    pub alarms: &'a [Alarm],
}

/// Builds the report.
pub fn weekly(inputs: &WeeklyInputs<'_>) -> Report {
    let forecast = forecast(&inputs.forecast);
    let variance = inputs.variance.as_ref().map(variance);
    let decimals = forecast.decimals;
    let notes = notes(inputs);
    let fields = fields(inputs, &forecast, variance.as_ref(), &notes);
    Report {
        schema: SCHEMA,
        decimals,
        fields,
        document: document(
            inputs,
            forecast.document,
            variance.map(|report| report.document),
            &notes,
        ),
        default_table: "periods",
        tables: Vec::new(),
        parts: &PARTS,
        on_request: Vec::new(),
    }
}

fn document(
    inputs: &WeeklyInputs<'_>,
    forecast: Document,
    variance: Option<Document>,
    notes: &[Note],
) -> Document {
    let mut blocks = Vec::new();
    let mut tables: Vec<TableBlock> = Vec::new();
    let mut sentences: Vec<String> = inputs.alarms.iter().map(alarm_sentence).collect();
    for block in forecast.blocks {
        match block {
            Block::Banner { .. } => blocks.push(block),
            Block::Title(mut parts) => {
                if let Some(first) = parts.first_mut() {
                    "CASH REPORT".clone_into(first);
                }
                blocks.push(Block::Title(parts));
            }
            Block::Headline(paragraphs) => sentences.extend(paragraphs),
            Block::Table(table) if OF_FORECAST.contains(&table.name) => tables.push(table),
            Block::Table(_) | Block::Listing(_) | Block::Notes(_) => {}
        }
    }
    for block in variance.into_iter().flat_map(|document| document.blocks) {
        match block {
            Block::Headline(paragraphs) => sentences.extend(paragraphs),
            Block::Table(table) if OF_VARIANCE.contains(&table.name) => tables.push(table),
            _ => {}
        }
    }
    sentences.push(changes::sentence(inputs));
    blocks.push(Block::Headline(sentences));
    let figures = changes::figures(inputs);
    tables.extend(inputs.changes.map(|changes| since::table(changes, changes.all(), figures)));
    blocks.extend(tables.into_iter().map(Block::Table));
    blocks.push(Block::Notes(notes.iter().map(|note| note.message.clone()).collect()));
    Document { blocks }
}

/// `ALARM, new: below-reserve@worst: 7,694.00 on 2026-07-20 …`.
fn alarm_sentence(alarm: &Alarm) -> String {
    let news = match alarm.news {
        News::New => "new",
        News::Known => "as in the last saved forecast",
    };
    format!("ALARM, {news}: {}: {}.", alarm.name, alarm.found)
}

/// Notes of both, each once.
fn notes(inputs: &WeeklyInputs<'_>) -> Vec<Note> {
    let mut notes = super::forecast::notes_of(&inputs.forecast);
    // the comparison stands below; it need not be pointed at
    notes.retain(|note| note.code != "budget-to-date" || inputs.variance.is_none());
    for note in inputs.variance.iter().flat_map(super::variance::notes_of) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn fields(
    inputs: &WeeklyInputs<'_>,
    forecast: &Report,
    variance: Option<&Report>,
    notes: &[Note],
) -> Vec<(&'static str, Field)> {
    let from = |report: &Report, name: &str| {
        report.fields.iter().find(|(key, _)| *key == name).map(|(key, field)| (*key, field.clone()))
    };
    let alarm = |alarm: &Alarm| -> Record {
        vec![
            alarm.name.as_str().into(),
            alarm.found.as_str().into(),
            (alarm.news == News::New).into(),
        ]
    };
    let mut fields: Vec<(&'static str, Field)> =
        FORECAST_FIELDS.iter().filter_map(|name| from(forecast, name)).collect();
    let alarms = set("alarms", &ALARMS, inputs.alarms.iter().map(alarm).collect());
    fields.insert(0, ("alarms", alarms));
    let compared = variance.and_then(|variance| from(variance, "variance"));
    let empty = || ("variance", super::variance::no_records());
    fields.push(compared.unwrap_or_else(empty));
    fields.push(("last_forecast", since::last(inputs.changes)));
    let shown = inputs.changes.into_iter().flat_map(Changes::all);
    fields.push(("changes", since::records(shown)));
    fields.push(("notes", set("notes", &NOTES, notes.iter().map(note).collect())));
    fields
}
