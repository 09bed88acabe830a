//! One row to what it says of a touchpoint on a day.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::RowError;
use super::super::amounts::DecimalMark;
use super::super::budget::Record;
use super::super::dates::DatePattern;
use super::super::named::{NamedField, NamedTable};
use super::columns::Field;
use crate::domain::{Money, ResponseDay, Stage, Stages};

const DATE_RULE: &str = "the date rule is: one form in the whole file, best `2026-07-31`";

/// What one row says.
pub(super) struct ReadRow {
    pub(super) stage: Option<Stage>,
    pub(super) touchpoint: String,
    pub(super) day: ResponseDay,
}

/// How the rows of one file are read.
pub(super) struct RowRules<'a, 's, 't> {
    pub(super) table: &'a NamedTable<'s, 't, Field>,
    pub(super) dates: DatePattern,
    pub(super) mark: DecimalMark,
    pub(super) stages: &'a Stages,
}

impl RowRules<'_, '_, '_> {
    /// What a row says, or the first thing that is wrong with it.
    pub(super) fn read(&self, record: &Record<'_>) -> Result<ReadRow, RowError> {
        self.table.refuse_extra(record)?;
        let on = self.date(record)?;
        let touchpoint = self.table.cell(record, Field::Touchpoint).to_owned();
        if touchpoint.is_empty() {
            let rule = "each row names the touchpoint whose spend it counts";
            return Err(self.table.error(
                record,
                Field::Touchpoint,
                "the touchpoint is missing",
                rule,
            ));
        }
        let stage = self.table.stage(record, Field::Stage, self.stages)?;
        let spend = self.needed(record, Field::Spend)?;
        let response = self.needed(record, Field::Response)?;
        let day = ResponseDay {
            on,
            spend,
            response: response.decimal(),
            orders: self.number(record, Field::Orders)?.map(Money::decimal),
            revenue: self.number(record, Field::Revenue)?,
            reached: self.count(record)?,
        };
        Ok(ReadRow { stage, touchpoint, day })
    }

    fn date(&self, record: &Record<'_>) -> Result<NaiveDate, RowError> {
        let cell = self.table.cell(record, Field::Date);
        self.dates.parse(cell).map_err(|_| {
            let what = format!("could not read `{cell}` as a date");
            self.table.error(record, Field::Date, what, DATE_RULE)
        })
    }

    fn needed(&self, record: &Record<'_>, field: Field) -> Result<Money, RowError> {
        self.number(record, field)?.ok_or_else(|| {
            let what = format!("the {} is missing", field.name());
            self.table.error(
                record,
                field,
                what,
                "spend and response stand in each row; nothing is `0`",
            )
        })
    }

    fn number(&self, record: &Record<'_>, field: Field) -> Result<Option<Money>, RowError> {
        self.table.number(record, field, self.mark)
    }

    fn count(&self, record: &Record<'_>) -> Result<Option<u64>, RowError> {
        let Some(number) = self.number(record, Field::Reached)? else { return Ok(None) };
        let whole = number.decimal().normalize();
        if whole.scale() > 0 {
            let what = format!("`{whole}` is no whole number");
            let rule = "reached counts people: a whole number";
            return Err(self.table.error(record, Field::Reached, what, rule));
        }
        Ok(u64::try_from(whole.mantissa()).ok().filter(|_| whole >= Decimal::ZERO))
    }
}
