//! Arguments, terminal, exit codes.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line and returns its exit code.
pub fn main(
    _arguments: impl IntoIterator<Item = OsString>,
    _environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> ExitCode {
    ExitCode::from(2)
}
