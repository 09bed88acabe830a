//! `cashcast allocate`: one command from the budget to what the cash can carry of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::command::{cashcast, cashcast_in, json};

const SHOP: [&str; 4] = ["allocate", "examples/shop/ledger.csv", "-b", "examples/shop/budget.csv"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shop(more: &[&str]) -> Value {
    json(&root(), &[&SHOP, more].concat())
}

fn cents(value: &Value) -> i64 {
    let text = value.to_string();
    let amount: cashcast::domain::Money = text.parse().expect("an amount");
    i64::try_from(amount.to_minor(2)).expect("a small amount")
}

fn records<'v>(outcome: &'v Value, table: &str) -> &'v Vec<Value> {
    outcome[table].as_array().expect("an array")
}

fn worst<'v>(outcome: &'v Value, table: &str) -> Vec<&'v Value> {
    records(outcome, table).iter().filter(|row| row["scenario"] == "worst").collect()
}

#[test]
fn json_is_what_the_schema_says() {
    let text = std::fs::read_to_string(root().join("docs/schema/allocate-1.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    let saas = ["allocate", "examples/saas/ledger.csv", "-b", "examples/saas/budget.csv"];
    for outcome in [
        shop(&[]),
        shop(&["--policy", "marginal"]),
        shop(&FIT),
        shop(&RETURN),
        json(&root(), &saas),
    ] {
        let complaints: Vec<String> =
            schema.iter_errors(&outcome).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{complaints:?}");
        let mut broken = outcome;
        broken["stages"][0].as_object_mut().unwrap().remove("cut");
        assert!(!schema.is_valid(&broken));
    }
}

/// Stages, departments and paths tell one commitment, whatever the policy.
#[test]
fn stages_departments_and_paths_add_up() {
    for policy in ["proportional", "waterfall", "marginal"] {
        let outcome = shop(&["--policy", policy]);
        assert_eq!(outcome["policy"], policy);
        let sum = |rows: &[&Value], key: &str| -> i64 {
            rows.iter().filter(|row| !row[key].is_null()).map(|row| cents(&row[key])).sum()
        };
        let stages = worst(&outcome, "stages");
        let departments: Vec<&Value> = records(&outcome, "departments").iter().collect();
        for (of_stages, of_departments) in
            [("recent", "recent"), ("planned", "planned"), ("allocated", "commit"), ("cut", "cut")]
        {
            let both = (sum(&stages, of_stages), sum(&departments, of_departments));
            assert_eq!(both.0, both.1, "{policy} {of_stages}");
        }
        let cut = sum(&stages, "cut");
        assert!(cut > 0, "{policy}");
        for path in records(&outcome, "paths") {
            let freed = cents(&path["closing_committed"]) - cents(&path["closing_planned"]);
            assert_eq!(freed, cut, "{policy} {path}");
            assert!(cents(&path["low_committed"]) >= cents(&path["low_planned"]), "{path}");
        }
        assert!(outcome["safe"]["with_commitment"].as_f64().unwrap() >= 0.9);
        assert!(!outcome["safe"]["binding_day"].is_null());
    }
}

#[test]
fn a_waterfall_cuts_low_priorities_first_and_a_marginal_policy_keeps_near_recent_spend() {
    let of = |outcome: &Value, touchpoint: &str, key: &str| -> i64 {
        let stages = worst(outcome, "stages");
        let row = stages.iter().find(|row| row["touchpoint"] == touchpoint).expect("the line");
        cents(&row[key])
    };
    let (proportional, waterfall) = (shop(&[]), shop(&["--policy", "waterfall"]));
    // Support is of priority 1, loyalty of 3.
    assert!(of(&waterfall, "support", "allocated") >= of(&proportional, "support", "allocated"));
    assert!(of(&waterfall, "loyalty", "allocated") <= of(&proportional, "loyalty", "allocated"));
    let marginal = shop(&["--policy", "marginal"]);
    let videos = |key| of(&marginal, "product videos", key);
    assert!(videos("allocated") * 100 <= videos("recent") * 130 + 100);
    assert!(videos("planned") * 100 > videos("recent") * 130);
}

#[test]
fn tables_are_named_and_the_binding_week_is_marked() {
    let run = |more: &[&str]| {
        let output = cashcast(&root(), &[&SHOP, more].concat());
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let text = run(&[]);
    for title in ["WHAT THE CASH CAN CARRY", "COMMIT NOW", "BY DEPARTMENT", "THE PATH AFTER IT"] {
        assert!(text.contains(title), "{title}");
    }
    let binds = text.lines().find(|line| line.starts_with("binds")).expect("a row of marks");
    assert_eq!(binds.matches('◄').count(), 1);
    let departments = run(&["--format", "csv", "--table", "departments"]);
    assert!(departments.starts_with("department,recent,planned,commit,"), "{departments}");
    assert!(run(&["--tables", "paths"]).contains("with the commitment"));
}

/// Where every floor is the whole plan, not all floors can be paid.
#[test]
fn floors_that_cannot_be_paid_end_the_run_only_where_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(root().join("examples/shop/budget.csv")).unwrap();
    let mut lines = text.lines();
    let heading = lines.next().unwrap();
    let floored = lines.map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{},{},{},{}\n", cells[..5].join(","), cells[4], cells[6], cells[7])
    });
    let budget = format!("{heading}\n{}", floored.collect::<String>());
    std::fs::write(folder.path().join("budget.csv"), budget).unwrap();
    let path = folder.path().join("budget.csv");
    let arguments = ["allocate", "examples/shop/ledger.csv", "-b", path.to_str().unwrap()];
    let outcome = json(&root(), &arguments);
    let short = cents(&outcome["unfunded_floors"]);
    assert!(short > 0, "{}", outcome["unfunded_floors"]);
    let notes = records(&outcome, "notes");
    let note = notes.iter().find(|note| note["code"] == "floors-unfunded").expect("a note");
    let told = note["message"].as_str().unwrap();
    assert!(told.contains("of floors cannot be paid: ") && told.contains("paid in full"), "{told}");
    let missing: i64 = worst(&outcome, "allocation")
        .iter()
        .map(|row| (cents(&row["floor"]) - cents(&row["allocated"])).max(0))
        .sum();
    assert_eq!(missing, short);
    assert_eq!(cashcast(&root(), &arguments).status.code(), Some(0));
    let asked = [&arguments[..], &["--fail-on", "below-reserve", "-q"]].concat();
    assert_eq!(cashcast(&root(), &asked).status.code(), Some(4));
}

