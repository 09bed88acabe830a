//! Every key keeps its meaning.

use super::*;

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
holidays = ["2026-12-28", 2026-12-25]

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
growth = "2.5%"
counterparty = "Anna"
tolerance = "5%"
window = "2 weeks"

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
    let holidays: Vec<String> = made.holidays.iter().map(ToString::to_string).collect();
    assert_eq!(holidays, ["2026-12-25", "2026-12-28"]);
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
    assert_eq!(made.sources[0].position.to_string(), "cashcast.toml:28:1");
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
    assert_eq!(hire.position.line, Some(83));
    assert_eq!((hire.growth, hire.tolerance), (Decimal::new(25, 1), Decimal::from(5)));
    assert_eq!((hire.window_days, hire.counterparty.as_deref()), (14, Some("Anna")));
    assert_eq!((vat.growth, vat.tolerance), (Decimal::ZERO, Decimal::TEN));
    assert_eq!((vat.window_days, &vat.counterparty), (7, &None));
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

/// The blocks of a language in the documentation.
fn documented(language: &str) -> Vec<&'static str> {
    let page = include_str!("../../../docs/configuration.md");
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
    let page = include_str!("../../../docs/configuration.md");
    let names = keys::KEYS.iter().map(|key| key.name);
    for name in names.chain(keys::SOURCE_KEYS.iter().copied()) {
        let told = page.contains(&format!("`{name}`")) || page.contains(&format!("`--{name}`"));
        assert!(told, "{name}");
    }
    let (wrong, right): (Vec<&str>, Vec<&str>) =
        documented("toml").into_iter().partition(|text| parse(text).is_err());
    let planned = |text: &&str| parse(text).unwrap().planned.len();
    assert_eq!(right.iter().map(planned).collect::<Vec<_>>(), [0, 1, 0, 0, 0, 2]);
    assert_eq!(parse(right[0]).unwrap().fx.currencies().count(), 2);
    let refused: Vec<String> = wrong.iter().map(|text| parse(text).unwrap_err().render()).collect();
    assert_eq!(documented("text"), refused);
}
