//! Lines in columns without headings: a cell that is too long goes on below, in its column.

use super::line::{Emphasis, Line, Piece};
use crate::report::safe_text::{columns, visible, wrapped};
use crate::report::{Align, Listing};

/// Columns before every line.
const MARGIN: usize = 2;
/// Columns between two cells.
const GAP: usize = 2;
/// Columns before a cell that stands below its row.
const BELOW: usize = 4;
/// No column of words gets narrower.
const NARROWEST: usize = 8;
/// A longer word may be broken.
const LONGEST_WORD: usize = 14;
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
    let room = width.saturating_sub(MARGIN);
    let (widths, stacked) = widths(listing, &cells, room);
    for (row, cells) in listing.rows.iter().zip(&cells) {
        let alarm = |index: usize| row[index].alarm;
        let beside = if stacked { cells.len().min(widths.len()) } else { cells.len() };
        lines.extend(row_lines(listing, &cells[..beside], &widths, alarm));
        for text in cells.iter().skip(beside).filter(|text| !text.is_empty()) {
            let below = lines_of(text, room.saturating_sub(BELOW)).into_iter();
            lines.extend(below.map(|text| {
                let piece = Piece { start: MARGIN + BELOW, text, emphasis: Emphasis::None };
                Line { pieces: vec![piece] }
            }));
        }
    }
    lines
}

/// Every column as wide as its widest cell. Where that is too much, the last column wraps first
/// (it holds sentences), then the others between their words. Where the last would get too little,
/// it goes below the others (`true`), which then share the line.
fn widths(listing: &Listing, cells: &[Vec<String>], room: usize) -> (Vec<usize>, bool) {
    let count = listing.columns.len();
    let widest = |index: usize, of: &dyn Fn(&str) -> usize| {
        let texts = cells.iter().filter_map(|row| row.get(index));
        texts.map(|text| of(text)).max().unwrap_or(0)
    };
    let word = |text: &str| text.split(' ').map(columns).max().unwrap_or(0);
    let natural: Vec<usize> = (0..count).map(|index| widest(index, &columns)).collect();
    let words: Vec<usize> =
        (0..count).map(|index| widest(index, &word).clamp(NARROWEST, LONGEST_WORD)).collect();
    let Some(last) = count.checked_sub(1) else { return (natural, false) };
    let words_of = |columns: usize| -> Vec<usize> {
        (0..columns).filter(|index| listing.columns[*index] == Align::Left).collect()
    };
    let (mut widths, beside) = (natural.clone(), room.saturating_sub(GAP * last));
    squeeze(&mut widths, beside, &[last], |_| REASONS);
    squeeze(&mut widths, beside, &words_of(last), |index| words[index]);
    squeeze(&mut widths, beside, &[last], |_| REASONS - 4);
    if widths.iter().sum::<usize>() <= beside {
        return (widths, false);
    }
    let mut widths = natural[..last].to_vec();
    let beside = room.saturating_sub(GAP * last.saturating_sub(1));
    squeeze(&mut widths, beside, &words_of(last), |index| words[index]);
    squeeze(&mut widths, beside, &words_of(last), |_| NARROWEST);
    (widths, true)
}

/// Takes from the widest of some columns what is too much, down to the least each needs.
fn squeeze(widths: &mut [usize], room: usize, columns: &[usize], least: impl Fn(usize) -> usize) {
    loop {
        let over = widths.iter().sum::<usize>().saturating_sub(room);
        let wide = columns.iter().copied().filter(|index| widths[*index] > least(*index));
        let widest = wide.max_by_key(|index| widths[*index]);
        let (Some(index), 1..) = (widest, over) else { return };
        widths[index] = widths[index].saturating_sub(over).max(least(index));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Printed;
    use proptest::prelude::*;

    fn listing(rows: &[&[&str]], columns: Vec<Align>) -> Listing {
        let cells = |row: &&[&str]| row.iter().map(|cell| Printed::text(*cell)).collect();
        let rows = rows.iter().map(cells).collect();
        Listing { part: "", title: String::new(), intro: Vec::new(), columns, rows }
    }

    fn printed(listing: &Listing, width: usize) -> Vec<String> {
        let lines = lay_out(listing, width);
        let text = |line: &Line| {
            let mut text = String::new();
            for piece in &line.pieces {
                text.push_str(&" ".repeat(piece.start.saturating_sub(columns(&text))));
                text.push_str(&piece.text);
            }
            text
        };
        lines.iter().map(text).collect()
    }

    #[test]
    fn reasons_wrap_in_their_column_and_then_below() {
        let rows: &[&[&str]] =
            &[&["order", "oldest first", "13 of 13 balance steps agree"], &["a", "b", "c"]];
        let found = listing(rows, vec![Align::Left; 3]);
        assert_eq!(printed(&found, 60)[0], "  order  oldest first  13 of 13 balance steps agree");
        assert_eq!(
            printed(&found, 47)[..2],
            ["  order  oldest first  13 of 13 balance steps", "                       agree"]
        );
        assert_eq!(
            printed(&found, 36)[..3],
            ["  order  oldest first", "      13 of 13 balance steps agree", "  a      b"]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(
            cells in proptest::collection::vec("[a-z東 ]{0,60}", 4),
            width in 40usize..120,
        ) {
            let row: Vec<&str> = cells.iter().map(String::as_str).collect();
            let short = ["1", "12,345.00", "x"];
            let found = listing(
                &[&["1", row[0], row[1], row[2]], &short, &["2", row[3]]],
                vec![Align::Right, Align::Left, Align::Left, Align::Left],
            );
            for line in printed(&found, width) {
                prop_assert!(columns(&line) <= width, "{line:?}");
            }
        }
    }
}
