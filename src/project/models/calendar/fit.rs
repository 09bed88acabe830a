//! History as level × weekday × day of month, fitted by turns.

use super::dates::{CELLS, Day};
use super::index::Sums;
use crate::project::quantize::float_count;

/// Days on either side of a day in its local level.
const LEVEL_REACH: usize = 28;
/// Days after which an old weekday counts half.
const WEEKDAY_HALF_LIFE: f64 = 300.0;
/// Amounts further from the fit than this many spreads are cut to that distance.
const CUT: f64 = 2.0;
/// Days of history from which a day-of-month index is fitted: three sights of each day.
pub(super) const LEAST_DAYS_FOR_CELLS: usize = 91;
/// Amounts this near to the fit, as a share of it, are never cut: rare days would else hold back
/// the fit that they belong to.
const ALIKE: f64 = 0.01;
/// Rounds of fitting at most; indices have settled long before on anything but spikes.
const ROUNDS: usize = 12;
/// Fitting stops when no index moves by more than this.
const SETTLED: f64 = 1e-9;
/// The first rounds see every amount as it is: what is regular must not count as an outlier.
const UNCUT_ROUNDS: usize = 2;
/// Mean absolute deviation to standard deviation of a normal variable: √(π/2).
const NORMAL_SPREAD: f64 = 1.2533;

/// A multiplicative fit of amounts that are never negative.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// Index of Monday to Sunday, mean 1.
    pub(super) weekday: [f64; 7],
    /// Index of the day-of-month cells, mean 1.
    pub(super) cell: [f64; CELLS],
    /// Local level of each day: the amount of an average day around it.
    pub(super) level: Vec<f64>,
    /// Amounts with outliers cut.
    pub(super) kept: Vec<f64>,
    /// Standard deviation of a day's amount about its fit, as a share of the fit.
    pub(super) spread: f64,
    /// Root mean square of a day's distance from its fit, outliers and all, as a share of the mean
    /// fit.
    pub(super) roughness: f64,
}

impl Fit {
    /// Fits `values`, whose days' facts and cells are the first of `days` and `cells`. The index
    /// of a weekday that is not `open` is 0.
    pub(super) fn new(days: &[Day], cells: &[usize], values: &[f64], open: [bool; 7]) -> Self {
        let mut fit = Self {
            weekday: [1.0; 7],
            cell: [1.0; CELLS],
            level: vec![0.0; values.len()],
            kept: values.to_vec(),
            spread: 0.0,
            roughness: 0.0,
        };
        for round in 0..ROUNDS {
            let before = (fit.weekday, fit.cell);
            fit.update_level(days, cells);
            fit.update_weekdays(days, cells, open);
            if values.len() >= LEAST_DAYS_FOR_CELLS {
                fit.update_cells(days, cells);
            }
            fit.update_spread(days, cells, values);
            if round >= UNCUT_ROUNDS {
                fit.cut(days, cells, values);
                if fit.moved(&before) < SETTLED {
                    break;
                }
            }
        }
        fit
    }

    /// Level-free expectation of a day.
    pub(super) fn factor(&self, day: &Day, cell: usize) -> f64 {
        self.weekday[day.weekday] * self.cell[cell]
    }

    /// The fitted amount of day `index` of history.
    pub(super) fn fitted(&self, days: &[Day], cells: &[usize], index: usize) -> f64 {
        self.level[index] * self.factor(&days[index], cells[index])
    }

    fn update_level(&mut self, days: &[Day], cells: &[usize]) {
        let count = self.kept.len();
        let (mut amounts, mut factors) = (vec![0.0; count + 1], vec![0.0; count + 1]);
        for index in 0..count {
            amounts[index + 1] = amounts[index] + self.kept[index];
            factors[index + 1] = factors[index] + self.factor(&days[index], cells[index]);
        }
        for (index, level) in self.level.iter_mut().enumerate() {
            let from = index.saturating_sub(LEVEL_REACH);
            let end = (index + LEVEL_REACH + 1).min(count);
            let factor = factors[end] - factors[from];
            *level = if factor > 1e-9 { (amounts[end] - amounts[from]) / factor } else { 0.0 };
        }
    }

    fn update_weekdays(&mut self, days: &[Day], cells: &[usize], open: [bool; 7]) {
        let mut sums = Sums::<7>::default();
        let mut weight = 1.0;
        let fade = libm::exp2(-1.0 / WEEKDAY_HALF_LIFE);
        for index in (0..self.kept.len()).rev() {
            let expected = self.level[index] * self.cell[cells[index]];
            sums.add(days[index].weekday, weight, self.kept[index], expected);
            weight *= fade;
        }
        self.weekday = sums.weekdays(self.spread, open);
    }

    fn update_cells(&mut self, days: &[Day], cells: &[usize]) {
        let mut sums = Sums::<CELLS>::default();
        for index in 0..self.kept.len() {
            let expected = self.level[index] * self.weekday[days[index].weekday];
            sums.add(cells[index], 1.0, self.kept[index], expected);
        }
        self.cell = sums.days_of_month(self.spread);
    }

    fn update_spread(&mut self, days: &[Day], cells: &[usize], values: &[f64]) {
        let (mut error, mut squares, mut total) = (0.0, 0.0, 0.0);
        for (index, value) in values.iter().enumerate() {
            let fitted = self.fitted(days, cells, index);
            // One day many times its size must not hide behind the spread that it makes.
            error += (value - fitted).abs().min(3.0 * fitted);
            squares += (value - fitted) * (value - fitted);
            total += fitted;
        }
        let free = float_count(values.len()) / (float_count(values.len()) - 7.0).max(2.0);
        if total > 0.0 {
            self.spread = libm::sqrt(free) * NORMAL_SPREAD * error / total;
            self.roughness = libm::sqrt(free * squares * float_count(values.len())) / total;
        }
    }

    fn cut(&mut self, days: &[Day], cells: &[usize], values: &[f64]) {
        let reach = (CUT * self.spread).max(ALIKE);
        for (index, value) in values.iter().enumerate() {
            let fitted = self.fitted(days, cells, index);
            self.kept[index] = value.clamp(fitted * (1.0 - reach).max(0.0), fitted * (1.0 + reach));
        }
    }

    fn moved(&self, before: &([f64; 7], [f64; CELLS])) -> f64 {
        let weekdays = self.weekday.iter().zip(&before.0);
        let cells = self.cell.iter().zip(&before.1);
        weekdays.chain(cells).fold(0.0, |most, (now, then)| (now - then).abs().max(most))
    }
}
