//! Simple exponential smoothing (Brown 1956) of the values without season.

use super::{Model, Sample};

/// A level that forgets: see the module.
pub(super) struct Ses;

impl Model for Ses {
    fn name(&self) -> &'static str {
        "simple exponential smoothing"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        Some(sample.seasoned(sample.level().ahead(horizon)))
    }
}
