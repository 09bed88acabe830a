//! Milliseconds of an allocation: 5,000 plan lines over 52 weeks against 2,000 simulated paths, cut
//! for ten weeks. The aim: under one second.

use std::hint::black_box;

use cashcast::allocate::returns::Returns;
use cashcast::allocate::{AllocationInputs, allocate};
use cashcast::config::{Pace, PolicyName, Safety};
use cashcast::domain::{
    CashTable, Currency, DateSpan, Flow, Grain, Horizon, LineKey, Money, PlanFlow, Stages, periods,
};
use cashcast::project::{ProjectInputs, project};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use criterion::{Criterion, criterion_group, criterion_main};

const LINES: u64 = 5_000;
const MONTHS: u32 = 12;

fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 31).expect("a date")
}

fn money(cents: u64) -> Money {
    Money::from_minor(i128::from(cents), 2)
}

/// Two years of daily sales and monthly pay.
fn history() -> CashTable {
    let mut table = CashTable::default();
    let mut add = |flow, name: &str, day: NaiveDate, amount: Money| {
        let key = LineKey::operating(flow, Some(name.to_owned()));
        let parties = &mut table.lines.entry(key).or_default().parties;
        let total = parties.entry(name.to_owned()).or_default().entry(day).or_default();
        total.amount += amount;
        total.rows += 1;
    };
    let first = last() - Days::new(730);
    for (day, number) in first.iter_days().take_while(|day| *day <= last()).zip(0_u64..) {
        add(Flow::Receipt, "sales", day, money(200_000 + number * 7_919 % 700_000));
        if day.day() == 1 {
            add(Flow::Disbursement, "payroll", day, -money(6_000_000));
        }
    }
    table
}

/// A row a line and month.
fn plans() -> Vec<PlanFlow> {
    let stages = Stages::default();
    let month = |number: u64, month: u32| {
        let start = last() + Days::new(1) + Months::new(month);
        let end = start + Months::new(1) - Days::new(1);
        let amount = 500 + (number * 31 + u64::from(month) * 17) % 3_500;
        let stage = stages.all()[usize::try_from(number % 4).unwrap_or(0)].clone();
        PlanFlow {
            line: LineKey::staged(Flow::Disbursement, stage, Some(format!("touchpoint {number}"))),
            department: None,
            span: DateSpan::new(start, end).expect("a month"),
            amount: -money(amount),
            floor: if number.is_multiple_of(3) { money(amount * 3 / 10) } else { Money::ZERO },
            cap: money(amount),
            priority: 1,
            pays: None,
            deferrable: false,
            discretionary: true,
            known_from: "budget.csv".to_owned(),
        }
    };
    (0..LINES)
        .flat_map(|number| (0..MONTHS).map(move |of| (number, of)))
        .map(|(number, of)| month(number, of))
        .collect()
}

fn allocation(criterion: &mut Criterion) {
    let (history, plans) = (history(), plans());
    let grain = Grain::Week { ends: Weekday::Sun };
    let horizon = periods(last(), last(), Horizon::Weeks(52), grain);
    let currency = Currency::new("USD").expect("a code");
    let projection = project(&ProjectInputs {
        history: &history,
        last_actual: last(),
        as_of: last(),
        opening_on: last(),
        opening: money(44_000_000),
        currency: &currency,
        periods: &horizon,
        items: &[],
        plans: &plans,
        drivers: &[],
        reserve: Some(cashcast::config::ReserveRule::Amount(money(30_000_000))),
        earmarks: Money::ZERO,
        level: 80,
        open_items: &[],
        inventory: None,
        what_ifs: &[],
        credit_line: None,
        use_credit: false,
        seed: 1,
        paths: 2_000,
    })
    .expect("two years carry a forecast");
    let stages = Stages::default();
    let mut group = criterion.benchmark_group("5,000 plan lines, 52 weeks");
    group.sample_size(10);
    let policies = [PolicyName::Proportional, PolicyName::Waterfall, PolicyName::Marginal];
    for policy in policies {
        let returns = Returns::default();
        let inputs = AllocationInputs {
            projection: &projection,
            plans: &plans,
            stage_bounds: &[],
            history: &history,
            stages: &stages,
            safety: Safety::Joint,
            safety_level: 90,
            pace: Pace::Full,
            policy,
            returns: &returns,
            spend_return: None,
            credit: Money::ZERO,
            opening_known: true,
        };
        let made = allocate(&inputs);
        assert!(made.release.is_some(), "something is held");
        group
            .bench_function(policy.word(), |bencher| bencher.iter(|| allocate(black_box(&inputs))));
    }
    group.finish();
}

criterion_group!(benches, allocation);
criterion_main!(benches);
