//! Variances in their parts: volume and spending; price and usage.

use super::View;
use super::groups::name;
use crate::control::ControlLine;
use crate::domain::Money;
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// VOLUME AND SPENDING; none without a units file.
pub(super) fn flexed(view: &View<'_>) -> Option<TableBlock> {
    let lines = view.control.lines.iter().filter_map(|line| Some((line, line.flexed?)));
    let rows: Vec<Row> = lines
        .map(|(line, flexed)| {
            let state = &line.state;
            row(
                view,
                line,
                &[
                    state.phased,
                    flexed.flexed,
                    state.actual,
                    flexed.volume,
                    flexed.spending,
                    flexed.volume + flexed.spending,
                ],
            )
        })
        .collect();
    block(
        rows,
        "units",
        "VOLUME AND SPENDING, to date   (flexed: the budget for the units that came)",
        &["budget", "flexed", "actual", "volume", "spending", "variance"],
    )
}

/// PRICE AND USAGE; none without standards.
pub(super) fn standards(view: &View<'_>) -> Option<TableBlock> {
    let lines = view.control.lines.iter().filter_map(|line| Some((line, line.price_usage?)));
    let rows: Vec<Row> = lines
        .map(|(line, split)| {
            row(
                view,
                line,
                &[
                    split.static_budget,
                    split.flexed_budget,
                    split.actual,
                    split.price,
                    split.usage,
                    split.volume,
                    split.total,
                ],
            )
        })
        .collect();
    block(
        rows,
        "standards",
        "PRICE AND USAGE, to date   (standard: at the standard price and quantity)",
        &["standard", "flexed", "actual", "price", "usage", "volume", "variance"],
    )
}

/// Amounts stand in cents: their parts are small beside a rounded unit.
fn row(view: &View<'_>, line: &ControlLine, amounts: &[Money]) -> Row {
    let exact = crate::report::figures::Figures::new(view.inputs.currency, true);
    let cells = amounts.iter().map(|amount| Printed::number(exact.money(*amount)));
    let cells = std::iter::once(Printed::text(name(line))).chain(cells);
    Row::new(RowKind::Member, cells.collect())
}

fn block(
    mut rows: Vec<Row>,
    name: &'static str,
    title: &str,
    headings: &[&'static str],
) -> Option<TableBlock> {
    if rows.is_empty() {
        return None;
    }
    rows.insert(0, Row::rule());
    let columns = headings.iter().map(|heading| Column::number(*heading));
    Some(TableBlock {
        name,
        title: title.to_owned(),
        columns: std::iter::once(Column::text("")).chain(columns).collect(),
        rows,
        continues: false,
    })
}
