//! Rows of small files that cannot be read: said, collected and told alike in all of them.

use super::budget::{Record, TextSource, excerpt, refused_at, suggestion};
use super::{IngestError, RowError};
use crate::domain::{Position, Stage, Stages};

/// Errors shown; all are counted (DESIGN §4).
const SHOWN: usize = 20;

/// All errors together, the first of them kept.
pub(super) fn refuse(mut errors: Vec<RowError>) -> Result<(), IngestError> {
    let total = errors.len() as u64;
    errors.truncate(SHOWN);
    match total {
        0 => Ok(()),
        _ => Err(IngestError::Rows { errors, total }),
    }
}

/// What is wrong with a record, and where.
pub(super) fn row_error(
    record: &Record<'_>,
    position: Position,
    what: impl Into<String>,
    rule: &str,
) -> RowError {
    RowError {
        position,
        what: what.into(),
        row: excerpt(record.text).to_string(),
        rule: rule.to_owned(),
        hint: None,
    }
}

/// Fields beyond the last column: most often a number with commas that is not quoted, so that all
/// after it stand in the wrong column.
pub(super) fn extra_fields(
    source: &TextSource<'_>,
    record: &Record<'_>,
    heads: usize,
) -> Option<RowError> {
    let mut extra = record.fields.iter().enumerate().skip(heads);
    let (index, _) = extra.find(|(_, field)| !field.trim().is_empty())?;
    let what = format!("the row has {} fields, the header {heads}", record.fields.len());
    let rule = "a row has at most as many fields as the header";
    let position = source.field(record.offset, Some(index + 1));
    let hint = Some("a field that holds the delimiter stands in quotes `\"`".to_owned());
    Some(RowError { hint, ..row_error(record, position, what, rule) })
}

/// A word that is no stage: what is wrong, the rule, and what to change where that is known.
pub(super) struct UnknownStage {
    pub(super) what: String,
    pub(super) rule: String,
    pub(super) hint: Option<String>,
}

impl UnknownStage {
    pub(super) fn new(name: &str, stages: &Stages) -> Self {
        let names: Vec<&str> = stages.all().iter().map(Stage::name).collect();
        let rule = format!("the stages are: {}", names.join(", "));
        if stages.is_group(name) {
            let what = format!("`{name}` is a group of stages, not a stage");
            let hint = "give each of its stages a row of its own";
            return Self { what, rule, hint: Some(hint.to_owned()) };
        }
        Self { what: format!("`{name}` is not a stage"), rule, hint: suggestion(name, names) }
    }
}

/// The shared readers speak of budgets; `hint` says what this file is.
pub(super) fn with_hint(error: IngestError, hint: &str) -> IngestError {
    match error {
        IngestError::File { position, what, .. } => refused_at(position, what, hint),
        other => other,
    }
}