#[test]
fn every_line_names_what_binds_it_and_a_lump_sum_is_told_on_request() {
    let outcome = shop(&[]);
    for row in worst(&outcome, "stages") {
        let planned = !row["planned"].is_null();
        assert_eq!(!row["binding"].is_null(), planned, "{row}");
        let reserve = row["binding"] == "reserve";
        assert_eq!(!row["binding_period"].is_null(), reserve, "{row}");
        assert_eq!(reserve, row["reason"].as_str().is_some_and(|why| why.starts_with("held")));
    }
    let stages = records(&outcome, "stages").iter();
    let others = stages.filter(|row| row["scenario"] != "worst");
    assert!(others.into_iter().all(|row| row["binding"].is_null()));
    let lump = &outcome["lump_sum"];
    assert!(cents(&lump["in_place_of_plan"]) > cents(&lump["beside_commitment"]));
    let text = |more: &[&str]| {
        let output = cashcast(&root(), &[&SHOP, more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(text(&["-q", "--lump"]).contains("In one sum today, as safe: "));
    assert!(!text(&["-q"]).contains("In one sum"));
    let forecast = ["forecast", "examples/shop/ledger.csv", "--lump"];
    assert_eq!(cashcast(&root(), &forecast).status.code(), Some(2));
}

/// The same total, in weeks that keep the same share of their plan before the one that binds.
#[test]
fn an_even_pace_and_lines_that_may_wait_are_taken_from_flag_and_budget() {
    let by_week = |outcome: &Value| -> Vec<(i64, i64)> {
        let mut weeks: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for row in worst(outcome, "allocation") {
            let week = weeks.entry(row["period"].to_string()).or_default();
            week.0 += cents(&row["allocated"]);
            week.1 += cents(&row["planned"]);
        }
        weeks.into_values().collect()
    };
    let (full, even) = (shop(&[]), shop(&["--pace", "even"]));
    let total = |outcome: &Value| -> i64 { by_week(outcome).iter().map(|week| week.0).sum() };
    assert!((total(&full) - total(&even)).abs() <= 10, "{} {}", total(&full), total(&even));
    let shares: Vec<i64> = by_week(&even).iter().map(|week| week.0 * 1_000 / week.1).collect();
    // The low is on Tuesday of the eighth week.
    assert!(shares[..7].iter().all(|share| (share - shares[0]).abs() <= 2), "{shares:?}");
    assert!(shares[0] < 1_000 && shares[8..].iter().all(|share| *share == 1_000), "{shares:?}");
    assert_eq!(by_week(&full)[0].0, by_week(&full)[0].1);

    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(root().join("examples/shop/budget.csv")).unwrap();
    let marked = text.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},deferrable\n"),
        _ if line.contains("search ads") => format!("{line},yes\n"),
        _ => format!("{line},\n"),
    });
    std::fs::write(folder.path().join("budget.csv"), marked.collect::<String>()).unwrap();
    let path = folder.path().join("budget.csv");
    let arguments = ["allocate", "examples/shop/ledger.csv", "-b", path.to_str().unwrap()];
    let moved = json(&root(), &arguments);
    let cut = |outcome: &Value, name: &str| -> i64 {
        let stages = worst(outcome, "stages");
        let row = stages.iter().find(|row| row["touchpoint"] == name).expect("the line");
        cents(&row["cut"])
    };
    assert!(cut(&full, "search ads") > 0 && cut(&moved, "search ads") < cut(&full, "search ads"));
    assert!(cut(&moved, "social ads") > 0);
    let notes = records(&moved, "notes");
    let held = notes.iter().find(|note| note["code"] == "held-not-moved");
    let told = held.and_then(|note| note["message"].as_str()).unwrap_or_default();
    assert!(told.contains("for 1 of 7 lines"), "{told}");
}

