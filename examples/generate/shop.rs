//! An online shop for home goods: two years of its bank account.

use chrono::{Datelike, NaiveDate, Weekday};

use super::bank::Account;
use super::random::Random;
use super::season::{day, days, is_business_day, pays_on, seasonal};

// What decides the picture; amounts in cents.

/// Balance on the last day of the ledger: the opening balance of the forecast.
const CLOSING_BALANCE: i64 = 50_000_00;
/// Balance before the first row.
const FIRST_BALANCE: i64 = 36_400_00;
/// Mean card sales of a day over the year, in the first month.
const CARD_SALES: i64 = 2_000_00;
/// Growth of sales per year, per thousand.
const GROWTH: i64 = 30;
/// Stock bought, as a share of the sales of the weeks ahead, per thousand.
const STOCK_SHARE: i64 = 325;
/// Sales tax, as a share of card and marketplace sales, per thousand.
const TAX_SHARE: i64 = 82;
/// Shipping, as a share of card sales, per thousand.
const SHIPPING_SHARE: i64 = 70;
/// Card fees, as a share of card payouts, per hundred thousand.
const FEE_SHARE: i64 = 2_380;
/// The year of the shop: a peak in November and December, a dip in summer.
const YEAR: [i64; 12] = [940, 925, 955, 980, 970, 920, 890, 905, 965, 1030, 1210, 1310];
/// Sales by weekday, Monday first, per thousand of a mean day.
const WEEK: [i64; 7] = [1080, 1020, 980, 960, 1000, 920, 1040];

const FIRST: (i32, u32, u32) = (2024, 6, 3);
const LAST: (i32, u32, u32) = (2026, 5, 31);

const STAFF: [(&str, i64); 4] = [
    ("A. Moreno", 1_460_00),
    ("J. Whitfield", 1_395_00),
    ("P. Okafor", 1_280_00),
    ("S. Lindqvist", 1_165_00),
];
const SUPPLIERS: [&str; 4] = ["Linen Mill", "Candle Works", "Glass and Clay", "Paper Lane"];
const STORES: [&str; 4] = ["Corner Gifts", "Museum Store", "Harbor Hotel", "Green Door Deli"];

/// `examples/shop/ledger.csv`: one signed column, ISO dates, the balance after each row.
pub(crate) fn ledger() -> String {
    Shop::new().run(day(LAST.0, LAST.1, LAST.2)).csv()
}

struct Shop {
    account: Account,
    sales_noise: Random,
    cost_noise: Random,
    ad_noise: Random,
    /// How the current weeks sell against the season, per thousand; it wanders slowly.
    mood: i64,
    /// Card sales not paid out yet, by processor.
    stripe_due: i64,
    wallet_due: i64,
    market_due: i64,
    /// Sales of the quarter on which tax is due.
    taxed: i64,
    tax_due: i64,
    stock_need: i64,
    next_order: i64,
    search_due: i64,
    social_due: i64,
    payout: i64,
}

impl Shop {
    fn new() -> Self {
        Self {
            account: Account::new(FIRST_BALANCE),
            sales_noise: Random::new(11),
            cost_noise: Random::new(23),
            ad_noise: Random::new(37),
            mood: 0,
            stripe_due: 4_600_00,
            wallet_due: 900_00,
            market_due: 1_300_00,
            // The part of the first quarter before the ledger starts.
            taxed: 127_000_00,
            tax_due: 0,
            stock_need: 1_500_00,
            next_order: 3_000_00,
            search_due: 0,
            social_due: 0,
            payout: 60_211,
        }
    }

    fn run(mut self, last: NaiveDate) -> Account {
        for date in days(day(FIRST.0, FIRST.1, FIRST.2), last) {
            self.payouts(date);
            self.wholesale(date);
            self.sell(date);
            self.payroll(date);
            self.overheads(date);
            self.tax(date);
            self.stock(date);
            self.awareness(date);
            self.journey(date);
            self.transfers(date);
        }
        self.close();
        self.account
    }

    /// Sets the last transfer so that the account ends on its closing balance.
    fn close(&mut self) {
        let missing = CLOSING_BALANCE - self.account.balance;
        let last = self.account.rows.iter_mut().rfind(|row| row.category == "Transfer");
        if let Some(row) = last {
            row.amount += missing;
            self.account.balance += missing;
        }
    }

    /// What a day is expected to sell by card.
    fn expected(date: NaiveDate) -> i64 {
        let age = (date - day(FIRST.0, FIRST.1, FIRST.2)).num_days();
        let season = seasonal(&YEAR, date) * (365_000 + GROWTH * age) / 365_000;
        CARD_SALES * season / 1000
    }

