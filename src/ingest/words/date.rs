//! Headers of dates.

use super::pattern::{Ranks, matches, rank};

/// Words that make a header a date.
#[rustfmt::skip]
static DATE: &[&str] = &[
    "date", "dates", "day", "datetime", "timestamp", "~datum", "~dato", "data", "dt", "~fecha",
    "~buchungstag", "~buchtag", "tag", "jour", "dia", "giorno", "~valutadat", "~wertstell", "~päivä", "dat",
    "~kuupäev", "datums", "~日期", "~日付", "~年月日", "~月日", "~交易日", "~记账日", "~入账日",
    "~时间", "~時間", "~日時", "~дата", "~date", "dzień", "den", "valuta", "~valuten", "nap",
    "~dátum", "~päiväys", "when", "posted", "booked", "updated", "created", "completed", "time",
    "~利用日", "~取引日", "~計上日", "~記帳日", "~거래일", "~거래", "~ημερομηνία", "~תאריך", "~วันที่", "~tarih",
    "~تاريخ", "~تاریخ", "ngày", "tanggal", "~dagsetning", "~ringsdag", "~tionsdag", "=日", "~일별", "=día", "=dzień",
    "~일자", "~일시", "día", "=dag", "=diena",
];

/// A date and no more: which of the row's dates it is goes without saying.
#[rustfmt::skip]
static PLAIN: &[&str] = &[
    "=date", "=day", "=datetime", "=date time", "=datum", "=dato", "=data", "=fecha", "=tag", "=jour",
    "=dia", "=giorno", "=päivä", "=kuupäev", "=日期", "=日付", "=年月日", "=дата", "=dátum", "=date utc",
    "=data e hora", "=datum uhrzeit", "=tarih", "=buchungstag",
];

/// Dates that are not the date of the payment.
#[rustfmt::skip]
static OTHER_DATE: &[&str] = &[
    "due", "payout", "available", "~ship", "release", "valid", "~expir", "birth", "authorized",
    "valuation", "~архів", "~архив", "settlement", "settle", "verrekening", "~download", "closing",
    "period", "~fällig", "from", "to", "bis", "von", "end", "until", "invoice", "~rechnungsdatum",
    "statement", "export", "~échéance", "~vencimiento", "~scadenza", "~документа", "year", "month",
    "next", "~账单日", "~到期",
];

/// The day of the transaction stands before the day of booking, that before the value date: what
/// `manifest` files of real exports do in every case where the two differ.
#[rustfmt::skip]
static RANKS: &Ranks = &[
    (10, OTHER_DATE),
    (20, &[
        "value", "valuta", "~valutadat", "~valuteringsdat", "~wertstell", "valeur", "waluty",
        "~rentedat", "~rentedag", "~räntedat", "~валют", "~起息", "valor", "~valör", "interest",
        "~vrednost", "~kamat", "~arvopäivä",
    ]),
    (57, &[
        "completed", "~abgeschlossen", "~abschluss", "~zrealizow", "~finalizac", "~finalizaç",
        "~completament", "date de fin", "~voltooi", "~conclus", "~slutfør", "~slutför", "~dokonč",
    ]),
    (45, &[
        "started", "~begonnen", "created", "updated", "timestamp", "~rozpoczę", "~beginn",
        "date de début", "~inicio", "~início", "~inizio", "~zahájen",
    ]),
    (40, &[
        "post", "posted", "posting", "~buchtag", "book", "booked", "booking", "~buchung", "~boek", "~comptab",
        "~contab", "~księg", "~zaúčt", "~bokför", "~bogfør", "~bokfør", "~обработ", "~记账",
        "~入账", "~記帳", "~計上", "~kirjaus", "processed", "~könyvel", "~verwerk", "~lançamento",
        "~registr", "clearing", "cleared", "~reskontra",
    ]),
    (50, &[
        "transaction", "transactie", "~transakt", "~transak", "~transacc", "~transaz", "~transaç",
        "~zlecenia", "operation", "~operac", "~opérat", "~операц", "~транзакц", "~трансакц", "~交易", "~取引", "~利用",
        "purchase", "~verrichting", "trade", "~provede", "~проведен", "order", "run", "~kauf",
        "~achat", "~compra", "~umsatz", "payment", "~betal",
    ]),
    (55, PLAIN),
    (47, DATE),
];

/// How good a column's header is as the date of a payment.
pub(in crate::ingest) fn date_rank(header: &str) -> i32 {
    if header == "date" {
        return 60;
    }
    rank(header, RANKS).unwrap_or(0)
}

/// Does the header name a date at all?
pub(in crate::ingest) fn is_date_header(header: &str) -> bool {
    matches(header, DATE)
}

#[cfg(test)]
mod tests {
    use super::super::pattern::normalise;
    use super::*;

    #[test]
    fn dates_of_transactions_stand_before_bookings() {
        let rank = |header: &str| date_rank(&normalise(header));
        assert!(rank("Transaction Date") > rank("Post date"));
        assert!(rank("Transactiedatum") > rank("Boekdatum"));
        assert!(rank("Buchungstag") > rank("Wertstellung"));
        assert!(rank("Completed Date") > rank("Started Date"));
        assert!(rank("Data zlecenia") > rank("Data waluty"));
        assert!(rank("Booking date") > rank("Valuation date"));
    }
}
