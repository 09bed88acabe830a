//! WHAT CHANGED: figures beside those of the last saved forecast.

use super::figures::{Figures, weekday_year};
use super::forecast::records::set;
use super::{Column, Field, Printed, Record, Row, RowKind, TableBlock};
use crate::control::{Change, Changes};
use crate::domain::Money;

/// Keys of `changes`.
const CHANGES: [&str; 4] = ["figure", "was", "now", "change"];

/// The table of some of the figures.
pub(super) fn table<'a>(
    changes: &Changes,
    shown: impl Iterator<Item = &'a Change>,
    figures: Figures,
) -> TableBlock {
    let print = |amount: Option<Money>| {
        amount.map_or_else(Printed::empty, |amount| Printed::number(figures.money(amount)))
    };
    let row = |change: &Change| {
        // as printed: now less then
        let both = change.was.zip(change.now);
        let by = both.map(|(was, now)| figures.units(now) - figures.units(was));
        let by = by.map_or_else(Printed::empty, |by| Printed::number(figures.print_or_blank(by)));
        let cells = vec![Printed::text(&change.what), print(change.was), print(change.now), by];
        Row::new(RowKind::Member, cells)
    };
    let mut rows = vec![Row::rule()];
    rows.extend(shown.map(row));
    TableBlock {
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
    }
}

/// The saved forecast that is compared with; null without one.
pub(super) fn last(changes: Option<&Changes>) -> Field {
    Field::Object(changes.map(|changes| {
        vec![("as_of", changes.as_of.into()), ("file", changes.file.as_str().into())]
    }))
}

/// The records of `changes`.
pub(super) fn records<'a>(shown: impl Iterator<Item = &'a Change>) -> Field {
    let record = |change: &Change| -> Record {
        vec![change.what.as_str().into(), change.was.into(), change.now.into(), change.by().into()]
    };
    set("changes", &CHANGES, shown.map(record).collect())
}
