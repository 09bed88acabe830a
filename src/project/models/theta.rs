//! The Theta method (Assimakopoulos and Nikolopoulos 2000): half of a linear trend and half of an
//! exponentially smoothed line, which is simple smoothing with half the trend as drift (Hyndman and
//! Billah 2003, section 2).

use super::{Model, Sample};
use crate::project::quantize::float_count;

/// Smoothing with half the linear trend: see the module.
pub(super) struct Theta;

impl Model for Theta {
    fn name(&self) -> &'static str {
        "Theta"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let values = sample.adjusted();
        let fitted = sample.level();
        let alpha = fitted.parameters.alpha;
        let drift = slope(values) / 2.0;
        // The smoothed line still lags behind the trend, by this many steps.
        let lag = (1.0 - libm::pow(1.0 - alpha, float_count(values.len()))) / alpha;
        let ahead =
            (0..horizon).map(|step| fitted.level + drift * (float_count(step) + lag)).collect();
        Some(sample.seasoned(ahead))
    }
}

/// Slope of the least-squares line, per step; 0 for a single value.
fn slope(values: &[f64]) -> f64 {
    let count = float_count(values.len());
    let middle = (count - 1.0) / 2.0;
    let mean = values.iter().sum::<f64>() / count;
    let (mut over, mut under) = (0.0, 0.0);
    for (step, value) in values.iter().enumerate() {
        let x = float_count(step) - middle;
        over += x * (value - mean);
        under += x * x;
    }
    if under > 0.0 { over / under } else { 0.0 }
}
