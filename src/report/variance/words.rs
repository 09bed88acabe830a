//! Days and variances in words.

use chrono::Datelike;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::control::Direction;
use crate::domain::{DateSpan, Grain, month_end};
use crate::report::Printed;
use crate::report::figures;

/// `May`, `April and May`, `April to August 2026`; days where a month is not whole.
pub(in crate::report) fn days(span: DateSpan, grain: Grain) -> String {
    let (start, end) = (span.start, span.end);
    let whole = start.day() == 1 && month_end(end) == end;
    if grain != Grain::Month || !whole {
        return figures::span(span);
    }
    let months = (end.year() - start.year()) * 12 + i32::try_from(end.month()).unwrap_or(0)
        - i32::try_from(start.month()).unwrap_or(0);
    let (first, last) = (start.format("%B"), end.format("%B"));
    match months {
        0 => last.to_string(),
        _ if start.year() != end.year() => {
            format!("{} to {}", start.format("%B %Y"), end.format("%B %Y"))
        }
        1 => format!("{first} and {last}"),
        _ => format!("{first} to {last}"),
    }
}

/// `month` or `week`.
pub(super) const fn period(grain: Grain) -> &'static str {
    grain.word()
}

/// `6.1 %`, without its sign; `n/a` without a budget.
pub(in crate::report) fn percent(percent: Option<Decimal>) -> String {
    percent.map_or_else(|| "n/a".to_owned(), |percent| format!("{} %", tenths(percent.abs())))
}

/// `17.0`.
fn tenths(value: Decimal) -> String {
    format!("{:.1}", rounded(value, 1))
}

/// `106 %` of a pace; `n/a` without a budget to date.
pub(super) fn pace(pace: Option<Decimal>) -> String {
    pace.map_or_else(
        || "n/a".to_owned(),
        |pace| format!("{} %", rounded(pace * Decimal::ONE_HUNDRED, 0).normalize()),
    )
}

/// `3.7` periods; more than a hundred are no forecast of anything.
pub(super) fn lasts(periods: Option<Decimal>) -> String {
    match periods {
        None => String::new(),
        Some(periods) if periods > Decimal::ONE_HUNDRED => ">100".to_owned(),
        Some(periods) => tenths(periods),
    }
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// `F`, `U`, or nothing exactly on budget.
pub(super) fn direction(direction: Option<Direction>) -> Printed {
    Printed::text(direction.map_or("", Direction::letter))
}

/// A share for records.
pub(super) fn ratio(value: Option<Decimal>) -> Option<f64> {
    value.and_then(|value| value.to_f64())
}
