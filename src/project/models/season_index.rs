//! Does a series have a season, and how large is it: classical indices, shrunk.

use crate::project::quantize::float_count;

/// Cycles of history below which no season is looked for.
const LEAST_CYCLES: usize = 3;
/// Standard errors by which the autocorrelation at the season must differ from zero. One is less
/// than the usual 1.645, for what is let in wrongly is shrunk away below.
const LEAST_ERRORS: f64 = 1.0;

/// An additive index by step of the season, of mean 0; on logarithms it is a factor.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SeasonIndex {
    /// By step of the season, the first value's step first. One entry where there is no season.
    steps: Vec<f64>,
}

impl SeasonIndex {
    /// The index of `values` for a season of `season` steps: means by step of the differences to a
    /// centred moving average (classical decomposition), each shrunk by `1 − 1/F`, where F compares
    /// the spread between steps with the spread of one step between cycles (James and Stein 1961;
    /// Miller and Williams 2003 for seasonal factors).
    pub(super) fn of(values: &[f64], season: usize) -> Self {
        if season < 2 || values.len() < LEAST_CYCLES * season || !correlates(values, season) {
            return Self { steps: vec![0.0] };
        }
        let groups = by_step(values, season);
        let mut steps: Vec<f64> = groups.iter().map(|group| mean(group)).collect();
        let keep = kept(&groups, &steps);
        let level = mean(&steps);
        for step in &mut steps {
            *step = keep * (*step - level);
        }
        if keep > 0.0 { Self { steps } } else { Self { steps: vec![0.0] } }
    }

    /// Steps of the season; 1 without one.
    pub(super) fn length(&self) -> usize {
        self.steps.len()
    }

    /// The index of the value number `position`, counted from the first.
    pub(super) fn at(&self, position: usize) -> f64 {
        self.steps[position % self.steps.len()]
    }

    /// The values without season.
    pub(super) fn without(&self, values: &[f64]) -> Vec<f64> {
        values.iter().enumerate().map(|(at, value)| value - self.at(at)).collect()
    }
}

/// Is the autocorrelation at the season outside its standard error (Bartlett 1946)?
fn correlates(values: &[f64], season: usize) -> bool {
    let level = mean(values);
    let variance: f64 = values.iter().map(|value| (value - level) * (value - level)).sum();
    if variance <= 0.0 {
        return false;
    }
    let correlation = |lag: usize| -> f64 {
        let pairs = values.iter().zip(&values[lag..]);
        pairs.map(|(a, b)| (a - level) * (b - level)).sum::<f64>() / variance
    };
    let before: f64 = (1..season).map(|lag| correlation(lag) * correlation(lag)).sum();
    let error = libm::sqrt((1.0 + 2.0 * before) / float_count(values.len()));
    libm::fabs(correlation(season)) > LEAST_ERRORS * error
}

/// Differences to the centred moving average over a season, by step.
fn by_step(values: &[f64], season: usize) -> Vec<Vec<f64>> {
    let half = season / 2;
    let mut groups = vec![Vec::new(); season];
    for middle in half..values.len() - half {
        let window = &values[middle - half..=middle + half];
        let mut sum: f64 = window.iter().sum();
        if season.is_multiple_of(2) {
            sum -= f64::midpoint(window[0], window[season]);
        }
        groups[middle % season].push(values[middle] - sum / float_count(season));
    }
    groups
}

/// The share of the index that is not chance.
fn kept(groups: &[Vec<f64>], steps: &[f64]) -> f64 {
    let count: usize = groups.iter().map(Vec::len).sum();
    let within: f64 = groups
        .iter()
        .zip(steps)
        .flat_map(|(group, middle)| group.iter().map(move |v| (v - middle) * (v - middle)))
        .sum();
    let level = mean(steps);
    let between: f64 = groups
        .iter()
        .zip(steps)
        .map(|(group, step)| float_count(group.len()) * (step - level) * (step - level))
        .sum();
    let free = count.saturating_sub(groups.len());
    if free == 0 || between <= 0.0 {
        return 0.0;
    }
    let (within, between) = (within / float_count(free), between / float_count(groups.len() - 1));
    (1.0 - within / between).clamp(0.0, 1.0)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / float_count(values.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A trend and a pattern that repeats exactly: the moving average is the trend, nothing varies
    /// between cycles, so nothing is shrunk and the pattern comes back.
    #[test]
    fn a_pattern_that_repeats_exactly_is_found_whole() {
        let pattern = [3.0, -1.0, -2.0, 0.0];
        let values: Vec<f64> =
            (0..24).map(|at| 10.0 + 0.5 * float_count(at) + pattern[at % 4]).collect();
        let index = SeasonIndex::of(&values, 4);
        for (at, expected) in pattern.iter().enumerate() {
            assert!((index.at(at) - expected).abs() < 1e-9, "{index:?}");
        }
        let flat = index.without(&values);
        assert!(flat.windows(2).all(|w| (w[1] - w[0] - 0.5).abs() < 1e-9));
    }

    #[test]
    fn two_cycles_or_a_constant_have_no_season() {
        let values: Vec<f64> = (0..11).map(|at| float_count(at % 4)).collect();
        assert_eq!(SeasonIndex::of(&values, 4).length(), 1);
        assert_eq!(SeasonIndex::of(&[7.0; 40], 4).length(), 1);
        assert_eq!(SeasonIndex::of(&values, 1).length(), 1);
    }

    #[test]
    fn an_odd_season_is_found_too() {
        let values: Vec<f64> = (0..35).map(|at| if at % 7 < 5 { 1.0 } else { 8.0 }).collect();
        let index = SeasonIndex::of(&values, 7);
        assert!((index.at(5) - 5.0).abs() < 1e-9 && (index.at(0) + 2.0).abs() < 1e-9);
    }
}
