//! `cashcast backtest`: its figures are those of `forecast`, they can be recomputed from its own
//! weeks, and what cannot be judged is said loudly.

#![expect(clippy::unwrap_used, reason = "a broken test folder should stop the test at once")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command::{cashcast, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A year of a small shop, made by a rule.
fn year() -> PathBuf {
    root().join("tests/ok/backtest")
}

const EXAMPLES: [&str; 3] =
    ["examples/shop/ledger.csv", "examples/saas/ledger.csv", "tests/ok/backtest/ledger.csv"];

fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("docs/schema/backtest-1.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// A folder with these ledgers in it.
fn desk(ledgers: &[(&str, &str)]) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    for (name, text) in ledgers {
        std::fs::write(desk.path().join(name), text).unwrap();
    }
    desk
}

/// `amount` every Monday for so many weeks from 6 January 2025.
fn mondays(weeks: i64, amount: impl Fn(i64) -> &'static str) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 1, 6).unwrap();
    (0..weeks).fold("date,category,party,amount\n".to_owned(), |mut text, week| {
        let day = first + chrono::Duration::weeks(week);
        writeln!(text, "{day},fees,Client,{}", amount(week)).unwrap();
        text
    })
}

/// No amount of such a ledger has a sign.
const RECEIVED: [&str; 2] = ["--sign", "inflow-positive"];

