//! Labels of rows: indented, cut where the figures need the room, and told apart.

use std::collections::BTreeMap;

use crate::report::safe_text::{columns, shortened, shortened_inside, visible};
use crate::report::{Row, RowKind};

/// The columns a label may take before the figures have theirs.
pub(super) fn label_room(width: usize) -> usize {
    if width < 100 { 26 } else { 34 }
}

/// Is the row's label longer than the room? Only the table's first column has labels; they are
/// not cut where they run over a whole line.
pub(super) fn label_is_cut(row: &Row, kept: &[usize], room: usize) -> bool {
    kept.first() == Some(&0)
        && row.kind != RowKind::Span
        && row.cells.first().is_some_and(|cell| columns(&visible(&cell.text)) > room - indent(row))
}

fn indent(row: &Row) -> usize {
    if row.kind == RowKind::Member { 2 } else { 0 }
}

/// A row's cells in the kept columns: escaped, indented, the label not too long.
pub(super) fn cell_texts(row: &Row, kept: &[usize], label_room: usize) -> Vec<String> {
    kept.iter()
        .enumerate()
        .map(|(position, index)| {
            let text = row.cells.get(*index).map_or("", |cell| cell.text.as_str());
            let shown = visible(text);
            if *index > 0 || position > 0 || row.kind == RowKind::Span {
                return shown.into_owned();
            }
            let indent = indent(row);
            format!("{:indent$}{}", "", shortened(&shown, label_room - indent))
        })
        .collect()
}

/// Labels that begin alike and were cut to the same text lose their middle instead of their end: of
/// two lines `Google Ads search campa…` nobody knows which has the 9,000.
pub(super) fn tell_apart(rows: &mut [(&Row, Vec<String>)], kept: &[usize], room: usize) {
    let mut alike: BTreeMap<String, u32> = BTreeMap::new();
    for (_, cells) in rows.iter().filter(|(row, _)| label_is_cut(row, kept, room)) {
        *alike.entry(cells[0].clone()).or_default() += 1;
    }
    for (row, cells) in rows.iter_mut().filter(|(row, _)| label_is_cut(row, kept, room)) {
        if alike.get(&cells[0]).is_some_and(|count| *count > 1) {
            let (label, indent) = (visible(&row.cells[0].text), indent(row));
            cells[0] = format!("{:indent$}{}", "", shortened_inside(&label, room - indent));
        }
    }
}
