//! `cashcast variance`.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::forecast::{last_ledger, output, output_arguments};
use super::given::{Given, ledger_argument, or_rejects, settings_argument, sound, write_rejects};
use super::{flags, saved};
use crate::control::AlarmInputs;
use crate::pipeline::{self, Variance as Made, VarianceRequest};
use crate::report::{self, VarianceInputs};

/// The subcommand.
pub(super) struct Variance;

/// Flags that change nothing in a comparison with what was paid.
const LEFT_OUT: &[&str] = &[
    "opening",
    "reserve",
    "horizon",
    "scenario",
    "set",
    "use-credit",
    "inventory",
    "level",
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
    "after-as-of",
    "since",
];

impl Subcommand for Variance {
    fn name(&self) -> &'static str {
        "variance"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("Budget against actual by stage, touchpoint, department and category, and where it ends")
            .after_help(
                "Example: cashcast variance ledger.csv --budget budget.csv --material 250 --fail-on variance",
            )
            .arg(ledger_argument())
            .arg(
                Arg::new("budget")
                    .short('b')
                    .long("budget")
                    .value_name("FILE")
                    .help("Budget: CSV, JSON or TOML; repeatable, they merge")
                    .required_unless_present("against")
                    .action(ArgAction::Append),
            )
            .arg(saved::against())
            .arg(settings_argument())
            .args(output_arguments());
        flags::augment_without(command, LEFT_OUT)
            .mut_arg("every", |arg| {
                arg.help("Step of the budget: week or month [default: as its rows are]")
            })
            .mut_arg("table", |arg| {
                arg.help(
                    "Which table CSV holds: sources, variance, totals, completion, departments, \
                     units, standards, outside, forecasts, forecast_lines, lead_times or notes \
                     [default: variance]",
                )
            })
            .mut_arg("tables", |arg| {
                arg.help(
                    "Only these parts: variance, completion, departments, units, standards, against, \
                     lead-times, notes",
                )
            })
            .mut_arg("fail-on", |arg| {
                arg.help("Exit 4 when breached: variance, stale=3days; @new: only what is new; repeatable")
            })
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let given = Given::new(matches, context, &output)?;
        let request = VarianceRequest { of: given.request(), units: &given.units };
        let made = or_rejects(&given.settings, pipeline::variance(&request))?;
        write_rejects(&given.settings, &made.sources)?;
        output.write(&report::variance(&VarianceInputs {
            control: made.control.as_ref(),
            frozen: made.frozen.as_ref(),
            budget: &made.budget,
            settings: &given.settings,
            as_of: made.as_of,
            last_actual: made.last_actual,
            currency: &made.currency,
            sources: &made.sources,
            notes: &made.notes,
            cents: matches.get_flag("cents"),
        }))?;
        Ok(sound(&alarm_inputs(&made), &given.settings))
    }
}

/// What thresholds are judged on.
fn alarm_inputs(made: &Made) -> AlarmInputs<'_> {
    AlarmInputs {
        projection: None,
        record: None,
        control: made.control.as_ref(),
        last_saved: made.last_saved.as_ref().map(|last| &last.forecast),
        control_then: made.last_saved.as_ref().and_then(|last| last.control.as_ref()),
        as_of: made.as_of,
        last_row: (made.last_actual, last_ledger(&made.sources, made.last_actual)),
        decimals: made.currency.decimals(),
    }
}
