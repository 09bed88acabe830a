//! TREND: what history shows of each line, and how strongly. Only on request (`--tables trend`).

use super::trend_words::{Cells, cell_words, findings, t_text, times, trend_words};
use super::view::View;
use crate::project::{LineComponents, Pattern, day_of_month_name};
use crate::report::figures::plural;
use crate::report::model::line_cells;
use crate::report::{
    Align, Block, Cell, Column, Field, Listing, Printed, Record, Row, RowKind, TableBlock,
};

/// The part of the report.
pub(super) const PART: &str = "trend";
/// Lines with a row of their own.
const MOST_ROWS: usize = 30;
/// Keys of `trend`.
const TREND: [&str; 13] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "component",
    "cell",
    "index",
    "amount",
    "t",
    "strength",
    "probability",
    "found",
    "words",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Strengths, indices and what was found.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let lines = view.inputs.components;
    let mut blocks = vec![Block::Table(strengths(view))];
    let of_days = |line: &LineComponents| line.weekday.clone();
    let of_months = |line: &LineComponents| line.month.clone();
    let day = "WEEKDAY INDEX   (1.00 = the line's mean day)".to_owned();
    let month = "MONTH INDEX   (1.00 = the line's mean month)".to_owned();
    blocks.extend(indices(lines, day, &WEEKDAYS, of_days).map(Block::Table));
    blocks.extend(indices(lines, month, &MONTHS, of_months).map(Block::Table));
    blocks.push(Block::Listing(found(lines)));
    blocks
}

fn strengths(view: &View<'_>) -> TableBlock {
    let lines = view.inputs.components;
    let number = |heading: &str| Column::number(heading);
    let mut columns = vec![
        Column::text(""),
        number("months"),
        number("a week"),
        number("a year"),
        number("t").detail(1),
    ];
    columns.extend(
        ["trend", "weekday", "day of month", "month"]
            .map(|heading| number(heading).under("strength")),
    );
    let mut rows = vec![Row::rule()];
    rows.extend(lines.iter().take(MOST_ROWS).map(|line| strength_row(view, line)));
    let more = lines.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        let text = format!("{more} smaller lines: see --table trend of CSV and JSON");
        rows.push(Row::new(RowKind::Span, vec![Printed::text(text)]));
    }
    TableBlock {
        name: PART,
        title: "TREND, what history shows of each line   (strength: share of variance explained)"
            .to_owned(),
        columns,
        rows,
        continues: false,
    }
}

fn strength_row(view: &View<'_>, line: &LineComponents) -> Row {
    let ratio = |value: Option<f64>| match value {
        Some(value) => Printed::number(format!("{value:.2}")),
        None => Printed::empty(),
    };
    let strength = |pattern: &Option<Pattern>| ratio(pattern.as_ref().map(|p| p.strength));
    let trend = line.trend.as_ref();
    let a_year =
        trend.map_or_else(Printed::empty, |trend| Printed::number(signed_percent(trend.relative)));
    let t = trend.map_or_else(Printed::empty, |trend| Printed::number(t_text(trend.t)));
    let cells = vec![
        Printed::text(line.line.name()),
        Printed::number(((line.days + 15) * 12 / 365).to_string()),
        Printed::number(view.figures.money(line.level)),
        a_year,
        t,
        ratio(trend.map(|trend| trend.strength)),
        strength(&line.weekday),
        strength(&line.day_of_month),
        strength(&line.month),
    ];
    Row::new(RowKind::Member, cells)
}

/// `+8 %`, `-3 %`, `0 %`.
fn signed_percent(share: f64) -> String {
    let percent = libm::round(share * 100.0) + 0.0;
    if percent == 0.0 { "0 %".to_owned() } else { format!("{percent:+.0} %") }
}

