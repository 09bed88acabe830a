//! The shop in every format and width, and the edges.

mod fixture;
mod records;
mod states;
mod steps;
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
