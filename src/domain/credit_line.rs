//! A revolving credit line.

use rust_decimal::Decimal;

use super::Money;

/// What a credit line allows and costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditLine {
    /// The most that may be drawn at a time.
    pub limit: Money,
    /// Drawn already on the as-of date.
    pub drawn: Money,
    /// Interest on what is drawn: percent a year, by days over 365, paid at each month's end.
    pub annual_rate: Decimal,
    /// Fee on what is not drawn, counted and paid alike: percent a year.
    pub fee: Decimal,
    /// The least that is drawn at a time; zero where any amount may be.
    pub minimum_draw: Money,
}
