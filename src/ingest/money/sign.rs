//! Which sign of a single amount column means money out.

use super::balance::chain_of;
use super::{Place, Reading, Told};
use crate::config::Sign;
use crate::ingest::amounts::Amount;
use crate::ingest::chain::Chain;
use crate::ingest::direction::{self, Character};
use crate::ingest::inspect::{Findings, text_columns};
use crate::ingest::layout::{self, AmountRule, RowOrder};
use crate::ingest::money_columns::MoneyColumn;
use crate::ingest::table::Row;
use crate::ingest::words::{self, Direction, MoneyWord};

/// One amount column: its sign from the user, the balance, direction words, or the signs it holds.
pub(super) fn single(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    amount: &MoneyColumn,
    character: Character,
    findings: &mut Findings,
) -> Reading {
    if let Some(reading) = said(place, told, amount, findings) {
        return reading;
    }
    let words_at = direction::word_column(place.profiles, place.rows);
    if amount.negative == 0
        && let Some(reading) = unsigned(place, amount, words_at, findings)
    {
        return reading;
    }
    if let Some(sign) = proven_sign(place, columns, amount, findings) {
        if sign == Sign::InflowPositive && may_be_owed(place, amount, character) {
            ask_sign(place, amount, findings);
        }
        return signed_reading(amount, sign);
    }
    if let Some(words_at) = words_at {
        if let Some(sign) = agreed(place, words_at, amount, findings) {
            return signed_reading(amount, sign);
        }
        ask_contradiction(place, amount, words_at, findings);
        return signed_reading(amount, Sign::InflowPositive);
    }
    likely(place, amount, character, findings)
}

/// What the user says: a column of directions, or the sign.
fn said(
    place: &Place<'_>,
    told: &Told,
    amount: &MoneyColumn,
    findings: &mut Findings,
) -> Option<Reading> {
    let layout = &place.source.options.layout;
    let Some(direction) = told.direction else {
        return layout.sign.map(|sign| signed_reading(amount, sign));
    };
    if amount.negative > 0
        && layout.out_words.is_empty()
        && let Some(sign) = agreed(place, direction, amount, findings)
    {
        return Some(signed_reading(amount, sign));
    }
    Some(typed_reading(place, amount, direction, layout.out_words.clone(), findings))
}

/// Without a negative amount, words beside it say the direction; unknown ones are asked about.
fn unsigned(
    place: &Place<'_>,
    amount: &MoneyColumn,
    words_at: Option<usize>,
    findings: &mut Findings,
) -> Option<Reading> {
    if let Some((at, out)) = direction::initials(place.profiles) {
        return Some(typed_reading(place, amount, at, vec![out], findings));
    }
    if let Some(words_at) = words_at {
        return Some(typed_reading(place, amount, words_at, Vec::new(), findings));
    }
    if let Some(unknown) = direction::unknown_words(place.profiles) {
        ask_words(place, unknown, findings);
    }
    None
}

/// Without proof: what the column's head or the rows say, or a question.
fn likely(
    place: &Place<'_>,
    amount: &MoneyColumn,
    character: Character,
    findings: &mut Findings,
) -> Reading {
    let marked = direction::marked_side(amount);
    let found = marked.or_else(|| {
        let texts = text_columns(place.profiles);
        let rows = || direction::sign(character, amount, place.rows, &texts);
        if is_paid(place, amount) { None } else { rows() }
    });
    let Some((sign, reason)) = found else {
        ask_sign(place, amount, findings);
        return signed_reading(amount, Sign::InflowPositive);
    };
    findings.note("direction", "signed amount".into(), reason);
    signed_reading(amount, sign)
}

/// A balance that rises with positive amounts may be what a card is owed: where most are positive,
/// the words must agree with the balance.
fn may_be_owed(place: &Place<'_>, amount: &MoneyColumn, character: Character) -> bool {
    if amount.positive <= amount.negative {
        return false;
    }
    let texts = text_columns(place.profiles);
    match direction::sign(character, amount, place.rows, &texts) {
        Some((sign, _)) => sign == Sign::OutflowPositive,
        None => character.card,
    }
}

/// What was paid, mostly positive: by us or to us.
fn is_paid(place: &Place<'_>, amount: &MoneyColumn) -> bool {
    let header = &place.profiles[amount.index].header;
    let paid = words::matches(header, &["amount paid", "paid amount", "payment amount"]);
    paid && amount.negative > 0 && amount.positive > amount.negative
}

/// The sign that the direction words of at least four rows in five confirm.
fn agreed(
    place: &Place<'_>,
    words_at: usize,
    amount: &MoneyColumn,
    findings: &mut Findings,
) -> Option<Sign> {
    let (agree, against) = direction::agreement(place.rows, words_at, amount);
    let (most, all) = (agree.max(against), agree + against);
    if all == 0 || most * 10 < all * 8 {
        return None;
    }
    let sign = if agree > against { Sign::InflowPositive } else { Sign::OutflowPositive };
    let reason = format!("{most} of {all} direction words agree");
    findings.note("direction", "signed amount".into(), reason);
    Some(sign)
}

