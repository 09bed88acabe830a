//! What became of every record: counts, notes, duplicates, balances.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amounts::Amount;
use super::duplicates::Duplicates;
use super::layout::{BalanceRule, Layout, RowOrder};
use super::{
    Conversion, IngestError, LedgerSummary, Question, ReadOptions, RowError, RowFate, SetAside,
    currencies,
};
use crate::config::OnError;
use crate::domain::{Currency, Money, Note, Position, Transaction, same_bytes};

/// Errors kept for the report.
const KEPT: usize = 20;
/// Accounts remembered: more are no accounts, but a column of something else.
const ACCOUNTS: usize = 1000;
/// Lines named in a note.
const NAMED: usize = 5;

/// Why a record is no transaction, or not one of this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ignored {
    NoAmount,
    Total,
    Title,
    Header,
    Neutral,
    Pending,
    Void,
    Currency,
    Account,
}

impl Ignored {
    fn words(self) -> &'static str {
        match self {
            Self::NoAmount => "with a date but no amount",
            Self::Total => "that are totals or balances, not payments",
            Self::Title => "without date and amount (titles, legal text, continued lines)",
            Self::Header => "that repeat the header",
            Self::Neutral => "that the file counts neither as money in nor as money out",
            Self::Pending => "that are announced and have no date yet",
            Self::Void => "whose status says that no money moved",
            Self::Currency => "in another currency",
            Self::Account => "of other accounts",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::NoAmount => "ignored-no-amount",
            Self::Total => "ignored-totals",
            Self::Title => "ignored-titles",
            Self::Header => "ignored-headers",
            Self::Neutral => "ignored-neutral",
            Self::Pending => "ignored-pending",
            Self::Void => "ignored-void",
            Self::Currency => "ignored-currency",
            Self::Account => "ignored-account",
        }
    }
}

/// Counts of one file while it is read, by one of its workers.
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) currencies: CurrenciesSeen,
    emitted: u64,
    summary: LedgerSummary,
    errors: Vec<RowError>,
    ignored: BTreeMap<Ignored, (u64, Vec<u64>)>,
    duplicates: Duplicates,
    balances: EndOfDay,
    /// The date of the last row that counts.
    last_date: Option<NaiveDate>,
}

impl Tally {
    pub(super) fn new(file: &str, layout: &Layout) -> Self {
        Self {
            rows: 0,
            currencies: CurrenciesSeen::default(),
            emitted: 0,
            summary: LedgerSummary {
                file: file.to_owned(),
                layout: layout.describe(),
                ..LedgerSummary::default()
            },
            errors: Vec::new(),
            ignored: BTreeMap::new(),
            duplicates: Duplicates::default(),
            balances: EndOfDay::default(),
            last_date: None,
        }
    }

    pub(super) fn ignore(&mut self, why: Ignored, line: u64) {
        self.summary.ignored += 1;
        let (count, lines) = self.ignored.entry(why).or_default();
        *count += 1;
        if lines.len() < NAMED {
            lines.push(line);
        }
    }

    /// Remembers an account that the file has. Of too many the first by name are kept, which does
    /// not depend on who met which.
    pub(super) fn meet_account(&mut self, account: &str) {
        let accounts = &mut self.summary.accounts;
        if let Some(rows) = accounts.get_mut(account) {
            *rows += 1;
        } else {
            accounts.insert(account.to_owned(), 1);
            keep_first(accounts);
        }
    }

    pub(super) fn reject(&mut self, error: RowError, keep_all: bool) {
        self.summary.rejected += 1;
        if keep_all || self.errors.len() < KEPT {
            self.errors.push(error);
        }
    }

    /// Counts a row that went to the sink.
    pub(super) fn take(&mut self, row: &Transaction<'_>, amount: Amount, fate: RowFate) {
        self.emitted += 1;
        if fate == RowFate::Ignored {
            self.summary.ignored += 1;
            return;
        }
        self.summary.used += 1;
        if self.last_date != Some(row.date) {
            self.last_date = Some(row.date);
            let first = self.summary.first_date.get_or_insert(row.date);
            *first = row.date.min(*first);
            let last = self.summary.last_date.get_or_insert(row.date);
            *last = row.date.max(*last);
        }
        self.duplicates.see(row, amount);
    }

