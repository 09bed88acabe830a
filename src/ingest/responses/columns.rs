//! Which column holds what.

use super::super::named::NamedField;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Date,
    Touchpoint,
    Spend,
    Response,
    Stage,
    Orders,
    Revenue,
    Reached,
}

impl Field {
    /// Those with numbers.
    pub(super) const NUMBERS: [Self; 5] =
        [Self::Spend, Self::Response, Self::Orders, Self::Revenue, Self::Reached];
}

impl NamedField for Field {
    const NAMES: &'static [&'static str] =
        &["date", "touchpoint", "spend", "response", "stage", "orders", "revenue", "reached"];
    const NEEDED: &'static [Self] = &[Self::Date, Self::Touchpoint, Self::Spend, Self::Response];
    const FILE: &'static str = "a file of responses is CSV with the columns date, touchpoint, spend \
                                and response, and where there are any stage, orders, revenue and \
                                reached";

    fn index(self) -> usize {
        self as usize
    }
}
