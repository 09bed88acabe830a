//! Units behind a budget: what was to be sold or bought, and what was.

use rust_decimal::Decimal;

use super::{DateSpan, Money, Position, Stage};

/// One row of a units file: the units of one budget line for one span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// Stage of the line, where it has one.
    pub stage: Option<Stage>,
    /// Touchpoint of the line, where it has one.
    pub touchpoint: Option<String>,
    /// Category of a line without a stage.
    pub category: Option<String>,
    /// The days it is for.
    pub span: DateSpan,
    /// Units the budget was made for; above zero.
    pub budget_units: Decimal,
    /// Units that came.
    pub actual_units: Decimal,
    /// The part of the budget that does not follow units.
    pub fixed: Money,
    /// Standards of what is bought for the units.
    pub standards: Option<UnitStandards>,
    /// Where it stands.
    pub position: Position,
}

/// Standards of something that is bought by quantity for each unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitStandards {
    /// Standard price of one.
    pub price: Money,
    /// Standard quantity for one unit.
    pub quantity: Decimal,
    /// Quantity bought.
    pub actual_quantity: Decimal,
    /// Price paid for one.
    pub actual_price: Money,
}
