//! Rows of the stage table: what was spent, planned and allocated, by touchpoint.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::domain::{DateSpan, Flow, LineHistory, LineKey, Money, Stage};

use super::binding::Binding;
use super::plan::{Cells, Plan};
use super::plan_days::ByLine;
use super::sharing::Sharing;
use super::wording::span_words;
use super::{AllocationInputs, CostOfSales, StageLine, StageLineKind};

/// Days of "recent": 13 weeks up to the as-of date.
pub(super) const RECENT_DAYS: u64 = 91;

/// What each line may spend, by scenario.
pub(super) struct Allocated {
    pub(super) commit: Cells,
    pub(super) if_base: Cells,
    pub(super) if_best: Cells,
    /// What commit would be with enough cash: the plan inside caps.
    pub(super) everything: Cells,
    /// The same up to the end of every day.
    pub(super) everything_by_day: Vec<i64>,
    /// What keeps each line from more.
    pub(super) bindings: Vec<Binding>,
    /// The day that most of what is held waits for.
    pub(super) binding_day: Option<usize>,
}

/// Every leaf row, in order of the journey, then of the budget; a stage without any touchpoint
/// has one row, so that all stages are always there (DESIGN §8, §9).
pub(super) fn rows(
    (inputs, by_line): (&AllocationInputs, &ByLine<'_>),
    plan: &Plan,
    allocated: Option<(&Allocated, &Sharing)>,
) -> Vec<StageLine> {
    let sharing = allocated.map(|(_, sharing)| sharing);
    let allocated = allocated.map(|(allocated, _)| allocated);
    let table = Table { inputs, by_line, plan, allocated, sharing };
    let mut rows = Vec::new();
    for stage in inputs.stages.all() {
        let before = rows.len();
        let indices = 0..plan.lines.len();
        rows.extend(
            indices
                .filter(|&line| plan.lines[line].key.stage.as_ref() == Some(stage))
                .map(|line| table.planned(line)),
        );
        rows.extend(table.unbudgeted(stage));
        if rows.len() == before {
            rows.push(table.without_plan(stage, None, None));
        }
    }
    rows
}

struct Table<'a> {
    inputs: &'a AllocationInputs<'a>,
    by_line: &'a ByLine<'a>,
    plan: &'a Plan,
    allocated: Option<&'a Allocated>,
    sharing: Option<&'a Sharing>,
}

impl Table<'_> {
    fn money(&self, amounts: &[i64]) -> Vec<Money> {
        amounts
            .iter()
            .map(|coins| Money::from_minor(i128::from(*coins), self.plan.decimals))
            .collect()
    }

    fn planned(&self, line: usize) -> StageLine {
        let key = &self.plan.lines[line].key;
        let held = self.allocated.and_then(|allocated| self.held(allocated, line));
        let binding = self.allocated.and_then(|all| all.bindings.get(line).copied());
        let amounts = |pick: fn(&Allocated) -> &Cells| {
            self.allocated.map(|allocated| self.money(&pick(allocated)[line]))
        };
        StageLine {
            stage: key.stage.clone().expect("plan lines have a stage"),
            touchpoint: key.touchpoint.clone(),
            department: self.department(key),
            kind: StageLineKind::Plan,
            inferred: false,
            recent: recent_of((self.inputs, self.by_line), key),
            planned: Some(self.money(&self.plan.planned[line])),
            floor: self.money(&self.plan.floor[line]),
            cap: self.money(&self.plan.cap[line]),
            commit: amounts(|allocated| &allocated.commit),
            if_base: amounts(|allocated| &allocated.if_base),
            if_best: amounts(|allocated| &allocated.if_best),
            reason: match binding {
                Some(Binding::StageCap) => "stage cap".to_owned(),
                _ => self
                    .allocated
                    .map(|allocated| self.reason(allocated, line, held))
                    .unwrap_or_default(),
            },
            binding,
            held,
        }
    }

    fn department(&self, key: &LineKey) -> Option<String> {
        let flows = self.by_line.flows(key).iter();
        let owners: BTreeSet<&str> = flows.filter_map(|flow| flow.department.as_deref()).collect();
        let owners: Vec<&str> = owners.into_iter().collect();
        (!owners.is_empty()).then(|| owners.join(", "))
    }

    /// The span of the periods in which the line gets less than it would with enough cash; none
    /// where a deferrable line gets it all later.
    fn held(&self, allocated: &Allocated, line: usize) -> Option<DateSpan> {
        let (commit, everything) = (&allocated.commit[line], &allocated.everything[line]);
        if commit.iter().sum::<i64>() >= everything.iter().sum::<i64>() {
            return None;
        }
        let cut = |period: &usize| commit[*period] < everything[*period];
        let periods = &self.inputs.projection.periods;
        let first = (0..periods.len()).find(cut)?;
        let last = (0..periods.len()).rev().find(cut)?;
        DateSpan::new(periods[first].span.start, periods[last].span.end)
    }

    fn reason(&self, allocated: &Allocated, line: usize, held: Option<DateSpan>) -> String {
        if let Some(span) = held {
            return format!("held {}", span_words(span));
        }
        let (commit, everything) = (&allocated.commit, &allocated.everything);
        let periods = 0..self.plan.periods.len();
        if commit[line].iter().sum::<i64>() < self.plan.planned[line].iter().sum::<i64>() {
            return self.left_out(line, &commit[line]).to_owned();
        }
        let moved = |period: usize| commit[line][period] < everything[line][period];
        if periods.clone().any(moved) {
            return "moved later".to_owned();
        }
        // A floor kept this line from a cut that others took.
        let spared = |period: usize| {
            let floor = self.plan.floor[line][period];
            let others_cut =
                || (0..commit.len()).any(|l| commit[l][period] < everything[l][period]);
            floor > 0 && floor == commit[line][period] && others_cut()
        };
        if periods.into_iter().any(spared) {
            return "floor".to_owned();
        }
        String::new()
    }

    /// Why a line gets less than its plan where cash would carry it.
    fn left_out(&self, line: usize, commit: &[i64]) -> &'static str {
        let at_least = |(period, spent): (usize, &i64)| {
            let sharing = self.sharing.is_some_and(|s| s.at_least_return(line, period, *spent));
            let most = self.plan.planned[line][period].min(self.plan.cap[line][period]);
            sharing && *spent < most
        };
        if commit.iter().enumerate().any(at_least) {
            "min return"
        } else if self.moved_enough(line) {
            "recent +30 %"
        } else {
            "cap"
        }
    }

    /// Does the plan go further from recent spend than the line's curve is trusted?
    fn moved_enough(&self, line: usize) -> bool {
        let planned = self.plan.planned[line].iter().enumerate();
        let most = |period| self.sharing.and_then(|sharing| sharing.most(line, period));
        planned
            .into_iter()
            .any(|(period, planned)| most(period).is_some_and(|most| most < *planned))
    }

    /// Touchpoints spent on recently that no budget row names.
    fn unbudgeted<'b>(&'b self, stage: &'b Stage) -> impl Iterator<Item = StageLine> + 'b {
        self.inputs
            .history
            .lines
            .iter()
            .filter(|(key, history)| {
                key.flow == Flow::Disbursement
                    && key.stage.as_ref() == Some(stage)
                    && history.discretionary
                    && !self.budgeted(key)
                    && recent(history, self.inputs.projection.as_of).is_positive()
            })
            .map(|(key, history)| self.without_plan(stage, key.touchpoint.clone(), Some(history)))
    }

    /// Is there a budget row for the line, or one for its whole stage?
    fn budgeted(&self, key: &LineKey) -> bool {
        let whole_stage = LineKey { touchpoint: None, ..key.clone() };
        [key, &whole_stage].into_iter().any(|key| !self.by_line.flows(key).is_empty())
    }

    fn without_plan(
        &self,
        stage: &Stage,
        touchpoint: Option<String>,
        history: Option<&LineHistory>,
    ) -> StageLine {
        let zeros = vec![Money::ZERO; self.plan.periods.len()];
        let reason =
            if history.is_some() && !self.plan.lines.is_empty() { "not in budget" } else { "" };
        StageLine {
            stage: stage.clone(),
            touchpoint,
            department: None,
            kind: StageLineKind::Unbudgeted,
            inferred: history.is_some_and(|history| history.inferred.is_some()),
            recent: history.map_or(Money::ZERO, |h| recent(h, self.inputs.projection.as_of)),
            planned: None,
            floor: zeros.clone(),
            cap: zeros,
            commit: None,
            if_base: None,
            if_best: None,
            reason: reason.to_owned(),
            binding: None,
            held: None,
        }
    }
}

