//! `cashcast allocate`.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::flags;
use super::forecast::output;
use super::given::{self, Given, write_rejects};
use crate::control::changes;
use crate::pipeline;
use crate::report;

/// The subcommand.
pub(super) struct Allocate;

impl Subcommand for Allocate {
    fn name(&self) -> &'static str {
        "allocate"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about(
                "What the cash can carry of the budget, by stage, touchpoint, week and department",
            )
            .after_help(
                "Example: cashcast allocate ledger.csv --budget budget.csv --policy waterfall",
            );
        given::arguments(command)
            .arg(
                Arg::new("lump")
                    .long("lump")
                    .help("Also say what can be spent today in one sum")
                    .help_heading(flags::STAGES)
                    .action(ArgAction::SetTrue),
            )
            .mut_arg("budget", |arg| arg.required(true))
            .mut_arg("table", |arg| {
                arg.help(
                    "Which table CSV holds: sources, stages, allocation, departments, paths, scorecard, \
                     funnel, changes or notes [default: stages]",
                )
            })
            .mut_arg("tables", |arg| {
                arg.help("Only these parts: stages, scorecard, commit, departments, paths, changes, notes")
            })
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let output = output(matches, context);
        output.check()?;
        let given = Given::new(matches, context, &output)?;
        let made = given.make(pipeline::allocated)?;
        write_rejects(&given.settings, &made.sources)?;
        let inputs = given.report_inputs(&made, matches, output.readers());
        let last = made.last_saved.as_ref();
        let since = last.map(|last| changes(&last.forecast, &made.projection, &made.allocation));
        output.write(&report::allocation(&inputs, since.as_ref()))?;
        Ok(given.sound(&made))
    }
}
