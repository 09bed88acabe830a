//! The statistical remainder of a line: a recency-weighted run rate with season and profile.

use super::day_table::DayTable;
use super::history::Event;
use super::profile::Profile;
use super::quantize::{float, float_count};
use super::season::{Season, season};

/// Weeks after which a week counts half.
pub(super) const HALF_LIFE: f64 = 26.0;
/// How far a rate is drawn from the mean of its weeks to their median: what comes in lumps is
/// missed twice where it is expected in even parts.
const MEDIAN_SHARE: f64 = 0.2;
/// Latest weeks whose median counts.
const MEDIAN_WEEKS: usize = 26;
/// A line younger than this is averaged over this many weeks where the ledger has them: three
/// payments in the first week are not a rate.
const YOUNGEST: i32 = 6;
/// Gaps between payments from which a line's silence can be judged.
const LEAST_GAPS: i32 = 4;
/// Mean gaps without a payment after which a line may have stopped.
const SILENT_GAPS: i64 = 6;
/// Shortest silence that counts, in days.
const SHORTEST_SILENCE: i32 = 28;
/// Days of the blocks that the drift is judged on.
const DRIFT_BLOCK: usize = 28;
/// Most such blocks: a year.
const DRIFT_BLOCKS: usize = 13;
/// Older weeks weigh less than 1/250.
const OLDEST: i32 = 104;

/// What a line moves in a week beside its recurring items.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RunRate {
    /// Coins per week, without season.
    pub(super) weekly: f64,
    /// The same before the drift of all lines was shrunk.
    pub(super) learned: f64,
    /// The mean that it was drawn from, towards the median week.
    mean: f64,
    /// Models of the pool behind the mean, with their weights; none where it is the recency-weighted
    /// mean of weeks.
    pub(super) models: Vec<(&'static str, f64)>,
    /// How much of the rate and its days is the calendar model's; `None` where it was not asked.
    pub(super) calendar: Option<f64>,
    /// Variance of the rate itself.
    pub(super) variance: f64,
    /// Coins of its weeks, latest first, without season; none where it has stopped.
    pub(super) weeks: Vec<f64>,
    /// Month-of-year index.
    pub(super) season: Option<Season>,
    /// Which days it pays on.
    pub(super) profile: Profile,
    /// Nothing for so long that it counts as stopped.
    pub(super) stopped: bool,
}

/// Fits the run rate of `rest` (totals by day, none after `origin`).
pub(super) fn run_rate(days: &DayTable, rest: &[Event], origin: i32) -> RunRate {
    let season = season(days, rest, origin);
    let mut blocks = weekly_blocks(days, rest, season.as_ref(), origin);
    let decay = if rest.len() == 1 { 1.0 } else { libm::exp2(-1.0 / HALF_LIFE) };
    let (mut weights, mut squares, mut sum) = (0.0, 0.0, 0.0);
    let mut weight = 1.0;
    for block in &blocks {
        sum += weight * block;
        weights += weight;
        squares += weight * weight;
        weight *= decay;
    }
    let stopped = has_stopped(rest, origin);
    if stopped {
        blocks.clear();
    }
    let mean = if blocks.is_empty() { 0.0 } else { sum / weights };
    let mut spread = 0.0;
    weight = 1.0;
    for block in &blocks {
        spread += weight * (block - mean) * (block - mean);
        weight *= decay;
    }
    let variance =
        if blocks.is_empty() { 0.0 } else { spread / weights * squares / (weights * weights) };
    // One payment is told as such, at its mean.
    let drawn = if rest.len() == 1 { 0.0 } else { MEDIAN_SHARE };
    let weekly = mean + drawn * (median_of_latest(&blocks) - mean);
    let profile = Profile::remainder(days, rest, origin);
    RunRate {
        weekly,
        learned: weekly,
        mean,
        models: Vec::new(),
        calendar: None,
        variance,
        weeks: blocks,
        season,
        profile,
        stopped,
    }
}

/// The median of the latest weeks; nothing where there are none.
fn median_of_latest(blocks: &[f64]) -> f64 {
    let mut latest: Vec<f64> = blocks.iter().take(MEDIAN_WEEKS).copied().collect();
    latest.sort_by(f64::total_cmp);
    latest.get(latest.len() / 2).copied().unwrap_or(0.0)
}

/// Is the silence up to `origin` longer than this line's own past explains: twice its longest gap
/// and several times its mean gap? A line with a summer break has had that gap before.
fn has_stopped(rest: &[Event], origin: i32) -> bool {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return false;
    };
    let gaps = i32::try_from(rest.len() - 1).unwrap_or(i32::MAX);
    let silence = origin - last.day;
    if gaps < LEAST_GAPS || silence < SHORTEST_SILENCE {
        return false;
    }
    let longest = rest.windows(2).map(|w| w[1].day - w[0].day).max();
    silence > 2 * longest.unwrap_or(0)
        && i64::from(silence) * i64::from(gaps) > SILENT_GAPS * i64::from(last.day - first.day)
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
    // One payment says nothing of how often it comes: it is spread over all that is known.
    let own = if rest.len() == 1 { whole } else { (own + 1).max(YOUNGEST) };
    let count = whole.min(own).min(OLDEST);
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
    /// Moves the mean of weeks halfway to what a pool of models says: neither has shown to be the
    /// better one on all kinds of ledgers.
    pub(super) fn join_pool(&mut self, mean: f64, models: Vec<(&'static str, f64)>) {
        let mean = f64::midpoint(self.mean, mean);
        self.weekly += (1.0 - MEDIAN_SHARE) * (mean - self.mean);
        self.learned = self.weekly;
        self.mean = mean;
        self.models = models;
    }

    /// Joins the rate with what the calendar model expects a week.
    pub(super) fn join_calendar(&mut self, weekly: f64, share: f64) {
        self.weekly += share * (weekly - self.weekly);
        self.learned = self.weekly;
        self.calendar = Some(share);
    }

    /// What each day after `origin` moves, as a multiple of the mean day: season, weekday and day
    /// of month.
    pub(super) fn course(&self, days: &DayTable, origin: i32, count: usize) -> Vec<f64> {
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        (origin + 1..=origin.saturating_add(count))
            .map(|day| self.season_of(days, day) * self.profile.weight(days, day))
            .collect()
    }

    /// The month-of-year index of a day; 1 without season.
    fn season_of(&self, days: &DayTable, day: i32) -> f64 {
        self.season.as_ref().map_or(1.0, |season| season[days.month_of_year(day)])
    }
}

/// The t-value of the mean of `net` (coins by day) in 4-week blocks of the last year up to
/// `origin`, in weeks where history holds fewer than three such blocks. `None` below three weeks:
/// too little to move anything.
pub(super) fn drift_evidence(net: &[f64], origin: i32) -> Option<f64> {
    let end = usize::try_from(origin + 1).unwrap_or(0).min(net.len());
    let block_days = if end >= 3 * DRIFT_BLOCK { DRIFT_BLOCK } else { 7 };
    let sums: Vec<f64> = net[..end]
        .rchunks_exact(block_days)
        .take(DRIFT_BLOCKS)
        .map(|block| block.iter().sum())
        .collect();
    if sums.len() < 3 {
        return None;
    }
    let count = float_count(sums.len());
    let mean = sums.iter().sum::<f64>() / count;
    let variance = sums.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / (count - 1.0);
    Some(if variance > 0.0 {
        mean / libm::sqrt(variance / count)
    } else if mean == 0.0 {
        0.0
    } else {
        f64::INFINITY
    })
}
