//! Files a run writes: what they may replace, and what is left where a run is refused.

#![expect(
    clippy::unwrap_used,
    reason = "a broken test folder should stop the test where it stands"
)]

use std::fmt::Write;
use std::path::Path;

use crate::command::cashcast;

/// Thirty days of takings; one row in thirty cannot be read where `broken`.
fn ledger(folder: &Path, broken: bool) {
    let mut text = "date,amount,category\n".to_owned();
    for day in 1..=30 {
        let amount = match day {
            9 if broken => "12x",
            _ if day % 2 == 0 => "120.00",
            _ => "-40.00",
        };
        writeln!(text, "2026-04-{day:02},{amount},sales").unwrap();
    }
    std::fs::write(folder.join("ledger.csv"), text).unwrap();
}

fn stderr(output: &std::process::Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn rejects_are_written_also_where_they_are_too_many_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    ledger(folder.path(), true);
    let arguments = "forecast ledger.csv --on-error skip --rejects bad.csv";
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let output = cashcast(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    let rejects = std::fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    assert!(rejects.contains("ledger.csv,10,2,"), "{rejects}");
}

#[test]
fn no_output_takes_the_place_of_an_input() {
    let folder = tempfile::tempdir().unwrap();
    ledger(folder.path(), false);
    let before = std::fs::read(folder.path().join("ledger.csv")).unwrap();
    for flags in ["-o ./ledger.csv", "--on-error skip --rejects ledger.csv"] {
        let arguments = format!("forecast ledger.csv {flags}");
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let output = cashcast(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{flags}: {}", stderr(&output));
        assert_eq!(std::fs::read(folder.path().join("ledger.csv")).unwrap(), before);
    }
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    ledger(folder.path(), false);
    let output = cashcast(folder.path(), &["forecast", "ledger.csv", "-o", "out/week.json"]);
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(message.contains("there is no folder out"), "{message}");
    assert!(!message.contains(".cashcast-"), "{message}");
}

#[test]
fn words_count_one_row_as_one() {
    let folder = tempfile::tempdir().unwrap();
    ledger(folder.path(), false);
    let output = cashcast(folder.path(), &["forecast", "ledger.csv", "--as-of", "2026-04-29"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = "1 row after the as-of date (2026-04-30, sum 120.00) counts as an actual item";
    assert!(text.contains(note), "{text}");
}

#[test]
fn a_horizon_into_another_year_says_so_at_both_ends() {
    let folder = tempfile::tempdir().unwrap();
    ledger(folder.path(), false);
    let arguments = ["forecast", "ledger.csv", "--horizon", "52 weeks"];
    let text = String::from_utf8(cashcast(folder.path(), &arguments).stdout).unwrap();
    assert!(text.contains("Fri 1 May 2026 to Sun 2 May 2027"), "{text}");
}

/// Terminal columns a line takes.
fn columns(line: &str) -> usize {
    line.chars().count()
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let shop = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/shop");
    let runs: [&[&str]; 4] = [
        &[],
        &["--cents"],
        &["--horizon", "520 weeks", "--tables", "commit"],
        &["--horizon", "400 days", "--every", "day", "--tables", "commit"],
    ];
    for width in ["40", "60", "80", "100", "160"] {
        for extra in runs {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_cashcast"))
                .args(["forecast", "ledger.csv", "-b", "budget.csv"])
                .args(extra)
                .current_dir(&shop)
                .env_clear()
                .env("COLUMNS", width)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let text = String::from_utf8(output.stdout).unwrap();
            let most: usize = width.parse().unwrap();
            for line in text.lines() {
                assert!(columns(line) <= most, "{width}, {extra:?}: {line}");
            }
        }
    }
}
