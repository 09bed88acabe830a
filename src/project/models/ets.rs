//! Exponential smoothing chosen by AICc: no trend, a linear or a damped one (Hyndman, Koehler,
//! Snyder and Grose 2002), on the values without season.

use super::{Model, Sample};
use crate::project::quantize::float_count;

/// A share of the mean square below which a fit is exact.
const EXACT: f64 = 1e-12;

/// The form that explains the past with the fewest parameters: see the module.
pub(super) struct Ets;

impl Model for Ets {
    fn name(&self) -> &'static str {
        "ETS"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let values = sample.adjusted();
        let squares: f64 = values.iter().map(|value| value * value).sum();
        let floor = (EXACT * squares / float_count(values.len())).max(f64::MIN_POSITIVE);
        let best = [sample.level(), sample.trend(), sample.damped()]
            .into_iter()
            .min_by(|a, b| a.aicc(values.len(), floor).total_cmp(&b.aicc(values.len(), floor)))?;
        Some(sample.seasoned(best.ahead(horizon)))
    }
}
