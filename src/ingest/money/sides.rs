//! Money out and money in apart, where no header says which is which.

use super::balance::chain_of;
use super::choice::pair_reading;
use super::{Place, Reading};
use crate::ingest::double_entry;
use crate::ingest::inspect::Findings;
use crate::ingest::money_columns::{self, MoneyColumn};
use crate::ingest::words::{self, MoneyWord};

/// Two columns of which every row fills exactly one are the two sides. The balance says which is
/// which; without one, the user does.
pub(super) fn unnamed_sides(
    place: &Place<'_>,
    columns: &[MoneyColumn],
    (best, rival): (&MoneyColumn, &MoneyColumn),
    findings: &mut Findings,
) -> Option<Reading> {
    if !are_sides(best, rival) {
        return None;
    }
    let (left, right) = if best.index < rival.index { (best, rival) } else { (rival, best) };
    let named_out = |column: &MoneyColumn| column.word == MoneyWord::Debit;
    let named_in = |column: &MoneyColumn| column.word == MoneyWord::Credit;
    if named_out(left) || named_in(right) {
        return Some(pair_reading(place, left, right, findings));
    }
    if named_out(right) || named_in(left) {
        return Some(pair_reading(place, right, left, findings));
    }
    let proven = |debit: &MoneyColumn, credit: &MoneyColumn| {
        let values = money_columns::pair_values(debit, credit, (false, false));
        columns
            .iter()
            .filter(|column| column.index != left.index && column.index != right.index)
            .filter(|column| matches!(column.word, MoneyWord::Balance | MoneyWord::Unknown))
            .filter_map(|balance| chain_of(place, &values, balance))
            .any(|chain| chain.agree >= 2 && chain.settles())
    };
    // A balance that charges raise may be what a card is owed.
    let owed = |debit: &MoneyColumn| {
        place.rows.iter().zip(&debit.values).any(|(row, value)| {
            value.is_some_and(|value| value.units != 0)
                && row.cells.iter().any(|cell| words::is_card_payment(cell))
        })
    };
    let sides = (proven(left, right) && !owed(left), proven(right, left) && !owed(right));
    match sides {
        (true, false) => Some(pair_reading(place, left, right, findings)),
        (false, true) => Some(pair_reading(place, right, left, findings)),
        _ => {
            ask_sides(place, left, right, findings);
            let silent = &mut Findings::default();
            Some(pair_reading(place, left, right, silent))
        }
    }
}

pub(super) fn are_sides(a: &MoneyColumn, b: &MoneyColumn) -> bool {
    let rows = a.values.len();
    let one = a
        .values
        .iter()
        .zip(&b.values)
        .filter(|(a, b)| {
            let says = |value: &Option<_>| {
                value.is_some_and(|value: crate::ingest::amounts::Amount| value.units != 0)
            };
            says(a) != says(b)
        })
        .count();
    a.negative == 0 && b.negative == 0 && a.filled() > 0 && b.filled() > 0 && one * 20 >= rows * 19
}

fn ask_sides(place: &Place<'_>, left: &MoneyColumn, right: &MoneyColumn, findings: &mut Findings) {
    let Some(row) = place.rows.first() else {
        return;
    };
    let (a, b) = (place.column_name(left.index), place.column_name(right.index));
    findings.ask(
        place.source,
        row,
        Some(left.index),
        format!("`{a}` and `{b}` are money out and money in, or the other way round; nothing in the file decides"),
        None,
        format!("add --debit '{a}' --credit '{b}' (`{a}` is money out) or --debit '{b}' --credit '{a}'"),
    );
}

/// A signed column that says the opposite of the pair in every row: a book that debits its own
/// account, or a card. Only a balance tells.
pub(super) fn opposite<'c>(
    place: &Place<'_>,
    columns: &'c [MoneyColumn],
    (debit, credit): (&MoneyColumn, &MoneyColumn),
    pair: &Reading,
    findings: &mut Findings,
) -> Option<&'c MoneyColumn> {
    let twin = columns.iter().find(|column| {
        matches!(column.word, MoneyWord::Amount | MoneyWord::Account)
            && column.negative > 0
            && column.positive > 0
            && column.values.iter().zip(&pair.values).all(|pair| match pair {
                (Some(a), Some(b)) => a.same(b.negated()),
                (None, None) => true,
                _ => false,
            })
    })?;
    let chain = columns
        .iter()
        .filter(|column| column.word == MoneyWord::Balance)
        .filter_map(|balance| chain_of(place, &pair.values, balance))
        .max_by_key(|chain| chain.agree.max(chain.reversed))
        .filter(|chain| chain.agree.max(chain.reversed) >= 2);
    if let Some(chain) = chain {
        return (chain.reversed > chain.agree).then_some(twin);
    }
    if double_entry::is_book(place, &pair.values) {
        // In a book money that comes into an account is its debit.
        return Some(twin);
    }
    let row = place.rows.first()?;
    let (amount, debit, credit) = (
        place.column_name(twin.index),
        place.column_name(debit.index),
        place.column_name(credit.index),
    );
    findings.ask(
        place.source,
        row,
        Some(twin.index),
        format!("`{amount}` says the opposite of `{debit}` and `{credit}`; nothing in the file decides"),
        None,
        format!("add --amount '{amount}' --sign inflow-positive, or --debit '{debit}' --credit '{credit}'"),
    );
    None
}

/// A balance that falls with money in and rises with money out: the book of an account, whose debit
/// side is money in, or a balance that is owed. Both are usual.
pub(super) fn ask_reversed(
    place: &Place<'_>,
    columns: &[MoneyColumn],
    (debit, credit): (&MoneyColumn, &MoneyColumn),
    pair: &Reading,
    findings: &mut Findings,
) {
    let turned = columns
        .iter()
        .filter(|column| column.word == MoneyWord::Balance)
        .filter_map(|balance| chain_of(place, &pair.values, balance))
        .any(|chain| chain.agree == 0 && chain.reversed > 0 && chain.reversed * 2 > chain.steps);
    let Some(row) = place.rows.first().filter(|_| turned) else {
        return;
    };
    let (a, b) = (place.column_name(debit.index), place.column_name(credit.index));
    findings.ask(
        place.source,
        row,
        Some(debit.index),
        format!("the balance rises with `{a}` and falls with `{b}`: which of them is money out?"),
        None,
        format!("add --debit '{b}' --credit '{a}' (the balance is money held) or --debit '{a}' --credit '{b}' (the balance is owed)"),
    );
}

/// Codes of a ledger's accounts beside debit and credit: the debit of a bank's account there is
/// money in, that of a cost money out.
pub(super) fn ask_ledger(
    place: &Place<'_>,
    (debit, credit): (&MoneyColumn, &MoneyColumn),
    findings: &mut Findings,
) {
    const CODES: &[&str] = &["n c", "nominal code", "nominal account", "ledger code"];
    let ledger = place.profiles.iter().any(|found| words::matches(&found.header, CODES));
    let balance =
        place.profiles.iter().any(|found| words::money_word(&found.header) == MoneyWord::Balance);
    let Some(row) = place.rows.first().filter(|_| ledger && !balance) else {
        return;
    };
    let (a, b) = (place.column_name(debit.index), place.column_name(credit.index));
    findings.ask(
        place.source,
        row,
        Some(debit.index),
        format!("a ledger's `{a}` is money into the bank or a cost: which of `{a}` and `{b}` is money out?"),
        None,
        format!("add --debit '{b}' --credit '{a}' (the bank's account) or --debit '{a}' --credit '{b}'"),
    );
}
