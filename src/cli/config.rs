//! `cashcast config`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::{Failure, Kind};
use super::{flags, inputs, printer};
use crate::report::settings_text;

/// The subcommand.
pub(super) struct Config;

impl Subcommand for Config {
    fn name(&self) -> &'static str {
        "config"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("Every setting in force, with who said it: flag, environment, file or default")
            .arg(
                Arg::new("ledgers")
                    .value_name("LEDGER")
                    .help("Ledgers, beside which cashcast.toml is looked for; they are not read")
                    .num_args(0..),
            )
            .arg(
                Arg::new("config")
                    .long("config")
                    .value_name("FILE")
                    .help("Settings [default: cashcast.toml beside the first ledger, else here]")
                    .value_parser(value_parser!(PathBuf)),
            );
        flags::augment(command)
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let ledgers = inputs::named(matches, "ledgers");
        let settings = inputs::settings(matches, context, &ledgers)?;
        printer::data(settings_text(&settings).as_bytes()).map_err(|error| {
            let what = format!("could not write to standard output: {error}");
            Failure::new(Kind::Runtime, what, None)
        })?;
        Ok(Completion::Done)
    }
}
