//! Headers of columns of text.

use super::category::category_rank;
use super::counterparty::{counterparty_rank, is_opposite};
use super::pattern::{Ranks, matches, rank};

/// What a column of text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum TextWord {
    /// What kind of cost or income.
    Category,
    /// The other party.
    Counterparty,
    /// Free text.
    Description,
    /// The own account.
    Account,
    /// Pending, done, failed.
    Status,
}

/// Free text.
#[rustfmt::skip]
static DESCRIPTION: &Ranks = &[
    (100, &["=description"]),
    (0, &["~date", "~id", "~number", "~currency", "~amount"]),
    (90, &[
        "description", "~omschrijving", "~verwendungszweck", "~libellé", "~libelle",
        "~beschreibung", "~buchungstext", "memo", "~摘要", "~交易说明", "~descri", "~tytuł",
        "~opis", "~popis", "~zpráva", "~назначение", "~призначення", "~основание", "narrative",
        "particulars", "concepto", "~mededeling", "~forklaring", "~tekst", "~zahlungszweck",
        "~remarque", "~causale", "~selgitus", "~paskirtis", "~viesti", "~közlemény", "~订单标题",
        "~内容", "description 1", "vwz1",
    ]),
    (70, &[
        "text", "details", "detail", "label", "note", "title", "name", "item", "subject",
        "reference", "~备注", "~メモ", "~poznámka", "notes", "transaction", "payee", "campaign",
        "~kampagne", "~campagne",
    ]),
];

/// The own account.
#[rustfmt::skip]
static ACCOUNT: &Ranks = &[
    (0, &["~currency", "~währung", "type", "~balance", "account owner", "~holder", "~typ"]),
    (100, &["=account"]),
    (95, &["account id", "account name", "accountid"]),
    (90, &[
        "account number", "account no", "~kontonummer", "~rekeningnummer", "=iban",
        "~numer rachunku", "=konto", "~auftragskonto", "~číslo účtu", "~номер счета",
        "~наш рахунок", "~kontonavn", "~账户名",
    ]),
    (70, &[
        "account", "~konto", "~rekening", "compte", "cuenta", "conto", "conta", "~rachun", "~účt",
        "~счет", "~рахунок", "~口座", "~账户", "source account", "~card number", "card id",
        "~номер карты",
    ]),
];

/// Pending, done, failed: of the payment.
#[rustfmt::skip]
static STATUS: &Ranks = &[
    (100, &[
        "=status", "=state", "~交易状态", "~当前状态", "~статус", "=pending", "=statut", "=stato",
        "=estado", "=stav",
    ]),
    (80, &["~status", "~state type", "~状态", "state"]),
];

/// States of something else than the payment.
#[rustfmt::skip]
static OTHER_STATUS: &[&str] = &[
    "counterparty status", "address status", "payout status", "order status", "~entity",
];

/// How well a header names what a column of text is about; 0 is not at all.
pub(in crate::ingest) fn text_rank(header: &str, word: TextWord) -> i32 {
    match word {
        TextWord::Category => category_rank(header),
        TextWord::Counterparty => counterparty_rank(header),
        TextWord::Description => rank(header, DESCRIPTION).unwrap_or(0),
        TextWord::Account if is_opposite(header) => 0,
        TextWord::Account => rank(header, ACCOUNT).unwrap_or(0),
        TextWord::Status if matches(header, OTHER_STATUS) => 0,
        TextWord::Status => rank(header, STATUS).unwrap_or(0),
    }
}
