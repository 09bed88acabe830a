//! One chunk of text to rows: what a thread keeps from chunk to chunk, and the records of one.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::amount::{DirectionWords, Found};
use super::prepare::Prepared;
use crate::domain::{Position, Transaction, same_bytes};
use crate::ingest::amounts::Amount;
use crate::ingest::dates::DateError;
use crate::ingest::layout::Layout;
use crate::ingest::records::{Fault, Record, Records};
use crate::ingest::tally::{Ignored, Tally};
use crate::ingest::{IngestError, ReadOptions, RowSink};

/// What reading keeps from chunk to chunk. Workers of one file are joined at the end; what they
/// found does not depend on who read which chunk.
pub(super) struct Worker<'l> {
    pub(super) layout: &'l Layout,
    pub(super) options: &'l ReadOptions<'l>,
    pub(super) file: Arc<str>,
    pub(super) directions: DirectionWords,
    pub(super) tally: Tally,
    /// The fewest fields of any row so far.
    pub(super) fewest: usize,
    /// The last cell that is a currency code as it stands.
    pub(super) plain_currency: String,
    line_end: u8,
    last_date: LastDate,
    record: Record,
}

/// Where a chunk stopped short: a record that goes on after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenRecord {
    pub(super) byte: usize,
    pub(super) line: u64,
}

/// The cell read last as a date: rows of a day stand together.
#[derive(Default)]
struct LastDate {
    cell: String,
    date: NaiveDate,
}

impl<'l> Worker<'l> {
    pub(super) fn new(prepared: &'l Prepared, options: &'l ReadOptions<'l>) -> Self {
        let layout = &prepared.layout;
        Self {
            layout,
            options,
            file: Arc::from(options.file),
            directions: DirectionWords::default(),
            tally: Tally::new(options.file, layout),
            fewest: usize::MAX,
            plain_currency: String::new(),
            line_end: prepared.start.line_end,
            last_date: LastDate::default(),
            record: Record::default(),
        }
    }

    /// Takes over what another worker has found.
    pub(super) fn join(&mut self, other: Self) {
        self.fewest = self.fewest.min(other.fewest);
        self.tally.join(other.tally);
    }

    /// Reads the records of a chunk. `last`: nothing follows, so a record that is open at its end
    /// is a fault and not to be continued.
    pub(super) fn chunk<S: RowSink + ?Sized>(
        &mut self,
        text: &str,
        line: u64,
        last: bool,
        sink: &mut S,
    ) -> Result<Option<OpenRecord>, IngestError> {
        self.refuse_zeros(text, line)?;
        let mut record = std::mem::take(&mut self.record);
        let layout = self.layout;
        let mut records =
            Records::with_line_end(text, layout.delimiter, self.line_end).from(0, line);
        let mut reader = Reader { text, worker: self };
        let mut continued = 0;
        record.at_end = false;
        while records.read(&mut record) {
            if !last && matches!(record.fault, Some(Fault::OpenQuote { .. })) {
                self.tally.lines(record.line - line, continued);
                return Ok(Some(OpenRecord { byte: record.start, line: record.line }));
            }
            let rows = reader.worker.tally.rows;
            reader.row(&record, sink)?;
            let next = records.line() + u64::from(record.at_end);
            if next > record.line + 1 && reader.worker.tally.rows > rows {
                continued += next - record.line - 1;
            }
        }
        let ended = u64::from(record.at_end);
        self.tally.lines(records.line() + ended - line, continued);
        self.record = record;
        Ok(None)
    }

    fn refuse_zeros(&self, text: &str, line: u64) -> Result<(), IngestError> {
        let Some(at) = memchr::memchr(0, text.as_bytes()) else {
            return Ok(());
        };
        let before = memchr::memchr_iter(self.line_end, &text.as_bytes()[..at]).count();
        Err(IngestError::File {
            position: Position {
                file: Arc::clone(&self.file),
                line: Some(line + before as u64),
                column: None,
            },
            what: "a NUL byte stands here: this is not a text file".to_owned(),
            hint: Some("export the ledger as CSV, or name its --encoding".into()),
        })
    }
}

/// One chunk of text and the worker that reads it.
pub(in crate::ingest) struct Reader<'r, 'l> {
    pub(super) text: &'r str,
    pub(super) worker: &'r mut Worker<'l>,
}

