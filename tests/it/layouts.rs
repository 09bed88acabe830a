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

#[test]
fn real_layouts_are_read_right_or_asked_about() {
    let Some(folder) = shared() else { return };
    let mut files: Vec<String> = std::fs::read_dir(folder.join("truth"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".truth.csv").to_owned())
        .collect();
    files.sort();
    let (mut table, mut right, mut wrong) = (String::new(), 0, Vec::new());
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
        writeln!(table, "{verdict:9} {file:34} {why}").unwrap();
    }
    println!("{table}\n{right} of {} right with no flag", files.len());
    assert!(wrong.is_empty(), "read wrong in silence: {wrong:?}\n{table}");
    assert!(right >= 54, "only {right} right\n{table}");
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

#[test]
fn the_flag_a_question_names_reads_the_file_right() {
    let Some(folder) = shared() else { return };
    let cases: [(&str, &[(&str, &str)]); 9] = [
        ("de_kassenbuch.csv", &[("amount", "Brutto")]),
        ("fr_lcl_meta.csv", &[("date-format", "%d/%m/%Y")]),
        ("us_monefy.csv", &[("date-format", "%d/%m/%Y")]),
        ("us_paypal_2016.csv", &[("date-format", "%m/%d/%Y")]),
        ("us_amazon_items.csv", &[("sign", "outflow-positive")]),
        ("us_plaid.csv", &[("sign", "outflow-positive")]),
        ("jp_mobile_suica_noyear.csv", &[("date-format", "%m/%d/2022")]),
        (
            "jp_waon_yen_suffix.csv",
            &[("direction", "利用区分"), ("out-words", "WAON移行（アップロード）")],
        ),
        ("us_chase_old_noheader.csv", &[("amount", "#4"), ("date", "#2"), ("header-line", "0")]),
    ];
    for (file, flags) in cases {
        let (rows, result) = run(&folder, file, told(flags));
        let summary = result.unwrap_or_else(|error| panic!("{file}: {}", first_words(&error)));
        assert_eq!(rows, truth(&folder, file), "{file}: {}", summary.layout);
    }
}
