//! CASH BY LINE: every line over the horizon, and what makes the worst case worse.

use super::view::View;
use crate::domain::{Basis, Flow, Money, Scenario};
use crate::project::{ProjectedLine, ScenarioFigures};
use crate::report::fit::{self, Part};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// Rows of one flow; smaller lines beyond are summed in one row.
const MOST_ROWS: usize = 30;

/// One row: lines that are shown together.
struct Entry<'a> {
    name: String,
    basis: Basis,
    lines: Vec<&'a ProjectedLine>,
    /// Exact coins, by shown scenario.
    exact: Vec<i128>,
    /// Printed units, by shown scenario.
    printed: Vec<i128>,
}

/// The table.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    let mut net = vec![0; view.scenarios.len()];
    for flow in [Flow::Receipt, Flow::Disbursement, Flow::Financing] {
        let entries = fitted(view, flow);
        if entries.is_empty() && flow == Flow::Financing {
            continue;
        }
        rows.extend(entries.iter().map(|entry| entry_row(view, entry)));
        let totals: Vec<i128> = (0..view.scenarios.len())
            .map(|index| entries.iter().map(|entry| entry.printed[index]).sum())
            .collect();
        for (sum, total) in net.iter_mut().zip(&totals) {
            *sum += total;
        }
        rows.push(total_row(view, total_name(flow), &totals, RowKind::Group));
    }
    rows.push(Row::rule());
    rows.push(total_row(view, "net cash flow", &net, RowKind::Total));
    rows.extend(credit_rows(view, &net));
    TableBlock { name: "lines", title: title(view), columns: columns(view), rows, continues: false }
}

/// What the credit line adds to the net, which is before credit.
fn credit_rows(view: &View<'_>, net: &[i128]) -> Vec<Row> {
    let mut after = net.to_vec();
    let mut rows = Vec::new();
    for line in view.projection.lines.iter().filter(|line| view.is_credit(line)) {
        let of = |figures: &&ScenarioFigures| view.figures.units(amount(line, &figures.scenario));
        let units: Vec<i128> = view.scenarios.iter().map(of).collect();
        after.iter_mut().zip(&units).for_each(|(sum, units)| *sum += units);
        let mut cells = amount_cells(view, line.key.name(), &units);
        cells.push(Printed::text(line.basis.word()));
        cells.push(Printed::text(line.known_from.clone()));
        rows.push(Row::new(RowKind::Member, cells));
    }
    if !rows.is_empty() {
        rows.push(total_row(view, "net after credit", &after, RowKind::Total));
    }
    rows
}

const fn total_name(flow: Flow) -> &'static str {
    match flow {
        Flow::Receipt => "receipts",
        Flow::Disbursement => "disbursements",
        Flow::Financing => "financing",
    }
}

fn title(view: &View<'_>) -> String {
    let gap = if gap_columns(view).is_some() {
        "   (gap = worst less base: what makes the worst case worse)"
    } else {
        ""
    };
    format!("CASH BY LINE, {}{gap}", view.horizon_words())
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let mut columns = vec![Column::text("")];
    columns.extend(view.scenarios.iter().map(|figures| Column::number(figures.scenario.word())));
    if gap_columns(view).is_some() {
        columns.push(Column::number("gap"));
    }
    columns.push(Column::text("basis").detail(1));
    columns.push(Column::text("known from").detail(2).elastic());
    columns
}

/// Where base and worst stand among the shown scenarios, if both do.
fn gap_columns(view: &View<'_>) -> Option<(usize, usize)> {
    let find = |wanted| view.scenarios.iter().position(|figures| figures.scenario == wanted);
    Some((find(Scenario::Base)?, find(Scenario::Worst)?))
}

/// The rows of a flow, printed so that they add to the printed total of the cash table.
fn fitted<'a>(view: &View<'a>, flow: Flow) -> Vec<Entry<'a>> {
    let mut entries = folded(entries(view, flow));
    let base = view.scenarios.iter().position(|figures| figures.scenario == Scenario::Base);
    let mut order: Vec<usize> = (0..view.scenarios.len()).collect();
    order.sort_by_key(|index| Some(*index) != base);
    for (turn, index) in order.iter().copied().enumerate() {
        let anchor = (turn > 0).then_some(order[0]);
        let parts: Vec<Part> = entries
            .iter()
            .map(|entry| match anchor {
                // what is the same in two scenarios is printed the same
                Some(anchor) if entry.exact[anchor] == entry.exact[index] => {
                    Part::fixed(entry.exact[index], entry.printed[anchor])
                }
                _ => Part::free(entry.exact[index]),
            })
            .collect();
        let total = printed_total(view, flow, index, &parts);
        let printed = fit::fit(total, &parts, view.figures.unit());
        for (entry, units) in entries.iter_mut().zip(printed) {
            entry.printed[index] = units;
        }
    }
    entries
}

