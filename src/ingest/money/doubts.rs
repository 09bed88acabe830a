//! Amounts that read well and may still be wrong: cut in two by the delimiter, or before a fee.

use super::{Place, Reading};
use crate::ingest::amounts::looks_numeric;
use crate::ingest::dates::looks_dated;
use crate::ingest::inspect::Findings;
use crate::ingest::layout::AmountRule;
use crate::ingest::money_columns::MoneyColumn;
use crate::ingest::words::{self, MoneyWord};

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

/// Without a header, a last row with fewer fields than all others, which are as long as each other:
/// banks state the closing balance there, and it reads like a payment.
pub(super) fn ask_short_end(place: &Place<'_>, reading: &Reading, findings: &mut Findings) {
    let Some(end) = place.table.body.last().filter(|_| place.table.complete) else { return };
    let others: Vec<_> = place.rows.iter().filter(|row| row.line < end.line).collect();
    let (AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. }) = reading.rule
    else {
        return;
    };
    let even = others.windows(2).all(|pair| pair[0].cells.len() == pair[1].cells.len());
    let short = others.first().is_some_and(|first| end.cells.len() < first.cells.len());
    if place.table.header.is_some() || others.len() < 2 || !even || !short {
        return;
    }
    let shown = end.cell(column);
    if !looks_numeric(shown) || !end.cells.iter().any(|cell| looks_dated(cell)) {
        return;
    }
    findings.ask(
        place.source,
        end,
        Some(column),
        format!("is `{shown}` a payment or the closing balance? The last row has fewer fields than all others"),
        None,
        "take the line out if it is a balance, or fill it up with delimiters if it is a payment".into(),
    );
}

/// A fee beside an amount, and nothing that says whether the amount holds it. Brokers' amounts do.
pub(super) fn ask_fee(
    place: &Place<'_>,
    columns: &[MoneyColumn],
    reading: &Reading,
    findings: &mut Findings,
) {
    let AmountRule::Signed { column, .. } = reading.rule else {
        return;
    };
    let plain = columns.iter().any(|found| {
        found.index == column && matches!(found.word, MoneyWord::Amount | MoneyWord::Gross)
    });
    let balance = columns.iter().any(|found| found.word == MoneyWord::Balance);
    let traded = place.profiles.iter().any(|found| words::matches(&found.header, TRADED));
    let fee = columns.iter().find(|found| found.word == MoneyWord::Fee && found.filled() > 0);
    let Some((fee, row)) = fee.zip(place.rows.first()) else {
        return;
    };
    if !plain || balance || traded || place.source.options.layout.amount.is_some() {
        return;
    }
    let (amount, fee) = (place.column_name(column), place.column_name(fee.index));
    findings.ask(
        place.source,
        row,
        Some(column),
        format!(
            "is `{fee}` within `{amount}`, or does it come on top? Nothing in the file decides"
        ),
        None,
        format!("add --amount '{amount}' if it is within; else take it off in the file"),
    );
}

/// Columns of purchases and sales of securities.
#[rustfmt::skip]
static TRADED: &[&str] = &[
    "quantity", "shares", "price", "symbol", "isin", "security", "~anzahl", "~antal", "~kurs", "~aantal",
];
