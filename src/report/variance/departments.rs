//! BY DEPARTMENT: owners of the budget, spend and money in apart.

use std::collections::BTreeMap;

use super::View;
use super::words;
use crate::control::{ControlLine, ControlTotals, Section, WindowKind};
use crate::domain::Money;
use crate::report::fit::{fit_free, round};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// The lines of one owner on one side of the cash; lines without an owner come last.
pub(super) struct Department<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) receipts: bool,
    pub(super) lines: Vec<&'a ControlLine>,
}

/// In order of their names; none where no budget row names one.
pub(super) fn departments<'a>(view: &View<'a>) -> Vec<Department<'a>> {
    let mut by_name: BTreeMap<(bool, bool, &str), Vec<&ControlLine>> = BTreeMap::new();
    for line in &view.control.lines {
        let receipts = line.section == Section::Receipts;
        let name = line.department.as_deref();
        by_name.entry((receipts, name.is_none(), name.unwrap_or_default())).or_default().push(line);
    }
    if by_name.keys().all(|(_, none, _)| *none) {
        return Vec::new();
    }
    by_name
        .into_iter()
        .map(|((receipts, none, name), lines)| Department {
            name: (!none).then_some(name),
            receipts,
            lines,
        })
        .collect()
}

/// The table.
pub(super) fn table(view: &View<'_>) -> Option<TableBlock> {
    let all = departments(view);
    if all.is_empty() {
        return None;
    }
    let mut rows = vec![Row::rule()];
    for receipts in [false, true] {
        let side: Vec<&Department<'_>> =
            all.iter().filter(|department| department.receipts == receipts).collect();
        if side.is_empty() {
            continue;
        }
        if rows.len() > 1 {
            rows.push(Row::rule());
        }
        rows.extend(side_rows(view, &side, receipts));
    }
    let calendar = &view.control.calendar;
    let days = words::days(calendar.window(WindowKind::ToDate), calendar.grain);
    let whole = words::days(calendar.whole(), calendar.grain);
    Some(TableBlock {
        name: "departments",
        title: "BY DEPARTMENT".to_owned(),
        columns: vec![
            Column::text(""),
            Column::number("budget").under(days.clone()),
            Column::number("actual").under(days.clone()),
            Column::number("variance").under(days.clone()),
            Column::number("%").under(days),
            Column::text(""),
            Column::number("budget").under(whole.clone()).detail(1),
            Column::number("ends at pace").under(whole.clone()).detail(1),
            Column::number("variance").under(whole).detail(1),
        ],
        rows,
        continues: false,
    })
}

/// Owners of one side of the cash and their sum.
fn side_rows(view: &View<'_>, side: &[&Department<'_>], receipts: bool) -> Vec<Row> {
    let sums: Vec<ControlTotals> = side
        .iter()
        .filter_map(|of| {
            let lines = of.lines.iter().copied();
            ControlTotals::of(lines, &view.control.materiality, view.decimals)
        })
        .collect();
    let unit = view.figures.unit();
    let fitted = |of: fn(&ControlTotals) -> Money| {
        let exact: Vec<i128> = sums.iter().map(|sum| view.figures.coins(of(sum))).collect();
        let total = round(exact.iter().sum(), unit);
        (fit_free(total, &exact, unit), total)
    };
    let columns = [
        fitted(|sum| sum.phased),
        fitted(|sum| sum.actual),
        fitted(|sum| sum.budget),
        fitted(|sum| sum.at_pace),
    ];
    let row = |kind, name: String, units: [i128; 4], sum: Option<&ControlTotals>| {
        let print = |units: i128| Printed::number(view.figures.print_or_blank(units));
        let sign = if receipts { -1 } else { 1 };
        let to_date = sum.and_then(|sum| sum.window(WindowKind::ToDate));
        let cells = vec![
            Printed::text(name),
            print(units[0]),
            print(units[1]),
            print(sign * (units[0] - units[1])),
            Printed::number(words::percent(to_date.and_then(|window| window.percent))),
            words::direction(to_date.and_then(|window| window.direction)),
            print(units[2]),
            print(units[3]),
            print(sign * (units[2] - units[3])),
        ];
        Row::new(kind, cells)
    };
    let mark = if receipts { ", receipts" } else { "" };
    let mut rows: Vec<Row> = side
        .iter()
        .zip(&sums)
        .enumerate()
        .map(|(at, (of, sum))| {
            let name = format!("{}{mark}", of.name.unwrap_or("no department"));
            let units = [0, 1, 2, 3].map(|column: usize| columns[column].0[at]);
            row(RowKind::Member, name, units, Some(sum))
        })
        .collect();
    let every = side.iter().flat_map(|of| of.lines.iter().copied());
    let total = ControlTotals::of(every, &view.control.materiality, view.decimals);
    let name = format!("all departments{mark}");
    let units = [0, 1, 2, 3].map(|column: usize| columns[column].1);
    rows.push(Row::rule());
    rows.push(row(RowKind::Total, name, units, total.as_ref()));
    rows
}
