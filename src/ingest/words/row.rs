//! Words within rows: sums, payments that never happened, refunds, income.

use super::pattern::{matches, normalise};

/// Sums and balances.
#[rustfmt::skip]
static TOTAL: &[&str] = &[
    "~total", "~gesamt", "~summe", "~合计", "~合計", "~总计", "~小计", "~итого", "~всього",
    "~разом", "~suma", "~summa", "~celkem", "~razem", "sum", "~subtotal", "~totaal", "~totaux",
    "~balance", "~saldo", "~solde", "~kontostand", "~остаток", "~залишок", "~余额", "~残高",
    "~zůstatek", "~opening", "~closing", "~brought forward", "~carried forward", "~report",
    "~übertrag", "~yhteensä", "~kokku", "~kopā", "~viso", "~összesen", "~stan", "~anfangsbestand",
    "~endbestand", "~beginsaldo", "~eindsaldo", "~skupaj", "~ukupno", "~toplam",
];

/// States of payments that never happened.
#[rustfmt::skip]
static VOID: &[&str] = &[
    "failed", "declined", "reverted", "cancelled", "canceled", "voided", "void", "denied",
    "rejected", "expired", "~交易关闭", "~已全额退款", "~交易失败", "~отклон", "~відхилен",
    "~abgelehnt", "~storniert", "~annulé", "refusé", "~geweigerd", "~geannuleerd", "~rechazad",
    "~cancelad", "~odrzucon", "~zamítnut", "~avvist", "~avvisad", "deleted", "~已关闭",
];

/// Payments to a card, and refunds.
#[rustfmt::skip]
static CARD_CREDIT: &[&str] = &[
    "payment thank you", "thank you", "autopay", "automatic payment", "refund", "refunded",
    "payment received", "~还款", "~退款", "~rückerstattung", "~erstattung", "~gutschrift",
    "~remboursement", "~chargeback", "return", "~returned", "~autocharge", "~ｵｰﾄﾁｬｰｼﾞ",
    "~オートチャージ", "~チャージ", "reversal", "~terugbetaling", "~reembolso", "~rimborso",
    "~zwrot", "~возврат", "~повернення", "~tilbake", "~återbetal", "credit balance", "payment from",
    "~返金",
];

/// Money in by its nature.
#[rustfmt::skip]
static INCOME: &[&str] = &[
    "salary", "wages received", "~gehalt", "~lohn", "salaire", "~loon", "interest", "dividend",
    "deposit", "~eingang", "revenue", "sales", "~income", "payroll deposit", "~pension",
    "~cashback", "direct deposit", "~nomina", "~stipendio", "~lön", "~зарплата", "~工资", "~利息",
    "~結息", "subscriptions", "payout", "~receipts",
];

/// Words of a row that is a sum or a balance, not a payment.
pub(in crate::ingest) fn is_total(cell: &str) -> bool {
    let text = normalise(cell);
    !text.is_empty() && matches(&text, TOTAL)
}

/// Words of a payment that never happened.
pub(in crate::ingest) fn is_void(cell: &str) -> bool {
    let text = normalise(cell);
    matches(&text, VOID) && !matches(&text, &["not", "un"])
}

/// Text of a card payment or a refund: money that comes back to a card.
pub(in crate::ingest) fn is_card_credit(cell: &str) -> bool {
    matches(&normalise(cell), CARD_CREDIT)
}

/// Text of money that comes in by its nature.
pub(in crate::ingest) fn is_income(cell: &str) -> bool {
    matches(&normalise(cell), INCOME)
}
