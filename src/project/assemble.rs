//! Draft lines and the band to the lines of every scenario, in the order they are shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::attribution::{Attributed, Part, attribute, without_giving_back};
use super::band::Band;
use super::draft::DraftLine;
use super::history::coins_of;
use super::projection::ProjectedLine;
use super::quantize::{float, money};
use super::shares::Shares;
use crate::domain::{Basis, Flow, LineKey, Money, Scenario};

/// The category of what no line can take.
pub(super) const FORECAST_ERROR: &str = "forecast error";

/// A scenario's amounts: by line, and what no line could take.
struct ScenarioAmounts {
    /// By line and period.
    lines: Vec<Vec<i64>>,
    /// By period.
    rest: Vec<i64>,
}

/// How far a scenario is from base.
pub(super) struct Gaps<'a> {
    /// The scenario's cumulative coins by day.
    cumulative: &'a [i64],
    /// By line and end of stretch, in coins; `None` for lines without error.
    lines: Vec<Option<Vec<f64>>>,
}

/// The lines, their stretches and where the total's error comes from.
pub(super) struct Assembly<'a> {
    /// Base lines, in order.
    pub(super) lines: &'a [DraftLine],
    /// Period stretches.
    pub(super) stretches: &'a [(usize, usize)],
    /// Days at whose end shares are known, rising; every period's end among them.
    pub(super) ends: &'a [usize],
    /// Shares at those days.
    pub(super) shares: &'a Shares,
    /// The band.
    pub(super) band: &'a Band,
    /// Decimals of the currency.
    pub(super) decimals: u32,
}

/// Sorts lines as documented on `Projection::lines`.
pub(super) fn sort_lines(lines: &mut [DraftLine]) {
    lines.sort_by(|a, b| rank(a).cmp(&rank(b)));
}

type Rank<'a> = (Flow, bool, bool, Reverse<u64>, &'a LineKey, Basis);

fn rank(line: &DraftLine) -> Rank<'_> {
    let staged = line.key.stage.is_some();
    let size = if staged { 0 } else { line.total().unsigned_abs() };
    let error = line.key.category.as_deref() == Some(FORECAST_ERROR);
    (line.key.flow, error, staged, Reverse(size), &line.key, line.basis)
}

