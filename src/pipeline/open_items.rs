//! Files of receivables and payables to items with their lines.

use chrono::NaiveDate;

use super::InputFile;
use crate::aggregate::{Placed, place_open_items};
use crate::config::{AfterAsOf, Settings};
use crate::domain::{CashTable, Currency, Note, Position};
use crate::ingest::open_items::{OpenItemFile, OpenItems, read_open_items};
use crate::ingest::{IngestError, layout_for};

/// Reads every file of open items.
pub(super) fn read(files: &[InputFile], settings: &Settings) -> Result<OpenItems, IngestError> {
    let file = |file: &InputFile| {
        Ok(OpenItemFile {
            name: file.name.clone(),
            bytes: file.source().bytes(&file.name)?,
            layout: layout_for(settings, &file.name),
        })
    };
    read_open_items(&files.iter().map(file).collect::<Result<Vec<_>, IngestError>>()?)
}

/// Gives each item the line of history that it is paid in.
pub(super) fn place(
    read: OpenItems,
    settings: &Settings,
    history: &CashTable,
    currency: &Currency,
    as_of: NaiveDate,
) -> Result<Placed, IngestError> {
    one_currency(&read.currencies, currency)?;
    if read.items.is_empty() {
        return Ok(Placed { items: Vec::new(), notes: read.notes });
    }
    let mut placed = place_open_items(read.items, history, settings, currency.decimals());
    let notes: Vec<Note> = read.notes.into_iter().chain(placed.notes).collect();
    placed.notes = notes;
    if settings.after_as_of == AfterAsOf::Drop {
        for item in placed.items.iter_mut().map(|placed| &mut placed.item) {
            item.payments.retain(|payment| payment.on <= as_of);
        }
    }
    Ok(placed)
}

/// Open items add to cash: they are in its currency.
fn one_currency(found: &[(Currency, Position)], run: &Currency) -> Result<(), IngestError> {
    let Some(known) = run.known_code() else { return Ok(()) };
    let Some((other, place)) = found.iter().find(|(currency, _)| currency != run) else {
        return Ok(());
    };
    Err(IngestError::File {
        position: place.clone(),
        what: format!("the open items are in {}, the forecast is in {known}", other.code()),
        hint: Some(format!("give their amounts in {known}")),
    })
}
