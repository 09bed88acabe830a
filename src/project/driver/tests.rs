//! Which drivers enter, and which do not, over many ledgers made at random.

use chrono::{Datelike, Days, NaiveDate};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::choice::Choice;
use crate::domain::{CashTable, DateSpan, DayTotal, Driver, DriverStep, Flow, LineKey, Money};
use crate::project::backtest::{Backtest, backtest};
use crate::project::history::History;
use crate::project::parallel::Effort;
use crate::project::point::forecast;
use crate::project::quantize::{float_count, quantize};

/// Weeks of history: enough for 20 past dates, two weeks apart.
const WEEKS: usize = 50;
/// Weeks of a driver before the history and after it.
const BEFORE: usize = 10;
/// See [`BEFORE`].
const AFTER: usize = 13;

/// Ledgers with a true driver.
const TRUE_SEEDS: u64 = 100;

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 6).unwrap()
}

/// Between 0 and 1.
fn uniform(random: &mut ChaCha8Rng) -> f64 {
    f64::from(random.next_u32()) / 4_294_967_296.0
}

/// Roughly normal, mean 0, variance 1.
fn normal(random: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| uniform(random)).sum::<f64>() - 6.0
}

fn receipts(name: &str) -> LineKey {
    LineKey::operating(Flow::Receipt, Some(name.to_owned()))
}

/// Weekly coins, each paid on two days that move about, so that nothing recurs.
fn ledger(lines: &[Vec<f64>], random: &mut ChaCha8Rng) -> CashTable {
    let mut table = CashTable::default();
    for (line, weeks) in lines.iter().enumerate() {
        let parties =
            &mut table.lines.entry(receipts(&format!("line {line}"))).or_default().parties;
        for (week, coins) in weeks.iter().enumerate() {
            let part = 0.3 + 0.4 * uniform(random);
            for share in [part, 1.0 - part] {
                let day = 7 * week + usize::try_from(random.next_u32() % 7).unwrap();
                let date = first() + Days::new(u64::try_from(day).unwrap());
                let total = parties.entry(String::new()).or_default().entry(date).or_default();
                add(total, quantize(coins.max(100.0) * share));
            }
        }
    }
    table
}

fn add(total: &mut DayTotal, coins: i64) {
    total.amount += Money::from_minor(i128::from(coins), 2);
    total.rows += 1;
}

/// A driver with a value a week, from [`BEFORE`] weeks before the history on.
fn driver(name: &str, values: &[f64]) -> Driver {
    let start = first() - Days::new(u64::try_from(7 * BEFORE).unwrap());
    let week = |(week, value): (usize, &f64)| {
        let start = start + Days::new(u64::try_from(7 * week).unwrap());
        (DateSpan { start, end: start + Days::new(6) }, Decimal::from_f64(*value).unwrap())
    };
    Driver {
        name: name.to_owned(),
        step: DriverStep::Week,
        values: values.iter().enumerate().map(week).collect(),
    }
}

fn history(table: &CashTable, drivers: &[Driver]) -> History {
    let last = first() + Days::new(u64::try_from(7 * WEEKS - 1).unwrap());
    History::new(table, last, 91, 2).with_drivers(drivers)
}

fn judged(table: &CashTable, drivers: &[Driver]) -> Backtest {
    backtest(&history(table, drivers))
}

fn followed(choice: &Choice) -> usize {
    choice.followed.iter().flatten().count()
}

fn series(count: usize, mut next: impl FnMut(usize) -> f64) -> Vec<f64> {
    (0..count).map(&mut next).collect()
}

/// A series that remembers `memory` of its last week.
fn wandering(count: usize, memory: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
    let mut at = 0.0;
    series(count, |_| {
        at = memory * at + libm::sqrt(1.0 - memory * memory) * normal(random);
        at
    })
}

const LONG: usize = BEFORE + WEEKS + AFTER;

#[test]
fn noise_seldom_enters() {
    let mut entered = [0, 0];
    for seed in 0..200 {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let lines: Vec<Vec<f64>> =
            (0..2).map(|_| series(WEEKS, |_| 100_000.0 + 25_000.0 * normal(&mut random))).collect();
        let table = ledger(&lines, &mut random);
        for (memory, entered) in [0.0, 0.8].into_iter().zip(&mut entered) {
            let values = wandering(LONG, memory, &mut random);
            let values: Vec<f64> = values.iter().map(|value| 400.0 + 60.0 * value).collect();
            *entered +=
                usize::from(followed(&judged(&table, &[driver("noise", &values)]).drivers) > 0);
        }
    }
    println!("noise in {entered:?} of 200 ledgers (without memory, with .8)");
    assert!(entered.iter().all(|entered| *entered <= 10), "{entered:?} of 200");
}

