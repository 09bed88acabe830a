//! Scenarios, the credit line and what stands beside them.

use super::*;
use crate::domain::{Effect, Money, Scope, Stage, WhatIf};

const DOCUMENTED: &str = r#"
[scenario.worst]
receipts = "-10%"
receipts-delay = "14 days"
disbursements = "+5% from 2026-08-01"

[scenario.slow]
band = true
volume = "-5%"
price = "2.5%"
disbursements-delay = "1 week"
dso = "+10 days"
dpo = "-7 days"
default-rate = "5%"
categories = { Rent = "+5% from 2026-08-01", "Trade fair" = "drop" }
stages = { pre-purchase = "4 weeks", retention = "-50%" }
shocks = ["-20000 on 2026-08-15 Machine repair", "500 on 2026-09-01"]
loans = ["50000 on 2026-07-01 at 8% over 24 months"]
"#;

fn named(name: &str) -> Scenario {
    Scenario::Named(name.to_owned())
}

fn words(what_if: &WhatIf) -> Vec<&str> {
    what_if.changes.iter().map(|change| change.said.as_str()).collect()
}

/// The settings of a file with `--set` flags on top.
fn set(file: &str, sets: &[&str]) -> Result<Settings, ConfigError> {
    let file = ConfigFile::parse("cashcast.toml", file)?;
    let mut flags = RawSettings::default();
    flags.set("set", sets.iter().map(ToString::to_string).collect(), Origin::Flag);
    Settings::resolve(&flags, &RawSettings::default(), Some(&file))
}

#[track_caller]
fn set_refused(file: &str, sets: &[&str], expected: &[&str]) {
    let error = set(file, sets).expect_err("it is refused");
    assert_eq!(messages(&error), expected, "{sets:?}");
}

#[test]
fn a_scenario_of_the_file_keeps_its_meaning() {
    let made = parse(DOCUMENTED).unwrap().what_ifs;
    let [worst, slow] = made.as_slice() else {
        panic!("two scenarios");
    };
    assert_eq!((&worst.scenario, worst.band), (&Scenario::Worst, true));
    assert_eq!(
        words(worst),
        ["receipts -10%", "disbursements +5% from 2026-08-01", "receipts 14 days later"]
    );
    assert_eq!(worst.origin, "cashcast.toml:2");
    assert_eq!((&slow.scenario, slow.band), (&named("slow"), true));
    assert_eq!(
        words(slow),
        [
            "volume -5%",
            "price +2.5%",
            "disbursements 7 days later",
            "receivables 10 days later",
            "payables 7 days earlier",
            "category Rent +5% from 2026-08-01",
            "category Trade fair dropped",
            "stage awareness 28 days later",
            "stage consideration 28 days later",
            "stage post-purchase -50%",
        ]
    );
    assert_eq!(slow.changes[6].scope, Scope::Category("Trade fair".to_owned()));
    assert_eq!(slow.changes[6].effect, Effect::Drop);
    assert_eq!(slow.changes[5].from, "2026-08-01".parse().ok());
    assert_eq!(slow.default_rate, Some(Decimal::from(5)));
    let shocks: Vec<&str> = slow.shocks.iter().map(|shock| shock.name.as_str()).collect();
    assert_eq!(shocks, ["Machine repair", "shock"]);
    assert_eq!((slow.loans[0].months, slow.loans[0].annual_rate), (24, Decimal::from(8)));
}

#[test]
fn a_flag_says_the_same_as_the_file() {
    let sets = [
        "slow.band=true",
        "slow.volume=-5%",
        "slow.price=2.5%",
        "slow.disbursements-delay=1 week",
        "slow.dso=+10 days",
        "slow.dpo=-7 days",
        "slow.default-rate=5%",
        "slow.category.Rent=+5% from 2026-08-01",
        "slow.category.Trade fair=drop",
        "slow.stage.pre-purchase=4 weeks",
        "slow.stage.retention=-50%",
        "slow.shock=-20000 on 2026-08-15 Machine repair",
        "slow.shock=500 on 2026-09-01",
        "slow.loan=50000 on 2026-07-01 at 8% over 24 months",
    ];
    let by_flag = set("", &sets).unwrap().what_ifs.remove(0);
    let by_file = parse(DOCUMENTED).unwrap().what_ifs.remove(1);
    assert_eq!(by_flag.origin, "--set");
    assert_eq!(WhatIf { origin: by_file.origin.clone(), ..by_flag }, by_file);
}

