//! Which column holds what.

use super::super::IngestError;
use super::super::budget::{Record, TextSource, refused_at, suggestion};
use super::HINT;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Date,
    Touchpoint,
    Spend,
    Response,
    Stage,
    Orders,
    Revenue,
    Reached,
}

const NAMES: [&str; 8] =
    ["date", "touchpoint", "spend", "response", "stage", "orders", "revenue", "reached"];
/// So many of them must be there.
const NEEDED: usize = 4;

impl Field {
    /// Those with numbers.
    pub(super) const NUMBERS: [Self; 5] =
        [Self::Spend, Self::Response, Self::Orders, Self::Revenue, Self::Reached];

    pub(super) fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// Where each field stands.
#[derive(Debug)]
pub(super) struct Columns {
    at: [Option<usize>; NAMES.len()],
    /// Columns of the file.
    pub(super) count: usize,
}

impl Columns {
    pub(super) fn find(source: &TextSource<'_>, header: &Record<'_>) -> Result<Self, IngestError> {
        let mut found = Self { at: [None; NAMES.len()], count: header.fields.len() };
        for (index, head) in header.fields.iter().enumerate() {
            let head = head.trim().to_lowercase();
            let place = || source.field(header.offset, Some(index + 1));
            let Some(known) = NAMES.iter().position(|name| *name == head) else {
                let hint = suggestion(&head, NAMES).unwrap_or_else(|| HINT.to_owned());
                return Err(refused_at(place(), format!("unknown column `{head}`"), hint));
            };
            if found.at[known].replace(index).is_some() {
                return Err(refused_at(place(), format!("column `{head}` stands twice"), HINT));
            }
        }
        let missing = NAMES.iter().zip(&found.at).take(NEEDED).find(|(_, at)| at.is_none());
        match missing {
            Some((name, _)) => {
                let place = source.field(header.offset, None);
                Err(refused_at(place, format!("the `{name}` column is missing"), HINT))
            }
            None => Ok(found),
        }
    }

    /// The index of a field's column.
    pub(super) fn index(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    /// What a record has for a field, without blanks around it.
    pub(super) fn cell<'r>(&self, record: &'r Record<'_>, field: Field) -> &'r str {
        self.index(field).map_or("", |index| record.field(index)).trim()
    }
}
