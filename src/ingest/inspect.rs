//! Evidence to one layout, or a question. All evidence of a file is combined here.

use super::columns::{self, Profile};
use super::dates::DatePattern;
use super::encoding::Decoded;
use super::layout::{AmountRule, Column, ColumnRole, CurrencyRule, Evidence, Layout, RowOrder};
use super::money::{self, Money};
use super::records::{Record, Records};
use super::table::{self, Row, Table};
use super::words::{self, TextWord};
use super::{
    IngestError, Question, ReadOptions, currencies, date_column, dialect, direction, encoding,
};
use crate::domain::Position;

/// No line of a ledger is longer.
const LONGEST_LINE: usize = 16 << 20;

/// The decoded file, as every kind of evidence needs it.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) delimiter: u8,
    pub(super) file: &'a str,
    pub(super) options: &'a ReadOptions<'a>,
}

impl Source<'_> {
    /// Walks every record from a place on.
    pub(super) fn each_record(&self, start: (usize, u64), mut look: impl FnMut(&Record)) {
        let mut records = Records::new(self.text, self.delimiter).from(start.0, start.1);
        let mut record = Record::default();
        while records.read(&mut record) {
            look(&record);
        }
    }

    pub(super) fn position(&self, line: Option<u64>, column: Option<usize>) -> Position {
        Position {
            file: self.file.into(),
            line,
            column: column.map(|column| column as u64 + 1),
        }
    }

    pub(super) fn reject(
        &self,
        line: Option<u64>,
        what: String,
        hint: Option<String>,
    ) -> IngestError {
        IngestError::File {
            position: self.position(line, None),
            what,
            hint,
        }
    }
}

/// What has been found so far, and what is left to ask.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) evidence: Vec<Evidence>,
    pub(super) questions: Vec<Question>,
}

impl Findings {
    pub(super) fn note(&mut self, subject: &'static str, finding: String, reason: String) {
        self.evidence.push(Evidence {
            subject,
            finding,
            reason,
        });
    }

    pub(super) fn ask(
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

/// Finds how a ledger file is to be read: one layout, or the questions that decide.
///
/// Method: each kind of evidence (encoding, delimiter, table bounds, dates, amounts, direction,
/// balance chain) judges on its own; where two readings are left, the user is asked (DESIGN §5).
pub fn inspect(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Layout, IngestError> {
    let decoded = decode(bytes, options)?;
    examine(&decoded, options)
}

/// Bytes to text, with the limits that hold for every file.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    options: &ReadOptions<'_>,
) -> Result<Decoded<'a>, IngestError> {
    let reject = |line: usize, what: &str, hint: Option<&str>| IngestError::File {
        position: Position {
            file: options.file.into(),
            line: (line > 0).then_some(line as u64),
            column: None,
        },
        what: what.to_owned(),
        hint: hint.map(str::to_owned),
    };
    if bytes.is_empty() {
        return Err(reject(0, "the file is empty", None));
    }
    if let Some(line) = overlong_line(bytes) {
        return Err(reject(
            line,
            "this line is longer than 16 MB",
            Some("export the ledger as CSV with one row per line"),
        ));
    }
    let decoded = encoding::decode(bytes, options.layout.encoding.as_deref(), options.file)?;
    if decoded.text.trim().is_empty() {
        return Err(reject(0, "the file holds nothing but blanks", None));
    }
    Ok(decoded)
}

fn overlong_line(bytes: &[u8]) -> Option<usize> {
    if bytes.len() <= LONGEST_LINE {
        return None;
    }
    let mut start = 0;
    let mut line = 1;
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes).chain(std::iter::once(bytes.len())) {
        if end - start > LONGEST_LINE {
            return Some(line);
        }
        line += usize::from(bytes.get(end) == Some(&b'\n'));
        start = end + 1;
    }
    None
}

