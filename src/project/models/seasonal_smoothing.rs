//! Damped smoothing whose season moves too (Holt 1957, Winters 1960, additive), seeded by the
//! series' own index.

use super::search::{between, nelder_mead};
use super::{Model, Sample};
use crate::project::quantize::float_count;

/// Evaluations of the search.
const MOST_EVALUATIONS: usize = 110;
/// Fewest first values whose mean is the seed of the level.
const LEAST_SEEDS: usize = 6;
/// The first errors judge the seeds, not the parameters.
const UNJUDGED: usize = 2;

/// Level, damped trend and a season that follows: see the module.
pub(super) struct SeasonalSmoothing;

impl Model for SeasonalSmoothing {
    fn name(&self) -> &'static str {
        "seasonal smoothing"
    }

    fn forecast(&self, sample: &Sample, horizon: usize) -> Option<Vec<f64>> {
        let fit = |at: &[f64; 4]| State::run(sample, Parameters::at(at, sample.is_seasonal()));
        let best = nelder_mead([0.0, -2.0, 1.0, -2.0], MOST_EVALUATIONS, |at| fit(at).squares);
        Some(fit(&best).ahead(sample.values().len(), horizon))
    }
}

/// Smoothing parameters.
#[derive(Debug, Clone, Copy)]
struct Parameters {
    level: f64,
    slope: f64,
    damping: f64,
    season: f64,
}

impl Parameters {
    /// Unbounded variables brought into the admissible region (FPP3, section 8.3).
    fn at(at: &[f64; 4], seasonal: bool) -> Self {
        let level = between(at[0], 0.01, 0.99);
        let season = if seasonal { (1.0 - level) * between(at[3], 0.0, 0.6) } else { 0.0 };
        Self {
            level,
            slope: level * between(at[1], 0.0, 0.5),
            damping: between(at[2], 0.8, 0.98),
            season,
        }
    }
}

/// The states at the end of the series.
#[derive(Debug, Clone)]
struct State {
    parameters: Parameters,
    squares: f64,
    level: f64,
    slope: f64,
    season: Vec<f64>,
}

impl State {
    fn run(sample: &Sample, parameters: Parameters) -> Self {
        let length = sample.index().length();
        let seeds = &sample.adjusted()[..sample.adjusted().len().min(length.max(LEAST_SEEDS))];
        let mut state = Self {
            parameters,
            squares: 0.0,
            level: seeds.iter().sum::<f64>() / float_count(seeds.len().max(1)),
            slope: 0.0,
            season: (0..length).map(|step| sample.index().at(step)).collect(),
        };
        let mut step = 0;
        for (at, value) in sample.values().iter().enumerate() {
            let error = state.take(*value, step);
            if at >= UNJUDGED {
                state.squares += error * error;
            }
            step = if step + 1 == length { 0 } else { step + 1 };
        }
        state
    }

    /// Takes in a value; gives its error.
    fn take(&mut self, value: f64, step: usize) -> f64 {
        let Parameters { level, slope, damping, season } = self.parameters;
        let forecast = self.level + damping * self.slope;
        let error = value - forecast - self.season[step];
        self.level = forecast + level * error;
        self.slope = damping * self.slope + slope * error;
        self.season[step] += season * error;
        error
    }

    fn ahead(&self, count: usize, horizon: usize) -> Vec<f64> {
        let (mut factor, mut damped) = (1.0, 0.0);
        (0..horizon)
            .map(|step| {
                factor *= self.parameters.damping;
                damped += factor;
                let season = self.season[(count + step) % self.season.len()];
                self.level + damped * self.slope + season
            })
            .collect()
    }
}
