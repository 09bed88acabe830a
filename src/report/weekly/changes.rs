//! WHAT CHANGED since the last saved forecast.

use super::WeeklyInputs;
use crate::control::{Change, News};
use crate::domain::Money;
use crate::report::figures::{Figures, plural, weekday_year};
use crate::report::forecast::records::set;
use crate::report::{Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// Keys of `changes`.
const CHANGES: [&str; 4] = ["figure", "was", "now", "change"];

fn figures(inputs: &WeeklyInputs<'_>) -> Figures {
    Figures::new(&inputs.forecast.projection.currency, inputs.forecast.cents)
}

/// What moved most since, in a sentence.
pub(super) fn sentence(inputs: &WeeklyInputs<'_>) -> String {
    let figures = figures(inputs);
    let Some(changes) = inputs.changes else {
        return "No earlier forecast is saved: what changed is not told.".to_owned();
    };
    let told = |what: &str| {
        let change = changes.figures.iter().find(|change| change.what == what)?;
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

/// The table; none without a saved forecast.
pub(super) fn table(inputs: &WeeklyInputs<'_>) -> Option<TableBlock> {
    let (changes, figures) = (inputs.changes?, figures(inputs));
    let print = |amount: Option<Money>| {
        amount.map_or_else(Printed::empty, |amount| Printed::number(figures.money(amount)))
    };
    let row = |change: &Change| {
        // as printed: now less then
        let by =
            change.was.zip(change.now).map(|(was, now)| figures.units(now) - figures.units(was));
        let by = by.map_or_else(Printed::empty, |by| Printed::number(figures.print_or_blank(by)));
        let cells = vec![Printed::text(&change.what), print(change.was), print(change.now), by];
        Row::new(RowKind::Member, cells)
    };
    let mut rows = vec![Row::rule()];
    rows.extend(changes.figures.iter().map(row));
    Some(TableBlock {
        name: "changes",
        title: format!("WHAT CHANGED since the forecast of {}", weekday_year(changes.as_of)),
        columns: vec![
            Column::text(""),
            Column::number("was"),
            Column::number("now"),
            Column::number("change"),
        ],
        rows,
        continues: false,
    })
}

/// The saved forecast that is compared with; null without one.
pub(super) fn last(inputs: &WeeklyInputs<'_>) -> Field {
    Field::Object(inputs.changes.map(|changes| {
        vec![("as_of", changes.as_of.into()), ("file", changes.file.as_str().into())]
    }))
}

/// The records of `changes`.
pub(super) fn records(inputs: &WeeklyInputs<'_>) -> Field {
    let record = |change: &Change| -> Record {
        vec![change.what.as_str().into(), change.was.into(), change.now.into(), change.by().into()]
    };
    let all = inputs.changes.into_iter().flat_map(|changes| &changes.figures);
    set("changes", &CHANGES, all.map(record).collect())
}
