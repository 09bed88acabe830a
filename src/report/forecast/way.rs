//! WAY TO THE LOW: what takes the worst case from the opening to its lowest day.

use super::view::View;
use crate::domain::{Flow, LineKey, Money, Scenario};
use crate::report::figures;
use crate::report::fit;
use crate::report::safe_text::{shortened, shortened_inside};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// Disbursement lines with a column of their own; the rest share one.
const OWN_COLUMN: usize = 3;
/// The widest heading of a line.
const HEADING: usize = 16;

/// The table; none where the worst case is not shown.
pub(super) fn table(view: &View<'_>) -> Option<TableBlock> {
    if !view.shows(&Scenario::Worst) {
        return None;
    }
    let way = &view.projection.way_to_low;
    let parts = parts(view);
    let exact: Vec<i128> = parts.iter().map(|(_, amount)| view.figures.coins(*amount)).collect();
    let opening = view.figures.units(view.projection.opening);
    let low = view.figures.units(way.low);
    let printed = fit::fit_free(low - opening, &exact, view.figures.unit());
    let mut columns = vec![Column::number("opening")];
    let mut cells = vec![Printed::number(view.figures.print(opening))];
    for ((heading, _), units) in parts.iter().zip(printed) {
        columns.push(Column::number(heading.clone()));
        cells.push(Printed::number(view.figures.print(units)));
    }
    columns.push(Column::number("low"));
    let breach = view.breaches(way.low);
    cells.push(Printed::number(view.figures.print(low)).alarm_if(breach));
    Some(TableBlock {
        name: "way",
        title: format!("WAY TO THE LOW, worst case, {}", figures::weekday(way.date)),
        columns,
        rows: vec![Row::new(RowKind::Plain, cells)],
        continues: true,
    })
}

/// Receipts, the largest disbursements, what is left of them, the stages, financing.
fn parts(view: &View<'_>) -> Vec<(String, Money)> {
    let lines = &view.projection.way_to_low.lines;
    let sum = |wanted: &dyn Fn(&LineKey) -> bool| -> Money {
        lines.iter().filter(|(key, _, _)| wanted(key)).map(|(_, _, amount)| *amount).sum()
    };
    let cost_of_sales =
        |key: &LineKey| view.inputs.allocation.cost_of_sales.iter().any(|line| line.line == *key);
    let in_stages = |key: &LineKey| key.stage.is_some() && !cost_of_sales(key);
    let mut parts = vec![("receipts".to_owned(), sum(&|key| key.flow == Flow::Receipt))];
    let mut named: Vec<(String, Money)> = Vec::new();
    for (key, _, amount) in lines {
        if key.flow == Flow::Disbursement && !in_stages(key) && !amount.is_zero() {
            match named.iter_mut().find(|(name, _)| name == key.name()) {
                Some((_, total)) => *total += *amount,
                None => named.push((key.name().to_owned(), *amount)),
            }
        }
    }
    named.sort_by_key(|(_, amount)| *amount);
    parts.extend(with_rest(&named));
    let stages = sum(&|key| key.flow == Flow::Disbursement && in_stages(key));
    let financing = sum(&|key| key.flow == Flow::Financing);
    let more = [("stages".to_owned(), stages), ("financing".to_owned(), financing)];
    parts.extend(more.into_iter().filter(|(_, amount)| !amount.is_zero()));
    parts
}

/// The largest with their own headings; the rest summed under the names of the first of them.
fn with_rest(named: &[(String, Money)]) -> Vec<(String, Money)> {
    let own = if named.len() == OWN_COLUMN + 1 { named.len() } else { OWN_COLUMN };
    // two departments `Communities & E…` are told apart by their ends
    let alike = |short: &str| {
        named.iter().filter(|(name, _)| shortened(name, HEADING) == short).count() > 1
    };
    let heading = |name: &str| {
        let short = shortened(name, HEADING);
        let short = if alike(&short) { shortened_inside(name, HEADING) } else { short };
        short.into_owned()
    };
    let mut parts: Vec<(String, Money)> =
        named.iter().take(own).map(|(name, amount)| (heading(name), *amount)).collect();
    let rest = named.get(own..).unwrap_or_default();
    if let [(first, _), others @ ..] = rest {
        let second = others.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        let more = if others.len() > 1 { " …" } else { "" };
        let heading = shortened(&format!("{first}, {second}"), HEADING).into_owned();
        let heading = if heading.ends_with('…') { heading } else { heading + more };
        parts.push((heading, rest.iter().map(|(_, amount)| *amount).sum()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_begin_alike_are_told_apart() {
        let named = ["Communities & Environment North", "Communities & Environment South", "Rent"];
        let named = named.map(|name| (name.to_owned(), Money::from_minor(-100, 2)));
        let headings: Vec<String> = with_rest(&named).into_iter().map(|(name, _)| name).collect();
        // the fault: twice `Communities & E…`
        assert_eq!(headings, ["Communit…t North", "Communit…t South", "Rent"]);
    }
}
