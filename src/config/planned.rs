//! `[[planned]]`: dated items that history cannot know.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::error::Refusal;
use super::fields::Fields;
use super::settings::PlannedItem;
use super::values;
use crate::domain::{Money, Repeat, Shift, Stage, Stages};

const KEYS: &[&str] =
    &["name", "category", "stage", "touchpoint", "amount", "on", "every", "from", "until", "shift"];

/// All of them, in order.
pub(super) fn planned(top: &Fields<'_>, stages: &Stages) -> Vec<PlannedItem> {
    top.tables("planned", "[[planned]]").iter().filter_map(|fields| item(fields, stages)).collect()
}

fn item(fields: &Fields<'_>, stages: &Stages) -> Option<PlannedItem> {
    fields.refuse_unknown(KEYS);
    for (key, example) in [("name", "name = \"VAT\""), ("amount", "amount = -18200.00")] {
        if !fields.has(key) {
            fields.missing(key, example);
        }
    }
    // Everything is read before anything is given up, so that all errors are reported together.
    let name = fields.text("name");
    let amount = fields.read("amount", signed);
    let category = fields.text("category");
    let stage = stage(fields, stages);
    let dates = dates(fields);
    let shift = fields.read("shift", values::shift);
    let dates = dates?;
    Some(PlannedItem {
        name: name?,
        category,
        stage,
        amount: amount?,
        from: dates.from,
        until: dates.until,
        repeat: dates.repeat,
        shift: shift.unwrap_or(Shift::None),
        growth: Decimal::ZERO,
        position: fields.position.clone(),
    })
}

fn signed(text: &str) -> Result<Money, Refusal> {
    let amount = values::amount(text)?;
    if amount.is_zero() {
        let rule = "an amount other than 0: below 0 for money out, above for money in";
        return Err(Refusal::new(text, "a planned amount", rule, "-18200.00"));
    }
    Ok(amount)
}

fn stage(fields: &Fields<'_>, stages: &Stages) -> Option<(Stage, Option<String>)> {
    let touchpoint = fields.text("touchpoint");
    if fields.has("touchpoint") && !fields.has("stage") {
        fields.source.contradiction(
            &fields.key_position("touchpoint"),
            "`touchpoint` without `stage`",
            "say the stage it belongs to, such as `stage = \"awareness\"`",
        );
    }
    Some((fields.stage("stage", stages)?, touchpoint))
}

struct Dates {
    from: NaiveDate,
    until: Option<NaiveDate>,
    repeat: Option<Repeat>,
}

fn dates(fields: &Fields<'_>) -> Option<Dates> {
    let on = fields.date("on");
    let repeat = fields.read("every", values::repeat);
    let from = fields.date("from");
    let until = fields.read("until", values::last_date);
    refuse_mixture(fields);
    if fields.has("on") {
        let (until, repeat) = (None, None);
        return on.map(|from| Dates { from, until, repeat });
    }
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        fields.source.contradiction(
            &fields.key_position("until"),
            format!("`until` {until} is before `from` {from}"),
            "give a later `until`, or leave it out",
        );
    }
    Some(Dates { from: from?, until, repeat: Some(repeat?) })
}

/// `on`, or `every` with `from`.
fn refuse_mixture(fields: &Fields<'_>) {
    let repeating = ["every", "from", "until"].into_iter().find(|key| fields.has(key));
    match (fields.has("on"), repeating) {
        (true, Some(key)) => fields.source.contradiction(
            &fields.key_position(key),
            format!("`on` and `{key}` contradict each other"),
            "keep `on` for one date, or `every` and `from` for many",
        ),
        (false, None) => fields.missing("on", "on = \"2026-07-31\""),
        (false, Some(_)) if !fields.has("every") => fields.missing("every", "every = \"month\""),
        (false, Some(_)) if !fields.has("from") => {
            fields.missing("from", "from = \"2026-08-31\"");
        }
        _ => {}
    }
}
