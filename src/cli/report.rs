//! `cashcast report`.

use clap::{ArgMatches, Command};

use super::Context;
use super::command::{Completion, Subcommand};
use super::failure::Failure;
use super::forecast::output;
use super::given::{self, Given, alarm_inputs, write_rejects};
use super::saved;
use crate::config::{FailOn, FailOnKind, Settings, Sounds};
use crate::control::{alarms, changes};
use crate::domain::Scenario;
use crate::pipeline::{self, Forecast as Made};
use crate::report::{self, VarianceInputs, WeeklyInputs};

/// The subcommand.
pub(super) struct Report;

impl Subcommand for Report {
    fn name(&self) -> &'static str {
        "report"
    }

    fn arguments(&self, command: Command) -> Command {
        let command = command
            .about("The weekly report: cash, stages, budget against actual, and what changed")
            .after_help(
                "Example: cashcast report ledger.csv --budget budget.csv --save kept -o monday.md",
            );
        given::arguments(command)
            .arg(saved::save())
            .mut_arg("format", |arg| arg.help("markdown, table, json or csv [default: markdown]"))
            .mut_arg("table", |arg| {
                arg.help(
                    "Which table CSV holds: alarms, sources, scenarios, periods, stages, variance, \
                     changes or notes [default: periods]",
                )
            })
            .mut_arg("tables", |arg| {
                arg.help("Only these parts: cash, way, stages, commit, variance, changes, notes")
            })
    }

    fn run(&self, matches: &ArgMatches, context: &Context) -> Result<Completion, Failure> {
        let mut output = output(matches, context);
        if output.files.is_empty() {
            output.format.get_or_insert_with(|| "markdown".to_owned());
        }
        output.check()?;
        let given = Given::new(matches, context, &output)?;
        let made = given.make(pipeline::forecast)?;
        write_rejects(&given.settings, &made.sources)?;
        let forecast = given.report_inputs(&made, matches, output.readers());
        let last = made.last_saved.as_ref();
        let since = last.map(|last| changes(&last.forecast, &made.projection, &made.allocation));
        output.write(&report::weekly(&WeeklyInputs {
            variance: made.control.as_ref().map(|control| VarianceInputs {
                control: Some(control),
                frozen: None,
                budget: &made.budget,
                settings: &given.settings,
                as_of: made.projection.as_of,
                last_actual: made.last_actual,
                currency: &made.projection.currency,
                sources: &made.sources,
                notes: &[],
                cents: forecast.cents,
            }),
            forecast,
            changes: since.as_ref(),
            alarms: &alarms(&alarm_inputs(&made), &watched(&given.settings, &made)),
        }))?;
        given.save(&made, matches)?;
        Ok(given.sound(&made))
    }
}

/// What the report tells as an alarm: the thresholds of `--fail-on`, each time; without any, cash
/// below zero or the reserve in the worst case, and lines over budget.
fn watched(settings: &Settings, made: &Made) -> Vec<FailOn> {
    let always = |threshold: &FailOn| FailOn { sounds: Sounds::Always, ..threshold.clone() };
    if !settings.fail_on.is_empty() {
        return settings.fail_on.iter().map(always).collect();
    }
    let judged = made.opening.source != report::OpeningSource::Unknown;
    let kinds = [
        (judged, FailOnKind::Shortfall),
        (judged && made.projection.threshold().is_some(), FailOnKind::BelowReserve),
        (true, FailOnKind::Variance),
    ];
    let threshold = |kind| FailOn {
        kind,
        scenario: Scenario::Worst,
        sounds: Sounds::Always,
        text: String::new(),
    };
    kinds.into_iter().filter(|(watched, _)| *watched).map(|(_, kind)| threshold(kind)).collect()
}
