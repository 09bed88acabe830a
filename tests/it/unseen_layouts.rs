//! Layouts of real exports written down from knowledge of their formats: none may be read wrong in
//! silence, and the flag that a question names must give the right reading.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise and show their table")]

mod apps;
mod attacks;
mod banks_europe;
mod banks_world;
mod commerce;
mod europe;
mod further;
mod siblings;
mod siblings_commerce;
mod siblings_world;
mod traps;
mod world;

use std::fmt::Write as _;

use cashcast::config::{LayoutOverrides, Sign};
use cashcast::domain::{Money, Transaction};
use cashcast::ingest::{IngestError, LedgerSummary, ReadOptions, RowFate, RowSink, read};

/// One file with what is true of it: `date amount` by `;`. Several truths by `|`; `ask` is one that
/// only the user can tell.
struct Case {
    name: &'static str,
    encoding: &'static str,
    text: &'static str,
    truth: &'static str,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        let wide = || {
            let mut bytes = vec![0xff, 0xfe];
            bytes.extend(self.text.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        match self.encoding {
            "utf-8" => self.text.as_bytes().to_vec(),
            "utf-8-bom" => [b"\xef\xbb\xbf", self.text.as_bytes()].concat(),
            "utf-16" => wide(),
            label => {
                let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
                let (bytes, _, lossy) = encoding.encode(self.text);
                assert!(!lossy, "{}: not in {label}", self.name);
                bytes.into_owned()
            }
        }
    }

    fn truths(&self) -> Vec<Vec<String>> {
        self.truth.split('|').filter(|truth| *truth != "ask").map(rows).collect()
    }
}

/// `date amount` by `;`, sorted, amounts in millionths.
fn rows(truth: &str) -> Vec<String> {
    let mut rows: Vec<String> = truth
        .split(';')
        .map(|row| {
            let (date, amount) = row.split_once(' ').unwrap();
            let amount = Money::from_decimal(amount.parse().unwrap());
            format!("{date} {}", amount.to_minor(6))
        })
        .collect();
    rows.sort();
    rows
}

#[derive(Default)]
struct Collected(Vec<String>);

impl RowSink for Collected {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let shown = format!("{} {}", row.date, row.amount.to_minor(6));
        self.0.push(shown);
        RowFate::Used
    }
}

fn run(case: &Case, layout: LayoutOverrides) -> (Vec<String>, Result<LedgerSummary, IngestError>) {
    let mut options = ReadOptions::new(case.name);
    options.layout = layout;
    let mut sink = Collected::default();
    let result = read(&case.bytes(), &options, &mut sink);
    sink.0.sort();
    (sink.0, result)
}

