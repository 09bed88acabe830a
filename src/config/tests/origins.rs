//! Flags, environment, file, defaults.

use super::*;

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
fn open_items_are_found_from_where_they_are_named() {
    let text = "open-items = [\"open.csv\", \"/data/bills.csv\"]";
    let file = ConfigFile::parse("books/c.toml", text).unwrap();
    let nothing = RawSettings::default();
    let settings = Settings::resolve(&nothing, &nothing, Some(&file)).unwrap();
    assert_eq!(settings.open_items, ["books/open.csv", "/data/bills.csv"]);
    let flags = said("open-items", "open.csv", Origin::Flag);
    let settings = Settings::resolve(&flags, &nothing, Some(&file)).unwrap();
    assert_eq!(settings.open_items, ["open.csv"]);
    let variables = [("CASHCAST_OPEN_ITEMS".to_owned(), "a.csv,b.csv".to_owned())];
    let environment = RawSettings::from_environment(variables).unwrap();
    let settings = Settings::resolve(&nothing, &environment, Some(&file)).unwrap();
    assert_eq!(settings.open_items, ["a.csv", "b.csv"]);
    assert!(ConfigFile::parse("c.toml", "open-items = \"\"").is_err());
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
        scenario level seed paths safety safety-level pace policy response fit min-return spend-return since after-as-of account overlap \
        on-error rejects max-rejects encoding delimiter header-line date date-format amount debit \
        credit direction out-word sign decimal-mark balance category counterparty description \
        account-column currency-column driver open-items fail-on deferrable set use-credit inventory \
         holidays units material material-percent";
    let mut sorted = names.clone();
    sorted.sort_unstable();
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    let repeatable = keys::KEYS.iter().filter(|key| key.repeatable);
    let repeatable: Vec<&str> = repeatable.map(|key| key.name).collect();
    let expected = [
        "fx",
        "scenario",
        "holidays",
        "set",
        "fit",
        "account",
        "driver",
        "open-items",
        "units",
        "fail-on",
        "out-word",
    ];
    assert_eq!(repeatable, expected);
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
    let error = flag("material", "-5").unwrap_err();
    assert!(messages(&error)[0].contains("an amount, 0 or more"));
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
