//! What became of every record: counts, notes, duplicates, balances.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amounts::Amount;
use super::layout::{BalanceRule, Layout, RowOrder};
use super::{IdenticalRows, IngestError, LedgerSummary, ReadOptions, RowError, RowFate, SetAside};
use crate::config::OnError;
use crate::domain::{Currency, Money, Note, Position, Transaction};

/// Errors kept for the report.
const KEPT: usize = 20;
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

/// Counts of one file while it is read.
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) currency: Option<String>,
    emitted: u64,
    summary: LedgerSummary,
    errors: Vec<RowError>,
    ignored: BTreeMap<Ignored, (u64, Vec<u64>)>,
    duplicates: Duplicates,
    last_balance: Option<NaiveDate>,
}

impl Tally {
    pub(super) fn new(file: &str, layout: &Layout) -> Self {
        Self {
            rows: 0,
            currency: None,
            emitted: 0,
            summary: LedgerSummary {
                file: file.to_owned(),
                layout: layout.describe(),
                ..LedgerSummary::default()
            },
            errors: Vec::new(),
            ignored: BTreeMap::new(),
            duplicates: Duplicates::default(),
            last_balance: None,
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
        let first = self.summary.first_date.get_or_insert(row.date);
        *first = row.date.min(*first);
        let last = self.summary.last_date.get_or_insert(row.date);
        *last = row.date.max(*last);
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
        let newest_first = rule.order == RowOrder::Descending;
        if !self.summary.balances.contains_key(row.account) {
            self.summary.balances.insert(row.account.to_owned(), BTreeMap::new());
        }
        let days: &mut BTreeMap<NaiveDate, Money> =
            self.summary.balances.get_mut(row.account).expect("inserted above");
        if newest_first {
            days.entry(row.date).or_insert_with(|| after.money());
        } else {
            days.insert(row.date, after.money());
        }
        let later = self
            .last_balance
            .is_none_or(|last| row.date > last || (row.date == last && !newest_first));
        if later {
            self.last_balance = Some(row.date);
            self.summary.balance_line = Some(row.line);
        }
    }

    /// Counts the lines of a record (of an empty one, or of the gap before one).
    pub(super) fn lines(&mut self, blank: u64, continued: u64) {
        self.summary.blank_lines += blank;
        self.summary.continued_lines += continued;
    }

    /// The lines of the whole file.
    pub(super) fn all_lines(&mut self, lines: u64) {
        self.summary.lines = lines;
    }

    /// The summary; or all bad rows together.
    pub(super) fn finish(
        mut self,
        options: &ReadOptions<'_>,
        layout: &Layout,
    ) -> Result<LedgerSummary, IngestError> {
        if self.summary.rejected > 0 && options.on_error == OnError::Stop {
            return Err(IngestError::Rows { errors: self.errors, total: self.summary.rejected });
        }
        if self.emitted == 0 {
            let line = layout.header_line;
            return Err(IngestError::File {
                position: Position { file: options.file.into(), line, column: None },
                what: format!("none of the {} rows is a transaction", self.rows),
                hint: None,
            });
        }
        self.notes(options, layout);
        self.summary.rows = self.rows;
        self.summary.rejects = self.errors;
        self.summary.currency = self.currency.as_deref().and_then(Currency::new);
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
        let identical = self.duplicates.first.iter().map(|(before, line, shown)| IdenticalRows {
            lines: (*before, *line),
            shown: shown.clone(),
        });
        self.summary.identical = identical.collect();
        if let Some(note) = self.duplicates.note(&file) {
            self.summary.notes.push(note);
        }
        if layout.account.is_none() && !options.accounts.is_empty() {
            let message = "The file has no account column; all its rows are read.";
            self.summary
                .notes
                .push(Note::new("no-account", message).at(Position::file(options.file)));
        }
    }
}

/// Rows that are the same in everything that is read: kept, and said.
#[derive(Default)]
struct Duplicates {
    #[expect(clippy::disallowed_types, reason = "looked up only; its order never shows")]
    seen: std::collections::HashMap<u64, u64>,
    count: u64,
    first: Vec<(u64, u64, String)>,
}

impl Duplicates {
    fn see(&mut self, row: &Transaction<'_>, amount: Amount) {
        let mut hash = mix(0, row.category.as_bytes());
        for text in [row.counterparty, row.description, row.account, row.currency] {
            hash = mix(hash, text.as_bytes());
        }
        let day = i64::from(chrono::Datelike::num_days_from_ce(&row.date));
        hash = mix(hash, &day.to_le_bytes());
        hash = mix(hash, &amount.units.to_le_bytes());
        if let Some(before) = self.seen.insert(hash, row.line) {
            self.count += 1;
            if self.first.len() < 3 {
                let party =
                    if row.counterparty.is_empty() { row.description } else { row.counterparty };
                let party: String = party.chars().take(40).collect();
                let shown = format!("{} {party} {}", row.date, row.amount);
                self.first.push((before, row.line, shown));
            }
        }
    }

    fn note(&self, file: &std::sync::Arc<str>) -> Option<Note> {
        let (line, _, _) = self.first.first()?;
        let shown: Vec<String> =
            self.first.iter().map(|(a, b, text)| format!("{file}:{a}, {b}: {text}")).collect();
        let (rows, verb) = match self.count {
            1 => ("1 row repeats".to_owned(), "is"),
            count => (format!("{count} rows repeat"), "are"),
        };
        let more = if self.count > self.first.len() as u64 { "; …" } else { "" };
        let message = format!(
            "{rows} an earlier one in every field read and {verb} counted too ({}{more}).",
            shown.join("; ")
        );
        Some(Note::new("identical-rows", message).at(Position::line(file, *line)))
    }
}

/// A fast hash for spotting equal rows (FNV-1a over eight bytes at a time with a final fold).
fn mix(seed: u64, bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = seed ^ 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        hash = (hash ^ word).wrapping_mul(PRIME).rotate_left(23);
    }
    for byte in chunks.remainder() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    hash ^ (hash >> 29)
}
