//! The text of a `cashcast.toml` as `cashcast init` proposes it: every line commented, every name
//! escaped. The same inputs give the same bytes.

mod draft;
mod history;
mod rules;
mod sources;
mod summary;
mod top;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::aggregate::{KnownOpening, NameTotal, StageHint};
use crate::config::Opening;
use crate::domain::{Currency, Rates};
use crate::ingest::SourceGroup;
use crate::project::RecurringFound;
use draft::Draft;
pub use summary::{InitSummary, init_summary};

/// A ledger that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitFile {
    /// Its name without folders.
    pub name: String,
    /// Rows used.
    pub rows: u64,
    /// First and last day.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

/// A rule to be thought about: written as a comment, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedRule {
    /// Keys and patterns of its `when`.
    pub when: Vec<(&'static str, String)>,
    /// Its other lines, as key and TOML value: `("ignore", "true")`.
    pub action: Vec<(&'static str, &'static str)>,
    /// What speaks for it, line by line.
    pub reasons: Vec<String>,
}

/// Are the rules that pin inferred stages in force, or comments?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSwitch {
    /// In force, except those that would move money in.
    On,
    /// All of them comments.
    Off,
}

/// Everything the file shows. Without files it is a skeleton of examples.
#[derive(Debug, Clone)]
pub struct InitInputs<'a> {
    /// The ledgers.
    pub files: &'a [InitFile],
    /// The day up to which history was looked at.
    pub as_of: Option<NaiveDate>,
    /// Settings of the top given by flags, in the order of the help: kept as given.
    pub said: &'a [(&'static str, Vec<String>)],
    /// A balance given by a flag.
    pub said_opening: Option<&'a Opening>,
    /// Rates given by flags.
    pub fx: &'a Rates,
    /// The currency all files agree on.
    pub currency: Option<&'a Currency>,
    /// The balance at the as-of date.
    pub opening: Option<&'a KnownOpening>,
    /// How the files are laid out.
    pub sources: &'a [SourceGroup],
    /// Rules that say what the built-in words say.
    pub hints: &'a [StageHint],
    /// Are they in force?
    pub rules: RuleSwitch,
    /// Names with their totals, largest first.
    pub names: &'a [NameTotal],
    /// Parties that only the description of their rows names.
    pub described: &'a BTreeSet<String>,
    /// Recurring items, largest first.
    pub recurring: &'a [RecurringFound],
    /// Rules to be thought about: transfers between own accounts.
    pub proposed: &'a [ProposedRule],
    /// What a forecast will ask about these files.
    pub doubts: &'a [String],
}

impl InitInputs<'_> {
    /// Decimals of the currency.
    fn decimals(&self) -> u32 {
        self.currency.map_or(2, Currency::decimals)
    }
}

/// The text of the file.
pub fn init(inputs: &InitInputs<'_>) -> String {
    let mut draft = Draft::default();
    top::write(inputs, &mut draft);
    sources::write(inputs, &mut draft);
    rules::write(inputs, &mut draft);
    history::write(inputs, &mut draft);
    draft.finish()
}
