//! `inspect`: how each file is read, and what is wrong with it.

use super::error::ForecastError;
use super::gather::check_rejects;
use super::read::InputFile;
use crate::aggregate::ReadingSink;
use crate::config::{OnError, Settings};
use crate::domain::{Currency, Transaction};
use crate::ingest::{
    self, IngestError, Inspection, LedgerSummary, ReadOptions, RowError, RowFate, RowSink,
};
use crate::report::InspectedFile;

/// What is to be inspected.
#[derive(Debug, Clone, Copy)]
pub struct InspectRequest<'a> {
    /// Ledgers, in order.
    pub files: &'a [InputFile],
    /// Settings in force.
    pub settings: &'a Settings,
}

/// Every file as far as it could be read, and what stands in the way of a forecast.
#[derive(Debug, Default)]
pub struct Inspected {
    /// The files, in order.
    pub files: Vec<InspectedFile>,
    /// What the user has to mend or to answer, file by file.
    pub failures: Vec<ForecastError>,
}

/// Bad rows shown (DESIGN §4).
const SHOWN: usize = 20;

/// How a file is read. Here and in [`rows`] alone its bytes are touched.
fn layout(file: &InputFile, options: &ReadOptions<'_>) -> Result<Inspection, IngestError> {
    ingest::inspect_file(file.source(), options)
}

