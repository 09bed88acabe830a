//! WHAT CHANGED since the last saved forecast, in a sentence.

use super::WeeklyInputs;
use crate::control::News;
use crate::report::figures::{Figures, plural, weekday_year};

pub(super) fn figures(inputs: &WeeklyInputs<'_>) -> Figures {
    Figures::new(&inputs.forecast.projection.currency, inputs.forecast.cents)
}

/// What moved most since, in a sentence.
pub(super) fn sentence(inputs: &WeeklyInputs<'_>) -> String {
    let figures = figures(inputs);
    let Some(changes) = inputs.changes else {
        return "No earlier forecast is saved: what changed is not told.".to_owned();
    };
    let told = |what: &str| {
        let change = changes.all().find(|change| change.what.starts_with(what))?;
        let what = &change.what;
        let (was, now) = (figures.units(change.was?), figures.units(change.now?));
        Some(match now - was {
            0 => format!("{what} as it was, {}", figures.print(now)),
            more if more > 0 => {
                format!("{what} {} higher, {}", figures.print(more), figures.print(now))
            }
            less => format!("{what} {} lower, {}", figures.print(-less), figures.print(now)),
        })
    };
    let figures: Vec<String> =
        ["base closing", "worst low", "commit, all stages"].into_iter().filter_map(told).collect();
    let new = inputs.alarms.iter().filter(|alarm| alarm.news == News::New).count();
    let new = match new {
        0 => "no new alarm".to_owned(),
        new => plural(new as u64, "new alarm"),
    };
    format!("Since the forecast of {}: {}; {new}.", weekday_year(changes.as_of), figures.join("; "))
}
