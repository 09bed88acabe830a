//! Whole files, as people write them, and the exact text of every error.

use proptest::prelude::*;

use super::*;
use crate::domain::{Flow, Pays};

mod refusals;

fn budget_of(files: &[(&str, &str)]) -> Result<Budget, IngestError> {
    with_fiscal_year(files, 1)
}

fn with_fiscal_year(files: &[(&str, &str)], starts: u32) -> Result<Budget, IngestError> {
    let files: Vec<_> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    read_budgets(&files, &Stages::default(), starts)
}

/// Lines without their places: what must not depend on the format.
fn lines(budget: Budget) -> Vec<BudgetLine> {
    let mut lines = budget.lines;
    for line in &mut lines {
        line.position = Position::file("-");
    }
    lines.sort_by_key(|line| (line.span, line.stage.clone()));
    lines
}

/// Errors as one text each: place, what, rule, hint.
fn wrong(files: &[(&str, &str)]) -> Vec<String> {
    match budget_of(files) {
        Ok(_) => vec!["read".to_owned()],
        Err(IngestError::Rows { errors, total }) => {
            assert_eq!(errors.len() as u64, total.min(20));
            let text = |e: RowError| {
                let hint = e.hint.map_or(String::new(), |hint| format!(" | {hint}"));
                format!("{}: {} | {}{hint}", e.position, e.what, e.rule)
            };
            errors.into_iter().map(text).collect()
        }
        Err(IngestError::File { position, what, hint }) => {
            vec![format!("{position}: {what} | {}", hint.unwrap_or_default())]
        }
        Err(IngestError::Questions(questions)) => questions
            .into_iter()
            .map(|q| format!("{}? {} | {}", q.position, q.what, q.hint))
            .collect(),
        Err(other) => vec![other.to_string()],
    }
}

const LONG: &str = "\
Stage,Touchpoint,department,CATEGORY,period,amount,flow,floor,cap,priority,pays,deferrable,discretionary
awareness,search ads,Marketing,,2026-07,\"6,000.10\",,500,7000,1,30 days,yes,
awareness,search ads,Marketing,,2026-08,6500,,500,7000,1,30 days,yes,
,,Finance,Payroll,2026-07,18000,out,,,,month-end,,false
";

const JSON: &str = r#"{"lines": [
  {"stage": "Awareness", "touchpoint": "search ads", "department": "Marketing", "period": "2026-07",
   "amount": 6000.10, "floor": 500, "cap": "7000", "priority": 1, "pays": "30 days", "deferrable": true},
  {"stage": "awareness", "touchpoint": "search ads", "department": "Marketing", "period": "2026-08",
   "amount": 6500, "floor": 500, "cap": 7000, "priority": 1, "pays": "30 days", "deferrable": true, "flow": null},
  {"category": "Payroll", "department": "Finance", "period": "2026-07", "amount": 18000, "flow": "disbursement",
   "pays": "month-end", "discretionary": false}
]}"#;

const TOML: &str = r#"
[[line]]
stage = "awareness"
touchpoint = "search ads"
department = "Marketing"
period = "2026-07"
amount = 6_000.10
floor = 500
cap = 7000
priority = 1
pays = "30 days"
deferrable = true

[[line]]
stage = "awareness"
touchpoint = "search ads"
department = "Marketing"
period = "2026-08"
amount = 6500
floor = 500
cap = 7_000
priority = 1
pays = "30 days"
deferrable = true

[[line]]
category = "Payroll"
department = "Finance"
period = "2026-07"
amount = 18000
flow = "disbursement"
pays = "month-end"
discretionary = false
"#;

const WIDE: &str = "\
stage;touchpoint;department;category;2026-07;2026-08;flow;floor;cap;priority;pays;deferrable;discretionary
awareness;search ads;Marketing;;6.000,10;6.500;;500;7.000;1;30 days;true;
;;Finance;Payroll;18.000,00;;out;;;;month end;;no
";

#[test]
fn all_formats_give_the_same_budget() {
    let long = budget_of(&[("b.csv", LONG)]).unwrap();
    assert_eq!(long.files[0].rows, 3);
    let first = &long.lines[0];
    assert_eq!(first.amount.to_string(), "6000.10");
    assert_eq!(first.pays, Some(Pays::After { days: 30 }));
    assert_eq!(first.position.to_string(), "b.csv:2");
    assert_eq!(long.lines[2].flow, Some(Flow::Disbursement));
    let expected = lines(long);
    for (name, text) in [("b.json", JSON), ("b.toml", TOML), ("b.csv", WIDE)] {
        assert_eq!(lines(budget_of(&[(name, text)]).unwrap()), expected, "{name}");
    }
    // Without an extension the content decides.
    for text in [LONG, JSON, TOML, WIDE] {
        assert_eq!(lines(budget_of(&[("plan", text)]).unwrap()), expected);
    }
    let array = JSON.replace("{\"lines\": ", "").replace("]}", "]");
    assert_eq!(lines(budget_of(&[("b.json", &array)]).unwrap()), expected);
}

