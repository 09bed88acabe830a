//! Allocation on hand-made projections.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

use crate::config::{Pace, Safety};
use crate::domain::{
    Basis, CashTable, Currency, DateSpan, DayTotal, Flow, Grain, Horizon, LineHistory, LineKey,
    Money, Scenario, Stages, periods,
};
use crate::project::{Paths, PlanFlow, ProjectedLine, Projection, ScenarioFigures, WayToLow};

use super::cash_path::{SpendPath, limit_in_place};
use super::{Allocation, AllocationInputs, StageLine, StageLineKind, allocate};

const DAYS: usize = 91;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn coins(amount: Money) -> i64 {
    i64::try_from(amount.to_minor(2)).unwrap()
}

fn money(coins: i64) -> Money {
    Money::from_minor(i128::from(coins), 2)
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
struct Line {
    stage: &'static str,
    touchpoint: &'static str,
    daily: i64,
    every: usize,
    floor: i64,
    cap: i64,
    priority: u32,
    deferrable: bool,
}

fn line(stage: &'static str, touchpoint: &'static str, daily: i64) -> Line {
    Line { stage, touchpoint, daily, every: 1, floor: 0, cap: 100, priority: 2, deferrable: false }
}

/// What a test states; the rest follows.
#[derive(Debug, Clone)]
struct Case {
    opening: i64,
    reserve: Option<i64>,
    lines: Vec<Line>,
    /// Net without the plan on every day.
    net: Vec<i64>,
    /// Size of the daily noise of a path, and of its level error per day.
    noise: i64,
    drift: i64,
    paths: usize,
    safety: Safety,
    pace: Pace,
    opening_known: bool,
    bounds: Vec<PlanFlow>,
    history: CashTable,
}

impl Case {
    /// A shop that breaks its reserve around day 49 when a tax is paid.
    fn shop() -> Self {
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
            opening_known: true,
            bounds: Vec::new(),
            history: CashTable::default(),
        }
    }

    fn key(line: &Line) -> LineKey {
        let stage = Stages::default().find(line.stage).unwrap();
        LineKey::staged(Flow::Disbursement, stage, Some(line.touchpoint.to_owned()))
    }

    /// Planned coins of a line on every day.
    fn daily(line: &Line) -> Vec<i64> {
        (0..DAYS).map(|d| if d % line.every == 0 { line.daily } else { 0 }).collect()
    }

    fn planned(&self) -> Vec<i64> {
        let mut sum = vec![0; DAYS];
        for line in &self.lines {
            for (total, amount) in sum.iter_mut().zip(Self::daily(line)) {
                *total += amount;
            }
        }
        running(&sum)
    }

    fn plans(&self) -> Vec<PlanFlow> {
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

    fn projection(&self) -> Projection {
        let as_of = day("2026-05-31");
        let grain = Grain::Week { ends: Weekday::Sun };
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
        let paths = Paths { days: DAYS, cumulative };
        let scenarios = [(Scenario::Best, 90), (Scenario::Base, 50), (Scenario::Worst, 10)]
            .map(|(scenario, percent)| ScenarioFigures {
                scenario,
                balance: (0..DAYS)
                    .map(|d| {
                        let mut column: Vec<i64> = paths.iter().map(|path| path[d]).collect();
                        column.sort_unstable();
                        money(self.opening + column[column.len() * percent / 100])
                    })
                    .collect(),
                periods: Vec::new(),
                low: (Money::ZERO, as_of),
                below_reserve_on: None,
                below_zero_on: None,
            })
            .to_vec();
        let lines = self
            .lines
            .iter()
            .map(|line| ProjectedLine {
                key: Self::key(line),
                basis: Basis::Budget,
                known_from: "budget.csv:2".to_owned(),
                daily: Self::daily(line).into_iter().map(|c| -money(c)).collect(),
                by_period: BTreeMap::new(),
                discretionary_plan: true,
            })
            .collect();
        Projection {
            as_of,
            opening: money(self.opening),
            currency: Currency::new("USD").unwrap(),
            days: as_of.iter_days().skip(1).take(DAYS).collect(),
            periods: periods(as_of, as_of, Horizon::Weeks(13), grain),
            reserve: self.reserve.map(money),
            earmarks: Money::ZERO,
            lines,
            scenarios,
            low_balance_p10: Money::ZERO,
            paths,
            probability_below_reserve: None,
            probability_below_reserve_by_period: Vec::new(),
            probability_below_zero: 0.0,
            probability_below_zero_by_period: Vec::new(),
            way_to_low: WayToLow { date: as_of, lines: Vec::new(), low: Money::ZERO },
            recurring: Vec::new(),
            accuracy: None,
            notes: Vec::new(),
        }
    }

    fn run(&self) -> Allocation {
        let stages = Stages::default();
        allocate(&AllocationInputs {
            projection: &self.projection(),
            plans: &self.plans(),
            stage_bounds: &self.bounds,
            history: &self.history,
            stages: &stages,
            safety: self.safety,
            safety_level: 90,
            pace: self.pace,
            opening_known: self.opening_known,
        })
    }

    /// Share of paths that keep the reserve on every day when `allocation` is spent on the plan's
    /// days, with the first early limit kept: counted anew from the paths.
    #[expect(clippy::cast_precision_loss, reason = "counts of paths")]
    fn share_kept(&self, allocation: &Allocation) -> f64 {
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
        let reserve = self.reserve.unwrap_or(0);
        let kept = projection
            .paths
            .iter()
            .filter(|path| {
                (0..DAYS).all(|d| self.opening + path[d] + planned[d] - spent[d] >= reserve)
            })
            .count();
        kept as f64 / self.paths as f64
    }
}

fn running(amounts: &[i64]) -> Vec<i64> {
    let add = |sum: &mut i64, amount: &i64| {
        *sum += amount;
        Some(*sum)
    };
    amounts.iter().scan(0, add).collect()
}

fn total(amounts: Option<&Vec<Money>>) -> i64 {
    amounts.into_iter().flatten().map(|m| coins(*m)).sum()
}

fn plan_rows(allocation: &Allocation) -> impl Iterator<Item = &StageLine> {
    allocation.lines.iter().filter(|line| line.kind == StageLineKind::Plan)
}

fn commit(allocation: &Allocation) -> i64 {
    plan_rows(allocation).map(|line| total(line.commit.as_ref())).sum()
}

fn codes(allocation: &Allocation) -> Vec<&str> {
    allocation.notes.iter().map(|note| note.code).collect()
}

#[test]
fn the_shop_cuts_before_the_tax_and_says_what_frees_it() {
    let case = Case::shop();
    let made = case.run();
    let safe = made.safe.clone().unwrap();
    assert!(safe.with_plan < 0.9 && safe.with_commitment >= 0.9, "{safe:?}");
    assert!(case.share_kept(&made) >= 0.9);
    assert_eq!(safe.binding_day, Some(day("2026-07-20")), "{safe:?}");
    assert_eq!(safe.binding_period, Some(7));
    let planned: i64 = plan_rows(&made).map(|line| total(line.planned.as_ref())).sum();
    let release = made.release.clone().expect("something is held");
    assert_eq!(coins(release.amount), planned - commit(&made));
    assert!(commit(&made) > planned / 2, "it cuts, it does not zero");
    assert!(release.decide_on < day("2026-07-20"));
    assert!(release.balance <= release.expected + money(2_000_000));
    let stages: Vec<&str> = made.lines.iter().map(|line| line.stage.name()).collect();
    assert_eq!(stages, ["awareness", "awareness", "consideration", "purchase", "post-purchase"]);
    assert!(made.lines[0].reason.starts_with("held "), "{}", made.lines[0].reason);
    assert!(codes(&made).contains(&"commit-safety") && codes(&made).contains(&"release"));
}

#[test]
fn a_little_more_than_the_commitment_is_not_safe() {
    let case = Case::shop();
    let mut more = case.run();
    let week = &mut more.lines[0].commit.as_mut().unwrap()[4];
    // 50 of about 20,300, in the week that is cut in part.
    *week += money(5_000);
    assert!(case.share_kept(&more) < 0.9);
}

#[test]
fn from_the_release_balance_the_whole_plan_is_as_safe() {
    let case = Case::shop();
    let release = case.run().release.unwrap();
    let projection = case.projection();
    let decided = projection.days.iter().position(|d| *d == release.decide_on).unwrap();
    let share = |balance: i64| {
        let kept = |path: &&[i64]| {
            (decided + 1..DAYS).all(|d| balance + path[d] - path[decided] >= 1_000_000)
        };
        projection.paths.iter().filter(kept).count()
    };
    let balance = coins(release.balance);
    assert!(share(balance) >= 360, "90 % of 400");
    assert!(share(balance - 1) < 360, "the smallest such balance");
}

#[test]
fn a_plan_that_is_safe_is_committed_in_full() {
    let case = Case { opening: 5_000_000, ..Case::shop() };
    let made = case.run();
    for line in plan_rows(&made) {
        assert_eq!(line.commit, line.planned);
        assert_eq!(line.if_base, line.planned);
        assert_eq!(line.reason, "");
    }
    assert_eq!((made.release, made.early_limit), (None, None));
    assert_eq!(made.safe.unwrap().binding_day, None);
}

#[test]
fn where_no_spend_at_all_breaks_the_reserve_nothing_is_committed() {
    let mut case = Case { opening: 800_000, ..Case::shop() };
    case.lines[3].floor = 50;
    let made = case.run();
    assert_eq!(commit(&made), 0);
    assert_eq!(coins(made.unfunded_floors), 4_500 * 91 / 2);
    assert!(codes(&made).contains(&"first-breach"), "{:?}", made.notes);
    assert!(made.notes.iter().any(|note| note.message.contains("support")));
}

#[test]
fn floors_that_are_only_partly_safe_are_paid_by_priority() {
    let mut case = Case::shop();
    for line in &mut case.lines {
        line.floor = 100;
    }
    case.lines[3].priority = 1;
    let made = case.run();
    let rows: Vec<&StageLine> = plan_rows(&made).collect();
    assert!(made.unfunded_floors.is_positive());
    // In the week that can pay a part, the first tier is paid before the others.
    let week = |row: &StageLine| coins(row.commit.as_ref().unwrap()[4]);
    assert_eq!(week(rows[3]), 4_500 * 7);
    assert!((1..11_000 * 7).contains(&week(rows[0])));
    assert!(case.share_kept(&made) >= 0.9);
}

#[test]
fn an_unknown_opening_commits_nothing_and_says_so() {
    let case = Case { opening_known: false, ..Case::shop() };
    let made = case.run();
    assert!(plan_rows(&made).all(|line| line.commit.is_none() && line.planned.is_some()));
    assert_eq!((made.safe.clone(), codes(&made)), (None, vec!["commit-unknown"]));
}

#[test]
fn without_a_reserve_zero_is_the_threshold() {
    let case = Case { reserve: None, opening: 910_000, ..Case::shop() };
    let made = case.run();
    let same = Case { reserve: Some(1_000_000), ..Case::shop() }.run();
    assert_eq!(commit(&made), commit(&same));
    assert!(codes(&made).contains(&"reserve-none"));
}

#[test]
fn weekly_safety_is_the_greatest_spend_under_the_worst_path() {
    let case = Case { safety: Safety::Weekly, ..Case::shop() };
    let made = case.run();
    let projection = case.projection();
    let worst = projection.scenario(&Scenario::Worst).unwrap();
    let planned = case.planned();
    let mut room: Vec<i128> =
        (0..DAYS).map(|d| i128::from(coins(worst.balance[d]) + planned[d] - 1_000_000)).collect();
    limit_in_place(&mut room, |_| 0);
    let ends: Vec<i128> = (1..=13).map(|week| room[week * 7 - 1]).collect();
    let cap: Vec<i128> = vec![26_500 * 7; 13];
    let path = SpendPath { headroom: &ends, floor: None, cap: Some(&cap), gain: None };
    assert_eq!(i128::from(commit(&made)), *path.greatest().unwrap().last().unwrap());
}

#[test]
fn a_plan_paid_on_the_binding_day_is_moved_within_its_week() {
    let mut case = Case::shop();
    // All of the week's plan on Mondays, the tax on a Monday too; much comes in on Tuesday.
    case.lines.iter_mut().for_each(|line| (line.every, line.daily) = (7, line.daily * 7));
    case.net[50] = 1_500_000;
    let made = case.run();
    let (period, until, amount) = made.early_limit.expect("Monday cannot carry its plan");
    assert_eq!((period, until), (7, day("2026-07-20")));
    let week: i64 = plan_rows(&made).map(|line| coins(line.commit.as_ref().unwrap()[7])).sum();
    assert!(coins(amount) < week, "the rest of the week carries more");
    assert!(case.share_kept(&made) >= 0.9);
    let note = made.notes.iter().find(|note| note.code == "early-limit").unwrap();
    assert!(note.message.contains("up to and including Mon 20 Jul"), "{}", note.message);
}

#[test]
fn an_even_pace_cuts_the_weeks_before_alike_and_spends_as_much() {
    let full = Case::shop().run();
    let case = Case { pace: Pace::Even, ..Case::shop() };
    let even = case.run();
    assert_eq!(commit(&full), commit(&even));
    let weeks = |made: &Allocation| -> Vec<i64> {
        let week =
            |w: usize| plan_rows(made).map(|line| coins(line.commit.as_ref().unwrap()[w])).sum();
        (0..13).map(week).collect()
    };
    assert_eq!(weeks(&full)[0], 26_500 * 7);
    assert!(weeks(&even)[0] < 26_500 * 7);
    assert!((weeks(&even)[0] - weeks(&even)[5]).abs() <= 2, "{:?}", weeks(&even));
    assert!(case.share_kept(&even) >= 0.9);
}

#[test]
fn deferrable_plan_is_spent_later() {
    let mut case = Case::shop();
    case.lines.iter_mut().for_each(|line| line.deferrable = true);
    let (kept, moved) = (Case::shop().run(), case.run());
    assert!(commit(&moved) > commit(&kept));
    for line in plan_rows(&moved) {
        assert!(total(line.commit.as_ref()) <= total(line.planned.as_ref()));
        assert!(total(line.if_base.as_ref()) <= total(line.planned.as_ref()));
    }
    assert!(moved.safe.unwrap().with_commitment >= 0.9);
}

#[test]
fn a_stage_bound_holds_in_every_week() {
    let mut case = Case::shop();
    let mut bound = case.plans()[0].clone();
    bound.line.touchpoint = None;
    bound.amount = -money(18_000 * 91);
    (bound.floor, bound.cap) = (money(15_000 * 91), money(16_000 * 91));
    case.bounds = vec![bound];
    let made = case.run();
    for week in 0..13 {
        let sum: i64 = plan_rows(&made)
            .filter(|line| line.stage.name() == "awareness")
            .map(|line| coins(line.commit.as_ref().unwrap()[week]))
            .sum();
        assert!((15_000 * 7..=16_000 * 7).contains(&sum), "week {week}: {sum}");
    }
    assert!(case.share_kept(&made) >= 0.9);
}

#[test]
fn what_was_planned_before_the_as_of_date_is_not_decided_any_more() {
    let case = Case { opening: 800_000, ..Case::shop() };
    let mut projection = case.projection();
    let grain = Grain::Week { ends: Weekday::Sun };
    projection.as_of = day("2026-06-07");
    projection.periods = periods(day("2026-05-31"), day("2026-06-07"), Horizon::Weeks(12), grain);
    projection.reserve = Some(money(700_000));
    let made = allocate(&AllocationInputs {
        projection: &projection,
        plans: &case.plans(),
        stage_bounds: &[],
        history: &case.history,
        stages: &Stages::default(),
        safety: Safety::Joint,
        safety_level: 90,
        pace: Pace::Even,
        opening_known: true,
    });
    for line in plan_rows(&made) {
        let (commit, planned) = (line.commit.as_ref().unwrap(), line.planned.as_ref().unwrap());
        assert!(commit[0].is_zero() && planned[0].is_zero() && planned[1].is_positive());
    }
    let release = made.release.unwrap();
    assert!(release.decide_on >= projection.as_of && release.span.start > projection.as_of);
}

#[test]
fn bounds_follow_the_months_they_are_for() {
    let case =
        Case { lines: vec![line("purchase", "chat", 10_000)], opening: 9_000_000, ..Case::shop() };
    let month = |from: &str, to: &str, floor: i64, cap: i64| {
        let span = DateSpan::new(day(from), day(to)).unwrap();
        let amount = 10_000 * i64::try_from(span.len()).unwrap();
        PlanFlow {
            span,
            amount: -money(amount),
            floor: money(floor),
            cap: money(cap),
            ..case.plans()[0].clone()
        }
    };
    let plans = [
        month("2026-06-01", "2026-06-30", 150_000, 300_000),
        month("2026-07-01", "2026-07-31", 0, 620_000),
        // Ends a day after the horizon: its bounds do too.
        month("2026-08-01", "2026-08-31", 31, 310_000),
    ];
    let made = allocate(&AllocationInputs {
        projection: &case.projection(),
        plans: &plans,
        stage_bounds: &[],
        history: &case.history,
        stages: &Stages::default(),
        safety: Safety::Joint,
        safety_level: 90,
        pace: Pace::Full,
        opening_known: true,
    });
    let row = plan_rows(&made).next().unwrap();
    let cells = |amounts: &[Money]| amounts.iter().map(|m| coins(*m)).collect::<Vec<_>>();
    let (floor, cap) = (cells(&row.floor), cells(&row.cap));
    assert_eq!(floor[..6], [35_000, 35_000, 35_000, 35_000, 10_000, 0]);
    assert_eq!(cap[..6], [70_000, 70_000, 70_000, 70_000, 20_000 + 100_000, 140_000]);
    assert_eq!(floor.iter().sum::<i64>(), 150_030);
    assert_eq!(cap.iter().sum::<i64>(), 300_000 + 620_000 + 300_000);
    assert_eq!(total(row.if_best.as_ref()), cap.iter().sum::<i64>());
}

#[test]
fn the_largest_amounts_and_no_days_at_all_do_not_panic() {
    const LIMIT: i64 = 999_999_999_999_999;
    let huge = Case {
        opening: LIMIT,
        reserve: Some(LIMIT / 2),
        lines: vec![line("awareness", "a", LIMIT / 91), line("purchase", "b", LIMIT / 91)],
        net: vec![-LIMIT / 91; DAYS],
        noise: LIMIT / 100,
        ..Case::shop()
    };
    for pace in [Pace::Full, Pace::Even] {
        Case { pace, ..huge.clone() }.run();
    }
    let case = Case::shop();
    let mut projection = case.projection();
    projection.days.clear();
    projection.periods.clear();
    projection.paths = Paths::default();
    projection.scenarios.clear();
    projection.lines.clear();
    for safety in [Safety::Joint, Safety::Weekly] {
        let made = allocate(&AllocationInputs {
            projection: &projection,
            plans: &case.plans(),
            stage_bounds: &[],
            history: &case.history,
            stages: &Stages::default(),
            safety,
            safety_level: 90,
            pace: Pace::Even,
            opening_known: true,
        });
        assert_eq!(commit(&made), 0);
    }
}

#[test]
fn best_goes_up_to_the_cap() {
    let mut case = Case { opening: 5_000_000, ..Case::shop() };
    case.lines[0].cap = 120;
    case.lines[1].cap = 80;
    let made = case.run();
    let rows: Vec<&StageLine> = plan_rows(&made).collect();
    assert_eq!(total(rows[0].if_best.as_ref()), 11_000 * 91 * 12 / 10);
    assert_eq!(total(rows[0].if_base.as_ref()), 11_000 * 91);
    assert_eq!(total(rows[1].commit.as_ref()), 7_000 * 91 * 8 / 10);
    assert_eq!(rows[1].reason, "cap");
}

#[test]
fn history_gives_recent_spend_unbudgeted_lines_and_cost_of_sales() {
    let mut case = Case::shop();
    let stages = Stages::default();
    let mut add = |stage: &str, touchpoint: &str, discretionary: bool| {
        let days = BTreeMap::from([
            (day("2026-03-01"), DayTotal { amount: money(-99_900), rows: 1 }),
            (day("2026-03-02"), DayTotal { amount: money(-64_000), rows: 1 }),
        ]);
        let stage = stages.find(stage).unwrap();
        case.history.lines.insert(
            LineKey::staged(Flow::Disbursement, stage, Some(touchpoint.to_owned())),
            LineHistory {
                parties: BTreeMap::from([("x".to_owned(), days)]),
                inferred: Some("influencer".to_owned()),
                inferred_rows: 1,
                discretionary,
                ..LineHistory::default()
            },
        );
    };
    add("awareness", "search ads", true);
    add("awareness", "influencer gifts", true);
    add("purchase", "stock", false);
    let made = case.run();
    let row = |name: &str| made.lines.iter().find(|l| l.touchpoint.as_deref() == Some(name));
    // 91 days to 31 May start on 2 March.
    assert_eq!(coins(row("search ads").unwrap().recent), 64_000);
    assert!(!row("search ads").unwrap().inferred);
    let gifts = row("influencer gifts").unwrap();
    assert_eq!((gifts.kind, gifts.reason.as_str()), (StageLineKind::Unbudgeted, "not in budget"));
    assert!(gifts.inferred && gifts.planned.is_none() && gifts.commit.is_none());
    assert!(row("stock").is_none(), "cost of sales is not in the total");
    let (projection, plans) = (case.projection(), case.plans());
    let mut with_stock = projection.clone();
    let key = case.history.lines.keys().last().unwrap().clone();
    assert_eq!(key.name(), "stock");
    with_stock.lines.push(ProjectedLine {
        key,
        basis: Basis::Estimate,
        known_from: String::new(),
        daily: vec![-money(100); DAYS],
        by_period: BTreeMap::new(),
        discretionary_plan: false,
    });
    let made = allocate(&AllocationInputs {
        projection: &with_stock,
        plans: &plans,
        stage_bounds: &[],
        history: &case.history,
        stages: &stages,
        safety: Safety::Joint,
        safety_level: 90,
        pace: Pace::Full,
        opening_known: true,
    });
    assert_eq!(made.cost_of_sales.len(), 1);
    assert_eq!(coins(made.cost_of_sales[0].planned), 9_100);
    assert_eq!((made.cost_of_sales[0].basis, made.cost_of_sales[0].inferred), ("estimate", true));
}

#[test]
fn without_a_budget_every_stage_is_listed_with_recent_spend_only() {
    let case = Case { lines: Vec::new(), ..Case::shop() };
    let made = case.run();
    assert_eq!(made.lines.len(), 4);
    assert!(
        made.lines.iter().all(|l| l.planned.is_none() && l.commit.is_none() && l.reason.is_empty())
    );
    assert_eq!((made.safe, made.notes.len()), (None, 0));
}

fn any_line() -> impl Strategy<Value = Line> {
    (0usize..4, 0i64..15_000, 1usize..9, 0i64..=100, 60i64..160, 0u32..3, any::<bool>()).prop_map(
        |(stage, daily, every, floor, cap, priority, deferrable)| Line {
            stage: ["awareness", "consideration", "purchase", "post-purchase"][stage],
            touchpoint: "",
            daily: daily * i64::try_from(every).unwrap(),
            every,
            floor: floor.min(cap) / 2,
            cap,
            priority,
            deferrable,
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
    (
        proptest::collection::vec(any_line(), 1..5),
        500_000i64..3_500_000,
        proptest::collection::vec(-30_000i64..60_000, DAYS),
        (20usize..90, 0i64..2_500_000),
        (0i64..20_000, 0i64..6_000, 1usize..60),
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(mut lines, opening, mut net, (when, tax), (noise, drift, paths), (weekly, even))| {
                for (line, name) in lines.iter_mut().zip(NAMES) {
                    line.touchpoint = name;
                }
                net[when] -= tax;
                Case {
                    opening,
                    lines,
                    net,
                    noise,
                    drift,
                    paths,
                    safety: if weekly { Safety::Weekly } else { Safety::Joint },
                    pace: if even { Pace::Even } else { Pace::Full },
                    ..Case::shop()
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_allocation_holds_its_promises(case in any_case()) {
        let made = case.run();
        let safe = made.safe.clone().unwrap();
        let carried = commit(&made) > 0;
        if case.safety == Safety::Joint && carried {
            prop_assert!(safe.with_commitment >= 0.9 - 1e-12);
        }
        if case.safety == Safety::Weekly && carried {
            prop_assert!(coins(safe.worst_low) >= 1_000_000);
        }
        let limits = made.notes.iter().filter(|note| note.code == "early-limit").count();
        if limits == 0 && case.safety == Safety::Joint && carried {
            prop_assert!((case.share_kept(&made) - safe.with_commitment).abs() < 1e-9);
        }
        for line in plan_rows(&made) {
            let cells = |amounts: &Option<Vec<Money>>| -> Vec<i64> {
                amounts.iter().flatten().map(|m| coins(*m)).collect()
            };
            let deferrable = case.lines.iter().any(|l| Some(l.touchpoint) == line.touchpoint.as_deref() && l.deferrable);
            let (low, base, best) = (cells(&line.commit), cells(&line.if_base), cells(&line.if_best));
            let planned = cells(&line.planned);
            for week in 0..13 {
                if !deferrable {
                    prop_assert!(low[week] <= base[week] && base[week] <= best[week]);
                    prop_assert!(low[week] <= planned[week].min(coins(line.cap[week])));
                }
                if made.unfunded_floors.is_zero() {
                    prop_assert!(low[week] >= coins(line.floor[week]));
                }
            }
            prop_assert!(total(line.commit.as_ref()) <= total(line.if_base.as_ref()));
            prop_assert!(total(line.if_base.as_ref()) <= total(line.if_best.as_ref()));
            prop_assert!(total(line.if_base.as_ref()) <= total(line.planned.as_ref()));
        }
        prop_assert!(!made.unfunded_floors.is_negative());
        if let Some(release) = &made.release {
            prop_assert!(release.amount.is_positive() && (0.0..=1.0).contains(&release.probability));
        }
        prop_assert_eq!(case.run(), made);
    }

    #[test]
    fn more_cash_never_lowers_the_commitment(case in any_case(), more in 0i64..800_000) {
        let mut case = case;
        case.lines.iter_mut().for_each(|line| line.every = 1);
        let richer = Case { opening: case.opening + more, ..case.clone() };
        prop_assert!(commit(&case.run()) <= commit(&richer.run()));
    }
}
