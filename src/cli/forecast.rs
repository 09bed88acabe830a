//! `cashcast forecast`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::output::Output;
use super::terminal::ColorChoice;
use super::{flags, inputs, printer};
use crate::aggregate::FoundRows;
use crate::control::{AlarmInputs, alarms};
use crate::ingest::LedgerSummary;
use crate::pipeline::{self, Forecast as Made, ForecastError, ForecastRequest};
use crate::project::Explanation;
use crate::report::{self, ExplainInputs, ForecastInputs, Readers, RenderOptions, Style};

/// The subcommand.
pub(super) struct Forecast;

impl Subcommand for Forecast {
    fn name(&self) -> &'static str {
        "forecast"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("The cash table, best, base and worst, and what each stage can safely spend")
            .after_help("Example: cashcast forecast ledger.csv --budget budget.csv --reserve 10000")
            .arg(
                Arg::new("ledgers")
                    .value_name("LEDGER")
                    .help("Ledger CSV files (also .gz; - is standard input)")
                    .required(true)
                    .num_args(1..),
            )
            .arg(
                Arg::new("budget")
                    .short('b')
                    .long("budget")
                    .value_name("FILE")
                    .help("Budget: CSV, JSON or TOML; repeatable, they merge")
                    .action(ArgAction::Append),
            )
            .arg(
                Arg::new("config")
                    .long("config")
                    .value_name("FILE")
                    .help("Settings [default: cashcast.toml beside the first ledger, else here]")
                    .value_parser(value_parser!(PathBuf)),
            )
            .args(output_arguments());
        flags::augment(command)
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let ledgers = inputs::files(matches, "ledgers")?;
        let budgets = inputs::files(matches, "budget")?;
        let settings = inputs::settings(matches, context, &ledgers)?;
        let drivers = inputs::drivers(&settings)?;
        let open_items = inputs::open_items(&settings)?;
        let read = || ledgers.iter().chain(&budgets).chain(&drivers).chain(&open_items);
        inputs::one_standard_input(read())?;
        inputs::keep_inputs(read(), output.files.iter().map(|file| ("-o", file.as_path())))?;
        inputs::keep_inputs(
            read(),
            settings.rejects.iter().map(|file| ("--rejects", Path::new(file))),
        )?;
        let request = ForecastRequest {
            ledgers: &ledgers,
            budgets: &budgets,
            drivers: &drivers,
            open_items: &open_items,
            settings: &settings,
        };
        let question = matches.get_one::<String>("explain");
        let made = made(&request, question).or_else(|error| {
            if let ForecastError::TooManyRejects { rejects, .. } = &error {
                // whoever has to mend the rows needs them most now
                inputs::write_rejects(&settings, rejects)?;
            }
            Err(Failure::from(error))
        })?;
        let (made, answer) = made;
        let rejects = made.sources.iter().flat_map(|source| &source.rejects);
        inputs::write_rejects(&settings, rejects)?;
        let inputs = report_inputs(&made, &settings, matches, output.readers());
        let report = match &answer {
            None => report::forecast(&inputs),
            Some((explanation, found)) => {
                let files: Vec<&str> = ledgers.iter().map(|file| file.name.as_str()).collect();
                report::explain(&ExplainInputs {
                    forecast: inputs,
                    explanation,
                    found,
                    files: &files,
                })
            }
        };
        output.write(&report)?;
        let last_row = (made.last_actual, last_ledger(&made.sources, made.last_actual));
        let inputs = AlarmInputs { projection: &made.projection, last_row };
        let alarms = alarms(&inputs, &settings.fail_on);
        for alarm in &alarms {
            printer::message(&alarm.to_string());
        }
        Ok(if alarms.is_empty() { Completion::Done } else { Completion::Breached })
    }
}

/// What stands behind the figure asked for.
type Answer = (Explanation, Vec<FoundRows>);

/// The forecast, and the answer to `--explain` where it is asked.
fn made(
    request: &ForecastRequest<'_>,
    question: Option<&String>,
) -> Result<(Made, Option<Answer>), ForecastError> {
    match question {
        None => pipeline::forecast(request).map(|made| (made, None)),
        Some(question) => pipeline::explain(request, question)
            .map(|made| (made.forecast, Some((made.explanation, made.found)))),
    }
}

/// The ledger that holds the last row.
pub(super) fn last_ledger(sources: &[LedgerSummary], last_actual: NaiveDate) -> &str {
    sources
        .iter()
        .max_by_key(|source| source.last_date.filter(|date| *date <= last_actual))
        .map_or("", |source| source.file.as_str())
}

fn report_inputs<'a>(
    made: &'a Made,
    settings: &'a crate::config::Settings,
    matches: &ArgMatches,
    readers: Readers,
) -> ForecastInputs<'a> {
    let behind = (made.projection.as_of - made.last_actual).num_days();
    ForecastInputs {
        projection: &made.projection,
        planned: &made.planned,
        components: &made.components,
        allocation: &made.allocation,
        settings,
        sources: &made.sources,
        budget: &made.budget,
        opening_source: made.opening.source,
        opening_note: &made.opening.origin,
        stale: (behind > 0).then_some((made.last_actual, behind)),
        notes: &made.notes,
        cents: matches.get_flag("cents"),
        readers,
    }
}

const OUTPUT: &str = "Output";

/// The arguments that say what is written, and where.
pub(super) fn output_arguments() -> Vec<Arg> {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .help(help)
            .help_heading(OUTPUT)
            .value_parser(ValueParser::string())
    };
    let switch = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).help(help).help_heading(OUTPUT).action(ArgAction::SetTrue)
    };
    vec![
        text("format", "FORMAT", "table, json, csv or markdown [default: table]"),
        text("table", "NAME", "Which table CSV holds [default: periods]"),
        text(
            "tables",
            "NAMES",
            "Only these parts: cash, way, lines, scenarios, credit, open-items, stages, commit, reserves, planned, recurring, trend, notes",
        ),
        text("explain", "QUESTION", "What stands behind one figure: \"DATE LINE [SCENARIO]\"")
            .conflicts_with("tables"),
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("FILE")
            .help("Write to FILE in the format of its extension; repeatable")
            .help_heading(OUTPUT)
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append),
        switch("cents", "Print cents"),
        switch("quiet", "Only the sentences").short('q'),
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

/// What they come to.
pub(super) fn output(matches: &ArgMatches, context: &Context) -> Output {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let choice = matches.get_one::<ColorChoice>("color").copied().unwrap_or_default();
    let color = context.environment.wants_color(choice, printer::is_terminal());
    let parts = text("tables").map(|parts| {
        parts
            .split(',')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    });
    let files = matches.get_many::<PathBuf>("output").unwrap_or_default().cloned().collect();
    Output {
        format: text("format"),
        files,
        options: RenderOptions {
            width: context.environment.width(printer::terminal_width()),
            style: if color { Style::Color } else { Style::Plain },
            parts: parts.unwrap_or_default(),
            quiet: matches.get_flag("quiet"),
            table: text("table"),
        },
    }
}
