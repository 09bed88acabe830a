//! `[[rule]]`: what a row of the ledger is. The first match wins.

use regex::Regex;

use super::error::Refusal;
use super::fields::{Fields, stage};
use super::settings::{Rule, RuleAction, When};
use crate::domain::{Stage, Stages};

const KEYS: &[&str] =
    &["when", "stage", "touchpoint", "ignore", "one-off", "discretionary", "category", "split"];
const WHEN_KEYS: &[&str] = &["category", "description", "counterparty", "account"];

/// All of them, in order.
pub(super) fn rules(top: &Fields<'_>, stages: &Stages) -> Vec<Rule> {
    top.tables("rule", "[[rule]]").iter().filter_map(|fields| rule(fields, stages)).collect()
}

/// What a rule says, before it is judged as a whole.
struct Said {
    ignore: bool,
    one_off: bool,
    discretionary: Option<bool>,
    stage: Option<Stage>,
    touchpoint: Option<String>,
    category: Option<String>,
    split: Vec<(Stage, u32)>,
}

fn rule(fields: &Fields<'_>, stages: &Stages) -> Option<Rule> {
    fields.refuse_unknown(KEYS);
    // Everything is read before anything is given up, so that all errors are reported together.
    let when = when(fields);
    let said = Said {
        ignore: fields.boolean("ignore").unwrap_or(false),
        one_off: fields.boolean("one-off").unwrap_or(false),
        discretionary: fields.boolean("discretionary"),
        stage: fields.stage("stage", stages),
        touchpoint: fields.text("touchpoint"),
        category: fields.text("category"),
        split: split(fields, stages),
    };
    if let Some((key, what, hint)) = contradiction(fields, &said) {
        let position = fields.key_position(key);
        fields.source.contradiction(&position, what, hint);
    }
    Some(Rule {
        when: when?,
        one_off: said.one_off,
        discretionary: said.discretionary,
        action: action(said),
        position: fields.position.clone(),
    })
}

fn action(said: Said) -> RuleAction {
    let Said { stage, touchpoint, .. } = said;
    if said.ignore {
        RuleAction::Ignore
    } else if let Some(stage) = stage {
        RuleAction::Stage { stage, touchpoint }
    } else if said.split.is_empty() {
        RuleAction::Operating { category: said.category }
    } else {
        let parts = said.split.into_iter();
        RuleAction::Split {
            parts: parts.map(|(stage, weight)| (stage, touchpoint.clone(), weight)).collect(),
        }
    }
}

/// What contradicts: the key that is one too many, the sentence, what to change.
fn contradiction(fields: &Fields<'_>, said: &Said) -> Option<(&'static str, String, &'static str)> {
    let first = |keys: &[&'static str]| keys.iter().copied().find(|key| fields.has(key));
    let staged = fields.has("stage") || fields.has("split");
    let both = |one: &str, key: &'static str, hint| {
        Some((key, format!("`{one}` and `{key}` contradict each other"), hint))
    };
    if said.ignore {
        let others = ["stage", "touchpoint", "one-off", "discretionary", "category", "split"];
        return first(&others).and_then(|key| {
            both("ignore", key, "an ignored row is not cash: keep `ignore` alone")
        });
    }
    if fields.has("split")
        && let Some(key) = first(&["stage", "category"])
    {
        return both("split", key, "keep `split` for several stages, `stage` for one");
    }
    if fields.has("stage") && fields.has("category") {
        return both("stage", "category", "name the row's line in its stage with `touchpoint`");
    }
    if let Some(key) = first(&["touchpoint", "discretionary"]).filter(|_| !staged) {
        return Some((
            key,
            format!("`{key}` without `stage`"),
            "say the stage it belongs to, such as `stage = \"awareness\"`",
        ));
    }
    if !staged && !said.one_off && !fields.has("category") {
        return Some((
            "ignore",
            "this rule does nothing".to_owned(),
            "add `stage`, `category`, `split`, `one-off = true` or `ignore = true`",
        ));
    }
    None
}

fn when(fields: &Fields<'_>) -> Option<When> {
    if !fields.has("when") {
        fields.missing("when", "when = { category = \"^Transfer$\" }");
        return None;
    }
    let table = fields.table("when", "when")?;
    table.refuse_unknown(WHEN_KEYS);
    if WHEN_KEYS.iter().all(|key| !table.has(key)) {
        table.source.contradiction(
            &table.position,
            "an empty `when` matches every row",
            "add `category`, `description`, `counterparty` or `account` with a pattern",
        );
        return None;
    }
    Some(When {
        category: table.read("category", pattern),
        description: table.read("description", pattern),
        counterparty: table.read("counterparty", pattern),
        account: table.read("account", pattern),
    })
}

fn pattern(text: &str) -> Result<Regex, Refusal> {
    const RULE: &str = "a regular expression that is not empty";
    if text.is_empty() {
        return Err(Refusal::new(text, "a pattern", RULE, "^Transfer$"));
    }
    Regex::new(text).map_err(|error| {
        // The library draws the pattern with a caret below; its last line says what is wrong.
        let drawn = error.to_string();
        let last = drawn.lines().last().unwrap_or(RULE).trim();
        let reason = last.strip_prefix("error: ").unwrap_or(last);
        let rule = format!("a regular expression, and here: {reason}");
        Refusal::new(text, "a pattern", rule, "^Transfer$")
    })
}

/// `split = { awareness = 60, consideration = 40 }`.
fn split(fields: &Fields<'_>, stages: &Stages) -> Vec<(Stage, u32)> {
    let Some(table) = fields.table("split", "split") else {
        return Vec::new();
    };
    let mut parts: Vec<(Stage, u32)> = Vec::new();
    for key in table.keys() {
        let weight = table.read(key, weight);
        match stage(key, stages) {
            Ok(stage) if parts.iter().any(|(other, _)| *other == stage) => {
                table.source.contradiction(
                    &table.key_position(key),
                    format!("stage `{stage}` is split twice"),
                    "name each stage once",
                );
            }
            Ok(stage) => parts.extend(weight.map(|weight| (stage, weight))),
            Err(refusal) => table.refuse("split", &table.key_position(key), refusal),
        }
    }
    if table.keys().is_empty() {
        table.source.contradiction(
            &table.position,
            "an empty `split`",
            "name the stages and their weights, such as `{ awareness = 60, consideration = 40 }`",
        );
    }
    parts
}

fn weight(text: &str) -> Result<u32, Refusal> {
    text.parse::<u32>()
        .ok()
        .filter(|weight| (1..=1_000_000).contains(weight))
        .ok_or_else(|| Refusal::new(text, "a weight", "a whole number from 1 to 1000000", "60"))
}
