//! Forecasts that are kept: `--save DIR` and `--against DIR|FILE`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, value_parser};

use super::failure::{Failure, Kind};
use super::printer;
use crate::ingest::saved::saved_name;
use crate::pipeline::{InputFile, InputSource};
use crate::report::{RenderOptions, Report, renderer};

/// What is kept: the first part of the file's name.
pub(super) const FORECAST: &str = "forecast";

/// `--against`: forecasts that were saved.
pub(super) fn against() -> Arg {
    Arg::new("against")
        .long("against")
        .value_name("DIR|FILE")
        .help("Compare with saved forecasts: a folder that --save wrote, or one file of it")
        .help_heading("Saved forecasts")
        .value_parser(value_parser!(PathBuf))
}

/// `--save`: a folder to keep this forecast in.
pub(super) fn save() -> Arg {
    Arg::new("save")
        .long("save")
        .value_name("DIR")
        .help("Keep this forecast as DIR/forecast-DATE.json; a rerun is a new file (-2, -3 …)")
        .help_heading("Saved forecasts")
        .value_parser(value_parser!(PathBuf))
}

/// The files of `--against`; else those that `--save` kept before; none where neither is given.
pub(super) fn files(matches: &ArgMatches) -> Result<Option<Vec<InputFile>>, Failure> {
    let given = |name: &str| matches.try_get_one::<PathBuf>(name).ok().flatten();
    match (given("against"), given("save")) {
        (Some(path), _) if path.is_dir() => of_folder(path).map(Some),
        (Some(path), _) => Ok(Some(vec![input(path)])),
        // the first run makes the folder
        (None, Some(folder)) if folder.exists() => of_folder(folder).map(Some),
        (None, Some(_)) => Ok(Some(Vec::new())),
        (None, None) => Ok(None),
    }
}

fn input(path: &Path) -> InputFile {
    InputFile {
        name: path.display().to_string(),
        source: InputSource::Path(path.to_owned()),
        progress: None,
    }
}

/// Files of a folder that are named as saved forecasts are, in order of their names.
fn of_folder(folder: &Path) -> Result<Vec<InputFile>, Failure> {
    let fail = |error: std::io::Error| {
        let what = format!("could not read {}: {error}", folder.display());
        Failure::new(Kind::Runtime, what, None)
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let named = path.file_name().and_then(|name| name.to_str());
        if named.is_some_and(|name| saved_name(FORECAST, name).is_some()) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths.iter().map(|path| input(path)).collect())
}

/// Keeps a report in the folder of `--save`, where one is given. Nothing is written over: the first
/// free name of its day is taken.
pub(super) fn keep(
    matches: &ArgMatches,
    kind: &str,
    as_of: NaiveDate,
    report: impl FnOnce() -> Report,
) -> Result<(), Failure> {
    let Some(folder) = matches.get_one::<PathBuf>("save") else { return Ok(()) };
    let fail = |error: &dyn std::fmt::Display| {
        let what = format!("could not save to {}: {error}", folder.display());
        Failure::new(Kind::Runtime, what, None)
    };
    let json = renderer("json").ok_or_else(|| fail(&"there is no JSON"))?;
    let bytes = json.render(&report(), &RenderOptions::default()).map_err(|error| fail(&error))?;
    std::fs::create_dir_all(folder).map_err(|error| fail(&error))?;
    for revision in 1_u32.. {
        let name = match revision {
            1 => format!("{kind}-{as_of}.json"),
            _ => format!("{kind}-{as_of}-{revision}.json"),
        };
        match printer::new_file(&folder.join(name), &bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map_err(|error| fail(&error)),
        }
    }
    Ok(())
}
