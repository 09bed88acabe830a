//! What is refused, where, and why.

use super::*;

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
