//! Rows of a bank account and the balance after each.

use std::fmt::Write as _;

use chrono::NaiveDate;

/// One booking; `amount` in cents, positive is money in.
pub(crate) struct Row {
    pub(crate) date: NaiveDate,
    pub(crate) description: String,
    pub(crate) counterparty: &'static str,
    pub(crate) category: &'static str,
    pub(crate) amount: i64,
}

/// An account that is written day by day.
pub(crate) struct Account {
    pub(crate) rows: Vec<Row>,
    pub(crate) balance: i64,
    opening: i64,
}

impl Account {
    pub(crate) fn new(opening: i64) -> Self {
        Self { rows: Vec::new(), balance: opening, opening }
    }

    /// Books one row; an amount of nothing leaves no row.
    pub(crate) fn book(
        &mut self,
        date: NaiveDate,
        party: (&'static str, &'static str),
        description: impl Into<String>,
        amount: i64,
    ) {
        if amount == 0 {
            return;
        }
        let (counterparty, category) = party;
        self.balance += amount;
        self.rows.push(Row {
            date,
            description: description.into(),
            counterparty,
            category,
            amount,
        });
    }

    /// The export that most banks write: one row a booking with the balance after it, oldest first.
    pub(crate) fn csv(&self) -> String {
        let mut text = String::from("Date,Description,Counterparty,Category,Amount,Balance\n");
        for (row, balance) in self.with_balances() {
            let description = if row.description.contains(',') {
                format!("\"{}\"", row.description)
            } else {
                row.description.clone()
            };
            writeln!(
                text,
                "{},{description},{},{},{},{}",
                row.date,
                row.counterparty,
                row.category,
                point(row.amount),
                point(balance),
            )
            .expect("a String takes every write");
        }
        text
    }

    /// Each row with the balance after it, oldest first.
    pub(crate) fn with_balances(&self) -> impl DoubleEndedIterator<Item = (&Row, i64)> {
        let mut balance = self.opening;
        let balances: Vec<i64> = self
            .rows
            .iter()
            .map(|row| {
                balance += row.amount;
                balance
            })
            .collect();
        self.rows.iter().zip(balances)
    }
}

/// `-1234.50`
pub(crate) fn point(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// `-1.234,50`
pub(crate) fn comma(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}", cents % 100)
}
