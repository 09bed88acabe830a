//! What holds in every forecast (DESIGN §7), checked on the JSON a program would read.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::command::json;

/// One random row of an operating ledger: day offset, line, cents.
type RandomRow = (i64, usize, i64);

const LINES: [(&str, &str, i64); 6] = [
    ("card payouts", "Stripe", 1),
    ("wholesale", "Corner Gifts", 1),
    ("stock", "Linen Mill", -1),
    ("payroll", "Staff", -1),
    ("search ads", "Google Ads", -1),
    ("support", "Helpdesk", -1),
];

fn rows() -> impl Strategy<Value = Vec<RandomRow>> {
    proptest::collection::vec((0i64..200, 0usize..LINES.len(), 100i64..90_000), 60..160)
}

fn text(rows: &[RandomRow]) -> String {
    let start = chrono::NaiveDate::from_ymd_opt(2025, 11, 3).expect("a date");
    let mut text = String::from("date,amount,category,counterparty\n");
    for (day, line, cents) in rows {
        let (category, party, sign) = LINES[*line];
        let date = start + chrono::Duration::days(*day);
        let amount = Decimal::new(cents * sign, 2);
        let _ = writeln!(text, "{date},{amount},{category},{party}");
    }
    text
}

const BUDGET: &str = "stage,touchpoint,category,period,amount,floor,cap\n\
    awareness,search ads,,2026-Q2,5400.00,300.00,6000.00\n\
    awareness,search ads,,2026-Q3,5100.00,,\n\
    post-purchase,support,,2026-06,900.01,,\n\
    post-purchase,support,,2026-07,900.01,,\n";

const CONFIG: &str = "reserve = 2500\nopening = 6000\n\
    [[rule]]\nwhen = { category = \"search ads\" }\nstage = \"awareness\"\ntouchpoint = \"search ads\"\n\
    [[rule]]\nwhen = { category = \"support\" }\nstage = \"post-purchase\"\ntouchpoint = \"support\"\n\
    [[planned]]\nname = \"tax\"\namount = -1234.56\non = \"2026-06-30\"\n";

/// The last day is pinned so that the horizon is the same for every case.
const AS_OF: &str = "2026-05-22";

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a temporary file");
}

fn amount(record: &Value, key: &str) -> Decimal {
    let text = record[key].to_string();
    text.parse().unwrap_or_else(|_| panic!("{key} is an amount, not {text}"))
}

fn forecast(files: &[(&str, String)]) -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "budget.csv", BUDGET);
    write(folder.path(), "cashcast.toml", CONFIG);
    let mut arguments = vec!["forecast"];
    for (name, text) in files {
        write(folder.path(), name, text);
        arguments.push(name);
    }
    arguments.extend([
        "--budget",
        "budget.csv",
        "--as-of",
        AS_OF,
        "--sign",
        "inflow-positive",
        "--overlap",
        "keep",
        "--paths",
        "200",
    ]);
    json(folder.path(), &arguments)
}

fn array<'a>(forecast: &'a Value, name: &str) -> &'a Vec<Value> {
    forecast[name].as_array().unwrap_or_else(|| panic!("{name} is an array"))
}

fn periods_chain_and_lines_add_up(forecast: &Value) -> Result<(), TestCaseError> {
    for scenario in ["best", "base", "worst"] {
        let of_scenario = |record: &&Value| record["scenario"] == scenario;
        let mut before = amount(forecast, "opening_balance");
        for period in array(forecast, "periods").iter().filter(of_scenario) {
            let [opening, receipts, disbursements, financing, closing, net] =
                ["opening", "receipts", "disbursements", "financing", "closing", "net"]
                    .map(|key| amount(period, key));
            prop_assert_eq!(opening, before);
            prop_assert_eq!(opening + receipts + disbursements + financing, closing);
            prop_assert_eq!(net, closing - opening);
            prop_assert!(amount(period, "low") <= closing);
            prop_assert!(receipts >= Decimal::ZERO && disbursements <= Decimal::ZERO);
            for (flow, total) in
                [("receipt", receipts), ("disbursement", disbursements), ("financing", financing)]
            {
                let sum: Decimal = array(forecast, "lines")
                    .iter()
                    .filter(of_scenario)
                    .filter(|line| line["period"] == period["period"] && line["flow"] == flow)
                    .map(|line| amount(line, "amount"))
                    .sum();
                prop_assert_eq!(sum, total, "{} {}", scenario, flow);
            }
            before = closing;
        }
    }
    Ok(())
}

fn worst_base_best_rise(forecast: &Value) -> Result<(), TestCaseError> {
    let closings = |scenario: &str| -> Vec<Decimal> {
        array(forecast, "periods")
            .iter()
            .filter(|period| period["scenario"] == scenario)
            .map(|period| amount(period, "closing"))
            .collect()
    };
    let (best, base, worst) = (closings("best"), closings("base"), closings("worst"));
    prop_assert!(!base.is_empty());
    for index in 0..base.len() {
        prop_assert!(worst[index] <= base[index] && base[index] <= best[index]);
    }
    Ok(())
}

fn allocations_stay_within_the_plan(forecast: &Value) -> Result<(), TestCaseError> {
    for stage in array(forecast, "stages") {
        if stage["planned"].is_null() || stage["allocated"].is_null() {
            continue;
        }
        let [planned, allocated, cut] =
            ["planned", "allocated", "cut"].map(|key| amount(stage, key));
        if stage["scenario"] == "best" {
            continue;
        }
        prop_assert_eq!(planned, allocated + cut);
        prop_assert!(allocated >= Decimal::ZERO && allocated <= planned);
        let by_week: Decimal = array(forecast, "allocation")
            .iter()
            .filter(|record| {
                ["scenario", "stage", "touchpoint"].iter().all(|key| record[*key] == stage[*key])
            })
            .map(|record| amount(record, "allocated"))
            .sum();
        prop_assert_eq!(by_week, allocated);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_forecast_adds_up(rows in rows()) {
        let forecast = forecast(&[("ledger.csv", text(&rows))]);
        periods_chain_and_lines_add_up(&forecast)?;
        worst_base_best_rise(&forecast)?;
        allocations_stay_within_the_plan(&forecast)?;
    }

    #[test]
    fn order_of_rows_and_number_of_files_change_no_figure(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        cut in 1usize..59,
    ) {
        let mut one = forecast(&[("ledger.csv", text(&rows))]);
        let (first, second) = shuffled.split_at(cut);
        let mut two = forecast(&[("a.csv", text(first)), ("b.csv", text(second))]);
        for forecast in [&mut one, &mut two] {
            let object = forecast.as_object_mut().expect("an object");
            object.remove("sources");
            object.remove("notes");
        }
        prop_assert_eq!(one, two);
    }
}