/// The total the cash table prints. Where its in and out hold other flows too, a flow's own rounded
/// sum takes its place.
fn printed_total(view: &View<'_>, flow: Flow, index: usize, parts: &[Part]) -> i128 {
    let column = view.cash_column(view.scenarios[index]);
    match flow {
        Flow::Receipt if !view.folds() => column.into.iter().sum(),
        Flow::Disbursement if !view.folds() => column.out.iter().sum(),
        Flow::Disbursement => {
            // net as printed above, less receipts and financing as printed here
            let closing = column.closing.last().copied().unwrap_or(column.opening);
            let other: i128 = [Flow::Receipt, Flow::Financing]
                .map(|flow| flow_units(view, flow, index))
                .iter()
                .sum();
            closing - column.opening - other
        }
        Flow::Receipt | Flow::Financing => {
            fit::round(parts.iter().map(|part| part.exact).sum(), view.figures.unit())
        }
    }
}

/// A flow's sum over the horizon, rounded on its own.
fn flow_units(view: &View<'_>, flow: Flow, index: usize) -> i128 {
    let scenario = &view.scenarios[index].scenario;
    let total: Money =
        view.lines().filter(|line| line.key.flow == flow).map(|line| amount(line, scenario)).sum();
    view.figures.units(total)
}

fn amount(line: &ProjectedLine, scenario: &Scenario) -> Money {
    line.by_period.get(scenario).map(|amounts| amounts.iter().sum()).unwrap_or_default()
}

/// Lines in the order of the projection; stage lines summed by stage and basis, cost of sales under
/// its own name.
fn entries<'a>(view: &View<'a>, flow: Flow) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for line in view.lines().filter(|line| line.key.flow == flow) {
        let name = entry_name(view, line);
        let exact = view
            .scenarios
            .iter()
            .map(|figures| view.figures.coins(amount(line, &figures.scenario)));
        let known =
            entries.iter_mut().find(|entry| entry.name == name && entry.basis == line.basis);
        if let Some(entry) = known {
            entry.lines.push(line);
            for (sum, coins) in entry.exact.iter_mut().zip(exact) {
                *sum += coins;
            }
        } else {
            entries.push(Entry {
                name,
                basis: line.basis,
                lines: vec![line],
                exact: exact.collect(),
                printed: vec![0; view.scenarios.len()],
            });
        }
    }
    entries.retain(|entry| entry.exact.iter().any(|coins| *coins != 0));
    entries
}

fn entry_name(view: &View<'_>, line: &ProjectedLine) -> String {
    let cost_of_sales =
        view.inputs.allocation.cost_of_sales.iter().any(|cost| cost.line == line.key);
    match &line.key.stage {
        Some(stage) if !cost_of_sales => format!("stage {stage}"),
        _ => line.key.name().to_owned(),
    }
}

/// The largest entries; the rest in one, so that a ledger with hundreds of categories stays
/// readable.
fn folded(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    if entries.len() <= MOST_ROWS {
        return entries;
    }
    let size = |entry: &Entry<'_>| entry.exact.iter().map(|coins| coins.abs()).max();
    let mut sizes: Vec<_> = entries.iter().map(size).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let least = sizes[MOST_ROWS - 1];
    let (mut kept, rest): (Vec<_>, Vec<_>) =
        entries.drain(..).partition(|entry| size(entry) >= least);
    let scenarios = rest.first().map_or(0, |entry| entry.exact.len());
    let sum = |index: usize| rest.iter().map(|entry| entry.exact[index]).sum();
    kept.push(Entry {
        name: format!("{} smaller lines", rest.len()),
        basis: Basis::Estimate,
        exact: (0..scenarios).map(sum).collect(),
        printed: vec![0; scenarios],
        lines: rest.into_iter().flat_map(|entry| entry.lines).collect(),
    });
    kept
}

fn entry_row(view: &View<'_>, entry: &Entry<'_>) -> Row {
    let mut cells = amount_cells(view, &entry.name, &entry.printed);
    let mixed = entry.lines.iter().any(|line| line.basis != entry.basis);
    cells.push(Printed::text(if mixed { "mixed" } else { entry.basis.word() }));
    cells.push(Printed::text(known_from(entry)));
    Row::new(RowKind::Member, cells)
}

/// The one source of all lines of the entry, else how many there are.
fn known_from(entry: &Entry<'_>) -> String {
    let Some(first) = entry.lines.first() else {
        return String::new();
    };
    let same = entry.lines.iter().all(|line| line.known_from == first.known_from);
    match entry.basis {
        _ if same => within_folder(entry.basis, &first.known_from),
        Basis::Budget => format!("plan of {} touchpoints", entry.lines.len()),
        _ => format!("{} lines", entry.lines.len()),
    }
}

/// A file and line without the folder: the notes name the files in full. What history says has no
/// folder, but fractions (`24/24`).
fn within_folder(basis: Basis, known_from: &str) -> String {
    let from_file = !matches!(basis, Basis::Recurring | Basis::Estimate);
    let place = known_from.rsplit(['/', '\\']).next();
    place.filter(|_| from_file).unwrap_or(known_from).to_owned()
}

fn total_row(view: &View<'_>, name: &str, totals: &[i128], kind: RowKind) -> Row {
    Row::new(kind, amount_cells(view, name, totals))
}

fn amount_cells(view: &View<'_>, name: &str, units: &[i128]) -> Vec<Printed> {
    let mut cells = vec![Printed::text(name)];
    cells.extend(units.iter().map(|units| Printed::number(view.figures.print(*units))));
    if let Some((base, worst)) = gap_columns(view) {
        let gap = units[worst] - units[base];
        cells.push(Printed::number(view.figures.print_or_blank(gap)));
    }
    cells
}
