//! One row of a units file to its line.

use rust_decimal::Decimal;

use crate::domain::{Money, Position, Stage, Stages, UnitLine, UnitStandards};
use crate::ingest::RowError;
use crate::ingest::budget::{
    AmountRule, PERIOD_RULE, Record, TextSource, excerpt, read_period, undo_grouping,
};

/// Numbers beyond are refused, as amounts are.
const BOUND: i64 = 10_000_000_000_000;

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

impl Column {
    /// In the order of the documentation, which is that of the enum.
    pub(super) const ALL: [(Self, &'static str); 11] = [
        (Self::Stage, "stage"),
        (Self::Touchpoint, "touchpoint"),
        (Self::Category, "category"),
        (Self::Period, "period"),
        (Self::BudgetUnits, "budget_units"),
        (Self::ActualUnits, "actual_units"),
        (Self::Fixed, "fixed"),
        (Self::StandardPrice, "standard_price"),
        (Self::StandardQuantity, "standard_quantity"),
        (Self::ActualQuantity, "actual_quantity"),
        (Self::ActualPrice, "actual_price"),
    ];
    const STANDARDS: [Self; 4] =
        [Self::StandardPrice, Self::StandardQuantity, Self::ActualQuantity, Self::ActualPrice];

    pub(super) const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    pub(super) const fn is_number(self) -> bool {
        self as usize >= Self::BudgetUnits as usize
    }
}

/// A row with the field of each column.
pub(super) struct Row<'t> {
    record: Record<'t>,
    fields: Vec<Option<usize>>,
}

impl<'t> Row<'t> {
    pub(super) fn new(record: Record<'t>, columns: &[Option<usize>]) -> Self {
        Self { record, fields: columns.to_vec() }
    }

    /// What stands in a column, where it says something.
    pub(super) fn text(&self, column: Column) -> Option<&str> {
        let text = self.record.field(self.fields[column as usize]?).trim();
        (!text.is_empty()).then_some(text)
    }

    /// Where a column of it stands.
    pub(super) fn place(&self, source: &TextSource<'_>, column: Column) -> Position {
        source.field(self.record.offset, self.fields[column as usize].map(|index| index + 1))
    }

    pub(super) fn excerpt(&self) -> String {
        excerpt(self.record.text).to_string()
    }

    fn error(
        &self,
        source: &TextSource<'_>,
        column: Option<Column>,
        what: impl Into<String>,
        rule: &str,
    ) -> RowError {
        let place = match column {
            Some(column) => self.place(source, column),
            None => source.field(self.record.offset, None),
        };
        RowError {
            position: place,
            what: what.into(),
            row: self.excerpt(),
            rule: rule.to_owned(),
            hint: None,
        }
    }
}

/// How rows are understood.
pub(super) struct Rules<'a> {
    pub(super) stages: &'a Stages,
    pub(super) fiscal_year_starts: u32,
    pub(super) amounts: AmountRule,
}

const NAME_RULE: &str = "a row names a budget line: stage and touchpoint, or category";
const STANDARDS_RULE: &str = "standards are standard_price, standard_quantity, actual_quantity and \
                              actual_price, all four or none";

impl Rules<'_> {
    /// The line of a row, or the first thing that is wrong with it.
    pub(super) fn read(
        &self,
        source: &TextSource<'_>,
        row: &Row<'_>,
    ) -> Result<UnitLine, RowError> {
        let stage = self.stage(source, row)?;
        let text = |column| row.text(column).map(str::to_owned);
        let category = text(Column::Category);
        match (&stage, &category) {
            (None, None) => return Err(row.error(source, None, "no line is named", NAME_RULE)),
            (Some(_), Some(_)) => {
                let what = "a line has a stage or a category, not both";
                return Err(row.error(source, None, what, NAME_RULE));
            }
            _ => {}
        }
        let period = row.text(Column::Period).unwrap_or_default();
        let period = read_period(period, self.fiscal_year_starts)
            .map_err(|what| row.error(source, Some(Column::Period), what, PERIOD_RULE))?;
        let budget_units = self.required(source, row, Column::BudgetUnits)?;
        if budget_units.is_zero() {
            let rule = "a budget is flexed from its units, which are above 0";
            let what = "the budgeted units are 0";
            return Err(row.error(source, Some(Column::BudgetUnits), what, rule));
        }
        let fixed = self.number(source, row, Column::Fixed)?.unwrap_or_default();
        Ok(UnitLine {
            stage,
            touchpoint: text(Column::Touchpoint),
            category,
            span: period.span,
            budget_units,
            actual_units: self.required(source, row, Column::ActualUnits)?,
            fixed: Money::from_decimal(fixed),
            standards: self.standards(source, row)?,
            position: source.field(row.record.offset, None),
        })
    }

    fn stage(&self, source: &TextSource<'_>, row: &Row<'_>) -> Result<Option<Stage>, RowError> {
        let Some(text) = row.text(Column::Stage) else { return Ok(None) };
        self.stages.find(text).map(Some).ok_or_else(|| {
            let names: Vec<&str> = self.stages.all().iter().map(Stage::name).collect();
            let rule = format!("a stage is one of {}", names.join(", "));
            let what = format!("`{text}` is not a stage");
            row.error(source, Some(Column::Stage), what, &rule)
        })
    }

    fn required(
        &self,
        source: &TextSource<'_>,
        row: &Row<'_>,
        column: Column,
    ) -> Result<Decimal, RowError> {
        self.number(source, row, column)?.ok_or_else(|| {
            let what = format!("`{}` is missing", column.name());
            row.error(source, Some(column), what, "a row has budgeted and actual units")
        })
    }

    /// A number, 0 or more, below 10^13.
    fn number(
        &self,
        source: &TextSource<'_>,
        row: &Row<'_>,
        column: Column,
    ) -> Result<Option<Decimal>, RowError> {
        let Some(text) = row.text(column) else { return Ok(None) };
        let read = undo_grouping(text, self.amounts)
            .filter(|plain| plain.bytes().any(|b| b.is_ascii_digit()) && !plain.contains('-'))
            .and_then(|plain| Decimal::from_str_exact(&plain).ok())
            .filter(|read| *read < Decimal::from(BOUND) && read.scale() <= 6);
        read.map(Some).ok_or_else(|| {
            let what = format!("could not read `{text}` as units");
            row.error(source, Some(column), what, self.amounts.text())
        })
    }

    fn standards(
        &self,
        source: &TextSource<'_>,
        row: &Row<'_>,
    ) -> Result<Option<UnitStandards>, RowError> {
        let missing: Vec<&str> = Column::STANDARDS
            .into_iter()
            .filter(|column| row.text(*column).is_none())
            .map(Column::name)
            .collect();
        if missing.len() == Column::STANDARDS.len() {
            return Ok(None);
        }
        if !missing.is_empty() {
            let verb = if missing.len() == 1 { "is" } else { "are" };
            let what = format!("standards are not complete: {} {verb} missing", missing.join(", "));
            return Err(row.error(source, None, what, STANDARDS_RULE));
        }
        let number = |column| self.required(source, row, column);
        Ok(Some(UnitStandards {
            price: Money::from_decimal(number(Column::StandardPrice)?),
            quantity: number(Column::StandardQuantity)?,
            actual_quantity: number(Column::ActualQuantity)?,
            actual_price: Money::from_decimal(number(Column::ActualPrice)?),
        }))
    }
}
