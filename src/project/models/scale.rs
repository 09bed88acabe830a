//! On which scale a series is modelled: logarithms, or its own values.

/// Least share of the median that the smallest value must reach for logarithms: a value near zero
/// is a huge outlier among them.
const LEAST_SHARE: f64 = 0.01;

/// A scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::project) enum Scale {
    /// Logarithms: errors and seasons are factors.
    Logarithm,
    /// Values in units of their largest size: errors and seasons are amounts.
    Plain {
        /// The unit; above 0.
        unit: f64,
    },
}

impl Scale {
    /// Logarithms where all values are clearly above zero.
    pub(in crate::project) fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
        if sorted.first().is_some_and(|least| *least > 0.0 && *least >= LEAST_SHARE * median) {
            return Self::Logarithm;
        }
        let largest = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        Self::Plain { unit: if largest > 0.0 { largest } else { 1.0 } }
    }

    /// A value on the scale.
    pub(in crate::project) fn of_value(self, value: f64) -> f64 {
        match self {
            Self::Logarithm => libm::log(value),
            Self::Plain { unit } => value / unit,
        }
    }

    /// A value on the scale as the series has it.
    pub(in crate::project) fn value(self, scaled: f64) -> f64 {
        match self {
            Self::Logarithm => libm::exp(scaled),
            Self::Plain { unit } => scaled * unit,
        }
    }

    /// How far `actual` is from `forecast`: a logarithm of their ratio, or a difference in units.
    pub(in crate::project) fn error(self, actual: f64, forecast: f64) -> f64 {
        match self {
            Self::Logarithm => libm::log(actual / forecast),
            Self::Plain { unit } => actual / unit - forecast / unit,
        }
    }

    /// `forecast` moved by an error.
    pub(in crate::project) fn moved(self, forecast: f64, error: f64) -> f64 {
        match self {
            Self::Logarithm => forecast * libm::exp(error),
            Self::Plain { unit } => forecast + error * unit,
        }
    }
}
