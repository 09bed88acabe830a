//! STAGE SPEND: what the cash can carry, per stage and touchpoint.

use super::spend::{Carried, Spend};
use super::view::View;
use crate::allocate::{CostOfSales, StageLine, StageLineKind};
use crate::report::fit::Tiers;
use crate::report::{Column, Printed, Row, RowKind, TableBlock, figures};

/// Which row of the table: its stage, and the line within it.
#[derive(Clone, Copy)]
enum Place<'a> {
    Total,
    Stage(usize),
    /// Several stages together.
    Stages(&'a [usize]),
    Line(usize, usize),
}

impl Place<'_> {
    fn of(self, amounts: &Tiers) -> i128 {
        match self {
            Self::Total => amounts.total,
            Self::Stage(stage) => amounts.groups[stage],
            Self::Stages(stages) => stages.iter().map(|stage| amounts.groups[*stage]).sum(),
            Self::Line(stage, line) => amounts.parts[stage][line],
        }
    }
}

/// The table; none where no stage has plan or recent spend.
pub(super) fn table(view: &View<'_>, spend: &Spend<'_>) -> Option<TableBlock> {
    if spend.planned.is_none() && spend.recent.total == 0 && cost_of_sales(view).is_empty() {
        return None;
    }
    let mut rows = vec![Row::rule()];
    for (index, (stage, lines)) in spend.stages.iter().enumerate() {
        let alone = match lines.as_slice() {
            [line] if line.touchpoint.is_none() => Some(*line),
            _ => None,
        };
        let reason = alone.map(why).unwrap_or_default();
        let name = format!("{stage}{}", mark(alone.is_some_and(|line| line.inferred)));
        rows.push(spend_row(view, spend, Place::Stage(index), RowKind::Group, (name, reason)));
        if alone.is_none() {
            rows.extend(lines.iter().enumerate().map(|(position, line)| {
                let name = line.touchpoint.as_deref().unwrap_or("no touchpoint");
                let words = (format!("{name}{}", mark(line.inferred)), why(line));
                spend_row(view, spend, Place::Line(index, position), RowKind::Member, words)
            }));
        }
    }
    rows.push(Row::rule());
    let words = ("all stages".to_owned(), String::new());
    rows.push(spend_row(view, spend, Place::Total, RowKind::Total, words));
    rows.extend(group_rows(view, spend));
    rows.extend(cost_rows(view, spend));
    Some(TableBlock {
        name: "stages",
        title: title(view, spend),
        columns: columns(view, spend),
        rows,
        continues: false,
    })
}

/// Totals of groups of stages (`pre-purchase`), below the total they are part of.
fn group_rows(view: &View<'_>, spend: &Spend<'_>) -> Vec<Row> {
    let groups = view.inputs.settings.stages.groups().iter();
    groups
        .filter_map(|(name, members)| {
            let places: Vec<usize> = (0..spend.stages.len())
                .filter(|at| members.contains(&spend.stages[*at].0))
                .collect();
            let words = (format!("of these {name}"), String::new());
            let row = spend_row(view, spend, Place::Stages(&places), RowKind::Plain, words);
            (!places.is_empty()).then_some(row)
        })
        .collect()
}

fn title(view: &View<'_>, spend: &Spend<'_>) -> String {
    match (&spend.planned, &spend.carried) {
        (None, _) => "STAGE SPEND, last 13 weeks: no budget given".to_owned(),
        (Some(_), None) => format!("STAGE SPEND, {}: planned, not judged", view.horizon_words()),
        (Some(_), Some(_)) => {
            format!("STAGE SPEND, {}: what the cash can carry", view.horizon_words())
        }
    }
}

fn columns(view: &View<'_>, spend: &Spend<'_>) -> Vec<Column> {
    let mut columns = vec![Column::text(""), Column::number("last 13\nweeks")];
    if spend.planned.is_some() {
        columns[1] = Column::number("last 13\nweeks").detail(3);
        columns.push(Column::number(format!("planned\n{}", view.horizon_words())));
    }
    if spend.carried.is_some() {
        columns.extend([
            Column::number("commit\nnow"),
            Column::number("if base\n").detail(5),
            Column::number("if best\n").detail(2),
            Column::number("cut\n"),
            Column::number(format!("next\n{}", view.grain().word())).detail(4),
            Column::number("share\n").detail(6),
        ]);
    }
    // Wide enough for the longest span: `held 29 Dec 2026–12 Jan 2027`.
    columns.push(Column::text("why").elastic_from(28));
    columns
}

