//! `cashcast inspect`: what it prints fits, adds up, and is what `forecast` reads.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cashcast::domain::Transaction;
use cashcast::ingest::{ReadOptions, RowFate, RowSink, Source, read};
use serde_json::Value;

use crate::command::cashcast;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn golden(case: &str) -> PathBuf {
    root().join("tests/ex").join(case)
}

/// The folder of shared ledgers; `None` where it is absent and this is not CI.
fn shared() -> Option<Vec<PathBuf>> {
    let folder = root().join("../shared/data/ledgers");
    if !folder.is_dir() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "../shared is missing");
        return None;
    }
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "csv")).collect();
    files.sort();
    Some(files)
}

fn object(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

fn inspected(file: &Path) -> Value {
    let output = cashcast(&root(), &["inspect", file.to_str().unwrap(), "--format", "json"]);
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 3)), "{}: {code:?}", file.display());
    let found = object(&output)["files"][0].clone();
    let clean = found["question"].is_null()
        && found["encoding"].is_string()
        && (found["rejected"].is_null() || found["rejected"] == 0);
    assert_eq!(clean, code == Some(0), "{}", file.display());
    found
}

fn count(found: &Value, key: &str) -> u64 {
    found[key].as_u64().unwrap_or_else(|| panic!("{key} of {}", found["file"]))
}

fn assert_accounted(found: &Value) {
    if found["rows"].is_null() {
        return;
    }
    let of = |key| count(found, key);
    assert_eq!(of("rows"), of("used") + of("ignored") + of("rejected"), "{found}");
    let lines = ["lines_before", "header_lines", "blank_lines", "continued_lines", "rows"];
    assert_eq!(of("lines"), lines.into_iter().map(of).sum::<u64>(), "{}", found["file"]);
}

fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("docs/schema/inspect-1.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn json_is_what_the_schema_says() {
    let schema = schema();
    let files = [
        golden("inspect-dates").join("bank.csv"),
        golden("bad-rows").join("ledger.csv"),
        golden("empty").join("ledger.csv"),
        golden("two-currencies").join("ledger.csv"),
        root().join("examples/shop/ledger.csv"),
        root().join("examples/saas/ledger.csv"),
    ];
    let mut arguments = vec!["inspect"];
    arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
    arguments.extend(["--format", "json"]);
    let found = object(&cashcast(&root(), &arguments));
    let complaints: Vec<String> = schema
        .iter_errors(&found)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    assert_eq!(found["files"].as_array().unwrap().len(), files.len());
    let mut broken = found;
    broken["files"][0]["used"] = Value::from("14");
    assert!(!schema.is_valid(&broken));
}

#[test]
fn every_line_of_real_layouts_is_accounted_for() {
    let schema = schema();
    for file in shared().unwrap_or_default() {
        let found = inspected(&file);
        assert_accounted(&found);
        let all = serde_json::json!({"schema": "cashcast.inspect/1", "files": [found]});
        assert!(schema.is_valid(&all), "{}", file.display());
    }
}

#[test]
fn lines_that_are_no_records_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd.csv");
    let text = "My bank\n\ndate,amount,payee\n\n2026-01-02,1.00,\"two\nlines\"\n,,\n\
                2026-01-13,-5.00,b\n\n\ndate,amount,payee\nTotal,-4.00,\n2026-01-14,x,c\n\n";
    std::fs::write(&file, text).unwrap();
    let found = inspected(&file);
    assert_accounted(&found);
    let of = |key| count(&found, key);
    assert_eq!(of("lines"), 14);
    assert_eq!((of("lines_before"), of("header_lines")), (2, 2));
    assert_eq!((of("blank_lines"), of("continued_lines")), (4, 1));
    assert_eq!((of("used"), of("ignored"), of("rejected")), (2, 2, 1));
    std::fs::write(&file, "\u{feff}date;amount\r\n2026-01-02;1,5\r\n2026-01-13;-2,5").unwrap();
    let found = inspected(&file);
    assert_accounted(&found);
    assert_eq!(count(&found, "lines"), 3);
}

/// Rows as they come out of the reader, by line.
#[derive(Default)]
struct Rows(BTreeMap<u64, (String, String)>);

impl RowSink for Rows {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let amount = row.amount.decimal().normalize().to_string();
        self.0.insert(row.line, (row.date.to_string(), amount));
        RowFate::Used
    }
}

#[test]
fn transactions_are_the_rows_that_forecast_reads() {
    let mut checked = 0;
    for file in shared().unwrap_or_default() {
        let name = file.to_str().unwrap();
        let output = cashcast(&root(), &["inspect", name, "--table", "transactions"]);
        let mut rows = Rows::default();
        let result =
            read(&Source::File(&file).bytes("ledger").unwrap(), &ReadOptions::new(name), &mut rows);
        assert_eq!(result.is_ok(), output.status.success(), "{name}");
        if result.is_err() {
            assert!(output.stdout.is_empty(), "{name}: rows in spite of a question");
            continue;
        }
        let mut written = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        let mut last = 0;
        for record in reader.records() {
            let record = record.unwrap();
            let line: u64 = record[1].parse().unwrap();
            assert!(line > last, "{name}: file order");
            last = line;
            let amount: rust_decimal::Decimal = record[3].parse().unwrap();
            written.insert(line, (record[2].to_owned(), amount.normalize().to_string()));
        }
        assert_eq!(written, rows.0, "{name}");
        checked += 1;
    }
    assert!(checked > 40 || shared().is_none(), "only {checked} layouts");
}

