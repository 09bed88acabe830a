//! The 66 real layouts beside the project: none may be read wrong in silence.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests stop at the first surprise and show their table"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cashcast::config::LayoutOverrides;
use cashcast::domain::Transaction;
use cashcast::ingest::{IngestError, LedgerSummary, ReadOptions, RowFate, RowSink, Source, read};

/// Rows as date and amount in millionths, counted.
type Rows = BTreeMap<(String, i128), i64>;

#[derive(Default)]
struct Collected(Rows);

impl RowSink for Collected {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let key = (row.date.to_string(), row.amount.to_minor(6));
        *self.0.entry(key).or_default() += 1;
        RowFate::Used
    }
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

fn truth(folder: &Path, file: &str) -> Rows {
    let path = folder.join("truth").join(format!("{file}.truth.csv"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = Rows::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let date = cells.next().unwrap().to_owned();
        let amount: rust_decimal::Decimal = cells.next().unwrap().parse().unwrap();
        let amount = cashcast::domain::Money::from_decimal(amount).to_minor(6);
        *rows.entry((date, amount)).or_default() += 1;
    }
    rows
}

fn run(
    folder: &Path,
    file: &str,
    layout: LayoutOverrides,
) -> (Rows, Result<LedgerSummary, IngestError>) {
    let bytes = Source::File(&folder.join(file)).bytes(file).unwrap();
    let mut options = ReadOptions::new(file);
    options.layout = layout;
    let mut sink = Collected::default();
    let result = read(&bytes, &options, &mut sink);
    (sink.0, result)
}

fn first_words(error: &IngestError) -> String {
    match error {
        IngestError::Questions(questions) => {
            let all: Vec<String> = questions
                .iter()
                .map(|q| format!("{}: {} [{}]", q.position, q.what, q.hint))
                .collect();
            all.join(" | ")
        }
        IngestError::Rows { errors, total } => {
            format!("{total} bad rows, first {}: {}", errors[0].position, errors[0].what)
        }
        other => other.to_string(),
    }
}

/// Files that the manifest calls hard or whose dates it calls ambiguous: a question is right there.
fn justified(folder: &Path) -> Vec<String> {
    let mut manifest = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let headers = manifest.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (file, hard, ambiguous, currency) =
        (at("file"), at("hard"), at("date_ambiguous"), at("currency"));
    let records = manifest.records().map(Result::unwrap);
    records
        // Amounts in two currencies cannot be added up: the file itself asks.
        .filter(|row| {
            !row[hard].is_empty()
                || row[ambiguous].starts_with("yes")
                || row[currency].contains('/')
        })
        .map(|row| row[file].to_owned())
        .collect()
}

/// The files with a truth beside them.
fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("truth")).unwrap();
    let mut files: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".truth.csv").to_owned())
        .collect();
    files.sort();
    files
}

#[test]
fn real_layouts_are_read_right_or_asked_about() {
    let Some(folder) = shared() else { return };
    let (files, justified) = (files(&folder), justified(&folder));
    let (mut table, mut right, mut wrong) = (String::new(), 0, Vec::new());
    let (mut asked, mut other) = (0, Vec::new());
    for file in &files {
        let (rows, result) = run(&folder, file, LayoutOverrides::default());
        let (verdict, why) = match &result {
            Ok(summary) => {
                assert_eq!(summary.rows, summary.used + summary.ignored + summary.rejected);
                if rows == truth(&folder, file) {
                    right += 1;
                    ("RIGHT", summary.layout.clone())
                } else {
                    wrong.push(file.clone());
                    ("WRONG", summary.layout.clone())
                }
            }
            Err(error @ IngestError::Questions(_)) => ("QUESTION", first_words(error)),
            Err(error) => ("ERROR", first_words(error)),
        };
        if verdict == "QUESTION" && justified.contains(file) {
            asked += 1;
        } else if verdict != "RIGHT" {
            other.push(file.clone());
        }
        if verdict != "RIGHT" {
            assert!(
                verdict == "WRONG" || ANSWERS.iter().any(|(name, _)| name == file),
                "{file} has no answer in this test: {why}"
            );
        }
        writeln!(table, "{verdict:9} {file:34} {why}").unwrap();
    }
    println!("{table}\n{right} of {} right with no flag, {asked} asked about", files.len());
    assert!(wrong.is_empty(), "read wrong in silence: {wrong:?}\n{table}");
    assert!(right >= 57, "only {right} right\n{table}");
    assert!(right + asked >= 65, "{right} right, {asked} asked about; not: {other:?}\n{table}");
}

/// Settings that decide a layout, by the names of their flags.
fn told(flags: &[(&str, &str)]) -> LayoutOverrides {
    use cashcast::config::Sign;
    let mut layout = LayoutOverrides::default();
    for (flag, value) in flags {
        let value = (*value).to_owned();
        match *flag {
            "date" => layout.date = Some(value),
            "date-format" => layout.date_format = Some(value),
            "amount" => layout.amount = Some(value),
            "direction" => layout.direction = Some(value),
            "out-words" => layout.out_words = value.split(',').map(str::to_owned).collect(),
            "encoding" => layout.encoding = Some(value),
            "header-line" => layout.header_line = value.parse().ok(),
            "sign" if value == "outflow-positive" => layout.sign = Some(Sign::OutflowPositive),
            "sign" => layout.sign = Some(Sign::InflowPositive),
            other => panic!("no such flag here: {other}"),
        }
    }
    layout
}

