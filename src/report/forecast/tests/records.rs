//! Records, published schemas, and names of tables and parts.

use super::states::{unbudgeted, unknown};
use super::*;

#[test]
fn text_from_files_is_never_trusted() {
    let mut shop = shop();
    let category = "=H(\"x\")\u{1b}[31m<b>|![a](x)";
    shop.projection.lines[4].key.category = Some(category.to_owned());
    for style in [Style::Plain, Style::Color] {
        let options = RenderOptions { style, ..at(160) };
        let text = rendered(&shop, "table", &options);
        assert!(text.contains("\\u{1b}[31m"));
        assert_eq!(text.contains('\u{1b}'), style == Style::Color);
    }
    let csv = rendered(&shop, "csv", &csv("lines"));
    assert!(
        csv.contains(r#"disbursement,,,"'=H(""x"")\u{1b}[31m<b>|![a](x)",estimate,-5642.31"#),
        "{csv}"
    );
    let markdown = rendered(&shop, "markdown", &RenderOptions::default());
    assert!(markdown.contains(r"'=H("), "{markdown}");
    assert!(
        !markdown.contains("<b>") && !markdown.contains("![a]") && !markdown.contains('\u{1b}')
    );
    let json = rendered(&shop, "json", &RenderOptions::default());
    assert!(json.contains(r"\u001b[31m") && !json.contains('\u{1b}'));
}

#[test]
fn json_keeps_to_its_published_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/forecast-1.json");
    let schema = std::fs::read_to_string(path).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut bare = shop();
    bare.projection.accuracy = None;
    bare.allocation.release = None;
    bare.settings.config_file = None;
    unbudgeted(&mut bare);
    unknown(&mut bare);
    let mut all = shops();
    all.push(bare);
    for shop in all {
        let json = rendered(&shop, "json", &RenderOptions::default());
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{error}")).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn records_add_up_exactly() {
    let report = forecast(&shop().inputs());
    let json = rendered(&shop(), "json", &RenderOptions::default());
    assert!(json.contains("\"opening_balance\": 41250.00,"), "exact numbers, two decimals");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let amount = |record: &serde_json::Value, key: &str| -> Money {
        record[key].to_string().parse().unwrap()
    };
    let records = |name: &str| value[name].as_array().unwrap().clone();
    for period in records("periods") {
        let same = |line: &serde_json::Value, flow: &str| {
            ["scenario", "period"].iter().all(|key| line[key] == period[key])
                && line["flow"] == flow
        };
        let sum = |flow: &str| -> Money {
            let lines = records("lines");
            lines.iter().filter(|line| same(line, flow)).map(|line| amount(line, "amount")).sum()
        };
        assert_eq!(sum("receipt"), amount(&period, "receipts"));
        assert_eq!(sum("disbursement"), amount(&period, "disbursements"));
        let net = amount(&period, "receipts") + amount(&period, "disbursements");
        assert_eq!(amount(&period, "opening") + net, amount(&period, "closing"));
        assert_eq!(
            amount(&period, "low") - amount(&period, "reserve"),
            amount(&period, "headroom")
        );
    }
    let shares: f64 = records("stages")
        .iter()
        .filter(|record| record["scenario"] == "worst")
        .filter_map(|record| record["share"].as_f64())
        .sum();
    assert!((shares - 1.0).abs() < 0.001, "{shares}");
    let names: Vec<_> = report.record_sets().map(|set| set.name).collect();
    assert_eq!(
        names.join(", "),
        "sources, scenarios, periods, lines, stages, allocation, runway, funding_gaps, surplus, \
         credit, ageing, working_capital, open_items, planned, recurring, trend, notes"
    );
}

#[test]
fn recurring_items_are_listed_with_what_shows_them_where_asked_for() {
    let mut shop = shop();
    assert!(!text(&shop, 100).contains("RECURRING"));
    let options = RenderOptions { quiet: false, ..parts(&["recurring"], 100) };
    let shown = table_text(&forecast(&shop.inputs()), &options).unwrap();
    let row = "rent 1st, next work day 23 of 24 months 1 May 2026 (2,200) 0 1 Jun";
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.lines().any(|line| words(line) == row), "{shown}");
    shop.projection.recurring.clear();
    let shown = table_text(&forecast(&shop.inputs()), &options).unwrap();
    assert!(shown.contains("No payment of the history recurs by the calendar."), "{shown}");
}

#[test]
fn only_the_chosen_scenarios_are_there() {
    let mut shop = shop();
    shop.settings.scenarios = vec![Scenario::Base];
    let csv = rendered(&shop, "csv", &csv("scenarios"));
    assert_eq!(csv.lines().count(), 2);
    assert!(csv.lines().nth(1).unwrap().starts_with("base,,"), "{csv}");
    let text = text(&shop, 100);
    assert!(!text.contains("worst, 1 in 10") && !text.contains("WAY TO THE LOW"), "{text}");
}

#[test]
fn an_unknown_table_or_part_names_what_there_is() {
    let report = forecast(&shop().inputs());
    let error = renderer("csv").unwrap().render(&report, &csv("weeks")).unwrap_err();
    assert!(matches!(error, RenderError::UnknownTable { .. }));
    insta::assert_snapshot!(error, @"there is no table `weeks`; the tables are sources, scenarios, periods, lines, stages, allocation, runway, funding_gaps, surplus, credit, ageing, working_capital, open_items, planned, recurring, trend, notes");
    let error = table_text(&report, &parts(&["stage"], 100)).unwrap_err();
    insta::assert_snapshot!(error, @"there is no part `stage`; the parts are cash, way, lines, scenarios, credit, open-items, stages, commit, reserves, planned, recurring, trend, notes");
}
