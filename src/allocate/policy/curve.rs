//! How spend answers: concave curves, so that a best split exists and is the only one.

/// Response to spend, both in one unit. Every curve rises, and each unit brings less than the one
/// before (FORMULAS §3, P3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve(Shape);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Log {
        k: f64,
        s: f64,
    },
    Hill {
        k: f64,
        s: f64,
    },
    Exponential {
        k: f64,
        s: f64,
    },
    /// With the logarithm of the part of its inverse that no return changes: see
    /// [`Curve::power_part`].
    Power {
        k: f64,
        beta: f64,
        ln_part: f64,
    },
}

/// Why a curve is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotConcave {
    /// `k` or `s` is no number above zero, or one that no money and no response has.
    #[error("`{0}` of a curve is a number above 0, and below 1e100")]
    NotPositive(&'static str),
    /// An exponent outside (0, 1): from 1 on, each unit would bring more than the one before.
    #[error("`beta` of a power curve is between 0 and 1, without both")]
    Exponent,
}

/// Of `k` and `s`, and one over it the smallest: their products and quotients are numbers.
const LARGEST: f64 = 1e100;

fn positive(name: &'static str, value: f64) -> Result<f64, NotConcave> {
    let usable = (1.0 / LARGEST..=LARGEST).contains(&value);
    if usable { Ok(value) } else { Err(NotConcave::NotPositive(name)) }
}

impl Shape {
    fn power(k: f64, beta: f64) -> Self {
        Self::Power { k, beta, ln_part: libm::log(k * beta) / (1.0 - beta) }
    }
}

impl Curve {
    /// `k ln(1 + x/s)`.
    pub fn log(k: f64, s: f64) -> Result<Self, NotConcave> {
        Ok(Self(Shape::Log { k: positive("k", k)?, s: positive("s", s)? }))
    }

    /// `k x / (s + x)`, the Hill curve of slope 1 (Michaelis and Menten 1913).
    pub fn hill(k: f64, s: f64) -> Result<Self, NotConcave> {
        Ok(Self(Shape::Hill { k: positive("k", k)?, s: positive("s", s)? }))
    }

    /// `k (1 − exp(−x/s))`.
    pub fn exponential(k: f64, s: f64) -> Result<Self, NotConcave> {
        Ok(Self(Shape::Exponential { k: positive("k", k)?, s: positive("s", s)? }))
    }

    /// `k x^beta`: constant elasticity.
    ///
    /// ```
    /// use cashcast::allocate::policy::Curve;
    /// let curve = Curve::power(1.0, 0.5).unwrap();
    /// assert_eq!(curve.response(9.0), 3.0);
    /// assert!(Curve::power(1.0, 1.5).is_err()); // the second unit would bring more than the first
    /// ```
    pub fn power(k: f64, beta: f64) -> Result<Self, NotConcave> {
        let k = positive("k", k)?;
        let concave = beta > 0.0 && beta < 1.0;
        if concave { Ok(Self(Shape::power(k, beta))) } else { Err(NotConcave::Exponent) }
    }

    /// The same curve with spend and response counted in a smaller unit, `units` of them in one.
    #[must_use]
    pub fn in_units(self, units: f64) -> Self {
        Self(match self.0 {
            Shape::Log { k, s } => Shape::Log { k: k * units, s: s * units },
            Shape::Hill { k, s } => Shape::Hill { k: k * units, s: s * units },
            Shape::Exponential { k, s } => Shape::Exponential { k: k * units, s: s * units },
            Shape::Power { k, beta, .. } => Shape::power(k * libm::pow(units, 1.0 - beta), beta),
        })
    }

    /// Of a power curve, the elasticity and the part of [`Self::spend_at`] that no return changes:
    /// the spend is that part times [`power_of`] the return, which all curves of one elasticity share.
    /// `None` for other curves, and where the part is too large or too small to be multiplied so.
    pub(super) fn power_part(self) -> Option<(f64, f64)> {
        let Shape::Power { beta, ln_part, .. } = self.0 else { return None };
        // Inside this a power beyond all numbers is also a spend beyond all coins.
        (-640.0..640.0).contains(&ln_part).then(|| (beta, libm::exp(ln_part)))
    }

    /// What `spend` brings.
    pub fn response(self, spend: f64) -> f64 {
        match self.0 {
            Shape::Log { k, s } => k * libm::log1p(spend / s),
            Shape::Hill { k, s } => k * spend / (s + spend),
            Shape::Exponential { k, s } => -k * libm::expm1(-spend / s),
            Shape::Power { k, beta, .. } => k * libm::pow(spend, beta),
        }
    }

