//! `--fail-on`: thresholds judged on a finished projection, the plan in (DESIGN §4).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::budget::{Control, ControlLine};
use super::measures::Direction;
use crate::config::{FailOn, FailOnKind, Sounds};
use crate::domain::{LineKey, Money, SavedForecast};
use crate::project::{Projection, ScenarioFigures, TrackRecord, Verdict};

/// One breached threshold; its text is one line of standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// `below-reserve@worst`.
    pub name: String,
    /// What was found, with amounts and dates.
    pub found: String,
    /// Did the last saved forecast have it?
    pub news: News,
}

/// Is an alarm new?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The last saved forecast did not have it, or there is none.
    New,
    /// It did.
    Known,
}

impl std::fmt::Display for Alarm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "alarm: {}: {}", self.name, self.found)
    }
}

/// What thresholds are judged on; what a command does not have, it does not judge.
#[derive(Debug, Clone, Copy)]
pub struct AlarmInputs<'a> {
    /// The projection.
    pub projection: Option<&'a Projection>,
    /// The track record, where it is the command's own; else the projection's.
    pub record: Option<&'a TrackRecord>,
    /// Budget against actual.
    pub control: Option<&'a Control>,
    /// The last saved forecast, for thresholds that tell only what is new; without one all is new.
    pub last_saved: Option<&'a SavedForecast>,
    /// Budget against actual on its day.
    pub control_then: Option<&'a Control>,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The last ledger row and the ledger it stands in.
    pub last_row: (NaiveDate, &'a str),
    /// Decimals of the currency.
    pub decimals: u32,
}

/// Every breached threshold, in the order they were asked for.
pub fn alarms(inputs: &AlarmInputs<'_>, thresholds: &[FailOn]) -> Vec<Alarm> {
    thresholds
        .iter()
        .filter_map(|threshold| {
            let found = judge(inputs, threshold)?;
            let news = if is_known(inputs, threshold) { News::Known } else { News::New };
            let told = threshold.sounds == Sounds::Always || news == News::New;
            told.then(|| Alarm { name: name(threshold), found, news })
        })
        .collect()
}

/// Did the last saved forecast breach a threshold?
fn is_known(inputs: &AlarmInputs<'_>, threshold: &FailOn) -> bool {
    let Some(saved) = inputs.last_saved else { return false };
    let word = threshold.scenario.word();
    let scenario = saved.scenarios.iter().find(|figures| figures.scenario == word);
    let below =
        |limit: Money| saved.opening_known && scenario.is_some_and(|figures| figures.low < limit);
    match threshold.kind {
        FailOnKind::Shortfall => below(Money::ZERO),
        FailOnKind::MinimumLiquidity(least) => below(least),
        FailOnKind::BelowReserve => {
            scenario.is_some_and(|figures| figures.below_reserve_on.is_some())
        }
        FailOnKind::BelowReserveChance(allowed) => saved.scenarios.iter().any(|figures| {
            let percent = figures.probability_below_reserve.map(|p| p * Decimal::ONE_HUNDRED);
            percent.is_some_and(|percent| percent > allowed)
        }),
        FailOnKind::Accuracy(least) => {
            saved.wape.is_none_or(|wape| (Decimal::ONE - wape) * Decimal::ONE_HUNDRED < least)
        }
        FailOnKind::Stale { days } => {
            saved.last_row.is_none_or(|last| (saved.as_of - last).num_days() > i64::from(days))
        }
        // line by line: one that was not over then is new
        FailOnKind::Variance => {
            inputs.control.zip(inputs.control_then).is_some_and(|(control, then)| {
                over_budget(control, Some(then), inputs.decimals).is_none()
            })
        }
    }
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
        FailOnKind::Variance => "variance".to_owned(),
    }
}

fn judge(inputs: &AlarmInputs<'_>, threshold: &FailOn) -> Option<String> {
    let projection = inputs.projection;
    let under = |limit: Option<Money>, what| {
        let projection = projection?;
        below(projection, projection.scenario(&threshold.scenario)?, limit?, what)
    };
    match threshold.kind {
        FailOnKind::Shortfall => under(Some(Money::ZERO), "zero"),
        FailOnKind::BelowReserve => under(projection?.threshold(), "reserve"),
        FailOnKind::MinimumLiquidity(least) => under(Some(least), "minimum"),
        FailOnKind::BelowReserveChance(allowed) => chance(projection?, allowed),
        FailOnKind::Accuracy(least) => match (inputs.record, projection) {
            (Some(record), _) => accuracy(Some(record).filter(|record| record.is_enough()), least),
            (None, projection) => accuracy(projection?.accuracy.as_ref(), least),
        },
        FailOnKind::Stale { days } => stale(inputs.as_of, inputs.last_row, days),
        FailOnKind::Variance => {
            let then = inputs.control_then.filter(|_| threshold.sounds == Sounds::WhenNew);
            over_budget(inputs.control?, then, inputs.decimals)
        }
    }
}

/// Material unfavourable lines to date, the largest first; where there was a comparison then, those
/// that it did not have.
fn over_budget(control: &Control, then: Option<&Control>, decimals: u32) -> Option<String> {
    const MOST: usize = 3;
    let known: Vec<&LineKey> = then
        .iter()
        .flat_map(|then| then.lines.iter().filter(|line| is_over(line)).map(|line| &line.key))
        .collect();
    let mut lines: Vec<(&str, Money)> = control
        .lines
        .iter()
        .filter(|line| is_over(line) && !known.contains(&&line.key))
        .map(|line| (line.key.name(), line.measures.variance.abs()))
        .collect();
    lines.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    let count = lines.len();
    let named = |(name, amount): &(&str, Money)| format!("{name} {}", amount.to_fixed(decimals));
    let words: Vec<String> = lines.iter().take(MOST).map(named).collect();
    let more = if count > MOST { format!(" and {} more", count - MOST) } else { String::new() };
    let lines = if count == 1 { "line is" } else { "lines are" };
    (count > 0).then(|| {
        format!(
            "{count} budget {lines} materially unfavourable to date: {}{more}",
            words.join(", ")
        )
    })
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

/// Material and unfavourable.
fn is_over(line: &ControlLine) -> bool {
    line.measures.material && line.measures.direction == Some(Direction::Unfavourable)
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
