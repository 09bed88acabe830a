//! The pool: all models that apply, weighted by one over their mean squared error at past origins.
//!
//! Weights ∝ 1/MSE are the optimal ones for uncorrelated errors (Bates and Granger 1969), and with
//! few origins far safer than picking a winner. Models clearly worse than the best are left out.

use super::past::{JUDGED, Origin, all, origins};
use super::{MODELS, Sample};
use crate::project::quantize::float_count;

/// A model whose root mean square error is more than this many times the best's is left out.
const GATE: f64 = 1.5;

/// A combined forecast and the same from past origins.
#[derive(Debug, Clone)]
pub(in crate::project) struct Pooled {
    /// One value per step ahead, on the scale of the values.
    pub(in crate::project) ahead: Vec<f64>,
    /// What each model that takes part weighs; they add to 1.
    pub(in crate::project) weights: Vec<(&'static str, f64)>,
    /// From each past origin, latest first: values known then and the forecast of what came since.
    pub(in crate::project) past: Vec<(usize, Vec<f64>)>,
    /// The sample behind it.
    pub(in crate::project) sample: Sample,
}

/// Forecasts `values` (at least one, finite, on the scale to model on) with the pool, from at most
/// `most` past origins: [`JUDGED`] for a forecast, [`FOR_BANDS`](super::FOR_BANDS) for its band.
pub(in crate::project) fn pooled(
    values: &[f64],
    season: usize,
    horizon: usize,
    most: usize,
) -> Pooled {
    let sample = Sample::new(values.to_vec(), season);
    let now = all(&sample, horizon);
    let past = origins(values, season, horizon, most);
    let weights = weights(values, &now, &past);
    let mixed =
        past.iter().filter_map(|origin| Some((origin.known, mix(&origin.ahead, &weights)?)));
    Pooled {
        ahead: mix(&now, &weights).unwrap_or_else(|| vec![0.0; horizon]),
        past: mixed.collect(),
        weights: MODELS
            .iter()
            .zip(&weights)
            .filter(|(_, weight)| **weight > 0.0)
            .map(|(model, weight)| (model.name(), *weight))
            .collect(),
        sample,
    }
}

/// A weight per model; 0 where it does not apply.
fn weights(values: &[f64], now: &[Option<Vec<f64>>], past: &[Origin]) -> Vec<f64> {
    let judged = &past[..past.len().min(JUDGED)];
    let errors: Vec<Option<f64>> = (0..now.len())
        .map(|model| now[model].as_ref().and_then(|_| mean_square(values, judged, model)))
        .collect();
    let known: Vec<f64> = errors.iter().flatten().copied().collect();
    let best = known.iter().copied().fold(f64::INFINITY, f64::min);
    let raw: Vec<f64> = match best {
        _ if known.is_empty() => now.iter().map(|ahead| f64::from(ahead.is_some())).collect(),
        0.0 => errors.iter().map(|error| f64::from(*error == Some(0.0))).collect(),
        _ => errors.iter().map(|error| error.map_or(0.0, |e| relative(e, best))).collect(),
    };
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|weight| weight / sum).collect()
}

/// The weight of a mean square error beside the best one's.
fn relative(error: f64, best: f64) -> f64 {
    if error > GATE * GATE * best { 0.0 } else { best / error }
}

/// The mean over origins of a model's mean square error; `None` unless it applied at each.
fn mean_square(values: &[f64], origins: &[Origin], model: usize) -> Option<f64> {
    let mut sum = 0.0;
    for origin in origins {
        let ahead = origin.ahead[model].as_ref()?;
        let squares: f64 = ahead
            .iter()
            .zip(&values[origin.known..])
            .map(|(forecast, actual)| (actual - forecast) * (actual - forecast))
            .sum();
        sum += squares / float_count(ahead.len().max(1));
    }
    (!origins.is_empty() && sum.is_finite()).then(|| sum / float_count(origins.len()))
}

/// The weighted mean of the models that apply; `None` where none with weight does.
fn mix(forecasts: &[Option<Vec<f64>>], weights: &[f64]) -> Option<Vec<f64>> {
    let taking_part: Vec<(&Vec<f64>, f64)> = forecasts
        .iter()
        .zip(weights)
        .filter_map(|(ahead, weight)| Some((ahead.as_ref()?, *weight)))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let sum: f64 = taking_part.iter().map(|(_, weight)| weight).sum();
    let steps = taking_part.first()?.0.len();
    let at =
        |step: usize| taking_part.iter().map(|(ahead, weight)| weight * ahead[step]).sum::<f64>();
    Some((0..steps).map(|step| at(step) / sum).collect())
}
