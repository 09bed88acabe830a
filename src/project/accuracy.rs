//! The track record: what forecasts from past dates of this ledger would have been worth.

use super::backtest::JUDGED_WEEKS;
use super::calibrate::half_widths;
use super::errors::ErrorModel;
use super::projection::Accuracy;
use super::quantize::{float_count, quantize};

/// Fewest past forecasts that make a record.
const LEAST_ORIGINS: usize = 4;
/// Weeks ahead at which the band is judged.
const COVERAGE_WEEKS: [u32; 3] = [4, 8, 13];

/// Judges past forecasts; each one's band is made without its own error.
pub(super) fn accuracy(model: &ErrorModel, level: u32) -> Option<Accuracy> {
    let origins = &model.backtest.origins;
    if origins.len() < LEAST_ORIGINS || origins[LEAST_ORIGINS - 1].weekly.len() < LEAST_ORIGINS {
        return None;
    }
    let (mut missed, mut mean_missed, mut size) = (0.0, 0.0, 0.0);
    for origin in origins {
        for (error, actual) in origin.weekly.iter().zip(&origin.actual) {
            missed += error.abs();
            mean_missed += (actual - origin.mean_before).abs();
            size += actual.abs();
        }
    }
    if size <= 0.0 {
        return None;
    }
    Some(Accuracy {
        origins: u32::try_from(origins.len()).unwrap_or(u32::MAX),
        wape_weekly_net: four_decimals(missed / size),
        wape_mean_13: four_decimals(mean_missed / size),
        // Its forecast of every week's net is nothing: it misses all of it.
        wape_balance_stays: 1.0,
        coverage: coverage(model, level),
    })
}

fn four_decimals(value: f64) -> f64 {
    libm::round(value * 10_000.0) / 10_000.0
}

fn coverage(model: &ErrorModel, level: u32) -> Vec<(u32, u32, u32)> {
    let stretch = normal_quantile(level) / normal_quantile(80);
    let widths: Vec<Vec<f64>> = (0..model.backtest.origins.len())
        .map(|index| half_widths(&model.backtest, model.weekly_spread, JUDGED_WEEKS, Some(index)))
        .collect();
    COVERAGE_WEEKS
        .into_iter()
        .map(|weeks| {
            let at = usize::try_from(weeks).unwrap_or(0);
            let (mut judged, mut inside) = (0, 0);
            for (origin, widths) in model.backtest.origins.iter().zip(&widths) {
                if origin.weekly.len() < at {
                    continue;
                }
                let error: f64 = origin.weekly[..at].iter().sum();
                judged += 1;
                inside += u32::from(error.abs() <= widths[at - 1] * stretch);
            }
            (weeks, judged, inside)
        })
        .filter(|(_, judged, _)| *judged > 0)
        .collect()
}

/// Half the width of the central `level` percent of a standard normal, by bisection of the error
/// function.
fn normal_quantile(level: u32) -> f64 {
    let wanted = float_count(usize::try_from(level.clamp(1, 99)).unwrap_or(80)) / 100.0;
    let (mut low, mut high) = (0.0, 6.0);
    while quantize((high - low) * 1e9) > 1 {
        let middle = f64::midpoint(low, high);
        if libm::erf(middle / std::f64::consts::SQRT_2) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    #[test]
    fn normal_quantiles_match_the_tables() {
        // Abramowitz and Stegun, table 26.5
        assert!((super::normal_quantile(80) - 1.281_551_6).abs() < 1e-6);
        assert!((super::normal_quantile(95) - 1.959_964).abs() < 1e-6);
    }
}
