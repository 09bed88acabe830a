//! `forecast`: ledgers, budgets and settings to a projection and what it can carry.

use chrono::NaiveDate;

use super::control::{ControlSources, control_inputs};
use super::credit::credit_headroom;
use super::drivers::drivers;
use super::gather::{Gathered, gather};
use super::read::InputFile;
use super::saved::LastSaved;
use super::{ForecastError, open_items, questions, returns, saved, thresholds};
use crate::aggregate::{
    Aggregated, KnownOpening, OpeningSource, Planned, PlannedExpansion, Plans, opening,
    planned_items, plans,
};
use crate::allocate::returns::Returns;
use crate::allocate::{Allocation, AllocationInputs, allocate};
use crate::config::{FailOnKind, Settings};
use crate::control::{Control, control};
use crate::domain::{
    Budget, Currency, DateSpan, DatedItem, Driver, Note, Period, PlacedItem, periods,
};
use crate::ingest::{IngestError, LedgerSummary, budget::read_budgets};
use crate::project::{LineComponents, ProjectInputs, Projection, components, project, stand_ins};

/// What a forecast is made from.
#[derive(Debug, Clone, Copy)]
pub struct ForecastRequest<'a> {
    /// Ledgers, in order.
    pub ledgers: &'a [InputFile],
    /// Budgets, in order.
    pub budgets: &'a [InputFile],
    /// External drivers, in order.
    pub drivers: &'a [InputFile],
    /// Files of receivables and payables, in order.
    pub open_items: &'a [InputFile],
    /// Saved forecasts, where they are asked for.
    pub saved: Option<&'a [InputFile]>,
    /// Files of responses to fit curves to, in order.
    pub responses: &'a [InputFile],
    /// Settings in force.
    pub settings: &'a Settings,
}

/// A forecast with everything a report of it needs.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// The projection, stage spend as planned.
    pub projection: Projection,
    /// What history shows of each line.
    pub components: Vec<LineComponents>,
    /// What the cash can carry.
    pub allocation: Allocation,
    /// The budgets.
    pub budget: Budget,
    /// What each ledger held.
    pub sources: Vec<LedgerSummary>,
    /// The balance it starts from.
    pub opening: KnownOpening,
    /// The last day with a ledger row.
    pub last_actual: NaiveDate,
    /// Every rule of `[[planned]]` with its dates.
    pub planned: Vec<PlannedExpansion>,
    /// What became of the budgets so far; `None` without one, or where nothing of it is past.
    pub control: Option<Control>,
    /// The last saved forecast, where one is asked for and there is one.
    pub last_saved: Option<LastSaved>,
    /// What qualifies the inputs.
    pub notes: Vec<Note>,
}

/// Makes a forecast.
pub fn forecast(request: &ForecastRequest<'_>) -> Result<Forecast, ForecastError> {
    run(request).map(|(forecast, _, _)| forecast)
}

/// Makes a forecast whose allocation can be judged.
///
/// # Errors
///
/// Those of [`forecast`]; [`ForecastError::NothingToCarry`] where the opening balance is unknown.
pub fn allocated(request: &ForecastRequest<'_>) -> Result<Forecast, ForecastError> {
    let made = forecast(request)?;
    match made.opening.source {
        OpeningSource::Unknown => Err(ForecastError::NothingToCarry),
        _ => Ok(made),
    }
}

/// Makes a forecast, and gives back what it was made from.
pub(super) fn run(request: &ForecastRequest<'_>) -> Result<(Forecast, Made, Dated), ForecastError> {
    let settings = request.settings;
    thresholds::check_reserve(settings)?;
    thresholds::check_budget(settings, request.budgets)?;
    thresholds::check_new(settings, request.saved)?;
    let (gathered, items) = rayon::join(
        || gather(request.ledgers, settings),
        || open_items::read(request.open_items, settings),
    );
    let Gathered { as_of, aggregated, sources, currency, mut notes } = gathered?;
    let budget = budgets(request.budgets, settings)?;
    let drivers = drivers(request.drivers, settings)?;
    let responses = returns::read(request.responses, settings)?;
    let placed = items
        .and_then(|items| open_items::place(items, settings, &aggregated.history, &currency, as_of))
        .map_err(ForecastError::OpenItems)?;
    let plans = plans(&budget, settings, &aggregated.history).map_err(questions::about_plans)?;
    let opening = opening(settings, &aggregated, &sources, (as_of, currency.decimals()));
    thresholds::check_opening(settings, opening.source)?;
    notes.extend(budget.notes.iter().cloned());
    notes.extend(opening.notes.iter().chain(&plans.bound_notes).chain(&plans.notes).cloned());
    notes.extend(drivers.notes);
    notes.extend(responses.notes);
    notes.extend(placed.notes);
    let (drivers, open_items) = (drivers.drivers, placed.items);
    let made = Made { as_of, aggregated, plans, opening, currency, drivers, open_items };
    let control = budget_control(&made, settings, made.as_of)?;
    let last_saved = last_saved(request, &made)?;
    let dated = Dated::new(&made, settings);
    let projection = project(&inputs(&made, &dated, settings))?;
    notes.extend(dated.notes.iter().cloned());
    let returns = returns::returns(settings, &responses.touchpoints, &made)?;
    let allocation = allocation(&made, settings, &projection, &returns);
    let components =
        components(&made.aggregated.history, made.aggregated.last_actual, made.currency.decimals());
    let forecast = Forecast {
        projection,
        components,
        allocation,
        budget,
        sources,
        last_actual: made.aggregated.last_actual,
        opening: made.opening.clone(),
        planned: dated.planned.clone(),
        control,
        last_saved,
        notes,
    };
    Ok((forecast, made, dated))
}

