//! A table in a given width.
//!
//! Own code rather than comfy-table: headings grouped over columns, labels and dates that run over
//! empty neighbours, a slot that lines digits up under `(1,234)`, detail columns that go when the
//! width is short, and tables that continue below are one layout here, and none of them there.

use super::labels::{cell_texts, label_is_cut, label_room, tell_apart};
use super::line::{Emphasis, Line, Piece};
use crate::report::safe_text::{columns, shortened, visible};
use crate::report::{Align, Column, Row, RowKind, Shown, TableBlock};

/// The table's lines, headings first, each at most `width` columns wide: gaps shrink first, then
/// detail columns go by rank, then columns continue in blocks below. Amounts are never cut.
pub(super) fn lay_out(table: &TableBlock, width: usize) -> Vec<Line> {
    let mut kept: Vec<usize> = (0..table.columns.len()).collect();
    loop {
        if let Some(grid) = Grid::fitting(table, &kept, width) {
            return grid.with_longer_labels(width).lines();
        }
        let rank = kept.iter().map(|index| table.columns[*index].detail).max();
        match rank {
            Some(rank) if rank > 0 && !table.continues => {
                kept.retain(|index| table.columns[*index].detail < rank);
            }
            _ => return continued(table, &kept, width),
        }
    }
}

/// Blocks of columns one below the other, as even as they fit.
fn continued(table: &TableBlock, kept: &[usize], width: usize) -> Vec<Line> {
    let (label, rest) = match kept.split_first() {
        Some((first, rest)) if table.columns[*first].align == Align::Left => (vec![*first], rest),
        _ => (Vec::new(), kept),
    };
    let block = |part: &[usize]| [label.as_slice(), part].concat();
    let fits = |part: &[usize]| Grid::fitting(table, &block(part), width).is_some();
    let size = (1..=rest.len()).rev().find(|size| rest.chunks(*size).all(fits)).unwrap_or(1);
    let blocks = rest.len().div_ceil(size.max(1)).max(1);
    let even = rest.len().div_ceil(blocks).max(1);
    let size = if rest.chunks(even).all(fits) { even } else { size };
    let mut lines = Vec::new();
    for (index, part) in rest.chunks(size).enumerate() {
        if index > 0 {
            lines.push(Line::default());
        }
        lines.extend(Grid::new(table, &block(part), 1, width).lines());
    }
    lines
}

/// A table with its columns chosen and measured.
struct Grid<'a> {
    table: &'a TableBlock,
    /// Places of the columns in the table.
    kept: Vec<usize>,
    columns: Vec<&'a Column>,
    rows: Vec<(&'a Row, Vec<String>)>,
    widths: Vec<usize>,
    gap: usize,
    /// Has text been cut to make it fit?
    cut: bool,
}

impl<'a> Grid<'a> {
    /// The grid with the widest gap that fits and cuts no text; else the one that cuts least;
    /// `None` where none fits.
    fn fitting(table: &'a TableBlock, kept: &[usize], width: usize) -> Option<Self> {
        let wide = Self::new(table, kept, 2, width);
        if wide.width() <= width && !wide.cut {
            return Some(wide);
        }
        let narrow = Self::new(table, kept, 1, width);
        (narrow.width() <= width).then_some(narrow)
    }

    fn new(table: &'a TableBlock, kept: &[usize], gap: usize, width: usize) -> Self {
        Self::with_labels(table, kept, gap, width, label_room(width))
    }

    /// The grid with what the width leaves free given to labels that were cut: of a table of three
    /// figures, `commit consideration / Product-page …` does not tell which touchpoint it is.
    fn with_longer_labels(self, width: usize) -> Self {
        let labels = self.widths.first().copied().unwrap_or(0);
        let room = width.saturating_sub(self.width() - labels);
        let least = label_room(width);
        let cut = self.rows.iter().any(|(row, _)| label_is_cut(row, &self.kept, least));
        if room <= least || !cut {
            return self;
        }
        Self::with_labels(self.table, &self.kept, self.gap, width, room)
    }

    fn with_labels(
        table: &'a TableBlock,
        kept: &[usize],
        gap: usize,
        width: usize,
        label_room: usize,
    ) -> Self {
        let columns: Vec<&Column> = kept.iter().map(|index| &table.columns[*index]).collect();
        let reduced = kept.len() < table.columns.len() && !table.continues;
        let hidden = if reduced { Shown::Full } else { Shown::Reduced };
        let mut rows: Vec<(&Row, Vec<String>)> = table
            .rows
            .iter()
            .filter(|row| row.shown != hidden)
            .map(|row| (row, cell_texts(row, kept, label_room)))
            .collect();
        tell_apart(&mut rows, kept, label_room);
        let mut grid = Self {
            table,
            kept: kept.to_vec(),
            widths: vec![0; columns.len()],
            columns,
            rows,
            gap,
            cut: false,
        };
        grid.open_slots();
        grid.measure(width);
        grid
    }

