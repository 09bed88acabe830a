//! The configuration file and precedence, as a user meets them.

use chrono::Weekday;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::{Grain, Horizon, Repeat, Scenario, Shift};

fn parse(text: &str) -> Result<Settings, ConfigError> {
    let file = ConfigFile::parse("cashcast.toml", text)?;
    let nothing = RawSettings::default();
    Settings::resolve(&nothing, &nothing, Some(&file))
}

fn said(key: &str, value: &str, origin: Origin) -> RawSettings {
    let mut raw = RawSettings::default();
    raw.set(key, vec![value.to_owned()], origin);
    raw
}

fn flag(key: &str, value: &str) -> Result<Settings, ConfigError> {
    let flags = said(key, value, Origin::Flag);
    Settings::resolve(&flags, &RawSettings::default(), None)
}

/// First line, rule and hint of every problem.
fn messages(error: &ConfigError) -> Vec<String> {
    let whole = |problem: &Problem| {
        let parts = [Some(problem.to_string()), problem.rule(), problem.hint()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
    };
    error.problems().iter().map(whole).collect()
}

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let error = parse(text).expect_err(text);
    assert_eq!(messages(&error), expected, "{text}");
}

const DOCUMENTED: &str = r##"
currency = "usd"
opening = { amount = 41250.00, on = "2026-06-30" }
reserve = "4 weeks"
week-ends = "friday"
every = "week"
fiscal-year-starts = "april"
as-of = 2026-07-05
since = "2024-01-01"
horizon = "6 months"
scenario = ["worst", "base"]
level = 90
safety-level = 95
safety = "weekly"
pace = "even"
deferrable = true
seed = 7
paths = 5_000
after-as-of = "drop"
account = "Main account"
overlap = "merge"
on-error = "skip"
rejects = "bad.csv"
max-rejects = "2.5%"
fail-on = ["shortfall@base", "stale=3days"]

[[source]]
files = "exports/bank-*.csv"
date = "Booking date"
date-format = "%d/%m/%Y"
amount = "#4"
direction = "Type"
out-words = ["DEBIT", "OUT"]
sign = "outflow-positive"
decimal-mark = ","
balance = "Balance"
category = "Category"
counterparty = "Payee"
description = "Details"
account = "Account"
currency = "EUR"
encoding = "windows-1252"
delimiter = "tab"
header-line = 5

[[source]]
files = "*.asc"
debit = "Out"
credit = "In"

[[rule]]
when = { description = "(?i)google ads", account = "^main$" }
stage = "Awareness"
touchpoint = "search ads"
discretionary = false

[[rule]]
when = { category = "Transfer" }
ignore = true

[[rule]]
when = { counterparty = "Agency Blue" }
split = { awareness = 60, consideration = 40 }

[[rule]]
when = { category = "Loan" }
one-off = true

[[rule]]
when = { category = "Misc" }
category = "Office"

[[line]]
category = "Payroll"
follow = "budget"

[[planned]]
name = "VAT"
amount = -18_200.50
on = "2026-07-31"

[[planned]]
name = "New hire"
category = "Payroll"
amount = -4200
every = "month"
from = 2026-08-31
until = "9999-12-31"
shift = "next-business-day"

[[planned]]
name = "Fair"
stage = "awareness"
touchpoint = "fairs"
amount = "-900.10"
on = "2026-09-01"

[[earmark]]
name = "support emergency fund"
amount = 5000
"##;

#[test]
fn every_key_at_the_top_reaches_the_settings() {
    let made = parse(DOCUMENTED).unwrap();
    assert_eq!(made.config_file.as_deref(), Some("cashcast.toml"));
    assert_eq!(made.currency.as_ref().unwrap().code(), "USD");
    let opening = made.opening.as_ref().unwrap();
    assert_eq!(opening.amount.to_string(), "41250.00");
    assert_eq!(opening.on.unwrap().to_string(), "2026-06-30");
    assert_eq!(opening.origin, "cashcast.toml:3");
    assert_eq!(made.reserve, Some(ReserveRule::Weeks(Decimal::from(4))));
    assert_eq!(made.grain, Grain::Week { ends: Weekday::Fri });
    assert_eq!(made.fiscal_year_starts, 4);
    assert_eq!(made.as_of.unwrap().to_string(), "2026-07-05");
    assert_eq!(made.since.unwrap().to_string(), "2024-01-01");
    assert_eq!(made.horizon, Horizon::Months(6));
    assert_eq!(made.scenarios, [Scenario::Worst, Scenario::Base]);
    assert_eq!((made.level, made.safety_level), (90, 95));
    assert_eq!((made.safety, made.pace), (Safety::Weekly, Pace::Even));
    assert!(made.deferrable);
    assert_eq!((made.seed, made.paths), (7, 5000));
    assert_eq!(made.after_as_of, AfterAsOf::Drop);
    assert_eq!(made.accounts, ["Main account"]);
    assert_eq!(made.overlap, Some(Overlap::Merge));
    assert_eq!(made.on_error, OnError::Skip);
    assert_eq!(made.rejects.as_deref(), Some("bad.csv".as_ref()));
    assert_eq!(made.max_rejects, Decimal::new(25, 1));
    let texts: Vec<&str> = made.fail_on.iter().map(|f| f.text.as_str()).collect();
    assert_eq!(texts, ["shortfall@base", "stale=3days"]);
}

