//! What keeps a line from more, and the day that binds.

use std::collections::BTreeMap;

use super::plan::Plan;
use super::safety::Headroom;
use super::stage_table::Allocated;

/// The constraint that a line's commitment stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// It has all that is planned.
    Plan,
    /// Its own cap is below its plan.
    LineCap,
    /// The cap of its stage is below the plans of its lines.
    StageCap,
    /// The policy gives it no more, whatever cash there is.
    Policy,
    /// Others are cut, its floor kept it from that.
    Floor,
    /// The reserve, in the period of this index.
    Reserve(usize),
}

impl Binding {
    /// The word in outputs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::LineCap => "line cap",
            Self::StageCap => "stage cap",
            Self::Policy => "policy",
            Self::Floor => "floor",
            Self::Reserve(_) => "reserve",
        }
    }
}

/// The day that keeps spend from `from` on from being larger: the lowest of most of the paths that have
/// least to spare with what is spent, as many again as may fall below.
fn tightest_day(judged: &Headroom, spent: &[i64], from: usize) -> Option<usize> {
    let mut lows: Vec<(i64, usize)> =
        judged.paths().filter_map(|path| low(path, spent, from)).collect();
    lows.sort_unstable();
    let least = lows.into_iter().take(2 * judged.allowed() + 1);
    most_frequent(least.map(|(_, day)| day))
}

/// The least that is left of a path's headroom from a day on, and the first day of it.
fn low(path: &[i64], spent: &[i64], from: usize) -> Option<(i64, usize)> {
    let days = path.iter().zip(spent).enumerate().skip(from);
    days.map(|(day, (room, spent))| (room - spent, day)).min()
}

/// The first of those that occur most often.
fn most_frequent(days: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    days.for_each(|day| *counts.entry(day).or_default() += 1);
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(day, _)| day)
}

/// The binding constraint of every line, in order, and the day that most of what is held waits for;
/// `spent` is the commitment by day.
///
/// The day on which the whole plan would break is another one as a rule: where a low in July holds what
/// is planned before it, cash that comes for one in August frees next to nothing.
pub(super) fn bindings(
    plan: &Plan,
    allocated: &Allocated,
    judged: &Headroom,
    spent: &[i64],
) -> (Vec<Binding>, Option<usize>) {
    let of = Bindings::new(plan, allocated);
    // Lines that are cut from the same week on have the same day that binds.
    let mut known: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut held: BTreeMap<usize, i64> = BTreeMap::new();
    let lines = (0..plan.lines.len())
        .map(|line| {
            let Some(cut) = of.first_cut(line) else { return of.without_cut(line) };
            let from = plan.periods[cut].start;
            let day = *known.entry(cut).or_insert_with(|| tightest_day(judged, spent, from));
            if let Some(day) = day {
                *held.entry(day).or_default() += of.held(line);
            }
            Binding::Reserve(day.map_or(cut, |day| plan.period_of(day)))
        })
        .collect();
    let most = held.into_iter().rev().max_by_key(|(_, held)| *held);
    (lines, most.map(|(day, _)| day))
}

struct Bindings<'a> {
    plan: &'a Plan,
    allocated: &'a Allocated,
    /// By period: is any line cut?
    cut: Vec<bool>,
    /// By period and line: does its stage stand at its cap?
    stage_full: Vec<Vec<bool>>,
}

impl<'a> Bindings<'a> {
    fn new(plan: &'a Plan, allocated: &'a Allocated) -> Self {
        let (commit, everything) = (&allocated.commit, &allocated.everything);
        let lines = 0..plan.lines.len();
        let cut = |period: usize| {
            lines.clone().any(|line| commit[line][period] < everything[line][period])
        };
        let stage_full = |period: usize| {
            let mut full = vec![false; plan.lines.len()];
            for stage in plan.stage_bounds(period) {
                let sum: i64 = stage.members.iter().map(|&line| everything[line][period]).sum();
                if stage.cap.is_some_and(|cap| cap <= i128::from(sum)) {
                    stage.members.iter().for_each(|&line| full[line] = true);
                }
            }
            full
        };
        let periods = 0..plan.periods.len();
        Self {
            plan,
            allocated,
            cut: periods.clone().map(cut).collect(),
            stage_full: periods.map(stage_full).collect(),
        }
    }

    /// The first period in which the line gets less than it would with enough cash.
    fn first_cut(&self, line: usize) -> Option<usize> {
        let cells = self.allocated.commit[line].iter().zip(&self.allocated.everything[line]);
        cells.into_iter().position(|(commit, everything)| commit < everything)
    }

    /// What the line does not get for want of cash.
    fn held(&self, line: usize) -> i64 {
        let sum = |cells: &[i64]| cells.iter().sum::<i64>();
        sum(&self.allocated.everything[line]) - sum(&self.allocated.commit[line])
    }

    /// Of a line that gets in every period what it would with enough cash.
    fn without_cut(&self, line: usize) -> Binding {
        let commit = &self.allocated.commit[line];
        let (planned, cap) = (&self.plan.planned[line], &self.plan.cap[line]);
        let short = |period: &usize| commit[*period] < planned[*period];
        let short: Vec<usize> = (0..commit.len()).filter(short).collect();
        let total = |cells: &[i64]| cells.iter().sum::<i64>();
        if total(commit) < total(planned) {
            return match () {
                () if short.iter().all(|&period| commit[period] >= cap[period]) => Binding::LineCap,
                () if short.iter().any(|&period| self.stage_full[period][line]) => {
                    Binding::StageCap
                }
                () => Binding::Policy,
            };
        }
        let floor = &self.plan.floor[line];
        let spared = |period: usize| {
            self.cut[period] && floor[period] > 0 && floor[period] == commit[period]
        };
        if (0..commit.len()).any(spared) { Binding::Floor } else { Binding::Plan }
    }
}
