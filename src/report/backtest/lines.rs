//! BY LINE: where the error comes from.

use super::BacktestInputs;
use super::tables::{bias, share};
use crate::domain::{LineKey, Money};
use crate::project::LineRecord;
use crate::report::figures::per_mille;
use crate::report::fit::{self, Part};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// Rows; smaller lines beyond are summed in one.
const MOST_ROWS: usize = 30;

/// The table.
pub(super) fn table(inputs: &BacktestInputs<'_>) -> TableBlock {
    let figures = inputs.figures();
    let lines = &inputs.record.lines;
    let (shown, rest) = lines.split_at(lines.len().min(MOST_ROWS));
    let errors = fitted_errors(inputs, shown, rest);
    let shares = fitted_shares(shown, rest);
    let mut rows = vec![Row::rule()];
    for (index, line) in shown.iter().enumerate() {
        rows.push(line_row(inputs, line, errors[index], shares[index]));
    }
    if !rest.is_empty() {
        let mut cells = vec![Printed::text(format!("{} smaller lines", rest.len()))];
        cells.extend(error_cells(inputs, errors[shown.len()], shares[shown.len()]));
        rows.push(Row::new(RowKind::Member, cells));
    }
    rows.push(Row::rule());
    let mut total = vec![Printed::text("all lines")];
    total.push(Printed::number(figures.print(errors.iter().sum())));
    total.push(Printed::number(per_mille(shares.iter().sum())));
    rows.push(Row::new(RowKind::Total, total));
    TableBlock {
        name: "lines",
        title: "BY LINE, weekly   (share = of the errors of all lines, which offset in the net)"
            .to_owned(),
        columns: columns(),
        rows,
        continues: false,
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::text(""),
        Column::number("mean\nerror"),
        Column::number("share"),
        Column::number("WAPE"),
        Column::number("bias").detail(1),
        Column::number("WAPE of\n13-week mean").detail(2),
        Column::number("mean\nsize").detail(3),
        Column::text("flow").detail(4),
    ]
}

/// Mean errors in printed units, so that they add up as printed.
fn fitted_errors(
    inputs: &BacktestInputs<'_>,
    shown: &[LineRecord],
    rest: &[LineRecord],
) -> Vec<i128> {
    let figures = inputs.figures();
    let coins = |lines: &[LineRecord]| -> i128 {
        figures.coins(lines.iter().map(|line| line.record.mean_error).sum::<Money>())
    };
    let mut parts: Vec<Part> =
        shown.iter().map(|line| Part::free(coins(std::slice::from_ref(line)))).collect();
    if !rest.is_empty() {
        parts.push(Part::free(coins(rest)));
    }
    let total = parts.iter().map(|part| part.exact).sum();
    fit::fit(fit::round(total, figures.unit()), &parts, figures.unit())
}

/// Shares per mille, so that they make 100.0 % as printed.
fn fitted_shares(shown: &[LineRecord], rest: &[LineRecord]) -> Vec<i128> {
    let share = |line: &LineRecord| ten_thousandths(line.error_share.unwrap_or(0.0));
    let mut parts: Vec<Part> = shown.iter().map(|line| Part::free(share(line))).collect();
    if !rest.is_empty() {
        parts.push(Part::free(rest.iter().map(share).sum()));
    }
    let any = parts.iter().any(|part| part.exact != 0);
    fit::fit(if any { 1000 } else { 0 }, &parts, 10)
}

/// A share of four decimals as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
fn ten_thousandths(share: f64) -> i128 {
    libm::round(share * 10_000.0) as i128
}

fn error_cells(inputs: &BacktestInputs<'_>, error: i128, share: i128) -> [Printed; 2] {
    [Printed::number(inputs.figures().print(error)), Printed::number(per_mille(share))]
}

fn line_row(inputs: &BacktestInputs<'_>, line: &LineRecord, error: i128, part: i128) -> Row {
    let record = &line.record;
    let mut cells = vec![Printed::text(heading(&line.line, &inputs.record.lines))];
    cells.extend(error_cells(inputs, error, part));
    cells.extend([
        share(record.wape),
        bias(record.bias),
        share(record.wape_mean_13),
        Printed::number(inputs.figures().money(record.mean_size)),
        Printed::text(line.line.flow.word()),
    ]);
    Row::new(RowKind::Member, cells)
}

/// The line's name, with its flow where another has the same: refunds stand under the name of what
/// is refunded, and narrow tables have no column for the flow.
fn heading(key: &LineKey, lines: &[LineRecord]) -> String {
    let own = name(key);
    let others = lines.iter().filter(|other| other.line != *key);
    if others.map(|other| name(&other.line)).any(|other| other == own) {
        format!("{own} ({})", key.flow.word())
    } else {
        own
    }
}

/// `awareness: search ads`, else the category.
fn name(key: &LineKey) -> String {
    match (&key.stage, &key.touchpoint) {
        (Some(stage), Some(touchpoint)) => format!("{stage}: {touchpoint}"),
        _ => key.name().to_owned(),
    }
}
