//! Budgets as read: one record per row and period.

use chrono::NaiveDate;

use super::{DateSpan, Flow, Money, Note, Position, Stage};

/// When a budgeted amount leaves the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pays {
    /// On every day of its period alike.
    Evenly,
    /// On the last day of each calendar month of its period.
    MonthEnd,
    /// So many days after each day of its period.
    After {
        /// Days between the budget day and the cash day.
        days: u32,
    },
}

/// One budget amount for one span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Stage; `None` is a budget line for its category.
    pub stage: Option<Stage>,
    /// Touchpoint; `None` with a stage bounds the whole stage.
    pub touchpoint: Option<String>,
    /// Owner.
    pub department: Option<String>,
    /// Category of a line without a stage.
    pub category: Option<String>,
    /// The days it is for.
    pub span: DateSpan,
    /// Entered amount, positive as a rule; see `flow`.
    pub amount: Money,
    /// Said by the file; a stage row is a disbursement where it is `None`.
    pub flow: Option<Flow>,
    /// Least to spend; never above the plan.
    pub floor: Option<Money>,
    /// Most to spend; the plan where `None`.
    pub cap: Option<Money>,
    /// Lower is funded first.
    pub priority: Option<u32>,
    /// Payment timing; history decides where `None`.
    pub pays: Option<Pays>,
    /// May unspent plan move to a later period?
    pub deferrable: Option<bool>,
    /// False for cost of sales: shown in its stage, never cut.
    pub discretionary: Option<bool>,
    /// File and line.
    pub position: Position,
}

/// All budget files of a run, merged in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Budget {
    /// Every row and period.
    pub lines: Vec<BudgetLine>,
    /// Rows read per file, in order of the command line.
    pub files: Vec<BudgetFile>,
    /// How a file was read, where that was not plain: fiscal quarters, encodings.
    pub notes: Vec<Note>,
}

/// What one budget file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetFile {
    /// Name as given.
    pub file: String,
    /// Rows read.
    pub rows: u64,
    /// First and last day covered.
    pub span: Option<(NaiveDate, NaiveDate)>,
}
