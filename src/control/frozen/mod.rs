//! Saved forecasts against what came: line by line, by lead time, and what changed since the last.

mod by_lead;
mod changes;
mod compare;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use crate::domain::{CashTable, Note, SavedForecast};
use crate::project::Projection;
pub use by_lead::LeadAccuracy;
pub use changes::{Change, Changes, changes};
pub use compare::{FrozenComparison, FrozenLine};

/// Weeks ago of the forecasts that are compared.
const LEADS: [u64; 3] = [1, 4, 13];

/// What saved forecasts are compared with.
#[derive(Debug, Clone, Copy)]
pub struct FrozenInputs<'a> {
    /// Saved forecasts, oldest first.
    pub saved: &'a [SavedForecast],
    /// What was paid and received, up to the as-of date.
    pub history: &'a CashTable,
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// Today's forecast, which knows what is still to come; `None` where none can be made.
    pub today: Option<&'a Projection>,
}

/// Saved forecasts with what came of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// The forecasts made 1, 4 and 13 weeks ago, as far as there are; the only one where one is
    /// given.
    pub comparisons: Vec<FrozenComparison>,
    /// All saved forecasts by weeks ahead.
    pub by_lead: Vec<LeadAccuracy>,
    /// Saved forecasts that some of what they forecast is past of, revisions not counted.
    pub forecasts: usize,
    /// What qualifies it.
    pub notes: Vec<Note>,
}

/// Compares saved forecasts with what came. Of several made for one day the last holds.
pub fn frozen(inputs: &FrozenInputs<'_>) -> Frozen {
    let past = latest_revisions(inputs.saved, inputs.as_of);
    let mut notes = Vec::new();
    let only =
        past.first().filter(|only| inputs.saved.iter().all(|saved| saved.as_of == only.as_of));
    let chosen: Vec<(u64, &SavedForecast)> = match only {
        Some(only) => {
            let weeks = (inputs.as_of - only.as_of).num_days() / 7;
            vec![(u64::try_from(weeks).unwrap_or(0), only)]
        }
        None => LEADS
            .iter()
            .filter_map(|weeks| made_ago(&past, inputs.as_of, *weeks).map(|saved| (*weeks, saved)))
            .collect(),
    };
    let missing: Vec<String> = LEADS
        .iter()
        .filter(|weeks| !chosen.iter().any(|(lead, _)| lead == *weeks))
        .map(ToString::to_string)
        .collect();
    if only.is_none() && !missing.is_empty() {
        let text = format!("No saved forecast of {} weeks ago.", missing.join(", "));
        notes.push(Note::new("no-saved-forecast", text));
    }
    let future = inputs.saved.iter().filter(|saved| saved.as_of > inputs.as_of).count();
    if future > 0 {
        let text = format!("{future} saved forecasts of days after the as-of date are left out.");
        notes.push(Note::new("saved-later", text));
    }
    Frozen {
        comparisons: chosen
            .into_iter()
            .filter_map(|(weeks, saved)| compare::compare(inputs, saved, weeks))
            .collect(),
        by_lead: by_lead::by_lead(&past, inputs.history, inputs.as_of),
        forecasts: past.len(),
        notes,
    }
}

/// The last revision of every day before the as-of date.
fn latest_revisions(saved: &[SavedForecast], as_of: NaiveDate) -> Vec<&SavedForecast> {
    let mut made: Vec<&SavedForecast> = Vec::new();
    for forecast in saved.iter().filter(|saved| saved.as_of < as_of) {
        match made.last_mut().filter(|last| last.as_of == forecast.as_of) {
            Some(last) => *last = forecast,
            None => made.push(forecast),
        }
    }
    made
}

/// The forecast made so many weeks ago, or in the week before.
fn made_ago<'a>(
    past: &[&'a SavedForecast],
    as_of: NaiveDate,
    weeks: u64,
) -> Option<&'a SavedForecast> {
    let day = as_of.checked_sub_days(Days::new(7 * weeks))?;
    let before = past.iter().rev().find(|saved| saved.as_of <= day)?;
    ((day - before.as_of).num_days() < 7).then_some(*before)
}
