//! Which columns hold the amount, under which decimal mark.

use super::amounts::{Amount, DecimalMark, MarkEvidence, mark_evidence, parse};
use super::columns::Profile;
use super::table::Row;
use super::words::{self, MoneyWord};

/// A column of money with its values.
#[derive(Debug, Clone)]
pub(super) struct MoneyColumn {
    pub(super) index: usize,
    pub(super) word: MoneyWord,
    /// One per row; `None` where the cell is empty.
    pub(super) values: Vec<Option<Amount>>,
    /// Values that carry a minus.
    pub(super) negative: usize,
    /// Values above zero.
    pub(super) positive: usize,
    /// Some cell carries a sign of its own.
    pub(super) signed: bool,
}

impl MoneyColumn {
    pub(super) fn filled(&self) -> usize {
        self.negative + self.positive
    }

    /// Read again under a decimal mark.
    pub(super) fn read(
        index: usize,
        word: MoneyWord,
        rows: &[&Row<'_>],
        mark: DecimalMark,
    ) -> Self {
        let values: Vec<Option<Amount>> =
            rows.iter().map(|row| parse(row.cell(index), mark).ok()).collect();
        let count = |is: fn(&Amount) -> bool| values.iter().flatten().filter(|v| is(v)).count();
        Self {
            index,
            word,
            negative: count(|value| value.units < 0),
            positive: count(|value| value.units > 0),
            signed: count(|value| value.signed && value.units != 0) > 0,
            values,
        }
    }

    pub(super) fn same_values(&self, other: &Self) -> bool {
        self.values.iter().zip(&other.values).all(|pair| match pair {
            (Some(a), Some(b)) => a.same(*b),
            (None, None) => true,
            (Some(a), None) | (None, Some(a)) => a.units == 0,
        })
    }
}

/// The word of a column, by its header; nothing known where the file has none.
pub(super) fn word(profile: &Profile) -> MoneyWord {
    if profile.header.is_empty() {
        return MoneyWord::Unknown;
    }
    words::money_word(&profile.header)
}

/// What the cells of some columns say of the decimal mark, in counts.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct MarkCounts {
    pub(super) point: usize,
    pub(super) comma: usize,
    pub(super) both: usize,
}

/// Counts the evidence of the cells of one column.
pub(super) fn mark_counts(rows: &[&Row<'_>], column: usize) -> MarkCounts {
    let mut counts = MarkCounts::default();
    for row in rows {
        match mark_evidence(row.cell(column)) {
            MarkEvidence::Point => counts.point += 1,
            MarkEvidence::Comma => counts.comma += 1,
            MarkEvidence::Both => counts.both += 1,
            MarkEvidence::None => {}
        }
    }
    counts
}

/// The candidates for the amount, best first, with a score: by header word, then by content.
#[expect(clippy::fn_params_excessive_bools, reason = "independent findings on the file")]
pub(super) fn candidates(
    columns: &[MoneyColumn],
    fees: bool,
    taxed: bool,
    ads: bool,
    named: bool,
) -> Vec<(i32, usize)> {
    let signs = columns.iter().any(|column| column.negative > 0);
    let mut found: Vec<(i32, usize)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| {
            let score = match column.word {
                MoneyWord::Net if fees => 95,
                MoneyWord::Net | MoneyWord::Gross if taxed => 60,
                MoneyWord::Net => 85,
                MoneyWord::Account => 90,
                MoneyWord::Spend if ads => 100,
                MoneyWord::Spend => 75,
                MoneyWord::Amount => 80,
                MoneyWord::Total => 70,
                MoneyWord::Debit | MoneyWord::Credit => 65,
                MoneyWord::Gross => 55,
                MoneyWord::Original => 10,
                // Without a header: the column that goes both ways is the amount.
                MoneyWord::Unknown if !named && signs && column.negative > 0 => 50,
                MoneyWord::Unknown if !named && !signs => 40,
                MoneyWord::Unknown if !named => 5,
                MoneyWord::Unknown => 20,
                _ => return None,
            };
            let empty = if column.filled() == 0 { 200 } else { 0 };
            Some((score - empty, at))
        })
        .collect();
    found.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    found
}

/// Money out and money in side by side: hardly ever both in one row.
pub(super) fn exclusive(debit: &MoneyColumn, credit: &MoneyColumn) -> bool {
    let filled = |value: &Option<Amount>| value.is_some_and(|value| value.units != 0);
    let both =
        debit.values.iter().zip(&credit.values).filter(|(a, b)| filled(a) && filled(b)).count();
    both * 20 <= debit.filled() + credit.filled()
}

/// The amounts of a pair, row by row.
pub(super) fn pair_values(
    debit: &MoneyColumn,
    credit: &MoneyColumn,
    (negative_debit, negative_credit): (bool, bool),
) -> Vec<Option<Amount>> {
    debit
        .values
        .iter()
        .zip(&credit.values)
        .map(|(out, income)| {
            if let (None, None) = (out, income) {
                None
            } else {
                let out = out.unwrap_or(Amount::ZERO);
                let out = if negative_debit { out } else { out.negated() };
                let income = income.unwrap_or(Amount::ZERO);
                let income = if negative_credit { income.negated() } else { income };
                Some(income.plus(out))
            }
        })
        .collect()
}
