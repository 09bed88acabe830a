//! The small tables: `opening`, `[[line]]` and `[[earmark]]`.

use super::error::Refusal;
use super::fields::{Fields, Scalar};
use super::settings::{Earmark, LineRule};
use super::values::{Word, choose};

/// `opening = { amount = …, on = … }`, as the text that a flag would say.
pub(super) fn opening(top: &Fields<'_>) -> Option<Scalar> {
    let fields = top.table("opening", "opening")?;
    fields.refuse_unknown(&["amount", "on"]);
    if !fields.has("amount") {
        fields.missing("amount", "opening = { amount = 41250.00, on = \"2026-06-30\" }");
    }
    let amount = fields.amount("amount");
    let on = fields.date("on");
    let amount = amount?;
    let text = match on {
        Some(day) => format!("{amount} on {day}"),
        None if fields.has("on") => return None,
        None => amount.to_string(),
    };
    let position = fields.position;
    Some(Scalar { text, position })
}

/// `[[line]]`: lines that follow their budget.
pub(super) fn line_rules(top: &Fields<'_>) -> Vec<LineRule> {
    top.tables("line", "[[line]]").iter().filter_map(line_rule).collect()
}

fn line_rule(fields: &Fields<'_>) -> Option<LineRule> {
    const FOLLOWED: [Word<()>; 1] = [("budget", ())];
    fields.refuse_unknown(&["category", "follow"]);
    if !fields.has("category") {
        fields.missing("category", "category = \"Payroll\"");
    }
    if !fields.has("follow") {
        fields.missing("follow", "follow = \"budget\"");
    }
    let category = fields.text("category");
    let follow = fields.read("follow", |text| choose(text, "what to follow", &FOLLOWED));
    follow?;
    Some(LineRule { category: category?, follow_budget: true, position: fields.position.clone() })
}

/// `[[earmark]]`: money that other lines cannot use.
pub(super) fn earmarks(top: &Fields<'_>) -> Vec<Earmark> {
    top.tables("earmark", "[[earmark]]").iter().filter_map(earmark).collect()
}

fn earmark(fields: &Fields<'_>) -> Option<Earmark> {
    fields.refuse_unknown(&["name", "amount"]);
    if !fields.has("name") {
        fields.missing("name", "name = \"support emergency fund\"");
    }
    if !fields.has("amount") {
        fields.missing("amount", "amount = 5000");
    }
    let name = fields.text("name");
    let amount = fields.read("amount", |text| {
        let amount = super::values::amount(text)?;
        if amount.is_positive() {
            Ok(amount)
        } else {
            Err(Refusal::new(text, "an earmark", "an amount above 0", "5000"))
        }
    });
    Some(Earmark { name: name?, amount: amount? })
}