/// The layout of a decoded file.
pub(super) fn examine(
    decoded: &Decoded<'_>,
    options: &ReadOptions<'_>,
) -> Result<Layout, IngestError> {
    let text = decoded.text.as_ref();
    let (delimiter, why) = dialect::choose(text, options.layout.delimiter, options.file)?;
    let source = Source {
        text,
        delimiter,
        file: options.file,
        options,
    };
    let table = table::find(text, delimiter, options.layout.header_line);
    check_table(&source, &table)?;
    let mut findings = Findings::default();
    findings.note("encoding", decoded.name.into(), decoded.why.clone());
    findings.note("delimiter", dialect::name(delimiter), why);
    let rows = columns::data_rows(&table);
    let rows = if rows.is_empty() {
        table.body.iter().collect()
    } else {
        rows
    };
    let profiles = columns::profile(&table, &rows);
    let date = find_date(&source, &table, &profiles, rows.len())?;
    let pattern = match &options.layout.date_format {
        Some(format) => DatePattern::from_format(format),
        None => date_column::pattern(&table, &source, &profiles, &rows, date, &mut findings),
    };
    let dated: Vec<&Row<'_>> = rows
        .iter()
        .copied()
        .filter(|row| pattern.fits(row.cell(date)))
        .collect();
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
    if !findings.questions.is_empty() {
        return Err(IngestError::Questions(findings.questions));
    }
    Ok(assemble(
        &table,
        &source,
        decoded,
        &profiles,
        (date, pattern),
        texts,
        money,
        currency,
        findings,
    ))
}

fn check_table(source: &Source<'_>, table: &Table<'_>) -> Result<(), IngestError> {
    let widest = table.names.len();
    if widest >= table::MAX_COLUMNS {
        return Err(source.reject(
            table.header.as_ref().map(|row| row.line),
            format!("more than {} columns", table::MAX_COLUMNS),
            None,
        ));
    }
    if let Some((line, swallowed)) = table.open_quote {
        let what =
            format!("the quote on this line never closes and swallows {swallowed} more lines");
        let hint = Some("close the quote, or remove it".to_owned());
        return Err(source.reject(Some(line), what, hint));
    }
    if table.body.is_empty() {
        let what = match &table.header {
            Some(_) => "there is a header but no row below it",
            None => "no row looks like a transaction with a date and an amount",
        };
        let line = table.header.as_ref().map(|row| row.line);
        return Err(source.reject(line, what.into(), None));
    }
    if widest < 2 {
        let line = table.body.first().map(|row| row.line);
        let hint = Some("name the mark between the fields with --delimiter".to_owned());
        return Err(source.reject(
            line,
            "no delimiter splits these lines into a date and an amount".into(),
            hint,
        ));
    }
    Ok(())
}

/// A column by the name the user gave: header text in any case, or `#3`.
pub(super) fn column_named(
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
            names
                .iter()
                .position(|name| !plain.is_empty() && words::normalise(name) == plain)
        })
        .ok_or_else(|| {
            let known: Vec<String> = names
                .iter()
                .enumerate()
                .take(40)
                .map(|(at, name)| {
                    if name.is_empty() {
                        format!("#{}", at + 1)
                    } else {
                        name.clone()
                    }
                })
                .collect();
            source.reject(
                None,
                format!("there is no column `{wanted}` for {flag}"),
                Some(format!("the columns are: {}", known.join(", "))),
            )
        })
}