    /// What one unit more brings.
    pub fn marginal(self, spend: f64) -> f64 {
        match self.0 {
            Shape::Log { k, s } => k / (s + spend),
            Shape::Hill { k, s } => k * s / ((s + spend) * (s + spend)),
            Shape::Exponential { k, s } => k / s * libm::exp(-spend / s),
            Shape::Power { k, beta, .. } => k * beta * libm::pow(spend, beta - 1.0),
        }
    }

    /// The logarithm of [`Self::marginal`], which stands for returns that no number holds: an
    /// exponential curve at a thousand times its `s` brings e^−1000.
    pub(super) fn ln_marginal(self, spend: f64) -> f64 {
        match self.0 {
            Shape::Log { k, s } => libm::log(k) - libm::log(s + spend),
            Shape::Hill { k, s } => libm::log(k) + libm::log(s) - 2.0 * libm::log(s + spend),
            Shape::Exponential { k, s } => libm::log(k / s) - spend / s,
            Shape::Power { k, beta, .. } => libm::log(k * beta) + (beta - 1.0) * libm::log(spend),
        }
    }

    /// The spend at which one unit more brings e^`ln_marginal`; below zero where none brings so much.
    pub(super) fn spend_at(self, ln_marginal: f64) -> f64 {
        match self.0 {
            Shape::Log { k, s } => k / libm::exp(ln_marginal) - s,
            Shape::Hill { k, s } => libm::sqrt(k / libm::exp(ln_marginal) * s) - s,
            Shape::Exponential { k, s } => s * (libm::log(k / s) - ln_marginal),
            Shape::Power { beta, ln_part, .. } => libm::exp(ln_part - ln_marginal / (1.0 - beta)),
        }
    }
}

/// `μ^(−1/(1−β))`, of ln μ: see [`Curve::power_part`].
pub(super) fn power_of(ln_multiplier: f64, beta: f64) -> f64 {
    libm::exp(-ln_multiplier / (1.0 - beta))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn curve() -> impl Strategy<Value = Curve> {
        (0..4_usize, 1.0..1e5, 1.0..1e5, 0.05..0.95).prop_map(|(shape, k, s, beta)| {
            let made = match shape {
                0 => Curve::log(k, s),
                1 => Curve::hill(k, s),
                2 => Curve::exponential(k, s),
                _ => Curve::power(k, beta),
            };
            made.unwrap()
        })
    }

    proptest! {
        #[test]
        fn each_unit_brings_less_and_the_inverse_finds_it(curve in curve(), spend in 1.0..1e5_f64) {
            let slope = curve.marginal(spend);
            prop_assume!(slope > 1e-9);
            prop_assert!((curve.ln_marginal(spend) - libm::log(slope)).abs() < 1e-9);
            prop_assert!((curve.spend_at(libm::log(slope)) / spend - 1.0).abs() < 1e-6);
            prop_assert!(curve.marginal(spend * 1.01) < slope);
            let step = spend * 1e-4;
            let seen = (curve.response(spend + step) - curve.response(spend - step)) / (2.0 * step);
            // Where a curve is flat, two responses differ by little more than they are rounded by.
            let rounding = 4.0 * f64::EPSILON * curve.response(spend) / step;
            prop_assert!((seen - slope).abs() < 1e-4 * slope + rounding, "{} {}", seen, slope);
            let cents = curve.in_units(100.0);
            prop_assert!((cents.marginal(spend * 100.0) / slope - 1.0).abs() < 1e-9);
            prop_assert!((cents.response(spend * 100.0) / curve.response(spend) - 100.0).abs() < 1e-6);
        }
    }

    #[test]
    fn what_is_not_concave_is_refused() {
        assert_eq!(Curve::power(1.0, 1.0), Err(NotConcave::Exponent));
        assert_eq!(Curve::power(1.0, f64::NAN), Err(NotConcave::Exponent));
        assert_eq!(Curve::log(0.0, 1.0), Err(NotConcave::NotPositive("k")));
        assert_eq!(Curve::hill(1.0, f64::INFINITY), Err(NotConcave::NotPositive("s")));
        // a hundred times as much in cents was no number
        assert_eq!(Curve::log(1e308, 1.0), Err(NotConcave::NotPositive("k")));
    }

    #[test]
    fn a_return_that_no_number_holds_has_its_spend() {
        let curve = Curve::exponential(100.0, 1.0).unwrap();
        assert!(curve.marginal(1_000.0) <= 0.0);
        assert!((curve.spend_at(curve.ln_marginal(1_000.0)) - 1_000.0).abs() < 1e-9);
    }
}
