//! Thresholds that could never be judged are refused: a job that asks for an alarm must not be told
//! that all is well (DESIGN §4, §5).

use super::{ForecastError, InputFile};
use crate::aggregate::OpeningSource;
use crate::config::{FailOnKind, Origin, Settings, Sounds};
use crate::domain::Note;

/// `below-reserve` needs a reserve or an earmark.
pub(super) fn check_reserve(settings: &Settings) -> Result<(), ForecastError> {
    let none = settings.reserve.is_none() && settings.earmarks.is_empty();
    let asked = settings.fail_on.iter().any(|threshold| {
        matches!(threshold.kind, FailOnKind::BelowReserve | FailOnKind::BelowReserveChance(_))
    });
    if none && asked {
        return Err(ForecastError::NoReserve);
    }
    Ok(())
}

/// A threshold on cash needs a balance to start from.
pub(super) fn check_opening(
    settings: &Settings,
    source: OpeningSource,
) -> Result<(), ForecastError> {
    if source != OpeningSource::Unknown {
        return Ok(());
    }
    let asked = settings.fail_on.iter().find_map(|threshold| on_cash(threshold.kind));
    asked.map_or(Ok(()), |threshold| Err(ForecastError::OpeningUnknown { threshold }))
}

/// The name of a threshold that judges balances.
fn on_cash(kind: FailOnKind) -> Option<&'static str> {
    match kind {
        FailOnKind::Shortfall => Some("shortfall"),
        FailOnKind::BelowReserve | FailOnKind::BelowReserveChance(_) => Some("below-reserve"),
        FailOnKind::MinimumLiquidity(_) => Some("minimum-liquidity"),
        FailOnKind::Accuracy(_) | FailOnKind::Stale { .. } | FailOnKind::Variance => None,
    }
}

/// `variance` needs a budget.
pub(super) fn check_budget(
    settings: &Settings,
    budgets: &[InputFile],
) -> Result<(), ForecastError> {
    let asked = settings.fail_on.iter().any(|threshold| threshold.kind == FailOnKind::Variance);
    if asked && budgets.is_empty() { Err(ForecastError::NoBudget) } else { Ok(()) }
}

/// What is new is new against a saved forecast.
pub(super) fn check_new(
    settings: &Settings,
    saved: Option<&[InputFile]>,
) -> Result<(), ForecastError> {
    let new = settings.fail_on.iter().find(|threshold| threshold.sounds == Sounds::WhenNew);
    match new.filter(|_| saved.is_none()) {
        None => Ok(()),
        Some(threshold) => Err(ForecastError::NothingSaved { threshold: threshold.text.clone() }),
    }
}

/// What a command does not judge is refused where the command line asks for it, and noted where it
/// stands in settings that are another command's too: a track record has no balances, a budget no
/// cash.
pub(super) fn check_judged(
    settings: &Settings,
    judged: impl Fn(FailOnKind) -> bool,
    elsewhere: &'static str,
) -> Result<Option<Note>, ForecastError> {
    let others = settings.fail_on.iter().filter(|threshold| !judged(threshold.kind));
    let texts: Vec<&str> = others.map(|threshold| threshold.text.as_str()).collect();
    let Some(first) = texts.first() else {
        return Ok(None);
    };
    let said = settings.origins.iter().find(|said| said.key == "fail-on");
    if said.is_some_and(|said| said.origin == Origin::Flag) {
        return Err(ForecastError::NotJudged { threshold: (*first).to_owned(), elsewhere });
    }
    let message = format!(
        "Not judged here, but by {elsewhere}: {} ({}).",
        texts.join(", "),
        said.map_or_else(String::new, |said| said.origin.describe("fail-on")),
    );
    Ok(Some(Note::new("threshold-not-judged", message)))
}
