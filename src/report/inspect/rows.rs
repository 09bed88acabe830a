//! A few rows as they were read: the first, the largest, the last.

use super::{InspectedFile, signed};
use crate::aggregate::{ReadRow, Reading};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// The rows a user checks by eye. `None` where none was read.
pub(super) fn as_read(file: &InspectedFile, decimals: u32) -> Option<TableBlock> {
    let reading = file.reading()?;
    let mut rows: Vec<&ReadRow> =
        [&reading.first, &reading.largest, &reading.last].into_iter().flatten().collect();
    rows.sort_by_key(|row| row.line);
    rows.dedup_by_key(|row| row.line);
    if rows.is_empty() {
        return None;
    }
    let texts = [
        ("category", 2, (|row| &row.category) as fn(&ReadRow) -> &String),
        ("description", 1, |row| &row.description),
        ("counterparty", 3, |row| &row.counterparty),
    ];
    let texts: Vec<_> =
        texts.into_iter().filter(|(_, _, of)| rows.iter().any(|row| !of(row).is_empty())).collect();
    let mut columns = vec![Column::number("  line")];
    columns.extend(dates(file).into_iter().map(Column::text));
    columns.push(Column::number("amount"));
    let currency = file.readings.iter().any(|reading| reading.flows.len() > 1);
    if currency {
        columns.push(Column::text("currency"));
    }
    columns.extend(texts.iter().map(|(name, rank, _)| Column::text(*name).detail(*rank).elastic()));
    let rows = rows.into_iter().map(|row| {
        let mut cells = vec![Printed::number(row.line.to_string())];
        cells.extend(file.readings.iter().map(|reading| Printed::text(day(reading, row))));
        cells.push(Printed::number(signed(row.amount, decimals)));
        if currency {
            cells.push(Printed::text(row.currency.clone()));
        }
        cells.extend(texts.iter().map(|(_, _, of)| Printed::text(of(row).clone())));
        Row::new(RowKind::Plain, cells)
    });
    Some(TableBlock {
        name: "sample",
        title: "FIRST, LARGEST AND LAST ROW AS READ".to_owned(),
        rows: rows.collect(),
        columns,
        continues: false,
    })
}

/// Headings of the date columns: one, or one for each reading.
fn dates(file: &InspectedFile) -> Vec<String> {
    match file.doubt() {
        Some(doubt) if file.readings.len() == 2 => {
            doubt.readings.iter().map(|reading| reading.name.to_owned()).collect()
        }
        _ => file.readings.iter().map(|_| "date".to_owned()).collect(),
    }
}

/// The day of a row under a reading of the file.
fn day(reading: &Reading, row: &ReadRow) -> String {
    let same = [&reading.first, &reading.largest, &reading.last]
        .into_iter()
        .flatten()
        .find(|other| other.line == row.line);
    same.map_or_else(String::new, |row| row.date.to_string())
}