#[test]
fn rows_of_a_file_with_bad_ones_are_written_only_where_they_may_be_skipped() {
    let folder = golden("bad-rows");
    let arguments = ["inspect", "ledger.csv", "--table", "transactions", "--format", "json"];
    let output = cashcast(&folder, &arguments);
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty());
    let skip = ["--on-error", "skip", "--max-rejects", "10"];
    let output = cashcast(&folder, &[&arguments[..], &skip].concat());
    assert_eq!(output.status.code(), Some(0));
    let rows = object(&output);
    assert_eq!(rows["schema"], "cashcast.transactions/1");
    let found = object(&cashcast(&folder, &["inspect", "ledger.csv", "--format", "json"]));
    let used = found["files"][0]["used"].as_u64().unwrap();
    assert_eq!(rows["transactions"].as_array().unwrap().len() as u64, used);
    let few = cashcast(&folder, &[&arguments[..], &skip[..2]].concat());
    assert_eq!(few.status.code(), Some(3), "more than 1 % are bad");
}

#[test]
fn rules_and_since_leave_rows_out_as_in_a_forecast() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = "date,amount,category,balance\n2026-01-13,10.00,Sales,110.00\n\
                  2026-01-14,-20.00,Transfer,90.00\n2026-01-15,-5.00,Rent,85.00\n";
    std::fs::write(folder.path().join("a.csv"), ledger).unwrap();
    let rule = "[[rule]]\nwhen = { category = \"Transfer\" }\nignore = true\n";
    std::fs::write(folder.path().join("cashcast.toml"), rule).unwrap();
    let run = |more: &[&str]| {
        let arguments = [&["inspect", "a.csv"], more].concat();
        let output = cashcast(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = run(&[]);
    assert!(text.contains("1 row  ignored  by the rule at cashcast.toml:1"), "{text}");
    assert!(!text.contains("DOES NOT ADD UP"), "{text}");
    assert_eq!(run(&["--table", "transactions"]).lines().count(), 3);
    let late = run(&["--table", "transactions", "--since", "2026-01-14"]);
    assert_eq!(late.lines().nth(1), Some("a.csv,4,2026-01-15,-5.00,,Rent,,"));
}

#[test]
fn a_balance_that_does_not_follow_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = "date,amount,balance\n".to_owned();
    for (day, balance) in [(13, 90), (14, 80), (15, 70), (16, 60), (17, 40), (18, 30)] {
        writeln!(ledger, "2026-01-{day},-10.00,{balance}.00").unwrap();
    }
    std::fs::write(folder.path().join("a.csv"), ledger).unwrap();
    let output = cashcast(folder.path(), &["inspect", "a.csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("4 of 5 balance steps agree"), "{text}");
    assert!(text.contains("DOES NOT ADD UP"), "{text}");
    assert!(text.contains("10.00 apart"), "{text}");
}

fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_escape_gets_through() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = folder.path().join("hostile.csv");
    let long = "x".repeat(300);
    let text = format!(
        "date,amount,\u{1b}[31mpayee,{long}\n2026-01-13,=1+1,a,b\n\
         2026-01-14,-5.00,\u{1b}]0;title\u{7},{long}\n2026-01-15,-6.00,東京都千代田区東京都千代田区,{long}\n"
    );
    std::fs::write(&hostile, text).unwrap();
    let mut files = vec![
        hostile,
        golden("inspect-dates").join("bank.csv"),
        golden("two-currencies").join("ledger.csv"),
        root().join("examples/shop/ledger.csv"),
    ];
    files.extend(shared().unwrap_or_default().into_iter().step_by(7));
    for width in ["40", "60", "80", "100", "160"] {
        let output = Command::new(env!("CARGO_BIN_EXE_cashcast"))
            .arg("inspect")
            .args(&files)
            .current_dir(folder.path())
            .env_clear()
            .env("COLUMNS", width)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("FIRST, LARGEST AND LAST ROW"), "{text}");
        let most: usize = width.parse().unwrap();
        for line in text.lines() {
            assert!(columns(line) <= most, "{width}: {line}");
            assert!(!line.contains(|c: char| c.is_control()), "{width}: {line:?}");
        }
    }
}

#[test]
fn one_bad_file_keeps_no_other_from_being_reported() {
    let folder = golden("bad-rows");
    let good = root().join("examples/shop/ledger.csv");
    let output = cashcast(&folder, &["inspect", "none.csv", "ledger.csv", good.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "a file that cannot be opened");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("none.csv: CANNOT BE READ"), "{text}");
    assert!(text.contains("5,279 rows"), "{text}");
    assert!(text.contains("3 files: "), "{text}");
}
