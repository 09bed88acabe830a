//! The committed examples are what their generator writes, and what their READMEs say they are.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files should stop")]

use std::fs;
use std::path::Path;

#[path = "../../examples/generate/main.rs"]
#[expect(dead_code, reason = "its `main` writes the files; here they are only compared")]
mod generate;

fn generated(path: &str) -> String {
    let files = generate::files();
    let file = files.into_iter().find(|(name, _)| *name == path);
    file.expect("a generated file").1
}

#[test]
fn committed_files_are_what_the_generator_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, content) in generate::files() {
        let committed = fs::read_to_string(root.join(path)).unwrap_or_default();
        // Not `assert_eq`: it would print two files of 5,000 lines.
        assert!(
            committed == content,
            "{path} is not what its generator writes: run `cargo run --example generate`"
        );
    }
}

/// Cents of `-1234.50` or, without its thousands points, `-1.234,50`.
fn cents(text: &str) -> i64 {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    digits.parse().unwrap()
}

fn assert_chain(rows: &[(i64, i64)]) {
    for (index, pair) in rows.windows(2).enumerate() {
        assert_eq!(pair[0].1 + pair[1].0, pair[1].1, "after row {}", index + 1);
    }
}

#[test]
fn the_shop_has_two_years_and_balances_that_follow() {
    let ledger = generated("examples/shop/ledger.csv");
    let mut reader = csv::Reader::from_reader(ledger.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!((4_800..5_500).contains(&rows.len()), "{} rows", rows.len());
    assert_eq!(&rows[0][0], "2024-06-03");
    assert_eq!(&rows[rows.len() - 1][0], "2026-05-31");
    let amounts: Vec<_> = rows.iter().map(|row| (cents(&row[4]), cents(&row[5]))).collect();
    assert_chain(&amounts);
    assert!(amounts.iter().all(|(_, balance)| *balance > 0));
    let alike = |row: &&csv::StringRecord| &row[1] == "Shipping label, express";
    assert_eq!(rows.iter().filter(alike).count(), 2);
    assert_eq!(rows.iter().filter(|row| &row[3] == "Transfer").count(), 48);
}

#[test]
fn the_software_company_has_two_years_newest_first() {
    let ledger = generated("examples/saas/ledger.csv");
    let table = ledger.lines().skip(4).collect::<Vec<_>>().join("\n");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    let mut rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows.reverse();
    assert!(rows.len() > 1_500, "{} rows", rows.len());
    assert_eq!(&rows[0][0], "01.07.2024");
    assert_eq!(&rows[rows.len() - 1][0], "30.06.2026");
    let amounts: Vec<_> = rows.iter().map(|row| (cents(&row[5]), cents(&row[6]))).collect();
    assert_chain(&amounts);
    assert!(amounts.iter().all(|(_, balance)| *balance > 0));
}

#[test]
fn the_shop_budget_covers_two_quarters_with_floors_below_and_caps_above() {
    let budget = generated("examples/shop/budget.csv");
    let mut reader = csv::Reader::from_reader(budget.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 48);
    for row in &rows {
        let plan = cents(&row[4]);
        assert!(row[5].is_empty() || cents(&row[5]) <= plan, "floor: {row:?}");
        assert!(row[6].is_empty() || cents(&row[6]) >= plan, "cap: {row:?}");
    }
}
