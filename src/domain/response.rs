//! What spend on a touchpoint was followed by, day by day or week by week.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Money, Position, Stage};

/// Spend and what followed it, of one touchpoint, in order of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchpointResponses {
    /// The stage, where the file says one.
    pub stage: Option<Stage>,
    /// The touchpoint, as first written.
    pub touchpoint: String,
    /// A row holds for seven days, not for one.
    pub weekly: bool,
    /// Its rows; no day stands twice.
    pub days: Vec<ResponseDay>,
    /// The first of them.
    pub position: Position,
}

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseDay {
    /// The day, or a day of the week.
    pub on: NaiveDate,
    /// Spend, 0 or more.
    pub spend: Money,
    /// What it was followed by, 0 or more: contribution or anything that is counted.
    pub response: Decimal,
    /// Orders attributed to it.
    pub orders: Option<Decimal>,
    /// Revenue attributed to it.
    pub revenue: Option<Money>,
    /// People that reached its stage: visitors, leads, buyers.
    pub reached: Option<u64>,
}
