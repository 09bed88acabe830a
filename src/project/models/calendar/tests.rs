//! The calendar model on series whose answer is known, and its invariants.

use chrono::{Datelike, Duration, NaiveDate};
use proptest::prelude::*;

use super::*;

/// A Monday.
const START: &str = "2023-01-02";

fn start() -> NaiveDate {
    START.parse().unwrap()
}

fn series(count: usize, amount: impl Fn(NaiveDate) -> f64) -> Vec<f64> {
    start().iter_days().take(count).map(amount).collect()
}

fn weekday(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}

/// Days that follow in the month.
fn left(date: NaiveDate) -> i64 {
    let next = (date.with_day(1).unwrap() + Duration::days(31)).with_day(1).unwrap();
    (next - date).num_days() - 1
}

#[track_caller]
fn assert_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (step, (found, expected)) in found.iter().zip(expected).enumerate() {
        let most = tolerance * expected.abs().max(1.0);
        assert!((found - expected).abs() <= most, "step {step}: {found} is not {expected}");
    }
}

const WEEK: [f64; 7] = [0.6, 0.8, 1.0, 1.5, 1.4, 0.7, 1.0];

#[test]
fn known_weekday_and_month_end_indices_are_recovered() {
    let amount = |date: NaiveDate| {
        let month_end = [2.0, 1.5, 1.0].get(usize::try_from(left(date)).unwrap());
        200.0 * WEEK[weekday(date)] * month_end.unwrap_or(&1.0)
    };
    let all = series(700 + 56, amount);
    let made = forecast_daily(start(), &all[..700], 56);
    assert_close(&made.mean, &all[700..], 1e-6);
    let components = made.receipts.unwrap();
    assert_close(&components.weekday.index, &WEEK, 1e-6);
    let ordinary = components.day_index(10, 18);
    assert!((components.day_index(30, 0) / ordinary - 2.0).abs() < 1e-6);
    assert!((components.day_index(29, 1) / ordinary - 1.5).abs() < 1e-6);
    assert!(components.weekday.strength > 0.999, "{}", components.weekday.strength);
    assert!(components.day_of_month.strength > 0.999);
    assert!(!components.by_business_day);
    assert_eq!((made.origins, made.notes), (12, Vec::new()));
}

#[test]
fn a_payment_on_the_last_business_day_is_found_where_weekends_are_closed() {
    let working = |date: NaiveDate| weekday(date) < 5;
    let last_working = |date: NaiveDate| {
        working(date) && (1..=left(date)).all(|step| !working(date + Duration::days(step)))
    };
    let amount = |date: NaiveDate| match (working(date), last_working(date)) {
        (false, _) => 0.0,
        (true, false) => 100.0,
        (true, true) => 500.0,
    };
    let all = series(700 + 91, amount);
    let made = forecast_daily(start(), &all[..700], 91);
    assert_close(&made.mean, &all[700..], 1e-6);
    assert!(made.receipts.unwrap().by_business_day);
}

#[test]
fn a_closed_weekday_is_zero_exactly_and_has_no_band() {
    let amount = |date: NaiveDate| {
        if weekday(date) == 5 { 0.0 } else { 100.0 + f64::from(date.day() * 7 % 13) }
    };
    let made = forecast_daily(start(), &series(364, amount), 14);
    for step in [5, 12] {
        assert_eq!(made.mean[step].to_bits(), 0, "a Saturday");
        assert_eq!(made.quantiles[step].map(f64::to_bits), [0; 4]);
    }
    assert!(made.mean[6] > 90.0);
}

#[test]
fn a_holiday_returns_as_past_years_had_it() {
    // Good Friday and Christmas Day are closed, the day before Christmas Eve brings three times.
    let amount = |date: NaiveDate| match (date.month(), date.day()) {
        (12, 25) => 0.0,
        (12, 23) => 300.0,
        _ if ["2023-04-07", "2024-03-29", "2025-04-18"].contains(&date.to_string().as_str()) => 0.0,
        _ => 100.0,
    };
    let all = series(830, amount);
    let at = |date: &str| {
        usize::try_from((date.parse::<NaiveDate>().unwrap() - start()).num_days()).unwrap()
    };
    let made = forecast_daily(start(), &all[..800], 60);
    let good_friday = made.mean[at("2025-04-18") - 800];
    assert!(good_friday < 10.0, "{good_friday}");
    let made = forecast_daily(start(), &all[..at("2024-12-10")], 30);
    let day = |date: &str| made.mean[at(date) - at("2024-12-10")];
    assert!(day("2024-12-25") < 10.0, "{}", day("2024-12-25"));
    assert!(day("2024-12-23") > 270.0, "{}", day("2024-12-23"));
    assert!((day("2024-12-12") - 100.0).abs() < 2.0, "{}", day("2024-12-12"));
}

#[test]
fn the_year_moves_as_last_year_did() {
    let amount = |date: NaiveDate| if matches!(date.month(), 7 | 8) { 200.0 } else { 100.0 };
    let history =
        usize::try_from(("2025-06-20".parse::<NaiveDate>().unwrap() - start()).num_days()).unwrap();
    let made = forecast_daily(start(), &series(history, amount), 56);
    // At least six tenths of last year's doubling, in logarithms: 100 × 2^0.6 = 151.6.
    assert!((140.0..=200.0).contains(&made.mean[40]), "{}", made.mean[40]);
    let month = made.receipts.unwrap().month_of_year.unwrap();
    let july = month.index[6] / month.index[2];
    assert!((1.8..2.1).contains(&july), "{july}");
}

