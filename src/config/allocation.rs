//! How stage spend is allocated: the choices.

use rust_decimal::Decimal;

/// What keeps stage spend safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The reserve holds on every day in enough simulated paths.
    Joint,
    /// The reserve holds along the pointwise worst path.
    Weekly,
}

/// How a cut is spread over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Spend in full until it must stop.
    Full,
    /// Spread the cut over the weeks before the binding one.
    Even,
}

/// How a cut is shared over lines (DESIGN §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyName {
    /// Every line keeps the same share of its plan.
    Proportional,
    /// Lower priority numbers are funded first.
    Waterfall,
    /// Every line at the same return of its last coin.
    Marginal,
}

impl PolicyName {
    /// Every policy by its word.
    pub(crate) const WORDS: [(&'static str, Self); 3] = [
        ("proportional", Self::Proportional),
        ("waterfall", Self::Waterfall),
        ("marginal", Self::Marginal),
    ];

    /// The word in flags and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proportional => "proportional",
            Self::Waterfall => "waterfall",
            Self::Marginal => "marginal",
        }
    }
}

/// How much of stage spend comes back as receipts, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpendReturn {
    /// In percent, above 0 and below 100, at most four decimals.
    pub percent: Decimal,
    /// Days after it is spent, at least one.
    pub days: u32,
}

/// What a response counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseUnit {
    /// Money: what sales leave after their own costs, in the currency of the report.
    Contribution,
    /// Anything else, by the user's word for it: `orders`.
    Other(String),
}

impl ResponseUnit {
    /// The word of the user.
    pub fn word(&self) -> &str {
        match self {
            Self::Contribution => "contribution",
            Self::Other(word) => word,
        }
    }
}
