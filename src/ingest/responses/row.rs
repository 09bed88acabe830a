//! One row to what it says of a touchpoint on a day.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::RowError;
use super::super::amounts::{AmountError, DecimalMark, parse};
use super::super::budget::{Record, TextSource, excerpt};
use super::super::dates::DatePattern;
use super::columns::{Columns, Field};
use crate::domain::{Money, Position, ResponseDay, Stage, Stages};

const DATE_RULE: &str = "the date rule is: one form in the whole file, best `2026-07-31`";

/// What one row says.
pub(super) struct ReadRow {
    pub(super) stage: Option<Stage>,
    pub(super) touchpoint: String,
    pub(super) day: ResponseDay,
}

/// How the rows of one file are read.
pub(super) struct RowRules<'s> {
    pub(super) source: &'s TextSource<'s>,
    pub(super) columns: &'s Columns,
    pub(super) dates: DatePattern,
    pub(super) mark: DecimalMark,
    pub(super) stages: &'s Stages,
}

impl RowRules<'_> {
    /// What a row says, or the first thing that is wrong with it.
    pub(super) fn read(&self, record: &Record<'_>) -> Result<ReadRow, RowError> {
        self.refuse_extra(record)?;
        let on = self.date(record)?;
        let touchpoint = self.columns.cell(record, Field::Touchpoint).to_owned();
        if touchpoint.is_empty() {
            let rule = "each row names the touchpoint whose spend it counts";
            return Err(self.error(record, Field::Touchpoint, "the touchpoint is missing", rule));
        }
        let stage = self.stage(record)?;
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

    pub(super) fn place(&self, record: &Record<'_>, field: Field) -> Position {
        self.source.field(record.offset, self.columns.index(field).map(|index| index + 1))
    }

    pub(super) fn error(
        &self,
        record: &Record<'_>,
        field: Field,
        what: impl Into<String>,
        rule: &str,
    ) -> RowError {
        RowError {
            position: self.place(record, field),
            what: what.into(),
            row: excerpt(record.text).to_string(),
            rule: rule.to_owned(),
            hint: None,
        }
    }

    /// Fields beyond the last column: most often a decimal comma that is not quoted.
    fn refuse_extra(&self, record: &Record<'_>) -> Result<(), RowError> {
        if record.fields.len() <= self.columns.count {
            return Ok(());
        }
        let (fields, heads) = (record.fields.len(), self.columns.count);
        let what = format!("the row has {fields} fields, the header {heads}");
        let rule = "a row has at most as many fields as the header";
        let mut error = self.error(record, Field::Date, what, rule);
        error.position = self.source.field(record.offset, Some(heads + 1));
        error.hint = Some("a field that holds the delimiter stands in quotes `\"`".to_owned());
        Err(error)
    }

    fn date(&self, record: &Record<'_>) -> Result<NaiveDate, RowError> {
        let cell = self.columns.cell(record, Field::Date);
        self.dates.parse(cell).map_err(|_| {
            let what = format!("could not read `{cell}` as a date");
            self.error(record, Field::Date, what, DATE_RULE)
        })
    }

    fn stage(&self, record: &Record<'_>) -> Result<Option<Stage>, RowError> {
        let cell = self.columns.cell(record, Field::Stage);
        if cell.is_empty() {
            return Ok(None);
        }
        self.stages.find(cell).map(Some).ok_or_else(|| {
            let names: Vec<&str> = self.stages.all().iter().map(Stage::name).collect();
            let rule = format!("a stage is one of {}", names.join(", "));
            self.error(record, Field::Stage, format!("`{cell}` is no stage"), &rule)
        })
    }

    fn needed(&self, record: &Record<'_>, field: Field) -> Result<Money, RowError> {
        self.number(record, field)?.ok_or_else(|| {
            let what = format!("the {} is missing", field.name());
            self.error(record, field, what, "spend and response stand in each row; nothing is `0`")
        })
    }

    /// A number of 0 or more; `None` where the cell is empty.
    fn number(&self, record: &Record<'_>, field: Field) -> Result<Option<Money>, RowError> {
        let cell = self.columns.cell(record, field);
        let name = field.name();
        let what = match parse(cell, self.mark) {
            Ok(amount) if amount.money().is_negative() => {
                let rule =
                    format!("{name} is 0 or more: take refunds from the days they belong to");
                return Err(self.error(
                    record,
                    field,
                    format!("{name} `{cell}` is below 0"),
                    &rule,
                ));
            }
            Ok(amount) => return Ok(Some(amount.money())),
            Err(AmountError::Empty) => return Ok(None),
            Err(AmountError::NotANumber) => format!("could not read `{cell}` as {name}"),
            Err(AmountError::TooLarge) => format!("`{cell}` is 10^13 or more"),
            Err(AmountError::TooPrecise) => format!("`{cell}` has more than six decimals"),
        };
        let rule = format!("the number rule is: decimal mark `{}`", self.mark.char());
        Err(self.error(record, field, what, &rule))
    }

    fn count(&self, record: &Record<'_>) -> Result<Option<u64>, RowError> {
        let Some(number) = self.number(record, Field::Reached)? else { return Ok(None) };
        let whole = number.decimal().normalize();
        if whole.scale() > 0 {
            let what = format!("`{whole}` is no whole number");
            let rule = "reached counts people: a whole number";
            return Err(self.error(record, Field::Reached, what, rule));
        }
        Ok(u64::try_from(whole.mantissa()).ok().filter(|_| whole >= Decimal::ZERO))
    }
}
