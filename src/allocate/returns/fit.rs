//! A curve of constant elasticity fitted to weeks of spend and response, with its error.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::allocate::policy::Curve;
use crate::domain::TouchpointResponses;

/// Weeks with spend and response that a fit needs (FORMULAS §3: with eight, free fits lost to the
/// proportional plan in half of all cases).
pub(super) const LEAST_WEEKS: usize = 26;
/// Standard deviation of weekly spend, in parts of its mean, that a fit needs: where spend hardly
/// moved, nothing shows how response would.
pub(super) const LEAST_VARIATION: f64 = 0.2;
/// Weeks with spend and no response, in parts of all with spend, that may be left out: logarithms know
/// no zero, and leaving many out would flatter the touchpoint.
const MOST_SILENT: f64 = 0.1;
/// A file that ended longer ago than this says nothing of today.
const STALE_DAYS: i64 = 91;
/// Elasticities stay this far from 0 and 1 at the ends of their range.
const NEAR: f64 = 1e-3;

/// A fitted curve and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Weeks it was fitted to.
    pub weeks: usize,
    /// The elasticity: percent of response for a percent of spend.
    pub elasticity: f64,
    /// Its standard error (ordinary least squares on logarithms).
    pub standard_error: f64,
    /// How far a week was missed by the curve of all other weeks: root mean square, in parts of mean
    /// response.
    pub miss: f64,
    /// Curves at the ends of the elasticity's 95 % range.
    ends: [Curve; 2],
    /// Mean weekly spend of the file's last 13 weeks, in units of the currency.
    recent: f64,
}

impl Fit {
    /// Mean weekly spend of the file's last 13 weeks, in units of the currency.
    pub(in crate::allocate) fn recent(&self) -> f64 {
        self.recent
    }

    /// What the last unit of a week's spend brings at both ends of the elasticity's 95 % range.
    pub fn marginal_range(&self, curve: Curve, spend: f64) -> (f64, f64) {
        let all = [self.ends[0], self.ends[1], curve].map(|curve| curve.marginal(spend));
        (all.into_iter().fold(f64::INFINITY, f64::min), all.into_iter().fold(0.0, f64::max))
    }
}

/// Why no curve was fitted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Too little to see.
    #[error("{weeks} weeks with spend and response, {LEAST_WEEKS} are needed")]
    FewWeeks {
        /// Weeks there are.
        weeks: usize,
    },
    /// Spend hardly moved.
    #[error(
        "weekly spend varies by {variation:.2} of its mean, {LEAST_VARIATION} is needed to see how \
         response follows"
    )]
    SteadySpend {
        /// Its coefficient of variation.
        variation: f64,
    },
    /// Spend often had no response.
    #[error("{silent} of {weeks} weeks with spend have no response, a tenth may be left out")]
    Silent {
        /// Such weeks.
        silent: usize,
        /// Weeks with spend.
        weeks: usize,
    },
    /// No concave curve.
    #[error(
        "the fitted elasticity is {elasticity:.2} (standard error {standard_error:.2}), and a curve \
         with a best split has one between 0 and 1"
    )]
    Elasticity {
        /// As fitted.
        elasticity: f64,
        /// Its standard error.
        standard_error: f64,
    },
    /// The file ended long ago.
    #[error("its rows end on {last}, more than 13 weeks before the as-of date")]
    Stale {
        /// The last row up to the as-of date.
        last: NaiveDate,
    },
    /// No row up to the as-of date.
    #[error("no row is dated up to the as-of date")]
    NoRows,
}

/// Spend and response of one week.
type Week = (f64, f64);

