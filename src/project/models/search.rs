//! Minima of smooth functions of one or a few variables.

/// Steps after which a golden section is narrower than 2e-4 of where it started.
const SECTIONS: usize = 18;
/// The golden ratio less one.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Where `cost` is least between `low` and `high`, by golden section (Kiefer 1953).
pub(super) fn golden_section(mut low: f64, mut high: f64, cost: impl Fn(f64) -> f64) -> f64 {
    let mut left = high - GOLDEN * (high - low);
    let mut right = low + GOLDEN * (high - low);
    let (mut at_left, mut at_right) = (cost(left), cost(right));
    for _ in 0..SECTIONS {
        if at_left <= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - GOLDEN * (high - low);
            at_left = cost(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + GOLDEN * (high - low);
            at_right = cost(right);
        }
    }
    if at_left <= at_right { left } else { right }
}

/// A corner of the simplex and its cost.
type Corner<const SIZE: usize> = ([f64; SIZE], f64);

/// Where `cost` is least near `start`, by the simplex method of Nelder and Mead (1965), with at
/// most about `most` evaluations. Variables are unbounded: see [`between`].
pub(super) fn nelder_mead<const SIZE: usize>(
    start: [f64; SIZE],
    most: usize,
    cost: impl Fn(&[f64; SIZE]) -> f64,
) -> [f64; SIZE] {
    let mut corners: Vec<Corner<SIZE>> = Vec::with_capacity(SIZE + 1);
    corners.push((start, cost(&start)));
    for variable in 0..SIZE {
        let mut corner = start;
        corner[variable] += 1.0;
        corners.push((corner, cost(&corner)));
    }
    let mut made = SIZE + 1;
    while made < most {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (best, worst) = (corners[0].1, corners[SIZE].1);
        if worst - best <= 1e-8 * best.abs() {
            break;
        }
        made += improve(&mut corners, &cost);
    }
    corners.sort_by(|a, b| a.1.total_cmp(&b.1));
    corners[0].0
}

/// One step: reflect, expand, contract or shrink. Gives the number of evaluations.
fn improve<const SIZE: usize>(
    corners: &mut [Corner<SIZE>],
    cost: &impl Fn(&[f64; SIZE]) -> f64,
) -> usize {
    let worst = corners[SIZE];
    let middle: [f64; SIZE] = std::array::from_fn(|variable| {
        let sum: f64 = corners[..SIZE].iter().map(|corner| corner.0[variable]).sum();
        sum / crate::project::quantize::float_count(SIZE)
    });
    let along = |factor: f64| -> Corner<SIZE> {
        let at: [f64; SIZE] = std::array::from_fn(|variable| {
            middle[variable] + factor * (worst.0[variable] - middle[variable])
        });
        (at, cost(&at))
    };
    let reflected = along(-1.0);
    if reflected.1 < corners[0].1 {
        let expanded = along(-2.0);
        corners[SIZE] = if expanded.1 < reflected.1 { expanded } else { reflected };
        return 2;
    }
    if reflected.1 < corners[SIZE - 1].1 {
        corners[SIZE] = reflected;
        return 1;
    }
    let contracted = along(if reflected.1 < worst.1 { -0.5 } else { 0.5 });
    if contracted.1 < reflected.1.min(worst.1) {
        corners[SIZE] = contracted;
        return 2;
    }
    let best = corners[0].0;
    for corner in &mut corners[1..] {
        for (value, towards) in corner.0.iter_mut().zip(best) {
            *value = f64::midpoint(*value, towards);
        }
        corner.1 = cost(&corner.0);
    }
    2 + SIZE
}

/// An unbounded variable brought between `low` and `high`.
pub(super) fn between(variable: f64, low: f64, high: f64) -> f64 {
    low + (high - low) / (1.0 + libm::exp(-variable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parabola_is_least_at_its_vertex() {
        let least = golden_section(0.0, 1.0, |x| (x - 0.3) * (x - 0.3));
        assert!((least - 0.3).abs() < 2e-4, "{least}");
    }

    /// Rosenbrock's valley, least at (1, 1); the start is the usual one.
    #[test]
    fn a_curved_valley_is_followed_to_its_end() {
        let valley = |p: &[f64; 2]| {
            let (along, across) = (1.0 - p[0], p[1] - p[0] * p[0]);
            along * along + 100.0 * across * across
        };
        let least = nelder_mead([-1.2, 1.0], 400, valley);
        assert!((least[0] - 1.0).abs() < 1e-3 && (least[1] - 1.0).abs() < 1e-3, "{least:?}");
    }

    #[test]
    fn a_variable_stays_between_its_bounds() {
        for variable in [-1e6, -1.0, 0.0, 1.0, 1e6] {
            let brought = between(variable, 0.8, 0.98);
            assert!((0.8..=0.98).contains(&brought));
        }
        assert!((between(0.0, 0.0, 1.0) - 0.5).abs() < 1e-15);
    }
}
