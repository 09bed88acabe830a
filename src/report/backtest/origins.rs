//! BY PAST DATE: each forecast on its own.

use super::BacktestInputs;
use super::tables::{bias, share};
use crate::project::OriginRecord;
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// The table.
pub(super) fn table(inputs: &BacktestInputs<'_>) -> TableBlock {
    let rows = inputs.record.origins.iter().map(|origin| origin_row(inputs, origin));
    TableBlock {
        name: "origins",
        title: "BY PAST DATE, closing balance forecast less actual   (OUT = outside best–worst)"
            .to_owned(),
        columns: columns(),
        rows: std::iter::once(Row::rule()).chain(rows).collect(),
        continues: false,
    }
}

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::text("as of"),
        Column::number("WAPE"),
        Column::number("13-week\nmean").detail(1),
        Column::number("bias").detail(4),
        Column::number("weeks").detail(5),
    ];
    for (weeks, rank) in [(4, 3), (8, 2), (13, 0)] {
        let group = format!("after {weeks} weeks");
        columns.extend([
            Column::number("error").under(&*group).detail(rank),
            Column::number("band ±").under(&*group).detail(rank.max(2)),
            Column::text("").under(&*group).detail(rank),
        ]);
    }
    columns
}

fn origin_row(inputs: &BacktestInputs<'_>, origin: &OriginRecord) -> Row {
    let figures = inputs.figures();
    let net = &origin.net;
    let mut cells = vec![
        Printed::text(origin.as_of.format("%e %b %Y").to_string()),
        share(net.wape),
        share(net.wape_mean_13),
        bias(net.bias),
        Printed::number(net.weeks.to_string()),
    ];
    for weeks in [4, 8, 13] {
        match origin.closings.iter().find(|closing| closing.weeks == weeks) {
            Some(closing) => cells.extend([
                Printed::number(figures.money(closing.error)),
                Printed::number(figures.money(closing.half_width)),
                Printed::text(if closing.inside { "" } else { "OUT" }).alarm_if(!closing.inside),
            ]),
            None => cells.extend([Printed::empty(), Printed::empty(), Printed::empty()]),
        }
    }
    Row::new(RowKind::Plain, cells)
}