#[test]
fn every_key_of_a_source_reaches_its_layout() {
    let made = parse(DOCUMENTED).unwrap();
    let some = |text: &str| Some(text.to_owned());
    let expected = LayoutOverrides {
        encoding: some("windows-1252"),
        delimiter: Some('\t'),
        header_line: Some(5),
        date: some("Booking date"),
        date_format: some("%d/%m/%Y"),
        amount: some("#4"),
        debit: None,
        credit: None,
        direction: some("Type"),
        out_words: vec!["DEBIT".to_owned(), "OUT".to_owned()],
        decimal_mark: Some(','),
        sign: Some(Sign::OutflowPositive),
        balance: some("Balance"),
        category: some("Category"),
        counterparty: some("Payee"),
        description: some("Details"),
        account: some("Account"),
        currency: some("EUR"),
    };
    assert_eq!(made.sources[0].files, "exports/bank-*.csv");
    assert_eq!(made.sources[0].layout, expected);
    assert_eq!(made.sources[0].position.to_string(), "cashcast.toml:27:1");
    assert_eq!(made.sources[1].layout.debit, some("Out"));
    assert_eq!(made.sources[1].layout.credit, some("In"));
}

#[test]
fn rules_lines_planned_items_and_earmarks_keep_their_meaning() {
    let made = parse(DOCUMENTED).unwrap();
    let awareness = made.stages.find("awareness").unwrap();
    let consideration = made.stages.find("consideration").unwrap();
    let actions: Vec<&RuleAction> = made.rules.iter().map(|rule| &rule.action).collect();
    let search_ads =
        RuleAction::Stage { stage: awareness.clone(), touchpoint: Some("search ads".to_owned()) };
    let split = RuleAction::Split { parts: vec![(awareness, None, 60), (consideration, None, 40)] };
    let operating =
        |category: Option<&str>| RuleAction::Operating { category: category.map(str::to_owned) };
    let (plain, office) = (operating(None), operating(Some("Office")));
    assert_eq!(actions, [&search_ads, &RuleAction::Ignore, &split, &plain, &office]);
    assert_eq!(made.rules[0].discretionary, Some(false));
    assert!(made.rules[0].when.description.as_ref().unwrap().is_match("GOOGLE ADS 7"));
    assert!(made.rules[0].when.account.is_some() && made.rules[0].when.category.is_none());
    assert!(made.rules[3].one_off);

    assert_eq!(made.line_rules[0].category, "Payroll");
    assert!(made.line_rules[0].follow_budget);
    assert_eq!(made.earmarks[0].amount.to_string(), "5000");

    let [vat, hire, fair] = made.planned.as_slice() else {
        panic!("three planned items");
    };
    assert_eq!(vat.amount.to_string(), "-18200.50");
    assert_eq!((vat.repeat, vat.shift), (None, Shift::None));
    assert_eq!(hire.repeat, Some(Repeat::Months(1)));
    assert_eq!(hire.until.unwrap().to_string(), "9999-12-31");
    assert_eq!(hire.shift, Shift::NextBusinessDay);
    assert_eq!(hire.position.line, Some(82));
    assert_eq!(fair.stage.as_ref().unwrap().1.as_deref(), Some("fairs"));
    assert_eq!(fair.amount.to_string(), "-900.10");
}

#[test]
fn own_stages_and_groups_replace_the_built_in_ones() {
    let made = parse(
        "[stages]\norder = [\"Attract\", \"Convert\", \"Keep\"]\n[stages.groups]\n\
         early = [\"attract\", \"convert\"]\n[[rule]]\nwhen = { category = \"Ads\" }\n\
         stage = \"attract\"\n",
    )
    .unwrap();
    let names: Vec<&str> = made.stages.all().iter().map(crate::domain::Stage::name).collect();
    assert_eq!(names, ["attract", "convert", "keep"]);
    assert!(made.stages.is_group("early"));
    refused(
        "[stages]\norder = [\"a\", \"A\"]\n",
        &["cashcast.toml:2:1: stage `a` is listed twice | give each stage and each group a name \
           of its own, and use these names"],
    );
    refused(
        "[stages]\norder = [\"a\", \"- \"]\n",
        &["cashcast.toml:2:15: `order`: could not read `- ` as the name of a stage | the order \
           rule is: a text with letters or digits | for example: `order = \"attract\"`"],
    );
    refused(
        "[stages]\norder = [\"a\"]\ngroups = { all = [\"b\"] }",
        &["cashcast.toml:3:1: group `all` names `b`, which is not a stage | give each stage and \
           each group a name of its own, and use these names"],
    );
}

