//! `cashcast backtest`.

use std::path::Path;

use clap::{ArgMatches, Command};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::forecast::{last_ledger, output, output_arguments};
use super::given::{ledger_argument, or_rejects, settings_argument, sound, write_rejects};
use super::{flags, inputs};
use crate::config::Settings;
use crate::control::AlarmInputs;
use crate::pipeline::{self, Backtest as Made, BacktestRequest};
use crate::report::{self, BacktestInputs};

/// The subcommand.
pub(super) struct Backtest;

/// Flags that change nothing in a track record.
const LEFT_OUT: &[&str] = &[
    "opening",
    "reserve",
    "horizon",
    "every",
    "week-ends",
    "fiscal-year-starts",
    "scenario",
    "open-items",
    "set",
    "use-credit",
    "inventory",
    "seed",
    "paths",
    "safety",
    "safety-level",
    "pace",
    "policy",
    "fit",
    "response",
    "min-return",
    "spend-return",
    "units",
    "material",
    "material-percent",
    "after-as-of",
];

impl Subcommand for Backtest {
    fn name(&self) -> &'static str {
        "backtest"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about(
                "How right this forecast would have been from past dates, and whether to trust it",
            )
            .after_help("Example: cashcast backtest ledger.csv --fail-on accuracy=70")
            .arg(ledger_argument())
            .arg(settings_argument())
            .args(output_arguments());
        flags::augment_without(command, LEFT_OUT)
            .mut_arg("table", |arg| {
                arg.help(
                    "Which table CSV holds: sources, summary, horizons, lines, origins, weeks or \
                     notes [default: summary]",
                )
            })
            .mut_arg("tables", |arg| {
                arg.help("Only these parts: weekly, horizons, lines, origins, notes")
            })
            .mut_arg("fail-on", |arg| {
                arg.help("Exit 4 when breached: accuracy=70, stale=3days; repeatable")
            })
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let ledgers = inputs::files(matches, "ledgers")?;
        let settings = inputs::settings(matches, context, &ledgers)?;
        let drivers = inputs::drivers(&settings)?;
        let read = || ledgers.iter().chain(&drivers);
        inputs::one_standard_input(read())?;
        let written = output.files.iter().map(|file| ("-o", file.as_path()));
        inputs::keep_inputs(read(), written)?;
        let rejects = settings.rejects.iter().map(|file| ("--rejects", Path::new(file)));
        inputs::keep_inputs(read(), rejects)?;
        let request = BacktestRequest { ledgers: &ledgers, drivers: &drivers, settings: &settings };
        let made = or_rejects(&settings, pipeline::backtest(&request))?;
        write_rejects(&settings, &made.sources)?;
        output.write(&report::backtest(&report_inputs(&made, &settings, matches)))?;
        Ok(sound(&alarm_inputs(&made), &settings))
    }
}

/// What thresholds are judged on.
fn alarm_inputs(made: &Made) -> AlarmInputs<'_> {
    AlarmInputs {
        projection: None,
        record: Some(&made.record),
        control: None,
        last_saved: None,
        control_then: None,
        as_of: made.as_of,
        last_row: (made.last_actual, last_ledger(&made.sources, made.last_actual)),
        decimals: made.currency.decimals(),
    }
}

fn report_inputs<'a>(
    made: &'a Made,
    settings: &'a Settings,
    matches: &ArgMatches,
) -> BacktestInputs<'a> {
    BacktestInputs {
        record: &made.record,
        settings,
        as_of: made.as_of,
        currency: &made.currency,
        sources: &made.sources,
        notes: &made.notes,
        cents: matches.get_flag("cents"),
    }
}
