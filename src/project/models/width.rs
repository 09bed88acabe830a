//! How wide the band of one series is, at every step and for the sum of all steps up to it.
//!
//! What smoothing says of its own errors is right in shape and too narrow in size, for it knows of
//! no error but the one-step ones. So its widths, times one factor learned on public series, are a
//! prior, and the series' own cumulative errors at past origins pull it up or down. Pooling is
//! geometric (measured on those series: width = own^0.4 × prior^0.6 was best).

use super::pool::Pooled;
use super::scale::Scale;
use crate::project::quantize::float_count;

/// Half the width of an 80 % band of a cumulative sum, in standard errors of smoothing.
const CUMULATIVE: f64 = 1.5;
/// The same for a single step.
const STEP: f64 = 1.45;
/// Half the width of an 80 % band of a normal error, in standard deviations.
const NORMAL_80: f64 = 1.2816;
/// The exponent of the own width where all past origins reach as far.
const OWN: f64 = 0.4;
/// No band is wider than this on logarithms: a factor of 3,000.
const WIDEST_LOGARITHM: f64 = 8.0;

/// Half widths of the 80 % band, by step ahead, as errors of a [`Scale`].
#[derive(Debug, Clone, PartialEq)]
pub(in crate::project) struct Widths {
    /// Of the value at each step.
    pub(in crate::project) step: Vec<f64>,
    /// Of the sum of all values up to each step.
    pub(in crate::project) cumulative: Vec<f64>,
}

/// Half widths for a pooled forecast of `values` on `scale`.
pub(in crate::project) fn widths(values: &[f64], scale: Scale, pooled: &Pooled) -> Widths {
    let (step_prior, cumulative_prior) = priors(scale, pooled);
    let horizon = pooled.ahead.len();
    let (mut steps, mut sums) = (vec![Own::default(); horizon], vec![Own::default(); horizon]);
    for (known, ahead) in &pooled.past {
        let (mut actual_sum, mut forecast_sum) = (0.0, 0.0);
        for (step, scaled) in ahead.iter().enumerate() {
            let (actual, forecast) = (values[known + step], scale.value(*scaled));
            actual_sum += actual;
            forecast_sum += forecast;
            steps[step].add(scale.error(actual, forecast));
            sums[step].add(scale.error(actual_sum, forecast_sum));
        }
    }
    let origins = pooled.past.len();
    let join = |prior: Vec<f64>, own: Vec<Own>| {
        prior.iter().zip(own).map(|(prior, own)| own.pooled_with(*prior, origins, scale)).collect()
    };
    Widths { step: join(step_prior, steps), cumulative: join(cumulative_prior, sums) }
}

/// Widths that smoothing implies. With one-step errors of size σ of which α stays in the level, the
/// error of the sum of k steps has the variance `σ² Σ (1 + αi)²`, i < k, and the error of step k has
/// `σ² (1 + α²(k − 1))` (Hyndman, Koehler, Ord and Snyder 2008, sections 6.3 and 6.6).
fn priors(scale: Scale, pooled: &Pooled) -> (Vec<f64>, Vec<f64>) {
    let fitted = pooled.sample.level();
    let free = pooled.sample.values().len().saturating_sub(2).max(1);
    let error = libm::sqrt(fitted.squares / float_count(free));
    let alpha = fitted.parameters.alpha;
    let mut variance = 0.0;
    (0..pooled.ahead.len())
        .map(|step| {
            let steps = float_count(step);
            variance += (1.0 + alpha * steps) * (1.0 + alpha * steps);
            // On logarithms the error of a sum is the mean of the errors of its parts.
            let parts = if scale == Scale::Logarithm { steps + 1.0 } else { 1.0 };
            (
                STEP * error * libm::sqrt(1.0 + alpha * alpha * steps),
                CUMULATIVE * error * libm::sqrt(variance) / parts,
            )
        })
        .unzip()
}

/// Own past errors at one number of steps ahead.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    squares: f64,
    count: usize,
}

impl Own {
    fn add(&mut self, error: f64) {
        // A sum that went through zero has no logarithm.
        if error.is_finite() {
            self.squares += error * error;
            self.count += 1;
        }
    }

    /// The prior pulled towards the own width, by how many of the origins reach as far.
    fn pooled_with(self, prior: f64, origins: usize, scale: Scale) -> f64 {
        let most = if scale == Scale::Logarithm { WIDEST_LOGARITHM } else { f64::INFINITY };
        let own = NORMAL_80 * libm::sqrt(self.squares / float_count(self.count.max(1)));
        if own <= 0.0 || prior <= 0.0 {
            return prior.min(most);
        }
        let share = OWN * float_count(self.count) / float_count(origins.max(1));
        libm::exp((1.0 - share) * libm::log(prior) + share * libm::log(own)).min(most)
    }
}
