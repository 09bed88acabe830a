//! The greatest spend over time that keeps the reserve (FORMULAS §3, spend over time).

use std::ops::Sub;

/// Turns headroom into limits on cumulative spend, in place:
/// `H_t = min over j ≥ t of (h_j − floors after t up to j)`.
pub fn limit_in_place<T: Copy + Ord + Sub<Output = T>>(
    headroom: &mut [T],
    floor: impl Fn(usize) -> T,
) {
    for t in (0..headroom.len().saturating_sub(1)).rev() {
        headroom[t] = headroom[t].min(headroom[t + 1] - floor(t + 1));
    }
}

/// The share of spend that comes back, and after how many steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    numerator: i128,
    denominator: i128,
    lag: usize,
}

impl Gain {
    /// `numerator / denominator` of the spend returns after `lag` steps. `None` outside 0 ≤ g < 1:
    /// spend that returns in full has no greatest path. At most six decimals, so that it stays exact.
    pub fn new(numerator: i128, denominator: i128, lag: usize) -> Option<Self> {
        let inside = 0 <= numerator && numerator < denominator && denominator <= 1_000_000;
        inside.then_some(Self { numerator, denominator, lag })
    }
}

/// Headroom and bounds of every step, in coins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpendPath<'a> {
    /// Balance before discretionary spend, less the reserve.
    pub headroom: &'a [i128],
    /// Least spend per step; nothing where `None`.
    pub floor: Option<&'a [i128]>,
    /// Most spend per step; unbounded where `None`.
    pub cap: Option<&'a [i128]>,
    /// Spend that comes back.
    pub gain: Option<Gain>,
}

/// Parts of a coin that the fixed point of a gain is counted in.
const FINE: i128 = 1_000_000_000;
/// More coins than any ledger holds: "no bound yet".
const UNBOUNDED: i128 = 1_000_000_000_000_000_000;

impl SpendPath<'_> {
    /// The greatest feasible cumulative spend at every step, in coins rounded half up; `None`
    /// where some step cannot even pay its floor.
    ///
    /// ```
    /// use cashcast::allocate::cash_path::SpendPath;
    /// let path = SpendPath { headroom: &[700, 300, 900], floor: None, cap: Some(&[200; 3]), gain: None };
    /// assert_eq!(path.greatest().unwrap(), [200, 300, 500]);
    /// ```
    pub fn greatest(&self) -> Option<Vec<i128>> {
        let Some(gain) = self.gain.filter(|gain| gain.numerator > 0) else {
            return self.without_gain(self.headroom.to_vec(), 1);
        };
        let mut spend = vec![UNBOUNDED * FINE; self.headroom.len()];
        loop {
            let headroom = (0..spend.len())
                .map(|t| {
                    let back = t.checked_sub(gain.lag).map_or(0, |before| spend[before]);
                    self.headroom[t] * FINE + back * gain.numerator / gain.denominator
                })
                .collect();
            // Every round is lower than the last and whole, so it ends.
            let next = self.without_gain(headroom, FINE)?;
            if next == spend {
                break;
            }
            spend = next;
        }
        // Division rounds down by less than this; a half coin must still round up.
        let slack = FINE / 1000;
        let round = |fine: i128| (fine + FINE / 2 + slack).div_euclid(FINE);
        Some(spend.into_iter().map(round).collect())
    }

    /// Backward limits, forward spend; bounds are multiplied by `unit`.
    fn without_gain(&self, mut limits: Vec<i128>, unit: i128) -> Option<Vec<i128>> {
        let floor = |t: usize| self.floor.map_or(0, |floor| floor[t] * unit);
        limit_in_place(&mut limits, floor);
        let mut spent = 0;
        for (t, limit) in limits.iter_mut().enumerate() {
            let most = self.cap.map_or(*limit, |cap| spent + cap[t] * unit);
            *limit = most.min(*limit);
            if *limit < spent + floor(t) {
                return None;
            }
            spent = *limit;
        }
        Some(limits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_above_headroom_and_no_smaller_for_more_headroom(
            steps in proptest::collection::vec((-500i128..3000, 0i128..200, 0i128..400), 1..20),
            more in 0i128..500,
        ) {
            let headroom: Vec<i128> = steps.iter().map(|s| s.0).collect();
            let raised: Vec<i128> = headroom.iter().map(|h| h + more).collect();
            let floor: Vec<i128> = steps.iter().map(|s| s.1).collect();
            let cap: Vec<i128> = steps.iter().map(|s| s.1 + s.2).collect();
            let path = |headroom| SpendPath { headroom, floor: Some(&floor), cap: Some(&cap), gain: None };
            let Some(spend) = path(&headroom).greatest() else { return Ok(()); };
            let mut before = 0;
            for t in 0..spend.len() {
                prop_assert!(spend[t] <= headroom[t]);
                prop_assert!(spend[t] - before >= floor[t] && spend[t] - before <= cap[t]);
                before = spend[t];
            }
            let larger = path(&raised).greatest().expect("more headroom is still feasible");
            prop_assert!(spend.iter().zip(&larger).all(|(a, b)| a <= b));
        }
    }

    #[test]
    fn a_gain_of_everything_is_refused() {
        assert!(Gain::new(1, 1, 2).is_none());
        assert!(Gain::new(99, 100, 2).is_some());
    }
}
