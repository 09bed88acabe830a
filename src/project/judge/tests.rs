//! Identities of the record on any ledger, and figures that can be counted by hand.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::backtest::backtest;
use super::super::history::History;
use super::super::point::DRIFT_DAYS;
use super::super::{TrackRecord, TrackRecordError, TrackRecordInputs, Verdict, track_record};
use crate::domain::{CashTable, Currency, Flow, LineKey, Money};

/// Day of the week 0–6 and amount in cents of one row of a line, week by week.
type Rows = Vec<(usize, i64)>;

fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 31).unwrap()
}

/// Lines by name; each has one row a week, the last week ends on [`last`].
fn table(lines: &[(Flow, Rows)]) -> CashTable {
    let mut made = CashTable::default();
    for (index, (flow, rows)) in lines.iter().enumerate() {
        let key = LineKey::operating(*flow, Some(format!("line {index}")));
        let days = made.lines.entry(key).or_default().parties.entry("party".into()).or_default();
        for (week, (day, cents)) in rows.iter().enumerate() {
            let back = 7 * (rows.len() - week) - 1 - day;
            let date = last() - Days::new(u64::try_from(back).unwrap());
            let total = days.entry(date).or_default();
            total.amount += Money::from_minor(i128::from(*cents), 2);
            total.rows += 1;
        }
    }
    made
}

fn record(table: &CashTable) -> Result<TrackRecord, TrackRecordError> {
    let currency = Currency::new("EUR").unwrap();
    let last_actual = last();
    track_record(&TrackRecordInputs {
        history: table,
        last_actual,
        currency: &currency,
        level: 80,
        drivers: &[],
    })
}

fn cents(amount: Money) -> f64 {
    amount.to_fixed(2).parse::<f64>().unwrap() * 100.0
}

#[test]
fn too_little_history_is_refused_with_what_is_needed() {
    let of_weeks = |weeks: usize| record(&table(&[(Flow::Receipt, vec![(0, 10_000); weeks])]));
    assert_eq!(of_weeks(8), Err(TrackRecordError::NoOrigin { weeks: 8, needed: 9 }));
    assert_eq!(of_weeks(9), Err(TrackRecordError::FewRows { rows: 9, needed: 10 }));
    let of_days = table(&[(Flow::Receipt, vec![(0, 10_000); 11])]);
    assert_eq!(record(&of_days).unwrap().verdict, Verdict::TooFewOrigins);
    assert!(record(&CashTable::default()).is_err());
}

#[test]
fn receipts_that_cancel_have_no_accuracy_of_the_net() {
    let made = record(&table(&[
        (Flow::Receipt, vec![(0, 10_000); 30]),
        (Flow::Disbursement, vec![(0, -10_000); 30]),
    ]))
    .unwrap();
    assert_eq!(made.verdict, Verdict::NothingMoved);
    assert_eq!((made.net.wape, made.net.accuracy_percent(), made.net.mase), (None, None, None));
    assert_eq!(made.receipts.wape, Some(0.0));
    assert_eq!(made.turnover, Money::from_minor(20_000, 2));
}

#[test]
fn a_jump_nothing_could_foresee_is_missed_in_full() {
    // 100.00 a week for 26 weeks, then one week of 500.00 in a line of its own
    let mut surprise = vec![(3, 0); 26];
    surprise.push((3, 50_000));
    let made = record(&table(&[(Flow::Receipt, vec![(0, 10_000); 27]), (Flow::Receipt, surprise)]))
        .unwrap();
    let latest = &made.origins[0];
    assert_eq!(latest.net.weeks, 1);
    assert_eq!(latest.weeks[0].net, (Money::from_minor(60_000, 2), Money::from_minor(10_000, 2)));
    // 500 of 600, all of it too little; the mean of the weeks before misses the same
    assert_eq!(latest.net.wape, Some(0.8333));
    assert_eq!(latest.net.bias, Some(-0.8333));
    assert_eq!(latest.net.wape_mean_13, Some(0.8333));
    assert_eq!(made.lines[0].line.name(), "line 1");
    assert_eq!(made.lines[0].error_share, Some(1.0));
}

