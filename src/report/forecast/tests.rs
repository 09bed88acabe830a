//! The shop in every format and width, and the edges.

mod fixture;
mod whole;

use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::domain::{Currency, Flow, Grain, Horizon, LineKey, Money, Scenario};
use crate::report::safe_text::columns;
use crate::report::{Block, RenderError, RenderOptions, Style, TableBlock, renderer, table_text};
use fixture::{Shop, day, money, shop, shop_in};

const WEEKLY: Grain = Grain::Week { ends: Weekday::Sun };

fn at(width: usize) -> RenderOptions {
    RenderOptions { width, ..RenderOptions::default() }
}

fn text(shop: &Shop, width: usize) -> String {
    table_text(&forecast(&shop.inputs()), &at(width)).unwrap()
}

fn rendered(shop: &Shop, format: &str, options: &RenderOptions) -> String {
    let report = forecast(&shop.inputs());
    let bytes = renderer(format).unwrap().render(&report, options).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn parts(names: &[&str], width: usize) -> RenderOptions {
    RenderOptions { parts: names.iter().map(ToString::to_string).collect(), ..at(width) }
}

fn csv(table: &str) -> RenderOptions {
    RenderOptions { table: Some(table.to_owned()), ..RenderOptions::default() }
}

/// A shop in another grain, horizon or with a stub or gap, and the usual one.
fn shops() -> Vec<Shop> {
    let mut cents = shop();
    cents.cents = true;
    vec![
        shop(),
        cents,
        shop_in("2026-05-31", "2026-05-31", Horizon::Weeks(1), WEEKLY),
        shop_in("2026-06-03", "2026-06-03", Horizon::Weeks(11), WEEKLY),
        shop_in("2026-06-03", "2026-06-11", Horizon::Weeks(10), WEEKLY),
        shop_in("2026-05-31", "2026-05-31", Horizon::Days(90), Grain::Day),
        shop_in("2026-05-31", "2026-05-31", Horizon::Days(90), WEEKLY),
        shop_in("2026-05-12", "2026-05-12", Horizon::Months(3), Grain::Month),
    ]
}

fn table(shop: &Shop, name: &str) -> TableBlock {
    let report = forecast(&shop.inputs());
    let found = report.document.blocks.into_iter().find_map(|block| match block {
        Block::Table(table) if table.name == name => Some(table),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no table {name}"))
}

/// A printed figure in its smallest printed unit; blank is nothing.
fn read(text: &str) -> i128 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let size: i128 = digits.parse().unwrap_or(0);
    if text.starts_with('(') { -size } else { size }
}

fn row<'a>(table: &'a TableBlock, label: &str) -> Vec<&'a str> {
    let row = table.rows.iter().find(|row| {
        row.cells.first().is_some_and(|cell| cell.text.trim_end_matches(" *") == label)
    });
    let row = row.unwrap_or_else(|| panic!("no row {label}"));
    row.cells.iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn cash_rows_can_be_checked_by_eye() {
    for shop in shops() {
        let cash = table(&shop, "cash");
        let lines = table(&shop, "lines");
        let total: Vec<&str> = cash
            .rows
            .iter()
            .find(|row| row.kind == crate::report::RowKind::Total)
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .unwrap();
        for scenario in 0..3 {
            let column = 1 + scenario * 3;
            let (mut balance, mut into, mut out) = (read(row(&cash, "opening")[column + 2]), 0, 0);
            for period in &shop.projection.periods {
                let view = shop.inputs();
                let label = view::View::new(&view).period_label(period);
                let cells = row(&cash, &label);
                balance += read(cells[column]) + read(cells[column + 1]);
                into += read(cells[column]);
                out += read(cells[column + 1]);
                assert_eq!(balance, read(cells[column + 2]), "{label}");
            }
            assert_eq!(into, read(total[column]));
            assert_eq!(out, read(total[column + 1]));
            assert_eq!(balance, read(total[column + 2]));
            assert_eq!(into, read(row(&lines, "receipts")[1 + scenario]));
            assert_eq!(out, read(row(&lines, "disbursements")[1 + scenario]));
        }
    }
}

#[test]
fn lines_add_to_their_totals() {
    for shop in shops() {
        let lines = table(&shop, "lines");
        for column in 1..=4 {
            let (mut sum, mut net) = (0, 0);
            for row in &lines.rows {
                let Some(cell) = row.cells.get(column) else {
                    continue;
                };
                match row.kind {
                    crate::report::RowKind::Member => sum += read(&cell.text),
                    crate::report::RowKind::Group => {
                        assert_eq!(sum, read(&cell.text));
                        net += sum;
                        sum = 0;
                    }
                    _ => assert_eq!(net, read(&cell.text)),
                }
            }
        }
    }
}

/// commit + cut = planned on every row and column of both tables, which share their totals.
fn check_spend(shop: &Shop) -> Result<(), TestCaseError> {
    let stages = table(shop, "stages");
    let commit = table(shop, "commit");
    let figures =
        |label: &str| -> Vec<i128> { row(&stages, label).iter().map(|text| read(text)).collect() };
    let mut total = [0; 3];
    for stage in ["awareness", "consideration", "purchase", "post-purchase"] {
        let sums = figures(stage);
        prop_assert_eq!(sums[3] + sums[6], sums[2], "{}", stage);
        let mut members = [0; 3];
        for line in shop.allocation.lines.iter().filter(|line| line.stage.name() == stage) {
            let cells = figures(line.touchpoint.as_deref().unwrap());
            prop_assert_eq!(cells[3] + cells[6], cells[2], "{:?}", line.touchpoint);
            for (sum, index) in members.iter_mut().zip([2, 3, 6]) {
                *sum += cells[index];
            }
        }
        for (index, column) in [2, 3, 6].into_iter().enumerate() {
            prop_assert_eq!(members[index], sums[column], "{} column {}", stage, column);
            total[index] += sums[column];
        }
        if sums[2] != 0 {
            let weeks: Vec<i128> = row(&commit, stage)[1..].iter().map(|text| read(text)).collect();
            let (last, weeks) = weeks.split_last().unwrap();
            prop_assert_eq!(weeks.iter().sum::<i128>(), *last);
            prop_assert_eq!(*last, sums[3]);
        }
    }
    let all = figures("all stages");
    prop_assert_eq!(total, [all[2], all[3], all[6]]);
    let weeks = row(&commit, "all stages");
    let held = all[6] != 0;
    for column in 1..weeks.len() {
        let stages: i128 = commit
            .rows
            .iter()
            .take_while(|row| row.cells[0].text != "all stages")
            .map(|row| read(&row.cells[column].text))
            .sum();
        prop_assert_eq!(stages, read(weeks[column]));
        if held {
            let (cut, planned) = (row(&commit, "cut"), row(&commit, "planned"));
            prop_assert_eq!(stages + read(cut[column]), read(planned[column]));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn spend_adds_up_as_printed(
        plan in proptest::collection::vec(
            proptest::collection::vec((prop_oneof![Just(0i128), 0i128..90_000], 0u32..=100), 13), 7,
        ),
        best in 100u32..150,
    ) {
        let mut shop = shop();
        let plans = shop.allocation.lines.iter_mut().filter(|line| line.planned.is_some());
        for (line, weeks) in plans.zip(plan) {
            let amounts = |percent: &dyn Fn(u32) -> u32| -> Option<Vec<Money>> {
                Some(weeks.iter().map(|(coins, kept)| {
                    Money::from_minor(coins * i128::from(percent(*kept)) / 100, 2)
                }).collect())
            };
            line.planned = amounts(&|_| 100);
            line.if_base = amounts(&|_| 100);
            line.if_best = amounts(&|_| best);
            line.commit = amounts(&|kept| kept);
        }
        check_spend(&shop)?;
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for mut shop in shops() {
        shop.projection.lines[4].key.category = Some("stock 東京都千代田区 ".repeat(20));
        shop.projection.lines[5].known_from = "=cmd|' /C calc'!A0\u{1b}[31m\t".repeat(20);
        for width in [60, 72, 80, 100, 120, 160, 250] {
            for line in text(&shop, width).lines() {
                assert!(columns(line) <= width, "{width}: {line}");
                assert_eq!(line.trim_end(), line, "no blanks at the end");
            }
        }
    }
}

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

#[test]
fn quiet_is_the_banners_and_the_sentences() {
    let mut shop = shop();
    shop.stale = Some((day("2026-05-31"), 8));
    let options = RenderOptions { quiet: true, ..at(100) };
    insta::assert_snapshot!(rendered(&shop, "table", &options), @r#"
STALE   no ledger row after Sun 31 May 2026; 8 days are forecast, not actual

Base stays above the 10,000 reserve: lowest 12,366 on Tue 21 Jul. Worst case: 7,171 that day, 2,829
below the reserve, for 3 days, the first on Mon 20 Jul. Chance of any day below it: 24 %.
Stages: commit 28,687 of the 30,923 planned. Next week spend 2,379, as planned. Hold 2,236 of the
three weeks to 26 Jul; release it if cash on Sun 5 Jul is 29,099 or more (base expects 29,435).
"#);
}

#[test]
fn without_a_reserve_the_answer_speaks_of_zero() {
    let mut shop = shop();
    shop.projection.reserve = None;
    shop.projection.probability_below_reserve = None;
    let text = rendered(&shop, "table", &parts(&["cash"], 100));
    assert!(text.contains("Base stays above zero: lowest 12,366 on Tue 21 Jul."), "{text}");
    assert!(text.contains("Chance of any day below zero: <1 %."), "{text}");
    assert!(!text.contains("over reserve") && !text.contains("BELOW"), "{text}");
    let csv = rendered(&shop, "csv", &csv("scenarios"));
    assert!(
        csv.contains("worst,80,19690.35,7170.89,2026-07-21,7204.40,,,0.00,7170.89,,0.0003"),
        "{csv}"
    );
}

#[test]
fn a_base_case_below_the_reserve_is_marked_in_text() {
    let mut shop = shop();
    shop.projection.reserve = Some(money("12500"));
    let text = rendered(&shop, "table", &parts(&["cash"], 100));
    assert!(
        text.contains("Base falls below the 12,500 reserve on Tue 21 Jul: 12,366, 134 below the reserve, for 1 day."),
        "{text}"
    );
    let low = text.lines().find(|line| line.contains("low on Tue 21 Jul")).unwrap();
    assert!(low.contains("12,366◄") && low.ends_with("◄ BELOW"), "{low}");
    assert!(!low.contains("17,465◄"), "{low}");
}

fn unbudgeted(shop: &mut Shop) {
    shop.budget.files.clear();
    shop.allocation.safe = None;
    shop.allocation.release = None;
    shop.allocation.early_limit = None;
    for line in &mut shop.allocation.lines {
        line.planned = None;
        line.commit = None;
        line.if_base = None;
        line.if_best = None;
        line.held = None;
        line.reason.clear();
    }
}

#[test]
fn without_a_budget_the_stages_show_what_was_spent() {
    let mut shop = shop();
    unbudgeted(&mut shop);
    let text = rendered(&shop, "table", &parts(&["stages", "commit"], 100));
    assert!(text.contains("STAGE SPEND, last 13 weeks: no budget given"), "{text}");
    assert!(!text.contains("COMMIT NOW") && !text.contains("Stages:"), "{text}");
    let csv = rendered(&shop, "csv", &csv("allocation"));
    assert_eq!(csv.lines().count(), 1);
}

fn unknown(shop: &mut Shop) {
    shop.opening_source = OpeningSource::Unknown;
    shop.allocation.safe = None;
    shop.allocation.release = None;
    for line in &mut shop.allocation.lines {
        line.commit = None;
        line.if_base = None;
        line.if_best = None;
    }
}

#[test]
fn an_unknown_opening_says_so_first_and_judges_nothing() {
    let mut shop = shop();
    unknown(&mut shop);
    let text = text(&shop, 100);
    assert!(text.starts_with("OPENING BALANCE UNKNOWN   every balance counts from 0"), "{text}");
    assert!(
        !text.contains("chance") && !text.contains("COMMIT NOW") && !text.contains("BELOW"),
        "{text}"
    );
    assert!(
        text.contains("Stages: 30,923 planned; what the cash can carry is not judged."),
        "{text}"
    );
    let json = rendered(&shop, "json", &RenderOptions::default());
    assert!(json.contains("\"opening_source\": \"unknown\""));
    assert!(json.contains("\"headroom\": null") && !json.contains("\"headroom\": -"));
}

#[test]
fn stale_ledgers_say_so_first() {
    let mut shop = shop_in("2026-06-03", "2026-06-11", Horizon::Weeks(10), WEEKLY);
    shop.stale = Some((day("2026-06-03"), 8));
    let text = text(&shop, 100);
    let first = "STALE   no ledger row after Wed 3 Jun 2026; 8 days are forecast, not actual\n";
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("\nto 11 Jun, 8 d ") && text.contains("\nstub, 3 d "), "{text}");
    assert!(text.contains("\n10 weeks + 11 d "), "{text}");
}

#[test]
fn a_currency_without_cents_prints_none() {
    let mut shop = shop();
    shop.projection.currency = Currency::new("JPY").unwrap();
    shop.cents = true;
    let text = rendered(&shop, "table", &parts(&["cash"], 100));
    assert!(text.contains("JPY, whole units") && text.contains("41,250 "), "{text}");
    assert!(!text.contains("41,250."), "{text}");
    let json = rendered(&shop, "json", &RenderOptions::default());
    assert!(json.contains("\"opening_balance\": 41250,"));
}

#[test]
fn nothing_coming_in_and_nothing_held_reads_well() {
    let mut shop = shop();
    shop.projection.lines.retain(|line| line.key.flow != Flow::Receipt);
    shop.projection.lines.push(crate::project::ProjectedLine {
        key: LineKey::operating(Flow::Receipt, None),
        ..shop.projection.lines[0].clone()
    });
    for line in &mut shop.allocation.lines {
        line.commit = line.planned.clone();
    }
    shop.allocation.release = None;
    let text = text(&shop, 100);
    assert!(
        text.contains(
            "Stages: commit all of the 30,923 planned. Next week spend 2,379, as planned."
        ),
        "{text}"
    );
    assert!(!text.contains("Hold"), "{text}");
}

#[test]
fn financing_has_its_own_rows_and_still_adds_up() {
    let mut shop = shop();
    let loan = LineKey::operating(Flow::Financing, Some("loan".to_owned()));
    let line = shop.projection.lines.iter_mut().find(|line| line.key.name() == "loan repayment");
    let line = line.unwrap();
    line.key = loan;
    for figures in &mut shop.projection.scenarios {
        for (period, moved) in figures.periods.iter_mut().zip(&line.by_period[&figures.scenario]) {
            period.disbursements -= *moved;
            period.financing = *moved;
        }
    }
    let (cash, lines) = (table(&shop, "cash"), table(&shop, "lines"));
    let financing = row(&lines, "financing");
    for scenario in 0..3 {
        assert_eq!(read(financing[1 + scenario]), -3450);
        let opening = read(row(&cash, "opening")[3 + scenario * 3]);
        let closing = read(row(&cash, "13 weeks")[3 + scenario * 3]);
        assert_eq!(opening + read(row(&lines, "net cash flow")[1 + scenario]), closing);
    }
    assert!(text(&shop, 100).contains("\"in\" and \"out\" include financing"));
}

#[test]
fn colour_adds_to_the_text_and_changes_none_of_it() {
    let options = RenderOptions { style: Style::Color, ..at(100) };
    let coloured = rendered(&shop(), "table", &options);
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, text(&shop(), 100));
}

#[test]
fn days_continue_in_blocks() {
    let shop = shop_in("2026-05-31", "2026-05-31", Horizon::Days(17), Grain::Day);
    insta::assert_snapshot!(rendered(&shop, "table", &parts(&["cash", "commit"], 80)), @r#"
CASH FORECAST   Mon 1 Jun to Wed 17 Jun 2026, 17 days   as of Sun 31 May 2026
USD, whole units

Base stays above the 10,000 reserve: lowest 30,767 on Tue 9 Jun. Worst case:
29,027 that day, 19,027 above the reserve. Chance of any day below it: 24 %.
Stages: commit all of the 5,777 planned. Next day spend 339, as planned.

CASH BY DAY, stage spend as planned
                 best            base               worst  chance
day           closing      in      out   closing  closing   below
─────────────────────────────────────────────────────────────────
opening        41,250                     41,250   41,250
Mon  1 Jun     41,087   2,395   (2,771)   40,874   40,659
Tue  2 Jun     37,483   2,395   (6,213)   37,056   36,626
Wed  3 Jun     39,520   2,396     (572)   38,880   38,235
Thu  4 Jun     41,558   2,395     (570)   40,705   39,845
Fri  5 Jun     34,507   3,156  (10,421)   33,440   32,365
Sat  6 Jun     34,380             (340)   33,100   31,810
Sun  7 Jun     34,254             (340)   32,760   31,255
Mon  8 Jun     36,199   2,396     (571)   34,585   32,962
Tue  9 Jun     32,503   2,397   (6,215)   30,767   29,027
Wed 10 Jun     37,749   5,696     (571)   35,892   34,034
Thu 11 Jun     39,694   2,396     (570)   37,718   35,742
Fri 12 Jun     42,401   3,157     (572)   40,303   38,210
Sat 13 Jun     42,182             (339)   39,964   37,752
Sun 14 Jun     41,963             (340)   39,624   37,295
Mon 15 Jun     43,241   2,397   (1,212)   40,809   38,396
Tue 16 Jun     39,517   2,396   (6,212)   36,993   34,495
Wed 17 Jun     41,435   2,397     (571)   38,819   36,236
─────────────────────────────────────────────────────────────────
17 days        41,435  35,969  (38,400)   38,819   36,236    24 %
lowest day     32,503                     30,767   29,027
  on            9 Jun                      9 Jun    9 Jun
over reserve   22,503                     20,767   19,027

COMMIT NOW, by day
day           Jun
                1   2   3   4   5   6   7   8   9
awareness     186 186 186 187 187 186 186 187 187
consideration  64  64  64  64  64  64  64  63  63
purchase       18  18  18  18  18  18  18  18  18
post-purchase  71  71  71  71  71  72  72  72  72
all stages    339 339 339 340 340 340 340 340 340

day           Jun
               10  11  12  13  14  15  16  17 total
awareness     187 187 187 187 187 187 187 187 3,174
consideration  63  63  63  63  63  63  63  63 1,078
purchase       18  18  18  18  18  18  18  18   306
post-purchase  72  72  72  72  72  72  72  72 1,219
all stages    340 340 340 340 340 340 340 340 5,777
"#);
}

#[test]
fn months_with_a_stub() {
    let shop = shop_in("2026-05-12", "2026-05-12", Horizon::Months(3), Grain::Month);
    insta::assert_snapshot!(rendered(&shop, "table", &parts(&["cash", "commit"], 100)), @r#"
CASH FORECAST   Wed 13 May to Mon 31 Aug 2026, 3 months   as of Tue 12 May 2026   USD, whole units

Base stays above the 10,000 reserve: lowest 31,523 on Tue 21 Jul. Worst case: 24,727 that day,
14,727 above the reserve. Chance of any day below it: 24 %.
Stages: commit all of the 30,923 planned. Next month spend 10,195, as planned.

CASH BY MONTH, stage spend as planned
                      best, 1 in 10                 base                 worst, 1 in 10       chance
month                in      out  closing      in      out  closing      in      out  closing  below
────────────────────────────────────────────────────────────────────────────────────────────────────
opening                            41,250                    41,250                    41,250
stub, 19 d       36,082  (14,124)  63,208  33,448  (14,292)  60,406  30,862  (14,457)  57,655
Jun 2026         64,371  (67,057)  60,522  62,370  (67,185)  55,591  60,221  (67,322)  50,554
Jul 2026         70,506  (85,540)  45,488  67,800  (85,712)  37,679  65,235  (85,876)  29,913   24 %
Aug 2026         65,828  (52,342)  58,974  64,741  (52,412)  50,008  63,799  (52,471)  41,241
────────────────────────────────────────────────────────────────────────────────────────────────────
3 months + 19 d 236,787 (219,063)  58,974 228,359 (219,601)  50,008 220,117 (220,126)  41,241   24 %
lowest day            Tue 21 Jul   38,372       Tue 21 Jul   31,523       Tue 21 Jul   24,727
over reserve                       28,372                    21,523                    14,727

COMMIT NOW, by month
month          2026
               stub     Jun     Jul     Aug   total
awareness             5,601   5,788   5,601  16,990
consideration         1,903   1,965   1,902   5,770
purchase                540     558     540   1,638
post-purchase         2,151   2,223   2,151   6,525
all stages           10,195  10,534  10,194  30,923
"#);
}

#[test]
fn scenarios_as_csv() {
    insta::assert_snapshot!(rendered(&shop(), "csv", &csv("scenarios")), @r#"
scenario,level,closing_balance,low_balance,low_date,low_balance_p10,below_reserve_on,below_zero_on,shortfall,surplus,probability_below_reserve,probability_below_zero
best,80,37423.35,17464.60,2026-07-21,7204.40,,,0.00,7464.60,0.2355,0.0003
base,,28457.35,12366.46,2026-07-21,7204.40,,,0.00,2366.46,0.2355,0.0003
worst,80,19690.35,7170.89,2026-07-21,7204.40,2026-07-20,,2829.11,0.00,0.2355,0.0003
"#);
}
