//! A design agency that is paid on invoice, by clients who take their time, and pays freelancers on
//! their bills. One large invoice is long overdue.

use std::fmt::Write as _;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::bank::{Account, point};
use super::random::Random;
use super::season::day;

/// Balance before the first row.
const FIRST_BALANCE: i64 = 79_000_00;
/// The large invoice: client, number, amount.
const LARGE: (&str, &str, i64) = ("Brandt Logistics", "2026-041", 38_400_00);

/// A client: name, retainer a month, chance of a project a month (in thousandths), days that it pays
/// after the due date, and how far these stray.
const CLIENTS: [(&str, i64, i64, i64, i64); 6] = [
    ("Aster Foods", 9_800_00, 250, 4, 4),
    ("Brandt Logistics", 7_400_00, 200, 26, 9),
    ("City Theatre", 3_600_00, 350, 12, 6),
    ("Delta Clinics", 8_200_00, 300, 19, 8),
    ("Elm Street Books", 2_100_00, 200, 1, 3),
    ("Fjord Outdoor", 0, 650, 33, 12),
];

/// An invoice or a bill.
struct Invoice {
    id: String,
    kind: &'static str,
    party: &'static str,
    issued: NaiveDate,
    due: NaiveDate,
    amount: i64,
    paid_on: Option<NaiveDate>,
}

fn first() -> NaiveDate {
    day(2024, 7, 1)
}

fn last() -> NaiveDate {
    day(2026, 6, 30)
}

/// The next work day.
fn work_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

fn invoices() -> Vec<Invoice> {
    let mut random = Random::new(61);
    let mut made = Vec::new();
    let mut month = first();
    while month <= last() {
        let mut number = 0;
        for (client, retainer, projects, late, stray) in CLIENTS {
            let mut write = |issued: NaiveDate, amount: i64, random: &mut Random| {
                number += 1;
                let due = issued + Days::new(30);
                let delay = late + random.between(-stray, stray);
                let paid_on = work_day(due + chrono::Duration::days(delay));
                let id = format!("{}-{number:02}{}", month.format("%Y%m"), &client[..1]);
                let (kind, party) = ("receivable", client);
                made.push(Invoice { id, kind, party, issued, due, amount, paid_on: Some(paid_on) });
            };
            if retainer > 0 {
                write(work_day(month), retainer, &mut random);
            }
            if random.chance(projects) {
                let size = random.around(9_000_00, 400);
                let issued = work_day(month + Days::new(14));
                write(issued, size - size % 100_00, &mut random);
            }
        }
        month = month + Months::new(1);
    }
    made.push(Invoice {
        id: LARGE.1.to_owned(),
        kind: "receivable",
        party: LARGE.0,
        issued: day(2026, 4, 9),
        due: day(2026, 5, 9),
        amount: LARGE.2,
        paid_on: None,
    });
    bills(&mut made, &mut random);
    made.retain(|invoice| invoice.issued <= last());
    made.sort_by_key(|invoice| (invoice.issued, invoice.id.clone()));
    made
}

/// Freelancers send bills every other week and are paid three weeks later, give or take.
fn bills(made: &mut Vec<Invoice>, random: &mut Random) {
    let mut issued = day(2024, 7, 5);
    let mut number = 0;
    while issued <= last() {
        for party in ["R. Okoye", "Studio Halb"] {
            number += 1;
            let due = issued + Days::new(21);
            let paid_on = work_day(due + chrono::Duration::days(random.between(-1, 5)));
            made.push(Invoice {
                id: format!("B{number:04}"),
                kind: "payable",
                party,
                issued,
                due,
                amount: random.around(2_600_00, 250),
                paid_on: Some(paid_on),
            });
        }
        issued = issued + Days::new(14);
    }
}

/// `examples/agency/open-items.csv`: two years of invoices and bills, with the day each was paid.
pub(crate) fn open_items() -> String {
    let mut text = String::from("id,kind,counterparty,issued,due,amount,paid_on\n");
    for invoice in invoices() {
        let paid = invoice.paid_on.filter(|on| *on <= last());
        let paid = paid.map(|on| on.to_string()).unwrap_or_default();
        writeln!(
            text,
            "{},{},{},{},{},{},{paid}",
            invoice.id,
            invoice.kind,
            invoice.party,
            invoice.issued,
            invoice.due,
            point(invoice.amount),
        )
        .expect("a String takes every write");
    }
    text
}

/// `examples/agency/ledger.csv`: what was paid, payroll, rent and software.
pub(crate) fn ledger() -> String {
    let invoices = invoices();
    let mut account = Account::new(FIRST_BALANCE);
    for today in first().iter_days().take_while(|day| *day <= last()) {
        for invoice in invoices.iter().filter(|invoice| invoice.paid_on == Some(today)) {
            let (category, amount) = match invoice.kind {
                "payable" => ("Freelancers", -invoice.amount),
                _ => ("Client fees", invoice.amount),
            };
            account.book(
                today,
                (invoice.party, category),
                format!("Invoice {}", invoice.id),
                amount,
            );
        }
        pay_fixed(&mut account, today);
    }
    account.csv()
}

/// Payroll on the last work day of a month, rent on the first, software on the 12th.
fn pay_fixed(account: &mut Account, today: NaiveDate) {
    let tomorrow = work_day(today + Days::new(1));
    if today.weekday().num_days_from_monday() < 5 && tomorrow.month() != today.month() {
        account.book(today, ("Payroll run", "Payroll"), "Salaries", -31_900_00);
    }
    if work_day(today.with_day(1).expect("every month has a first day")) == today {
        account.book(today, ("Mill Court Estates", "Rent"), "Studio rent", -3_200_00);
    }
    if work_day(today.with_day(12).expect("every month has a twelfth day")) == today {
        account.book(today, ("Toolbox Cloud", "Software"), "Licences", -940_00);
    }
}

/// `examples/agency/cashcast.toml`
pub(crate) fn settings() -> String {
    String::from(
        r#"currency = "EUR"
reserve = 30000
open-items = ["open-items.csv"]

[credit-line]
limit = 40000
annual-rate = "9.5%"
fee = "1%"

[[planned]]                  # the yearly tax payment
name = "Income tax"
amount = -24000.00
on = "2026-08-10"

# Every client takes two weeks longer.
[scenario.slow-payers]
dso = "14 days"

# One client in six does not renew in August; a freelancer less is needed then.
[scenario.lost-client]
categories = { "Client fees" = "-18% from 2026-08-01", Freelancers = "-50% from 2026-08-15" }

# The large invoice is never paid (base expects 21,372 of its 38,400), and the bank lends for two years.
[scenario.write-off]
shocks = ["-21372 on 2026-07-31 Invoice 2026-041 written off"]
loans = ["40000 on 2026-07-15 at 8% over 24 months"]
"#,
    )
}
