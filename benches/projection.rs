//! Milliseconds of a projection: three years of 20 and of 200 lines, 13 weeks, 2,000 paths, backtest
//! included. The aim: 200 lines in under 300 ms on two processors.

use std::hint::black_box;

use cashcast::domain::{
    CashTable, Currency, Flow, Grain, Horizon, LineKey, Money, Stages, periods,
};
use cashcast::project::{ProjectInputs, project};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn add(table: &mut CashTable, key: &LineKey, party: &str, date: NaiveDate, coins: i64) {
    let parties = &mut table.lines.entry(key.clone()).or_default().parties;
    let days = parties.entry(party.to_owned()).or_default();
    let total = days.entry(date).or_default();
    total.amount += Money::from_minor(i128::from(coins), 2);
    total.rows += 1;
}

/// A shop of `lines` lines: payouts and costs of every rhythm, with many parties.
fn shop(lines: usize, first: NaiveDate, last: NaiveDate) -> CashTable {
    let mut table = CashTable::default();
    let stages = Stages::default();
    let mut noise = 12_345u64;
    let mut next = |bound: u64| {
        noise =
            noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((noise >> 33) % bound).unwrap_or(0)
    };
    for line in 0..lines {
        let stage = stages.all()[line % 4].clone();
        let key = match line % 5 {
            0 => LineKey::operating(Flow::Receipt, Some(format!("sales {line}"))),
            1 => LineKey::staged(Flow::Disbursement, stage, Some(format!("ads {line}"))),
            _ => LineKey::operating(Flow::Disbursement, Some(format!("cost {line}"))),
        };
        let sign = if line % 5 == 0 { 3 } else { -1 };
        for day in first.iter_days().take_while(|day| *day <= last) {
            let due = match line % 5 {
                0 => true,
                1 => next(3) == 0,
                2 => day.day() == 15,
                3 => day.weekday() == Weekday::Fri && day.iso_week().week() % 2 == 0,
                _ => next(4) == 0,
            };
            if due {
                let party = format!("party {}", next(8));
                add(&mut table, &key, &party, day, sign * (5_000 + next(9_000)));
            }
        }
    }
    table
}

fn projection(criterion: &mut Criterion) {
    let last = NaiveDate::from_ymd_opt(2026, 5, 31).expect("a date");
    let first = last - Days::new(3 * 365);
    let grain = Grain::Week { ends: Weekday::Sun };
    let horizon = periods(last, last, Horizon::Weeks(13), grain);
    let currency = Currency::new("USD").expect("a code");
    let mut group = criterion.benchmark_group("projection");
    for lines in [20usize, 200] {
        let table = shop(lines, first, last);
        let inputs = ProjectInputs {
            history: &table,
            last_actual: last,
            as_of: last,
            opening_on: last,
            opening: Money::from_minor(4_125_000, 2),
            currency: &currency,
            periods: &horizon,
            items: &[],
            plans: &[],
            drivers: &[],
            reserve: None,
            earmarks: Money::ZERO,
            level: 80,
            open_items: &[],
            inventory: None,
            what_ifs: &[],
            credit_line: None,
            use_credit: false,
            seed: 1,
            paths: 2_000,
        };
        group.throughput(Throughput::Elements(u64::try_from(lines).unwrap_or(1)));
        group.sample_size(20);
        group.bench_function(format!("{lines} lines"), |bencher| {
            bencher.iter(|| project(black_box(&inputs)));
        });
    }
    group.finish();
}

criterion_group!(benches, projection);
criterion_main!(benches);
