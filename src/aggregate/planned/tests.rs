use super::*;
use crate::domain::{DayTotal, LineHistory, Position, Repeat, Shift};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn planned(from: &str, repeat: Option<Repeat>, shift: Shift) -> PlannedItem {
    PlannedItem {
        name: "New hire".to_owned(),
        category: None,
        counterparty: None,
        stage: None,
        amount: Money::from_minor(-420_000, 2),
        from: day(from),
        until: None,
        repeat,
        shift,
        growth: rust_decimal::Decimal::ZERO,
        tolerance: 10.into(),
        window_days: 7,
        position: Position::file("cashcast.toml"),
    }
}

/// From the day after the as-of date 2026-05-31 on.
fn window() -> DateSpan {
    DateSpan::new(day("2026-06-01"), day("2026-08-30")).unwrap()
}

fn made(planned: PlannedItem, history: &CashTable) -> Planned {
    let settings = Settings { planned: vec![planned], ..Settings::default() };
    planned_items(&settings, history, window(), 2)
}

fn dates_of(made: &Planned) -> Vec<String> {
    made.items.iter().map(|item| item.date.to_string()).collect()
}

fn dates(planned: PlannedItem) -> Vec<String> {
    dates_of(&made(planned, &CashTable::default()))
}

/// Disbursements of one party in one category.
fn history(category: &str, party: &str, entries: &[(&str, i128)]) -> CashTable {
    let mut table = CashTable::default();
    pay(&mut table, category, party, entries);
    table
}

fn pay(table: &mut CashTable, category: &str, party: &str, entries: &[(&str, i128)]) {
    let key = LineKey::operating(Flow::Disbursement, Some(category.to_owned()));
    let days = table.lines.entry(key).or_default().parties.entry(party.to_owned()).or_default();
    for (date, cents) in entries {
        days.insert(day(date), DayTotal { amount: Money::from_minor(-*cents, 2), rows: 1 });
    }
}

#[test]
fn a_month_end_item_keeps_its_day_and_a_shift_can_move_it_into_the_window() {
    let monthly = planned("2026-05-31", Some(Repeat::Months(1)), Shift::NextBusinessDay);
    assert_eq!(dates(monthly), ["2026-06-01", "2026-06-30", "2026-07-31"]);
    let early = planned("2026-05-31", Some(Repeat::Months(1)), Shift::PreviousBusinessDay);
    assert_eq!(dates(early), ["2026-06-30", "2026-07-31"]);
}

#[test]
fn a_payday_on_the_as_of_date_is_not_counted_again() {
    let weekly = planned("2026-05-17", Some(Repeat::Days(14)), Shift::None);
    assert_eq!(dates(weekly)[..2], ["2026-06-14", "2026-06-28"]);
}

#[test]
fn a_rule_that_starts_in_the_future_fires() {
    let quarterly = planned("2026-07-31", Some(Repeat::Months(3)), Shift::None);
    assert_eq!(dates(quarterly), ["2026-07-31"]);
    let fortnightly = planned("2026-08-07", Some(Repeat::Days(14)), Shift::None);
    assert_eq!(dates(fortnightly), ["2026-08-07", "2026-08-21"]);
}

#[test]
fn a_holiday_moves_a_date_even_into_the_window() {
    let mut settings = Settings {
        planned: vec![planned("2026-05-29", Some(Repeat::Months(1)), Shift::NextBusinessDay)],
        holidays: vec![day("2026-05-29"), day("2026-06-29")],
        ..Settings::default()
    };
    let of = |settings: &Settings| {
        dates_of(&planned_items(settings, &CashTable::default(), window(), 2))
    };
    assert_eq!(of(&settings), ["2026-06-01", "2026-06-30", "2026-07-29"]);
    settings.holidays.clear();
    assert_eq!(of(&settings), ["2026-06-29", "2026-07-29"]);
}

#[test]
fn amounts_grow_from_the_anchor_on() {
    let mut rent = planned("2026-05-01", Some(Repeat::Months(1)), Shift::None);
    rent.growth = 2.into();
    let made = made(rent, &CashTable::default());
    let amounts: Vec<String> = made.items.iter().map(|item| item.amount.to_string()).collect();
    assert_eq!(amounts, ["-4284.00", "-4369.68", "-4457.07"]);
    assert_eq!(made.expansions[0].dates[2].amount.to_string(), "-4457.07");
}

#[test]
fn an_item_that_never_fires_is_noted() {
    let made = made(planned("2030-01-01", None, Shift::None), &CashTable::default());
    assert!(made.items.is_empty());
    assert_eq!(made.notes[0].code, "planned-never-fires");
    assert!(made.expansions[0].dates.is_empty());
}