fn stderr(output: &std::process::Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn json_is_what_the_schema_says() {
    let schema = schema();
    for ledger in EXAMPLES {
        let made = json(&root(), &["backtest", ledger]);
        let complaints: Vec<String> =
            schema.iter_errors(&made).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{ledger}: {complaints:?}");
        let mut broken = made;
        broken["summary"][0].as_object_mut().unwrap().remove("wape");
        assert!(!schema.is_valid(&broken));
    }
}

#[test]
fn forecast_tells_the_same_record() {
    for ledger in EXAMPLES {
        let record = json(&root(), &["backtest", ledger]);
        let accuracy = json(&root(), &["forecast", ledger])["accuracy"].clone();
        for key in [
            "verdict",
            "beats_mean_13",
            "weeks_between_origins",
            "mean_weekly_turnover",
            "summary",
            "horizons",
            "lines",
        ] {
            assert_eq!(record[key], accuracy[key], "{ledger}: {key}");
        }
        assert_eq!(accuracy["origins"], record["origins"].as_array().unwrap().len());
        assert_eq!(accuracy["wape_weekly_net"], record["summary"][0]["wape"]);
    }
}

#[test]
fn ratios_can_be_recomputed_from_the_weeks() {
    for ledger in EXAMPLES {
        let record = json(&root(), &["backtest", ledger]);
        let weeks = record["weeks"].as_array().unwrap();
        for summary in record["summary"].as_array().unwrap() {
            let series = summary["series"].as_str().unwrap();
            let forecast_key = format!("{series}_forecast");
            let (mut missed, mut over, mut size) = (0.0, 0.0, 0.0);
            for week in weeks {
                let actual = week[series].as_f64().unwrap();
                let forecast = week[&forecast_key].as_f64().unwrap();
                missed += (actual - forecast).abs();
                over += forecast - actual;
                size += actual.abs();
            }
            // to the rounding of a ratio and of a coin a week
            let near = |key: &str, value: f64| {
                let told = summary[key].as_f64().unwrap();
                assert!((told - value).abs() < 1e-4, "{ledger}: {series} {key}: {told} {value}");
            };
            near("wape", missed / size);
            near("bias", over / size);
            let percent = summary["accuracy_percent"].as_f64().unwrap();
            let wape = summary["wape"].as_f64().unwrap();
            assert!((percent - (100.0 - 100.0 * wape)).abs() < 1e-6, "{ledger}: {series}");
            assert_eq!(summary["weeks"], weeks.len());
        }
    }
}

#[test]
fn closing_errors_are_the_sums_of_the_weeks() {
    let record = json(&year(), &["backtest", "ledger.csv"]);
    let weeks = record["weeks"].as_array().unwrap();
    for origin in record["origins"].as_array().unwrap() {
        let own: Vec<&Value> =
            weeks.iter().filter(|week| week["origin"] == origin["origin"]).collect();
        assert_eq!(origin["weeks"], own.len());
        for ahead in [4_usize, 8, 13] {
            let told = origin[format!("error_{ahead}")].as_f64();
            let error = own.get(..ahead).map(|weeks| -> f64 {
                let error = |week: &&Value| {
                    week["net_forecast"].as_f64().unwrap() - week["net"].as_f64().unwrap()
                };
                weeks.iter().map(error).sum()
            });
            assert_eq!(told.is_some(), error.is_some());
            if let (Some(told), Some(error)) = (told, error) {
                assert!((told - error).abs() < 0.08, "{told} {error}");
                let width = origin[format!("half_width_{ahead}")].as_f64().unwrap();
                assert_eq!(origin[format!("inside_{ahead}")], told.abs() <= width);
            }
        }
    }
}

#[test]
fn equal_payments_are_forecast_without_error() {
    let desk = desk(&[("ledger.csv", &mondays(30, |_| "100.00"))]);
    let record = json(desk.path(), &[&["backtest", "ledger.csv"][..], &RECEIVED].concat());
    let net = &record["summary"][0];
    assert_eq!(net["wape"], 0.0);
    assert_eq!(net["accuracy_percent"], 100.0);
    assert_eq!(net["bias"], 0.0);
    assert_eq!(net["mean_size"], 100.0);
    // nothing ever changed from week to week, so there is nothing to scale by
    assert!(net["mase"].is_null(), "{net}");
    // no disbursement at all: shares of nothing
    let none = &record["summary"][2];
    for key in ["wape", "accuracy_percent", "mase", "bias", "wape_mean_13", "wape_balance_stays"] {
        assert!(none[key].is_null(), "{key}: {none}");
    }
    assert!(record["lines"][0]["error_share"].is_null(), "no error has no shares");
    // a mean of equal weeks is as right: base is a run rate
    assert_eq!(record["verdict"], "no-better-than-mean-13");
    for horizon in record["horizons"].as_array().unwrap() {
        assert_eq!(horizon["mean_error"], 0.0);
        let weeks = horizon["weeks"].as_f64().unwrap();
        assert_eq!(horizon["mean_error_balance_stays"], 100.0 * weeks);
        assert_eq!(horizon["inside"], horizon["forecasts"]);
    }
}

#[test]
fn alternating_payments_have_the_errors_of_a_mean_that_can_be_counted() {
    let amount = |week: i64| if week % 2 == 0 { "100.00" } else { "300.00" };
    let desk = desk(&[("ledger.csv", &mondays(40, amount))]);
    let record = json(desk.path(), &[&["backtest", "ledger.csv"][..], &RECEIVED].concat());
    let value = |week: usize| if week.is_multiple_of(2) { 100.0 } else { 300.0 };
    // the last row is a Monday and the as-of date: block k ends on it, so it holds row k
    let (mut missed, mut size) = (0.0, 0.0);
    let origins = record["origins"].as_array().unwrap();
    let step = usize::try_from(record["weeks_between_origins"].as_u64().unwrap()).unwrap();
    for index in 0..origins.len() {
        let known = 39 - step * (index + 1);
        let before: Vec<f64> = (0..=known).rev().take(13).map(value).collect();
        // the first block is partial (its one day is row 0) and no week of history
        let before = &before[..before.len().min(known)];
        let mean = before.iter().sum::<f64>() / f64::from(u32::try_from(before.len()).unwrap());
        for week in (known + 1..40).take(13) {
            missed += (value(week) - mean).abs();
            size += value(week);
        }
    }
    let net = &record["summary"][0];
    let told = net["wape_mean_13"].as_f64().unwrap();
    assert!((told - missed / size).abs() < 1e-4, "{told} {}", missed / size);
    // every change is 200, so MASE is the mean error over 200
    let mase = net["mase"].as_f64().unwrap();
    let mean_error = net["mean_error"].as_f64().unwrap();
    assert!((mase - mean_error / 200.0).abs() < 1e-4, "{net}");
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let text = std::fs::read_to_string(year().join("ledger.csv")).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let mut lines: Vec<&str> = rows.lines().collect();
    let run = |lines: &[&str]| {
        let desk = desk(&[("ledger.csv", &format!("{head}\n{}\n", lines.join("\n")))]);
        let mut made = json(desk.path(), &["backtest", "ledger.csv"]);
        made["notes"].take();
        made
    };
    let in_order = run(&lines);
    lines.reverse();
    assert_eq!(run(&lines), in_order);
    let odd: Vec<&str> = lines.iter().skip(1).step_by(2).copied().collect();
    let even: Vec<&str> = lines.iter().step_by(2).copied().collect();
    assert_eq!(run(&[odd, even].concat()), in_order);
}

#[test]
fn rows_after_the_as_of_date_change_nothing() {
    let text = std::fs::read_to_string(year().join("ledger.csv")).unwrap();
    let known: Vec<&str> =
        text.lines().filter(|line| line.starts_with("date") || *line < "2026-03-02").collect();
    let desk = desk(&[("all.csv", &text), ("known.csv", &known.join("\n"))]);
    let run = |ledger: &str| json(desk.path(), &["backtest", ledger, "--as-of", "2026-03-01"]);
    let (all, known) = (run("all.csv"), run("known.csv"));
    for key in ["as_of", "verdict", "summary", "horizons", "lines", "origins", "weeks"] {
        assert_eq!(all[key], known[key], "{key}");
    }
    let left_out = |note: &Value| {
        note["code"] == "rows-after-as-of"
            && note["message"].as_str().unwrap().ends_with("are left out.")
    };
    assert!(all["notes"].as_array().unwrap().iter().any(left_out));
}

#[test]
fn nothing_is_judged_without_history_enough() {
    let desk = desk(&[
        ("eight.csv", &mondays(8, |_| "100.00")),
        ("eleven.csv", &mondays(11, |_| "100.00")),
    ]);
    let run = |arguments: &[&str]| cashcast(desk.path(), &[arguments, &RECEIVED].concat());
    let short = run(&["backtest", "eight.csv"]);
    assert_eq!((short.status.code(), short.stdout.len()), (Some(3), 0));
    assert!(stderr(&short).contains("at least 9 are needed"), "{}", stderr(&short));
    let few = json(desk.path(), &[&["backtest", "eleven.csv"][..], &RECEIVED].concat());
    assert_eq!(few["verdict"], "too-few-origins");
    let text = run(&["backtest", "eleven.csv", "-q"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.starts_with("Too few origins to judge"), "{text}");
    // what is not known is not enough, in either command
    for command in ["backtest", "forecast"] {
        let asked = run(&[command, "eleven.csv", "--fail-on", "accuracy=1"]);
        assert_eq!(asked.status.code(), Some(4), "{command}: {}", stderr(&asked));
        assert!(!asked.stdout.is_empty());
        assert!(stderr(&asked).starts_with("alarm: accuracy: unknown: "), "{}", stderr(&asked));
    }
}

#[test]
fn accuracy_below_the_threshold_is_an_alarm_in_both_commands() {
    let told = json(&year(), &["backtest", "ledger.csv"])["summary"][0]["accuracy_percent"].clone();
    let told = told.as_f64().unwrap();
    for command in ["backtest", "forecast"] {
        let run = |least: f64| {
            let threshold = format!("accuracy={least:.2}");
            cashcast(&year(), &[command, "ledger.csv", "--fail-on", &threshold])
        };
        let kept = run(told);
        assert_eq!(kept.status.code(), Some(0), "{command}: {}", stderr(&kept));
        let breached = run(told + 0.01);
        assert_eq!(breached.status.code(), Some(4), "{command}");
        assert_eq!(breached.stdout, kept.stdout, "{command}: the output is complete");
        assert!(stderr(&breached).starts_with("alarm: accuracy: "), "{}", stderr(&breached));
    }
}

#[test]
fn thresholds_on_cash_are_refused_or_left_to_forecast() {
    let asked = cashcast(&year(), &["backtest", "ledger.csv", "--fail-on", "shortfall"]);
    assert_eq!((asked.status.code(), asked.stdout.len()), (Some(2), 0));
    assert!(stderr(&asked).contains("is judged by `cashcast forecast`"), "{}", stderr(&asked));
    let ledger = std::fs::read_to_string(year().join("ledger.csv")).unwrap();
    let desk = desk(&[
        ("ledger.csv", &ledger),
        ("cashcast.toml", "fail-on = [\"shortfall\", \"accuracy=1\"]\n"),
    ]);
    let made = json(desk.path(), &["backtest", "ledger.csv"]);
    let noted = |note: &Value| note["code"] == "threshold-not-judged";
    assert!(made["notes"].as_array().unwrap().iter().any(noted), "{}", made["notes"]);
}

#[test]
fn text_fits_every_width_and_adds_up() {
    for ledger in EXAMPLES {
        for width in ["40", "60", "80", "100", "160"] {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_cashcast"))
                .args(["backtest", ledger])
                .current_dir(root())
                .env_clear()
                .env("COLUMNS", width)
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let most: usize = width.parse().unwrap();
            for line in text.lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(columns <= most, "{width}: {line}");
            }
        }
        assert_lines_add_up(ledger);
    }
}

/// Printed errors and shares of the lines are those of the row under them.
fn assert_lines_add_up(ledger: &str) {
    let output = cashcast(&root(), &["backtest", ledger, "--tables", "lines"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    let first = rows.iter().position(|row| row.starts_with('─')).unwrap() + 1;
    let last = rows.iter().rposition(|row| row.starts_with('─')).unwrap();
    let figures = |row: &str| -> (i64, f64) {
        let words: Vec<&str> = row.split_whitespace().collect();
        let percent = words.iter().position(|word| *word == "%").unwrap();
        let error = words[percent - 2].replace(',', "").parse().unwrap();
        (error, words[percent - 1].parse().unwrap())
    };
    let (error, share) = rows[first..last]
        .iter()
        .map(|row| figures(row))
        .fold((0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    let total = figures(rows[last + 1]);
    assert_eq!(error, total.0, "{text}");
    assert!((share - 100.0).abs() < 1e-6, "{text}");
    assert!((total.1 - 100.0).abs() < 1e-6, "{text}");
}

#[test]
fn every_table_is_csv_with_a_header() {
    let run = |table: &str| {
        cashcast(
            Path::new(&year()),
            &["backtest", "ledger.csv", "--format", "csv", "--table", table],
        )
    };
    for (table, first) in [
        ("summary", "series,weeks,"),
        ("horizons", "weeks,forecasts,"),
        ("lines", "flow,stage,"),
        ("origins", "origin,weeks,"),
        ("weeks", "origin,week,end,net,"),
        ("sources", "file,rows,"),
        ("notes", "code,message,"),
    ] {
        let text = String::from_utf8(run(table).stdout).unwrap();
        assert!(text.starts_with(first), "{table}: {text}");
        assert!(text.lines().count() > 1, "{table}");
    }
    assert_eq!(run("periods").status.code(), Some(2));
    let part = cashcast(&year(), &["backtest", "ledger.csv", "--tables", "cash"]);
    assert_eq!(part.status.code(), Some(2));
    assert!(stderr(&part).contains("weekly, horizons, lines, origins, notes"));
}
