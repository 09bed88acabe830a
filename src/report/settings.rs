//! Settings in force, each with who said it.

use std::fmt::Write as _;

use super::safe_text::{columns, shortened, visible};
use crate::config::{Rule, RuleAction, Settings};
use crate::domain::WhatIf;

/// One line: key, value, who said it.
type Line = [String; 3];

/// Widest key and value; the place is never cut.
const MOST: [usize; 2] = [24, 40];

/// Every setting in force with its value and origin, then the tables of the file with their places.
pub fn settings_text(settings: &Settings) -> String {
    let mut lines: Vec<Line> = vec![["setting", "value", "said by"].map(str::to_owned)];
    for said in &settings.origins {
        let value = if said.value.is_empty() { "none" } else { &said.value };
        lines.push([said.key.to_owned(), value.to_owned(), said.origin.describe(said.key)]);
    }
    lines.extend(tables(settings));
    let width = |at: usize| {
        let widest = lines.iter().map(|line| columns(&visible(&line[at]))).max();
        widest.unwrap_or(0).min(MOST[at])
    };
    let widths = [width(0), width(1)];
    let mut text = String::new();
    for line in &lines {
        for (cell, width) in line.iter().zip(widths) {
            let safe = visible(cell);
            let short = shortened(&safe, width);
            text.push_str(&short);
            text.push_str(&" ".repeat(width.saturating_sub(columns(&short)) + 2));
        }
        text.push_str(&visible(&line[2]));
        text.push('\n');
    }
    let file = settings.config_file.as_deref().unwrap_or("none");
    let _ = writeln!(text, "\nSettings file: {}", visible(file));
    text
}

fn tables(settings: &Settings) -> Vec<Line> {
    let place = |position: &crate::domain::Position| position.whole_line().to_string();
    let line = |key: &str, value: String, place: String| [key.to_owned(), value, place];
    let sources = settings.sources.iter();
    let rules = settings.rules.iter();
    let planned = settings.planned.iter();
    let followed = settings.line_rules.iter();
    let earmarks = settings.earmarks.iter();
    let file = settings.config_file.clone().unwrap_or_default();
    sources
        .map(|source| line("[[source]]", source.files.clone(), place(&source.position)))
        .chain(rules.map(|rule| line("[[rule]]", action(rule), place(&rule.position))))
        .chain(planned.map(|item| {
            let value = format!("{}, {}", item.name, item.amount);
            line("[[planned]]", value, place(&item.position))
        }))
        .chain(followed.map(|rule| {
            line("[[line]]", format!("{} follows its budget", rule.category), place(&rule.position))
        }))
        .chain(settings.curves.iter().map(|curve| {
            let name = curve.touchpoint.as_deref().unwrap_or(curve.stage.name());
            line("[[curve]]", format!("{name}, {}", curve.shape), place(&curve.position))
        }))
        .chain(earmarks.map(|earmark| {
            line("[[earmark]]", format!("{}, {}", earmark.name, earmark.amount), file.clone())
        }))
        .chain(settings.credit_line.iter().map(|credit| {
            let value = format!("{} at {}%", credit.limit, credit.annual_rate);
            line("[credit-line]", value, file.clone())
        }))
        .chain(settings.what_ifs.iter().map(|what_if| {
            let key = format!("[scenario.{}]", what_if.scenario);
            line(&key, changes(what_if), what_if.origin.clone())
        }))
        .collect()
}

/// What a scenario changes, in words.
fn changes(what_if: &WhatIf) -> String {
    let changes = what_if.changes.iter().map(|change| change.said.clone());
    let rate = what_if.default_rate.map(|rate| format!("{rate}% never paid"));
    let shocks = what_if.shocks.iter().map(|shock| format!("{} {}", shock.name, shock.amount));
    let loans = what_if.loans.iter().map(|loan| format!("loan {}", loan.amount));
    let words: Vec<String> = changes.chain(rate).chain(shocks).chain(loans).collect();
    words.join(", ")
}

/// What a rule does, and on which pattern.
fn action(rule: &Rule) -> String {
    let done = match &rule.action {
        RuleAction::Ignore => "ignore".to_owned(),
        RuleAction::Stage { stage, touchpoint } => match touchpoint {
            Some(touchpoint) => format!("{stage}: {touchpoint}"),
            None => stage.to_string(),
        },
        RuleAction::Split { parts } => format!("split over {} stages", parts.len()),
        RuleAction::Operating { category: Some(category) } => format!("category {category}"),
        RuleAction::Operating { category: None } => "one-off".to_owned(),
    };
    let when = &rule.when;
    let pattern = [&when.category, &when.counterparty, &when.description, &when.account]
        .into_iter()
        .flatten()
        .next()
        .map_or_else(String::new, |pattern| format!(", {pattern}"));
    format!("{done}{pattern}")
}