    /// Card sales of the day, and the parcels that they need.
    fn sell(&mut self, date: NaiveDate) {
        if date.weekday() == Weekday::Mon {
            self.mood = self.mood * 600 / 1000 + self.sales_noise.bell(22);
        }
        let weekday = WEEK[date.weekday().num_days_from_monday() as usize];
        let expected = Self::expected(date) * weekday / 1000 * (1000 + self.mood) / 1000;
        let sales = self.sales_noise.around(expected, 85);
        let wallet = sales * self.sales_noise.between(150, 190) / 1000;
        self.wallet_due += wallet;
        self.stripe_due += sales - wallet;
        let market = self.sales_noise.around(Self::expected(date) * 100 / 1000, 60);
        self.market_due += market;
        self.taxed += sales + market;
        self.stock_need += (sales + market) * STOCK_SHARE / 1000;
        self.labels(date, sales * SHIPPING_SHARE / 1000);
    }

    fn labels(&mut self, date: NaiveDate, cost: i64) {
        const PARCELWAY: (&str, &str) = ("Parcelway", "Shipping");
        if date.weekday() == Weekday::Sun {
            return;
        }
        // Sunday's orders leave on Monday.
        let cost = if date.weekday() == Weekday::Mon { cost * 2 } else { cost };
        let batches = self.cost_noise.between(1, 3);
        let mut left = cost;
        for batch in 1..batches {
            let share = left * self.cost_noise.between(350, 600) / 1000;
            let text = format!("Shipping labels, batch {batch}");
            self.account.book(date, PARCELWAY, text, -share);
            left -= share;
        }
        let text = format!("Shipping labels, batch {batches}");
        self.account.book(date, PARCELWAY, text, -left);
        if date == day(2026, 3, 19) {
            // Two parcels of one weight: rows that are alike and both real.
            for _ in 0..2 {
                self.account.book(date, PARCELWAY, "Shipping label, express", -18_90);
            }
        }
    }

    fn payouts(&mut self, date: NaiveDate) {
        if is_business_day(date) {
            self.payout += self.cost_noise.between(9, 31);
            let text = format!("Card payout {}", self.payout);
            let stripe = std::mem::take(&mut self.stripe_due);
            self.account.book(date, ("Stripe", "Card payouts"), text, stripe);
            let fee = -(stripe * FEE_SHARE / 100_000);
            let text = format!("Card fees {}", self.payout);
            self.account.book(date, ("Stripe", "Card fees"), text, fee);
            let wallet = std::mem::take(&mut self.wallet_due);
            self.account.book(date, ("PayPal", "Card payouts"), "Wallet payout", wallet);
            let fee = -(wallet * FEE_SHARE / 100_000);
            self.account.book(date, ("PayPal", "Card fees"), "Wallet fees", fee);
        }
        if date.weekday() == Weekday::Wed && date.iso_week().week0().is_multiple_of(2) {
            let market = std::mem::take(&mut self.market_due);
            let party = ("Makers Market", "Marketplace payouts");
            self.account.book(date, party, "Marketplace settlement", market);
        }
    }

    fn wholesale(&mut self, date: NaiveDate) {
        if date.weekday() != Weekday::Fri || !self.cost_noise.chance(700) {
            return;
        }
        let store = self.cost_noise.pick(&STORES);
        let amount = self.cost_noise.around(1_050_00, 150) / 10_00 * 10_00;
        let invoice = self.cost_noise.between(100, 999);
        let text = format!("Wholesale, invoice {invoice}");
        self.account.book(date, (store, "Wholesale"), text, amount);
    }

    /// Every Friday; a new pay round in January.
    fn payroll(&mut self, date: NaiveDate) {
        if date.weekday() != Weekday::Fri {
            return;
        }
        let raise = 1000 + 20 * i64::from(date.year() - 2025).max(0);
        for (name, pay) in STAFF {
            // Overtime in the weeks before the holidays.
            let overtime = if seasonal(&YEAR, date) > 1150 { 1080 } else { 1000 };
            let pay = pay * raise / 1000 * overtime / 1000;
            self.account.book(date, (name, "Payroll"), "Weekly pay", -pay);
        }
    }

    fn overheads(&mut self, date: NaiveDate) {
        let book = |account: &mut Account, party, text: &str, cents: i64| {
            account.book(date, party, text, -cents);
        };
        let account = &mut self.account;
        if pays_on(date, 1) {
            book(account, ("Dockside Estates", "Rent"), "Rent, unit 4", 2_200_00);
            book(account, ("Harbor Street Bank", "Bank fees"), "Account fee", 28_00);
        }
        if pays_on(date, 15) {
            book(account, ("Ledgerline", "Software"), "Shop and books, monthly", 640_00);
        }
        if pays_on(date, 28) && date > day(2025, 7, 1) {
            let party = ("Harbor Street Bank", "Loan repayment");
            book(account, party, "Equipment loan, instalment", 1_150_00);
        }
        if date == day(2025, 6, 30) {
            let party = ("Harbor Street Bank", "Loan");
            book(account, party, "Equipment loan, paid out", -12_500_00);
        }
        if date == day(2025, 7, 8) {
            let party = ("Packline Machines", "Equipment");
            book(account, party, "Packing table and scale", 11_840_00);
        }
        if pays_on(date, 22) {
            let winter = 1000 + (seasonal(&YEAR, date) - 900).max(0);
            let bill = self.cost_noise.around(290_00 * winter / 1000, 60);
            book(account, ("City Power", "Utilities"), "Electricity and heat", bill);
        }
        if pays_on(date, 10) && date.month() % 3 == 2 {
            book(account, ("Anchor Mutual", "Insurance"), "Stock and liability", 930_00);
        }
        if date.weekday() == Weekday::Tue {
            let boxes = self.cost_noise.around(Self::expected(date) * 7 * 12 / 1000, 90);
            book(account, ("Boxwright", "Packaging"), "Boxes and tape", boxes);
        }
    }

