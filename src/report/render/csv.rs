//! CSV: one tidy table, one header row, numeric cells.

use super::json::{exact_text, ratio_text};
use super::{Readers, RenderError, RenderOptions, Renderer};
use crate::report::safe_text::{guarded, visible};
use crate::report::{Cell, RecordSet, Report};

/// `--format csv`.
pub(super) struct Csv;

impl Renderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn readers(&self) -> Readers {
        Readers::Programs
    }

    fn render(&self, report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
        let set = chosen_set(report, options)?;
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(set.columns)?;
        for record in &set.records {
            writer.write_record(record.iter().map(|cell| field(cell, report.decimals)))?;
        }
        let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
        Ok(bytes)
    }
}

/// The table `--table` names, else the report's own default.
pub(super) fn chosen_set<'a>(
    report: &'a Report,
    options: &RenderOptions,
) -> Result<&'a RecordSet, RenderError> {
    let name = options.table.as_deref().unwrap_or(report.default_table);
    report.record_sets().find(|set| set.name == name).ok_or_else(|| RenderError::UnknownTable {
        name: name.to_owned(),
        known: report.record_sets().map(|set| set.name).collect(),
    })
}

/// One field. Only text is guarded against being read as a formula: a number keeps its minus.
pub(in crate::report) fn field(cell: &Cell, decimals: u32) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Text(text) => visible(&guarded(text)).into_owned(),
        Cell::Integer(value) => value.to_string(),
        Cell::Money(amount) => amount.to_fixed(decimals),
        Cell::Exact(amount, least) => exact_text(*amount, *least),
        Cell::Ratio(ratio) => ratio_text(*ratio).unwrap_or_default(),
        Cell::Date(date) => date.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}
