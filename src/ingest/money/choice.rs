//! Which column, or which two, hold the amount.

use std::cmp::Reverse;

use super::balance::chain_of;
use super::sides::{are_sides, ask_ledger, ask_reversed, opposite, unnamed_sides};
use super::sign::{signed_reading, single, worded_values};
use super::{Place, Reading, Told};
use crate::config::Sign;
use crate::ingest::amounts::Amount;
use crate::ingest::direction::{self, Character};
use crate::ingest::inspect::Findings;
use crate::ingest::layout::AmountRule;
use crate::ingest::money_columns::{self, MoneyColumn};
use crate::ingest::words::MoneyWord;

pub(super) fn choose(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    character: Character,
    findings: &mut Findings,
) -> Reading {
    let at =
        |index: Option<usize>| index.and_then(|index| columns.iter().find(|c| c.index == index));
    if let (Some(debit), Some(credit)) = (at(told.debit), at(told.credit)) {
        return pair_reading(place, debit, credit, findings);
    }
    if let Some(only) = at(told.debit).or(at(told.credit)) {
        let sign = if told.debit.is_some() { Sign::OutflowPositive } else { Sign::InflowPositive };
        return signed_reading(only, sign);
    }
    if let Some(amount) = at(told.amount) {
        return single(place, told, columns, amount, character, findings);
    }
    if let Some((debit, credit)) = find_pair(place, columns) {
        let pair = pair_reading(place, debit, credit, findings);
        if let Some(twin) = signed_twin(columns, &pair) {
            let reason = "equals money in less money out in every row".into();
            findings.note("direction", "signed amount".into(), reason);
            return signed_reading(twin, Sign::InflowPositive);
        }
        if let Some(twin) = opposite(place, columns, (debit, credit), &pair, findings) {
            return signed_reading(twin, Sign::InflowPositive);
        }
        if !character.card {
            ask_reversed(place, columns, (debit, credit), &pair, findings);
            ask_ledger(place, (debit, credit), findings);
        }
        return pair;
    }
    let (amount, rival) = best_single(place, columns, character);
    // What is left after a fee has been received.
    let left = after_fees(columns).is_some_and(|net| net.index == amount.index);
    let character = Character { sales: character.sales || left, ..character };
    let rival = rival.or_else(|| fills_gaps(columns, amount));
    if let Some(rival) = rival {
        if let Some(sides) = unnamed_sides(place, columns, (amount, rival), findings) {
            return sides;
        }
        ask_column(place, amount, rival, findings);
    }
    single(place, told, columns, amount, character, findings)
}

/// Debit and credit by header; without headers, a column of minuses beside one of pluses.
fn find_pair<'c>(
    place: &Place<'_>,
    columns: &'c [MoneyColumn],
) -> Option<(&'c MoneyColumn, &'c MoneyColumn)> {
    let with = |word: MoneyWord| columns.iter().filter(move |column| column.word == word);
    let named = with(MoneyWord::Debit)
        .flat_map(|debit| with(MoneyWord::Credit).map(move |credit| (debit, credit)))
        .filter(|(debit, credit)| {
            debit.filled() + credit.filled() > 0 && money_columns::exclusive(debit, credit)
        })
        .max_by_key(|(debit, credit)| {
            let apart = debit.index.abs_diff(credit.index);
            (debit.filled() + credit.filled(), Reverse(apart))
        });
    if named.is_some() || place.table.header.is_some() {
        return named;
    }
    let rows = place.rows.len();
    columns
        .iter()
        .filter(|out| out.negative > 0 && out.positive == 0 && out.filled() < rows)
        .flat_map(|out| columns.iter().map(move |income| (out, income)))
        .find(|(out, income)| {
            income.negative == 0
                && income.positive > 0
                && income.signed
                && out.filled() + income.filled() == rows
                && money_columns::exclusive(out, income)
        })
}

/// A signed column that says the same as the pair, row by row.
fn signed_twin<'c>(columns: &'c [MoneyColumn], pair: &Reading) -> Option<&'c MoneyColumn> {
    columns
        .iter()
        .filter(|column| {
            matches!(column.word, MoneyWord::Amount | MoneyWord::Account | MoneyWord::Net)
        })
        .find(|column| {
            column.filled() > 0
                && column.values.iter().zip(&pair.values).all(|values| match values {
                    (Some(a), Some(b)) => a.same(*b),
                    (None, None) => true,
                    _ => false,
                })
        })
}

