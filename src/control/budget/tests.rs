use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::{
    DayTotal, Flow, LineHistory, OpenItem, OpenItemKind, Position, Stage, Stages, UnitStandards,
};

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
fn a_refund_is_taken_off_what_it_is_a_refund_of() {
    let key = spend("awareness", "search ads");
    let staged = LineKey { flow: Flow::Receipt, ..key.clone() };
    for back in [staged, operating(Flow::Receipt, "search ads")] {
        let history =
            ledger(&[(&key, &[("2026-04-10", -100_000)]), (&back, &[("2026-05-02", 30_000)])]);
        let made = Case::new(budget(&key, 50_000), history).control();
        assert_eq!(line(&made, "search ads").state.actual.to_fixed(2), "700.00");
        assert_eq!(made.notes[0].code, "refunds-taken-off");
        assert!(made.outside.is_empty());
    }
}

#[test]
fn what_came_back_on_a_line_without_a_budget_is_no_spend() {
    let key = spend("awareness", "search ads");
    let social = spend("awareness", "social ads");
    let back = operating(Flow::Receipt, "social ads");
    let made = |refund: i128| {
        let history = ledger(&[
            (&key, &[("2026-04-10", -100_000)]),
            (&social, &[("2026-04-12", -500_000)]),
            (&back, &[("2026-05-02", refund)]),
        ]);
        Case::new(budget(&key, 183_000), history).control()
    };
    // the fault: 5,000 over and material, with what came back outside all stages
    let all = made(500_000);
    assert!(all.lines.iter().all(|line| line.key != social), "{:?}", all.lines);
    let part = made(300_000);
    assert_eq!(line(&part, "social ads").state.actual, money(200_000));
    assert!(part.notes.iter().any(|note| note.code == "refunds-taken-off"));
    for control in [all, part] {
        assert!(control.outside.iter().all(|(key, _)| key.name() != "social ads"));
    }
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
fn lines_without_a_budget_stand_beside_those_that_have_one() {
    let ads = spend("awareness", "search ads");
    let gifts = spend("awareness", "gifts");
    let rent = operating(Flow::Disbursement, "Rent");
    let sales = operating(Flow::Receipt, "Sales");
    let days = |cents| [("2026-04-10", cents)];
    let history = ledger(&[
        (&ads, &days(-1_000)),
        (&gifts, &days(-64_000)),
        (&rent, &days(-90_000)),
        (&sales, &days(500_000)),
    ]);
    let made = Case::new(budget(&ads, 1_000), history.clone()).control();
    let names = |made: &Control| -> Vec<String> {
        made.lines.iter().map(|line| line.key.name().to_owned()).collect()
    };
    assert_eq!(names(&made), ["search ads", "gifts"]);
    assert!(line(&made, "gifts").measures.material, "nothing budgeted, the amount alone decides");
    assert_eq!(line(&made, "gifts").ends_at_pace().to_fixed(2), "640.00");
    let outside: Vec<&str> = made.outside.iter().map(|(key, _)| key.name()).collect();
    assert_eq!(outside, ["Sales", "Rent"]);
    // a budget for money out brings every line of money out
    let payroll = operating(Flow::Disbursement, "Payroll");
    let plans = [budget(&ads, 1_000), budget(&payroll, 7_000)].concat();
    let made = Case::new(plans, history).control();
    assert_eq!(names(&made), ["search ads", "gifts", "Payroll", "Rent"]);
    let outside: Vec<&str> = made.outside.iter().map(|(key, _)| key.name()).collect();
    assert_eq!(outside, ["Sales"]);
}

#[test]
fn a_row_for_a_whole_stage_takes_in_its_touchpoints() {
    let whole = LineKey::staged(Flow::Disbursement, stage("awareness"), None);
    let (ads, gifts) = (spend("awareness", "ads"), spend("awareness", "gifts"));
    let paid = [("2026-04-10", -10_000)];
    let made =
        Case::new(budget(&whole, 15_000), ledger(&[(&ads, &paid), (&gifts, &paid)])).control();
    assert_eq!(made.lines.len(), 1);
    assert_eq!(made.lines[0].state.actual.to_fixed(2), "200.00");
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
fn what_is_ordered_and_unpaid_is_not_available() {
    let key = operating(Flow::Disbursement, "Events");
    let mut case = Case::new(budget(&key, 100_000), ledger(&[(&key, &[("2026-04-10", -50_000)])]));
    let bill = |due: &str, issued: &str, cents| PlacedItem {
        item: OpenItem {
            id: "1".into(),
            kind: OpenItemKind::Payable,
            counterparty: "Hall".into(),
            issued: Some(day(issued)),
            due: day(due),
            amount: money(cents),
            payments: Vec::new(),
            category: None,
            position: Position::file("open.csv"),
        },
        line: key.clone().into(),
        party: None,
    };
    case.open_items = vec![
        bill("2026-06-15", "2026-05-15", 120_000),
        // after the budget's end, and not yet issued
        bill("2026-12-15", "2026-05-15", 7_000),
        bill("2026-07-15", "2026-06-15", 9_000),
    ];
    let made = case.control();
    let line = line(&made, "Events");
    assert_eq!(line.state.committed.to_fixed(2), "1200.00");
    assert_eq!(line.measures.available.unwrap().to_fixed(2), "4300.00");
    assert!(made.committed_known);
    // the fault: a bill of a line that no budget and no payment knows was in no row
    let printing = operating(Flow::Disbursement, "Printing");
    case.open_items = vec![PlacedItem {
        line: printing.clone().into(),
        ..bill("2026-06-15", "2026-05-15", 22_200)
    }];
    let made = case.control();
    let line = made.lines.iter().find(|line| line.key == printing).unwrap();
    assert_eq!(line.state.committed.to_fixed(2), "222.00");
    assert!(!line.budgeted);
}

fn units(key: &LineKey, period: (&str, &str), budget: i64, actual: i64) -> UnitLine {
    UnitLine {
        stage: key.stage.clone(),
        touchpoint: key.touchpoint.as_deref().map(str::to_uppercase),
        category: key.category.clone(),
        span: DateSpan { start: day(period.0), end: day(period.1) },
        budget_units: budget.into(),
        actual_units: actual.into(),
        fixed: Money::ZERO,
        standards: None,
        position: Position::file("units.csv"),
    }
}

/// FORMULAS §4: 2,400 static, 2,880 flexed, 2,760 actual: 480 unfavourable volume, 120 favourable
/// spending. Half of it in April; May has no units and stays as it is.
#[test]
fn a_variance_is_volume_and_spending() {
    let key = spend("purchase", "card fees");
    let history = ledger(&[(&key, &[("2026-04-10", -276_000), ("2026-05-10", -240_000)])]);
    let mut case = Case::new(budget(&key, 240_000), history);
    case.units = vec![
        units(&key, ("2026-04-01", "2026-04-30"), 1_000, 1_200),
        units(&key, ("2026-06-01", "2026-06-30"), 1_000, 1_200),
        units(&spend("purchase", "nothing"), ("2026-04-01", "2026-04-30"), 1, 1),
    ];
    let made = case.control();
    let line = line(&made, "card fees");
    let flexed = line.flexed.unwrap();
    assert_eq!(flexed.flexed.to_fixed(2), "5280.00");
    assert_eq!(flexed.volume.to_fixed(2), "-480.00");
    assert_eq!(flexed.spending.to_fixed(2), "120.00");
    assert_eq!(flexed.volume + flexed.spending, line.measures.variance);
    let codes: Vec<&str> = made.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["units-without-line", "units-not-past"]);
}

/// FORMULAS §4: price 45 F, usage 90 F, volume 240 U, static 105 U in all.
#[test]
fn standards_split_price_from_usage() {
    let key = operating(Flow::Disbursement, "Packaging");
    let mut case = Case::new(budget(&key, 120_000), ledger(&[(&key, &[("2026-04-10", -1)])]));
    let mut row = units(&key, ("2026-04-01", "2026-04-30"), 100, 120);
    row.standards = Some(UnitStandards {
        price: money(300),
        quantity: 4.into(),
        actual_quantity: 450.into(),
        actual_price: "2.90".parse().unwrap(),
    });
    case.units = vec![row];
    let made = case.control();
    let split = line(&made, "Packaging").price_usage.unwrap();
    assert_eq!(split.price.to_fixed(2), "45.00");
    assert_eq!(split.usage.to_fixed(2), "90.00");
    assert_eq!(split.volume.to_fixed(2), "-240.00");
    assert_eq!(split.total.to_fixed(2), "-105.00");
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
