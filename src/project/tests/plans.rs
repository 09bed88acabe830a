//! Dated items, budgets and reserves beside what history projects.

use super::*;

#[test]
fn one_dated_bill_replaces_only_its_own_occurrence() {
    let mut setting = shop();
    setting.items = vec![item(&cost("rent"), None, "2026-06-03", -225_000, Basis::Actual)];
    let made = setting.run().unwrap();
    let rent = payments(&made, &cost("rent"), Basis::Recurring);
    assert_eq!(rent.len(), 2, "{rent:?}");
    assert_eq!(
        payments(&made, &cost("rent"), Basis::Actual),
        [(day("2026-06-03"), cents(-225_000))]
    );
    assert_eq!(payments(&made, &cost("payroll"), Basis::Recurring).len(), 7);
}

#[test]
fn an_actual_item_stands_for_the_planned_one() {
    let mut setting = shop();
    let line = cost("sales tax");
    setting.items = vec![
        item(&line, None, "2026-07-20", -1_820_000, Basis::Planned),
        item(&line, None, "2026-07-18", -1_800_000, Basis::Actual),
        item(&line, None, "2026-08-20", -1_820_000, Basis::Planned),
    ];
    let made = setting.run().unwrap();
    assert_eq!(payments(&made, &line, Basis::Planned), [(day("2026-08-20"), cents(-1_820_000))]);
    assert_eq!(payments(&made, &line, Basis::Actual).len(), 1);
}

#[test]
fn a_plan_is_used_up_by_what_is_paid_and_dated() {
    let mut setting = shop();
    let ads = touchpoint("awareness", Some("search ads"));
    add(&mut setting.table, &ads, "google", day("2026-05-12"), -40_000);
    setting.items = vec![item(&ads, None, "2026-06-20", -10_000, Basis::Committed)];
    setting.plans = vec![
        plan(&ads, "2026-03-01", "2026-03-31", -500_000),
        plan(&ads, "2026-05-01", "2026-06-30", -100_000),
    ];
    let made = setting.run().unwrap();
    check_identities(&made);
    let rest: Money = payments(&made, &ads, Basis::Budget).iter().map(|(_, m)| *m).sum();
    assert_eq!(rest, cents(-50_000));
    assert!(
        payments(&made, &ads, Basis::Budget).iter().all(|(date, _)| *date <= day("2026-06-30"))
    );
    // history goes on where the plan ends
    let estimate = payments(&made, &ads, Basis::Estimate);
    assert!(estimate.iter().all(|(date, _)| *date > day("2026-06-30")), "{estimate:?}");
}

#[test]
fn a_card_bill_is_paid_on_its_day() {
    let mut setting = shop();
    let ads = touchpoint("awareness", Some("search ads"));
    let span = (day("2024-06-03"), day("2026-05-31"));
    monthly(&mut setting.table, &ads, span, 15, Shift::NextBusinessDay, -80_000);
    setting.plans = vec![plan(&ads, "2026-07-01", "2026-07-31", -100_000)];
    let made = setting.run().unwrap();
    let near: Money = payments(&made, &ads, Basis::Budget)
        .iter()
        .filter(|(date, _)| (13..=18).contains(&date.day()))
        .map(|(_, m)| *m)
        .sum();
    assert!(near.abs() >= cents(80_000), "{near}");
}

#[test]
fn pays_moves_the_cash() {
    let mut setting = shop();
    let ads = touchpoint("awareness", Some("search ads"));
    let mut late = plan(&ads, "2026-06-01", "2026-06-30", -30_000);
    late.pays = Some(Pays::After { days: 30 });
    let mut end = plan(&touchpoint("purchase", Some("chat")), "2026-06-01", "2026-07-31", -61_000);
    end.pays = Some(Pays::MonthEnd);
    setting.plans = vec![late, end];
    let made = setting.run().unwrap();
    let paid = payments(&made, &ads, Basis::Budget);
    assert_eq!((paid[0].0, paid.len()), (day("2026-07-01"), 30));
    assert_eq!(
        payments(&made, &touchpoint("purchase", Some("chat")), Basis::Budget),
        [(day("2026-06-30"), cents(-30_000)), (day("2026-07-31"), cents(-31_000))]
    );
}

#[test]
fn a_stage_row_alone_replaces_all_touchpoints_of_its_stage() {
    let mut setting = shop();
    let span = (day("2025-06-02"), day("2026-05-31"));
    for name in ["search ads", "social ads"] {
        every(&mut setting.table, &touchpoint("awareness", Some(name)), span, 3, |d| {
            -5_000 - i64::from(d.day()) * 100
        });
    }
    let whole = touchpoint("awareness", None);
    setting.plans = vec![plan(&whole, "2026-06-01", "2026-09-30", -900_000)];
    let made = setting.run().unwrap();
    for name in ["search ads", "social ads"] {
        let key = touchpoint("awareness", Some(name));
        assert!(payments(&made, &key, Basis::Estimate).is_empty());
    }
    // one touchpoint planned: the other stays as history has it
    setting.plans = vec![plan(
        &touchpoint("awareness", Some("search ads")),
        "2026-06-01",
        "2026-09-30",
        -900_000,
    )];
    let made = setting.run().unwrap();
    let social = payments(&made, &touchpoint("awareness", Some("social ads")), Basis::Estimate);
    assert!(!social.is_empty());
}

