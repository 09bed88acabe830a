//! `cashcast variance`: budget against actual from the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot write its own files should stop")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::command::{cashcast, json};

const SHOP: [&str; 4] = ["variance", "examples/shop/ledger.csv", "-b", "examples/shop/budget.csv"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cents(value: &Value) -> i64 {
    let amount: cashcast::domain::Money = value.to_string().parse().expect("an amount");
    i64::try_from(amount.to_minor(2)).expect("a small amount")
}

fn records<'v>(outcome: &'v Value, table: &str) -> &'v Vec<Value> {
    outcome[table].as_array().expect("an array")
}

/// A folder with a ledger and a budget.
fn desk(ledger: &str, budget: &str) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("ledger.csv"), ledger).unwrap();
    fs::write(desk.path().join("budget.csv"), budget).unwrap();
    desk
}

fn run(desk: &Path, more: &[&str]) -> String {
    told(desk, &[&["variance", "ledger.csv", "-b", "budget.csv"], more].concat())
}

/// Exit code and both streams.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = cashcast(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!(
        "exit: {}\n{}{}",
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr)
    )
}

const LEDGER: &str = "date,amount,category\n\
2026-03-02,5000.00,Sales\n\
2026-04-03,9000.00,Sales\n\
2026-04-10,-700.00,Google Ads\n\
2026-04-12,-1500.00,Rent\n\
2026-05-04,8000.00,Sales\n\
2026-05-11,-1900.00,Google Ads\n\
2026-05-12,-1500.00,Rent\n\
2026-05-20,100.00,Google Ads\n\
2026-05-31,-20.00,Bank fees\n";

const BUDGET: &str = "stage,touchpoint,category,department,period,amount,flow\n\
awareness,google ads,,marketing,2026-04,1000.00,\n\
awareness,google ads,,marketing,2026-05,1000.00,\n\
awareness,google ads,,marketing,2026-06,1000.00,\n\
,,Sales,sales,2026-04,8000.00,receipt\n\
,,Sales,sales,2026-05,8500.00,receipt\n\
,,Sales,sales,2026-06,9000.00,receipt\n\
,,Rent,,2026-Q2,4500.00,disbursement\n";

