//! A small software company in Germany: two years of its bank account.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, Weekday};

use super::bank::{Account, comma};
use super::random::Random;
use super::season::{day, days, is_business_day, pays_on, seasonal};

// What decides the picture; amounts in cents.

/// Balance on the last day of the ledger: the opening balance of the forecast.
const CLOSING_BALANCE: i64 = 108_400_00;
/// Balance before the first row.
const FIRST_BALANCE: i64 = 64_250_00;
/// Monthly subscriptions by card, per day, in the first month.
const SUBSCRIPTIONS: i64 = 1_510_00;
/// Growth of subscriptions per year, per thousand.
const GROWTH: i64 = 70;
/// Annual prepayments in a mean month.
const PREPAID: i64 = 19_500_00;
/// When contracts renew: January and September.
const RENEWALS: [i64; 12] = [2600, 1100, 700, 600, 650, 600, 450, 500, 2300, 1200, 700, 600];
/// Card fees, as a share of payouts, per thousand.
const FEE_SHARE: i64 = 19;
/// Value added tax paid on after deducting what was paid to others, per thousand of receipts.
const TAX_SHARE: i64 = 132;
/// What the current account keeps when money is moved to the deposit account.
const KEPT: i64 = 85_000_00;

const FIRST: (i32, u32, u32) = (2024, 7, 1);
const LAST: (i32, u32, u32) = (2026, 6, 30);

const CUSTOMERS: [&str; 12] = [
    "Autohaus Brandt GmbH",
    "Bäckerei Öztürk & Söhne",
    "Dr. Weiß Zahnärzte",
    "Elbe Logistik GmbH",
    "Fahrschule Grün",
    "Gartenbau Krüger KG",
    "Hotel Seeblick",
    "Kanzlei Möller und Partner",
    "Physio am Markt",
    "Stadtwerke Talheim",
    "Tischlerei Jansen",
    "Verlag Nordlicht",
];

/// `examples/saas/ledger.csv`: a German bank export, newest row first.
pub(crate) fn ledger() -> String {
    let last = day(LAST.0, LAST.1, LAST.2);
    let account = Company::new().run(last);
    let german = |date: NaiveDate| date.format("%d.%m.%Y");
    let mut text = String::new();
    let first = day(FIRST.0, FIRST.1, FIRST.2);
    let mut line = |cells: std::fmt::Arguments<'_>| {
        writeln!(text, "{cells}").expect("a String takes every write");
    };
    line(format_args!("Geschäftskonto;Umsätze"));
    line(format_args!("Kontoinhaber;Terminfuchs GmbH"));
    line(format_args!("Zeitraum;{} - {}", german(first), german(last)));
    line(format_args!("Kontostand;{} EUR", comma(account.balance)));
    line(format_args!(
        "Buchungstag;Wertstellung;Auftraggeber/Empfänger;Verwendungszweck;Kategorie;Betrag;Saldo;Währung"
    ));
    for (row, balance) in account.with_balances().rev() {
        line(format_args!(
            "{};{};{};{};{};{};{};EUR",
            german(row.date),
            german(row.date),
            row.counterparty,
            row.description,
            row.category,
            comma(row.amount),
            comma(balance),
        ));
    }
    text
}

struct Company {
    account: Account,
    receipts: Random,
    costs: Random,
    card_due: i64,
    /// Receipts of the month on which tax is due.
    taxed: i64,
    tax_due: i64,
    invoice: i64,
}

impl Company {
    fn new() -> Self {
        Self {
            account: Account::new(FIRST_BALANCE),
            receipts: Random::new(101),
            costs: Random::new(211),
            card_due: 2_900_00,
            taxed: 0,
            tax_due: 7_900_00,
            invoice: 3_014,
        }
    }

    fn run(mut self, last: NaiveDate) -> Account {
        for date in days(day(FIRST.0, FIRST.1, FIRST.2), last) {
            self.subscriptions(date);
            self.prepayments(date);
            self.people(date);
            self.overheads(date);
            self.taxes(date);
            self.journey(date);
            self.deposit(date);
        }
        self.close();
        self.account
    }

    /// Sets the last transfer so that the account ends on its closing balance.
    fn close(&mut self) {
        let missing = CLOSING_BALANCE - self.account.balance;
        let last = self.account.rows.iter_mut().rfind(|row| row.category == "Umbuchung");
        if let Some(row) = last {
            row.amount += missing;
            self.account.balance += missing;
        }
    }

    /// Cards are charged on the day of the month on which a customer signed up: most early on.
    fn subscriptions(&mut self, date: NaiveDate) {
        let age = (date - day(FIRST.0, FIRST.1, FIRST.2)).num_days();
        let level = SUBSCRIPTIONS * (365_000 + GROWTH * age) / 365_000;
        let in_month = match date.day() {
            1..=5 => 1900,
            6..=15 => 1020,
            _ => 720,
        };
        let charged = self.receipts.around(level * in_month / 1000, 70);
        self.card_due += charged;
        self.taxed += charged;
        if is_business_day(date) {
            let paid = std::mem::take(&mut self.card_due);
            let text = format!("Auszahlung {}", date.format("%Y%m%d"));
            self.account.book(date, ("Stripe", "Abonnements"), text, paid);
            let text = format!("Gebühren {}", date.format("%Y%m%d"));
            let fee = -(paid * FEE_SHARE / 1000);
            self.account.book(date, ("Stripe", "Zahlungsgebühren"), text, fee);
        }
    }

