//! PLANNED: every rule of `[[planned]]` with its dates and amounts. Only on request
//! (`--tables planned`).

use super::view::View;
use crate::aggregate::{PlannedDate, PlannedExpansion};
use crate::report::figures::weekday;
use crate::report::{Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "planned";
/// Keys of `planned`.
const PLANNED: [&str; 5] = ["name", "date", "amount", "replaced_by", "known_from"];

/// One row a date; a rule that never fires says so.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    rows.extend(view.inputs.planned.iter().flat_map(|rule| rule_rows(view, rule)));
    if view.inputs.planned.is_empty() {
        rows.push(Row::new(RowKind::Span, vec![Printed::text("No [[planned]] item is set.")]));
    }
    TableBlock {
        name: PART,
        title: "PLANNED, every rule with its dates".to_owned(),
        columns: vec![
            Column::text(""),
            Column::text("on"),
            Column::number("amount"),
            Column::text("counted as").elastic(),
            Column::text("from").detail(1),
        ],
        rows,
        continues: false,
    }
}

fn rule_rows(view: &View<'_>, rule: &PlannedExpansion) -> Vec<Row> {
    let cells = |on: String, amount: String, counted: &str| {
        vec![
            Printed::text(rule.name.clone()),
            Printed::text(on),
            Printed::number(amount),
            Printed::text(counted),
            Printed::text(rule.known_from.clone()),
        ]
    };
    if rule.dates.is_empty() {
        let never = cells(String::new(), String::new(), "never fires in the forecast");
        return vec![Row::new(RowKind::Member, never)];
    }
    let row = |due: &PlannedDate| {
        let counted = due.replaced_by.as_deref().unwrap_or("itself");
        Row::new(RowKind::Member, cells(weekday(due.date), view.figures.money(due.amount), counted))
    };
    rule.dates.iter().map(row).collect()
}

/// The records of `planned`.
pub(super) fn records(view: &View<'_>) -> Field {
    let record = |(rule, due): (&PlannedExpansion, &PlannedDate)| -> Record {
        vec![
            rule.name.clone().into(),
            due.date.into(),
            due.amount.into(),
            due.replaced_by.clone().into(),
            rule.known_from.clone().into(),
        ]
    };
    let dates =
        view.inputs.planned.iter().flat_map(|rule| rule.dates.iter().map(move |due| (rule, due)));
    super::records::set("planned", &PLANNED, dates.map(record).collect())
}