pub(super) fn pair_reading(
    place: &Place<'_>,
    debit: &MoneyColumn,
    credit: &MoneyColumn,
    findings: &mut Findings,
) -> Reading {
    let negative_debit = debit.negative > debit.positive;
    findings.note(
        "direction",
        "money out and money in apart".into(),
        format!("{} rows out, {} rows in, hardly any both", debit.filled(), credit.filled()),
    );
    let negative_credit = credit.negative > 0 && credit.positive == 0 && !negative_debit;
    if credit.negative > credit.positive
        && !negative_credit
        && let Some(row) = place.rows.first()
    {
        findings.ask(
            place.source,
            row,
            Some(credit.index),
            "the column of money in holds mostly negative amounts".into(),
            None,
            "name the columns: --debit COLUMN --credit COLUMN, or one --amount COLUMN".into(),
        );
    }
    Reading {
        rule: AmountRule::Pair {
            debit: debit.index,
            credit: credit.index,
            negative_debit,
            negative_credit,
        },
        values: money_columns::pair_values(debit, credit, (negative_debit, negative_credit)),
    }
}

/// The best single column; a chain that one candidate closes beats header words; equal ranks with
/// different values are a question.
fn best_single<'c>(
    place: &Place<'_>,
    columns: &'c [MoneyColumn],
    character: Character,
) -> (&'c MoneyColumn, Option<&'c MoneyColumn>) {
    let nonzero =
        |word: MoneyWord| columns.iter().any(|column| column.word == word && column.filled() > 0);
    let ranked = money_columns::candidates(
        columns,
        nonzero(MoneyWord::Fee),
        nonzero(MoneyWord::Tax),
        character.ads,
        place.table.header.is_some(),
    );
    if let Some(proven) = by_balance(place, columns, &ranked) {
        return (proven, None);
    }
    if let Some(net) = after_fees(columns) {
        return (net, None);
    }
    if let Some(gross) = with_tax(columns) {
        return (gross, None);
    }
    let Some((score, at)) = ranked.first().copied() else {
        return (columns.first().expect("the caller found a column"), None);
    };
    let best = &columns[at];
    let rival = ranked[1..]
        .iter()
        .take_while(|(other, _)| *other >= score - 4)
        .map(|(_, at)| &columns[*at])
        .find(|other| !other.same_values(best));
    (best, rival.or_else(|| sums_up(columns, best)))
}

/// Under names nobody knows: a column that is the chosen one with a third added or taken off. One of
/// the two is before, the other after a fee or a tax.
fn sums_up<'c>(columns: &'c [MoneyColumn], best: &MoneyColumn) -> Option<&'c MoneyColumn> {
    let unknown = || {
        columns
            .iter()
            .filter(|column| column.word == MoneyWord::Unknown && column.index != best.index)
            .filter(|column| column.filled() > 0)
    };
    if best.word == MoneyWord::Unknown || best.values.len() < 2 {
        return None;
    }
    unknown().find(|sum| {
        unknown().filter(|part| part.index != sum.index).any(|part| {
            let with = |sign: fn(Amount) -> Amount| {
                let pairs = best.values.iter().zip(&part.values);
                let added: Vec<Option<Amount>> = pairs
                    .map(|(own, part)| own.map(|own| own.plus(sign(part.unwrap_or(Amount::ZERO)))))
                    .collect();
                same(&sum.values, &added)
            };
            with(|part| part) || with(Amount::negated)
        })
    })
}

/// A column of amounts that speaks where the chosen one is silent: its rows must not get lost.
fn fills_gaps<'c>(columns: &'c [MoneyColumn], best: &MoneyColumn) -> Option<&'c MoneyColumn> {
    columns.iter().filter(|column| column.index != best.index).find(|column| {
        if column.word >= MoneyWord::Unknown && are_sides(best, column) {
            return true;
        }
        let says = |value: &Option<Amount>| value.is_some_and(|value| value.units != 0);
        let pairs = || column.values.iter().zip(&best.values).filter(|(other, _)| says(other));
        let rows = best.values.len();
        if column.word >= MoneyWord::Gross {
            return pairs().filter(|(_, own)| own.is_none()).count() * 20 > rows;
        }
        // A column nobody knows counts where it speaks in turns with the chosen one.
        let both = pairs().filter(|(_, own)| says(own)).count();
        let alone = pairs().count() - both;
        column.word == MoneyWord::Unknown && alone * 20 > rows && both * 20 <= alone
    })
}

