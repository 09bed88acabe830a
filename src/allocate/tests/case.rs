//! A case stated in a few figures, with the projection that follows from it.

use std::sync::LazyLock;

use super::*;

static STAGES: LazyLock<Stages> = LazyLock::new(Stages::default);

fn as_of() -> NaiveDate {
    day("2026-05-31")
}

/// A small generator, so that paths are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        i64::try_from(self.0 >> 33).unwrap() % below.max(1)
    }
}

/// One planned line: stage, touchpoint, coins a day, days it pays on, floor and cap in percent.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) stage: &'static str,
    pub(super) touchpoint: &'static str,
    pub(super) daily: i64,
    pub(super) every: usize,
    pub(super) floor: i64,
    pub(super) cap: i64,
    pub(super) priority: u32,
    pub(super) deferrable: bool,
}

pub(super) fn line(stage: &'static str, touchpoint: &'static str, daily: i64) -> Line {
    Line { stage, touchpoint, daily, every: 1, floor: 0, cap: 100, priority: 2, deferrable: false }
}

/// What a test states; the rest follows.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) opening: i64,
    pub(super) reserve: Option<i64>,
    pub(super) lines: Vec<Line>,
    /// Net without the plan on every day.
    pub(super) net: Vec<i64>,
    /// Size of the daily noise of a path, and of its level error per day.
    pub(super) noise: i64,
    pub(super) drift: i64,
    pub(super) paths: usize,
    pub(super) safety: Safety,
    pub(super) pace: Pace,
    pub(super) policy: PolicyName,
    pub(super) returns: Returns,
    /// Tenths of spend that come back, and after how many days.
    pub(super) comes_back: Option<(i64, usize)>,
    pub(super) opening_known: bool,
    pub(super) bounds: Vec<PlanFlow>,
    pub(super) history: CashTable,
}

impl Case {
    /// A shop that breaks its reserve around day 49 when a tax is paid.
    pub(super) fn shop() -> Self {
        let mut net = vec![40_000; DAYS];
        net[49] = -1_820_000;
        Self {
            opening: 1_910_000,
            reserve: Some(1_000_000),
            lines: vec![
                line("awareness", "search ads", 11_000),
                line("awareness", "social ads", 7_000),
                line("consideration", "website", 4_000),
                line("post-purchase", "support", 4_500),
            ],
            net,
            noise: 12_000,
            drift: 3_000,
            paths: 400,
            safety: Safety::Joint,
            pace: Pace::Full,
            policy: PolicyName::Proportional,
            returns: Returns::default(),
            comes_back: None,
            opening_known: true,
            bounds: Vec::new(),
            history: CashTable::default(),
        }
    }

    pub(super) fn key(line: &Line) -> LineKey {
        let stage = Stages::default().find(line.stage).unwrap();
        LineKey::staged(Flow::Disbursement, stage, Some(line.touchpoint.to_owned()))
    }

    /// Planned coins of a line on every day.
    pub(super) fn daily(line: &Line) -> Vec<i64> {
        (0..DAYS).map(|d| if d % line.every == 0 { line.daily } else { 0 }).collect()
    }

    pub(super) fn planned(&self) -> Vec<i64> {
        let mut sum = vec![0; DAYS];
        for line in &self.lines {
            for (total, amount) in sum.iter_mut().zip(Self::daily(line)) {
                *total += amount;
            }
        }
        running(&sum)
    }

    pub(super) fn plans(&self) -> Vec<PlanFlow> {
        let span = DateSpan::new(day("2026-06-01"), day("2026-08-30")).unwrap();
        self.lines
            .iter()
            .map(|line| {
                let total: i64 = Self::daily(line).iter().sum();
                PlanFlow {
                    line: Self::key(line),
                    department: None,
                    span,
                    amount: -money(total),
                    floor: money(total * line.floor / 100),
                    cap: money(total * line.cap / 100),
                    priority: line.priority,
                    pays: None,
                    deferrable: line.deferrable,
                    discretionary: true,
                    known_from: "budget.csv:2".to_owned(),
                }
            })
            .collect()
    }

    /// Cumulative net of every path, the plan taken off.
    fn simulated(&self) -> Paths {
        let (planned, mut dice) = (self.planned(), Dice(7));
        let mut cumulative = Vec::new();
        for _ in 0..self.paths {
            let level = dice.next(2 * self.drift + 1) - self.drift;
            let net: Vec<i64> = self
                .net
                .iter()
                .map(|net| net + level + dice.next(2 * self.noise + 1) - self.noise)
                .collect();
            cumulative.extend(running(&net).iter().zip(&planned).map(|(net, plan)| net - plan));
        }
        Paths { days: DAYS, cumulative }
    }

    /// A scenario at a percentile of the paths, day by day.
    fn scenario(&self, paths: &Paths, scenario: Scenario, percent: usize) -> ScenarioFigures {
        let balance: Vec<Money> = (0..DAYS)
            .map(|d| {
                let mut column: Vec<i64> = paths.iter().map(|path| path[d]).collect();
                column.sort_unstable();
                money(self.opening + column[column.len() * percent / 100])
            })
            .collect();
        ScenarioFigures {
            scenario,
            before_credit: balance.clone(),
            balance,
            periods: Vec::new(),
            low: (Money::ZERO, as_of()),
            below_reserve_on: None,
            below_zero_on: None,
        }
    }

