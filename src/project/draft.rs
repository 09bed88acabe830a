//! The lines of the base case, in coins: every source in its place, nothing twice.

use std::collections::BTreeMap;

use super::backtest::{estimate_component, recurring_component};
use super::collections::Replaced;
use super::dated::{Standing, replace_recurring, use_up_estimate};
use super::history::{History, LineEvents};
use super::plans::Plans;
use super::point::LinePoint;
use super::quantize::quantize_daily;
use crate::domain::{Basis, LineKey};

/// A line with neither base nor history this recent is not shown.
const SHOWN_DAYS: i32 = 26 * 7;

/// One line of the base case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftLine {
    /// Which line.
    pub(super) key: LineKey,
    /// How it is known.
    pub(super) basis: Basis,
    /// For people.
    pub(super) known_from: String,
    /// Coins by day.
    pub(super) daily: Vec<i64>,
    /// The error component that moves it in the band; `None` for what is certain.
    pub(super) component: Option<usize>,
    /// The most that it can come to over the horizon, where that is known: what is open.
    pub(super) most: Option<i64>,
    /// For a budget line: can it be cut?
    pub(super) discretionary_plan: bool,
}

impl DraftLine {
    /// Coins over the whole horizon.
    pub(super) fn total(&self) -> i64 {
        self.daily.iter().sum()
    }
}

