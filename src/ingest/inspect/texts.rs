//! Columns of text by what they are about.

use std::cmp::Reverse;

use super::source::{Source, column_named};
use crate::ingest::columns::Profile;
use crate::ingest::words::{self, TextWord};
use crate::ingest::{IngestError, direction};

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
                .map(|at| (words::text_rank(&profiles[at].header, word), Reverse(at)))
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
            (length, Reverse(*at))
        })
}

/// Text columns whose words speak of repayments and refunds.
pub(in crate::ingest) fn text_columns(profiles: &[Profile]) -> Vec<usize> {
    (0..profiles.len())
        .filter(|at| profiles[*at].is_text())
        .collect()
}
