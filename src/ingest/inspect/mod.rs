//! Evidence to one layout, or a question. All evidence of a file is combined here.

mod assemble;
mod bounds;
mod currency;
mod inspection;
mod proof;
mod remarks;
mod source;
mod texts;

use super::columns::{self, Profile};
use super::dates::{DateError, DatePattern};
use super::encoding::Decoded;
use super::layout::{Layout, RowOrder};
use super::table::{self, Row, Table};
use super::{IngestError, ReadOptions, date_column, dialect, money};
use assemble::assemble;
use bounds::check_table;
use currency::find_currency;
use texts::TextColumns;

pub use inspection::{ColumnFinding, Inspection, SampleRow, inspect_file};

pub(super) use bounds::decode_sample;
pub(super) use source::{Findings, Source, column_named};
pub(super) use texts::text_columns;

/// Finds how a ledger file is to be read: one layout, or the questions that decide.
///
/// Method: each kind of evidence (encoding, delimiter, table bounds, dates, amounts, direction,
/// balance chain) judges on its own; where two readings are left, the user is asked (DESIGN §5).
pub fn inspect(
    source: super::Source<'_>,
    options: &ReadOptions<'_>,
) -> Result<Layout, IngestError> {
    let found = inspect_file(source, options)?;
    if found.questions.is_empty() {
        return Ok(found.layout);
    }
    Err(IngestError::Questions(found.questions))
}

/// The layout of a decoded file.
pub(super) fn examine(
    decoded: &Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<Layout, IngestError> {
    let examined = look(decoded, options)?;
    if !examined.findings.questions.is_empty() {
        return Err(IngestError::Questions(examined.findings.questions));
    }
    Ok(examined.layout)
}

/// What was found of a decoded file, questions included.
struct Examined<'t> {
    table: Table<'t>,
    profiles: Vec<Profile>,
    order: RowOrder,
    layout: Layout,
    findings: Findings,
    /// The user named the currency.
    told_currency: bool,
}

/// Every kind of evidence in turn; what is left in doubt is among the findings.
fn look<'t>(
    decoded: &'t Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<Examined<'t>, IngestError> {
    let text = decoded.text.as_ref();
    let (delimiter, why) = dialect::choose(text, options.layout.delimiter, options.file)?;
    let source = Source { text, delimiter, file: options.file, options };
    let mut table = table::find(text, delimiter, options.layout.header_line);
    table.complete &= decoded.whole;
    check_table(&source, &table)?;
    let mut findings = Findings::default();
    findings.note("encoding", decoded.name.into(), decoded.why.clone());
    findings.note("delimiter", dialect::name(delimiter), why);
    let rows = rows_of(&table);
    let profiles = columns::profile(&table, &rows);
    let date = find_date(&source, &table, &profiles, &rows)?;
    let column = date_column::Place {
        source: &source,
        table: &table,
        profiles: &profiles,
        rows: &rows,
        column: date,
    };
    let pattern = date_pattern(&column, &mut findings);
    let dated = dated(&rows, date, &pattern);
    if dated.is_empty() {
        return Err(no_dates(&source, &rows, date, &pattern));
    }
    let order = order_of(&dated, date, &pattern);
    let texts = TextColumns::choose(&source, &profiles, date, dated.len())?;
    let place = money::Place {
        source: &source,
        table: &table,
        profiles: &profiles,
        rows: &dated,
        date,
        order,
        account: texts.account,
    };
    let money = money::find(&place, &mut findings)?;
    let currency = find_currency(&source, &profiles, &dated, &money, &mut findings)?;
    let layout = assemble(
        &table,
        &source,
        decoded,
        &profiles,
        (date, pattern),
        texts,
        money,
        currency,
        &findings,
    );
    let told_currency = options.layout.currency.is_some();
    Ok(Examined { table, profiles, order, layout, findings, told_currency })
}

/// The rows of the sample that look like transactions; all, where none does.
fn rows_of<'t, 'a>(table: &'t Table<'a>) -> Vec<&'t Row<'a>> {
    let rows = columns::data_rows(table);
    if rows.is_empty() {
        return table.body.iter().collect();
    }
    rows
}

fn date_pattern(column: &date_column::Place<'_>, findings: &mut Findings) -> DatePattern {
    match &column.source.options.layout.date_format {
        Some(format) => DatePattern::from_format(format),
        None => date_column::pattern(column, findings),
    }
}

/// The rows whose date can be read.
fn dated<'r, 'a>(rows: &[&'r Row<'a>], date: usize, pattern: &DatePattern) -> Vec<&'r Row<'a>> {
    rows.iter().copied().filter(|row| pattern.fits(row.cell(date))).collect()
}

fn find_date(
    source: &Source<'_>,
    table: &Table<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
) -> Result<usize, IngestError> {
    if let Some(wanted) = &source.options.layout.date {
        return column_named(source, &table.names, wanted, "--date");
    }
    if let Some(format) = &source.options.layout.date_format
        && let Some(column) =
            date_column::choose_by_format(profiles, rows, &DatePattern::from_format(format))
    {
        return Ok(column);
    }
    date_column::choose(profiles, rows.len(), table.header.is_some()).ok_or_else(|| {
        if let Some((line, column, cell)) = date_column::out_of_range(rows) {
            return IngestError::File {
                position: source.position(Some(line), Some(column)),
                what: format!("`{cell}` lies outside the years 1900 to 2100, and no other column reads as dates"),
                hint: None,
            };
        }
        source.reject(
            table.body.first().map(|row| row.line),
            "no column reads as dates".into(),
            Some("name it with --date COLUMN, and its format with --date-format".into()),
        )
    })
}

fn no_dates(
    source: &Source<'_>,
    rows: &[&Row<'_>],
    date: usize,
    pattern: &DatePattern,
) -> IngestError {
    let line = rows.first().map(|row| row.line);
    let cell = rows.first().map_or("", |row| row.cell(date));
    let told = source.options.layout.date_format.clone();
    let format = told.unwrap_or_else(|| pattern.format());
    let what = match pattern.parse(cell) {
        Err(DateError::Range) => format!("`{cell}` lies outside the years 1900 to 2100"),
        _ => format!("could not read `{cell}` as a date"),
    };
    source.reject(
        line,
        format!("{what}; the date rule is: {format}"),
        Some("set --date-format to the format of this column, or --date to another column".into()),
    )
}

/// Oldest or newest first, allowing a tenth of the steps to run the other way.
fn order_of(rows: &[&Row<'_>], date: usize, pattern: &DatePattern) -> RowOrder {
    let dates: Vec<_> = rows.iter().filter_map(|row| pattern.parse(row.cell(date)).ok()).collect();
    let up = dates.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let down = dates.windows(2).filter(|pair| pair[0] > pair[1]).count();
    if up > 0 && down * 10 <= up {
        RowOrder::Ascending
    } else if down > 0 && up * 10 <= down {
        RowOrder::Descending
    } else {
        RowOrder::Mixed
    }
}
