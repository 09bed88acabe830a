//! The mean of the past, the latest steps weighing most: a run rate.

use super::{Model, Sample};

/// Steps after which a step counts half: half a year of months.
const HALF_LIFE: f64 = 6.0;

/// The recency-weighted mean: see the module.
pub(super) struct RunRate;

impl Model for RunRate {
    fn name(&self) -> &'static str {
        "run rate"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let decay = libm::exp2(-1.0 / HALF_LIFE);
        let (mut sum, mut weights, mut weight) = (0.0, 0.0, 1.0);
        for value in sample.adjusted().iter().rev() {
            sum += weight * value;
            weights += weight;
            weight *= decay;
        }
        Some(sample.seasoned(vec![sum / f64::max(weights, 1.0); horizon]))
    }
}
