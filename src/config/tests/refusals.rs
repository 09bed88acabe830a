//! What is refused, where, and why.

use super::*;

/// A settings file, and what is told of it.
const UNKNOWN_KEYS: &[(&str, &str)] = &[
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
        "[credit-line]\nlimt = 50000\nlimit = 5\nannual-rate = 0",
        "cashcast.toml:2:1: unknown key `limt` under `[credit-line]` | did you mean `limit`?",
    ),
    (
        "[scenario.worst]\nrecipts = \"-10%\"",
        "cashcast.toml:2:1: unknown key `recipts` under `[scenario.NAME]` | did you mean \
         `receipts`?",
    ),
    (
        "set = \"receipts=-10%\"",
        "cashcast.toml:1:1: `set` is a flag | write the keys under `[scenario.NAME]`",
    ),
    ("[fx]\nERU = 1.1", "cashcast.toml:2:1: unknown key `ERU` under `[fx]` | did you mean `EUR`?"),
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

#[test]
fn unknown_keys_are_refused_at_every_level_with_a_suggestion() {
    for (text, expected) in UNKNOWN_KEYS {
        refused(text, &[expected]);
    }
}

/// What a rule says below its `when`, and what is told of it.
const RULES: &[(&str, &str)] = &[
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

#[test]
fn rules_that_contradict_themselves_are_refused() {
    let rule = |body: &str| format!("[[rule]]\nwhen = {{ category = \"A\" }}\n{body}\n");
    for (body, expected) in RULES {
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

/// Lines that look like ours, so that chance gets past the TOML parser.
fn line() -> impl Strategy<Value = String> {
    let mut names: Vec<&str> = keys::KEYS.iter().map(|key| key.name).collect();
    names.extend(["receipts", "dso", "shocks", "loans", "categories", "limit"]);
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
        "\"drop from é\"",
        "[\"5 on 2026-07-31\"]",
        "{ Rent = \"-10%\" }",
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
        "[scenario.slow.stages]",
        "[credit-line]",
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
