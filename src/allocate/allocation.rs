//! What allocation takes and gives.

use chrono::NaiveDate;

use crate::config::{Pace, PolicyName, Safety};
use crate::domain::{CashTable, DateSpan, LineKey, Money, Note, Scenario, Stage, Stages};
use crate::project::{PlanFlow, Projection};

use super::binding::Binding;
use super::cash_path::Gain;
use super::returns::Returns;
use super::scorecard::Scorecard;

/// Everything allocation depends on.
#[derive(Debug, Clone, Copy)]
pub struct AllocationInputs<'a> {
    /// The projection, discretionary plan included.
    pub projection: &'a Projection,
    /// The same plans the projection was given.
    pub plans: &'a [PlanFlow],
    /// Bounds on whole stages: budget rows with a stage and no touchpoint while other rows of the
    /// stage have touchpoints.
    pub stage_bounds: &'a [PlanFlow],
    /// History, for recent spend.
    pub history: &'a CashTable,
    /// Stages in force.
    pub stages: &'a Stages,
    /// What keeps spend safe.
    pub safety: Safety,
    /// Share of paths that must hold, in percent.
    pub safety_level: u32,
    /// How a cut is spread.
    pub pace: Pace,
    /// How it is shared over lines.
    pub policy: PolicyName,
    /// What is known of how spend answers.
    pub returns: &'a Returns,
    /// What comes back of spend, after how many days; nothing where unsaid.
    pub spend_return: Option<Gain>,
    /// What a credit line lets spend fall below the reserve; zero where it is not used.
    pub credit: Money,
    /// False where the opening balance is unknown: then nothing can be committed.
    pub opening_known: bool,
}

/// What a row of the stage table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageLineKind {
    /// Budgeted, can be cut.
    Plan,
    /// Spent recently, not in the budget: shown, never allocated.
    Unbudgeted,
}

/// One touchpoint (or a stage without touchpoints) in the stage table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLine {
    /// The stage.
    pub stage: Stage,
    /// The touchpoint.
    pub touchpoint: Option<String>,
    /// Who owns its budget rows; several owners joined by commas.
    pub department: Option<String>,
    /// Plan or unbudgeted.
    pub kind: StageLineKind,
    /// Stage from a built-in word, not from a rule or the budget.
    pub inferred: bool,
    /// Spend of the last 13 weeks, positive.
    pub recent: Money,
    /// Plan per period, positive; `None` without a budget.
    pub planned: Option<Vec<Money>>,
    /// Floor per period.
    pub floor: Vec<Money>,
    /// Cap per period.
    pub cap: Vec<Money>,
    /// What the worst case carries, per period; `None` where it cannot be judged.
    pub commit: Option<Vec<Money>>,
    /// What base carries.
    pub if_base: Option<Vec<Money>>,
    /// What best carries, up to the cap.
    pub if_best: Option<Vec<Money>>,
    /// Why commit is below plan: `held 6–26 Jul`, `cap`, `not in budget`; `floor` where a floor
    /// kept the line from a cut; empty where nothing is cut.
    pub reason: String,
    /// What keeps it from more; `None` where nothing can be judged, and without a plan.
    pub binding: Option<Binding>,
    /// From the first to the last day of the periods in which something is held.
    pub held: Option<DateSpan>,
}

/// A stage line that is never cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostOfSales {
    /// The line.
    pub line: LineKey,
    /// Spend of the last 13 weeks, positive.
    pub recent: Money,
    /// Projected over the horizon, positive.
    pub planned: Money,
    /// `budget`, `estimate`, `recurring`.
    pub basis: &'static str,
    /// Stage from a built-in word.
    pub inferred: bool,
}

/// What is held back, and what frees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// Held amount.
    pub amount: Money,
    /// The days it is held in.
    pub span: DateSpan,
    /// The day to look at the balance.
    pub decide_on: NaiveDate,
    /// The balance from which the whole plan meets the same safety.
    pub balance: Money,
    /// Base's expectation of that day's balance, with what is committed until then spent.
    pub expected: Money,
    /// Share of paths that reach it.
    pub probability: f64,
}

/// The safety of what is committed.
#[derive(Debug, Clone, PartialEq)]
pub struct Safe {
    /// Share of paths that keep the threshold on every day with the commitment.
    pub with_commitment: f64,
    /// The same with the plan as it is.
    pub with_plan: f64,
    /// The same with no discretionary spend at all.
    pub with_nothing: f64,
    /// Lowest worst-case balance with the commitment.
    pub worst_low: Money,
    /// Index of the binding period, where something is cut.
    pub binding_period: Option<usize>,
    /// The day that binds.
    pub binding_day: Option<NaiveDate>,
}

/// What can be spent today in one sum, on the same paths and with the same safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LumpSum {
    /// In the place of the whole plan: the quantile of the paths' lowest headroom (FORMULAS §3).
    pub in_place_of_plan: Money,
    /// On top of the commitment.
    pub beside_commitment: Money,
}

/// One scenario with the plan as it is, and with what is committed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathAfter {
    /// The scenario.
    pub scenario: Scenario,
    /// Lowest balance and its day with the plan.
    pub low_planned: (Money, NaiveDate),
    /// The same with the commitment.
    pub low_committed: (Money, NaiveDate),
    /// Last balance with the plan.
    pub closing_planned: Money,
    /// The same with the commitment.
    pub closing_committed: Money,
}

/// What the cash can carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// Leaf rows in order of the journey, then of the budget; every stage has at least one.
    pub lines: Vec<StageLine>,
    /// Lines below the total.
    pub cost_of_sales: Vec<CostOfSales>,
    /// What is known of each touchpoint.
    pub scorecard: Scorecard,
    /// How safe it is; `None` where it cannot be judged.
    pub safe: Option<Safe>,
    /// Best, base and worst with plan and with commitment, before credit; none where it cannot be
    /// judged.
    pub paths: Vec<PathAfter>,
    /// What is spent of the commitment up to the end of every projected day, limits inside periods
    /// kept; none where it cannot be judged.
    pub committed_by_day: Vec<Money>,
    /// What can be spent in one sum; `None` where it cannot be judged.
    pub lump_sum: Option<LumpSum>,
    /// What is held; `None` where nothing is, or no balance frees it.
    pub release: Option<Release>,
    /// Floors that cannot be paid, in total.
    pub unfunded_floors: Money,
    /// The first limit to spend before an inner low of a period: `(period, until day, amount)`.
    /// Where several are needed, every one has its note `early-limit`.
    pub early_limit: Option<(usize, NaiveDate, Money)>,
    /// What qualifies the figures.
    pub notes: Vec<Note>,
}