/// Two receipts and two disbursements with a row a week each.
fn ledgers() -> impl Strategy<Value = Vec<(Flow, Rows)>> {
    let rows = |sign: i64| {
        let row = (0_usize..7, 0_i64..100_000).prop_map(move |(day, cents)| (day, sign * cents));
        prop::collection::vec(row, 14..60)
    };
    (rows(1), rows(1), rows(-1), rows(-1)).prop_map(|(a, b, c, d)| {
        vec![
            (Flow::Receipt, a),
            (Flow::Receipt, b),
            (Flow::Disbursement, c),
            (Flow::Disbursement, d),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn errors_of_lines_are_those_of_the_net(lines in ledgers()) {
        let table = table(&lines);
        let history = History::new(&table, last(), DRIFT_DAYS, 2);
        for origin in backtest(&history).origins {
            prop_assert_eq!(origin.lines.len(), history.lines.len());
            for (week, net) in origin.weekly.iter().enumerate() {
                let sum: f64 = origin.lines.iter().map(|line| line[week]).sum();
                prop_assert!((sum - net).abs() < 1e-6 * net.abs().max(1.0), "{} {}", sum, net);
            }
        }
    }

    #[test]
    fn ratios_follow_from_their_weeks(lines in ledgers()) {
        let made = record(&table(&lines)).unwrap();
        let weeks: Vec<_> = made.origins.iter().flat_map(|origin| &origin.weeks).collect();
        for (series, pairs) in [
            (made.net, weeks.iter().map(|week| week.net).collect::<Vec<_>>()),
            (made.receipts, weeks.iter().map(|week| week.receipts).collect()),
            (made.disbursements, weeks.iter().map(|week| week.disbursements).collect()),
        ] {
            let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
                pairs.iter().map(|(actual, forecast)| of(cents(*actual), cents(*forecast))).sum()
            };
            let size = sum(&|actual, _| actual.abs());
            prop_assume!(size > 1e6);
            let wape = series.wape.unwrap();
            let bias = series.bias.unwrap();
            // four decimals, and half a coin a week
            prop_assert!((wape - sum(&|a, f| (a - f).abs()) / size).abs() < 1e-4);
            prop_assert!((bias - sum(&|a, f| f - a) / size).abs() < 1e-4);
            prop_assert!(bias.abs() <= wape + 1e-9);
            prop_assert_eq!(series.accuracy_percent(), Some(100.0 - 100.0 * wape));
            prop_assert_eq!(series.wape_balance_stays, Some(1.0));
            prop_assert_eq!(usize::try_from(series.weeks).unwrap(), pairs.len());
        }
        let shares: f64 = made.lines.iter().filter_map(|line| line.error_share).sum();
        prop_assert!((shares - 1.0).abs() < 1e-3, "{}", shares);
    }

    #[test]
    fn closings_are_counted_once(lines in ledgers()) {
        let made = record(&table(&lines)).unwrap();
        for horizon in &made.horizons {
            let closings: Vec<_> = made
                .origins
                .iter()
                .flat_map(|origin| &origin.closings)
                .filter(|closing| closing.weeks == horizon.weeks)
                .collect();
            let inside = closings.iter().filter(|closing| closing.inside).count();
            prop_assert_eq!(usize::try_from(horizon.forecasts).unwrap(), closings.len());
            prop_assert_eq!(usize::try_from(horizon.inside).unwrap(), inside);
            prop_assert!(horizon.independent >= 1 && horizon.independent <= horizon.forecasts);
            let errors: f64 = closings.iter().map(|closing| cents(closing.error.abs())).sum();
            let mean = errors / f64::from(horizon.forecasts);
            prop_assert!((cents(horizon.mean_error) - mean).abs() <= 1.0);
        }
    }
}