    fn width(&self) -> usize {
        self.widths.iter().sum::<usize>() + self.gap * self.widths.len().saturating_sub(1)
    }

    /// A column that holds `(1,234)` keeps a place for the parenthesis in every cell, so that
    /// digits stand under digits.
    fn open_slots(&mut self) {
        for index in 0..self.columns.len() {
            if !self.has_slot(index) {
                continue;
            }
            for (_, cells) in &mut self.rows {
                if !cells[index].is_empty() && !cells[index].ends_with([')', '◄']) {
                    cells[index].push(' ');
                }
            }
        }
    }

    fn has_slot(&self, index: usize) -> bool {
        self.columns[index].align == Align::Right
            && self.rows.iter().any(|(_, cells)| cells[index].ends_with([')', '◄']))
    }

    fn measure(&mut self, width: usize) {
        for index in 0..self.columns.len() {
            let heading = self.heading_lines(index);
            let widest = heading.iter().map(|line| columns(line)).max().unwrap_or(0);
            // what an elastic column is sure to get is room for a label that runs over it
            let sure = match self.columns[index].elastic {
                Some(least) if index > 0 => self.natural(index).min(least),
                _ => 0,
            };
            self.widths[index] = widest.max(sure);
        }
        // first what stays in its column, then what may run over its neighbours
        for over in [false, true] {
            for row in 0..self.rows.len() {
                for index in 0..self.columns.len() {
                    if self.runs_over(row, index) == over {
                        self.widen(row, index);
                    }
                }
            }
        }
        self.widen_groups();
        self.stretch(width);
    }

    /// May the cell run over its neighbours? Labels of whole-line rows and words among numbers may;
    /// a number never leaves its column.
    fn runs_over(&self, row: usize, index: usize) -> bool {
        let row = self.rows[row].0;
        match self.columns[index].align {
            Align::Left => matches!(row.kind, RowKind::Breach | RowKind::Span),
            Align::Right => row.cells.get(self.kept[index]).is_some_and(|cell| !cell.number),
        }
    }

