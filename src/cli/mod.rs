//! Arguments, terminal, exit codes.

mod allocate;
mod backtest;
mod command;
mod config;
mod failure;
mod flags;
mod forecast;
mod given;
mod init;
mod inputs;
mod inspect;
mod output;
mod printer;
mod progress;
mod report;
mod saved;
mod terminal;
mod variance;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use command::{Completion, SUBCOMMANDS, parser};
use terminal::Environment;

/// What a subcommand may know of the world outside its arguments.
struct Context {
    /// Environment variables.
    environment: Environment,
    /// Where a configuration file is looked for last.
    working_directory: PathBuf,
}

/// Runs the command line and returns its exit code (DESIGN §4).
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> ExitCode {
    let matches = match parser().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return refuse(&error),
    };
    let context =
        Context { environment: Environment::new(environment), working_directory: PathBuf::new() };
    // clap requires a subcommand, and knows only those of the table.
    let Some((name, matches)) = matches.subcommand() else {
        return ExitCode::from(2);
    };
    let found = SUBCOMMANDS.iter().find(|subcommand| subcommand.name() == name);
    let Some(subcommand) = found else {
        return ExitCode::from(2);
    };
    match subcommand.run(matches, &context) {
        Ok(Completion::Done) => ExitCode::SUCCESS,
        Ok(Completion::Breached) => ExitCode::from(4),
        Err(failure) => {
            printer::message(&failure.text);
            failure.exit_code()
        }
    }
}

/// Help and version go to standard output and are success; the rest is a usage error.
fn refuse(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if error.use_stderr() {
        printer::message(&text);
        return ExitCode::from(2);
    }
    match printer::data(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}