#[test]
fn a_flag_wins_over_the_environment_over_the_file_over_the_default() {
    let file = ConfigFile::parse("cashcast.toml", "seed = 3\n").unwrap();
    let nothing = RawSettings::default();
    let flags = said("seed", "1001", Origin::Flag);
    let pairs = [("CASHCAST_SEED".to_owned(), "22".to_owned())];
    let environment = RawSettings::from_environment(pairs).unwrap();
    let seed = |flags: &RawSettings, environment: &RawSettings, file| {
        let made = Settings::resolve(flags, environment, file).unwrap();
        let origin = made.origins.iter().find(|origin| origin.key == "seed");
        let origin = origin.unwrap();
        (made.seed, origin.value.clone(), origin.origin.describe("seed"))
    };
    let is = |seed: u64, place: &str| (seed, seed.to_string(), place.to_owned());
    assert_eq!(seed(&flags, &environment, Some(&file)), is(1001, "--seed"));
    assert_eq!(seed(&nothing, &environment, Some(&file)), is(22, "CASHCAST_SEED"));
    assert_eq!(seed(&nothing, &nothing, Some(&file)), is(3, "cashcast.toml:1:8"));
    assert_eq!(seed(&nothing, &nothing, None), is(1, "default"));
}

#[test]
fn repeatable_keys_are_replaced_as_a_whole() {
    let file = ConfigFile::parse("c.toml", "scenario = [\"best\", \"worst\"]").unwrap();
    let flags = said("scenario", "base", Origin::Flag);
    let made = Settings::resolve(&flags, &RawSettings::default(), Some(&file)).unwrap();
    assert_eq!(made.scenarios, [Scenario::Base]);
    let pairs = [("CASHCAST_FAIL_ON".to_owned(), "shortfall,accuracy=70".to_owned())];
    let environment = RawSettings::from_environment(pairs).unwrap();
    let made = Settings::resolve(&RawSettings::default(), &environment, None).unwrap();
    assert_eq!(made.fail_on.len(), 2);
}

/// A file of the configuration is seen from its folder, one of a flag from the working directory.
#[test]
fn drivers_are_found_from_where_they_are_named() {
    let text = "drivers = [\"orders.csv\", \"../visits.csv\", \"/data/staff.csv\"]";
    let file = ConfigFile::parse("books/c.toml", text).unwrap();
    let nothing = RawSettings::default();
    let settings = Settings::resolve(&nothing, &nothing, Some(&file)).unwrap();
    assert_eq!(settings.drivers, ["books/orders.csv", "books/../visits.csv", "/data/staff.csv"]);
    let flags = said("driver", "orders.csv", Origin::Flag);
    let settings = Settings::resolve(&flags, &nothing, Some(&file)).unwrap();
    assert_eq!(settings.drivers, ["orders.csv"]);
    let variables = [("CASHCAST_DRIVER".to_owned(), "a.csv,b.csv".to_owned())];
    let environment = RawSettings::from_environment(variables).unwrap();
    let settings = Settings::resolve(&nothing, &environment, Some(&file)).unwrap();
    assert_eq!(settings.drivers, ["a.csv", "b.csv"]);
    refused(
        "driver = \"orders.csv\"",
        &["cashcast.toml:1:1: unknown key `driver` | did you mean `drivers`?"],
    );
    assert!(ConfigFile::parse("c.toml", "drivers = [\"\"]").is_err());
}

#[test]
fn the_written_defaults_are_the_defaults() {
    let bare = Settings::default();
    let mut made = Settings::default();
    for key in keys::KEYS.iter().filter(|key| !key.default.is_empty()) {
        let value = raw::RawValue {
            key: key.name.to_owned(),
            text: key.default.to_owned(),
            origin: Origin::Default,
        };
        assert_eq!((key.apply)(&mut made, &value), Ok(()), "{}", key.name);
    }
    assert_eq!(format!("{made:?}"), format!("{bare:?}"));
}

#[test]
fn flags_reach_the_layout_under_their_own_names() {
    let mut flags = RawSettings::default();
    for (key, value) in [
        ("account-column", "Konto"),
        ("currency-column", "#7"),
        ("out-word", "Soll"),
        ("out-word", "S"),
        ("delimiter", "\\t"),
        ("date-format", "%d.%m.%Y"),
    ] {
        flags.set(key, vec![value.to_owned()], Origin::Flag);
    }
    let made = Settings::resolve(&flags, &RawSettings::default(), None).unwrap();
    assert_eq!(made.layout.account.as_deref(), Some("Konto"));
    assert_eq!(made.layout.currency.as_deref(), Some("#7"));
    assert_eq!(made.layout.out_words, ["Soll", "S"]);
    assert_eq!(made.layout.delimiter, Some('\t'));
    assert_eq!(made.layout.date_format.as_deref(), Some("%d.%m.%Y"));
    assert!(made.accounts.is_empty() && made.currency.is_none());
}

