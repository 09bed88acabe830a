//! Is this series of payments regular? Fits a cadence to events, robust to drift, missed and
//! doubled payments (DESIGN §7, recurring items).

use super::cadence::Cadence;
use super::day_table::DayTable;
use super::history::Event;
use crate::domain::Shift;

/// After so many slots without a payment an older run is another run.
const RUN_BREAK: i32 = 3;
/// Share of expected days that must have been paid.
const LEAST_HIT_SHARE: f64 = 0.7;
/// Share of payments that must stand on expected days.
const LEAST_EXPLAINED: f64 = 0.7;
/// Days around one day of the month within which a monthly item's payments stand.
const CLUSTER_DAYS: i32 = 6;
/// Expected days missed before an item counts as stopped.
pub(super) const STOPPED_AFTER: u32 = 2;
/// Payments since then beside its days from which it has another rhythm instead: rents on the 1st
/// and the 15th are no two-weekly rent that stopped, and a rent that moved from the 1st to the 15th
/// has not.
pub(super) const GONE_ON: usize = 2;
/// Events looked at when the anchor is chosen.
const ANCHOR_EVENTS: usize = 12;

/// A cadence that fits, and how well.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rhythm {
    /// The rule.
    pub(super) cadence: Cadence,
    /// Indexes of the events on expected days, in order.
    pub(super) matched: Vec<usize>,
    /// Expected days paid in the current run.
    pub(super) hits: u32,
    /// Expected days in the current run, misses since the last payment included.
    pub(super) slots: u32,
    /// The slot of the last payment.
    pub(super) last_slot: i32,
    /// Expected days missed since the last payment.
    pub(super) missed: u32,
}

/// Finds the cadence of `events` (in order, none after `origin`), if there is one.
pub(super) fn find(days: &DayTable, events: &[Event], origin: i32) -> Option<Rhythm> {
    candidates(days, events)
        .into_iter()
        .filter_map(|cadence| judge(days, events, origin, cadence))
        .max_by(|a, b| {
            let share = |r: &Rhythm| f64::from(r.hits) / f64::from(r.slots.max(1));
            a.matched.len().cmp(&b.matched.len()).then(share(a).total_cmp(&share(b)))
        })
}

