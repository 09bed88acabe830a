//! `--set "SCENARIO.KEY=VALUE"`.

use super::super::error::Refusal;
use super::super::raw::RawValue;
use super::super::suggestion::closest;
use super::super::values::{self, Word, choose};
use super::statement::{SCOPES, Said, Statement, change, stages_named};
use crate::domain::{Scenario, Scope, Stages};

/// What it is called where nobody names it.
const UNNAMED: &str = "what-if";

const EXAMPLE: &str = "slow.receipts=-10%";

const RULE: &str = "SCENARIO.KEY=VALUE, such as `slow.receipts=-10%`; KEY is `band`, `receipts`, \
                    `disbursements`, `volume`, `price`, `receipts-delay`, `disbursements-delay`, \
                    `dso`, `dpo`, `default-rate`, `category.NAME`, `stage.NAME`, `shock` or \
                    `loan`; without a scenario it is `what-if`";

/// Keys that are no scope.
const OTHERS: [&str; 6] = ["band", "default-rate", "category", "stage", "shock", "loan"];

/// Refuses what cannot be read.
pub(in super::super) fn check(text: &str, stages: &Stages) -> Result<(), Refusal> {
    said(text, stages).map(|_| ())
}

/// What one flag says; several things where it names a group of stages.
pub(super) fn read(value: &RawValue, stages: &Stages) -> Result<Vec<Statement>, Refusal> {
    let (scenario, key, all) = said(&value.text, stages)?;
    let statement = |said: Said| Statement {
        scenario: scenario.clone(),
        once: said.once(key),
        said,
        origin: value.origin.clone(),
        key: value.key.clone(),
    };
    Ok(all.into_iter().map(statement).collect())
}

fn said<'a>(text: &'a str, stages: &Stages) -> Result<(Scenario, &'a str, Vec<Said>), Refusal> {
    let parts = split(text)?;
    let name = parts.scenario.unwrap_or(UNNAMED);
    let scenario = values::changed_scenario(name)
        .map_err(|wrong| whole(text, text.find(name), name, wrong))?;
    // The value stands last, the name of a stage before it.
    let part = parts.wrong_part();
    let all =
        values_of(&parts, stages).map_err(|wrong| whole(text, text.rfind(part), part, wrong))?;
    Ok((scenario, parts.key, all))
}

/// The parts of one text.
struct Parts<'a> {
    scenario: Option<&'a str>,
    key: &'a str,
    /// What stands after `category.` or `stage.`.
    name: &'a str,
    value: &'a str,
}

impl<'a> Parts<'a> {
    /// What a suggestion replaces: the name of a stage that is not known, else the value.
    fn wrong_part(&self) -> &'a str {
        if self.key == "stage" && values::effect(self.value).is_ok() {
            self.name
        } else {
            self.value
        }
    }
}

fn split(text: &str) -> Result<Parts<'_>, Refusal> {
    let refused = || Refusal::new(text, "a change", RULE, EXAMPLE);
    let text = text.trim();
    let dot = text.find(['.', '=']).filter(|at| text[*at..].starts_with('.'));
    let (scenario, rest) = match dot.map(|at| (&text[..at], &text[at + 1..])) {
        Some((scenario, rest)) if !takes_a_name(scenario) => (Some(scenario.trim()), rest),
        _ => (None, text),
    };
    let end = rest.find(['.', '=']).ok_or_else(refused)?;
    let key = rest[..end].trim();
    if !known().any(|known| known == key) {
        return Err(refused().suggest(respelled(text, scenario, key)));
    }
    let dotted = rest[end..].starts_with('.');
    let after = &rest[end + 1..];
    let (name, value) = match (takes_a_name(key), dotted) {
        // A name may hold `=`, an effect does not.
        (true, true) => after.rsplit_once('=').ok_or_else(refused)?,
        (false, false) => ("", after),
        _ => return Err(refused()),
    };
    Ok(Parts { scenario, key, name: name.trim(), value: value.trim() })
}

/// The whole text with the key that was probably meant; the file's words are in the plural.
fn respelled(text: &str, scenario: Option<&str>, key: &str) -> Option<String> {
    match scenario {
        Some("categories") => Some(text.replacen("categories", "category", 1)),
        Some("stages") => Some(text.replacen("stages", "stage", 1)),
        _ if key.is_empty() => None,
        _ => closest(key, known()).map(|meant| text.replacen(key, &meant, 1)),
    }
}

fn takes_a_name(key: &str) -> bool {
    matches!(key.trim(), "category" | "stage")
}

fn known() -> impl Iterator<Item = &'static str> {
    SCOPES.iter().map(|(key, ..)| *key).chain(OTHERS)
}

fn values_of(parts: &Parts<'_>, stages: &Stages) -> Result<Vec<Said>, Refusal> {
    const BOOLEANS: [Word<bool>; 2] = [("true", true), ("false", false)];
    let value = parts.value;
    let one = |said: Said| Ok(vec![said]);
    match parts.key {
        "band" => one(Said::Band(choose(value, "a yes or no", &BOOLEANS)?)),
        "default-rate" => one(Said::DefaultRate(values::percent(value)?)),
        "shock" => one(Said::Shock(values::shock(value)?)),
        "loan" => one(Said::Loan(values::loan(value)?)),
        "category" => {
            let name = values::non_empty(parts.name, "a category")?;
            one(Said::Change(change(Scope::Category(name), values::effect(value)?)))
        }
        "stage" => {
            let effect = values::effect(value)?;
            let stages = stages_named(parts.name, stages)?.into_iter();
            Ok(stages.map(|stage| Said::Change(change(Scope::Stage(stage), effect))).collect())
        }
        key => {
            let found = SCOPES.iter().find(|(name, ..)| *name == key);
            let Some((_, scope, delay)) = found.cloned() else {
                return Err(Refusal::new(value, "a change", RULE, EXAMPLE));
            };
            let parse = if delay { values::delay } else { values::effect };
            one(Said::Change(change(scope, parse(value)?)))
        }
    }
}

/// What is proposed instead is the whole text, as the flag takes it.
fn whole(text: &str, at: Option<usize>, part: &str, wrong: Refusal) -> Refusal {
    let meant = wrong.suggestion.clone().zip(at).filter(|_| !part.is_empty());
    let meant = meant
        .map(|(meant, at)| format!("{}{meant}{}", &text[..at], &text[at + part.len()..]))
        .map(|meant| meant.trim().to_owned());
    Refusal { example: EXAMPLE, ..wrong }.suggest(meant)
}
