//! Which transactions count: not void, in the one currency, of the wanted accounts.

use std::borrow::Cow;

use super::Reader;
use crate::ingest::layout::CurrencyRule;
use crate::ingest::records::Record;
use crate::ingest::{IngestError, Question, currencies, words};

impl<'r> Reader<'r> {
    /// A dated row that states a balance, in a file known to hold such rows.
    pub(super) fn states_balance(&self, record: &Record) -> bool {
        let any =
            |is: &dyn Fn(&str) -> bool| (0..record.len()).any(|at| is(record.raw(self.text, at)));
        (self.layout.balance_rows && any(&|cell| words::balance_row(cell).is_some()))
            || (self.layout.total_rows && any(&words::starts_total))
    }

    pub(super) fn is_void(&self, record: &Record) -> bool {
        self.layout.status.is_some_and(|status| words::is_void(record.raw(self.text, status)))
    }

    pub(super) fn currency(&self, record: &Record) -> Cow<'r, str> {
        match &self.layout.currency {
            CurrencyRule::Unknown => Cow::Borrowed(""),
            CurrencyRule::Whole(code) => Cow::Borrowed(code.as_str()),
            CurrencyRule::Column { column, .. } => {
                let cell = record.raw(self.text, *column);
                Cow::Borrowed(currencies::code(cell).unwrap_or(cell))
            }
        }
    }

    /// Amounts in two currencies are never added up: the first one seen holds for the file.
    pub(super) fn right_currency(
        &mut self,
        record: &Record,
        currency: &str,
    ) -> Result<bool, IngestError> {
        let (column, only) = match &self.layout.currency {
            CurrencyRule::Column { column, only } => (*column, only.as_deref()),
            _ => (0, None),
        };
        let seen = only.unwrap_or(currency);
        if self.tally.currency.is_none() && !seen.is_empty() {
            self.tally.currency = Some(seen.to_owned());
        }
        if let Some(only) = only {
            return Ok(only.eq_ignore_ascii_case(currency));
        }
        match &self.tally.currency {
            Some(first) if !currency.is_empty() && !first.eq_ignore_ascii_case(currency) => {
                Err(self.several_currencies(record, column, first, currency))
            }
            _ => Ok(true),
        }
    }

    fn several_currencies(
        &self,
        record: &Record,
        column: usize,
        first: &str,
        second: &str,
    ) -> IngestError {
        let what = format!(
            "the file holds several currencies ({first}, {second}), which cannot be added up"
        );
        IngestError::Questions(vec![Question {
            position: self.position(record, column),
            what,
            row: Some(self.shown(record)),
            likely: None,
            hint: format!(
                "read one with --currency-column {first}; rows in others are then ignored and counted"
            ),
        }])
    }

    pub(super) fn right_account(&self, account: &str) -> bool {
        let wanted = self.options.accounts;
        wanted.is_empty()
            || self.layout.account.is_none()
            || wanted.iter().any(|name| name.eq_ignore_ascii_case(account))
    }
}
