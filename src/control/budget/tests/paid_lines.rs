//! Which lines stand for what was paid: refunds, lines without a budget, bills, whole stages.

use super::*;

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
