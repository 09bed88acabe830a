//! The examples show what their READMEs tell.
#![expect(clippy::unwrap_used, reason = "a missing field should stop the test where it stands")]

use std::process::Command;

use serde_json::Value;

/// The forecast of an example, as JSON; the figures in it are text to be exact.
fn forecast(name: &str) -> Value {
    let printed = Command::new(env!("CARGO_BIN_EXE_cashcast"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("forecast")
        .arg(format!("examples/{name}/ledger.csv"))
        .args(["--budget", &format!("examples/{name}/budget.csv")])
        .args(["--format", "json"])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&printed.stderr).into_owned();
    assert!(printed.status.success(), "{complaint}");
    assert_eq!(complaint, "", "an example has nothing to complain about");
    serde_json::from_slice(&printed.stdout).unwrap()
}

/// The records of one scenario in one of the arrays.
fn records<'a>(outcome: &'a Value, array: &str, scenario: &str) -> Vec<&'a Value> {
    let all = outcome[array].as_array().unwrap().iter();
    all.filter(|record| record["scenario"] == scenario).collect()
}

/// Cents of a JSON amount with two decimals.
fn cents(amount: &Value) -> i64 {
    amount.to_string().replace('.', "").parse().unwrap()
}

fn weeks_below_reserve(outcome: &Value, scenario: &str) -> usize {
    let periods = records(outcome, "periods", scenario);
    let below = periods.iter().filter(|week| cents(&week["headroom"]) < 0);
    below.count()
}

fn total(outcome: &Value, field: &str) -> i64 {
    let stages = records(outcome, "stages", "worst");
    let planned = stages.iter().filter(|row| !row["planned"].is_null());
    planned.map(|row| cents(&row[field])).sum()
}

#[test]
fn the_shop_breaks_its_reserve_in_one_week_of_the_worst_case() {
    let outcome = forecast("shop");
    assert_eq!(outcome["as_of"], "2026-05-31");
    assert_eq!(cents(&outcome["opening_balance"]), 5_000_000);
    assert_eq!(records(&outcome, "periods", "worst").len(), 13);
    assert_eq!(weeks_below_reserve(&outcome, "base"), 0);
    assert_eq!(weeks_below_reserve(&outcome, "worst"), 1);
    assert_eq!(records(&outcome, "scenarios", "worst")[0]["low_date"], "2026-07-21");
}

#[test]
fn the_shop_cuts_its_plan_and_does_not_drop_it() {
    let outcome = forecast("shop");
    let (planned, allocated) = (total(&outcome, "planned"), total(&outcome, "allocated"));
    assert!(0 < allocated && allocated < planned, "{allocated} of {planned}");
    // Without the plan the reserve is safe, so that every floor is funded.
    for row in records(&outcome, "allocation", "worst") {
        assert!(cents(&row["allocated"]) >= cents(&row["floor"]), "{row}");
    }
    assert!(!outcome["release"].is_null());
}

#[test]
fn the_software_company_is_read_whole_and_starts_with_a_stub() {
    let outcome = forecast("saas");
    let source = &outcome["sources"][0];
    assert_eq!(source["rows"], 1_831);
    assert_eq!(source["rejected"], 0);
    assert_eq!(outcome["currency"], "EUR");
    let periods = records(&outcome, "periods", "base");
    assert_eq!(periods.len(), 14);
    assert_eq!(
        (&periods[0]["start"], &periods[0]["end"]),
        (&"2026-07-01".into(), &"2026-07-03".into())
    );
}

/// The agency's README reads its own output aloud: no figure of the prose is from another run.
#[test]
fn the_agency_is_read_aloud_as_it_is_printed() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency/README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (printed, prose) = text.split_once("## Read aloud").unwrap();
    let amounts: Vec<&str> = prose
        .split(|c: char| !c.is_ascii_digit() && c != ',')
        .map(|word| word.trim_matches(','))
        .filter(|word| word.len() >= 3)
        .collect();
    assert!(amounts.len() >= 8, "{amounts:?}");
    for amount in amounts {
        assert!(printed.contains(amount), "{amount} is not printed");
    }
}
