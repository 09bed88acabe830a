//! The amount of a row: which columns, which decimal mark, which sign, and what proves it.

use super::amounts::{Amount, DecimalMark, MarkEvidence, mark_evidence, parse};
use super::chain::{self, Chain, Link};
use super::columns::Profile;
use super::direction::{self, Character};
use super::inspect::{Findings, Source, column_named, text_columns};
use super::layout::{AmountRule, BalanceRule, FeeRule, RowOrder};
use super::money_columns::{self as money_columns, MarkCounts, MoneyColumn};
use super::table::{Row, Table};
use super::words::{Direction, MoneyWord};
use super::{IngestError, layout};
use crate::config::Sign;

/// What the search for amounts looks at.
pub(super) struct Place<'p> {
    pub(super) source: &'p Source<'p>,
    pub(super) table: &'p Table<'p>,
    pub(super) profiles: &'p [Profile],
    pub(super) rows: &'p [&'p Row<'p>],
    pub(super) date: usize,
    pub(super) order: RowOrder,
    pub(super) account: Option<usize>,
}

/// What was found.
#[derive(Debug)]
pub(super) struct Money {
    pub(super) rule: AmountRule,
    pub(super) mark: DecimalMark,
    pub(super) fee: Option<FeeRule>,
    pub(super) balance: Option<BalanceRule>,
    /// Columns the amount comes from.
    pub(super) columns: Vec<usize>,
}

/// An amount rule with its values on the sample.
struct Reading {
    rule: AmountRule,
    values: Vec<Option<Amount>>,
}

/// Finds the amount of a row.
pub(super) fn find(place: &Place<'_>, findings: &mut Findings) -> Result<Money, IngestError> {
    let told = Told::read(place)?;
    let words = money_words(place, &told);
    if words.is_empty() {
        return Err(place.source.reject(
            place.rows.first().map(|row| row.line),
            "no column reads as amounts".into(),
            Some("name it with --amount COLUMN, or --debit and --credit".into()),
        ));
    }
    let mark = decimal_mark(place, &words, findings);
    let columns: Vec<MoneyColumn> = words
        .iter()
        .map(|(index, word)| MoneyColumn::read(*index, *word, place.rows, mark))
        .collect();
    let character = direction::character(place.table, place.profiles);
    let reading = choose(place, &told, &columns, character, findings);
    let fee = fee_rule(place, &told, &columns, &reading);
    let balance = balance_rule(place, &told, &columns, &reading, findings);
    let used = match &reading.rule {
        AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. } => vec![*column],
        AmountRule::Pair { debit, credit, .. } => vec![*debit, *credit],
    };
    Ok(Money {
        rule: reading.rule,
        mark,
        fee,
        balance,
        columns: used,
    })
}

/// Columns named by the user.
struct Told {
    amount: Option<usize>,
    debit: Option<usize>,
    credit: Option<usize>,
    direction: Option<usize>,
    balance: Option<usize>,
}

impl Told {
    fn read(place: &Place<'_>) -> Result<Self, IngestError> {
        let layout = &place.source.options.layout;
        let named = |wanted: &Option<String>, flag: &str| {
            wanted
                .as_ref()
                .map(|wanted| column_named(place.source, &place.table.names, wanted, flag))
                .transpose()
        };
        Ok(Self {
            amount: named(&layout.amount, "--amount")?,
            debit: named(&layout.debit, "--debit")?,
            credit: named(&layout.credit, "--credit")?,
            direction: named(&layout.direction, "--direction")?,
            balance: named(&layout.balance, "--balance")?,
        })
    }
}

/// Columns of money with the word of their header; blank columns count where they name a side.
fn money_words(place: &Place<'_>, told: &Told) -> Vec<(usize, MoneyWord)> {
    let asked = [told.amount, told.debit, told.credit, told.balance];
    (0..place.profiles.len())
        .filter(|at| *at != place.date)
        .filter_map(|at| {
            let profile = &place.profiles[at];
            let word = money_columns::word(profile);
            let side = matches!(word, MoneyWord::Debit | MoneyWord::Credit);
            let is_asked = asked.contains(&Some(at));
            let counts = profile.is_money() || (side && profile.filled == 0);
            (is_asked || (counts && word != MoneyWord::Other)).then_some((at, word))
        })
        .collect()
}