#[test]
fn every_flag_name_is_known_once() {
    let names: Vec<&str> = keys::KEYS.iter().map(|key| key.name).collect();
    let expected = "as-of opening reserve horizon every week-ends fiscal-year-starts currency fx \
        scenario level seed paths safety safety-level pace since after-as-of account overlap \
        on-error rejects max-rejects encoding delimiter header-line date date-format amount debit \
        credit direction out-word sign decimal-mark balance category counterparty description \
        account-column currency-column driver fail-on deferrable";
    let mut sorted = names.clone();
    sorted.sort_unstable();
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    let repeatable = keys::KEYS.iter().filter(|key| key.repeatable);
    let repeatable: Vec<&str> = repeatable.map(|key| key.name).collect();
    assert_eq!(repeatable, ["fx", "scenario", "account", "driver", "fail-on", "out-word"]);
    for key in names.iter().map(|name| keys::source_key(name)) {
        let layout = keys::SOURCE_KEYS.contains(&key);
        assert!(layout || names.contains(&key), "{key}");
    }
}

#[test]
fn flags_and_variables_are_named_in_their_errors() {
    let error = flag("horizon", "13 wekes").unwrap_err();
    assert_eq!(
        messages(&error),
        ["--horizon: could not read `13 wekes` as a horizon | the horizon rule is: 1 to 3660 \
          days, 1 to 522 weeks or 1 to 120 months | did you mean `13 weeks`?"]
    );
    let error = flag("as-of", "31/05/2026").unwrap_err();
    assert_eq!(
        messages(&error),
        ["--as-of: could not read `31/05/2026` as a date | the as-of rule is: year-month-day, in \
          the years 1900 to 2199 | for example: `--as-of 2026-05-31`"]
    );
    let error = flag("fail-on", "variance").unwrap_err();
    assert_eq!(messages(&error), ["--fail-on: `variance` is not available in this version"]);
    let error = flag("resrve", "5").unwrap_err();
    assert_eq!(messages(&error), ["unknown flag `--resrve` | did you mean `reserve`?"]);
    let pairs = |name: &str, value: &str| [(name.to_owned(), value.to_owned())];
    let error = RawSettings::from_environment(pairs("CASHCAST_RESRVE", "5")).unwrap_err();
    assert_eq!(
        messages(&error),
        ["unknown environment variable `CASHCAST_RESRVE` | did you mean `CASHCAST_RESERVE`?"]
    );
    assert!(RawSettings::from_environment(pairs("HOME", "5")).is_ok());
    let empty = RawSettings::from_environment(pairs("CASHCAST_SEED", "")).unwrap();
    assert_eq!(empty, RawSettings::default());
    let environment = RawSettings::from_environment(pairs("CASHCAST_LEVEL", "100")).unwrap();
    let error = Settings::resolve(&RawSettings::default(), &environment, None).unwrap_err();
    assert_eq!(
        messages(&error),
        ["CASHCAST_LEVEL: could not read `100` as a level | the level rule is: a whole \
          percentage from 50 to 99 | for example: `CASHCAST_LEVEL='80'`"]
    );
}

#[test]
fn unknown_keys_are_refused_at_every_level_with_a_suggestion() {
    let cases = [
        ("\nresrve = 5", "cashcast.toml:2:1: unknown key `resrve` | did you mean `reserve`?"),
        ("banana = 5", "cashcast.toml:1:1: unknown key `banana`"),
        (
            "opening = { amount = 1, at = \"x\" }",
            "cashcast.toml:1:25: unknown key `at` under `opening`",
        ),
        (
            "[[source]]\nfiles = \"a\"\ndate-fromat = \"%d\"\nsign = \"inflow-positive\"",
            "cashcast.toml:3:1: unknown key `date-fromat` under `[[source]]` | did you mean \
             `date-format`?",
        ),
        (
            "[[rule]]\nwhen = { categry = \"x\", account = \"y\" }\nignore = true",
            "cashcast.toml:2:10: unknown key `categry` under `when` | did you mean `category`?",
        ),
        (
            "[[rule]]\nwhen = { account = \"y\" }\nignore = true\nstages = \"a\"",
            "cashcast.toml:4:1: unknown key `stages` under `[[rule]]` | did you mean `stage`?",
        ),
        (
            "[[earmark]]\nname = \"a\"\namount = 5\namout = 6",
            "cashcast.toml:4:1: unknown key `amout` under `[[earmark]]` | did you mean `amount`?",
        ),
        (
            "[stages]\norder = [\"a\"]\ngroup = { }",
            "cashcast.toml:3:1: unknown key `group` under `[stages]` | did you mean `groups`?",
        ),
        ("[plannd]\n", "cashcast.toml:1:2: unknown key `plannd` | did you mean `planned`?"),
        (
            "date-format = \"%d/%m/%Y\"",
            "cashcast.toml:1:1: `date-format` stands under `[[source]]`, not here | move \
             `date-format` under `[[source]]`",
        ),
        (
            "[credit-line]\nlimit = 50000",
            "cashcast.toml:1:2: `[credit-line]` is not available in this version",
        ),
        (
            "[scenario.worst]\nreceipts = \"-10%\"",
            "cashcast.toml:1:2: `[scenario.*]` is not available in this version",
        ),
        (
            "[fx]\nERU = 1.1",
            "cashcast.toml:2:1: unknown key `ERU` under `[fx]` | did you mean `EUR`?",
        ),
        (
            "[fx]\nEUR = -1.1",
            "cashcast.toml:2:7: `EUR`: could not read `-1.1` as a rate | the EUR rule is: what one \
             unit of the currency is worth in the reporting currency: above 0, below 10^8, at most \
             ten decimals, with `.` as the decimal mark | for example: `EUR = 1.08`",
        ),
        (
            "[fx]\nEUR = \"1,08\"",
            "cashcast.toml:2:7: `EUR`: could not read `1,08` as a rate | the EUR rule is: what one \
             unit of the currency is worth in the reporting currency: above 0, below 10^8, at most \
             ten decimals, with `.` as the decimal mark | did you mean `1.08`?",
        ),
    ];
    for (text, expected) in cases {
        refused(text, &[expected]);
    }
}

