//! Budget against actual, line by line: this period, the last four, to date, and where it ends
//! (FORMULAS §4).

mod calendar;
mod lines;
mod pay_days;
mod phasing;
#[cfg(test)]
mod tests;
mod totals;
mod units;

use chrono::NaiveDate;

use super::measures::{
    BudgetState, Direction, Flexed, Materiality, Measures, Nature, PriceUsage, direction,
};
use crate::domain::{
    CashTable, DateSpan, Grain, LineKey, Money, Note, PlacedItem, PlanFlow, UnitLine,
};
pub use calendar::{BudgetCalendar, NothingToCompare, WindowKind};
pub use totals::ControlTotals;

/// What a comparison is made from.
#[derive(Debug, Clone, Copy)]
pub struct ControlInputs<'a> {
    /// Budget rows that become cash.
    pub plans: &'a [PlanFlow],
    /// Budget rows that are for comparison only.
    pub compared: &'a [PlanFlow],
    /// What was paid and received, up to the as-of date.
    pub history: &'a CashTable,
    /// Invoices and bills with their lines.
    pub open_items: &'a [PlacedItem],
    /// Units behind the budget.
    pub units: &'a [UnitLine],
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// Months or weeks, where the user says.
    pub grain: Option<Grain>,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_year_starts: u32,
    /// When a variance is material.
    pub materiality: Materiality,
    /// Decimals of the currency.
    pub decimals: u32,
}

/// A budget with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Its days.
    pub calendar: BudgetCalendar,
    /// Lines of the budget, and lines without one beside them; by section, in order of the journey
    /// and of the budget, those without budget last.
    pub lines: Vec<ControlLine>,
    /// Lines without a budget that are not beside budgeted ones: total to date, signed.
    pub outside: Vec<(LineKey, Money)>,
    /// When a variance is material.
    pub materiality: Materiality,
    /// Is what is ordered and unpaid known?
    pub committed_known: bool,
    /// What qualifies it.
    pub notes: Vec<Note>,
}

/// Which table a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Spend on the stages of the journey.
    Stages,
    /// Money in.
    Receipts,
    /// Other money out.
    Disbursements,
}

/// A line with its budget and what became of it. Amounts are positive as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlLine {
    /// The line.
    pub key: LineKey,
    /// Where it is shown.
    pub section: Section,
    /// Owner, where the budget says one; several are named with commas.
    pub department: Option<String>,
    /// Has it a budget?
    pub budgeted: bool,
    /// The built-in word that gave its stage, and for how many rows.
    pub inferred: Option<(String, u64)>,
    /// By window of [`BudgetCalendar::windows`].
    pub windows: Vec<WindowFigures>,
    /// The whole budget and what it has come to.
    pub state: BudgetState,
    /// Figures of that.
    pub measures: Measures,
    /// To date, for the units that came; where they are known.
    pub flexed: Option<Flexed>,
    /// Price and usage of what was bought for them, where standards are given.
    pub price_usage: Option<PriceUsage>,
}

impl ControlLine {
    /// Where it ends if it goes on as it began; a line without budget so far as planned.
    pub fn ends_at_pace(&self) -> Money {
        self.measures.at_pace.unwrap_or(self.measures.at_plan)
    }
}

/// Budget and actual of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowFigures {
    /// Which.
    pub kind: WindowKind,
    /// Its days.
    pub span: DateSpan,
    /// Budget of these days.
    pub budget: Money,
    /// Paid or received in them.
    pub actual: Money,
    /// Positive is favourable.
    pub variance: Money,
    /// Percent of budget; `None` without one.
    pub percent: Option<rust_decimal::Decimal>,
    /// Favourable, unfavourable, or on budget.
    pub direction: Option<Direction>,
    /// As [`Materiality`] says.
    pub material: bool,
}

/// Compares a budget with what was paid.
///
/// # Errors
///
/// [`NothingToCompare`] where no day of the budget is past and in the ledger.
pub fn control(inputs: &ControlInputs<'_>) -> Result<Control, NothingToCompare> {
    let rows: Vec<&PlanFlow> = inputs.plans.iter().chain(inputs.compared).collect();
    let days: Vec<DateSpan> = rows.iter().map(|row| phasing::cash_span(row)).collect();
    let first_row = inputs.history.span().map_or(inputs.as_of, |(first, _)| first);
    let calendar = BudgetCalendar::new(
        &days,
        inputs.grain,
        inputs.fiscal_year_starts,
        first_row,
        inputs.as_of,
    )?;
    let mut notes = calendar_notes(&calendar, &days, first_row);
    let made = lines::lines(inputs, &calendar, &rows);
    notes.extend(made.notes);
    Ok(Control {
        calendar,
        lines: made.lines,
        outside: made.outside,
        materiality: inputs.materiality,
        committed_known: !inputs.open_items.is_empty(),
        notes,
    })
}

/// Days of the budget that are not compared, and days that may not be whole.
fn calendar_notes(calendar: &BudgetCalendar, rows: &[DateSpan], first_row: NaiveDate) -> Vec<Note> {
    let whole = calendar.whole();
    let mut notes = Vec::new();
    let before = rows.iter().filter(|row| row.start < whole.start).map(|row| row.start).min();
    let after = rows.iter().filter(|row| row.end > whole.end).map(|row| row.end).max();
    if before.is_some() || after.is_some() {
        let outside = [
            before.map(|day| format!("from {day} to before {}", whole.start)),
            after.map(|day| format!("after {} to {day}", whole.end)),
        ];
        let outside: Vec<String> = outside.into_iter().flatten().collect();
        notes.push(Note::new(
            "budget-days-not-compared",
            format!(
                "The budget's days {} are not compared: {}.",
                outside.join(", and "),
                if first_row > whole.start || before.is_some_and(|day| first_row > day) {
                    format!("the first ledger row is of {first_row}")
                } else {
                    "a budget for more than a year is compared by fiscal year".to_owned()
                }
            ),
        ));
    }
    // a ledger that begins in the middle of a month may have lost its first weeks
    if (first_row - whole.start).num_days() > 7 {
        notes.push(Note::new(
            "ledger-begins-late",
            format!(
                "The first ledger row is of {first_row}, {} days after the first budget day \
                 compared: what was paid before is not in it.",
                (first_row - whole.start).num_days()
            ),
        ));
    }
    notes
}

impl WindowFigures {
    fn new(
        (kind, span): (WindowKind, DateSpan),
        nature: Nature,
        (budget, actual): (Money, Money),
        materiality: &Materiality,
    ) -> Self {
        let (variance, percent, material) = nature.variance(budget, actual, materiality);
        let direction = direction(variance);
        Self { kind, span, budget, actual, variance, percent, direction, material }
    }
}
