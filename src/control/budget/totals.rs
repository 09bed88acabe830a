//! Sums of lines: stages, departments, sections.

use rust_decimal::Decimal;

use super::{ControlLine, WindowFigures, WindowKind};
use crate::control::measures::{Materiality, Nature};
use crate::domain::Money;

/// The sum of some lines of one nature. Ends are sums of the lines' own: a total has no pace of its
/// own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlTotals {
    /// By window, as the lines have them.
    pub windows: Vec<WindowFigures>,
    /// Budget of all periods.
    pub budget: Money,
    /// Budget to date.
    pub phased: Money,
    /// Paid or received to date.
    pub actual: Money,
    /// Ordered and unpaid.
    pub committed: Money,
    /// Actual over budget to date.
    pub pace: Option<Decimal>,
    /// Where it ends with the rest as budgeted.
    pub at_plan: Money,
    /// Where it ends with every line at its own pace.
    pub at_pace: Money,
    /// Variance there; positive is favourable.
    pub variance_at_pace: Money,
    /// Budget less actual and committed; `None` for money in.
    pub available: Option<Money>,
    /// What the lines may spend in each period they have left, together.
    pub required: Option<Money>,
    /// Periods it lasts at the mean spend so far.
    pub lasts: Option<Decimal>,
}

impl ControlTotals {
    /// The sum; `None` of no lines.
    pub fn of<'a>(
        lines: impl IntoIterator<Item = &'a ControlLine>,
        materiality: &Materiality,
        decimals: u32,
    ) -> Option<Self> {
        let lines: Vec<&ControlLine> = lines.into_iter().collect();
        let first = lines.first()?;
        let sum = |of: &dyn Fn(&ControlLine) -> Money| lines.iter().map(|line| of(line)).sum();
        let state = crate::control::BudgetState {
            budget: sum(&|line| line.state.budget),
            phased: sum(&|line| line.state.phased),
            actual: sum(&|line| line.state.actual),
            committed: sum(&|line| line.state.committed),
            ..first.state
        };
        let measures = state.measures(materiality, decimals);
        let at_pace: Money = sum(&|line| line.ends_at_pace());
        Some(Self {
            windows: windows(&lines, state.nature, materiality),
            budget: state.budget,
            phased: state.phased,
            actual: state.actual,
            committed: state.committed,
            pace: measures.pace,
            at_plan: measures.at_plan,
            at_pace,
            variance_at_pace: state.nature.favourable(state.budget - at_pace),
            available: measures.available,
            required: required(&lines),
            lasts: measures.lasts,
        })
    }

    /// Its figures in a window.
    pub fn window(&self, kind: WindowKind) -> Option<&WindowFigures> {
        self.windows.iter().find(|window| window.kind == kind)
    }
}

/// Lines whose budget has ended have nothing left to be spent in a period.
fn required(lines: &[&ControlLine]) -> Option<Money> {
    let each = lines.iter().filter_map(|line| line.measures.required);
    each.reduce(|sum, more| sum + more)
}

fn windows(
    lines: &[&ControlLine],
    nature: Nature,
    materiality: &Materiality,
) -> Vec<WindowFigures> {
    let Some(first) = lines.first() else { return Vec::new() };
    let sums = first.windows.iter().enumerate().map(|(at, window)| {
        let sum = |of: fn(&WindowFigures) -> Money| {
            lines.iter().filter_map(|line| line.windows.get(at)).map(of).sum::<Money>()
        };
        let amounts = (sum(|window| window.budget), sum(|window| window.actual));
        WindowFigures::new((window.kind, window.span), nature, amounts, materiality)
    });
    sums.collect()
}