#[test]
fn a_true_driver_is_found_with_its_delay_and_slope() {
    let (mut found, mut delays, mut better) = (0, 0, 0);
    let mut slopes: Vec<f64> = Vec::new();
    for seed in 0..TRUE_SEEDS {
        let mut random = ChaCha8Rng::seed_from_u64(1_000 + seed);
        let values: Vec<f64> =
            wandering(LONG, 0.6, &mut random).iter().map(|value| 400.0 + 60.0 * value).collect();
        // 500 coins a unit, two weeks later: the driver makes 30,000 of spread, chance 15,000.
        let flow = series(WEEKS, |week| {
            50_000.0 + 500.0 * values[week + BEFORE - 2] + 15_000.0 * normal(&mut random)
        });
        let table = ledger(&[flow], &mut random);
        let drivers = [driver("orders", &values)];
        let (with, without) = (judged(&table, &drivers), judged(&table, &[]));
        if followed(&with.drivers) == 0 {
            continue;
        }
        found += 1;
        let history = history(&table, &drivers);
        let mut points = forecast(&history, history.last, 91, Effort::Light, &with.learned);
        super::follow(&history, &with.drivers, &mut points);
        let driven = points[0].driven.as_ref().unwrap();
        delays += usize::from(driven.lag == 2);
        slopes.push(driven.slope);
        let missed = |made: &Backtest| -> f64 {
            made.origins.iter().flat_map(|origin| &origin.weekly).map(|error| error.abs()).sum()
        };
        better += usize::from(missed(&with) < missed(&without));
    }
    let mean = slopes.iter().sum::<f64>() / float_count(slopes.len());
    let off = slopes.iter().map(|slope| (slope - 500.0).abs()).fold(0.0, f64::max);
    println!(
        "true driver: found {found}, delay {delays}, better {better} of {TRUE_SEEDS}; slope {mean:.0}, at most {off:.0} off"
    );
    assert!(found >= 90 && delays >= 90 && better >= 90, "{found} {delays} {better}");
    assert!((mean - 500.0).abs() < 25.0 && off < 200.0, "{mean} {off}");
}

#[test]
fn a_trend_in_common_is_no_link() {
    let mut entered = 0;
    for seed in 0..100 {
        let mut random = ChaCha8Rng::seed_from_u64(2_000 + seed);
        let flow = series(WEEKS, |week| {
            60_000.0 + 2_000.0 * float_count(week) + 12_000.0 * normal(&mut random)
        });
        let values =
            series(LONG, |week| 200.0 + 6.0 * float_count(week) + 30.0 * normal(&mut random));
        let table = ledger(&[flow], &mut random);
        entered += usize::from(followed(&judged(&table, &[driver("visits", &values)]).drivers) > 0);
    }
    println!("a common trend in {entered} of 100 ledgers");
    assert!(entered <= 5, "{entered} of 100");
}

#[test]
fn what_wanders_on_its_own_is_no_link() {
    let mut entered = 0;
    for seed in 0..100 {
        let mut random = ChaCha8Rng::seed_from_u64(3_000 + seed);
        let flow = wandering(WEEKS, 0.9, &mut random);
        let flow = flow.iter().map(|at| 100_000.0 + 25_000.0 * at + 15_000.0 * normal(&mut random));
        let flow: Vec<f64> = flow.collect();
        let values = wandering(LONG, 0.9, &mut random);
        let values: Vec<f64> = values.iter().map(|value| 400.0 + 60.0 * value).collect();
        let table = ledger(&[flow], &mut random);
        entered += usize::from(followed(&judged(&table, &[driver("visits", &values)]).drivers) > 0);
    }
    println!("two that wander in {entered} of 100 ledgers");
    assert!(entered <= 5, "{entered} of 100");
}

/// A ledger that follows its driver in the same week, and the driver.
fn linked(seed: u64) -> (CashTable, Vec<f64>) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let values: Vec<f64> = series(LONG, |_| 400.0 + 60.0 * normal(&mut random));
    let flow = series(WEEKS, |week| 50_000.0 + 500.0 * values[week + BEFORE]);
    (ledger(&[flow, series(WEEKS, |week| 9_000.0 + float_count(week))], &mut random), values)
}