#[test]
fn a_flag_without_a_scenario_is_the_what_if() {
    let made = set("", &["dso=-7 days", "category.A.b=c=+5%", "stage.awareness=drop"]).unwrap();
    assert_eq!(made.what_ifs[0].scenario, named("what-if"));
    assert_eq!(
        words(&made.what_ifs[0]),
        ["receivables 7 days earlier", "category A.b=c +5%", "stage awareness dropped"]
    );
    let variable = [("CASHCAST_SET".to_owned(), "slow.receipts=-10%,slow.dso=7 days".to_owned())];
    let environment = RawSettings::from_environment(variable).unwrap();
    let made = Settings::resolve(&RawSettings::default(), &environment, None).unwrap();
    assert_eq!(made.what_ifs[0].origin, "CASHCAST_SET");
    assert_eq!(made.what_ifs[0].changes.len(), 2);
}

#[test]
fn a_flag_adds_to_the_file_and_replaces_what_it_says_again() {
    let sets = ["slow.category.RENT=drop", "slow.band=false", "slow.shock=5 on 2026-08-15"];
    let made = set(DOCUMENTED, &sets).unwrap().what_ifs;
    let slow = &made[1];
    assert_eq!((made.len(), slow.band, slow.shocks.len()), (2, false, 3));
    assert_eq!(slow.origin, "cashcast.toml:7 and --set");
    assert!(!words(slow).contains(&"category Rent +5% from 2026-08-01"));
    assert_eq!(words(slow).last(), Some(&"category RENT dropped"));
    let made = set(DOCUMENTED, &["worst.receipts=-20%", "fast.dso=-7 days"]).unwrap().what_ifs;
    assert_eq!(words(&made[0])[2], "receipts -20%");
    assert_eq!(made[2].scenario, named("fast"));
}

#[test]
fn scenarios_of_the_settings_can_be_asked_for_and_judged() {
    let file = "fail-on = \"shortfall@slow\"\n[scenario.slow]\nreceipts = \"-10%\"";
    let file = ConfigFile::parse("cashcast.toml", file).unwrap();
    let nothing = RawSettings::default();
    let flags = said("scenario", "Slow", Origin::Flag);
    let made = Settings::resolve(&flags, &nothing, Some(&file)).unwrap();
    assert_eq!(made.scenarios, [named("slow")]);
    assert_eq!(made.fail_on[0].scenario, named("slow"));
    let flags = said("scenario", "slwo", Origin::Flag);
    let error = Settings::resolve(&flags, &nothing, Some(&file)).unwrap_err();
    assert_eq!(
        messages(&error),
        ["--scenario: could not read `slwo` as a scenario | the scenario rule is: one of `best`, \
          `base`, `worst`, `slow` | did you mean `slow`?"]
    );
    refused(
        "scenario = [\"base\", \"wurst\"]\nfail-on = \"minimum-liquidity=5@wrst\"",
        &[
            "cashcast.toml:1:21: `scenario`: could not read `wurst` as a scenario | the scenario \
             rule is: one of `best`, `base`, `worst` | did you mean `worst`?",
            "cashcast.toml:2:11: `fail-on`: could not read `minimum-liquidity=5@wrst` as a \
             threshold | the fail-on rule is: the scenario after `@` is one of `best`, `base`, \
             `worst` | did you mean `minimum-liquidity=5@worst`?",
        ],
    );
}

