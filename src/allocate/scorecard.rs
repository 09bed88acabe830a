//! What is known of each touchpoint, and how many go on from stage to stage.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::returns::{Fit, LineReturn, Refused, ReturnSource};
use super::{AllocationInputs, StageLine, StageLineKind};
use crate::config::ResponseUnit;
use crate::domain::{Flow, LineKey, Money, ResponseDay, Stage};

/// Days that responses are summed over, up to the last of them.
const RECENT_DAYS: u64 = 91;
/// Weeks of recent spend.
const RECENT_WEEKS: f64 = 13.0;
/// Below this return the last unit does not bring its own worth.
const EVEN: f64 = 1.0;

/// Every touchpoint, and every step between stages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scorecard {
    /// In the order of the stage table.
    pub touchpoints: Vec<Score>,
    /// From each stage to the next.
    pub steps: Vec<Step>,
    /// The last day that responses count to; `None` without responses.
    pub until: Option<NaiveDate>,
    /// What responses count, where it is said.
    pub unit: Option<ResponseUnit>,
}

/// What is known of one touchpoint. What is not is `None`, never guessed.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Its stage.
    pub stage: Stage,
    /// Its name; `None` for the row of a whole stage.
    pub touchpoint: Option<String>,
    /// Spend of the last 13 weeks in the ledger.
    pub recent: Money,
    /// Its part of all recent stage spend that can be cut.
    pub share: Option<f64>,
    /// What the responses attribute to it.
    pub attributed: Option<Attributed>,
    /// What the last unit of recent weekly spend brings.
    pub marginal: Option<f64>,
    /// Its range where the curve is fitted: the ends of the elasticity's 95 % range.
    pub marginal_range: Option<(f64, f64)>,
    /// Where the curve is from; `None` where there is none.
    pub source: Option<ReturnSource>,
    /// Why none was fitted, where responses are given.
    pub refused: Option<Refused>,
    /// Its floor over the horizon; `None` outside the plan.
    pub floor: Option<Money>,
    /// Committed or recent spend is below its floor.
    pub underfunded: bool,
    /// Does the last unit bring less than its own worth? `None` where responses are no money, or
    /// unknown.
    pub questionable: Option<Questionable>,
}

impl Score {
    /// The fit of its curve.
    pub fn fit(&self) -> Option<&Fit> {
        match &self.source {
            Some(ReturnSource::Fitted(fit)) => Some(fit),
            Some(ReturnSource::Own) | None => None,
        }
    }
}

/// Whether the last unit brings less than its own worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Questionable {
    /// It brings at least that.
    No,
    /// It brings less, and the range reaches above.
    Perhaps,
    /// It brings less, over the whole range.
    Yes,
}

impl Questionable {
    /// The word in outputs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Perhaps => "perhaps",
            Self::Yes => "yes",
        }
    }
}

/// Sums of the responses' last 13 weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed {
    /// Spend as the responses have it.
    pub spend: Money,
    /// What it was followed by.
    pub response: Decimal,
    /// Orders, where given.
    pub orders: Option<Decimal>,
    /// Revenue, where given.
    pub revenue: Option<Money>,
    /// Spend by order; `None` without orders.
    pub cost_per_order: Option<Money>,
}

/// How many go on from one stage to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// From here.
    pub from: Stage,
    /// To here.
    pub to: Stage,
    /// People that reached the first.
    pub from_reached: Option<u64>,
    /// People that reached the second.
    pub to_reached: Option<u64>,
    /// The second by the first.
    pub conversion: Option<f64>,
    /// Its 95 % range (Wilson 1927); `None` where more arrive than left, since they are others.
    pub range: Option<(f64, f64)>,
    /// Clearly the lowest: its range lies below all others.
    pub weakest: bool,
}

/// The scorecard of the rows of the stage table.
pub(super) fn scorecard(inputs: &AllocationInputs, lines: &[StageLine]) -> Scorecard {
    let returns = inputs.returns;
    let until = returns.last_day(inputs.projection.as_of);
    let total: Money = lines.iter().map(|line| line.recent).sum();
    let shown = |line: &&StageLine| line.kind == StageLineKind::Plan || !line.recent.is_zero();
    let touchpoints = lines.iter().filter(shown);
    Scorecard {
        touchpoints: touchpoints.map(|line| score(inputs, line, total, until)).collect(),
        steps: until.map(|until| steps(inputs, until)).unwrap_or_default(),
        until,
        unit: returns.unit().cloned(),
    }
}

