//! The last value, for series without a season.

use super::{Model, Sample};

/// Fewest values from which the last one may stand for the level. A pool weighs models by few past
/// origins; on less than five years of months or a year of weeks the last value wins them by luck
/// too often (measured on M3 months: 0.011 of relative error lost).
const LEAST_VALUES: usize = 60;

/// The last value again: see the module.
pub(super) struct Naive;

impl Model for Naive {
    fn name(&self) -> &'static str {
        "naive"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let last = sample.values().last().copied()?;
        let applies = !sample.is_seasonal() && sample.values().len() >= LEAST_VALUES;
        applies.then(|| vec![last; horizon])
    }
}
