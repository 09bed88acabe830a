//! Files of responses, as people write them.

use super::*;

fn read(text: &str) -> Result<Responses, IngestError> {
    let file = ResponseFile {
        name: "responses.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..ResponseFile::default()
    };
    read_responses(&[file], &Stages::default())
}

fn rows(text: &str) -> Vec<String> {
    let Err(IngestError::Rows { errors, .. }) = read(text) else { panic!("no bad rows") };
    errors.iter().map(|error| format!("{}: {}", error.position, error.what)).collect()
}

#[test]
fn touchpoints_are_told_apart_by_folded_name_and_stage() {
    let text = "Date;Touchpoint;Stage;Spend;Response;Orders;Reached\n\
                01.06.2026;Search Ads;awareness;1.200,50;3.100,00;12;4.000\n\
                02.06.2026;search_ads;Awareness;0;0;;\n\
                02.06.2026;search ads;support;5,5;1;;\n";
    let made = read(text).unwrap();
    let names: Vec<(Option<&str>, &str, usize)> = made
        .touchpoints
        .iter()
        .map(|t| (t.stage.as_ref().map(Stage::name), t.touchpoint.as_str(), t.days.len()))
        .collect();
    assert_eq!(
        names,
        [(Some("awareness"), "Search Ads", 2), (Some("post-purchase"), "search ads", 1)]
    );
    let first = &made.touchpoints[0].days[0];
    assert_eq!((first.spend.to_string().as_str(), first.reached), ("1200.50", Some(4000)));
    assert_eq!(first.response.normalize().to_string(), "3100");
    assert!(!made.touchpoints[0].weekly);
}

#[test]
fn bad_rows_are_located_all_together() {
    let text = "date,touchpoint,spend,response,stage,reached\n2026-06-01,a,1,1,,\n2026-06-31,a,1,1,,\n\
                2026-06-01,A,1,1,,\n2026-06-02,,1,1,,\n2026-06-02,a,-1,1,,\n2026-06-02,a,1,,,\n\
                2026-06-02,a,1,x,,\n2026-06-02,a,1,1,buying,\n2026-06-02,a,1,1,,1.5\n\
                2026-06-02,a,1,1,,,7\n";
    assert_eq!(
        rows(text),
        [
            "responses.csv:3:1: could not read `2026-06-31` as a date",
            "responses.csv:4:1: `A` has 2026-06-01 twice, first at responses.csv:2:1",
            "responses.csv:5:2: the touchpoint is missing",
            "responses.csv:6:3: spend `-1` is below 0",
            "responses.csv:7:4: the response is missing",
            "responses.csv:8:4: could not read `x` as response",
            "responses.csv:9:5: `buying` is not a stage",
            "responses.csv:10:6: `1.5` is no whole number",
            "responses.csv:11:7: the row has 7 fields, the header 6",
        ]
    );
}

#[test]
fn columns_doubts_and_months_are_told() {
    let told = |text: &str| read(text).unwrap_err().to_string();
    assert_eq!(
        told("date,touchpoint,spent,response\n"),
        "responses.csv:1:3: unknown column `spent`"
    );
    assert_eq!(
        told("date,touchpoint,spend\n2026-06-01,a,1\n"),
        "responses.csv:1: the `response` column is missing"
    );
    assert_eq!(
        told("date,touchpoint,spend,response\n"),
        "responses.csv:1: the file has column heads and no rows"
    );
    let asked = |text: &str| match read(text) {
        Err(IngestError::Questions(questions)) => questions[0].what.clone(),
        other => panic!("{other:?}"),
    };
    let dates = "date,touchpoint,spend,response\n04/05/2026,a,1,1\n05/06/2026,a,1,1\n";
    assert!(asked(dates).contains("nothing in the file decides"));
    let marks = "date;touchpoint;spend;response\n2026-05-04;a;1.200;1\n2026-05-05;a;2.300;1\n";
    assert_eq!(asked(marks), "`1.200` may be thousands or a decimal fraction; no cell decides");
    let months =
        "date,touchpoint,spend,response\n2026-01-01,a,1,1\n2026-02-01,a,1,1\n2026-03-01,a,1,1\n";
    assert_eq!(
        told(months),
        "responses.csv:3:1: `a` has 31 days from the row before to this one: rows are a day's or a \
         week's"
    );
}
