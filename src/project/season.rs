//! Month-of-year index of a line: ratio to trend, shrunk towards 1.

use super::day_table::DayTable;
use super::history::Event;
use super::quantize::{float, float_count};

/// Calendar months needed before a season is looked for: about two years.
const LEAST_MONTHS: usize = 23;
/// Share of a month's days that history must hold for the month to count.
const LEAST_COVERAGE: f64 = 0.6;

/// An index per calendar month; mean 1.
pub(super) type Season = [f64; 12];

/// The seasonal index of `events` up to `origin`, where two years or more show one.
///
/// Ratio of each full month to a linear trend, averaged by calendar month, and shrunk by
/// `1 − 1/F`: F compares how far months differ from each other with how far the same month
/// differs from year to year (James–Stein shrinkage with a pooled variance).
pub(super) fn season(days: &DayTable, events: &[Event], origin: i32) -> Option<Season> {
    season_of(&month_groups(days, events, origin)?)
}

/// The ratios to trend of full months, by calendar month.
pub(super) struct MonthGroups {
    groups: [Vec<f64>; 12],
}

/// How far months differ from each other, and how far one month differs from year to year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MonthSpread {
    /// Mean ratio of each calendar month.
    pub(super) means: [f64; 12],
    /// Years seen of each.
    pub(super) years: [f64; 12],
    /// Mean of the means.
    pub(super) level: f64,
    /// Mean square between months, 11 degrees of freedom.
    pub(super) between: f64,
    /// Mean square within months.
    pub(super) within: f64,
    /// Its degrees of freedom.
    pub(super) freedom: f64,
}

/// The ratios of a line's months to its trend, where two years or more show them.
pub(super) fn month_groups(days: &DayTable, events: &[Event], origin: i32) -> Option<MonthGroups> {
    let totals = month_totals(days, events, origin)?;
    let ratios = ratios_to_trend(&totals)?;
    let first_month = covered_months(days, origin).0;
    let mut groups: [Vec<f64>; 12] = std::array::from_fn(|_| Vec::new());
    for (offset, ratio) in ratios.iter().enumerate() {
        groups[days.month_of_year_at(first_month + offset)].push(*ratio);
    }
    Some(MonthGroups { groups })
}

/// The index that months show; `None` where they differ no more than from year to year.
pub(super) fn season_of(months: &MonthGroups) -> Option<Season> {
    let spread = months.spread();
    let keep = spread.shrinkage();
    if keep <= 0.0 {
        return None;
    }
    let mut index = spread.means.map(|value| (1.0 + keep * (value - 1.0)).max(0.05));
    let level = mean(&index);
    for value in &mut index {
        *value /= level;
    }
    Some(index)
}

/// Months of which most days are history: the first and one past the last.
fn covered_months(days: &DayTable, origin: i32) -> (usize, usize) {
    let last = days.month(origin);
    let most = |month: usize| coverage(days, month, origin) >= LEAST_COVERAGE;
    (usize::from(!most(0)), last + usize::from(most(last)))
}

/// The share of a month's days that history holds.
fn coverage(days: &DayTable, month: usize, origin: i32) -> f64 {
    days.month_span(month).map_or(0.0, |(start, length)| {
        let held = (start + length - 1).min(origin) - start.max(0) + 1;
        f64::from(held.max(0)) / f64::from(length)
    })
}

fn month_totals(days: &DayTable, events: &[Event], origin: i32) -> Option<Vec<f64>> {
    let (first, end) = covered_months(days, origin);
    if end < first + LEAST_MONTHS {
        return None;
    }
    let mut totals = vec![0.0; end - first];
    for event in events {
        let month = days.month(event.day);
        if (first..end).contains(&month) {
            totals[month - first] += float(event.coins).abs();
        }
    }
    for (offset, total) in totals.iter_mut().enumerate() {
        *total /= coverage(days, first + offset, origin);
    }
    // A line that is silent in many months has lumps, not a season.
    let filled = totals.iter().filter(|total| **total > 0.0).count();
    (filled * 5 >= totals.len() * 4).then_some(totals)
}

fn ratios_to_trend(totals: &[f64]) -> Option<Vec<f64>> {
    let count = float_count(totals.len());
    let middle = (count - 1.0) / 2.0;
    let level = mean(totals);
    let (mut over, mut under) = (0.0, 0.0);
    for (index, total) in totals.iter().enumerate() {
        let x = float_count(index) - middle;
        over += x * (total - level);
        under += x * x;
    }
    // Half the slope: with two years a season looks like a trend.
    let slope = 0.5 * over / under;
    (level > 0.0).then(|| {
        totals
            .iter()
            .enumerate()
            .map(|(index, total)| {
                let trend = level + slope * (float_count(index) - middle);
                total / trend.max(0.2 * level)
            })
            .collect()
    })
}

impl MonthGroups {
    /// The analysis of variance of the ratios by calendar month.
    pub(super) fn spread(&self) -> MonthSpread {
        let means = self.groups.each_ref().map(|group| mean(group));
        let years = self.groups.each_ref().map(|group| float_count(group.len()));
        let level = mean(&means);
        let within: f64 = self
            .groups
            .iter()
            .zip(&means)
            .flat_map(|(group, middle)| group.iter().map(move |r| (r - middle) * (r - middle)))
            .sum();
        let between: f64 = means
            .iter()
            .zip(&years)
            .map(|(value, count)| count * (value - level) * (value - level))
            .sum();
        let count: usize = self.groups.iter().map(Vec::len).sum();
        let freedom = float_count(count.saturating_sub(12)).max(1.0);
        MonthSpread {
            means,
            years,
            level,
            between: between / 11.0,
            within: within / freedom,
            freedom,
        }
    }
}

impl MonthSpread {
    fn shrinkage(&self) -> f64 {
        if self.between <= 0.0 {
            return 0.0;
        }
        (1.0 - self.within / self.between).clamp(0.0, 0.95)
    }
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() {
        return 1.0;
    }
    values.iter().sum::<f64>() / float_count(values.len())
}
