//! WHERE IT ENDS: the whole budget, what is left of it, and what the pace so far makes of it.

use super::View;
use super::groups::{Place, SectionView};
use super::table::kind;
use super::words;
use crate::control::{ControlTotals, Section};
use crate::domain::Money;
use crate::report::fit::Tiers;
use crate::report::{Column, Printed, Row, TableBlock};

/// Printed units of a section.
struct Amounts {
    budget: Tiers,
    actual: Tiers,
    committed: Tiers,
    required: Tiers,
    at_plan: Tiers,
    at_pace: Tiers,
}

impl Amounts {
    fn new(view: &View<'_>, section: &SectionView<'_>) -> Self {
        let tiers = |of: fn(&crate::control::ControlLine) -> Money| section.tiers(view.figures, of);
        Self {
            budget: tiers(|line| line.state.budget),
            actual: tiers(|line| line.state.actual),
            committed: tiers(|line| line.state.committed),
            required: tiers(|line| line.measures.required.unwrap_or_default()),
            at_plan: tiers(|line| line.measures.at_plan),
            at_pace: tiers(crate::control::ControlLine::ends_at_pace),
        }
    }
}

/// The table.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    for section in &view.sections {
        if rows.len() > 1 {
            rows.push(Row::rule());
        }
        let amounts = Amounts::new(view, section);
        rows.extend(section.places().into_iter().map(|place| row(view, section, place, &amounts)));
        if section.section == Section::Stages {
            rows.push(Row::rule());
            rows.push(row(view, section, Place::Total, &amounts));
        }
    }
    let calendar = &view.control.calendar;
    TableBlock {
        name: "completion",
        title: format!("WHERE IT ENDS, {}", words::days(calendar.whole(), calendar.grain)),
        columns: columns(view),
        rows,
        continues: false,
    }
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let calendar = &view.control.calendar;
    let period = words::period(calendar.grain);
    let count = crate::report::figures::plural(calendar.periods.len() as u64, period);
    let mut columns = vec![
        Column::text(""),
        Column::number(format!("budget\n{count}")),
        Column::number("to date\n"),
    ];
    if view.control.committed_known {
        columns.push(Column::number("ordered,\nunpaid").detail(1));
    }
    columns.extend([
        Column::number("left\n").detail(2),
        Column::number(format!("a {period}\nfrom now")).detail(4),
        Column::number(format!("lasts\n{period}s")).detail(5),
        Column::number("pace\n"),
        Column::number("ends, at\nplan").detail(3),
        Column::number("ends, at\npace"),
        Column::number("variance\nat pace"),
    ]);
    columns
}

fn row(view: &View<'_>, section: &SectionView<'_>, place: Place, amounts: &Amounts) -> Row {
    let print = |units: i128| Printed::number(view.figures.print_or_blank(units));
    let blank = |units: i128, known: bool| if known { print(units) } else { Printed::empty() };
    let (budget, actual) = (place.of(&amounts.budget), place.of(&amounts.actual));
    let committed = place.of(&amounts.committed);
    let at_pace = place.of(&amounts.at_pace);
    let totals = ControlTotals::of(section.at(place), &view.control.materiality, view.decimals);
    let spend = section.section != Section::Receipts;
    let sign = if spend { 1 } else { -1 };
    let mut cells = vec![Printed::text(section.name(place)), print(budget), print(actual)];
    if view.control.committed_known {
        cells.push(print(committed));
    }
    let goes_on = !view.control.calendar.left().is_zero();
    cells.extend([
        blank(budget - actual - committed, spend),
        blank(place.of(&amounts.required), spend && goes_on),
        Printed::number(words::lasts(totals.as_ref().and_then(|totals| totals.lasts))),
        Printed::number(words::pace(totals.as_ref().and_then(|totals| totals.pace))),
        print(place.of(&amounts.at_plan)),
        print(at_pace),
        print(sign * (budget - at_pace)),
    ]);
    Row::new(kind(section, place), cells)
}
