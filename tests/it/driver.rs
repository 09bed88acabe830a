//! `--driver`: what it changes, what it leaves alone, and what the records say of it.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command::{cashcast, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const LEDGER: [&str; 2] = ["forecast", "examples/workshop/ledger.csv"];
const ORDERS: [&str; 2] = ["--driver", "examples/workshop/orders.csv"];

fn cents(value: &Value) -> i64 {
    value.to_string().replace('.', "").parse().unwrap()
}

/// The workshop with these settings, in a folder of its own.
fn folder(settings: &str) -> tempfile::TempDir {
    let made = tempfile::tempdir().unwrap();
    for file in ["ledger.csv", "orders.csv"] {
        let from = root().join("examples/workshop").join(file);
        fs::copy(from, made.path().join(file)).unwrap();
    }
    fs::write(made.path().join("cashcast.toml"), settings).unwrap();
    made
}

/// Every figure, without the notes and names of files.
fn figures(found: &Value) -> Vec<&Value> {
    ["scenarios", "periods", "accuracy"].iter().map(|key| &found[*key]).collect()
}

#[test]
fn records_of_an_explained_driver_are_as_published_and_add_up() {
    let text = fs::read_to_string(root().join("docs/schema/explain-1.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    for (question, weeks) in [("2026-06-28 repairs", 2), ("2026-06-24 repairs worst", 1)] {
        let found = json(&root(), &[&LEDGER[..], &ORDERS, &["--explain", question]].concat());
        let complaints: Vec<String> = schema.iter_errors(&found).map(|e| e.to_string()).collect();
        assert!(complaints.is_empty(), "{question}: {complaints:#?}");
        let drivers = found["drivers"].as_array().unwrap();
        assert_eq!(drivers.len(), weeks, "{question}");
        assert!(drivers.iter().all(|week| week["driver"] == "orders" && week["lag_weeks"] == 2));
        let of = |key: &str, field: &str| -> i64 {
            found[key].as_array().unwrap().iter().map(|record| cents(&record[field])).sum()
        };
        assert_eq!(of("days", "amount"), of("parts", "base"), "{question}");
        // the level's part of the days, and the driver's, are the estimate, to a cent a day
        let days = found["days"].as_array().unwrap();
        let level = found["estimates"][0]["level_a_week"].as_f64().unwrap();
        let own: f64 = days.iter().map(|d| level / 7.0 * d["day_weight"].as_f64().unwrap()).sum();
        let added: f64 = drivers.iter().map(|week| week["amount"].as_f64().unwrap()).sum();
        let estimate: f64 = days.iter().map(|day| day["amount"].as_f64().unwrap()).sum();
        assert!((own + added - estimate).abs() < 0.5, "{own} {added} {estimate}");
    }
}

#[test]
fn the_driver_moves_receipts_and_narrows_the_band() {
    let without = json(&root(), &LEDGER);
    let with = json(&root(), &[&LEDGER[..], &ORDERS].concat());
    let band = |found: &Value| {
        let closing = |index: usize| found["scenarios"][index]["closing_balance"].as_f64().unwrap();
        closing(0) - closing(2)
    };
    assert!(band(&with) < 0.8 * band(&without), "{} {}", band(&with), band(&without));
    let wape = |found: &Value| found["accuracy"]["wape_weekly_net"].as_f64().unwrap();
    assert!(wape(&with) < 0.75 * wape(&without), "{} {}", wape(&with), wape(&without));
}

#[test]
fn a_setting_names_the_file_from_its_folder() {
    let made = folder("reserve = 8000\ncurrency = \"USD\"\ndrivers = \"orders.csv\"\n");
    let ledger = made.path().join("ledger.csv");
    let by_setting = json(&root(), &["forecast", ledger.to_str().unwrap()]);
    let by_flag = json(&root(), &[&LEDGER[..], &ORDERS].concat());
    assert_eq!(figures(&by_setting), figures(&by_flag));
}

#[test]
fn what_helps_nothing_changes_nothing_and_order_neither() {
    let made = folder("currency = \"USD\"\nreserve = 8000\n");
    let mut noise = "date,name,value\n".to_owned();
    let mut flat = noise.clone();
    let orders = fs::read_to_string(made.path().join("orders.csv")).unwrap();
    for (week, row) in orders.lines().skip(1).enumerate() {
        let date = row.split(',').next().unwrap();
        writeln!(noise, "{date},noise,{}", week * week * 7919 % 101).unwrap();
        writeln!(flat, "{date},flat,12.5").unwrap();
    }
    write(made.path(), "noise.csv", &noise);
    write(made.path(), "flat.csv", &flat);
    let run = |drivers: &[&str]| {
        let flags = drivers.iter().flat_map(|file| ["--driver", *file]);
        json(made.path(), &["forecast", "ledger.csv"].into_iter().chain(flags).collect::<Vec<_>>())
    };
    let (none, idle) = (run(&[]), run(&["noise.csv", "flat.csv"]));
    assert_eq!(figures(&none), figures(&idle));
    assert_eq!(none["lines"], idle["lines"]);
    let said = |found: &Value, text: &str| {
        let notes = found["notes"].as_array().unwrap().iter();
        notes.filter(|note| note["message"].as_str().unwrap() == text).count()
    };
    assert_eq!(said(&idle, "Driver noise helps no line: not used."), 1);
    assert_eq!(said(&idle, "Driver flat has one value only: not used."), 1);
    let (one, other) = (run(&["noise.csv", "orders.csv"]), run(&["orders.csv", "noise.csv"]));
    assert_eq!(figures(&one), figures(&other));
    assert_eq!(one["lines"], other["lines"]);
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn files_are_looked_after_like_other_inputs() {
    let made = folder("");
    let refused = |arguments: &[&str], code: i32, text: &str| {
        let output = cashcast(made.path(), &[&["forecast", "ledger.csv"], arguments].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(text) && output.stdout.is_empty(), "{said}");
    };
    fs::copy(made.path().join("orders.csv"), made.path().join("plan.json")).unwrap();
    refused(&["--driver", "plan.json", "-o", "plan.json"], 2, "is read by the same run");
    refused(&["--driver", "nowhere.csv"], 1, "nowhere.csv");
    // one value twice is an error, the same file named twice is not
    fs::copy(made.path().join("orders.csv"), made.path().join("again.csv")).unwrap();
    let twice = ["--driver", "orders.csv", "--driver", "again.csv"];
    refused(&twice, 3, "twice, first at orders.csv:2:1");
}
