//! CSV budgets, long (one period a row) and wide (periods as column heads).

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::ingest::{IngestError, Question, RowError};

use super::FileRows;
use super::amount::{AmountRule, MarkEvidence, mark_evidence};
use super::field::{Cell, Field, RawRow, fields_rule, suggestion};
use super::period::{PERIOD_RULE, read_period};
use super::text::{Source, excerpt, refused_at};

/// Lines that one thread reads at a time: fewer are done sooner by one.
const LINES_AT_ONCE: usize = 4_096;

/// What a column holds.
#[derive(Debug, Clone)]
enum Column {
    Field(Field),
    /// The amounts of the period it is headed with.
    Period(String),
    /// No head; it must stay empty.
    Unnamed,
}

/// One record with its place.
pub(in crate::ingest) struct Record<'t> {
    pub(in crate::ingest) offset: usize,
    pub(in crate::ingest) text: &'t str,
    pub(in crate::ingest) fields: Vec<Cow<'t, str>>,
}

impl Record<'_> {
    fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }

    /// A field as it stands, without its quotes; empty where the row is too short.
    pub(in crate::ingest) fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", |field| field)
    }
}

/// Reads a CSV budget.
pub(super) fn read(source: &Source<'_>) -> Result<FileRows, IngestError> {
    let (delimiter, skip) = sniff(source.text);
    let mut records = records(source, delimiter, skip)?.into_iter();
    let header = records.next().ok_or_else(|| {
        let hint = "the first row names the columns";
        refused_at(source.field(0, None), "the file has no rows", hint)
    })?;
    let mut read = FileRows::new(AmountRule::Point);
    let columns = columns(source, &header, &mut read.errors);
    if read.errors.is_empty() {
        missing_columns(source, &header, &columns)?;
    } else {
        return Ok(read);
    }
    for record in records {
        read.count += 1;
        match rows(source, &columns, &record) {
            Ok(rows) => read.rows.extend(rows),
            Err(error) => read.errors.push(error),
        }
    }
    if read.count == 0 {
        let hint = "a budget has at least one row with a period and an amount";
        let what = "the file has column heads and no rows";
        return Err(refused_at(source.field(header.offset, None), what, hint));
    }
    if delimiter != b',' {
        decide_mark(&mut read);
    }
    Ok(read)
}

/// The delimiter, and the length of a `sep=` line as some spreadsheets write it.
pub(in crate::ingest) fn sniff(text: &str) -> (u8, usize) {
    let line_end = |text: &str| text.find(['\n', '\r']).unwrap_or(text.len());
    let first = &text[..line_end(text)];
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter @ (b',' | b';' | b'\t' | b'|')] =
        first.as_bytes()
    {
        return (*delimiter, first.len());
    }
    let from = text.trim_start();
    let head = &from[..line_end(from)];
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in head.bytes() {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    // The first of the most: a comma where nothing separates.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(delimiter, _)| *delimiter), 0)
}

/// Every record that is not blank; a spreadsheet leaves rows of bare delimiters behind.
pub(in crate::ingest) fn records<'t>(
    source: &Source<'t>,
    delimiter: u8,
    skip: usize,
) -> Result<Vec<Record<'t>>, IngestError> {
    let text = &source.text[skip..];
    if memchr::memchr(b'"', text.as_bytes()).is_none() {
        return Ok(plain_records(source, delimiter, skip));
    }
    quoted_records(source, delimiter, skip)
}

/// Records of a text without quotes: its lines. A hundred thousand are read in a fifth of the time.
fn plain_records<'t>(source: &Source<'t>, delimiter: u8, skip: usize) -> Vec<Record<'t>> {
    let text = source.text;
    let record = |line: usize| {
        let end = source.starts.get(line + 1).copied().unwrap_or(text.len());
        let offset = source.starts[line].max(skip);
        let text = text.get(offset..end)?.trim_end_matches(['\n', '\r']);
        let fields = text.split(char::from(delimiter)).map(Cow::Borrowed).collect();
        Some(Record { offset, text, fields }).filter(|record| !record.is_blank())
    };
    let lines = (0..source.starts.len()).into_par_iter();
    lines.with_min_len(LINES_AT_ONCE).filter_map(record).collect()
}

