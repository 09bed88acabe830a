//! The worked answers beside the project (`../shared/oracles`), reproduced through `examples/solve.rs`
//! and, for budgetary control, line by line.

use std::path::Path;

use cashcast::control::{BudgetState, Materiality, Measures, Nature, Volume};
use cashcast::domain::Money;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

#[expect(dead_code, reason = "the program's own `main`")]
#[path = "../../examples/solve.rs"]
mod solve;

#[expect(clippy::print_stdout, reason = "a skipped test says so")]
/// An oracle's text; `None` (with a message) where the shared files are absent, except under CI.
fn text(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            let ci = std::env::var("CI").is_ok_and(|value| value == "true");
            assert!(!ci, "{}: {error}", path.display());
            println!("skipped: {} is absent", path.display());
            None
        }
    }
}

fn oracle(name: &str) -> Option<Vec<Value>> {
    let parsed: Value = serde_json::from_str(&text(name)?).expect("an oracle is JSON");
    Some(parsed.as_array().cloned().unwrap_or_else(|| vec![parsed]))
}

/// Every figure of `wanted`, but what another program found (`slsqp_…`).
fn check(name: &Value, told: &Value, wanted: &Value, tolerance: impl Fn(&str) -> f64) {
    for (key, wanted) in wanted.as_object().expect("an answer is an object") {
        if key.starts_with("slsqp_") {
            continue;
        }
        let told = &told[key];
        match (told.as_f64(), wanted.as_f64()) {
            (Some(told), Some(wanted)) => {
                let off = (told - wanted).abs() / wanted.abs().max(1.0);
                assert!(off <= tolerance(key), "{name}: {key} {told} {wanted}");
            }
            _ if told.is_array() && wanted.as_array().is_some_and(|w| w[0].is_number()) => {
                let numbers = |value: &Value| -> Vec<f64> {
                    let list = value.as_array().expect("a list");
                    list.iter().map(|x| x.as_f64().expect("a number")).collect()
                };
                let (told, wanted) = (numbers(told), numbers(wanted));
                assert_eq!(told.len(), wanted.len(), "{name}: {key}");
                for (told, wanted) in told.iter().zip(&wanted) {
                    let off = (told - wanted).abs();
                    assert!(off <= tolerance(key), "{name}: {key} {told} {wanted}");
                }
            }
            _ => assert_eq!(told, wanted, "{name}: {key}"),
        }
    }
}

fn solved(name: &str, count: usize, tolerance: impl Fn(&str) -> f64) {
    let Some(cases) = oracle(name) else { return };
    assert_eq!(cases.len(), count);
    for case in &cases {
        let told = solve::solve(case).expect("a well-formed problem");
        check(&case["name"], &told, &case["expected"], &tolerance);
    }
}

/// Amounts are exact: a hundred-millionth is the text's own rounding.
const EXACT: f64 = 1e-8;

#[test]
fn proportional_and_waterfall() {
    solved("alloc_policies.json", 16, |_| EXACT);
}

#[test]
fn marginal() {
    solved("alloc_marginal.json", 6, |key| match key {
        "mu" => 1e-9,
        // ours are whole cents
        "allocation" => 0.01,
        _ => 1e-6,
    });
}

#[test]
fn spend_over_time() {
    solved("cash_path.json", 7, |_| EXACT);
}

#[test]
fn price_and_usage() {
    solved("price_usage_volume.json", 1, |_| EXACT);
}

/// A problem of one line, with one key more in its input.
fn one_line(key: &str, value: serde_json::Value) -> serde_json::Value {
    let mut problem = serde_json::json!({"policy": "marginal", "input": {"affordable": 1, "items": [
        {"lo": 0, "hi": 1, "group": "a", "curve": {"type": "log", "k": 1, "s": 1}}]}});
    problem["input"][key] = value;
    problem
}

/// A problem of lines by name, floor and cap.
fn by_name(given: &[(&str, &str, &str)]) -> serde_json::Value {
    let item = |(name, floor, cap): &(&str, &str, &str)| {
        serde_json::json!({
            "touchpoint": name, "plan": "10", "floor": floor, "cap": cap, "priority": 1
        })
    };
    let items: Vec<serde_json::Value> = given.iter().map(item).collect();
    serde_json::json!({"policy": "proportional", "input": {"affordable": "50", "items": items}})
}

#[test]
fn a_number_with_an_exponent_is_its_amount() {
    let item = |plan: &str| {
        serde_json::from_str(&format!(
            r#"{{"policy": "proportional", "input": {{"affordable": 5e0, "items": [
            {{"touchpoint": "a", "plan": {plan}, "floor": 1e-2, "cap": 1E+1, "priority": 1}}]}}}}"#
        ))
        .unwrap_or_default()
    };
    for plan in ["10", "1e1", "1.0E+1"] {
        let made = solve::solve(&item(plan)).unwrap();
        assert_eq!(made["allocation"]["a"], "5.00", "{plan}");
    }
    assert!(solve::solve(&item("1e20")).is_err());
}

