//! A map by pairs of small numbers.

use std::hash::{BuildHasherDefault, Hasher};

use indexmap::IndexMap;

/// What keys of two small numbers are hashed with: their product folded.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = crate::domain::hash_bytes(self.0, bytes);
    }

    fn write_u64(&mut self, number: u64) {
        let product = u128::from(number ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        self.0 ^= u64::try_from(product >> 64).unwrap_or(0)
            ^ u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
    }
}

/// A map by pairs of small numbers.
pub(super) type PairMap<T> = IndexMap<u64, T, BuildHasherDefault<PairHasher>>;
