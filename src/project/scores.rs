//! Scores on public ledgers beside the project; run by hand:
//! `cargo test --release -- --ignored ledger_scores --nocapture`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::history::History;
use super::learned::Learned;
use super::parallel::Effort;
use super::point::forecast;
use super::quantize::float;
use crate::domain::{CashTable, Flow, LineKey, Money};

type Row = (NaiveDate, Money, String, String);

fn rows() -> Option<BTreeMap<String, Vec<Row>>> {
    let mut made: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for name in ["ledger_train.csv", "ledger_test.csv"] {
        for record in records(name)? {
            made.entry(record[0].clone()).or_default().push((
                record[1].parse().unwrap(),
                record[2].parse().unwrap(),
                record[3].clone(),
                record[4].clone(),
            ));
        }
    }
    Some(made)
}

fn records(name: &str) -> Option<Vec<Vec<String>>> {
    let path = format!("{}/../shared/data/series/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).ok()?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    Some(
        reader
            .records()
            .map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect())
            .collect(),
    )
}

fn table(rows: &[Row], cutoff: NaiveDate) -> CashTable {
    let mut made = CashTable::default();
    for (date, amount, category, party) in rows.iter().filter(|row| row.0 <= cutoff) {
        let flow = if amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
        let key = LineKey::operating(flow, Some(category.clone()));
        let total = made
            .lines
            .entry(key)
            .or_default()
            .parties
            .entry(party.clone())
            .or_default()
            .entry(*date)
            .or_default();
        total.amount += *amount;
        total.rows += 1;
    }
    made
}

#[derive(Default)]
struct Score {
    wape: Vec<f64>,
    balance: [Vec<f64>; 3],
    ratio: Vec<f64>,
    covered: [Vec<f64>; 3],
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / super::quantize::float_count(values.len())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    if sorted.is_empty() {
        return 0.0;
    }
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

fn point_score(score: &mut Score, actual: &[f64], net: &[f64], scale: f64) {
    let mut error = 0.0;
    let mut sum = 0.0;
    let (mut path, mut still) = (0.0, 0.0);
    for week in 0..13 {
        error += actual[week] - net[week];
        sum += actual[week];
        path += error.abs() / 13.0;
        still += sum.abs() / 13.0;
        if let Some(slot) = [3, 7, 12].iter().position(|w| *w == week) {
            score.balance[slot].push(error.abs() / scale);
        }
    }
    let missed: f64 = actual.iter().zip(net).map(|(a, f)| (a - f).abs()).sum();
    score.wape.push(missed / actual.iter().map(|a| a.abs()).sum::<f64>());
    score.ratio.push((path / still.max(1e-9 * scale)).clamp(1e-3, 1e3).ln());
}

fn print(scores: &BTreeMap<String, Score>) {
    println!("source  n  wape_median wape_mean bal4 bal8 bal13 gm cov4 cov8 cov13");
    for (source, s) in scores {
        println!(
            "{source:7} {:3} {:.3} {:.3} {:.3} {:.3} {:.3} {:.3} {:.3} {:.3} {:.3}",
            s.wape.len(),
            median(&s.wape),
            mean(&s.wape),
            mean(&s.balance[0]),
            mean(&s.balance[1]),
            mean(&s.balance[2]),
            mean(&s.ratio).exp(),
            mean(&s.covered[0]),
            mean(&s.covered[1]),
            mean(&s.covered[2])
        );
    }
}

struct Case {
    source: String,
    table: CashTable,
    cutoff: NaiveDate,
    actual: Vec<f64>,
    scale: f64,
}

fn cases() -> Option<Vec<Case>> {
    let rows = rows()?;
    let mut actuals: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for record in records("ledger_actuals.csv")? {
        actuals.entry(record[0].clone()).or_default().push(record[2].parse().unwrap());
    }
    let scales: BTreeMap<String, (String, f64)> = records("ledger_reference.csv")?
        .into_iter()
        .map(|r| (r[0].clone(), (r[1].clone(), r[10].parse().unwrap())))
        .collect();
    Some(
        records("ledger_cases.csv")?
            .into_iter()
            .filter(|r| scales.contains_key(&r[0]))
            .map(|r| {
                let cutoff: NaiveDate = r[2].parse().unwrap();
                let (source, scale) = scales[&r[0]].clone();
                Case {
                    source,
                    table: table(&rows[&r[1]], cutoff),
                    cutoff,
                    actual: actuals[&r[0]].clone(),
                    scale,
                }
            })
            .collect(),
    )
}

#[test]
#[ignore = "a measurement, not a check; needs the series folder"]
fn ledger_points() {
    let Some(cases) = cases() else {
        println!("no series folder");
        return;
    };
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for case in &cases {
        let history = History::new(&case.table, case.cutoff, 91, 2);
        let lines = forecast(&history, history.last, 91, Effort::Light, &Learned::default());
        let mut net = [0.0; 13];
        for line in &lines {
            for (day, coins) in line.estimate.iter().enumerate() {
                net[day / 7] += coins / 100.0;
            }
            for o in &line.occurrences {
                net[usize::try_from(o.day - history.last - 1).unwrap() / 7] +=
                    float(o.coins) / 100.0;
            }
        }
        point_score(scores.entry(case.source.clone()).or_default(), &case.actual, &net, case.scale);
    }
    println!("{} cases", cases.len());
    print(&scores);
}

#[test]
#[ignore = "a measurement, not a check; needs the series folder"]
fn ledger_scores() {
    let Some(cases) = cases() else {
        println!("no series folder");
        return;
    };
    let currency = crate::domain::Currency::new("USD").unwrap();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for case in &cases {
        let grain = crate::domain::Grain::Week { ends: chrono::Datelike::weekday(&case.cutoff) };
        let periods = crate::domain::periods(
            case.cutoff,
            case.cutoff,
            crate::domain::Horizon::Weeks(13),
            grain,
        );
        let inputs = super::ProjectInputs {
            history: &case.table,
            last_actual: case.cutoff,
            as_of: case.cutoff,
            opening_on: case.cutoff,
            opening: Money::ZERO,
            currency: &currency,
            periods: &periods,
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
            seed: 7,
            paths: 2000,
        };
        let made = super::project(&inputs).unwrap();
        let closings = |index: usize| -> Vec<f64> {
            made.scenarios[index]
                .periods
                .iter()
                .map(|p| p.closing.to_fixed(2).parse().unwrap())
                .collect()
        };
        let (best, base, worst) = (closings(0), closings(1), closings(2));
        let net: Vec<f64> =
            (0..13).map(|w| base[w] - if w > 0 { base[w - 1] } else { 0.0 }).collect();
        let score = scores.entry(case.source.clone()).or_default();
        point_score(score, &case.actual, &net, case.scale);
        for (slot, week) in [3, 7, 12].into_iter().enumerate() {
            let sum: f64 = case.actual[..=week].iter().sum();
            score.covered[slot].push(f64::from(u8::from(worst[week] <= sum && sum <= best[week])));
        }
    }
    println!("{} cases", cases.len());
    print(&scores);
}
