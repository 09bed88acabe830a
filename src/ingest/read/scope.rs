//! Which transactions count: not void, in the one currency, of the wanted accounts.

use std::borrow::Cow;

use super::Reader;
use crate::ingest::layout::CurrencyRule;
use crate::ingest::records::Record;
use crate::ingest::{IngestError, Question, currencies, double_entry, words};

impl<'r> Reader<'r> {
    /// A dated row that states a balance, in a file known to hold such rows.
    pub(super) fn states_balance(&self, record: &Record) -> bool {
        self.layout.balance_rows
            && (0..record.len()).any(|at| words::balance_row(record.raw(self.text, at)).is_some())
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

    /// Amounts in two currencies are never added up: the first one seen holds for the file, unless
    /// there are rates to convert by.
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
            _ if self.options.conversion.rates => Ok(true),
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
            hint: currencies::cures(first, &[first, second], self.options.conversion),
        }])
    }

    /// Is the row of an account that is wanted? The accounts met are remembered, so that a name that
    /// no file has can be answered with those there are.
    pub(super) fn right_account(&mut self, account: &str) -> bool {
        let wanted = self.options.accounts;
        if wanted.is_empty() || self.layout.account.is_none() {
            return true;
        }
        self.tally.meet_account(account);
        wanted.iter().any(|name| double_entry::is_account(account, name))
    }
}