#[test]
fn rare_large_amounts_stay_in_the_total() {
    // 1000 every 46 days: no weekday and no day of month, but 19.6 a day.
    let values: Vec<f64> =
        (0..690).map(|day| if day % 46 == 20 { 1000.0 } else { 100.0 }).collect();
    let made = forecast_daily(start(), &values, 92);
    let mean = made.mean.iter().sum::<f64>() / 92.0;
    assert!((mean - (100.0 + 900.0 / 46.0)).abs() < 4.0, "{mean}");
    assert!(made.mean.iter().all(|day| *day < 150.0), "spread over days");
}

/// A triangular pseudo-random number between −1 and 1 (a linear congruential generator).
fn noise(seed: &mut u32) -> f64 {
    let mut next = || {
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(*seed >> 8) / f64::from(1 << 24)
    };
    next() - next()
}

#[test]
fn noise_is_no_day_of_month() {
    let mut seed = 7;
    let values: Vec<f64> = (0..700).map(|_| 100.0 + 60.0 * noise(&mut seed)).collect();
    let components = forecast_daily(start(), &values, 28).receipts.unwrap();
    for index in &components.day_of_month.index {
        assert!((index - 1.0).abs() < 0.05, "{index}");
    }
    assert!(components.day_of_month.strength < 0.1);
    // Three months must have shown a day before it has an index.
    let young = forecast_daily(start(), &values[..90], 28).receipts.unwrap();
    assert!(young.day_of_month.index.iter().all(|index| (index - 1.0).abs() < 1e-12));
}

#[test]
fn the_band_of_the_sum_covers_what_independent_noise_does() {
    let mut seed = 3;
    let inside = (0..60)
        .filter(|_| {
            let all: Vec<f64> = (0..420).map(|_| 100.0 + 60.0 * noise(&mut seed)).collect();
            let made = forecast_daily(start(), &all[..392], 28);
            let sum: f64 = all[392..].iter().sum();
            (made.cumulative[27][0]..=made.cumulative[27][2]).contains(&sum)
        })
        .count();
    // 48 of 60 wanted; three standard errors are 9.3.
    assert!((39..=57).contains(&inside), "{inside} of 60");
}

#[test]
fn without_history_there_is_nothing() {
    for values in [&[][..], &[0.0; 40], &[f64::NAN, f64::INFINITY]] {
        let made = forecast_daily(start(), values, 3);
        assert_eq!(made.mean, [0.0; 3]);
        assert_eq!(made.cumulative, [[0.0; 3]; 3]);
        assert_eq!(made.quantiles, [[0.0; 4]; 3]);
        assert_eq!((made.receipts, made.disbursements), (None, None));
    }
}

#[test]
fn one_value_and_three_days_go_on_with_a_wide_band() {
    for values in [&[80.0][..], &[80.0, 80.0, 80.0]] {
        let made = forecast_daily(start(), values, 10);
        assert_close(&made.mean, &[80.0; 10], 1e-9);
        assert_eq!((made.origins, made.notes.len()), (0, 3), "{:?}", made.notes);
        let [low, middle, high] = made.cumulative[9];
        assert!((middle - 800.0).abs() < 1e-6);
        assert!(low < 600.0 && high > 1000.0, "{low}..{high}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_no_edge() {
    for start in [NaiveDate::MIN, NaiveDate::MAX - Duration::days(20), NaiveDate::MAX] {
        let made = forecast_daily(start, &[5.0; 30], 40);
        assert_close(&made.mean, &[5.0; 40], 1e-9);
    }
}

/// Amounts as ledgers have them: mostly zeros, or busy, of one sign or both, at any scale.
fn histories() -> impl Strategy<Value = Vec<f64>> {
    let sizes = prop_oneof![Just(1e-6), Just(1.0), Just(1e12), Just(1e300)];
    let amount = prop_oneof![3 => Just(0.0), 4 => 0.0..1.0, 1 => -1.0..0.0, 1 => Just(0.5)];
    let sign = prop_oneof![Just(true), Just(false)];
    (prop::collection::vec(amount, 0..220), sizes, sign).prop_map(|(values, size, keep_signs)| {
        values.iter().map(|v: &f64| size * if keep_signs { *v } else { v.abs() }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_figure_is_finite_and_in_order(values in histories(), horizon in 0_usize..40) {
        let made = forecast_daily(start(), &values, horizon);
        prop_assert_eq!(made.mean.len(), horizon);
        for (mean, row) in made.mean.iter().zip(&made.quantiles) {
            prop_assert!(mean.is_finite() && row.iter().all(|value| value.is_finite()));
            prop_assert!(row.is_sorted(), "{:?}", row);
        }
        for row in &made.cumulative {
            prop_assert!(row.iter().all(|value| value.is_finite()) && row.is_sorted());
        }
        if values.iter().all(|value| *value >= 0.0) {
            prop_assert!(made.mean.iter().all(|mean| *mean >= 0.0));
            prop_assert!(made.quantiles.iter().flatten().all(|value| *value >= 0.0));
        }
    }

    #[test]
    fn scale_and_sign_only_scale_and_mirror(values in histories(), power in -20_i32..20) {
        // Powers of two, so that scaling itself is exact.
        let unit = libm::exp2(f64::from(power));
        let made = forecast_daily(start(), &values, 20);
        let larger: Vec<f64> = values.iter().map(|value| -unit * value).collect();
        let other = forecast_daily(start(), &larger, 20);
        for (step, mean) in made.mean.iter().enumerate() {
            let difference = (unit * mean + other.mean[step]).abs();
            prop_assert!(difference <= 1e-12 * (unit * mean).abs(), "{} of {}", difference, mean);
        }
        for (row, mirrored) in made.cumulative.iter().zip(&other.cumulative) {
            let spread = |row: &[f64; 3]| row[2] - row[0];
            let (wide, other) = (unit * spread(row), spread(mirrored));
            prop_assert!((wide - other).abs() <= 1e-9 * wide.abs());
        }
    }
}
