//! Arguments to input files and settings.

use std::fs::{File, Metadata};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use tempfile::NamedTempFile;

use super::failure::{Failure, Kind};
use super::progress::Bar;
use super::{Context, flags, printer};
use crate::config::{ConfigFile, Origin, RawSettings, Settings, discover};
use crate::ingest::{Progress, RowError};
use crate::pipeline::{InputFile, InputSource};

/// The files of one argument; `-` is standard input, read here.
pub(super) fn files(matches: &ArgMatches, argument: &str) -> Result<Vec<InputFile>, Failure> {
    let names = matches.get_many::<String>(argument).unwrap_or_default();
    names.map(|name| file(name)).collect()
}

/// The files of external drivers that the settings name; `-` is standard input, read here.
pub(super) fn drivers(settings: &Settings) -> Result<Vec<InputFile>, Failure> {
    settings.drivers.iter().map(|name| file(name)).collect()
}

/// The files of receivables and payables that the settings name; `-` is standard input, read here.
pub(super) fn open_items(settings: &Settings) -> Result<Vec<InputFile>, Failure> {
    settings.open_items.iter().map(|name| file(name)).collect()
}

/// The files of units behind budgets that the settings name; `-` is standard input, read here.
pub(super) fn units(settings: &Settings) -> Result<Vec<InputFile>, Failure> {
    settings.units.iter().map(|name| file(name)).collect()
}

/// The files of responses that the settings name; `-` is standard input, read here.
pub(super) fn responses(settings: &Settings) -> Result<Vec<InputFile>, Failure> {
    settings.fit.iter().map(|name| file(name)).collect()
}

/// The files of one argument by name; nothing is read.
pub(super) fn named(matches: &ArgMatches, argument: &str) -> Vec<InputFile> {
    let names = matches.get_many::<String>(argument).unwrap_or_default();
    let paths = names.filter(|name| *name != "-");
    paths
        .map(|name| InputFile {
            name: name.clone(),
            source: InputSource::Path(name.into()),
            progress: None,
        })
        .collect()
}

/// How standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

fn file(name: &str) -> Result<InputFile, Failure> {
    let (name, source) = if name == "-" {
        (STANDARD_INPUT, keep(&mut std::io::stdin().lock(), STANDARD_INPUT)?)
    } else {
        (name, named_source(name)?)
    };
    let progress: Option<Arc<dyn Progress>> = Some(Arc::new(Bar::new()));
    Ok(InputFile { name: name.to_owned(), source, progress })
}

/// A file is opened when it is read; a pipe (`<(zcat ledger.gz)`) can be opened only once, now.
fn named_source(name: &str) -> Result<InputSource, Failure> {
    let path = PathBuf::from(name);
    let is_pipe = |found: &Metadata| !found.is_file() && !found.is_dir();
    if !std::fs::metadata(&path).is_ok_and(|found| is_pipe(&found)) {
        return Ok(InputSource::Path(path));
    }
    let mut pipe = File::open(&path).map_err(|error| unreadable(name, &error))?;
    keep(&mut pipe, name)
}

/// More of a stream than this is kept in a temporary file, not in memory.
const IN_MEMORY: u64 = 8 << 20;

/// Keeps a stream that cannot be read twice.
fn keep(stream: &mut dyn Read, name: &str) -> Result<InputSource, Failure> {
    let fail = |error: &std::io::Error| unreadable(name, error);
    let mut bytes = Vec::new();
    stream.take(IN_MEMORY).read_to_end(&mut bytes).map_err(|error| fail(&error))?;
    if (bytes.len() as u64) < IN_MEMORY {
        return Ok(InputSource::Bytes(bytes));
    }
    let mut spool = || {
        let mut file = NamedTempFile::new()?;
        file.write_all(&bytes)?;
        std::io::copy(stream, &mut file)?;
        file.flush().map(|()| file)
    };
    spool().map(|file| InputSource::Spooled(Arc::new(file))).map_err(|error| fail(&error))
}

fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    Failure::new(Kind::Runtime, format!("could not read {name}: {error}"), None)
}

/// Standard input can be read once.
pub(super) fn one_standard_input<'a>(
    files: impl IntoIterator<Item = &'a InputFile>,
) -> Result<(), Failure> {
    let read = |file: &&InputFile| file.name == STANDARD_INPUT;
    if files.into_iter().filter(read).count() > 1 {
        return Err(Failure::new(Kind::Usage, "`-` stands for standard input once", None));
    }
    Ok(())
}

/// A report never takes the place of a file it is made from.
pub(super) fn keep_inputs<'a>(
    inputs: impl Iterator<Item = &'a InputFile>,
    written: impl Iterator<Item = (&'static str, &'a Path)>,
) -> Result<(), Failure> {
    let place = |path: &Path| path.canonicalize().ok();
    let read: Vec<PathBuf> = inputs
        .filter_map(|file| match &file.source {
            InputSource::Path(path) => place(path),
            InputSource::Bytes(_) | InputSource::Spooled(_) => None,
        })
        .collect();
    for (flag, file) in written {
        if place(file).is_some_and(|place| read.contains(&place)) {
            return Err(Failure::new(
                Kind::Usage,
                format!("{flag} {}: this file is read by the same run", file.display()),
                Some("write to another file"),
            ));
        }
    }
    Ok(())
}

/// Flags over environment over `cashcast.toml` over defaults.
pub(super) fn settings(
    matches: &ArgMatches,
    context: &Context,
    ledgers: &[InputFile],
) -> Result<Settings, Failure> {
    let first = ledgers.iter().find_map(|file| match &file.source {
        InputSource::Path(path) => Some(path.as_path()),
        InputSource::Bytes(_) | InputSource::Spooled(_) => None,
    });
    let explicit = matches.get_one::<PathBuf>("config").map(PathBuf::as_path);
    let file = discover(explicit, first, &context.working_directory)
        .map(|path| ConfigFile::load(&path))
        .transpose()?;
    let environment = environment(context)?;
    Ok(Settings::resolve(&flags(matches), &environment, file.as_ref())?)
}

/// Flags over environment over defaults, and the environment's part of them: what is said without
/// a configuration file.
pub(super) fn settings_without_file(
    matches: &ArgMatches,
    context: &Context,
) -> Result<(Settings, RawSettings), Failure> {
    let environment = environment(context)?;
    let settings = Settings::resolve(&flags(matches), &environment, None)?;
    Ok((settings, environment))
}

fn flags(matches: &ArgMatches) -> RawSettings {
    let mut raw = RawSettings::default();
    for (name, values) in flags::given(matches) {
        raw.set(name, values, Origin::Flag);
    }
    raw
}

fn environment(context: &Context) -> Result<RawSettings, Failure> {
    let variables = context.environment.iter();
    let pairs = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Ok(RawSettings::from_environment(pairs)?)
}

/// Writes skipped rows with their places and reasons, where asked.
pub(super) fn write_rejects<'a>(
    settings: &Settings,
    rejected: impl IntoIterator<Item = &'a RowError>,
) -> Result<(), Failure> {
    let Some(path) = &settings.rejects else {
        return Ok(());
    };
    rejects(rejected)
        .map_err(|error| error.to_string())
        .and_then(|bytes| printer::file(Path::new(path), &bytes).map_err(|error| error.to_string()))
        .map_err(|error| {
            Failure::new(
                Kind::Runtime,
                format!("could not write {}: {error}", path.display()),
                None,
            )
        })
}

fn rejects<'a>(rejected: impl IntoIterator<Item = &'a RowError>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["file", "line", "column", "reason", "row"])?;
    for error in rejected {
        let number =
            |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
        writer.write_record([
            &*error.position.file,
            &number(error.position.line),
            &number(error.position.column),
            &error.what,
            &error.row,
        ])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
