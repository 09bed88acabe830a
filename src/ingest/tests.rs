//! The reader as a whole: bad input, flags, notes, and that nothing panics.

#![expect(
    clippy::format_push_string,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::items_after_statements,
    reason = "tests read better so"
)]

use proptest::prelude::*;

use super::*;
use crate::config::{LayoutOverrides, OnError};
use crate::domain::Transaction;

#[derive(Default)]
struct Rows(Vec<String>);

impl RowSink for Rows {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        self.0.push(format!(
            "{} {} {} {} {} {}",
            row.line, row.date, row.amount, row.category, row.counterparty, row.description
        ));
        RowFate::Used
    }
}

fn run(
    bytes: &[u8],
    options: &ReadOptions<'_>,
) -> (Vec<String>, Result<LedgerSummary, IngestError>) {
    let mut rows = Rows::default();
    let result = read(bytes, options, &mut rows);
    (rows.0, result)
}

fn good(text: &str) -> (Vec<String>, LedgerSummary) {
    let (rows, result) = run(text.as_bytes(), &ReadOptions::new("x.csv"));
    (rows, result.unwrap_or_else(|error| panic!("{error:?}")))
}

fn bad(text: &[u8]) -> String {
    match run(text, &ReadOptions::new("x.csv")).1 {
        Ok(summary) => panic!("read: {}", summary.layout),
        Err(IngestError::Rows { errors, total }) => {
            format!("{total} {} {}", errors[0].position, errors[0].what)
        }
        Err(IngestError::Questions(all)) => format!("question {} {}", all[0].position, all[0].what),
        Err(error) => error.to_string(),
    }
}

#[test]
fn plain_ledgers_need_no_flag() {
    let (rows, summary) = good(
        "date,amount,category,counterparty\n2026-01-02,400.0,sales,\n2026-01-05,-42.10,payroll,Bob\n",
    );
    assert_eq!(rows, ["2 2026-01-02 400.0 sales  ", "3 2026-01-05 -42.10 payroll Bob "]);
    assert_eq!((summary.rows, summary.used), (2, 2));
    let (rows, _) =
        good("date,amount,category\n2026-01-02,-4.00,rent\n2026-01-05,-42.10,payroll\n");
    assert_eq!(rows.len(), 2);
    let question = bad(b"date,amount,category\n2026-01-02,4.00,rent\n2026-01-05,42.10,payroll\n");
    assert!(question.contains("money out or money in"), "{question}");
}

/// Amounts with what stands beside them, one a day.
fn beside(cells: impl IntoIterator<Item = String>) -> String {
    let days = (0..)
        .map(|day| chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(day));
    let rows: Vec<String> =
        days.zip(cells).map(|(day, cell)| format!("{day},Card,\"{cell}\"\n")).collect();
    format!("date,text,amount\n{}", rows.concat())
}

#[test]
fn currencies_beside_the_amounts_are_never_added_up() {
    let text = |a: &str, b: &str| {
        beside(
            (1..10).map(|n| if n % 3 == 0 { format!("-{a}{n}.50") } else { format!("{b}{n}.50") }),
        )
    };
    for (a, b) in [("$", "€"), ("€", "$"), ("US$", "C$"), ("¥", "€"), ("USD ", "£")] {
        let question = bad(text(a, b).as_bytes());
        assert!(question.contains("in several currencies"), "{a} {b}: {question}");
    }
    for (a, b) in [("$", "US$"), ("USD ", "$"), ("$", "$"), ("€", "EUR "), ("", "€")] {
        assert_eq!(good(&text(a, b)).1.used, 9, "{a} {b}");
    }
}

#[test]
fn a_currency_beside_one_amount_far_below_is_found() {
    for (first, late) in [("€", "£"), ("$", "€"), ("", "")] {
        let cell = |n: usize| {
            let mark = if n == 9_000 { late } else { first };
            format!("{}{mark}{n}.25", if n.is_multiple_of(2) { "-" } else { "" })
        };
        let text = beside((1..=12_000).map(cell));
        if first == late {
            assert_eq!(good(&text).1.used, 12_000);
        } else {
            let question = bad(text.as_bytes());
            assert!(
                question.starts_with("question x.csv:9001:3 the file holds several"),
                "{question}"
            );
        }
    }
}

#[test]
fn one_currency_of_those_beside_the_amounts_is_read() {
    let text = beside((1..10).map(|n| {
        format!("{}{}{n}.50", if n % 2 == 0 { "-" } else { "" }, if n % 3 == 0 { "$" } else { "€" })
    }));
    for (told, used) in [("EUR", 6), ("$", 3)] {
        let mut options = ReadOptions::new("x.csv");
        options.layout.currency = Some(told.to_owned());
        let summary = run(text.as_bytes(), &options).1.unwrap();
        assert_eq!((summary.used, summary.rows), (used, 9), "{told}");
    }
    let mut options = ReadOptions::new("x.csv");
    options.conversion = Conversion { reporting: Some("EUR"), rates: true };
    assert_eq!(run(text.as_bytes(), &options).1.unwrap().used, 9);
}