#[test]
fn amounts_are_never_read_through_a_float() {
    let reserve = |text: &str| parse(&format!("reserve = {text}")).map(|made| made.reserve);
    let exact = |text: &str| Some(ReserveRule::Amount(text.parse().unwrap()));
    assert_eq!(reserve("9999999999999.999999").unwrap(), exact("9999999999999.999999"));
    assert_eq!(reserve("0.1").unwrap(), exact("0.1"));
    assert_eq!(reserve("10_000.50").unwrap(), exact("10000.50"));
    for text in ["1e3", "1.5E2", "inf", "nan", "0x10", "0.1234567", "10000000000000"] {
        let error = reserve(text).expect_err(text);
        let first = error.to_string();
        assert!(first.starts_with("cashcast.toml:1:11: `reserve`: could not read"), "{first}");
    }
}

#[test]
fn rules_that_contradict_themselves_are_refused() {
    let rule = |body: &str| format!("[[rule]]\nwhen = {{ category = \"A\" }}\n{body}\n");
    let cases = [
        (
            "ignore = true\nstage = \"awareness\"",
            "cashcast.toml:4:1: `ignore` and `stage` contradict each other | an ignored row is not cash: keep `ignore` alone",
        ),
        (
            "split = { awareness = 1 }\nstage = \"awareness\"",
            "cashcast.toml:4:1: `split` and `stage` contradict each other | keep `split` for several stages, `stage` for one",
        ),
        (
            "stage = \"awareness\"\ncategory = \"B\"",
            "cashcast.toml:4:1: `stage` and `category` contradict each other | name the row's line in its stage with `touchpoint`",
        ),
        (
            "touchpoint = \"x\"",
            "cashcast.toml:3:1: `touchpoint` without `stage` | say the stage it belongs to, such as `stage = \"awareness\"`",
        ),
        (
            "discretionary = false",
            "cashcast.toml:3:1: `discretionary` without `stage` | say the stage it belongs to, such as `stage = \"awareness\"`",
        ),
        (
            "",
            "cashcast.toml:1:1: this rule does nothing | add `stage`, `category`, `split`, `one-off = true` or `ignore = true`",
        ),
        (
            "ignore = false",
            "cashcast.toml:3:1: this rule does nothing | add `stage`, `category`, `split`, `one-off = true` or `ignore = true`",
        ),
        (
            "ignore = \"yes\"\none-off = true",
            "cashcast.toml:3:10: `ignore`: could not read `\"yes\"` as `true` or `false` | the ignore rule is: `true` or `false` | for example: `ignore = true`",
        ),
        (
            "stage = \"awarness\"",
            "cashcast.toml:3:9: `stage`: could not read `awarness` as a stage | the stage rule is: one of awareness, consideration, purchase, post-purchase | did you mean `awareness`?",
        ),
        (
            "stage = \"pre-purchase\"",
            "cashcast.toml:3:9: `stage`: could not read `pre-purchase` as a stage | the stage rule is: one of awareness, consideration, purchase, post-purchase; `pre-purchase` is a group of stages, for totals | for example: `stage = \"awareness\"`",
        ),
        (
            "split = { awareness = 0, purchase = 1 }",
            "cashcast.toml:3:23: `awareness`: could not read `0` as a weight | the awareness rule is: a whole number from 1 to 1000000 | for example: `awareness = 60`",
        ),
        (
            "split = { retention = 1, loyalty = 1 }",
            "cashcast.toml:3:26: stage `post-purchase` is split twice | name each stage once",
        ),
        (
            "split = { }",
            "cashcast.toml:3:1: an empty `split` | name the stages and their weights, such as `{ awareness = 60, consideration = 40 }`",
        ),
    ];
    for (body, expected) in cases {
        refused(&rule(body), &[expected]);
    }
    refused(
        "[[rule]]\nwhen = { category = \"a(\" }\nignore = true",
        &["cashcast.toml:2:21: `category`: could not read `a(` as a pattern | the category rule \
           is: a regular expression, and here: unclosed group | for example: `category = \
           \"^Transfer$\"`"],
    );
    refused(
        "[[rule]]\nwhen = { }\nignore = true",
        &["cashcast.toml:2:1: an empty `when` matches every row | add `category`, `description`, \
           `counterparty` or `account` with a pattern"],
    );
    refused(
        "[[rule]]\nignore = true",
        &["cashcast.toml:1:1: `[[rule]]` needs `when` | for example: `when = { category = \
           \"^Transfer$\" }`"],
    );
}