fn mark(inferred: bool) -> &'static str {
    if inferred { " *" } else { "" }
}

/// Why the commitment is below the plan.
fn why(line: &StageLine) -> String {
    match (line.kind, line.held) {
        (StageLineKind::Unbudgeted, _) if line.recent.is_zero() => String::new(),
        (StageLineKind::Unbudgeted, _) => "not in budget".to_owned(),
        (StageLineKind::Plan, Some(held)) => format!("held {}", figures::span(held)),
        (StageLineKind::Plan, None) => line.reason.clone(),
    }
}

fn spend_row(
    view: &View<'_>,
    spend: &Spend<'_>,
    place: Place<'_>,
    kind: RowKind,
    (name, why): (String, String),
) -> Row {
    let blank = |amounts: &Tiers| Printed::number(view.figures.print_or_blank(place.of(amounts)));
    let mut cells = vec![Printed::text(name), blank(&spend.recent)];
    let planned = spend.planned.as_ref();
    if let Some(planned) = planned {
        cells.push(blank(planned));
    }
    if let Some(carried) = &spend.carried {
        // a row without a plan has nothing to carry; a plan of which nothing is carried says 0
        let idle = planned.is_none_or(|planned| place.of(planned) == 0);
        cells.extend(carried_cells(view, carried, place, idle));
    }
    cells.push(Printed::text(why));
    Row::new(kind, cells)
}

fn carried_cells(view: &View<'_>, carried: &Carried, place: Place<'_>, idle: bool) -> Vec<Printed> {
    let amount = |amounts: &Tiers| {
        let units = place.of(amounts);
        Printed::number(if idle {
            view.figures.print_or_blank(units)
        } else {
            view.figures.print(units)
        })
    };
    let blank = |amounts: &Tiers| Printed::number(view.figures.print_or_blank(place.of(amounts)));
    let share = match place.of(&carried.share) {
        0 if idle || carried.share.total == 0 => String::new(),
        share => figures::per_mille(share),
    };
    vec![
        amount(&carried.commit),
        amount(&carried.if_base),
        amount(&carried.if_best),
        blank(&carried.cut),
        blank(&carried.next),
        Printed::number(share),
    ]
}

/// Lines that are never cut and have any amount.
fn cost_of_sales<'a>(view: &View<'a>) -> Vec<&'a CostOfSales> {
    let lines = &view.inputs.allocation.cost_of_sales;
    lines.iter().filter(|cost| !cost.recent.is_zero() || !cost.planned.is_zero()).collect()
}

/// Cost of sales below the total, never in it.
fn cost_rows(view: &View<'_>, spend: &Spend<'_>) -> Vec<Row> {
    let costs = cost_of_sales(view);
    if costs.is_empty() {
        return Vec::new();
    }
    let mut stages: Vec<&str> = Vec::new();
    for stage in costs.iter().filter_map(|cost| cost.line.stage.as_ref()) {
        if !stages.contains(&stage.name()) {
            stages.push(stage.name());
        }
    }
    let within =
        if stages.is_empty() { String::new() } else { format!(", in {}", stages.join(" and ")) };
    let heading = Printed::text(format!("cost of sales{within}, never cut:"));
    let mut rows = vec![Row::new(RowKind::Span, vec![heading])];
    rows.extend(costs.into_iter().map(|cost| cost_row(view, spend, cost)));
    rows
}

fn cost_row(view: &View<'_>, spend: &Spend<'_>, cost: &CostOfSales) -> Row {
    let amount = |amount| Printed::number(view.figures.print_or_blank(view.figures.units(amount)));
    let name = format!("{}{}", cost.line.name(), mark(cost.inferred));
    let mut cells = vec![Printed::text(name), amount(cost.recent)];
    if spend.planned.is_some() {
        cells.push(amount(cost.planned));
    }
    if spend.carried.is_some() {
        cells.extend(vec![Printed::empty(); 6]);
    }
    cells.push(Printed::text(cost.basis));
    Row::new(RowKind::Member, cells)
}
