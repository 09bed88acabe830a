//! JSON: one object, one record per line, money as exact numbers.

use std::fmt::Write as _;

use super::{Readers, RenderError, RenderOptions, Renderer};
use crate::domain::Money;
use crate::report::{Cell, Field, RecordSet, Report};

/// `--format json`.
pub(super) struct Json;

impl Renderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn readers(&self) -> Readers {
        Readers::Programs
    }

    fn render(&self, report: &Report, _options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
        let mut text = String::from("{\n  \"schema\": ");
        push_text(&mut text, report.schema);
        for (key, field) in &report.fields {
            let _ = write!(text, ",\n  \"{key}\": ");
            push_field(&mut text, field, report.decimals, 2);
        }
        text.push_str("\n}\n");
        Ok(text.into_bytes())
    }
}

fn push_field(text: &mut String, field: &Field, decimals: u32, depth: usize) {
    match field {
        Field::Value(cell) => push_cell(text, cell, decimals),
        Field::Object(None) => text.push_str("null"),
        Field::Object(Some(fields)) => {
            text.push('{');
            for (index, (key, field)) in fields.iter().enumerate() {
                let comma = if index == 0 { "" } else { ", " };
                let _ = write!(text, "{comma}\"{key}\": ");
                push_field(text, field, decimals, depth + 2);
            }
            text.push('}');
        }
        Field::Records(set) => push_records(text, set, decimals, depth),
        Field::List(fields) => push_list(text, fields, decimals, depth),
    }
}

fn push_list(text: &mut String, fields: &[Field], decimals: u32, depth: usize) {
    text.push('[');
    for (index, field) in fields.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{:depth$}", "", depth = depth + 2);
        push_field(text, field, decimals, depth + 2);
    }
    if !fields.is_empty() {
        let _ = write!(text, "\n{:depth$}", "");
    }
    text.push(']');
}

fn push_records(text: &mut String, set: &RecordSet, decimals: u32, depth: usize) {
    text.push('[');
    for (index, record) in set.records.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{:depth$}{{", "", depth = depth + 2);
        for (position, (key, cell)) in set.columns.iter().zip(record).enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            let _ = write!(text, "{comma}\"{key}\": ");
            push_cell(text, cell, decimals);
        }
        text.push('}');
    }
    if !set.records.is_empty() {
        let _ = write!(text, "\n{:depth$}", "");
    }
    text.push(']');
}

pub(in crate::report) fn push_cell(text: &mut String, cell: &Cell, decimals: u32) {
    match cell {
        Cell::Null => text.push_str("null"),
        Cell::Text(value) => push_text(text, value),
        Cell::Integer(value) => {
            let _ = write!(text, "{value}");
        }
        Cell::Money(amount) => text.push_str(&amount.to_fixed(decimals)),
        Cell::Exact(amount, least) => text.push_str(&exact_text(*amount, *least)),
        Cell::Ratio(ratio) => text.push_str(&ratio_text(*ratio).unwrap_or("null".to_owned())),
        Cell::Date(date) => {
            let _ = write!(text, "\"{date}\"");
        }
        Cell::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
    }
}

/// Every decimal the amount has, and no fewer than `least`.
pub(super) fn exact_text(amount: Money, least: u32) -> String {
    amount.to_fixed(amount.decimal().normalize().scale().max(least))
}

/// Four decimals, `None` for what is no number; never `-0.0000`.
pub(super) fn ratio_text(ratio: f64) -> Option<String> {
    let rounded = libm::round(ratio * 10_000.0) / 10_000.0 + 0.0;
    rounded.is_finite().then(|| format!("{rounded:.4}"))
}

/// A JSON string in which no character acts on a terminal: JSON itself only forbids the controls
/// below U+0020, so those above and the marks that turn the reading direction are escaped too.
fn push_text(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control()
                || ('\u{2028}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c) =>
            {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
