//! The only place that writes to standard output, standard error and output files.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes data to standard output; a closed pipe is success (`cashcast … | head`).
pub(super) fn data(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes data to standard output piece by piece; a closed pipe is success, and ends the writing.
pub(super) fn data_by(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes lines to standard error: errors, questions, alarms. Nothing can be done if that fails.
pub(super) fn message(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{}", text.trim_end());
}

/// Is standard output a terminal?
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Width of the terminal on standard output, if it is one.
pub(super) fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// Writes a file whole or not at all: to a temporary file beside it, then renamed.
pub(super) fn file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    file_by(path, |out| out.write_all(bytes))
}

/// The same, piece by piece.
pub(super) fn file_by(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    temporary(path, write)?.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
///
/// [`io::ErrorKind::AlreadyExists`] where it is there, also where another run has just made it.
pub(super) fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = temporary(path, |out| out.write_all(bytes))?;
    written.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file beside `path`, written.
fn temporary(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        let why = format!("there is no folder {}", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, why));
    }
    let mut temporary =
        tempfile::Builder::new().prefix(".cashcast-").permissions_like(path).tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, temporary.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Temporary files are made private; an output file must be as readable as any other, and a file
/// that is replaced keeps its permissions.
trait PermissionsLike {
    fn permissions_like(&mut self, path: &Path) -> &mut Self;
}

impl PermissionsLike for tempfile::Builder<'_, '_> {
    #[cfg(unix)]
    fn permissions_like(&mut self, path: &Path) -> &mut Self {
        use std::os::unix::fs::PermissionsExt;
        let permissions = std::fs::metadata(path).map_or_else(
            |_| std::fs::Permissions::from_mode(0o666),
            |metadata| metadata.permissions(),
        );
        self.permissions(permissions)
    }

    #[cfg(not(unix))]
    fn permissions_like(&mut self, _path: &Path) -> &mut Self {
        self
    }
}
