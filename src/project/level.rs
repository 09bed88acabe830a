//! The level of a long line from the pool of models: the few lines that carry most of the variance
//! are worth more than a run rate once there are two years of them.

use super::day_table::DayTable;
use super::history::Event;
use super::models::{JUDGED, Scale, pooled};
use super::point::LinePoint;
use super::quantize::{float, float_count};
use super::run_rate::RunRate;
use super::season::Season;

/// Days of a step: whole weeks, so that weekdays do not matter, and about a month.
const BLOCK: i32 = 28;
/// Fewest steps: two years, as for seasonal models (DESIGN §7).
const LEAST_BLOCKS: usize = 26;
/// Lines that get the pool at each origin, by variance.
const MOST_LINES: usize = 4;
/// Steps ahead whose mean is the level: 13 weeks and a little more.
const AHEAD: usize = 4;

/// Which lines are worth the pool: those of the largest variance, by index.
pub(super) fn worth_the_pool(lines: &[LinePoint]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..lines.len()).filter(|line| lines[*line].rate.variance > 0.0).collect();
    order
        .sort_by(|a, b| lines[*b].rate.variance.total_cmp(&lines[*a].rate.variance).then(a.cmp(b)));
    order.truncate(MOST_LINES);
    order
}

/// Joins the pool's level with the mean week, where history is long enough. `rest` is
/// what the line's recurring items do not explain.
pub(super) fn set_level(days: &DayTable, rest: &[Event], origin: i32, rate: &mut RunRate) {
    let blocks = blocks(days, rest, rate.season.as_ref(), origin);
    if rate.stopped || blocks.len() < LEAST_BLOCKS {
        return;
    }
    let sign = if blocks.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    let sizes: Vec<f64> = blocks.iter().map(|block| sign * block).collect();
    let scale = Scale::of(&sizes);
    let scaled: Vec<f64> = sizes.iter().map(|size| scale.of_value(*size)).collect();
    let made = pooled(&scaled, 1, AHEAD, JUDGED);
    let ahead: f64 = made.ahead.iter().map(|value| scale.value(*value)).sum();
    let weekly = sign * ahead / float_count(AHEAD) * 7.0 / f64::from(BLOCK);
    if weekly.is_finite() {
        rate.join_pool(weekly, made.weights);
    }
}

/// Sums of whole blocks counted back from `origin`, oldest first, without season.
fn blocks(days: &DayTable, rest: &[Event], season: Option<&Season>, origin: i32) -> Vec<f64> {
    let count = rest.first().map_or(0, |first| (origin - first.day + 1) / BLOCK);
    let mut blocks = vec![0.0; usize::try_from(count).unwrap_or(0)];
    for event in rest.iter().rev() {
        let back = usize::try_from((origin - event.day) / BLOCK).unwrap_or(usize::MAX);
        let Some(sum) = blocks.get_mut(back) else {
            break;
        };
        let index = season.map_or(1.0, |season| season[days.month_of_year(event.day)]);
        *sum += float(event.coins) / index;
    }
    blocks.reverse();
    blocks
}