#[test]
fn a_problem_that_is_none_is_told() {
    for (problem, wanted) in [
        (serde_json::json!({"policy": "most", "input": {}}), "`most` is no policy"),
        (serde_json::json!({"input": {}}), "`policy` is missing"),
        (
            serde_json::json!({"policy": "marginal", "input": {"affordable": 1, "items": [
                {"lo": 0, "hi": 1, "curve": {"type": "power", "k": 1, "beta": 1.2}}]}}),
            "between 0 and 1",
        ),
        (one_line("mu_min", serde_json::json!("1.0")), "`mu_min` is a number"),
        (one_line("groups", serde_json::json!([[0, 1]])), "`groups` has a least and a most"),
        (one_line("groups", serde_json::json!({"b": [0, 1]})), "no item is of the group `b`"),
        (one_line("affordible", serde_json::json!(3)), "`affordible` is none of affordable"),
        (by_name(&[("a", "8", "5")]), "item 1: 0 ≤ floor ≤ plan and cap"),
        (by_name(&[("a", "0", "5"), ("a", "0", "5")]), "two items are `a`"),
        (
            serde_json::json!({"input": {"worst_balance": [10], "reserve": 5, "price": 3}}),
            "`price` is none of",
        ),
        (
            serde_json::json!({"policy": 7, "input": {"worst_balance": [10], "reserve": 5}}),
            "`policy` is a name, not 7",
        ),
    ] {
        let told = solve::solve(&problem).unwrap_err();
        assert!(told.contains(wanted), "{told}");
    }
}

/// A figure as the oracle prints it: rounded half away from zero.
fn printed(value: Option<Decimal>, places: u32) -> String {
    let round = |value: Decimal| {
        let mut value =
            value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        value.rescale(places);
        value.to_string()
    };
    value.map(round).unwrap_or_default()
}

fn amount(value: Option<Money>) -> String {
    value.map(|value| value.to_fixed(2)).unwrap_or_default()
}

fn measured(row: &csv::StringRecord) -> (BudgetState, Measures) {
    let money = |column: usize| row[column].parse::<Money>().expect("an amount");
    let state = BudgetState {
        nature: if &row[3] == "income" { Nature::Income } else { Nature::Expense },
        budget: money(4),
        phased: money(5),
        actual: money(6),
        committed: money(7),
        periods_gone: 4.into(),
        periods_left: 8.into(),
    };
    let materiality = Materiality { amount: "500".parse().expect("an amount"), percent: 10.into() };
    (state, state.measures(&materiality, 2))
}

#[test]
fn budgetary_control() {
    let Some(text) = text("budget_variance.csv") else { return };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 8);
    for row in &rows {
        let (_, told) = measured(row);
        let direction = told.direction.map_or("", |direction| direction.letter());
        let material = if told.material { "yes" } else { "no" };
        let figures = [
            amount(Some(told.variance)),
            printed(told.percent, 1),
            direction.to_owned(),
            material.to_owned(),
            amount(told.available),
            printed(told.pace, 3),
            amount(Some(told.at_plan)),
            amount(told.at_pace),
            amount(told.variance_at_pace),
            amount(told.required),
            printed(told.lasts, 2),
        ];
        for (column, figure) in (8..).zip(figures) {
            assert_eq!(figure, row[column], "{row:?} {column}");
        }
    }
}

#[test]
fn flexed_budgets() {
    let Some(text) = text("budget_variance.csv") else { return };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let flexed: Vec<csv::StringRecord> =
        reader.records().map(Result::unwrap).filter(|row| !row[19].is_empty()).collect();
    assert_eq!(flexed.len(), 3);
    for row in &flexed {
        let (state, _) = measured(row);
        // 120 units came for 100; of fulfilment 8,000 do not follow them.
        let fixed = if &row[1] == "fulfilment" { "8000" } else { "0" };
        let fixed: Money = fixed.parse().unwrap();
        let volume = Volume { fixed, budget_units: 100.into(), actual_units: 120.into() };
        let told = volume.flex(&state, 2).unwrap();
        let figures = [told.flexed, told.volume, told.spending].map(|told| amount(Some(told)));
        assert_eq!(figures.to_vec(), [&row[19], &row[20], &row[21]], "{row:?}");
    }
}

#[test]
fn totals_add_their_lines() {
    let (Some(text), Some(totals)) =
        (text("budget_variance.csv"), oracle("budget_variance_totals.json"))
    else {
        return;
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let totals = totals[0]["totals"].as_object().unwrap();
    assert!(totals.len() >= 8);
    for (name, wanted) in totals {
        let (column, value) = match name.split_once(':') {
            Some(("stage", value)) => (0, value),
            Some((_, value)) => (2, value),
            None => continue,
        };
        let of = |row: &&csv::StringRecord| &row[column] == value && &row[3] == "expense";
        let sum = |column: usize| -> Money {
            rows.iter().filter(of).map(|row| row[column].parse::<Money>().unwrap()).sum()
        };
        let state = BudgetState {
            nature: Nature::Expense,
            budget: sum(4),
            phased: sum(5),
            actual: sum(6),
            committed: sum(7),
            periods_gone: 4.into(),
            periods_left: 8.into(),
        };
        let materiality = Materiality { amount: Money::ZERO, percent: 0.into() };
        let told = state.measures(&materiality, 2);
        assert_eq!(state.budget.to_fixed(2), wanted["budget"], "{name}");
        assert_eq!(state.actual.to_fixed(2), wanted["actual_to_date"], "{name}");
        assert_eq!(told.variance.to_fixed(2), wanted["variance"], "{name}");
        assert_eq!(printed(told.percent, 1), wanted["variance_pct"], "{name}");
    }
}
