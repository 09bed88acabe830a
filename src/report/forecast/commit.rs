//! COMMIT NOW, by week: the stage table's commitment over time.

use super::spend::{Carried, Spend};
use super::view::View;
use crate::domain::{Grain, Period, PeriodKind};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// The table; none without a budget or where spend cannot be judged.
pub(super) fn table(view: &View<'_>, spend: &Spend<'_>) -> Option<TableBlock> {
    let carried = spend.carried.as_ref()?;
    let planned = spend.planned.as_ref()?;
    let mut columns = vec![Column::text(format!("{}\n", view.period_heading()))];
    columns.extend(view.projection.periods.iter().map(|period| column(view, period)));
    columns.push(Column::number("total"));
    let mut rows: Vec<Row> = spend
        .stages
        .iter()
        .enumerate()
        .filter(|(index, _)| planned.groups[*index] != 0)
        .map(|(index, (stage, _))| {
            let total = carried.commit.groups[index];
            row(view, RowKind::Plain, stage.name(), &carried.by_period[index], total)
        })
        .collect();
    let all: Vec<i128> = spend.periods().map(|period| all_stages(carried, period)).collect();
    rows.push(row(view, RowKind::Total, "all stages", &all, carried.commit.total));
    if carried.cut.total != 0 {
        rows.push(row(view, RowKind::Plain, "cut", &carried.cut_by_period, carried.cut.total));
        rows.push(row(view, RowKind::Plain, "planned", &carried.planned_by_period, planned.total));
    }
    Some(TableBlock {
        name: "commit",
        title: format!("COMMIT NOW, by {}", view.grain().word()),
        columns,
        rows,
        continues: true,
    })
}

fn all_stages(carried: &Carried, period: usize) -> i128 {
    carried.by_period.iter().map(|stage| stage[period]).sum()
}

/// `7` under `Jun`; months under their year; a stub and a gap by name.
fn column(view: &View<'_>, period: &Period) -> Column {
    let end = period.span.end;
    let (group, heading) = match view.grain() {
        Grain::Month => ("%Y", "%b"),
        Grain::Day | Grain::Week { .. } => ("%b", "%-d"),
    };
    let heading = match period.kind {
        PeriodKind::Gap => "gap".to_owned(),
        PeriodKind::Stub => "stub".to_owned(),
        PeriodKind::Whole | PeriodKind::Partial => end.format(heading).to_string(),
    };
    Column::number(heading).under(end.format(group).to_string())
}

fn row(view: &View<'_>, kind: RowKind, name: &str, units: &[i128], total: i128) -> Row {
    let mut cells = vec![Printed::text(name)];
    let print = |units: &i128| Printed::number(view.figures.print_or_blank(*units));
    cells.extend(units.iter().map(print));
    cells.push(Printed::number(view.figures.print(total)));
    Row::new(kind, cells)
}