#[test]
fn odd_values_stay_finite() {
    let (table, values) = linked(1);
    let scaled = |factor: f64| values.iter().map(|value| factor * value).collect::<Vec<f64>>();
    let mut sparse = driver("sparse", &values);
    sparse.values.retain(|(span, _)| span.start.day() > 10);
    let mut short = driver("short", &values);
    short.values.truncate(BEFORE + WEEKS - 3);
    let mut late = driver("late", &values);
    late.values.drain(..BEFORE + WEEKS);
    let nothing = Driver { values: Vec::new(), ..late.clone() };
    for odd in [
        driver("constant", &vec![7.0; LONG]),
        driver("zero", &vec![0.0; LONG]),
        driver("huge", &scaled(1e10)),
        driver("tiny", &scaled(1e-20)),
        driver("negative", &scaled(-1.0)),
        sparse,
        short,
        late,
        nothing,
    ] {
        let history = history(&table, &[odd]);
        let made = backtest(&history);
        let mut points = forecast(&history, history.last, 91, Effort::Light, &made.learned);
        super::follow(&history, &made.drivers, &mut points);
        let notes = super::driver_notes(&history, &made.drivers, &points);
        assert!(!notes.is_empty());
        assert!(points.iter().flat_map(|point| &point.estimate).all(|coins| coins.is_finite()));
        let errors =
            made.origins.iter().flat_map(|origin| origin.weekly.iter().chain(&origin.level));
        assert!(errors.into_iter().all(|error| error.is_finite()));
        // receipts stay receipts, however far a plan goes
        assert!(points.iter().flat_map(|point| &point.estimate).all(|coins| *coins >= 0.0));
    }
}

#[test]
fn scale_and_order_change_nothing() {
    let (table, values) = linked(2);
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let other = series(LONG, |_| 10.0 + normal(&mut random));
    let near: Vec<f64> = values.iter().map(|value| value + 40.0 * normal(&mut random)).collect();
    let estimate = |drivers: &[Driver]| {
        let history = history(&table, drivers);
        let made = backtest(&history);
        let mut points = forecast(&history, history.last, 91, Effort::Light, &made.learned);
        super::follow(&history, &made.drivers, &mut points);
        let name = points[0].driven.as_ref().map(|d| history.drivers[d.driver].name.clone());
        (points[0].estimate.clone(), name)
    };
    let [a, b, c] = [driver("a", &other), driver("b", &values), driver("c", &near)];
    let forward = estimate(&[a.clone(), b.clone(), c.clone()]);
    assert_eq!(forward.1.as_deref(), Some("b"));
    assert_eq!(forward, estimate(&[c, b, a]));
    let thousands: Vec<f64> = values.iter().map(|value| value / 1000.0).collect();
    let (alone, scaled) = (estimate(&[driver("b", &values)]), estimate(&[driver("b", &thousands)]));
    for (one, other) in alone.0.iter().zip(&scaled.0) {
        assert!((one - other).abs() < 1e-3, "{one} {other}");
    }
}

/// It was once followed, and narrowed the band, although it said nothing of the weeks ahead.
#[test]
fn a_file_that_ended_long_ago_is_not_followed() {
    let (table, values) = linked(2);
    let mut ended = driver("orders", &values);
    assert_eq!(followed(&judged(&table, &[ended.clone()]).drivers), 1);
    ended.values.truncate(BEFORE + WEEKS - 10);
    let made = judged(&table, &[ended]);
    assert_eq!(followed(&made.drivers), 0);
    assert_eq!(made.origins, judged(&table, &[]).origins);
}

#[test]
fn what_is_added_is_told_with_its_end() {
    let (table, values) = linked(4);
    let mut short = driver("orders", &values);
    short.values.truncate(BEFORE + WEEKS + 5);
    let history = history(&table, &[short, driver("flat", &vec![3.0; LONG])]);
    let made = backtest(&history);
    let mut points = forecast(&history, history.last, 91, Effort::Light, &made.learned);
    let before = points[0].estimate.clone();
    super::follow(&history, &made.drivers, &mut points);
    let driven = points[0].driven.as_ref().unwrap();
    assert_eq!((driven.lag, driven.weeks.iter().flatten().count()), (0, 5));
    assert!(
        driven.daily[35..].iter().all(|added| added.abs() < 1e-9),
        "beyond the plan: its own level"
    );
    for ((own, added), both) in before.iter().zip(&driven.daily).zip(&points[0].estimate) {
        assert!((own + added - both).abs() < 1e-9);
    }
    let notes = super::driver_notes(&history, &made.drivers, &points);
    let codes: Vec<&str> = notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["driver-followed", "driver-ends", "driver-planned", "driver-unused"]);
    let text = &notes[0].message;
    assert!(
        text.starts_with("line 0: follows driver orders in the same week; weekly errors "),
        "{text}"
    );
    assert!(text.ends_with("% lower over 19 past dates."), "{text}");
    let ends = "line 0: driver orders is known up to 2026-01-25, behind 5 of the 13 weeks ahead; in \
                the others it adds nothing.";
    assert_eq!(notes[1].message, ends);
    assert_eq!(notes[3].message, "Driver flat has one value only: not used.");
}
