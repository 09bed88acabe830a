//! Which mark stands before the decimals.

use super::Place;
use super::balance::chain_of;
use crate::domain::Currency;
use crate::ingest::amounts::{DecimalMark, MarkEvidence, mark_evidence, parse};
use crate::ingest::currencies;
use crate::ingest::inspect::Findings;
use crate::ingest::money_columns::{self, MarkCounts, MoneyColumn};
use crate::ingest::words::MoneyWord;

/// The reason where amounts are whole numbers: nothing is proven for the next file.
pub(in crate::ingest) const NO_MARK: &str = "no cell has a mark";

/// Which mark stands before the decimals: cells with one reading decide for all.
pub(super) fn decimal_mark(
    place: &Place<'_>,
    words: &[(usize, MoneyWord)],
    findings: &mut Findings,
) -> DecimalMark {
    if let Some(told) = place.source.options.layout.decimal_mark {
        return if told == ',' { DecimalMark::Comma } else { DecimalMark::Point };
    }
    let sum = |columns: &mut dyn Iterator<Item = usize>| {
        columns.fold(MarkCounts::default(), |mut all, column| {
            let one = money_columns::mark_counts(place.rows, column);
            all.point += one.point;
            all.comma += one.comma;
            all.both += one.both;
            all
        })
    };
    let own = sum(&mut words.iter().filter(|(_, word)| *word != MoneyWord::Tax).map(|(at, _)| *at));
    // Balances are written otherwise in some exports: the amounts decide for themselves.
    let amounts =
        sum(&mut words.iter().filter(|(_, word)| *word >= MoneyWord::Gross).map(|(at, _)| *at));
    let mut decided = settled(amounts).or_else(|| settled(own));
    if decided.is_none() && own.both > 0 {
        decided = scan(place, words);
    }
    if decided.is_none() && own.both > 0 {
        let others = (0..place.profiles.len()).filter(|at| place.profiles[*at].is_money());
        decided = settled(sum(&mut others.into_iter()));
    }
    if decided.is_none() && own.both > 0 && whole_coins(place, words) {
        decided = Some((DecimalMark::Point, "a currency without decimals".into()));
    }
    if let Some((mark, reason)) = decided {
        findings.note("decimal mark", mark.char().to_string(), reason);
        return mark;
    }
    if own.both == 0 {
        findings.note("decimal mark", ".".into(), NO_MARK.into());
        return DecimalMark::Point;
    }
    by_chain(place, words).unwrap_or_else(|| {
        ask_mark(place, words, findings);
        DecimalMark::Point
    })
}

fn settled(counts: MarkCounts) -> Option<(DecimalMark, String)> {
    let reason = |count: usize| format!("{count} cells allow only this");
    match counts.point.cmp(&counts.comma) {
        std::cmp::Ordering::Greater => Some((DecimalMark::Point, reason(counts.point))),
        std::cmp::Ordering::Less => Some((DecimalMark::Comma, reason(counts.comma))),
        std::cmp::Ordering::Equal => None,
    }
}

/// The whole file, where the sample does not say.
fn scan(place: &Place<'_>, words: &[(usize, MoneyWord)]) -> Option<(DecimalMark, String)> {
    if place.table.complete {
        return None;
    }
    let mut counts = MarkCounts::default();
    place.source.each_record(place.table.start, |record| {
        for (at, _) in words {
            match mark_evidence(record.raw(place.source.text, *at)) {
                MarkEvidence::Point => counts.point += 1,
                MarkEvidence::Comma => counts.comma += 1,
                _ => {}
            }
        }
    });
    settled(counts)
}

/// Yen and won have no decimals, so every mark is a thousands mark; `1,234` then reads by point.
fn whole_coins(place: &Place<'_>, words: &[(usize, MoneyWord)]) -> bool {
    let code = |at: usize| {
        currencies::in_header(&place.profiles[at].name).or_else(|| {
            place.rows.iter().find_map(|row| currencies::in_cell(row.cell(at))).map(str::to_owned)
        })
    };
    let commas =
        words.iter().all(|(at, _)| place.rows.iter().all(|row| !row.cell(*at).contains('.')));
    // No currency of the countries that write so has three decimals.
    let script = place.profiles.iter().any(|profile| {
        let east = |c: char| {
            ('\u{3040}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7af}').contains(&c)
        };
        profile.name.chars().any(east)
    });
    commas
        && (script
            || words.iter().any(|(at, _)| {
                code(*at).is_some_and(|code| {
                    Currency::new(&code).is_some_and(|currency| currency.decimals() == 0)
                })
            }))
}

/// The mark under which the balance follows from the amounts.
fn by_chain(place: &Place<'_>, words: &[(usize, MoneyWord)]) -> Option<DecimalMark> {
    let agree = |mark: DecimalMark| {
        let columns: Vec<MoneyColumn> = words
            .iter()
            .map(|(index, word)| MoneyColumn::read(*index, *word, place.rows, mark))
            .collect();
        best_chain_of_any(place, &columns)
    };
    let (point, comma) = (agree(DecimalMark::Point), agree(DecimalMark::Comma));
    // A file of whole numbers agrees under both; only a clear difference counts.
    if point >= 2 && comma * 2 < point {
        Some(DecimalMark::Point)
    } else if comma >= 2 && point * 2 < comma {
        Some(DecimalMark::Comma)
    } else {
        None
    }
}

fn best_chain_of_any(place: &Place<'_>, columns: &[MoneyColumn]) -> usize {
    let balances = columns.iter().filter(|column| column.word == MoneyWord::Balance);
    balances
        .flat_map(|balance| {
            columns
                .iter()
                .filter(|column| column.word != MoneyWord::Balance)
                .filter_map(|column| chain_of(place, &column.values, balance))
        })
        .map(|chain| chain.agree.max(chain.reversed))
        .max()
        .unwrap_or(0)
}

fn ask_mark(place: &Place<'_>, words: &[(usize, MoneyWord)], findings: &mut Findings) {
    let found = words.iter().find_map(|(at, _)| {
        place
            .rows
            .iter()
            .find(|row| mark_evidence(row.cell(*at)) == MarkEvidence::Both)
            .map(|row| (*at, *row))
    });
    let Some((at, row)) = found else { return };
    let cell = row.cell(at);
    let shown = |mark: DecimalMark| {
        parse(cell, mark).map_or_else(|_| String::new(), |amount| amount.money().to_string())
    };
    let (point, comma) = (shown(DecimalMark::Point), shown(DecimalMark::Comma));
    findings.ask(
        place.source,
        row,
        Some(at),
        format!("`{cell}` is {point} or {comma}; nothing in the file decides"),
        None,
        format!("add --decimal-mark . (reads {point}) or --decimal-mark , (reads {comma})"),
    );
}
