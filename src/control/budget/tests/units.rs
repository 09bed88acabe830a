//! Volume and spending, price and usage.

use super::*;

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
