//! The printed figures of stage spend, shared by the stage table, the weeks and the sentences: they
//! are fitted once, so that commit + cut = planned on every row and column of both tables.

use std::ops::Range;

use super::view::View;
use crate::allocate::StageLine;
use crate::domain::{Money, Stage};
use crate::report::fit::{self, Part, Tiers};

/// One amount of every row: per line, per stage, in total.
type Amounts = Tiers;

/// What can be decided, in printed units.
pub(super) struct Spend<'a> {
    /// Stages in order, each with its lines.
    pub(super) stages: Vec<(Stage, Vec<&'a StageLine>)>,
    /// Spend of the last 13 weeks.
    pub(super) recent: Amounts,
    /// What the budget plans; `None` without a budget.
    pub(super) planned: Option<Amounts>,
    /// What the cash carries; `None` without a budget or where it cannot be judged.
    pub(super) carried: Option<Carried>,
}

/// What the cash carries, in printed units.
pub(super) struct Carried {
    /// In the worst case.
    pub(super) commit: Amounts,
    /// In base.
    pub(super) if_base: Amounts,
    /// In best.
    pub(super) if_best: Amounts,
    /// Planned less commit.
    pub(super) cut: Amounts,
    /// Commit of the next period.
    pub(super) next: Amounts,
    /// Share of commit in per mille; nothing where nothing is committed.
    pub(super) share: Amounts,
    /// Commit per stage and period.
    pub(super) by_period: Vec<Vec<i128>>,
    /// Cut per period.
    pub(super) cut_by_period: Vec<i128>,
    /// Plan per period.
    pub(super) planned_by_period: Vec<i128>,
}

impl<'a> Spend<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let stages = by_stage(&view.inputs.allocation.lines);
        let exact = Exact { view, stages: &stages };
        let unit = view.figures.unit();
        let recent = fit::fit_tiers(None, &exact.free(|line| Some(line.recent)), unit);
        let budgeted = view.inputs.allocation.lines.iter().any(|line| line.planned.is_some());
        let planned = budgeted
            .then(|| fit::fit_tiers(None, &exact.free(|line| sum(line.planned.as_ref())), unit));
        let judged = view.inputs.allocation.lines.iter().any(|line| line.commit.is_some());
        let carried = planned.as_ref().filter(|_| judged).map(|planned| exact.carried(planned));
        Self { stages, recent, planned, carried }
    }

    /// The periods the tables of weeks show.
    pub(super) fn periods(&self) -> Range<usize> {
        0..self.carried.as_ref().map_or(0, |carried| carried.cut_by_period.len())
    }
}

fn by_stage(lines: &[StageLine]) -> Vec<(Stage, Vec<&StageLine>)> {
    let mut stages: Vec<(Stage, Vec<&StageLine>)> = Vec::new();
    for line in lines {
        match stages.iter_mut().find(|(stage, _)| *stage == line.stage) {
            Some((_, members)) => members.push(line),
            None => stages.push((line.stage.clone(), vec![line])),
        }
    }
    stages
}

fn sum(amounts: Option<&Vec<Money>>) -> Option<Money> {
    amounts.map(|amounts| amounts.iter().sum())
}

/// Exact amounts of the lines, by stage, in coins.
struct Exact<'v, 'a> {
    view: &'v View<'a>,
    stages: &'v [(Stage, Vec<&'a StageLine>)],
}

impl Exact<'_, '_> {
    fn coins(&self, amount: Option<Money>) -> i128 {
        self.view.figures.coins(amount.unwrap_or_default())
    }

    /// An amount of every line.
    fn each(&self, amount: impl Fn(&StageLine) -> Option<Money>) -> Vec<Vec<i128>> {
        self.stages
            .iter()
            .map(|(_, lines)| lines.iter().map(|line| self.coins(amount(line))).collect())
            .collect()
    }

    fn free(&self, amount: impl Fn(&StageLine) -> Option<Money>) -> Vec<Vec<Part>> {
        map_parts(&self.each(amount), |_, exact| Part::free(exact))
    }

    fn carried(&self, planned: &Amounts) -> Carried {
        let unit = self.view.figures.unit();
        let plan = self.each(|line| sum(line.planned.as_ref()));
        let committed = self.each(|line| sum(line.commit.as_ref()));
        let cut_parts = map_parts(&plan, |(stage, line), plan| {
            let (commit, printed) = (committed[stage][line], planned.parts[stage][line]);
            match plan - commit {
                cut if commit == 0 => Part::fixed(cut, printed),
                cut => Part::free(cut).at_most(printed),
            }
        });
        let cut = fit::fit_tiers(None, &cut_parts, unit);
        let commit = less(planned, &cut);
        let known = [(&plan, planned), (&committed, &commit)];
        let if_base = self.like(|line| sum(line.if_base.as_ref()), &known);
        let base = self.each(|line| sum(line.if_base.as_ref()));
        let known = [(&base, &if_base), (&plan, planned), (&committed, &commit)];
        let if_best = self.like(|line| sum(line.if_best.as_ref()), &known);
        let weeks = self.weeks(planned, &cut, &commit);
        let next = self.next(&weeks.0);
        Carried {
            if_base,
            if_best,
            next,
            share: shares(&committed),
            by_period: weeks.0,
            cut_by_period: weeks.1,
            planned_by_period: weeks.2,
            commit,
            cut,
        }
    }

