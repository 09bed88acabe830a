//! Subcommands: one ordered table; help and dispatch derive from it.

use clap::{ArgMatches, Command};

use super::Context;
use super::allocate::Allocate;
use super::backtest::Backtest;
use super::config::Config;
use super::failure::Failure;
use super::forecast::Forecast;
use super::init::Init;
use super::inspect::Inspect;
use super::report::Report;
use super::variance::Variance;

/// One subcommand.
pub(super) trait Subcommand: Sync {
    /// Its name.
    fn name(&self) -> &'static str;
    /// Its arguments and help.
    fn arguments(&self, command: Command) -> Command;
    /// Runs it.
    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure>;
}

/// How a run that gave complete output ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Completion {
    /// Nothing to report.
    Done,
    /// A threshold named with `--fail-on` is breached.
    Breached,
}

/// In the order of the help.
pub(super) static SUBCOMMANDS: &[&dyn Subcommand] =
    &[&Forecast, &Allocate, &Variance, &Backtest, &Report, &Inspect, &Init, &Config];

/// The whole command line.
pub(super) fn parser() -> Command {
    let root = Command::new("cashcast")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Cash-flow forecasts from ledgers and budgets: best, base and worst cash by week, and what it can carry on each stage of the customer journey")
        .after_help("Exit codes: 0 done; 1 read or write failed; 2 usage or configuration; 3 input refused, or a question only you can answer; 4 a --fail-on threshold is breached.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(100);
    SUBCOMMANDS.iter().fold(root, |root, subcommand| {
        root.subcommand(subcommand.arguments(Command::new(subcommand.name())))
    })
}