#[test]
fn bad_rows_are_located_and_told_together() {
    let text = "date,amount\n2026-01-02,1.00\n2026-13-02,2.00\n2026-01-03,abc\n2026-01-04,-5\n9999-01-01,1\n2026-01-05,1234567890123456\n2026-01-06,NaN\n";
    let (_, result) = run(text.as_bytes(), &ReadOptions::new("x.csv"));
    let Err(IngestError::Rows { errors, total }) = result else { panic!("{result:?}") };
    assert_eq!(total, 5);
    let places: Vec<String> = errors.iter().map(|e| format!("{} {}", e.position, e.what)).collect();
    assert_eq!(places[0], "x.csv:3:1 could not read `2026-13-02` as a date");
    assert_eq!(places[1], "x.csv:4:2 could not read `abc` as an amount");
    assert_eq!(places[2], "x.csv:6:1 `9999-01-01` lies outside the years 1900 to 2100");
    assert!(places[3].contains("10^13"), "{places:?}");
    assert!(places[4].contains("`NaN`"), "{places:?}");
    let mut options = ReadOptions::new("x.csv");
    options.on_error = OnError::Skip;
    let (rows, result) = run(text.as_bytes(), &options);
    let summary = result.unwrap();
    assert_eq!((rows.len(), summary.rejected, summary.rejects.len()), (2, 5, 5));
    assert_eq!(summary.rows, 7);
}

#[test]
fn rows_that_are_not_transactions_are_ignored_and_told() {
    let (rows, summary) = good(
        "Date,Text,Amount\n2026-01-31,a,-1.50\nDate,Text,Amount\n2026-02-13,b,2.00\n2026-02-14,memo,\nPage 2,,\nTotal,,0.50\n",
    );
    assert_eq!(rows.len(), 2);
    assert_eq!((summary.rows, summary.used, summary.ignored), (6, 2, 4));
    let codes: Vec<&str> = summary.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["ignored-no-amount", "ignored-totals", "ignored-titles", "ignored-headers"]);
    assert!(summary.notes[0].message.ends_with("line 5."), "{}", summary.notes[0].message);
}

#[test]
fn files_that_are_no_ledgers_say_why() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "x.csv: the file is empty"),
        (b" \n\n", "x.csv: the file holds nothing but blanks"),
        (b"date,amount\n", "x.csv:1: there is a header but no row below it"),
        (b"date,amount\n1,\0\n2026-01-01,1\n", "x.csv:2: a NUL byte"),
        (b"hello\nworld\n", "x.csv:1: no delimiter"),
        (b"\xff\xd8\xff\xe0\x01\x02\x03\x04\x05\x06\x0e\x0f\n\x10\x11", "x.csv:1: control bytes"),
        (b"a,b\nc,d\n", "x.csv:1: no column reads as dates"),
        (b"date,text\n2026-01-02,abc\n", "x.csv:2: no column reads as amounts"),
    ];
    for (bytes, expected) in cases {
        let found = bad(bytes);
        assert!(found.starts_with(expected), "{found} / {expected}");
    }
}

#[test]
fn unbalanced_quotes_are_located() {
    let mut text = String::from("date,text,amount\n");
    for day in 10..28 {
        text.push_str(&format!("2026-01-{day},\"shop, one\",-1.50\n"));
    }
    let broken = text.replacen("2026-01-10", "\"2026-01-10", 1);
    let found = bad(broken.as_bytes());
    assert!(found.starts_with("1 x.csv:2:1 "), "{found}");
    let swallowed = format!("\"{}", text.replace('"', ""));
    let found = bad(swallowed.as_bytes());
    assert!(found.contains("x.csv:1: the quote on this line never closes"), "{found}");
    let cut = &text[..text.len() - 12];
    let found = bad(cut.as_bytes());
    assert!(found.starts_with("1 x.csv:19:2 the file ends inside"), "{found}");
    let cut = &text[..text.len() - 25];
    assert!(bad(cut.as_bytes()).contains("x.csv:19"), "{}", bad(cut.as_bytes()));
}

#[test]
fn a_line_beyond_all_bounds_is_refused_at_once() {
    let mut bytes = b"date,amount\n".to_vec();
    bytes.resize(40 << 20, b'7');
    assert_eq!(bad(&bytes), "x.csv:2: this line is longer than 16 MB");
}

#[test]
fn slashed_dates_are_a_question_and_the_flag_answers_it() {
    let text = "Date,Amount\n04/05/2026,-1.00\n05/05/2026,2.00\n";
    assert_eq!(
        bad(text.as_bytes()),
        "question x.csv:2:1 `04/05/2026` is 4 May or 5 April; nothing in the file decides"
    );
    let mut options = ReadOptions::new("x.csv");
    options.layout.date_format = Some("%m/%d/%Y".into());
    let (rows, result) = run(text.as_bytes(), &options);
    result.unwrap();
    assert!(rows[0].starts_with("2 2026-04-05 -1.00"), "{rows:?}");
}

