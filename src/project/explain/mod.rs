//! What stands behind one figure of a forecast: its parts, the payments, the model, the budget
//! rows, and which ledger rows taught them.
//!
//! Made from the projection's own steps, so that what is told is what was counted: parts add to
//! the figure to the coin.

mod amounts;
mod behind;
mod driver;
mod question;

#[cfg(test)]
mod tests;

use super::projection::{ProjectInputs, Projection};
use super::run::{Prepared, horizon_days};
use crate::aggregate::RowQuery;
use crate::domain::{LineKey, Money, Scenario};

pub use amounts::ExplainedPart;
pub use behind::{
    ExplainedBudget, ExplainedDay, ExplainedEstimate, ExplainedItem, ExplainedPayment,
};
pub use driver::{ExplainedDriver, ExplainedDriverWeek};
pub use question::{Asked, ExplainError, Question};

/// What stands behind one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Which figure.
    pub question: Question,
    /// The balance before the first day, for a closing balance.
    pub opening: Option<Money>,
    /// Lines by basis; with the opening, where there is one, they add to the figure.
    pub parts: Vec<ExplainedPart>,
    /// Net cash flow of the same days in best, base and worst.
    pub net: [Money; 3],
    /// Expected recurring payments on those days.
    pub payments: Vec<ExplainedPayment>,
    /// Estimates on those days.
    pub estimates: Vec<ExplainedEstimate>,
    /// Actual, committed and planned items on those days.
    pub items: Vec<ExplainedItem>,
    /// Budget rows whose days meet those days.
    pub budgets: Vec<ExplainedBudget>,
    /// The ledger rows to look up, one query for each place that names one.
    pub queries: Vec<RowQuery>,
}

impl Explanation {
    /// The figure in a scenario.
    pub fn figure(&self, scenario: &Scenario) -> Money {
        let sum: Money = self.parts.iter().map(|part| part.amount(scenario)).sum();
        self.opening.unwrap_or_default() + sum
    }

    /// The share of the gap between base and worst of those days' net cash flow that the figure
    /// takes; `None` where there is no gap, or the figure is all of it.
    pub fn gap_share(&self) -> Option<f64> {
        let gap = |amounts: &[Money; 3]| amounts[2] - amounts[1];
        if !matches!(self.question.asked, Asked::Lines(_) | Asked::Flow(_)) {
            return None;
        }
        let own: Money = self.parts.iter().map(|part| gap(&part.amounts)).sum();
        let whole = gap(&self.net);
        let coins =
            |amount: Money| super::quantize::float(super::history::coins_of(amount.to_minor(6)));
        (!whole.is_zero()).then(|| coins(own) / coins(whole))
    }
}

/// Explains one figure of `projection`, which `inputs` gave. `apart` are the lines that stand
/// beside their stage (cost of sales).
pub fn explain(
    inputs: &ProjectInputs<'_>,
    projection: &Projection,
    text: &str,
    apart: &[LineKey],
) -> Result<Explanation, ExplainError> {
    let question = question::question(text, projection, apart)?;
    let days = horizon_days(inputs);
    let prepared = Prepared::of(inputs, &days)?;
    let mut parts = amounts::parts(inputs, &prepared, projection, question.span);
    let mut net = [Money::ZERO; 3];
    for part in &parts {
        for (sum, amount) in net.iter_mut().zip(part.amounts) {
            *sum += amount;
        }
    }
    match &question.asked {
        Asked::Lines(keys) => parts.retain(|part| keys.contains(&part.line)),
        Asked::Flow(flow) => parts.retain(|part| part.line.flow == *flow),
        Asked::Net | Asked::Closing => {}
    }
    let opening = (question.asked == Asked::Closing).then_some(projection.opening);
    let mut made = Explanation {
        opening,
        parts,
        net,
        payments: Vec::new(),
        estimates: Vec::new(),
        items: Vec::new(),
        budgets: Vec::new(),
        queries: Vec::new(),
        question,
    };
    if let Asked::Lines(keys) = made.question.asked.clone() {
        behind::Behind { inputs, prepared: &prepared, span: made.question.span }
            .tell(&keys, &mut made);
    }
    Ok(made)
}
