//! What past dates have shown of this ledger: how much of the drift and of the shape of the weeks is
//! worth keeping (DESIGN §7). Least squares over the weeks that had passed, with a prior that holds
//! where they are few.

use std::collections::BTreeMap;

use super::backtest::JUDGED_WEEKS;
use super::history::History;
use super::point::LinePoint;
use super::quantize::{float, float_count};

/// Fewest origins that say anything of drift and shape.
const LEAST_ORIGINS: usize = 4;
/// Fewest weeks that tell a shape.
const LEAST_SHAPED: usize = 4;
/// How many origins the full drift is worth beforehand. Origins overlap: about three of them are
/// one span of 13 weeks.
const DRIFT_PRIOR: f64 = 8.0;
/// How many weeks the full shape is worth beforehand.
const SHAPE_PRIOR: f64 = 1.0;

/// What past dates have shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Learned {
    /// By line: the calendar model's share of its remainder.
    pub(super) calendar: BTreeMap<usize, f64>,
    /// The weights of all lines together.
    pub(super) weights: Weights,
}

/// How much is kept, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weights {
    /// Of the net drift that the evidence supports.
    pub(super) drift: f64,
    /// Of what weeks of the remainders differ by from their mean.
    pub(super) shape: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { drift: 1.0, shape: 1.0 }
    }
}

/// A ratio of sums drawn to `prior`, whose weight is `worth`; the prior where nothing is known.
pub(super) fn drawn(products: f64, squares: f64, prior: f64, worth: f64) -> f64 {
    let weight = squares + worth;
    let ratio = if weight > 0.0 { (products + prior * worth) / weight } else { prior };
    if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { prior }
}

/// Whole weeks from one day to another.
pub(super) fn passed(today: i32, origin: i32) -> usize {
    usize::try_from((today - origin) / 7).unwrap_or(0)
}

/// The weekly net of a past forecast and what came.
#[derive(Debug)]
pub(super) struct PastWeeks {
    origin: i32,
    /// By week passed: actual net, recurring payments expected, the remainders' estimate.
    weeks: Vec<[f64; 3]>,
}

impl PastWeeks {
    /// Adds up what `lines` expected of the weeks that have passed since.
    pub(super) fn new(history: &History, origin: i32, lines: &[LinePoint]) -> Self {
        let mut weeks = vec![[0.0; 3]; passed(history.last, origin).min(JUDGED_WEEKS)];
        let first = usize::try_from(origin + 1).unwrap_or(0);
        for (week, days) in weeks.iter_mut().zip(history.net[first..].chunks_exact(7)) {
            week[0] = days.iter().sum();
        }
        for line in lines {
            for (week, days) in weeks.iter_mut().zip(line.estimate.chunks_exact(7)) {
                week[2] += days.iter().sum::<f64>();
            }
            for occurrence in &line.occurrences {
                let week = usize::try_from((occurrence.day - origin - 1) / 7).ok();
                if let Some(week) = week.and_then(|week| weeks.get_mut(week)) {
                    week[1] += float(occurrence.coins);
                }
            }
        }
        Self { origin, weeks }
    }

    /// The weeks that had passed by `today`.
    fn known(&self, today: i32) -> &[[f64; 3]] {
        &self.weeks[..self.weeks.len().min(passed(today, self.origin))]
    }
}

impl Weights {
    /// Learns from the `past` of older origins what was known on `today`; everything is kept where
    /// they are fewer than four.
    pub(super) fn learn(past: &[PastWeeks], today: i32) -> Self {
        let known: Vec<&[[f64; 3]]> = past.iter().map(|past| past.known(today)).collect();
        Self { drift: drift_weight(&known), shape: shape_weight(&known) }
    }
}

fn mean(values: impl Iterator<Item = f64>, count: usize) -> f64 {
    values.sum::<f64>() / float_count(count)
}