    /// Keeps the balance at the end of each day.
    pub(super) fn balance(
        &mut self,
        rule: BalanceRule,
        row: &Transaction<'_>,
        amount: Amount,
        balance: Amount,
    ) {
        let after = if rule.before { balance.plus(amount) } else { balance };
        self.balances.see(rule.order, row, after);
    }

    /// Takes over what another worker of the same file has counted.
    pub(super) fn join(&mut self, other: Self) {
        self.rows += other.rows;
        self.emitted += other.emitted;
        self.currencies.join(other.currencies);
        self.summary.used += other.summary.used;
        self.summary.ignored += other.summary.ignored;
        self.summary.rejected += other.summary.rejected;
        let (mine, theirs) = (&mut self.summary, other.summary);
        mine.lines += theirs.lines;
        mine.continued_lines += theirs.continued_lines;
        mine.first_date = mine.first_date.into_iter().chain(theirs.first_date).min();
        mine.last_date = mine.last_date.into_iter().chain(theirs.last_date).max();
        self.errors.extend(other.errors);
        for (account, rows) in theirs.accounts {
            *mine.accounts.entry(account).or_default() += rows;
        }
        keep_first(&mut mine.accounts);
        for (why, (count, lines)) in other.ignored {
            let mine = self.ignored.entry(why).or_default();
            mine.0 += count;
            mine.1.extend(lines);
            mine.1.sort_unstable();
            mine.1.truncate(NAMED);
        }
        self.duplicates.join(other.duplicates);
        self.balances.join(other.balances);
    }

    /// Counts the lines of a part of the file: all of them, and those that continue a record.
    pub(super) fn lines(&mut self, all: u64, continued: u64) {
        self.summary.lines += all;
        self.summary.continued_lines += continued;
    }

    /// The summary; or all bad rows together.
    pub(super) fn finish(
        mut self,
        options: &ReadOptions<'_>,
        layout: &Layout,
    ) -> Result<LedgerSummary, IngestError> {
        self.errors.sort_by_key(|error| (error.position.line, error.position.column));
        if self.summary.rejected > 0 && options.on_error == OnError::Stop {
            self.errors.truncate(KEPT);
            return Err(IngestError::Rows { errors: self.errors, total: self.summary.rejected });
        }
        if !options.conversion.rates
            && let Some(question) = self.currencies.question(options.conversion)
        {
            return Err(IngestError::Questions(vec![question]));
        }
        // A file without the account may stand beside one that has it.
        if self.emitted == 0 && !self.ignored.contains_key(&Ignored::Account) {
            let line = layout.header_line;
            return Err(IngestError::File {
                position: Position { file: options.file.into(), line, column: None },
                what: format!("none of the {} rows is a transaction", self.rows),
                hint: None,
            });
        }
        self.notes(options, layout);
        self.summary.rows = self.rows;
        // Each record has one line of its own, those it goes on over, and blank ones between.
        let used = self.rows + self.summary.continued_lines;
        self.summary.blank_lines = self.summary.lines.saturating_sub(used);
        self.summary.lines += layout.start.1 - 1;
        self.summary.rejects = self.errors;
        self.summary.currency = self.currencies.first().and_then(Currency::new);
        (self.summary.balances, self.summary.balance_line) = self.balances.finish();
        Ok(self.summary)
    }

    fn notes(&mut self, options: &ReadOptions<'_>, layout: &Layout) {
        let file: std::sync::Arc<str> = options.file.into();
        for (why, (count, lines)) in &self.ignored {
            self.summary.set_aside.push(SetAside {
                code: why.code(),
                why: why.words(),
                rows: *count,
                lines: lines.clone(),
            });
            let rows = if *count == 1 { "row" } else { "rows" };
            let shown: Vec<String> = lines.iter().map(u64::to_string).collect();
            let more = if *count > lines.len() as u64 { " …" } else { "" };
            let word = if *count == 1 { "line" } else { "lines" };
            let message = format!(
                "{count} {rows} ignored {}: {word} {}{more}.",
                why.words(),
                shown.join(", ")
            );
            self.summary
                .notes
                .push(Note::new(why.code(), message).at(Position::line(&file, lines[0])));
        }
        let (identical, note) = std::mem::take(&mut self.duplicates).finish(&file);
        self.summary.identical = identical;
        self.summary.notes.extend(note);
        if layout.account.is_none() && !options.accounts.is_empty() {
            let message = "The file has no account column; all its rows are read.";
            self.summary
                .notes
                .push(Note::new("no-account", message).at(Position::file(options.file)));
        }
    }
}

