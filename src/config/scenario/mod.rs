//! Scenarios with drivers: `[scenario.NAME]` of the file and `--set` on top of it.

mod conflict;
mod set;
mod statement;
mod table;

use super::error::{Fault, Origin, Problem, Refusal};
use super::raw::RawValue;
use super::suggestion::closest;
use super::values;
use crate::domain::{Scenario, Stages, WhatIf};

pub(super) use set::check as check_set;
use statement::Statement;
pub(super) use table::{ScenarioTable, tables};

/// Nobody compares more, and every one is a further run.
const MOST: usize = 20;

/// What the file and the flags say together: a flag adds to the file's scenario of the same name,
/// and replaces the keys that stand there already.
pub(super) fn what_ifs(
    tables: &[ScenarioTable],
    sets: &[RawValue],
    stages: &Stages,
) -> (Vec<WhatIf>, Vec<Problem>) {
    let of_flags: Vec<Statement> =
        sets.iter().filter_map(|value| set::read(value, stages).ok()).flatten().collect();
    let replaced = |kept: &Statement| of_flags.iter().any(|flag| flag.replaces(kept));
    let of_file = tables.iter().flat_map(|table| &table.statements);
    let mut statements: Vec<Statement> = of_file.filter(|kept| !replaced(kept)).cloned().collect();
    let mut made: Vec<WhatIf> = tables.iter().map(ScenarioTable::empty).collect();
    statements.extend(of_flags);
    let mut problems = conflict::conflicts(&statements);
    for statement in statements {
        let place = place(&mut made, &statement);
        statement.said.apply(&mut made[place]);
    }
    for edge in made.iter_mut().filter(|what_if| Scenario::BAND.contains(&what_if.scenario)) {
        edge.band = true;
    }
    problems.extend(too_many(&made, sets));
    (made, problems)
}

/// Where the scenario of a statement stands; it is new where only flags speak of it.
fn place(made: &mut Vec<WhatIf>, statement: &Statement) -> usize {
    let flag = match &statement.origin {
        Origin::File(_) => None,
        other => Some(other.describe("set")),
    };
    let known = made.iter().position(|what_if| what_if.scenario == statement.scenario);
    let at = known.unwrap_or_else(|| {
        let origin = flag.clone().unwrap_or_default();
        made.push(WhatIf::new(statement.scenario.clone(), origin));
        made.len() - 1
    });
    if let Some(flag) = flag
        && !made[at].origin.ends_with(&flag)
    {
        let origin = &mut made[at].origin;
        *origin = format!("{origin} and {flag}");
    }
    at
}

fn too_many(made: &[WhatIf], sets: &[RawValue]) -> Option<Problem> {
    let last = sets.last().filter(|_| made.len() > MOST)?;
    let what = format!("{} scenarios; at most {MOST} are allowed", made.len());
    let fault = Fault::Contradiction { what, hint: "leave some out".to_owned() };
    Some(Problem { origin: last.origin.clone(), key: last.key.clone(), fault })
}

/// Scenarios that are asked for and do not exist.
pub(super) fn unknown(
    what_ifs: &[WhatIf],
    asked: &[RawValue],
    thresholds: &[RawValue],
) -> Vec<Problem> {
    let named = what_ifs.iter().map(|what_if| &what_if.scenario);
    let known: Vec<&Scenario> =
        Scenario::BAND.iter().chain(named.filter(|one| !Scenario::BAND.contains(one))).collect();
    let missing = |value: &RawValue, scenario: Option<Scenario>, threshold: bool| {
        let scenario = scenario.filter(|scenario| !known.contains(&scenario))?;
        let refusal = missing(&value.text, scenario.word(), &known, threshold);
        let fault = Fault::BadValue(refusal);
        Some(Problem { origin: value.origin.clone(), key: value.key.clone(), fault })
    };
    let asked =
        asked.iter().filter_map(|value| missing(value, values::scenario(&value.text).ok(), false));
    let judged = thresholds.iter().filter_map(|value| {
        let scenario = values::fail_on(&value.text).ok()?.scenario;
        missing(value, Some(scenario), true)
    });
    asked.chain(judged).collect()
}

fn missing(text: &str, name: &str, known: &[&Scenario], threshold: bool) -> Refusal {
    let words: Vec<&str> = known.iter().map(|scenario| scenario.word()).collect();
    let list = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let meant = closest(name, words);
    if !threshold {
        return Refusal::new(text, "a scenario", format!("one of {list}"), "worst").suggest(meant);
    }
    let judged = text.trim().rsplit_once('@').map_or(text, |(judged, _)| judged);
    let rule = format!("the scenario after `@` is one of {list}");
    Refusal::new(text, "a threshold", rule, "below-reserve=20%")
        .suggest(meant.map(|meant| format!("{judged}@{meant}")))
}