#[test]
fn a_lone_thousands_mark_is_a_question() {
    let text = "Date;Amount\n2026-01-02;-1.234\n2026-01-03;2.500\n";
    assert!(
        bad(text.as_bytes()).contains("`-1.234` is -1.234 or -1234"),
        "{}",
        bad(text.as_bytes())
    );
    let mut options = ReadOptions::new("x.csv");
    options.layout.decimal_mark = Some(',');
    let (rows, _) = run(text.as_bytes(), &options);
    assert!(rows[0].starts_with("2 2026-01-02 -1234"), "{rows:?}");
    // The balance decides it.
    let proven = "Date;Amount;Balance\n2026-01-02;-1.234;100.000\n2026-01-03;500;100.500\n2026-01-04;-2.500;98.000\n2026-01-05;-50;97.950\n";
    let (rows, _) = good(proven);
    assert!(rows[0].starts_with("2 2026-01-02 -1234"), "{rows:?}");
}

#[test]
fn balances_follow_the_order_of_the_file() {
    let (_, summary) = good(
        "Date,Text,Amount,Balance\n2026-02-14,c,-1.00,12.00\n2026-02-14,b,3.00,13.00\n2026-02-13,a,10.00,10.00\n",
    );
    let days = &summary.balances[""];
    let last = days.iter().next_back().unwrap();
    assert_eq!((last.0.to_string(), last.1.to_string()), ("2026-02-14".into(), "12.00".into()));
    assert_eq!(summary.balance_line, Some(2));
}

#[test]
fn wide_text_reads_like_any_other() {
    let text = "Date,Text,Amount\n2026-01-02,Größe,-1.50\n2026-01-03,b,2.00\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (rows, _) = run(&wide, &ReadOptions::new("x.csv"));
    assert_eq!(rows[0], "2 2026-01-02 -1.50   Größe");
    let (mac, _) = good(&text.replace('\n', "\r"));
    assert_eq!(mac, rows);
}

fn told() -> impl Strategy<Value = LayoutOverrides> {
    prop_oneof![
        Just(LayoutOverrides::default()),
        Just(LayoutOverrides {
            date: Some("#1".into()),
            amount: Some("#2".into()),
            date_format: Some("%Y-%m-%d".into()),
            header_line: Some(0),
            ..LayoutOverrides::default()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), layout in told()) {
        let mut options = ReadOptions::new("x");
        options.layout = layout;
        let _ = run(&bytes, &options);
    }

    #[test]
    fn nothing_shaped_like_a_ledger_makes_it_panic(
        cells in prop::collection::vec(prop::collection::vec(
            "(date|amount|debit|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[-(]?[0-9.,' ]{1,9}\\)?|\"[^\n]{0,5}|.{0,6})", 1..6), 0..12),
        layout in told(),
    ) {
        let text: Vec<String> = cells.iter().map(|row| row.join(",")).collect();
        let mut options = ReadOptions::new("x");
        options.layout = layout;
        options.on_error = OnError::Skip;
        let (rows, result) = run(text.join("\n").as_bytes(), &options);
        if let Ok(summary) = result {
            prop_assert_eq!(summary.rows, summary.used + summary.ignored + summary.rejected);
            prop_assert_eq!(summary.used as usize, rows.len());
        }
    }

    #[test]
    fn written_rows_are_read_back(
        rows in prop::collection::vec((0..2000i64, -99_999_999i64..99_999_999, "[a-z ,\"]{0,8}"), 3..30),
        comma in any::<bool>(),
    ) {
        let origin = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        let mut text = String::from("Datum;Text;Betrag\n2020-01-01;first;-12,34\n");
        if !comma {
            text = text.replace("12,34", "12.34");
        }
        let mut expected = vec![(origin, -1234)];
        for (day, cents, note) in &rows {
            let date = origin + chrono::Days::new(*day as u64);
            let amount = crate::domain::Money::from_minor(i128::from(*cents), 2).to_fixed(2);
            let amount = if comma { amount.replace('.', ",") } else { amount };
            text.push_str(&format!("{date};\"{}\";{amount}\n", note.replace('"', "\"\"")));
            expected.push((date, i128::from(*cents)));
        }
        struct Pairs(Vec<(chrono::NaiveDate, i128)>);
        impl RowSink for Pairs {
            fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
                self.0.push((row.date, row.amount.to_minor(2)));
                RowFate::Used
            }
        }
        let mut sink = Pairs(Vec::new());
        // Amounts at random may all be positive, which is a question of its own.
        let mut options = ReadOptions::new("x");
        options.layout.sign = Some(crate::config::Sign::InflowPositive);
        let result = read(text.as_bytes(), &options, &mut sink);
        prop_assert!(result.is_ok(), "{:?}", result);
        prop_assert_eq!(sink.0, expected);
    }
}
