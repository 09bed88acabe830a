//! How wide the band is: errors of the same forecast from past dates, pooled with a shipped prior
//! by the number of them that do not overlap.

use super::level;
use crate::project::quantize::float_count;

/// Half the width of an 80 % band, in standard deviations: 90 % quantile of the normal.
const NORMAL_90: f64 = 1.281_551_565_5;
/// Standard deviation of a normal variable over its mean absolute deviation: √(π/2).
const NORMAL_SPREAD: f64 = 1.253_314_137_3;
/// Non-overlapping own errors that weigh as much as the prior.
const PRIOR_SIZE: f64 = 2.0;
/// The prior: a day's spread² × (1/days + this) is the variance of the mean error of that many
/// days, as a share of the forecast. The first part is noise, the second the level's error.
const LEVEL_ERROR: f64 = 0.1;
/// The same where last year cannot be asked: what the year does is an error too.
const LEVEL_ERROR_YOUNG: f64 = 0.2;
/// Days of history from which last year is asked.
const ASKS_LAST_YEAR: usize = 7 * level::LEAST_WEEKS;
/// A spread above this tells nothing more about totals.
const LARGEST_SPREAD: f64 = 10.0;
/// Days of history that a spread of [`FIRST_SPREAD`] stands for: few days cannot promise calm.
const FIRST_DAYS: f64 = 3.0;
/// See [`FIRST_DAYS`].
const FIRST_SPREAD: f64 = 1.0;

/// How far a day strays from its forecast, as a share of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct DailySpread {
    /// Standard deviation without outliers.
    pub(super) usual: f64,
    /// Root mean square of all days.
    pub(super) rough: f64,
}

/// Errors of a forecast from one past date, over the horizon.
#[derive(Debug, Clone)]
pub(super) struct PastErrors {
    /// Cumulative error at each step, as a share of the cumulative gross forecast.
    pub(super) cumulative: Vec<f64>,
    /// Error of each day, as a share of the gross forecast of the day; days forecast as closed
    /// are left out.
    pub(super) daily: Vec<f64>,
}

impl PastErrors {
    /// The errors of `mean` beside `actual`; `gross` is the forecast without signs.
    pub(super) fn new(actual: &[f64], mean: &[f64], gross: &[f64]) -> Self {
        let average = gross.iter().sum::<f64>() / float_count(gross.len().max(1));
        let (mut error, mut total) = (0.0, 0.0);
        let mut errors = Self { cumulative: Vec::new(), daily: Vec::new() };
        for (step, actual) in actual.iter().enumerate() {
            error += actual - mean[step];
            total += gross[step];
            // The first days may be nearly closed: a share of next to nothing says nothing.
            let least = 0.3 * average * float_count(step + 1);
            let scale = total.max(least);
            errors.cumulative.push(if scale > 0.0 { error / scale } else { 0.0 });
            if gross[step] > 0.05 * average {
                errors.daily.push((actual - mean[step]) / gross[step]);
            }
        }
        errors
    }
}

/// Standard deviation of the cumulative error at each step, as a share of the cumulative gross
/// forecast: the errors from past dates `step_days` apart, in logarithms pooled with the prior
/// that a day's `spread` over `history` days of history gives.
pub(super) fn cumulative_spread(
    past: &[PastErrors],
    step_days: usize,
    spread: DailySpread,
    history: usize,
    horizon: usize,
) -> Vec<f64> {
    let (usual, rough) = (young(spread.usual, history), young(spread.rough, history));
    let level_error = if history < ASKS_LAST_YEAR { LEVEL_ERROR_YOUNG } else { LEVEL_ERROR };
    let count = float_count(past.len());
    let span = float_count(past.len().saturating_sub(1) * step_days);
    (0..horizon)
        .map(|step| {
            let ahead = float_count(step + 1);
            let prior = libm::sqrt(rough * rough / ahead + level_error * usual * usual);
            let sum: f64 = past.iter().map(|errors| errors.cumulative[step].abs()).sum();
            if sum <= 0.0 || prior <= 0.0 {
                return prior;
            }
            let own = NORMAL_SPREAD * sum / count;
            let size = (span / ahead + 1.0).min(count);
            let share = size / (size + PRIOR_SIZE);
            libm::exp(share * libm::log(own) + (1.0 - share) * libm::log(prior))
        })
        .collect()
}

/// A spread with what few days of history cannot show; nothing is added from eight weeks on.
fn young(spread: f64, history: usize) -> f64 {
    let days = float_count(history);
    let fading = (1.0 - days / 56.0).max(0.0);
    let spread = spread + FIRST_DAYS * FIRST_SPREAD * fading / days.max(1.0);
    spread.min(LARGEST_SPREAD)
}

/// 10, 50 and 90 % quantiles of the cumulative sum `total`, of which `gross` is the sum without
/// signs.
pub(super) fn cumulative_quantiles(total: f64, gross: f64, spread: f64) -> [f64; 3] {
    let half = NORMAL_90 * spread * gross;
    [total - half, total, total + half]
}

/// The quantile of sorted `values` at `probability` by linear interpolation (Hyndman and Fan 1996,
/// type 7); 0 where there are none.
pub(super) fn quantile(values: &[f64], probability: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let place = probability * float_count(last);
    let below = (0..last).take_while(|index| float_count(index + 1) <= place).count();
    let rest = place - float_count(below);
    let above = values[(below + 1).min(last)];
    values[below] + rest * (above - values[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPREAD: DailySpread = DailySpread { usual: 0.2, rough: 0.3 };

    /// R: `quantile(c(1:10), c(0.1, 0.9, 0.975))` gives 1.900, 9.100 and 9.775.
    #[test]
    fn quantiles_are_those_of_type_7() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        for (probability, expected) in [(0.1, 1.9), (0.9, 9.1), (0.975, 9.775), (1.0, 10.0)] {
            assert!((quantile(&values, probability) - expected).abs() < 1e-12);
        }
        assert!(quantile(&[], 0.5).abs() < 1e-12);
    }

    /// √(0.3² / k + 0.1 × 0.2²) after k days: √0.094 and √0.0265.
    #[test]
    fn without_past_errors_the_prior_stands_alone() {
        let spread = cumulative_spread(&[], 7, SPREAD, 700, 4);
        assert!((spread[0] - libm::sqrt(0.094)).abs() < 1e-12, "{spread:?}");
        assert!((spread[3] - libm::sqrt(0.0265)).abs() < 1e-12, "{spread:?}");
    }

    /// Three dates seven days apart hold (14 / 1 + 1 =) 15, at most 3, errors of one day; with the
    /// prior's two that is a share of 3/5.
    #[test]
    fn own_errors_weigh_by_how_many_do_not_overlap() {
        let errors = PastErrors { cumulative: vec![0.5], daily: Vec::new() };
        let past = vec![errors; 3];
        let spread = cumulative_spread(&past, 7, SPREAD, 700, 1);
        let own = libm::log(0.5 * libm::sqrt(core::f64::consts::FRAC_PI_2));
        let expected = libm::exp(0.6 * own + 0.4 * 0.5 * libm::log(0.094));
        assert!((spread[0] - expected).abs() < 1e-9, "{spread:?} {expected}");
    }

    #[test]
    fn errors_are_shares_of_the_forecast_without_signs() {
        let errors = PastErrors::new(&[3.0, -1.0], &[2.0, 0.0], &[2.0, 2.0]);
        assert_eq!(errors.cumulative, [0.5, 0.0]);
        assert_eq!(errors.daily, [0.5, -0.5]);
    }
}