/// Puts all sources together: dated items, plans, recurring items and estimates.
pub(super) fn draft(
    history: &History,
    points: &mut [LinePoint],
    (standing, replaced): (&[Standing<'_>], &mut Replaced),
    plans: &Plans,
    horizon: usize,
) -> Vec<DraftLine> {
    let recurring = replace_recurring(history, points, standing);
    replaced.recurring = recurring.values().sum();
    let mut lines = dated_lines(history, standing, horizon);
    lines.extend(plans.lines.iter().map(|line| DraftLine {
        key: line.key.clone(),
        basis: Basis::Budget,
        known_from: line.known_from.clone(),
        daily: line.daily.clone(),
        component: None,
        most: None,
        discretionary_plan: line.discretionary,
    }));
    for (index, point) in points.iter_mut().enumerate() {
        let line = &history.lines[index];
        let covered = &plans.covered[index];
        // What invoices stand for is known by their run-off.
        let run_off = replaced.knows(&line.key);
        let mut expected = -recurring.get(&line.key).copied().unwrap_or(0);
        for dated in standing.iter().filter(|dated| *dated.item.line == line.key) {
            if run_off && dated.item.basis == Basis::Committed {
                expected = expected.saturating_add(dated.coins);
            } else {
                use_up_estimate(point, usual_gap(history, line), dated.offset, dated.coins);
            }
        }
        replaced.take_out(&line.key, expected, &mut point.estimate);
        clear_covered(history, point, covered);
        lines.extend(recurring_line(history, index, point, horizon));
        lines.extend(estimate_line(history, index, point));
    }
    lines
}

/// Plans win over recurring items and estimates on the days they cover.
fn clear_covered(history: &History, point: &mut LinePoint, covered: &[bool]) {
    let at = |day: i32| usize::try_from(day - history.last - 1).unwrap_or(0);
    point.occurrences.retain(|occurrence| !covered[at(occurrence.day)]);
    for (estimate, covered) in point.estimate.iter_mut().zip(covered) {
        if *covered {
            *estimate = 0.0;
        }
    }
}

/// Median days between payment days over the last year.
fn usual_gap(history: &History, line: &LineEvents) -> i32 {
    let start = history.last - 364;
    let recent = &line.totals[line.totals.partition_point(|event| event.day < start)..];
    let mut gaps: Vec<i32> = recent.windows(2).map(|w| w[1].day - w[0].day).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

fn dated_lines(history: &History, standing: &[Standing<'_>], horizon: usize) -> Vec<DraftLine> {
    let mut grouped: BTreeMap<(&LineKey, Basis), Vec<&Standing<'_>>> = BTreeMap::new();
    for dated in standing {
        if usize::try_from(dated.offset).is_ok_and(|offset| offset < horizon) {
            grouped.entry((&dated.item.line, dated.item.basis)).or_default().push(dated);
        }
    }
    grouped
        .into_iter()
        .map(|((key, basis), items)| {
            let mut daily = vec![0i64; horizon];
            for dated in &items {
                let day = &mut daily[usize::try_from(dated.offset).unwrap_or(0)];
                *day = day.saturating_add(dated.coins);
            }
            DraftLine {
                key: key.clone(),
                basis,
                known_from: dated_known_from(history, &items),
                daily,
                component: None,
                most: None,
                discretionary_plan: false,
            }
        })
        .collect()
}

fn dated_known_from(history: &History, items: &[&Standing<'_>]) -> String {
    let first = items[0];
    let day = history.days.date(history.last + 1 + first.offset).format("%a %-d %b");
    match items {
        [_] => format!("{}, {day}", first.item.known_from),
        _ => format!("{}, {} items, first {day}", first.item.known_from, items.len()),
    }
}

fn recurring_line(
    history: &History,
    index: usize,
    point: &LinePoint,
    horizon: usize,
) -> Option<DraftLine> {
    let mut active: Vec<_> = point.items.iter().filter(|item| !item.stopped).collect();
    active.sort_by_key(|item| std::cmp::Reverse(item.coins.abs()));
    let largest = active.first()?;
    let evidence = largest.evidence(&history.days);
    let mut daily = vec![0i64; horizon];
    for occurrence in &point.occurrences {
        let day = usize::try_from(occurrence.day - history.last - 1).unwrap_or(0);
        daily[day] = daily[day].saturating_add(occurrence.coins);
    }
    Some(DraftLine {
        key: history.lines[index].key.clone(),
        basis: Basis::Recurring,
        known_from: if active.len() == 1 {
            evidence
        } else {
            format!("{} items; largest {evidence}", active.len())
        },
        daily,
        component: Some(recurring_component(index)),
        most: None,
        discretionary_plan: false,
    })
    .filter(|line| line.daily.iter().any(|coins| *coins != 0))
}

fn estimate_line(history: &History, index: usize, point: &LinePoint) -> Option<DraftLine> {
    let daily = quantize_daily(&point.estimate);
    let recent = point.last_rest.is_some_and(|day| day > history.last - SHOWN_DAYS);
    let shown = recent && !point.rate.stopped;
    (shown || daily.iter().any(|coins| *coins != 0)).then(|| DraftLine {
        key: history.lines[index].key.clone(),
        basis: Basis::Estimate,
        known_from: estimate_known_from(history, index, point),
        daily,
        component: Some(estimate_component(index)),
        most: None,
        discretionary_plan: false,
    })
}

/// `24 months; weekday and season`; `irregular` where payments are few.
fn estimate_known_from(history: &History, index: usize, point: &LinePoint) -> String {
    let first = history.lines[index].totals.first().map_or(0, |e| e.day);
    let days = history.last - first + 1;
    let length = if days >= 60 {
        format!("{} months", (days + 15) * 12 / 365)
    } else {
        match (days + 6) / 7 {
            1 => "1 week".to_owned(),
            weeks => format!("{weeks} weeks"),
        }
    };
    let sparse = i32::try_from(point.rest_count).unwrap_or(i32::MAX) < days / 14;
    let shape = match (point.rate.profile.is_shaped(), point.rate.season.is_some()) {
        _ if sparse => "irregular",
        (true, true) => "weekday and season",
        (true, false) => "paying days",
        (false, true) => "season",
        (false, false) => "run rate",
    };
    let driver = point
        .driven
        .as_ref()
        .filter(|driven| driven.slope != 0.0)
        .map_or_else(String::new, |driven| {
            format!("; follows {}", history.drivers[driven.driver].name)
        });
    format!("{length}; {shape}{driver}")
}
