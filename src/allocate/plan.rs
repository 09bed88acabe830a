//! The discretionary plan as a grid of lines and periods, in coins.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::{DateSpan, LineKey, Money, PeriodKind, Stage};
use crate::project::PlanFlow;

use super::AllocationInputs;
use super::plan_days::{ByLine, days_in, discretionary_keys, flows_of, stretches};
use super::policy::StageBounds;

/// Bounds are spread over days in parts of a coin, so that they add up over the periods.
const FINE: i128 = 1_000;

/// Amounts by line, then period.
pub(super) type Cells = Vec<Vec<i64>>;

/// Coins as `i64`; amounts are bounded at ingest far inside it.
pub(super) fn coins(units: i128) -> i64 {
    i64::try_from(units).unwrap_or(if units < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
}

/// `amount × part / whole`.
pub(super) fn share(amount: i64, part: i64, whole: i64) -> i64 {
    match amount.checked_mul(part) {
        Some(product) => product / whole,
        None => coins(i128::from(amount) * i128::from(part) / i128::from(whole)),
    }
}

/// One budgeted line that can be cut.
pub(super) struct PlanLine {
    pub(super) key: LineKey,
    pub(super) priority: u32,
    pub(super) deferrable: bool,
    /// Planned spend on every day, positive.
    pub(super) daily: Vec<i64>,
}

/// Bounds on the sum of a stage, by period.
struct StageBox {
    members: Vec<usize>,
    floor: Vec<i64>,
    cap: Vec<Option<i64>>,
}

/// The plan: lines, their bounds, and the days of each period.
pub(super) struct Plan {
    pub(super) decimals: u32,
    pub(super) periods: Vec<Range<usize>>,
    /// Periods before the as-of date: forecast in the path, but no longer to decide.
    past: Vec<bool>,
    pub(super) lines: Vec<PlanLine>,
    pub(super) planned: Cells,
    pub(super) floor: Cells,
    pub(super) cap: Cells,
    boxes: Vec<StageBox>,
    /// By period, line and day: the share of the line's amount that is spent up to and including the
    /// day, over the line's last entry. The plan's own days, even where it plans nothing.
    timing: Vec<Vec<i64>>,
    /// Cumulative planned spend on every day, all lines.
    pub(super) cumulative: Vec<i64>,
}

impl Plan {
    /// Reads the plan's cash days from the projection and spreads floors and caps alike
    /// (DESIGN §8: plan, floor and cap are spread over days and summed per period).
    pub(super) fn new(inputs: &AllocationInputs, by_line: &ByLine<'_>) -> Self {
        let projection = inputs.projection;
        let decimals = projection.currency.decimals();
        let periods: Vec<Range<usize>> = projection
            .periods
            .iter()
            .map(|period| days_in(&projection.days, period.span))
            .collect();
        let mut plan = Self {
            decimals,
            lines: Vec::new(),
            planned: Vec::new(),
            floor: Vec::new(),
            cap: Vec::new(),
            boxes: Vec::new(),
            timing: vec![Vec::new(); periods.len()],
            cumulative: vec![0; projection.days.len()],
            past: projection.periods.iter().map(|period| period.kind == PeriodKind::Gap).collect(),
            periods,
        };
        for key in discretionary_keys(inputs) {
            plan.push(key, inputs, by_line);
        }
        for line in &plan.lines {
            let mut sum = 0;
            for (total, day) in plan.cumulative.iter_mut().zip(&line.daily) {
                sum += day;
                *total += sum;
            }
        }
        for stage in inputs.stages.all() {
            plan.bound(stage, inputs);
        }
        plan
    }

    fn push(&mut self, key: LineKey, inputs: &AllocationInputs, by_line: &ByLine<'_>) {
        let flows = by_line.flows(&key).iter().copied();
        let flows: Vec<&PlanFlow> = flows.filter(|flow| flow.discretionary).collect();
        let mut daily = by_line.planned_days(&key, self.cumulative.len(), self.decimals);
        for (days, past) in self.periods.iter().zip(&self.past) {
            if *past {
                daily[days.clone()].fill(0);
            }
        }
        let days = &inputs.projection.days;
        let floor = self.spread(days, &flows, &daily, |flow| flow.floor);
        let cap = self.spread(days, &flows, &daily, |flow| flow.cap);
        let planned = self.by_period(&daily);
        let (floor, cap): (Vec<i64>, Vec<i64>) = (0..planned.len())
            .map(|period| match planned[period] {
                _ if self.past[period] => (0, 0),
                plan => (floor[period].min(plan).min(cap[period]), cap[period]),
            })
            .unzip();
        self.add_timing(&daily, &planned);
        self.floor.push(floor);
        self.lines.push(PlanLine {
            priority: flows.iter().map(|flow| flow.priority).min().unwrap_or(0),
            deferrable: !flows.is_empty() && flows.iter().all(|flow| flow.deferrable),
            daily,
            key,
        });
        self.cap.push(cap);
        self.planned.push(planned);
    }

    fn by_period(&self, daily: &[i64]) -> Vec<i64> {
        self.periods.iter().map(|days| daily[days.clone()].iter().sum()).collect()
    }

    fn add_timing(&mut self, daily: &[i64], planned: &[i64]) {
        for ((days, total), timing) in self.periods.iter().zip(planned).zip(&mut self.timing) {
            let mut sum = 0;
            timing.extend(daily[days.clone()].iter().map(|day| {
                sum += if *total > 0 { *day } else { 1 };
                sum
            }));
        }
    }

    /// A bound in proportion to the plan's cash days; a row that plans nothing spreads its bound
    /// evenly over its days.
    fn spread(
        &self,
        days: &[NaiveDate],
        flows: &[&PlanFlow],
        daily: &[i64],
        bound: impl Fn(&PlanFlow) -> Money,
    ) -> Vec<i64> {
        // What most rows say, without a look at every day: no bound, or the plan itself.
        if flows.iter().all(|flow| bound(flow).is_zero()) {
            return vec![0; self.periods.len()];
        }
        let is_plan = |flow: &&&PlanFlow| bound(flow).abs() == flow.amount.abs();
        if flows.iter().filter(is_plan).filter(|flow| !flow.amount.is_zero()).count() == flows.len()
        {
            return self.by_period(daily);
        }
        let rate = |flow: &PlanFlow, amount: Money| {
            amount.abs().to_minor(self.decimals) * FINE
                / i128::try_from(flow.span.len().max(1)).unwrap_or(1)
        };
        let mut fine = Vec::with_capacity(days.len());
        for alike in stretches(flows, days) {
            let Some(first) = days.get(alike.start) else { continue };
            let (mut part, mut whole, mut alone) = (0, 0, 0);
            for flow in flows_of(flows, *first) {
                if flow.amount.is_zero() {
                    alone += if flow.span.contains(*first) { rate(flow, bound(flow)) } else { 0 };
                } else {
                    part += rate(flow, bound(flow));
                    whole += rate(flow, flow.amount);
                }
            }
            fine.extend(daily[alike].iter().map(|planned| {
                let planned = i128::from(*planned);
                alone + if whole > 0 { (planned * FINE).saturating_mul(part) / whole } else { 0 }
            }));
        }
        self.periods_of_fine(&fine)
    }

    /// Sums parts of coins by period, rounded on the running sum.
    fn periods_of_fine(&self, fine: &[i128]) -> Vec<i64> {
        let (mut sum, mut before) = (0i128, 0i64);
        let mut amounts = Vec::with_capacity(self.periods.len());
        for days in &self.periods {
            sum += fine[days.clone()].iter().sum::<i128>();
            let now = coins((sum + FINE / 2) / FINE);
            amounts.push(now - before);
            before = now;
        }
        amounts
    }

    /// The bounds of budget rows that name the stage and no touchpoint.
    fn bound(&mut self, stage: &Stage, inputs: &AllocationInputs) {
        let rows: Vec<&PlanFlow> = inputs
            .stage_bounds
            .iter()
            .filter(|row| row.line.stage.as_ref() == Some(stage))
            .collect();
        let members: Vec<usize> = (0..self.lines.len())
            .filter(|&line| self.lines[line].key.stage.as_ref() == Some(stage))
            .collect();
        if rows.is_empty() || members.is_empty() {
            return;
        }
        let days = &inputs.projection.days;
        let (mut floor, mut cap) = (vec![0; days.len()], vec![0; days.len()]);
        let mut capped = vec![false; days.len()];
        for row in rows {
            let weights = self.stage_weights(stage, row, inputs);
            let whole = weights.1.max(1);
            // A row without an amount and without a cap of its own only sets a floor.
            let has_cap = row.cap.is_positive() || !row.amount.is_zero();
            for day in days_in(days, row.span) {
                floor[day] += (row.floor.to_minor(self.decimals) * FINE)
                    .saturating_mul(weights.0[day])
                    / whole;
                if has_cap {
                    cap[day] += (row.cap.to_minor(self.decimals) * FINE)
                        .saturating_mul(weights.0[day])
                        / whole;
                    capped[day] = true;
                }
            }
        }
        for day in (0..days.len()).filter(|&day| !capped[day]) {
            // Days of the period that no row covers bound nothing beyond their plan.
            cap[day] =
                members.iter().map(|&m| i128::from(self.lines[m].daily[day])).sum::<i128>() * FINE;
        }
        let some = |range: &Range<usize>| capped[range.clone()].iter().any(|capped| *capped);
        let open: Vec<bool> = self.periods.iter().map(some).collect();
        self.boxes.push(StageBox {
            members,
            floor: self.periods_of_fine(&floor),
            cap: self
                .periods_of_fine(&cap)
                .into_iter()
                .zip(open)
                .map(|(cap, bound)| bound.then_some(cap))
                .collect(),
        });
    }

    /// The stage's plan on every day, and the whole of it for the row's span (also the part that
    /// lies outside the horizon); days alike where nothing is planned.
    fn stage_weights(
        &self,
        stage: &Stage,
        row: &PlanFlow,
        inputs: &AllocationInputs,
    ) -> (Vec<i128>, i128) {
        let whole: i128 = inputs
            .plans
            .iter()
            .filter(|flow| flow.discretionary && flow.line.stage.as_ref() == Some(stage))
            .filter_map(|flow| {
                let start = flow.span.start.max(row.span.start);
                let shared = DateSpan::new(start, flow.span.end.min(row.span.end))?;
                let (shared, all) = (shared.len(), flow.span.len().max(1));
                let amount = flow.amount.abs().to_minor(self.decimals);
                Some(amount * i128::try_from(shared).ok()? / i128::try_from(all).ok()?)
            })
            .sum();
        if whole == 0 {
            let length = i128::try_from(row.span.len()).unwrap_or(1);
            return (vec![1; self.cumulative.len()], length);
        }
        let mut weights = vec![0; self.cumulative.len()];
        for line in self.lines.iter().filter(|line| line.key.stage.as_ref() == Some(stage)) {
            for (weight, day) in weights.iter_mut().zip(&line.daily) {
                *weight += i128::from(*day);
            }
        }
        (weights, whole)
    }

    /// The stage bounds of one period.
    pub(super) fn stage_bounds(&self, period: usize) -> Vec<StageBounds> {
        self.boxes
            .iter()
            .map(|stage| StageBounds {
                members: stage.members.clone(),
                floor: i128::from(stage.floor[period]),
                cap: stage.cap[period].map(i128::from),
            })
            .collect()
    }

    /// What a period spends up to each of its days, where each line spends its amount on the plan's
    /// days.
    pub(super) fn by_day(&self, period: usize, amounts: &[i64]) -> Vec<i64> {
        let mut spent = vec![0; self.periods[period].len()];
        let Some(last) = spent.len().checked_sub(1) else { return spent };
        for (timing, amount) in self.timing[period].chunks_exact(last + 1).zip(amounts) {
            let whole = timing[last].max(1);
            let days = spent.iter_mut().zip(timing);
            // A line that spends its plan needs no share of it, one that spends nothing none.
            match *amount {
                0 => {}
                amount if amount == whole => days.for_each(|(spent, timing)| *spent += timing),
                amount => {
                    days.for_each(|(spent, timing)| *spent += share(amount, *timing, whole));
                }
            }
        }
        spent
    }

    pub(super) fn money(&self, coins: i64) -> Money {
        Money::from_minor(i128::from(coins), self.decimals)
    }

    /// Days that are no longer to decide.
    pub(super) fn past_days(&self) -> impl Iterator<Item = usize> {
        let past = self.periods.iter().zip(&self.past).filter(|(_, past)| **past);
        past.flat_map(|(days, _)| days.clone())
    }

    /// Nothing, for every line and period.
    pub(super) fn zeros(&self) -> Cells {
        vec![vec![0; self.periods.len()]; self.lines.len()]
    }

    /// The period a day lies in.
    pub(super) fn period_of(&self, day: usize) -> usize {
        self.periods
            .partition_point(|days| days.end <= day)
            .min(self.periods.len().saturating_sub(1))
    }
}
