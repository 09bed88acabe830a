//! Markdown: the same document as a mail or a wiki shows it. Every column is there; escaping keeps
//! text from files from becoming markup, links or images.

use super::{RenderError, RenderOptions, Renderer, chosen_blocks};
use crate::report::safe_text::{guarded, visible};
use crate::report::{Align, Block, Column, Printed, Report, Row, RowKind, Shown, TableBlock};

/// `--format markdown`.
pub(super) struct Markdown;

impl Renderer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn render(&self, report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
        let blocks = chosen_blocks(report, options)?;
        let parts: Vec<String> = blocks.iter().map(|block| block_text(block)).collect();
        Ok(format!("{}\n", parts.join("\n\n")).into_bytes())
    }
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Title(parts) => title(parts),
        Block::Banner { word, text } => format!("> **{word}** {}", escaped(text)),
        Block::Headline(paragraphs) => {
            paragraphs.iter().map(|paragraph| escaped(paragraph)).collect::<Vec<_>>().join("\n\n")
        }
        Block::Table(table) => table_text(table),
        Block::Notes(notes) => {
            let items: Vec<String> =
                notes.iter().map(|note| format!("- {}", escaped(note))).collect();
            format!("## NOTES\n\n{}", items.join("\n"))
        }
    }
}

fn title(parts: &[String]) -> String {
    let (first, rest) = parts.split_first().map_or(("", parts), |(f, r)| (f.as_str(), r));
    let rest: Vec<String> = rest.iter().map(|part| escaped(part)).collect();
    format!("# {}\n\n{}", escaped(first), rest.join(" · "))
}

fn table_text(table: &TableBlock) -> String {
    let mut lines = vec![format!("## {}", escaped(&table.title)), String::new()];
    lines.push(line(table.columns.iter().map(heading)));
    lines.push(line(table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    })));
    for row in &table.rows {
        if row.kind != RowKind::Rule && row.shown != Shown::Reduced {
            lines.push(line((0..table.columns.len()).map(|index| cell(row, index))));
        }
    }
    lines.join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn heading(column: &Column) -> String {
    let heading: Vec<&str> = column.heading.split('\n').filter(|line| !line.is_empty()).collect();
    let heading = escaped(&heading.join(" "));
    if column.group.is_empty() { heading } else { format!("{}: {heading}", escaped(&column.group)) }
}

fn cell(row: &Row, index: usize) -> String {
    let empty = Printed::empty();
    let printed = row.cells.get(index).unwrap_or(&empty);
    if printed.text.is_empty() {
        return String::new();
    }
    let text =
        if printed.number { escaped(&printed.text) } else { escaped(&guarded(&printed.text)) };
    match row.kind {
        RowKind::Member if index == 0 => format!("&nbsp;&nbsp;{text}"),
        RowKind::Group | RowKind::Total | RowKind::Breach => format!("**{}**", text.trim()),
        _ if printed.alarm => format!("**{text}**"),
        _ => text,
    }
}

/// Markup characters escaped, control characters shown.
fn escaped(text: &str) -> String {
    let text = visible(text.trim());
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => made.push_str("&amp;"),
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => {
                made.push('\\');
                made.push(c);
            }
            c => made.push(c),
        }
    }
    made
}
