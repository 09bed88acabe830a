//! The software company's budget for half a year and its settings.

use std::fmt::Write as _;

/// Stage, touchpoint, department, and the plan of July to December in whole euros.
const PLANS: [(&str, &str, &str, [i64; 6]); 7] = [
    ("awareness", "linkedin ads", "marketing", [4_000, 4_000, 5_000, 5_000, 4_000, 3_000]),
    ("consideration", "content", "marketing", [2_900, 2_900, 3_600, 3_600, 2_900, 2_900]),
    ("consideration", "search", "marketing", [2_200, 2_200, 2_200, 2_200, 2_200, 2_200]),
    ("purchase", "trial", "sales", [600, 600, 800, 800, 600, 600]),
    ("purchase", "payment fees", "finance", [1_000, 1_000, 1_000, 1_020, 1_020, 1_020]),
    ("post-purchase", "support", "service", [3_500, 3_500, 3_600, 3_600, 3_600, 3_600]),
    ("post-purchase", "training", "service", [0, 1_500, 0, 0, 1_500, 0]),
];

/// `examples/saas/budget.csv`: months as column heads.
pub(crate) fn budget() -> String {
    let mut text = String::from("stage,touchpoint,department");
    for month in 7..=12 {
        write!(text, ",2026-{month:02}").expect("a String takes every write");
    }
    for (stage, touchpoint, department, months) in PLANS {
        write!(text, "\n{stage},{touchpoint},{department}").expect("a String takes every write");
        for amount in months {
            write!(text, ",{amount}").expect("a String takes every write");
        }
    }
    text.push('\n');
    text
}

/// `examples/saas/cashcast.toml`.
pub(crate) fn settings() -> String {
    SETTINGS.to_owned()
}

const SETTINGS: &str = r#"# Settings of the example software company.
currency = "EUR"
reserve = "4 weeks"          # four weeks of mean spend, stage plans left out
week-ends = "friday"         # the first row of the table is a stub up to the first Friday

[[rule]]                     # money moved to the deposit account and back
when = { category = "^Umbuchung$" }
ignore = true

[[rule]]
when = { counterparty = "^LinkedIn$" }
stage = "awareness"
touchpoint = "linkedin ads"

[[rule]]
when = { category = "^Inhalte$" }
stage = "consideration"
touchpoint = "content"

[[rule]]
when = { category = "^Suchmaschinen$" }
stage = "consideration"
touchpoint = "search"

[[rule]]
when = { category = "^Testphase$" }
stage = "purchase"
touchpoint = "trial"

[[rule]]                     # cost of sales: shown in its stage, never cut
when = { category = "^Zahlungsgebühren$" }
stage = "purchase"
touchpoint = "payment fees"
discretionary = false

[[rule]]
when = { category = "^Kundendienst$" }
stage = "post-purchase"
touchpoint = "support"

[[rule]]
when = { category = "^Kundentreffen$" }
stage = "post-purchase"
touchpoint = "training"

[[planned]]                  # starts in August, paid from the end of the month
name = "New hire"
amount = -4200.00
every = "month"
from = "2026-08-31"
shift = "next-business-day"

[[planned]]
name = "Security audit"
amount = -6800.00
on = "2026-08-18"

[[earmark]]                  # other lines cannot use it
name = "support emergency fund"
amount = 3000.00
"#;
