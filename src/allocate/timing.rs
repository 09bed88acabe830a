//! Limits on spend inside a period, where the plan's own days would break an inner low.

use std::ops::Range;

use super::plan::{Plan, coins};

/// Up to and including `day`, no more than `amount` of the period's spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) period: usize,
    /// Index of the day.
    pub(super) day: usize,
    /// Coins of this period's amount.
    pub(super) amount: i64,
    /// Coins left for the rest of the period.
    pub(super) rest: i64,
}

/// The cumulative spend of `planned`, with the days of some periods slowed so that it never
/// passes `room`; and the limits that say so. `splits` is how often a period may be split: once
/// for one limit, with more until it fits.
pub(super) fn paced(
    plan: &Plan,
    planned: &[i64],
    room: &[i64],
    splits: &[u32],
) -> (Vec<i64>, Vec<Limit>) {
    let mut curve = planned.to_vec();
    let mut limits = Vec::new();
    for (period, days) in plan.periods.iter().enumerate() {
        if days.is_empty() || splits[period] == 0 {
            continue;
        }
        let before = days.start.checked_sub(1).map_or(0, |last| planned[last]);
        let mut found = Vec::new();
        slow(&mut curve, room, before, days.clone(), splits[period], &mut found);
        let end = planned[days.end - 1];
        limits.extend(found.into_iter().map(|day| Limit {
            period,
            day,
            amount: curve[day] - before,
            rest: end - curve[day],
        }));
    }
    (curve, limits)
}

/// Splits at the day that overshoots most, and each side again. The last day of `days` is inside
/// its room already.
fn slow(
    curve: &mut [i64],
    room: &[i64],
    before: i64,
    days: Range<usize>,
    splits: u32,
    found: &mut Vec<usize>,
) {
    let overshoot = |day: usize| curve[day] - room[day];
    let Some(worst) = days.clone().max_by_key(|&day| overshoot(day)) else {
        return;
    };
    if splits == 0 || overshoot(worst) <= 0 || worst + 1 == days.end {
        return;
    }
    let (old, new, end) = (curve[worst], room[worst].max(before), curve[days.end - 1]);
    for spent in &mut curve[days.start..=worst] {
        *spent = scaled(*spent, (before, old), (before, new));
    }
    for day in worst + 1..days.end {
        curve[day] = if end > old {
            scaled(curve[day], (old, end), (new, end))
        } else {
            // The plan pays all of it by the worst day: the rest follows on the day after.
            room[day].min(end)
        };
    }
    slow(curve, room, before, days.start..worst + 1, splits - 1, found);
    found.push(worst);
    slow(curve, room, new, worst + 1..days.end, splits - 1, found);
}

/// Moves a value from one span to another, rounding down.
fn scaled(value: i64, from: (i64, i64), to: (i64, i64)) -> i64 {
    let (width, part) = (i128::from(from.1 - from.0), i128::from(value - from.0));
    to.0 + coins(part * i128::from(to.1 - to.0) / width.max(1))
}
