//! Spend period by period: a limit on the total, the policy over the lines.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::plan::{Cells, Plan, PlanLine, coins, share};
use super::policy::{Item, Offered, StageBounds, range};
use super::sharing::Sharing;

/// What the policy may give to each line, by period: the lines of a period stand beside each other,
/// since every period looks at all of them.
pub(super) struct Offer<'a> {
    plan: &'a Plan,
    sharing: &'a Sharing,
    periods: Periods,
}

/// What is offered in each period.
enum Periods {
    /// Nothing depends on what was spent before.
    Known(Vec<Known>),
    /// What a deferrable line has not spent is offered again.
    Carried(Vec<Vec<Cell>>),
}

/// A period that offers the same whatever was spent before: what was shared once is kept, since the
/// search for the largest spend asks for the same again in all weeks that nothing binds.
struct Known {
    items: Vec<Item>,
    bounds: Vec<StageBounds>,
    /// Least and most that can be shared.
    range: (i64, i64),
    shared: RefCell<BTreeMap<i64, Rc<PeriodSpend>>>,
}

/// One line in one period.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Planned spend.
    plan: i64,
    /// Least spend.
    floor: i64,
    /// Most spend.
    cap: i64,
    /// What a more careful reading already spends: never less than that.
    already: i64,
}

/// How much of a period's offer is spent.
pub(super) enum Amount<'a> {
    /// All of it.
    Everything,
    /// The floors alone.
    Floors,
    /// The floors, and more while cumulative spend stays under the limit at the period's end.
    UpTo(&'a [i64]),
    /// Floors alone, as far as the limit carries them.
    FloorsUpTo(&'a [i64]),
}

impl Amount<'_> {
    fn of(&self, period: usize, spent: i64, (low, high): (i64, i64)) -> i64 {
        match self {
            Self::Everything => high,
            Self::Floors => low,
            Self::UpTo(limits) => (limits[period] - spent).min(high).max(low),
            Self::FloorsUpTo(limits) => (limits[period] - spent).clamp(0, low),
        }
    }
}

/// What one period spends.
struct PeriodSpend {
    /// By line.
    amounts: Vec<i64>,
    /// Of all lines.
    total: i64,
    /// Up to each of its days.
    by_day: Vec<i64>,
}

/// Spend of all periods.
pub(super) struct Spend(Vec<Rc<PeriodSpend>>);

impl Spend {
    /// By line, then period.
    pub(super) fn cells(&self, lines: usize) -> Cells {
        let of_line = |line: usize| self.0.iter().map(|period| period.amounts[line]).collect();
        (0..lines).map(of_line).collect()
    }

    /// Up to the end of every period.
    pub(super) fn by_period(&self) -> Vec<i64> {
        let add = |sum: &mut i64, period: &Rc<PeriodSpend>| {
            *sum += period.total;
            Some(*sum)
        };
        self.0.iter().scan(0, add).collect()
    }

    /// Up to the end of every day, where each line spends its period amounts on the plan's days.
    pub(super) fn by_day(&self, plan: &Plan) -> Vec<i64> {
        let mut days = vec![0; plan.cumulative.len()];
        let mut before = 0;
        for (period, spend) in plan.periods.iter().zip(&self.0) {
            for (day, spent) in days[period.clone()].iter_mut().zip(&spend.by_day) {
                *day = before + spent;
            }
            before += spend.by_day.last().copied().unwrap_or(0);
        }
        days
    }
}

impl<'a> Offer<'a> {
    /// Nothing is spent already where `already` is `None`.
    pub(super) fn new(
        (plan, sharing): (&'a Plan, &'a Sharing),
        (planned, floor, cap): (&Cells, &Cells, &Cells),
        already: Option<&Cells>,
    ) -> Self {
        let cell = |line: usize, period: usize| Cell {
            plan: planned[line][period],
            floor: floor[line][period],
            cap: cap[line][period],
            already: already.map_or(0, |already| already[line][period]),
        };
        let lines = 0..plan.lines.len();
        let periods = 0..plan.periods.len();
        let periods = if plan.lines.iter().any(|line| line.deferrable) {
            let cells = |period| lines.clone().map(|line| cell(line, period)).collect();
            Periods::Carried(periods.map(cells).collect())
        } else {
            let known = |period: usize| {
                let item = |line: usize| cell(line, period).item(plan.lines[line].priority);
                Known::new(lines.clone().map(item).collect(), plan.stage_bounds(period))
            };
            Periods::Known(periods.map(known).collect())
        };
        Self { plan, sharing, periods }
    }

    /// Runs the policy once per period. What a deferrable line has not spent is offered again later;
    /// other plan that is not spent in its period lapses (DESIGN §8).
    pub(super) fn spend(&self, amount: &Amount) -> Spend {
        match &self.periods {
            Periods::Known(periods) => self.known(periods, amount),
            Periods::Carried(periods) => self.carried(periods, amount),
        }
    }

    fn known(&self, periods: &[Known], amount: &Amount) -> Spend {
        let mut spent = 0;
        let share = |(period, known): (usize, &Known)| {
            let total = amount.of(period, spent, known.range);
            let made = known.shared.borrow().get(&total).map(Rc::clone);
            let made = made.unwrap_or_else(|| {
                let made = Rc::new(self.share(period, total, (&known.items, &known.bounds)));
                known.shared.borrow_mut().insert(total, Rc::clone(&made));
                made
            });
            spent += made.total;
            made
        };
        Spend(periods.iter().enumerate().map(share).collect())
    }