/// Which mark stands before the decimals: cells with one reading decide for all.
fn decimal_mark(
    place: &Place<'_>,
    words: &[(usize, MoneyWord)],
    findings: &mut Findings,
) -> DecimalMark {
    if let Some(told) = place.source.options.layout.decimal_mark {
        return if told == ',' {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
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
    let own = sum(&mut words
        .iter()
        .filter(|(_, word)| *word != MoneyWord::Tax)
        .map(|(at, _)| *at));
    let mut decided = settled(own);
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
        findings.note("decimal mark", ".".into(), "no cell has a mark".into());
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
        super::currencies::in_header(&place.profiles[at].name).or_else(|| {
            place
                .rows
                .iter()
                .find_map(|row| super::currencies::in_cell(row.cell(at)))
                .map(str::to_owned)
        })
    };
    let commas = words
        .iter()
        .all(|(at, _)| place.rows.iter().all(|row| !row.cell(*at).contains('.')));
    commas
        && words.iter().any(|(at, _)| {
            code(*at).is_some_and(|code| {
                crate::domain::Currency::new(&code).is_some_and(|currency| currency.decimals() == 0)
            })
        })
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
    let balances = columns
        .iter()
        .filter(|column| column.word == MoneyWord::Balance);
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

/// The rows of the sample in one run from the start of the table.
fn chain_of(place: &Place<'_>, values: &[Option<Amount>], balance: &MoneyColumn) -> Option<Chain> {
    let last = place.table.body.last().map_or(0, |row| row.line);
    let links: Vec<Link<'_>> = place
        .rows
        .iter()
        .zip(values)
        .zip(&balance.values)
        .filter(|((row, _), _)| row.line <= last)
        .filter_map(|((row, value), balance)| {
            Some(Link {
                account: place.account.map_or("", |at| row.cell(at)),
                amount: value.unwrap_or(Amount::ZERO),
                balance: (*balance)?,
            })
        })
        .collect();
    chain::best(&links, place.order)
}

fn choose(
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
        let sign = if told.debit.is_some() {
            Sign::OutflowPositive
        } else {
            Sign::InflowPositive
        };
        return signed_reading(only, sign);
    }
    if let Some(amount) = at(told.amount) {
        return single(place, told, columns, amount, character, findings);
    }
    if let Some((debit, credit)) = find_pair(place, columns) {
        let pair = pair_reading(place, debit, credit, findings);
        return match signed_twin(columns, &pair) {
            Some(twin) => {
                findings.note(
                    "direction",
                    "signed amount".into(),
                    "equals money in less money out in every row".into(),
                );
                signed_reading(twin, Sign::InflowPositive)
            }
            None => pair,
        };
    }
    let amount = best_single(place, columns, character, findings);
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
            (debit.filled() + credit.filled(), std::cmp::Reverse(apart))
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
            matches!(
                column.word,
                MoneyWord::Amount | MoneyWord::Account | MoneyWord::Net
            )
        })
        .find(|column| {
            column.filled() > 0
                && column
                    .values
                    .iter()
                    .zip(&pair.values)
                    .all(|values| match values {
                        (Some(a), Some(b)) => a.same(*b),
                        (None, None) => true,
                        _ => false,
                    })
        })
}

fn pair_reading(
    place: &Place<'_>,
    debit: &MoneyColumn,
    credit: &MoneyColumn,
    findings: &mut Findings,
) -> Reading {
    let negative_debit = debit.negative > debit.positive;
    findings.note(
        "direction",
        "money out and money in apart".into(),
        format!(
            "{} rows out, {} rows in, hardly any both",
            debit.filled(),
            credit.filled()
        ),
    );
    if credit.negative > credit.positive
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
        },
        values: money_columns::pair_values(debit, credit, negative_debit),
    }
}

fn signed_reading(column: &MoneyColumn, sign: Sign) -> Reading {
    let values = column
        .values
        .iter()
        .map(|value| match sign {
            Sign::InflowPositive => *value,
            Sign::OutflowPositive => value.map(Amount::negated),
        })
        .collect();
    Reading {
        rule: AmountRule::Signed {
            column: column.index,
            sign,
        },
        values,
    }
}