fn key(line: &StageLine) -> LineKey {
    LineKey::staged(Flow::Disbursement, line.stage.clone(), line.touchpoint.clone())
}

fn score(
    inputs: &AllocationInputs,
    line: &StageLine,
    total: Money,
    until: Option<NaiveDate>,
) -> Score {
    let (key, decimals) = (key(line), inputs.projection.currency.decimals());
    let known = inputs.returns.get(&key);
    let weekly = number(line.recent.decimal()) / RECENT_WEEKS;
    let known_at = known.filter(|_| weekly > 0.0);
    let marginal = known_at.map(|known| known.curve.marginal(weekly));
    let marginal_range = known_at.and_then(|LineReturn { curve, source }| match source {
        ReturnSource::Fitted(fit) => Some(fit.marginal_range(*curve, weekly)),
        ReturnSource::Own => None,
    });
    let floor = line.planned.as_ref().map(|_| line.floor.iter().sum::<Money>());
    let share = total.is_positive();
    let days = inputs.returns.observed(&key).map(|responses| responses.days.as_slice());
    Score {
        stage: line.stage.clone(),
        touchpoint: line.touchpoint.clone(),
        recent: line.recent,
        share: share.then(|| number(line.recent.decimal()) / number(total.decimal())),
        attributed: days.zip(until).map(|(days, until)| attributed(days, until, decimals)),
        marginal,
        marginal_range,
        source: known.map(|known| known.source),
        refused: inputs.returns.refused(&key),
        underfunded: floor.is_some_and(|floor| underfunded(inputs, line, floor)),
        floor,
        questionable: marginal
            .filter(|_| inputs.returns.unit() == Some(&ResponseUnit::Contribution))
            .map(|marginal| questionable(marginal, marginal_range)),
    }
}

fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

fn questionable(marginal: f64, range: Option<(f64, f64)>) -> Questionable {
    match range {
        _ if marginal >= EVEN => Questionable::No,
        Some((_, high)) if high >= EVEN => Questionable::Perhaps,
        _ => Questionable::Yes,
    }
}

/// Is the commitment below the floor, or recent spend at the same rate by day?
fn underfunded(inputs: &AllocationInputs, line: &StageLine, floor: Money) -> bool {
    let decimals = inputs.projection.currency.decimals();
    let minor = |amount: Money| amount.to_minor(decimals);
    let days = i128::try_from(inputs.projection.days.len()).unwrap_or(0);
    let commit = line.commit.as_ref().map(|commit| commit.iter().sum::<Money>());
    let recent = minor(line.recent) * days < minor(floor) * i128::from(RECENT_DAYS);
    floor.is_positive() && (commit.is_some_and(|commit| commit < floor) || recent)
}

/// The days of the 13 weeks up to `until`.
fn recent(days: &[ResponseDay], until: NaiveDate) -> impl Iterator<Item = &ResponseDay> {
    let before = until.checked_sub_days(Days::new(RECENT_DAYS)).unwrap_or(until);
    days.iter().filter(move |day| day.on > before && day.on <= until)
}

fn attributed(days: &[ResponseDay], until: NaiveDate, decimals: u32) -> Attributed {
    let sum = |of: fn(&ResponseDay) -> Option<Decimal>| {
        let given: Vec<Decimal> = recent(days, until).filter_map(of).collect();
        (!given.is_empty()).then(|| given.into_iter().sum::<Decimal>())
    };
    let spend: Money = recent(days, until).map(|day| day.spend).sum();
    let orders = sum(|day| day.orders);
    let each = |orders: Decimal| spend.decimal().checked_div(orders).map(Money::from_decimal);
    Attributed {
        spend,
        response: recent(days, until).map(|day| day.response).sum(),
        orders,
        revenue: sum(|day| day.revenue.map(Money::decimal)).map(Money::from_decimal),
        cost_per_order: orders.and_then(each).map(|cost| cost.quantize(decimals)),
    }
}

