//! The whole projection, step by step.

use chrono::NaiveDate;

use super::assemble::{Assembly, sort_lines};
use super::backtest::{Backtest, backtest, estimate_component, recurring_component};
use super::band::{Band, band};
use super::chances::{below, low_quantile};
use super::dated::standing;
use super::draft::{DraftLine, draft};
use super::driver::{driver_notes, follow};
use super::errors::{ErrorModel, error_model};
use super::figures::{FigureInputs, figures, stretches};
use super::history::History;
use super::judge::judged;
use super::notes::{band_notes, evidence, paid_once, paid_twice, started, stopped};
use super::parallel::Effort;
use super::plans::{Plans, plans};
use super::point::{DRIFT_DAYS, LinePoint, forecast};
use super::projection::{Paths, ProjectError, ProjectInputs, ProjectedLine, Projection, WayToLow};
use super::reserve::reserve;
use super::shares::shares;
use super::simulate::{Masks, base_cumulative, paths, simulate};
use super::track_record::TrackRecord;
use crate::domain::{Money, Scenario};

/// Least history: days and rows (DESIGN §7).
const LEAST_DAYS: i32 = 14;
/// See [`LEAST_DAYS`].
pub(super) const LEAST_ROWS: u64 = 10;

/// Projects cash from the day after the last actual day to the end of the last period
/// (DESIGN §7): the base path, the band around it, and every line in every scenario, exact to
/// the coin.
pub fn project(inputs: &ProjectInputs<'_>) -> Result<Projection, ProjectError> {
    let days = horizon_days(inputs);
    Ok(Prepared::of(inputs, &days)?.projection(inputs, days))
}

pub(super) fn horizon_days(inputs: &ProjectInputs<'_>) -> Vec<NaiveDate> {
    let count = inputs.periods.iter().map(|period| period.span.len()).sum();
    inputs.last_actual.iter_days().skip(1).take(count).collect()
}

/// Base, paths and band, before they are told by line.
pub(super) struct Prepared {
    pub(super) history: History,
    enough: bool,
    pub(super) points: Vec<LinePoint>,
    pub(super) lines: Vec<DraftLine>,
    pub(super) model: ErrorModel,
    pub(super) masks: Masks,
    pub(super) simulation: super::simulate::Simulation,
    paths: Paths,
    pub(super) band: Band,
}

impl Prepared {
    /// Prepares a projection; refuses a history that cannot carry one.
    pub(super) fn of(inputs: &ProjectInputs<'_>, days: &[NaiveDate]) -> Result<Self, ProjectError> {
        let decimals = inputs.currency.decimals();
        let horizon = days.len().max(DRIFT_DAYS);
        let history = History::new(inputs.history, inputs.last_actual, horizon, decimals)
            .with_drivers(inputs.drivers);
        let enough = history.length() >= LEAST_DAYS && history.rows >= LEAST_ROWS;
        if !enough && inputs.items.is_empty() && inputs.plans.is_empty() {
            return Err(ProjectError::TooShort {
                rows: history.rows,
                days: i64::from(history.length()),
            });
        }
        Ok(Self::new(inputs, history, days, enough))
    }

    fn new(inputs: &ProjectInputs<'_>, history: History, days: &[NaiveDate], enough: bool) -> Self {
        let count = days.len();
        let decimals = inputs.currency.decimals();
        let effort = Effort::of(history.events());
        let backtest = if enough { backtest(&history) } else { Backtest::default() };
        let mut points = forecast(&history, history.last, count, effort, &backtest.learned);
        let standing = standing(inputs.items, inputs.last_actual, decimals);
        let plans = plans(&history, inputs.plans, &standing, inputs.last_actual, count, decimals);
        let model = if enough {
            error_model(&history, backtest, count.div_ceil(7))
        } else {
            points.iter_mut().for_each(LinePoint::silence);
            ErrorModel::default()
        };
        follow(&history, &model.backtest.drivers, &mut points);
        let mut lines = draft(&history, &mut points, &standing, &plans, count);
        sort_lines(&mut lines);
        let masks = masks(&plans);
        let simulation = simulate(&model, count, inputs.paths, inputs.seed);
        let paths = paths(&model, &simulation, &masks, &lines, count);
        let band = band(&paths, base_cumulative(&lines, count), inputs.level);
        Self { history, enough, points, lines, model, masks, simulation, paths, band }
    }

