//! Files to rows in the sink: every ledger is read before anything is refused.

use std::path::PathBuf;
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::questions;
use crate::aggregate::LedgerBuilder;
use crate::config::Settings;
use crate::ingest::{
    self, Conversion, IngestError, LedgerSummary, Progress, Question, ReadOptions, RowError,
    Source, read_in_shards,
};

/// An input named on the command line.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// As the user gave it.
    pub name: String,
    /// Where its bytes are.
    pub source: InputSource,
    /// Told how far reading is.
    pub progress: Option<Arc<dyn Progress>>,
}

/// Where the bytes of an input are.
#[derive(Debug, Clone)]
pub enum InputSource {
    /// In a file, packed or not.
    Path(PathBuf),
    /// Already read from a stream that cannot be opened again.
    Bytes(Vec<u8>),
    /// The same, too much to keep in memory: a temporary file, gone with the run.
    Spooled(Arc<NamedTempFile>),
}

impl InputFile {
    /// Where ingest finds its bytes.
    pub(super) fn source(&self) -> Source<'_> {
        match &self.source {
            InputSource::Path(path) => Source::File(path),
            InputSource::Bytes(bytes) => Source::Bytes(bytes),
            InputSource::Spooled(file) => Source::File(file.path()),
        }
    }
}

/// What stands in the way, over all files: bad rows and questions are reported together.
#[derive(Default)]
struct Obstacles {
    rows: Vec<RowError>,
    total: u64,
    questions: Vec<Question>,
}

/// How many bad rows are shown (DESIGN §4).
const SHOWN: usize = 20;

impl Obstacles {
    /// Keeps what can be reported together; gives back what ends the run at once.
    fn add(&mut self, error: IngestError) -> Result<(), IngestError> {
        match error {
            IngestError::Rows { errors, total } => {
                self.rows.extend(errors);
                self.rows.truncate(SHOWN);
                self.total += total;
                Ok(())
            }
            IngestError::Questions(questions) => {
                self.questions.extend(questions);
                Ok(())
            }
            other => Err(other),
        }
    }

    fn into_result(self) -> Result<(), IngestError> {
        if !self.questions.is_empty() {
            return Err(IngestError::Questions(self.questions));
        }
        if self.total > 0 {
            return Err(IngestError::Rows { errors: self.rows, total: self.total });
        }
        Ok(())
    }
}

/// Reads every ledger into the builder.
pub(super) fn ledgers(
    files: &[InputFile],
    settings: &Settings,
    builder: &mut LedgerBuilder<'_>,
) -> Result<Vec<LedgerSummary>, IngestError> {
    let mut obstacles = Obstacles::default();
    let mut summaries = Vec::with_capacity(files.len());
    for (index, file) in files.iter().enumerate() {
        match read_in_shards(file.source(), &options(file, index, settings), builder) {
            Ok(summary) => summaries.push(summary),
            Err(error) => obstacles.add(error)?,
        }
    }
    obstacles.into_result()?;
    questions::about_accounts(&settings.accounts, &summaries).map_or(Ok(summaries), Err)
}

/// How a file is read under the settings in force.
pub(super) fn options<'a>(
    file: &'a InputFile,
    index: usize,
    settings: &'a Settings,
) -> ReadOptions<'a> {
    ReadOptions {
        file: &file.name,
        index,
        layout: ingest::layout_for(settings, &file.name),
        on_error: settings.on_error,
        accounts: &settings.accounts,
        progress: file.progress.as_deref(),
        conversion: Conversion::new(settings),
    }
}
