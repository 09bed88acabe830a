//! `cashcast init`: what it writes reads every file as before, and answers for good.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests stop at the first surprise and say what they skip"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cashcast::config::{ConfigFile, LayoutOverrides, Origin, RawSettings, Settings};
use cashcast::domain::Transaction;
use cashcast::ingest::{self, ReadOptions, RowFate, RowSink};
use cashcast::pipeline::{self, InitRequest, InputFile, InputSource};

/// Every row with all that was read of it.
#[derive(Default, PartialEq, Debug)]
struct Rows(Vec<String>);

impl RowSink for Rows {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        self.0.push(format!("{row:?}"));
        RowFate::Used
    }
}

fn rows(path: &Path, layout: LayoutOverrides) -> Option<Rows> {
    let name = path.display().to_string();
    let options = ReadOptions { layout, ..ReadOptions::new(&name) };
    let mut sink = Rows::default();
    ingest::read_in_order(ingest::Source::File(path), &options, &mut sink).ok()?;
    Some(sink)
}

fn proposed(paths: &[&Path]) -> String {
    proposed_under(paths, &Settings::default())
}

fn proposed_under(paths: &[&Path], settings: &Settings) -> String {
    let ledgers: Vec<InputFile> = paths
        .iter()
        .map(|path| InputFile {
            name: path.display().to_string(),
            source: InputSource::Path(path.to_path_buf()),
            progress: None,
        })
        .collect();
    let request = InitRequest {
        ledgers: &ledgers,
        settings,
        environment: &RawSettings::default(),
        said: &[],
        said_opening: false,
    };
    pipeline::init(&request).unwrap_or_else(|error| panic!("{paths:?}: {error}")).text
}

fn settings(text: &str) -> Settings {
    let file =
        ConfigFile::parse("cashcast.toml", text).unwrap_or_else(|e| panic!("{}", e.render()));
    Settings::resolve(&RawSettings::default(), &RawSettings::default(), Some(&file)).unwrap()
}

/// The folder of shared ledgers; `None` where it is absent and this is not CI.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ledgers");
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "../shared/data/ledgers is missing");
    println!("skipped: ../shared/data/ledgers is absent");
    None
}

#[test]
fn an_answer_about_a_real_layout_is_kept() {
    let Some(folder) = shared() else { return };
    let cases: [(&str, &[(&str, &str)]); 10] = [
        ("de_kassenbuch.csv", &[("amount", "Brutto")]),
        ("fr_lcl_meta.csv", &[("date-format", "%d/%m/%Y")]),
        ("us_monefy.csv", &[("date-format", "%d/%m/%Y")]),
        ("us_paypal_2016.csv", &[("date-format", "%m/%d/%Y")]),
        ("us_amazon_items.csv", &[("sign", "outflow-positive")]),
        ("us_plaid.csv", &[("sign", "outflow-positive")]),
        ("jp_mobile_suica_noyear.csv", &[("date-format", "%m/%d/2022")]),
        (
            "jp_waon_yen_suffix.csv",
            &[("direction", "利用区分"), ("out-word", "WAON移行（アップロード）")],
        ),
        ("us_chase_old_noheader.csv", &[("amount", "#4"), ("date", "#2"), ("header-line", "0")]),
        (
            "nl_ing_comma.csv",
            &[("encoding", "utf-8"), ("delimiter", ","), ("currency-column", "EUR")],
        ),
    ];
    for (file, said) in cases {
        let path = folder.join(file);
        let mut flags = RawSettings::default();
        for (flag, value) in said {
            flags.set(flag, vec![(*value).to_owned()], Origin::Flag);
        }
        let told = Settings::resolve(&flags, &RawSettings::default(), None)
            .unwrap_or_else(|error| panic!("{file}: {}", error.render()));
        let before = rows(&path, told.layout.clone());
        assert!(before.is_some(), "{file} still has a question");
        let text = proposed_under(&[&path], &told);
        let settings = settings(&text);
        let after = rows(&path, ingest::layout_for(&settings, &path.display().to_string()));
        assert_eq!(after, before, "{file}\n{text}");
        for (flag, _) in said {
            let key = flag.trim_end_matches("-column").replace("out-word", "out-words");
            assert!(text.contains(&format!("\n{key} = ")), "{file}: {key}\n{text}");
        }
    }
}

