//! The forecast of one evenly spaced series, with its band: a line's months or weeks, or any series
//! of totals.

use super::models::{Scale, pooled, widths};

/// How much wider the 95 % band is than the 80 % one: errors of few origins have fat tails, between
/// a normal (1.53) and a Student t of 5 degrees of freedom (1.74).
const WIDER_95: f64 = 1.65;

/// Why a series has no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// No value.
    #[error("a series without values has no forecast")]
    Empty,
    /// A value that is no number, or infinite.
    #[error("value {position} of the series is not a finite number")]
    NotFinite {
        /// Which, counted from 1.
        position: usize,
    },
}

/// Quantiles of one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiles {
    /// 2.5 %.
    pub p025: f64,
    /// 10 %.
    pub p10: f64,
    /// 50 %.
    pub p50: f64,
    /// 90 %.
    pub p90: f64,
    /// 97.5 %.
    pub p975: f64,
}

/// The forecast of a series, one entry per step ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesForecast {
    /// Expected values.
    pub mean: Vec<f64>,
    /// Each value's band.
    pub steps: Vec<Quantiles>,
    /// The band of the sum of all values up to each step. It is not the sum of the bands: errors
    /// are correlated.
    pub cumulative: Vec<Quantiles>,
    /// Models behind it and their weights, which add to 1.
    pub weights: Vec<(&'static str, f64)>,
}

/// Forecasts `values`, oldest first, for `horizon` steps. `season` is the length of a season in
/// steps (12 for months, 52 for weeks, 1 for none).
///
/// The values are modelled on logarithms where all are clearly above zero, by the pool of
/// [`models`](super::models); bands pool what smoothing implies with the series' own errors at past
/// origins.
///
/// ```
/// use cashcast::project::{SeriesError, forecast_series};
/// let made = forecast_series(&[120.0; 24], 12, 3)?;
/// assert!((made.mean[2] - 120.0).abs() < 1e-9);
/// assert_eq!(forecast_series(&[], 12, 3), Err(SeriesError::Empty));
/// assert_eq!(forecast_series(&[1.0, f64::NAN], 1, 3), Err(SeriesError::NotFinite { position: 2 }));
/// # Ok::<(), SeriesError>(())
/// ```
pub fn forecast_series(
    values: &[f64],
    season: usize,
    horizon: usize,
) -> Result<SeriesForecast, SeriesError> {
    if values.is_empty() {
        return Err(SeriesError::Empty);
    }
    if let Some(at) = values.iter().position(|value| !value.is_finite()) {
        return Err(SeriesError::NotFinite { position: at + 1 });
    }
    let scale = Scale::of(values);
    let scaled: Vec<f64> = values.iter().map(|value| scale.of_value(*value)).collect();
    let pooled = pooled(&scaled, season, horizon);
    let widths = widths(values, scale, &pooled);
    let mean: Vec<f64> = pooled.ahead.iter().map(|value| scale.value(*value)).collect();
    let band = |middle: f64, width: f64| Quantiles {
        p025: scale.moved(middle, -WIDER_95 * width),
        p10: scale.moved(middle, -width),
        p50: middle,
        p90: scale.moved(middle, width),
        p975: scale.moved(middle, WIDER_95 * width),
    };
    let mut sum = 0.0;
    Ok(SeriesForecast {
        steps: mean.iter().zip(&widths.step).map(|(value, width)| band(*value, *width)).collect(),
        cumulative: mean
            .iter()
            .zip(&widths.cumulative)
            .map(|(value, width)| {
                sum += value;
                band(sum, *width)
            })
            .collect(),
        weights: pooled.weights,
        mean,
    })
}
