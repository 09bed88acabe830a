//! Files to bytes.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::IngestError;

/// The bytes of a file; gzip (by its magic number, whatever the name) is unpacked.
pub fn open(path: &Path) -> Result<Vec<u8>, IngestError> {
    let shown = path.display().to_string();
    let fail = |source: io::Error| IngestError::Io { file: shown.clone(), source };
    let kind = fs::metadata(path).map_err(fail)?;
    if kind.is_dir() {
        return Err(fail(io::Error::new(
            io::ErrorKind::IsADirectory,
            "is a directory; name its files",
        )));
    }
    let bytes = fs::read(path).map_err(fail)?;
    unpack(bytes, &shown)
}

/// The bytes of a stream that the caller has opened (standard input); gzip is unpacked.
pub fn open_reader(reader: &mut dyn Read, shown: &str) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
    reader
        .read_to_end(&mut bytes)
        .map_err(|source| IngestError::Io { file: shown.to_owned(), source })?;
    unpack(bytes, shown)
}

fn unpack(bytes: Vec<u8>, shown: &str) -> Result<Vec<u8>, IngestError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut text = Vec::with_capacity(bytes.len().saturating_mul(4));
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut text).map_err(|error| {
        IngestError::Io {
            file: shown.to_owned(),
            source: io::Error::new(
                error.kind(),
                format!(
                    "the gzip stream is cut off or damaged after {} bytes of text ({error})",
                    text.len()
                ),
            ),
        }
    })?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn directories_and_missing_files_say_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = open(folder.path()).unwrap_err().to_string();
        assert!(error.contains("is a directory"), "{error}");
        assert!(open(&folder.path().join("none.csv")).is_err());
    }

    #[test]
    fn gzip_is_unpacked_and_a_cut_stream_is_refused() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&b"date,amount\n".repeat(500)).unwrap();
        let packed = packed.finish().unwrap();
        let text = open_reader(&mut packed.as_slice(), "a.csv.gz").unwrap();
        assert_eq!(text.len(), 6000);
        let error = open_reader(&mut &packed[..packed.len() - 6], "a.csv.gz").unwrap_err();
        assert!(error.to_string().contains("cut off"), "{error}");
    }
}
