//! THE PATH AFTER IT: lows and closings with the plan as it is, and with what is committed.

use chrono::NaiveDate;

use super::super::view::View;
use crate::allocate::PathAfter;
use crate::domain::Money;
use crate::report::figures::weekday;
use crate::report::{Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// Keys of `paths`.
const PATHS: [&str; 7] = [
    "scenario",
    "low_planned",
    "low_planned_on",
    "low_committed",
    "low_committed_on",
    "closing_planned",
    "closing_committed",
];

/// The paths to show.
fn shown<'a>(view: &View<'a>) -> impl Iterator<Item = &'a PathAfter> {
    let chosen = &view.inputs.settings.scenarios;
    let paths = view.inputs.allocation.paths.iter();
    paths.filter(move |path| chosen.is_empty() || chosen.contains(&path.scenario))
}

/// The table; none where nothing can be judged.
pub(super) fn table(view: &View<'_>) -> Option<TableBlock> {
    let mut rows = vec![Row::rule()];
    rows.extend(shown(view).map(|path| row(view, path)));
    let low = |heading: &'static str| Column::number("lowest").under(heading);
    (rows.len() > 1).then(|| TableBlock {
        name: "paths",
        title: "THE PATH AFTER IT, against the plan as it is".to_owned(),
        columns: vec![
            Column::text(""),
            low("with the plan"),
            Column::text("on").detail(1),
            low("with the commitment"),
            Column::text("on").detail(1),
            Column::text(""),
            Column::number("with plan").under("closing"),
            Column::number("committed").under("closing"),
        ],
        rows,
        continues: false,
    })
}

fn row(view: &View<'_>, path: &PathAfter) -> Row {
    let money = |amount: Money| Printed::number(view.figures.money(amount));
    let low = |(amount, on): (Money, NaiveDate)| {
        [money(amount).alarm_if(view.breaches(amount)), Printed::text(weekday(on))]
    };
    let breach = view.breaches(path.low_committed.0);
    let mark = if breach { "◄ BELOW" } else { "" };
    let mut cells = vec![Printed::text(path.scenario.to_string())];
    cells.extend(low(path.low_planned));
    cells.extend(low(path.low_committed));
    cells.push(Printed::text(mark).alarm_if(breach));
    cells.extend([money(path.closing_planned), money(path.closing_committed)]);
    Row::new(RowKind::Member, cells)
}

/// The records of `paths`.
pub(super) fn records(view: &View<'_>) -> Field {
    let record = |path: &PathAfter| -> Record {
        vec![
            path.scenario.word().into(),
            path.low_planned.0.into(),
            path.low_planned.1.into(),
            path.low_committed.0.into(),
            path.low_committed.1.into(),
            path.closing_planned.into(),
            path.closing_committed.into(),
        ]
    };
    super::super::records::set("paths", &PATHS, shown(view).map(record).collect())
}