#[test]
fn a_reserve_in_weeks_leaves_stage_plans_out() {
    let mut setting = shop();
    setting.reserve = Some(ReserveRule::Weeks(4.into()));
    let without = setting.run().unwrap();
    setting.plans =
        vec![plan(&touchpoint("awareness", Some("new")), "2026-06-01", "2026-08-31", -900_000)];
    let with = setting.run().unwrap();
    assert_eq!(with.reserve, without.reserve);
    // 13 weeks: payroll 7 × 9850.00 and rent 3 × 2200.00
    let expected = Money::from_minor((7 * 985_000 + 3 * 220_000) * 4 / 13, 2);
    let off = (with.reserve.unwrap() - expected).abs();
    assert!(off <= cents(1), "{:?} {expected}", with.reserve);
}

#[test]
fn a_planned_tax_is_the_tax_of_that_quarter() {
    let mut table = small_shop("2025-01-01", "2026-05-31");
    let vat = cost("VAT");
    for date in ["2025-01-25", "2025-04-25", "2025-07-25", "2025-10-25", "2026-01-25", "2026-04-25"]
    {
        add(&mut table, &vat, "tax office", day(date), -900_000);
    }
    let mut setting = Setting::new(table, day("2026-05-31"));
    assert_eq!(base_total(&setting.run().unwrap(), &vat), -900_000);
    setting.items = vec![item(&vat, None, "2026-07-28", -1_200_000, Basis::Planned)];
    assert_eq!(base_total(&setting.run().unwrap(), &vat), -1_200_000);
    // Not a size that this tax could have.
    setting.items[0].amount = cents(-90_000);
    assert_eq!(base_total(&setting.run().unwrap(), &vat), -990_000);
}

#[test]
fn one_ledger_entry_stands_for_one_of_twelve_planned_rents() {
    let mut setting = Setting::new(small_shop("2025-01-01", "2026-05-31"), day("2026-05-31"));
    let grain = Grain::Week { ends: Weekday::Sun };
    setting.horizon = periods(setting.last, setting.last, Horizon::Months(12), grain);
    let line = cost("studio");
    let rents = (0..12).map(|month| {
        let date = day("2026-06-05") + chrono::Months::new(month);
        let planned = item(&line, None, &date.to_string(), -220_000, Basis::Planned);
        DatedItem { matching: Some(Matching::default()), ..planned }
    });
    setting.items = rents.collect();
    let total = |setting: &Setting| base_total(&setting.run().unwrap(), &line);
    assert_eq!(total(&setting), -12 * 220_000);
    // The sixth, three days late and a little dearer.
    setting.items.push(item(&line, Some("Dockside"), "2026-11-08", -225_000, Basis::Actual));
    let made = setting.run().unwrap();
    let planned = payments(&made, &line, Basis::Planned);
    assert_eq!(planned.len(), 11);
    assert!(planned.iter().all(|(date, _)| *date != day("2026-11-05")));
    assert_eq!(total(&setting), -11 * 220_000 - 225_000);
}

#[test]
fn a_planned_item_says_how_near_its_payment_must_come() {
    let line = cost("studio");
    let matching = |tolerance: i64, window_days: u32| {
        let planned = item(&line, None, "2026-06-05", -220_000, Basis::Planned);
        let matching = Some(Matching { tolerance: tolerance.into(), window_days });
        DatedItem { matching, ..planned }
    };
    let stands = |planned: DatedItem, actual: DatedItem| {
        let items = [planned, actual];
        super::super::stand_ins(&items.each_ref(), day("2026-05-31")) == [Some(1), None]
    };
    let late = item(&line, None, "2026-06-20", -260_000, Basis::Actual);
    assert!(!stands(matching(10, 7), late.clone()));
    assert!(!stands(matching(20, 14), late.clone()) && !stands(matching(15, 15), late.clone()));
    assert!(stands(matching(20, 15), late));
    // The same party under another category.
    let elsewhere =
        item(&cost("premises"), Some("Dockside"), "2026-06-05", -220_000, Basis::Actual);
    assert!(!stands(matching(10, 7), elsewhere.clone()));
    let dockside = DatedItem { party: Some("Dockside".into()), ..matching(10, 7) };
    assert!(stands(dockside, elsewhere));
}
