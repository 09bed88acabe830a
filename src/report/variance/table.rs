//! BUDGET AND ACTUAL: this period, the last four, to date.

use super::View;
use super::groups::{Place, SectionView, total};
use super::words;
use crate::control::{ControlTotals, Direction, Section, WindowKind};
use crate::report::fit::Tiers;
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// Budget and actual of one window in printed units.
struct Amounts {
    budget: Tiers,
    actual: Tiers,
}

/// The table.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let mut rows = vec![Row::rule()];
    let mut net = vec![(0, 0); view.control.calendar.windows().len()];
    for section in &view.sections {
        if rows.len() > 1 {
            rows.push(Row::rule());
        }
        let amounts = amounts(view, section);
        let sign = if section.section == Section::Receipts { 1 } else { -1 };
        for (net, amounts) in net.iter_mut().zip(&amounts) {
            net.0 += sign * amounts.budget.total;
            net.1 += sign * amounts.actual.total;
        }
        rows.extend(section.places().into_iter().map(|place| row(view, section, place, &amounts)));
        if section.section == Section::Stages {
            rows.push(Row::rule());
            rows.push(row(view, section, Place::Total, &amounts));
        }
    }
    if view.sections.len() > 1 {
        rows.push(Row::rule());
        rows.push(net_row(view, &net));
    }
    TableBlock {
        name: "variance",
        title: "BUDGET AND ACTUAL   (variance: parentheses are unfavourable)".to_owned(),
        columns: columns(view),
        rows,
        continues: false,
    }
}

fn amounts(view: &View<'_>, section: &SectionView<'_>) -> Vec<Amounts> {
    let windows = view.control.calendar.windows().len();
    let of = |at| Amounts {
        budget: section.window(view.figures, at, |window| window.budget),
        actual: section.window(view.figures, at, |window| window.actual),
    };
    (0..windows).map(of).collect()
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let calendar = &view.control.calendar;
    let mut columns = vec![Column::text("")];
    for kind in calendar.windows() {
        let days = words::days(calendar.window(kind), calendar.grain);
        let rank = match kind {
            WindowKind::Period => 1,
            WindowKind::LastFour => 3,
            WindowKind::ToDate => 0,
        };
        let column = |heading: &str| Column::number(heading).under(days.clone()).detail(rank);
        columns.extend([column("budget"), column("actual"), column("variance")]);
        if kind == WindowKind::ToDate {
            columns.push(Column::number("%").under(days.clone()));
        }
    }
    columns.extend([Column::text(""), Column::text("")]);
    columns
}

fn row(view: &View<'_>, section: &SectionView<'_>, place: Place, amounts: &[Amounts]) -> Row {
    let print = |units: i128| Printed::number(view.figures.print_or_blank(units));
    let sign = if section.section == Section::Receipts { -1 } else { 1 };
    let mut cells = vec![Printed::text(section.name(place))];
    for amounts in amounts {
        let (budget, actual) = (place.of(&amounts.budget), place.of(&amounts.actual));
        cells.extend([print(budget), print(actual), print(sign * (budget - actual))]);
    }
    let totals = ControlTotals::of(section.at(place), &view.control.materiality, view.decimals);
    let to_date = totals.as_ref().and_then(|totals| totals.window(WindowKind::ToDate));
    let (percent, direction) =
        to_date.map_or((None, None), |figures| (figures.percent, figures.direction));
    cells.push(Printed::number(words::percent(percent)));
    let unfavourable = direction == Some(Direction::Unfavourable);
    cells.push(words::direction(direction));
    let material = matches!(place, Place::Line(..)) || is_alone(section, place);
    let material = material && to_date.is_some_and(|figures| figures.material);
    let mark = if material { "MATERIAL" } else { "" };
    cells.push(Printed::text(mark).alarm_if(material && unfavourable));
    Row::new(kind(section, place), cells)
}

/// A stage row that is its only line.
fn is_alone(section: &SectionView<'_>, place: Place) -> bool {
    let Place::Group(group) = place else { return false };
    section.section == Section::Stages
        && matches!(section.groups[group].1[..], [line] if line.key.touchpoint.is_none())
}

/// How a row is shown.
pub(super) fn kind(section: &SectionView<'_>, place: Place) -> RowKind {
    match place {
        Place::Group(_) if section.section == Section::Stages => RowKind::Group,
        Place::Total | Place::Group(_) => RowKind::Total,
        Place::Line(..) => RowKind::Member,
    }
}

/// What all sections come to.
fn net_row(view: &View<'_>, net: &[(i128, i128)]) -> Row {
    let print = |units: i128| Printed::number(view.figures.print(units));
    let names: Vec<&str> = view.sections.iter().map(|section| total(section.section)).collect();
    debug_assert!(names.len() > 1, "one section is its own sum");
    let mut cells = vec![Printed::text("net of these lines")];
    for (budget, actual) in net {
        cells.extend([print(*budget), print(*actual), print(actual - budget)]);
    }
    Row::new(RowKind::Total, cells)
}
