//! One row to what it says of an invoice or a bill.

use std::ops::Range;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::super::amounts::{AmountError, DecimalMark, is_placeholder, parse};
use super::super::budget::{Record, TextSource, excerpt};
use super::super::dates::DatePattern;
use super::super::row_errors::{extra_fields, row_error};
use super::super::{RowError, currencies};
use super::columns::{Columns, Field};
use super::words::{self, State, Words};
use crate::domain::{Currency, ItemPayment, Money, OpenItem, OpenItemKind, Position};

const DATE_RULE: &str = "the date rule is: one form in the whole file, best `2026-07-31`";
const KIND_RULE: &str = "the kind is `receivable` (or invoice, sale, AR, customer) or `payable` (or \
                         bill, purchase, AP, supplier)";
const TERMS_RULE: &str = "terms are days after issue: `30`, `net 30` or `30 days`";
const DUE_RULE: &str = "each item has a `due` date, or `issued` and `terms`";
const PAID_RULE: &str = "a paid amount has its day in `paid_on`";
const SIDE_RULE: &str = "what is paid or open of an item has its sign, and an open balance is no \
                         more than its amount";
/// A due date so long before the day of issue is a slip.
const ABSURD: i64 = 366;

/// What one row says: an item, or a part of one with its payment.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The item with the payment of this row.
    pub(super) item: OpenItem,
    /// What the row says is still open.
    pub(super) balance: Option<Money>,
    /// Does it say itself what was paid, so that the balance only checks it?
    pub(super) says_paid: bool,
    /// Which file it is in.
    pub(super) file: usize,
    /// Where its row stands in the text. What an error says of it is made when there is one: for a
    /// hundred thousand rows that took as long as reading them.
    pub(super) row: Range<usize>,
    /// The column of its amount, from 1.
    pub(super) amount_column: Option<usize>,
}

impl Part {
    /// An error at the amount of this row; `sources` are all files.
    pub(super) fn error(
        &self,
        sources: &[TextSource<'_>],
        what: String,
        rule: &str,
        hint: Option<&str>,
    ) -> RowError {
        let source = &sources[self.file];
        RowError {
            position: source.field(self.row.start, self.amount_column),
            what,
            row: excerpt(&source.text()[self.row.clone()]).to_string(),
            rule: rule.to_owned(),
            hint: hint.map(str::to_owned),
        }
    }
}

/// How the rows of one file are read.
pub(super) struct RowRules<'s> {
    pub(super) source: &'s TextSource<'s>,
    pub(super) columns: &'s Columns,
    pub(super) dates: DatePattern,
    pub(super) mark: DecimalMark,
    pub(super) words: &'s Words<'s>,
    pub(super) file: usize,
}

