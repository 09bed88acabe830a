//! The greatest spend over time that keeps the reserve (FORMULAS §3, spend over time).

use std::ops::Sub;

use super::plan::coins;
use crate::domain::Money;

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

    /// Steps until it is back.
    pub const fn lag(self) -> usize {
        self.lag
    }

    /// The share in words: `20 %`, `12.5 %`.
    pub fn percent(self) -> String {
        let percent = Money::from_minor(self.numerator * 1_000_000 / self.denominator, 4);
        format!("{} %", percent.decimal().normalize())
    }

    /// What has come back of cumulative spend by every step, rounded down.
    pub(super) fn back(self, spent: &[i64]) -> Vec<i64> {
        let share =
            |spent: &i64| coins((i128::from(*spent) * self.numerator).div_euclid(self.denominator));
        let none = std::iter::repeat_n(0, self.lag);
        none.chain(spent.iter().map(share)).take(spent.len()).collect()
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
        let mut spend = self.at_most(gain);
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
        let slack = FINE / 100_000;
        let round = |fine: i128| (fine + FINE / 2 + slack).div_euclid(FINE);
        Some(spend.into_iter().map(round).collect())
    }

    /// More than the greatest path spends. What step `t` spends is spent at `t + lag` too, with the
    /// floors between, and its share is all that comes back there: `S (1 − g) ≤ h − floors`. From
    /// there on no spend pays for itself, so that few rounds are needed: from no bound at all a share
    /// of 0.999999 took millions.
    fn at_most(&self, gain: Gain) -> Vec<i128> {
        let floors = |steps: std::ops::Range<usize>| -> i128 {
            self.floor.map_or(0, |floor| floor[steps].iter().sum())
        };
        let most = |step: usize| {
            let later = step + gain.lag;
            let headroom = self.headroom.get(later)? - floors(step + 1..later + 1);
            let spent = headroom * FINE * gain.denominator;
            Some(spent.div_euclid(gain.denominator - gain.numerator))
        };
        (0..self.headroom.len()).map(|step| most(step).unwrap_or(UNBOUNDED * FINE)).collect()
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

    #[test]
    fn spend_that_nearly_pays_for_itself_is_found_at_once() {
        // the fault: millions of rounds, from 10^27 down by a millionth each
        let mut headroom = [1_000; 52];
        headroom[51] = 500;
        let greatest = |lag| {
            let gain = Gain::new(999_999, 1_000_000, lag);
            SpendPath { headroom: &headroom, floor: None, cap: None, gain }.greatest().unwrap()
        };
        assert_eq!(greatest(0), [500_000_000; 52]);
        // a week later each week has another thousand, less a millionth of what was spent
        assert_eq!(greatest(1)[..3], [1_000, 2_000, 3_000]);
        assert_eq!(greatest(1)[51], 51_499);
    }

    #[test]
    fn less_than_half_a_coin_is_none() {
        // 1 + 0.4992 of it a step later
        let path = |gain| SpendPath { headroom: &[1, 1], floor: None, cap: Some(&[1, 2]), gain };
        let half = path(Gain::new(500_000, 1_000_000, 1)).greatest().unwrap();
        let less = path(Gain::new(499_200, 1_000_000, 1)).greatest().unwrap();
        assert_eq!((half, less), (vec![1, 2], vec![1, 1]));
    }

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

    /// A small problem, bounds as they come: floors above caps, headroom below zero.
    #[derive(Debug, Clone)]
    struct Small {
        headroom: Vec<i128>,
        floor: Option<Vec<i128>>,
        cap: Option<Vec<i128>>,
        gain: Option<Gain>,
    }

    impl Small {
        fn path(&self) -> SpendPath<'_> {
            SpendPath {
                headroom: &self.headroom,
                floor: self.floor.as_deref(),
                cap: self.cap.as_deref(),
                gain: self.gain,
            }
        }

        fn floor(&self, step: usize) -> i128 {
            self.floor.as_ref().map_or(0, |floor| floor[step])
        }

        /// Spend of one step that its own bounds allow; no more than any headroom where uncapped.
        fn choices(&self, step: usize) -> std::ops::RangeInclusive<i128> {
            let most = self.headroom.iter().copied().max().unwrap_or(0).max(0);
            self.floor(step)..=self.cap.as_ref().map_or(most, |cap| cap[step])
        }

        /// Every plan in whole coins that keeps all bounds, tried one by one: the most that any of
        /// them has spent by each step, `None` where there is no plan.
        fn tried(&self) -> Option<Vec<i128>> {
            let mut best = None;
            self.try_from(&mut Vec::new(), &mut best);
            best
        }

        fn try_from(&self, spent: &mut Vec<i128>, best: &mut Option<Vec<i128>>) {
            let step = spent.len();
            if step == self.headroom.len() {
                let best = best.get_or_insert_with(|| spent.clone());
                best.iter_mut().zip(spent).for_each(|(best, spent)| *best = (*best).max(*spent));
                return;
            }
            let before = spent.last().copied().unwrap_or(0);
            for now in self.choices(step).map(|amount| before + amount) {
                if now <= self.headroom[step] {
                    spent.push(now);
                    self.try_from(spent, best);
                    spent.pop();
                }
            }
        }

        /// Is there a plan, in fractions of a coin, that has spent `least` by `step`? The smallest
        /// plan that has is raised from below until every bound holds, or the headroom before
        /// anything can come back is passed.
        fn reaches(&self, step: usize, least: i128) -> bool {
            const UNIT: i128 = 1 << 40;
            let gain = self.gain.filter(|gain| gain.numerator > 0);
            let steps = self.headroom.len();
            let mut low = vec![0; steps];
            low[step] = least * UNIT;
            loop {
                let mut next = low.clone();
                for t in 0..steps {
                    let before = t.checked_sub(1).map_or(0, |before| next[before]);
                    next[t] = next[t].max(before + self.floor(t) * UNIT);
                }
                for t in (0..steps).rev() {
                    if let (Some(cap), Some(before)) = (&self.cap, t.checked_sub(1)) {
                        next[before] = next[before].max(next[t] - cap[t] * UNIT);
                    }
                    if self.cap.as_ref().is_some_and(|cap| t == 0 && next[0] > cap[0] * UNIT) {
                        return false;
                    }
                    let missing = next[t] - self.headroom[t] * UNIT;
                    if missing <= 0 {
                        continue;
                    }
                    // More than the headroom: enough must have been spent before to come back.
                    let Some((gain, from)) =
                        gain.and_then(|gain| Some((gain, t.checked_sub(gain.lag)?)))
                    else {
                        return false;
                    };
                    let needed = missing * gain.denominator / gain.numerator;
                    next[from] = next[from].max(needed);
                    if from == t && needed > next[t] || next[from] > (1 << 60) * UNIT {
                        return false;
                    }
                }
                if next == low {
                    return true;
                }
                low = next;
            }
        }
    }

    fn small(gains: bool) -> impl Strategy<Value = Small> {
        let step = (-3i128..16, 0i128..3, 0i128..5);
        let gain = (0i128..10, 0usize..4);
        (proptest::collection::vec(step, 1..6), any::<(bool, bool)>(), gain).prop_map(
            move |(steps, (floors, caps), (tenths, lag))| Small {
                headroom: steps.iter().map(|step| step.0).collect(),
                floor: floors.then(|| steps.iter().map(|step| step.1).collect()),
                cap: caps.then(|| steps.iter().map(|step| step.2).collect()),
                gain: if gains { Gain::new(tenths, 10, lag) } else { None },
            },
        )
    }

    fn many() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) }
    }

    proptest! {
        #![proptest_config(many())]

        /// The greatest path is one path: no other plan is ahead of it at any step.
        #[test]
        fn the_greatest_path_is_that_of_all_plans_tried_one_by_one(small in small(false)) {
            prop_assert_eq!(small.path().greatest(), small.tried());
        }

        /// With spend that comes back, the path is rounded to coins: a coin less can be reached at
        /// every step, a coin more at none.
        #[test]
        fn what_comes_back_lifts_the_path_as_far_as_it_goes(mut small in small(true)) {
            // Coins count here: amounts of a thousand.
            small.headroom.iter_mut().for_each(|amount| *amount *= 1_000);
            small.floor.iter_mut().flatten().for_each(|amount| *amount *= 1_000);
            small.cap.iter_mut().flatten().for_each(|amount| *amount *= 1_000);
            match small.path().greatest() {
                None => prop_assert!(!small.reaches(0, 0)),
                Some(spend) => for (step, spent) in spend.into_iter().enumerate() {
                    prop_assert!(small.reaches(step, spent - 1), "{step}: {spent}");
                    prop_assert!(!small.reaches(step, spent + 1), "{step}: {spent}");
                },
            }
        }
    }

    #[test]
    fn a_gain_of_everything_is_refused() {
        assert!(Gain::new(1, 1, 2).is_none());
        assert!(Gain::new(99, 100, 2).is_some());
    }
}
