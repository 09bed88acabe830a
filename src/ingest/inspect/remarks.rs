//! What is to be said of each column.

use std::collections::BTreeSet;

use super::{ColumnFinding, Examined};
use crate::ingest::amounts::{self, is_placeholder};
use crate::ingest::layout::{AmountRule, ColumnRole, Layout};
use crate::ingest::table::Row;

/// Every column, judged by the rows of the sample.
pub(super) fn columns(examined: &Examined<'_>, rows: &[&Row<'_>]) -> Vec<ColumnFinding> {
    let Examined { profiles, layout, .. } = examined;
    let columns = layout.columns.iter().zip(profiles).enumerate();
    columns
        .map(|(at, (column, profile))| ColumnFinding {
            name: column.name.clone(),
            role: column.role,
            filled: profile.filled,
            distinct: distinct(at, rows),
            remark: remark(layout, at, rows),
        })
        .collect()
}

fn distinct(column: usize, rows: &[&Row<'_>]) -> usize {
    let cells = rows.iter().map(|row| row.cell(column));
    cells.filter(|cell| !is_placeholder(cell)).collect::<BTreeSet<_>>().len()
}

/// What the counts do not say.
fn remark(layout: &Layout, column: usize, rows: &[&Row<'_>]) -> String {
    match (layout.columns[column].role, &layout.amount) {
        (ColumnRole::Date, _) => {
            let dates = rows.iter().filter(|row| layout.date_pattern.fits(row.cell(column)));
            format!("{} of {} are dates", dates.count(), rows.len())
        }
        (ColumnRole::Debit, AmountRule::Pair { debit, credit, .. }) => {
            let other = layout.column_name(*credit).replace('`', "");
            match on_both(layout, (*debit, *credit), rows) {
                0 => format!("none on a row with {other}"),
                both => format!("{both} on rows with {other}"),
            }
        }
        _ => String::new(),
    }
}

/// Rows in which both sides hold an amount.
fn on_both(layout: &Layout, (debit, credit): (usize, usize), rows: &[&Row<'_>]) -> usize {
    let says = |row: &Row<'_>, at: usize| {
        amounts::parse(row.cell(at), layout.decimal_mark).is_ok_and(|amount| amount.units != 0)
    };
    rows.iter().filter(|row| says(row, debit) && says(row, credit)).count()
}