fn cases() -> impl Iterator<Item = &'static Case> {
    [
        europe::CASES,
        world::CASES,
        apps::CASES,
        banks_europe::CASES,
        banks_world::CASES,
        commerce::CASES,
        traps::CASES,
        further::CASES,
        attacks::CASES,
        siblings::CASES,
        siblings_world::CASES,
        siblings_commerce::CASES,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn none_is_read_wrong_in_silence() {
    let (mut table, mut right, mut all, mut wrong) = (String::new(), 0, 0, Vec::new());
    for case in cases() {
        all += 1;
        let (found, result) = run(case, LayoutOverrides::default());
        let verdict = match result {
            Ok(summary) => {
                let counted = summary.used + summary.ignored + summary.rejected;
                assert_eq!(summary.rows, counted, "{}", case.name);
                if case.truths().contains(&found) {
                    right += 1;
                    "RIGHT".to_owned()
                } else {
                    wrong.push(case.name);
                    format!("WRONG     {} {found:?}", summary.layout)
                }
            }
            Err(IngestError::Questions(questions)) => format!("QUESTION  {}", questions[0].what),
            Err(error) => format!("ERROR     {error}"),
        };
        writeln!(table, "{:28} {verdict}", case.name).unwrap();
    }
    println!("{table}\n{right} of {all} right, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "read wrong in silence: {wrong:?}\n{table}");
    assert!(right >= 616, "only {right} of {all} right\n{table}");
}

/// Settings that decide a layout, by the names of their flags.
fn told(flags: &[(&str, &str)]) -> LayoutOverrides {
    let mut layout = LayoutOverrides::default();
    for (flag, value) in flags {
        let value = (*value).to_owned();
        match *flag {
            "amount" => layout.amount = Some(value),
            "debit" => layout.debit = Some(value),
            "credit" => layout.credit = Some(value),
            "direction" => layout.direction = Some(value),
            "out-words" => layout.out_words = value.split(',').map(str::to_owned).collect(),
            "currency" => layout.currency = Some(value),
            "sign" if value == "outflow-positive" => layout.sign = Some(Sign::OutflowPositive),
            "sign" => layout.sign = Some(Sign::InflowPositive),
            other => panic!("no such flag here: {other}"),
        }
    }
    layout
}

#[test]
fn the_flag_a_question_names_gives_the_right_reading() {
    type Flags = &'static [(&'static str, &'static str)];
    const OWN: [Case; 1] = [Case {
        name: "several_currencies",
        encoding: "utf-8",
        text: "Date,Text,Amount,Currency\n2023-01-14,a,-10.00,EUR\n2023-01-15,b,-7.50,USD\n2023-01-16,c,99.00,EUR\n",
        truth: "ask",
    }];
    let told_so: [(&str, Flags, &str); 13] = [
        (
            "amex_charges_only",
            &[("sign", "outflow-positive")],
            "2023-01-30 -34.56;2023-01-15 -412;2023-01-14 -88.20",
        ),
        (
            "cibc_noheader",
            &[("debit", "#3"), ("credit", "#4")],
            "2022-12-30 -23.45;2022-12-28 500;2022-12-19 -16.49",
        ),
        (
            "wave",
            &[("amount", "Amount (One column)"), ("sign", "inflow-positive")],
            "2023-01-14 -45.60;2023-01-17 1200",
        ),
        (
            "belgian_dual_sign_card",
            &[("direction", "D/C")],
            "2023-01-14 -45.20;2023-01-17 2000;2023-01-20 45.20",
        ),
        (
            "banque_postale",
            &[("amount", "Montant(EUROS)")],
            "2023-02-16 -34.10;2023-02-14 150;2023-02-10 -15.99",
        ),
        (
            "business_more_income",
            &[("sign", "inflow-positive")],
            "2023-01-14 1450.50;2023-01-17 1300;2023-01-19 -990",
        ),
        (
            "income_expense_word",
            &[("direction", "Type"), ("out-words", "Expense,Transfer")],
            "2023-01-14 -45.20;2023-01-17 1500;2023-01-19 -100",
        ),
        (
            "xero_account_transactions",
            &[("debit", "Credit"), ("credit", "Debit")],
            "2023-01-16 -45.20;2023-01-25 2500",
        ),
        ("charges_only_card", &[("sign", "outflow-positive")], "2023-01-16 -45.20;2023-01-25 -25"),
        (
            "transfer_type_words",
            &[("direction", "Type"), ("out-words", "Expense,Transfer")],
            "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -100",
        ),
        (
            "authorised_vs_settled",
            &[("amount", "Settled Amount"), ("sign", "inflow-positive")],
            "2023-01-16 -45.20;2023-01-25 10",
        ),
        ("several_currencies", &[("currency", "EUR")], "2023-01-14 -10;2023-01-16 99"),
        (
            "hdfc_card_crsuffix",
            &[("sign", "outflow-positive")],
            "2021-07-14 -1234;2021-07-19 50000;2021-07-23 -2999",
        ),
    ];
    for (name, flags, truth) in told_so {
        let case = cases().chain(&OWN).find(|case| case.name == name).unwrap();
        let (found, result) = run(case, told(flags));
        assert!(result.is_ok(), "{name}: {}", result.unwrap_err());
        assert_eq!(found, rows(truth), "{name}");
    }
}

/// What stops a run of a file, under settings.
fn stopped(text: &'static str, layout: LayoutOverrides) -> String {
    let case = Case { name: "bank.csv", encoding: "utf-8", text, truth: "ask" };
    match run(&case, layout).1 {
        Err(error) => error.to_string(),
        Ok(summary) => panic!("read: {}", summary.layout),
    }
}

#[test]
fn no_row_gets_lost_above_a_header_line_as_told() {
    const TEXT: &str = "Date,Text,Amount\n2023-01-16,a,-1.00\n2023-01-17,b,2.00\nDate,Text,Amount\n2023-01-18,c,-3.00\n";
    let at = |line| LayoutOverrides { header_line: Some(line), ..LayoutOverrides::default() };
    let message = stopped(TEXT, at(2));
    assert!(message.contains("bank.csv:2") && message.contains("not a header"), "{message}");
    let message = stopped(TEXT, at(4));
    assert!(message.contains("bank.csv:4: 2 rows") && message.contains("above"), "{message}");
    assert!(stopped(TEXT, at(9)).contains("bank.csv:9: the file has no such line"));
}

#[test]
fn a_date_format_that_fits_no_row_is_named_with_the_first_cell() {
    const TEXT: &str = "Date,Text,Amount\n2023-01-16,a,-1.00\n2023-01-17,b,2.00\n";
    const FAR: &str = "Date,Text,Amount\n9999-01-16,a,-1.00\n9999-12-31,b,2.00\n";
    let told = |format: &str| LayoutOverrides {
        date_format: Some(format.to_owned()),
        ..LayoutOverrides::default()
    };
    let message = stopped(TEXT, told("%d.%m.%Y"));
    assert!(message.contains("`2023-01-16`") && message.contains("%d.%m.%Y"), "{message}");
    for layout in [told("%Y-%m-%d"), LayoutOverrides::default()] {
        let message = stopped(FAR, layout);
        assert!(message.contains("`9999-01-16` lies outside the years 1900 to 2100"), "{message}");
    }
    let case = Case {
        name: "bank.csv",
        encoding: "utf-8",
        text: "Date,Text,Amount\n2023-16-01,a,-1.00\n2023-17-01,b,2.00\n",
        truth: "",
    };
    let (found, result) = run(&case, told("%Y-%d-%m"));
    assert!(result.is_ok(), "{}", result.unwrap_err());
    assert_eq!(found, rows("2023-01-16 -1;2023-01-17 2"));
}

#[test]
fn another_date_column_counts_where_it_is_named() {
    let case = Case {
        name: "bank.csv",
        encoding: "utf-8",
        text: "Date,Value date,Text,Amount\n2023-01-16,2023-01-18,a,-1.00\n2023-01-17,2023-01-19,b,2.00\n",
        truth: "",
    };
    let value_date =
        LayoutOverrides { date: Some("Value date".to_owned()), ..LayoutOverrides::default() };
    assert_eq!(run(&case, LayoutOverrides::default()).0, rows("2023-01-16 -1;2023-01-17 2"));
    assert_eq!(run(&case, value_date).0, rows("2023-01-18 -1;2023-01-19 2"));
}
