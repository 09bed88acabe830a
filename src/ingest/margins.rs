//! What stands at the edges of a table and is told by its shape alone: a line about the account above
//! the rows, a header with more names than the rows have fields.

use super::amounts::looks_numeric;
use super::dates::looks_dated;
use super::table::Row;
use super::words::{self, MoneyWord};

/// What a cell holds, as far as one look tells.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Empty,
    /// A date, and whether its year stands first.
    Date(bool),
    Number,
    Text,
}

fn kind(cell: &str) -> Kind {
    if cell.is_empty() {
        Kind::Empty
    } else if looks_dated(cell) {
        Kind::Date(cell.bytes().take_while(u8::is_ascii_digit).count() > 2)
    } else if looks_numeric(cell) {
        Kind::Number
    } else {
        Kind::Text
    }
}

/// In a file without a header: does the first row speak of the account, not of a payment? Its date
/// stands elsewhere or is written otherwise than in all rows below, or two of its cells hold
/// something else than theirs.
pub(super) fn is_apart(rows: &[Row<'_>]) -> bool {
    let Some((first, below)) = rows.split_first().filter(|(_, below)| below.len() >= 2) else {
        return false;
    };
    let below = &below[..below.len().min(30)];
    let apart = (0..first.cells.len()).filter_map(|at| {
        let usual = kind(below[0].cell(at));
        let own = kind(first.cell(at));
        let alike = usual != Kind::Empty && below.iter().all(|row| kind(row.cell(at)) == usual);
        (alike && own != usual && own != Kind::Empty).then_some(usual)
    });
    let weight = apart.map(|usual| if matches!(usual, Kind::Date(_)) { 2 } else { 1 });
    weight.sum::<usize>() >= 2
}

/// Every row has fewer fields than the header, by as many, and the figures stand under the name of
/// an amount only where both are laid side by side from the right.
pub(super) fn fields_missing(body: &[Row<'_>], header: &Row<'_>) -> Option<usize> {
    let fields = body.first()?.cells.len();
    let missing = header.cells.len().checked_sub(fields).filter(|missing| *missing > 0)?;
    if body.len() < 2 || body.iter().any(|row| row.cells.len() != fields) {
        return None;
    }
    let money =
        |at: usize| words::money_word(&words::normalise(header.cell(at))) >= MoneyWord::Gross;
    let figures = |at: usize| body.iter().all(|row| looks_numeric(row.cell(at)));
    let any = |shift: usize| (0..fields).any(|at| money(at + shift) && figures(at));
    (!any(0) && any(missing)).then_some(missing)
}
