//! `cashcast init`.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::{Failure, Kind};
use super::{flags, inputs, printer};
use crate::config::CONFIG_NAME;
use crate::pipeline::{self, InitRequest, InputFile, InputSource, ProposedConfig};
use crate::report::{InitSummary, init_summary};

/// The subcommand.
pub(super) struct Init;

/// Flags that say something of one run only.
const ONE_RUN: &[&str] = &[
    "rejects",
    "driver",
    "open-items",
    "units",
    "set",
    "use-credit",
    "fit",
    "min-return",
    "spend-return",
];
/// Flags that are written in a form of their own, or not at all: a day of one run.
const OWN_FORM: &[&str] = &["opening", "as-of", "fx"];

impl Subcommand for Init {
    fn name(&self) -> &'static str {
        "init"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("Write a commented cashcast.toml from what the ledgers show")
            .after_help(
                "Flags given here are kept in the file, so a question is answered for good:\n  \
                 cashcast init bank.csv --date-format %d/%m/%Y",
            )
            .arg(
                Arg::new("ledgers")
                    .value_name("FILE")
                    .help("Ledger CSV files (also .gz; - is standard input); none for a skeleton")
                    .num_args(0..),
            )
            .arg(
                Arg::new("output")
                    .short('o')
                    .long("output")
                    .value_name("FILE")
                    .help("Write to FILE, - for standard output [default: cashcast.toml beside the first ledger]")
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                Arg::new("force")
                    .long("force")
                    .help("Replace a file that exists; it is kept as FILE.bak")
                    .action(ArgAction::SetTrue),
            );
        flags::augment_without(command, ONE_RUN)
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let ledgers = inputs::files(matches, "ledgers")?;
        inputs::one_standard_input(&ledgers)?;
        let target = Target::new(matches, context, &ledgers);
        target.check(matches.get_flag("force"), &ledgers)?;
        let (settings, environment) = inputs::settings_without_file(matches, context)?;
        let said: Vec<_> = flags::given_outside_layout(matches)
            .into_iter()
            .filter(|(name, _)| !OWN_FORM.contains(name))
            .collect();
        let request = InitRequest {
            ledgers: &ledgers,
            settings: &settings,
            environment: &environment,
            said: &said,
            said_opening: matches.contains_id("opening"),
        };
        let made = pipeline::init(&request)?;
        target.write(&made, &ledgers)?;
        Ok(Completion::Done)
    }
}

/// Where the text goes.
struct Target {
    /// `None` is standard output.
    file: Option<PathBuf>,
    /// `forecast` looks there by itself.
    is_found: bool,
}

impl Target {
    fn new(matches: &ArgMatches, context: &Context, ledgers: &[InputFile]) -> Self {
        let first = ledgers.iter().find_map(|file| match &file.source {
            InputSource::Path(path) => path.parent(),
            InputSource::Bytes(_) | InputSource::Spooled(_) => None,
        });
        let usual = first.unwrap_or(&context.working_directory).join(CONFIG_NAME);
        match matches.get_one::<PathBuf>("output") {
            Some(path) if path.as_os_str() == "-" => Self { file: None, is_found: true },
            Some(path) => Self { is_found: *path == usual, file: Some(path.clone()) },
            None => Self { file: Some(usual), is_found: true },
        }
    }

    /// Refused before anything is read: a file that exists, or one that is read.
    fn check(&self, force: bool, ledgers: &[InputFile]) -> Result<(), Failure> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        inputs::keep_inputs(ledgers.iter(), std::iter::once(("-o", file.as_path())))?;
        if file.symlink_metadata().is_ok() && !force {
            return Err(Failure::new(
                Kind::Usage,
                format!("{} exists and is not overwritten", file.display()),
                Some(
                    "--force replaces it and keeps the old file as .bak; -o - prints what would be written",
                ),
            ));
        }
        Ok(())
    }

    fn write(&self, made: &ProposedConfig, ledgers: &[InputFile]) -> Result<(), Failure> {
        let Some(file) = &self.file else {
            return print(made.text.as_bytes());
        };
        let failed = |file: &Path, error: std::io::Error| {
            let what = format!("could not write {}: {error}", file.display());
            Failure::new(Kind::Runtime, what, None)
        };
        let old = match std::fs::read(file) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(file, error)),
        };
        let unchanged = old.as_deref() == Some(made.text.as_bytes());
        let kept = old.filter(|_| !unchanged).map(|old| (backup(file), old));
        if let Some((backup, old)) = &kept {
            printer::file(backup, old).map_err(|error| failed(backup, error))?;
        }
        if !unchanged {
            printer::file(file, made.text.as_bytes()).map_err(|error| failed(file, error))?;
        }
        let shown = file.display().to_string();
        let kept = kept.map(|(backup, _)| backup.display().to_string());
        let names: Vec<String> = ledgers.iter().map(given).collect();
        let summary = InitSummary {
            written: &shown,
            kept: kept.as_deref(),
            unchanged,
            counts: (made.sources, made.rules, made.recurring),
            doubts: &made.doubts,
            ledgers: &names,
            config: (!self.is_found).then_some(&*shown),
        };
        print(init_summary(&summary).as_bytes())
    }
}

/// The name as it stood on the command line.
fn given(file: &InputFile) -> String {
    match file.source {
        InputSource::Path(_) => file.name.clone(),
        InputSource::Bytes(_) | InputSource::Spooled(_) => "-".to_owned(),
    }
}

/// `cashcast.toml.bak`
fn backup(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

fn print(bytes: &[u8]) -> Result<(), Failure> {
    printer::data(bytes).map_err(|error| {
        let what = format!("could not write to standard output: {error}");
        Failure::new(Kind::Runtime, what, None)
    })
}
