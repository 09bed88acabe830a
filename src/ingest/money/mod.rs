//! The amount of a row: which columns, which decimal mark, which sign, and what proves it.

mod balance;
mod choice;
mod doubts;
mod mark;
mod sides;
mod sign;
mod totals;

use super::amounts::{Amount, DecimalMark};
use super::columns::Profile;
use super::inspect::{Findings, Source, column_named};
use super::layout::{AmountRule, BalanceRule, FeeRule, RowOrder};
use super::money_columns::{self, MoneyColumn};
use super::table::{Row, Table};
use super::words::{self, MoneyWord};
use super::{IngestError, currencies, direction, double_entry};
use balance::{balance_rule, fee_rule};
use choice::choose;
pub(in crate::ingest) use mark::NO_MARK;
use mark::decimal_mark;

/// What the search for amounts looks at.
pub(in crate::ingest) struct Place<'p> {
    pub(in crate::ingest) source: &'p Source<'p>,
    pub(in crate::ingest) table: &'p Table<'p>,
    pub(in crate::ingest) profiles: &'p [Profile],
    pub(in crate::ingest) rows: &'p [&'p Row<'p>],
    pub(in crate::ingest) date: usize,
    pub(in crate::ingest) order: RowOrder,
    pub(in crate::ingest) account: Option<usize>,
}

/// What was found.
#[derive(Debug)]
pub(in crate::ingest) struct Money {
    pub(in crate::ingest) rule: AmountRule,
    pub(in crate::ingest) mark: DecimalMark,
    pub(in crate::ingest) fee: Option<FeeRule>,
    pub(in crate::ingest) balance: Option<BalanceRule>,
    /// Dated rows that are called totals are sums of other rows.
    pub(in crate::ingest) totals: bool,
    /// Columns the amount comes from.
    pub(in crate::ingest) columns: Vec<usize>,
}

impl Place<'_> {
    /// A column as a flag takes it: its header where that is its own, else its number.
    fn column_name(&self, column: usize) -> String {
        let name = &self.profiles[column].name;
        let same = self.profiles.iter().filter(|other| other.name == *name);
        if name.is_empty() || same.count() > 1 { format!("#{}", column + 1) } else { name.clone() }
    }

    /// The way out where a column of few words may say the direction.
    fn direction_hint(&self) -> String {
        let rows = self.rows.len();
        let rank = |at: usize| {
            let header = &self.profiles[at].header;
            let named = words::is_direction_header(header);
            (named, words::text_rank(header, words::TextWord::Category))
        };
        let few = (0..self.profiles.len())
            .filter(|at| {
                let profile = &self.profiles[*at];
                profile.is_text()
                    && profile.filled * 10 >= rows * 9
                    && (2..=8).contains(&profile.distinct.len())
                    && !profile.distinct.iter().any(|cell| currencies::is_code(cell))
            })
            .filter(|at| rank(*at) > (false, 0))
            .max_by_key(|at| (rank(*at), std::cmp::Reverse(*at)));
        few.map_or_else(String::new, |at| {
            format!(
                "; where a column says it, --direction '{}' --out-words WORD,WORD (all other words are then money in)",
                self.column_name(at)
            )
        })
    }
}

/// An amount rule with its values on the sample.
struct Reading {
    rule: AmountRule,
    values: Vec<Option<Amount>>,
}

/// Finds the amount of a row.
pub(in crate::ingest) fn find(
    place: &Place<'_>,
    findings: &mut Findings,
) -> Result<Money, IngestError> {
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
    double_entry::ask(place, &reading.values, findings);
    if told.amount.is_none() || place.source.options.layout.decimal_mark.is_none() {
        doubts::ask_cut_decimals(place, &reading, findings);
    }
    if told.amount.is_none() {
        doubts::ask_short_end(place, &reading, findings);
    }
    let totals = totals::proven(place, &reading);
    let fee = fee_rule(place, &told, &columns, &reading);
    let balance = balance_rule(place, &told, &columns, &reading, findings);
    let used = match &reading.rule {
        AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. } => vec![*column],
        AmountRule::Pair { debit, credit, .. } => vec![*debit, *credit],
    };
    if fee.is_none() {
        doubts::ask_fee(place, &columns, &reading, findings);
    }
    Ok(Money { rule: reading.rule, mark, fee, balance, totals, columns: used })
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
