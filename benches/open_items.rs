//! Milliseconds of 100,000 open items of 5,000 payers beside 30,000 paid ones: reading the file, and
//! a projection over 13 weeks with 2,000 paths. The aim: under one second.

use std::fmt::Write as _;
use std::hint::black_box;

use cashcast::aggregate::place_open_items;
use cashcast::config::{LayoutOverrides, Settings};
use cashcast::domain::{
    CashTable, Currency, Flow, Grain, Horizon, LineKey, Money, PlacedItem, periods,
};
use cashcast::ingest::open_items::{OpenItemFile, read_open_items};
use cashcast::project::{ProjectInputs, project};
use chrono::{Days, NaiveDate, Weekday};
use criterion::{Criterion, criterion_group, criterion_main};

const OPEN: u64 = 100_000;
const PAID: u64 = 30_000;
const PAYERS: u64 = 5_000;

fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 31).expect("a date")
}

/// The days before the last one, and the payment, of item `number`: some pay early, some late.
fn days(number: u64) -> (NaiveDate, NaiveDate) {
    let paid = number < PAID;
    let before = if paid { 100 + number % 265 } else { number % 90 };
    let issued = last() - Days::new(before);
    (issued, issued + Days::new(20 + number % PAYERS % 37 + number % 5))
}

fn cents(number: u64) -> u64 {
    20_000 + number * 7_919 % 900_000
}

/// All items, as an accounting program exports them.
fn file() -> OpenItemFile {
    let mut text = "id,kind,counterparty,issued,due,amount,paid_on\n".to_owned();
    for number in 0..PAID + OPEN {
        let (issued, paid_on) = days(number);
        let (due, cents) = (issued + Days::new(30), cents(number));
        let paid_on = if number < PAID { paid_on.to_string() } else { String::new() };
        let (payer, units, rest) = (number % PAYERS, cents / 100, cents % 100);
        let _ = writeln!(
            text,
            "I{number},receivable,Customer {payer},{issued},{due},{units}.{rest:02},{paid_on}"
        );
    }
    OpenItemFile {
        name: "open.csv".to_owned(),
        bytes: text.into_bytes(),
        layout: LayoutOverrides::default(),
    }
}

/// The ledger in which the paid ones stand.
fn history() -> CashTable {
    let mut table = CashTable::default();
    let sales = LineKey::operating(Flow::Receipt, Some("sales".to_owned()));
    let parties = &mut table.lines.entry(sales).or_default().parties;
    for number in 0..PAID {
        let of_payer = parties.entry(format!("Customer {}", number % PAYERS)).or_default();
        let total = of_payer.entry(days(number).1).or_default();
        total.amount += Money::from_minor(i128::from(cents(number)), 2);
        total.rows += 1;
    }
    table
}

fn placed(history: &CashTable) -> Vec<PlacedItem> {
    let read = read_open_items(&[file()]).expect("the file is read");
    place_open_items(read.items, history, &Settings::default(), 2).items
}

fn open_items(criterion: &mut Criterion) {
    let table = history();
    let items = placed(&table);
    let grain = Grain::Week { ends: Weekday::Sun };
    let horizon = periods(last(), last(), Horizon::Weeks(13), grain);
    let currency = Currency::new("USD").expect("a code");
    let inputs = ProjectInputs {
        history: &table,
        last_actual: last(),
        as_of: last(),
        opening_on: last(),
        opening: Money::from_minor(4_125_000, 2),
        currency: &currency,
        periods: &horizon,
        items: &[],
        plans: &[],
        drivers: &[],
        reserve: None,
        earmarks: Money::ZERO,
        level: 80,
        open_items: &items,
        inventory: None,
        what_ifs: &[],
        credit_line: None,
        use_credit: false,
        seed: 1,
        paths: 2_000,
    };
    let files = [file()];
    let mut group = criterion.benchmark_group("100,000 open items");
    group.sample_size(20);
    group.bench_function("read", |bencher| {
        bencher.iter(|| read_open_items(black_box(&files)));
    });
    group.bench_function("project", |bencher| {
        bencher.iter(|| project(black_box(&inputs)));
    });
    group.finish();
}

criterion_group!(benches, open_items);
criterion_main!(benches);
