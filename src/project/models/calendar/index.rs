//! Indices by group (weekday, day of month), each with as much of its deviation from 1 as the
//! noise leaves believable.

use super::dates::{CELL_ORDER, CELLS};
use crate::project::quantize::float_count;

/// Weights of a cell and its neighbours at one and two days in the smoothed day-of-month index.
const KERNEL: [f64; 3] = [3.0, 2.0, 1.0];

/// Sums of actual and expected amounts by group.
#[derive(Debug, Clone)]
pub(super) struct Sums<const N: usize> {
    actual: [f64; N],
    expected: [f64; N],
    squares: [f64; N],
}

impl<const N: usize> Default for Sums<N> {
    fn default() -> Self {
        Self { actual: [0.0; N], expected: [0.0; N], squares: [0.0; N] }
    }
}

impl<const N: usize> Sums<N> {
    /// Adds a day of `group`: its `actual` amount beside the one `expected` without this index.
    pub(super) fn add(&mut self, group: usize, weight: f64, actual: f64, expected: f64) {
        self.actual[group] += weight * actual;
        self.expected[group] += weight * expected;
        self.squares[group] += weight * weight * expected * expected;
    }

    fn index(&self, group: usize) -> f64 {
        if self.expected[group] > 0.0 { self.actual[group] / self.expected[group] } else { 1.0 }
    }

    /// Mean variance of an index, where one day's ratio varies by `spread`.
    fn noise(&self, spread: f64) -> f64 {
        let filled = self.expected.iter().zip(&self.squares).filter(|(sum, _)| **sum > 0.0);
        let (sum, count) = filled.fold((0.0, 0), |(total, count), (sum, squares)| {
            (total + squares / (sum * sum), count + 1)
        });
        spread * spread * sum / float_count(count.max(1))
    }

    /// Brings the mean index, weighted by what is expected, to 1.
    fn scaled(&self, mut index: [f64; N]) -> [f64; N] {
        let total: f64 = self.expected.iter().sum();
        let sum: f64 = index.iter().zip(&self.expected).map(|(value, sum)| value * sum).sum();
        if total > 0.0 && sum > 0.0 {
            for value in &mut index {
                *value *= total / sum;
            }
        }
        index
    }
}

impl Sums<7> {
    /// The weekday index, shrunk towards 1 where noise could have made it; 0 where not `open`.
    pub(super) fn weekdays(&self, spread: f64, open: [bool; 7]) -> [f64; 7] {
        let raw: [f64; 7] = std::array::from_fn(|group| self.index(group));
        let keep = keep(&raw, &[1.0; 7], self.noise(spread));
        let value = |weekday: usize| 1.0 + keep * (raw[weekday] - 1.0);
        let mut index: [f64; 7] =
            std::array::from_fn(|weekday| if open[weekday] { value(weekday) } else { 0.0 });
        let mean = index.iter().sum::<f64>() / 7.0;
        if mean > 0.0 {
            for value in &mut index {
                *value /= mean;
            }
        }
        index
    }
}

impl Sums<CELLS> {
    /// The day-of-month index: a smooth course through the month, shrunk towards 1, and on it what
    /// single days have beyond noise.
    pub(super) fn days_of_month(&self, spread: f64) -> [f64; CELLS] {
        let raw: [f64; CELLS] = std::array::from_fn(|group| self.index(group));
        let smooth = self.smoothed();
        let noise = self.noise(spread);
        let (of_smooth, of_rest) = kernel_noise();
        let course = keep(&smooth, &[1.0; CELLS], noise * of_smooth);
        let single = keep(&raw, &smooth, noise * of_rest);
        self.scaled(std::array::from_fn(|cell| {
            let value = 1.0 + course * (smooth[cell] - 1.0) + single * (raw[cell] - smooth[cell]);
            value.max(0.0)
        }))
    }

    fn smoothed(&self) -> [f64; CELLS] {
        let mut smooth = [1.0; CELLS];
        for (place, cell) in CELL_ORDER.iter().enumerate() {
            let (mut actual, mut expected) = (0.0, 0.0);
            for (offset, weight) in neighbours() {
                let near = CELL_ORDER[(place + CELLS + offset - 2) % CELLS];
                actual += weight * self.actual[near];
                expected += weight * self.expected[near];
            }
            if expected > 0.0 {
                smooth[*cell] = actual / expected;
            }
        }
        smooth
    }
}

/// Places of the kernel (2 is the cell itself) and their weights.
fn neighbours() -> impl Iterator<Item = (usize, f64)> {
    (0..5).map(|offset: usize| (offset, KERNEL[offset.abs_diff(2)]))
}

/// Shares of a cell's noise variance in the smoothed course, and in what stands beside it.
fn kernel_noise() -> (f64, f64) {
    let sum: f64 = neighbours().map(|(_, weight)| weight).sum();
    let squares: f64 = neighbours().map(|(_, weight)| weight * weight).sum();
    let of_smooth = squares / (sum * sum);
    (of_smooth, 1.0 - 2.0 * KERNEL[0] / sum + of_smooth)
}

/// The believable share of the deviations of `values` from `around`, whose noise has the variance
/// `noise`: 1 − noise / variance, never below zero (positive-part James–Stein with a known
/// variance; Efron and Morris 1973).
pub(super) fn keep<const N: usize>(values: &[f64; N], around: &[f64; N], noise: f64) -> f64 {
    let squares: f64 = values.iter().zip(around).map(|(v, a)| (v - a) * (v - a)).sum();
    let variance = squares / float_count(N);
    if variance > 0.0 { (1.0 - noise / variance).clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Deviations ±0.2 have the variance 0.04; a noise of 0.01 leaves three quarters of it.
    #[test]
    fn what_noise_could_have_made_is_not_believed() {
        let values = [0.8, 1.2, 0.8, 1.2];
        assert!((keep(&values, &[1.0; 4], 0.01) - 0.75).abs() < 1e-12);
        assert!(keep(&values, &[1.0; 4], 0.05).abs() < 1e-12);
        assert!((keep(&values, &[1.0; 4], 0.0) - 1.0).abs() < 1e-12);
    }

    /// Weights 1, 2, 3, 2, 1: squares 19 over 81; the rest keeps 1 − 6/9 + 19/81.
    #[test]
    fn the_kernel_takes_noise_away() {
        let (of_smooth, of_rest) = kernel_noise();
        assert!((of_smooth - 19.0 / 81.0).abs() < 1e-12);
        assert!((of_rest - 46.0 / 81.0).abs() < 1e-12);
    }

    #[test]
    fn a_closed_weekday_has_no_index_and_the_mean_stays_one() {
        let mut sums = Sums::<7>::default();
        for weekday in 0..7 {
            sums.add(weekday, 1.0, if weekday < 5 { 2.0 } else { 0.0 }, 1.0);
        }
        let index = sums.weekdays(0.0, [true, true, true, true, true, false, false]);
        assert!((index[0] - 1.4).abs() < 1e-12 && index[6].abs() < 1e-12, "{index:?}");
    }
}
