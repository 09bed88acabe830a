//! What holds for any text in a date or an amount column. Fuzz targets run these on what the
//! fuzzer finds, the tests on what proptest makes.
#![allow(dead_code, reason = "each target uses its own")]

use cashcast::config::{LayoutOverrides, OnError, Sign};
use cashcast::domain::Transaction;
use cashcast::ingest::{ReadOptions, RowFate, RowSink, read};

#[derive(Default)]
struct Cells(Vec<(u64, String, String)>);

impl RowSink for Cells {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        self.0.push((row.line, row.date.to_string(), row.amount.to_string()));
        RowFate::Used
    }
}

/// The cell as CSV has it, on one line.
fn quoted(cell: &str) -> String {
    let cell = cell.replace(['\r', '\n', '\0'], " ");
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// The rows of two columns, date and amount, with everything told; none where it is refused.
fn rows(text: &str, date_format: &str, mark: char, sign: Sign) -> Vec<(u64, String, String)> {
    let options = ReadOptions {
        on_error: OnError::Skip,
        layout: LayoutOverrides {
            encoding: Some("utf-8".into()),
            delimiter: Some(';'),
            header_line: Some(1),
            date: Some("day".into()),
            date_format: Some(date_format.into()),
            amount: Some("sum".into()),
            decimal_mark: Some(mark),
            sign: Some(sign),
            ..LayoutOverrides::default()
        },
        ..ReadOptions::new("cells.csv")
    };
    let mut cells = Cells::default();
    if read(text.as_bytes(), &options, &mut cells).is_err() {
        return Vec::new();
    }
    cells.0
}

const FORMATS: [&str; 9] = [
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%Y%m%d",
    "%d%m%y",
    "%d.%m.%y",
    "%H:%M %d|%m|%Y",
];

/// A date reads the same beside any other date.
pub(crate) fn dates_stand_alone(one: &str, other: &str) {
    for format in FORMATS {
        let text = |cells: &[&str]| {
            let rows: String = cells.iter().map(|cell| quoted(cell) + ";-1.00\n").collect();
            format!("day;sum\n{rows}")
        };
        let read = |cells: &[&str]| rows(&text(cells), format, '.', Sign::InflowPositive);
        let (alone, twice, both) = (read(&[one]), read(&[one, one]), read(&[one, other]));
        let first = |rows: &[(u64, String, String)]| {
            rows.iter().find(|row| row.0 == 2).map(|row| row.1.clone())
        };
        for rows in [&twice, &both] {
            if let (Some(alone), Some(found)) = (first(&alone), first(rows)) {
                assert_eq!(alone, found, "{one:?} beside {other:?} under {format}");
            }
        }
    }
}

/// An amount has at most six decimals, lies below 10^13, and the sign convention turns it round
/// (but for Cr and Dr, which say it themselves).
pub(crate) fn amounts_are_exact(cell: &str) {
    for mark in ['.', ','] {
        let text = format!("day;sum\n2026-01-13;{}\n2026-01-14;-1\n", quoted(cell));
        let [straight, turned] = [Sign::InflowPositive, Sign::OutflowPositive]
            .map(|sign| rows(&text, "%Y-%m-%d", mark, sign));
        let size = |rows: &[(u64, String, String)]| {
            let row = rows.iter().find(|row| row.0 == 2)?;
            Some(row.2.trim_start_matches('-').to_owned())
        };
        if let (Some(one), Some(other)) = (size(&straight), size(&turned)) {
            assert_eq!(one, other, "{cell:?} under {mark}");
            let (whole, decimals) = one.split_once('.').unwrap_or((&one, ""));
            assert!(whole.len() <= 13 && decimals.len() <= 6, "{cell:?} is {one}");
        }
    }
}
