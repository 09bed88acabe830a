//! Lines of cash: what a cash table has a row for.

use std::fmt;

use super::Stage;

/// Which way money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// Money in from the business.
    Receipt,
    /// Money out for the business.
    Disbursement,
    /// Drawn from or repaid to lenders.
    Financing,
}

impl Flow {
    /// The word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Disbursement => "disbursement",
            Self::Financing => "financing",
        }
    }
}

impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The identity of one line of cash. A category whose rows go both ways is two lines, one per flow.
///
/// A stage line is known by stage and touchpoint (`category: None`), so that a budget row and the
/// ledger rows it plans for meet; an operating line is known by its category (`stage: None`).
/// An operating row without any category has `category: None` too: it is "uncategorised".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// Receipt, disbursement or financing.
    pub flow: Flow,
    /// The stage of the customer journey, where there is one.
    pub stage: Option<Stage>,
    /// The touchpoint within the stage.
    pub touchpoint: Option<String>,
    /// The category of an operating line.
    pub category: Option<String>,
}

impl LineKey {
    /// An operating line (payroll, rent, card payouts …).
    pub fn operating(flow: Flow, category: Option<String>) -> Self {
        Self { flow, stage: None, touchpoint: None, category }
    }

    /// A stage line.
    pub fn staged(flow: Flow, stage: Stage, touchpoint: Option<String>) -> Self {
        Self { flow, stage: Some(stage), touchpoint, category: None }
    }

    /// What a person calls it: the touchpoint, else the stage, else the category.
    pub fn name(&self) -> &str {
        self.touchpoint
            .as_deref()
            .or(self.stage.as_ref().map(Stage::name))
            .or(self.category.as_deref())
            .unwrap_or("uncategorised")
    }
}
