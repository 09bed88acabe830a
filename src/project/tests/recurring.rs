//! Recurring items, from the ledger to the projection.

use super::*;

#[test]
fn recurring_items_are_found_and_dated() {
    let made = shop().run().unwrap();
    check_identities(&made);
    assert_eq!(known_from(&made, &cost("payroll")), "every 2nd Fri, seen 52 of 52");
    assert_eq!(known_from(&made, &cost("rent")), "1st, next work day, 24/24");
    let rent: Vec<String> = payments(&made, &cost("rent"), Basis::Recurring)
        .iter()
        .map(|(date, amount)| format!("{date} {}", amount.to_fixed(2)))
        .collect();
    assert_eq!(rent, ["2026-06-01 -2200.00", "2026-07-01 -2200.00", "2026-08-03 -2200.00"]);
    assert!(payments(&made, &receipt("card payouts"), Basis::Recurring).is_empty());
    let payroll = made.recurring.iter().find(|item| item.line == cost("payroll")).unwrap();
    assert_eq!(payroll.rule, "every 2nd Fri");
    assert_eq!((payroll.seen, payroll.expected, payroll.unit), (52, 52, "times"));
    assert_eq!((payroll.last, payroll.next), (day("2026-05-22"), Some(day("2026-06-05"))));
    assert_eq!((payroll.amount, payroll.stray), (cents(-985_000), Money::ZERO));
}

#[test]
fn an_item_on_the_31st_keeps_its_day() {
    let span = (day("2025-01-01"), day("2026-01-31"));
    let mut table = CashTable::default();
    monthly(&mut table, &cost("loan"), span, 31, Shift::None, -45_000);
    let made = Setting::new(table, span.1).run().unwrap();
    let paid: Vec<NaiveDate> = payments(&made, &cost("loan"), Basis::Recurring)
        .into_iter()
        .map(|(date, _)| date)
        .collect();
    assert_eq!(paid, [day("2026-02-28"), day("2026-03-31"), day("2026-04-30")]);
}

#[test]
fn a_missed_and_a_doubled_payment_do_not_hide_the_item() {
    let span = (day("2025-01-01"), day("2026-01-31"));
    let mut table = CashTable::default();
    monthly(&mut table, &cost("software"), span, 15, Shift::None, -9_900);
    let days = table.lines.get_mut(&cost("software")).unwrap().parties.get_mut("party").unwrap();
    days.remove(&day("2025-07-15"));
    add(&mut table, &cost("software"), "party", day("2025-10-17"), -9_900);
    let made = Setting::new(table, span.1).run().unwrap();
    let paid = payments(&made, &cost("software"), Basis::Recurring);
    assert_eq!(paid.len(), 3, "{paid:?}");
    assert_eq!(known_from(&made, &cost("software")), "15th, 12/13");
}

#[test]
fn a_new_item_is_noted_and_projected() {
    let mut setting = shop();
    let span = (day("2026-02-01"), setting.last);
    monthly(&mut setting.table, &cost("leasing"), span, 12, Shift::None, -41_000);
    let made = setting.run().unwrap();
    assert_eq!(payments(&made, &cost("leasing"), Basis::Recurring).len(), 3);
    let new: Vec<&str> = made
        .notes
        .iter()
        .filter(|note| note.code == "recurring-new")
        .map(|note| note.message.as_str())
        .collect();
    assert_eq!(new, ["leasing (party): 12th, 4/4; new since 2026-02-12, projected."]);
}

#[test]
fn a_price_after_a_rise_is_expected_in_full_on_its_days() {
    let mut table = CashTable::default();
    let before = (day("2025-01-01"), day("2025-10-31"));
    monthly(&mut table, &cost("rent"), before, 1, Shift::None, -100_000);
    let after = (day("2025-11-01"), day("2026-01-31"));
    monthly(&mut table, &cost("rent"), after, 1, Shift::None, -120_000);
    let made = Setting::new(table, after.1).run().unwrap();
    let amounts: Vec<Money> = payments(&made, &cost("rent"), Basis::Recurring)
        .into_iter()
        .map(|(_, amount)| amount)
        .collect();
    assert_eq!(amounts, [cents(-120_000); 4]);
    let rent = &made.recurring[0];
    assert_eq!(
        (rent.last, rent.amount, rent.stray),
        (day("2026-01-01"), cents(-120_000), Money::ZERO)
    );
}

#[test]
fn a_varying_bill_is_expected_in_part_on_its_day_and_in_full_in_all() {
    let mut table = CashTable::default();
    let span = (day("2025-01-01"), day("2025-12-31"));
    for (month, coins) in (1..=12).zip([700i64, 1300].into_iter().cycle()) {
        let date = NaiveDate::from_ymd_opt(2025, month, 20).unwrap();
        add(&mut table, &cost("power"), "grid", date, -100 * coins);
    }
    let history = History::new(&table, span.1, 91, 2);
    let line = &forecast(&history, history.last, 91, Effort::Light, &Learned::default())[0];
    // mean 1,000, deviation 300: 1 / (1 + 5 × 0.09)
    assert!((line.items[0].on_day - 1.0 / 1.45).abs() < 1e-12, "{:?}", line.items[0]);
    let on_days: i64 = line.occurrences.iter().map(|occurrence| occurrence.coins).sum();
    let due: i64 = line.occurrences.iter().map(|occurrence| occurrence.due).sum();
    let beside: f64 = line.estimate.iter().sum();
    // three bills fall into 91 days, 2.99 on average
    assert_eq!(line.occurrences.len(), 3);
    assert!((float(on_days) + beside - float(due)).abs() < 0.01 * float(due).abs());
}

