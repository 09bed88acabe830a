//! The shop's budget for two quarters and its settings.

use std::fmt::Write as _;

use super::bank::point;

// What decides the picture; amounts in cents, positive.

/// Cash the owner never wants to go below.
const RESERVE: i64 = 18_000_00;
/// Sales tax of April to June, due on 20 July.
const TAX_JULY: i64 = 17_200_00;
/// A packing line, delivered and paid on 20 July; the bank lends the whole of it on 24 July.
const PACKING_LINE: i64 = 13_000_00;

/// One touchpoint: plan per day of each month, and floor and cap per day where there are any.
struct Plan {
    stage: &'static str,
    touchpoint: &'static str,
    department: &'static str,
    /// Per day, April to September.
    daily: [i64; 6],
    floor: Option<i64>,
    cap: Option<i64>,
    priority: u32,
}

const MONTHS: [(&str, i64); 6] = [
    ("2026-04", 30),
    ("2026-05", 31),
    ("2026-06", 30),
    ("2026-07", 31),
    ("2026-08", 31),
    ("2026-09", 30),
];

const PLANS: [Plan; 8] = [
    Plan {
        stage: "awareness",
        touchpoint: "search ads",
        department: "marketing",
        daily: [100_00, 100_00, 110_00, 115_00, 115_00, 110_00],
        floor: Some(60_00),
        cap: Some(140_00),
        priority: 2,
    },
    Plan {
        stage: "awareness",
        touchpoint: "social ads",
        department: "marketing",
        daily: [60_00, 60_00, 70_00, 75_00, 75_00, 70_00],
        floor: None,
        cap: Some(100_00),
        priority: 3,
    },
    Plan {
        stage: "consideration",
        touchpoint: "website",
        department: "marketing",
        daily: [40_00, 40_00, 40_00, 40_00, 40_00, 40_00],
        floor: Some(20_00),
        cap: None,
        priority: 2,
    },
    Plan {
        stage: "consideration",
        touchpoint: "product videos",
        department: "marketing",
        daily: [20_00, 20_00, 20_00, 25_00, 25_00, 20_00],
        floor: None,
        cap: None,
        priority: 3,
    },
    Plan {
        stage: "purchase",
        touchpoint: "checkout chat",
        department: "service",
        daily: [18_00, 18_00, 18_00, 18_00, 18_00, 18_00],
        floor: None,
        cap: None,
        priority: 2,
    },
    Plan {
        stage: "purchase",
        touchpoint: "card fees",
        department: "finance",
        daily: [42_00, 42_00, 42_00, 42_00, 42_00, 43_00],
        floor: None,
        cap: None,
        priority: 1,
    },
    Plan {
        stage: "post-purchase",
        touchpoint: "support",
        department: "service",
        daily: [45_00, 45_00, 45_00, 45_00, 45_00, 45_00],
        floor: Some(30_00),
        cap: None,
        priority: 1,
    },
    Plan {
        stage: "post-purchase",
        touchpoint: "loyalty",
        department: "marketing",
        daily: [25_00, 25_00, 25_00, 30_00, 25_00, 25_00],
        floor: None,
        cap: None,
        priority: 3,
    },
];

/// `examples/shop/budget.csv`: one row per touchpoint and month.
pub(crate) fn budget() -> String {
    let mut text = String::from("stage,touchpoint,department,period,amount,floor,cap,priority\n");
    for (month, (period, days)) in MONTHS.iter().enumerate() {
        for plan in &PLANS {
            let optional =
                |daily: Option<i64>| daily.map_or(String::new(), |daily| point(daily * days));
            writeln!(
                text,
                "{},{},{},{period},{},{},{},{}",
                plan.stage,
                plan.touchpoint,
                plan.department,
                point(plan.daily[month] * days),
                optional(plan.floor),
                optional(plan.cap),
                plan.priority,
            )
            .expect("a String takes every write");
        }
    }
    text
}

/// `examples/shop/cashcast.toml`.
pub(crate) fn settings() -> String {
    let (reserve, machine) = (point(RESERVE), point(PACKING_LINE));
    let tax = point(TAX_JULY);
    format!(
        r#"# Settings of the example shop. cashcast finds this file because it stands beside the ledger.
currency = "USD"
reserve = {reserve}          # cash the shop never wants to go below
week-ends = "sunday"
deferrable = false           # spend that is held in one week is not made up later

[[rule]]                     # own money on another account is neither income nor cost
when = {{ category = "^Transfer$" }}
ignore = true

[[rule]]                     # real cash, but no guide to what comes
when = {{ category = "^(Loan|Equipment)$" }}
one-off = true

# What each touchpoint is called in the ledger: the first rule that matches wins.
[[rule]]
when = {{ counterparty = "^Google Ads$" }}
stage = "awareness"
touchpoint = "search ads"

[[rule]]
when = {{ counterparty = "^Meta Ads$" }}
stage = "awareness"
touchpoint = "social ads"

[[rule]]
when = {{ category = "^Website$" }}
stage = "consideration"
touchpoint = "website"

[[rule]]
when = {{ category = "^Product videos$" }}
stage = "consideration"
touchpoint = "product videos"

[[rule]]
when = {{ category = "^Checkout chat$" }}
stage = "purchase"
touchpoint = "checkout chat"

[[rule]]
when = {{ category = "^Support$" }}
stage = "post-purchase"
touchpoint = "support"

[[rule]]
when = {{ category = "^Loyalty$" }}
stage = "post-purchase"
touchpoint = "loyalty"

[[rule]]                     # cost of sales: shown in its stage, never cut
when = {{ category = "^Card fees$" }}
stage = "purchase"
touchpoint = "card fees"
discretionary = false

[[rule]]
when = {{ category = "^Stock$" }}
stage = "purchase"
touchpoint = "stock"
discretionary = false

# What history cannot know.
[[planned]]
name = "Sales tax Q2"
category = "Sales tax"
amount = -{tax}
on = "2026-07-20"

[[planned]]                  # the maker wants to be paid on delivery …
name = "Packing line"
category = "Equipment"
amount = -{machine}
on = "2026-07-20"

[[planned]]                  # … and the bank pays the loan when it has seen the invoice
name = "Loan for the packing line"
category = "Loan"
amount = {machine}
on = "2026-07-24"
"#
    )
}
