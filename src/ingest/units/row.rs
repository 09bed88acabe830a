//! One row of a units file to its line.

use rust_decimal::Decimal;

use crate::domain::{Money, Stages, UnitLine, UnitStandards};
use crate::ingest::RowError;
use crate::ingest::amounts::DecimalMark;
use crate::ingest::budget::{PERIOD_RULE, Record, read_period};
use crate::ingest::named::{NamedField, NamedTable};

/// A column of a units file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Stage,
    Touchpoint,
    Category,
    Period,
    BudgetUnits,
    ActualUnits,
    Fixed,
    StandardPrice,
    StandardQuantity,
    ActualQuantity,
    ActualPrice,
}

impl NamedField for Column {
    const NAMES: &'static [&'static str] = &[
        "stage",
        "touchpoint",
        "category",
        "period",
        "budget_units",
        "actual_units",
        "fixed",
        "standard_price",
        "standard_quantity",
        "actual_quantity",
        "actual_price",
    ];
    const NEEDED: &'static [Self] = &[Self::Period, Self::BudgetUnits, Self::ActualUnits];
    const FILE: &'static str = "a units file is CSV with the columns period, budget_units, \
                                actual_units and the name of a budget line (stage and touchpoint, or \
                                category)";

    fn index(self) -> usize {
        self as usize
    }
}

impl Column {
    pub(super) const NUMBERS: [Self; 7] = [
        Self::BudgetUnits,
        Self::ActualUnits,
        Self::Fixed,
        Self::StandardPrice,
        Self::StandardQuantity,
        Self::ActualQuantity,
        Self::ActualPrice,
    ];
    const STANDARDS: [Self; 4] =
        [Self::StandardPrice, Self::StandardQuantity, Self::ActualQuantity, Self::ActualPrice];
}

/// How rows are understood.
pub(super) struct Rules<'a, 's, 't> {
    pub(super) table: &'a NamedTable<'s, 't, Column>,
    pub(super) stages: &'a Stages,
    pub(super) fiscal_year_starts: u32,
    pub(super) mark: DecimalMark,
}

const NAME_RULE: &str = "a row names a budget line: stage and touchpoint, or category";
const STANDARDS_RULE: &str = "standards are standard_price, standard_quantity, actual_quantity and \
                              actual_price, all four or none";

impl Rules<'_, '_, '_> {
    /// The line of a row, or the first thing that is wrong with it.
    pub(super) fn read(&self, row: &Record<'_>) -> Result<UnitLine, RowError> {
        let table = self.table;
        table.refuse_extra(row)?;
        let stage = table.stage(row, Column::Stage, self.stages)?;
        let text = |column| table.said(row, column).map(str::to_owned);
        let category = text(Column::Category);
        match (&stage, &category) {
            (None, None) => return Err(table.row_error(row, "no line is named", NAME_RULE)),
            (Some(_), Some(_)) => {
                let what = "a line has a stage or a category, not both";
                return Err(table.row_error(row, what, NAME_RULE));
            }
            _ => {}
        }
        let period = read_period(table.cell(row, Column::Period), self.fiscal_year_starts)
            .map_err(|what| table.error(row, Column::Period, what, PERIOD_RULE))?;
        let budget_units = self.required(row, Column::BudgetUnits)?;
        if budget_units.is_zero() {
            let rule = "a budget is flexed from its units, which are above 0";
            let what = "the budgeted units are 0";
            return Err(table.error(row, Column::BudgetUnits, what, rule));
        }
        Ok(UnitLine {
            stage,
            touchpoint: text(Column::Touchpoint),
            category,
            span: period.span,
            budget_units,
            actual_units: self.required(row, Column::ActualUnits)?,
            fixed: table.number(row, Column::Fixed, self.mark)?.unwrap_or(Money::ZERO),
            standards: self.standards(row)?,
            position: table.row_place(row),
        })
    }

    fn required(&self, row: &Record<'_>, column: Column) -> Result<Decimal, RowError> {
        let number = self.table.number(row, column, self.mark)?.map(Money::decimal);
        number.map(|number| number.normalize()).ok_or_else(|| {
            let what = format!("`{}` is missing", column.name());
            self.table.error(row, column, what, "a row has budgeted and actual units")
        })
    }

    fn standards(&self, row: &Record<'_>) -> Result<Option<UnitStandards>, RowError> {
        let missing: Vec<&str> = Column::STANDARDS
            .into_iter()
            .filter(|column| self.table.said(row, *column).is_none())
            .map(Column::name)
            .collect();
        if missing.len() == Column::STANDARDS.len() {
            return Ok(None);
        }
        if !missing.is_empty() {
            let verb = if missing.len() == 1 { "is" } else { "are" };
            let what = format!("standards are not complete: {} {verb} missing", missing.join(", "));
            return Err(self.table.row_error(row, what, STANDARDS_RULE));
        }
        let number = |column| self.required(row, column);
        Ok(Some(UnitStandards {
            price: Money::from_decimal(number(Column::StandardPrice)?),
            quantity: number(Column::StandardQuantity)?,
            actual_quantity: number(Column::ActualQuantity)?,
            actual_price: Money::from_decimal(number(Column::ActualPrice)?),
        }))
    }
}
