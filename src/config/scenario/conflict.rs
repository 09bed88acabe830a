//! What is said of a scenario twice, or against itself.

use super::super::error::{Fault, Problem};
use super::statement::{Said, Statement};
use crate::domain::{Change, Effect, Scenario};

/// Everything that contradicts what was said before it.
pub(super) fn conflicts(statements: &[Statement]) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let before = &statements[..at];
        found.extend(
            twice(statement, before)
                .or_else(|| two_delays(statement, before))
                .or_else(|| off_the_band(statement)),
        );
    }
    found
}

fn problem(statement: &Statement, what: String, hint: &str) -> Problem {
    let fault = Fault::Contradiction { what, hint: hint.to_owned() };
    Problem { origin: statement.origin.clone(), key: statement.key.clone(), fault }
}

fn twice(statement: &Statement, before: &[Statement]) -> Option<Problem> {
    before.iter().find(|other| statement.replaces(other))?;
    let once = statement.once.as_deref().unwrap_or_default();
    let what = format!("scenario `{}` says `{once}` twice", statement.scenario);
    Some(problem(statement, what, "say it once"))
}

/// `receipts = "14 days"` beside `receipts-delay`, and what is dropped is paid on no later day.
fn two_delays(statement: &Statement, before: &[Statement]) -> Option<Problem> {
    let delayed = moved(statement)?;
    let other = before
        .iter()
        .filter(|other| other.scenario == statement.scenario)
        .filter_map(moved)
        .find(|other| other.scope == delayed.scope)?;
    let what = format!("`{}` and `{}` contradict each other", other.said, delayed.said);
    Some(problem(statement, what, "keep one of them"))
}

fn moved(statement: &Statement) -> Option<&Change> {
    match &statement.said {
        Said::Change(change) if !matches!(change.effect, Effect::Percent(_)) => Some(change),
        _ => None,
    }
}

fn off_the_band(statement: &Statement) -> Option<Problem> {
    let edge = matches!(statement.scenario, Scenario::Best | Scenario::Worst);
    if !edge || statement.said != Said::Band(false) {
        return None;
    }
    let what = format!("`{}` is an edge of the band: it cannot leave it", statement.scenario);
    Some(problem(statement, what, "leave `band` out, or name the scenario something else"))
}
