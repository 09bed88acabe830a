//! `--open-items`: how files are found, read and refused through the command.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use tempfile::TempDir;

use crate::command::{cashcast, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A plain ledger with these settings, in a folder of its own.
fn folder(settings: &str) -> TempDir {
    let made = tempfile::tempdir().unwrap();
    fs::copy(root().join("tests/ok/plain/ledger.csv"), made.path().join("ledger.csv")).unwrap();
    write(made.path(), "cashcast.toml", settings);
    made
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

const OPEN: &str = "id,kind,counterparty,due,amount,category\n\
                    1,receivable,Stripe,2030-01-31,10.00,\n\
                    2,payable,Nobody,2030-01-31,5.00,Consulting\n";

/// The messages of all notes with this code.
fn notes(found: &Value, code: &str) -> Vec<String> {
    let notes = found["notes"].as_array().unwrap().iter();
    let wanted = notes.filter(|note| note["code"] == code);
    wanted.map(|note| note["message"].as_str().unwrap().to_owned()).collect()
}

fn refused(folder: &Path, arguments: &[&str], code: i32, text: &str) {
    let output = cashcast(folder, &[&["forecast", "ledger.csv"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(text) && output.stdout.is_empty(), "{said}");
}

#[test]
fn a_flag_and_a_setting_read_the_same_file() {
    let read = ["open.csv: 2 rows = 2 used + 0 ignored; 1 of receivables, 1 of payables."];
    let made = folder("");
    write(made.path(), "open.csv", OPEN);
    let by_flag = json(made.path(), &["forecast", "ledger.csv", "--open-items", "open.csv"]);
    assert_eq!(notes(&by_flag, "open-items-read"), read);
    let made = folder("open-items = \"open.csv\"\n");
    write(made.path(), "open.csv", OPEN);
    let by_setting = json(made.path(), &["forecast", "ledger.csv"]);
    assert_eq!(notes(&by_setting, "open-items-read"), read);
    // a record of past dates needs a longer ledger
    fs::copy(root().join("tests/ok/driver/ledger.csv"), made.path().join("ledger.csv")).unwrap();
    let record = json(made.path(), &["backtest", "ledger.csv"]);
    assert_eq!(notes(&record, "open-items-read"), [""; 0]);
    assert_eq!(notes(&record, "open-items-not-judged").len(), 1);
}

#[test]
fn unknown_parties_are_noted_with_their_line() {
    let made = folder("");
    write(made.path(), "open.csv", "customer,due,amount\nNobody,2030-01-31,10.00\n");
    let found = json(made.path(), &["forecast", "ledger.csv", "--open-items", "open.csv"]);
    assert_eq!(
        notes(&found, "open-items-line"),
        ["1 receivable, 10.00 open of parties that history does not know, stand in card payouts: \
          the only line of receipts."]
    );
}

#[test]
fn files_are_looked_after_like_other_inputs() {
    let made = folder("");
    write(made.path(), "open.json", OPEN);
    refused(
        made.path(),
        &["--open-items", "open.json", "-o", "open.json"],
        2,
        "is read by the same run",
    );
    refused(made.path(), &["--open-items", "nowhere.csv"], 1, "nowhere.csv");
}

#[test]
fn open_items_are_in_the_currency_of_the_forecast() {
    let made = folder("currency = \"USD\"\n");
    write(made.path(), "open.csv", "customer,due,amount,currency\nA,2030-01-31,10,EUR\n");
    let flags = ["--open-items", "open.csv"];
    let text = "open.csv:2:4: the open items are in EUR, the forecast is in USD";
    refused(made.path(), &flags, 3, text);
}

#[test]
fn a_source_says_how_a_file_is_written() {
    let source = "[[source]]\nfiles = \"open.csv\"\ndate-format = \"%d/%m/%Y\"\n\
                  decimal-mark = \",\"\namount = \"Total\"\n";
    let text = "customer;due;amount;total\nNobody;04/05/2030;1.000;1.190\n";
    let made = folder("");
    write(made.path(), "open.csv", text);
    refused(made.path(), &["--open-items", "open.csv"], 3, "question: open.csv:2:2");
    let made = folder(source);
    write(made.path(), "open.csv", text);
    let found = json(made.path(), &["forecast", "ledger.csv", "--open-items", "open.csv"]);
    assert!(notes(&found, "open-items-line")[0].starts_with("1 receivable, 1190.00 open"));
}

/// Two years of a company that is paid on invoice and pays a supplier every Thursday.
fn company() -> TempDir {
    let made = folder("");
    let mut ledger = String::from("date,amount,category,counterparty\n");
    let first: NaiveDate = "2024-07-01".parse().unwrap();
    for (number, day) in first.iter_days().take(730).enumerate() {
        let cents = 40_000 + (number * 7919) % 9_000;
        writeln!(ledger, "{day},{}.{:02},Sales,Alpha Ltd", cents / 100, cents % 100).unwrap();
        if number % 7 == 3 {
            writeln!(ledger, "{day},-900.00,Supplies,Supply Co").unwrap();
        }
        if day.day() == 28 {
            writeln!(ledger, "{day},-6000.00,Payroll,Staff").unwrap();
        }
    }
    write(made.path(), "ledger.csv", &ledger);
    made
}

/// Base's sum of a category over the forecast, in cents.
fn base(found: &Value, category: &str) -> i64 {
    let lines = found["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["scenario"] == "base" && line["category"] == category)
        .map(|line| line["amount"].to_string().replace('.', "").parse::<i64>().unwrap())
        .sum()
}

#[test]
fn a_credit_note_of_a_supplier_takes_the_place_of_no_payment() {
    let made = company();
    let without = json(made.path(), &["forecast", "ledger.csv", "--opening", "50000"]);
    write(
        made.path(),
        "open.csv",
        "supplier,issued,due,amount\nSupply Co,2026-06-20,2026-07-16,-50\n",
    );
    let arguments = ["forecast", "ledger.csv", "--opening", "50000", "--open-items", "open.csv"];
    let with = json(made.path(), &arguments);
    assert_eq!(base(&with, "Supplies") - base(&without, "Supplies"), 5_000);
}

#[test]
fn a_line_turned_round_by_a_credit_note_moves_no_other_line_of_the_table() {
    let made = company();
    write(
        made.path(),
        "open.csv",
        "customer,issued,due,amount\nAlpha Ltd,2026-06-01,2026-07-16,-90000\n",
    );
    let arguments = ["forecast", "ledger.csv", "--opening", "50000", "--open-items", "open.csv"];
    let output = cashcast(made.path(), &[&arguments[..], &["--tables", "lines"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let payroll = text.lines().find(|line| line.contains("Payroll")).unwrap();
    assert!(payroll.matches("(18,000)").count() == 3, "{text}");
}

#[test]
fn what_is_issued_or_paid_after_the_as_of_date_is_told() {
    let made = company();
    let rows = "customer,issued,due,amount,paid_on\nAlpha Ltd,2026-07-20,2026-08-20,7000,\n\
                Alpha Ltd,2026-06-01,2026-07-01,3000,2026-07-15\n";
    write(made.path(), "open.csv", rows);
    let arguments = ["forecast", "ledger.csv", "--opening", "50000", "--open-items", "open.csv"];
    let found = json(made.path(), &arguments);
    assert_eq!(
        notes(&found, "open-items-later"),
        ["1 open item issued after the as-of date (7000.00) is left out."]
    );
    let items = found["open_items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["expected_on"], "2026-07-15");
    assert_eq!(items[0]["expected"].to_string(), "3000.00");
    let dropped = json(made.path(), &[&arguments[..], &["--after-as-of", "drop"]].concat());
    assert_ne!(dropped["open_items"][0]["expected_on"], "2026-07-15");
}

#[test]
fn no_scenario_is_paid_more_than_what_is_open() {
    let made = company();
    write(
        made.path(),
        "open.csv",
        "supplier,issued,due,amount\nSupply Co,2026-06-20,2026-07-01,3000\n",
    );
    let arguments = ["forecast", "ledger.csv", "--opening", "50000", "--open-items", "open.csv"];
    let found = json(made.path(), &arguments);
    for scenario in ["best", "base", "worst"] {
        let lines = found["lines"].as_array().unwrap().iter();
        let paid: f64 = lines
            .filter(|line| line["scenario"] == scenario && line["basis"] == "committed")
            .map(|line| line["amount"].as_f64().unwrap())
            .sum();
        assert!((-3000.005..=0.0).contains(&paid), "{scenario}: {paid}");
    }
}

#[test]
fn drivers_that_change_nothing_are_told() {
    let made = company();
    let found = json(
        made.path(),
        &[
            "forecast",
            "ledger.csv",
            "--opening",
            "50000",
            "--set",
            "x.receipts=drop from 2027-01-01",
            "--set",
            "y.loan=20000 on 2026-06-30 at 8% over 24 months",
            "--set",
            "z.default-rate=0%",
        ],
    );
    assert_eq!(notes(&found, "scenario-changes-nothing").len(), 2);
    let closing = |name: &str| {
        let all = found["scenarios"].as_array().unwrap().iter();
        all.clone().find(|found| found["scenario"] == name).unwrap()["closing_balance"].clone()
    };
    for name in ["x", "y", "z"] {
        assert_eq!(closing(name), closing("base"), "{name}");
    }
}