    fn projection(self, inputs: &ProjectInputs<'_>, days: Vec<NaiveDate>) -> Projection {
        let decimals = inputs.currency.decimals();
        let stretches = stretches(inputs.periods);
        let (lines, way_to_low) = self.told_by_line(inputs, &days, &stretches);
        let reserve =
            reserve(inputs.reserve.as_ref(), &self.lines, inputs.periods, days.len(), decimals);
        let threshold = match reserve {
            Some(reserve) => Some(reserve + inputs.earmarks),
            None => inputs.earmarks.is_positive().then_some(inputs.earmarks),
        };
        let figures_of = |scenario: Scenario, cumulative: &[i64]| {
            figures(&FigureInputs {
                scenario,
                opening: inputs.opening,
                cumulative,
                days: &days,
                stretches: &stretches,
                lines: &lines,
                threshold,
                last_actual: inputs.last_actual,
                decimals,
            })
        };
        let scenarios = vec![
            figures_of(Scenario::Best, &self.band.best),
            figures_of(Scenario::Base, &self.band.base),
            figures_of(Scenario::Worst, &self.band.worst),
        ];
        let chances =
            |limit: Money| below(&self.paths, inputs.opening, limit, &stretches, decimals);
        let reserve_chances = chances(threshold.unwrap_or(Money::ZERO));
        let zero_chances = chances(Money::ZERO);
        let mut notes = started(&self.history, &self.points);
        notes.extend(stopped(&self.history, &self.points));
        notes.extend(paid_twice(&self.history, &self.points));
        notes.extend(paid_once(&self.history, &self.points, decimals));
        notes.extend(driver_notes(&self.history, &self.model.backtest.drivers, &self.points));
        notes.extend(band_notes(self.history.length() / 7, self.enough, self.band.clipped));
        Projection {
            as_of: inputs.as_of,
            opening: inputs.opening,
            currency: inputs.currency.clone(),
            periods: inputs.periods.to_vec(),
            reserve,
            earmarks: inputs.earmarks,
            scenarios,
            low_balance_p10: low_quantile(&self.paths, inputs.opening, inputs.level, decimals),
            probability_below_reserve: threshold.map(|_| reserve_chances.any),
            probability_below_reserve_by_period: reserve_chances.by_period,
            probability_below_zero: zero_chances.any,
            probability_below_zero_by_period: zero_chances.by_period,
            way_to_low,
            recurring: evidence(&self.history, &self.points, decimals),
            accuracy: judged(&self.history, &self.model, inputs.level, decimals)
                .filter(TrackRecord::is_enough),
            notes,
            paths: self.paths,
            lines,
            days,
        }
    }

    /// Every line that moves cash in some scenario, and the way to the worst case's lowest day.
    fn told_by_line(
        &self,
        inputs: &ProjectInputs<'_>,
        days: &[NaiveDate],
        stretches: &[(usize, usize)],
    ) -> (Vec<ProjectedLine>, WayToLow) {
        let low = self
            .band
            .worst
            .iter()
            .enumerate()
            .min_by_key(|(day, coins)| (**coins, *day))
            .map(|(day, _)| day);
        let mut ends: Vec<usize> = stretches.iter().map(|(_, end)| *end).chain(low).collect();
        ends.sort_unstable();
        ends.dedup();
        let shares = shares(&self.model, &self.simulation, &self.masks, &ends);
        let assembly = Assembly {
            lines: &self.lines,
            stretches,
            ends: &ends,
            shares: &shares,
            band: &self.band,
            decimals: inputs.currency.decimals(),
        };
        let lines = assembly.projected_lines();
        let way = low.map(|low| WayToLow {
            date: days[low],
            lines: assembly.way_to_low(&lines, low),
            low: inputs.opening
                + super::quantize::money(self.band.worst[low], inputs.currency.decimals()),
        });
        let none = WayToLow { date: inputs.last_actual, lines: Vec::new(), low: inputs.opening };
        let lines = lines.into_iter().filter(ProjectedLine::moves).collect();
        (lines, way.unwrap_or(none))
    }
}

/// Errors count on the days on which history, not a plan, is projected.
fn masks(plans: &Plans) -> Masks {
    let mut masks = vec![Vec::new(); 2 * plans.covered.len()];
    for (line, covered) in plans.covered.iter().enumerate() {
        let free: Vec<bool> = covered.iter().map(|covered| !covered).collect();
        masks[recurring_component(line)].clone_from(&free);
        masks[estimate_component(line)] = free;
    }
    masks
}
