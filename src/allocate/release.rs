//! What is held, until when it can be decided, and the balance that frees it.

use chrono::{Days, NaiveDate};

use crate::domain::DateSpan;
use crate::project::Projection;

use super::Release;
use super::plan::{Cells, Plan, coins};
use super::safety::Headroom;

/// What is known when a release is looked for.
pub(super) struct Held<'a> {
    pub(super) projection: &'a Projection,
    pub(super) plan: &'a Plan,
    /// The plan inside caps.
    pub(super) everything: &'a Cells,
    /// The same up to the end of every day.
    pub(super) everything_by_day: &'a [i64],
    pub(super) commit: &'a Cells,
    /// Cumulative commitment on days.
    pub(super) curve: &'a [i64],
    /// What judges safety.
    pub(super) judged: &'a Headroom,
    /// The simulated paths, for the chance to reach the balance.
    pub(super) simulated: &'a Headroom,
    /// Base headroom before discretionary spend.
    pub(super) base: &'a Headroom,
    /// Reserve and earmarks, in coins.
    pub(super) threshold: i64,
}

impl Held<'_> {
    /// Coins held in each period.
    fn by_period(&self) -> Vec<i64> {
        let total =
            |cells: &Cells, period: usize| cells.iter().map(|line| line[period]).sum::<i64>();
        (0..self.plan.periods.len())
            .map(|period| total(self.everything, period) - total(self.commit, period))
            .collect()
    }

    /// The smallest balance on the decision day from which the whole plan is as safe as the
    /// commitment is now, on the same paths (DESIGN §8).
    pub(super) fn release(&self) -> Option<Release> {
        let held = self.by_period();
        let amount: i64 = held.iter().sum();
        let first = held.iter().position(|held| *held > 0).filter(|_| amount > 0)?;
        let last = held.iter().rposition(|held| *held > 0)?;
        let periods = &self.projection.periods;
        let span = DateSpan::new(periods[first].span.start, periods[last].span.end)?;
        let (decide_on, day) = self.decision(first, span);
        if self.lost_before(day) {
            return None;
        }
        let balance = self.balance(day)?;
        let spent = day.map_or(0, |day| self.curve[day]);
        let base = self.base.paths().next().map_or(0, |base| self.room(base, day));
        let count = self.simulated.count().max(1);
        let reached = self
            .simulated
            .paths()
            .filter(|path| self.room(path, day) + self.threshold - spent >= balance)
            .count();
        #[expect(clippy::cast_precision_loss, reason = "counts of paths, far below 2^52")]
        let probability = reached as f64 / count as f64;
        Some(Release {
            amount: self.plan.money(amount),
            span,
            decide_on,
            balance: self.plan.money(balance),
            expected: self.plan.money(base + self.threshold - spent),
            probability,
        })
    }

    /// The day before the first held period, never before the as-of date; and its index, `None`
    /// where the opening is that day's balance.
    fn decision(&self, first: usize, span: DateSpan) -> (NaiveDate, Option<usize>) {
        let as_of = self.projection.as_of;
        let known = self.projection.days.iter().rposition(|day| *day <= as_of);
        let day = self.plan.periods[first].start.checked_sub(1).max(known);
        let before = span.start.checked_sub_days(Days::new(1)).unwrap_or(span.start);
        let decide_on = day.map_or(before, |day| self.projection.days[day]);
        (decide_on.max(as_of), day)
    }

    /// Headroom of a path on the decision day, before discretionary spend.
    fn room(&self, path: &[i64], day: Option<usize>) -> i64 {
        match day {
            Some(day) => path[day],
            None => coins(self.projection.opening.to_minor(self.plan.decimals)) - self.threshold,
        }
    }

    /// Is the threshold lost up to the decision day already, in more paths than may lose it?
    fn lost_before(&self, day: Option<usize>) -> bool {
        let Some(day) = day else { return false };
        let lost =
            |path: &&[i64]| path[..=day].iter().zip(self.curve).any(|(room, spent)| room < spent);
        self.judged.paths().filter(lost).count() > self.judged.allowed()
    }

    fn balance(&self, day: Option<usize>) -> Option<i64> {
        let freed = self.everything_by_day;
        let before = day.map_or(0, |day| freed[day]);
        let later = day.map_or(0, |day| day + 1);
        let mut needed: Vec<i64> = self
            .judged
            .paths()
            .map(|path| {
                let room = self.room(path, day);
                (later..path.len())
                    .map(|t| (freed[t] - before) - (path[t] - room))
                    .max()
                    .unwrap_or(0)
                    .max(0)
            })
            .collect();
        let rank = needed.len().checked_sub(self.judged.allowed() + 1)?;
        needed.sort_unstable();
        Some(self.threshold + needed[rank])
    }
}
