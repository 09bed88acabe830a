//! Smoothing with a damped trend (Gardner and McKenzie 1985) of the values without season.

use super::{Model, Sample};

/// A level and a trend that fades: see the module.
pub(super) struct DampedTrend;

impl Model for DampedTrend {
    fn name(&self) -> &'static str {
        "damped trend"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        Some(sample.seasoned(sample.damped().ahead(horizon)))
    }
}
