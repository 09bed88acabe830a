//! The forecast of one evenly spaced series, with its band: a line's months or weeks, or any series
//! of totals.

use super::models::{FOR_BANDS, Scale, pooled, widths};

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
    let pooled = pooled(&scaled, season, horizon, FOR_BANDS);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finite(made: &SeriesForecast) -> bool {
        let bands = made.steps.iter().chain(&made.cumulative);
        bands.flat_map(|q| [q.p025, q.p10, q.p50, q.p90, q.p975]).all(f64::is_finite)
            && made.mean.iter().all(|value| value.is_finite())
    }

    fn ordered(quantiles: &Quantiles) -> bool {
        let q = [quantiles.p025, quantiles.p10, quantiles.p50, quantiles.p90, quantiles.p975];
        q.windows(2).all(|pair| pair[0] <= pair[1])
    }

    #[test]
    fn what_has_no_error_has_no_width() {
        let made = forecast_series(&[250.0; 36], 12, 6).unwrap();
        assert!(made.mean.iter().all(|value| (value - 250.0).abs() < 1e-6));
        let last = made.cumulative.last().unwrap();
        assert!((last.p90 - last.p10).abs() < 1e-3 && (last.p50 - 1_500.0).abs() < 1e-3);
    }

    #[test]
    fn numbers_stay_numbers() {
        let spike = |at: usize| if at == 7 { 5.0 } else { 0.0 };
        let series: [Vec<f64>; 8] = [
            vec![0.0; 30],
            vec![3.0],
            vec![0.0],
            vec![1.0, 2.0, 3.0],
            (0..40).map(spike).collect(),
            vec![f64::MAX / 1e10; 25],
            (0..30).map(|at| if at % 2 == 0 { 1e-300 } else { 2e-300 }).collect(),
            (0..30).map(|at| if at % 3 == 0 { -1e15 } else { 1e-9 }).collect(),
        ];
        for values in series {
            for season in [1, 12] {
                let made = forecast_series(&values, season, 13).unwrap();
                assert!(finite(&made), "{values:?}: {made:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn bands_are_finite_ordered_and_contain_the_mean(
            values in prop::collection::vec(-1e9_f64..1e9, 1..60),
            season in prop::sample::select(vec![1usize, 7, 12]),
        ) {
            let made = forecast_series(&values, season, 9).unwrap();
            prop_assert!(finite(&made));
            prop_assert!(made.steps.iter().chain(&made.cumulative).all(ordered));
            let mut sum = 0.0;
            for (mean, band) in made.mean.iter().zip(&made.cumulative) {
                sum += mean;
                prop_assert!((band.p50 - sum).abs() <= 1e-9 * sum.abs().max(1.0));
            }
        }

        /// In other money the forecast is the same: cents or millions.
        #[test]
        fn the_unit_does_not_matter(
            values in prop::collection::vec(1.0_f64..1e4, 24..50),
            power in -6i32..7,
        ) {
            let unit = libm::pow(10.0, f64::from(power));
            let other: Vec<f64> = values.iter().map(|value| value * unit).collect();
            let (plain, other) =
                (forecast_series(&values, 12, 4).unwrap(), forecast_series(&other, 12, 4).unwrap());
            for (a, b) in plain.mean.iter().zip(&other.mean) {
                prop_assert!((a * unit - b).abs() <= 1e-4 * b.abs(), "{a} {b}");
            }
        }
    }
}
