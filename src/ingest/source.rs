//! Where the bytes of a ledger come from, as a stream that can be opened again.

use std::fs::{self, File, Metadata};
use std::io::{self, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::IngestError;
use crate::domain::Position;

/// Where the bytes of a ledger come from. It may be opened more than once: a sample is inspected
/// before the rows are read.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// A file, packed or not.
    File(&'a Path),
    /// Bytes in memory, packed or not.
    Bytes(&'a [u8]),
}

/// The unpacked bytes of a source, in order.
pub(super) struct ByteStream<'a> {
    reader: Box<dyn Read + Send + 'a>,
    /// The file and what it looked like when it was opened: it must not change meanwhile.
    file: Option<(File, Metadata)>,
    shown: &'a str,
    unpacked: u64,
    packed: bool,
}

const GZIP: [u8; 2] = [0x1f, 0x8b];

impl<'a> Source<'a> {
    /// Opens it; gzip (by its magic number, whatever the name) is unpacked on the way.
    pub(super) fn open(self, shown: &'a str) -> Result<ByteStream<'a>, IngestError> {
        self.stream(shown).map_err(|source| IngestError::Io { file: shown.to_owned(), source })
    }

    /// All bytes at once, unpacked: for budgets, which are small.
    pub fn bytes(self, shown: &str) -> Result<Vec<u8>, IngestError> {
        let mut bytes = Vec::new();
        self.open(shown)?.fill(&mut bytes, usize::MAX)?;
        Ok(bytes)
    }

    fn stream(self, shown: &'a str) -> io::Result<ByteStream<'a>> {
        let (mut raw, file): (Box<dyn Read + Send + 'a>, _) = match self {
            Source::Bytes(bytes) => (Box::new(bytes), None),
            Source::File(path) => {
                let metadata = fs::metadata(path)?;
                if metadata.is_dir() {
                    let what = "is a directory; name its files";
                    return Err(io::Error::new(io::ErrorKind::IsADirectory, what));
                }
                let file = File::open(path)?;
                let opened = file.metadata()?;
                (Box::new(file.try_clone()?), Some((file, opened)))
            }
        };
        let mut magic = Vec::with_capacity(GZIP.len());
        raw.by_ref().take(GZIP.len() as u64).read_to_end(&mut magic)?;
        let packed = magic == GZIP;
        let whole = Cursor::new(magic).chain(raw);
        let reader: Box<dyn Read + Send + 'a> =
            if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
        Ok(ByteStream { reader, file, shown, unpacked: 0, packed })
    }
}

impl ByteStream<'_> {
    /// Appends up to `most` bytes; fewer only at the end.
    pub(super) fn fill(&mut self, buffer: &mut Vec<u8>, most: usize) -> Result<usize, IngestError> {
        let read = self.reader.by_ref().take(most as u64).read_to_end(buffer);
        let read = read.map_err(|error| self.failed(&error))?;
        self.unpacked += read as u64;
        if read < most {
            self.check_unchanged()?;
        }
        Ok(read)
    }

    /// Bytes of the file as it lies on the disk, where that is known.
    pub(super) fn length(&self) -> Option<u64> {
        self.file.as_ref().filter(|_| !self.packed).map(|(_, opened)| opened.len())
    }

    /// Bytes given so far.
    pub(super) const fn read(&self) -> u64 {
        self.unpacked
    }

    fn failed(&self, error: &io::Error) -> IngestError {
        let what = if self.packed {
            format!(
                "the gzip stream is cut off or damaged after {} bytes of text ({error})",
                self.unpacked
            )
        } else {
            error.to_string()
        };
        let source = io::Error::new(error.kind(), what);
        IngestError::Io { file: self.shown.to_owned(), source }
    }

    fn check_unchanged(&self) -> Result<(), IngestError> {
        let Some((file, before)) = &self.file else {
            return Ok(());
        };
        let now = file.metadata().map_err(|error| self.failed(&error))?;
        // A pipe has neither length nor times that mean anything.
        let whole = self.packed || self.unpacked == before.len();
        if !now.is_file() || (whole && same(before, &now)) {
            return Ok(());
        }
        Err(changed(self.shown, before, &now))
    }

    /// What the file looked like when it was opened.
    pub(super) fn opened(&self) -> Option<Metadata> {
        self.file.as_ref().map(|(_, opened)| opened.clone())
    }

    /// Refuses a file that is no longer what an earlier opening saw.
    pub(super) fn same_as(&self, earlier: Option<&Metadata>) -> Result<(), IngestError> {
        match (earlier, &self.file) {
            (Some(earlier), Some((_, now))) if now.is_file() && !same(earlier, now) => {
                Err(changed(self.shown, earlier, now))
            }
            _ => Ok(()),
        }
    }
}

fn changed(file: &str, before: &Metadata, now: &Metadata) -> IngestError {
    IngestError::File {
        position: Position::file(file),
        what: format!(
            "the file changed while it was read ({} bytes when it was opened, {} at the end)",
            before.len(),
            now.len()
        ),
        hint: Some("run again once it is complete".into()),
    }
}

fn same(before: &Metadata, now: &Metadata) -> bool {
    before.len() == now.len() && before.modified().ok() == now.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read(source: Source<'_>) -> Result<Vec<u8>, IngestError> {
        let mut bytes = Vec::new();
        let mut stream = source.open("a.csv")?;
        while stream.fill(&mut bytes, 1000)? == 1000 {}
        Ok(bytes)
    }

    #[test]
    fn directories_and_missing_files_say_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = read(Source::File(folder.path())).unwrap_err().to_string();
        assert!(error.contains("is a directory"), "{error}");
        assert!(read(Source::File(&folder.path().join("none.csv"))).is_err());
    }

    #[test]
    fn gzip_is_unpacked_and_a_cut_stream_is_refused() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&b"date,amount\n".repeat(500)).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(read(Source::Bytes(&packed)).unwrap().len(), 6000);
        let error = read(Source::Bytes(&packed[..packed.len() - 6])).unwrap_err();
        assert!(error.to_string().contains("cut off"), "{error}");
    }

    #[test]
    fn a_file_that_grows_while_it_is_read_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&b"date,amount\n".repeat(500)).unwrap();
        let path = file.path().to_owned();
        let mut stream = Source::File(&path).open("a.csv").unwrap();
        let mut bytes = Vec::new();
        stream.fill(&mut bytes, 1000).unwrap();
        file.write_all(b"2026-01-01,1\n").unwrap();
        let error = stream.fill(&mut bytes, 10_000).unwrap_err().to_string();
        assert!(error.contains("changed while it was read"), "{error}");
    }
}
