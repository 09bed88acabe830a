//! The fields of a budget row, and the row as its file's format gives it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::Position;
use crate::ingest::RowError;

/// A field of a budget row: a CSV column, a JSON or TOML key (DESIGN §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Stage,
    Touchpoint,
    Department,
    Category,
    Period,
    Amount,
    Flow,
    Floor,
    Cap,
    Priority,
    Pays,
    Deferrable,
    Discretionary,
}

impl Field {
    /// In the order of the documentation.
    pub(super) const ALL: [(Self, &'static str); 13] = [
        (Self::Stage, "stage"),
        (Self::Touchpoint, "touchpoint"),
        (Self::Department, "department"),
        (Self::Category, "category"),
        (Self::Period, "period"),
        (Self::Amount, "amount"),
        (Self::Flow, "flow"),
        (Self::Floor, "floor"),
        (Self::Cap, "cap"),
        (Self::Priority, "priority"),
        (Self::Pays, "pays"),
        (Self::Deferrable, "deferrable"),
        (Self::Discretionary, "discretionary"),
    ];

    /// The field a column head or key names, in any case.
    pub(super) fn find(name: &str) -> Option<Self> {
        let wanted = name.trim().to_lowercase();
        Self::ALL.iter().find(|(_, known)| *known == wanted).map(|(field, _)| *field)
    }

    /// Does it hold money?
    pub(super) const fn is_amount(self) -> bool {
        matches!(self, Self::Amount | Self::Floor | Self::Cap)
    }
}

/// The rule that lists the fields.
pub(super) fn fields_rule(word: &str) -> String {
    let names: Vec<&str> = Field::ALL.iter().map(|(_, name)| *name).collect();
    format!("the {word} are: {}", names.join(", "))
}

/// "did you mean `amount`?", where a known name is near.
pub(in crate::ingest) fn suggestion<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let name = name.trim().to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&name, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| format!("did you mean `{known}`?"))
}

/// One value as text, with its place.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) position: Position,
}

/// One budget row for one period, before its values are understood.
#[derive(Debug, Clone)]
pub(super) struct RawRow {
    pub(super) cells: BTreeMap<Field, Cell>,
    pub(super) position: Position,
    /// The row as it stands in the file.
    pub(super) source: Arc<str>,
}

impl RawRow {
    /// The cell, where it says something: an empty text is no value.
    pub(super) fn cell(&self, field: Field) -> Option<&Cell> {
        self.cells.get(&field).filter(|cell| !cell.text.trim().is_empty())
    }

    /// An error at a place of this row.
    pub(super) fn error(
        &self,
        position: &Position,
        what: impl Into<String>,
        rule: impl Into<String>,
    ) -> RowError {
        RowError {
            position: position.clone(),
            what: what.into(),
            row: self.source.to_string(),
            rule: rule.into(),
            hint: None,
        }
    }
}
