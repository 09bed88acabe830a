//! The same line budgeted twice for the same days.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{BudgetLine, Flow, Stage};
use crate::ingest::RowError;

use super::line::fold;

/// A line as a person names it: stage, touchpoint, category; the names folded.
type Name = (Option<Stage>, String, String);

/// A row that says the same line and days as an earlier one, as an error at the later place. Both
/// counted would double the plan, and which one holds only the user can know.
///
/// `rows` are the rows as they stand in their files, one for each line.
pub(super) fn overlaps(lines: &[BudgetLine], rows: &[Arc<str>]) -> Vec<RowError> {
    let mut by_name: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        by_name.entry(name(line)).or_default().push(index);
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for mut group in by_name.into_values() {
        group.sort_by_key(|&index| (lines[index].span.start, index));
        found.extend(within(lines, &group));
    }
    found.sort_unstable();
    let error = |(later, earlier): (usize, usize)| {
        let (line, other) = (&lines[later], &lines[earlier]);
        RowError {
            position: line.position.clone(),
            what: format!(
                "`{}` has a second budget for {}..{}; the first stands at {}",
                title(line),
                line.span.start.max(other.span.start),
                line.span.end.min(other.span.end),
                other.position
            ),
            row: rows[later].to_string(),
            rule: "a line has one amount for a day, over all budget files".to_owned(),
            hint: Some("remove one of the two, or give them touchpoints of their own".to_owned()),
        }
    };
    found.into_iter().map(error).collect()
}

/// Overlaps among lines of one name, by start day: each line against the one that reaches furthest.
fn within(lines: &[BudgetLine], by_start: &[usize]) -> Vec<(usize, usize)> {
    // A category may have a receipt and a disbursement line; a row that does not say may be either.
    let mut furthest: Vec<(Option<Flow>, usize)> = Vec::new();
    let mut found = Vec::new();
    for &index in by_start {
        let own = flow(&lines[index]);
        let meets = |other: Option<Flow>| own.is_none() || other.is_none() || own == other;
        let clash = furthest
            .iter()
            .filter(|(other, _)| meets(*other))
            .map(|(_, other)| *other)
            .find(|&other| lines[other].span.end >= lines[index].span.start);
        found.extend(clash.map(|other| (index.max(other), index.min(other))));
        match furthest.iter_mut().find(|(other, _)| *other == own) {
            Some((_, other)) if lines[*other].span.end >= lines[index].span.end => {}
            Some((_, other)) => *other = index,
            None => furthest.push((own, index)),
        }
    }
    found
}

/// The flow it says; a stage row is a disbursement.
fn flow(line: &BudgetLine) -> Option<Flow> {
    line.flow.or_else(|| line.stage.as_ref().map(|_| Flow::Disbursement))
}

fn name(line: &BudgetLine) -> Name {
    let folded = |text: &Option<String>| fold(text.as_deref().unwrap_or(""));
    (line.stage.clone(), folded(&line.touchpoint), folded(&line.category))
}

fn title(line: &BudgetLine) -> String {
    let stage = line.stage.as_ref().map(Stage::name);
    let parts = [stage, line.touchpoint.as_deref(), line.category.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" / ")
}