/// Reasons are whole before less useful columns stand.
#[test]
fn reasons_are_not_cut_at_80_columns() {
    let arguments = [&SHOP, &["--tables", "stages"][..]].concat();
    let output = cashcast_in(&root(), &arguments, "80");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    assert!(text.contains("held 29 Jun–19 Jul") && !text.contains('…'), "{text}");
    assert!(!text.contains("share") && text.contains("commit") && text.contains("cut"), "{text}");
}

/// A budget of another year is no plan of nothing.
#[test]
fn a_budget_for_other_days_is_told() {
    let early = [&SHOP, &["--as-of", "2025-05-31", "--opening", "9000", "-q"][..]].concat();
    let output = cashcast(&root(), &early);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("the budget covers 1 Apr 2026 to 30 Sep 2026"), "{text}");
}

#[test]
fn what_it_needs_is_asked_for() {
    let refused = |arguments: &[&str], code: i32, wanted: &str| {
        let output = cashcast(&root(), arguments);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{text}");
        assert!(text.contains(wanted), "{text}");
        assert!(output.stdout.is_empty());
    };
    refused(&["allocate", "examples/shop/ledger.csv"], 2, "--budget <FILE>");
    refused(&[&SHOP, &["--policy", "fair"][..]].concat(), 2, "proportional");
    refused(&[&SHOP, &["--explain", "x"][..]].concat(), 2, "--explain");
    refused(&["backtest", "examples/shop/ledger.csv", "--explain", "x"], 2, "--explain");
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<String> = (1..29).map(|day| format!("2026-05-{day:02},-10.00,ads\n")).collect();
    let ledger = format!("date,amount,category\n{}", rows.concat());
    std::fs::write(folder.path().join("l.csv"), ledger).unwrap();
    let budget = "stage,touchpoint,period,amount\nawareness,ads,2026-06,100\n";
    std::fs::write(folder.path().join("b.csv"), budget).unwrap();
    let output = cashcast(folder.path(), &["allocate", "l.csv", "-b", "b.csv"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(text.contains("opening balance is unknown") && text.contains("--opening"), "{text}");
}

/// A folder with the shop's settings and what is added to them.
fn settings(added: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let own = std::fs::read_to_string(root().join("examples/shop/cashcast.toml"))
        .expect("the shop's settings");
    let (top, tables) = added.split_once("[[").map_or((added, ""), |(top, rest)| (top, rest));
    let tables = if tables.is_empty() { String::new() } else { format!("\n[[{tables}") };
    let file = folder.path().join("cashcast.toml");
    std::fs::write(&file, format!("{top}\n{own}{tables}")).expect("a file");
    let file = file.display().to_string();
    (folder, file)
}

const SEARCH_CURVE: &str = "policy = \"marginal\"\nresponse = \"contribution\"\nmin-return = 1\n\
                            [[curve]]\nstage = \"awareness\"\ntouchpoint = \"Search_Ads\"\n\
                            kind = \"log\"\nk = 900\ns = 300\n";

#[test]
fn an_own_curve_leaves_money_unspent_where_it_brings_too_little() {
    let (_folder, file) = settings(SEARCH_CURVE);
    let outcome = shop(&["--config", &file]);
    let base = records(&outcome, "stages")
        .iter()
        .find(|row| row["scenario"] == "base" && row["touchpoint"] == "search ads");
    // 900 / 1 − 300 = 600 a week is the most, and its floors are below it.
    let allocated = cents(&base.unwrap()["allocated"]);
    assert!((700_000..780_000).contains(&allocated), "{allocated}");
    let notes: Vec<&str> =
        records(&outcome, "notes").iter().filter_map(|note| note["message"].as_str()).collect();
    assert!(notes.iter().any(|note| note.contains("1 line by own curves")), "{notes:?}");
    let refused =
        cashcast(&root(), &[&SHOP, &["--policy", "marginal", "--min-return", "1"][..]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("without a curve to judge by"));
}

const RETURN: [&str; 2] = ["--spend-return", "20% after 4 weeks"];

const FIT: [&str; 4] = ["--fit", "examples/shop/responses.csv", "--response", "contribution"];

#[test]
fn fitted_curves_stay_near_recent_spend_and_say_their_error() {
    let outcome = shop(&[&FIT[..], &["--policy", "marginal"]].concat());
    let notes: Vec<&str> =
        records(&outcome, "notes").iter().filter_map(|note| note["message"].as_str()).collect();
    let told = |start: &str| notes.iter().find(|note| note.starts_with(start)).expect(start);
    assert!(told("search ads: elasticity 0.5").contains("standard error"), "{notes:?}");
    assert!(told("product videos: no curve").contains("18 weeks with spend and response, 26 are"));
    assert!(told("website: no curve").contains("weekly spend varies by 0.03 of its mean"));
    told("Shared by the return of the last coin: 4 lines by fitted curves");
    for row in worst(&outcome, "stages").iter().filter(|row| !row["planned"].is_null()) {
        let (recent, allocated) = (cents(&row["recent"]), cents(&row["allocated"]));
        assert!(allocated * 100 <= recent * 130 + 100, "{row}");
    }
}

#[test]
fn spend_that_comes_back_is_in_what_can_be_committed_and_is_told() {
    let (with, without) = (shop(&RETURN), shop(&[]));
    assert_eq!(with["spend_return"], serde_json::json!({"percent": 20, "days": 28}));
    assert!(without["spend_return"].is_null());
    // The plan is above recent spend, so that it brings back more than the receipts have.
    assert!(with["safe"]["with_plan"].as_f64() > without["safe"]["with_plan"].as_f64());
    let codes: Vec<&Value> = records(&with, "notes").iter().map(|note| &note["code"]).collect();
    assert!(codes.iter().any(|code| *code == "spend-return"), "{codes:?}");
    let refused =
        cashcast(&root(), &[&SHOP, &["--spend-return", "100% after 4 weeks"][..]].concat());
    assert_eq!(refused.status.code(), Some(2));
}

/// Nothing says that spend brought a response about.
#[test]
fn no_output_calls_a_result_causal() {
    for more in [&["--policy", "marginal"][..], &[][..]] {
        for format in ["table", "json", "markdown"] {
            let all = [&SHOP, &FIT[..], more, &["--format", format]].concat();
            let output = cashcast(&root(), &all);
            assert!(output.status.success());
            let text = String::from_utf8(output.stdout).unwrap().to_lowercase();
            for word in ["causes", "caused", "causal", "because of spend"] {
                assert!(!text.contains(word), "{word}");
            }
        }
    }
}

#[test]
fn responses_that_tell_of_nothing_are_refused_where_returns_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("r.csv");
    let few = "date,touchpoint,spend,response\n2026-05-24,website,5,9\n2026-05-31,website,7,9\n";
    std::fs::write(&file, few).unwrap();
    let file = file.display().to_string();
    let marginal = [&SHOP, &["--fit", &file, "--policy", "marginal"][..]].concat();
    let output = cashcast(&root(), &marginal);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{text}");
    let wanted =
        "error: no curve could be fitted: website: 2 weeks with spend and response, 26 are needed";
    assert!(text.starts_with(wanted) && text.contains("hint: leave `fit` out"), "{text}");
    assert!(cashcast(&root(), &[&SHOP, &["--fit", &file][..]].concat()).status.success());
}

/// What is known of each touchpoint, and `null` for what is not.
#[test]
fn the_scorecard_tells_what_is_known_and_guesses_nothing() {
    let outcome = shop(&FIT);
    let score = |touchpoint: &str| {
        let scores = records(&outcome, "scorecard").iter();
        scores.into_iter().find(|score| score["touchpoint"] == touchpoint).expect("a touchpoint")
    };
    let search = score("search ads");
    assert_eq!((&search["curve"], &search["questionable"]), (&"fitted".into(), &"no".into()));
    let (spend, orders) = (cents(&search["response_spend"]), search["orders"].as_i64().unwrap());
    assert!((cents(&search["cost_per_order"]) * orders - spend).abs() <= orders);
    let ends = ["marginal_low", "marginal_return", "marginal_high"].map(|key| search[key].as_f64());
    assert!(ends[0] < ends[1] && ends[1] < ends[2] && ends[0].is_some(), "{ends:?}");
    assert_eq!(score("social ads")["questionable"], "yes");
    let support = score("support");
    assert!(support["orders"].is_null() && support["marginal_return"].is_null());
    assert!(support["not_fitted"].as_str().unwrap().starts_with("weekly spend varies"));
    let gifts = score("Influencer gifts");
    assert!(gifts["response"].is_null() && gifts["floor"].is_null() && gifts["commit"].is_null());
    let weakest: Vec<bool> =
        records(&outcome, "funnel").iter().filter_map(|step| step["weakest"].as_bool()).collect();
    assert_eq!(weakest, [true, false, false]);
    // Nothing is judged as money that is not said to be money.
    let unsaid = shop(&FIT[..2]);
    assert!(records(&unsaid, "scorecard").iter().all(|score| score["questionable"].is_null()));
    let text = |more: &[&str]| {
        let output = cashcast(&root(), &[&SHOP, more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(text(&FIT).contains("TOUCHPOINT SCORECARD, 13 weeks to 31 May 2026"));
    assert!(!text(&[]).contains("TOUCHPOINT SCORECARD"), "nothing beyond spend is known");
    assert!(text(&["--tables", "scorecard"]).contains("no response data"));
    assert!(text(&["--format", "csv", "--table", "funnel"]).starts_with("from,to,"));
}