#[test]
fn names_of_scenarios_are_checked() {
    refused(
        "[scenario.base]\nreceipts = \"-10\"",
        &[
            "cashcast.toml:1:11: a scenario cannot be called `base` | name it something else: \
             base is the forecast as it is",
            "cashcast.toml:2:12: `receipts`: could not read `-10` as an effect | the receipts \
             rule is: a percentage such as `-10%`, a delay such as `14 days` or `-1 week`, or \
             `drop`; each may be followed by its first day, such as ` from 2026-08-01` | did you \
             mean `-10%`?",
        ],
    );
    refused(
        "[scenario.\"Slow sales\"]",
        &["cashcast.toml:1:11: a scenario cannot be called `Slow sales` | did you mean \
           `slow-sales`?"],
    );
    refused(
        "[scenario]\nslow = 5",
        &[
            "cashcast.toml:2:8: `slow`: could not read `5` as a table | the slow rule is: a table | \
           for example: `slow = { }`",
        ],
    );
    let many = |count: usize| {
        let tables: Vec<String> = (0..count).map(|at| format!("[scenario.s{at}]\n")).collect();
        tables.concat()
    };
    refused(
        &many(21),
        &["cashcast.toml:21:11: 21 scenarios; at most 20 are allowed | leave some out"],
    );
    set_refused(
        &many(20),
        &["dso=5 days"],
        &["--set: 21 scenarios; at most 20 are allowed | leave some out"],
    );
}

#[test]
fn what_contradicts_in_a_scenario_is_located() {
    let cases = [
        (
            "categories = { Rent = \"5%\", rent = \"drop\" }",
            "cashcast.toml:2:29: scenario `slow` says `category rent` twice | say it once",
        ),
        (
            "stages = { awareness = \"5%\", pre-purchase = \"drop\" }",
            "cashcast.toml:2:30: scenario `slow` says `stage awareness` twice | say it once",
        ),
        (
            "receipts = \"7 days\"\nreceipts-delay = \"14 days\"",
            "cashcast.toml:3:1: `receipts 7 days later` and `receipts 14 days later` contradict \
             each other | keep one of them",
        ),
        (
            "stages = { awarness = \"5%\" }",
            "cashcast.toml:2:12: `awarness`: could not read `awarness` as a stage | the awarness \
             rule is: one of awareness, consideration, purchase, post-purchase | did you mean \
             `awareness`?",
        ),
        (
            "dso = \"400 days\"",
            "cashcast.toml:2:7: `dso`: could not read `400 days` as a delay | the dso rule is: a \
             delay of days or weeks, at most 366 days later or earlier | for example: `dso = \
             \"14 days\"`",
        ),
        (
            "loans = [\"50000 on 2026-07-01 at 8 over 24 months\"]",
            "cashcast.toml:2:10: `loans`: could not read `8` as a yearly rate | the loans rule \
             is: a rate a year from 0 to 100 %, such as `8%` or `0.08` | did you mean `8%`?",
        ),
    ];
    for (body, expected) in cases {
        refused(&format!("[scenario.slow]\n{body}\n"), &[expected]);
    }
    refused(
        "[scenario.worst]\nband = false",
        &["cashcast.toml:2:1: `worst` is an edge of the band: it cannot leave it | leave `band` \
           out, or name the scenario something else"],
    );
}

#[test]
fn flags_that_cannot_be_read_say_what_was_meant() {
    set_refused(
        "",
        &["slow.receipts=-10", "slow.stage.awarness=5%", "Slow.dso=7 days"],
        &[
            "--set: could not read `-10` as an effect | the set rule is: a percentage such as \
             `-10%`, a delay such as `14 days` or `-1 week`, or `drop`; each may be followed by \
             its first day, such as ` from 2026-08-01` | did you mean `slow.receipts=-10%`?",
            "--set: could not read `awarness` as a stage | the set rule is: one of awareness, \
             consideration, purchase, post-purchase | did you mean `slow.stage.awareness=5%`?",
            "--set: could not read `Slow` as the name of a scenario | the set rule is: lower-case \
             words and digits with `-` between them, at most 40 characters; `best` and `worst` \
             change an edge of the band | did you mean `slow.dso=7 days`?",
        ],
    );
    set_refused(
        "",
        &["base.receipts=-10%"],
        &["--set: could not read `base` as the name of a scenario | the set rule is: name it \
           something else: base is the forecast as it is | for example: `--set \
           'slow.receipts=-10%'`"],
    );
    let meant = |text: &str| set("", &[text]).unwrap_err().problems()[0].hint().unwrap();
    assert_eq!(meant("slow.recipts=5%"), "did you mean `slow.receipts=5%`?");
    assert_eq!(meant("categories.Rent=5%"), "did you mean `category.Rent=5%`?");
    for text in
        ["", "slow", "slow.", "slow.receipts", "category=5%", "dso.x=5 days", ".=", "=", "."]
    {
        assert_eq!(meant(text), "for example: `--set 'slow.receipts=-10%'`", "{text}");
    }
    set_refused(
        "",
        &["dso=5 days", "dso=6 days"],
        &["--set: scenario `what-if` says `dso` twice | say it once"],
    );
}