#[test]
fn planned_items_say_when_and_how_much() {
    let item = |body: &str| format!("[[planned]]\nname = \"VAT\"\n{body}\n");
    let cases = [
        (
            "amount = 0\non = \"2026-07-31\"",
            "cashcast.toml:3:10: `amount`: could not read `0` as a planned amount | the amount rule is: an amount other than 0: below 0 for money out, above for money in | for example: `amount = -18200.00`",
        ),
        (
            "amount = 5",
            "cashcast.toml:1:1: `[[planned]]` needs `on` | for example: `on = \"2026-07-31\"`",
        ),
        (
            "on = \"2026-07-31\"",
            "cashcast.toml:1:1: `[[planned]]` needs `amount` | for example: `amount = -18200.00`",
        ),
        (
            "amount = 5\nevery = \"month\"",
            "cashcast.toml:1:1: `[[planned]]` needs `from` | for example: `from = \"2026-08-31\"`",
        ),
        (
            "amount = 5\nfrom = 2026-08-31",
            "cashcast.toml:1:1: `[[planned]]` needs `every` | for example: `every = \"month\"`",
        ),
        (
            "amount = 5\non = 2026-08-31\nevery = \"week\"",
            "cashcast.toml:5:1: `on` and `every` contradict each other | keep `on` for one date, or `every` and `from` for many",
        ),
        (
            "amount = 5\nevery = \"week\"\nfrom = 2026-08-31\nuntil = 2026-08-30",
            "cashcast.toml:6:1: `until` 2026-08-30 is before `from` 2026-08-31 | give a later `until`, or leave it out",
        ),
        (
            "amount = 5\non = 2026-08-31\ntouchpoint = \"x\"",
            "cashcast.toml:5:1: `touchpoint` without `stage` | say the stage it belongs to, such as `stage = \"awareness\"`",
        ),
        (
            "amount = 5\non = \"2026-02-30\"",
            "cashcast.toml:4:6: `on`: could not read `2026-02-30` as a date | the on rule is: year-month-day, in the years 1900 to 2199 | for example: `on = \"2026-05-31\"`",
        ),
        (
            "amount = 5\nevery = \"fortnite\"\nfrom = 2026-08-31",
            "cashcast.toml:4:9: `every`: could not read `fortnite` as a repetition | the every rule is: `day`, `week`, `month`, `quarter` or `year`, or a number of them up to ten years | for example: `every = \"2 weeks\"`",
        ),
        (
            "amount = 5\non = 2026-08-31\nshift = \"next\"",
            "cashcast.toml:5:9: `shift`: could not read `next` as a shift | the shift rule is: one of `next-business-day`, `previous-business-day`, `none` | for example: `shift = \"next-business-day\"`",
        ),
    ];
    for (body, expected) in cases {
        refused(&item(body), &[expected]);
    }
}

#[test]
fn the_small_tables_are_checked_too() {
    refused(
        "[[earmark]]\nname = \"fund\"\namount = -5",
        &["cashcast.toml:3:10: `amount`: could not read `-5` as an earmark | the amount rule is: \
           an amount above 0 | for example: `amount = 5000`"],
    );
    refused(
        "[[line]]\ncategory = \"Payroll\"\nfollow = \"budgt\"",
        &["cashcast.toml:3:10: `follow`: could not read `budgt` as what to follow | the follow \
           rule is: one of `budget` | did you mean `budget`?"],
    );
    refused(
        "[[source]]\nfiles = \"a.csv\"",
        &["cashcast.toml:1:1: this `[[source]]` decides nothing | say what to decide, such as \
           `decimal-mark = \",\"`, or remove it"],
    );
    refused(
        "[[source]]\nfiles = \"a.csv\"\namount = \"A\"\ndebit = \"D\"",
        &["cashcast.toml:1:1: `amount` and `debit`/`credit` are two layouts | keep `amount` for \
           one column, or `debit` and `credit` for two"],
    );
    refused(
        "rule = 5",
        &["cashcast.toml:1:1: `rule` is not a list of tables | start each one with a line \
           `[[rule]]`"],
    );
    refused(
        "[rule]\nignore = true",
        &["cashcast.toml:1:2: `rule` is not a list of tables | start each one with a line \
           `[[rule]]`"],
    );
}

#[test]
fn all_errors_of_a_file_are_reported_together_in_its_order() {
    refused(
        "level = 10\n[[earmark]]\nname = 5\namount = 1\n[[rule]]\nwhen = { account = \"[\" }\n\
         ignore = true\nsplitt = 1\n",
        &[
            "cashcast.toml:1:9: `level`: could not read `10` as a level | the level rule is: a \
             whole percentage from 50 to 99 | for example: `level = 80`",
            "cashcast.toml:3:8: `name`: could not read `5` as a text in quotes | the name rule \
             is: a text in quotes | for example: `name = \"text\"`",
            "cashcast.toml:6:20: `account`: could not read `[` as a pattern | the account rule \
             is: a regular expression, and here: unclosed character class | for example: \
             `account = \"^Transfer$\"`",
            "cashcast.toml:8:1: unknown key `splitt` under `[[rule]]` | did you mean `split`?",
        ],
    );
}

