//! Units files: CSV with the units behind budget lines (docs/variance.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod row;

use std::collections::BTreeMap;

use self::row::{Column, Rules};
use super::amounts::DecimalMark;
use super::budget::TextSource;
use super::named::{self, NamedTable};
use super::row_errors::refuse;
use super::{IngestError, Question, RowError};
use crate::domain::{Stages, UnitLine};

/// Reads units files (name and bytes).
///
/// # Errors
///
/// A file that is no CSV with the columns it needs; all bad rows together, each with its place; a
/// decimal mark with two readings as a question.
pub fn read_units(
    files: &[(String, Vec<u8>)],
    stages: &Stages,
    fiscal_year_starts: u32,
) -> Result<Vec<UnitLine>, IngestError> {
    let (mut lines, mut errors, mut questions) = (Vec::new(), Vec::new(), Vec::new());
    for (file, bytes) in files {
        let (text, _) = named::text::<Column>(file, bytes)?;
        let source = TextSource::new(file, &text);
        let table = NamedTable::read(&source)?;
        match mark(&table) {
            Err(question) => questions.push(question),
            Ok(mark) => {
                let rules = Rules { table: &table, stages, fiscal_year_starts, mark };
                for row in &table.rows {
                    match rules.read(row) {
                        Ok(line) => lines.push(line),
                        Err(error) => errors.push(error),
                    }
                }
            }
        }
    }
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions));
    }
    errors.extend(twice(&lines));
    refuse(errors)?;
    Ok(lines)
}

/// The decimal mark; a file with commas between its fields has points, where none shows another.
fn mark(table: &NamedTable<'_, '_, Column>) -> Result<DecimalMark, Question> {
    let said = table.has_commas().then_some('.');
    table.decimal_mark(&Column::NUMBERS, said).map_err(|(row, column, what)| {
        table.question(row, column, what, "write numbers as 1234.50".to_owned())
    })
}

/// One line has one row for a day: counted twice it would be flexed twice.
fn twice(lines: &[UnitLine]) -> Vec<RowError> {
    let mut by_name: BTreeMap<_, Vec<&UnitLine>> = BTreeMap::new();
    for line in lines {
        let folded = |text: &Option<String>| text.as_deref().map(crate::domain::fold_name);
        let name = (line.stage.clone(), folded(&line.touchpoint), folded(&line.category));
        by_name.entry(name).or_default().push(line);
    }
    let mut errors = Vec::new();
    for same in by_name.values_mut() {
        same.sort_by_key(|line| line.span.start);
        for pair in same.windows(2) {
            let [earlier, later] = pair else { continue };
            if later.span.start <= earlier.span.end {
                errors.push(RowError {
                    position: later.position.clone(),
                    what: format!(
                        "this line has units for {} twice, also at {}",
                        later.span.start, earlier.position
                    ),
                    row: String::new(),
                    rule: "a line has one row of units for a day, over all files".to_owned(),
                    hint: None,
                });
            }
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<UnitLine>, IngestError> {
        read_units(&[("units.csv".to_owned(), text.as_bytes().to_vec())], &Stages::default(), 1)
    }

    fn wrong(text: &str) -> Vec<String> {
        match read(text) {
            Err(IngestError::Rows { errors, .. }) => {
                errors.iter().map(|error| format!("{}: {}", error.position, error.what)).collect()
            }
            Err(IngestError::Questions(asked)) => {
                asked.iter().map(|asked| format!("{}: {}", asked.position, asked.what)).collect()
            }
            Err(other) => vec![other.to_string()],
            Ok(lines) => panic!("read {lines:?}"),
        }
    }

    #[test]
    fn a_row_is_read_with_its_line_its_days_and_its_standards() {
        let lines = read(
            "stage,touchpoint,period,Budget units,actual-units,fixed,standard_price,\
             standard_quantity,actual_quantity,actual_price\n\
             purchase,card fees,2026-04,1200,1440,0,,,,\n\
             purchase,packaging,2026-04,30,28,,50,2,60,48.75\n",
        )
        .unwrap();
        assert_eq!(lines[0].stage.as_ref().unwrap().name(), "purchase");
        assert_eq!(lines[0].span.end.to_string(), "2026-04-30");
        assert_eq!(lines[0].actual_units.to_string(), "1440");
        assert!(lines[0].standards.is_none());
        let standards = lines[1].standards.unwrap();
        assert_eq!(standards.actual_price.to_fixed(2), "48.75");
        assert!(lines[1].fixed.is_zero());
    }

    #[test]
    fn a_comma_file_of_semicolons_is_read_or_asked_about() {
        let head = "category;period;budget_units;actual_units\n";
        let lines = read(&format!("{head}fees;2026-04;1.000,5;900\n")).unwrap();
        assert_eq!(lines[0].budget_units.to_string(), "1000.5");
        assert_eq!(
            wrong(&format!("{head}fees;2026-04;1.000;900\n")),
            ["units.csv:2:3: `1.000` may be thousands or a decimal fraction; no cell decides"]
        );
    }

    #[test]
    fn every_bad_row_is_told_with_its_place() {
        let head = "category,stage,period,budget_units,actual_units,standard_price\n";
        let text = format!(
            "{head}fees,,2026-13,1,1,\nfees,,2026-04,0,1,\n,,2026-04,1,1,\nfees,,2026-05,1,-1,\n\
             fees,purchase,2026-06,1,1,\nfees,,2026-07,1,1,5\n"
        );
        assert_eq!(
            wrong(&text),
            [
                "units.csv:2:3: could not read `2026-13` as a period",
                "units.csv:3:4: the budgeted units are 0",
                "units.csv:4: no line is named",
                "units.csv:5:5: actual_units `-1` is below 0",
                "units.csv:6: a line has a stage or a category, not both",
                "units.csv:7: standards are not complete: standard_quantity, actual_quantity, \
                 actual_price are missing",
            ]
        );
        let twice =
            "category,period,budget_units,actual_units\nfees,2026-04,1,1\nFees,2026-Q2,1,1\n";
        assert_eq!(
            wrong(twice),
            ["units.csv:3: this line has units for 2026-04-01 twice, also at units.csv:2"]
        );
        assert_eq!(wrong("period,units\n2026-04,1\n"), ["units.csv:1:2: unknown column `units`"]);
        assert_eq!(
            wrong("category,period,budget_units,actual_units\nfees,2026-04,1,200,180\n"),
            ["units.csv:2:5: the row has 5 fields, the header 4"]
        );
        assert_eq!(
            wrong("period,actual_units\n"),
            ["units.csv:1: the `budget_units` column is missing"]
        );
    }
}
