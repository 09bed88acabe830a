use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::{
    DayTotal, Flow, LineHistory, OpenItem, OpenItemKind, Position, Stage, Stages, UnitStandards,
};

mod paid_lines;
mod units;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn money(cents: i128) -> Money {
    Money::from_minor(cents, 2)
}

fn stage(name: &str) -> Stage {
    Stages::default().find(name).unwrap()
}

fn spend(name: &str, touchpoint: &str) -> LineKey {
    LineKey::staged(Flow::Disbursement, stage(name), Some(touchpoint.to_owned()))
}

fn operating(flow: Flow, name: &str) -> LineKey {
    LineKey::operating(flow, Some(name.to_owned()))
}

/// A budget of so many cents for each of April to September 2026.
fn budget(key: &LineKey, cents: i128) -> Vec<PlanFlow> {
    let sign = if key.flow == Flow::Receipt { 1 } else { -1 };
    let months = ["04", "05", "06", "07", "08", "09"];
    let last = [30, 31, 30, 31, 31, 30];
    months
        .iter()
        .zip(last)
        .map(|(month, last)| PlanFlow {
            line: key.clone(),
            department: Some("marketing".to_owned()),
            span: DateSpan {
                start: day(&format!("2026-{month}-01")),
                end: day(&format!("2026-{month}-{last}")),
            },
            amount: money(sign * cents),
            floor: Money::ZERO,
            cap: Money::ZERO,
            priority: 1,
            pays: None,
            deferrable: false,
            discretionary: true,
            known_from: "budget.csv:2".to_owned(),
        })
        .collect()
}

/// History of lines: signed cents on days.
fn ledger(lines: &[(&LineKey, &[(&str, i128)])]) -> CashTable {
    let mut table = CashTable::default();
    // the ledger is older than the budget
    let old = operating(Flow::Disbursement, "Old");
    for (key, days) in lines.iter().copied().chain([(&old, [("2026-01-01", -100)].as_slice())]) {
        let total = |cents| DayTotal { amount: money(cents), rows: 1 };
        let days: BTreeMap<NaiveDate, DayTotal> =
            days.iter().map(|(on, cents)| (day(on), total(*cents))).collect();
        let line = LineHistory {
            parties: BTreeMap::from([(String::new(), days)]),
            discretionary: key.stage.is_some(),
            ..LineHistory::default()
        };
        table.lines.insert(key.clone(), line);
    }
    table
}

struct Case {
    plans: Vec<PlanFlow>,
    history: CashTable,
    open_items: Vec<PlacedItem>,
    units: Vec<UnitLine>,
    as_of: &'static str,
}

impl Case {
    fn new(plans: Vec<PlanFlow>, history: CashTable) -> Self {
        Self { plans, history, open_items: Vec::new(), units: Vec::new(), as_of: "2026-05-31" }
    }

    fn control(&self) -> Control {
        control(&ControlInputs {
            plans: &self.plans,
            compared: &[],
            history: &self.history,
            open_items: &self.open_items,
            units: &self.units,
            as_of: day(self.as_of),
            grain: None,
            fiscal_year_starts: 1,
            materiality: Materiality { amount: money(25_000), percent: 10.into() },
            decimals: 2,
        })
        .unwrap()
    }
}

fn line<'c>(control: &'c Control, name: &str) -> &'c ControlLine {
    control.lines.iter().find(|line| line.key.name() == name).unwrap()
}

#[test]
fn spend_is_compared_month_by_month_and_to_date() {
    let key = spend("awareness", "social ads");
    let paid = [("2026-04-10", -200_000), ("2026-05-10", -253_000), ("2026-03-31", -99)];
    let made = Case::new(budget(&key, 183_000), ledger(&[(&key, &paid)])).control();
    let line = line(&made, "social ads");
    let told: Vec<(&str, String, String)> = line
        .windows
        .iter()
        .map(|of| (of.kind.word(), of.actual.to_fixed(2), of.variance.to_fixed(2)))
        .collect();
    assert_eq!(
        told,
        [
            ("period", "2530.00".to_owned(), "-700.00".to_owned()),
            ("to-date", "4530.00".to_owned(), "-870.00".to_owned()),
        ]
    );
    assert!(line.measures.material);
    assert_eq!(line.measures.at_plan.to_fixed(2), "11850.00");
    assert_eq!(line.ends_at_pace().to_fixed(2), "13590.00");
    assert_eq!(line.measures.required.unwrap().to_fixed(2), "1612.50");
}

