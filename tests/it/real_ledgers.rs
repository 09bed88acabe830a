//! Real ledgers beside the project, end to end: every row accounted for, thirteen weeks each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command::{cashcast, json};

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
/// The shared data, or `None` (with a word) where it is not there; on CI it must be.
fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{} is missing", found.display());
    eprintln!("skipped: {} is not here", found.display());
    None
}

fn forecast(ledger: &Path, flags: &[&str]) -> Value {
    let mut arguments = vec!["forecast", ledger.to_str().expect("a readable path")];
    arguments.extend(flags);
    json(Path::new("."), &arguments)
}

/// Rows used, and full weeks in the table of base.
fn used_and_weeks(forecast: &Value) -> (u64, usize) {
    let periods = forecast["periods"].as_array().expect("periods");
    let base = periods.iter().filter(|period| period["scenario"] == "base");
    let full = base.filter(|period| {
        let day = |key: &str| -> chrono::NaiveDate {
            period[key].as_str().and_then(|text| text.parse().ok()).expect("a date")
        };
        (day("end") - day("start")).num_days() == 6
    });
    let used = forecast["sources"][0]["used"].as_u64().expect("a count");
    (used, full.count())
}

#[test]
fn a_bank_file_that_is_cut_off_stops_the_run_and_can_be_read_without_its_last_row() {
    let Some(berka) = shared("ledgers/large/berka_trans_head.asc") else {
        return;
    };
    let path = berka.to_str().expect("a readable path");
    let stopped = cashcast(Path::new("."), &["forecast", path]);
    assert_eq!(stopped.status.code(), Some(3));
    assert!(stopped.stdout.is_empty());
    let message = String::from_utf8_lossy(&stopped.stderr).into_owned();
    assert!(message.contains("berka_trans_head.asc:49104:"), "{message}");
    let skipped = forecast(&berka, &["--on-error", "skip"]);
    assert_eq!(used_and_weeks(&skipped), (49_102, 13));
    assert_eq!(skipped["sources"][0]["rejected"], 1);
}

#[test]
fn an_open_collective_is_forecast_from_all_its_rows() {
    let Some(file) = shared("ledgers/us_opencollective_hledger.csv") else {
        return;
    };
    assert_eq!(used_and_weeks(&forecast(&file, &[])), (1916, 13));
}

#[test]
fn a_cash_book_of_one_day_is_read_and_too_short() {
    let Some(file) = shared("ledgers/de_kassenbuch.csv") else {
        return;
    };
    let path = file.to_str().expect("a readable path");
    let short = cashcast(Path::new("."), &["forecast", path]);
    assert_eq!(short.status.code(), Some(3));
    let message = String::from_utf8_lossy(&short.stderr).into_owned();
    assert!(message.contains("4 rows over 1 day are too little history"), "{message}");
}

#[test]
fn ledgers_of_households_and_organisations_use_every_row() {
    let Some(train) = shared("series/ledger_train.csv") else {
        return;
    };
    let mut reader = csv::Reader::from_path(train).expect("a CSV file");
    let mut ledgers: BTreeMap<String, Vec<csv::StringRecord>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a record");
        ledgers.entry(record[0].to_owned()).or_default().push(record);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["berka-2762", "berka-866", "oc-hledger", "oc-obs", "oxford-A", "oxford-D"] {
        let rows = &ledgers[name];
        let path = folder.path().join(format!("{name}.csv"));
        let mut writer = csv::Writer::from_path(&path).expect("a file");
        writer.write_record(["date", "amount", "category", "counterparty"]).expect("written");
        for row in rows {
            writer.write_record(row.iter().skip(1)).expect("written");
        }
        writer.flush().expect("written");
        drop(writer);
        let (used, weeks) = used_and_weeks(&forecast(&path, &[]));
        assert_eq!((used, weeks), (rows.len() as u64, 13), "{name}");
    }
}
