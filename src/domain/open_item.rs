//! Receivables and payables: invoices and bills, paid or not.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Flow, LineKey, Money, Position};

/// Which way an invoice moves cash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenItemKind {
    /// A customer owes it to us.
    Receivable,
    /// We owe it to a supplier.
    Payable,
}

impl OpenItemKind {
    /// Both, in order of output.
    pub const ALL: [Self; 2] = [Self::Receivable, Self::Payable];

    /// The word in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receivable => "receivable",
            Self::Payable => "payable",
        }
    }

    /// The flow that it becomes when it is paid.
    pub const fn flow(self) -> Flow {
        match self {
            Self::Receivable => Flow::Receipt,
            Self::Payable => Flow::Disbursement,
        }
    }

    /// A positive amount of this kind as cash.
    pub fn signed(self, amount: Money) -> Money {
        match self {
            Self::Receivable => amount,
            Self::Payable => -amount,
        }
    }
}

/// What was paid of an item on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemPayment {
    /// The day.
    pub on: NaiveDate,
    /// Positive amount.
    pub amount: Money,
}

/// An invoice or a bill with what was paid of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// Its number, as written; empty where the file has none.
    pub id: Arc<str>,
    /// Receivable or payable.
    pub kind: OpenItemKind,
    /// Who pays or is paid, as written; empty where not known.
    pub counterparty: Arc<str>,
    /// The day it was issued.
    pub issued: Option<NaiveDate>,
    /// The day it is due.
    pub due: NaiveDate,
    /// Its full amount; below zero for a credit note.
    pub amount: Money,
    /// What was paid, in order of days.
    pub payments: Vec<ItemPayment>,
    /// The category of its line, where the file says one.
    pub category: Option<Arc<str>>,
    /// Where it stands.
    pub position: Position,
}

impl OpenItem {
    /// What was paid up to and including `day`.
    pub fn paid_by(&self, day: NaiveDate) -> Money {
        self.payments.iter().filter(|payment| payment.on <= day).map(|payment| payment.amount).sum()
    }

    /// What is left to pay at the end of `day`: never on the other side of zero, so that an item
    /// paid twice is not owed back.
    pub fn open_on(&self, day: NaiveDate) -> Money {
        let left = self.amount - self.paid_by(day);
        if left.is_negative() == self.amount.is_negative() { left } else { Money::ZERO }
    }

    /// The day it was paid in full, up to and including `day`.
    pub fn settled_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        if !self.open_on(day).is_zero() {
            return None;
        }
        self.payments.iter().map(|payment| payment.on).filter(|on| *on <= day).max()
    }
}

/// An open item and the line of the cash table that it is paid in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedItem {
    /// The item.
    pub item: OpenItem,
    /// Its line.
    pub line: Arc<LineKey>,
    /// Its party as the line's history spells it; `None` where history does not know it.
    pub party: Option<Arc<str>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn item(amount: i64, paid: &[(&str, i64)]) -> OpenItem {
        OpenItem {
            id: "118".into(),
            kind: OpenItemKind::Receivable,
            counterparty: "Corner Gifts".into(),
            issued: None,
            due: day("2026-05-31"),
            amount: Money::from_minor(amount.into(), 2),
            payments: paid
                .iter()
                .map(|(on, coins)| ItemPayment {
                    on: day(on),
                    amount: Money::from_minor((*coins).into(), 2),
                })
                .collect(),
            category: None,
            position: Position::file("open.csv"),
        }
    }

    #[test]
    fn an_item_is_open_until_its_last_part_is_paid() {
        let item = item(100_000, &[("2026-06-02", 40_000), ("2026-06-20", 60_000)]);
        assert_eq!(item.open_on(day("2026-06-01")).to_string(), "1000.00");
        assert_eq!(item.open_on(day("2026-06-02")).to_string(), "600.00");
        assert_eq!(item.settled_on(day("2026-06-19")), None);
        assert_eq!(item.settled_on(day("2026-06-30")), Some(day("2026-06-20")));
    }

    #[test]
    fn an_item_paid_twice_is_not_owed_back_and_a_credit_note_stays_below_zero() {
        let twice = item(100_000, &[("2026-06-02", 100_000), ("2026-06-03", 100_000)]);
        assert!(twice.open_on(day("2026-06-30")).is_zero());
        assert_eq!(item(-5_000, &[]).open_on(day("2026-06-30")).to_string(), "-50.00");
    }
}
