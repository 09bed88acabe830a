//! `cashcast variance`.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::forecast::{last_ledger, output, output_arguments};
use super::given::{ledger_argument, settings_argument};
use super::{flags, inputs, printer, saved};
use crate::config::Settings;
use crate::control::{AlarmInputs, alarms};
use crate::pipeline::{self, ForecastError, InputFile, Variance as Made, VarianceRequest};
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
        let given = Given::new(matches, context)?;
        given.keep(output.files.iter().map(|file| ("-o", file.as_path())))?;
        let made = given.make()?;
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
        Ok(sound(&made, &given.settings))
    }
}

/// Files and settings of a run.
struct Given {
    ledgers: Vec<InputFile>,
    budgets: Vec<InputFile>,
    drivers: Vec<InputFile>,
    saved: Option<Vec<InputFile>>,
    open_items: Vec<InputFile>,
    units: Vec<InputFile>,
    settings: Settings,
}

impl Given {
    fn new(matches: &ArgMatches, context: &Context) -> Result<Self, Failure> {
        let ledgers = inputs::files(matches, "ledgers")?;
        let budgets = inputs::files(matches, "budget")?;
        let settings = inputs::settings(matches, context, &ledgers)?;
        let saved = saved::files(matches)?;
        // drivers are of the forecast that tells what is only late
        let drivers = saved.as_ref().map_or(Ok(Vec::new()), |_| inputs::drivers(&settings))?;
        let open_items = inputs::open_items(&settings)?;
        let units = inputs::units(&settings)?;
        let given = Self { ledgers, budgets, drivers, saved, open_items, units, settings };
        inputs::one_standard_input(given.files())?;
        Ok(given)
    }

    fn files(&self) -> impl Iterator<Item = &InputFile> {
        let saved = self.saved.iter().flatten();
        let files = self.ledgers.iter().chain(&self.budgets).chain(&self.drivers);
        files.chain(&self.open_items).chain(&self.units).chain(saved)
    }

    /// Nothing is written over what is read.
    fn keep<'a>(
        &'a self,
        written: impl Iterator<Item = (&'static str, &'a Path)>,
    ) -> Result<(), Failure> {
        let rejects = self.settings.rejects.iter().map(|file| ("--rejects", Path::new(file)));
        inputs::keep_inputs(self.files(), written.chain(rejects))
    }

    fn make(&self) -> Result<Made, Failure> {
        let request = VarianceRequest {
            ledgers: &self.ledgers,
            budgets: &self.budgets,
            drivers: &self.drivers,
            saved: self.saved.as_deref(),
            open_items: &self.open_items,
            units: &self.units,
            settings: &self.settings,
        };
        let made = pipeline::variance(&request).or_else(|error| {
            if let ForecastError::TooManyRejects { rejects, .. } = &error {
                // whoever has to mend the rows needs them most now
                inputs::write_rejects(&self.settings, rejects)?;
            }
            Err(Failure::from(error))
        })?;
        let rejects = made.sources.iter().flat_map(|source| &source.rejects);
        inputs::write_rejects(&self.settings, rejects)?;
        Ok(made)
    }
}

/// Prints every breached threshold.
fn sound(made: &Made, settings: &Settings) -> Completion {
    let inputs = AlarmInputs {
        projection: None,
        record: None,
        control: made.control.as_ref(),
        last_saved: made.last_saved.as_ref().map(|last| &last.forecast),
        control_then: made.last_saved.as_ref().and_then(|last| last.control.as_ref()),
        as_of: made.as_of,
        last_row: (made.last_actual, last_ledger(&made.sources, made.last_actual)),
        decimals: made.currency.decimals(),
    };
    let alarms = alarms(&inputs, &settings.fail_on);
    for alarm in &alarms {
        printer::message(&alarm.to_string());
    }
    if alarms.is_empty() { Completion::Done } else { Completion::Breached }
}
