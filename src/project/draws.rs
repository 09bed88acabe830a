//! Seeded random draws. `ChaCha8` gives the same numbers on every machine; `libm` the same tails.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Degrees of freedom of the level error: past origins are few, so tails are fat.
const FREEDOM: usize = 5;

/// A stream of draws.
#[derive(Debug, Clone)]
pub(super) struct Draws {
    source: ChaCha8Rng,
    spare: Option<f64>,
}

impl Draws {
    /// The stream of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self { source: ChaCha8Rng::seed_from_u64(seed), spare: None }
    }

    /// One of `0..count`; 0 where there is none.
    pub(super) fn index(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let scaled = (u64::from(self.source.next_u32()) * count) >> 32;
        usize::try_from(scaled).unwrap_or(0)
    }

    /// Uniform in (0, 1].
    pub(super) fn uniform(&mut self) -> f64 {
        (f64::from(self.source.next_u32()) + 1.0) / 4_294_967_296.0
    }

    /// Standard normal (Box and Muller 1958).
    pub(super) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        let (sin, cos) = libm::sincos(std::f64::consts::TAU * self.uniform());
        self.spare = Some(radius * sin);
        radius * cos
    }

    /// Student's t.
    pub(super) fn student(&mut self) -> f64 {
        let top = self.normal();
        let squares: f64 = (0..FREEDOM)
            .map(|_| {
                let normal = self.normal();
                normal * normal
            })
            .sum();
        let mean = squares / super::quantize::float_count(FREEDOM);
        top / libm::sqrt(mean.max(1e-9))
    }
}
