//! The text a terminal or a mail shows.

use std::fmt::Write as _;

use super::layout;
use super::line::{Emphasis, Line};
use super::listing;
use super::{Readers, RenderError, RenderOptions, Renderer, Style, chosen_blocks};
use crate::report::safe_text::{columns, visible, wrapped};
use crate::report::{Block, Report};

/// Prose wider than this is hard to read, however wide the terminal.
const PROSE: usize = 120;
/// Below this no table can be laid out; narrower terminals wrap.
const NARROWEST: usize = 40;

/// `--format table`.
pub(super) struct Table;

impl Renderer for Table {
    fn name(&self) -> &'static str {
        "table"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn render(&self, report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
        table_text(report, options).map(String::into_bytes)
    }
}

/// The document as text, at most `options.width` columns wide (never below 40).
pub fn table_text(report: &Report, options: &RenderOptions) -> Result<String, RenderError> {
    let width = options.width.max(NARROWEST);
    let mut text = String::new();
    let mut after_banner = true;
    for block in chosen_blocks(report, options)? {
        let banner = matches!(block, Block::Banner { .. });
        let joined = banner && after_banner;
        if !text.is_empty() && !joined {
            text.push('\n');
        }
        after_banner = banner;
        for line in block_lines(block, width) {
            push_line(&mut text, &line, options.style);
        }
    }
    Ok(text)
}

fn block_lines(block: &Block, width: usize) -> Vec<Line> {
    let prose = width.min(PROSE);
    match block {
        Block::Title(parts) => title_lines(parts, width),
        Block::Banner { word, text } => {
            let lines = wrapped(&visible(&format!("{word}   {text}")), prose, 2);
            lines.into_iter().map(|line| Line::of(line, Emphasis::Alarm)).collect()
        }
        Block::Headline(paragraphs) => {
            plain(paragraphs.iter().flat_map(|paragraph| wrapped(&visible(paragraph), prose, 0)))
        }
        Block::Table(table) => {
            let mut lines = heading(&table.title, width);
            lines.extend(layout::lay_out(table, width));
            lines
        }
        Block::Listing(listing) => {
            let mut lines = heading(&listing.title, width);
            lines.extend(listing::lay_out(listing, width));
            lines
        }
        Block::Notes(notes) => {
            let mut lines = vec![Line::of("NOTES".to_owned(), Emphasis::Strong)];
            lines.extend(plain(notes.iter().flat_map(|note| bullet(note, prose))));
            lines
        }
    }
}

/// The title of a part, on as many lines as it needs; none where there is none.
fn heading(title: &str, width: usize) -> Vec<Line> {
    if title.is_empty() {
        return Vec::new();
    }
    let lines = wrapped(&visible(title), width, 2);
    lines.into_iter().map(|line| Line::of(line, Emphasis::Strong)).collect()
}

/// A note with its bullet, later lines under its first word.
fn bullet(note: &str, width: usize) -> impl Iterator<Item = String> {
    wrapped(&visible(note), width.saturating_sub(4), 0)
        .into_iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", if index == 0 { "  · " } else { "    " }))
}

fn plain(lines: impl Iterator<Item = String>) -> Vec<Line> {
    lines.map(|line| Line::of(line, Emphasis::None)).collect()
}

/// The parts of the title on as few lines as they fit.
fn title_lines(parts: &[String], width: usize) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let part = visible(part);
        match lines.last_mut() {
            Some(line) if columns(line) + 3 + columns(&part) <= width => {
                line.push_str("   ");
                line.push_str(&part);
            }
            _ => lines.push(part.into_owned()),
        }
    }
    lines
        .iter()
        .flat_map(|line| wrapped(line, width, 2))
        .map(|line| Line::of(line, Emphasis::Strong))
        .collect()
}

fn push_line(text: &mut String, line: &Line, style: Style) {
    let mut column = 0;
    for piece in &line.pieces {
        let shown = piece.text.trim_end();
        if shown.is_empty() {
            continue;
        }
        for _ in column..piece.start {
            text.push(' ');
        }
        column = column.max(piece.start) + columns(shown);
        match (style, piece.emphasis.ansi()) {
            (Style::Color, Some(ansi)) => {
                let _ = write!(text, "{}{shown}{}", ansi.render(), ansi.render_reset());
            }
            _ => text.push_str(shown),
        }
    }
    text.push('\n');
}