fn keep_first(accounts: &mut BTreeMap<String, u64>) {
    while accounts.len() > ACCOUNTS {
        accounts.pop_last();
    }
}

/// The currencies of the rows, each with the place of its first row.
#[derive(Default)]
pub(super) struct CurrenciesSeen {
    last: String,
    first: Vec<(String, Position, String)>,
}

impl CurrenciesSeen {
    /// Was the row before in this currency?
    pub(super) fn is_last(&self, currency: &str) -> bool {
        same_bytes(self.last.as_bytes(), currency.as_bytes())
    }

    pub(super) fn see(&mut self, currency: &str, (position, row): (Position, String)) {
        currency.clone_into(&mut self.last);
        if !self.first.iter().any(|(seen, _, _)| seen.eq_ignore_ascii_case(currency)) {
            self.first.push((currency.to_owned(), position, row));
        }
    }

    fn join(&mut self, other: Self) {
        for (currency, position, row) in other.first {
            let mine = self.first.iter_mut().find(|seen| seen.0.eq_ignore_ascii_case(&currency));
            match mine {
                Some(seen) if seen.1.line <= position.line => {}
                Some(seen) => *seen = (currency, position, row),
                None => self.first.push((currency, position, row)),
            }
        }
    }

    /// The currency of the first row that says one.
    fn first(&self) -> Option<&str> {
        let first = self.first.iter().min_by_key(|(_, position, _)| position.line);
        first.map(|(currency, _, _)| currency.as_str())
    }

    fn question(&mut self, conversion: Conversion) -> Option<Question> {
        self.first.sort_by_key(|(_, position, _)| position.line);
        let [(first, _, _), (second, position, row), ..] = self.first.as_slice() else {
            return None;
        };
        Some(Question {
            position: position.clone(),
            what: format!(
                "the file holds several currencies ({first}, {second}), which cannot be added up"
            ),
            row: Some(row.clone()),
            likely: None,
            hint: currencies::cures(first, &[first, second], conversion),
        })
    }
}

/// Balances at the end of each day, by account.
#[derive(Default)]
struct EndOfDay {
    /// With the line that gave it: in a file that runs backwards the first of the day counts.
    accounts: BTreeMap<String, BTreeMap<NaiveDate, (u64, Money)>>,
    newest_first: bool,
}

impl EndOfDay {
    fn see(&mut self, order: RowOrder, row: &Transaction<'_>, after: Amount) {
        self.newest_first = order == RowOrder::Descending;
        if !self.accounts.contains_key(row.account) {
            self.accounts.insert(row.account.to_owned(), BTreeMap::new());
        }
        let days = self.accounts.get_mut(row.account).expect("inserted above");
        let newest_first = self.newest_first;
        days.entry(row.date)
            .and_modify(|kept| {
                if later(newest_first, row.line, kept.0) {
                    *kept = (row.line, after.money());
                }
            })
            .or_insert_with(|| (row.line, after.money()));
    }

    fn join(&mut self, other: Self) {
        let newest_first = self.newest_first || other.newest_first;
        self.newest_first = newest_first;
        for (account, days) in other.accounts {
            let mine = self.accounts.entry(account).or_default();
            for (day, theirs) in days {
                let kept = mine.entry(day).or_insert(theirs);
                if later(newest_first, theirs.0, kept.0) {
                    *kept = theirs;
                }
            }
        }
    }

    /// The balances, and the line of the one that is last of all.
    fn finish(self) -> (BTreeMap<String, BTreeMap<NaiveDate, Money>>, Option<u64>) {
        let last = |days: &BTreeMap<NaiveDate, (u64, Money)>| {
            days.last_key_value().map(|(day, (line, _))| (*day, *line))
        };
        let lines = self.accounts.values().filter_map(last);
        let line = lines
            .max_by(|a, b| {
                let lines = if self.newest_first { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) };
                a.0.cmp(&b.0).then(lines)
            })
            .map(|(_, line)| line);
        let plain = |days: BTreeMap<NaiveDate, (u64, Money)>| {
            days.into_iter().map(|(day, (_, balance))| (day, balance)).collect()
        };
        (self.accounts.into_iter().map(|(name, days)| (name, plain(days))).collect(), line)
    }
}

/// Does the first line stand later in time?
fn later(newest_first: bool, line: u64, than: u64) -> bool {
    if newest_first { line < than } else { line > than }
}