/// Records of any text (RFC 4180).
fn quoted_records<'t>(
    source: &Source<'t>,
    delimiter: u8,
    skip: usize,
) -> Result<Vec<Record<'t>>, IngestError> {
    let text = &source.text[skip..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut fields = csv::StringRecord::new();
    let offset = |reader: &csv::Reader<&[u8]>| {
        usize::try_from(reader.position().byte()).unwrap_or(text.len())
    };
    loop {
        let start = offset(&reader);
        let more = reader.read_record(&mut fields).map_err(|error| {
            let position = source.field(skip + start, None);
            refused_at(position, error.to_string(), "save it as CSV again")
        })?;
        if !more {
            return Ok(records);
        }
        let row = text.get(start..offset(&reader)).unwrap_or("");
        // The reader's place is before the blank lines it passes over.
        let blank = row.len() - row.trim_start_matches(['\n', '\r']).len();
        let record = Record {
            offset: skip + start + blank,
            text: row.trim_matches(['\n', '\r']),
            fields: fields.iter().map(|field| Cow::Owned(field.to_owned())).collect(),
        };
        if !record.is_blank() {
            records.push(record);
        }
    }
}

/// What each column holds; heads that name nothing, and names that stand twice, are errors.
fn columns(source: &Source<'_>, header: &Record<'_>, errors: &mut Vec<RowError>) -> Vec<Column> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut columns = Vec::new();
    for (index, head) in header.fields.iter().enumerate() {
        let head = head.trim();
        let mut refuse = |what: String, hint: Option<String>| {
            errors.push(RowError {
                position: source.field(header.offset, Some(index + 1)),
                what,
                row: excerpt(header.text).to_string(),
                rule: fields_rule("columns"),
                hint,
            });
        };
        if let Some(first) = seen.get(&head.to_lowercase()).filter(|_| !head.is_empty()) {
            refuse(format!("column `{head}` stands twice, first as column {first}"), None);
        }
        seen.insert(head.to_lowercase(), index + 1);
        columns.push(if head.is_empty() {
            Column::Unnamed
        } else if let Some(field) = Field::find(head) {
            Column::Field(field)
        } else {
            // Only its form counts here: which days it means, the rows' rule says.
            if read_period(head, 1).is_err() {
                let known = Field::ALL.iter().map(|(_, name)| *name);
                let near = suggestion(head, known);
                refuse(
                    format!("unknown column `{head}`"),
                    Some(near.unwrap_or_else(|| PERIOD_RULE.to_owned())),
                );
            }
            Column::Period(head.to_owned())
        });
    }
    columns
}

/// A budget has periods and amounts, in one of two ways, and a stage or category.
fn missing_columns(
    source: &Source<'_>,
    header: &Record<'_>,
    columns: &[Column],
) -> Result<(), IngestError> {
    let has = |wanted: Field| columns.iter().any(|c| matches!(c, Column::Field(f) if *f == wanted));
    let wide = columns.iter().any(|column| matches!(column, Column::Period(_)));
    let what = match (wide, has(Field::Period), has(Field::Amount)) {
        (true, false, false) | (false, true, true) => {
            if has(Field::Stage) || has(Field::Category) {
                return Ok(());
            }
            "there is no `stage` and no `category` column"
        }
        (true, _, _) => "there are columns headed by periods beside a `period` or `amount` column",
        (false, true, false) => "the `amount` column is missing",
        (false, false, true) => "the `period` column is missing",
        (false, false, false) => "the `period` and `amount` columns are missing",
    };
    let hint = format!(
        "{}; or periods such as `2026-07` as column heads instead of `period` and `amount`",
        fields_rule("columns")
    );
    Err(refused_at(source.field(header.offset, None), what, hint))
}