type Flags = &'static [(&'static str, &'static str)];

/// What the user says to each question; every line of it is a flag or a line of configuration.
const ANSWERS: [(&str, Flags); 10] = [
    ("fr_lcl_meta.csv", &[("date-format", "%d/%m/%Y")]),
    ("us_monefy.csv", &[("date-format", "%d/%m/%Y")]),
    ("us_paypal_2016.csv", &[("date-format", "%m/%d/%Y")]),
    ("jp_mobile_suica_noyear.csv", &[("date-format", "%m/%d/2022")]),
    (
        "jp_waon_yen_suffix.csv",
        &[("direction", "利用区分"), ("out-words", "WAON移行（アップロード）")],
    ),
    ("hk_hsbc_card.csv", &[("currency", "CNY|HKD")]),
    ("nl_degiro_account.csv", &[("currency", "EUR|USD")]),
    ("oca_multi_currency.csv", &[("currency", "EUR|USD")]),
    ("ua_alfabank_business.csv", &[("currency", "GBP|UAH")]),
    ("us_amazon_items.csv", &[("sign", "outflow-positive")]),
];

/// The rows under an answer; several currencies by `|` are read one by one.
fn answered(folder: &Path, file: &str, flags: Flags) -> Rows {
    let Some((_, codes)) = flags.iter().find(|(flag, _)| *flag == "currency") else {
        let (rows, result) = run(folder, file, told(flags));
        assert!(result.is_ok(), "{file}: {}", first_words(&result.unwrap_err()));
        return rows;
    };
    let mut all = Rows::new();
    for code in codes.split('|') {
        let layout =
            LayoutOverrides { currency: Some(code.to_owned()), ..LayoutOverrides::default() };
        let (rows, result) = run(folder, file, layout);
        assert!(result.is_ok(), "{file}: {}", first_words(&result.unwrap_err()));
        for (row, count) in rows {
            *all.entry(row).or_default() += count;
        }
    }
    all
}

#[test]
fn at_most_four_lines_read_every_other_file_right() {
    let Some(folder) = shared() else { return };
    for (file, flags) in ANSWERS {
        assert!(flags.len() <= 4, "{file}");
        assert_eq!(answered(&folder, file, flags), truth(&folder, file), "{file}");
    }
}

#[test]
fn a_flag_reads_what_inspection_finds_as_well() {
    let Some(folder) = shared() else { return };
    let cases: [(&str, Flags); 3] = [
        ("de_kassenbuch.csv", &[("amount", "Brutto")]),
        ("us_plaid.csv", &[("sign", "outflow-positive")]),
        ("us_chase_old_noheader.csv", &[("amount", "#4"), ("date", "#2"), ("header-line", "0")]),
    ];
    for (file, flags) in cases {
        assert_eq!(answered(&folder, file, flags), truth(&folder, file), "{file}");
    }
}

/// The monthly files of a council joined: totals, headers and day counts between the payments.
#[test]
fn every_line_of_a_joined_file_is_accounted_for() {
    let Some(folder) = shared() else { return };
    let file = "large/gateshead_2011_2016.csv.gz";
    let (_, stopped) = run(&folder, file, LayoutOverrides::default());
    let Err(IngestError::Rows { errors, total }) = stopped else {
        panic!("two payments without a date stop the run");
    };
    let lines: Vec<Option<u64>> = errors.iter().map(|error| error.position.line).collect();
    assert_eq!((total, lines), (2, vec![Some(327_610), Some(327_611)]));
    assert!(errors.iter().all(|error| error.what == "the row has an amount but no date"));

    let bytes = Source::File(&folder.join(file)).bytes(file).unwrap();
    let mut options = ReadOptions::new(file);
    options.on_error = cashcast::config::OnError::Skip;
    let mut sink = Collected::default();
    let summary = read(&bytes, &options, &mut sink).unwrap();
    let sum: i128 = sink.0.iter().map(|((_, amount), count)| amount * i128::from(*count)).sum();
    assert_eq!(summary.used, 363_150);
    assert_eq!(sum, -1_204_131_380_690_000);
    // Nine bare sums of months and the two payments without a date are the eleven rows with an
    // amount and no date.
    assert_eq!(summary.rejected, 2);
    let ignored = |code: &str| {
        let note = summary.notes.iter().find(|note| note.code == code).unwrap();
        note.message.split(' ').next().unwrap().parse::<u64>().unwrap()
    };
    assert_eq!(ignored("ignored-totals"), 9);
    assert_eq!(ignored("ignored-headers"), 2);
    assert_eq!(ignored("ignored-titles"), 2);
    assert_eq!(ignored("ignored-no-amount"), 1250);
    assert_eq!(summary.ignored, 9 + 2 + 2 + 1250);
    assert_eq!(summary.rows, 363_150 + 1263 + 2);
}