/// The cadences whose step is near the usual gap between events.
fn candidates(days: &DayTable, events: &[Event]) -> Vec<Cadence> {
    let recent = &events[events.len().saturating_sub(ANCHOR_EVENTS + 1)..];
    let mut gaps: Vec<i32> = recent.windows(2).map(|w| w[1].day - w[0].day).collect();
    if gaps.is_empty() {
        return Vec::new();
    }
    gaps.sort_unstable();
    let gap = gaps[gaps.len() / 2];
    match gap {
        6..=8 => vec![best_phase(events, 7)],
        12..=16 => vec![best_phase(events, 14)],
        27..=29 => {
            let monthly = best_anchor(days, events, 1);
            monthly.into_iter().chain([best_phase(events, 28)]).collect()
        }
        24..=37 => best_anchor(days, events, 1).into_iter().collect(),
        80..=102 => best_anchor(days, events, 3).into_iter().collect(),
        345..=385 => best_anchor(days, events, 12).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn recent(events: &[Event]) -> &[Event] {
    &events[events.len().saturating_sub(ANCHOR_EVENTS)..]
}

/// The phase that most recent events stand nearest to; later events break ties.
fn best_phase(events: &[Event], step: i32) -> Cadence {
    let recent = recent(events);
    let tolerance = Cadence::Days { step, phase: 0 }.tolerance();
    let cost = |phase: i32| -> i32 {
        recent
            .iter()
            .map(|event| {
                let off = (event.day - phase).rem_euclid(step);
                off.min(step - off).min(tolerance + 1)
            })
            .sum()
    };
    let phase = recent
        .iter()
        .rev()
        .map(|event| event.day.rem_euclid(step))
        .min_by_key(|phase| cost(*phase))
        .unwrap_or(0);
    Cadence::Days { step, phase }
}

/// The day of month, weekend shift and month phase that recent events stand nearest to.
fn best_anchor(days: &DayTable, events: &[Event], step: i32) -> Option<Cadence> {
    let recent = recent(events);
    if step == 1 && !clusters(days, recent) {
        return None;
    }
    let mut anchors: Vec<i32> = recent.iter().map(|event| days.day_of_month(event.day)).collect();
    anchors.sort_unstable();
    anchors.dedup();
    // A run of early days of the month may be last month's end pushed over a weekend, and a run
    // of late days may be the month's end.
    if anchors.iter().any(|day| *day >= 28 || *day <= 3) && !anchors.contains(&31) {
        anchors.push(31);
    }
    let mut phases: Vec<i32> = recent
        .iter()
        .map(|event| i32::try_from(days.month(event.day)).unwrap_or(0) % step)
        .collect();
    phases.sort_unstable();
    phases.dedup();
    let shifts = [Shift::None, Shift::NextBusinessDay, Shift::PreviousBusinessDay];
    let mut best = (i32::MAX, Cadence::Days { step: 7, phase: 0 });
    for anchor in anchors {
        for shift in shifts {
            for phase in &phases {
                let cadence = Cadence::Months { step, phase: *phase, anchor, shift };
                let cost = anchor_cost(days, recent, cadence, best.0);
                if cost < best.0 {
                    best = (cost, cadence);
                }
            }
        }
    }
    Some(best.1)
}

/// Do most events stand within a few days of one day of the month? A cheap test that spares the
/// search for an anchor where there is none.
fn clusters(days: &DayTable, recent: &[Event]) -> bool {
    let doms: Vec<i32> = recent.iter().map(|event| days.day_of_month(event.day)).collect();
    doms.iter().any(|centre| {
        let near = doms
            .iter()
            .filter(|dom| {
                let off = (*dom - centre).abs();
                off.min(30 - off) <= CLUSTER_DAYS
            })
            .count();
        near * 3 >= doms.len() * 2
    })
}

/// Days by which recent events miss the rule, each capped; given up beyond `bound`.
fn anchor_cost(days: &DayTable, recent: &[Event], cadence: Cadence, bound: i32) -> i32 {
    let cap = cadence.tolerance() + 1;
    let mut cost = 0;
    for event in recent {
        let slot = cadence.nearest_slot(days, event.day);
        let off = cadence.day(days, slot).map_or(cap, |expected| (expected - event.day).abs());
        cost += off.min(cap);
        if cost >= bound {
            break;
        }
    }
    cost
}

/// One event on one slot.
#[derive(Debug, Clone, Copy)]
struct Match {
    slot: i32,
    event: usize,
    off: i32,
}

/// The nearest event of each slot, within tolerance.
fn matches(days: &DayTable, events: &[Event], cadence: Cadence) -> Vec<Match> {
    let mut made: Vec<Match> = Vec::with_capacity(events.len());
    for (index, event) in events.iter().enumerate() {
        let slot = cadence.nearest_slot(days, event.day);
        let Some(expected) = cadence.day(days, slot) else {
            continue;
        };
        let off = (expected - event.day).abs();
        if off > cadence.tolerance() {
            continue;
        }
        let found = Match { slot, event: index, off };
        match made.last_mut() {
            Some(held) if held.slot == slot => {
                if off < held.off {
                    *held = found;
                }
            }
            _ => made.push(found),
        }
    }
    made
}

/// Accepts or refuses a cadence on its current run.
fn judge(days: &DayTable, events: &[Event], origin: i32, cadence: Cadence) -> Option<Rhythm> {
    let all = matches(days, events, cadence);
    let last = *all.last()?;
    let start = all
        .windows(2)
        .rposition(|pair| pair[1].slot - pair[0].slot > RUN_BREAK)
        .map_or(0, |index| index + 1);
    let run = &all[start..];
    let hits = count(run.len());
    let first_judged = run[0].slot.max(last.slot - cadence.judged_slots() + 1);
    let judged: Vec<&Match> = run.iter().filter(|m| m.slot >= first_judged).collect();
    let judged_slots = f64::from(last.slot - first_judged + 1);
    let share = f64::from(count(judged.len())) / judged_slots;
    let events_judged = last.event - judged[0].event + 1;
    let after = events.len() - 1 - last.event;
    let explained = f64::from(count(judged.len())) / f64::from(count(events_judged + after));
    let off: i32 = judged.iter().map(|m| m.off).sum();
    let mean_off = f64::from(off) / f64::from(count(judged.len()));
    let fits = hits >= cadence.least_seen()
        && share >= LEAST_HIT_SHARE
        && explained >= LEAST_EXPLAINED
        && mean_off <= f64::from(cadence.tolerance()) * 0.5
        && amount_spread(events, &judged) <= cadence.loosest_amount();
    let missed = missed_since(days, cadence, last.slot, origin);
    let has_gone_on = missed >= STOPPED_AFTER && after >= GONE_ON;
    (fits && !has_gone_on).then(|| {
        let span = u32::try_from(last.slot - run[0].slot + 1).unwrap_or(0);
        Rhythm {
            cadence,
            matched: run.iter().map(|m| m.event).collect(),
            hits,
            slots: span + missed,
            last_slot: last.slot,
            missed,
        }
    })
}

fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// Expected days since `slot` whose tolerance has run out by `origin`.
fn missed_since(days: &DayTable, cadence: Cadence, slot: i32, origin: i32) -> u32 {
    let missed = (slot + 1..)
        .map_while(|next| cadence.day(days, next))
        .take_while(|expected| expected + cadence.tolerance() <= origin)
        .count();
    count(missed)
}

/// Median distance from the median, as a share of it. Infinite where signs differ.
fn amount_spread(events: &[Event], judged: &[&Match]) -> f64 {
    let mut sizes: Vec<i64> = judged.iter().map(|m| events[m.event].coins).collect();
    if sizes.iter().any(|size| size.signum() != sizes[0].signum()) {
        return f64::INFINITY;
    }
    sizes.sort_unstable();
    let middle = sizes[sizes.len() / 2];
    let mut off: Vec<u64> = sizes.iter().map(|size| size.abs_diff(middle)).collect();
    off.sort_unstable();
    super::quantize::float(off[off.len() / 2].cast_signed())
        / super::quantize::float(middle.abs().max(1))
}
