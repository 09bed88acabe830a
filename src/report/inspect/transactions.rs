//! Every row as used, written while it is read: a ledger of millions of rows is never in memory.

use std::io::{self, Write};

use crate::domain::{Currency, Transaction};
use crate::report::Cell;
use crate::report::render::{csv_field, push_json};

/// Columns of `--table transactions`.
const COLUMNS: [&str; 8] =
    ["file", "line", "date", "amount", "currency", "category", "counterparty", "description"];

/// How the rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionFormat {
    /// One header row, one row each.
    Csv,
    /// One object with an array `transactions`.
    Json,
}

impl TransactionFormat {
    /// The format of that name, where rows can be written in it.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes rows one at a time.
pub struct TransactionWriter<'a> {
    out: &'a mut dyn Write,
    format: TransactionFormat,
    rows: u64,
    text: String,
}

impl<'a> TransactionWriter<'a> {
    /// Writes what stands before the rows.
    pub fn new(out: &'a mut dyn Write, format: TransactionFormat) -> io::Result<Self> {
        match format {
            TransactionFormat::Csv => writeln!(out, "{}", COLUMNS.join(","))?,
            TransactionFormat::Json => {
                write!(
                    out,
                    "{{\n  \"schema\": \"cashcast.transactions/1\",\n  \"transactions\": ["
                )?;
            }
        }
        Ok(Self { out, format, rows: 0, text: String::new() })
    }

    /// Writes one row of `file`, in `currency` where the row says none.
    pub fn row(
        &mut self,
        file: &str,
        row: &Transaction<'_>,
        currency: &Currency,
    ) -> io::Result<()> {
        let own = Currency::new(row.currency);
        let decimals = own.as_ref().unwrap_or(currency).decimals();
        let code = if row.currency.is_empty() {
            currency.known_code().unwrap_or_default()
        } else {
            row.currency
        };
        let filled = |text: &str| if text.is_empty() { Cell::Null } else { Cell::text(text) };
        let cells = [
            Cell::text(file),
            row.line.into(),
            row.date.into(),
            Cell::Exact(row.amount, decimals),
            filled(code),
            filled(row.category),
            filled(row.counterparty),
            filled(row.description),
        ];
        self.text.clear();
        match self.format {
            TransactionFormat::Csv => self.csv(&cells),
            TransactionFormat::Json => self.json(&cells),
        }
        self.rows += 1;
        self.out.write_all(self.text.as_bytes())
    }

    fn csv(&mut self, cells: &[Cell]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            let field = csv_field(cell, 0);
            if field.contains(['"', ',', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&field.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&field);
            }
        }
        self.text.push('\n');
    }

    fn json(&mut self, cells: &[Cell]) {
        self.text.push_str(if self.rows == 0 { "\n    {" } else { ",\n    {" });
        for (index, (name, cell)) in COLUMNS.iter().zip(cells).enumerate() {
            self.text.push_str(if index == 0 { "\"" } else { ", \"" });
            self.text.push_str(name);
            self.text.push_str("\": ");
            push_json(&mut self.text, cell, 0);
        }
        self.text.push('}');
    }

    /// Writes what stands after the rows.
    pub fn finish(self) -> io::Result<()> {
        if self.format == TransactionFormat::Json {
            let end = if self.rows == 0 { "]\n}\n" } else { "\n  ]\n}\n" };
            self.out.write_all(end.as_bytes())?;
        }
        self.out.flush()
    }
}