/// The best single column; a chain that one candidate closes beats header words; equal ranks with
/// different values are a question.
fn best_single<'c>(
    place: &Place<'_>,
    columns: &'c [MoneyColumn],
    character: Character,
    findings: &mut Findings,
) -> &'c MoneyColumn {
    let nonzero = |word: MoneyWord| {
        columns
            .iter()
            .any(|column| column.word == word && column.filled() > 0)
    };
    let ranked = money_columns::candidates(
        columns,
        nonzero(MoneyWord::Fee),
        nonzero(MoneyWord::Tax),
        character.ads,
        place.table.header.is_some(),
    );
    if let Some(proven) = by_balance(place, columns, &ranked) {
        return proven;
    }
    let Some((score, at)) = ranked.first().copied() else {
        return columns.first().expect("the caller found a column");
    };
    let best = &columns[at];
    let rival = ranked[1..]
        .iter()
        .take_while(|(other, _)| *other >= score - 4)
        .map(|(_, at)| &columns[*at])
        .find(|other| !other.same_values(best));
    if let Some(rival) = rival
        && let Some(row) = place.rows.first()
    {
        let name = |column: &MoneyColumn| match place.profiles[column.index].name.as_str() {
            "" => format!("#{}", column.index + 1),
            name => name.to_owned(),
        };
        let (a, b) = (name(best), name(rival));
        findings.ask(
            place.source,
            row,
            Some(best.index),
            format!("the amount is in `{a}` or in `{b}`; nothing in the file decides"),
            None,
            format!("add --amount '{a}' or --amount '{b}'"),
        );
    }
    best
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
    let mut proven: Vec<(usize, &MoneyColumn)> = Vec::new();
    for (_, at) in ranked {
        let candidate = &columns[*at];
        let agree = columns
            .iter()
            .filter(|balance| is_balance(balance) && balance.index != candidate.index)
            .filter_map(|balance| chain_of(place, &candidate.values, balance))
            // Enough to overrule what the headers say.
            .filter(|chain| chain.agree >= 2 && chain.agree * 10 >= chain.steps * 8)
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
    rest.iter()
        .all(|other| other.same_values(first))
        .then_some(first)
}

