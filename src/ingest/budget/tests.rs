//! Whole files, as people write them, and the exact text of every error.

use proptest::prelude::*;

use super::*;
use crate::domain::{Flow, Pays};

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
fn every_bad_row_is_reported_at_its_place() {
    let text = "\
stage,touchpoint,category,period,amount,flow,floor,cap,priority,pays,deferrable
awarness,,,2026-07,10,,,,,,
pre-purchase,,,2026-07,10,,,,,,
,,,2026-07,10,,,,,,
purchase,a,,July,-10,,,,,,
purchase,b,,2026-07,,,,,,,
purchase,c,,,5,,,,,,
purchase,d,,2026-07,500,,600,,,,
purchase,e,,2026-07,500,,400,300,,,
purchase,f,,2026-07,500,income,,,-1,-30 days,maybe
";
    let amount = "the amount rule is: decimal mark `.`";
    let stages = "the stages are: awareness, consideration, purchase, post-purchase";
    let sign = "amounts are entered positive: a stage row is money out, elsewhere the flow says | \
                for money in, enter it positive with flow `receipt`";
    let period = period::PERIOD_RULE;
    assert_eq!(
        wrong(&[("b.csv", text)]),
        [
            format!("b.csv:2:1: `awarness` is not a stage | {stages} | did you mean `awareness`?"),
            format!("b.csv:3:1: `pre-purchase` is a group of stages, not a stage | {stages} | give each of its stages a row of its own"),
            "b.csv:4: neither a stage nor a category | a budget row has a stage, or a category of its own".into(),
            format!("b.csv:5:4: could not read `July` as a period | {period}"),
            format!("b.csv:5:5: `-10` is negative | {sign}"),
            format!("b.csv:6: the amount is missing | {amount}"),
            format!("b.csv:7: the period is missing | {period}"),
            "b.csv:8:7: floor 600 is above the planned amount 500 | a floor is at most the planned amount".into(),
            "b.csv:9:7: floor 400 is above the cap 300 | a floor is at most the cap".into(),
            "b.csv:10:6: could not read `income` | a flow is `receipt` (or `in`) or `disbursement` (or `out`)".into(),
            "b.csv:10:9: could not read `-1` | a priority is a whole number from 0; lower is funded first".into(),
            "b.csv:10:10: could not read `-30 days` | pays is `evenly`, `month-end` or a number of days such as `30 days`".into(),
            "b.csv:10:11: could not read `maybe` | write `true` or `false`".into(),
        ]
    );
}

#[test]
fn a_cap_below_the_plan_stands() {
    let text = "stage,period,amount,cap\npurchase,2026,500,300\n";
    let budget = budget_of(&[("b.csv", text)]).unwrap();
    assert_eq!(budget.lines[0].cap.unwrap().to_string(), "300");
}

#[test]
fn columns_and_keys_that_are_no_fields_are_refused_with_a_suggestion() {
    let columns = field::fields_rule("columns");
    let keys = field::fields_rule("keys");
    assert_eq!(
        wrong(&[("b.csv", "stage,perod,amount,amount,owner\npurchase,2026,1,1,x\n")]),
        [
            format!("b.csv:1:2: unknown column `perod` | {columns} | did you mean `period`?"),
            format!("b.csv:1:4: column `amount` stands twice, first as column 3 | {columns}"),
            format!("b.csv:1:5: unknown column `owner` | {columns} | {}", period::PERIOD_RULE),
        ]
    );
    assert_eq!(
        wrong(&[("b.json", "[{\"stage\": \"purchase\", \"period\": \"2026\",\n \"ammount\": 1}]")]),
        [
            "b.json:1:2: the amount is missing | the amount rule is: decimal mark `.`, no thousands mark".to_owned(),
            format!("b.json:2:2: unknown key `ammount` | {keys} | did you mean `amount`?"),
        ]
    );
    assert_eq!(
        wrong(&[(
            "b.toml",
            "[[line]]\nstage = 'purchase'\nperiod = '2026'\namount = 5\ncatgory = 1\n"
        )]),
        [format!("b.toml:5:1: unknown key `catgory` | {keys} | did you mean `category`?")]
    );
}

#[test]
fn missing_columns_are_named() {
    let what = |text| wrong(&[("b.csv", text)])[0].split(" | ").next().unwrap().to_owned();
    assert_eq!(what("stage,period\nx,y\n"), "b.csv:1: the `amount` column is missing");
    assert_eq!(what("stage,amount\nx,y\n"), "b.csv:1: the `period` column is missing");
    assert_eq!(what("stage\nx\n"), "b.csv:1: the `period` and `amount` columns are missing");
    assert_eq!(
        what("amount,period\n1,2\n"),
        "b.csv:1: there is no `stage` and no `category` column"
    );
    assert_eq!(
        what("stage,2026-07,amount\nx,1,2\n"),
        "b.csv:1: there are columns headed by periods beside a `period` or `amount` column"
    );
}

