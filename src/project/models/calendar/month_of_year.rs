//! The month-of-year index of a daily series whose weekdays and days of month are out.

use super::components::SeasonIndex;
use super::dates::Day;
use super::fit::Fit;
use crate::project::quantize::float_count;

/// Months needed before a season is looked for: about two years.
const LEAST_MONTHS: usize = 23;
/// Days of a month that make it count.
const LEAST_DAYS: usize = 18;

/// One month of history.
#[derive(Debug, Clone, Copy)]
struct Month {
    /// 0 is January.
    of_year: usize,
    /// The amount of an average day.
    level: f64,
}

/// The index, where history holds two years or nearly so and the same month is alike from year to
/// year: ratio to half the linear trend (with two years a season looks like a trend), averaged by
/// calendar month, shrunk towards 1 by 1 − 1/F.
pub(super) fn index(fit: &Fit, past: &[Day], cells: &[usize]) -> Option<SeasonIndex> {
    let months = months(fit, past, cells);
    let ratios = ratios_to_trend(&months)?;
    let mut groups: [Vec<f64>; 12] = Default::default();
    for (month, ratio) in months.iter().zip(&ratios) {
        groups[month.of_year].push(*ratio);
    }
    if groups.iter().any(Vec::is_empty) {
        return None;
    }
    let means = groups.each_ref().map(|group| mean(group));
    let keep = believable(&groups, &means);
    if keep <= 0.0 {
        return None;
    }
    let all = mean(&means);
    let index = means.iter().map(|value| 1.0 + keep * (value / all - 1.0)).collect();
    Some(SeasonIndex { index, strength: keep })
}

fn months(fit: &Fit, past: &[Day], cells: &[usize]) -> Vec<Month> {
    let mut months = Vec::new();
    let mut start = 0;
    while start < fit.kept.len() {
        let end = (start + past[start].left + 1).min(fit.kept.len());
        let factors: f64 = (start..end).map(|day| fit.factor(&past[day], cells[day])).sum();
        if end - start >= LEAST_DAYS && factors > 0.0 {
            let amount: f64 = fit.kept[start..end].iter().sum();
            months.push(Month { of_year: past[start].month, level: amount / factors });
        }
        start = end;
    }
    months
}

fn ratios_to_trend(months: &[Month]) -> Option<Vec<f64>> {
    let count = float_count(months.len());
    let middle = (count - 1.0) / 2.0;
    let level = months.iter().map(|month| month.level).sum::<f64>() / count;
    if months.len() < LEAST_MONTHS || level <= 0.0 {
        return None;
    }
    let offsets = || (0..months.len()).map(|index| float_count(index) - middle);
    let over: f64 = offsets().zip(months).map(|(x, month)| x * (month.level - level)).sum();
    let under: f64 = offsets().map(|x| x * x).sum();
    let slope = 0.5 * over / under;
    let trend = |x: f64| (level + slope * x).max(0.2 * level);
    Some(offsets().zip(months).map(|(x, month)| month.level / trend(x)).collect())
}

/// James–Stein shrinkage with a pooled variance (Miller and Williams 2003, Shrinkage estimators of
/// time series seasonal factors).
fn believable(groups: &[Vec<f64>; 12], means: &[f64; 12]) -> f64 {
    let squares = |value: f64, around: f64| (value - around) * (value - around);
    let all = mean(means);
    let (mut within, mut between, mut count) = (0.0, 0.0, 0);
    for (group, middle) in groups.iter().zip(means) {
        within += group.iter().map(|ratio| squares(*ratio, *middle)).sum::<f64>();
        between += float_count(group.len()) * squares(*middle, all);
        count += group.len();
    }
    let (within, between) = (within / float_count(count.saturating_sub(12).max(1)), between / 11.0);
    if between > 0.0 { (1.0 - within / between).clamp(0.0, 1.0) } else { 0.0 }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / float_count(values.len().max(1))
}
