//! Thresholds that could never be judged are refused: a job that asks for an alarm must not be told
//! that all is well (DESIGN §4, §5).

use super::ForecastError;
use crate::aggregate::OpeningSource;
use crate::config::{FailOnKind, Settings};

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
        FailOnKind::Accuracy(_) | FailOnKind::Stale { .. } => None,
    }
}
