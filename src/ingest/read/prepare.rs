//! What is decided before the first row is read: encoding, layout, where the rows start.

use std::fs::Metadata;

use encoding_rs::Encoding;

use crate::ingest::inspect::{decode_sample, examine};
use crate::ingest::layout::Layout;
use crate::ingest::records::line_end;
use crate::ingest::sample::{self, LARGE, USUAL};
use crate::ingest::source::Source;
use crate::ingest::stream::{Chunks, Start};
use crate::ingest::{IngestError, ReadOptions};

/// How a source is going to be read.
pub(super) struct Prepared {
    pub(super) layout: Layout,
    pub(super) start: Start,
    encoding: &'static Encoding,
    told: bool,
    /// The sample was the whole file, so its encoding needs no further check.
    pub(super) whole: bool,
    /// What the file looked like when it was inspected.
    opened: Option<Metadata>,
}

impl Prepared {
    /// Inspects the start of the source; more of it where the usual sample leaves a question.
    pub(super) fn of(source: Source<'_>, options: &ReadOptions<'_>) -> Result<Self, IngestError> {
        match Self::from_sample(source, options, USUAL) {
            Err((IngestError::Questions(_), false)) => {
                Self::from_sample(source, options, LARGE).map_err(|(error, _)| error)
            }
            result => result.map_err(|(error, _)| error),
        }
    }

    /// The flag of the error: the sample was the whole file.
    fn from_sample(
        source: Source<'_>,
        options: &ReadOptions<'_>,
        size: usize,
    ) -> Result<Self, (IngestError, bool)> {
        let sample = sample::take(source, options.file, size).map_err(|error| (error, true))?;
        let whole = sample.whole;
        let prepare = || {
            let decoded = decode_sample(&sample, options)?;
            let layout = examine(&decoded, options)?;
            let (byte, line) = layout.start;
            let line_end = line_end(decoded.text.as_bytes());
            Ok(Self {
                layout,
                start: Start { byte, line, line_end },
                encoding: decoded.encoding,
                told: options.layout.encoding.is_some(),
                whole,
                opened: sample.opened.clone(),
            })
        };
        prepare().map_err(|error| (error, whole))
    }

    /// The text from the first row on.
    pub(super) fn chunks<'s>(
        &self,
        source: Source<'s>,
        options: &ReadOptions<'s>,
    ) -> Result<Chunks<'s>, IngestError> {
        let bytes = source.open(options.file)?;
        bytes.same_as(self.opened.as_ref())?;
        if let Some(progress) = options.progress {
            progress.start(options.file, bytes.length());
        }
        let chunks = Chunks::new(bytes, self.encoding, self.told, self.start, options.file);
        Ok(chunks.watched_by(options.progress))
    }
}