    fn projected(line: &Line) -> ProjectedLine {
        ProjectedLine {
            key: Self::key(line),
            basis: Basis::Budget,
            known_from: "budget.csv:2".to_owned(),
            daily: Self::daily(line).into_iter().map(|c| -money(c)).collect(),
            by_period: BTreeMap::new(),
            discretionary_plan: true,
        }
    }

    pub(super) fn projection(&self) -> Projection {
        let (as_of, paths) = (as_of(), self.simulated());
        let grain = Grain::Week { ends: Weekday::Sun };
        let scenarios = [(Scenario::Best, 90), (Scenario::Base, 50), (Scenario::Worst, 10)]
            .map(|(scenario, percent)| self.scenario(&paths, scenario, percent));
        Projection {
            as_of,
            opening: money(self.opening),
            currency: Currency::new("USD").unwrap(),
            days: as_of.iter_days().skip(1).take(DAYS).collect(),
            periods: periods(as_of, as_of, Horizon::Weeks(13), grain),
            reserve: self.reserve.map(money),
            earmarks: Money::ZERO,
            lines: self.lines.iter().map(Self::projected).collect(),
            scenarios: scenarios.to_vec(),
            low_balance_p10: Money::ZERO,
            paths,
            probability_below_reserve: None,
            probability_below_reserve_by_period: Vec::new(),
            probability_below_zero: 0.0,
            probability_below_zero_by_period: Vec::new(),
            credit: Vec::new(),
            open_items: None,
            stood_for: Money::ZERO,
            way_to_low: WayToLow { date: as_of, lines: Vec::new(), low: Money::ZERO },
            recurring: Vec::new(),
            accuracy: None,
            notes: Vec::new(),
        }
    }

    /// What `allocate` is given of `projection`; a test changes what it is about.
    pub(super) fn inputs<'a>(
        &'a self,
        projection: &'a Projection,
        plans: &'a [PlanFlow],
    ) -> AllocationInputs<'a> {
        AllocationInputs {
            projection,
            plans,
            stage_bounds: &self.bounds,
            history: &self.history,
            stages: &STAGES,
            safety: self.safety,
            safety_level: 90,
            pace: self.pace,
            policy: self.policy,
            returns: &self.returns,
            spend_return: self
                .comes_back
                .and_then(|(tenths, lag)| Gain::new(tenths.into(), 10, lag)),
            credit: Money::ZERO,
            opening_known: self.opening_known,
        }
    }

    pub(super) fn run(&self) -> Allocation {
        allocate(&self.inputs(&self.projection(), &self.plans()))
    }

    /// Share of paths that keep the reserve on every day when `allocation` is spent on the plan's
    /// days, with the first early limit kept: counted anew from the paths.
    #[expect(clippy::cast_precision_loss, reason = "counts of paths")]
    pub(super) fn share_kept(&self, allocation: &Allocation) -> f64 {
        let projection = self.projection();
        let mut spent = vec![0; DAYS];
        for line in allocation.lines.iter().filter(|line| line.commit.is_some()) {
            let own =
                self.lines.iter().find(|own| line.touchpoint.as_deref() == Some(own.touchpoint));
            let daily = Self::daily(own.unwrap());
            for (week, amount) in line.commit.as_ref().unwrap().iter().enumerate() {
                let days = week * 7..week * 7 + 7;
                let mut days_own = daily[days.clone()].to_vec();
                if days_own.iter().sum::<i64>() == 0 {
                    days_own.fill(1);
                }
                let whole: i64 = days_own.iter().sum();
                let mut before = 0;
                for d in days.clone() {
                    let part: i64 = days_own[..=d - days.start].iter().sum();
                    let now = coins(*amount) * part / whole;
                    spent[d] += now - before;
                    before = now;
                }
            }
        }
        if let Some((period, until, most)) = allocation.early_limit {
            let last = projection.days.iter().position(|d| *d == until).unwrap();
            let early: i64 = spent[period * 7..=last].iter().sum();
            let moved = early - coins(most);
            assert!(moved > 0, "a limit that limits nothing");
            // Before and after the limit, spend follows the plan's days.
            let rest: i64 = spent[last + 1..period * 7 + 7].iter().sum();
            let scale = |days: &mut [i64], from: i64, to: i64| {
                let (mut sum, mut done) = (0, 0);
                for amount in days {
                    sum += *amount;
                    *amount = sum * to / from.max(1) - done;
                    done += *amount;
                }
            };
            scale(&mut spent[period * 7..=last], early, coins(most));
            scale(&mut spent[last + 1..period * 7 + 7], rest, rest + moved);
        }
        let (spent, planned) = (running(&spent), self.planned());
        // Without history, nothing of it comes back already.
        let back = |d: usize| {
            self.comes_back.map_or(0, |(tenths, lag)| {
                d.checked_sub(lag).map_or(0, |before| spent[before] * tenths / 10)
            })
        };
        let reserve = self.reserve.unwrap_or(0);
        let kept = projection
            .paths
            .iter()
            .filter(|path| {
                (0..DAYS)
                    .all(|d| self.opening + path[d] + planned[d] - spent[d] + back(d) >= reserve)
            })
            .count();
        kept as f64 / self.paths as f64
    }
}