#[test]
fn a_rent_paid_twice_is_projected_once_and_leaves_no_estimate() {
    let mut setting = shop();
    let until = (day("2024-06-03"), day("2026-05-31"));
    monthly(&mut setting.table, &cost("hall"), until, 1, Shift::None, -220_000);
    add(&mut setting.table, &cost("hall"), "party", day("2026-03-04"), -220_000);
    let made = setting.run().unwrap();
    let rents = payments(&made, &cost("hall"), Basis::Recurring);
    assert_eq!(rents.len(), 3);
    assert!(rents.iter().all(|(_, amount)| *amount == cents(-220_000)), "{rents:?}");
    assert!(payments(&made, &cost("hall"), Basis::Estimate).is_empty());
    let note = made.notes.iter().find(|note| note.code == "recurring-twice").unwrap();
    assert!(
        note.message.ends_with("paid a second time on 2026-03-04, projected once."),
        "{note:?}"
    );
}

/// Once taken for a two-weekly rent that had stopped.
#[test]
fn rents_of_one_landlord_twice_a_month_go_on() {
    let mut setting = shop();
    let until = (day("2024-06-03"), day("2026-05-31"));
    monthly(&mut setting.table, &cost("halls"), until, 1, Shift::None, -100_000);
    monthly(&mut setting.table, &cost("halls"), until, 15, Shift::None, -100_000);
    let made = setting.run().unwrap();
    let rents = payments(&made, &cost("halls"), Basis::Recurring);
    assert_eq!(rents.len(), 6, "{rents:?}");
    assert!(rents.iter().all(|(_, amount)| *amount == cents(-100_000)), "{rents:?}");
    // what a rent paid more than a year ago once stood in the run rate as well
    assert!(payments(&made, &cost("halls"), Basis::Estimate).is_empty());
}

/// The old prices were once told as two rents that had stopped.
#[test]
fn rents_of_one_landlord_that_rise_go_on_at_the_new_price() {
    let mut setting = shop();
    let (before, after) =
        ((day("2024-06-03"), day("2026-02-28")), (day("2026-03-01"), day("2026-05-31")));
    for (anchor, coins) in [(1, -100_000), (15, -1_500_000)] {
        monthly(&mut setting.table, &cost("halls"), before, anchor, Shift::None, coins);
        monthly(&mut setting.table, &cost("halls"), after, anchor, Shift::None, coins * 6 / 5);
    }
    let made = setting.run().unwrap();
    let rents = payments(&made, &cost("halls"), Basis::Recurring);
    let sum: Money = rents.iter().map(|(_, amount)| *amount).sum();
    assert_eq!((rents.len(), sum), (6, cents(-3 * 1_920_000)), "{rents:?}");
}

/// A rent that moved from the 1st to the 15th was once told as stopped, against four payments.
#[test]
fn a_rent_that_moved_to_another_day_has_not_stopped() {
    let mut setting = shop();
    let (before, after) =
        ((day("2024-06-03"), day("2026-01-31")), (day("2026-02-01"), day("2026-05-31")));
    monthly(&mut setting.table, &cost("halls"), before, 1, Shift::None, -100_000);
    monthly(&mut setting.table, &cost("halls"), after, 15, Shift::None, -100_000);
    let made = setting.run().unwrap();
    assert!(made.notes.iter().all(|note| !note.message.contains("halls")), "{:?}", made.notes);
    let rents = payments(&made, &cost("halls"), Basis::Recurring);
    assert_eq!(rents.len(), 3, "{rents:?}");
}

#[test]
fn a_stopped_item_is_noticed_and_not_projected() {
    let mut setting = shop();
    let until = (day("2024-06-03"), day("2026-02-28"));
    monthly(&mut setting.table, &cost("gym"), until, 10, Shift::None, -30_000);
    let made = setting.run().unwrap();
    assert!(payments(&made, &cost("gym"), Basis::Recurring).is_empty());
    assert!(payments(&made, &cost("gym"), Basis::Estimate).is_empty());
    assert!(made.notes.iter().any(|n| n.code == "recurring-stopped" && n.message.contains("gym")));
}

#[test]
fn weekly_payments_with_a_season_keep_it_and_a_growing_bill_its_last_amount() {
    let mut table = small_shop("2024-06-03", "2026-05-31");
    let stock = cost("stock");
    let tuesdays = (day("2024-06-04"), day("2026-05-31"));
    every(&mut table, &stock, tuesdays, 7, |date| match date.month() {
        6 | 12 => -600_000 + i64::from(date.day() % 5) * 9_000,
        7 | 8 => -300_000 + i64::from(date.day() % 5) * 9_000,
        _ => -450_000 + i64::from(date.day() % 5) * 9_000,
    });
    let cloud = cost("cloud");
    let mut bill = -100_000;
    for month in 0..17u32 {
        let date = day("2025-01-10") + chrono::Months::new(month);
        add(&mut table, &cloud, "cloud", date, bill);
        bill += bill * 3 / 100;
    }
    let made = Setting::new(table, day("2026-05-31")).run().unwrap();
    let line = made.lines.iter().find(|line| line.key == stock).unwrap();
    assert_eq!(line.basis, Basis::Recurring);
    let weeks = &line.by_period[&Scenario::Base];
    assert!(weeks[1] < cents(-540_000), "{}", weeks[1].to_fixed(2));
    assert!(weeks[8] > cents(-370_000), "{}", weeks[8].to_fixed(2));
    let cloud = base_total(&made, &cloud);
    assert!((-520_000..-470_000).contains(&cloud), "{cloud}");
}