/// Fits `k x^β` to weeks up to `as_of`: β by least squares on logarithms, k so that the curve's sum over
/// the weeks is the sum of response (the exponential of a mean logarithm would fall short of it).
pub(super) fn fit(
    responses: &TouchpointResponses,
    as_of: NaiveDate,
) -> Result<(Curve, Fit), Refused> {
    let weeks = weeks(responses, as_of)?;
    let spent: Vec<&Week> = weeks.iter().filter(|(spend, _)| *spend > 0.0).collect();
    let used: Vec<Week> = spent.iter().filter(|week| week.1 > 0.0).map(|week| **week).collect();
    if used.len() < LEAST_WEEKS {
        return Err(Refused::FewWeeks { weeks: used.len() });
    }
    let silent = spent.len() - used.len();
    if float(silent) > MOST_SILENT * float(spent.len()) {
        return Err(Refused::Silent { silent, weeks: spent.len() });
    }
    let variation = variation(&used);
    if variation < LEAST_VARIATION {
        return Err(Refused::SteadySpend { variation });
    }
    let line = Line::through(&used);
    let (elasticity, standard_error) = (line.slope, line.standard_error);
    let refused = Refused::Elasticity { elasticity, standard_error };
    let curve = pinned(&used, elasticity).ok_or(refused)?;
    let half = standard_error * student_975(used.len() - 2);
    let end = |beta: f64| pinned(&used, beta.clamp(NEAR, 1.0 - NEAR)).ok_or(refused);
    let recent = &weeks[..weeks.len().min(13)];
    let fit = Fit {
        weeks: used.len(),
        elasticity,
        standard_error,
        miss: line.miss(&used, curve),
        ends: [end(elasticity - half)?, end(elasticity + half)?],
        recent: recent.iter().map(|(spend, _)| spend).sum::<f64>() / float(recent.len().max(1)),
    };
    Ok((curve, fit))
}

/// Weeks back from the last row up to `as_of`, the latest first; the oldest, where rows are days and it
/// is not whole, is left out.
fn weeks(responses: &TouchpointResponses, as_of: NaiveDate) -> Result<Vec<Week>, Refused> {
    let days: Vec<_> = responses.days.iter().filter(|day| day.on <= as_of).collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Err(Refused::NoRows);
    };
    let last = last.on;
    if (as_of - last).num_days() > STALE_DAYS {
        return Err(Refused::Stale { last });
    }
    let whole = ((last - first.on).num_days() + if responses.weekly { 7 } else { 1 }) / 7;
    let mut sums: BTreeMap<i64, Week> = BTreeMap::new();
    for week in 0..whole {
        sums.insert(week, (0.0, 0.0));
    }
    for day in days {
        if let Some(sum) = sums.get_mut(&((last - day.on).num_days() / 7)) {
            sum.0 += number(day.spend.decimal());
            sum.1 += number(day.response);
        }
    }
    Ok(sums.into_values().collect())
}

fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// Standard deviation of spend in parts of its mean.
fn variation(weeks: &[Week]) -> f64 {
    let count = float(weeks.len());
    let mean = weeks.iter().map(|(spend, _)| spend).sum::<f64>() / count;
    let squares = weeks.iter().map(|(spend, _)| (spend - mean) * (spend - mean)).sum::<f64>();
    libm::sqrt(squares / (count - 1.0).max(1.0)) / mean
}

/// The curve of an elasticity whose sum over the weeks is the sum of response.
fn pinned(weeks: &[Week], beta: f64) -> Option<Curve> {
    let shape: f64 = weeks.iter().map(|(spend, _)| libm::pow(*spend, beta)).sum();
    let response: f64 = weeks.iter().map(|(_, response)| response).sum();
    Curve::power(response / shape, beta).ok()
}

/// The least-squares line of ln response on ln spend.
struct Line {
    slope: f64,
    standard_error: f64,
    intercept: f64,
    mean: f64,
    spread: f64,
}

