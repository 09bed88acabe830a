//! One thing said of a scenario, by the file or by a flag.

use rust_decimal::Decimal;

use super::super::error::{Origin, Refusal};
use super::super::fields::stage;
use super::super::values::SaidEffect;
use crate::domain::{
    Change, Effect, Scenario, Scope, Shock, Stage, Stages, TermLoan, WhatIf, fold_name,
};

/// One thing said of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Statement {
    /// Which.
    pub(super) scenario: Scenario,
    /// What can be said once; `None` for shocks and loans, of which there may be many.
    pub(super) once: Option<String>,
    /// What.
    pub(super) said: Said,
    /// Who said it.
    pub(super) origin: Origin,
    /// Its key, as errors name it.
    pub(super) key: String,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Band(bool),
    DefaultRate(Decimal),
    Change(Change),
    Shock(Shock),
    Loan(TermLoan),
}

impl Statement {
    /// Does it take the other's place?
    pub(super) fn replaces(&self, other: &Self) -> bool {
        self.once.is_some() && (&self.scenario, &self.once) == (&other.scenario, &other.once)
    }
}

impl Said {
    /// Puts it in its place.
    pub(super) fn apply(self, what_if: &mut WhatIf) {
        match self {
            Self::Band(band) => what_if.band = band,
            Self::DefaultRate(rate) => what_if.default_rate = Some(rate),
            Self::Change(change) => what_if.changes.push(change),
            Self::Shock(shock) => what_if.shocks.push(shock),
            Self::Loan(loan) => what_if.loans.push(loan),
        }
    }

    /// What can be said once of a scenario, under `key`.
    pub(super) fn once(&self, key: &str) -> Option<String> {
        match self {
            Self::Shock(_) | Self::Loan(_) => None,
            Self::Change(Change { scope: Scope::Category(name), .. }) => {
                Some(format!("category {}", fold_name(name)))
            }
            Self::Change(Change { scope: Scope::Stage(stage), .. }) => {
                Some(format!("stage {stage}"))
            }
            _ => Some(key.to_owned()),
        }
    }
}

/// The scopes that have a key of their own; a delay alone is said of those with `true`.
pub(super) const SCOPES: [(&str, Scope, bool); 8] = [
    ("receipts", Scope::Receipts, false),
    ("disbursements", Scope::Disbursements, false),
    ("volume", Scope::Volume, false),
    ("price", Scope::Price, false),
    ("receipts-delay", Scope::Receipts, true),
    ("disbursements-delay", Scope::Disbursements, true),
    ("dso", Scope::Receivables, true),
    ("dpo", Scope::Payables, true),
];

/// A change, with the words people know it by.
pub(super) fn change(scope: Scope, said: SaidEffect) -> Change {
    let lines = match &scope {
        Scope::Receipts => "receipts".to_owned(),
        Scope::Disbursements => "disbursements".to_owned(),
        Scope::Volume => "volume".to_owned(),
        Scope::Price => "price".to_owned(),
        Scope::Receivables => "receivables".to_owned(),
        Scope::Payables => "payables".to_owned(),
        Scope::Category(name) => format!("category {name}"),
        Scope::Stage(stage) => format!("stage {stage}"),
    };
    let from = said.from.map_or_else(String::new, |day| format!(" from {day}"));
    let words = format!("{lines} {}{from}", words(said.effect));
    Change { scope, effect: said.effect, from: said.from, said: words }
}

fn words(effect: Effect) -> String {
    match effect {
        Effect::Percent(percent) if percent > Decimal::ZERO => format!("+{percent}%"),
        Effect::Percent(percent) => format!("{percent}%"),
        Effect::Delay { days } => {
            let plural = if days.abs() == 1 { "" } else { "s" };
            let way = if days < 0 { "earlier" } else { "later" };
            format!("{} day{plural} {way}", days.abs())
        }
        Effect::Drop => "dropped".to_owned(),
    }
}

/// The stage of a name, or the stages of a group.
pub(super) fn stages_named(text: &str, stages: &Stages) -> Result<Vec<Stage>, Refusal> {
    if stages.is_group(text) {
        let folded = fold_name(text);
        let group = stages.groups().iter().find(|(name, _)| fold_name(name) == folded);
        return Ok(group.map_or_else(Vec::new, |(_, members)| members.clone()));
    }
    stage(text, stages).map(|stage| vec![stage])
}
