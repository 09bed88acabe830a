//! A forecast as it was made: what a later day is compared with.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{DateSpan, Flow, LineKey, Money, Stage};

/// A forecast that was saved, as its file tells it. Amounts are signed as cash moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedForecast {
    /// Its file.
    pub file: String,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// 1 for the first forecast of its day, 2 for the next one.
    pub revision: u32,
    /// Its currency, where one was known.
    pub currency: Option<String>,
    /// Step of its periods: `day`, `week` or `month`.
    pub every: String,
    /// Balance on its as-of date.
    pub opening: Money,
    /// Was that balance known?
    pub opening_known: bool,
    /// Its scenarios.
    pub scenarios: Vec<SavedScenario>,
    /// Every period of every scenario.
    pub periods: Vec<SavedPeriod>,
    /// Lines of the base scenario by period.
    pub lines: Vec<SavedLine>,
    /// What it committed of each stage line; `None` where it could not be judged.
    pub commitments: Vec<SavedCommitment>,
    /// The last ledger row it knew.
    pub last_row: Option<NaiveDate>,
    /// Share of weekly net that its past forecasts missed; `None` where that was unknown.
    pub wape: Option<Decimal>,
}

/// Figures of one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedScenario {
    /// `best`, `base`, `worst` or a name.
    pub scenario: String,
    /// Last balance.
    pub closing: Money,
    /// Lowest daily balance.
    pub low: Money,
    /// Its day.
    pub low_on: NaiveDate,
    /// First day below the reserve.
    pub below_reserve_on: Option<NaiveDate>,
    /// Chance of a day below the reserve.
    pub probability_below_reserve: Option<Decimal>,
}

/// Figures of one period in one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPeriod {
    /// The scenario.
    pub scenario: String,
    /// Its days.
    pub span: DateSpan,
    /// Closing − opening.
    pub net: Money,
    /// Last balance.
    pub closing: Money,
}

/// One line of the base scenario in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedLine {
    /// The line.
    pub name: LineName,
    /// The period's days.
    pub span: DateSpan,
    /// The word of its basis.
    pub basis: String,
    /// Signed amount.
    pub amount: Money,
}

/// What was committed of a stage line over the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedCommitment {
    /// Stage.
    pub stage: String,
    /// Touchpoint.
    pub touchpoint: Option<String>,
    /// Positive amount.
    pub amount: Option<Money>,
}

/// A line by its names alone: a forecast may know stages that today's settings do not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineName {
    /// Which way its money moves.
    pub flow: Flow,
    /// Stage.
    pub stage: Option<String>,
    /// Touchpoint.
    pub touchpoint: Option<String>,
    /// Category.
    pub category: Option<String>,
}

impl LineName {
    /// What a person calls it.
    pub fn name(&self) -> &str {
        let names = [&self.touchpoint, &self.stage, &self.category];
        names.into_iter().flatten().next().map_or("uncategorised", String::as_str)
    }
}

impl From<&LineKey> for LineName {
    fn from(key: &LineKey) -> Self {
        Self {
            flow: key.flow,
            stage: key.stage.as_ref().map(Stage::name).map(str::to_owned),
            touchpoint: key.touchpoint.clone(),
            category: key.category.clone(),
        }
    }
}
