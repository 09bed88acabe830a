//! What a model sees of a series.

use std::cell::OnceCell;

use super::season_index::SeasonIndex;
use super::smoothing::{Fitted, fit_damped, fit_level, fit_trend};

/// A series on the scale on which it is modelled, with its seasonal index taken out.
///
/// Fits that several models share (simple, linear and damped smoothing) are made once, when first
/// asked for.
#[derive(Debug, Clone)]
pub struct Sample {
    values: Vec<f64>,
    index: SeasonIndex,
    adjusted: Vec<f64>,
    level: OnceCell<Fitted>,
    trend: OnceCell<Fitted>,
    damped: OnceCell<Fitted>,
}

impl Sample {
    /// A sample of `values` (at least one, finite, oldest first) whose season has `season` steps;
    /// 1 means none.
    ///
    /// ```
    /// use cashcast::project::models::{MODELS, Sample};
    /// let sample = Sample::new(vec![5.0; 30], 12);
    /// for model in MODELS {
    ///     if let Some(ahead) = model.forecast(&sample, 3) {
    ///         assert!(ahead.iter().all(|value| (value - 5.0).abs() < 1e-9), "{}", model.name());
    ///     }
    /// }
    /// ```
    pub fn new(values: Vec<f64>, season: usize) -> Self {
        let index = SeasonIndex::of(&values, season);
        let adjusted = index.without(&values);
        Self {
            values,
            index,
            adjusted,
            level: OnceCell::new(),
            trend: OnceCell::new(),
            damped: OnceCell::new(),
        }
    }

    /// The values, oldest first.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The values without season.
    pub fn adjusted(&self) -> &[f64] {
        &self.adjusted
    }

    /// The seasonal index; one neutral step where the series shows none.
    pub(super) fn index(&self) -> &SeasonIndex {
        &self.index
    }

    /// Does the series have a season?
    pub fn is_seasonal(&self) -> bool {
        self.index.length() > 1
    }

    /// Simple exponential smoothing of the adjusted values.
    pub(super) fn level(&self) -> &Fitted {
        self.level.get_or_init(|| fit_level(&self.adjusted))
    }

    /// The same with a linear trend.
    pub(super) fn trend(&self) -> &Fitted {
        self.trend.get_or_init(|| fit_trend(&self.adjusted))
    }

    /// The same with a damped trend.
    pub(super) fn damped(&self) -> &Fitted {
        self.damped.get_or_init(|| fit_damped(&self.adjusted))
    }

    /// A forecast of the adjusted values with the season put back.
    pub(super) fn seasoned(&self, adjusted: Vec<f64>) -> Vec<f64> {
        let count = self.values.len();
        adjusted
            .into_iter()
            .enumerate()
            .map(|(step, value)| value + self.index.at(count + step))
            .collect()
    }
}
