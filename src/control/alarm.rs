//! `--fail-on`: thresholds judged on a finished projection, the plan in (DESIGN §4).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::config::{FailOn, FailOnKind};
use crate::domain::Money;
use crate::project::{Projection, ScenarioFigures};

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
        FailOnKind::Accuracy(least) => accuracy(projection, least),
        FailOnKind::Stale { days } => stale(inputs, days),
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

fn accuracy(projection: &Projection, least: Decimal) -> Option<String> {
    let Some(accuracy) = &projection.accuracy else {
        return Some("not known: too little history to forecast from past dates".to_owned());
    };
    let percent = Decimal::from_f64(100.0 - accuracy.wape_weekly_net * 100.0)?.round_dp(1);
    (percent < least).then(|| {
        format!(
            "{} % of weekly net over {} past forecasts; at least {} % is asked",
            percent.normalize(),
            accuracy.origins,
            least.normalize()
        )
    })
}

fn stale(inputs: &AlarmInputs<'_>, allowed: u32) -> Option<String> {
    let (last, file) = inputs.last_row;
    let days = (inputs.projection.as_of - last).num_days();
    (days > i64::from(allowed)).then(|| {
        format!(
            "{file} ends on {}, {days} days before the as-of date; {allowed} are allowed",
            last.format("%a %-d %b %Y")
        )
    })
}
