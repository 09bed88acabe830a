//! How a line's weeks hang together with a driver's: delay and slope, from what one date knows.

use crate::project::quantize::float_count;
use crate::project::run_rate::HALF_LIFE;

/// Longest delay looked for, in weeks.
pub(in crate::project) const MOST_LAG: usize = 8;
/// Fewest weeks that both are known of.
const LEAST_PAIRS: usize = 12;
/// A variance smaller than this share of the squared size is rounding.
const ROUNDING: f64 = 1e-20;
/// What is taken from the slope for having looked for it: it is multiplied by 1 − this / t².
const SHRINK: f64 = 4.0;

/// The link of a line with a driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Weeks from the driver to the cash.
    pub(super) lag: usize,
    /// Coins for each unit of the driver, shrunk.
    pub(super) slope: f64,
    /// Units in a week that the line's own level stands for.
    pub(super) level: f64,
    /// t² of the slope before it was shrunk, for as many weeks as are independent.
    pub(super) t2: f64,
}

/// The delay with the largest t², and its slope, shrunk. Weeks come latest first: `line` in coins
/// without season, `driver` in units, [`MOST_LAG`] weeks longer. `None` where fewer than 12 weeks
/// are known of both, or one of them does not vary.
pub(super) fn link(line: &[f64], driver: &[Option<f64>]) -> Option<Link> {
    let at = |lag: usize| at_lag(line, driver.get(lag..)?, lag);
    let best = (0..=MOST_LAG).filter_map(at).reduce(|best, next| {
        // Of equals the shortest delay.
        if next.t2 > best.t2 { next } else { best }
    })?;
    let keep = (1.0 - SHRINK / best.t2).max(0.0);
    Some(Link { slope: keep * best.slope, ..best })
}

/// Slope and t² at one delay.
///
/// Both sides are freed of their own linear trend first (Frisch and Waugh 1933): two lines that
/// rise hang together in their means, and that is no link.
fn at_lag(line: &[f64], driver: &[Option<f64>], lag: usize) -> Option<Link> {
    let mut weeks = Vec::with_capacity(line.len());
    let (mut cash, mut units) = (weeks.clone(), weeks.clone());
    for (week, (coins, value)) in line.iter().zip(driver).enumerate() {
        if let Some(value) = value {
            weeks.push(float_count(week));
            cash.push(*coins);
            units.push(*value);
        }
    }
    if weeks.len() < LEAST_PAIRS {
        return None;
    }
    let (dy, dx) = (without_trend(&weeks, &cash), without_trend(&weeks, &units));
    let (xx, yy, xy) = (product(&dx, &dx), product(&dy, &dy), product(&dx, &dy));
    if xx <= ROUNDING * product(&units, &units) || yy <= ROUNDING * product(&cash, &cash) {
        return None;
    }
    let slope = xy / xx;
    // Slope, mean and trend are taken from the weeks.
    let residual = (yy - slope * xy) / (float_count(weeks.len()) - 3.0);
    let t2 = if residual > ROUNDING * yy {
        slope * xy / residual * independent(&dx, &dy, slope)
    } else {
        f64::INFINITY
    };
    let level = recent_mean(&weeks, &units);
    (slope.is_finite() && level.is_finite()).then_some(Link { lag, slope, level, t2 })
}

/// The share of weeks that count as independent where both the driver and what it does not explain
/// remember the week before (Bartlett 1935): two lines that wander seem linked over long stretches.
fn independent(dx: &[f64], dy: &[f64], slope: f64) -> f64 {
    let residual: Vec<f64> = dx.iter().zip(dy).map(|(x, y)| y - slope * x).collect();
    let both = (memory(dx) * memory(&residual)).max(0.0);
    (1.0 - both) / (1.0 + both)
}

/// Autocorrelation from one week to the next.
fn memory(values: &[f64]) -> f64 {
    product(&values[1..], values) / product(values, values)
}

/// What is left of `values` beside their linear trend over `weeks` (least squares).
fn without_trend(weeks: &[f64], values: &[f64]) -> Vec<f64> {
    let (middle, mean) = (mean(weeks), mean(values));
    let pairs = || weeks.iter().zip(values);
    let over: f64 = pairs().map(|(week, value)| (week - middle) * (value - mean)).sum();
    let under: f64 = weeks.iter().map(|week| (week - middle) * (week - middle)).sum();
    let slope = over / under;
    pairs().map(|(week, value)| value - mean - slope * (week - middle)).collect()
}

/// The mean that the run rate takes of the line's weeks, of the driver's.
fn recent_mean(weeks: &[f64], values: &[f64]) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (week, value) in weeks.iter().zip(values) {
        let weight = libm::exp2(-week / HALF_LIFE);
        sum += weight * value;
        weights += weight;
    }
    sum / weights
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / float_count(values.len())
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latest first, of no visible period.
    fn wave(count: usize) -> Vec<f64> {
        (0..count).map(|k| libm::sin(float_count(k * k))).collect()
    }

    #[test]
    fn an_exact_link_is_found_with_its_delay() {
        let driver: Vec<Option<f64>> = wave(60 + MOST_LAG).into_iter().map(Some).collect();
        let line: Vec<f64> = (0..60).map(|k| 500.0 + 40.0 * driver[k + 3].unwrap()).collect();
        let found = link(&line, &driver).unwrap();
        assert_eq!(found.lag, 3);
        assert!((found.slope - 40.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn two_straight_trends_have_no_link() {
        let trend = |from: f64| (0..80).map(move |k| from - float_count(k));
        let driver: Vec<Option<f64>> = trend(900.0).map(Some).collect();
        let line: Vec<f64> = trend(300.0).take(70).collect();
        assert_eq!(link(&line, &driver), None);
    }

    #[test]
    fn what_does_not_vary_or_is_not_known_has_no_link() {
        let line = wave(40);
        let constant = |value: f64| vec![Some(value); 48];
        for value in [0.0, 0.1, -7.3e12, 1e-20] {
            assert_eq!(link(&line, &constant(value)), None, "{value}");
        }
        assert_eq!(link(&[3.0; 40], &wave(48).into_iter().map(Some).collect::<Vec<_>>()), None);
        let mut sparse = vec![None; 48];
        sparse[..11].fill(Some(1.0));
        sparse[3] = Some(2.0);
        assert_eq!(link(&line, &sparse), None);
        assert_eq!(link(&[], &[]), None);
    }
}
