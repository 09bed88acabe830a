//! What the report says where something is missing, unknown, or not wanted.

use super::*;

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

pub(super) fn unbudgeted(shop: &mut Shop) {
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

pub(super) fn unknown(shop: &mut Shop) {
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