/// From each stage to the next by the people that reached them.
fn steps(inputs: &AllocationInputs, until: NaiveDate) -> Vec<Step> {
    let reached = |stage: &Stage| {
        let all = inputs.returns.all_observed();
        let of_stage = all.filter(|(key, _)| key.stage.as_ref() == Some(stage));
        let counts: Vec<u64> = of_stage
            .flat_map(|(_, responses)| recent(&responses.days, until))
            .filter_map(|day| day.reached)
            .collect();
        let sum = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        (!counts.is_empty()).then_some(sum)
    };
    let stages: Vec<(&Stage, Option<u64>)> =
        inputs.stages.all().iter().map(|stage| (stage, reached(stage))).collect();
    if stages.iter().all(|(_, reached)| reached.is_none()) {
        return Vec::new();
    }
    let mut steps: Vec<Step> = stages.windows(2).map(|pair| step(pair[0], pair[1])).collect();
    if let Some(weakest) = weakest(&steps) {
        steps[weakest].weakest = true;
    }
    steps
}

fn step((from, left): (&Stage, Option<u64>), (to, arrived): (&Stage, Option<u64>)) -> Step {
    let counts = left.filter(|left| *left > 0).zip(arrived);
    Step {
        from: from.clone(),
        to: to.clone(),
        from_reached: left,
        to_reached: arrived,
        conversion: counts.map(|(left, arrived)| count(arrived) / count(left)),
        range: counts
            .filter(|(left, arrived)| arrived <= left)
            .map(|(left, arrived)| wilson(arrived, left)),
        weakest: false,
    }
}

/// The step whose range lies below every other.
fn weakest(steps: &[Step]) -> Option<usize> {
    let known: Vec<usize> = (0..steps.len()).filter(|at| steps[*at].conversion.is_some()).collect();
    let low = |at: usize| steps[at].range.map_or(steps[at].conversion, |(low, _)| Some(low));
    let below = |at: usize| {
        let high = steps[at].range?.1;
        let others = known.iter().filter(|other| **other != at);
        others.into_iter().all(|other| low(*other).is_some_and(|low| high < low)).then_some(at)
    };
    (known.len() > 1).then(|| known.iter().find_map(|at| below(*at))).flatten()
}

/// The 95 % range of a share (Wilson 1927).
fn wilson(hits: u64, of: u64) -> (f64, f64) {
    const Z: f64 = 1.959_964;
    let (hits, of) = (count(hits), count(of));
    let share = hits / of;
    let middle = share + Z * Z / (2.0 * of);
    let half = Z * libm::sqrt(share * (1.0 - share) / of + Z * Z / (4.0 * of * of));
    let whole = 1.0 + Z * Z / of;
    (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn count(people: u64) -> f64 {
    people as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stages;

    fn three(counts: [Option<u64>; 4]) -> Vec<Step> {
        let stages = Stages::default();
        let all: Vec<(&Stage, Option<u64>)> = stages.all().iter().zip(counts).collect();
        all.windows(2).map(|pair| step(pair[0], pair[1])).collect()
    }

    #[test]
    fn the_weakest_step_is_told_only_where_it_is_clear() {
        let clear = three([Some(10_000), Some(3_000), Some(150), Some(60)]);
        let shares: Vec<f64> = clear.iter().filter_map(|step| step.conversion).collect();
        assert_eq!(shares, [0.3, 0.05, 0.4]);
        assert_eq!(weakest(&clear), Some(1));
        let few = three([Some(20), Some(5), Some(1), Some(1)]);
        assert_eq!(weakest(&few), None, "ranges overlap");
        let unknown = three([Some(20), None, Some(1), Some(2)]);
        assert_eq!(unknown[0].conversion, None);
        assert_eq!((unknown[2].conversion, unknown[2].range), (Some(2.0), None));
        assert_eq!(weakest(&unknown), None, "one step alone is no weakest");
        assert_eq!(three([Some(0), Some(0), None, None])[0].conversion, None);
    }

    /// Checked by hand from the formula: 0 of 10 and 5 of 10.
    #[test]
    fn ranges_are_those_of_wilson() {
        let (low, high) = wilson(0, 10);
        assert!(low.abs() < 1e-12 && (high - 0.2775).abs() < 1e-4);
        let (low, high) = wilson(5, 10);
        assert!((low - 0.2366).abs() < 1e-4 && (high - 0.7634).abs() < 1e-4);
    }

    #[test]
    fn a_return_below_one_is_questionable_as_far_as_its_range_says() {
        assert_eq!(questionable(1.0, None), Questionable::No);
        assert_eq!(questionable(0.9, None), Questionable::Yes);
        assert_eq!(questionable(0.9, Some((0.7, 1.1))), Questionable::Perhaps);
        assert_eq!(questionable(0.9, Some((0.7, 0.99))), Questionable::Yes);
        assert_eq!(questionable(1.2, Some((0.7, 1.4))), Questionable::No);
    }
}
