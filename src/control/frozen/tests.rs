use std::collections::BTreeMap;

use super::*;
use crate::domain::{
    DateSpan, DayTotal, Flow, LineHistory, LineKey, LineName, Money, SavedLine, SavedPeriod,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn money(units: i64) -> Money {
    Money::from_minor(i128::from(units) * 100, 2)
}

/// A forecast of so many weeks: 100 a week for sales, −60 for rent, ±`band` around each closing.
fn saved(as_of: &str, revision: u32, weeks: u64, band: i64) -> SavedForecast {
    let start = day(as_of).succ_opt().unwrap();
    let span = |week: u64| DateSpan {
        start: start + Days::new(7 * week),
        end: start + Days::new(7 * week + 6),
    };
    let (mut periods, mut lines) = (Vec::new(), Vec::new());
    for week in 0..weeks {
        let closing = 1000 + 40 * (i64::try_from(week).unwrap() + 1);
        for (scenario, more) in [("best", band), ("base", 0), ("worst", -band)] {
            periods.push(SavedPeriod {
                scenario: scenario.to_owned(),
                span: span(week),
                net: money(40),
                closing: money(closing + more),
            });
        }
        for (flow, category, amount) in
            [(Flow::Receipt, "Sales", 100), (Flow::Disbursement, "Rent", -60)]
        {
            let category = Some(category.to_owned());
            lines.push(SavedLine {
                name: LineName { flow, stage: None, touchpoint: None, category },
                span: span(week),
                basis: "recurring".to_owned(),
                amount: money(amount),
            });
        }
    }
    SavedForecast {
        file: format!("forecast-{as_of}.json"),
        as_of: day(as_of),
        revision,
        currency: None,
        every: "week".to_owned(),
        opening: money(1000),
        opening_known: true,
        scenarios: Vec::new(),
        periods,
        lines,
        commitments: Vec::new(),
        last_row: None,
        wape: None,
    }
}

fn history(days: &[(&str, Flow, &str, i64)]) -> CashTable {
    let mut table = CashTable::default();
    for (on, flow, category, amount) in days {
        let key = LineKey::operating(*flow, Some((*category).to_owned()));
        let line = table.lines.entry(key).or_insert_with(LineHistory::default);
        let total = DayTotal { amount: money(*amount), rows: 1 };
        line.parties.entry(String::new()).or_default().insert(day(on), total);
    }
    table
}

fn against(saved: &[SavedForecast], history: &CashTable, as_of: &str) -> Frozen {
    frozen(&FrozenInputs { saved, history, as_of: day(as_of), today: None })
}

#[test]
fn the_forecasts_of_one_four_and_thirteen_weeks_ago_are_chosen() {
    let all: Vec<SavedForecast> = ["2026-02-23", "2026-05-01", "2026-05-17", "2026-05-24"]
        .map(|as_of| saved(as_of, 1, 13, 10))
        .into();
    let made = against(&all, &history(&[]), "2026-05-31");
    let told: Vec<(u64, String)> =
        made.comparisons.iter().map(|of| (of.weeks, of.as_of.to_string())).collect();
    let is = |weeks, as_of: &str| (weeks, as_of.to_owned());
    assert_eq!(told, [is(1, "2026-05-24"), is(4, "2026-05-01"), is(13, "2026-02-23")]);
    let none = against(&all[1..3], &history(&[]), "2026-05-31");
    assert_eq!(none.comparisons.len(), 1);
    assert_eq!(none.notes[0].message, "No saved forecast of 1, 13 weeks ago.");
}

#[test]
fn the_last_revision_of_a_day_counts_and_later_days_do_not() {
    let mut second = saved("2026-05-24", 2, 13, 10);
    second.opening = money(900);
    let all = [saved("2026-05-24", 1, 13, 10), second, saved("2026-06-07", 1, 13, 10)];
    let made = against(&all, &history(&[]), "2026-05-31");
    assert_eq!(made.comparisons[0].actual_closing, money(900));
    assert_eq!(made.notes[0].code, "no-saved-forecast");
    assert_eq!(made.notes[1].code, "saved-later");
}

#[test]
fn lines_are_told_with_what_came_and_what_did_not() {
    let all = [saved("2026-05-24", 1, 13, 25)];
    let came = history(&[
        ("2026-05-24", Flow::Receipt, "Sales", 9_999),
        ("2026-05-26", Flow::Receipt, "Sales", 130),
        ("2026-05-27", Flow::Disbursement, "Repair", -20),
    ]);
    let made = against(&all, &came, "2026-06-03");
    let of = &made.comparisons[0];
    // Monday to Sunday; the three days after it are no whole week
    assert_eq!((of.span.start, of.span.end), (day("2026-05-25"), day("2026-05-31")));
    let told: BTreeMap<&str, Money> =
        of.lines.iter().map(|line| (line.name.name(), line.difference)).collect();
    let is = [("Rent", money(60)), ("Repair", money(-20)), ("Sales", money(30))];
    assert_eq!(told, BTreeMap::from(is));
    assert_eq!(of.actual_closing, money(1110));
    assert_eq!(of.forecast_closing, money(1040));
    assert_eq!(of.inside, Some(false));
    let sum: Money = of.lines.iter().map(|line| line.difference).sum();
    assert_eq!(sum, of.actual_closing - of.forecast_closing);
}

/// Two forecasts; two weeks are past of the first and one of the second.
#[test]
fn accuracy_is_told_by_lead_time() {
    let all = [saved("2026-05-17", 1, 13, 25), saved("2026-05-24", 1, 13, 25)];
    let came = history(&[
        ("2026-05-20", Flow::Receipt, "Sales", 50),
        ("2026-05-27", Flow::Receipt, "Sales", 20),
    ]);
    let made = against(&all, &came, "2026-05-31");
    let percent = |value: Option<rust_decimal::Decimal>| value.unwrap().round_dp(4).to_string();
    let [one, two] = made.by_lead.as_slice() else { panic!("{:?}", made.by_lead) };
    // |50 − 40| + |20 − 40| over 70
    assert_eq!((one.weeks, one.forecasts), (1, 2));
    assert_eq!(percent(one.wape), "0.4286");
    assert_eq!(percent(one.bias), "0.1429");
    assert_eq!(one.closing_error, money(15));
    assert_eq!(one.inside, 2);
    // |20 − 40| over 20
    assert_eq!(percent(two.wape), "1");
    assert_eq!(two.accuracy(), Some(rust_decimal::Decimal::ZERO));
    // 1,070 came, 1,080 was forecast
    assert_eq!(two.closing_error, money(10));
}
