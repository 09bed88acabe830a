//! Rows into a sink, one at a time, every other record accounted for.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::amounts::{self, Amount, AmountError};
use super::dates::DateError;
use super::inspect::{decode, examine};
use super::layout::{AmountRule, CurrencyRule, Layout, direction_of};
use super::records::{Fault, Record, Records};
use super::tally::{Ignored, Tally};
use super::words::{self, Direction};
use super::{IngestError, LedgerSummary, Question, ReadOptions, RowError, RowFate, RowSink};
use crate::config::{OnError, Sign};
use crate::domain::{Position, Transaction};

/// Reads a ledger: every row that is a transaction goes to `sink`, the rest is counted by reason.
///
/// `rows = used + ignored + rejected` always holds (DESIGN §4).
pub fn read(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<LedgerSummary, IngestError> {
    let decoded = decode(bytes, options)?;
    let layout = examine(&decoded, options)?;
    let text = decoded.text.as_ref();
    let mut reader = Reader {
        text,
        layout: &layout,
        options,
        file: Arc::from(options.file),
        directions: DirectionWords::default(),
        tally: Tally::new(options.file, &layout),
    };
    let mut records = Records::new(text, layout.delimiter).from(layout.start.0, layout.start.1);
    let mut record = Record::default();
    while records.read(&mut record) {
        if !record.is_blank(text) {
            reader.row(&record, sink)?;
        }
    }
    reader.tally.finish(options, &layout)
}

/// What the amount columns of a record say.
enum Found {
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

struct Reader<'r> {
    text: &'r str,
    layout: &'r Layout,
    options: &'r ReadOptions<'r>,
    file: Arc<str>,
    directions: DirectionWords<'r>,
    tally: Tally,
}

impl<'r> Reader<'r> {
    fn row(&mut self, record: &Record, sink: &mut dyn RowSink) -> Result<(), IngestError> {
        self.tally.rows += 1;
        if let Some(fault) = record.fault {
            return self.broken(record, fault);
        }
        let date = self
            .layout
            .date_pattern
            .parse(record.raw(self.text, self.layout.date));
        let amount = self.amount(record);
        match (date, amount) {
            (Ok(date), Found::Value(amount)) => {
                return self.transaction(record, date, amount, sink);
            }
            (Ok(_), Found::Empty) => self.tally.ignore(Ignored::NoAmount, record.line),
            (Ok(_), Found::Neutral) => self.tally.ignore(Ignored::Neutral, record.line),
            (Ok(_), found) => self.bad_amount(record, &found),
            (Err(error), found) => self.undated(record, error, &found),
        }
        Ok(())
    }

    /// A quote that never closes takes the rest of the file with it; within one line it is a bad
    /// row.
    fn broken(&mut self, record: &Record, fault: Fault) -> Result<(), IngestError> {
        let (line, what) = match fault {
            Fault::OpenQuote { line } => (line, "the file ends inside a quoted field"),
            Fault::StrayQuote { line } => (line, "a quoted field runs over the line's end"),
        };
        let swallowed = memchr::memchr_iter(b'\n', record.text(self.text).as_bytes()).count();
        if swallowed > 1 {
            return Err(IngestError::File {
                position: Position {
                    file: Arc::clone(&self.file),
                    line: Some(line),
                    column: None,
                },
                what: format!("{what}: the quote on this line swallows {swallowed} more lines"),
                hint: Some("close the quote, or remove it".into()),
            });
        }
        let at = record.len().saturating_sub(1);
        self.reject(
            record,
            at,
            what.into(),
            "every quoted field is closed".into(),
            None,
        );
        Ok(())
    }

    fn amount(&mut self, record: &Record) -> Found {
        match &self.layout.amount {
            AmountRule::Signed { column, sign } => {
                let found = self.cell_amount(record, *column);
                match (found, sign) {
                    (Found::Value(value), Sign::OutflowPositive) => Found::Value(value.turned()),
                    (Found::Value(value), Sign::InflowPositive) => self.less_fee(record, value),
                    (other, _) => other,
                }
            }
            AmountRule::Pair {
                debit,
                credit,
                negative_debit,
                negative_credit,
            } => self.pair(
                record,
                (*debit, *credit),
                (*negative_debit, *negative_credit),
            ),
            AmountRule::Typed {
                column, direction, ..
            } => self.typed(record, *column, *direction),
        }
    }

    fn cell_amount(&self, record: &Record, column: usize) -> Found {
        if column >= record.len() {
            return Found::Missing(column);
        }
        match amounts::parse(record.raw(self.text, column), self.layout.decimal_mark) {
            Ok(amount) => Found::Value(amount),
            Err(AmountError::Empty) => Found::Empty,
            Err(error) => Found::Wrong(column, error),
        }
    }

    fn less_fee(&self, record: &Record, value: Amount) -> Found {
        let Some(fee) = self.layout.fee else {
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
        let (out, income) = (
            self.cell_amount(record, debit),
            self.cell_amount(record, credit),
        );
        let out = match out {
            Found::Value(out) if negative_debit => Found::Value(out),
            Found::Value(out) => Found::Value(out.negated()),
            other => other,
        };
        let income = match income {
            Found::Value(income) if negative_credit => Found::Value(income.negated()),
            other => other,
        };
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
        match self.directions.of(word, &self.layout.amount) {
            Some(Direction::Neutral) => Found::Neutral,
            _ if value.units < 0 && self.options.layout.direction.is_none() => Found::Both(column),
            Some(Direction::Out) => Found::Value(value.negated()),
            Some(Direction::In) => Found::Value(value),
            None if value.units == 0 => Found::Value(value),
            None => Found::Word(direction),
        }
    }

    fn transaction(
        &mut self,
        record: &Record,
        date: NaiveDate,
        amount: Amount,
        sink: &mut dyn RowSink,
    ) -> Result<(), IngestError> {
        if let Some(at) = self.beyond(record) {
            self.too_wide(record, at);
            return Ok(());
        }
        if self.states_balance(record) {
            self.tally.ignore(Ignored::Total, record.line);
            return Ok(());
        }
        if let Some(status) = self.layout.status
            && words::is_void(record.raw(self.text, status))
        {
            self.tally.ignore(Ignored::Void, record.line);
            return Ok(());
        }
        let currency = self.currency(record);
        if !self.right_currency(record, &currency)? {
            self.tally.ignore(Ignored::Currency, record.line);
            return Ok(());
        }
        let account = self.text_cell(record, self.layout.account);
        if !self.right_account(&account) {
            self.tally.ignore(Ignored::Account, record.line);
            return Ok(());
        }
        let category = self.text_cell(record, self.layout.category);
        let counterparty = self.text_cell(record, self.layout.counterparty);
        let description = self.text_cell(record, self.layout.description);
        let row = Transaction {
            file: self.options.index,
            line: record.line,
            date,
            amount: amount.money(),
            currency: &currency,
            category: &category,
            counterparty: &counterparty,
            description: &description,
            account: &account,
        };
        let fate = sink.accept(&row);
        self.tally.take(&row, amount, fate);
        if let Some(rule) = self.layout.balance
            && rule.verified
            && let Found::Value(balance) = self.cell_amount(record, rule.column)
        {
            self.tally.balance(rule, &row, amount, balance);
        }
        Ok(())
    }

    /// A dated row that states a balance, in a file known to hold such rows.
    fn states_balance(&self, record: &Record) -> bool {
        self.layout.balance_rows
            && (0..record.len()).any(|at| words::balance_row(record.raw(self.text, at)).is_some())
    }

    fn text_cell(&self, record: &Record, column: Option<usize>) -> Cow<'r, str> {
        column.map_or(Cow::Borrowed(""), |column| record.cell(self.text, column))
    }

    /// A filled field beyond the last column: a delimiter inside a text that is not quoted.
    fn beyond(&self, record: &Record) -> Option<usize> {
        let width = self.layout.columns.len();
        (width..record.len()).find(|at| !record.raw(self.text, *at).is_empty())
    }

    fn currency(&self, record: &Record) -> Cow<'r, str> {
        match &self.layout.currency {
            CurrencyRule::Unknown => Cow::Borrowed(""),
            CurrencyRule::Whole(code) => Cow::Borrowed(code.as_str()),
            CurrencyRule::Column { column, .. } => {
                let cell = record.raw(self.text, *column);
                Cow::Borrowed(super::currencies::code(cell).unwrap_or(cell))
            }
        }
    }

    /// Amounts in two currencies are never added up: the first one seen holds for the file.
    fn right_currency(&mut self, record: &Record, currency: &str) -> Result<bool, IngestError> {
        let CurrencyRule::Column { column, only } = &self.layout.currency else {
            if self.tally.currency.is_none() && !currency.is_empty() {
                self.tally.currency = Some(currency.to_owned());
            }
            return Ok(true);
        };
        if let Some(only) = only {
            if self.tally.currency.is_none() {
                self.tally.currency = Some(only.clone());
            }
            return Ok(only.eq_ignore_ascii_case(currency));
        }
        if currency.is_empty() {
            return Ok(true);
        }
        match &self.tally.currency {
            None => self.tally.currency = Some(currency.to_owned()),
            Some(first) if first.eq_ignore_ascii_case(currency) => {}
            Some(first) => {
                return Err(IngestError::Questions(vec![Question {
                    position: self.position(record, *column),
                    what: format!(
                        "the file holds several currencies ({first}, {currency}), which cannot be added up"
                    ),
                    row: Some(self.shown(record)),
                    likely: None,
                    hint: format!(
                        "choose one with --currency {first}; rows in others are then ignored"
                    ),
                }]));
            }
        }
        Ok(true)
    }

    fn right_account(&self, account: &str) -> bool {
        let wanted = self.options.accounts;
        wanted.is_empty()
            || self.layout.account.is_none()
            || wanted.iter().any(|name| name.eq_ignore_ascii_case(account))
    }

    /// A record without a readable date: a total, a title, a repeated header; or a bad row.
    fn undated(&mut self, record: &Record, error: DateError, found: &Found) {
        let layout = self.layout;
        let cell = record.raw(self.text, layout.date);
        let header = |at: usize| {
            layout
                .columns
                .get(at)
                .map_or("", |column| column.name.as_str())
        };
        let amount_at = layout.amount_columns()[0];
        let repeated = !cell.is_empty()
            && cell == header(layout.date)
            && record.raw(self.text, amount_at) == header(amount_at);
        let filled = (0..record.len())
            .filter(|at| !record.raw(self.text, *at).is_empty())
            .count();
        let total = || (0..record.len()).any(|at| words::is_total(record.raw(self.text, at)));
        let figures =
            || (0..record.len()).any(|at| amounts::looks_numeric(record.raw(self.text, at)));
        let no_amount = matches!(found, Found::Empty | Found::Missing(_) | Found::Neutral);
        if repeated {
            self.tally.ignore(Ignored::Header, record.line);
        } else if self.cut_off(record) && !total() {
            self.reject(
                record,
                record.len().saturating_sub(1),
                "the file ends inside this row".into(),
                format!("rows have {} fields", layout.columns.len()),
                None,
            );
        } else if error == DateError::Shape && words::is_pending(cell) {
            self.tally.ignore(Ignored::Pending, record.line);
        } else if total() && error == DateError::Shape {
            self.tally.ignore(Ignored::Total, record.line);
        } else if no_amount
            && error == DateError::Shape
            && (cell.is_empty() || filled == 1 || (filled == 2 && !figures()))
        {
            self.tally.ignore(Ignored::Title, record.line);
        } else if cell.is_empty() && filled == 1 {
            // A figure alone on its line stands under the column it sums.
            self.tally.ignore(Ignored::Total, record.line);
        } else {
            let what = match error {
                DateError::Range => format!("`{cell}` lies outside the years 1900 to 2100"),
                DateError::Shape if cell.is_empty() => "the row has an amount but no date".into(),
                DateError::Shape => format!("could not read `{cell}` as a date"),
            };
            let rule = format!("the date rule is: {}", layout.date_pattern.format());
            let hint = (error == DateError::Shape && !cell.is_empty()).then(|| {
                "set `date-format` under `[[source]]` for this file, or --date-format".into()
            });
            self.reject(record, layout.date, what, rule, hint);
        }
    }

    /// The last record has no line end and fewer fields than the table.
    fn cut_off(&self, record: &Record) -> bool {
        let first = record.raw(self.text, 0);
        record.at_end
            && record.len() < self.layout.columns.len()
            && (record.len() > 1 || first.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn bad_amount(&mut self, record: &Record, found: &Found) {
        let layout = self.layout;
        let mark = format!(
            "the amount rule is: decimal mark `{}`",
            layout.decimal_mark.char()
        );
        let shown = |at: usize| {
            record
                .raw(self.text, at)
                .chars()
                .take(60)
                .collect::<String>()
        };
        match found {
            Found::Missing(column) => {
                let what = if record.at_end {
                    "the file ends inside this row".to_owned()
                } else {
                    format!(
                        "the row has {} fields; the amount is field {}",
                        record.len(),
                        column + 1
                    )
                };
                let rule = format!("rows have {} fields", layout.columns.len());
                self.reject(record, record.len().saturating_sub(1), what, rule, None);
            }
            Found::Wrong(column, error) => {
                let cell = shown(*column);
                let what = match error {
                    AmountError::NotANumber => format!("could not read `{cell}` as an amount"),
                    AmountError::TooLarge => {
                        format!("`{cell}` is 10^13 or more, beyond any ledger this tool reads")
                    }
                    AmountError::TooPrecise => format!("`{cell}` has more than six decimals"),
                    AmountError::Empty => format!("`{cell}` is no amount"),
                };
                let hint = self.other_mark(record, *column);
                self.reject(record, *column, what, mark, hint);
            }
            Found::Word(column) => {
                let what = format!("`{}` is not known as money in or out", shown(*column));
                let rule = format!("the direction stands in {}", layout.column_name(*column));
                let hint = Some("name the words for money out with --out-words".into());
                self.reject(record, *column, what, rule, hint);
            }
            Found::Both(column) => {
                let what = format!(
                    "`{}` contradicts the other amount in the row",
                    shown(*column)
                );
                self.reject(record, *column, what, layout.describe(), None);
            }
            Found::Value(_) | Found::Empty | Found::Neutral => {}
        }
    }

    /// The other decimal mark would read the cell.
    fn other_mark(&self, record: &Record, column: usize) -> Option<String> {
        let other = match self.layout.decimal_mark {
            amounts::DecimalMark::Point => amounts::DecimalMark::Comma,
            amounts::DecimalMark::Comma => amounts::DecimalMark::Point,
        };
        amounts::parse(record.raw(self.text, column), other)
            .ok()
            .map(|_| {
                format!(
                    "set `decimal-mark = \"{}\"` under `[[source]]` for this file",
                    other.char()
                )
            })
    }

    fn too_wide(&mut self, record: &Record, at: usize) {
        let what = format!(
            "the row has {} fields, the table {}",
            record.len(),
            self.layout.columns.len()
        );
        let rule = format!(
            "the delimiter is {}",
            super::dialect::name(self.layout.delimiter)
        );
        self.reject(
            record,
            at,
            what,
            rule,
            Some("quote the field that holds the delimiter".into()),
        );
    }

    fn reject(
        &mut self,
        record: &Record,
        column: usize,
        what: String,
        rule: String,
        hint: Option<String>,
    ) {
        let error = RowError {
            position: self.position(record, column),
            what,
            row: self.shown(record),
            rule,
            hint,
        };
        self.tally
            .reject(error, self.options.on_error == OnError::Skip);
    }

    fn position(&self, record: &Record, column: usize) -> Position {
        Position {
            file: Arc::clone(&self.file),
            line: Some(record.line),
            column: Some(column as u64 + 1),
        }
    }

    /// The row for a message: at most 1,000 characters of it.
    fn shown(&self, record: &Record) -> String {
        record.text(self.text).chars().take(1000).collect()
    }
}

/// Words seen, so that each is looked up once.
#[derive(Default)]
struct DirectionWords<'r> {
    seen: Vec<(&'r str, Option<Direction>)>,
}

impl<'r> DirectionWords<'r> {
    fn of(&mut self, word: &'r str, rule: &AmountRule) -> Option<Direction> {
        if let Some((_, direction)) = self.seen.iter().find(|(seen, _)| *seen == word) {
            return *direction;
        }
        let AmountRule::Typed { out_words, .. } = rule else {
            return None;
        };
        let direction = direction_of(word, out_words);
        if self.seen.len() < 64 {
            self.seen.push((word, direction));
        }
        direction
    }
}

/// Does nothing with rows: for counting and checking.
#[derive(Debug, Default)]
pub struct NoSink;

impl RowSink for NoSink {
    fn accept(&mut self, _row: &Transaction<'_>) -> RowFate {
        RowFate::Used
    }
}