#[test]
fn what_is_left_is_for_the_months_of_the_line() {
    let ads = spend("awareness", "search ads");
    let history = ledger(&[(&ads, &[("2026-04-10", -100_000), ("2026-05-10", -100_000)])]);
    let mut plans = budget(&ads, 100_000);
    plans.truncate(3);
    let alone = Case::new(plans.clone(), history.clone()).control();
    // the fault: with a line to September beside it, a fourth of it
    plans.extend(budget(&operating(Flow::Receipt, "Sales"), 900_000));
    let beside = Case::new(plans, history).control();
    for control in [alone, beside] {
        assert_eq!(line(&control, "search ads").measures.required, Some(money(100_000)));
        let stages = control.lines.iter().filter(|line| line.section == Section::Stages);
        let total = ControlTotals::of(stages, &control.materiality, 2).unwrap();
        assert_eq!(total.required, Some(money(100_000)));
    }
}

#[test]
fn a_rent_paid_on_its_day_is_on_budget_the_day_after() {
    let rent = operating(Flow::Disbursement, "Rent");
    let firsts = ["02", "03", "04", "05", "06"].map(|month| format!("2026-{month}-01"));
    let paid: Vec<(&str, i128)> = firsts.iter().map(|day| (day.as_str(), -300_000)).collect();
    let mut case = Case::new(budget(&rent, 300_000), ledger(&[(&rent, &paid)]));
    case.as_of = "2026-06-02";
    let made = case.control();
    let rent = line(&made, "Rent");
    assert_eq!((rent.measures.variance, rent.measures.direction), (Money::ZERO, None));
    assert_eq!(rent.ends_at_pace(), money(1_800_000));
}

#[test]
fn more_income_is_favourable() {
    let sales = operating(Flow::Receipt, "Sales");
    let history = ledger(&[(&sales, &[("2026-04-10", 500_000)])]);
    let made = Case::new(budget(&sales, 200_000), history).control();
    let line = line(&made, "Sales");
    assert_eq!(line.measures.variance.to_fixed(2), "1000.00");
    assert_eq!(line.measures.direction, Some(Direction::Favourable));
    assert_eq!(line.measures.available, None);
}

#[test]
fn exactly_on_budget_is_not_over() {
    let key = spend("awareness", "ads");
    let history = ledger(&[(&key, &[("2026-04-10", -200_000)])]);
    let made = Case::new(budget(&key, 100_000), history).control();
    let line = line(&made, "ads");
    assert_eq!((line.measures.direction, line.measures.material), (None, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    /// Whatever was paid and on whichever day the budget is looked at: lines add to totals, windows
    /// lie inside each other, what is gone and what is left is the whole.
    #[test]
    fn figures_add_up(
        budgets in prop::collection::vec(0_i128..1_000_000, 1..6),
        paid in prop::collection::vec((0_usize..6, 0_u64..200, 1_i128..500_000), 0..30),
        as_of in 0_u64..200,
    ) {
        let names = ["a", "b", "c", "d", "e", "f"];
        let key = |at: usize| spend(["awareness", "purchase"][at % 2], names[at]);
        let plans: Vec<PlanFlow> =
            budgets.iter().enumerate().flat_map(|(at, cents)| budget(&key(at), *cents)).collect();
        let as_of = day("2026-04-01") + chrono::Days::new(as_of);
        let mut by_line: BTreeMap<LineKey, BTreeMap<NaiveDate, DayTotal>> = BTreeMap::new();
        for (at, offset, cents) in &paid {
            let on = day("2026-03-20") + chrono::Days::new(*offset);
            if on <= as_of {
                let total = by_line.entry(key(*at)).or_default().entry(on).or_default();
                total.amount += money(-cents);
            }
        }
        let mut history = ledger(&[]);
        for (key, days) in by_line {
            let line = LineHistory {
                parties: BTreeMap::from([(String::new(), days)]),
                discretionary: true,
                ..LineHistory::default()
            };
            history.lines.insert(key, line);
        }
        let made = control(&ControlInputs {
            plans: &plans,
            compared: &[],
            history: &history,
            open_items: &[],
            units: &[],
            as_of,
            grain: None,
            fiscal_year_starts: 1,
            materiality: Materiality { amount: money(1), percent: 10.into() },
            decimals: 2,
        }).unwrap();
        let totals = ControlTotals::of(&made.lines, &made.materiality, 2).unwrap();
        let until = made.calendar.until;
        prop_assert_eq!(totals.budget, plans.iter().map(|row| -row.amount).sum::<Money>());
        prop_assert_eq!(totals.actual, -history.net(day("2026-04-01"), until));
        prop_assert_eq!(totals.window(WindowKind::ToDate).unwrap().variance,
            totals.phased - totals.actual);
        prop_assert_eq!(totals.at_plan, totals.actual + totals.budget - totals.phased);
        for line in &made.lines {
            for pair in line.windows.windows(2) {
                prop_assert!(pair[0].budget <= pair[1].budget && pair[0].actual <= pair[1].actual);
            }
            prop_assert_eq!(line.measures.material && line.measures.direction.is_none(), false);
        }
    }
}
