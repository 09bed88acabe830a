use super::*;

#[test]
fn amounts_are_never_rounded() {
    let amount = |text: &str| text.parse::<Money>().unwrap();
    assert_eq!(size(amount("-1234.5"), 2), "1,234.50");
    assert_eq!(statement(amount("-0.1234"), 2), "(0.1234)");
    assert_eq!(signed(amount("-1234567"), 0), "-1,234,567");
    assert_eq!(signed(Money::ZERO, 2), "0.00");
}

#[test]
fn a_file_that_is_no_ledger_says_so_in_every_view() {
    let file = InspectedFile {
        file: "a.csv".into(),
        failure: Some("the file is empty".into()),
        ..InspectedFile::default()
    };
    let settings = Settings::default();
    let report = inspect(&InspectInputs { files: &[file], settings: &settings });
    let options = crate::report::RenderOptions::default();
    let text = |name: &str| {
        let bytes = crate::report::renderer(name).unwrap().render(&report, &options).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(text("table"), "a.csv: CANNOT BE READ as a ledger: the file is empty\n");
    let json: serde_json::Value = serde_json::from_str(&text("json")).unwrap();
    let found = &json["files"][0];
    assert!(found["encoding"].is_null() && found["rows"].is_null() && found["amount"].is_null());
    assert_eq!(found["notes"][0]["message"], "the file is empty");
    assert!(text("csv").starts_with("file,encoding,delimiter,"));
}
