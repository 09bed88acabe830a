//! Records that are no transactions: titles and totals, or bad rows with their place.

use std::sync::Arc;

use super::Reader;
use super::amount::Found;
use crate::config::OnError;
use crate::domain::Position;
use crate::ingest::amounts::{self, AmountError, DecimalMark};
use crate::ingest::dates::DateError;
use crate::ingest::records::{Fault, Record};
use crate::ingest::tally::Ignored;
use crate::ingest::{IngestError, RowError, dialect, words};

/// What is wrong with a row.
struct Complaint {
    /// The cell it concerns.
    column: usize,
    what: String,
    rule: String,
    hint: Option<String>,
}

impl Reader<'_, '_> {
    /// A quote that never closes takes the rest of the file with it; within one line it is a bad
    /// row.
    pub(super) fn broken(&mut self, record: &Record, fault: Fault) -> Result<(), IngestError> {
        let (line, what) = match fault {
            Fault::OpenQuote { line } => (line, "the file ends inside a quoted field"),
            Fault::StrayQuote { line } => (line, "a quoted field runs over the line's end"),
        };
        let swallowed = memchr::memchr_iter(b'\n', record.text(self.text).as_bytes()).count();
        if swallowed > 1 {
            return Err(IngestError::File {
                position: Position {
                    file: Arc::clone(&self.worker.file),
                    line: Some(line),
                    column: None,
                },
                what: format!("{what}: the quote on this line swallows {swallowed} more lines"),
                hint: Some("close the quote, or remove it".into()),
            });
        }
        let complaint = Complaint {
            column: last_field(record),
            what: what.into(),
            rule: "every quoted field is closed".into(),
            hint: None,
        };
        self.reject(record, complaint);
        Ok(())
    }

    /// A record without a readable date: a total, a title, a repeated header; or a bad row.
    pub(super) fn undated(&mut self, record: &Record, error: DateError, found: &Found) {
        if self.repeats_header(record) {
            self.worker.tally.ignore(Ignored::Header, record.line);
            return;
        }
        let total = self.any_cell(record, words::is_total);
        if self.cut_off(record) && !total {
            let complaint = self.too_short(last_field(record));
            return self.reject(record, complaint);
        }
        if let Some(reason) = self.beside_the_rows(record, error, found, total) {
            self.worker.tally.ignore(reason, record.line);
            return;
        }
        let complaint = self.bad_date(record, error);
        self.reject(record, complaint);
    }

    fn repeats_header(&self, record: &Record) -> bool {
        let repeats = |at: usize| {
            let name = self.worker.layout.columns.get(at);
            record.raw(self.text, at) == name.map_or("", |column| column.name.as_str())
        };
        let date = self.worker.layout.date;
        !record.raw(self.text, date).is_empty()
            && repeats(date)
            && repeats(self.worker.layout.amount_columns()[0])
    }

    fn any_cell(&self, record: &Record, is: impl Fn(&str) -> bool) -> bool {
        (0..record.len()).any(|at| is(record.raw(self.text, at)))
    }

    /// What a record is that stands between the rows and is none.
    fn beside_the_rows(
        &self,
        record: &Record,
        error: DateError,
        found: &Found,
        total: bool,
    ) -> Option<Ignored> {
        let filled = (0..record.len()).filter(|at| !record.raw(self.text, *at).is_empty()).count();
        let undated = record.raw(self.text, self.worker.layout.date).is_empty();
        let figures = || self.any_cell(record, amounts::looks_numeric);
        let no_amount = matches!(found, Found::Empty | Found::Missing(_) | Found::Neutral);
        let title = || undated || filled == 1 || (filled == 2 && !figures());
        let pending = || words::is_pending(record.raw(self.text, self.worker.layout.date));
        if error == DateError::Shape && pending() {
            Some(Ignored::Pending)
        } else if error == DateError::Shape && total {
            Some(Ignored::Total)
        } else if error == DateError::Shape && no_amount && title() {
            Some(Ignored::Title)
        } else if undated && filled == 1 {
            // A figure alone on its line stands under the column it sums.
            Some(Ignored::Total)
        } else {
            None
        }
    }

    fn bad_date(&self, record: &Record, error: DateError) -> Complaint {
        let cell = record.raw(self.text, self.worker.layout.date);
        let what = match error {
            DateError::Range => format!("`{cell}` lies outside the years 1900 to 2100"),
            DateError::Shape if cell.is_empty() => "the row has an amount but no date".into(),
            DateError::Shape => format!("could not read `{cell}` as a date"),
        };
        let hint = (error == DateError::Shape && !cell.is_empty())
            .then(|| "set `date-format` under `[[source]]` for this file, or --date-format".into());
        Complaint {
            column: self.worker.layout.date,
            what,
            rule: format!("the date rule is: {}", self.worker.layout.date_pattern.format()),
            hint,
        }
    }

