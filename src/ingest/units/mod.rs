//! Units files: CSV with the units behind budget lines (docs/variance.md).

#![expect(
    clippy::result_large_err,
    reason = "a bad row is the rare path, and every one of them is collected at once"
)]

mod row;

use std::collections::BTreeMap;

use self::row::{Column, Row, Rules};
use super::budget::{
    AmountRule, MarkEvidence, TextSource, decode, mark_evidence, records, refused_at, sniff,
    suggestion,
};
use super::{IngestError, Question, RowError};
use crate::domain::{Position, Stages, UnitLine};

/// Errors shown; all are counted (DESIGN §4).
const SHOWN: usize = 20;
const HINT: &str = "a units file is CSV with the columns period, budget_units, actual_units and \
                    the name of a budget line (stage and touchpoint, or category)";

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
        let (text, _) = decode(file, bytes).map_err(own_hint)?;
        let source = TextSource::new(file, &text);
        let table = Table::new(&source)?;
        match table.amounts() {
            Err(question) => questions.push(question),
            Ok(amounts) => {
                let rules = Rules { stages, fiscal_year_starts, amounts };
                for row in &table.rows {
                    match rules.read(&source, row) {
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
    let total = errors.len() as u64;
    if total > 0 {
        errors.truncate(SHOWN);
        return Err(IngestError::Rows { errors, total });
    }
    Ok(lines)
}

/// The rows of one file by column.
struct Table<'t, 's> {
    source: &'s TextSource<'t>,
    delimiter: u8,
    rows: Vec<Row<'t>>,
}

impl<'t, 's> Table<'t, 's> {
    fn new(source: &'s TextSource<'t>) -> Result<Self, IngestError> {
        let (delimiter, skip) = sniff(source.text());
        let mut all = records(source, delimiter, skip).map_err(own_hint)?.into_iter();
        let no_rows = || refused_at(source.field(0, None), "the file has no rows", HINT);
        let header = all.next().ok_or_else(no_rows)?;
        let heads: Vec<&str> = header.fields.iter().map(AsRef::as_ref).collect();
        let place = |number: Option<usize>| source.field(header.offset, number);
        let columns = columns(&heads, place)?;
        let rows: Vec<Row<'t>> = all.map(|record| Row::new(record, &columns)).collect();
        if rows.is_empty() {
            return Err(no_rows());
        }
        Ok(Self { source, delimiter, rows })
    }

    /// The decimal mark; a file with commas between its fields has points.
    fn amounts(&self) -> Result<AmountRule, Question> {
        if self.delimiter == b',' {
            return Ok(AmountRule::Point);
        }
        let columns = || Column::ALL.iter().map(|(column, _)| *column).filter(|c| c.is_number());
        let cells = self.rows.iter().flat_map(|row| columns().map(move |column| (row, column)));
        let numbers = cells.filter_map(|(row, column)| {
            row.text(column).map(|text| (row, column, mark_evidence(text)))
        });
        let mut first: BTreeMap<&'static str, (&Row<'_>, Column)> = BTreeMap::new();
        for (row, column, evidence) in numbers {
            let word = match evidence {
                MarkEvidence::Point => "point",
                MarkEvidence::Comma => "comma",
                MarkEvidence::Either => "either",
                MarkEvidence::None => continue,
            };
            first.entry(word).or_insert((row, column));
        }
        match (first.get("point"), first.get("comma"), first.get("either")) {
            (Some(_), Some(doubt), _) | (None, None, Some(doubt)) => Err(self.question(doubt)),
            (None, Some(_), _) => Ok(AmountRule::Comma),
            _ => Ok(AmountRule::Point),
        }
    }

    fn question(&self, (row, column): &(&Row<'_>, Column)) -> Question {
        Question {
            position: row.place(self.source, *column),
            what: format!(
                "`{}` may be thousands or a decimal fraction",
                row.text(*column).unwrap_or_default()
            ),
            row: Some(row.excerpt()),
            likely: None,
            hint: "write numbers as 1234.50".to_owned(),
        }
    }
}

/// Which field each column is, in the order of [`Column::ALL`].
fn columns(
    heads: &[&str],
    place: impl Fn(Option<usize>) -> Position,
) -> Result<Vec<Option<usize>>, IngestError> {
    let mut found = vec![None; Column::ALL.len()];
    let names = || Column::ALL.iter().map(|(_, name)| *name);
    let rule = || format!("the columns are: {}", names().collect::<Vec<_>>().join(", "));
    for (index, head) in heads.iter().enumerate() {
        let head = head.trim().to_lowercase().replace([' ', '-'], "_");
        let Some(known) = names().position(|name| name == head) else {
            let hint = suggestion(&head, names()).unwrap_or_else(rule);
            return Err(refused_at(
                place(Some(index + 1)),
                format!("unknown column `{head}`"),
                hint,
            ));
        };
        if found[known].replace(index).is_some() {
            let what = format!("column `{head}` stands twice");
            return Err(refused_at(place(Some(index + 1)), what, HINT));
        }
    }
    for column in [Column::Period, Column::BudgetUnits, Column::ActualUnits] {
        if found[column as usize].is_none() {
            let what = format!("the `{}` column is missing", column.name());
            return Err(refused_at(place(None), what, rule()));
        }
    }
    Ok(found)
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

/// The shared readers speak of budgets.
fn own_hint(error: IngestError) -> IngestError {
    match error {
        IngestError::File { position, what, .. } => refused_at(position, what, HINT),
        other => other,
    }
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
            ["units.csv:2:3: `1.000` may be thousands or a decimal fraction"]
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
                "units.csv:5:5: could not read `-1` as units",
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
            wrong("period,actual_units\n"),
            ["units.csv:1: the `budget_units` column is missing"]
        );
    }
}
