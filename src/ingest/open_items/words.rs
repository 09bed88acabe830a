//! What the words in rows mean: kinds, terms, states.

use indexmap::IndexMap;

use super::super::budget::Record;
use super::super::words::{is_void, normalise};
use super::columns::{Columns, Field};
use crate::domain::OpenItemKind;

/// What the status of an item says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Void, deleted, or not yet sent.
    NotOwed,
    /// Nothing is left to pay.
    Settled,
    /// Neither.
    Open,
}

impl State {
    fn of(status: &str) -> Self {
        if is_not_owed(status) {
            Self::NotOwed
        } else if is_settled(status) {
            Self::Settled
        } else {
            Self::Open
        }
    }
}

/// What the kinds and states of a file mean, each different cell looked at once: there are a few of
/// them in a hundred thousand rows.
#[derive(Debug, Default)]
pub(super) struct Words<'r> {
    kinds: IndexMap<&'r str, Option<OpenItemKind>>,
    states: IndexMap<&'r str, State>,
}

impl<'r> Words<'r> {
    pub(super) fn of(rows: &'r [Record<'_>], columns: &Columns) -> Self {
        let mut made = Self::default();
        for row in rows {
            let cell = columns.cell(row, Field::Kind);
            made.kinds.entry(cell).or_insert_with(|| kind(cell));
            let cell = columns.cell(row, Field::Status);
            made.states.entry(cell).or_insert_with(|| State::of(cell));
        }
        made
    }

    /// The kind that a cell's words say; `None` where they say none, or both.
    pub(super) fn kind(&self, cell: &str) -> Option<OpenItemKind> {
        self.kinds.get(cell).copied().flatten()
    }

    pub(super) fn state(&self, cell: &str) -> State {
        self.states.get(cell).copied().unwrap_or(State::Open)
    }
}

/// Words of what customers owe.
#[rustfmt::skip]
static RECEIVABLE: &[&str] = &[
    "receivable", "receivables", "sale", "sales", "ar", "customer", "client", "debtor", "accrec",
    "forderung", "ausgangsrechnung", "debitor", "kunde", "créance", "vente",
];

/// Words of what we owe.
#[rustfmt::skip]
static PAYABLE: &[&str] = &[
    "payable", "payables", "bill", "bills", "purchase", "purchases", "ap", "supplier", "vendor",
    "creditor", "accpay", "verbindlichkeit", "eingangsrechnung", "kreditor", "lieferant", "dette",
    "achat", "fournisseur",
];

/// Words that mean a receivable where nothing beside them says payable.
static INVOICE: &[&str] = &["invoice", "invoices", "rechnung", "facture"];

fn kind(cell: &str) -> Option<OpenItemKind> {
    // Whole codes such as ACCREC stand in one case.
    let text = normalise(&cell.to_lowercase());
    let has = |words: &[&str]| text.split(' ').any(|word| words.contains(&word));
    match (has(RECEIVABLE), has(PAYABLE)) {
        (true, false) => Some(OpenItemKind::Receivable),
        (false, true) => Some(OpenItemKind::Payable),
        (false, false) if has(INVOICE) => Some(OpenItemKind::Receivable),
        _ => None,
    }
}

/// Days after issue: `30`, `net 30`, `30 days`, `due on receipt`.
pub(super) fn terms(cell: &str) -> Option<u64> {
    let text = normalise(cell);
    let mut days = None;
    for word in text.split(' ') {
        let digits = word.strip_prefix("net").unwrap_or(word).trim_end_matches('d');
        let number = digits.parse::<u64>().ok();
        match (number, days) {
            (Some(number), None) if number <= LONGEST_TERMS => days = Some(number),
            (None, _) if TERM_WORDS.contains(&word) => {}
            _ => return None,
        }
    }
    let at_once = matches!(text.as_str(), "due on receipt" | "on receipt" | "immediate" | "sofort");
    days.or(at_once.then_some(0))
}

const LONGEST_TERMS: u64 = 365;
/// What stands beside the number without changing it; a discount or a month end does.
#[rustfmt::skip]
static TERM_WORDS: &[&str] = &[
    "net", "n", "days", "day", "due", "in", "on", "receipt", "immediate", "sofort", "tage", "netto",
    "jours", "within", "",
];

fn is_not_owed(status: &str) -> bool {
    let draft = ["draft", "entwurf", "brouillon"];
    is_void(status) || draft.contains(&normalise(status).as_str())
}

fn is_settled(status: &str) -> bool {
    let words =
        ["paid", "paid in full", "fully paid", "settled", "closed", "bezahlt", "payé", "payée"];
    words.contains(&normalise(status).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_words() {
        for word in ["receivable", "Invoice", "Sales invoice", "AR", "ACCREC", "Ausgangsrechnung"] {
            assert_eq!(kind(word), Some(OpenItemKind::Receivable), "{word}");
        }
        for word in ["payable", "Bill", "Supplier invoice", "AP", "ACCPAY", "Purchase_order"] {
            assert_eq!(kind(word), Some(OpenItemKind::Payable), "{word}");
        }
        for word in ["", "credit note", "customer bill", "payment"] {
            assert_eq!(kind(word), None, "{word}");
        }
    }

    #[test]
    fn terms_are_days_after_issue() {
        for (text, days) in [("30", 30), ("net 30", 30), ("Net30", 30), ("14 days", 14)] {
            assert_eq!(terms(text), Some(days), "{text}");
        }
        assert_eq!(terms("Due on receipt"), Some(0));
        for text in ["", "2/10 net 30", "30 days end of month", "1000"] {
            assert_eq!(terms(text), None, "{text}");
        }
    }
}
