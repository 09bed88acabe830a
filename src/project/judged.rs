//! Weekly series of the ledger and the errors that past forecasts made on them.

use super::accuracy::four_decimals;
use super::backtest::{JUDGED_WEEKS, OriginErrors};
use super::history::{History, LineEvents};
use super::quantize::{float, float_count};

/// What came, by line and whole week counted back from the last day: the oldest first, never a
/// partial one.
pub(super) struct WeeklyActuals {
    lines: Vec<Vec<f64>>,
    weeks: usize,
}

/// One series (a line, or a sum of lines) at one past date. Error = actual − forecast.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct SeriesAt {
    /// Error of each week ahead that has passed.
    pub(super) errors: Vec<f64>,
    /// What came in each such week.
    pub(super) actual: Vec<f64>,
    /// Mean of the 13 weeks before (of fewer, where there are fewer).
    pub(super) mean_before: f64,
    /// Mean absolute change from week to week in all of the history before.
    pub(super) naive_change: f64,
}

impl WeeklyActuals {
    pub(super) fn new(history: &History) -> Self {
        let weeks = usize::try_from(history.length() / 7).unwrap_or(0);
        let lines = history.lines.iter().map(|line| by_week(history, line, weeks)).collect();
        Self { lines, weeks }
    }

    /// Absolute amounts of all lines, per week, over the last `weeks` weeks.
    pub(super) fn turnover(&self, weeks: usize) -> f64 {
        let last =
            |line: &Vec<f64>| -> f64 { line.iter().rev().take(weeks).map(|a| a.abs()).sum() };
        self.lines.iter().map(last).sum::<f64>() / float_count(weeks.max(1))
    }

    /// The sum of some lines at one past date.
    pub(super) fn at(&self, origin: &OriginErrors, members: &[usize]) -> SeriesAt {
        let sum = |of: &[Vec<f64>], week: usize| -> f64 {
            members.iter().map(|line| of[*line][week]).sum()
        };
        let past = self.weeks.saturating_sub(origin.back);
        let judged = origin.weekly.len();
        let before: Vec<f64> = (0..past).map(|week| sum(&self.lines, week)).collect();
        let recent = &before[past.saturating_sub(JUDGED_WEEKS)..];
        let changes = before.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum::<f64>();
        SeriesAt {
            errors: (0..judged).map(|week| sum(&origin.lines, week)).collect(),
            actual: (past..past + judged).map(|week| sum(&self.lines, week)).collect(),
            mean_before: recent.iter().sum::<f64>() / float_count(recent.len().max(1)),
            naive_change: changes / float_count(past.saturating_sub(1).max(1)),
        }
    }
}

fn by_week(history: &History, line: &LineEvents, weeks: usize) -> Vec<f64> {
    let mut sums = vec![0.0; weeks];
    for event in &line.totals {
        let back = usize::try_from((history.last - event.day) / 7).unwrap_or(0);
        if let Some(sum) = weeks.checked_sub(back + 1).and_then(|week| sums.get_mut(week)) {
            *sum += float(event.coins);
        }
    }
    sums
}

/// Sums over weeks judged, from which every ratio is made.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Tally {
    /// Weeks judged.
    pub(super) weeks: usize,
    /// Σ|a|.
    pub(super) size: f64,
    /// Σ|a − f|.
    pub(super) missed: f64,
    /// Σ(f − a).
    pub(super) over: f64,
    /// Σ|a − mean of the 13 weeks before|.
    pub(super) mean_missed: f64,
    /// Σ of the naive change before the week's origin.
    pub(super) naive: f64,
}

impl Tally {
    /// The weeks of several past dates.
    pub(super) fn of<'a>(series: impl IntoIterator<Item = &'a SeriesAt>) -> Self {
        let mut tally = Self::default();
        for at in series {
            for (error, actual) in at.errors.iter().zip(&at.actual) {
                tally.weeks += 1;
                tally.size += actual.abs();
                tally.missed += error.abs();
                tally.over -= error;
                tally.mean_missed += (actual - at.mean_before).abs();
                tally.naive += at.naive_change;
            }
        }
        tally
    }

    /// WAPE = Σ|a − f| / Σ|a|.
    pub(super) fn wape(&self) -> Option<f64> {
        ratio(self.missed, self.size)
    }

    /// The same of a mean of the 13 weeks before.
    pub(super) fn wape_mean_13(&self) -> Option<f64> {
        ratio(self.mean_missed, self.size)
    }

    /// The same of "nothing moves": it misses all of it.
    pub(super) fn wape_balance_stays(&self) -> Option<f64> {
        ratio(self.size, self.size)
    }

    /// Bias = Σ(f − a) / Σ|a|.
    pub(super) fn bias(&self) -> Option<f64> {
        ratio(self.over, self.size)
    }

    /// Σ|a − f| over the sum of what a naive forecast misses one week ahead.
    pub(super) fn mase(&self) -> Option<f64> {
        ratio(self.missed, self.naive)
    }

    /// A sum as a mean week.
    pub(super) fn per_week(&self, sum: f64) -> f64 {
        sum / float_count(self.weeks.max(1))
    }
}

/// To four decimals; over nothing there is no ratio.
pub(super) fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| four_decimals(part / whole)).filter(|ratio| ratio.is_finite())
}
