//! The track record: what forecasts from past dates of this ledger would have been worth. The
//! errors, and the band each past forecast would have had, are those that today's band is made
//! from.

use super::backtest::{JUDGED_WEEKS, OriginErrors};
use super::calibrate::half_widths;
use super::errors::ErrorModel;
use super::quantize::{float_count, quantize};

/// Half the width that the band of each past forecast would have had at the end of weeks 1 to 13:
/// it is made without that forecast's own errors.
pub(super) fn own_half_widths(model: &ErrorModel, level: u32) -> Vec<Vec<f64>> {
    let stretch = normal_quantile(level) / normal_quantile(80);
    (0..model.backtest.origins.len())
        .map(|index| {
            let spread = model.weekly_spread;
            let widths = half_widths(&model.backtest, spread, JUDGED_WEEKS, Some(index));
            widths.into_iter().map(|width| width * stretch).collect()
        })
        .collect()
}

/// The error of the balance at the end of week `weeks` (at least 1), where that week has passed.
pub(super) fn closing_error(origin: &OriginErrors, weeks: usize) -> Option<f64> {
    origin.weekly.get(..weeks).map(|errors| errors.iter().sum())
}

/// A ratio as it is reported.
pub(super) fn four_decimals(value: f64) -> f64 {
    libm::round(value * 10_000.0) / 10_000.0
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
