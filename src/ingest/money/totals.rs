//! Rows that bear a date and are no payment: totals that the rows above add up to; and decimals
//! that the delimiter cut off.

use super::{Place, Reading};
use crate::ingest::amounts::Amount;
use crate::ingest::inspect::Findings;
use crate::ingest::layout::AmountRule;
use crate::ingest::words;

/// Is every dated row that is called a total the sum of the rows before it? A payee may bear the
/// name, too: only the sums tell.
pub(super) fn proven(place: &Place<'_>, reading: &Reading) -> bool {
    let last = place.table.body.last().map_or(0, |row| row.line);
    let (mut part, mut whole, mut rows, mut found) = (Amount::ZERO, Amount::ZERO, 0, 0);
    for (row, value) in place.rows.iter().zip(&reading.values) {
        let (Some(value), true) = (value, row.line <= last) else {
            continue;
        };
        if !row.cells.iter().any(|cell| words::starts_total(cell)) {
            part = part.plus(*value);
            whole = whole.plus(*value);
            rows += 1;
            continue;
        }
        if rows < 2 || !(value.same(part) || value.same(whole)) {
            return false;
        }
        found += 1;
        part = Amount::ZERO;
    }
    found > 0
}

/// A decimal comma without quotes between commas: `-45,20` is two fields, and the amount lost its
/// decimals.
pub(super) fn ask_cut_decimals(place: &Place<'_>, reading: &Reading, findings: &mut Findings) {
    let (AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. }) = reading.rule
    else {
        return;
    };
    let next = column + 1;
    let nameless = place.profiles.get(next).is_some_and(|found| found.header.is_empty());
    if place.source.delimiter != b',' || !nameless {
        return;
    }
    let whole = |cell: &str| !cell.contains(['.', ',']);
    let decimals = |cell: &str| cell.len() == 2 && cell.bytes().all(|b| b.is_ascii_digit());
    let cut = place
        .rows
        .iter()
        .filter(|row| !row.cell(column).is_empty())
        .all(|row| whole(row.cell(column)) && decimals(row.cell(next)));
    let zero = place.rows.iter().any(|row| row.cell(next).starts_with('0'));
    let Some(row) = place.rows.first().filter(|_| cut && (zero || place.table.header.is_some()))
    else {
        return;
    };
    let shown = format!("{},{}", row.cell(column), row.cell(next));
    findings.ask(
        place.source,
        row,
        Some(column),
        format!("`{shown}` looks like one amount with a decimal comma, cut in two by the delimiter"),
        None,
        "export the file again with semicolons or with quotes around the amounts; or say that they are two columns: --amount COLUMN --decimal-mark .".into(),
    );
}
