//! One raw row to one budget line: every value understood or refused with its place.

use crate::domain::{BudgetLine, Flow, Money, Pays, Stage, Stages};
use crate::ingest::RowError;
use crate::ingest::row_errors::UnknownStage;

use super::amount::{AmountRule, read_amount};
use super::field::{Cell, Field, RawRow};
use super::period::{PERIOD_RULE, ReadPeriod, read_period};

/// The rules that hold for the rows of one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) stages: &'a Stages,
    pub(super) fiscal_year_starts: u32,
    pub(super) amounts: AmountRule,
}

/// A line, and whether its period was counted from a fiscal year.
pub(super) struct ReadLine {
    pub(super) line: BudgetLine,
    pub(super) fiscal: bool,
}

impl Rules<'_> {
    /// Reads a row, or says everything that is wrong with it.
    pub(super) fn read(&self, row: &RawRow) -> Result<ReadLine, Vec<RowError>> {
        let mut errors = Vec::new();
        let stage = kept(self.stage(row), &mut errors).flatten();
        let period = kept(self.period(row), &mut errors);
        let amount = kept(self.required_amount(row), &mut errors);
        let floor = kept(self.amount(row, Field::Floor), &mut errors).flatten();
        let cap = kept(self.amount(row, Field::Cap), &mut errors).flatten();
        let flow = kept(word(row, Field::Flow, FLOW_RULE, read_flow), &mut errors).flatten();
        let priority =
            kept(word(row, Field::Priority, PRIORITY_RULE, read_priority), &mut errors).flatten();
        let pays = kept(word(row, Field::Pays, PAYS_RULE, read_pays), &mut errors).flatten();
        let deferrable =
            kept(word(row, Field::Deferrable, TRUTH_RULE, read_truth), &mut errors).flatten();
        let discretionary =
            kept(word(row, Field::Discretionary, TRUTH_RULE, read_truth), &mut errors).flatten();
        if let Some(amount) = amount {
            errors.extend(bounds(row, amount, floor, cap));
        }
        let (Some(ReadPeriod { span, fiscal }), Some(amount), true) =
            (period, amount, errors.is_empty())
        else {
            return Err(errors);
        };
        let text = |field| row.cell(field).map(|cell| cell.text.trim().to_owned());
        let line = BudgetLine {
            stage,
            touchpoint: text(Field::Touchpoint),
            department: text(Field::Department),
            category: text(Field::Category),
            span,
            amount,
            flow,
            floor,
            cap,
            priority,
            pays,
            deferrable,
            discretionary,
            position: row.position.clone(),
        };
        Ok(ReadLine { line, fiscal })
    }

    fn stage(&self, row: &RawRow) -> Result<Option<Stage>, RowError> {
        let Some(cell) = row.cell(Field::Stage) else {
            if row.cell(Field::Category).is_some() {
                return Ok(None);
            }
            let rule = "a budget row has a stage, or a category of its own";
            return Err(row.error(&row.position, "neither a stage nor a category", rule));
        };
        let name = cell.text.trim();
        if let Some(stage) = self.stages.find(name) {
            return Ok(Some(stage));
        }
        let UnknownStage { what, rule, hint } = UnknownStage::new(name, self.stages);
        Err(RowError { hint, ..row.error(&cell.position, what, rule) })
    }

    fn period(&self, row: &RawRow) -> Result<ReadPeriod, RowError> {
        let Some(cell) = row.cell(Field::Period) else {
            return Err(row.error(&row.position, "the period is missing", PERIOD_RULE));
        };
        read_period(&cell.text, self.fiscal_year_starts)
            .map_err(|what| row.error(&cell.position, what, PERIOD_RULE))
    }

    fn required_amount(&self, row: &RawRow) -> Result<Money, RowError> {
        self.amount(row, Field::Amount)?.ok_or_else(|| {
            let rule = self.amounts.text();
            row.error(&row.position, "the amount is missing", rule)
        })
    }

    fn amount(&self, row: &RawRow, field: Field) -> Result<Option<Money>, RowError> {
        let Some(cell) = row.cell(field) else {
            return Ok(None);
        };
        read_amount(&cell.text, self.amounts).map(Some).map_err(|what| {
            let negative = what.ends_with("is negative");
            let rule = if negative { SIGN_RULE } else { self.amounts.text() };
            let mut error = row.error(&cell.position, what, rule);
            if negative {
                error.hint = Some("for money in, enter it positive with flow `receipt`".to_owned());
            }
            error
        })
    }
}

const SIGN_RULE: &str =
    "amounts are entered positive: a stage row is money out, elsewhere the flow says";
const FLOW_RULE: &str = "a flow is `receipt` (or `in`) or `disbursement` (or `out`)";
const PRIORITY_RULE: &str = "a priority is a whole number from 0; lower is funded first";
const PAYS_RULE: &str = "pays is `evenly`, `month-end` or a number of days such as `30 days`";
const TRUTH_RULE: &str = "write `true` or `false`";

/// The value, or its error kept for the report.
fn kept<T>(read: Result<T, RowError>, errors: &mut Vec<RowError>) -> Option<T> {
    read.map_err(|error| errors.push(error)).ok()
}

/// Floor ≤ plan and floor ≤ cap (FORMULAS §3: 0 ≤ l ≤ min(p, u)); a cap below the plan is a cut the
/// budget's owner wants, so it stands.
fn bounds(row: &RawRow, plan: Money, floor: Option<Money>, cap: Option<Money>) -> Option<RowError> {
    let floor = floor?;
    let at = &row.cell(Field::Floor)?.position;
    if floor > plan {
        let what = format!("floor {floor} is above the planned amount {plan}");
        return Some(row.error(at, what, "a floor is at most the planned amount"));
    }
    let cap = cap.filter(|cap| floor > *cap)?;
    let what = format!("floor {floor} is above the cap {cap}");
    Some(row.error(at, what, "a floor is at most the cap"))
}

/// A field that is one of few words.
fn word<T>(
    row: &RawRow,
    field: Field,
    rule: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, RowError> {
    let Some(Cell { text, position }) = row.cell(field) else {
        return Ok(None);
    };
    read(&text.trim().to_lowercase()).map(Some).ok_or_else(|| {
        let what = format!("could not read `{}`", text.trim());
        row.error(position, what, rule)
    })
}

fn read_flow(text: &str) -> Option<Flow> {
    match text {
        "receipt" | "in" => Some(Flow::Receipt),
        "disbursement" | "out" => Some(Flow::Disbursement),
        _ => None,
    }
}

fn read_priority(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn read_pays(text: &str) -> Option<Pays> {
    /// Terms beyond ten years are a typo.
    const LONGEST: u32 = 3_660;
    match text {
        "evenly" => Some(Pays::Evenly),
        "month-end" | "month end" | "month_end" => Some(Pays::MonthEnd),
        _ => {
            let count = text.strip_suffix("days").or(text.strip_suffix("day"))?;
            let days = count.trim_end().parse().ok()?;
            (days <= LONGEST).then_some(Pays::After { days })
        }
    }
}

fn read_truth(text: &str) -> Option<bool> {
    match text {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// Lower case, with `_`, `-` and spaces alike: how names are compared.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase()
        .split(|c: char| c == '_' || c == '-' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
