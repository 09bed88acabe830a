//! `variance`: ledgers and budgets to what became of each budget line.

use chrono::NaiveDate;

use super::forecast::{ForecastRequest, budgets, forecast};
use super::gather::{Gathered, gather};
use super::read::InputFile;
use super::saved::LastSaved;
use super::{ForecastError, open_items, questions, saved, thresholds};
use crate::aggregate::{Plans, plans};
use crate::config::{FailOnKind, Origin, Settings};
use crate::control::{Control, ControlInputs, Frozen, FrozenInputs, Materiality, control, frozen};
use crate::domain::{
    Budget, CashTable, Currency, Grain, Note, PlacedItem, SavedForecast, UnitLine,
};
use crate::ingest::units::read_units;
use crate::ingest::{IngestError, LedgerSummary};

/// What a comparison is made from.
#[derive(Debug, Clone, Copy)]
pub struct VarianceRequest<'a> {
    /// Files and settings, as of a forecast: today's tells what is only late.
    pub of: ForecastRequest<'a>,
    /// Files of units behind the budgets, in order.
    pub units: &'a [InputFile],
}

/// Budget against actual with everything a report of it needs.
#[derive(Debug, Clone)]
pub struct Variance {
    /// Budget against actual; `None` without a budget.
    pub control: Option<Control>,
    /// Saved forecasts against what came, where they are asked for.
    pub frozen: Option<Frozen>,
    /// The last saved forecast, where they are asked for and there is one.
    pub last_saved: Option<LastSaved>,
    /// The budgets.
    pub budget: Budget,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The last day with a ledger row.
    pub last_actual: NaiveDate,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What each ledger held.
    pub sources: Vec<LedgerSummary>,
    /// What qualifies the inputs.
    pub notes: Vec<Note>,
}

/// Compares budgets with ledgers.
///
/// # Errors
///
/// Those of [`super::forecast`] about its inputs; [`ForecastError::NothingToCompare`] where no day
/// of the budget is past and in the ledgers.
pub fn variance(request: &VarianceRequest<'_>) -> Result<Variance, ForecastError> {
    let VarianceRequest { of: request, units: unit_files } = request;
    // the day from which history is used is a forecast's: what was paid is paid
    let settings = &Settings { since: None, ..request.settings.clone() };
    let judged = |kind| matches!(kind, FailOnKind::Variance | FailOnKind::Stale { .. });
    let not_judged = thresholds::check_judged(settings, judged, "`cashcast forecast`")?;
    thresholds::check_budget(settings, request.budgets)?;
    thresholds::check_new(settings, request.saved)?;
    let items = open_items::read(request.open_items, settings).map_err(ForecastError::OpenItems)?;
    let Gathered { as_of, aggregated, sources, currency, mut notes } =
        gather(request.ledgers, settings)?;
    notes.extend(not_judged);
    let budget = budgets(request.budgets, settings)?;
    let placed = open_items::place(items, settings, &aggregated.history, &currency, as_of)
        .map_err(ForecastError::OpenItems)?;
    let units = units(unit_files, settings)?;
    let plans = plans(&budget, settings, &aggregated.history).map_err(questions::about_plans)?;
    let compared = |as_of| {
        control(&control_inputs(
            settings,
            &aggregated.history,
            &ControlSources {
                plans: &plans,
                open_items: &placed.items,
                units: &units,
                as_of,
                decimals: currency.decimals(),
            },
        ))
    };
    let control = (!request.budgets.is_empty()).then(|| compared(as_of)).transpose()?;
    let saved = request.saved.map(|files| saved::read(files, &currency)).transpose()?;
    let frozen = saved.as_ref().map(|saved| against(request, saved, &aggregated.history, as_of));
    let last = saved.and_then(|saved| saved::last(saved, as_of));
    // a budget that had not begun then had nothing over it
    let last_saved = last.map(|forecast| LastSaved {
        control: control.as_ref().and_then(|_| compared(forecast.as_of).ok()),
        forecast,
    });
    notes.extend(budget.notes.iter().cloned());
    notes.extend(plans.bound_notes.iter().cloned());
    notes.extend(placed.notes);
    let last_actual = aggregated.last_actual;
    Ok(Variance {
        control,
        frozen,
        last_saved,
        budget,
        as_of,
        last_actual,
        currency,
        sources,
        notes,
    })
}

/// Saved forecasts against what came. Today's forecast tells what is only late; where none can be
/// made, that stays open.
fn against(
    request: &ForecastRequest<'_>,
    saved: &[SavedForecast],
    history: &CashTable,
    as_of: NaiveDate,
) -> Frozen {
    // no threshold is judged on it, and all of it is needed
    let settings = Settings {
        fail_on: Vec::new(),
        scenarios: Vec::new(),
        as_of: Some(as_of),
        ..request.settings.clone()
    };
    // what came is compared with cash, whatever it could carry
    let request = ForecastRequest { responses: &[], saved: None, settings: &settings, ..*request };
    let today = forecast(&request);
    let (today, why) = match today {
        Ok(made) => (Some(made.projection), None),
        Err(error) => (None, Some(error)),
    };
    let mut made = frozen(&FrozenInputs { saved, history, as_of, today: today.as_ref() });
    made.notes.extend(why.map(|error| {
        let text = format!("Timing is not told apart: no forecast can be made today ({error}).");
        Note::new("no-timing", text)
    }));
    made
}

/// What a comparison is made from, beside settings and history.
pub(super) struct ControlSources<'a> {
    pub(super) plans: &'a Plans,
    pub(super) open_items: &'a [PlacedItem],
    pub(super) units: &'a [UnitLine],
    pub(super) as_of: NaiveDate,
    pub(super) decimals: u32,
}

/// What a comparison takes.
pub(super) fn control_inputs<'a>(
    settings: &Settings,
    history: &'a CashTable,
    sources: &ControlSources<'a>,
) -> ControlInputs<'a> {
    ControlInputs {
        plans: &sources.plans.flows,
        compared: &sources.plans.compared,
        history,
        open_items: sources.open_items,
        units: sources.units,
        as_of: sources.as_of,
        grain: said_grain(settings),
        fiscal_year_starts: settings.fiscal_year_starts,
        materiality: Materiality { amount: settings.material, percent: settings.material_percent },
        decimals: sources.decimals,
    }
}

/// The step of a forecast is weeks unless said; a budget has its own.
fn said_grain(settings: &Settings) -> Option<Grain> {
    let said = settings.origins.iter().find(|said| said.key == "every")?;
    let month_or_week = settings.grain != Grain::Day;
    (said.origin != Origin::Default && month_or_week).then_some(settings.grain)
}

fn units(files: &[InputFile], settings: &Settings) -> Result<Vec<UnitLine>, ForecastError> {
    let file = |file: &InputFile| Ok((file.name.clone(), file.source().bytes(&file.name)?));
    let read = || {
        let files = files.iter().map(file).collect::<Result<Vec<_>, IngestError>>()?;
        read_units(&files, &settings.stages, settings.fiscal_year_starts)
    };
    read().map_err(ForecastError::Units)
}