/// One amount column: its sign from the user, the balance, direction words, or the signs it holds.
fn single(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    amount: &MoneyColumn,
    character: Character,
    findings: &mut Findings,
) -> Reading {
    let out_words = &place.source.options.layout.out_words;
    if let Some(direction) = told.direction {
        return typed_reading(place, amount, direction, out_words.clone(), findings);
    }
    if let Some(sign) = place.source.options.layout.sign {
        return signed_reading(amount, sign);
    }
    let words_at = direction::word_column(place.profiles, place.rows);
    if amount.negative == 0 {
        if let Some(words_at) = words_at {
            return typed_reading(place, amount, words_at, Vec::new(), findings);
        }
        if let Some(unknown) = direction::unknown_words(place.profiles) {
            ask_words(place, unknown, findings);
        }
    }
    if let Some(sign) = proven_sign(place, columns, amount, findings) {
        return signed_reading(amount, sign);
    }
    if let Some(words_at) = words_at {
        let (agree, against) = direction::agreement(place.rows, words_at, amount);
        if agree.max(against) * 10 >= (agree + against) * 8 && agree + against > 0 {
            let sign = if agree > against {
                Sign::InflowPositive
            } else {
                Sign::OutflowPositive
            };
            let reason = format!(
                "{} of {} direction words agree",
                agree.max(against),
                agree + against
            );
            findings.note("direction", "signed amount".into(), reason);
            return signed_reading(amount, sign);
        }
    }
    let texts = text_columns(place.profiles);
    if let Some((sign, reason)) = direction::sign(character, amount, place.rows, &texts) {
        findings.note("direction", "signed amount".into(), reason);
        return signed_reading(amount, sign);
    }
    ask_sign(place, amount, findings);
    signed_reading(amount, Sign::InflowPositive)
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
            let turned = Chain {
                agree: chain.reversed,
                reversed: chain.agree,
                ..chain
            };
            // A file in no order of date fits one way up or the other way down.
            let enough = |chain: &Chain| chain.agree >= 2 || place.order != RowOrder::Mixed;
            let sign = if chain.settles() && enough(&chain) {
                Sign::InflowPositive
            } else if turned.settles() && turned.agree >= 2 && place.order != RowOrder::Mixed {
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

fn typed_reading(
    place: &Place<'_>,
    amount: &MoneyColumn,
    direction: usize,
    out_words: Vec<String>,
    findings: &mut Findings,
) -> Reading {
    let values = place
        .rows
        .iter()
        .zip(&amount.values)
        .map(|(row, value)| {
            let value = (*value)?;
            match layout::direction_of(row.cell(direction), &out_words)? {
                Direction::Out => Some(value.negated()),
                Direction::In => Some(value),
                Direction::Neutral => None,
            }
        })
        .collect();
    let found: Vec<&str> = place.profiles[direction]
        .distinct
        .iter()
        .map(String::as_str)
        .collect();
    findings.note(
        "direction",
        "amount with a direction word".into(),
        format!("words {}", found.join(", ")),
    );
    Reading {
        rule: AmountRule::Typed {
            column: amount.index,
            direction,
            out_words,
        },
        values,
    }
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
        format!(
            "which of the words in `{}` mean money out: {}?",
            profile.name,
            found.join(", ")
        ),
        None,
        format!("add --direction '{}' --out-words WORD,WORD", profile.name),
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
        "add --sign outflow-positive (it is spent) or --sign inflow-positive (it is received)"
            .into(),
    );
}

/// A fee beside an amount that does not contain it: the balance decides whether it counts.
fn fee_rule(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    reading: &Reading,
) -> Option<FeeRule> {
    let AmountRule::Signed { column, sign } = reading.rule else {
        return None;
    };
    let amount = columns.iter().find(|found| found.index == column)?;
    let told_amount = told.amount.is_some();
    if told_amount
        || !matches!(amount.word, MoneyWord::Amount | MoneyWord::Gross)
        || sign == Sign::OutflowPositive
    {
        return None;
    }
    let fee = columns
        .iter()
        .find(|column| column.word == MoneyWord::Fee)?;
    let balances = || {
        columns
            .iter()
            .filter(|column| column.word == MoneyWord::Balance)
    };
    balances().next()?;
    let less: Vec<Option<Amount>> = reading
        .values
        .iter()
        .zip(&fee.values)
        .map(|(value, fee)| value.map(|value| value.plus(fee.unwrap_or(Amount::ZERO).negated())))
        .collect();
    let steps = |values: &[Option<Amount>]| {
        balances()
            .filter_map(|balance| chain_of(place, values, balance))
            .map(|chain| chain.agree)
            .max()
            .unwrap_or(0)
    };
    let (plain, taken) = (steps(&reading.values), steps(&less));
    if fee.filled() == 0 {
        return Some(FeeRule {
            column: fee.index,
            proven: false,
        });
    }
    (taken > plain).then_some(FeeRule {
        column: fee.index,
        proven: true,
    })
}

fn balance_rule(
    place: &Place<'_>,
    told: &Told,
    columns: &[MoneyColumn],
    reading: &Reading,
    findings: &mut Findings,
) -> Option<BalanceRule> {
    let named = place.table.header.is_some();
    let used = |column: &MoneyColumn| match &reading.rule {
        AmountRule::Signed { column: at, .. } | AmountRule::Typed { column: at, .. } => {
            column.index == *at
        }
        AmountRule::Pair { debit, credit, .. } => column.index == *debit || column.index == *credit,
    };
    let (balance, chain) = columns
        .iter()
        .filter(|column| match told.balance {
            Some(told) => column.index == told,
            None => {
                column.word == MoneyWord::Balance || (!named && column.word == MoneyWord::Unknown)
            }
        })
        .filter(|column| !used(column))
        .filter_map(|column| Some((column, chain_of(place, &reading.values, column)?)))
        .max_by_key(|(column, chain)| (chain.agree, std::cmp::Reverse(column.index)))?;
    if chain.agree == 0 && !named {
        return None;
    }
    findings.note(
        "balance",
        format!("column {}", balance.index + 1),
        format!("{} of {} steps agree", chain.agree, chain.steps),
    );
    Some(BalanceRule {
        column: balance.index,
        agree: chain.agree,
        steps: chain.steps,
        before: chain.before,
        order: chain.order,
        verified: chain.verifies() && (chain.agree >= 2 || place.order != RowOrder::Mixed),
    })
}
