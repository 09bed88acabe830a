//! Exponential smoothing with a level and, where asked, a trend that may be damped.
//!
//! The innovations form (Hyndman, Koehler, Ord and Snyder 2008, chapter 2): with forecast
//! `f = l + φb` and error `e = y − f`, `l ← f + αe` and `b ← φb + βe`. Errors are linear in the seed
//! states, so for given α, β, φ the best seeds are a least-squares solution (de Livera, Hyndman and
//! Snyder 2011, section 3.1) and only α, β, φ are searched for.

use super::search::{between, golden_section, nelder_mead};
use crate::project::quantize::float_count;

/// Bounds of α.
const ALPHA: (f64, f64) = (0.01, 0.99);
/// Bounds of β/α.
const BETA_SHARE: (f64, f64) = (0.001, 0.99);
/// Bounds of φ where a trend is damped: below, a trend is over before it matters; above, it is not
/// damped (Hyndman and Athanasopoulos, FPP3, section 8.2).
const DAMPING: (f64, f64) = (0.8, 0.98);

/// Does a model have a slope?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slope {
    /// Level only.
    Without,
    /// Level and slope.
    With,
}

/// Smoothing parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Parameters {
    /// Share of an error that stays in the level.
    pub(super) alpha: f64,
    /// Share of an error that stays in the slope.
    pub(super) beta: f64,
    /// What is left of the slope after each step.
    pub(super) damping: f64,
    /// Is there a slope?
    pub(super) slope: Slope,
}

/// A series smoothed up to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fitted {
    /// With what.
    pub(super) parameters: Parameters,
    /// Sum of squared one-step errors.
    pub(super) squares: f64,
    /// Level at the end.
    pub(super) level: f64,
    /// Slope at the end.
    pub(super) slope: f64,
    /// Parameters and seeds fitted.
    pub(super) estimated: usize,
}

/// Level and slope of one recursion.
#[derive(Debug, Clone, Copy)]
struct State {
    level: f64,
    slope: f64,
}

impl State {
    /// Takes in an error; gives the state after it.
    fn after(self, error: f64, parameters: Parameters) -> Self {
        let slope = parameters.damping * self.slope;
        Self {
            level: self.level + slope + parameters.alpha * error,
            slope: slope + parameters.beta * error,
        }
    }

    fn forecast(self, parameters: Parameters) -> f64 {
        self.level + parameters.damping * self.slope
    }
}

/// Smooths `values` with given parameters and the best seeds.
pub(super) fn smooth(values: &[f64], parameters: Parameters, estimated: usize) -> Fitted {
    // Levels are relative to the first value: far from zero the sums below would lose their digits.
    let origin = values.first().copied().unwrap_or(0.0);
    let mut own = State { level: 0.0, slope: 0.0 };
    let mut by_level = State { level: 1.0, slope: 0.0 };
    let mut by_slope = State { level: 0.0, slope: 1.0 };
    let mut sums = Sums::default();
    for value in values {
        let error = value - origin - own.forecast(parameters);
        let (level, slope) = (by_level.forecast(parameters), by_slope.forecast(parameters));
        sums.add(error, level, slope);
        own = own.after(error, parameters);
        by_level = by_level.after(-level, parameters);
        by_slope = by_slope.after(-slope, parameters);
    }
    let (level, slope) = sums.seeds(parameters.slope);
    Fitted {
        parameters,
        squares: sums.squares(level, slope),
        level: origin + own.level + level * by_level.level + slope * by_slope.level,
        slope: own.slope + level * by_level.slope + slope * by_slope.slope,
        estimated,
    }
}

/// Normal equations of the two seeds.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    error: f64,
    level: f64,
    both: f64,
    slope: f64,
    level_error: f64,
    slope_error: f64,
}

impl Sums {
    fn add(&mut self, error: f64, level: f64, slope: f64) {
        self.error += error * error;
        self.level += level * level;
        self.both += level * slope;
        self.slope += slope * slope;
        self.level_error += level * error;
        self.slope_error += slope * error;
    }

    /// The seeds with the least squares: level and slope.
    fn seeds(self, slope: Slope) -> (f64, f64) {
        let alone = if self.level > 0.0 { self.level_error / self.level } else { 0.0 };
        let determinant = self.level * self.slope - self.both * self.both;
        if slope == Slope::Without || determinant <= 1e-12 * self.level * self.slope {
            return (alone, 0.0);
        }
        let level = self.level_error * self.slope - self.slope_error * self.both;
        let slope = self.level * self.slope_error - self.both * self.level_error;
        (level / determinant, slope / determinant)
    }

    fn squares(self, level: f64, slope: f64) -> f64 {
        (self.error - level * self.level_error - slope * self.slope_error).max(0.0)
    }
}

/// The best fit with a level only: simple exponential smoothing.
pub(super) fn fit_level(values: &[f64]) -> Fitted {
    let with = |alpha: f64| {
        let parameters = Parameters { alpha, beta: 0.0, damping: 0.0, slope: Slope::Without };
        smooth(values, parameters, 2)
    };
    with(golden_section(ALPHA.0, ALPHA.1, |alpha| with(alpha).squares))
}

/// The best fit with a linear trend (Holt 1957).
pub(super) fn fit_trend(values: &[f64]) -> Fitted {
    let with = |at: &[f64; 2]| smooth(values, sloped(at[0], at[1], 1.0), 4);
    with(&nelder_mead([0.0, -2.0], 70, |at| with(at).squares))
}

/// The best fit with a damped trend (Gardner and McKenzie 1985).
pub(super) fn fit_damped(values: &[f64]) -> Fitted {
    let with = |at: &[f64; 3]| {
        smooth(values, sloped(at[0], at[1], between(at[2], DAMPING.0, DAMPING.1)), 5)
    };
    with(&nelder_mead([0.0, -2.0, 1.0], 110, |at| with(at).squares))
}

fn sloped(alpha: f64, share: f64, damping: f64) -> Parameters {
    let alpha = between(alpha, ALPHA.0, ALPHA.1);
    let beta = alpha * between(share, BETA_SHARE.0, BETA_SHARE.1);
    Parameters { alpha, beta, damping, slope: Slope::With }
}

impl Fitted {
    /// The values of the steps ahead.
    pub(super) fn ahead(&self, horizon: usize) -> Vec<f64> {
        let (mut factor, mut damped) = (1.0, 0.0);
        (0..horizon)
            .map(|_| {
                factor *= self.parameters.damping;
                damped += factor;
                match self.parameters.slope {
                    Slope::Without => self.level,
                    Slope::With => self.level + damped * self.slope,
                }
            })
            .collect()
    }

    /// Akaike's criterion for few observations (Hurvich and Tsai 1989), up to a constant: least is
    /// best. `floor` is a mean square below which a fit counts as exact.
    pub(super) fn aicc(&self, observations: usize, floor: f64) -> f64 {
        let count = float_count(observations);
        let parameters = float_count(self.estimated + 1);
        let free = count - parameters - 1.0;
        if free <= 0.0 {
            return f64::INFINITY;
        }
        let mean_square = (self.squares / count).max(floor);
        count * libm::log(mean_square)
            + 2.0 * parameters
            + 2.0 * parameters * (parameters + 1.0) / free
    }
}
