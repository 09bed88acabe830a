//! Rows into a sink, one at a time, every other record accounted for.

mod amount;
mod bad;
mod scope;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::amounts::Amount;
use super::inspect::{decode, examine};
use super::layout::Layout;
use super::records::{Record, Records};
use super::tally::{Ignored, Tally};
use super::{IngestError, LedgerSummary, ReadOptions, RowFate, RowSink};
use crate::domain::Transaction;
use amount::{DirectionWords, Found};

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
        fewest: usize::MAX,
    };
    let mut records = Records::new(text, layout.delimiter).from(layout.start.0, layout.start.1);
    let mut record = Record::default();
    let mut line = records.line();
    while records.read(&mut record) {
        // One line more where the text ends without a line end.
        let next = records.line() + u64::from(record.at_end);
        let gap = record.line - line;
        let spanned = next - record.line;
        line = next;
        if record.is_blank(text) {
            reader.tally.lines(gap + spanned, 0);
            continue;
        }
        reader.tally.lines(gap, spanned.saturating_sub(1));
        reader.row(&record, sink)?;
    }
    reader.tally.lines(records.line().saturating_sub(line), 0);
    reader.tally.all_lines(records.line().max(line) - 1);
    reader.tally.finish(options, &layout)
}

struct Reader<'r> {
    text: &'r str,
    layout: &'r Layout,
    options: &'r ReadOptions<'r>,
    file: Arc<str>,
    directions: DirectionWords<'r>,
    tally: Tally,
    /// The fewest fields of any row so far.
    fewest: usize,
}

impl<'r> Reader<'r> {
    fn row(&mut self, record: &Record, sink: &mut dyn RowSink) -> Result<(), IngestError> {
        self.tally.rows += 1;
        if let Some(fault) = record.fault {
            return self.broken(record, fault);
        }
        let date = self.layout.date_pattern.parse(record.raw(self.text, self.layout.date));
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
        if self.ends_early(record) {
            self.ended(record);
            return Ok(());
        }
        self.fewest = self.fewest.min(record.len());
        let currency = self.currency(record);
        let account = self.text_cell(record, self.layout.account);
        if let Some(reason) = self.out_of_scope(record, &currency, &account)? {
            self.tally.ignore(reason, record.line);
            return Ok(());
        }
        let row = Transaction {
            file: self.options.index,
            line: record.line,
            date,
            amount: amount.money(),
            currency: &currency,
            category: &self.text_cell(record, self.layout.category),
            counterparty: &self.text_cell(record, self.layout.counterparty),
            description: &self.text_cell(record, self.layout.description),
            account: &account,
        };
        let fate = sink.accept(&row);
        self.tally.take(&row, amount, fate);
        self.balance(record, &row, amount);
        Ok(())
    }

    fn out_of_scope(
        &mut self,
        record: &Record,
        currency: &str,
        account: &str,
    ) -> Result<Option<Ignored>, IngestError> {
        Ok(if self.states_balance(record) {
            Some(Ignored::Total)
        } else if self.is_void(record) {
            Some(Ignored::Void)
        } else if !self.right_currency(record, currency)? {
            Some(Ignored::Currency)
        } else if !self.right_account(account) {
            Some(Ignored::Account)
        } else {
            None
        })
    }

    fn balance(&mut self, record: &Record, row: &Transaction<'_>, amount: Amount) {
        if let Some(rule) = self.layout.balance
            && rule.verified
            && let Found::Value(balance) = self.cell_amount(record, rule.column)
        {
            self.tally.balance(rule, row, amount, balance);
        }
    }

    fn text_cell(&self, record: &Record, column: Option<usize>) -> Cow<'r, str> {
        column.map_or(Cow::Borrowed(""), |column| record.cell(self.text, column))
    }

    /// The last record has no line end and fewer fields than any row before it: its amount may be
    /// the beginning of a longer one.
    fn ends_early(&self, record: &Record) -> bool {
        record.at_end && self.fewest != usize::MAX && record.len() < self.fewest
    }

    /// A filled field beyond the last column: a delimiter inside a text that is not quoted.
    fn beyond(&self, record: &Record) -> Option<usize> {
        let width = self.layout.columns.len();
        (width..record.len()).find(|at| !record.raw(self.text, *at).is_empty())
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
