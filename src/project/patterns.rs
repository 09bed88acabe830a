//! Weekday, day-of-month and month-of-year patterns of a line, each with the test of its evidence.

use super::day_table::{DayTable, MONTH_CELLS};
use super::history::Event;
use super::profile::cut_sizes;
use super::quantize::{float, float_count};
use super::season::{MonthSpread, Season};
use super::tails::{f_tail, t_tail};

/// Most weeks looked at: habits change.
const MOST_WEEKS: i32 = 104;
/// Fewest weeks for a weekday pattern.
const LEAST_WEEKS: i32 = 8;
/// Fewest weeks for a day-of-month pattern: six of each day.
const LEAST_WEEKS_OF_MONTHS: i32 = 26;
/// Fewest payments, by their effective number: with two payments on one day F is large by luck.
const LEAST_PAYMENTS: f64 = 12.0;
/// With fewer payments than this, spread over 31 cells, large F come more often than its
/// distribution says. Simulated with payments without pattern: at 1 in 10,000 seven times as often
/// for 12 to 20 payments, four times for 24 to 30, as often as it says from about 50 on; the
/// square of the ratio is about that.
const MANY_PAYMENTS: f64 = 48.0;
/// Chance that any cell at all is named wrongly.
const NAMED_WRONGLY: f64 = 0.05;

/// Effects below this share of the mean are rounding.
const ROUNDING: f64 = 1e-9;

/// A fitted pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PatternFit {
    /// Times the mean, by cell; shrunk.
    pub(super) index: Vec<f64>,
    /// Share of variance explained, by degrees of freedom.
    pub(super) strength: f64,
    /// Chance of such an F without a pattern.
    pub(super) probability: f64,
    /// Cells that differ from the mean by more than chance (t with Bonferroni's correction).
    pub(super) stands_out: Vec<bool>,
}

/// The patterns of days.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct DayPatterns {
    /// Monday to Sunday.
    pub(super) weekday: Option<PatternFit>,
    /// By cell of [`DayTable::cell`].
    pub(super) day_of_month: Option<PatternFit>,
}

/// The patterns of `sized` (positive totals by day) in whole weeks back from `last`.
///
/// Analyses of variance, one after the other: weekdays of the days, judged against what weekdays
/// leave; then days of month of what weekdays leave, judged against what both leave. Weekdays are
/// not judged against the latter: a line paid on the 15th only would leave nothing, and the chance
/// weekdays of its 15ths would look certain. Indices are effects over the mean.
///
/// Indices and strengths are of amounts, evidence is of amounts cut at twice their mean: a large
/// payment is one payment.
pub(super) fn day_patterns(days: &DayTable, sized: &[Event], last: i32) -> DayPatterns {
    let first = sized.first().map_or(last, |event| event.day);
    let weeks = ((last - first + 1) / 7).min(MOST_WEEKS);
    let start = last - 7 * weeks + 1;
    let events = &sized[sized.partition_point(|event| event.day < start)..];
    let payments = effective_payments(&cut_sizes(events));
    if weeks < LEAST_WEEKS || payments < LEAST_PAYMENTS {
        return DayPatterns::default();
    }
    let amounts: Vec<f64> = events.iter().map(|event| float(event.coins).max(0.0)).collect();
    let analysed = |amounts: &[f64]| {
        let mut by_day = vec![0.0; usize::try_from(7 * weeks).unwrap_or(0)];
        for (event, amount) in events.iter().zip(amounts) {
            by_day[usize::try_from(event.day - start).unwrap_or(0)] += amount;
        }
        analysis(days, by_day, start)
    };
    let (shown, evidence) = (analysed(&amounts), analysed(&cut_sizes(events)));
    let judged = |shown: PatternFit, evidence: PatternFit, few: f64| PatternFit {
        probability: (evidence.probability * few).min(1.0),
        stands_out: evidence.stands_out,
        ..shown
    };
    let few = libm::pow((MANY_PAYMENTS / payments).max(1.0), 2.0);
    DayPatterns {
        weekday: Some(judged(shown.0, evidence.0, 1.0)),
        day_of_month: (weeks >= LEAST_WEEKS_OF_MONTHS).then(|| judged(shown.1, evidence.1, few)),
    }
}

/// The patterns of weekdays and of days of month of daily sums from `start` on.
fn analysis(days: &DayTable, mut rest: Vec<f64>, start: i32) -> (PatternFit, PatternFit) {
    let mean = rest.iter().sum::<f64>() / float_count(rest.len());
    for value in &mut rest {
        *value -= mean;
    }
    let weekday = pattern(&mut rest, mean, (7, 1), |at| days.weekday(start + at));
    let of_month = pattern(&mut rest, mean, (MONTH_CELLS, 7), |at| days.cell(start + at));
    (weekday, of_month)
}