#[test]
fn every_real_layout_reads_the_same_under_its_pins() {
    let Some(folder) = shared() else { return };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join("truth"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| folder.join(name.trim_end_matches(".truth.csv")))
        .collect();
    files.sort();
    let (mut checked, mut complaints) = (0, Vec::new());
    for path in &files {
        let Some(before) = rows(path, LayoutOverrides::default()) else {
            continue;
        };
        let text = proposed(&[path]);
        let settings = settings(&text);
        let name = path.display().to_string();
        let after = rows(path, ingest::layout_for(&settings, &name));
        checked += 1;
        if after.as_ref() != Some(&before) {
            complaints.push(format!("{name}: other rows under\n{text}"));
        } else if !text.contains("\ndate = ") || !text.contains("decimal-mark = ") {
            complaints.push(format!("{name}: not pinned\n{text}"));
        } else if text != proposed(&[path]) {
            complaints.push(format!("{name}: two runs differ"));
        }
    }
    println!("{checked} of {} layouts read the same under their pins", files.len());
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(checked >= 54, "only {checked} read without a question");
}

fn cashcast(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cashcast"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "100")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Days of a shop, day before month.
fn ledger(first: &str, days: usize) -> String {
    let first: chrono::NaiveDate = first.parse().unwrap();
    let mut text = String::from("Date,Details,Payee,Amount\n");
    for day in first.iter_days().take(days) {
        let day = day.format("%d/%m/%Y");
        writeln!(text, "{day},Sales,Stripe,\"1,210.40\"").unwrap();
        writeln!(text, "{day},Search ads,Google Ads,-40.00").unwrap();
    }
    text
}

#[test]
fn an_answer_holds_for_later_runs() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let exports = root.join("exports");
    std::fs::create_dir(&exports).unwrap();
    std::fs::write(exports.join("bank-2026-04.csv"), ledger("2026-04-01", 7)).unwrap();
    let refused = cashcast(root, &["init", "exports/bank-2026-04.csv"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(text(&refused.stderr).starts_with("question: "));
    assert!(!exports.join("cashcast.toml").exists());
    let answer = ["--date-format", "%d/%m/%Y", "--opening", "500"];
    let made = cashcast(root, &[&["init", "exports/bank-2026-04.csv"], &answer[..]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let config = std::fs::read_to_string(exports.join("cashcast.toml")).unwrap();
    assert!(config.contains("opening = { amount = 500, on = \"2026-04-07\" }"), "{config}");
    // From any folder, beside an export that stood there before.
    std::fs::write(exports.join("bank-2026-03.csv"), ledger("2026-02-25", 35)).unwrap();
    let names = ["bank-2026-03.csv", "bank-2026-04.csv"];
    let below = names.map(|name| format!("exports/{name}"));
    for (from, [march, april]) in [(root, below.each_ref().map(String::as_str)), (&exports, names)]
    {
        let output = cashcast(from, &["forecast", march, april, "-q"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
}

#[test]
fn a_file_is_replaced_only_by_force_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::write(root.join("bank.csv"), ledger("2026-03-30", 40)).unwrap();
    std::fs::write(root.join("cashcast.toml"), "reserve = 1000\n").unwrap();
    let refused = cashcast(root, &["init", "bank.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    let forced = cashcast(root, &["init", "bank.csv", "--force"]);
    assert_eq!(forced.status.code(), Some(0), "{}", text(&forced.stderr));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
    assert_eq!(read("cashcast.toml.bak"), "reserve = 1000\n");
    let first = read("cashcast.toml");
    let again = cashcast(root, &["init", "bank.csv", "--force"]);
    assert!(text(&again.stdout).starts_with("Unchanged: "), "{}", text(&again.stdout));
    assert_eq!(read("cashcast.toml"), first);
    assert_eq!(read("cashcast.toml.bak"), "reserve = 1000\n", "the old file is not lost");
    let printed = cashcast(root, &["init", "bank.csv", "-o", "-"]);
    assert_eq!(text(&printed.stdout), first);
    let onto = cashcast(root, &["init", "bank.csv", "-o", "bank.csv", "--force"]);
    assert_eq!(onto.status.code(), Some(2), "a ledger is never written over");
}

#[test]
fn the_forecast_is_the_same_but_for_what_was_inferred() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/shop");
    for name in ["ledger.csv", "budget.csv"] {
        std::fs::copy(examples.join(name), root.join(name)).unwrap();
    }
    let run = || {
        let arguments = ["forecast", "ledger.csv", "-b", "budget.csv", "--format", "json"];
        let output = cashcast(root, &arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let mut json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["config_file"] = serde_json::Value::Null;
        json["notes"] = serde_json::Value::Null;
        for stage in json["stages"].as_array_mut().unwrap() {
            stage["inferred"] = serde_json::Value::Null;
        }
        json
    };
    let before = run();
    let made = cashcast(root, &["init", "ledger.csv"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let config = std::fs::read_to_string(root.join("cashcast.toml")).unwrap();
    assert!(config.contains("\n[[rule]]"), "no rule is in force\n{config}");
    assert_eq!(run(), before);
}

#[test]
fn a_skeleton_is_all_comments_and_a_given_setting_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let made = cashcast(root, &["init"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let skeleton = std::fs::read_to_string(root.join("cashcast.toml")).unwrap();
    assert!(skeleton.lines().all(|line| line.is_empty() || line.starts_with('#')), "{skeleton}");
    let uncommented: String = skeleton
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| {
            line.starts_with("[[")
                || line.split_once(" = ").is_some_and(|(key, _)| {
                    key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                })
        })
        .fold(String::new(), |all, line| format!("{all}{line}\n"));
    assert_eq!(settings(&uncommented).rules.len(), 2, "{uncommented}");
    let said = cashcast(
        root,
        &[
            "init",
            "-o",
            "-",
            "--reserve",
            "2 weeks",
            "--level",
            "90",
            "--fail-on",
            "shortfall",
            "--fail-on",
            "stale=2days",
        ],
    );
    let said = settings(&text(&said.stdout));
    assert_eq!((said.level, said.fail_on.len()), (90, 2));
    assert!(said.reserve.is_some());
}

#[test]
fn hostile_names_stay_names() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let names = [
        "ads\"\n[[rule]]\nwhen = { category = \".\" }\nignore = true\n# \"\"",
        "\u{1b}[31mGoogle Ads\u{1b}[0m",
        "Google Ads (EU) [a-z]+.*",
        "'''Meta Ads''' \\d \\u0041",
        "=HYPERLINK(\"x\") \u{202e}Newsletter",
        "広告 advertising ÄÖÜ ß İ",
    ];
    let mut ledger = String::from("Date,Category,Amount\n");
    for day in 1..=28 {
        for name in names {
            writeln!(ledger, "2026-05-{day:02},\"{}\",-12.50", name.replace('"', "\"\"")).unwrap();
            writeln!(ledger, "2026-05-{day:02},Sales,100.00").unwrap();
        }
    }
    std::fs::write(root.join("bank \"x\".csv"), &ledger).unwrap();
    let path = root.join("bank \"x\".csv");
    let before = rows(&path, LayoutOverrides::default()).unwrap();
    let written = proposed(&[&path]);
    assert!(!written.contains('\u{1b}') && !written.contains('\u{202e}'), "{written}");
    let settings = settings(&written);
    assert!(settings.rules.iter().all(|rule| rule.action != cashcast::config::RuleAction::Ignore));
    assert!(settings.rules.len() >= 4, "{written}");
    let name = path.display().to_string();
    assert_eq!(rows(&path, ingest::layout_for(&settings, &name)), Some(before), "{written}");
}

#[test]
fn files_of_two_layouts_keep_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let day_first = ledger("2026-03-30", 40);
    let mut point = "Tag;Text;Betrag\n".to_owned();
    for day in 1..=30 {
        writeln!(point, "{day:02}.04.2026;Miete;-1.100,{day:02}").unwrap();
    }
    std::fs::write(root.join("bank.csv"), &day_first).unwrap();
    std::fs::write(root.join("bank-card.csv"), &point).unwrap();
    let paths = [root.join("bank.csv"), root.join("bank-card.csv")];
    let written = proposed(&[&paths[0], &paths[1]]);
    let settings = settings(&written);
    assert_eq!(settings.sources.len(), 2, "{written}");
    for path in &paths {
        let name = path.display().to_string();
        let after = rows(path, ingest::layout_for(&settings, &name));
        assert_eq!(after, rows(path, LayoutOverrides::default()), "{written}");
    }
}

#[test]
fn out_words_are_taken_as_the_question_spells_them_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut book = "Date,Text,Kind,Amount\n".to_owned();
    for day in 1..=28 {
        writeln!(book, "2026-05-{day:02},Zug,{},12.50", ["Zap", "Zip", "Zop"][day % 3]).unwrap();
    }
    std::fs::write(root.join("book.csv"), &book).unwrap();
    let arguments = ["init", "book.csv", "--direction", "Kind", "--out-words", "Zap,Zip"];
    let made = cashcast(root, &arguments);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let config = std::fs::read_to_string(root.join("cashcast.toml")).unwrap();
    assert!(config.contains("\nout-words = [\"Zap\", \"Zip\"]"), "{config}");
    let settings = settings(&config);
    let path = root.join("book.csv");
    let read = rows_of(&path, &settings);
    assert_eq!(read.iter().filter(|row| row.contains("amount: Money(-")).count(), 19, "{read:?}");
}

fn rows_of(path: &Path, settings: &Settings) -> Vec<String> {
    rows(path, ingest::layout_for(settings, &path.display().to_string())).unwrap().0
}