impl Line {
    fn through(weeks: &[Week]) -> Self {
        let count = float(weeks.len());
        let logs = weeks.iter().map(|(spend, response)| (libm::log(*spend), libm::log(*response)));
        let logs: Vec<Week> = logs.collect();
        let mean = logs.iter().map(|(x, _)| x).sum::<f64>() / count;
        let level = logs.iter().map(|(_, y)| y).sum::<f64>() / count;
        let spread = logs.iter().map(|(x, _)| (x - mean) * (x - mean)).sum::<f64>();
        let slope = logs.iter().map(|(x, y)| (x - mean) * (y - level)).sum::<f64>() / spread;
        let intercept = level - slope * mean;
        let left = |(x, y): &Week| {
            let left = y - intercept - slope * x;
            left * left
        };
        let variance = logs.iter().map(left).sum::<f64>() / (count - 2.0);
        Self { slope, standard_error: libm::sqrt(variance / spread), intercept, mean, spread }
    }

    /// Each week against the line of all others, in parts of mean response. What a week pulled the
    /// line towards itself is undone by its leverage (Allen 1974).
    fn miss(&self, weeks: &[Week], curve: Curve) -> f64 {
        let count = float(weeks.len());
        let level = libm::log(curve.response(1.0)) - self.intercept;
        let squares = weeks.iter().map(|(spend, response)| {
            let (x, y) = (libm::log(*spend), libm::log(*response));
            let leverage = 1.0 / count + (x - self.mean) * (x - self.mean) / self.spread;
            let left = y - self.intercept - self.slope * x;
            let expected = libm::exp(y - left / (1.0 - leverage).max(NEAR) + level);
            (response - expected) * (response - expected)
        });
        let root = libm::sqrt(squares.sum::<f64>() / count);
        root / (weeks.iter().map(|(_, response)| response).sum::<f64>() / count)
    }
}

/// The 97.5 % quantile of Student's distribution, to four digits from 20 degrees of freedom on
/// (Abramowitz and Stegun 26.7.5).
fn student_975(freedom: usize) -> f64 {
    const Z: f64 = 1.959_964;
    let (cube, fifth, freedom) = (Z * Z * Z, Z * Z * Z * Z * Z, float(freedom));
    let second = (5.0 * fifth + 16.0 * cube + 3.0 * Z) / 96.0;
    Z + (cube + Z) / 4.0 / freedom + second / (freedom * freedom)
}