    /// The last record has no line end and fewer fields than the table.
    fn cut_off(&self, record: &Record) -> bool {
        let first = record.raw(self.text, 0);
        record.at_end
            && record.len() < self.worker.layout.columns.len()
            && (record.len() > 1 || first.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn too_short(&self, column: usize) -> Complaint {
        Complaint {
            column,
            what: "the file ends inside this row".into(),
            rule: format!("rows have {} fields", self.worker.layout.columns.len()),
            hint: None,
        }
    }

    pub(super) fn bad_amount(&mut self, record: &Record, found: &Found) {
        let complaint = match found {
            Found::Missing(column) => self.missing(record, *column),
            Found::Wrong(column, error) => self.wrong(record, *column, *error),
            Found::Word(column) => self.unknown_word(record, *column),
            Found::Both(column) => self.contradiction(record, *column),
            Found::Value(_) | Found::Empty | Found::Neutral => return,
        };
        self.reject(record, complaint);
    }

    fn missing(&self, record: &Record, column: usize) -> Complaint {
        let mut complaint = self.too_short(last_field(record));
        if !record.at_end {
            let (fields, wanted) = (record.len(), column + 1);
            complaint.what = format!("the row has {fields} fields; the amount is field {wanted}");
        }
        complaint
    }

    fn wrong(&self, record: &Record, column: usize, error: AmountError) -> Complaint {
        let cell = self.cell_shown(record, column);
        let what = match error {
            AmountError::NotANumber => format!("could not read `{cell}` as an amount"),
            AmountError::TooLarge => {
                format!("`{cell}` is 10^13 or more, beyond any ledger this tool reads")
            }
            AmountError::TooPrecise => format!("`{cell}` has more than six decimals"),
            AmountError::Empty => format!("`{cell}` is no amount"),
        };
        let mark = self.worker.layout.decimal_mark.char();
        Complaint {
            column,
            what,
            rule: format!("the amount rule is: decimal mark `{mark}`"),
            hint: self.other_mark(record, column),
        }
    }

    fn unknown_word(&self, record: &Record, column: usize) -> Complaint {
        let word = self.cell_shown(record, column);
        let stands = self.worker.layout.column_name(column);
        Complaint {
            column,
            what: format!("`{word}` is not known as money in or out"),
            rule: format!("the direction stands in {stands}"),
            hint: Some("name the words for money out with --out-words".into()),
        }
    }

    fn contradiction(&self, record: &Record, column: usize) -> Complaint {
        let cell = self.cell_shown(record, column);
        Complaint {
            column,
            what: format!("`{cell}` contradicts the other amount in the row"),
            rule: self.worker.layout.describe(),
            hint: None,
        }
    }

    /// The other decimal mark would read the cell.
    fn other_mark(&self, record: &Record, column: usize) -> Option<String> {
        let other = match self.worker.layout.decimal_mark {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        };
        amounts::parse(record.raw(self.text, column), other).ok()?;
        Some(format!("set `decimal-mark = \"{}\"` under `[[source]]` for this file", other.char()))
    }

    /// The file stops within its last row.
    pub(super) fn ended(&mut self, record: &Record) {
        let complaint = self.too_short(last_field(record));
        self.reject(record, complaint);
    }

    /// A filled field stands beyond the last column.
    pub(super) fn too_wide(&mut self, record: &Record, column: usize) {
        let (fields, columns) = (record.len(), self.worker.layout.columns.len());
        let delimiter = dialect::name(self.worker.layout.delimiter);
        let complaint = Complaint {
            column,
            what: format!("the row has {fields} fields, the table {columns}"),
            rule: format!("the delimiter is {delimiter}"),
            hint: Some("quote the field that holds the delimiter".into()),
        };
        self.reject(record, complaint);
    }

    fn reject(&mut self, record: &Record, complaint: Complaint) {
        let error = RowError {
            position: self.position(record, complaint.column),
            what: complaint.what,
            row: self.shown(record),
            rule: complaint.rule,
            hint: complaint.hint,
        };
        let skip = self.worker.options.on_error == OnError::Skip;
        self.worker.tally.reject(error, skip);
    }

    pub(super) fn position(&self, record: &Record, column: usize) -> Position {
        Position {
            file: Arc::clone(&self.worker.file),
            line: Some(record.line),
            column: Some(column as u64 + 1),
        }
    }

    /// The row for a message: at most 1,000 characters of it.
    pub(super) fn shown(&self, record: &Record) -> String {
        record.text(self.text).chars().take(1000).collect()
    }

    fn cell_shown(&self, record: &Record, column: usize) -> String {
        record.raw(self.text, column).chars().take(60).collect()
    }
}

fn last_field(record: &Record) -> usize {
    record.len().saturating_sub(1)
}
