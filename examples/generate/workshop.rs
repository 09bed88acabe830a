//! A bicycle workshop: its account, and the bookings that its receipts follow two weeks later.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use super::bank::Account;
use super::random::Random;
use super::season::day;

/// Weeks of the account.
const WEEKS: u64 = 90;
/// Weeks of bookings before it.
const BEFORE: u64 = 4;
/// Weeks of bookings planned after it.
const PLANNED: u64 = 9;
/// Weeks from a booking to its payment.
const DELAY: usize = 2;
/// What a booking brings, in cents.
const BOOKING: i64 = 85_00;
/// Balance before the first row.
const FIRST_BALANCE: i64 = 14_000_00;
/// Bookings planned for the weeks after the account: a quiet month, then a campaign.
const PLAN: [i64; 9] = [38, 36, 34, 35, 52, 66, 70, 68, 60];

/// The Monday that the account begins on.
fn first() -> NaiveDate {
    day(2024, 9, 9)
}

/// Bookings by week, from [`BEFORE`] weeks before the account on.
fn bookings() -> Vec<i64> {
    let mut random = Random::new(41);
    let past = (0..BEFORE + WEEKS).map(|_| 45 + random.bell(11));
    past.chain(PLAN).collect()
}

/// `examples/workshop/orders.csv`: a value a week, dated with its Monday; the last are a plan.
pub(crate) fn orders() -> String {
    let mut text = String::from("date,name,value\n");
    for (bookings, week) in bookings().iter().zip(0..BEFORE + WEEKS + PLANNED) {
        let monday = first() - Days::new(7 * BEFORE) + Days::new(7 * week);
        writeln!(text, "{monday},orders,{bookings}").expect("a String takes every write");
    }
    text
}

/// `examples/workshop/ledger.csv`: receipts on two or three days of a week, parts, rent and a wage.
pub(crate) fn ledger() -> String {
    let bookings = bookings();
    let mut random = Random::new(42);
    let mut account = Account::new(FIRST_BALANCE);
    for week in 0..WEEKS {
        let before = usize::try_from(BEFORE + week).expect("a few weeks") - DELAY;
        let monday = first() + Days::new(7 * week);
        let mut left = random.around(BOOKING * bookings[before], 60);
        let mut parts = left * 30 / 100;
        for weekday in 0..5 {
            let today = monday + Days::new(weekday);
            let share = if weekday == 4 { left } else { left * random.between(0, 70) / 100 };
            // Small takings wait for the next day.
            if share > 150_00 || weekday == 4 {
                account.book(today, ("Card terminal", "Repairs"), "Takings", share);
                left -= share;
            }
            if random.chance(300) && parts > 0 {
                let bill = random.between(parts / 3, parts);
                account.book(today, ("Cycle Parts Co", "Parts"), "Parts", -bill);
                parts -= bill;
            }
            pay_fixed(&mut account, today);
        }
    }
    account.csv()
}

/// The rent on the first work day of a month, the wage on every second Thursday.
fn pay_fixed(account: &mut Account, today: NaiveDate) {
    use chrono::{Datelike, Weekday};
    let first_work_day = match today.weekday() {
        Weekday::Mon => today.day() <= 3,
        _ => today.day() == 1,
    };
    if first_work_day {
        account.book(today, ("Yard Estates", "Rent"), "Workshop rent", -1_250_00);
    }
    let weeks = (today - first()).num_days() / 7;
    if today.weekday() == Weekday::Thu && weeks % 2 == 1 {
        account.book(today, ("M. Duarte", "Wages"), "Wage", -4_700_00);
    }
}

/// `examples/workshop/cashcast.toml`
pub(crate) fn settings() -> String {
    String::from("currency = \"USD\"\nreserve = 8000\n")
}
