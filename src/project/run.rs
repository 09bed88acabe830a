//! The whole projection, step by step.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::assemble::sort_lines;
use super::backtest::{Backtest, backtest, estimate_component, recurring_component};
use super::band::{Band, band};
use super::chances::{below, low_quantile};
use super::collections::{ItemErrors, Outlook, Replaced};
use super::courses::{self, Course, Credit};
use super::dated::{Standing, standing};
use super::draft::{DraftLine, draft};
use super::driver::{driver_notes, follow};
use super::errors::{ErrorModel, error_model};
use super::figures::stretches;
use super::history::History;
use super::judge::judged;
use super::notes::{band_notes, evidence, paid_once, paid_twice, started, stopped};
use super::parallel::Effort;
use super::plans::{Plans, plans};
use super::point::{DRIFT_DAYS, LinePoint, forecast};
use super::projection::{Paths, ProjectError, ProjectInputs, Projection};
use super::quantize::money;
use super::reserve::reserve;
use super::simulate::{Masks, base_cumulative, paths, simulate};
use super::told::Telling;
use super::track_record::TrackRecord;
use crate::domain::{Basis, DatedItem, Money, Note};

/// Least history: days and rows (DESIGN §7).
const LEAST_DAYS: i32 = 14;
/// See [`LEAST_DAYS`].
pub(super) const LEAST_ROWS: u64 = 10;

/// Projects cash from the day after the last actual day to the end of the last period
/// (DESIGN §7): the base path, the band around it, and every line in every scenario, exact to
/// the coin.
pub fn project(inputs: &ProjectInputs<'_>) -> Result<Projection, ProjectError> {
    let days = horizon_days(inputs);
    let prepared = Prepared::of(inputs, &days)?;
    // balances are counted from before the first day
    let inputs = ProjectInputs { opening: prepared.opening, ..*inputs };
    Ok(prepared.projection(&inputs, days))
}

pub(super) fn horizon_days(inputs: &ProjectInputs<'_>) -> Vec<NaiveDate> {
    let count = inputs.periods.iter().map(|period| period.span.len()).sum();
    inputs.last_actual.iter_days().skip(1).take(count).collect()
}

/// Base, paths and band, before they are told by line.
pub(super) struct Prepared<'a> {
    /// Balance before the first day.
    opening: Money,
    pub(super) history: History,
    enough: bool,
    pub(super) points: Vec<LinePoint>,
    pub(super) lines: Vec<DraftLine>,
    pub(super) model: ErrorModel,
    pub(super) masks: Masks,
    pub(super) simulation: super::simulate::Simulation,
    paths: Paths,
    pub(super) band: Band,
    pub(super) outlook: Outlook<'a>,
    replaced: Replaced,
    /// Open items as amounts on their days.
    pub(super) committed: Vec<DatedItem>,
    /// Errors of open items, by line.
    pub(super) items: Vec<ItemErrors>,
}

impl<'a> Prepared<'a> {
    /// Prepares a projection; refuses a history that cannot carry one.
    pub(super) fn of(inputs: &ProjectInputs<'a>, days: &[NaiveDate]) -> Result<Self, ProjectError> {
        let decimals = inputs.currency.decimals();
        let horizon = days.len().max(DRIFT_DAYS);
        let history = History::new(inputs.history, inputs.last_actual, horizon, decimals)
            .with_drivers(inputs.drivers);
        let enough = history.length() >= LEAST_DAYS && history.rows >= LEAST_ROWS;
        let nothing = inputs.items.is_empty() && inputs.plans.is_empty();
        if !enough && nothing && inputs.open_items.is_empty() {
            return Err(ProjectError::TooShort {
                rows: history.rows,
                days: i64::from(history.length()),
            });
        }
        Ok(Self::new(inputs, history, days, enough))
    }

    fn new(inputs: &ProjectInputs<'a>, history: History, days: &[NaiveDate], enough: bool) -> Self {
        let count = days.len();
        let decimals = inputs.currency.decimals();
        let effort = Effort::of(history.events());
        let backtest = if enough { backtest(&history) } else { Backtest::default() };
        let mut points = forecast(&history, history.last, count, effort, &backtest.learned);
        let mut outlook = Outlook::new(inputs, count);
        let (committed, places) = outlook.dated();
        let items: Vec<&DatedItem> = inputs.items.iter().chain(&committed).collect();
        let standing = standing(&items, inputs.last_actual, decimals);
        outlook.stand_back(&gone(&standing, inputs.items.len(), &places));
        let mut replaced = outlook.replaced(inputs.open_items, &history);
        let plans = plans(&history, inputs.plans, &standing, inputs.last_actual, count, decimals);
        let model = if enough {
            error_model(&history, backtest, count.div_ceil(7))
        } else {
            points.iter_mut().for_each(LinePoint::silence);
            ErrorModel::default()
        };
        follow(&history, &model.backtest.drivers, &mut points);
        let drafted = (&*standing, &mut replaced);
        let mut lines = draft(&history, &mut points, drafted, &plans, count);
        sort_lines(&mut lines);
        let known = known_days(inputs).min(count);
        let masks = masks(&history, &plans, &replaced, known);
        let mut items = outlook.draw(inputs.paths, inputs.seed);
        for item in &mut items {
            item.begin_after(known, count);
        }
        point_to_errors(&mut lines, &items, masks.len());
        let simulation = simulate(&model, known..count, inputs.paths, inputs.seed);
        let paths = paths(&model, &simulation, &masks, &lines, &items, count);
        let band = band(&paths, base_cumulative(&lines, count), inputs.level);
        let before = known.checked_sub(1).map_or(0, |day| band.base[day]);
        Self {
            opening: inputs.opening - money(before, decimals),
            history,
            enough,
            points,
            lines,
            model,
            masks,
            simulation,
            paths,
            band,
            outlook,
            replaced,
            committed,
            items,
        }
    }

