//! `cashcast forecast`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::given::{self, Given, write_rejects};
use super::output::Output;
use super::terminal::ColorChoice;
use super::{printer, saved};
use crate::aggregate::FoundRows;
use crate::ingest::LedgerSummary;
use crate::pipeline::{self, Forecast as Made, ForecastError, ForecastRequest};
use crate::project::Explanation;
use crate::report::{self, ExplainInputs, RenderOptions, Style};

/// The subcommand.
pub(super) struct Forecast;

impl Subcommand for Forecast {
    fn name(&self) -> &'static str {
        "forecast"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("The cash table, best, base and worst, and what each stage can safely spend")
            .after_help(
                "Example: cashcast forecast ledger.csv --budget budget.csv --reserve 10000",
            );
        given::arguments(command).arg(saved::save()).arg(
            Arg::new("explain")
                .long("explain")
                .value_name("QUESTION")
                .help("What stands behind one figure: \"DATE LINE [SCENARIO]\"")
                .help_heading(OUTPUT)
                .conflicts_with_all(["tables", "save"]),
        )
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let given = Given::new(matches, context, &output)?;
        let question = matches.get_one::<String>("explain");
        let (made, answer) = given.make(|request| made(request, question))?;
        write_rejects(&given.settings, &made.sources)?;
        let inputs = given.report_inputs(&made, matches, output.readers());
        let report = match &answer {
            None => report::forecast(&inputs),
            Some((explanation, found)) => {
                let files: Vec<&str> =
                    given.ledgers.iter().map(|file| file.name.as_str()).collect();
                report::explain(&ExplainInputs {
                    forecast: inputs,
                    explanation,
                    found,
                    files: &files,
                })
            }
        };
        output.write(&report)?;
        given.save(&made, matches)?;
        Ok(given.sound(&made))
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
