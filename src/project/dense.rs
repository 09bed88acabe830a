//! Lines that pay on most days (tills, card payouts): what the calendar model expects of them.

use super::day_table::DayTable;
use super::history::Event;
use super::models::calendar::daily_mean;
use super::quantize::float;

/// Days looked back at: half a year.
const LOOK_BACK: i32 = 182;
/// Fewest paying days among them: half.
const LEAST_DAYS: usize = 91;

/// Has the remainder of a line come on at least every other day of the last half year? On fewer the
/// calendar model is no better than a run rate (measured on the ledgers of docs/method.md).
pub(super) fn pays_on_most_days(rest: &[Event], origin: i32) -> bool {
    let Some(first) = rest.first() else { return false };
    let recent = rest.len() - rest.partition_point(|event| event.day <= origin - LOOK_BACK);
    first.day <= origin - LOOK_BACK && recent >= LEAST_DAYS
}

/// Coins that the calendar model expects of each of `count` days after `origin`.
pub(super) fn path(days: &DayTable, rest: &[Event], origin: i32, count: usize) -> Vec<f64> {
    let first = rest.first().map_or(origin, |event| event.day);
    let mut values = vec![0.0; usize::try_from(origin - first + 1).unwrap_or(0)];
    for event in rest {
        if let Some(value) = usize::try_from(event.day - first).ok().and_then(|d| values.get_mut(d))
        {
            *value += float(event.coins);
        }
    }
    daily_mean(days.date(first), &values, count)
}