/// The rows of a file, one at a time: the reader that `forecast` uses.
fn rows(
    file: &InputFile,
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<LedgerSummary, IngestError> {
    ingest::read_in_order(file.source(), options, sink)
}

/// Inspects every file. No file keeps another from being reported.
pub fn inspect(request: &InspectRequest<'_>) -> Inspected {
    let unruled = Settings { rules: Vec::new(), ..request.settings.clone() };
    let mut made = Inspected::default();
    for (index, file) in request.files.iter().enumerate() {
        let options = options(request.settings, index, file);
        let mut found = InspectedFile { file: file.name.clone(), ..InspectedFile::default() };
        match look(file, &options, request.settings, &unruled, &mut found) {
            Ok(()) => made.failures.extend(obstacles(&found, request.settings)),
            Err(error) => {
                found.failure = Some(reason(&error));
                found.cure = cure(&error);
                made.failures.push(error.into());
            }
        }
        made.files.push(found);
    }
    let summaries: Vec<LedgerSummary> =
        made.files.iter().filter_map(|file| file.summary.clone()).collect();
    if request.settings.on_error == OnError::Skip {
        made.failures.extend(check_rejects(&summaries, request.settings).err());
    }
    made
}

fn options<'a>(settings: &'a Settings, index: usize, file: &'a InputFile) -> ReadOptions<'a> {
    ReadOptions {
        file: &file.name,
        index,
        layout: ingest::layout_for(settings, &file.name),
        // Bad rows are told beside the good ones.
        on_error: OnError::Skip,
        accounts: &settings.accounts,
        progress: file.progress.as_deref(),
        conversion: ingest::Conversion::new(settings),
    }
}

/// Layout, then rows: once, or once under each reading where only the dates are in doubt.
fn look(
    file: &InputFile,
    options: &ReadOptions<'_>,
    settings: &Settings,
    unruled: &Settings,
    found: &mut InspectedFile,
) -> Result<(), IngestError> {
    let inspection = layout(file, options)?;
    found.questions.clone_from(&inspection.questions);
    let (formats, likely) = match (&inspection.dates, found.questions.len()) {
        (_, 0) => (vec![None], 0),
        (Some(doubt), 1) => {
            let formats = doubt.readings.iter().map(|reading| Some(reading.format.clone()));
            (formats.collect(), doubt.likely.unwrap_or(0))
        }
        _ => (Vec::new(), 0),
    };
    found.inspection = Some(inspection);
    for (at, format) in formats.into_iter().enumerate() {
        let mut options = options.clone();
        options.layout.date_format = format.or(options.layout.date_format);
        let mut sink = ReadingSink::new(settings, unruled);
        match summary(file, &options, &mut sink)? {
            Summary::Read(summary) if at == likely => keep(found, *summary),
            Summary::Read(_) => {}
            Summary::Asked(error) => {
                if let IngestError::Questions(questions) = error {
                    found.questions.extend(questions);
                }
                return Ok(());
            }
            Summary::Bad(errors, total) => {
                (found.rejects, found.rejected) = (errors, total);
                return Ok(());
            }
        }
        found.readings.push(sink.finish());
    }
    Ok(())
}

/// How the reading of a file ended.
enum Summary {
    Read(Box<LedgerSummary>),
    Asked(IngestError),
    /// No row at all is good.
    Bad(Vec<RowError>, u64),
}

fn summary(
    file: &InputFile,
    options: &ReadOptions<'_>,
    sink: &mut dyn RowSink,
) -> Result<Summary, IngestError> {
    match rows(file, options, sink) {
        Ok(summary) => Ok(Summary::Read(Box::new(summary))),
        Err(error @ IngestError::Questions(_)) => Ok(Summary::Asked(error)),
        Err(error @ IngestError::File { .. }) => {
            // Where no row is left, the bad ones say why.
            let strict = ReadOptions { on_error: OnError::Stop, ..options.clone() };
            match rows(file, &strict, &mut ingest::NoSink) {
                Err(IngestError::Rows { errors, total }) => Ok(Summary::Bad(errors, total)),
                _ => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

fn keep(found: &mut InspectedFile, summary: LedgerSummary) {
    found.rejected = summary.rejected;
    found.rejects = summary.rejects.iter().take(SHOWN).cloned().collect();
    found.summary = Some(summary);
}

/// What stands in the way of using a file: questions, then bad rows.
fn obstacles(found: &InspectedFile, settings: &Settings) -> Vec<ForecastError> {
    let mut all = Vec::new();
    if !found.questions.is_empty() {
        all.push(IngestError::Questions(found.questions.clone()).into());
    }
    let none_left = found.summary.is_none();
    if found.rejected > 0 && (settings.on_error == OnError::Stop || none_left) {
        let (errors, total) = (found.rejects.clone(), found.rejected);
        all.push(IngestError::Rows { errors, total }.into());
    }
    all
}

/// Why a file is no ledger, without its name.
fn reason(error: &IngestError) -> String {
    match error {
        IngestError::Io { source, .. } => source.to_string(),
        IngestError::File { position, what, .. } => match position.line {
            Some(line) => format!("line {line}: {what}"),
            None => what.clone(),
        },
        other => other.to_string(),
    }
}

fn cure(error: &IngestError) -> Option<String> {
    match error {
        IngestError::File { hint, .. } => hint.clone(),
        _ => None,
    }
}

/// Gives every row as used, in file order, to `write`. To be called where [`inspect`] found nothing
/// in the way.
pub fn transactions(
    request: &InspectRequest<'_>,
    found: &Inspected,
    write: &mut dyn FnMut(&str, &Transaction<'_>, &Currency),
) -> Result<(), IngestError> {
    let plain = Settings::default();
    for ((index, file), found) in request.files.iter().enumerate().zip(&found.files) {
        let said = found.summary.as_ref().and_then(|summary| summary.currency.clone());
        let currency = said.or_else(|| request.settings.currency.clone());
        let currency = currency.unwrap_or_else(Currency::unknown);
        let mut sink = WritingSink {
            fate: ReadingSink::new(request.settings, &plain),
            write: &mut |row| write(&file.name, row, &currency),
        };
        rows(file, &options(request.settings, index, file), &mut sink)?;
    }
    Ok(())
}

/// Hands used rows on.
struct WritingSink<'a> {
    fate: ReadingSink<'a>,
    write: &'a mut dyn FnMut(&Transaction<'_>),
}

impl RowSink for WritingSink<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let fate = self.fate.accept(row);
        if fate == RowFate::Used {
            (self.write)(row);
        }
        fate
    }
}

impl Inspected {
    /// Every bad row, for `--rejects`.
    pub fn rejects(&self) -> impl Iterator<Item = &RowError> {
        self.files.iter().flat_map(|file| match &file.summary {
            Some(summary) => summary.rejects.iter(),
            None => file.rejects.iter(),
        })
    }
}