fn find_date(
    source: &Source<'_>,
    table: &Table<'_>,
    profiles: &[Profile],
    rows: usize,
) -> Result<usize, IngestError> {
    if let Some(wanted) = &source.options.layout.date {
        return column_named(source, &table.names, wanted, "--date");
    }
    date_column::choose(profiles, rows, table.header.is_some()).ok_or_else(|| {
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
    source.reject(
        line,
        format!(
            "could not read `{cell}` as a date; the date rule is: {}",
            pattern.format()
        ),
        Some("set --date-format to the format of this column, or --date to another column".into()),
    )
}

/// Oldest or newest first, allowing a tenth of the steps to run the other way.
fn order_of(rows: &[&Row<'_>], date: usize, pattern: &DatePattern) -> RowOrder {
    let dates: Vec<_> = rows
        .iter()
        .filter_map(|row| pattern.parse(row.cell(date)).ok())
        .collect();
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

/// Columns of text by what they are about.
#[derive(Debug, Clone, Copy)]
struct TextColumns {
    category: Option<usize>,
    counterparty: Option<usize>,
    description: Option<usize>,
    account: Option<usize>,
    status: Option<usize>,
}

impl TextColumns {
    fn choose(
        source: &Source<'_>,
        profiles: &[Profile],
        date: usize,
        rows: usize,
    ) -> Result<Self, IngestError> {
        let names: Vec<String> = profiles
            .iter()
            .map(|profile| profile.name.clone())
            .collect();
        let layout = &source.options.layout;
        let told = |wanted: &Option<String>, flag: &str| {
            wanted
                .as_ref()
                .map(|wanted| column_named(source, &names, wanted, flag))
                .transpose()
        };
        let directions: Vec<usize> = (0..profiles.len())
            .filter(|at| direction::only_words(&profiles[*at]))
            .collect();
        let best = |word: TextWord, taken: &[Option<usize>]| {
            (0..profiles.len())
                .filter(|at| *at != date && !taken.contains(&Some(*at)) && !directions.contains(at))
                .filter(|at| {
                    let profile = &profiles[*at];
                    let account = word == TextWord::Account;
                    let several = profile.filled >= rows && profile.distinct.len() > 1;
                    profile.filled > 0
                        && !profile.is_date()
                        && if account {
                            several
                        } else {
                            !profile.is_money()
                        }
                })
                .map(|at| {
                    (
                        words::text_rank(&profiles[at].header, word),
                        std::cmp::Reverse(at),
                    )
                })
                .filter(|(rank, _)| *rank > 0)
                .max()
                .map(|(_, at)| at.0)
        };
        let mut category = told(&layout.category, "--category")?;
        let mut counterparty = told(&layout.counterparty, "--counterparty")?;
        let mut description = told(&layout.description, "--description")?;
        let mut account = told(&layout.account, "--account-column")?;
        category = category.or_else(|| best(TextWord::Category, &[counterparty, description]));
        counterparty =
            counterparty.or_else(|| best(TextWord::Counterparty, &[category, description]));
        description = description
            .or_else(|| best(TextWord::Description, &[category, counterparty]))
            .or_else(|| longest_text(profiles, &[category, counterparty, Some(date)]));
        account =
            account.or_else(|| best(TextWord::Account, &[category, counterparty, description]));
        let status = best(TextWord::Status, &[]);
        Ok(Self {
            category,
            counterparty,
            description,
            account,
            status,
        })
    }
}

/// Without any known header: the column with the most different texts.
fn longest_text(profiles: &[Profile], taken: &[Option<usize>]) -> Option<usize> {
    (0..profiles.len())
        .filter(|at| !taken.contains(&Some(*at)))
        .filter(|at| profiles[*at].is_text() && profiles[*at].header.is_empty())
        .max_by_key(|at| {
            let profile = &profiles[*at];
            let length: usize = profile.distinct.iter().map(String::len).sum();
            (length, std::cmp::Reverse(*at))
        })
}

fn find_currency(
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    money: &Money,
    findings: &mut Findings,
) -> Result<CurrencyRule, IngestError> {
    let names: Vec<String> = profiles
        .iter()
        .map(|profile| profile.name.clone())
        .collect();
    let told = source.options.layout.currency.as_deref();
    let column = (0..profiles.len())
        .filter(|at| profiles[*at].codes > 0 && profiles[*at].codes == profiles[*at].filled)
        .filter(|at| profiles[*at].filled * 2 >= rows.len())
        .map(|at| {
            let profile = &profiles[at];
            let rank = if profile.header.is_empty() {
                50
            } else {
                words::currency_rank(&profile.header)
            };
            let beside = money.columns.iter().any(|column| column.abs_diff(at) == 1);
            (rank, beside, std::cmp::Reverse(at))
        })
        .filter(|(rank, _, _)| *rank > 0)
        .max()
        .map(|(_, _, at)| at.0);
    if let Some(told) = told {
        if currencies::is_code(told) {
            let only = told.to_ascii_uppercase();
            return Ok(match column {
                Some(column) => CurrencyRule::Column {
                    column,
                    only: Some(only),
                },
                None => CurrencyRule::Whole(only),
            });
        }
        let column = column_named(source, &names, told, "--currency")?;
        return Ok(CurrencyRule::Column { column, only: None });
    }
    if let Some(column) = column {
        ask_one_currency(source, profiles, rows, column, findings);
        return Ok(CurrencyRule::Column { column, only: None });
    }
    let found = money.columns.iter().find_map(|at| {
        currencies::in_header(&profiles[*at].name).or_else(|| {
            rows.iter()
                .find_map(|row| currencies::in_cell(row.cell(*at)))
                .map(str::to_owned)
        })
    });
    Ok(found.map_or(CurrencyRule::Unknown, CurrencyRule::Whole))
}

fn ask_one_currency(
    source: &Source<'_>,
    profiles: &[Profile],
    rows: &[&Row<'_>],
    column: usize,
    findings: &mut Findings,
) {
    let profile = &profiles[column];
    if profile.distinct.len() < 2 {
        return;
    }
    let found: Vec<&str> = profile.distinct.iter().map(String::as_str).collect();
    let share = |code: &str| rows.iter().filter(|row| row.cell(column) == code).count();
    let first = found
        .iter()
        .copied()
        .max_by_key(|code| (share(code), std::cmp::Reverse(*code)))
        .unwrap_or("");
    let Some(row) = rows
        .iter()
        .find(|row| row.cell(column) != first && !row.cell(column).is_empty())
    else {
        return;
    };
    findings.ask(
        source,
        row,
        Some(column),
        format!(
            "the file holds several currencies ({}), which cannot be added up",
            found.join(", ")
        ),
        None,
        format!(
            "choose one with --currency {}; rows in others are then ignored",
            first.to_uppercase()
        ),
    );
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of a layout, each found on its own"
)]
fn assemble(
    table: &Table<'_>,
    source: &Source<'_>,
    decoded: &Decoded<'_>,
    profiles: &[Profile],
    (date, date_pattern): (usize, DatePattern),
    texts: TextColumns,
    money: Money,
    currency: CurrencyRule,
    findings: Findings,
) -> Layout {
    let mut roles = vec![ColumnRole::Unused; profiles.len()];
    let mut set = |at: Option<usize>, role: ColumnRole| {
        if let Some(at) = at {
            roles[at] = role;
        }
    };
    set(texts.status, ColumnRole::Status);
    set(texts.account, ColumnRole::Account);
    set(texts.description, ColumnRole::Description);
    set(texts.counterparty, ColumnRole::Counterparty);
    set(texts.category, ColumnRole::Category);
    if let CurrencyRule::Column { column, .. } = &currency {
        set(Some(*column), ColumnRole::Currency);
    }
    set(money.balance.map(|rule| rule.column), ColumnRole::Balance);
    set(money.fee.map(|fee| fee.column), ColumnRole::Fee);
    match &money.rule {
        AmountRule::Signed { column, .. } => set(Some(*column), ColumnRole::Amount),
        AmountRule::Pair { debit, credit, .. } => {
            set(Some(*debit), ColumnRole::Debit);
            set(Some(*credit), ColumnRole::Credit);
        }
        AmountRule::Typed {
            column, direction, ..
        } => {
            set(Some(*column), ColumnRole::Amount);
            set(Some(*direction), ColumnRole::Direction);
        }
    }
    set(Some(date), ColumnRole::Date);
    let columns = profiles
        .iter()
        .zip(roles)
        .map(|(profile, role)| Column {
            name: profile.name.clone(),
            role,
            filled: profile.filled,
        })
        .collect();
    Layout {
        encoding: decoded.name,
        delimiter: source.delimiter,
        header_line: table.header.as_ref().map(|row| row.line),
        start: table.start,
        columns,
        date,
        date_pattern,
        amount: money.rule,
        decimal_mark: money.mark,
        fee: money.fee,
        balance: money.balance,
        currency,
        category: texts.category,
        counterparty: texts.counterparty,
        description: texts.description,
        account: texts.account,
        status: texts.status,
        evidence: findings.evidence,
    }
}

/// Text columns whose words speak of repayments and refunds.
pub(super) fn text_columns(profiles: &[Profile]) -> Vec<usize> {
    (0..profiles.len())
        .filter(|at| profiles[*at].is_text())
        .collect()
}
