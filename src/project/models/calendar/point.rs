//! The expected amount of each day ahead, of a series that is never negative.

use super::components::Components;
use super::dates::{self, Day};
use super::fit::Fit;
use super::holidays;
use super::level;
use crate::project::quantize::float_count;

/// Days of a weekday that are asked whether it is closed: a year.
const ASKED: usize = 52;
/// Paying days in a whole year of them that do not open a weekday.
const EXCEPTIONS: usize = 1;
/// A silence less likely than this is no chance.
const CHANCE: f64 = 0.05;
/// Days after which what outliers add counts half.
const OUTLIER_HALF_LIFE: f64 = 365.0;

/// A point forecast and what stands behind it.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// The expected amount of each day ahead.
    pub(super) mean: Vec<f64>,
    /// Standard deviation of one day about its fit, as a share of the fit.
    pub(super) spread: f64,
    /// Root mean square of the same, outliers and all.
    pub(super) roughness: f64,
    /// Level and indices.
    pub(super) components: Components,
}

/// Forecasts the days after `values`; `days` are the facts of history and of the days ahead.
pub(super) fn point(days: &[Day], values: &[f64]) -> Point {
    let open = open_weekdays(days, values);
    let (fit, cells, by_business_day) = best_fit(days, values, open);
    let (past, ahead) = days.split_at(values.len());
    let factors: Vec<f64> =
        days.iter().zip(&cells).map(|(day, cell)| fit.factor(day, *cell)).collect();
    let outlook = level::outlook(&weekly_levels(&fit.kept, &factors), ahead.len().div_ceil(7));
    let outliers = outlier_share(past, values, &fit.kept);
    let holidays = holidays::factors(&fit, days, &cells, values, ahead);
    let mean = (0..ahead.len())
        .map(|step| {
            outlook.weeks[step / 7] * outliers * factors[values.len() + step] * holidays[step]
        })
        .collect();
    let components = Components::new(&fit, past, &cells, &outlook, by_business_day);
    Point { mean, spread: fit.spread, roughness: fit.roughness, components }
}

/// The fit by day of month, or by business day of the month where that fits better.
fn best_fit(days: &[Day], values: &[f64], open: [bool; 7]) -> (Fit, Vec<usize>, bool) {
    let cells = dates::month_cells(days);
    let fit = Fit::new(days, &cells, values, open);
    if open == [true; 7] {
        return (fit, cells, false);
    }
    let business = dates::business_cells(days, open);
    let other = Fit::new(days, &business, values, open);
    if other.spread < fit.spread { (other, business, true) } else { (fit, cells, false) }
}

/// Weekdays on which amounts fall; all of them where none does. A silent weekday is closed where
/// the silence of the other weekdays makes its own too long for chance.
fn open_weekdays(days: &[Day], values: &[f64]) -> [bool; 7] {
    let (mut asked, mut paid) = ([0; 7], [0; 7]);
    for (day, value) in days[..values.len()].iter().zip(values).rev() {
        if asked[day.weekday] < ASKED {
            asked[day.weekday] += 1;
            paid[day.weekday] += usize::from(*value > 0.0);
        }
    }
    let (all_asked, all_paid) = (asked.iter().sum::<usize>(), paid.iter().sum::<usize>());
    let open = std::array::from_fn(|weekday| {
        let others = float_count(all_asked - asked[weekday]);
        let silent = others - float_count(all_paid - paid[weekday]);
        // One more silent day than seen, of two more days: Laplace's rule of succession.
        let chance = libm::pow((silent + 1.0) / (others + 2.0), float_count(asked[weekday]));
        let exceptions = if asked[weekday] == ASKED { EXCEPTIONS } else { 0 };
        paid[weekday] > exceptions || chance > CHANCE
    });
    if open == [false; 7] { [true; 7] } else { open }
}

/// The level of each 7-day block counted back from the end.
fn weekly_levels(kept: &[f64], factors: &[f64]) -> Vec<f64> {
    let skipped = if kept.len() >= 7 { kept.len() % 7 } else { 0 };
    let blocks = kept[skipped..].chunks(7).zip(factors[skipped..].chunks(7));
    blocks
        .map(|(amounts, factors)| {
            let expected: f64 = factors[..amounts.len()].iter().sum();
            if expected > 0.0 { amounts.iter().sum::<f64>() / expected } else { 0.0 }
        })
        .collect()
}

/// What cut outliers add to the level on ordinary days, recent ones first: the forecast is of the
/// mean, so that totals stay whole.
fn outlier_share(past: &[Day], values: &[f64], kept: &[f64]) -> f64 {
    let fade = libm::exp2(-1.0 / OUTLIER_HALF_LIFE);
    let (mut weight, mut all, mut cut) = (1.0, 0.0, 0.0);
    for index in (0..values.len()).rev() {
        if !holidays::is_holiday(&past[index]) {
            all += weight * values[index];
            cut += weight * kept[index];
        }
        weight *= fade;
    }
    if cut > 0.0 { all / cut } else { 1.0 }
}