/// The rows of a record: one, or one for each period column that is filled in.
fn rows(
    source: &Source<'_>,
    columns: &[Column],
    record: &Record<'_>,
) -> Result<Vec<RawRow>, RowError> {
    let mut row = RawRow {
        cells: BTreeMap::new(),
        position: source.field(record.offset, None),
        source: excerpt(record.text),
    };
    let mut planned = Vec::new();
    let mut wide = false;
    for (index, column) in columns.iter().enumerate() {
        wide |= matches!(column, Column::Period(_));
        let text = record.field(index);
        let position = source.field(record.offset, Some(index + 1));
        if text.contains(['\n', '\r']) {
            let what = "a line break stands inside this field";
            return Err(row.error(
                &position,
                what,
                "a quote `\"` that opens a field also closes it",
            ));
        }
        let cell = Cell { text: text.to_owned(), position };
        match column {
            Column::Field(field) => {
                row.cells.insert(*field, cell);
            }
            Column::Period(head) if !text.trim().is_empty() => planned.push((head, cell)),
            Column::Unnamed if !text.trim().is_empty() => {
                let what = format!("`{}` stands in a column without a head", text.trim());
                return Err(row.error(&cell.position, what, fields_rule("columns")));
            }
            Column::Period(_) | Column::Unnamed => {}
        }
    }
    refuse_extra(source, columns, record, &row)?;
    if !wide {
        return Ok(vec![row]);
    }
    let for_period = |(head, amount): (&String, Cell)| {
        let mut row = row.clone();
        row.position = amount.position.clone();
        let position = amount.position.clone();
        let period = Cell { text: head.clone(), position };
        row.cells.insert(Field::Period, period);
        row.cells.insert(Field::Amount, amount);
        row
    };
    Ok(planned.into_iter().map(for_period).collect())
}

/// Fields beyond the last column: most often a decimal comma in a comma-separated file.
fn refuse_extra(
    source: &Source<'_>,
    columns: &[Column],
    record: &Record<'_>,
    row: &RawRow,
) -> Result<(), RowError> {
    let extra = record.fields.iter().enumerate().skip(columns.len());
    let Some((index, _)) = extra.into_iter().find(|(_, field)| !field.trim().is_empty()) else {
        return Ok(());
    };
    let what = format!("the row has {} fields, the header {}", record.fields.len(), columns.len());
    let position = source.field(record.offset, Some(index + 1));
    let mut error = row.error(&position, what, "a row has at most as many fields as the header");
    error.hint = Some("a field that holds the delimiter stands in quotes `\"`".to_owned());
    Err(error)
}

/// Where the delimiter is no comma, `,` may be the decimal mark: the amounts of the file decide.
fn decide_mark(read: &mut FileRows) {
    let found: Vec<(MarkEvidence, &Cell, &RawRow)> = read
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(move |(field, cell)| (field, cell, row)))
        .filter(|(field, ..)| field.is_amount())
        .map(|(_, cell, row)| (mark_evidence(&cell.text), cell, row))
        .collect();
    let first = |wanted| found.iter().find(|(evidence, ..)| *evidence == wanted);
    let comma = first(MarkEvidence::Comma);
    let doubtful = match (first(MarkEvidence::Point), comma) {
        (Some(point), Some(comma)) => Some((
            point,
            format!(
                "`{}` has the decimal mark `.`, `{}` at {} has `,`",
                point.1.text.trim(),
                comma.1.text.trim(),
                comma.1.position
            ),
        )),
        (None, None) => first(MarkEvidence::Either).map(|either| {
            let text = either.1.text.trim();
            (
                either,
                format!(
                    "`{text}` may be thousands or a decimal fraction; no amount in the file decides"
                ),
            )
        }),
        _ => None,
    };
    let question = doubtful.map(|((_, cell, row), what)| Question {
        position: cell.position.clone(),
        what,
        row: Some(row.source.to_string()),
        likely: None,
        hint: "write every amount with one decimal mark and two decimals, without thousands marks: `1234.00` or `1234,00`".to_owned(),
    });
    if comma.is_some() {
        read.amounts = AmountRule::Comma;
    }
    read.questions.extend(question);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Line by line and by the rules of quotes: without quotes the same records.
        #[test]
        fn a_text_without_quotes_is_read_alike_both_ways(text in "[a1 ,;\\r\\né]{0,40}", sep in 0..3_usize) {
            let text = [text.clone(), format!("sep=;\n{text}"), format!("sep=;\r\n{text}")][sep].clone();
            let source = Source::new("budget.csv", &text);
            let (delimiter, skip) = sniff(&text);
            let told = |records: Vec<Record<'_>>| -> Vec<(usize, String, Vec<String>)> {
                let fields = |record: &Record<'_>| {
                    record.fields.iter().map(|field| field.clone().into_owned()).collect()
                };
                let one = |record: Record<'_>| {
                    (record.offset, record.text.to_owned(), fields(&record))
                };
                records.into_iter().map(one).collect()
            };
            let quoted = told(quoted_records(&source, delimiter, skip).unwrap());
            prop_assert_eq!(told(plain_records(&source, delimiter, skip)), quoted);
        }
    }
}
