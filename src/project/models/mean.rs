//! The mean of all values without season: hard to beat where history is short and noise is large.

use super::{Model, Sample};
use crate::project::quantize::float_count;

/// The mean of the past: see the module.
pub(super) struct Mean;

impl Model for Mean {
    fn name(&self) -> &'static str {
        "mean"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let values = sample.adjusted();
        let mean = values.iter().sum::<f64>() / float_count(values.len().max(1));
        Some(sample.seasoned(vec![mean; horizon]))
    }
}
