//! The head of the file and the settings at its top.

use super::draft::{Draft, Force, list};
use super::{InitFile, InitInputs};
use crate::aggregate::{KnownOpening, OpeningSource};
use crate::config::toml_text;

/// Files named in the head; more are counted.
const NAMED: usize = 8;

pub(super) fn write(inputs: &InitInputs<'_>, draft: &mut Draft) {
    head(inputs, draft);
    draft.gap();
    currency(inputs, draft);
    opening(inputs, draft);
    if !is_said(inputs, "reserve") {
        let why = "minimum cash: an amount, or weeks of mean spending";
        draft.setting("reserve", "\"4 weeks\"", why, Force::Off);
    }
    for (key, values) in inputs.said.iter().filter(|(key, _)| *key != "currency") {
        draft.setting(key, &list(values), &format!("as told by --{key}"), Force::On);
    }
    if !is_said(inputs, "fail-on") {
        let why = "exit 4, for a scheduled run";
        draft.setting("fail-on", "[\"below-reserve\", \"stale=3days\"]", why, Force::Off);
    }
    rates(inputs, draft);
}

/// Rates as told, the table of their own that they need.
fn rates(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.fx.is_empty() {
        return;
    }
    draft.heading("What one unit of a currency is worth in the reporting currency.");
    draft.setting_table("fx", Force::On);
    for currency in inputs.fx.currencies() {
        let days = inputs.fx.of(currency);
        let dated = days.into_iter().flatten().map(|(from, rate)| {
            let from = from.map_or_else(|| "1900-01-01".to_owned(), |from| from.to_string());
            format!("\"{from}\" = {rate}")
        });
        let value = match days.and_then(|days| days.get(&None)) {
            Some(rate) if days.is_some_and(|days| days.len() == 1) => rate.to_string(),
            _ => format!("{{ {} }}", dated.collect::<Vec<_>>().join(", ")),
        };
        draft.setting(currency, &value, "as told by --fx", Force::On);
    }
}

fn is_said(inputs: &InitInputs<'_>, key: &str) -> bool {
    inputs.said.iter().any(|(said, _)| *said == key)
}

fn head(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.files.is_empty() {
        draft.comment("Settings of cashcast, written by `cashcast init` without a ledger.");
        draft.comment("Every line is an example: remove its `# ` to put it in force.");
        return;
    }
    let as_of = inputs.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
    draft.comment(&format!("Settings of cashcast, written by `cashcast init`{as_of}, from"));
    for file in inputs.files.iter().take(NAMED) {
        draft.table_line(&format!("  {}", described(file)));
    }
    if inputs.files.len() > NAMED {
        draft.table_line(&format!("  and {} more files", inputs.files.len() - NAMED));
    }
    draft.comment(
        "Edit it as you like. A comment that starts with a setting is a proposal: remove its `# `.",
    );
    draft.comment("`cashcast forecast` reads this file when it lies beside the first ledger.");
    for doubt in inputs.doubts {
        draft.comment(&format!("To decide: {doubt}"));
    }
}

fn described(file: &InitFile) -> String {
    let rows = if file.rows == 1 { "row" } else { "rows" };
    let days = file.span.map(|(first, last)| format!(", {first} to {last}")).unwrap_or_default();
    format!("{}: {} {rows}{days}", file.name, file.rows)
}

fn currency(inputs: &InitInputs<'_>, draft: &mut Draft) {
    let said = inputs.said.iter().find(|(key, _)| *key == "currency");
    match (said, inputs.currency.and_then(|currency| currency.known_code())) {
        (Some((_, values)), _) => draft.setting("currency", &list(values), "as told", Force::On),
        (None, Some(code)) => {
            draft.setting("currency", &toml_text(code), "as the ledger says", Force::On);
        }
        (None, None) => {
            let unsaid = if inputs.files.is_empty() { "" } else { "the ledger does not say it" };
            draft.setting("currency", "\"USD\"", unsaid, Force::Off);
        }
    }
}

fn opening(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if let Some(said) = inputs.said_opening {
        let value = match said.on.or(inputs.as_of) {
            Some(day) => format!("{{ amount = {}, on = \"{day}\" }}", said.amount),
            None => said.amount.to_string(),
        };
        let why = "the balance at the end of that day, rolled on by rows";
        return draft.setting("opening", &value, why, Force::On);
    }
    if let Some(KnownOpening { amount, source: OpeningSource::BalanceColumn, origin, .. }) =
        inputs.opening
    {
        let amount = amount.to_fixed(inputs.decimals());
        let text = format!("opening: nothing to set, the ledger has it: {amount}, {origin}");
        return draft.comment(&text);
    }
    let day = inputs.as_of.map_or_else(|| "2026-06-30".to_owned(), |day| day.to_string());
    let example = format!("{{ amount = 41250.00, on = \"{day}\" }}");
    draft.setting("opening", &example, "your balance at the end of that day", Force::Off);
}
