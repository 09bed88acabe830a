//! The statistical remainder of a line: a recency-weighted run rate with season and profile.

use super::day_table::DayTable;
use super::history::Event;
use super::profile::Profile;
use super::quantize::{float, float_count};
use super::season::{Season, season};

/// Weeks after which a week counts half.
const HALF_LIFE: f64 = 13.0;
/// A line younger than this is averaged over this many weeks where the ledger has them: three
/// payments in the first week are not a rate.
const YOUNGEST: i32 = 13;
/// Older weeks weigh less than 1/250.
const OLDEST: i32 = 104;

/// What a line moves in a week beside its recurring items.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RunRate {
    /// Coins per week, without season.
    pub(super) weekly: f64,
    /// Variance of the rate itself.
    pub(super) variance: f64,
    /// Month-of-year index.
    pub(super) season: Option<Season>,
    /// Which days it pays on.
    pub(super) profile: Profile,
}

/// Fits the run rate of `rest` (totals by day, none after `origin`).
pub(super) fn run_rate(days: &DayTable, rest: &[Event], origin: i32) -> RunRate {
    let season = season(days, rest, origin);
    let blocks = weekly_blocks(days, rest, season.as_ref(), origin);
    let decay = libm::exp2(-1.0 / HALF_LIFE);
    let (mut weights, mut squares, mut sum) = (0.0, 0.0, 0.0);
    let mut weight = 1.0;
    for block in &blocks {
        sum += weight * block;
        weights += weight;
        squares += weight * weight;
        weight *= decay;
    }
    let weekly = if weights > 0.0 { sum / weights } else { 0.0 };
    let mut spread = 0.0;
    weight = 1.0;
    for block in &blocks {
        spread += weight * (block - weekly) * (block - weekly);
        weight *= decay;
    }
    let variance = if weights > 0.0 {
        spread / weights * squares / (weights * weights)
    } else {
        0.0
    };
    RunRate {
        weekly,
        variance,
        season,
        profile: Profile::remainder(days, rest, origin),
    }
}

/// Sums of 7-day blocks counted back from `origin`, latest first, without season; never a partial
/// oldest block.
fn weekly_blocks(
    days: &DayTable,
    rest: &[Event],
    season: Option<&Season>,
    origin: i32,
) -> Vec<f64> {
    let Some(first) = rest.first() else {
        return Vec::new();
    };
    let whole = (origin + 1) / 7;
    let own = (origin - first.day) / 7 + 1;
    let count = whole.min(own.max(YOUNGEST)).min(OLDEST);
    let mut blocks = vec![0.0; usize::try_from(count).unwrap_or(0)];
    for event in rest.iter().rev() {
        let block = usize::try_from((origin - event.day) / 7).unwrap_or(usize::MAX);
        let Some(sum) = blocks.get_mut(block) else {
            break;
        };
        let index = season.map_or(1.0, |s| s[days.month_of_year(event.day)]);
        *sum += float(event.coins) / index;
    }
    blocks
}

impl RunRate {
    /// Coins of each day after `origin`.
    pub(super) fn daily(&self, days: &DayTable, origin: i32, horizon: usize) -> Vec<f64> {
        let count = i32::try_from(horizon).unwrap_or(i32::MAX);
        (origin + 1..=origin.saturating_add(count))
            .map(|day| {
                let season = self
                    .season
                    .as_ref()
                    .map_or(1.0, |s| s[days.month_of_year(day)]);
                self.weekly / 7.0 * season * self.profile.weight(days, day)
            })
            .collect()
    }
}

/// Mean and its t-value of equal blocks of `net` (coins by day) counted back from `origin`.
pub(super) fn drift_evidence(net: &[f64], origin: i32, block_days: usize, most: usize) -> f64 {
    let end = usize::try_from(origin + 1).unwrap_or(0).min(net.len());
    let sums: Vec<f64> = net[..end]
        .rchunks_exact(block_days)
        .take(most)
        .map(|block| block.iter().sum())
        .collect();
    let count = float_count(sums.len());
    if sums.len() < 3 {
        return 0.0;
    }
    let mean = sums.iter().sum::<f64>() / count;
    let variance = sums.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / (count - 1.0);
    if variance <= 0.0 {
        return if mean == 0.0 { 0.0 } else { f64::INFINITY };
    }
    mean / libm::sqrt(variance / count)
}
