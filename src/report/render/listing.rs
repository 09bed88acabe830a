//! Lines in columns without headings: a cell that is too long goes on below, in its column.

use super::line::{Emphasis, Line, Piece};
use crate::report::safe_text::{columns, visible, wrapped};
use crate::report::{Align, Listing};

/// Columns before every line.
const MARGIN: usize = 2;
/// Columns between two cells.
const GAP: usize = 2;
/// No column of words gets narrower.
const NARROWEST: usize = 8;
/// The last column, which holds the reasons, gets this much before another is squeezed.
const REASONS: usize = 24;

/// The lines, each at most `width` columns wide.
pub(super) fn lay_out(listing: &Listing, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for sentence in &listing.intro {
        let margin = " ".repeat(MARGIN);
        for line in wrapped(&visible(sentence), width.saturating_sub(MARGIN), 0) {
            lines.push(Line::of(format!("{margin}{line}"), Emphasis::None));
        }
    }
    let cells: Vec<Vec<String>> = listing
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| visible(&cell.text).into_owned()).collect())
        .collect();
    let widths = widths(listing, &cells, width.saturating_sub(MARGIN));
    for (row, cells) in listing.rows.iter().zip(&cells) {
        let alarm = |index: usize| row[index].alarm;
        lines.extend(row_lines(listing, cells, &widths, alarm));
    }
    lines
}

/// Every column as wide as its widest cell; where that is too much, the widest column of words
/// gives way first.
fn widths(listing: &Listing, cells: &[Vec<String>], room: usize) -> Vec<usize> {
    let count = listing.columns.len();
    let natural = |index: usize| {
        let texts = cells.iter().filter_map(|row| row.get(index));
        texts.map(|text| columns(text)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(natural).collect();
    let gaps = GAP * count.saturating_sub(1);
    let room = room.saturating_sub(gaps);
    let least = |index: usize| match listing.columns[index] {
        Align::Right => usize::MAX,
        Align::Left if index + 1 == count => REASONS,
        Align::Left => NARROWEST,
    };
    loop {
        let over = widths.iter().sum::<usize>().saturating_sub(room);
        if over == 0 {
            return widths;
        }
        let last = count - 1;
        let squeezable = |index: &usize| widths[*index] > least(*index).min(widths[*index]);
        // The reasons wrap first: they are sentences.
        let next = Some(last)
            .filter(squeezable)
            .or_else(|| (0..last).filter(squeezable).max_by_key(|index| widths[*index]));
        match next {
            Some(index) => widths[index] = (widths[index] - over.min(widths[index])).max(least(index)),
            None => {
                widths[last] = widths[last].saturating_sub(over).max(NARROWEST);
                return widths;
            }
        }
    }
}

fn row_lines(
    listing: &Listing,
    cells: &[String],
    widths: &[usize],
    alarm: impl Fn(usize) -> bool,
) -> Vec<Line> {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| lines_of(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = vec![Line::default(); height];
    let mut start = MARGIN;
    for (index, texts) in wrapped.into_iter().enumerate() {
        let emphasis = if alarm(index) { Emphasis::Alarm } else { Emphasis::None };
        for (line, text) in lines.iter_mut().zip(texts) {
            let shift = match listing.columns[index] {
                Align::Left => 0,
                Align::Right => widths[index].saturating_sub(columns(&text)),
            };
            if !text.is_empty() {
                line.pieces.push(Piece { start: start + shift, text, emphasis });
            }
        }
        start += widths[index] + GAP;
    }
    lines
}

/// A cell in its column. Blanks at the start are kept: they indent lines of a file.
fn lines_of(cell: &str, width: usize) -> Vec<String> {
    let text = cell.trim_start_matches(' ');
    let indent = "\u{a0}".repeat(cell.len() - text.len());
    wrapped(&format!("{indent}{text}"), width.max(1), 0)
}
