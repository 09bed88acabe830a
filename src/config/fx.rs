//! `[fx]`: rates to the reporting currency.

use super::error::{Fault, Origin, Problem, Refusal};
use super::fields::{Fields, Scalar};
use super::raw::RawValue;
use super::settings::Settings;
use super::values;
use crate::domain::{Currency, Rate};

const PLACE: &str = "[fx]";

/// The table, as the texts that flags would say: `EUR=1.08`, `GBP=1.27 from 2026-01-01`.
pub(super) fn table(top: &Fields<'_>) -> Vec<Scalar> {
    let Some(fields) = top.table("fx", PLACE) else {
        return Vec::new();
    };
    fields.keys().iter().flat_map(|key| currency(&fields, key)).collect()
}

fn currency(fields: &Fields<'_>, key: &str) -> Vec<Scalar> {
    if values::listed_currency(key).is_err() {
        let suggestion = values::nearest_currency(key);
        let fault = Fault::UnknownKey { place: PLACE, suggestion };
        fields.source.report(fields.key_position(key), key, fault);
        return Vec::new();
    }
    let said = |rate: Rate, from: &str, scalar: Scalar| Scalar {
        text: format!("{key}={rate}{from}"),
        ..scalar
    };
    if !fields.is_table(key) {
        let scalar = rate(fields, key);
        return scalar.map(|(rate, scalar)| said(rate, "", scalar)).into_iter().collect();
    }
    let days = fields.table(key, PLACE);
    let keys = days.iter().flat_map(|days| days.keys().into_iter().map(move |day| (days, day)));
    keys.filter_map(|(days, day)| {
        let from = values::date(day).map_err(|refusal| {
            days.refuse(day, &days.key_position(day), refusal);
        });
        let (rate, scalar) = rate(days, day)?;
        Some(said(rate, &format!(" from {}", from.ok()?), scalar))
    })
    .collect()
}

fn rate(fields: &Fields<'_>, key: &str) -> Option<(Rate, Scalar)> {
    let scalar = fields.scalar(key)?;
    let rate = values::rate(&scalar.text);
    let rate = rate.map_err(|refusal| fields.refuse(key, &scalar.position, refusal)).ok()?;
    Some((rate, scalar))
}

/// Notes one rate.
pub(super) fn apply(settings: &mut Settings, value: &RawValue) -> Result<(), Refusal> {
    let said = values::fx(&value.text)?;
    if settings.fx.insert(said.currency.code(), said.from, said.rate) {
        return Ok(());
    }
    let rule = format!("one rate for a currency and day; {} has two", said.currency.code());
    Err(Refusal::new(&value.text, "a further rate", rule, "EUR=1.08"))
}

/// Rates to no currency, and a currency that is not worth itself.
pub(super) fn contradictions(settings: &Settings, said: &[RawValue]) -> Vec<Problem> {
    let problem = |value: &RawValue, what: String, hint: String| Problem {
        origin: value.origin.clone(),
        key: value.key.clone(),
        fault: Fault::Contradiction { what, hint },
    };
    let Some(reporting) = settings.currency.as_ref().map(Currency::code) else {
        let what = "rates without a reporting currency".to_owned();
        let first = said.first();
        return first
            .map(|value| problem(value, what, say_currency(&value.origin)))
            .into_iter()
            .collect();
    };
    let of_itself = |value: &&RawValue| {
        values::fx(&value.text)
            .is_ok_and(|said| said.currency.code() == reporting && said.rate != Rate::ONE)
    };
    said.iter()
        .filter(of_itself)
        .map(|value| {
            let what = format!("{reporting} is the reporting currency: its rate is 1");
            problem(value, what, "remove the rate, or name another `currency`".to_owned())
        })
        .collect()
}

fn say_currency(origin: &Origin) -> String {
    match origin {
        Origin::File(_) => "say what they are rates to, such as `currency = \"USD\"`".to_owned(),
        _ => "say what they are rates to, such as `--currency USD`".to_owned(),
    }
}