/// What is left of one column after the fees of another: that is what arrives.
fn after_fees(columns: &[MoneyColumn]) -> Option<&MoneyColumn> {
    let fees = columns.iter().filter(|column| column.word == MoneyWord::Fee && column.filled() > 0);
    let sums = || columns.iter().filter(|column| column.word >= MoneyWord::Gross);
    // What is paid out goes by many names: the sums tell, in every row.
    let nets = || columns.iter().filter(|column| column.word >= MoneyWord::Unknown);
    fees.flat_map(|fee| sums().map(move |gross| (fee, gross))).find_map(|(fee, gross)| {
        nets().find(|net| net.index != gross.index && is_left(net, gross, fee))
    })
}

/// Net and tax beside their sum: what is paid is the sum.
fn with_tax(columns: &[MoneyColumn]) -> Option<&MoneyColumn> {
    let taxes =
        columns.iter().filter(|column| column.word == MoneyWord::Tax && column.filled() > 0);
    let sums = || columns.iter().filter(|column| column.word >= MoneyWord::Gross);
    let nets = move |tax: &'_ MoneyColumn| -> Vec<(usize, Vec<Option<Amount>>)> {
        let with = |net: &MoneyColumn| {
            let pairs = net.values.iter().zip(&tax.values);
            pairs.map(|(net, tax)| net.map(|net| net.plus(tax.unwrap_or(Amount::ZERO)))).collect()
        };
        sums().map(|net| (net.index, with(net))).collect()
    };
    taxes.flat_map(nets).find_map(|(net, with)| {
        sums().find(|gross| gross.index != net && gross.filled() > 0 && same(&gross.values, &with))
    })
}

fn same(values: &[Option<Amount>], others: &[Option<Amount>]) -> bool {
    values.iter().zip(others).all(|pair| match pair {
        (Some(a), Some(b)) => a.same(*b),
        (None, None) => true,
        _ => false,
    })
}

fn is_left(net: &MoneyColumn, gross: &MoneyColumn, fee: &MoneyColumn) -> bool {
    let mut charged = false;
    let all = (0..net.values.len()).all(|row| {
        let (Some(net), Some(gross)) = (net.values[row], gross.values[row]) else {
            return net.values[row].is_none() && gross.values[row].is_none();
        };
        let fee = fee.values[row].unwrap_or(Amount::ZERO);
        let fee = if fee.units < 0 { fee } else { fee.negated() };
        charged |= fee.units != 0;
        net.same(gross.plus(fee))
    });
    all && charged
}

/// Two columns as good as each other.
fn ask_column(place: &Place<'_>, best: &MoneyColumn, rival: &MoneyColumn, findings: &mut Findings) {
    let Some(row) = place.rows.first() else {
        return;
    };
    let (a, b) = (place.column_name(best.index), place.column_name(rival.index));
    findings.ask(
        place.source,
        row,
        Some(best.index),
        format!("the amount is in `{a}` or in `{b}`; nothing in the file decides"),
        None,
        format!("add --amount '{a}' or --amount '{b}'"),
    );
}

/// The one candidate that a balance column follows from.
fn by_balance<'c>(
    place: &Place<'_>,
    columns: &'c [MoneyColumn],
    ranked: &[(i32, usize)],
) -> Option<&'c MoneyColumn> {
    let named = place.table.header.is_some();
    let is_balance = |column: &MoneyColumn| {
        column.word == MoneyWord::Balance || (!named && column.word == MoneyWord::Unknown)
    };
    let words_at = direction::word_column(place.profiles, place.rows);
    let mut proven: Vec<(usize, &MoneyColumn)> = Vec::new();
    for (_, at) in ranked {
        let candidate = &columns[*at];
        let worded = words_at
            .filter(|_| candidate.negative == 0)
            .map(|at| worded_values(place, candidate, at, &[]));
        let values = worded.as_ref().unwrap_or(&candidate.values);
        let agree = columns
            .iter()
            .filter(|balance| is_balance(balance) && balance.index != candidate.index)
            .filter_map(|balance| chain_of(place, values, balance))
            // Enough to overrule what the headers say.
            .filter(|chain| chain.agree * 10 >= chain.steps * 8)
            .filter(|chain| chain.agree >= 2 || (chain.agree == chain.steps && worded.is_some()))
            .map(|chain| chain.agree)
            .max()
            .unwrap_or(0);
        if agree > 0 {
            proven.push((agree, candidate));
        }
    }
    let best = proven.iter().map(|(agree, _)| *agree).max()?;
    let clear = proven
        .iter()
        .filter(|(agree, _)| *agree * 10 >= best * 8)
        .map(|(_, column)| *column)
        .collect::<Vec<_>>();
    let (first, rest) = clear.split_first()?;
    rest.iter().all(|other| other.same_values(first)).then_some(first)
}
