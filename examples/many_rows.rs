//! Writes a large ledger to measure reading with: `cargo run --release --example many_rows -- 10000000 > big.csv`.
//!
//! The columns are `date,description,category,counterparty,amount,currency`; every description is
//! quoted, holds a comma and a number of its own, so that no two are alike. 28 categories with 12
//! counterparties each, three years of days in order. Whole cents and own seeded numbers: the same
//! bytes on every machine. `benches/ten_million_rows.sh` compares what reads it.

#[path = "generate/random.rs"]
#[expect(dead_code, reason = "shared with the other generator, which uses all of it")]
mod random;

use std::io::{self, BufWriter, Write};

use chrono::{Days, NaiveDate};
use random::Random;

/// Category, first word of its descriptions, and the usual amount in cents; below zero is money
/// out.
const CATEGORIES: [(&str, &str, i64); 28] = [
    ("card payouts", "Card payout", 184_350),
    ("marketplace", "Marketplace payout", 92_120),
    ("wholesale", "Wholesale invoice", 310_400),
    ("subscriptions", "Subscription renewal", 4_900),
    ("consulting", "Consulting invoice", 121_000),
    ("refunds received", "Refund", 3_150),
    ("search ads", "Search campaign", -21_500),
    ("social ads", "Social campaign", -18_200),
    ("influencer", "Influencer gift", -9_900),
    ("sponsorship", "Sponsorship", -55_000),
    ("website", "Website work", -14_300),
    ("hosting", "Hosting", -2_990),
    ("seo", "SEO retainer", -8_800),
    ("content marketing", "Article", -6_400),
    ("payment fees", "Fees for payout", -1_870),
    ("inventory", "Stock order", -98_700),
    ("shipping", "Parcel labels", -5_230),
    ("packaging", "Boxes", -3_310),
    ("customer support", "Support tickets", -7_700),
    ("loyalty program", "Loyalty points", -2_450),
    ("newsletter", "Newsletter", -1_200),
    ("payroll", "Wages", -164_000),
    ("rent", "Rent for unit", -88_000),
    ("utilities", "Meter reading", -6_130),
    ("insurance", "Policy", -12_900),
    ("travel", "Trip", -15_750),
    ("software", "Licence", -4_410),
    ("tax", "Assessment", -71_300),
];

/// Counterparties of a category.
const PARTIES: i64 = 12;
/// Days from the first row to the last.
const DAYS: u64 = 3 * 365;

fn rows() -> Result<u64, String> {
    let argument = std::env::args().nth(1).unwrap_or_else(|| "10000000".to_owned());
    argument.parse().map_err(|_| format!("`{argument}` is not a number of rows"))
}

fn main() -> io::Result<()> {
    let rows = rows().map_err(io::Error::other)?;
    let first =
        NaiveDate::from_ymd_opt(2023, 1, 1).ok_or_else(|| io::Error::other("no such day"))?;
    let mut random = Random::new(20_260_701);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    writeln!(out, "date,description,category,counterparty,amount,currency")?;
    for row in 0..rows {
        let date = first + Days::new(row * DAYS / rows.max(1));
        write_row(&mut out, &mut random, date, row)?;
    }
    out.flush()
}

fn write_row(
    out: &mut impl Write,
    random: &mut Random,
    date: NaiveDate,
    row: u64,
) -> io::Result<()> {
    let (category, text, usual) = CATEGORIES[usize::try_from(random.between(0, 27)).unwrap_or(0)];
    let party = random.between(1, PARTIES);
    let cents = random.around(usual, 250);
    let (sign, size) = (if cents < 0 { "-" } else { "" }, cents.abs());
    let (whole, coins) = (size / 100, size % 100);
    writeln!(
        out,
        "{date},\"{text}, no. {number}\",{category},{category} partner {party},{sign}{whole}.{coins:02},USD",
        number = 1_000_000 + row,
    )
}