    /// The empty columns a cell may run over: to the right of a label, to the left of a word that
    /// stands right.
    fn neighbours(&self, row: usize, index: usize) -> impl Iterator<Item = usize> + '_ {
        let cells = &self.rows[row].1;
        let left = self.columns[index].align == Align::Left;
        let (right_of, left_of) =
            if left { (index + 1..cells.len(), 0..0) } else { (0..0, 1..index) };
        right_of.chain(left_of.rev()).take_while(move |other| cells[*other].is_empty())
    }

    /// Makes a column wide enough for a cell and what it may run over.
    fn widen(&mut self, row: usize, index: usize) {
        let needed = columns(&self.rows[row].1[index]);
        if needed == 0 || (self.columns[index].elastic.is_some() && index > 0) {
            return;
        }
        let over: usize = if self.runs_over(row, index) {
            let widths = self.neighbours(row, index).map(|other| self.widths[other] + self.gap);
            widths.sum()
        } else {
            0
        };
        let short = needed.saturating_sub(self.widths[index] + over);
        self.widths[index] += short;
    }

    /// Headings over groups need room too.
    fn widen_groups(&mut self) {
        for (first, last) in self.groups() {
            let needed = columns(self.group_text(first, last));
            // a heading that starts over its first column may run into the gap behind the last
            let gap_behind = self.table.continues && last + 1 < self.columns.len();
            let behind = if gap_behind { self.gap - 1 } else { 0 };
            let room = self.group_room(first, last) + behind;
            self.widths[last] += needed.saturating_sub(room);
        }
    }

    fn group_room(&self, first: usize, last: usize) -> usize {
        self.widths[first..=last].iter().sum::<usize>() + self.gap * (last - first)
    }

    /// A group's heading; over a single column only its first word (`best` of `best, 1 in 10`).
    fn group_text(&self, first: usize, last: usize) -> &'a str {
        let group = &self.columns[first].group;
        match group.split_once(", ") {
            Some((word, _)) if first == last => word,
            _ => group,
        }
    }

    /// The widest cell of a column.
    fn natural(&self, index: usize) -> usize {
        let cells = self.rows.iter().map(|(_, cells)| columns(&cells[index]));
        cells.max().unwrap_or(0)
    }

    /// Elastic columns take what is left, up to their content.
    fn stretch(&mut self, width: usize) {
        for index in 1..self.columns.len() {
            let Some(least) = self.columns[index].elastic else { continue };
            let natural = self.natural(index).max(self.widths[index]);
            let others = self.width() - self.widths[index];
            let room = width.saturating_sub(others);
            let least = natural.min(least);
            self.widths[index] = natural.min(room.max(least));
            let allowed = self.widths[index];
            self.cut |= allowed < natural;
            for (_, cells) in &mut self.rows {
                cells[index] = shortened(&cells[index], allowed).into_owned();
            }
        }
    }

    /// Runs of adjacent columns under one group heading.
    fn groups(&self) -> Vec<(usize, usize)> {
        let mut made: Vec<(usize, usize)> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            match made.last_mut() {
                Some((first, last))
                    if *last + 1 == index && self.columns[*first].group == column.group =>
                {
                    *last = index;
                }
                _ if !column.group.is_empty() => made.push((index, index)),
                _ => {}
            }
        }
        made
    }

    /// A column's own heading, without its group.
    fn heading_lines(&self, index: usize) -> Vec<String> {
        let slot = if self.has_slot(index) { " " } else { "" };
        self.columns[index]
            .heading
            .split('\n')
            .map(|line| format!("{}{slot}", visible(line)))
            .collect()
    }

    fn start(&self, index: usize) -> usize {
        self.widths[..index].iter().sum::<usize>() + self.gap * index
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = self.heading();
        for (row, cells) in &self.rows {
            lines.push(match row.kind {
                RowKind::Rule => Line::of("─".repeat(self.width()), Emphasis::Faint),
                _ => self.row_line(row, cells),
            });
        }
        lines
    }

    fn heading(&self) -> Vec<Line> {
        let grouped = |index: usize| usize::from(!self.columns[index].group.is_empty());
        let height = (0..self.columns.len())
            .map(|index| self.heading_lines(index).len() + grouped(index))
            .max()
            .unwrap_or(0);
        let mut lines = vec![Line::default(); height];
        for index in 0..self.columns.len() {
            let heading = self.heading_lines(index);
            let offset = height - heading.len();
            for (row, text) in heading.into_iter().enumerate() {
                self.place(&mut lines[offset + row], index, text, Emphasis::Faint);
            }
        }
        for (first, last) in self.groups() {
            let height_below = self.heading_lines(first).len();
            let line = &mut lines[height - height_below - 1];
            line.pieces.push(self.group_piece(first, last));
        }
        for line in &mut lines {
            line.pieces.retain(|piece| !piece.text.trim().is_empty());
            line.pieces.sort_by_key(|piece| piece.start);
        }
        lines.retain(|line| !line.pieces.is_empty());
        lines
    }

    /// A group heading: centred over its columns; over the first where the table may continue.
    fn group_piece(&self, first: usize, last: usize) -> Piece {
        let text = visible(self.group_text(first, last)).into_owned();
        let begin = self.start(first);
        let wide = columns(&text);
        let slot = usize::from(self.has_slot(last));
        let start = if self.table.continues || first == last {
            begin + self.widths[first].saturating_sub(wide + slot)
        } else {
            begin + self.group_room(first, last).saturating_sub(wide) / 2
        };
        Piece { start, text, emphasis: Emphasis::Faint }
    }

    fn row_line(&self, row: &Row, cells: &[String]) -> Line {
        let mut line = Line::default();
        let strong = matches!(row.kind, RowKind::Group | RowKind::Total);
        for (index, text) in cells.iter().enumerate() {
            let alarm = row.cells.get(self.kept[index]).is_some_and(|cell| cell.alarm);
            let emphasis = match (alarm, strong) {
                (true, _) => Emphasis::Alarm,
                (false, true) => Emphasis::Strong,
                (false, false) => Emphasis::None,
            };
            self.place(&mut line, index, text.clone(), emphasis);
        }
        line.pieces.retain(|piece| !piece.text.is_empty());
        line
    }

    /// Puts text where its column's alignment wants it.
    fn place(&self, line: &mut Line, index: usize, text: String, emphasis: Emphasis) {
        let begin = self.start(index);
        let start = match self.columns[index].align {
            Align::Left => begin,
            Align::Right => (begin + self.widths[index]).saturating_sub(columns(&text)),
        };
        line.pieces.push(Piece { start, text, emphasis });
    }
}

#[cfg(test)]
mod tests;
