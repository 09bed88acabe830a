//! `[[rule]]`: what rows are. Inferred stages pinned, the largest other names ready to be put in a
//! stage, transfers to be thought about.

use regex::Regex;

use super::draft::{Draft, Force};
use super::{InitInputs, ProposedRule, RuleSwitch};
use crate::aggregate::{NameKind, NameTotal, StageHint, name_pattern, words_pattern};
use crate::config::toml_text;
use crate::report::safe_text::{columns, shortened};

/// Rules that pin a stage; names beyond stay inferred.
const MOST_RULES: usize = 60;
/// Names shown with their totals.
const MOST_NAMES: usize = 60;
/// Names without a stage that get a rule to fill in.
const MOST_OPEN: usize = 8;

pub(super) fn write(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.files.is_empty() {
        return examples(draft);
    }
    names(inputs, draft);
    pinned(inputs, draft);
    open(inputs, draft);
    proposed(inputs.proposed, draft);
}

fn examples(draft: &mut Draft) {
    draft.heading("What a row is; the first rule that matches wins.");
    draft.table("rule", "", Force::Off);
    draft.setting("when", "{ counterparty = \"(?i)google ads\" }", "", Force::Off);
    draft.setting("stage", "\"awareness\"", "consideration, purchase, post-purchase", Force::Off);
    draft.setting("touchpoint", "\"search ads\"", "", Force::Off);
    draft.table("rule", "", Force::Off);
    draft.setting("when", "{ category = \"^Transfer$\" }", "", Force::Off);
    draft.setting("ignore", "true", "not cash: between own accounts", Force::Off);
}

fn names(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.names.is_empty() {
        return;
    }
    draft.heading("Names seen, largest first. * is a stage that built-in words gave.");
    let amount = |amount: crate::domain::Money| amount.to_fixed(inputs.decimals());
    let width = inputs
        .names
        .iter()
        .take(MOST_NAMES)
        .flat_map(|name| [amount(name.money_in), amount(name.money_out)])
        .map(|text| text.len())
        .max()
        .unwrap_or(0)
        .max(3);
    draft.table_line(&format!(
        "  {:28}  {:15}  {:>7}  {:>width$}  {:>width$}",
        "name", "stage", "rows", "in", "out"
    ));
    for name in inputs.names.iter().take(MOST_NAMES) {
        let stage = name.stage.as_ref().map_or_else(String::new, |stage| {
            format!("{stage}{}", if name.inferred { " *" } else { "" })
        });
        draft.table_line(&format!(
            "  {}  {}  {:>7}  {:>width$}  {:>width$}",
            fitted(shown(name), 28),
            fitted(&stage, 15),
            name.rows,
            blank_or(&amount(name.money_in)),
            blank_or(&amount(name.money_out)),
        ));
    }
    rest(inputs, draft);
}

/// Nothing is shown as nothing.
fn blank_or(amount: &str) -> &str {
    if amount.bytes().all(|byte| matches!(byte, b'0' | b'.')) { "" } else { amount }
}

fn shown(name: &NameTotal) -> &str {
    if name.name.is_empty() { "(no name)" } else { &name.name }
}

fn rest(inputs: &InitInputs<'_>, draft: &mut Draft) {
    let Some(rest) = inputs.names.get(MOST_NAMES..).filter(|rest| !rest.is_empty()) else {
        return;
    };
    let rows: u64 = rest.iter().map(|name| name.rows).sum();
    let sum: crate::domain::Money = rest.iter().map(NameTotal::size).sum();
    draft.table_line(&format!(
        "  and {} more names: {rows} rows, {} in and out",
        rest.len(),
        sum.to_fixed(inputs.decimals())
    ));
}

/// The text in exactly so many columns.
fn fitted(text: &str, width: usize) -> String {
    let safe = crate::report::safe_text::visible(text);
    let short = shortened(&safe, width);
    format!("{short}{}", " ".repeat(width.saturating_sub(columns(&short))))
}