#[expect(clippy::cast_precision_loss, reason = "counts of weeks")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Money, Position, ResponseDay};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Weekly rows up to 31 May 2026, the latest first.
    fn weekly(weeks: &[(f64, f64)]) -> TouchpointResponses {
        let money = |value: f64| Decimal::from_f64_retain(value).unwrap().round_dp(6);
        let rows = weeks.iter().enumerate().map(|(back, (spend, response))| ResponseDay {
            on: day("2026-05-31") - chrono::Days::new(7 * back as u64),
            spend: Money::from_decimal(money(*spend)),
            response: money(*response),
            orders: None,
            revenue: None,
            reached: None,
        });
        let mut days: Vec<ResponseDay> = rows.collect();
        days.reverse();
        let position = Position::file("responses.csv");
        TouchpointResponses {
            stage: None,
            touchpoint: "a".to_owned(),
            weekly: true,
            days,
            position,
        }
    }

    /// Spend that moves, and what follows it with the noise given by week.
    fn powered(count: usize, beta: f64, noise: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
        let spend = |week: usize| 300.0 + 60.0 * float((week * 7) % 11);
        (0..count)
            .map(|w| (spend(w), 20.0 * libm::pow(spend(w), beta) * (1.0 + noise(w))))
            .collect()
    }

    #[test]
    fn a_known_curve_is_found_again() {
        let (curve, fit) = fit(&weekly(&powered(30, 0.4, |_| 0.0)), day("2026-05-31")).unwrap();
        assert!((fit.elasticity - 0.4).abs() < 1e-6 && fit.standard_error < 1e-6, "{fit:?}");
        assert!(fit.miss < 1e-6 && fit.weeks == 30);
        let truth = Curve::power(20.0, 0.4).unwrap();
        assert!((curve.marginal(700.0) / truth.marginal(700.0) - 1.0).abs() < 1e-5);
        let (low, high) = fit.marginal_range(curve, 700.0);
        assert!((high / low - 1.0).abs() < 1e-4);
    }

    /// Checked against a spreadsheet: LINEST on logarithms gives the same slope and error.
    #[test]
    fn noise_is_told_as_error_and_range() {
        let noise = |week: usize| if week.is_multiple_of(2) { 0.2 } else { -0.2 };
        let (curve, fit) = fit(&weekly(&powered(52, 0.5, noise)), day("2026-06-03")).unwrap();
        assert!((fit.elasticity - 0.5).abs() < 3.0 * fit.standard_error, "{fit:?}");
        assert!((0.05..0.3).contains(&fit.standard_error), "{fit:?}");
        assert!((0.19..0.22).contains(&fit.miss), "{fit:?}");
        let (low, high) = fit.marginal_range(curve, 700.0);
        let marginal = curve.marginal(700.0);
        assert!(low < marginal && marginal < high && low > 0.0);
        let sum: f64 =
            powered(52, 0.5, noise).iter().map(|(spend, _)| curve.response(*spend)).sum();
        let seen: f64 = powered(52, 0.5, noise).iter().map(|(_, response)| response).sum();
        assert!((sum / seen - 1.0).abs() < 1e-9);
    }

    #[test]
    fn too_little_is_refused_with_its_numbers() {
        let of =
            |weeks: &[(f64, f64)]| fit(&weekly(weeks), day("2026-05-31")).unwrap_err().to_string();
        assert_eq!(
            of(&powered(25, 0.4, |_| 0.0)),
            "25 weeks with spend and response, 26 are needed"
        );
        let steady: Vec<_> = (0..40).map(|w| (700.0 + f64::from(w % 3), 90.0)).collect();
        assert!(of(&steady).starts_with("weekly spend varies by 0.00 of its mean, 0.2 is needed"));
        assert!(of(&powered(40, 1.3, |_| 0.0)).starts_with("the fitted elasticity is 1.30"));
        assert!(of(&powered(40, -0.3, |_| 0.0)).starts_with("the fitted elasticity is -0.30"));
        let mut silent = powered(40, 0.4, |_| 0.0);
        silent.iter_mut().take(5).for_each(|week| week.1 = 0.0);
        assert!(of(&silent).starts_with("5 of 40 weeks with spend have no response"));
        silent.iter_mut().take(5).for_each(|week| week.0 = 0.0);
        assert!(fit(&weekly(&silent), day("2026-05-31")).is_ok(), "weeks without spend are none");
        let old = fit(&weekly(&powered(40, 0.4, |_| 0.0)), day("2026-09-01")).unwrap_err();
        assert_eq!(old, Refused::Stale { last: day("2026-05-31") });
        assert!(fit(&weekly(&[]), day("2026-09-01")).is_err());
    }

    /// Days are summed to weeks back from the last; later ones and the rest before are left out.
    #[test]
    fn days_make_weeks() {
        let mut daily = weekly(&[]);
        daily.weekly = false;
        let mut on = day("2026-01-01");
        while on <= day("2026-06-10") {
            daily.days.push(ResponseDay {
                on,
                spend: Money::from_minor(100, 2),
                response: Decimal::TWO,
                orders: None,
                revenue: None,
                reached: None,
            });
            on = on + chrono::Days::new(1);
        }
        let weeks = weeks(&daily, day("2026-05-31")).unwrap();
        assert_eq!(weeks.len(), 151 / 7);
        assert!(weeks.iter().all(|week| *week == (7.0, 14.0)));
    }

    #[test]
    fn the_quantile_of_student_is_that_of_the_tables() {
        assert!((student_975(24) - 2.0639).abs() < 5e-4);
        assert!((student_975(60) - 2.0003).abs() < 5e-4);
    }
}
