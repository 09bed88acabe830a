//! A small seeded generator of whole numbers (`SplitMix64`, Steele, Lea and Flood 2014).

/// Random whole numbers; the same seed gives the same sequence everywhere.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// A generator of its own for one subject, so that a change to one leaves the others alone.
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number in `low..=high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low + i64::try_from(self.next() % width).expect("a width of this program is small")
    }

    /// True so many times in a thousand.
    pub(crate) fn chance(&mut self, per_mille: i64) -> bool {
        self.between(0, 999) < per_mille
    }

    /// One of a few.
    pub(crate) fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        let last = i64::try_from(choices.len()).expect("a few choices") - 1;
        let index = self.between(0, last);
        choices[usize::try_from(index).expect("never below zero")]
    }

    /// Bell-shaped around zero with about this standard deviation: the sum of four even draws.
    pub(crate) fn bell(&mut self, deviation: i64) -> i64 {
        // Four even draws on ±w have a variance of 4 w²/3; w = 866/1000 of the deviation.
        let half = deviation * 866 / 1000;
        (0..4).map(|_| self.between(-half, half)).sum()
    }

    /// The amount, moved by a bell-shaped share of itself.
    pub(crate) fn around(&mut self, amount: i64, deviation_per_mille: i64) -> i64 {
        amount * (1000 + self.bell(deviation_per_mille)) / 1000
    }
}
