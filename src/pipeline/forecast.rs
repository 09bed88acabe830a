//! `forecast`: ledgers, budgets and settings to a projection and what it can carry.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::drivers::drivers;
use super::read::{InputFile, ledgers};
use super::{ForecastError, exchange, notes, open_items, questions, thresholds};
use crate::aggregate::{
    Aggregated, AsOfDoubt, Exchange, KnownOpening, LedgerBuilder, OpeningSource, Planned,
    PlannedExpansion, Plans, choose_as_of, opening, planned_items, plans,
};
use crate::allocate::{Allocation, AllocationInputs, allocate};
use crate::config::{AfterAsOf, Settings};
use crate::domain::{
    Budget, Currency, DateSpan, DatedItem, Driver, Money, Note, Period, PlacedItem, periods,
};
use crate::ingest::{IngestError, LedgerSummary, budget::read_budgets, conversion_flags};
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
    let (gathered, items) = rayon::join(
        || gather(request.ledgers, settings),
        || open_items::read(request.open_items, settings),
    );
    let Gathered { as_of, aggregated, sources, currency, mut notes } = gathered?;
    let budget = budgets(request)?;
    let drivers = drivers(request.drivers, settings)?;
    let placed = items
        .and_then(|items| open_items::place(items, settings, &aggregated.history, &currency, as_of))
        .map_err(ForecastError::OpenItems)?;
    let plans = plans(&budget, settings, &aggregated.history).map_err(questions::about_plans)?;
    let opening = opening(settings, &aggregated, &sources, currency.decimals());
    thresholds::check_opening(settings, opening.source)?;
    notes.extend(budget.notes.iter().cloned());
    notes.extend(opening.notes.iter().chain(&plans.notes).cloned());
    notes.extend(drivers.notes);
    notes.extend(placed.notes);
    let (drivers, open_items) = (drivers.drivers, placed.items);
    let made = Made { as_of, aggregated, plans, opening, currency, drivers, open_items };
    let dated = Dated::new(&made, settings);
    let projection = project(&inputs(&made, &dated, settings))?;
    notes.extend(dated.notes.iter().cloned());
    let allocation = allocation(&made, settings, &projection);
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
        notes,
    };
    Ok((forecast, made, dated))
}

/// Ledgers as read: what a forecast and its track record are made from.
pub(super) struct Gathered {
    /// The as-of date.
    pub(super) as_of: NaiveDate,
    /// Their rows.
    pub(super) aggregated: Aggregated,
    /// What each ledger held.
    pub(super) sources: Vec<LedgerSummary>,
    /// The currency of the run.
    pub(super) currency: Currency,
    /// What qualifies them.
    pub(super) notes: Vec<Note>,
}

/// Reads the ledgers and settles currency and as-of date.
pub(super) fn gather(files: &[InputFile], settings: &Settings) -> Result<Gathered, ForecastError> {
    let decimals = settings.currency.as_ref().map_or(2, Currency::decimals);
    let mut builder = LedgerBuilder::new(settings, files.len(), decimals);
    let sources = ledgers(files, settings, &mut builder)?;
    check_rejects(&sources, settings)?;
    let currency = currency(settings, &sources)?;
    exchange::check(builder.conversions(), settings, files)?;
    let mut notes = ignored_by_rule(&builder, settings);
    notes.extend(exchange::notes(builder.conversions(), settings, &sources));
    notes.extend(builder.idle_rules());
    let (as_of, aggregated) = settle(builder, files, settings)?;
    notes.extend(questions::chance_twins(&aggregated.twins, files));
    notes.extend(notes::gaps(&aggregated.gaps, files));
    notes.extend(notes::transfers(&aggregated.transfers, files, &currency));
    notes.extend(future_note(&aggregated, settings, currency.decimals()));
    Ok(Gathered { as_of, aggregated, sources, currency, notes })
}

/// What the projection is made from.
pub(super) struct Made {
    as_of: NaiveDate,
    aggregated: Aggregated,
    plans: Plans,
    opening: KnownOpening,
    currency: Currency,
    drivers: Vec<Driver>,
    /// Receivables and payables, each with its line.
    open_items: Vec<PlacedItem>,
}

/// Settles the as-of date and ends the reading. What is in doubt is asked in one go.
fn settle(
    mut builder: LedgerBuilder<'_>,
    files: &[InputFile],
    settings: &Settings,
) -> Result<(NaiveDate, Aggregated), ForecastError> {
    let no_rows = |why: String| {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        ForecastError::NoRows { files: names.join(", "), why }
    };
    let chosen = choose_as_of(settings.as_of, builder.row_days(), builder.spans());
    let overlaps = builder.overlap_doubts();
    let as_of = chosen.as_ref().ok().copied().flatten();
    // Two exports of one account end apart until they are merged: one question, not two.
    let doubt = chosen
        .err()
        .filter(|doubt| overlaps.is_empty() || !matches!(doubt, AsOfDoubt::UnevenEnds { .. }));
    let questions = questions::all(doubt, overlaps, files);
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions).into());
    }
    let as_of = as_of.ok_or_else(|| no_rows(String::new()))?;
    let aggregated =
        builder.finish(as_of).ok_or_else(|| no_rows(format!(" up to the as-of date {as_of}")))?;
    check_gap(aggregated.last_actual, as_of)?;
    Ok((as_of, aggregated))
}

