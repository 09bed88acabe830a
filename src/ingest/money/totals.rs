//! Rows that bear a date and are no payment: totals that the rows above add up to.

use super::{Place, Reading};
use crate::ingest::amounts::Amount;
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
