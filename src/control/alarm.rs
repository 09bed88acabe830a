//! `--fail-on`: thresholds judged on a finished projection, the plan in (DESIGN §4).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::config::{FailOn, FailOnKind};
use crate::domain::Money;
use crate::project::{Projection, ScenarioFigures, TrackRecord, Verdict};

/// One breached threshold; its text is one line of standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// `below-reserve@worst`.
    pub name: String,
    /// What was found, with amounts and dates.
    pub found: String,
}

impl std::fmt::Display for Alarm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "alarm: {}: {}", self.name, self.found)
    }
}

/// What thresholds are judged on.
#[derive(Debug, Clone, Copy)]
pub struct AlarmInputs<'a> {
    /// The projection.
    pub projection: &'a Projection,
    /// The last ledger row and the ledger it stands in.
    pub last_row: (NaiveDate, &'a str),
}

/// Every breached threshold, in the order they were asked for.
pub fn alarms(inputs: &AlarmInputs<'_>, thresholds: &[FailOn]) -> Vec<Alarm> {
    thresholds
        .iter()
        .filter_map(|threshold| {
            let found = judge(inputs, threshold)?;
            Some(Alarm { name: name(threshold), found })
        })
        .collect()
}

/// What thresholds on the track record alone are judged on.
#[derive(Debug, Clone, Copy)]
pub struct RecordAlarmInputs<'a> {
    /// The track record.
    pub record: &'a TrackRecord,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The last ledger row and the ledger it stands in.
    pub last_row: (NaiveDate, &'a str),
}

/// Every breached threshold that a track record can tell; the others are a forecast's.
pub fn record_alarms(inputs: &RecordAlarmInputs<'_>, thresholds: &[FailOn]) -> Vec<Alarm> {
    let enough = Some(inputs.record).filter(|record| record.is_enough());
    let judge = |threshold: &FailOn| match threshold.kind {
        FailOnKind::Accuracy(least) => accuracy(enough, least),
        FailOnKind::Stale { days } => stale(inputs.as_of, inputs.last_row, days),
        _ => None,
    };
    let breached = thresholds.iter().filter_map(|threshold| Some((threshold, judge(threshold)?)));
    breached.map(|(threshold, found)| Alarm { name: name(threshold), found }).collect()
}

/// `below-reserve@worst`; a threshold that no scenario changes is named alone.
fn name(threshold: &FailOn) -> String {
    let scenario = &threshold.scenario;
    match threshold.kind {
        FailOnKind::Shortfall => format!("shortfall@{scenario}"),
        FailOnKind::BelowReserve => format!("below-reserve@{scenario}"),
        FailOnKind::MinimumLiquidity(_) => format!("minimum-liquidity@{scenario}"),
        FailOnKind::BelowReserveChance(_) => "below-reserve".to_owned(),
        FailOnKind::Accuracy(_) => "accuracy".to_owned(),
        FailOnKind::Stale { .. } => "stale".to_owned(),
    }
}

fn judge(inputs: &AlarmInputs<'_>, threshold: &FailOn) -> Option<String> {
    let projection = inputs.projection;
    let figures = || projection.scenario(&threshold.scenario);
    match threshold.kind {
        FailOnKind::Shortfall => below(projection, figures()?, Money::ZERO, "zero"),
        FailOnKind::BelowReserve => {
            below(projection, figures()?, projection.threshold()?, "reserve")
        }
        FailOnKind::MinimumLiquidity(least) => below(projection, figures()?, least, "minimum"),
        FailOnKind::BelowReserveChance(allowed) => chance(projection, allowed),
        FailOnKind::Accuracy(least) => accuracy(projection.accuracy.as_ref(), least),
        FailOnKind::Stale { days } => stale(projection.as_of, inputs.last_row, days),
    }
}

/// The lowest day under `limit`, and by how much.
fn below(
    projection: &Projection,
    figures: &ScenarioFigures,
    limit: Money,
    what: &str,
) -> Option<String> {
    let (low, date) = figures.low;
    if low >= limit {
        return None;
    }
    let decimals = projection.currency.decimals();
    let amount = |money: Money| money.to_fixed(decimals);
    let limit_text =
        if what == "zero" { String::new() } else { format!("{what} {}; ", amount(limit)) };
    Some(format!("{} on {date}; {limit_text}short {}", amount(low), amount(limit - low)))
}

fn chance(projection: &Projection, allowed: Decimal) -> Option<String> {
    let probability = projection.probability_below_reserve?;
    let percent = Decimal::from_f64(probability * 100.0)?.round_dp(2);
    (percent > allowed).then(|| {
        format!(
            "{} % chance of a day below the reserve; {} % is allowed",
            percent.normalize(),
            allowed.normalize()
        )
    })
}

/// Where accuracy is not known it is not enough either: a job that asks for it must hear of that.
fn accuracy(record: Option<&TrackRecord>, least: Decimal) -> Option<String> {
    let unknown =
        |why: &str| Some(format!("unknown: {why}; at least {} % is asked", least.normalize()));
    let Some(record) = record else {
        return unknown("too few past dates to forecast from");
    };
    let Some(percent) = record.net.accuracy_percent() else {
        debug_assert_eq!(record.verdict, Verdict::NothingMoved, "all else has a size");
        return unknown("weekly net was zero in every week judged");
    };
    // the ratio has four decimals, so the percentage has two
    let percent = Decimal::from_f64(percent)?.round_dp(2);
    (percent < least).then(|| {
        format!(
            "{} % of weekly net over {} past forecasts; at least {} % is asked",
            percent.normalize(),
            record.forecasts(),
            least.normalize()
        )
    })
}

fn stale(as_of: NaiveDate, last_row: (NaiveDate, &str), allowed: u32) -> Option<String> {
    let (last, file) = last_row;
    let days = (as_of - last).num_days();
    (days > i64::from(allowed)).then(|| {
        format!(
            "{file} ends on {}, {days} days before the as-of date; {allowed} are allowed",
            last.format("%a %-d %b %Y")
        )
    })
}
