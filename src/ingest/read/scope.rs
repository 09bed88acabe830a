//! Which transactions count: not void, in the one currency, of the wanted accounts.

use super::Reader;
use crate::domain::same_bytes;
use crate::ingest::layout::CurrencyRule;
use crate::ingest::records::Record;
use crate::ingest::{currencies, double_entry, words};

impl<'r, 'l> Reader<'r, 'l> {
    /// A dated row that states a balance, in a file known to hold such rows.
    pub(super) fn states_balance(&self, record: &Record) -> bool {
        let layout = self.worker.layout;
        let any =
            |is: &dyn Fn(&str) -> bool| (0..record.len()).any(|at| is(record.raw(self.text, at)));
        (layout.balance_rows && any(&|cell| words::balance_row(cell).is_some()))
            || (layout.total_rows && any(&words::starts_total))
    }

    pub(super) fn is_void(&self, record: &Record) -> bool {
        self.worker
            .layout
            .status
            .is_some_and(|status| words::is_void(record.raw(self.text, status)))
    }

    pub(super) fn currency(&mut self, record: &Record) -> &'r str
    where
        'l: 'r,
    {
        let worker = &mut *self.worker;
        match &worker.layout.currency {
            CurrencyRule::Unknown => "",
            CurrencyRule::Whole(code) => code.as_str(),
            CurrencyRule::Column { column, .. } => {
                let cell = record.raw(self.text, *column);
                if same_bytes(worker.plain_currency.as_bytes(), cell.as_bytes()) {
                    return cell;
                }
                let code = currencies::code(cell).unwrap_or(cell);
                if code == cell {
                    code.clone_into(&mut worker.plain_currency);
                }
                code
            }
            CurrencyRule::Beside { columns, usual, .. } => {
                let mark =
                    columns.iter().find_map(|at| currencies::beside(record.raw(self.text, *at)));
                match mark {
                    Some(mark) if mark != usual && !currencies::stands_for(mark, usual) => mark,
                    _ if currencies::is_shared(usual) => "",
                    _ => usual.as_str(),
                }
            }
        }
    }

    /// Is the row in the one currency asked for? Every currency met is remembered: amounts in two
    /// of them are never added up.
    pub(super) fn right_currency(&mut self, record: &Record, currency: &str) -> bool {
        let layout = self.worker.layout;
        let (column, only) = match &layout.currency {
            CurrencyRule::Column { column, only } => (*column, only.as_deref()),
            CurrencyRule::Beside { columns, only, .. } => (columns[0], only.as_deref()),
            _ => (0, None),
        };
        let currency = match &layout.currency {
            // A shared mark is no currency of the row, and still not to be mixed with others.
            CurrencyRule::Beside { usual, .. } if currency.is_empty() => usual,
            _ => currency,
        };
        let seen = only.unwrap_or(currency);
        if !seen.is_empty() && !self.worker.tally.currencies.is_last(seen) {
            let place = (self.position(record, column), self.shown(record));
            self.worker.tally.currencies.see(seen, place);
        }
        only.is_none_or(|only| only.eq_ignore_ascii_case(currency))
    }

    /// Is the row of an account that is wanted? The accounts met are remembered, so that a name that
    /// no file has can be answered with those there are.
    pub(super) fn right_account(&mut self, account: &str) -> bool {
        let wanted = self.worker.options.accounts;
        if wanted.is_empty() || self.worker.layout.account.is_none() {
            return true;
        }
        self.worker.tally.meet_account(account);
        wanted.iter().any(|name| double_entry::is_account(account, name))
    }
}