    /// About what [`Self::spend`] gives, without asking the policy: in every period the same share of
    /// every day of `everything`, lines unknown. `None` where lines carry over.
    pub(super) fn nearly(&self, amount: &Amount, everything: &Spend) -> Option<Spend> {
        let Periods::Known(periods) = &self.periods else { return None };
        let mut spent = 0;
        let period = |(period, (known, whole)): (usize, (&Known, &Rc<PeriodSpend>))| {
            let total = amount.of(period, spent, known.range).min(whole.total);
            spent += total;
            let day = |day: &i64| share(*day, total, whole.total.max(1));
            let by_day = whole.by_day.iter().map(day).collect();
            Rc::new(PeriodSpend { amounts: Vec::new(), total, by_day })
        };
        Some(Spend(periods.iter().zip(&everything.0).enumerate().map(period).collect()))
    }

    fn carried(&self, periods: &[Vec<Cell>], amount: &Amount) -> Spend {
        let mut running = vec![Running::default(); self.plan.lines.len()];
        let mut spent = 0;
        let share = |(period, cells): (usize, &Vec<Cell>)| {
            let lines = self.plan.lines.iter().zip(cells);
            let offered = running.iter_mut().zip(lines);
            let items: Vec<Item> =
                offered.map(|(running, (line, cell))| running.offer(line, cell)).collect();
            let bounds = self.plan.stage_bounds(period);
            let total = amount.of(period, spent, whole_range(&items, &bounds));
            let made = self.share(period, total, (&items, &bounds));
            running.iter_mut().zip(&made.amounts).for_each(|(line, share)| line.spent += share);
            spent += made.total;
            Rc::new(made)
        };
        Spend(periods.iter().enumerate().map(share).collect())
    }

    /// The policy's answer for one period.
    fn share(
        &self,
        period: usize,
        total: i64,
        (items, bounds): (&[Item], &[StageBounds]),
    ) -> PeriodSpend {
        let offered = Offered::plain(i128::from(total), items, bounds);
        let shares = self.sharing.amounts(period, offered);
        let amounts: Vec<i64> = shares.into_iter().map(coins).collect();
        PeriodSpend {
            total: amounts.iter().sum(),
            by_day: self.plan.by_day(period, &amounts),
            amounts,
        }
    }
}

impl Known {
    fn new(items: Vec<Item>, bounds: Vec<StageBounds>) -> Self {
        let range = whole_range(&items, &bounds);
        Self { items, bounds, range, shared: RefCell::default() }
    }
}

fn whole_range(items: &[Item], bounds: &[StageBounds]) -> (i64, i64) {
    let (low, high) = range(items, bounds);
    (coins(low), coins(high))
}

impl Cell {
    fn item(self, priority: u32) -> Item {
        let Self { plan, floor, cap, already } = self;
        Item {
            plan: i128::from(plan.max(already)),
            floor: i128::from(floor.max(already)),
            cap: i128::from(cap.max(already)),
            priority,
        }
    }
}

/// Running sums of one line.
#[derive(Clone, Default)]
struct Running {
    plan: i64,
    cap: i64,
    already: i64,
    spent: i64,
}

impl Running {
    fn offer(&mut self, line: &PlanLine, cell: &Cell) -> Item {
        self.plan += cell.plan;
        self.cap += cell.cap;
        self.already += cell.already;
        let offered = if line.deferrable {
            Cell {
                plan: self.plan - self.spent,
                cap: self.cap - self.spent,
                already: self.already - self.spent,
                floor: cell.floor,
            }
        } else {
            *cell
        };
        offered.item(line.priority)
    }
}

/// The slowest-changing spend that ends where `spend` ends and never runs ahead of it: before the
/// week that binds, every week keeps the same share of its plan (`--pace even`).
pub(super) fn even(spend: &[i64], planned: &[i64], floors: &[i64]) -> Vec<i64> {
    let mut paced = Vec::with_capacity(spend.len());
    let (mut start, mut sum) = (0, 0);
    while start < spend.len() {
        let before = |sums: &[i64]| start.checked_sub(1).map_or(0, |last| sums[last]);
        let (from, plan_from) = (before(spend), before(planned));
        let gain = |p: usize| i128::from(spend[p] - from);
        let ask = |p: usize| i128::from(planned[p] - plan_from);
        // The least share of plan; the last such period, so that equal shares are one stretch.
        let binding = (start..spend.len())
            .rev()
            .filter(|&p| ask(p) > 0)
            .min_by(|&a, &b| (gain(a) * ask(b)).cmp(&(gain(b) * ask(a))))
            .unwrap_or(spend.len() - 1);
        for p in start..=binding {
            let floor = floors[p] - p.checked_sub(1).map_or(0, |last| floors[last]);
            let target = if ask(binding) > 0 {
                from + coins(ask(p) * gain(binding) / ask(binding))
            } else {
                spend[p]
            };
            sum = target.max(sum + floor).min(spend[p]).max(sum);
            paced.push(sum);
        }
        start = binding + 1;
    }
    paced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_cut_is_spread_before_the_binding_week() {
        // 100 a week planned; 150 by week 3, then room again.
        let paced = even(&[100, 150, 150, 250], &[100, 200, 300, 400], &[0; 4]);
        assert_eq!(paced, [50, 100, 150, 250]);
    }

    #[test]
    fn an_even_cut_never_runs_ahead_and_ends_alike() {
        let spend = [10, 30, 40, 90, 120];
        let paced = even(&spend, &[50, 100, 150, 200, 250], &[5, 10, 15, 20, 25]);
        assert_eq!(paced.last(), spend.last());
        assert!(paced.iter().zip(&spend).all(|(a, b)| a <= b));
    }
}