#[test]
fn files_that_are_no_budget_say_why() {
    let rows = "a budget has at least one row with a period and an amount";
    let cases: [(&str, &str, String); 9] = [
        ("b.csv", " \n", format!("b.csv: the file is empty | {rows}")),
        ("b.csv", "stage,period,amount\n,,\n", format!("b.csv:1: the file has column heads and no rows | {rows}")),
        ("b.csv", "a\0b", "b.csv: this is not text | a budget is CSV, JSON or TOML".into()),
        ("b.csv", "PK\x03\x04", "b.csv: this is a spreadsheet or ZIP file | save the sheet as CSV (comma separated, UTF-8)".into()),
        ("b.json", "[]", format!("b.json: the file has no rows | {rows}")),
        ("b.json", "[{]", "b.json:1:3: this is not valid JSON: key must be a string | a JSON budget is an array of rows, or an object with the array `lines`".into()),
        ("b.json", "{\"rows\": []}", "b.json:1:2: unexpected key `rows` | a JSON budget is an array of rows, or an object with the array `lines`".into()),
        ("b.toml", "[[line]]\namount = \n", "b.toml:2:10: this is not valid TOML: string values must be quoted, expected literal string | a TOML budget is made of `[[line]]` tables".into()),
        ("b.toml", "[plan]\nx = 1\n", "b.toml:1:2: unexpected key `plan` | a TOML budget is made of `[[line]]` tables".into()),
    ];
    for (name, text, expected) in cases {
        assert_eq!(wrong(&[(name, text)]), [expected]);
    }
}

#[test]
fn the_same_line_twice_names_both_places() {
    let head = "stage,touchpoint,category,period,amount,flow\n";
    let first = format!("{head}awareness,Social_Ads,,2026-Q3,10,\n,,Tax,2026,5,out\n");
    let second = format!(
        "{head}awareness,social ads,,2026-08,10,\nawareness,,,2026-08,10,\n,,Tax,2026,5,in\n"
    );
    let rule = "a line has one amount for a day, over all budget files | remove one of the two, or give them touchpoints of their own";
    assert_eq!(
        wrong(&[("a.csv", &first), ("b.csv", &second)]),
        [format!(
            "b.csv:2: `awareness / social ads` has a second budget for 2026-08-01..2026-08-31; the first stands at a.csv:2 | {rule}"
        )]
    );
    let twice = format!("{head},,Tax,2026-07,5,\n,,tax,2026-07-31,5,in\n");
    assert_eq!(
        wrong(&[("a.csv", &twice)]),
        [format!(
            "a.csv:3: `tax` has a second budget for 2026-07-31..2026-07-31; the first stands at a.csv:2 | {rule}"
        )]
    );
}

#[test]
fn a_long_span_is_found_behind_shorter_ones() {
    let text = "stage,period,amount\npurchase,2026,1\npurchase,2025-12,1\npurchase,2026-02-03,1\npurchase,2026-05-04,1\n";
    assert_eq!(wrong(&[("a.csv", text)]).len(), 2);
}

#[test]
fn the_decimal_mark_of_a_semicolon_file_is_proved_or_asked() {
    let hint = "write every amount with one decimal mark and two decimals, without thousands marks: `1234.00` or `1234,00`";
    let file = |a: &str, b: &str| {
        format!("stage;period;amount;floor\nawareness;2026-07;{a};\npurchase;2026-07;{b};\n")
    };
    let read = |a, b| {
        let budget = budget_of(&[("b.csv", &file(a, b))]).unwrap();
        budget.lines.iter().map(|line| line.amount.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(read("1.234", "1,50"), ["1234", "1.50"]);
    assert_eq!(read("1,234", "1.50"), ["1234", "1.50"]);
    assert_eq!(read("1234", "5"), ["1234", "5"]);
    assert_eq!(
        wrong(&[("b.csv", &file("1.234", "5"))]),
        [format!(
            "b.csv:2:3? `1.234` may be thousands or a decimal fraction; no amount in the file decides | {hint}"
        )]
    );
    assert_eq!(
        wrong(&[("b.csv", &file("1,50", "1.50"))]),
        [format!(
            "b.csv:3:3? `1.50` has the decimal mark `.`, `1,50` at b.csv:2:3 has `,` | {hint}"
        )]
    );
    // A comma-separated file needs no proof.
    let text = "stage,period,amount\npurchase,2026,\"1,234\"\n";
    assert_eq!(budget_of(&[("b.csv", text)]).unwrap().lines[0].amount.to_string(), "1234");
}

#[test]
fn a_decimal_comma_between_commas_is_one_field_too_many() {
    let text = "stage,period,amount\npurchase,2026,12,50\n";
    assert_eq!(
        wrong(&[("b.csv", text)]),
        [
            "b.csv:2:4: the row has 4 fields, the header 3 | a row has at most as many fields as the header | a field that holds the delimiter stands in quotes `\"`"
        ]
    );
}

#[test]
fn an_open_quote_swallows_no_rows() {
    let text = "stage,period,amount,department\npurchase,2026,1,\"Sales\nawareness,2026,2,x\n";
    assert_eq!(
        wrong(&[("b.csv", text)]),
        [
            "b.csv:2:4: a line break stands inside this field | a quote `\"` that opens a field also closes it"
        ]
    );
}

#[test]
fn only_twenty_errors_are_kept_and_all_are_counted() {
    let text = format!("stage,period,amount\n{}", "x,2026,1\n".repeat(50));
    match budget_of(&[("b.csv", &text)]) {
        Err(IngestError::Rows { errors, total }) => assert_eq!((errors.len(), total), (20, 50)),
        other => panic!("{other:?}"),
    }
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
