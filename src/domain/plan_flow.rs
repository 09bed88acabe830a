//! Budgets as cash: what a projection takes in place of history.

use super::{DateSpan, LineKey, Money, Pays};

/// One budget amount that becomes cash: a stage plan, or a line told to follow its budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFlow {
    /// The line (signed by its flow).
    pub line: LineKey,
    /// Owner, where the budget says one.
    pub department: Option<String>,
    /// The days the amount is budgeted for.
    pub span: DateSpan,
    /// Signed amount: a disbursement is negative.
    pub amount: Money,
    /// Least spend, entered positive, for the same span.
    pub floor: Money,
    /// Most spend, entered positive, for the same span.
    pub cap: Money,
    /// Lower is funded first.
    pub priority: u32,
    /// Payment timing; the line's own history decides where `None`.
    pub pays: Option<Pays>,
    /// May unspent plan move to a later period?
    pub deferrable: bool,
    /// Can it be cut? False for cost of sales and for operating lines.
    pub discretionary: bool,
    /// For people: `budget.csv:12`.
    pub known_from: String,
}