impl Assembly<'_> {
    /// The gaps to base of a scenario, whose cumulative coins are given by day.
    pub(super) fn gaps<'b>(&self, cumulative: &'b [i64]) -> Gaps<'b> {
        let lines = self.lines.iter().map(|line| self.line_gaps(line, cumulative)).collect();
        Gaps { cumulative, lines }
    }

    /// The gap to base that a line is to have at the end of each of `ends`; `None` where it has no
    /// part in the error.
    fn line_gaps(&self, line: &DraftLine, cumulative: &[i64]) -> Option<Vec<f64>> {
        let component = line.component?;
        let share = |at: usize| self.shares[at][component];
        if (0..self.ends.len()).all(|at| share(at) == 0.0) {
            return None;
        }
        let (mut base, mut next) = (0, 0);
        let bases: Vec<f64> = self
            .ends
            .iter()
            .map(|end| {
                base += line.daily[next..=*end].iter().sum::<i64>();
                next = end + 1;
                float(base)
            })
            .collect();
        let gap = |day: usize| float(cumulative[day] - self.band.base[day]);
        let ends = self.ends.iter().enumerate().zip(&bases);
        let mut path: Vec<f64> =
            ends.map(|((at, end), base)| base + share(at) * gap(*end)).collect();
        if let Some(most) = line.most {
            // What is open is all that can be paid.
            for coins in &mut path {
                *coins = coins.clamp(float(most.min(0)), float(most.max(0)));
            }
        }
        without_giving_back(line.key.flow, &mut path);
        Some(path.iter().zip(&bases).map(|(path, base)| path - base).collect())
    }

    /// Gives the gap that grows over `start..=end` to lines; `paid` is what each has come to before.
    pub(super) fn step(
        &self,
        gaps: &Gaps<'_>,
        (start, end): (usize, usize),
        paid: impl Fn(usize) -> i64,
    ) -> Attributed {
        let before = start.checked_sub(1);
        let place = |day: usize| self.ends.iter().position(|end| *end == day);
        let (first, last) = (before.and_then(place), place(end));
        let part = |(at, (line, gaps)): (usize, (&DraftLine, &Option<Vec<f64>>))| Part {
            flow: line.key.flow,
            base: line.daily[start..=end].iter().sum(),
            left: line.most.map(|most| most.saturating_sub(paid(at))),
            wanted: gaps.as_ref().map(|gaps| {
                let at = |place: Option<usize>| place.map_or(0.0, |place| gaps[place]);
                at(last) - at(first)
            }),
        };
        let parts: Vec<Part> = self.lines.iter().zip(&gaps.lines).enumerate().map(part).collect();
        let gap = |day: usize| gaps.cumulative[day] - self.band.base[day];
        attribute(&parts, gap(end) - before.map_or(0, gap))
    }

    fn amounts(&self, cumulative: &[i64]) -> ScenarioAmounts {
        let gaps = self.gaps(cumulative);
        let mut made = ScenarioAmounts {
            lines: vec![Vec::with_capacity(self.stretches.len()); self.lines.len()],
            rest: Vec::with_capacity(self.stretches.len()),
        };
        for (start, end) in self.stretches {
            let paid = |at: usize| made.lines[at].iter().sum();
            let step = self.step(&gaps, (*start, *end), paid);
            for (line, coins) in made.lines.iter_mut().zip(step.coins) {
                line.push(coins);
            }
            made.rest.push(step.rest);
        }
        made
    }

    /// All lines with their amounts in every scenario.
    pub(super) fn projected_lines(&self) -> Vec<ProjectedLine> {
        let scenarios = [
            (Scenario::Best, self.amounts(&self.band.best)),
            (Scenario::Base, self.amounts(&self.band.base)),
            (Scenario::Worst, self.amounts(&self.band.worst)),
        ];
        let as_money = |coins: &[i64]| -> Vec<Money> {
            coins.iter().map(|c| money(*c, self.decimals)).collect()
        };
        let mut made: Vec<ProjectedLine> = Vec::with_capacity(self.lines.len() + 2);
        for (index, line) in self.lines.iter().enumerate() {
            let by_period = scenarios
                .iter()
                .map(|(scenario, amounts)| (scenario.clone(), as_money(&amounts.lines[index])))
                .collect();
            made.push(ProjectedLine {
                key: line.key.clone(),
                basis: line.basis,
                known_from: line.known_from.clone(),
                daily: as_money(&line.daily),
                by_period,
                discretionary_plan: line.discretionary_plan,
            });
        }
        for flow in [Flow::Receipt, Flow::Disbursement] {
            let rests: Vec<(Scenario, Vec<i64>)> = scenarios
                .iter()
                .map(|(scenario, amounts)| (scenario.clone(), of_flow(&amounts.rest, flow)))
                .collect();
            if rests.iter().any(|(_, rest)| rest.iter().any(|c| *c != 0)) {
                let at = made.partition_point(|line| line.key.flow <= flow);
                made.insert(at, self.error_line(flow, rests, &as_money));
            }
        }
        made
    }

    fn error_line(
        &self,
        flow: Flow,
        rests: Vec<(Scenario, Vec<i64>)>,
        as_money: &dyn Fn(&[i64]) -> Vec<Money>,
    ) -> ProjectedLine {
        let by_period: BTreeMap<Scenario, Vec<Money>> =
            rests.into_iter().map(|(scenario, rest)| (scenario, as_money(&rest))).collect();
        ProjectedLine {
            key: LineKey::operating(flow, Some(FORECAST_ERROR.to_owned())),
            basis: Basis::Estimate,
            known_from: "what no line can take".to_owned(),
            daily: vec![Money::ZERO; self.band.base.len()],
            by_period,
            discretionary_plan: false,
        }
    }

    /// How the worst case gets from the opening to the end of day `low`.
    pub(super) fn way_to_low(
        &self,
        projected: &[ProjectedLine],
        low: usize,
    ) -> Vec<(LineKey, Basis, Money)> {
        let period = self.stretches.partition_point(|(_, end)| *end < low);
        let start = self.stretches.get(period).map_or(0, |(start, _)| *start);
        let before = |line: &ProjectedLine| -> Money {
            let amounts = line.by_period.get(&Scenario::Worst);
            amounts.map_or(Money::ZERO, |amounts| amounts[..period].iter().copied().sum())
        };
        let told = projected.iter().filter(|line| !is_error_line(&line.key));
        let paid: Vec<i64> =
            told.map(|line| coins_of(before(line).to_minor(self.decimals))).collect();
        let paid = |at: usize| paid.get(at).copied().unwrap_or(0);
        let last = self.step(&self.gaps(&self.band.worst), (start, low), paid);
        let rest = |flow: Flow| of_flow(&[last.rest], flow)[0];
        let mut own = last.coins.iter();
        let mut made: Vec<(LineKey, Basis, Money)> = projected
            .iter()
            .map(|line| {
                let coins = if is_error_line(&line.key) {
                    rest(line.key.flow)
                } else {
                    own.next().copied().unwrap_or(0)
                };
                let total = before(line) + money(coins, self.decimals);
                (line.key.clone(), line.basis, total)
            })
            .collect();
        for flow in [Flow::Receipt, Flow::Disbursement] {
            let shown =
                projected.iter().any(|line| is_error_line(&line.key) && line.key.flow == flow);
            if !shown && rest(flow) != 0 {
                let key = LineKey::operating(flow, Some(FORECAST_ERROR.to_owned()));
                made.push((key, Basis::Estimate, money(rest(flow), self.decimals)));
            }
        }
        made.retain(|(_, _, total)| !total.is_zero());
        made
    }
}

fn is_error_line(key: &LineKey) -> bool {
    key.stage.is_none() && key.category.as_deref() == Some(FORECAST_ERROR)
}

/// The amounts whose sign is that of the flow; the others as nothing.
pub(super) fn of_flow(coins: &[i64], flow: Flow) -> Vec<i64> {
    coins
        .iter()
        .map(|c| match flow {
            Flow::Receipt => (*c).max(0),
            Flow::Disbursement => (*c).min(0),
            Flow::Financing => 0,
        })
        .collect()
}