#[test]
fn a_credit_line_has_a_limit_and_a_price() {
    let made = parse(
        "use-credit = true\ninventory = 12_000\n[credit-line]\nlimit = 50000\ndrawn = 1200.50\n\
         annual-rate = 0.08\nfee = \"0.5%\"\nminimum-draw = 1000\n",
    )
    .unwrap();
    let credit = made.credit_line.unwrap();
    assert_eq!(credit.limit, Money::from_minor(50_000, 0));
    assert_eq!(credit.drawn.to_string(), "1200.50");
    assert_eq!((credit.annual_rate, credit.fee), (Decimal::from(8), Decimal::new(5, 1)));
    assert_eq!(credit.minimum_draw.to_string(), "1000");
    assert!(made.use_credit);
    assert_eq!(made.inventory.unwrap().to_string(), "12000");
    let cases = [
        (
            "limit = 5",
            "cashcast.toml:1:2: `[credit-line]` needs `annual-rate` | for example: `annual-rate = \"8%\"`",
        ),
        (
            "annual-rate = 0.08",
            "cashcast.toml:1:2: `[credit-line]` needs `limit` | for example: `limit = 50000`",
        ),
        (
            "limit = 5\nannual-rate = 8",
            "cashcast.toml:3:15: `annual-rate`: could not read `8` as a yearly rate | the \
             annual-rate rule is: a rate a year from 0 to 100 %, such as `8%` or `0.08` | did you \
             mean `8%`?",
        ),
        (
            "limit = -5\nannual-rate = 0.08",
            "cashcast.toml:2:9: `limit`: could not read `-5` as an amount of credit | the limit \
             rule is: an amount, 0 or more | for example: `limit = 50000`",
        ),
        (
            "limit = 5\nannual-rate = 0.08\ndrawn = 6",
            "cashcast.toml:4:1: `drawn` 6 is more than `limit` 5 | give a higher `limit`, or a \
             lower amount",
        ),
    ];
    for (body, expected) in cases {
        refused(&format!("[credit-line]\n{body}\n"), &[expected]);
    }
}

#[test]
fn credit_that_is_used_must_exist() {
    let error = flag("use-credit", "true").unwrap_err();
    assert_eq!(
        messages(&error),
        ["--use-credit: `use-credit` without a credit line | say its `limit` and `annual-rate` \
          under `[credit-line]` in the settings file"]
    );
    assert!(!flag("use-credit", "false").unwrap().use_credit);
    let error = flag("inventory", "-1").unwrap_err();
    assert_eq!(
        messages(&error),
        ["--inventory: could not read `-1` as an inventory | the inventory rule is: an amount, 0 \
          or more | for example: `--inventory 12000`"]
    );
}

#[test]
fn every_stage_of_a_group_is_a_change_of_its_own() {
    let own = "[stages]\norder = [\"attract\", \"convert\"]\ngroups = { Early_Part = [\"attract\"] }\n\
               [scenario.slow]\nstages = { early-part = \"drop\" }\n";
    let made = parse(own).unwrap();
    let Scope::Stage(stage) = &made.what_ifs[0].changes[0].scope else {
        panic!("a stage");
    };
    assert_eq!(Stage::name(stage), "attract");
}