/// Signs and direction words that tell different stories: reversals, or a sign for show.
fn ask_contradiction(
    place: &Place<'_>,
    amount: &MoneyColumn,
    words_at: usize,
    findings: &mut Findings,
) {
    let shown = place
        .rows
        .iter()
        .zip(&amount.values)
        .find(|(_, value)| value.is_some_and(|value| value.units < 0));
    let Some((row, _)) = shown else { return };
    let name = place.column_name(words_at);
    findings.ask(
        place.source,
        row,
        Some(amount.index),
        format!(
            "`{}` has a sign, and `{}` says which way it goes: which of them counts?",
            row.cell(amount.index),
            row.cell(words_at)
        ),
        None,
        format!(
            "add --sign inflow-positive (the sign counts) or --direction '{name}' (the word counts, a minus turns it round)"
        ),
    );
}

pub(super) fn signed_reading(column: &MoneyColumn, sign: Sign) -> Reading {
    let values = column
        .values
        .iter()
        .map(|value| match sign {
            Sign::InflowPositive => *value,
            Sign::OutflowPositive => value.map(Amount::turned),
        })
        .collect();
    Reading { rule: AmountRule::Signed { column: column.index, sign }, values }
}

/// The sign under which the balance follows from the amounts.
fn proven_sign(
    place: &Place<'_>,
    columns: &[MoneyColumn],
    amount: &MoneyColumn,
    findings: &mut Findings,
) -> Option<Sign> {
    let named = place.table.header.is_some();
    columns
        .iter()
        .filter(|column| column.index != amount.index)
        .filter(|column| {
            column.word == MoneyWord::Balance || (!named && column.word == MoneyWord::Unknown)
        })
        .find_map(|balance| {
            let chain = chain_of(place, &amount.values, balance)?;
            let turned = Chain { agree: chain.reversed, reversed: chain.agree, ..chain };
            // A file in no order of date fits one way up or the other way down.
            let enough = |chain: &Chain| chain.agree >= 2 || place.order != RowOrder::Mixed;
            // Without any sign, the first row's may differ from those that the balance proves.
            let signs = |chain: &Chain| {
                amount.signed || chain.agree >= 3 || starts_at_zero(amount, balance, chain.order)
            };
            let sign = if chain.settles() && enough(&chain) && signs(&chain) {
                Sign::InflowPositive
            } else if turned.settles()
                && turned.agree >= if amount.signed { 2 } else { 3 }
                && place.order != RowOrder::Mixed
            {
                Sign::OutflowPositive
            } else {
                return None;
            };
            let agree = chain.agree.max(chain.reversed);
            let reason = format!("{agree} of {} balance steps agree", chain.steps);
            findings.note("direction", "signed amount".into(), reason);
            Some(sign)
        })
}

/// Is the oldest balance the oldest amount?
fn starts_at_zero(amount: &MoneyColumn, balance: &MoneyColumn, order: RowOrder) -> bool {
    let oldest = |column: &MoneyColumn| match order {
        RowOrder::Descending => column.values.last().copied().flatten(),
        RowOrder::Ascending | RowOrder::Mixed => column.values.first().copied().flatten(),
    };
    matches!((oldest(amount), oldest(balance)), (Some(a), Some(b)) if a.same(b))
}

/// The amounts as the words of a column send them.
pub(super) fn worded_values(
    place: &Place<'_>,
    amount: &MoneyColumn,
    direction: usize,
    out_words: &[String],
) -> Vec<Option<Amount>> {
    let worded = |(row, value): (&&Row<'_>, &Option<Amount>)| {
        let value = (*value)?;
        match layout::direction_of(row.cell(direction), out_words)? {
            Direction::Out => Some(value.negated()),
            Direction::In => Some(value),
            Direction::Neutral => None,
        }
    };
    place.rows.iter().zip(&amount.values).map(worded).collect()
}

fn typed_reading(
    place: &Place<'_>,
    amount: &MoneyColumn,
    direction: usize,
    out_words: Vec<String>,
    findings: &mut Findings,
) -> Reading {
    let values = worded_values(place, amount, direction, &out_words);
    let found: Vec<&str> = place.profiles[direction].distinct.iter().map(String::as_str).collect();
    findings.note(
        "direction",
        "amount with a direction word".into(),
        format!("words {}", found.join(", ")),
    );
    Reading { rule: AmountRule::Typed { column: amount.index, direction, out_words }, values }
}

fn ask_words(place: &Place<'_>, column: usize, findings: &mut Findings) {
    let Some(row) = place.rows.first() else {
        return;
    };
    let profile = &place.profiles[column];
    let found: Vec<&str> = profile.distinct.iter().map(String::as_str).collect();
    findings.ask(
        place.source,
        row,
        Some(column),
        format!("which of the words in `{}` mean money out: {}?", profile.name, found.join(", ")),
        None,
        format!(
            "add --direction '{}' --out-words WORD,WORD (all other words are then money in)",
            profile.name
        ),
    );
}

fn ask_sign(place: &Place<'_>, amount: &MoneyColumn, findings: &mut Findings) {
    let shown = place
        .rows
        .iter()
        .zip(&amount.values)
        .find(|(_, value)| value.is_some_and(|value| value.units > 0));
    let Some((row, _)) = shown else { return };
    let cell = row.cell(amount.index);
    let total = amount.negative + amount.positive;
    let what = if amount.negative == 0 {
        format!(
            "is `{cell}` money out or money in? No amount has a sign, and nothing in the file decides"
        )
    } else {
        format!(
            "is `{cell}` money out or money in? {} of {total} amounts are positive, as on a card; nothing in the file decides",
            amount.positive
        )
    };
    findings.ask(
        place.source,
        row,
        Some(amount.index),
        what,
        None,
        format!(
            "add --sign outflow-positive (it is spent) or --sign inflow-positive (it is received){}",
            place.direction_hint()
        ),
    );
}