    /// Each quarter's tax is paid on the 20th of the month after it.
    fn tax(&mut self, date: NaiveDate) {
        if date.day() == 1 && date.month() % 3 == 1 {
            self.tax_due = self.taxed * TAX_SHARE / 1000;
            self.taxed = 0;
        }
        if pays_on(date, 20) && self.tax_due > 0 {
            let tax = std::mem::take(&mut self.tax_due);
            let party = ("State Revenue Office", "Sales tax");
            self.account.book(date, party, "Sales tax, quarter", -tax);
        }
    }

    /// An order goes out when enough has been sold to fill one, larger ahead of the season.
    fn stock(&mut self, date: NaiveDate) {
        let midweek = matches!(date.weekday(), Weekday::Tue | Weekday::Wed | Weekday::Thu);
        if !midweek || self.stock_need < self.next_order {
            return;
        }
        let ahead = Self::expected(date + chrono::Days::new(45));
        let order = self.stock_need * ahead / Self::expected(date) / 10_00 * 10_00;
        let supplier = self.cost_noise.pick(&SUPPLIERS);
        let number = self.cost_noise.between(2_000, 2_999);
        let text = format!("Stock, order {number}");
        self.account.book(date, (supplier, "Stock"), text, -order);
        self.stock_need = 0;
        self.next_order = self.cost_noise.between(1_800_00, 3_600_00);
    }

    /// Search and social ads are billed when a sum has run up.
    fn awareness(&mut self, date: NaiveDate) {
        let push = 700 + seasonal(&YEAR, date) * 320 / 1000;
        self.search_due += self.ad_noise.around(101_00 * push / 1000, 80);
        let social = if date >= day(2026, 4, 1) { 75_00 } else { 61_00 };
        self.social_due += self.ad_noise.around(social * push / 1000, 90);
        if matches!(date.weekday(), Weekday::Mon | Weekday::Thu) {
            let due = std::mem::take(&mut self.search_due);
            self.account.book(date, ("Google Ads", "Advertising"), "Search ads", -due);
        }
        if matches!(date.weekday(), Weekday::Sun | Weekday::Wed | Weekday::Fri) {
            let due = std::mem::take(&mut self.social_due);
            self.account.book(date, ("Meta Ads", "Advertising"), "Social ads", -due);
        }
        let gifts =
            [(day(2026, 5, 5), 240_00), (day(2026, 5, 13), 180_00), (day(2026, 5, 21), 220_00)];
        for (on, cents) in gifts {
            if date == on {
                let party = ("Homebody Creators", "Influencer gifts");
                self.account.book(date, party, "Influencer gifts, PR parcel", -cents);
            }
        }
    }

    /// Consideration, purchase and post-purchase.
    fn journey(&mut self, date: NaiveDate) {
        let noise = &mut self.ad_noise;
        let account = &mut self.account;
        match date.weekday() {
            Weekday::Mon => {
                let hours = -noise.around(273_00, 50);
                account.book(date, ("Pagewright", "Website"), "Website care and guides", hours);
            }
            Weekday::Tue => {
                let chats = -noise.around(124_50, 30);
                account.book(date, ("Chatlane", "Checkout chat"), "Checkout chat, week", chats);
            }
            Weekday::Thu => {
                let hours = -noise.around(238_00, 60);
                account.book(date, ("R. Ortiz", "Support"), "Support hours", hours);
            }
            Weekday::Fri => {
                let rewards = -noise.around(96_00, 120);
                account.book(date, ("Thankful", "Loyalty"), "Loyalty rewards", rewards);
            }
            _ => {}
        }
        if pays_on(date, 5) {
            account.book(date, ("Postcrane", "Loyalty"), "Newsletter, monthly", -325_00);
        }
        if pays_on(date, 15) {
            account.book(date, ("Deskline", "Support"), "Support desk, seats", -295_00);
        }
        if pays_on(date, 12) || pays_on(date, 26) {
            let clip = -noise.around(188_00, 160);
            account.book(date, ("Studio Kite", "Product videos"), "Product video", clip);
        }
    }

    /// Twice a month what is not needed goes to the savings account, or comes back from it.
    fn transfers(&mut self, date: NaiveDate) {
        const SAVINGS: (&str, &str) = ("Own savings account", "Transfer");
        if pays_on(date, 10) || pays_on(date, 25) {
            let over = self.account.balance - 40_000_00;
            let amount = if over.abs() < 500_00 { 500_00 } else { over * 6 / 10 };
            let amount = amount / 100_00 * 100_00;
            self.account.book(date, SAVINGS, "Savings", -amount);
        }
    }
}