/// What became of the budget so far. A budget of days to come has nothing to compare, which is an
/// error only where a threshold asks for it.
fn budget_control(
    made: &Made,
    settings: &Settings,
    as_of: NaiveDate,
) -> Result<Option<Control>, ForecastError> {
    let asked = settings.fail_on.iter().any(|threshold| threshold.kind == FailOnKind::Variance);
    let compared = control(&control_inputs(
        settings,
        &made.aggregated.history,
        &ControlSources {
            plans: &made.plans,
            open_items: &made.open_items,
            units: &[],
            as_of,
            decimals: made.currency.decimals(),
        },
    ));
    match compared {
        Ok(control) => Ok(Some(control)),
        Err(nothing) if asked && as_of == made.as_of => Err(nothing.into()),
        Err(_) => Ok(None),
    }
}

/// The last saved forecast, with what was over budget on its day as the ledgers tell it now.
fn last_saved(
    request: &ForecastRequest<'_>,
    made: &Made,
) -> Result<Option<LastSaved>, ForecastError> {
    let Some(files) = request.saved else { return Ok(None) };
    let saved = saved::read(files, &made.currency)?;
    let Some(forecast) = saved::last(saved, made.as_of) else { return Ok(None) };
    let control = budget_control(made, request.settings, forecast.as_of)?;
    Ok(Some(LastSaved { forecast, control }))
}

/// What the projection is made from.
pub(super) struct Made {
    pub(super) as_of: NaiveDate,
    pub(super) aggregated: Aggregated,
    pub(super) plans: Plans,
    opening: KnownOpening,
    currency: Currency,
    drivers: Vec<Driver>,
    /// Receivables and payables, each with its line.
    open_items: Vec<PlacedItem>,
}

/// The rows of the tables, and every amount whose day is known.
pub(super) struct Dated {
    periods: Vec<Period>,
    items: Vec<DatedItem>,
    /// Every planned item with its dates.
    planned: Vec<PlannedExpansion>,
    /// Planned items that never fire, or were paid early.
    notes: Vec<Note>,
}

impl Dated {
    fn new(made: &Made, settings: &Settings) -> Self {
        let last_actual = made.aggregated.last_actual;
        let periods = periods(last_actual, made.as_of, settings.horizon, settings.grain);
        let mut items = made.aggregated.future.clone();
        let mut planned = Planned::default();
        if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
            let window = DateSpan { start: first.span.start, end: last.span.end };
            let decimals = made.currency.decimals();
            planned = planned_items(settings, &made.aggregated.history, window, decimals);
            let before = items.len();
            items.extend(planned.items.iter().cloned());
            let every: Vec<&DatedItem> = items.iter().collect();
            let stand_ins = stand_ins(&every, last_actual);
            let words = |at: Option<usize>| {
                at.map(|at| format!("{} of {}", items[at].name, items[at].date))
            };
            planned.replaced_by(stand_ins.into_iter().skip(before).map(words));
        }
        let Planned { expansions, notes, .. } = planned;
        Self { periods, items, planned: expansions, notes }
    }
}

/// What a projection takes.
pub(super) fn inputs<'a>(
    made: &'a Made,
    dated: &'a Dated,
    settings: &'a Settings,
) -> ProjectInputs<'a> {
    ProjectInputs {
        history: &made.aggregated.history,
        last_actual: made.aggregated.last_actual,
        as_of: made.as_of,
        opening: made.opening.amount,
        opening_on: made.opening.on,
        currency: &made.currency,
        periods: &dated.periods,
        items: &dated.items,
        plans: &made.plans.flows,
        drivers: &made.drivers,
        reserve: settings.reserve,
        earmarks: settings.earmarks.iter().map(|earmark| earmark.amount).sum(),
        level: settings.level,
        open_items: &made.open_items,
        inventory: settings.inventory,
        what_ifs: &settings.what_ifs,
        credit_line: settings.credit_line.as_ref(),
        use_credit: settings.use_credit,
        seed: settings.seed,
        paths: settings.paths,
    }
}

fn allocation(
    made: &Made,
    settings: &Settings,
    projection: &Projection,
    returns: &Returns,
) -> Allocation {
    allocate(&AllocationInputs {
        projection,
        plans: &made.plans.flows,
        stage_bounds: &made.plans.stage_bounds,
        history: &made.aggregated.history,
        stages: &settings.stages,
        safety: settings.safety,
        safety_level: settings.safety_level,
        pace: settings.pace,
        policy: settings.policy,
        returns,
        spend_return: settings.spend_return.and_then(returns::gain),
        credit: credit_headroom(settings, projection),
        opening_known: made.opening.source != OpeningSource::Unknown,
    })
}

pub(super) fn budgets(given: &[InputFile], settings: &Settings) -> Result<Budget, ForecastError> {
    let read = || {
        let files = given
            .iter()
            .map(|file| Ok((file.name.clone(), file.source().bytes(&file.name)?)))
            .collect::<Result<Vec<_>, IngestError>>()?;
        read_budgets(&files, &settings.stages, settings.fiscal_year_starts)
    };
    read().map_err(ForecastError::Budget)
}