impl RowRules<'_> {
    /// What a row says, or the first thing that is wrong with it.
    pub(super) fn read(&self, record: &Record<'_>) -> Result<Part, RowError> {
        if let Some(error) = extra_fields(self.source, record, self.columns.count) {
            return Err(error);
        }
        let kind = self.kind(record)?;
        let issued = self.date(record, Field::Issued)?;
        let due = self.due(record, issued)?;
        let (amount, balance) = self.amount(record)?;
        let (payment, says_paid) = self.payment(record, amount, balance)?;
        let category = Some(self.columns.cell(record, Field::Category));
        let category = category.filter(|category| !category.is_empty());
        let item = OpenItem {
            id: self.columns.cell(record, Field::Id).into(),
            kind,
            counterparty: self.counterparty(record),
            issued,
            due,
            amount,
            payments: payment.into_iter().collect(),
            category: category.map(Arc::from),
            position: self.source.field(record.offset, None),
        };
        Ok(Part {
            item,
            balance,
            says_paid,
            file: self.file,
            row: record.offset..record.offset + record.text.len(),
            amount_column: self.columns.index(self.amount_field()).map(|index| index + 1),
        })
    }

    /// The currency that a row names, or what is no currency.
    pub(super) fn currency(&self, record: &Record<'_>) -> Result<Option<Currency>, RowError> {
        let cell = self.columns.cell(record, Field::Currency);
        if cell.is_empty() {
            return Ok(None);
        }
        let code = currencies::code(cell).or_else(|| currencies::in_cell(cell));
        code.and_then(Currency::new).map(Some).ok_or_else(|| {
            let what = format!("could not read `{cell}` as a currency");
            self.error(record, Field::Currency, what, "a currency is a three-letter code: `USD`")
        })
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
        row_error(record, self.place(record, field), what, rule)
    }

    fn kind(&self, record: &Record<'_>) -> Result<OpenItemKind, RowError> {
        let cell = self.columns.cell(record, Field::Kind);
        if !cell.is_empty() {
            return self.words.kind(cell).ok_or_else(|| {
                let what = format!("could not read `{cell}` as a kind");
                self.error(record, Field::Kind, what, KIND_RULE)
            });
        }
        let named = |field| !self.columns.cell(record, field).is_empty();
        let by_party = match (named(Field::Customer), named(Field::Supplier)) {
            (true, false) => Some(OpenItemKind::Receivable),
            (false, true) => Some(OpenItemKind::Payable),
            _ => self.columns.side(),
        };
        by_party.ok_or_else(|| self.error(record, Field::Kind, "the kind is missing", KIND_RULE))
    }

    fn counterparty(&self, record: &Record<'_>) -> Arc<str> {
        let names = [Field::Counterparty, Field::Customer, Field::Supplier];
        let name = names.iter().map(|field| self.columns.cell(record, *field));
        name.into_iter().find(|name| !name.is_empty()).unwrap_or("").into()
    }

    fn date(&self, record: &Record<'_>, field: Field) -> Result<Option<NaiveDate>, RowError> {
        let cell = self.columns.cell(record, field);
        if is_placeholder(cell) {
            return Ok(None);
        }
        self.dates.parse(cell).map(Some).map_err(|_| {
            self.error(record, field, format!("could not read `{cell}` as a date"), DATE_RULE)
        })
    }

    fn due(&self, record: &Record<'_>, issued: Option<NaiveDate>) -> Result<NaiveDate, RowError> {
        let Some(due) = self.date(record, Field::Due)? else {
            return self.due_by_terms(record, issued);
        };
        match issued {
            Some(issued) if (issued - due).num_days() >= ABSURD => {
                let what = format!("it is due on {due}, more than a year before it was issued");
                Err(self.error(record, Field::Due, what, "an item is due after it was issued"))
            }
            _ => Ok(due),
        }
    }

    fn due_by_terms(
        &self,
        record: &Record<'_>,
        issued: Option<NaiveDate>,
    ) -> Result<NaiveDate, RowError> {
        let field = if self.columns.has(Field::Due) { Field::Due } else { Field::Issued };
        let cell = self.columns.cell(record, Field::Terms);
        let Some(issued) = issued.filter(|_| !cell.is_empty()) else {
            return Err(self.error(record, field, "the due date is missing", DUE_RULE));
        };
        words::terms(cell).and_then(|days| issued.checked_add_days(Days::new(days))).ok_or_else(
            || {
                let what = format!("could not read `{cell}` as terms");
                self.error(record, Field::Terms, what, TERMS_RULE)
            },
        )
    }

    fn money(&self, record: &Record<'_>, field: Field) -> Result<Option<Money>, RowError> {
        let cell = self.columns.cell(record, field);
        let what = match parse(cell, self.mark) {
            Ok(amount) => return Ok(Some(amount.money())),
            Err(AmountError::Empty) => return Ok(None),
            Err(AmountError::NotANumber) => format!("could not read `{cell}` as an amount"),
            Err(AmountError::TooLarge) => format!("`{cell}` is 10^13 or more"),
            Err(AmountError::TooPrecise) => format!("`{cell}` has more than six decimals"),
        };
        let rule = format!("the amount rule is: decimal mark `{}`", self.mark.char());
        Err(self.error(record, field, what, &rule))
    }

    /// The column that gives the amount.
    fn amount_field(&self) -> Field {
        if self.columns.has(Field::Amount) { Field::Amount } else { Field::Balance }
    }

    /// The full amount, and what is open of it where the file says so. A file with open balances
    /// alone has them and what was paid as its amounts.
    fn amount(&self, record: &Record<'_>) -> Result<(Money, Option<Money>), RowError> {
        let field = self.amount_field();
        let Some(amount) = self.money(record, field)? else {
            let rule = "each item has an amount";
            return Err(self.error(record, field, "the amount is missing", rule));
        };
        if field == Field::Balance {
            let paid = self.money(record, Field::PaidAmount)?.unwrap_or_default();
            return Ok((amount + paid, None));
        }
        let balance = self.money(record, Field::Balance)?;
        if let Some(open) = balance
            && !within(open, amount)
        {
            let what = format!("{open} is open of an amount of {amount}");
            return Err(self.error(record, Field::Balance, what, SIDE_RULE));
        }
        let state = self.words.state(self.columns.cell(record, Field::Status));
        let settled = (state == State::Settled).then_some(Money::ZERO);
        Ok((amount, balance.or(settled)))
    }

    /// What the row says was paid, and whether it says so itself.
    fn payment(
        &self,
        record: &Record<'_>,
        amount: Money,
        balance: Option<Money>,
    ) -> Result<(Option<ItemPayment>, bool), RowError> {
        let on = self.date(record, Field::PaidOn)?;
        let paid = self.money(record, Field::PaidAmount)?;
        let (on, paid) = match (on, paid) {
            (Some(on), paid) => (on, paid.unwrap_or(amount - balance.unwrap_or_default())),
            (None, Some(paid)) if !paid.is_zero() => {
                let what = format!("{paid} is paid, and nothing says on which day");
                let mut error = self.error(record, Field::PaidAmount, what, PAID_RULE);
                error.hint = Some(
                    "fill in `paid_on`; or give what is still open as `balance` instead".to_owned(),
                );
                return Err(error);
            }
            (None, paid) => return Ok((None, paid.is_some())),
        };
        if paid.is_negative() != amount.is_negative() && !paid.is_zero() {
            let what = format!("{paid} is paid of an amount of {amount}");
            return Err(self.error(record, Field::PaidAmount, what, SIDE_RULE));
        }
        Ok(((!paid.is_zero()).then_some(ItemPayment { on, amount: paid }), true))
    }
}

/// Is an open balance between nothing and the amount?
fn within(open: Money, amount: Money) -> bool {
    open.is_zero() || open.is_negative() == amount.is_negative() && open.abs() <= amount.abs()
}
