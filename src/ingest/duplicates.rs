//! Rows that are the same in everything that is read: kept, and said.

use std::sync::Arc;

use chrono::NaiveDate;

use super::IdenticalRows;
use super::amounts::Amount;
use crate::domain::{Dictionary, Money, Note, Position, Transaction, hash_bytes};

/// Rows of lines up to this one are compared: what is kept of them must not grow with the file.
const COMPARED: u64 = 100_000;
/// Repeated rows shown.
const SHOWN: usize = 3;

/// What is kept of a row.
#[derive(Debug, Clone, Copy)]
struct Kept {
    hash: u64,
    line: u64,
    date: NaiveDate,
    amount: Money,
    /// Number of its text in `texts`.
    text: usize,
}

/// The rows compared so far, by one worker.
#[derive(Default)]
pub(super) struct Duplicates {
    rows: Vec<Kept>,
    texts: Dictionary,
    beyond: bool,
}

impl Duplicates {
    pub(super) fn see(&mut self, row: &Transaction<'_>, amount: Amount) {
        if row.line > COMPARED {
            self.beyond = true;
            return;
        }
        let day = i64::from(chrono::Datelike::num_days_from_ce(&row.date));
        let mut hash = hash_bytes(0, &day.to_le_bytes());
        hash = hash_bytes(hash, &amount.units.to_le_bytes());
        for text in [row.category, row.counterparty, row.description, row.account, row.currency] {
            hash = hash_bytes(hash, text.as_bytes());
        }
        let text = if row.counterparty.is_empty() { row.description } else { row.counterparty };
        let text = self.texts.number([text]);
        self.rows.push(Kept { hash, line: row.line, date: row.date, amount: row.amount, text });
    }

    /// Takes over the rows of another worker.
    pub(super) fn join(&mut self, other: Self) {
        let text = |number: usize| other.texts.texts(number).trim_end_matches('\0');
        let numbers: Vec<usize> =
            (0..other.texts.len()).map(|number| self.texts.number([text(number)])).collect();
        let rows = other.rows.into_iter();
        self.rows.extend(rows.map(|row| Kept { text: numbers[row.text], ..row }));
        self.beyond |= other.beyond;
    }

    /// How many rows repeat an earlier one, and the first of them.
    pub(super) fn finish(self, file: &Arc<str>) -> (Vec<IdenticalRows>, Option<Note>) {
        let repeats = self.repeats();
        let shown = |(before, row): &(&Kept, &Kept)| IdenticalRows {
            lines: (before.line, row.line),
            shown: self.row_shown(row),
        };
        let first: Vec<IdenticalRows> = repeats.iter().take(SHOWN).map(shown).collect();
        let note = self.note(file, &first, repeats.len());
        (first, note)
    }

    fn note(&self, file: &Arc<str>, first: &[IdenticalRows], count: usize) -> Option<Note> {
        let (line, _) = first.first()?.lines;
        let shown: Vec<String> = first
            .iter()
            .map(|pair| format!("{file}:{}, {}: {}", pair.lines.0, pair.lines.1, pair.shown))
            .collect();
        let (rows, verb) = match count {
            1 => ("1 row repeats".to_owned(), "is"),
            count => (format!("{count} rows repeat"), "are"),
        };
        let more = if count > first.len() { "; …" } else { "" };
        let limit = if self.beyond {
            format!(" Rows after line {COMPARED} were not compared.")
        } else {
            String::new()
        };
        let message = format!(
            "{rows} an earlier one in every field read and {verb} counted too ({}{more}).{limit}",
            shown.join("; ")
        );
        Some(Note::new("identical-rows", message).at(Position::line(file, line)))
    }

    /// Rows with the one before them that is the same, in the order of the file.
    fn repeats(&self) -> Vec<(&Kept, &Kept)> {
        let mut order: Vec<(u64, u64, usize)> =
            self.rows.iter().enumerate().map(|(at, row)| (row.hash, row.line, at)).collect();
        order.sort_unstable();
        let mut repeats: Vec<(&Kept, &Kept)> = order
            .windows(2)
            .filter(|pair| pair[0].0 == pair[1].0)
            .map(|pair| (&self.rows[pair[0].2], &self.rows[pair[1].2]))
            .collect();
        repeats.sort_unstable_by_key(|(_, row)| row.line);
        repeats
    }

    fn row_shown(&self, row: &Kept) -> String {
        let text = self.texts.texts(row.text).trim_end_matches('\0');
        let party: String = text.chars().take(40).collect();
        format!("{} {party} {}", row.date, row.amount)
    }
}