/// Takes the means of some cells out of `values` and judges them against what is left; `taken`
/// degrees of freedom are gone already.
fn pattern(
    values: &mut [f64],
    mean: f64,
    (cells, taken): (usize, usize),
    cell: impl Fn(i32) -> usize,
) -> PatternFit {
    let freedom = float_count(values.len().saturating_sub(taken + cells - 1));
    Effects::taken_out(values, mean, cells, cell).fit(values, mean, freedom)
}

/// How many payments of one size would vary as these do (Kish's effective sample size).
fn effective_payments(sizes: &[f64]) -> f64 {
    let sum: f64 = sizes.iter().sum();
    let squares: f64 = sizes.iter().map(|size| size * size).sum();
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// The mean of each cell, and which day belongs to which.
struct Effects {
    cell_of: Vec<usize>,
    effect: Vec<f64>,
    days: Vec<f64>,
}

impl Effects {
    /// Takes the means of the cells out of `values`.
    fn taken_out(values: &mut [f64], mean: f64, cells: usize, cell: impl Fn(i32) -> usize) -> Self {
        let cell_of: Vec<usize> =
            (0..values.len()).map(|at| cell(i32::try_from(at).unwrap_or(0))).collect();
        let (mut effect, mut days) = (vec![0.0; cells], vec![0.0; cells]);
        for (value, cell) in values.iter().zip(&cell_of) {
            effect[*cell] += value;
            days[*cell] += 1.0;
        }
        for (sum, days) in effect.iter_mut().zip(&days) {
            *sum /= f64::max(*days, 1.0);
            // what is only rounding is nothing
            if sum.abs() < ROUNDING * mean {
                *sum = 0.0;
            }
        }
        for (value, cell) in values.iter_mut().zip(&cell_of) {
            *value -= effect[*cell];
        }
        Self { cell_of, effect, days }
    }

    /// The pattern, judged against what is left when all patterns are out.
    fn fit(&self, rest: &[f64], mean: f64, freedom: f64) -> PatternFit {
        let over = float_count(self.effect.len() - 1);
        let squares: f64 = rest.iter().map(|value| value * value).sum();
        let with: f64 = rest
            .iter()
            .zip(&self.cell_of)
            .map(|(value, cell)| (value + self.effect[*cell]) * (value + self.effect[*cell]))
            .sum();
        let between: f64 =
            self.effect.iter().zip(&self.days).map(|(effect, days)| days * effect * effect).sum();
        let within = noise(squares / freedom, mean);
        let f = between / over / within;
        let keep = (1.0 - 1.0 / f).max(0.0);
        let alone = with / (freedom + over);
        PatternFit {
            index: self.effect.iter().map(|effect| (1.0 + keep * effect / mean).max(0.0)).collect(),
            strength: if alone > 0.0 { (1.0 - within / alone).max(0.0) } else { 0.0 },
            probability: f_tail(f, over, freedom),
            stands_out: self
                .effect
                .iter()
                .zip(&self.days)
                .map(|(effect, days)| stands_out(*effect, within / days.max(1.0), freedom, over))
                .collect(),
        }
    }
}

/// A variance that is only rounding is none.
fn noise(variance: f64, mean: f64) -> f64 {
    if variance <= ROUNDING * ROUNDING * mean * mean { 0.0 } else { variance }
}

/// Is a mean this far off with this variance of the mean more than chance, among all cells?
fn stands_out(effect: f64, variance: f64, freedom: f64, over: f64) -> bool {
    if variance <= 0.0 {
        return effect != 0.0;
    }
    t_tail(effect / libm::sqrt(variance), freedom) * (over + 1.0) <= NAMED_WRONGLY
}

/// The month-of-year pattern: the season of the forecast, with its test.
pub(super) fn month_pattern(spread: &MonthSpread, season: Option<&Season>) -> PatternFit {
    let within = noise(spread.within, spread.level);
    let f = spread.between / within;
    let total = (11.0 * spread.between + spread.freedom * within) / (11.0 + spread.freedom);
    PatternFit {
        index: season.map_or_else(|| vec![1.0; 12], |season| season.to_vec()),
        strength: if total > 0.0 { (1.0 - within / total).max(0.0) } else { 0.0 },
        probability: f_tail(f, 11.0, spread.freedom),
        stands_out: spread
            .means
            .iter()
            .zip(&spread.years)
            .map(|(mean, years)| {
                // against the mean of all twelve, of which it is one
                let variance = within / years.max(1.0) * 11.0 / 12.0;
                stands_out(mean - spread.level, variance, spread.freedom, 11.0)
            })
            .collect(),
    }
}
