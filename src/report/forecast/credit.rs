//! CREDIT LINE: what is drawn, what it costs, what is left of it.

use super::view::View;
use crate::project::CreditUse;
use crate::report::figures::weekday;
use crate::report::{Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "credit";
/// Keys of `credit`.
const CREDIT: [&str; 9] = [
    "scenario",
    "peak",
    "peak_on",
    "owed",
    "paid",
    "accrued",
    "least_available",
    "missing",
    "missing_from",
];

/// One row a scenario; none without a credit line, or where balances are not known.
pub(super) fn table(view: &View<'_>) -> Option<TableBlock> {
    let used = shown(view);
    let line = view.inputs.settings.credit_line.as_ref()?;
    if used.is_empty() {
        return None;
    }
    let mut rows = vec![Row::rule()];
    rows.extend(used.iter().map(|used| row(view, used)));
    let judged = if view.inputs.settings.use_credit { "after" } else { "before" };
    Some(TableBlock {
        name: PART,
        title: format!(
            "CREDIT LINE of {}, drawn to hold {}   (lows and chances are {judged} credit)",
            view.figures.money(line.limit),
            view.level_words(),
        ),
        columns: vec![
            Column::text(""),
            Column::number("peak draw"),
            Column::text("on"),
            Column::number("owed at end"),
            Column::number("interest, fee"),
            Column::number("least left").detail(1),
            Column::number("still missing"),
        ],
        rows,
        continues: false,
    })
}

fn shown<'a>(view: &'a View<'_>) -> Vec<&'a CreditUse> {
    let wanted = |used: &&CreditUse| {
        view.judged() && view.recorded.iter().any(|figures| figures.scenario == used.scenario)
    };
    view.projection.credit.iter().filter(wanted).collect()
}

fn row(view: &View<'_>, used: &CreditUse) -> Row {
    let blank = |amount| Printed::number(view.figures.print_or_blank(view.figures.units(amount)));
    let missing = used.missing.map_or_else(Printed::empty, |(amount, from)| {
        Printed::number(format!("{} from {}", view.figures.money(amount), weekday(from)))
            .alarm_if(true)
    });
    Row::new(
        RowKind::Member,
        vec![
            Printed::text(used.scenario.to_string()),
            used.peak.map_or_else(Printed::empty, |(amount, _)| blank(amount)),
            Printed::text(used.peak.map(|(_, on)| weekday(on)).unwrap_or_default()),
            blank(used.owed),
            blank(used.paid + used.accrued),
            Printed::number(view.figures.money(used.least_available)),
            missing,
        ],
    )
}

/// The records of `credit`.
pub(super) fn records(view: &View<'_>) -> Field {
    let record = |used: &&CreditUse| -> Record {
        vec![
            used.scenario.word().into(),
            used.peak.map(|(amount, _)| amount).into(),
            used.peak.map(|(_, on)| on).into(),
            used.owed.into(),
            used.paid.into(),
            used.accrued.into(),
            used.least_available.into(),
            used.missing.map(|(amount, _)| amount).into(),
            used.missing.map(|(_, on)| on).into(),
        ]
    };
    super::records::set("credit", &CREDIT, shown(view).iter().map(record).collect())
}
