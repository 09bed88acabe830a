//! Headers of currencies.

use super::pattern::{Ranks, rank};

/// The currency of the account stands before that of the original amount.
#[rustfmt::skip]
static RANKS: &Ranks = &[
    (20, &[
        "original", "orig", "presentment", "~original", "fee", "local", "foreign", "customer facing",
        "~operacji", "~transakcji", "~транзакції", "~транзакции", "~операції", "~залишку", "exchange", "unofficial", "~операции", "~交易币种",
        "~zlecenia", "~původní", "from", "to",
    ]),
    (100, &["=currency", "=währung", "=valuta", "=munt", "=ccy", "=waluta"]),
    (90, &[
        "currency", "~währung", "devise", "munt", "~waluta", "~měna", "ccy", "~валюта", "~币种",
        "~記账币种", "~通貨", "~divisa", "~moneda", "~valuta", "~moeda", "~valutacode", "~pénznem",
        "whg", "~mutatie", "=commodity",
    ]),
];

/// Does the header name a currency?
pub(in crate::ingest) fn currency_rank(header: &str) -> i32 {
    rank(header, RANKS).unwrap_or(0)
}