/// Actual drift on forecast drift, over spans of 13 weeks.
fn drift_weight(known: &[&[[f64; 3]]]) -> f64 {
    let spans: Vec<[f64; 2]> = known
        .iter()
        .filter(|weeks| weeks.len() == JUDGED_WEEKS)
        .map(|weeks| {
            let actual = mean(weeks.iter().map(|week| week[0]), JUDGED_WEEKS);
            [actual, mean(weeks.iter().map(|week| week[1] + week[2]), JUDGED_WEEKS)]
        })
        .collect();
    if spans.len() < LEAST_ORIGINS {
        return 1.0;
    }
    let error =
        mean(spans.iter().map(|[actual, made]| (actual - made) * (actual - made)), spans.len());
    let products = spans.iter().map(|[actual, made]| actual * made).sum();
    let squares = spans.iter().map(|[_, made]| made * made).sum();
    drawn(products, squares, 1.0, DRIFT_PRIOR * error)
}

/// What weeks beside the recurring items differed by, on what the estimate said they would.
fn shape_weight(known: &[&[[f64; 3]]]) -> f64 {
    let shaped: Vec<&[[f64; 3]]> =
        known.iter().copied().filter(|weeks| weeks.len() >= LEAST_SHAPED).collect();
    if shaped.len() < LEAST_ORIGINS {
        return 1.0;
    }
    let (mut products, mut squares, mut errors) = (0.0, 0.0, 0.0);
    for weeks in &shaped {
        let rest = |week: &[f64; 3]| week[0] - week[1];
        let actual = mean(weeks.iter().map(rest), weeks.len());
        let made = mean(weeks.iter().map(|week| week[2]), weeks.len());
        let mut error = 0.0;
        for week in *weeks {
            let (seen, said) = (rest(week) - actual, week[2] - made);
            products += seen * said;
            squares += said * said;
            error += (seen - said) * (seen - said);
        }
        errors += error / float_count(weeks.len());
    }
    drawn(products, squares, 1.0, SHAPE_PRIOR * errors / float_count(shaped.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 13 weeks of `actual` with a bump of `seen` in every fourth, forecast as `made` with `said`.
    fn past(back: i32, actual: f64, made: f64, seen: f64, said: f64) -> PastWeeks {
        let week = |week: usize| {
            let bump = if week.is_multiple_of(4) { 1.0 } else { 0.0 };
            [actual + bump * seen, 0.0, made + bump * said]
        };
        PastWeeks { origin: -7 * back, weeks: (0..JUDGED_WEEKS).map(week).collect() }
    }

    fn ten(actual: f64, made: f64, seen: f64, said: f64) -> Vec<PastWeeks> {
        (1..=10).map(|number| past(13 * number, actual, made, seen, said)).collect()
    }

    #[test]
    fn what_has_always_come_true_is_kept_whole() {
        assert_eq!(Weights::learn(&ten(100.0, 100.0, 40.0, 40.0), 0), Weights::default());
    }

    #[test]
    fn what_has_never_come_true_fades() {
        let weights = Weights::learn(&ten(0.0, 100.0, 0.0, 40.0), 0);
        // 8 origins' worth of a full drift beside 10 without any: 8 / (8 + 10)
        assert!((weights.drift - 8.0 / 18.0).abs() < 1e-12, "{weights:?}");
        assert!(weights.shape < 0.01, "{weights:?}");
    }

    #[test]
    fn few_dates_and_weeks_to_come_say_nothing() {
        let few = ten(0.0, 100.0, 0.0, 40.0);
        assert_eq!(Weights::learn(&few[..3], 0), Weights::default());
        // seen from the day on which the fourth latest was made, six have passed
        assert_eq!(Weights::learn(&few, -7 * 13 * 7), Weights::default());
        assert_ne!(Weights::learn(&few, -7 * 13 * 6), Weights::default());
    }

    proptest! {
        #[test]
        fn weights_are_shares(
            weeks in prop::collection::vec(prop::array::uniform3(-1e15..1e15f64), 13),
            scale in prop::sample::select(vec![0.0, 1e-12, 1.0, 1e3]),
        ) {
            let past: Vec<PastWeeks> = (1..8)
                .map(|number| PastWeeks {
                    origin: -7 * 13 * number,
                    weeks: weeks.iter().map(|week| week.map(|coins| coins * scale)).collect(),
                })
                .collect();
            let made = Weights::learn(&past, 0);
            prop_assert!((0.0..=1.0).contains(&made.drift) && (0.0..=1.0).contains(&made.shape));
        }
    }
}
