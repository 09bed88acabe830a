//! What a credit line lets stage spend do.

use crate::config::Settings;
use crate::domain::Money;
use crate::project::Projection;

/// What the credit line adds to the headroom of stage spend, where the run uses it: what is left of
/// its limit, less what all of it would cost over the forecast.
pub(super) fn credit_headroom(settings: &Settings, projection: &Projection) -> Money {
    let Some(line) = settings.credit_line.filter(|_| settings.use_credit) else {
        return Money::ZERO;
    };
    let days = rust_decimal::Decimal::from(u64::try_from(projection.days.len()).unwrap_or(0));
    let year = rust_decimal::Decimal::from(36_500);
    let cost = line.limit.decimal() * line.annual_rate * days / year;
    let left = line.limit.decimal() - line.drawn.decimal() - cost;
    let left = Money::from_decimal(left).quantize(projection.currency.decimals());
    if left.is_negative() { Money::ZERO } else { left }
}