#[test]
fn spend_receipts_and_costs_are_compared() {
    let desk = desk(LEDGER, BUDGET);
    insta::assert_snapshot!(run(desk.path(), &["--material", "200"]), @r#"
    exit: 0
    BUDGET AND ACTUAL   April and May 2026, 2 of 3 months   as of Sun 31 May 2026
    no currency named, whole units

    Stage spend is 2,500 against 2,000 budgeted to date: 500 over (U, 25.0 %). Receipts are 17,000
    against 16,500 budgeted to date: 500 over (F, 3.0 %). Other disbursements are 3,020 against 3,016
    budgeted to date: 4 over (U, 0.1 %). Material: Google Ads 500 U. If every line keeps its pace, April
    to June ends at 3,750, 750 over the 3,000 budgeted.

    BUDGET AND ACTUAL   (variance: parentheses are unfavourable)
                                    May                       April and May
                         budget  actual  variance   budget  actual  variance        %
    ──────────────────────────────────────────────────────────────────────────────────────────────
    awareness             1,000   1,800      (800)   2,000   2,500      (500)  25.0 %  U
      Google Ads          1,000   1,800      (800)   2,000   2,500      (500)  25.0 %  U  MATERIAL
    ──────────────────────────────────────────────────────────────────────────────────────────────
    all stages            1,000   1,800      (800)   2,000   2,500      (500)  25.0 %  U
    ──────────────────────────────────────────────────────────────────────────────────────────────
    receipts              8,500   8,000      (500)  16,500  17,000       500    3.0 %  F
      Sales               8,500   8,000      (500)  16,500  17,000       500    3.0 %  F
    ──────────────────────────────────────────────────────────────────────────────────────────────
    other disbursements   1,533   1,520        13    3,016   3,020        (4)   0.1 %  U
      Rent                1,533   1,500        33    3,016   3,000        16    0.5 %  F
      Bank fees                      20       (20)              20       (20)     n/a  U
    ──────────────────────────────────────────────────────────────────────────────────────────────
    net of these lines    5,967   4,680    (1,287)  11,484  11,480        (4)

    WHERE IT ENDS, April to June
                          budget to date  left   a month   lasts  pace ends, at ends, at variance
                        3 months                from now  months           plan     pace  at pace
    ──────────────────────────────────────────────────────────────────────────────────────────────
    awareness              3,000   2,500   500       500     0.4 125 %    3,500    3,750     (750)
      Google Ads           3,000   2,500   500       500     0.4 125 %    3,500    3,750     (750)
    ──────────────────────────────────────────────────────────────────────────────────────────────
    all stages             3,000   2,500   500       500     0.4 125 %    3,500    3,750     (750)
    ──────────────────────────────────────────────────────────────────────────────────────────────
    receipts              25,500  17,000                         103 %   26,000   26,273      773
      Sales               25,500  17,000                         103 %   26,000   26,273      773
    ──────────────────────────────────────────────────────────────────────────────────────────────
    other disbursements    4,500   3,020 1,480     1,480     1.0 100 %    4,504    4,495        5
      Rent                 4,500   3,000 1,500     1,500     1.0  99 %    4,484    4,475       25
      Bank fees                       20   (20)      (20)    0.0   n/a       20       20      (20)

    BY DEPARTMENT
                                         April and May                        April to June
                               budget  actual  variance        %     budget  ends at pace  variance
    ────────────────────────────────────────────────────────────────────────────────────────────────
      marketing                 2,000   2,500      (500)  25.0 %  U   3,000         3,750      (750)
      no department             3,016   3,020        (4)   0.1 %  U   4,500         4,495         5
    ────────────────────────────────────────────────────────────────────────────────────────────────
    all departments             5,016   5,520      (504)  10.0 %  U   7,500         8,245      (745)
    ────────────────────────────────────────────────────────────────────────────────────────────────
      sales, receipts          16,500  17,000       500    3.0 %  F  25,500        26,273       773
    ────────────────────────────────────────────────────────────────────────────────────────────────
    all departments, receipts  16,500  17,000       500    3.0 %  F  25,500        26,273       773

    NOTES
      · Variance = budget − actual; of receipts, actual − budget: positive is favourable (F),
        parentheses are unfavourable (U). Material: at least 200 and at least 10 % of budget; with no
        budget, at least 200.
      · Budget is phased by its own periods and as its rows are paid. "Ends, at plan": so far, then as
        budgeted. "Ends, at pace": every line goes on at its own rate; a line without budget stays at
        what it has come to. Totals add the lines.
      · Actual is cash paid and received by 31 May 2026. Ordered but unpaid: not known (no
        --open-items).
      · 100.00 refunded is taken off the actual of "Google Ads".
      · Not in the budget: Bank fees (20).
      · ledger.csv: 9 rows = 9 used + 0 ignored + 0 rejected; 2 Mar 2026 to 31 May 2026.
      · Settings: no configuration file. budget.csv: 7 rows, 1 Apr 2026 to 30 Jun 2026.
    "#);
}

#[test]
fn a_material_overrun_is_an_alarm() {
    let desk = desk(LEDGER, BUDGET);
    let more = ["--material", "200", "--fail-on", "variance", "-q"];
    insta::assert_snapshot!(run(desk.path(), &more), @r#"
    exit: 4
    Stage spend is 2,500 against 2,000 budgeted to date: 500 over (U, 25.0 %). Receipts are 17,000
    against 16,500 budgeted to date: 500 over (F, 3.0 %). Other disbursements are 3,020 against 3,016
    budgeted to date: 4 over (U, 0.1 %). Material: Google Ads 500 U. If every line keeps its pace, April
    to June ends at 3,750, 750 over the 3,000 budgeted.
    alarm: variance: 1 budget line is materially unfavourable to date: Google Ads 500.00
    "#);
    // 25 % over is not material from 31 % on
    let none = run(desk.path(), &[&more[..], &["--material-percent", "31"]].concat());
    assert!(none.starts_with("exit: 0"), "{none}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let desk = desk(LEDGER, &BUDGET.replace("2026-0", "2027-0").replace("2026-Q2", "2027-Q2"));
    insta::assert_snapshot!(run(desk.path(), &[]), @r#"
    exit: 3
    error: the budget begins on 2027-04-01, after the as-of date 2026-05-31: nothing is paid of it yet

    hint: give the budget of these days, or check --as-of and the ledgers
    "#);
    insta::assert_snapshot!(run(desk.path(), &["--fail-on", "shortfall"]), @r#"
    exit: 2
    error: --fail-on shortfall is judged by `cashcast forecast`, not here

    hint: ask that command, or leave the threshold out here
    "#);
    let no_budget = ["forecast", "ledger.csv", "--opening", "5000", "--fail-on", "variance"];
    insta::assert_snapshot!(told(desk.path(), &no_budget), @r#"
    exit: 2
    error: --fail-on variance compares what was paid with a budget, and none is given

    hint: add --budget FILE
    "#);
}

/// The ledger begins in the middle of the budget: April is not known, which is not nothing.
#[test]
fn months_before_the_ledger_are_not_compared() {
    let late: String = LEDGER
        .lines()
        .filter(|line| !line.contains("-03-") && !line.contains("-04-"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let desk = desk(&late, BUDGET);
    let made = json(desk.path(), &["variance", "ledger.csv", "-b", "budget.csv"]);
    assert_eq!(made["start"], "2026-05-01");
    let note =
        records(&made, "notes").iter().find(|note| note["code"] == "budget-days-not-compared");
    assert!(note.is_some());
}

#[test]
fn units_split_a_variance() {
    let desk = desk(LEDGER, BUDGET);
    let units = "stage,touchpoint,period,budget_units,actual_units,standard_price,\
                 standard_quantity,actual_quantity,actual_price\n\
                 awareness,Google Ads,2026-04,100,120,3,4,450,2.90\n";
    fs::write(desk.path().join("units.csv"), units).unwrap();
    let more = ["--units", "units.csv", "--tables", "units,standards"];
    insta::assert_snapshot!(run(desk.path(), &more), @r#"
    exit: 0
    BUDGET AND ACTUAL   April and May 2026, 2 of 3 months   as of Sun 31 May 2026
    no currency named, whole units

    Stage spend is 2,500 against 2,000 budgeted to date: 500 over (U, 25.0 %). Receipts are 17,000
    against 16,500 budgeted to date: 500 over (F, 3.0 %). Other disbursements are 3,020 against 3,016
    budgeted to date: 4 over (U, 0.1 %). No line's variance is material. If every line keeps its pace,
    April to June ends at 3,750, 750 over the 3,000 budgeted.

    VOLUME AND SPENDING, to date   (flexed: the budget for the units that came)
                    budget    flexed    actual   volume   spending   variance
    ──────────────────────────────────────────────────────────────────────────
      Google Ads  2,000.00  2,200.00  2,500.00  (200.00)   (300.00)   (500.00)

    PRICE AND USAGE, to date   (standard: at the standard price and quantity)
                  standard    flexed    actual  price  usage   volume   variance
    ─────────────────────────────────────────────────────────────────────────────
      Google Ads  1,200.00  1,440.00  1,305.00  45.00  90.00  (240.00)   (105.00)
    "#);
    fs::write(desk.path().join("units.csv"), "period,actual_units\n2026-04,x\n").unwrap();
    insta::assert_snapshot!(run(desk.path(), &more), @r#"
    exit: 3
    error: units.csv:1: the `budget_units` column is missing

    hint: a units file is CSV with the columns period, budget_units, actual_units and the name of a budget line (stage and touchpoint, or category)
    "#);
}

#[test]
fn json_is_what_the_schema_says() {
    let text = fs::read_to_string(root().join("docs/schema/variance-1.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    let desk = desk(LEDGER, BUDGET);
    let own = json(desk.path(), &["variance", "ledger.csv", "-b", "budget.csv"]);
    for outcome in [json(&root(), &SHOP), own] {
        let complaints: Vec<String> =
            schema.iter_errors(&outcome).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{complaints:?}");
        let mut broken = outcome;
        broken["variance"][0].as_object_mut().unwrap().remove("budget");
        assert!(!schema.is_valid(&broken));
    }
}

/// The lines of a window add to its totals, and those of departments and of what follows.
#[test]
fn records_add_up() {
    let outcome = json(&root(), &SHOP);
    for window in ["period", "to-date"] {
        let of = |table, key: &str| -> Vec<&Value> {
            records(&outcome, table)
                .iter()
                .filter(|row| row["window"] == window && (key.is_empty() || row["group"] == key))
                .collect()
        };
        let sum =
            |rows: &[&Value], key: &str| -> i64 { rows.iter().map(|row| cents(&row[key])).sum() };
        let lines = of("variance", "");
        let total = of("totals", "all stages");
        for key in ["budget", "actual", "variance"] {
            assert_eq!(sum(&lines, key), sum(&total, key), "{window} {key}");
        }
        assert_eq!(sum(&lines, "budget") - sum(&lines, "actual"), sum(&lines, "variance"));
    }
    let sum = |table: &str, key: &str| -> i64 {
        records(&outcome, table).iter().map(|row| cents(&row[key])).sum()
    };
    for key in ["budget", "phased", "actual"] {
        assert_eq!(sum("completion", key), sum("departments", key), "{key}");
    }
}

/// What is printed adds up as printed, at every width.
#[test]
fn stages_add_to_all_stages_as_printed() {
    let text = told(&root(), &[&SHOP[..], &["--tables", "variance"]].concat());
    let row = |name: &str| -> Vec<i64> {
        let line = text.lines().find(|line| line.starts_with(name)).expect("a row");
        let cells = line[name.len()..].split_whitespace().take(6);
        cells
            .map(|cell| {
                let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
                let size: i64 = digits.parse().expect("an amount");
                if cell.starts_with('(') { -size } else { size }
            })
            .collect()
    };
    let stages = ["awareness", "consideration", "purchase", "post-purchase"].map(row);
    let sums: Vec<i64> = (0..6).map(|at| stages.iter().map(|stage| stage[at]).sum()).collect();
    assert_eq!(sums, row("all stages"));
    for stage in stages {
        assert_eq!(stage[0] - stage[1], stage[2]);
        assert_eq!(stage[3] - stage[4], stage[5]);
    }
}
