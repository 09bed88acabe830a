//! How wide the band is: the spread of cumulative errors at every week ahead, from this ledger's
//! own past origins, pooled with a shipped prior by effective sample size (DESIGN §7).

use super::backtest::{Backtest, JUDGED_WEEKS};
use super::quantize::float_count;

/// Spans of [`JUDGED_WEEKS`] that own errors must cover to weigh as much as the prior.
const PRIOR_SPANS: f64 = 4.0;
/// Half the width of an 80 % band of a normal error, in standard deviations.
pub(super) const NORMAL_80: f64 = 1.2816;
/// The prior while errors still add up: × weekly spread × √weeks.
const PRIOR_STEP: f64 = 1.8;
/// The prior once they offset each other: × weekly spread × weeks ^ −`PRIOR_POWER`. Balances of
/// young accounts revert: √weeks all the way is too narrow at 4 weeks or far too wide at 13.
const PRIOR_LEVEL: f64 = 4.4;
/// See [`PRIOR_LEVEL`].
const PRIOR_POWER: f64 = 0.28;

/// Half the width of the 80 % band of cumulative net cash at the end of weeks 1, 2, … `weeks`,
/// leaving origin `without` out where one is given. `weekly_spread` is the prior's scale.
pub(super) fn half_widths(
    backtest: &Backtest,
    weekly_spread: f64,
    weeks: usize,
    without: Option<usize>,
) -> Vec<f64> {
    let own = own_curve(backtest, without);
    (1..=weeks)
        .map(|week| {
            let prior = prior(weekly_spread, week);
            let Some(own) = own.filter(|_| prior > 0.0) else {
                return NORMAL_80 * prior;
            };
            let share = own.share();
            let log = share * own.log_spread(week) + (1.0 - share) * libm::log(prior);
            NORMAL_80 * libm::exp(log)
        })
        .collect()
}

/// The shipped prior: fitted on 157 public ledgers, see `docs/method.md`. Level from the last week
/// that could be judged.
fn prior(weekly_spread: f64, week: usize) -> f64 {
    let weeks = float_count(week.min(JUDGED_WEEKS));
    let adding = PRIOR_STEP * libm::sqrt(weeks);
    let level = PRIOR_LEVEL * libm::pow(weeks, -PRIOR_POWER);
    weekly_spread * adding.min(level)
}

/// A power law through the root mean square errors by weeks ahead.
#[derive(Debug, Clone, Copy)]
struct OwnCurve {
    intercept: f64,
    power: f64,
    /// Weeks of history that the errors span.
    span: f64,
}

impl OwnCurve {
    /// Weight of the own errors beside the prior. It grows with the square of what they cover: the
    /// oldest of a short history were made from too little, and are too large.
    fn share(self) -> f64 {
        let spans = self.span / float_count(JUDGED_WEEKS);
        spans * spans / (spans * spans + PRIOR_SPANS * PRIOR_SPANS)
    }

    /// Logarithm of the spread at `week` ahead.
    fn log_spread(self, week: usize) -> f64 {
        self.intercept + self.power * libm::log(float_count(week))
    }
}

/// Root mean square of cumulative errors at `week` ahead, and from how many origins.
fn rms(backtest: &Backtest, week: usize, without: Option<usize>) -> (f64, usize) {
    let (mut sum, mut count) = (0.0, 0);
    for (index, origin) in backtest.origins.iter().enumerate() {
        if Some(index) == without || origin.weekly.len() < week {
            continue;
        }
        let error: f64 = origin.weekly[..week].iter().sum();
        sum += error * error;
        count += 1;
    }
    (libm::sqrt(sum / float_count(count.max(1))), count)
}

/// Weighted least squares of log rms on log weeks, where errors exist.
fn own_curve(backtest: &Backtest, without: Option<usize>) -> Option<OwnCurve> {
    let span = float_count(backtest.step * backtest.origins.len());
    let points: Vec<(f64, f64, f64)> = (1..=JUDGED_WEEKS)
        .filter_map(|week| {
            let (rms, count) = rms(backtest, week, without);
            let weight = (span / float_count(week)).min(float_count(count));
            (count >= 2 && rms > 0.0)
                .then(|| (libm::log(float_count(week)), libm::log(rms), weight))
        })
        .collect();
    if points.len() < 3 {
        return None;
    }
    let weights: f64 = points.iter().map(|p| p.2).sum();
    let x = points.iter().map(|p| p.0 * p.2).sum::<f64>() / weights;
    let y = points.iter().map(|p| p.1 * p.2).sum::<f64>() / weights;
    let over: f64 = points.iter().map(|p| p.2 * (p.0 - x) * (p.1 - y)).sum();
    let under: f64 = points.iter().map(|p| p.2 * (p.0 - x) * (p.0 - x)).sum();
    // Errors that shrink with time or grow faster than a constant drift are chance.
    let power = (over / under).clamp(0.0, 1.1);
    Some(OwnCurve { intercept: y - power * x, power, span })
}