    fn projection(self, inputs: &ProjectInputs<'_>, days: Vec<NaiveDate>) -> Projection {
        let decimals = inputs.currency.decimals();
        let stretches = stretches(inputs.periods);
        let reserve =
            reserve(inputs.reserve.as_ref(), &self.lines, inputs.periods, days.len(), decimals);
        let threshold = match reserve {
            Some(reserve) => Some(reserve + inputs.earmarks),
            None => inputs.earmarks.is_positive().then_some(inputs.earmarks),
        };
        let credit = Credit::new(inputs, &days, threshold.unwrap_or(Money::ZERO));
        let telling = Telling {
            prepared: &self,
            inputs,
            days: &days,
            stretches: &stretches,
            credit: credit.as_ref(),
        };
        let told = telling.told();
        let scenarios = telling.figures(&told, threshold);
        let paths = judged_paths(inputs, &self.paths, credit.as_ref());
        let chances = |limit: Money| below(&paths, inputs.opening, limit, &stretches, decimals);
        let reserve_chances = chances(threshold.unwrap_or(Money::ZERO));
        let zero_chances = chances(Money::ZERO);
        Projection {
            as_of: inputs.as_of,
            opening: inputs.opening,
            currency: inputs.currency.clone(),
            periods: inputs.periods.to_vec(),
            reserve,
            earmarks: inputs.earmarks,
            scenarios,
            credit: credit
                .iter()
                .flat_map(|credit| told.courses.iter().filter_map(|course| credit.of(course)))
                .collect(),
            low_balance_p10: low_quantile(&paths, inputs.opening, inputs.level, decimals),
            probability_below_reserve: threshold.map(|_| reserve_chances.any),
            probability_below_reserve_by_period: reserve_chances.by_period,
            probability_below_zero: zero_chances.any,
            probability_below_zero_by_period: zero_chances.by_period,
            open_items: (!inputs.open_items.is_empty())
                .then(|| self.outlook.told(inputs, told.way.date)),
            way_to_low: told.way,
            stood_for: money(self.replaced.stood_for(), decimals),
            recurring: evidence(&self.history, &self.points, decimals),
            accuracy: judged(&self.history, &self.model, inputs.level, decimals)
                .filter(TrackRecord::is_enough),
            notes: self.notes(&told.courses, decimals),
            paths: self.paths,
            lines: told.lines,
            days,
        }
    }

    fn notes(&self, courses: &[Course], decimals: u32) -> Vec<Note> {
        let mut notes = started(&self.history, &self.points);
        notes.extend(stopped(&self.history, &self.points));
        notes.extend(paid_twice(&self.history, &self.points));
        notes.extend(paid_once(&self.history, &self.points, decimals));
        notes.extend(driver_notes(&self.history, &self.model.backtest.drivers, &self.points));
        notes.extend(band_notes(self.history.length() / 7, self.enough, self.band.clipped));
        notes.extend(self.outlook.notes());
        notes.extend(self.replaced.notes(decimals));
        notes.extend(courses::notes(courses));
        notes
    }
}

/// The simulated paths by which chances are told: after credit where the run uses it.
fn judged_paths<'a>(
    inputs: &ProjectInputs<'_>,
    paths: &'a Paths,
    credit: Option<&Credit<'_>>,
) -> Cow<'a, Paths> {
    let Some(credit) = credit.filter(|_| inputs.use_credit) else {
        return Cow::Borrowed(paths);
    };
    let after = |path: &[i64]| -> Vec<i64> {
        let credit = credit.follow(path).cumulative();
        path.iter().zip(credit).map(|(coins, credit)| coins.saturating_add(credit)).collect()
    };
    Cow::Owned(Paths { days: paths.days, cumulative: paths.iter().flat_map(after).collect() })
}

/// Places of the open items that do not stand: behind the `before` other items.
fn gone(standing: &[Standing<'_>], before: usize, places: &[usize]) -> BTreeSet<usize> {
    let stands: BTreeSet<usize> = standing.iter().map(|dated| dated.at).collect();
    let open = places.iter().enumerate();
    open.filter(|(at, _)| !stands.contains(&(before + at))).map(|(_, place)| *place).collect()
}

/// Days up to that whose balance is known.
fn known_days(inputs: &ProjectInputs<'_>) -> usize {
    usize::try_from((inputs.opening_on - inputs.last_actual).num_days()).unwrap_or(0)
}

/// Errors count after the `known` days, where history, not a plan, is projected, and for the part that
/// open items do not stand for.
fn masks(history: &History, plans: &Plans, replaced: &Replaced, known: usize) -> Masks {
    let mut masks = vec![Vec::new(); 2 * plans.covered.len()];
    for (index, covered) in plans.covered.iter().enumerate() {
        let days = covered.iter().enumerate();
        let free = days.map(|(day, covered)| if *covered || day < known { 0.0 } else { 1.0 });
        let free: Vec<f64> = free.collect();
        let mut estimate = free.clone();
        if let Some(stands) = replaced.stands.get(&history.lines[index].key) {
            estimate.iter_mut().zip(stands).for_each(|(free, stands)| *free *= stands);
        }
        masks[recurring_component(index)] = free;
        masks[estimate_component(index)] = estimate;
    }
    masks
}

/// Committed lines are moved by the errors of their open items, which follow the components.
fn point_to_errors(lines: &mut [DraftLine], items: &[ItemErrors], components: usize) {
    for line in lines.iter_mut().filter(|line| line.basis == Basis::Committed) {
        let at = items.iter().position(|errors| errors.line == line.key);
        line.component = at.map(|at| components + at);
        line.most = at.map(|at| items[at].open);
    }
}
