//! FUNDING GAPS and SURPLUS: when cash is short of its reserve, and what of it may be moved. Only on
//! request (`--tables reserves`).

use super::view::View;
use crate::domain::Scenario;
use crate::project::{FundingGap, Surplus};
use crate::report::figures::{plural, weekday};
use crate::report::{Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "reserves";
/// Keys of `funding_gaps`.
const GAPS: [&str; 6] = ["scenario", "from", "to", "days", "amount", "deepest"];
/// Keys of `surplus`.
const SURPLUS: [&str; 3] = ["end", "headroom", "movable"];

/// Gaps, then surplus.
pub(super) fn tables(view: &View<'_>) -> Vec<TableBlock> {
    if !view.judged() {
        return Vec::new();
    }
    vec![gaps(view), surplus(view)]
}

fn shown(view: &View<'_>) -> Vec<FundingGap> {
    let gaps = view.projection.funding_gaps().into_iter();
    let wanted = |gap: &FundingGap| {
        view.judged() && view.recorded.iter().any(|figures| figures.scenario == gap.scenario)
    };
    gaps.filter(wanted).collect()
}

fn gaps(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    let found = shown(view);
    rows.extend(found.iter().map(|gap| {
        Row::new(
            RowKind::Member,
            vec![
                Printed::text(gap.scenario.to_string()),
                Printed::number(view.figures.money(gap.amount)).alarm_if(true),
                Printed::text(weekday(gap.from)),
                Printed::text(plural(gap.days, "day")),
                Printed::text(weekday(gap.deepest)),
            ],
        )
    }));
    if found.is_empty() {
        let text = format!("No day of any scenario is below {}.", view.level_words());
        rows.push(Row::new(RowKind::Span, vec![Printed::text(text)]));
    }
    TableBlock {
        name: PART,
        title: format!("FUNDING GAPS, days below {}", view.level_words()),
        columns: vec![
            Column::text(""),
            Column::number("missing"),
            Column::text("from"),
            Column::text("for"),
            Column::text("deepest on").detail(1),
        ],
        rows,
        continues: false,
    }
}

fn surplus(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    let surpluses = view.projection.surpluses();
    rows.extend(view.projection.periods.iter().zip(&surpluses).map(|(period, surplus)| {
        Row::new(
            RowKind::Member,
            vec![
                Printed::text(view.period_label(period)),
                Printed::number(view.figures.money(surplus.headroom))
                    .alarm_if(surplus.headroom.is_negative()),
                Printed::number(view.figures.print_or_blank(view.figures.units(surplus.movable))),
            ],
        )
    }));
    TableBlock {
        name: PART,
        title: format!("SURPLUS over {} in the worst case", view.level_words()),
        columns: vec![
            Column::text(view.period_heading()),
            Column::number("at its end"),
            Column::number("may be moved"),
        ],
        rows,
        continues: true,
    }
}

/// The records of `funding_gaps`.
pub(super) fn gap_records(view: &View<'_>) -> Field {
    let record = |gap: &FundingGap| -> Record {
        vec![
            gap.scenario.word().into(),
            gap.from.into(),
            gap.to.into(),
            gap.days.into(),
            gap.amount.into(),
            gap.deepest.into(),
        ]
    };
    super::records::set("funding_gaps", &GAPS, shown(view).iter().map(record).collect())
}

/// The records of `surplus`.
pub(super) fn surplus_records(view: &View<'_>) -> Field {
    let record = |surplus: &Surplus| -> Record {
        vec![surplus.end.into(), surplus.headroom.into(), surplus.movable.into()]
    };
    let worst = view.recorded.iter().any(|figures| figures.scenario == Scenario::Worst);
    let surpluses = if view.judged() && worst { view.projection.surpluses() } else { Vec::new() };
    super::records::set("surplus", &SURPLUS, surpluses.iter().map(record).collect())
}
