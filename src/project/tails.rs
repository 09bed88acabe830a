//! How likely chance alone gives such a statistic: upper tails of F and two-sided tails of t.

/// Terms of the continued fraction; far more than any degrees of freedom met here need.
const TERMS: u32 = 400;
/// Relative change at which the continued fraction has settled.
const SETTLED: f64 = 1e-15;
/// Stands for a zero that would be divided by (Lentz's method).
const TINY: f64 = 1e-300;

/// P(F ≥ `f`) with `over` and `under` degrees of freedom.
///
/// `I_x(under/2, over/2)` at `x = under / (under + over · f)` (DLMF 8.17; Abramowitz and Stegun
/// 26.6.2). 1 where a degree of freedom is missing.
pub(super) fn f_tail(f: f64, over: f64, under: f64) -> f64 {
    if f.is_nan() || f <= 0.0 || over <= 0.0 || under <= 0.0 {
        return 1.0;
    }
    if f.is_infinite() {
        return 0.0;
    }
    incomplete_beta(under / (under + over * f), under / 2.0, over / 2.0)
}

/// P(|T| ≥ |`t`|) with `freedom` degrees of freedom, which need not be whole.
pub(super) fn t_tail(t: f64, freedom: f64) -> f64 {
    f_tail(t * t, 1.0, freedom)
}

/// The regularised incomplete beta function.
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges fast on this side of the mean only.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta_below(1.0 - x, b, a);
    }
    incomplete_beta_below(x, a, b)
}

fn incomplete_beta_below(x: f64, a: f64, b: f64) -> f64 {
    let front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    (libm::exp(front) * fraction(x, a, b) / a).clamp(0.0, 1.0)
}

/// The continued fraction DLMF 8.17.22, by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let guarded = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut over = 1.0;
    let mut under = 1.0 / guarded(1.0 - (a + b) * x / (a + 1.0));
    let mut value = under;
    for term in 1..=TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for step in [even, odd] {
            under = 1.0 / guarded(1.0 + step * under);
            over = guarded(1.0 + step / over);
            change = under * over;
            value *= change;
        }
        if (change - 1.0).abs() < SETTLED {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-10, "{found} instead of {expected}");
    }

    #[test]
    fn tails_have_their_closed_forms() {
        for f in [0.1, 1.0, 2.5, 40.0] {
            // two degrees of freedom above: (1 + 2f/d)^(−d/2)
            for under in [1.0, 7.0, 30.0, 700.0] {
                near(f_tail(f, 2.0, under), libm::pow(1.0 + 2.0 * f / under, -under / 2.0));
            }
            // one degree of freedom: the Cauchy distribution
            near(t_tail(f, 1.0), 1.0 - 2.0 / std::f64::consts::PI * libm::atan(f));
            // two degrees of freedom
            near(t_tail(f, 2.0), 1.0 - f / libm::sqrt(2.0 + f * f));
        }
    }

    #[test]
    fn tails_agree_with_tables() {
        // NIST/SEMATECH e-Handbook 1.3.6.7.2 (t) and 1.3.6.7.3 (F): critical values at three
        // decimals, between whose neighbours the probability must lie.
        for (t, freedom, level) in [(2.228, 10.0, 0.05), (2.042, 30.0, 0.05), (63.657, 1.0, 0.01)] {
            assert!(t_tail(t - 0.001, freedom) > level && t_tail(t + 0.001, freedom) < level);
        }
        for (f, over, under) in [(2.717, 11.0, 12.0), (3.490, 3.0, 12.0), (2.421, 6.0, 30.0)] {
            assert!(f_tail(f - 0.001, over, under) > 0.05 && f_tail(f + 0.001, over, under) < 0.05);
        }
    }

    #[test]
    fn what_is_no_statistic_proves_nothing() {
        near(f_tail(f64::NAN, 3.0, 4.0), 1.0);
        near(f_tail(0.0, 3.0, 4.0), 1.0);
        near(f_tail(5.0, 3.0, 0.0), 1.0);
        near(f_tail(f64::INFINITY, 3.0, 4.0), 0.0);
    }
}
