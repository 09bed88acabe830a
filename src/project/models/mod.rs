//! Forecasters of one evenly spaced series, and the pool that weighs them by their own past errors.
//!
//! A model sees a [`Sample`]: values on the scale they are modelled on (logarithms where a series
//! allows it), their seasonal index and the values without it. It answers with one value per step
//! ahead, on the same scale, or with nothing where its rule does not apply. A new model is its file
//! and a line in [`MODELS`].

pub mod calendar;
mod damped;
mod ets;
mod mean;
mod naive;
mod past;
mod pool;
mod sample;
mod scale;
mod search;
mod season_index;
mod seasonal_naive;
mod seasonal_smoothing;
mod ses;
mod smoothing;
#[cfg(test)]
mod tests;
mod theta;
mod width;

pub(super) use past::{FOR_BANDS, JUDGED};
pub(super) use pool::pooled;
pub use sample::Sample;
pub(super) use scale::Scale;
pub(super) use width::widths;

/// One way to forecast a series.
pub trait Model: Sync {
    /// Its name in reports: the field's own.
    fn name(&self) -> &'static str;

    /// One value per step ahead, on the scale of the sample; `None` where the model does not apply.
    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>>;
}

/// All models, in the order in which reports list them.
pub static MODELS: [&dyn Model; 8] = [
    &seasonal_naive::SeasonalNaive,
    &naive::Naive,
    &ses::Ses,
    &damped::DampedTrend,
    &theta::Theta,
    &ets::Ets,
    &seasonal_smoothing::SeasonalSmoothing,
    &mean::Mean,
];
