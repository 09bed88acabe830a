//! Headers of the other party.

use super::pattern::{Ranks, matches, rank};

/// Words of the other side, be it its name or its account.
#[rustfmt::skip]
static OPPOSITE: &[&str] = &[
    "opposite", "counter", "~gegen", "~tegen", "~对方", "~protiúč", "~контрагент", "partner",
    "~odbiorc", "~nadawc", "payee", "payer", "recipient", "~empfänger", "~beneficiar",
    "~bénéficiaire", "~相手", "other", "destination", "~получател", "~отримувач", "funding",
    "source", "~merchant",
];

/// What is known of a party beside its name.
#[rustfmt::skip]
static REFUSED: &[&str] = &[
    "account", "iban", "bic", "~number", "~nummer", "~numer", "~rekening", "~konto", "~protiúčtu",
    "id", "~type", "~logo", "website", "url", "~phone", "~email", "~address", "~adres", "~place",
    "~country", "~code", "~код", "~мфо", "~status", "~账户", "~账号", "slug", "currency",
    "~confidence",
];

/// Names.
#[rustfmt::skip]
static NAMED: &[&str] = &[
    "~name", "~naam", "~název", "~户名", "~найменування", "~наименование", "~holder", "~houder",
];

/// Parties by the words for them.
#[rustfmt::skip]
static RANKS: &Ranks = &[
    (100, &["=counterparty", "=payee", "=merchant", "=beneficiary"]),
    (0, &[
        "campaign", "card holder", "name on card", "own", "ad", "file", "~cardholder", "device",
        "employee", "account owner", "~název účtu", "buyer",
    ]),
    (90, &[
        "counterparty", "payee", "merchant", "~handelaar", "~beneficiar", "~bénéficiaire",
        "~empfänger", "~auftraggeber", "~odbiorc", "~контрагент", "~对方", "~商户", "~相手",
        "supplier", "vendor", "partner", "~begünstigt", "~zahlungspflicht", "recipient",
        "~получател", "~tegenrekeninghouder", "opposite", "~naam tegenpartij", "~protiúčtu", "~店",
        "seller", "contractor", "~kontrahent",
    ]),
    (60, &["=name", "=naam", "=navn", "=namn", "customer", "client", "company", "~nom", "naam"]),
    (40, &["payer", "from", "to"]),
];

/// Does the header speak of the other side?
pub(super) fn is_opposite(header: &str) -> bool {
    matches(header, OPPOSITE)
}

/// How well a header names the other party.
pub(super) fn counterparty_rank(header: &str) -> i32 {
    let names_other = is_opposite(header) && matches(header, NAMED);
    if matches(header, REFUSED) && !names_other {
        return 0;
    }
    rank(header, RANKS).unwrap_or(if names_other { 80 } else { 0 })
}