#[test]
fn a_toml_array_of_inline_tables_is_read_with_dates_and_exact_amounts() {
    let text = "line = [\n  { stage = 'purchase', period = 2026-07-06, amount = 0.10 },\n]\n";
    let budget = budget_of(&[("b.toml", text)]).unwrap();
    assert_eq!(budget.lines[0].amount.to_string(), "0.10");
    assert_eq!(budget.lines[0].span.start.to_string(), "2026-07-06");
    assert_eq!(budget.lines[0].position.to_string(), "b.toml:2:3");
}

#[test]
fn json_amounts_never_pass_through_a_float() {
    let text = r#"[{"stage":"purchase","period":"2026","amount":9007199254740.993001}]"#;
    let budget = budget_of(&[("b.json", text)]).unwrap();
    assert_eq!(budget.lines[0].amount.to_string(), "9007199254740.993001");
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    let expected = lines(budget_of(&[("b.csv", LONG)]).unwrap());
    let utf16: Vec<u8> = LONG.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.iter().copied()).collect();
    let bom = format!("\u{feff}{LONG}").into_bytes();
    let crlf = LONG.replace('\n', "\r\n").into_bytes();
    for bytes in [utf16, marked, bom, crlf] {
        let budget = read_budgets(&[("b.csv".into(), bytes)], &Stages::default(), 1).unwrap();
        assert_eq!(lines(budget), expected);
    }
    let latin = b"category,period,amount\nCaf\xe9,2026,5\n".to_vec();
    let budget = read_budgets(&[("b.csv".into(), latin)], &Stages::default(), 1).unwrap();
    assert_eq!(budget.lines[0].category.as_deref(), Some("Café"));
    assert_eq!(budget.notes[0].message, "b.csv is not UTF-8; it was read as Windows-1252");
}

#[test]
fn places_hold_after_blank_lines_and_rows_of_bare_delimiters() {
    let text = "\n\nstage,period,amount\n\n,,\nawareness,2026-07,1\n\n\npurchase,2026-07,x\n,,\n";
    assert_eq!(
        wrong(&[("b.csv", text)]),
        ["b.csv:9:3: could not read `x` as an amount | the amount rule is: decimal mark `.`"]
    );
}

#[test]
fn fiscal_quarters_are_noted_once_a_file() {
    let text = "stage,period,amount\npurchase,2026-Q1,1\npurchase,2026-Q2,1\n";
    let budget = with_fiscal_year(&[("b.csv", text)], 7).unwrap();
    assert_eq!(budget.notes.len(), 1);
    assert_eq!(
        budget.notes[0].message,
        "`2026-Q1` is read as 2025-07-01..2025-09-30: the fiscal year starts in month 7 and is named by the year it ends in"
    );
    assert!(with_fiscal_year(&[("b.csv", text)], 1).unwrap().notes.is_empty());
}

/// Texts near budgets: pieces of the real grammar in any order.
fn near_budgets() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "stage",
        "period",
        "amount",
        "2026-07",
        "2026-Q3..",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\"",
        "{",
        "}",
        "[",
        "]",
        "[[line]]\n",
        "lines",
        ":",
        " = ",
        "1.234,50",
        "-",
        "(",
        ")",
        "é",
        "awareness",
        "\\u00",
        "\\",
        "sep=;",
        "\u{feff}",
        "true",
        "floor",
        "'",
        "..",
        "W",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "b(\\.csv|\\.json|\\.toml)?", starts in any::<u32>()) {
        let _ = read_budgets(&[(name, bytes)], &Stages::default(), starts);
    }

    #[test]
    fn texts_near_budgets_never_panic(text in near_budgets(), name in "b(\\.csv|\\.json|\\.toml)?") {
        for prefix in ["", "stage,period,amount\n", "[{", "[[line]]\n"] {
            let bytes = format!("{prefix}{text}").into_bytes();
            let _ = read_budgets(&[(name.clone(), bytes)], &Stages::default(), 7);
        }
    }

    #[test]
    fn an_amount_written_is_the_amount_read(minor in 0_i64..1_000_000_000_000, decimals in 0_u32..=6) {
        let amount = crate::domain::Money::from_minor(i128::from(minor), decimals).to_string();
        let files = [
            ("b.csv", format!("stage,period,amount\npurchase,2026,{amount}\n")),
            ("b.json", format!("[{{\"stage\":\"purchase\",\"period\":\"2026\",\"amount\":{amount}}}]")),
            ("b.toml", format!("[[line]]\nstage='purchase'\nperiod='2026'\namount={amount}\n")),
        ];
        for (name, text) in files {
            let budget = budget_of(&[(name, &text)]).unwrap();
            prop_assert_eq!(budget.lines[0].amount.to_string(), amount.clone());
        }
    }
}
