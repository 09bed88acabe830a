//! `--open-items`: how files are found, read and refused through the command.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command::{cashcast, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A plain ledger with these settings, in a folder of its own.
fn folder(settings: &str) -> tempfile::TempDir {
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
    assert_eq!(notes(&record, "open-items-read"), read);
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
