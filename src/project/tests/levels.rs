//! Levels: short histories, seasons, lines that fell silent.

use super::*;

#[test]
fn a_seasonal_shop_shows_its_season() {
    let mut setting = shop();
    let grain = Grain::Month;
    setting.horizon = periods(setting.last, setting.last, Horizon::Months(8), grain);
    let made = setting.run().unwrap();
    let base = &made.scenarios[1].periods;
    let november = base[5].receipts.to_minor(2);
    let december = base[6].receipts.to_minor(2);
    assert!(december * 10 > november * 13, "{november} {december}");
}

#[test]
fn nine_weeks_of_history_have_a_band() {
    let table = small_shop("2026-03-30", "2026-05-31");
    let made = Setting::new(table, day("2026-05-31")).run().unwrap();
    let closing = |index: usize| made.scenarios[index].periods[12].closing;
    assert!(closing(0) - closing(1) > cents(50_000));
    assert!(closing(1) - closing(2) > cents(50_000));
    assert!(made.notes.iter().any(|note| note.code == "band-prior"));
}

#[test]
fn a_short_ledger_keeps_its_level_and_is_not_sure_of_it() {
    let table = small_shop("2026-05-11", "2026-05-31");
    let made = Setting::new(table, day("2026-05-31")).run().unwrap();
    let closing = |index: usize| made.scenarios[index].periods[12].closing;
    // The rent has not been met yet: 12,000 in 13 weeks.
    assert!(closing(1) - closing(2) > cents(200_000));
    // 91 days at 1,050 on average: nothing in three weeks says that half of it will go.
    let sales = base_total(&made, &receipt("sales"));
    assert!((8_600_000..10_500_000).contains(&sales), "{sales}");
}

#[test]
fn a_line_that_fell_silent_is_not_projected() {
    let mut table = small_shop("2025-01-01", "2026-05-31");
    let market = receipt("market");
    let span = (day("2025-01-01"), day("2026-03-20"));
    every(&mut table, &market, span, 2, |date| 10_000 + i64::from(date.ordinal()) * 37);
    let made = Setting::new(table, day("2026-05-31")).run().unwrap();
    assert!(made.lines.iter().all(|line| line.key != market));
    assert!(made.notes.iter().any(|note| note.code == "line-stopped"));
}

#[test]
fn one_payment_is_not_a_stream() {
    let mut table = small_shop("2025-01-01", "2026-05-31");
    let loan = receipt("loan");
    add(&mut table, &loan, "bank", day("2026-04-15"), 5_000_000);
    let made = Setting::new(table, day("2026-05-31")).run().unwrap();
    assert!(base_total(&made, &loan) < 1_000_000);
    assert!(made.notes.iter().any(|note| note.code == "paid-once"));
}

#[test]
fn a_line_that_moves_nothing_is_not_shown() {
    let mut table = small_shop("2025-01-01", "2026-05-31");
    let support = touchpoint("post-purchase", Some("support"));
    let span = (day("2025-01-01"), day("2026-05-31"));
    every(&mut table, &support, span, 3, |d| -i64::from(d.day()) * 1_000);
    let mut setting = Setting::new(table, day("2026-05-31"));
    let stage = touchpoint("post-purchase", None);
    setting.plans = vec![plan(&stage, "2026-04-01", "2026-09-30", -900_000)];
    let made = setting.run().unwrap();
    assert!(made.lines.iter().all(|line| line.key != support));
    assert!(made.lines.iter().any(|line| line.key == stage));
}

#[test]
fn a_balance_of_today_is_that_of_today() {
    let mut setting = Setting::new(small_shop("2025-01-01", "2026-05-17"), day("2026-05-17"));
    let today = day("2026-05-31");
    let grain = Grain::Week { ends: Weekday::Sun };
    setting.horizon = periods(setting.last, today, Horizon::Weeks(13), grain);
    let at_last_row = setting.run().unwrap();
    setting.opening_on = Some(today);
    let made = setting.run().unwrap();
    let index = made.days.iter().position(|day| *day == today).unwrap();
    for scenario in &made.scenarios {
        // the fault: the fortnight was forecast on top of it
        assert_eq!(scenario.balance[index], setting.opening, "{}", scenario.scenario.word());
    }
    assert!(made.paths.iter().all(|path| path[index] == made.paths.path(0)[index]));
    let spread = |made: &Projection, day: usize| {
        made.scenarios[0].balance[day] - made.scenarios[2].balance[day]
    };
    // as wide a day after today as a day after the last row without the gap
    assert!(spread(&made, index + 1).is_positive());
    assert!(spread(&made, index + 1) < spread(&at_last_row, index + 1));
    let base = |made: &Projection| made.scenarios[1].periods.last().unwrap().closing - made.opening;
    assert_eq!(base(&made), base(&at_last_row), "what base expects is the same");
}
