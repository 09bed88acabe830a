//! The `cashcast` binary: parse, run, return the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    cashcast::cli::main(std::env::args_os(), std::env::vars_os())
}
