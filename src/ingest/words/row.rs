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
    "~endbestand", "~beginsaldo", "~eindsaldo", "~skupaj", "~ukupno", "~toplam", "~всего", "~за период", "~общо", "~укупно", "~jumlah total", "~合　計", "~합계", "~סהכ", "~المجموع",
];

/// Sums by their first word.
#[rustfmt::skip]
static FIRST_TOTAL: &[&str] = &[
    "total", "gesamt", "summe", "合计", "合計", "人民币合计", "итого", "всего", "subtotal", "sub total",
    "grand total", "totaal", "totale", "totaux", "zwischensumme", "sous total", "razem", "celkem", "yhteensä",
    "小计", "小計", "总计", "всього", "разом", "toplam", "ukupno", "skupaj", "összesen", "kokku", "kopā", "iš viso",
];

/// States of payments that never happened.
#[rustfmt::skip]
static VOID: &[&str] = &[
    "failed", "declined", "reverted", "cancelled", "canceled", "voided", "void", "denied",
    "rejected", "expired", "~交易关闭", "~已全额退款", "~交易失败", "~отклон", "~відхилен",
    "~abgelehnt", "~storniert", "~annulé", "refusé", "~geweigerd", "~geannuleerd", "~rechazad",
    "~cancelad", "~odrzucon", "~zamítnut", "~avvist", "~avvisad", "deleted", "~已关闭", "reversed", "refusée", "~rifiutat", "~annullat", "~anulowan", "~anulad", "~hylätty", "~makulerad", "~отменен", "~отказ",
    "~скасован", "~취소", "~取消", "~rückgängig", "~cofnięt", "~wycofan", "~teruggedraaid", "~revertid", "~stornat", "iptal", "reddedildi", "batal", "gagal", "unsuccessful",
];

/// Payments to a card, and refunds.
#[rustfmt::skip]
static CARD_CREDIT: &[&str] = &[
    "payment thank you", "thank you", "autopay", "automatic payment", "refund", "refunded",
    "payment received", "~还款", "~退款", "~rückerstattung", "~erstattung", "~gutschrift",
    "~remboursement", "~chargeback", "return", "~returned", "~autocharge", "~ｵｰﾄﾁｬｰｼﾞ",
    "~オートチャージ", "~チャージ", "reversal", "~terugbetaling", "~reembolso", "~rimborso",
    "~zwrot", "~возврат", "~повернення", "~tilbake", "~återbetal", "credit balance", "payment from",
    "~返金", "pagamento recebido", "pago recibido", "paiement reçu", "zahlung erhalten",
    "betaling ontvangen", "betalning mottagen", "betaling mottatt", "betaling modtaget", "pagamento ricevuto", "maksu vastaanotettu",
    "płatność otrzymana", "ihre zahlung", "votre paiement", "ach deposit", "auto payment", "=payment", "bill payment", "~köszönjük", "~gracias por su pago", "su pago", "~merci de votre paiement",
];

/// Money in by its nature.
#[rustfmt::skip]
static INCOME: &[&str] = &[
    "salary", "wages received", "~gehalt", "~lohn", "salaire", "~loon", "interest", "dividend",
    "deposit", "~eingang", "revenue", "sales", "~income", "payroll deposit", "~pension",
    "~cashback", "direct deposit", "~nomina", "~stipendio", "~lön", "~зарплата", "~工资", "~利息",
    "~結息", "subscriptions", "payout", "payouts", "~receipts",
    "contribution", "contributions", "donation", "donations", "paycheck", "paychecks",
];

/// Money in that nobody books as money out.
#[rustfmt::skip]
static EARNED: &[&str] = &[
    "income", "paycheck", "paychecks", "direct deposit", "wages received", "~gehaltseingang", "~einkommen",
    "~inkomst", "~revenus", "~ingresos", "~entrate", "~収入", "~收入",
];

/// Payments announced, in the place of their date.
#[rustfmt::skip]
static PENDING: &[&str] = &[
    "pending", "offen", "ausstehend", "vorgemerkt", "en attente", "pendiente", "pendente", "processing",
    "in attesa", "~reserv", "unposted", "not posted", "~在途", "~未入账", "tertunda", "beklemede", "oczekuje", "čeká", "venter", "reserviert", "reserverat", "authorised", "authorized",
];

