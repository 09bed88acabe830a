//! Saved forecasts: kept, compared with what came, and what is new since.

#![expect(clippy::unwrap_used, reason = "a test that cannot write its own files should stop")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde_json::Value;
use tempfile::TempDir;

use crate::command::{cashcast, json};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Weekly sales and rent on the 1st from January to `last`; in May sales fall to `sales`.
fn ledger(last: &str, sales: i32) -> String {
    let mut text = "date,amount,category,counterparty\n".to_owned();
    for on in day("2025-01-01").iter_days().take_while(|on| *on <= day(last)) {
        if on.weekday() == Weekday::Tue {
            let amount = if on > day("2026-05-03") { sales } else { 1000 };
            let amount = amount + i32::try_from(on.ordinal() % 7).unwrap();
            writeln!(text, "{on},{amount}.00,Sales,Shop").unwrap();
        }
        if on.day() == 1 {
            writeln!(text, "{on},-2200.00,Rent,Landlord").unwrap();
        }
    }
    text
}

fn desk() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn told(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = cashcast(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn forecast(folder: &Path, as_of: &str, sales: i32, more: &[&str]) -> (i32, String, String) {
    fs::write(folder.join("ledger.csv"), ledger(as_of, sales)).unwrap();
    let run =
        ["forecast", "ledger.csv", "--as-of", as_of, "--opening", "5000", "--save", "kept", "-q"];
    told(folder, &[&run[..], more].concat())
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.join("kept"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_rerun_is_a_new_revision_and_nothing_is_overwritten() {
    let desk = desk();
    for _ in 0..2 {
        assert_eq!(forecast(desk.path(), "2026-05-03", 1000, &["--scenario", "base"]).0, 0);
    }
    assert_eq!(files(desk.path()), ["forecast-2026-05-03-2.json", "forecast-2026-05-03.json"]);
    let text = fs::read_to_string(desk.path().join("kept/forecast-2026-05-03.json")).unwrap();
    let kept: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(kept["schema"], "cashcast.forecast/1");
    // whole, whatever the run was asked to show
    assert_eq!(kept["scenarios"].as_array().unwrap().len(), 3);
    assert!(!kept["lines"].as_array().unwrap().is_empty());
}

#[test]
fn actuals_are_compared_with_the_forecasts_of_one_and_four_weeks_ago() {
    let desk = desk();
    for as_of in ["2026-05-03", "2026-05-24"] {
        assert_eq!(forecast(desk.path(), as_of, 1000, &[]).0, 0);
    }
    fs::write(desk.path().join("ledger.csv"), ledger("2026-05-31", 700)).unwrap();
    let run = ["variance", "ledger.csv", "--as-of", "2026-05-31", "--against", "kept"];
    let made = json(desk.path(), &run);
    let forecasts = made["forecasts"].as_array().unwrap();
    let weeks: Vec<u64> = forecasts.iter().map(|of| of["weeks"].as_u64().unwrap()).collect();
    assert_eq!(weeks, [1, 4]);
    for of in forecasts {
        let sum: f64 = made["forecast_lines"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| line["weeks"] == of["weeks"])
            .map(|line| line["difference"].as_f64().unwrap())
            .sum();
        assert!((sum - of["difference"].as_f64().unwrap()).abs() < 0.005, "{of}");
    }
    // four weeks at about 300 less
    let missed = forecasts[1]["difference"].as_f64().unwrap();
    assert!((-1260.0..-1140.0).contains(&missed), "{missed}");
    let (code, text, _) = told(desk.path(), &run);
    assert_eq!(code, 0);
    assert!(text.contains("AGAINST THE FORECAST of Sun 3 May 2026, 4 weeks ago"), "{text}");
    let (code, _, error) = told(desk.path(), &["variance", "ledger.csv"]);
    assert_eq!(code, 2);
    assert!(error.contains("--budget <FILE>"), "{error}");
}

/// 10,000 from the savings account, ignored by a rule, raise the account, and stand in no line: the sum
/// of the lines was told as the balance of the day.
#[test]
fn transfers_of_the_account_are_not_part_of_what_is_said_of_a_forecast() {
    let desk = desk();
    let rule = "[[rule]]\nwhen = { category = \"^Transfer$\" }\nignore = true\n";
    fs::write(desk.path().join("cashcast.toml"), rule).unwrap();
    assert_eq!(forecast(desk.path(), "2026-05-03", 1000, &[]).0, 0);
    let text = ledger("2026-05-31", 1000) + "2026-05-20,10000.00,Transfer,Savings\n";
    fs::write(desk.path().join("ledger.csv"), text).unwrap();
    let run = ["variance", "ledger.csv", "--as-of", "2026-05-31", "--against", "kept"];
    let (code, out, error) = told(desk.path(), &run);
    assert_eq!((code, error.as_str()), (0, ""));
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = words.split("The forecast of 4 weeks ago expected ").nth(1).expect(&out);
    let (expected, rest) = said.split_once(" net in 2–31 May; it was ").expect(said);
    let actual = rest.split(':').next().unwrap();
    let row = out.lines().find(|line| line.starts_with("net cash flow")).expect(&out);
    let cells: Vec<&str> = row.split_whitespace().skip(3).take(2).collect();
    assert_eq!(cells, [expected, actual]);
}

/// A planned payment that is not made and is planned for a later day is late, not saved.
#[test]
fn what_is_only_late_is_told_apart() {
    let desk = desk();
    let plan = |on: &str| {
        let text = format!("[[planned]]\nname = \"VAT\"\namount = -900\non = \"{on}\"\n");
        fs::write(desk.path().join("cashcast.toml"), text).unwrap();
    };
    plan("2026-05-28");
    assert_eq!(forecast(desk.path(), "2026-05-24", 1000, &[]).0, 0);
    fs::write(desk.path().join("ledger.csv"), ledger("2026-05-31", 1000)).unwrap();
    let run = ["variance", "ledger.csv", "--as-of", "2026-05-31", "--against", "kept"];
    let vat = |on: &str| {
        plan(on);
        let made = json(desk.path(), &run);
        let lines = made["forecast_lines"].as_array().unwrap();
        let vat = lines.iter().find(|line| line["category"] == "VAT").unwrap();
        ["difference", "timing", "permanent"].map(|key| vat[key].to_string())
    };
    assert_eq!(vat("2026-06-10"), ["900.00", "900.00", "0.00"]);
    // beyond what the saved forecast saw
    assert_eq!(vat("2026-12-10"), ["900.00", "0.00", "900.00"]);
}

#[test]
fn only_what_is_new_is_an_alarm() {
    let desk = desk();
    let fail = ["--fail-on", "minimum-liquidity=6000@base@new"];
    // the first forecast has nothing to compare with: all is new
    let (code, _, error) = forecast(desk.path(), "2026-05-03", 100, &fail);
    assert_eq!(code, 4, "{error}");
    assert!(error.starts_with("alarm: minimum-liquidity@base: "), "{error}");
    assert_eq!(forecast(desk.path(), "2026-05-10", 100, &fail).0, 0);
    let again = ["--fail-on", "minimum-liquidity=6000@base"];
    assert_eq!(forecast(desk.path(), "2026-05-17", 100, &again).0, 4);
    let no_folder = ["forecast", "ledger.csv", "--opening", "5000", fail[0], fail[1]];
    let (code, _, error) = told(desk.path(), &no_folder);
    assert_eq!(code, 2);
    assert!(error.contains("compares with the last saved forecast"), "{error}");
}

#[test]
fn a_broken_file_among_saved_forecasts_stops_the_run() {
    let desk = desk();
    assert_eq!(forecast(desk.path(), "2026-05-03", 1000, &[]).0, 0);
    fs::write(desk.path().join("kept/notes.txt"), "no forecast").unwrap();
    fs::write(desk.path().join("kept/forecast-2026-05-10.json"), "{\"schema\":").unwrap();
    let run = ["variance", "ledger.csv", "--against", "kept"];
    let (code, out, error) = told(desk.path(), &run);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(error.starts_with("error: kept/forecast-2026-05-10.json:1:10: "), "{error}");
    let (code, _, error) = told(desk.path(), &["variance", "ledger.csv", "--against", "nowhere"]);
    assert_eq!(code, 1, "{error}");
}

/// Amounts and days of a saved file are what the run printed.
#[test]
fn what_is_saved_is_what_is_printed() {
    let desk = desk();
    assert_eq!(forecast(desk.path(), "2026-05-03", 1000, &[]).0, 0);
    let run = ["forecast", "ledger.csv", "--as-of", "2026-05-03", "--opening", "5000"];
    let printed = json(desk.path(), &run);
    let text = fs::read_to_string(desk.path().join("kept/forecast-2026-05-03.json")).unwrap();
    let kept: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(printed, kept);
    assert_eq!(day("2026-05-03") + Days::new(91), day("2026-08-02"));
    assert_eq!(kept["periods"].as_array().unwrap().last().unwrap()["end"], "2026-08-02");
}

#[test]
fn a_report_has_the_answer_first_and_what_changed_last() {
    let desk = desk();
    assert_eq!(forecast(desk.path(), "2026-05-24", 1000, &[]).0, 0);
    fs::write(desk.path().join("ledger.csv"), ledger("2026-05-26", 300)).unwrap();
    let budget = "category,period,amount,flow\nRent,2026-05,2000,disbursement\n\
                  Rent,2026-06,2200,disbursement\n";
    fs::write(desk.path().join("budget.csv"), budget).unwrap();
    let run = [
        "report",
        "ledger.csv",
        "-b",
        "budget.csv",
        "--opening",
        "5000",
        "--reserve",
        "4000",
        "--material",
        "100",
        "--save",
        "kept",
    ];
    let (code, text, error) = told(desk.path(), &run);
    assert_eq!(code, 0, "{error}");
    insta::assert_snapshot!(text.split("## CASH BY WEEK").next().unwrap(), @r#"
    # CASH REPORT

    Wed 27 May to Sun 30 Aug 2026, 13 weeks · as of Tue 26 May 2026 · no currency named, whole units

    ALARM, new: below-reserve@worst: 475.36 on 2026-08-01; reserve 4000.00; short 3524.64.

    ALARM, as in the last saved forecast: variance: 1 budget line is materially unfavourable to date: Rent 200.00.

    Base falls below the 4,000 reserve on Mon 1 Jun: lowest 1,154 on Sat 1 Aug, 2,846 below the reserve, for 83 days. Worst case: 475 that day, 3,525 below the reserve, for 91 days, the first on Mon 1 Jun. Chance of any day below it: 99 %. Below zero: 6 %.

    Other disbursements are 2,200 against 2,000 budgeted to date: 200 over (U, 10.0 %). Material: Rent 200 U. If every line keeps its pace, other disbursements of May and June end at 4,620, 420 over the 4,200 budgeted.

    Since the forecast of Sun 24 May 2026: base closing on 23 Aug 2026 9,406 lower, 2,072; worst low 3,330 lower, 475; 1 new alarm.
    "#);
    let parts =
        ["# CASH REPORT", "## CASH BY WEEK", "## BUDGET AND ACTUAL", "## WHAT CHANGED", "## NOTES"];
    let places: Vec<usize> = parts
        .iter()
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{text}");
    assert_eq!(files(desk.path()).len(), 2);
    // a commitment stands beside what it was
    let allocate = ["allocate", "ledger.csv", "-b", "spend.csv", "--opening", "90000"];
    let spend = |amount: u32| {
        let text = format!("stage,touchpoint,period,amount\nawareness,radio,2026-06,{amount}\n");
        fs::write(desk.path().join("spend.csv"), text).unwrap();
    };
    spend(100);
    let keep =
        ["forecast", "ledger.csv", "-b", "spend.csv", "--opening", "90000", "--save", "plans"];
    assert_eq!(told(desk.path(), &keep).0, 0);
    spend(150);
    let moved = json(desk.path(), &[&allocate[..], &["--against", "plans"]].concat());
    let radio = &moved["changes"][1];
    assert_eq!(radio["figure"], "commit awareness / radio");
    assert_eq!(
        ["was", "now", "change"].map(|key| radio[key].to_string()),
        ["100.00", "150.00", "50.00"]
    );
    // that run is the last one now, and nothing changed since
    let made = json(desk.path(), &run);
    assert_eq!(made["last_forecast"]["file"], "kept/forecast-2026-05-26.json");
    for change in made["changes"].as_array().unwrap() {
        assert_eq!(change["was"], change["now"], "{change}");
    }
    assert!(made["alarms"].as_array().unwrap().iter().all(|alarm| alarm["new"] == false));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read_to_string(root.join("docs/schema/report-1.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let complaints: Vec<String> =
        schema.iter_errors(&made).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}
