//! Words that tell where a file comes from, and with it which sign means money out.

use super::pattern::matches;

/// Columns of an advertising report.
#[rustfmt::skip]
static AD_METRIC: &[&str] = &[
    "~impr", "~click", "~klick", "~clics", "ctr", "cpc", "cpm", "~campaign", "~kampagne",
    "~campagne", "~campaña", "ad set", "ad name", "ad group", "~展现", "~点击", "reach", "~показ",
    "~клик", "roas",
];

/// Columns of a card statement.
#[rustfmt::skip]
static CARD: &[&str] = &[
    "card", "~cardholder", "credit card", "~kreditkarte", "~kredietkaart", "~信用卡", "visa",
    "mastercard", "~carte", "~card number", "~merchant", "card id", "~kreditkort", "tarjeta",
    "~卡号", "~卡末", "~カード", "amex", "billing", "~posting date", "post date",
];

/// Columns of a shop or a processor of payments.
#[rustfmt::skip]
static SALES: &[&str] = &[
    "~payout", "~net sales", "~gross sales", "~auszahlung", "presentment", "buyer", "sale price",
    "lineitem", "~settlement amount", "financial status", "arrival date", "selling fees",
];

/// Columns of purchases.
#[rustfmt::skip]
static SPEND: &[&str] = &[
    "spend", "supplier", "vendor name", "~expenditure", "~lieferant", "~fournisseur", "purchase price", "~利用額",
    "~花费", "spent", "~expense", "=vendor", "reimbursable",
];

/// What banks call so, too.
#[rustfmt::skip]
static NO_SPEND: &[&str] = &[
    "expense type", "expense tags", "~statement",
];

/// Sets of columns that belong to one product, whose documentation counts spending as positive.
#[rustfmt::skip]
static SPENDING_POSITIVE: &[&[&str]] = &[
    // Plaid: "positive values when money moves out of the account".
    &["iso currency code", "authorized date", "pending"],
    // Copilot Money: "positive amounts are expenses".
    &["parent category", "excluded", "recurring"],
    // Rocket Money, formerly Truebill.
    &["ignored from", "tax deductible", "institution name"],
];

/// Do the columns belong to a product that documents spending as positive?
pub(in crate::ingest) fn counts_spending_as_positive(headers: &[&str]) -> bool {
    let has = |name: &&str| headers.iter().any(|header| matches(header, &[*name]));
    SPENDING_POSITIVE.iter().any(|columns| columns.iter().all(&has))
}

/// Column names of an advertising report: costs there are money out.
pub(in crate::ingest) fn is_ad_metric(header: &str) -> bool {
    matches(header, AD_METRIC)
}

/// Words that make a file a card statement.
pub(in crate::ingest) fn is_card_word(header: &str) -> bool {
    matches(header, CARD)
}

/// Words that make a file a shop's or a processor's: positive is money in.
pub(in crate::ingest) fn is_sales_word(header: &str) -> bool {
    matches(header, SALES)
}

/// Words of purchases: positive is money out.
pub(in crate::ingest) fn is_spend_word(header: &str) -> bool {
    matches(header, SPEND) && !matches(header, NO_SPEND)
}
