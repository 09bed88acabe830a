//! The view for programs.

use super::super::records::{NOTES, SOURCES, note, set, sources};
use super::super::spend_records;
use super::super::view::View;
use super::{departments, paths, scorecard};
use crate::config::{Pace, Safety, SpendReturn};
use crate::control::Changes;
use crate::domain::{Money, Note};
use crate::report::{Cell, Field, since};

/// Everything after `schema`, in order.
pub(super) fn fields(
    view: &View<'_>,
    changes: Option<&Changes>,
    notes: &[Note],
) -> Vec<(&'static str, Field)> {
    let (inputs, settings) = (view.inputs, view.inputs.settings);
    let projection = view.projection;
    vec![
        ("as_of", projection.as_of.into()),
        ("config_file", settings.config_file.clone().into()),
        ("currency", projection.currency.known_code().map(str::to_owned).into()),
        ("opening_balance", projection.opening.into()),
        ("opening_source", inputs.opening_source.word().into()),
        ("reserve", view.threshold.into()),
        ("horizon", settings.horizon.to_string().into()),
        ("every", view.grain().word().into()),
        ("seed", settings.seed.into()),
        ("policy", settings.policy.word().into()),
        ("safety", word_of_safety(settings.safety).into()),
        ("safety_level", u64::from(settings.safety_level).into()),
        ("pace", word_of_pace(settings.pace).into()),
        ("spend_return", spend_return(settings.spend_return)),
        ("safe", safe(view)),
        ("sources", set("sources", &SOURCES, sources(inputs.sources))),
        ("stages", spend_records::stages(view)),
        ("allocation", spend_records::allocation(view)),
        ("departments", departments::records(view)),
        ("paths", paths::records(view)),
        ("lump_sum", spend_records::lump_sum(view)),
        ("scorecard", scorecard::records(view)),
        ("funnel", scorecard::step_records(view)),
        ("release", spend_records::release(view)),
        ("unfunded_floors", inputs.allocation.unfunded_floors.into()),
        ("last_forecast", since::last(changes)),
        ("changes", since::records(changes.into_iter().flat_map(|of| &of.commitments))),
        ("notes", set("notes", &NOTES, notes.iter().map(note).collect())),
    ]
}

/// What is counted on to come back of stage spend, or null.
fn spend_return(said: Option<SpendReturn>) -> Field {
    Field::Object(said.map(|said| {
        let percent = Cell::Exact(Money::from_decimal(said.percent), 0);
        vec![("percent", percent.into()), ("days", u64::from(said.days).into())]
    }))
}

const fn word_of_safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Joint => "joint",
        Safety::Weekly => "weekly",
    }
}

const fn word_of_pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Full => "full",
        Pace::Even => "even",
    }
}

/// How safe the commitment is, and what binds; null where it cannot be judged.
fn safe(view: &View<'_>) -> Field {
    Field::Object(view.inputs.allocation.safe.as_ref().map(|safe| {
        let period = safe.binding_period.and_then(|at| view.projection.periods.get(at));
        vec![
            ("with_commitment", safe.with_commitment.into()),
            ("with_plan", safe.with_plan.into()),
            ("with_nothing", safe.with_nothing.into()),
            ("binding_period", period.map(crate::domain::Period::id).into()),
            ("binding_day", safe.binding_day.into()),
        ]
    }))
}
