//! The amount of a record, by the rule of its layout.

use super::Reader;
use crate::config::Sign;
use crate::ingest::amounts::{self, Amount, AmountError};
use crate::ingest::layout::{AmountRule, direction_of};
use crate::ingest::records::Record;
use crate::ingest::words::Direction;

/// What the amount columns of a record say.
pub(super) enum Found {
    Value(Amount),
    Empty,
    Neutral,
    /// The record ends before the column.
    Missing(usize),
    Wrong(usize, AmountError),
    /// A direction word that is not known.
    Word(usize),
    /// Both sides of a pair are filled.
    Both(usize),
}

impl Found {
    fn turned(self) -> Self {
        match self {
            Self::Value(value) => Self::Value(value.turned()),
            other => other,
        }
    }

    fn negated(self) -> Self {
        match self {
            Self::Value(value) => Self::Value(value.negated()),
            other => other,
        }
    }
}

impl Reader<'_, '_> {
    #[inline]
    pub(super) fn amount(&mut self, record: &Record) -> Found {
        match &self.worker.layout.amount {
            AmountRule::Signed { column, sign } => {
                let found = self.cell_amount(record, *column);
                match (found, sign) {
                    (found, Sign::OutflowPositive) => found.turned(),
                    (Found::Value(value), Sign::InflowPositive) => self.less_fee(record, value),
                    (other, Sign::InflowPositive) => other,
                }
            }
            AmountRule::Pair { debit, credit, negative_debit, negative_credit } => {
                self.pair(record, (*debit, *credit), (*negative_debit, *negative_credit))
            }
            AmountRule::Typed { column, direction, .. } => self.typed(record, *column, *direction),
        }
    }

    #[inline]
    pub(super) fn cell_amount(&self, record: &Record, column: usize) -> Found {
        let mark = self.worker.layout.decimal_mark;
        let Some(span) = record.span(column) else {
            return Found::Missing(column);
        };
        if let Some(amount) = amounts::quick(self.text.as_bytes(), span, mark) {
            return Found::Value(amount);
        }
        match amounts::parse(record.raw(self.text, column), mark) {
            Ok(amount) => Found::Value(amount),
            Err(AmountError::Empty) => Found::Empty,
            Err(error) => Found::Wrong(column, error),
        }
    }

    fn less_fee(&self, record: &Record, value: Amount) -> Found {
        let Some(fee) = self.worker.layout.fee else {
            return Found::Value(value);
        };
        match self.cell_amount(record, fee.column) {
            Found::Value(taken) if taken.units == 0 => Found::Value(value),
            Found::Value(taken) if fee.proven => Found::Value(value.plus(taken.below_zero())),
            Found::Value(_) => Found::Both(fee.column),
            Found::Wrong(column, error) => Found::Wrong(column, error),
            _ => Found::Value(value),
        }
    }

    fn pair(
        &self,
        record: &Record,
        (debit, credit): (usize, usize),
        (negative_debit, negative_credit): (bool, bool),
    ) -> Found {
        let out = self.cell_amount(record, debit);
        let out = if negative_debit { out } else { out.negated() };
        let income = self.cell_amount(record, credit);
        let income = if negative_credit { income.negated() } else { income };
        match (out, income) {
            (Found::Wrong(column, error), _) | (_, Found::Wrong(column, error)) => {
                Found::Wrong(column, error)
            }
            (Found::Value(a), Found::Value(b)) if a.units == 0 => Found::Value(b),
            (Found::Value(a), Found::Value(b)) if b.units == 0 => Found::Value(a),
            (Found::Value(_), Found::Value(_)) => Found::Both(credit),
            (Found::Value(a), _) | (_, Found::Value(a)) => Found::Value(a),
            (Found::Missing(a), Found::Missing(b)) => Found::Missing(a.min(b)),
            _ => Found::Empty,
        }
    }

    fn typed(&mut self, record: &Record, column: usize, direction: usize) -> Found {
        let found = self.cell_amount(record, column);
        let Found::Value(value) = found else {
            return found;
        };
        if direction >= record.len() {
            return Found::Missing(direction);
        }
        let word = record.raw(self.text, direction);
        let rule = &self.worker.layout.amount;
        match self.worker.directions.of(word, rule) {
            Some(Direction::Neutral) => Found::Neutral,
            _ if value.units < 0 && self.worker.options.layout.direction.is_none() => {
                Found::Both(column)
            }
            Some(Direction::Out) => Found::Value(value.negated()),
            Some(Direction::In) => Found::Value(value),
            None if value.units == 0 => Found::Value(value),
            None => Found::Word(direction),
        }
    }
}

/// Words seen, so that each is looked up once.
#[derive(Default)]
pub(super) struct DirectionWords {
    seen: Vec<(String, Option<Direction>)>,
}

impl DirectionWords {
    fn of(&mut self, word: &str, rule: &AmountRule) -> Option<Direction> {
        if let Some((_, direction)) = self.seen.iter().find(|(seen, _)| seen == word) {
            return *direction;
        }
        let AmountRule::Typed { out_words, .. } = rule else {
            return None;
        };
        let direction = direction_of(word, out_words);
        if self.seen.len() < 64 {
            self.seen.push((word.to_owned(), direction));
        }
        direction
    }
}