/// Days without rows up to the as-of date are forecast day by day: no more of them than the longest
/// horizon has. A century is a typing error.
fn check_gap(last: NaiveDate, as_of: NaiveDate) -> Result<(), ForecastError> {
    const MOST: i64 = 3660;
    let days = (as_of - last).num_days();
    if days > MOST {
        return Err(ForecastError::FarAsOf { as_of, last, days, most: MOST });
    }
    Ok(())
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

fn allocation(made: &Made, settings: &Settings, projection: &Projection) -> Allocation {
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
        credit: credit_headroom(settings, projection),
        opening_known: made.opening.source != OpeningSource::Unknown,
    })
}

/// What the credit line adds to the headroom of stage spend, where the run uses it: what is left of
/// its limit, less what all of it would cost over the forecast.
fn credit_headroom(settings: &Settings, projection: &Projection) -> Money {
    let Some(line) = settings.credit_line.filter(|_| settings.use_credit) else {
        return Money::ZERO;
    };
    let days = rust_decimal::Decimal::from(u64::try_from(projection.days.len()).unwrap_or(0));
    let year = rust_decimal::Decimal::from(36_500);
    let cost = line.limit.decimal() * line.annual_rate * days / year;
    let left = line.limit.decimal() - line.drawn.decimal() - cost;
    let left = Money::from_decimal(left).quantize(projection.currency.decimals());
    if left.is_negative() { Money::ZERO } else { left }
}

fn budgets(request: &ForecastRequest<'_>) -> Result<Budget, ForecastError> {
    let settings = request.settings;
    let read = || {
        let files = request
            .budgets
            .iter()
            .map(|file| Ok((file.name.clone(), file.source().bytes(&file.name)?)))
            .collect::<Result<Vec<_>, IngestError>>()?;
        read_budgets(&files, &settings.stages, settings.fiscal_year_starts)
    };
    read().map_err(ForecastError::Budget)
}

/// No more bad rows than the settings allow.
pub(super) fn check_rejects(
    sources: &[LedgerSummary],
    settings: &Settings,
) -> Result<(), ForecastError> {
    let rows: u64 = sources.iter().map(|source| source.rows).sum();
    let rejected: u64 = sources.iter().map(|source| source.rejected).sum();
    let allowed = settings.max_rejects;
    let too_many = rust_decimal::Decimal::from(rejected) * rust_decimal::Decimal::ONE_HUNDRED
        > allowed * rust_decimal::Decimal::from(rows);
    if too_many {
        return Err(ForecastError::TooManyRejects {
            rejected,
            rows,
            allowed,
            rejects: sources.iter().flat_map(|source| source.rejects.iter().cloned()).collect(),
        });
    }
    Ok(())
}

/// The currency of the run: said, else the one all ledgers agree on, else none. Where there are
/// rates, all amounts are in the one that is said.
fn currency(settings: &Settings, sources: &[LedgerSummary]) -> Result<Currency, ForecastError> {
    let told = settings.currency.as_ref();
    if let Some(reporting) = Exchange::new(settings).reporting() {
        return Ok(reporting.clone());
    }
    let said: Vec<(&str, &Currency)> = sources
        .iter()
        .filter_map(|source| Some((source.file.as_str(), source.currency.as_ref()?)))
        .collect();
    let Some((first_file, first)) = said.first().copied() else {
        return Ok(told.cloned().unwrap_or_else(Currency::unknown));
    };
    let report = told.map(|currency| ("the report", currency));
    let unlike = said.iter().copied().chain(report).find(|(_, currency)| *currency != first);
    let Some((second_file, second)) = unlike else {
        return Ok(first.clone());
    };
    let to = told.unwrap_or(first).code().to_owned();
    let codes: BTreeSet<&str> = said.iter().map(|(_, currency)| currency.code()).collect();
    let from: Vec<String> =
        codes.into_iter().filter(|code| *code != to).map(str::to_owned).collect();
    Err(ForecastError::Currencies {
        first_file: first_file.to_owned(),
        first: first.code().to_owned(),
        second_file: second_file.to_owned(),
        second: second.code().to_owned(),
        hint: format!("give the ledgers of one currency, or {}", conversion_flags(&to, &from))
            .into(),
    })
}

fn ignored_by_rule(builder: &LedgerBuilder<'_>, settings: &Settings) -> Vec<Note> {
    builder
        .ignored_by_rule()
        .iter()
        .filter_map(|(rule, rows)| {
            let position = settings.rules.get(*rule)?.position.whole_line();
            let word = if *rows == 1 { "row" } else { "rows" };
            let message = format!("{rows} {word} ignored by the rule at {position}.");
            Some(Note::new("rows-ignored", message).at(position))
        })
        .collect()
}

fn future_note(aggregated: &Aggregated, settings: &Settings, decimals: u32) -> Option<Note> {
    let later = &aggregated.after_as_of;
    let (first, last) = later.span?;
    let one = later.rows == 1;
    let what = match (settings.after_as_of, one) {
        (AfterAsOf::Known, true) => "counts as an actual item of the future",
        (AfterAsOf::Known, false) => "count as actual items of the future",
        (AfterAsOf::Drop, true) => "is left out",
        (AfterAsOf::Drop, false) => "are left out",
    };
    let rows = if one { "row" } else { "rows" };
    let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let message = format!(
        "{} {rows} after the as-of date ({days}, sum {}) {what}.",
        later.rows,
        later.sum.to_fixed(decimals)
    );
    Some(Note::new("rows-after-as-of", message))
}
