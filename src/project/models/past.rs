//! Forecasts made from past origins of a series: what every model would have said.

use super::{MODELS, Sample};

/// Origins that weigh the models.
pub(in crate::project) const JUDGED: usize = 4;
/// Origins whose errors widen or narrow a band.
pub(in crate::project) const FOR_BANDS: usize = 8;
/// Fewest values behind an origin, for a short season.
const LEAST_VALUES: usize = 6;
/// A longer season does not need two cycles behind an origin.
const LONGEST_SEASON: usize = 13;

/// One past origin.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// Values known then.
    pub(super) known: usize,
    /// By model of [`MODELS`]: its forecast of what came since, at most a horizon.
    pub(super) ahead: Vec<Option<Vec<f64>>>,
}

/// Forecasts from at most `most` past origins, latest first, a third of a horizon apart.
pub(super) fn origins(values: &[f64], season: usize, horizon: usize, most: usize) -> Vec<Origin> {
    let step = (horizon / 3).max(1);
    (1..=most)
        .map_while(|back| values.len().checked_sub(step * back))
        .take_while(|known| *known >= least(values.len(), season))
        .map(|known| {
            let sample = Sample::new(values[..known].to_vec(), season);
            let steps = horizon.min(values.len() - known);
            Origin { known, ahead: all(&sample, steps) }
        })
        .collect()
}

/// Every model's forecast.
pub(super) fn all(sample: &Sample, horizon: usize) -> Vec<Option<Vec<f64>>> {
    MODELS.iter().map(|model| model.forecast(sample, horizon)).collect()
}

/// Two cycles behind an origin, or two thirds of a short series.
fn least(count: usize, season: usize) -> usize {
    let cycles = (2 * season.min(LONGEST_SEASON)).max(LEAST_VALUES);
    cycles.min(count * 2 / 3).max(4)
}
