//! RECURRING: the items that history shows, and what shows them. Only on request
//! (`--tables recurring`): a forecast of a shop has dozens.

use super::view::View;
use crate::project::RecurringEvidence;
use crate::report::figures::{day_month, day_year};
use crate::report::model::line_cells;
use crate::report::{Cell, Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "recurring";
/// Items with a row of their own.
const MOST_ROWS: usize = 60;
/// Keys of `recurring`.
const RECURRING: [&str; 14] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "party",
    "rule",
    "seen",
    "expected",
    "unit",
    "last",
    "amount",
    "stray",
    "on_day",
    "next",
];

/// One row an item, by line.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let items = &view.projection.recurring;
    let columns = vec![
        Column::text(""),
        Column::text("party").elastic(),
        Column::text("when").elastic(),
        Column::number("seen"),
        Column::text("last").detail(3),
        Column::number("amount"),
        Column::number("±").detail(1),
        Column::text("next").detail(2),
    ];
    let mut rows = vec![Row::rule()];
    rows.extend(items.iter().take(MOST_ROWS).map(|item| row(view, item)));
    rows.extend(rest(items.len()));
    TableBlock {
        name: PART,
        title: "RECURRING, items that go on, and what shows them".to_owned(),
        columns,
        rows,
        continues: false,
    }
}

fn row(view: &View<'_>, item: &RecurringEvidence) -> Row {
    let cells = vec![
        Printed::text(item.line.name()),
        Printed::text(item.party.clone().unwrap_or_default()),
        Printed::text(item.rule.clone()),
        Printed::number(format!("{} of {} {}", item.seen, item.expected, item.unit)),
        Printed::text(day_year(item.last)),
        Printed::number(view.figures.money(item.amount)),
        Printed::number(view.figures.money(item.stray)),
        Printed::text(item.next.map(day_month).unwrap_or_default()),
    ];
    Row::new(RowKind::Member, cells)
}

/// What stands below the rows: that there is none, or how many are left out.
fn rest(items: usize) -> Option<Row> {
    let text = match items {
        0 => "No payment of the history recurs by the calendar.".to_owned(),
        items if items > MOST_ROWS => {
            format!("{} more items: see --table recurring of CSV and JSON", items - MOST_ROWS)
        }
        _ => return None,
    };
    Some(Row::new(RowKind::Span, vec![Printed::text(text)]))
}

/// The records of `recurring`.
pub(super) fn records(view: &View<'_>) -> Field {
    let records = view.projection.recurring.iter().map(record).collect();
    super::records::set("recurring", &RECURRING, records)
}

fn record(item: &RecurringEvidence) -> Record {
    let rest: [Cell; 10] = [
        item.party.clone().into(),
        item.rule.clone().into(),
        u64::from(item.seen).into(),
        u64::from(item.expected).into(),
        item.unit.into(),
        item.last.into(),
        item.amount.into(),
        item.stray.into(),
        item.on_day.into(),
        item.next.into(),
    ];
    line_cells(&item.line).into_iter().chain(rest).collect()
}