fn pinned(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.hints.is_empty() {
        return;
    }
    draft.heading(match inputs.rules {
        RuleSwitch::On => {
            "Stages that built-in words gave, pinned: figures stay as they are, and are no guess any \
             more. Change what is wrong; without its rule a name is inferred again."
        }
        RuleSwitch::Off => {
            "Stages that built-in words gave. These rules would move some rows to other lines, so \
             they are left for you: remove `# ` where they say what you want."
        }
    });
    for hint in inputs.hints.iter().take(MOST_RULES) {
        stage_rule(hint, inputs.rules, draft);
    }
    if let Some(more) = inputs.hints.len().checked_sub(MOST_RULES).filter(|more| *more > 0) {
        draft.gap();
        draft.comment(&format!("{more} more names are left to the built-in words."));
    }
}

fn stage_rule(hint: &StageHint, rules: RuleSwitch, draft: &mut Draft) {
    let force = if hint.receipts == 0 && rules == RuleSwitch::On { Force::On } else { Force::Off };
    let count = |rows: u64| format!("{rows} {}", if rows == 1 { "row" } else { "rows" });
    let mut why = format!("{}, by the word \"{}\"", count(hint.rows), hint.word);
    if hint.receipts > 0 {
        why = format!("{why}; would move {} of money in too", count(hint.receipts));
    }
    draft.table("rule", &why, force);
    when(&[(hint.field.key(), hint.pattern.clone())], draft, force);
    draft.setting("stage", &toml_text(hint.stage.name()), "", force);
    if let Some(touchpoint) = &hint.touchpoint {
        draft.setting("touchpoint", &toml_text(touchpoint), "", force);
    }
}

fn when(patterns: &[(&str, String)], draft: &mut Draft, force: Force) {
    let patterns: Vec<String> =
        patterns.iter().map(|(key, pattern)| format!("{key} = {}", toml_text(pattern))).collect();
    draft.setting("when", &format!("{{ {} }}", patterns.join(", ")), "", force);
}

/// The largest spending without a stage.
fn open(inputs: &InitInputs<'_>, draft: &mut Draft) {
    // Two rules for the same rows would contradict each other: those below are the better ones.
    let transfers: Vec<Regex> = inputs
        .proposed
        .iter()
        .flat_map(|rule| &rule.when)
        .filter_map(|(_, pattern)| Regex::new(pattern).ok())
        .collect();
    let mut names = inputs
        .names
        .iter()
        .filter(|name| name.stage.is_none() && name.money_out.is_negative())
        .filter(|name| {
            !name.name.is_empty() && !transfers.iter().any(|rule| rule.is_match(&name.name))
        })
        .take(MOST_OPEN)
        .peekable();
    if names.peek().is_none() {
        return;
    }
    draft.heading(
        "The largest spending in no stage: lines of the cash table. Leave them, or put in force what \
         belongs into a stage: awareness, consideration, purchase or post-purchase. Instead of \
         `stage`, `one-off = true` keeps a row out of what history predicts, and `ignore = true` \
         leaves it out altogether (a transfer between own accounts).",
    );
    for name in names {
        draft.table("rule", "", Force::Off);
        when(&[condition(name, inputs)], draft, Force::Off);
        draft.setting("stage", "\"purchase\"", "your choice", Force::Off);
    }
}

/// What tells the rows of a name.
fn condition(name: &NameTotal, inputs: &InitInputs<'_>) -> (&'static str, String) {
    match name.kind {
        NameKind::Category => ("category", name_pattern(&name.name)),
        NameKind::Party if inputs.described.contains(&name.name) => {
            ("description", words_pattern(&name.name))
        }
        NameKind::Party => ("counterparty", name_pattern(&name.name)),
    }
}

fn proposed(rules: &[ProposedRule], draft: &mut Draft) {
    if rules.is_empty() {
        return;
    }
    draft.heading(
        "Looks like transfers between own accounts: they move no cash, and count twice where both \
         accounts are read. Not assumed: remove `# ` where it is so.",
    );
    for rule in rules {
        draft.gap();
        for reason in &rule.reasons {
            draft.comment(reason);
        }
        draft.setting_table("rule", Force::Off);
        when(&rule.when, draft, Force::Off);
        for (key, value) in &rule.action {
            draft.setting(key, value, "", Force::Off);
        }
    }
}
