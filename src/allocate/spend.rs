//! Spend period by period: a limit on the total, the policy over the lines.

use super::plan::{Cells, Plan, PlanLine, coins};
use super::policy::{Item, Offered, range};
use super::sharing::Sharing;

/// What the policy may give to each line, by period: the lines of a period stand beside each other,
/// since every period looks at all of them.
pub(super) struct Offer(Vec<Vec<Cell>>);

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

impl Offer {
    /// Of `periods` periods; nothing is spent already where `already` is `None`.
    pub(super) fn new(
        periods: usize,
        (plan, floor, cap): (&Cells, &Cells, &Cells),
        already: Option<&Cells>,
    ) -> Self {
        let of_line = |line: usize, period: usize| Cell {
            plan: plan[line][period],
            floor: floor[line][period],
            cap: cap[line][period],
            already: already.map_or(0, |already| already[line][period]),
        };
        let of_period = |period: usize| (0..plan.len()).map(|line| of_line(line, period)).collect();
        Self((0..periods).map(of_period).collect())
    }
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
    fn of(&self, period: usize, spent: i64, low: i64, high: i64) -> i64 {
        match self {
            Self::Everything => high,
            Self::Floors => low,
            Self::UpTo(limits) => (limits[period] - spent).min(high).max(low),
            Self::FloorsUpTo(limits) => (limits[period] - spent).clamp(0, low),
        }
    }
}

/// Runs the policy once per period. What a deferrable line has not spent is offered again later;
/// other plan that is not spent in its period lapses (DESIGN §8).
pub(super) fn run(plan: &Plan, offer: &Offer, sharing: &Sharing, amount: &Amount) -> Cells {
    let periods = plan.periods.len();
    let running = || Running { amounts: Vec::with_capacity(periods), ..Running::default() };
    let mut running: Vec<Running> = plan.lines.iter().map(|_| running()).collect();
    let mut total_spent = 0;
    for (period, cells) in offer.0.iter().enumerate() {
        let lines = plan.lines.iter().zip(cells);
        let items: Vec<Item> = running
            .iter_mut()
            .zip(lines)
            .map(|(running, (line, cell))| running.offer(line, cell))
            .collect();
        let bounds = plan.stage_bounds(period);
        let (low, high) = range(&items, &bounds);
        let total = amount.of(period, total_spent, coins(low), coins(high));
        let offered = Offered::plain(i128::from(total), &items, &bounds);
        for (line, share) in running.iter_mut().zip(sharing.amounts(period, offered)) {
            let share = coins(share);
            line.amounts.push(share);
            line.spent += share;
            total_spent += share;
        }
    }
    running.into_iter().map(|line| line.amounts).collect()
}

/// Running sums of one line.
#[derive(Clone, Default)]
struct Running {
    plan: i64,
    cap: i64,
    already: i64,
    spent: i64,
    amounts: Vec<i64>,
}

impl Running {
    fn offer(&mut self, line: &PlanLine, cell: &Cell) -> Item {
        self.plan += cell.plan;
        self.cap += cell.cap;
        self.already += cell.already;
        let (most, cap, already) = if line.deferrable {
            (self.plan - self.spent, self.cap - self.spent, self.already - self.spent)
        } else {
            (cell.plan, cell.cap, cell.already)
        };
        Item {
            plan: i128::from(most.max(already)),
            floor: i128::from(cell.floor.max(already)),
            cap: i128::from(cap.max(already)),
            priority: line.priority,
        }
    }
}

/// Cumulative totals at the end of every period.
pub(super) fn cumulative(amounts: &Cells, periods: usize) -> Vec<i64> {
    let mut sum = 0;
    (0..periods)
        .map(|period| {
            sum += amounts.iter().map(|line| line[period]).sum::<i64>();
            sum
        })
        .collect()
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
