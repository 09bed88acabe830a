//! What `forecast` and `allocate` are given, and how they end.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::command::Completion;
use super::failure::Failure;
use super::forecast::{last_ledger, output_arguments};
use super::output::Output;
use super::{Context, flags, inputs, printer, saved};
use crate::config::Settings;
use crate::control::{AlarmInputs, alarms};
use crate::ingest::LedgerSummary;
use crate::pipeline::{Forecast as Made, ForecastError, ForecastRequest, InputFile};
use crate::report::{self, ForecastInputs, Readers};

/// Files and settings of a run.
pub(super) struct Given {
    pub(super) ledgers: Vec<InputFile>,
    budgets: Vec<InputFile>,
    drivers: Vec<InputFile>,
    open_items: Vec<InputFile>,
    saved: Option<Vec<InputFile>>,
    responses: Vec<InputFile>,
    pub(super) units: Vec<InputFile>,
    pub(super) settings: Settings,
}

/// The ledgers of a run.
pub(super) fn ledger_argument() -> Arg {
    Arg::new("ledgers")
        .value_name("LEDGER")
        .help("Ledger CSV files (also .gz; - is standard input)")
        .required(true)
        .num_args(1..)
}

/// Where its settings are.
pub(super) fn settings_argument() -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("FILE")
        .help("Settings [default: cashcast.toml beside the first ledger, else here]")
        .value_parser(value_parser!(PathBuf))
}

/// Ledgers, budgets, settings and output.
pub(super) fn arguments(command: Command) -> Command {
    let command = command
        .arg(ledger_argument())
        .arg(
            Arg::new("budget")
                .short('b')
                .long("budget")
                .value_name("FILE")
                .help("Budget: CSV, JSON or TOML; repeatable, they merge")
                .action(ArgAction::Append),
        )
        .arg(settings_argument())
        .arg(saved::against())
        .args(output_arguments());
    flags::augment_without(command, &["units"])
}

impl Given {
    /// Finds the files and reads the settings; nothing is written over what is read.
    pub(super) fn new(
        matches: &ArgMatches,
        context: &Context,
        output: &Output,
    ) -> Result<Self, Failure> {
        let ledgers = inputs::files(matches, "ledgers")?;
        let budgets = inputs::files(matches, "budget")?;
        let settings = inputs::settings(matches, context, &ledgers)?;
        let drivers = inputs::drivers(&settings)?;
        let open_items = inputs::open_items(&settings)?;
        let saved = saved::files(matches)?;
        let responses = inputs::responses(&settings)?;
        let units = inputs::units(&settings)?;
        let given =
            Self { ledgers, budgets, drivers, open_items, saved, responses, units, settings };
        inputs::one_standard_input(given.files())?;
        let written = output.files.iter().map(|file| ("-o", file.as_path()));
        inputs::keep_inputs(given.files(), written)?;
        let rejects = given.settings.rejects.iter().map(|file| ("--rejects", Path::new(file)));
        inputs::keep_inputs(given.files(), rejects)?;
        Ok(given)
    }

    fn files(&self) -> impl Iterator<Item = &InputFile> {
        let saved = self.saved.iter().flatten();
        let files = self.ledgers.iter().chain(&self.budgets).chain(&self.drivers);
        files.chain(&self.open_items).chain(&self.responses).chain(&self.units).chain(saved)
    }

    /// What a forecast is made from.
    pub(super) fn request(&self) -> ForecastRequest<'_> {
        ForecastRequest {
            ledgers: &self.ledgers,
            budgets: &self.budgets,
            drivers: &self.drivers,
            open_items: &self.open_items,
            saved: self.saved.as_deref(),
            responses: &self.responses,
            settings: &self.settings,
        }
    }

    /// Makes something of them. Rows that were left out are written where the settings say.
    pub(super) fn make<T>(
        &self,
        make: impl Fn(&ForecastRequest<'_>) -> Result<T, ForecastError>,
    ) -> Result<T, Failure> {
        or_rejects(&self.settings, make(&self.request()))
    }

    pub(super) fn report_inputs<'a>(
        &'a self,
        made: &'a Made,
        matches: &ArgMatches,
        readers: Readers,
    ) -> ForecastInputs<'a> {
        let behind = (made.projection.as_of - made.last_actual).num_days();
        ForecastInputs {
            projection: &made.projection,
            planned: &made.planned,
            components: &made.components,
            allocation: &made.allocation,
            settings: &self.settings,
            sources: &made.sources,
            budget: &made.budget,
            control: made.control.as_ref(),
            opening_source: made.opening.source,
            opening_note: &made.opening.origin,
            stale: (behind > 0).then_some((made.last_actual, behind)),
            notes: &made.notes,
            cents: matches.get_flag("cents"),
            // only `allocate` asks
            lump_sum: matches!(matches.try_get_one("lump"), Ok(Some(true))),
            readers,
        }
    }

    /// Keeps the forecast where `--save` says, whole: with every scenario and record.
    pub(super) fn save(&self, made: &Made, matches: &ArgMatches) -> Result<(), Failure> {
        let settings = Settings { scenarios: Vec::new(), ..self.settings.clone() };
        saved::keep(matches, saved::FORECAST, made.projection.as_of, || {
            let inputs = self.report_inputs(made, matches, Readers::Programs);
            report::forecast(&ForecastInputs { settings: &settings, ..inputs })
        })
    }

    /// Prints every breached threshold.
    pub(super) fn sound(&self, made: &Made) -> Completion {
        sound(&alarm_inputs(made), &self.settings)
    }
}

/// What was made. Where too many rows were left out, they are written all the same: whoever has to mend
/// them needs them most now.
pub(super) fn or_rejects<T>(
    settings: &Settings,
    made: Result<T, ForecastError>,
) -> Result<T, Failure> {
    made.or_else(|error| {
        if let ForecastError::TooManyRejects { rejects, .. } = &error {
            inputs::write_rejects(settings, rejects)?;
        }
        Err(Failure::from(error))
    })
}

/// Writes the rows that were left out of what was made.
pub(super) fn write_rejects(settings: &Settings, sources: &[LedgerSummary]) -> Result<(), Failure> {
    inputs::write_rejects(settings, sources.iter().flat_map(|source| &source.rejects))
}

/// Prints every breached threshold.
pub(super) fn sound(inputs: &AlarmInputs<'_>, settings: &Settings) -> Completion {
    let alarms = alarms(inputs, &settings.fail_on);
    for alarm in &alarms {
        printer::message(&alarm.to_string());
    }
    if alarms.is_empty() { Completion::Done } else { Completion::Breached }
}

/// What thresholds are judged on.
pub(super) fn alarm_inputs(made: &Made) -> AlarmInputs<'_> {
    let last_row = (made.last_actual, last_ledger(&made.sources, made.last_actual));
    AlarmInputs {
        projection: Some(&made.projection),
        record: None,
        control: made.control.as_ref(),
        last_saved: made.last_saved.as_ref().map(|last| &last.forecast),
        control_then: made.last_saved.as_ref().and_then(|last| last.control.as_ref()),
        as_of: made.projection.as_of,
        last_row,
        decimals: made.projection.currency.decimals(),
    }
}
