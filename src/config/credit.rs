//! `[credit-line]`: what may be drawn, and what it costs.

use rust_decimal::Decimal;

use super::error::Refusal;
use super::fields::Fields;
use super::values;
use crate::domain::{CreditLine, Money};

const KEYS: &[&str] = &["limit", "drawn", "annual-rate", "fee", "minimum-draw"];

/// The credit line, where the file has one.
pub(super) fn credit_line(top: &Fields<'_>) -> Option<CreditLine> {
    let fields = top.table("credit-line", "[credit-line]")?;
    fields.refuse_unknown(KEYS);
    for (key, example) in [("limit", "limit = 50000"), ("annual-rate", "annual-rate = \"8%\"")] {
        if !fields.has(key) {
            fields.missing(key, example);
        }
    }
    // Everything is read before anything is given up, so that all errors are reported together.
    let limit = fields.read("limit", credit);
    let drawn = fields.read("drawn", credit).unwrap_or(Money::ZERO);
    let annual_rate = fields.read("annual-rate", values::annual_rate);
    let fee = fields.read("fee", values::annual_rate).unwrap_or(Decimal::ZERO);
    let minimum_draw = fields.read("minimum-draw", credit).unwrap_or(Money::ZERO);
    let limit = limit?;
    for (key, amount) in [("drawn", drawn), ("minimum-draw", minimum_draw)] {
        if amount > limit {
            fields.source.contradiction(
                &fields.key_position(key),
                format!("`{key}` {amount} is more than `limit` {limit}"),
                "give a higher `limit`, or a lower amount",
            );
        }
    }
    Some(CreditLine { limit, drawn, annual_rate: annual_rate?, fee, minimum_draw })
}

fn credit(text: &str) -> Result<Money, Refusal> {
    let amount = values::amount(text)?;
    if amount.is_negative() {
        return Err(Refusal::new(text, "an amount of credit", "an amount, 0 or more", "50000"));
    }
    Ok(amount)
}