#[test]
fn many_errors_are_counted_after_the_first_twenty() {
    let rendered = parse(&"[[rule]]\nignore = true\n".repeat(23)).unwrap_err().render();
    assert_eq!(rendered.matches("error: ").count(), 20);
    assert!(rendered.ends_with("`\n\n… and 3 more\n"), "{rendered}");
    let missing = ConfigFile::load("no/such/cashcast.toml".as_ref()).unwrap_err();
    assert!(missing.render().starts_with("error: no/such/cashcast.toml: "));
    assert_eq!((missing.hint(), missing.rule()), (None, None));
}

#[test]
fn text_that_is_not_toml_is_located() {
    for (text, place) in [
        ("reserve = \n", "cashcast.toml:1:"),
        ("a = 1\na = 2\n", "cashcast.toml:2:1: "),
        ("é = ", "cashcast.toml:1:"),
        ("x = 99999999999999999999999\n", "cashcast.toml:1:5: "),
    ] {
        let first = parse(text).expect_err(text).to_string();
        assert!(first.starts_with(place), "{first}");
        assert!(!first.contains('\n'), "{first}");
    }
    assert!(parse("\u{feff}seed = 5").is_ok());
    assert!(parse("").is_ok());
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let missing = directory.path().join("missing.toml");
    assert!(matches!(ConfigFile::load(&missing), Err(ConfigError::Io { .. })));
    assert!(matches!(ConfigFile::load(directory.path()), Err(ConfigError::Io { .. })));
    let path = directory.path().join("cashcast.toml");
    std::fs::write(&path, b"seed = 5\nx = \"\xff\"").unwrap();
    let first = ConfigFile::load(&path).unwrap_err().to_string();
    assert!(first.ends_with("cashcast.toml:2:6: not UTF-8 text, as TOML must be"), "{first}");
    std::fs::write(&path, vec![b'#'; 2 << 20]).unwrap();
    let first = ConfigFile::load(&path).unwrap_err().to_string();
    assert!(first.ends_with("larger than 1 MiB"), "{first}");
}

#[test]
fn values_that_only_contradict_together() {
    let mut flags = said("since", "2026-06-01", Origin::Flag);
    flags.set("as-of", vec!["2026-05-31".to_owned()], Origin::Flag);
    let error = Settings::resolve(&flags, &RawSettings::default(), None).unwrap_err();
    assert_eq!(
        messages(&error),
        ["--since: `since` 2026-06-01 is after `as-of` 2026-05-31: no history is left | give an \
          earlier `since`"]
    );
    let mut flags = said("amount", "A", Origin::Flag);
    flags.set("credit", vec!["C".to_owned()], Origin::Flag);
    let error = Settings::resolve(&flags, &RawSettings::default(), None).unwrap_err();
    assert_eq!(error.to_string(), "--amount: `amount` and `debit`/`credit` are two layouts");
    let mut flags = said("seed", "1", Origin::Flag);
    flags.set("seed", vec!["2".to_owned()], Origin::Flag);
    let error = Settings::resolve(&flags, &RawSettings::default(), None).unwrap_err();
    assert_eq!(error.to_string(), "--seed: `seed` is given more than once");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let error = flag("horizon", "\u{1b}[31mred").unwrap_err().to_string();
    assert_eq!(error, "--horizon: could not read `\\u{1b}[31mred` as a horizon");
    let error = parse("\"\\u001b[31m\" = 1").unwrap_err().to_string();
    assert_eq!(error, "cashcast.toml:1:1: unknown key `\\u{1b}[31m`");
}

#[test]
fn deep_and_wide_files_are_refused_without_harm() {
    for text in [
        format!("x = {}", "[".repeat(300_000)),
        format!("x = {}", "{a=".repeat(200_000)),
        format!("{}a = 1", "a.".repeat(300_000)),
        format!("[{}a]", "a.".repeat(300_000)),
        format!("when = {{ {}a = 1 }}", "a.".repeat(300_000)),
        format!("fail-on = [{}]", "5,".repeat(300_000)),
        "[[rule]]\n".repeat(50_000),
    ] {
        assert!(parse(&text).is_err());
    }
}

