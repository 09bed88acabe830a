//! A report: typed cells, in a data view for programs and a document view for people.

use chrono::NaiveDate;

use crate::domain::{LineKey, Money};

/// One typed value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Unknown or not applicable.
    Null,
    /// Text from the program or a file; escaped by each renderer.
    Text(String),
    /// A whole number.
    Integer(i128),
    /// An exact amount; printed with the currency's decimals.
    Money(Money),
    /// An exact amount with at least this many decimals, never rounded: a row as it was read.
    Exact(Money, u32),
    /// A probability or share, printed to four decimals.
    Ratio(f64),
    /// A day.
    Date(NaiveDate),
    /// True or false.
    Flag(bool),
}

impl Cell {
    /// Text from anything that has a word.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<Money> for Cell {
    fn from(amount: Money) -> Self {
        Self::Money(amount)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Integer(i128::from(count))
    }
}

impl From<f64> for Cell {
    fn from(ratio: f64) -> Self {
        Self::Ratio(ratio)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// The cells that name a line in any record: flow, stage, touchpoint, category.
pub(super) fn line_cells(line: &LineKey) -> [Cell; 4] {
    [
        line.flow.word().into(),
        line.stage.as_ref().map(|stage| stage.name().to_owned()).into(),
        line.touchpoint.clone().into(),
        line.category.clone().into(),
    ]
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
    /// Heading; `\n` stands between its lines.
    pub heading: String,
    /// Alignment.
    pub align: Align,
    /// Narrow terminals drop the highest ranks first; 0 is never dropped.
    pub detail: u8,
    /// Long text may be cut with `…` to make the table fit, but not below this width: sooner a detail
    /// goes.
    pub elastic: Option<usize>,
}

impl Column {
    /// A column of text.
    pub fn text(heading: impl Into<String>) -> Self {
        Self {
            group: String::new(),
            heading: heading.into(),
            align: Align::Left,
            detail: 0,
            elastic: None,
        }
    }

    /// A column of numbers.
    pub fn number(heading: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::text(heading) }
    }

    /// The same under a group heading.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Self {
        self.group = group.into();
        self
    }

    /// The same, dropped where the terminal is narrow; the highest rank goes first.
    #[must_use]
    pub const fn detail(mut self, rank: u8) -> Self {
        self.detail = rank;
        self
    }

    /// The same, cut with `…` where needed.
    #[must_use]
    pub const fn elastic(self) -> Self {
        /// Enough for a name.
        const NAME: usize = 14;
        self.elastic_from(NAME)
    }

    /// The same, never cut below `width`.
    #[must_use]
    pub const fn elastic_from(mut self, width: usize) -> Self {
        self.elastic = Some(width);
        self
    }
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
    /// A total.
    Total,
    /// A row that marks a breach.
    Breach,
    /// A rule across the table, no cells.
    Rule,
    /// A line of text across the table (its first cell).
    Span,
}

/// Whether a row depends on the columns that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Always there.
    #[default]
    Always,
    /// Only where every column is shown.
    Full,
    /// Only where detail columns have been dropped: it says what they would.
    Reduced,
}

/// A printed cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// What is printed; not yet escaped.
    pub text: String,
    /// A formatted number: renderers never guard it against being read as a formula.
    pub number: bool,
    /// A breach: also coloured where there is colour.
    pub alarm: bool,
}

impl Printed {
    /// Nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Text, which may come from a file.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A number, formatted by this program.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: true, alarm: false }
    }

    /// The same, as a breach where `alarm`.
    #[must_use]
    pub const fn alarm_if(mut self, alarm: bool) -> Self {
        self.alarm = alarm;
        self
    }
}

/// One row of a table for people: one cell per column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its kind.
    pub kind: RowKind,
    /// When it is there.
    pub shown: Shown,
    /// Cells; missing ones at the end are empty.
    pub cells: Vec<Printed>,
}

impl Row {
    /// A row that is always there.
    pub const fn new(kind: RowKind, cells: Vec<Printed>) -> Self {
        Self { kind, shown: Shown::Always, cells }
    }

    /// A rule across the table.
    pub const fn rule() -> Self {
        Self::new(RowKind::Rule, Vec::new())
    }
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
    /// Too many columns go on in further blocks below, rather than be dropped; the first column,
    /// if it is text, is repeated.
    pub continues: bool,
}

/// Lines of text in columns without headings; what does not fit goes on below, in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Name for `--tables`; empty where it belongs to the report as its title does.
    pub part: &'static str,
    /// `HOW IT IS READ`; empty where the lines belong to what stands above them.
    pub title: String,
    /// Sentences before the lines.
    pub intro: Vec<String>,
    /// Alignment of the columns.
    pub columns: Vec<Align>,
    /// One cell per column; missing ones at the end are empty.
    pub rows: Vec<Vec<Printed>>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The first line: what this is, period, as-of date, currency.
    Title(Vec<String>),
    /// STALE and its like: printed before everything.
    Banner {
        /// `STALE`.
        word: &'static str,
        /// What it means here.
        text: String,
    },
    /// The answer in sentences, one entry per paragraph.
    Headline(Vec<String>),
    /// A table.
    Table(TableBlock),
    /// Lines in columns.
    Listing(Listing),
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
    /// Scalars, objects and arrays of the JSON object, in order, after `schema`.
    pub fields: Vec<(&'static str, Field)>,
    /// For people.
    pub document: Document,
    /// The table `--format csv` prints unless told otherwise.
    pub default_table: &'static str,
    /// Tables of CSV whose records stand elsewhere in the JSON object.
    pub tables: Vec<RecordSet>,
    /// The names `--tables` may choose: tables that any run may have, and the notes.
    pub parts: &'static [&'static str],
    /// Those of them that are shown only where they are named.
    pub on_request: Vec<&'static str>,
}

impl Report {
    /// The arrays of flat records, in order: the tables of CSV.
    pub fn record_sets(&self) -> impl Iterator<Item = &RecordSet> {
        let in_fields = self.fields.iter().filter_map(|(_, field)| match field {
            Field::Records(set) => Some(set),
            Field::Value(_) | Field::Object(_) | Field::List(_) => None,
        });
        in_fields.chain(&self.tables)
    }
}

/// A value in the JSON object.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// A scalar.
    Value(Cell),
    /// An object, or null.
    Object(Option<Vec<(&'static str, Field)>>),
    /// An array of flat records.
    Records(RecordSet),
    /// An array of anything.
    List(Vec<Field>),
}

impl<T: Into<Cell>> From<T> for Field {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}