impl<'r, 'l: 'r> Reader<'r, 'l> {
    fn row<S: RowSink + ?Sized>(
        &mut self,
        record: &Record,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        if let Some(fault) = record.fault {
            self.worker.tally.rows += 1;
            return self.broken(record, fault);
        }
        let date = self.date(record);
        // A row with a date is not blank, so this is seldom looked at.
        if date.is_err() && record.is_blank(self.text) {
            return Ok(());
        }
        self.worker.tally.rows += 1;
        let amount = self.amount(record);
        match (date, amount) {
            (Ok(date), Found::Value(amount)) => self.transaction(record, date, amount, sink),
            (Ok(_), Found::Empty) => self.worker.tally.ignore(Ignored::NoAmount, record.line),
            (Ok(_), Found::Neutral) => self.worker.tally.ignore(Ignored::Neutral, record.line),
            (Ok(_), found) => self.bad_amount(record, &found),
            (Err(error), found) => self.undated(record, error, &found),
        }
        Ok(())
    }

    #[inline]
    fn date(&mut self, record: &Record) -> Result<NaiveDate, DateError> {
        let worker = &mut *self.worker;
        let cell = record.raw(self.text, worker.layout.date);
        let last = &mut worker.last_date;
        if !same_bytes(last.cell.as_bytes(), cell.as_bytes()) {
            last.date =
                worker.layout.date_pattern.parse(cell).inspect_err(|_| last.cell.clear())?;
            last.cell.clear();
            last.cell.push_str(cell);
        } else if cell.is_empty() {
            return worker.layout.date_pattern.parse(cell);
        }
        Ok(last.date)
    }

    fn transaction<S: RowSink + ?Sized>(
        &mut self,
        record: &Record,
        date: NaiveDate,
        amount: Amount,
        sink: &mut S,
    ) {
        if let Some(at) = self.beyond(record) {
            return self.too_wide(record, at);
        }
        if self.ends_early(record) {
            return self.ended(record);
        }
        self.worker.fewest = self.worker.fewest.min(record.len());
        let layout = self.worker.layout;
        let currency = self.currency(record);
        let account = self.text_cell(record, layout.account);
        if let Some(reason) = self.out_of_scope(record, currency, &account) {
            return self.worker.tally.ignore(reason, record.line);
        }
        let row = Transaction {
            file: self.worker.options.index,
            line: record.line,
            date,
            amount: amount.money(),
            currency,
            category: &self.text_cell(record, layout.category),
            counterparty: &self.text_cell(record, layout.counterparty),
            description: &self.text_cell(record, layout.description),
            account: &account,
        };
        let fate = sink.accept(&row);
        self.worker.tally.take(&row, amount, fate);
        self.balance(record, &row, amount);
    }

    #[inline]
    fn out_of_scope(&mut self, record: &Record, currency: &str, account: &str) -> Option<Ignored> {
        if self.states_balance(record) {
            Some(Ignored::Total)
        } else if self.is_void(record) {
            Some(Ignored::Void)
        } else if !self.right_account(account) {
            Some(Ignored::Account)
        } else if !self.right_currency(record, currency) {
            Some(Ignored::Currency)
        } else {
            None
        }
    }

    #[inline]
    fn balance(&mut self, record: &Record, row: &Transaction<'_>, amount: Amount) {
        if let Some(rule) = self.worker.layout.balance
            && rule.verified
            && let Found::Value(balance) = self.cell_amount(record, rule.column)
        {
            self.worker.tally.balance(rule, row, amount, balance);
        }
    }

    #[inline]
    fn text_cell(&self, record: &Record, column: Option<usize>) -> Cow<'r, str> {
        column.map_or(Cow::Borrowed(""), |column| record.cell(self.text, column))
    }

    /// The last record has no line end and fewer fields than any row before it: its amount may be
    /// the beginning of a longer one.
    #[inline]
    fn ends_early(&self, record: &Record) -> bool {
        let fewest = self.worker.fewest;
        record.at_end && fewest != usize::MAX && record.len() < fewest
    }

    /// A filled field beyond the last column: a delimiter inside a text that is not quoted.
    #[inline]
    fn beyond(&self, record: &Record) -> Option<usize> {
        let width = self.worker.layout.columns.len();
        (width..record.len()).find(|at| !record.raw(self.text, *at).is_empty())
    }
}