/// The blocks of a language in the documentation.
fn documented(language: &str) -> Vec<&'static str> {
    let page = include_str!("../../docs/configuration.md");
    let fence = format!("```{language}\n");
    let blocks = page.split(fence.as_str()).skip(1);
    blocks.filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn rates_are_read_by_day_and_need_a_currency_they_are_rates_to() {
    let text = "currency = \"usd\"\n[fx]\neur = \"1.08\"\nUSD = 1\n[fx.GBP]\n2026-01-01 = 1.27\n\
                \"2026-04-01\" = 1.2900\n";
    let rates = parse(text).unwrap().fx;
    let on =
        |code: &str, day: &str| rates.on(code, day.parse().unwrap()).map(|rate| rate.to_string());
    assert_eq!(on("EUR", "1999-01-01").as_deref(), Some("1.08"));
    assert_eq!(on("GBP", "2026-03-31").as_deref(), Some("1.27"));
    assert_eq!(on("GBP", "2026-04-01").as_deref(), Some("1.29"));
    assert_eq!(on("GBP", "2025-12-31"), None);
    refused(
        "[fx]\nEUR = 1.08",
        &[
            "cashcast.toml:2:7: rates without a reporting currency | say what they are rates to, such \
           as `currency = \"USD\"`",
        ],
    );
    refused(
        "currency = \"EUR\"\n[fx]\nGBP = 1.2\nEUR = 1.08",
        &["cashcast.toml:4:7: EUR is the reporting currency: its rate is 1 | remove the rate, or \
           name another `currency`"],
    );
    refused(
        "currency = \"USD\"\nfx = 1.08",
        &[
            "cashcast.toml:2:6: `fx`: could not read `1.08` as a table | the fx rule is: a table | for \
           example: `fx = { }`",
        ],
    );
    refused(
        "currency = \"USD\"\n[fx]\nEUR = 1.08\neur = 1.09",
        &[
            "cashcast.toml:4:7: `fx`: could not read `eur=1.09` as a further rate | the fx rule is: one \
           rate for a currency and day; EUR has two | for example: `fx = \"EUR=1.08\"`",
        ],
    );
    refused(
        "currency = \"USD\"\n[fx]\nGBP = { 2026-13-01 = 1.27 }",
        &[
            "cashcast.toml:3:9: `2026-13-01`: could not read `2026-13-01` as a date | the 2026-13-01 \
           rule is: year-month-day, in the years 1900 to 2199 | for example: `2026-13-01 = \
           \"2026-05-31\"`",
        ],
    );
}

#[test]
fn a_rate_by_flag_replaces_the_table() {
    let file = ConfigFile::parse("cashcast.toml", "currency = \"USD\"\n[fx]\nGBP = 1.27").unwrap();
    let mut flags = RawSettings::default();
    flags.set("fx", vec!["EUR=1.08 from 2026-04-01".to_owned()], Origin::Flag);
    let settings = Settings::resolve(&flags, &RawSettings::default(), Some(&file)).unwrap();
    assert_eq!(settings.fx.currencies().collect::<Vec<_>>(), ["EUR"]);
    flags.set("currency", vec!["EUR".to_owned()], Origin::Flag);
    let error = Settings::resolve(&flags, &RawSettings::default(), Some(&file)).unwrap_err();
    assert_eq!(
        messages(&error),
        [
            "--fx: EUR is the reporting currency: its rate is 1 | remove the rate, or name another `currency`"
        ]
    );
}

#[test]
fn the_documentation_tells_the_truth() {
    let page = include_str!("../../docs/configuration.md");
    let names = keys::KEYS.iter().map(|key| key.name);
    for name in names.chain(keys::SOURCE_KEYS.iter().copied()) {
        let told = page.contains(&format!("`{name}`")) || page.contains(&format!("`--{name}`"));
        assert!(told, "{name}");
    }
    let [rates, right, wrong] = documented("toml")[..] else {
        panic!("rates, one example that works, one that fails");
    };
    assert_eq!(parse(rates).unwrap().fx.currencies().count(), 2);
    assert_eq!(parse(right).unwrap().planned.len(), 2);
    let error = parse(wrong).unwrap_err();
    assert_eq!(documented("text"), [error.render()]);
}

/// Lines that look like ours, so that chance gets past the TOML parser.
fn line() -> impl Strategy<Value = String> {
    let mut names: Vec<&str> = keys::KEYS.iter().map(|key| key.name).collect();
    names.extend(["when", "stage", "split", "files", "name", "on", "every", "from", "order"]);
    let key = proptest::sample::select(names);
    let value = proptest::sample::select(vec![
        "5",
        "-1.50",
        "1e9",
        "nan",
        "true",
        "\"é weeks\"",
        "\"4 weeks\"",
        "\"(\"",
        "[]",
        "{}",
        "[1, {}]",
        "{ category = \"x\" }",
        "{ awareness = 1 }",
        "2026-07-31",
        "07:32:00",
        "\"\"\"\nx\"\"\"",
        "\"stale=é\"",
        "\"@\"",
        "\"%\"",
    ]);
    let header = proptest::sample::select(vec![
        "[[rule]]",
        "[[planned]]",
        "[[source]]",
        "[stages]",
        "[stages.groups]",
        "[[line]]",
        "[[earmark]]",
        "[opening]",
        "[rule.when]",
        "[scenario.worst]",
        "[fx]",
        "[fx.EUR]",
    ]);
    prop_oneof![
        3 => (key, value).prop_map(|(key, value)| format!("{key} = {value}")),
        1 => header.prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = ConfigFile::parse("c.toml", &text);
        for key in keys::KEYS {
            let _ = flag(key.name, &text);
        }
    }

    #[test]
    fn no_file_makes_the_reader_panic_and_every_error_is_located(
        lines in proptest::collection::vec(line(), 0..12)
    ) {
        if let Err(error) = ConfigFile::parse("c.toml", &lines.join("\n")) {
            prop_assert!(!error.problems().is_empty());
            for problem in error.problems() {
                let first = problem.to_string();
                prop_assert!(first.starts_with("c.toml:"), "{first}");
            }
        }
    }
}
