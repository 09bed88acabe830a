//! Columns of text by what they are about.

use std::cmp::Reverse;

use super::source::{Source, column_named};
use crate::ingest::columns::Profile;
use crate::ingest::words::{self, TextWord};
use crate::ingest::{IngestError, direction, double_entry};

/// Columns of text by what they are about.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextColumns {
    pub(super) category: Option<usize>,
    pub(super) counterparty: Option<usize>,
    pub(super) description: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) status: Option<usize>,
}

impl TextColumns {
    pub(super) fn choose(
        source: &Source<'_>,
        profiles: &[Profile],
        date: usize,
        rows: usize,
    ) -> Result<Self, IngestError> {
        let mut found = Self::told(source, profiles)?;
        let candidates = Candidates::new(profiles, date, rows);
        found.category =
            found.category.or_else(|| candidates.best(TextWord::Category, &found.taken()));
        found.counterparty =
            found.counterparty.or_else(|| candidates.best(TextWord::Counterparty, &found.taken()));
        found.description = found
            .description
            .or_else(|| candidates.best(TextWord::Description, &found.taken()))
            .or_else(|| candidates.longest(&found.taken()));
        found.account = found
            .account
            .or_else(|| candidates.best(TextWord::Account, &found.taken()))
            .or_else(|| double_entry::account_names(profiles));
        found.status = candidates.best(TextWord::Status, &[]);
        Ok(found)
    }

    /// The columns the user named.
    fn told(source: &Source<'_>, profiles: &[Profile]) -> Result<Self, IngestError> {
        let names: Vec<String> = profiles.iter().map(|found| found.name.clone()).collect();
        let layout = &source.options.layout;
        let told = |wanted: &Option<String>, flag: &str| {
            let wanted = wanted.as_ref();
            let column = wanted.map(|wanted| column_named(source, &names, wanted, flag));
            column.transpose()
        };
        Ok(Self {
            category: told(&layout.category, "--category")?,
            counterparty: told(&layout.counterparty, "--counterparty")?,
            description: told(&layout.description, "--description")?,
            account: told(&layout.account, "--account-column")?,
            status: None,
        })
    }

    /// Columns of text that are spoken for.
    fn taken(&self) -> [Option<usize>; 3] {
        [self.category, self.counterparty, self.description]
    }
}

/// Columns that may be text.
struct Candidates<'p> {
    profiles: &'p [Profile],
    columns: Vec<usize>,
    date: usize,
    rows: usize,
}

impl<'p> Candidates<'p> {
    fn new(profiles: &'p [Profile], date: usize, rows: usize) -> Self {
        Self {
            profiles,
            columns: (0..profiles.len())
                .filter(|at| *at != date && !direction::only_words(&profiles[*at]))
                .collect(),
            date,
            rows,
        }
    }

    fn best(&self, word: TextWord, taken: &[Option<usize>]) -> Option<usize> {
        self.columns
            .iter()
            .copied()
            .filter(|at| !taken.contains(&Some(*at)) && self.fits(*at, word))
            .map(|at| (words::text_rank(&self.profiles[at].header, word), Reverse(at)))
            .filter(|(rank, _)| *rank > 0)
            .max()
            .map(|(_, at)| at.0)
    }

    fn fits(&self, at: usize, word: TextWord) -> bool {
        let profile = &self.profiles[at];
        let kind = match word {
            TextWord::Account => profile.filled >= self.rows && profile.distinct.len() > 1,
            _ => !profile.is_money(),
        };
        kind && profile.filled > 0 && !profile.is_date()
    }

    /// Without any known header: the column with the most different texts.
    fn longest(&self, taken: &[Option<usize>]) -> Option<usize> {
        let length =
            |at: usize| -> usize { self.profiles[at].distinct.iter().map(String::len).sum() };
        (0..self.profiles.len())
            .filter(|at| *at != self.date && !taken.contains(&Some(*at)))
            .filter(|at| self.profiles[*at].is_text() && self.profiles[*at].header.is_empty())
            .max_by_key(|at| (length(*at), Reverse(*at)))
    }
}

/// Text columns whose words speak of repayments and refunds.
pub(in crate::ingest) fn text_columns(profiles: &[Profile]) -> Vec<usize> {
    (0..profiles.len()).filter(|at| profiles[*at].is_text()).collect()
}