/// Balances that stand in a row of their own: never a payment.
#[rustfmt::skip]
static BALANCE_ROW: &[&str] = &[
    "=closing balance", "=ending balance", "=turnover", "=saldo anterior", "=saldo final", "=saldo do dia",
    "=s a l d o", "=balance brought forward", "=balance carried forward", "=previous balance",
    "=alter kontostand", "=neuer kontostand", "=endsaldo", "=ancien solde", "=nouveau solde",
    "=lõppsaldo", "=käive", "=beigu atlikums", "=apgrozījums", "=galutinis likutis", "=apyvarta",
    "=saldo końcowe", "=konečný zůstatek", "=исходящий остаток", "=期末余额", "=balance c f", "=balance b f",
    "=eindsaldo", "=utgående saldo", "=saldo finale",
];

/// Balances at the start: a bank's line, or the first entry of somebody's own book.
#[rustfmt::skip]
static OPENING_ROW: &[&str] = &[
    "=opening balance", "=beginning balance", "=starting balance", "=saldo inicial", "=anfangssaldo",
    "=algsaldo", "=sākuma atlikums", "=pradinis likutis", "=saldo początkowe", "=počáteční zůstatek",
    "=входящий остаток", "=期初余额", "=beginsaldo", "=ingående saldo", "=saldo iniziale",
];

/// Which balance a row of its own states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum BalanceRow {
    /// At the start.
    Opening,
    /// Later than that.
    Closing,
}

/// Does the cell as a whole name a balance?
pub(in crate::ingest) fn balance_row(cell: &str) -> Option<BalanceRow> {
    if cell.len() > 40 || cell.is_empty() || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = normalise(cell);
    if matches(&text, BALANCE_ROW) {
        Some(BalanceRow::Closing)
    } else {
        matches(&text, OPENING_ROW).then_some(BalanceRow::Opening)
    }
}

/// A payment announced and not yet dated.
pub(in crate::ingest) fn is_pending(cell: &str) -> bool {
    matches(&normalise(cell), PENDING)
}

/// Words of a row that is a sum or a balance, not a payment.
pub(in crate::ingest) fn is_total(cell: &str) -> bool {
    let text = normalise(cell);
    !text.is_empty() && matches(&text, TOTAL)
}

/// Is the first word of the cell a total?
pub(in crate::ingest) fn starts_total(cell: &str) -> bool {
    if cell.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = normalise(cell);
    FIRST_TOTAL.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
    })
}

/// Words of a payment that never happened.
pub(in crate::ingest) fn is_void(cell: &str) -> bool {
    let text = normalise(cell);
    matches(&text, VOID) && !matches(&text, &["not", "un"])
}

/// Payments to a card, as its statement words them.
#[rustfmt::skip]
static CARD_PAYMENT: &[&str] = &[
    "payment thank you", "thank you", "autopay", "automatic payment", "payment received", "~还款",
    "pagamento recebido", "pago recibido", "paiement reçu", "zahlung erhalten",
    "betaling ontvangen", "betalning mottagen", "betaling mottatt", "betaling modtaget", "pagamento ricevuto", "maksu vastaanotettu",
    "płatność otrzymana", "ihre zahlung", "votre paiement", "auto payment", "~gracias por su pago", "credit card payment", "=payment", "online payment", "internet payment",
];

/// Text of a payment to a card, which its statement words so.
pub(in crate::ingest) fn is_card_payment(cell: &str) -> bool {
    matches(&normalise(cell), CARD_PAYMENT)
}

/// Text of a card payment or a refund: money that comes back to a card.
pub(in crate::ingest) fn is_card_credit(cell: &str) -> bool {
    matches(&normalise(cell), CARD_CREDIT)
}

/// Text of money that a household or a shop only ever gets.
pub(in crate::ingest) fn is_earned(cell: &str) -> bool {
    let text = normalise(cell);
    matches(&text, EARNED) && !matches(&text, &["tax"])
}

/// Text of money that comes in by its nature.
pub(in crate::ingest) fn is_income(cell: &str) -> bool {
    matches(&normalise(cell), INCOME)
}