/// Recent spend of a plan line; one that plans for its whole stage takes in every touchpoint of the
/// stage that no other row names.
pub(super) fn recent_of(
    (inputs, by_line): (&AllocationInputs, &ByLine<'_>),
    key: &LineKey,
) -> Money {
    let spent = |history: &LineHistory| recent(history, inputs.projection.as_of);
    let own = inputs.history.lines.get(key).map_or(Money::ZERO, spent);
    if key.touchpoint.is_some() {
        return own;
    }
    let unnamed = inputs.history.lines.iter().filter(|(other, history)| {
        *other != key
            && other.flow == key.flow
            && other.stage == key.stage
            && history.discretionary
            && by_line.flows(other).is_empty()
    });
    own + unnamed.map(|(_, history)| spent(history)).sum()
}

/// Spend of the last 13 weeks, positive.
fn recent(history: &LineHistory, as_of: NaiveDate) -> Money {
    let first = as_of.checked_sub_days(Days::new(RECENT_DAYS - 1)).unwrap_or(as_of);
    let spent = -history.total(first, as_of);
    if spent.is_negative() { Money::ZERO } else { spent }
}

/// Stage lines that are never cut: payment fees, stock, shipping (DESIGN §5, §8).
pub(super) fn cost_of_sales(inputs: &AllocationInputs, by_line: &ByLine<'_>) -> Vec<CostOfSales> {
    let never_cut =
        |key: &LineKey| match (by_line.flows(key).first(), inputs.history.lines.get(key)) {
            (Some(flow), _) => !flow.discretionary,
            (None, Some(history)) => !history.discretionary,
            (None, None) => false,
        };
    let mut found: BTreeMap<LineKey, BTreeMap<&'static str, Money>> = BTreeMap::new();
    let staged = |key: &LineKey| key.stage.is_some() && key.flow == Flow::Disbursement;
    for line in &inputs.projection.lines {
        if staged(&line.key) && !line.discretionary_plan && never_cut(&line.key) {
            let sum = found.entry(line.key.clone()).or_default();
            *sum.entry(line.basis.word()).or_default() += -line.daily.iter().sum::<Money>();
        }
    }
    found
        .into_iter()
        .map(|(line, by_basis)| {
            let history = inputs.history.lines.get(&line);
            let in_budget = !by_line.flows(&line).is_empty();
            CostOfSales {
                recent: history.map_or(Money::ZERO, |h| recent(h, inputs.projection.as_of)),
                planned: by_basis.values().sum(),
                basis: by_basis
                    .iter()
                    .max_by_key(|(_, amount)| amount.abs())
                    .map_or("estimate", |(basis, _)| basis),
                inferred: !in_budget && history.is_some_and(|h| h.inferred.is_some()),
                line,
            }
        })
        .collect()
}
