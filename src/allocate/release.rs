//! What is held, until when it can be decided, and the balance that frees it.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};

use crate::domain::DateSpan;

use super::Release;
use super::plan::{Cells, coins};
use super::rooms::Rooms;
use super::safety::Headroom;
use super::stage_table::Allocated;

/// What is known when a release is looked for.
pub(super) struct Held<'a> {
    pub(super) rooms: &'a Rooms<'a>,
    pub(super) allocated: &'a Allocated,
    /// Cumulative commitment on days.
    pub(super) curve: &'a [i64],
}

/// The day on which what is held is decided, and headroom where all of it is spent from then on.
struct Decision<'a> {
    held: &'a Held<'a>,
    /// Index of the day, `None` where the opening is its balance.
    day: Option<usize>,
    judged: Cow<'a, Headroom>,
    /// For the chance to reach the balance.
    simulated: Cow<'a, Headroom>,
    base: Cow<'a, Headroom>,
}

impl Held<'_> {
    /// Coins held in each period.
    fn by_period(&self) -> Vec<i64> {
        let total =
            |cells: &Cells, period: usize| cells.iter().map(|line| line[period]).sum::<i64>();
        let of = |period| {
            total(&self.allocated.everything, period) - total(&self.allocated.commit, period)
        };
        (0..self.rooms.plan.periods.len()).map(of).collect()
    }

    /// The smallest balance on the decision day from which the whole plan is as safe as the
    /// commitment is now, on the same paths (DESIGN §8).
    pub(super) fn release(&self) -> Option<Release> {
        let held = self.by_period();
        let amount: i64 = held.iter().sum();
        let first = held.iter().position(|held| *held > 0).filter(|_| amount > 0)?;
        let last = held.iter().rposition(|held| *held > 0)?;
        let periods = &self.rooms.inputs.projection.periods;
        let span = DateSpan::new(periods[first].span.start, periods[last].span.end)?;
        let (decide_on, day) = self.decision(first, span);
        let decision = Decision::new(self, day);
        if decision.lost_before() {
            return None;
        }
        let balance = decision.balance()?;
        let money = |coins: i64| self.rooms.plan.money(coins);
        Some(Release {
            amount: money(amount),
            span,
            decide_on,
            balance: money(balance),
            expected: money(decision.expected()),
            probability: decision.probability(balance),
        })
    }

    /// The day before the first held period, never before the as-of date; and its index, `None`
    /// where the opening is that day's balance.
    fn decision(&self, first: usize, span: DateSpan) -> (NaiveDate, Option<usize>) {
        let projection = self.rooms.inputs.projection;
        let as_of = projection.as_of;
        let known = projection.days.iter().rposition(|day| *day <= as_of);
        let day = self.rooms.plan.periods[first].start.checked_sub(1).max(known);
        let before = span.start.checked_sub_days(Days::new(1)).unwrap_or(span.start);
        let decide_on = day.map_or(before, |day| projection.days[day]);
        (decide_on.max(as_of), day)
    }

    /// Spend where the commitment holds up to the day, and the plan from then on.
    fn spent(&self, day: Option<usize>) -> Vec<i64> {
        let freed = &self.allocated.everything_by_day;
        let Some(day) = day else { return freed.clone() };
        let (before, spent) = (freed[day], self.curve[day]);
        let after = freed[day + 1..].iter().map(|freed| spent + freed - before);
        self.curve[..=day].iter().copied().chain(after).collect()
    }
}

impl<'a> Decision<'a> {
    fn new(held: &'a Held<'a>, day: Option<usize>) -> Self {
        let (rooms, spent) = (held.rooms, held.spent(day));
        Self {
            held,
            day,
            judged: rooms.with(rooms.judged(), &spent),
            simulated: rooms.with(&rooms.simulated, &spent),
            base: rooms.with(&rooms.base, &spent),
        }
    }

    /// Headroom of a path on the decision day, before discretionary spend.
    fn room(&self, path: &[i64]) -> i64 {
        let rooms = self.held.rooms;
        let opening = rooms.inputs.projection.opening;
        self.day.map_or_else(
            || coins(opening.to_minor(rooms.plan.decimals)) - rooms.threshold,
            |day| path[day],
        )
    }

    /// Balance of a path on the decision day, with what is committed until then spent.
    fn left(&self, path: &[i64]) -> i64 {
        let spent = self.day.map_or(0, |day| self.held.curve[day]);
        self.room(path) + self.held.rooms.threshold - spent
    }

    fn expected(&self) -> i64 {
        self.base.paths().next().map_or(0, |base| self.left(base))
    }

    /// Share of paths that reach a balance.
    #[expect(clippy::cast_precision_loss, reason = "counts of paths, far below 2^52")]
    fn probability(&self, balance: i64) -> f64 {
        let reached = self.simulated.paths().filter(|path| self.left(path) >= balance).count();
        reached as f64 / self.simulated.count().max(1) as f64
    }

    /// Is the threshold lost up to the decision day already, in more paths than may lose it?
    fn lost_before(&self) -> bool {
        let Some(day) = self.day else { return false };
        let lost = |path: &&[i64]| {
            path[..=day].iter().zip(self.held.curve).any(|(room, spent)| room < spent)
        };
        self.judged.paths().filter(lost).count() > self.judged.allowed()
    }

    fn balance(&self) -> Option<i64> {
        let freed = &self.held.allocated.everything_by_day;
        let before = self.day.map_or(0, |day| freed[day]);
        let later = self.day.map_or(0, |day| day + 1);
        let needed = |path: &[i64]| {
            let room = self.room(path);
            let missing = (later..path.len()).map(|t| (freed[t] - before) - (path[t] - room));
            missing.max().unwrap_or(0).max(0)
        };
        let mut needed: Vec<i64> = self.judged.paths().map(needed).collect();
        let rank = needed.len().checked_sub(self.judged.allowed() + 1)?;
        needed.sort_unstable();
        Some(self.held.rooms.threshold + needed[rank])
    }
}