    /// Amounts printed as others that are exactly the same, rounded where none is.
    fn like(
        &self,
        amount: impl Fn(&StageLine) -> Option<Money>,
        known: &[(&Vec<Vec<i128>>, &Amounts)],
    ) -> Amounts {
        let parts = map_parts(&self.each(amount), |(stage, line), exact| {
            known
                .iter()
                .find(|(other, _)| other[stage][line] == exact)
                .map_or(Part::free(exact), |(_, printed)| {
                    Part::fixed(exact, printed.parts[stage][line])
                })
        });
        fit::fit_tiers(None, &parts, self.view.figures.unit())
    }

    /// Commit by stage and period, cut and plan by period, all fitted to the totals of the rows.
    fn weeks(
        &self,
        planned: &Amounts,
        cut: &Amounts,
        commit: &Amounts,
    ) -> (Vec<Vec<i128>>, Vec<i128>, Vec<i128>) {
        let unit = self.view.figures.unit();
        let exact_commit = self.by_period(|line| line.commit.as_ref());
        let exact_plan = self.by_period(|line| line.planned.as_ref());
        let column = |table: &[Vec<i128>], period: usize| -> i128 {
            table.iter().map(|stage| stage[period]).sum()
        };
        let periods = 0..self.view.projection.periods.len();
        let plan: Vec<i128> = periods.clone().map(|p| column(&exact_plan, p)).collect();
        let planned_by_period = fit::fit_free(planned.total, &plan, unit);
        let cut_parts: Vec<Part> = periods
            .map(|p| {
                let exact = plan[p] - column(&exact_commit, p);
                if exact == plan[p] {
                    Part::fixed(exact, planned_by_period[p])
                } else {
                    Part::free(exact).at_most(planned_by_period[p])
                }
            })
            .collect();
        let cut_by_period = fit::fit(cut.total, &cut_parts, unit);
        let totals: Vec<i128> =
            planned_by_period.iter().zip(&cut_by_period).map(|(plan, cut)| plan - cut).collect();
        let by_period = fit::fit_table(&exact_commit, &commit.groups, &totals, unit);
        (by_period, cut_by_period, planned_by_period)
    }

    /// An amount by stage and period.
    fn by_period(&self, amounts: impl Fn(&StageLine) -> Option<&Vec<Money>>) -> Vec<Vec<i128>> {
        let periods = self.view.projection.periods.len();
        let total = |lines: &[&StageLine], period: usize| -> i128 {
            lines
                .iter()
                .map(|line| {
                    self.coins(amounts(line).and_then(|amounts| amounts.get(period)).copied())
                })
                .sum()
        };
        self.stages
            .iter()
            .map(|(_, lines)| (0..periods).map(|period| total(lines, period)).collect())
            .collect()
    }

    /// Commit of the next period: stages as in the table of weeks, lines fitted to them.
    fn next(&self, by_period: &[Vec<i128>]) -> Amounts {
        let period = self.view.next_period();
        let commit_in = |line: &StageLine| {
            line.commit.as_ref().zip(period).and_then(|(commit, p)| commit.get(p).copied())
        };
        let groups: Vec<i128> = by_period
            .iter()
            .map(|row| period.and_then(|p| row.get(p)).copied().unwrap_or(0))
            .collect();
        let parts = self
            .each(commit_in)
            .iter()
            .zip(&groups)
            .map(|(exact, total)| fit::fit_free(*total, exact, self.view.figures.unit()))
            .collect();
        Tiers { total: groups.iter().sum(), groups, parts }
    }
}

fn map_parts(amounts: &[Vec<i128>], part: impl Fn((usize, usize), i128) -> Part) -> Vec<Vec<Part>> {
    amounts
        .iter()
        .enumerate()
        .map(|(stage, lines)| {
            let part = |(line, exact): (usize, &i128)| part((stage, line), *exact);
            lines.iter().enumerate().map(part).collect()
        })
        .collect()
}

fn less(whole: &Amounts, taken: &Amounts) -> Amounts {
    let subtract = |a: &[i128], b: &[i128]| a.iter().zip(b).map(|(a, b)| a - b).collect();
    Tiers {
        total: whole.total - taken.total,
        groups: subtract(&whole.groups, &taken.groups),
        parts: whole.parts.iter().zip(&taken.parts).map(|(a, b)| subtract(a, b)).collect(),
    }
}

/// Shares in per mille that add to 1000; all nothing where there is nothing to share.
fn shares(committed: &[Vec<i128>]) -> Amounts {
    /// Finer than per mille, so that the fit knows which share is nearest.
    const FINE: i128 = 1_000_000;
    let total: i128 = committed.iter().flatten().sum();
    if total <= 0 {
        return fit::fit_tiers(Some(0), &map_parts(committed, |_, _| Part::free(0)), FINE);
    }
    let parts = map_parts(committed, |_, coins| Part::free(coins * 1000 * FINE / total));
    fit::fit_tiers(Some(1000), &parts, FINE)
}
