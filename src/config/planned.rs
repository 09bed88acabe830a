//! `[[planned]]`: dated items that history cannot know.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::error::Refusal;
use super::fields::Fields;
use super::values;
use crate::domain::{Matching, Money, Position, Repeat, Shift, Stage, Stages};

const KEYS: &[&str] = &[
    "name",
    "category",
    "counterparty",
    "stage",
    "touchpoint",
    "amount",
    "growth",
    "on",
    "every",
    "from",
    "until",
    "shift",
    "tolerance",
    "window",
];

/// One `[[planned]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem {
    /// Name, and the category of its line where `category` is not given.
    pub name: String,
    /// Category of the line.
    pub category: Option<String>,
    /// Who is paid, or pays, where said.
    pub counterparty: Option<String>,
    /// Stage and touchpoint, where it is stage spend outside the budget.
    pub stage: Option<(Stage, Option<String>)>,
    /// Signed amount.
    pub amount: Money,
    /// First (or only) date.
    pub from: NaiveDate,
    /// Last date of a repeating item.
    pub until: Option<NaiveDate>,
    /// How it repeats; `None` is once.
    pub repeat: Option<Repeat>,
    /// Weekends and holidays.
    pub shift: Shift,
    /// Percent by which each amount is larger than the one before; 0 where it stays.
    pub growth: Decimal,
    /// Percent by which a ledger entry may differ and still stand for an occurrence.
    pub tolerance: Decimal,
    /// Days by which it may.
    pub window_days: u32,
    /// Where it stands.
    pub position: Position,
}

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
    let counterparty = fields.text("counterparty");
    let stage = stage(fields, stages);
    let growth = growth(fields);
    let nearness = nearness(fields);
    let dates = dates(fields);
    let shift = fields.read("shift", values::shift);
    let dates = dates?;
    Some(PlannedItem {
        name: name?,
        category,
        counterparty,
        stage,
        amount: amount?,
        from: dates.from,
        until: dates.until,
        repeat: dates.repeat,
        shift: shift.unwrap_or(Shift::None),
        growth: growth.unwrap_or(Decimal::ZERO),
        tolerance: nearness.tolerance,
        window_days: nearness.window_days,
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

fn growth(fields: &Fields<'_>) -> Option<Decimal> {
    if fields.has("growth") && fields.has("on") {
        fields.source.contradiction(
            &fields.key_position("growth"),
            "`on` and `growth` contradict each other",
            "one date has one amount: give `every` and `from`, or leave `growth` out",
        );
    }
    fields.read("growth", values::growth)
}

fn nearness(fields: &Fields<'_>) -> Matching {
    let usual = Matching::default();
    Matching {
        tolerance: fields.read("tolerance", values::percent).unwrap_or(usual.tolerance),
        window_days: fields.read("window", values::window).unwrap_or(usual.window_days),
    }
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
