//! The value of the same season a cycle ago.

use super::{Model, Sample};

/// Last year again: see the module.
pub(super) struct SeasonalNaive;

impl Model for SeasonalNaive {
    fn name(&self) -> &'static str {
        "seasonal naive"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let season = sample.index().length();
        if !sample.is_seasonal() {
            return None;
        }
        let start = sample.values().len().checked_sub(season)?;
        let cycle = &sample.values()[start..];
        Some((0..horizon).map(|step| cycle[step % season]).collect())
    }
}
