//! Level and indices of a daily series, with their strengths, for a reader.

use super::dates::{CELLS, Day};
use super::fit::Fit;
use super::level::Outlook;
use super::month_of_year;
use crate::project::quantize::float_count;

/// An index with mean 1, and how much of what the other components leave it explains.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonIndex {
    /// One value for each weekday (Monday first), day-of-month cell or calendar month.
    pub index: Vec<f64>,
    /// 1 − variance of the remainder / variance of the remainder and this index together, at
    /// least 0 (Wang, Smith and Hyndman 2006, Characteristic-based clustering for time series).
    pub strength: f64,
}

/// What a forecast of one direction (amounts that are never negative) is made of: an amount is
/// level × weekday × day of month, the level moving through the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// The amount of an average day now, in the unit of the series.
    pub level: f64,
    /// The amount of an average day in each week ahead.
    pub level_ahead: Vec<f64>,
    /// Change of the level by the end of the horizon, as a share of it.
    pub trend: f64,
    /// Share of last year's movement over the same weeks that is expected again; 0 where history
    /// is too short to ask last year.
    pub last_year: f64,
    /// Monday to Sunday.
    pub weekday: SeasonIndex,
    /// Days 1 to 28, then the last day of the month, the one before, and the third-last.
    pub day_of_month: SeasonIndex,
    /// Whether the days of `day_of_month` are counted on open weekdays only.
    pub by_business_day: bool,
    /// January to December, where two years or nearly so show one.
    pub month_of_year: Option<SeasonIndex>,
}

impl Components {
    pub(super) fn new(
        fit: &Fit,
        past: &[Day],
        cells: &[usize],
        outlook: &Outlook,
        by_business_day: bool,
    ) -> Self {
        let last = outlook.weeks.last().copied().unwrap_or(outlook.recent);
        let strengths = Strengths::new(fit, past, cells);
        Self {
            level: outlook.recent,
            level_ahead: outlook.weeks.clone(),
            trend: if outlook.recent > 0.0 { last / outlook.recent - 1.0 } else { 0.0 },
            last_year: outlook.last_year,
            weekday: SeasonIndex { index: fit.weekday.to_vec(), strength: strengths.weekday },
            day_of_month: SeasonIndex { index: fit.cell.to_vec(), strength: strengths.cell },
            by_business_day,
            month_of_year: month_of_year::index(fit, past, cells),
        }
    }

    /// The components in another unit.
    pub(super) fn scaled(mut self, unit: f64) -> Self {
        self.level *= unit;
        for level in &mut self.level_ahead {
            *level *= unit;
        }
        self
    }

    /// The index of a day of month: `number` from 1, `left` days that follow in its month (both
    /// counted on open weekdays where `by_business_day` holds).
    pub fn day_index(&self, number: usize, left: usize) -> f64 {
        let cell = if left < 3 { CELLS - 3 + left } else { number.clamp(1, CELLS - 3) - 1 };
        self.day_of_month.index[cell]
    }
}

struct Strengths {
    weekday: f64,
    cell: f64,
}

impl Strengths {
    fn new(fit: &Fit, past: &[Day], cells: &[usize]) -> Self {
        let remainder = |index: usize| fit.kept[index] - fit.fitted(past, cells, index);
        let with = |index: usize, share: f64| fit.kept[index] - fit.level[index] * share;
        let count = fit.kept.len();
        let rest = variance((0..count).map(remainder));
        let of_weekday = (0..count).map(|index| with(index, fit.cell[cells[index]]));
        let of_cell = (0..count).map(|index| with(index, fit.weekday[past[index].weekday]));
        Self {
            weekday: strength(rest, variance(of_weekday)),
            cell: strength(rest, variance(of_cell)),
        }
    }
}

/// The share of `together` that `rest` is not.
pub(super) fn strength(rest: f64, together: f64) -> f64 {
    if together > 0.0 { (1.0 - rest / together).clamp(0.0, 1.0) } else { 0.0 }
}

fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = float_count(values.clone().count().max(1));
    let mean = values.clone().sum::<f64>() / count;
    values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count
}
