//! `forecast --explain` and the components: as published, and from the rows they name.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::command::cashcast;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const SHOP: [&str; 4] =
    ["forecast", "examples/shop/ledger.csv", "--budget", "examples/shop/budget.csv"];

fn asked(question: &str) -> Value {
    let output =
        cashcast(&root(), &[&SHOP[..], &["--explain", question, "--format", "json"]].concat());
    assert!(output.status.success(), "{question}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn cents(value: &Value) -> i64 {
    value.to_string().replace('.', "").parse().unwrap()
}

#[test]
fn json_is_what_the_schema_says_and_parts_add_up() {
    let text = std::fs::read_to_string(root().join("docs/schema/explain-1.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    for question in [
        "2026-07-20 worst",
        "2026-06-21 payroll",
        "2026-06-21 card payouts best",
        "2026-07-26 sales tax",
        "2026-06-07 awareness",
        "2026-06-09 net worst",
        "2026-08-30 disbursements",
    ] {
        let found = asked(question);
        let complaints: Vec<String> =
            schema.iter_errors(&found).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(complaints.is_empty(), "{question}: {complaints:#?}");
        for scenario in ["best", "base", "worst"] {
            let parts = found["parts"].as_array().unwrap();
            let sum: i64 = parts.iter().map(|part| cents(&part[scenario])).sum();
            let opening = if found["opening"].is_null() { 0 } else { cents(&found["opening"]) };
            assert_eq!(opening + sum, cents(&found[scenario]), "{question}, {scenario}");
        }
        let of = |basis: &str| -> i64 {
            let parts = found["parts"].as_array().unwrap().iter();
            parts.filter(|part| part["basis"] == basis).map(|part| cents(&part["base"])).sum()
        };
        let sum = |key: &str| -> i64 {
            found[key].as_array().unwrap().iter().map(|record| cents(&record["amount"])).sum()
        };
        let single = !found["sources"].as_array().unwrap().is_empty();
        if single {
            assert_eq!(sum("payments"), of("recurring"), "{question}");
            assert_eq!(sum("days"), of("estimate"), "{question}");
        }
    }
}

#[test]
fn figures_are_those_of_the_forecast() {
    let output = cashcast(&root(), &[&SHOP[..], &["--format", "json"]].concat());
    let forecast: Value = serde_json::from_slice(&output.stdout).unwrap();
    for scenario in ["best", "worst"] {
        let found = asked(&format!("2026-06-21 payroll {scenario}"));
        let lines = forecast["lines"].as_array().unwrap().iter();
        let own = lines.filter(|line| {
            line["scenario"] == scenario
                && line["period"] == "2026-06-21"
                && line["category"] == "Payroll"
        });
        assert_eq!(cents(&found["figure"]), own.map(|line| cents(&line["amount"])).sum::<i64>());
    }
    let worst = forecast["scenarios"].as_array().unwrap().iter().find(|s| s["scenario"] == "worst");
    let worst = worst.unwrap();
    let date = worst["low_date"].as_str().unwrap();
    assert_eq!(cents(&asked(&format!("{date} worst"))["figure"]), cents(&worst["low_balance"]));
}

#[test]
fn rows_are_where_they_are_said_to_be() {
    let ledger = std::fs::read_to_string(root().join("examples/shop/ledger.csv")).unwrap();
    let lines: Vec<&str> = ledger.lines().collect();
    let mut seen = 0;
    for question in ["2026-06-21 payroll", "2026-06-21 card payouts", "2026-06-21 shipping"] {
        let found = asked(question);
        for row in found["rows"].as_array().unwrap() {
            let line = lines[usize::try_from(row["line"].as_u64().unwrap()).unwrap() - 1];
            assert!(line.contains(row["date"].as_str().unwrap()), "{line}: {row}");
            assert!(line.contains(&row["amount"].to_string()), "{line}: {row}");
            seen += 1;
        }
        for source in found["sources"].as_array().unwrap() {
            let number = &source["source"];
            let rows = found["rows"].as_array().unwrap().iter();
            let shown =
                rows.filter(|r| r["source"] == *number && r["shown_as"] == "latest").count();
            let count = usize::try_from(source["rows"].as_u64().unwrap()).unwrap();
            assert_eq!(shown, count.min(5), "{source}");
        }
    }
    assert!(seen > 20, "{seen} rows");
}

#[test]
fn a_ledger_split_in_two_files_gives_the_same_answer() {
    let ledger = std::fs::read_to_string(root().join("examples/shop/ledger.csv")).unwrap();
    let (header, rows) = ledger.split_once('\n').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cut = rows.match_indices("\n2026-01-").next().unwrap().0 + 1;
    for (name, rows) in [("a.csv", &rows[..cut]), ("b.csv", &rows[cut..])] {
        std::fs::write(folder.path().join(name), format!("{header}\n{rows}")).unwrap();
    }
    let config = root().join("examples/shop/cashcast.toml");
    let config = ["--config", config.to_str().unwrap()];
    let ask = |files: &[&str]| {
        let rest =
            ["--as-of", "2026-05-31", "--explain", "2026-06-21 card payouts", "--format", "json"];
        let arguments = [&["forecast"][..], files, &config, &rest].concat();
        let output = cashcast(folder.path(), &arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let whole = root().join("examples/shop/ledger.csv");
    let (one, two) = (ask(&[whole.to_str().unwrap()]), ask(&["a.csv", "b.csv"]));
    assert_eq!(one["figure"], two["figure"]);
    assert_eq!(one["sources"], two["sources"]);
    let dates = |found: &Value| -> Vec<Value> {
        found["rows"].as_array().unwrap().iter().map(|row| row["date"].clone()).collect()
    };
    assert_eq!(dates(&one), dates(&two));
    assert!(
        two["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["file"] == "b.csv" || row["file"] == "a.csv")
    );
}

#[test]
fn the_trend_is_there_on_request_only() {
    let run = |extra: &[&str]| {
        let output = cashcast(&root(), &[&SHOP[..], extra].concat());
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!run(&[]).contains("TREND"));
    let text = run(&["--tables", "trend"]);
    for part in ["TREND,", "WEEKDAY INDEX", "MONTH INDEX", "FOUND"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("CASH BY WEEK"));
    let csv = run(&["--format", "csv", "--table", "trend"]);
    let header = "flow,stage,touchpoint,category,component,cell,index,amount,t,strength,probability,found,words";
    assert_eq!(csv.lines().next(), Some(header));
    // the indices of a week and of a year have the mean 1 (four decimals each)
    let mut sums: BTreeMap<(String, String), (f64, f64)> = BTreeMap::new();
    for record in csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
        if ["weekday", "month"].contains(&record[4]) {
            let line = record[..4].join(",");
            let sum = sums.entry((line, record[4].to_owned())).or_default();
            sum.0 += record[6].parse::<f64>().unwrap();
            sum.1 += 1.0;
        }
    }
    assert!(sums.len() > 20, "{}", sums.len());
    for (line, (sum, count)) in sums {
        assert!((sum - count).abs() < 0.002, "{line:?}: {sum} of {count}");
    }
}

#[test]
fn a_figure_before_drivers_and_credit_is_told_as_one() {
    let worst = ["forecast", "examples/agency/ledger.csv", "--explain", "2026-10-01 worst"];
    let told = cashcast(&root(), &worst);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("Explained before credit"), "{told}");
    let plain = cashcast(&root(), &[&SHOP[..], &["--explain", "2026-07-20 worst"]].concat());
    assert!(!String::from_utf8(plain.stdout).unwrap().contains("Explained before"));
}
