//! BY DEPARTMENT: the stage table by owner of the budget.

use std::collections::BTreeMap;

use super::super::spend::Spend;
use super::super::view::View;
use crate::allocate::StageLine;
use crate::domain::Money;
use crate::report::fit::{Part, fit, fit_free};
use crate::report::{Cell, Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// Keys of `departments`.
const DEPARTMENTS: [&str; 7] =
    ["department", "recent", "planned", "commit", "if_base", "if_best", "cut"];

/// Sums of the stage lines of one owner; `None` is spend that no budget row of a department plans.
#[derive(Debug, Default)]
struct Sums {
    recent: Money,
    planned: Money,
    commit: Money,
    if_base: Money,
    if_best: Money,
}

impl Sums {
    fn add(&mut self, line: &StageLine) {
        let sum = |amounts: &Option<Vec<Money>>| amounts.iter().flatten().sum::<Money>();
        self.recent += line.recent;
        self.planned += sum(&line.planned);
        self.commit += sum(&line.commit);
        self.if_base += sum(&line.if_base);
        self.if_best += sum(&line.if_best);
    }
}

/// Departments in order of their names, spend without one last.
pub(super) struct Departments<'a> {
    named: BTreeMap<&'a str, Sums>,
    other: Sums,
}

impl<'a> Departments<'a> {
    /// `None` where no budget row names one.
    pub(super) fn of(view: &View<'a>) -> Option<Self> {
        let mut made = Self { named: BTreeMap::new(), other: Sums::default() };
        for line in &view.inputs.allocation.lines {
            match &line.department {
                Some(department) => made.named.entry(department).or_default().add(line),
                None => made.other.add(line),
            }
        }
        (!made.named.is_empty()).then_some(made)
    }

    fn all(&self) -> Vec<(Option<&'a str>, &Sums)> {
        let named = self.named.iter().map(|(name, sums)| (Some(*name), sums));
        let none = self.other.recent.is_zero() && self.other.planned.is_zero();
        named.chain((!none).then_some((None, &self.other))).collect()
    }

    /// Printed figures add up to those of the stage table.
    pub(super) fn table(&self, view: &View<'_>, spend: &Spend<'_>) -> Option<TableBlock> {
        let (planned, carried) = (spend.planned.as_ref()?, spend.carried.as_ref()?);
        let (all, unit) = (self.all(), view.figures.unit());
        let exact = |of: &dyn Fn(&Sums) -> Money| -> Vec<i128> {
            all.iter().map(|(_, sums)| view.figures.coins(of(sums))).collect()
        };
        let fitted = |total: i128, of: &dyn Fn(&Sums) -> Money| fit_free(total, &exact(of), unit);
        let plans = fitted(planned.total, &|sums| sums.planned);
        let cuts: Vec<Part> = exact(&|sums| sums.planned - sums.commit)
            .into_iter()
            .zip(&plans)
            .map(
                |(cut, plan)| {
                    if cut == 0 { Part::fixed(0, 0) } else { Part::free(cut).at_most(*plan) }
                },
            )
            .collect();
        let cuts = fit(carried.cut.total, &cuts, unit);
        let commits: Vec<i128> = plans.iter().zip(&cuts).map(|(plan, cut)| plan - cut).collect();
        let columns = [
            (spend.recent.total, fitted(spend.recent.total, &|sums| sums.recent)),
            (planned.total, plans),
            (carried.commit.total, commits),
            (carried.if_base.total, fitted(carried.if_base.total, &|sums| sums.if_base)),
            (carried.if_best.total, fitted(carried.if_best.total, &|sums| sums.if_best)),
            (carried.cut.total, cuts),
        ];
        let row = |kind, name: &str, units: Vec<i128>| {
            let print = |units: i128| Printed::number(view.figures.print_or_blank(units));
            let cells = std::iter::once(Printed::text(name)).chain(units.into_iter().map(print));
            Row::new(kind, cells.collect())
        };
        let mut rows = vec![Row::rule()];
        rows.extend(all.iter().enumerate().map(|(at, (name, _))| {
            let units = columns.iter().map(|(_, of)| of[at]).collect();
            row(RowKind::Member, name.unwrap_or("no department"), units)
        }));
        rows.push(Row::rule());
        let totals = columns.iter().map(|(total, _)| *total).collect();
        rows.push(row(RowKind::Total, "all departments", totals));
        Some(TableBlock {
            name: "departments",
            title: format!("BY DEPARTMENT, {}", view.horizon_words()),
            columns: vec![
                Column::text(""),
                Column::number("last 13\nweeks").detail(3),
                Column::number("planned\n"),
                Column::number("commit\nnow"),
                Column::number("if base\n").detail(2),
                Column::number("if best\n").detail(1),
                Column::number("cut\n"),
            ],
            rows,
            continues: false,
        })
    }
}

/// The records of `departments`.
pub(super) fn records(view: &View<'_>) -> Field {
    let judged = view.inputs.allocation.lines.iter().any(|line| line.commit.is_some());
    let carried = |amount: Money| -> Cell { judged.then_some(amount).into() };
    let record = |(name, sums): (Option<&str>, &Sums)| -> Record {
        vec![
            name.map(str::to_owned).into(),
            sums.recent.into(),
            sums.planned.into(),
            carried(sums.commit),
            carried(sums.if_base),
            carried(sums.if_best),
            carried(sums.planned - sums.commit),
        ]
    };
    let departments = Departments::of(view);
    let all = departments.iter().flat_map(Departments::all);
    super::super::records::set("departments", &DEPARTMENTS, all.map(record).collect())
}
