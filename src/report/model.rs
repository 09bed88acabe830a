//! A report: typed cells, in a data view for programs and a document view for people.

use chrono::NaiveDate;

use crate::domain::Money;

/// One typed value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Unknown or not applicable.
    Null,
    /// Text from the program or a file; escaped by each renderer.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An exact amount; printed with the currency's decimals in data, whole units for people.
    Money(Money),
    /// A probability or share, printed to four decimals in data.
    Ratio(f64),
    /// A day.
    Date(NaiveDate),
    /// True or false.
    Flag(bool),
}

/// One flat record: values in the order of its set's names.
pub type Record = Vec<Cell>;

/// One named array of flat records (`periods`, `lines`, …).
#[derive(Debug, Clone, PartialEq)]
pub struct RecordSet {
    /// Name of the JSON array and the CSV table.
    pub name: &'static str,
    /// Keys, in order.
    pub columns: &'static [&'static str],
    /// Rows.
    pub records: Vec<Record>,
}

/// Where a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A column of a table for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading over a group of columns, shown once over adjacent equal ones; empty where none.
    pub group: String,
    /// Heading.
    pub heading: String,
    /// Alignment.
    pub align: Align,
    /// Narrow terminals drop the highest ranks first; 0 is never dropped.
    pub detail: u8,
}

/// What a row of a table for people is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A plain row.
    Plain,
    /// A subtotal or stage row.
    Group,
    /// A row under its group, indented.
    Member,
    /// A total, set off by a rule above.
    Total,
    /// A row that marks a breach.
    Breach,
    /// A rule across the table, no cells.
    Rule,
    /// A line of text across the table (its first cell).
    Span,
}

/// One row of a table for people: formatted text, one entry per column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its kind.
    pub kind: RowKind,
    /// Cells, already formatted.
    pub cells: Vec<String>,
}

/// A table for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableBlock {
    /// Name for `--tables`: `cash`, `way`, `lines`, `stages`, `commit`.
    pub name: &'static str,
    /// `CASH BY WEEK, stage spend as planned`.
    pub title: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The first line: what this is, period, as-of date, currency.
    Title(String),
    /// STALE and its like: printed before everything.
    Banner(String),
    /// The answer in sentences.
    Headline(Vec<String>),
    /// A table.
    Table(TableBlock),
    /// What qualifies the figures.
    Notes(Vec<String>),
}

/// The view for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Parts in order.
    pub blocks: Vec<Block>,
}

/// A report in both views.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// `cashcast.forecast/1`.
    pub schema: &'static str,
    /// Decimals of the currency, for amounts.
    pub decimals: u32,
    /// Scalars and nested objects at the top of the JSON object, in order.
    pub fields: Vec<(&'static str, Field)>,
    /// For people.
    pub document: Document,
    /// The table `--format csv` prints unless told otherwise.
    pub default_table: &'static str,
}

/// A value at the top of the JSON object.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// A scalar.
    Value(Cell),
    /// An object, or null.
    Object(Option<Vec<(&'static str, Cell)>>),
    /// An array of flat records.
    Records(RecordSet),
}
