//! The decoded file, and what has been found in it.

use crate::domain::Position;
use crate::ingest::date_column::DateDoubt;
use crate::ingest::layout::Evidence;
use crate::ingest::records::{Record, Records};
use crate::ingest::table::Row;
use crate::ingest::{IngestError, Question, ReadOptions, words};

/// The decoded file, as every kind of evidence needs it.
pub(in crate::ingest) struct Source<'a> {
    pub(in crate::ingest) text: &'a str,
    pub(in crate::ingest) delimiter: u8,
    pub(in crate::ingest) file: &'a str,
    pub(in crate::ingest) options: &'a ReadOptions<'a>,
}

impl Source<'_> {
    /// Walks every record from a place on.
    pub(in crate::ingest) fn each_record(
        &self,
        start: (usize, u64),
        mut look: impl FnMut(&Record),
    ) {
        let mut records = Records::new(self.text, self.delimiter).from(start.0, start.1);
        let mut record = Record::default();
        while records.read(&mut record) {
            look(&record);
        }
    }

    pub(in crate::ingest) fn position(&self, line: Option<u64>, column: Option<usize>) -> Position {
        Position { file: self.file.into(), line, column: column.map(|column| column as u64 + 1) }
    }

    pub(in crate::ingest) fn reject(
        &self,
        line: Option<u64>,
        what: String,
        hint: Option<String>,
    ) -> IngestError {
        IngestError::File { position: self.position(line, None), what, hint }
    }
}

/// What has been found so far, and what is left to ask.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Findings {
    pub(in crate::ingest) evidence: Vec<Evidence>,
    pub(in crate::ingest) questions: Vec<Question>,
    /// Both readings of the dates, where the file leaves two.
    pub(in crate::ingest) dates: Option<DateDoubt>,
}

impl Findings {
    pub(in crate::ingest) fn note(
        &mut self,
        subject: &'static str,
        finding: String,
        reason: String,
    ) {
        self.evidence.push(Evidence { subject, finding, reason });
    }

    pub(in crate::ingest) fn ask(
        &mut self,
        source: &Source<'_>,
        row: &Row<'_>,
        column: Option<usize>,
        what: String,
        likely: Option<String>,
        hint: String,
    ) {
        self.questions.push(Question {
            position: source.position(Some(row.line), column),
            what,
            row: Some(row.text.chars().take(300).collect()),
            likely,
            hint,
        });
    }
}

/// A column by the name the user gave: header text in any case, or `#3`.
pub(in crate::ingest) fn column_named(
    source: &Source<'_>,
    names: &[String],
    wanted: &str,
    flag: &str,
) -> Result<usize, IngestError> {
    let by_number = wanted
        .strip_prefix('#')
        .and_then(|number| number.parse::<usize>().ok())
        .and_then(|number| number.checked_sub(1))
        .filter(|at| *at < names.len());
    let plain = words::normalise(wanted);
    by_number
        .or_else(|| names.iter().position(|name| name.trim() == wanted.trim()))
        .or_else(|| {
            names.iter().position(|name| !plain.is_empty() && words::normalise(name) == plain)
        })
        .ok_or_else(|| unknown_column(source, names, wanted, flag))
}

fn unknown_column(source: &Source<'_>, names: &[String], wanted: &str, flag: &str) -> IngestError {
    let shown = |(at, name): (usize, &String)| match name.as_str() {
        "" => format!("#{}", at + 1),
        name => name.to_owned(),
    };
    let known: Vec<String> = names.iter().enumerate().take(40).map(shown).collect();
    let what = format!("there is no column `{wanted}` for {flag}");
    let hint = format!("the columns are: {}", known.join(", "));
    source.reject(None, what, Some(hint))
}
