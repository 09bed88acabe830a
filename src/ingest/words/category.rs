//! Headers of what kind of cost or income a row is.

use super::pattern::{Ranks, rank};

/// A category chosen by a person stands before the kind of transaction a bank names.
#[rustfmt::skip]
static RANKS: &Ranks = &[
    (100, &[
        "=category", "=kategorie", "=categorie", "=catégorie", "=categoría", "=categoria",
        "=kategori", "=kategoria",
    ]),
    (0, &[
        "category id", "~icon", "confidence", "time", "~account type", "~currency type",
        "~event type", "card type", "~payment type id",
    ]),
    (90, &[
        "~category", "~kategor", "~catégor", "~categor", "~分类", "~分類", "~类别", "~費目",
        "~категор", "spend level", "~strategic",
    ]),
    (80, &[
        "kind", "~budgetgrupp", "~rubri", "gl code", "expense type", "campaign type", "service",
        "service area",
    ]),
    (70, &["campaign", "~kampagne", "~campagne", "~campaña", "campaign name"]),
    (60, &[
        "transaction type", "type of transaction", "~transaktionstyp", "~umsatzart", "~buchungsart",
        "~vorgang", "~buchungstext", "~mutatiesoort", "~mutatie soort", "type betaling",
        "~交易类型", "~rodzaj", "~typ transakce", "~тип операции", "~transaktionsart",
    ]),
    (50, &[
        "=type", "=typ", "=art", "=soort", "=tipo", "action", "=transaction", "~種別", "~区分",
        "=tags", "operation", "k symbol", "label",
    ]),
    (40, &["type", "typ", "art", "~betaalwijze", "payment type", "group"]),
];

/// How well a header names categories.
pub(super) fn category_rank(header: &str) -> i32 {
    rank(header, RANKS).unwrap_or(0)
}