    /// Annual contracts are invoiced and paid by transfer, about two weeks after renewal.
    fn prepayments(&mut self, date: NaiveDate) {
        if !is_business_day(date) {
            return;
        }
        let month = PREPAID * seasonal(&RENEWALS, date) / 1000;
        // Nine in a mean month, over 21 business days.
        if !self.receipts.chance((seasonal(&RENEWALS, date) * 9 / 21).min(900)) {
            return;
        }
        let share = month * 1000 / (seasonal(&RENEWALS, date) * 9);
        let contract = self.receipts.around(share, 180) / 10_00 * 10_00;
        self.invoice += 1;
        self.taxed += contract;
        let text = format!("Rechnung R{}, Jahresvertrag", self.invoice);
        let customer = self.receipts.pick(&CUSTOMERS);
        self.account.book(date, (customer, "Jahresverträge"), text, contract);
    }

    fn people(&mut self, date: NaiveDate) {
        // A pay rise each January.
        let raise = 1000 + 25 * i64::from(date.year() - 2024);
        if pays_on(date, 25) {
            let pay = -(19_400_00 * raise / 1000);
            let text = format!("Gehälter {}", date.format("%m/%Y"));
            self.account.book(date, ("SEPA-Sammelüberweisung", "Gehälter"), text, pay);
        }
        if pays_on(date, 26) {
            let due = -(9_650_00 * raise / 1000);
            let party = ("Krankenkasse Nord", "Sozialabgaben");
            self.account.book(date, party, "Sozialversicherung", due);
        }
        if pays_on(date, 10) {
            let due = -(4_720_00 * raise / 1000);
            let party = ("Finanzamt Talheim", "Lohnsteuer");
            self.account.book(date, party, "Lohnsteuer Vormonat", due);
        }
    }

    fn overheads(&mut self, date: NaiveDate) {
        let mut pay = |party, text: &str, cents: i64| self.account.book(date, party, text, -cents);
        if pays_on(date, 1) {
            pay(("Kontorhaus Verwaltung", "Miete"), "Büromiete", 3_100_00);
        }
        if pays_on(date, 3) {
            let months = i64::from((date.year() - 2024) * 12) + i64::from(date.month()) - 7;
            let usage = self.costs.around(4_300_00 + months * 28_00, 30);
            pay(("Wolke Rechenzentrum", "Hosting"), "Server und Speicher", usage);
        }
        if pays_on(date, 12) {
            pay(("Werkzeugkiste Software", "Software"), "Arbeitsplätze", 1_080_00);
        }
        if pays_on(date, 15) {
            pay(("Steuerbüro Lange", "Beratung"), "Buchführung", 690_00);
        }
        if date.weekday() == Weekday::Thu && self.costs.chance(450) {
            let trip = self.costs.between(140_00, 520_00);
            pay(("Bahnreisen", "Reisen"), "Fahrkarten und Hotel", trip);
        }
    }

    fn taxes(&mut self, date: NaiveDate) {
        if date.day() == 1 && date > day(FIRST.0, FIRST.1, FIRST.2) {
            self.tax_due = self.taxed * TAX_SHARE / 1000;
            self.taxed = 0;
        }
        if pays_on(date, 10) && self.tax_due > 0 {
            let due = -std::mem::take(&mut self.tax_due);
            let party = ("Finanzamt Talheim", "Umsatzsteuer");
            self.account.book(date, party, "Umsatzsteuer Vormonat", due);
        }
        if pays_on(date, 10) && date.month().is_multiple_of(3) {
            let party = ("Finanzamt Talheim", "Körperschaftsteuer");
            self.account.book(date, party, "Vorauszahlung Quartal", -3_900_00);
        }
    }

    /// What is spent on each stage of the customer journey.
    fn journey(&mut self, date: NaiveDate) {
        let costs = &mut self.costs;
        let account = &mut self.account;
        match date.weekday() {
            Weekday::Mon => {
                let ads = -costs.around(820_00, 70);
                account.book(date, ("LinkedIn", "Werbung"), "LinkedIn Ads", ads);
            }
            Weekday::Fri => {
                let hours = -costs.around(610_00, 50);
                account.book(date, ("K. Sommer", "Kundendienst"), "Support-Stunden", hours);
            }
            _ => {}
        }
        if pays_on(date, 5) {
            account.book(
                date,
                ("Textwerk Agentur", "Inhalte"),
                "Artikel und Fallstudien",
                -2_900_00,
            );
        }
        if pays_on(date, 8) {
            let seats = -(780_00 + 15_00 * i64::from(date.month0() / 3));
            account.book(date, ("Antwortbox", "Kundendienst"), "Support-Plätze", seats);
        }
        if pays_on(date, 18) {
            let shows = -costs.around(560_00, 120);
            account.book(date, ("Vorführraum", "Testphase"), "Begleitung der Testphase", shows);
        }
        if pays_on(date, 20) {
            account.book(date, ("Suchlotse", "Suchmaschinen"), "SEO-Betreuung", -2_200_00);
        }
        if pays_on(date, 22) && date.month() % 3 == 2 {
            let course = -costs.around(1_450_00, 90);
            account.book(date, ("Lernhof", "Kundentreffen"), "Schulung für Kunden", course);
        }
    }

    /// What is not needed goes to the deposit account, and comes back when it is.
    fn deposit(&mut self, date: NaiveDate) {
        if pays_on(date, 28) {
            let over = self.account.balance - KEPT;
            let moved = if over.abs() < 1_000_00 { 1_000_00 } else { over * 7 / 10 };
            let moved = moved / 500_00 * 500_00;
            let party = ("Terminfuchs Tagesgeld", "Umbuchung");
            self.account.book(date, party, "Umbuchung eigenes Konto", -moved);
        }
    }
}
