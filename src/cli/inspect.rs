//! `cashcast inspect`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::{Failure, Kind};
use super::output::Output;
use super::terminal::ColorChoice;
use super::{flags, inputs, printer};
use crate::pipeline::{self, ForecastError, InspectRequest, Inspected};
use crate::report::{
    self, InspectInputs, RenderOptions, Style, TransactionFormat, TransactionWriter,
    format_for_extension,
};

/// The subcommand.
pub(super) struct Inspect;

/// The table that is written row by row.
const TRANSACTIONS: &str = "transactions";

impl Subcommand for Inspect {
    fn name(&self) -> &'static str {
        "inspect"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("How each file is read, what proves it, and what is wrong with it")
            .after_help("Example: cashcast inspect bank.csv; exit 3 where a file leaves a question")
            .arg(
                Arg::new("files")
                    .value_name("FILE")
                    .help("Ledger CSV files (also .gz; - is standard input)")
                    .required(true)
                    .num_args(1..),
            )
            .arg(
                Arg::new("config")
                    .long("config")
                    .value_name("FILE")
                    .help("Settings [default: cashcast.toml beside the first file, else here]")
                    .value_parser(value_parser!(PathBuf)),
            )
            .args(output_arguments());
        flags::augment_reading(command)
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let rows = output.options.table.as_deref() == Some(TRANSACTIONS);
        let places = if rows { row_places(&output)? } else { Vec::new() };
        let files = inputs::files(matches, "files")?;
        inputs::one_standard_input(&files)?;
        let settings = inputs::settings(matches, context, &files)?;
        let written = output.files.iter().map(|file| ("-o", file.as_path()));
        inputs::keep_inputs(files.iter(), written)?;
        let rejects = settings.rejects.iter().map(|file| ("--rejects", Path::new(file)));
        inputs::keep_inputs(files.iter(), rejects)?;
        let request = InspectRequest { files: &files, settings: &settings };
        let found = pipeline::inspect(&request);
        inputs::write_rejects(&settings, found.rejects())?;
        if !rows {
            let inputs = InspectInputs { files: &found.files, settings: &settings };
            output.write(&report::inspect(&inputs))?;
        } else if found.failures.is_empty() {
            for (place, format) in &places {
                write_rows(place.as_deref(), *format, &request, &found)?;
            }
        }
        let failures = found.failures.into_iter().map(Failure::from).collect();
        Failure::several(failures).map_or(Ok(Completion::Done), Err)
    }
}

/// A place to write rows to; standard output where it is none.
type RowPlace = (Option<PathBuf>, TransactionFormat);

/// Where the rows go, and how.
fn row_places(output: &Output) -> Result<Vec<RowPlace>, Failure> {
    let format = |name: &str| {
        TransactionFormat::named(name).ok_or_else(|| {
            let what = format!("--table {TRANSACTIONS} is not written as {name}");
            Failure::new(Kind::Usage, what, Some("write it as csv or json"))
        })
    };
    let mut places = Vec::new();
    for file in &output.files {
        let name = format_for_extension(file).map_or("", |renderer| renderer.name());
        places.push((Some(file.clone()), format(name)?));
    }
    if places.is_empty() || output.format.is_some() {
        places.push((None, format(output.format.as_deref().unwrap_or("csv"))?));
    }
    Ok(places)
}

fn write_rows(
    place: Option<&Path>,
    format: TransactionFormat,
    request: &InspectRequest<'_>,
    found: &Inspected,
) -> Result<(), Failure> {
    let mut refused = None;
    let mut write = |out: &mut dyn Write| -> io::Result<()> {
        let mut writer = TransactionWriter::new(out, format)?;
        // A sink cannot fail: the first failure ends the writing and is told at the end.
        let mut written = Ok(());
        let read = pipeline::transactions(request, found, &mut |file, row, currency| {
            if written.is_ok() {
                written = writer.row(file, row, currency);
            }
        });
        if let Err(error) = read {
            refused = Some(error);
            return Err(io::Error::other("the file could not be read again"));
        }
        written.and_then(|()| writer.finish())
    };
    let done = match place {
        None => printer::data_by(&mut write),
        Some(file) => printer::file_by(file, &mut write),
    };
    if let Some(error) = refused {
        return Err(ForecastError::from(error).into());
    }
    let shown = place.map_or("standard output".to_owned(), |file| file.display().to_string());
    done.map_err(|error| {
        Failure::new(Kind::Runtime, format!("could not write {shown}: {error}"), None)
    })
}

const OUTPUT: &str = "Output";

fn output_arguments() -> Vec<Arg> {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .help(help)
            .help_heading(OUTPUT)
            .value_parser(ValueParser::string())
    };
    vec![
        text("format", "FORMAT", "table, json, csv or markdown [default: table]"),
        text(
            "table",
            "NAME",
            "Which table CSV holds: files, columns, evidence, questions, by_currency, notes, or \
             transactions (every row as used; also as JSON) [default: files]",
        ),
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("FILE")
            .help("Write to FILE in the format of its extension; repeatable")
            .help_heading(OUTPUT)
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append),
        Arg::new("quiet")
            .short('q')
            .long("quiet")
            .help("Only one line for each file, and its questions")
            .help_heading(OUTPUT)
            .action(ArgAction::SetTrue),
        Arg::new("color")
            .long("color")
            .value_name("WHEN")
            .help("auto, always or never")
            .help_heading(OUTPUT)
            .value_parser(value_parser!(ColorChoice))
            .default_value("auto")
            .hide_possible_values(true),
    ]
}

fn output(matches: &ArgMatches, context: &Context) -> Output {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let choice = matches.get_one::<ColorChoice>("color").copied().unwrap_or_default();
    let color = context.environment.wants_color(choice, printer::is_terminal());
    Output {
        format: text("format"),
        files: matches.get_many::<PathBuf>("output").unwrap_or_default().cloned().collect(),
        options: RenderOptions {
            width: context.environment.width(printer::terminal_width()),
            style: if color { Style::Color } else { Style::Plain },
            parts: Vec::new(),
            quiet: matches.get_flag("quiet"),
            table: text("table"),
        },
    }
}