#[test]
fn the_line_and_the_party_are_spelled_as_in_history() {
    let key = LineKey::operating(Flow::Disbursement, Some("Sales Tax".to_owned()));
    let mut table = history("Sales Tax", "Tax Office", &[("2026-01-20", 5)]);
    table.lines.insert(LineKey::operating(Flow::Receipt, None), LineHistory::default());
    let mut tax = planned("2026-07-20", None, Shift::None);
    tax.category = Some("sales_tax".to_owned());
    tax.counterparty = Some("tax office".to_owned());
    let item = made(tax.clone(), &table).items.remove(0);
    assert_eq!(((*item.line).clone(), item.party.as_deref()), (key, Some("Tax Office")));
    tax.counterparty = Some("Customs".to_owned());
    assert_eq!(made(tax, &table).items[0].party.as_deref(), Some("Customs"));
}

fn rent() -> PlannedItem {
    PlannedItem {
        name: "Rent".to_owned(),
        amount: Money::from_minor(-220_000, 2),
        ..planned("2026-01-01", Some(Repeat::Months(1)), Shift::None)
    }
}

#[test]
fn an_early_payment_stands_for_the_next_date_only() {
    let paid = [("2026-04-01", 220_000), ("2026-05-01", 220_000), ("2026-05-29", 222_000)];
    let made = made(rent(), &history("rent", "Dockside", &paid));
    assert_eq!(dates_of(&made), ["2026-07-01", "2026-08-01"]);
    assert_eq!(made.notes[0].code, "planned-paid-early");
    assert_eq!(
        made.notes[0].message,
        "Planned item \"Rent\" of 2026-06-01 was paid early, by a ledger entry of 2026-05-29: \
         that date is left out."
    );
    let replaced: Vec<_> =
        made.expansions[0].dates.iter().map(|date| date.replaced_by.as_deref()).collect();
    assert_eq!(replaced, [Some("the ledger, 2026-05-29"), None, None]);
}

#[test]
fn what_is_paid_for_an_earlier_date_or_differs_is_no_early_payment() {
    let cases: [&[(&str, i128)]; 4] = [
        // For May, late.
        &[("2026-04-01", 220_000), ("2026-05-27", 180_000)],
        &[("2026-05-01", 220_000)],
        // Another amount, and too early.
        &[("2026-05-01", 220_000), ("2026-05-29", 150_000)],
        &[("2026-05-01", 220_000), ("2026-05-24", 220_000)],
    ];
    for paid in cases {
        let made = made(rent(), &history("Rent", "Dockside", paid));
        assert_eq!(made.items.len(), 3, "{paid:?}");
    }
    // The day before the next weekly date belongs to the last one.
    let mut weekly = rent();
    (weekly.from, weekly.repeat) = (day("2026-05-04"), Some(Repeat::Days(7)));
    let paid = [("2026-05-18", 220_000), ("2026-05-25", 220_000)];
    assert_eq!(made(weekly.clone(), &history("Rent", "Dockside", &paid)).items.len(), 13);
    let paid = [("2026-05-18", 220_000), ("2026-05-25", 220_000), ("2026-05-29", 220_000)];
    assert_eq!(made(weekly, &history("Rent", "Dockside", &paid)).items.len(), 12);
}

#[test]
fn a_salary_paid_already_is_not_the_new_one() {
    let paid = [("2026-04-30", 420_000), ("2026-05-29", 420_000)];
    let mut hire = planned("2026-06-01", Some(Repeat::Months(1)), Shift::None);
    hire.category = Some("Payroll".to_owned());
    let made = made(hire, &history("Payroll", "Anna", &paid));
    assert_eq!(dates_of(&made), ["2026-06-01", "2026-07-01", "2026-08-01"]);
}

#[test]
fn a_known_counterparty_is_asked_for_in_every_category() {
    let mut table = history("Premises", "Dockside Estates", &[("2026-05-29", 220_000)]);
    pay(&mut table, "Rent", "Storage box", &[("2026-05-30", 220_000)]);
    let mut dockside = rent();
    dockside.counterparty = Some("dockside estates".to_owned());
    let made = made(dockside, &table);
    assert!(made.notes[0].message.contains("2026-05-29"), "{:?}", made.notes);
}

#[test]
fn tolerance_and_window_are_the_items_own() {
    let paid = [("2026-05-01", 220_000), ("2026-05-29", 150_000)];
    let table = history("Rent", "Dockside", &paid);
    let mut wide = rent();
    wide.tolerance = 40.into();
    assert_eq!(made(wide, &table).items.len(), 2);
    let mut narrow = rent();
    narrow.window_days = 2;
    let table = history("Rent", "Dockside", &[("2026-05-01", 220_000), ("2026-05-29", 220_000)]);
    assert_eq!(made(narrow, &table).items.len(), 3);
}

#[test]
fn stand_ins_are_marked_in_the_order_of_the_items() {
    let paid = [("2026-05-01", 220_000), ("2026-05-29", 220_000)];
    let mut made = made(rent(), &history("Rent", "Dockside", &paid));
    made.replaced_by([None, Some("in the ledger, 2026-08-03".to_owned())]);
    let replaced: Vec<_> =
        made.expansions[0].dates.iter().map(|date| date.replaced_by.as_deref()).collect();
    assert_eq!(replaced, [Some("the ledger, 2026-05-29"), None, Some("in the ledger, 2026-08-03")]);
}
