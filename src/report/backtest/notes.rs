//! What the figures mean and what they rest on.

use super::BacktestInputs;
use crate::domain::Note;
use crate::project::HorizonRecord;
use crate::report::figures::plural;
use crate::report::forecast::notes::rows;

/// Every note, in the order they are shown.
pub(super) fn all(inputs: &BacktestInputs<'_>) -> Vec<Note> {
    let mut notes = vec![measures(), past_dates(inputs)];
    notes.extend(overlap(inputs));
    notes.extend(inputs.sources.iter().map(rows));
    notes.push(settings(inputs));
    notes.extend(inputs.sources.iter().flat_map(|source| source.notes.iter().cloned()));
    notes.extend(inputs.notes.iter().cloned());
    notes
}

fn measures() -> Note {
    Note::new(
        "measures",
        "WAPE: sum of errors over sum of sizes; accuracy: 100 % less WAPE, below 0 where more is \
         missed than came. Bias: forecast less actual over the same sizes, in the signs of cash: + \
         is more cash forecast than came. MASE: errors over the mean change from week to week \
         before each past date, below 1 is better than repeating the last week. n/a: a share of \
         nothing.",
    )
}

fn past_dates(inputs: &BacktestInputs<'_>) -> Note {
    let record = inputs.record;
    let every = match record.step {
        1 => "week".to_owned(),
        step => format!("{step} weeks"),
    };
    Note::new(
        "past-dates",
        format!(
            "{} made with the code of cashcast forecast, one every {every}, each from the rows up \
             to its date alone; budgets, planned items and one-off rows are not in it. Each band is \
             made without that date's own errors.",
            plural(u64::from(record.forecasts()), "forecast"),
        ),
    )
}

/// Forecasts that overlap are fewer facts than they seem.
fn overlap(inputs: &BacktestInputs<'_>) -> Option<Note> {
    let counts = |horizon: &HorizonRecord| {
        format!("{} of {} after {} weeks", horizon.independent, horizon.forecasts, horizon.weeks)
    };
    let horizons = inputs.record.horizons.iter();
    let overlapping = horizons.filter(|horizon| horizon.independent < horizon.forecasts);
    let parts: Vec<String> = overlapping.map(counts).collect();
    (!parts.is_empty()).then(|| {
        Note::new(
            "overlap",
            format!(
                "Forecasts from neighbouring dates share weeks; without overlap there are {}.",
                parts.join(", ")
            ),
        )
    })
}

fn settings(inputs: &BacktestInputs<'_>) -> Note {
    let text = match &inputs.settings.config_file {
        Some(file) => format!("Settings: {file}."),
        None => "Settings: no configuration file.".to_owned(),
    };
    Note::new("settings", text)
}
