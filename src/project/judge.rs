//! Past forecasts to their track record.

use super::accuracy::{closing_error, own_half_widths};
use super::backtest::OriginErrors;
use super::errors::ErrorModel;
use super::history::History;
use super::judged::{SeriesAt, Tally, WeeklyActuals, ratio};
use super::quantize::{float_count, money, quantize};
use super::track_record::{
    Closing, HorizonRecord, JudgedWeek, LineRecord, OriginRecord, SeriesRecord, TrackRecord,
};
use super::verdict::Verdict;
use crate::domain::{Flow, Money};

#[cfg(test)]
mod tests;

/// Weeks ahead at which the closing balance and its band are judged.
const CLOSING_WEEKS: [usize; 3] = [4, 8, 13];

/// Judges the past forecasts behind an error model; `None` where there are none.
pub(super) fn judged(
    history: &History,
    model: &ErrorModel,
    level: u32,
    decimals: u32,
) -> Option<TrackRecord> {
    let origins = &model.backtest.origins;
    let earliest = origins.last()?;
    let actuals = WeeklyActuals::new(history);
    let judge = Judge { history, actuals, model, decimals };
    let net = judge.series(|_| true);
    let mean_beaten = |at: &&SeriesAt| {
        let tally = Tally::of([*at]);
        tally.missed < tally.mean_missed
    };
    let beaten = net.iter().filter(mean_beaten).count();
    let tally = Tally::of(&net);
    let weeks: Vec<usize> = origins.iter().map(|origin| origin.weekly.len()).collect();
    let turnover = judge.actuals.turnover(earliest.back);
    let of_flow = |flow: Flow| judge.series(|line| history.lines[line].key.flow == flow);
    let (receipts, disbursements) = (of_flow(Flow::Receipt), of_flow(Flow::Disbursement));
    let widths = own_half_widths(model, level);
    Some(TrackRecord {
        step: count(model.backtest.step),
        verdict: Verdict::of(&tally, &weeks, beaten),
        beats_mean_13: count(beaten),
        turnover: judge.money(turnover),
        net: judge.record(&tally),
        receipts: judge.record(&Tally::of(&receipts)),
        disbursements: judge.record(&Tally::of(&disbursements)),
        horizons: judge.horizons(&net, &widths, level, turnover),
        lines: judge.lines(),
        origins: judge.origins([&net, &receipts, &disbursements], &widths),
        notes: Vec::new(),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A ledger and the errors of its past forecasts.
struct Judge<'a> {
    history: &'a History,
    actuals: WeeklyActuals,
    model: &'a ErrorModel,
    decimals: u32,
}

impl Judge<'_> {
    fn money(&self, coins: f64) -> Money {
        money(quantize(coins), self.decimals)
    }

    /// The sum of the lines that are `wanted`, at every past date.
    fn series(&self, wanted: impl Fn(usize) -> bool) -> Vec<SeriesAt> {
        let members: Vec<usize> = (0..self.history.lines.len()).filter(|l| wanted(*l)).collect();
        let origins = self.model.backtest.origins.iter();
        origins.map(|origin| self.actuals.at(origin, &members)).collect()
    }

    fn record(&self, tally: &Tally) -> SeriesRecord {
        SeriesRecord {
            weeks: count(tally.weeks),
            mean_size: self.money(tally.per_week(tally.size)),
            mean_error: self.money(tally.per_week(tally.missed)),
            wape: tally.wape(),
            mase: tally.mase(),
            bias: tally.bias(),
            wape_mean_13: tally.wape_mean_13(),
            wape_balance_stays: tally.wape_balance_stays(),
        }
    }

    /// Lines with any actual or forecast movement in the weeks judged, the largest error first.
    fn lines(&self) -> Vec<LineRecord> {
        let tallies: Vec<(usize, Tally)> = (0..self.history.lines.len())
            .map(|line| (line, Tally::of(&self.series(|other| other == line))))
            .filter(|(_, tally)| tally.size > 0.0 || tally.missed > 0.0)
            .collect();
        let missed: f64 = tallies.iter().map(|(_, tally)| tally.missed).sum();
        let mut sorted = tallies;
        // stable: lines of equal error stay in the order of their keys
        sorted.sort_by(|a, b| b.1.missed.total_cmp(&a.1.missed));
        sorted
            .iter()
            .map(|(line, tally)| LineRecord {
                line: self.history.lines[*line].key.clone(),
                record: self.record(tally),
                error_share: ratio(tally.missed, missed),
            })
            .collect()
    }

    fn horizons(
        &self,
        net: &[SeriesAt],
        widths: &[Vec<f64>],
        level: u32,
        turnover: f64,
    ) -> Vec<HorizonRecord> {
        let made = CLOSING_WEEKS.into_iter().map(|weeks| {
            let errors = ClosingErrors::new(&self.model.backtest.origins, net, widths, weeks);
            self.horizon(&errors, weeks, level, turnover)
        });
        made.filter(|record| record.forecasts > 0).collect()
    }

    fn horizon(
        &self,
        errors: &ClosingErrors,
        weeks: usize,
        level: u32,
        turnover: f64,
    ) -> HorizonRecord {
        let (mean, median) = (mean_size(&errors.own), median_size(&errors.own));
        let judged = errors.own.len();
        let span = self.model.backtest.step * self.model.backtest.origins.len();
        HorizonRecord {
            weeks: count(weeks),
            forecasts: count(judged),
            independent: count((span / weeks).clamp(1, judged.max(1))),
            mean_error: self.money(mean),
            median_error: self.money(median),
            bias: self.money(-errors.own.iter().sum::<f64>() / float_count(judged.max(1))),
            mean_in_turnover: ratio(mean, turnover),
            median_in_turnover: ratio(median, turnover),
            mean_error_stays: self.money(mean_size(&errors.stays)),
            mean_error_mean_13: self.money(mean_size(&errors.mean_13)),
            inside: count(errors.inside),
            expected: f64::from(level) * float_count(judged) / 100.0,
        }
    }

    /// `series`: net, receipts, disbursements.
    fn origins(&self, series: [&[SeriesAt]; 3], widths: &[Vec<f64>]) -> Vec<OriginRecord> {
        let origins = self.model.backtest.origins.iter().zip(widths);
        origins
            .enumerate()
            .map(|(index, (origin, widths))| {
                let [net, receipts, disbursements] = series.map(|all| &all[index]);
                let back = i32::try_from(origin.back).unwrap_or(0);
                let last = self.history.last - 7 * back;
                let week = |week: usize| JudgedWeek {
                    end: self.history.days.date(last + 7 * (1 + i32::try_from(week).unwrap_or(0))),
                    net: self.both(net, week),
                    receipts: self.both(receipts, week),
                    disbursements: self.both(disbursements, week),
                };
                OriginRecord {
                    as_of: self.history.days.date(last),
                    net: self.record(&Tally::of([net])),
                    closings: self.closings(origin, widths),
                    weeks: (0..net.errors.len()).map(week).collect(),
                }
            })
            .collect()
    }

    /// Actual and forecast of one week.
    fn both(&self, at: &SeriesAt, week: usize) -> (Money, Money) {
        (self.money(at.actual[week]), self.money(at.actual[week] - at.errors[week]))
    }

    fn closings(&self, origin: &OriginErrors, widths: &[f64]) -> Vec<Closing> {
        CLOSING_WEEKS
            .into_iter()
            .filter_map(|weeks| {
                let (error, width) = (closing_error(origin, weeks)?, widths[weeks - 1]);
                Some(Closing {
                    weeks: count(weeks),
                    error: self.money(-error),
                    half_width: self.money(width),
                    inside: error.abs() <= width,
                })
            })
            .collect()
    }
}

/// Errors of the closing balance so many weeks ahead, by past date; actual − forecast.
struct ClosingErrors {
    own: Vec<f64>,
    stays: Vec<f64>,
    mean_13: Vec<f64>,
    inside: usize,
}

impl ClosingErrors {
    fn new(origins: &[OriginErrors], net: &[SeriesAt], widths: &[Vec<f64>], weeks: usize) -> Self {
        let (mut own, mut stays, mut mean_13, mut inside) = (vec![], vec![], vec![], 0);
        for ((origin, at), widths) in origins.iter().zip(net).zip(widths) {
            let Some(error) = closing_error(origin, weeks) else {
                continue;
            };
            let moved: f64 = at.actual[..weeks].iter().sum();
            own.push(error);
            stays.push(moved);
            mean_13.push(moved - float_count(weeks) * at.mean_before);
            inside += usize::from(error.abs() <= widths[weeks - 1]);
        }
        Self { own, stays, mean_13, inside }
    }
}

fn mean_size(errors: &[f64]) -> f64 {
    errors.iter().map(|error| error.abs()).sum::<f64>() / float_count(errors.len().max(1))
}

fn median_size(errors: &[f64]) -> f64 {
    let mut sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let middle = |at: usize| sizes.get(at).copied().unwrap_or(0.0);
    f64::midpoint(middle(sizes.len().saturating_sub(1) / 2), middle(sizes.len() / 2))
}
