//! Markdown: the same document as a mail or a wiki shows it. Every column is there; escaping keeps
//! text from files from becoming markup, links or images.

use super::{Readers, RenderError, RenderOptions, Renderer, chosen_blocks};
use crate::report::safe_text::{guarded, visible};
use crate::report::{
    Align, Block, Column, Listing, Printed, Report, Row, RowKind, Shown, TableBlock,
};

/// `--format markdown`.
pub(super) struct Markdown;

impl Renderer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn readers(&self) -> Readers {
        Readers::People
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
        Block::Listing(listing) => listing_text(listing),
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

/// A table without headings: Markdown wants a first row all the same.
fn listing_text(listing: &Listing) -> String {
    let mut parts = Vec::new();
    if !listing.title.is_empty() {
        parts.push(format!("## {}", escaped(&listing.title)));
    }
    parts.extend(listing.intro.iter().map(|sentence| escaped(sentence)));
    if !listing.rows.is_empty() {
        let columns = || 0..listing.columns.len();
        let mut lines = vec![
            line(columns().map(|_| String::new())),
            line(columns().map(|index| rule(listing.columns[index]).to_owned())),
        ];
        let plain = |row: &[Printed]| line(columns().map(|index| printed(row.get(index))));
        lines.extend(listing.rows.iter().map(|row| plain(row)));
        parts.push(lines.join("\n"));
    }
    parts.join("\n\n")
}

fn rule(align: Align) -> &'static str {
    match align {
        Align::Left => "---",
        Align::Right => "---:",
    }
}

fn table_text(table: &TableBlock) -> String {
    let mut lines = Vec::new();
    if !table.title.is_empty() {
        lines.extend([format!("## {}", escaped(&table.title)), String::new()]);
    }
    lines.push(line(table.columns.iter().map(heading)));
    lines.push(line(table.columns.iter().map(|column| rule(column.align).to_owned())));
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

/// A cell's text, guarded where it may come from a file.
fn printed(printed: Option<&Printed>) -> String {
    match printed {
        None => String::new(),
        Some(cell) if cell.text.is_empty() => String::new(),
        Some(cell) if cell.number => escaped(&cell.text),
        Some(cell) => escaped(&guarded(&cell.text)),
    }
}

fn cell(row: &Row, index: usize) -> String {
    let found = row.cells.get(index);
    let text = printed(found);
    if text.is_empty() {
        return text;
    }
    match row.kind {
        RowKind::Member if index == 0 => format!("&nbsp;&nbsp;{text}"),
        RowKind::Group | RowKind::Total | RowKind::Breach => format!("**{}**", text.trim()),
        _ if found.is_some_and(|cell| cell.alarm) => format!("**{text}**"),
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
