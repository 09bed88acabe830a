//! SOURCE ROWS: the ledger rows that taught a figure, with their places.

use super::ExplainInputs;
use super::tables::{block, heading};
use crate::aggregate::{FoundRows, RowQuery, RowsOf, SourceRow};
use crate::project::Asked;
use crate::report::figures::{Figures, plural};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// The table; none where no row is behind the figure.
pub(super) fn table(inputs: &ExplainInputs<'_>, figures: Figures) -> Option<TableBlock> {
    let mut rows = Vec::new();
    for (query, found) in inputs.explanation.queries.iter().zip(inputs.found) {
        if found.count > 0 {
            rows.extend(query_rows(inputs, query, found, figures));
        }
    }
    let columns = vec![
        Column::text("row"),
        Column::text("date"),
        Column::number("amount"),
        Column::text("").elastic(),
    ];
    (!rows.is_empty()).then(|| block("SOURCE ROWS".to_owned(), columns, rows))
}

fn query_rows(
    inputs: &ExplainInputs<'_>,
    query: &RowQuery,
    found: &FoundRows,
    figures: Figures,
) -> Vec<Row> {
    let several =
        matches!(&inputs.explanation.question.asked, Asked::Lines(keys) if keys.len() > 1);
    let line = heading(&query.line, several);
    let span = |text: String| Row::new(RowKind::Span, vec![Printed::text(text)]);
    let row = |row: &SourceRow| source_row(inputs, row, figures);
    let count = plural(found.count, "row");
    let sum = figures.money(found.sum);
    let latest = shown(found.count, found.latest.len(), "latest");
    let what = match &query.rows {
        RowsOf::Payments { party: Some(party), .. } if !party.is_empty() => {
            format!("{line}, {party}")
        }
        RowsOf::Payments { .. } => format!("{line}, recurring"),
        RowsOf::Rest { .. } => format!("{line}, what does not recur"),
        RowsOf::Dated(_) => format!("{line}, after the as-of date"),
    };
    let mut rows = vec![span(what), span(format!("  {count}, together {sum}{latest}"))];
    rows.extend(found.latest.iter().map(row));
    let is_rest = matches!(query.rows, RowsOf::Rest { .. });
    if is_rest && found.count > found.latest.len() as u64 {
        rows.push(span(format!("{line}: the largest of them")));
        rows.extend(found.largest.iter().map(row));
    }
    rows
}

/// `; the latest 5`, where there are more.
fn shown(count: u64, kept: usize, word: &str) -> String {
    if count > kept as u64 { format!("; the {word} {kept}") } else { String::new() }
}

fn source_row(inputs: &ExplainInputs<'_>, row: &SourceRow, figures: Figures) -> Row {
    Row::new(
        RowKind::Member,
        vec![
            Printed::text(place(inputs, row)),
            Printed::text(row.date.to_string()),
            Printed::number(figures.money(row.amount)),
            Printed::text(row.text.as_str()),
        ],
    )
}

/// `ledger.csv:4992`, without the folder.
fn place(inputs: &ExplainInputs<'_>, row: &SourceRow) -> String {
    let file = inputs.files.get(row.file).copied().unwrap_or_default();
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    format!("{name}:{}", row.line)
}