/// One index by line; none where no line has history enough for it.
fn indices(
    lines: &[LineComponents],
    title: String,
    headings: &[&str],
    of: impl Fn(&LineComponents) -> Option<Pattern>,
) -> Option<TableBlock> {
    let mut rows = vec![Row::rule()];
    for line in lines.iter().take(MOST_ROWS) {
        let Some(pattern) = of(line) else { continue };
        let mut cells = vec![Printed::text(line.line.name())];
        cells.extend(pattern.index.iter().map(|index| Printed::number(times(*index))));
        rows.push(Row::new(RowKind::Member, cells));
    }
    let mut columns = vec![Column::text("")];
    columns.extend(headings.iter().map(|heading| Column::number(*heading)));
    (rows.len() > 1).then_some(TableBlock { name: PART, title, columns, rows, continues: true })
}

/// FOUND: what evidence supports, in words.
fn found(lines: &[LineComponents]) -> Listing {
    let rows: Vec<Vec<Printed>> = lines
        .iter()
        .map(|line| (line, findings(line)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(line, words)| vec![Printed::text(line.line.name()), Printed::text(words.join("; "))])
        .collect();
    let tests = plural(lines.iter().map(tests).sum(), "test");
    let intro = if rows.is_empty() {
        format!("Nothing: none of {tests} shows more than chance would.")
    } else {
        format!(
            "By {tests}; of what is said, at most 1 in 20 is expected to be chance (Benjamini and \
             Hochberg). It says when, not why."
        )
    };
    Listing {
        part: PART,
        title: "FOUND".to_owned(),
        intro: vec![intro],
        columns: vec![Align::Left, Align::Left],
        rows,
    }
}

fn tests(line: &LineComponents) -> u64 {
    let patterns = [&line.weekday, &line.day_of_month, &line.month];
    let patterns = patterns.into_iter().filter(|pattern| pattern.is_some()).count();
    u64::try_from(patterns).unwrap_or(0) + u64::from(line.trend.is_some())
}

/// The records of `trend`.
pub(super) fn records(view: &View<'_>) -> Field {
    let records = view.inputs.components.iter().flat_map(line_records).collect();
    super::records::set("trend", &TREND, records)
}

fn line_records(line: &LineComponents) -> Vec<Record> {
    let mut records = vec![record(
        line,
        "level",
        "week".into(),
        vec![
            Cell::Null,
            line.level.into(),
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
        ],
    )];
    if let Some(trend) = &line.trend {
        records.push(record(
            line,
            "trend",
            "year".into(),
            vec![
                trend.relative.into(),
                trend.a_year.into(),
                trend.t.into(),
                trend.strength.into(),
                trend.probability.into(),
                trend.found.into(),
                trend_words(trend).into(),
            ],
        ));
    }
    for (component, cells, pattern) in [
        ("weekday", Cells::Weekdays, &line.weekday),
        ("day of month", Cells::DaysOfMonth, &line.day_of_month),
        ("month", Cells::Months, &line.month),
    ] {
        let of = |pattern| pattern_records(line, component, cells, pattern);
        records.extend(pattern.iter().flat_map(of));
    }
    records
}

/// One record a cell.
fn pattern_records(
    line: &LineComponents,
    component: &'static str,
    cells: Cells,
    pattern: &Pattern,
) -> Vec<Record> {
    let of = |(cell, index): (usize, &f64)| {
        let name = match cells {
            Cells::Weekdays => WEEKDAYS[cell].to_owned(),
            Cells::Months => MONTHS[cell].to_owned(),
            Cells::DaysOfMonth => day_of_month_name(cell),
        };
        let named = pattern.named.contains(&cell);
        record(
            line,
            component,
            name.into(),
            vec![
                (*index).into(),
                Cell::Null,
                Cell::Null,
                pattern.strength.into(),
                pattern.probability.into(),
                named.into(),
                named.then(|| cell_words(cells, cell, *index)).into(),
            ],
        )
    };
    pattern.index.iter().enumerate().map(of).collect()
}

fn record(line: &LineComponents, component: &str, cell: Cell, rest: Vec<Cell>) -> Record {
    line_cells(&line.line).into_iter().chain([component.into(), cell]).chain(rest).collect()
}
