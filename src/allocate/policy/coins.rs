//! Exact shares to whole coins that add up.

use std::cmp::Ordering;

/// The share of one line: whole coins, and what was cut off.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutShare {
    pub(super) line: usize,
    pub(super) coins: i128,
    /// Less than a coin, but where a bound cut it.
    rest: f64,
    low: i128,
    high: i128,
}

impl CutShare {
    /// Whole coins of `low` and an exact part beyond it, at most `high`.
    pub(super) fn new(line: usize, (low, beyond): (i128, f64), high: i128) -> Self {
        let whole = cut(beyond).clamp(0, high - low);
        Self { line, coins: low + whole, rest: beyond - float(whole), low, high }
    }

    /// How many coins it can still get, or give.
    fn room(&self, add: bool) -> i128 {
        if add { self.high - self.coins } else { self.coins - self.low }
    }

    /// Who is first to get a coin: the larger part cut off, then the larger amount, then by order.
    fn first(&self, other: &Self) -> Ordering {
        let by_rest = other.rest.total_cmp(&self.rest);
        by_rest.then(other.coins.cmp(&self.coins)).then(self.line.cmp(&other.line))
    }
}

/// Adds coins, or takes some, so that shares sum to `total`, as far as their bounds allow.
pub(super) fn place(total: i128, shares: &mut [CutShare]) {
    let mut left = total - shares.iter().map(|share| share.coins).sum::<i128>();
    if left > 0 && a_coin_each(left, shares) {
        return;
    }
    shares.sort_by(CutShare::first);
    // One round gives every line a coin at most; more are needed only where μ is coarse, and then
    // many at once: an exponential curve far beyond its `s` left a billion.
    while left != 0 {
        let add = left > 0;
        let room = |share: &CutShare| share.room(add);
        let open = shares.iter().map(room).filter(|room| *room > 0);
        let (count, least) = open.fold((0, i128::MAX), |(n, least), room| (n + 1, least.min(room)));
        if count == 0 {
            return;
        }
        let each = (left.abs() / count).min(least).max(1);
        let mut give = |share: &mut CutShare| {
            if left != 0 && room(share) > 0 {
                let coins = if add { each } else { -each };
                share.coins += coins;
                left -= coins;
            }
        };
        if add {
            shares.iter_mut().for_each(&mut give);
        } else {
            shares.iter_mut().rev().for_each(&mut give);
        }
    }
}

/// `left` coins to those that are first among shares with room, where that is a coin each: who they are
/// matters, not in which order, and sorting thousands of lines took a tenth of all time.
fn a_coin_each(left: i128, shares: &mut [CutShare]) -> bool {
    let mut open: Vec<&mut CutShare> =
        shares.iter_mut().filter(|share| share.coins < share.high).collect();
    let Some(count) = usize::try_from(left).ok().filter(|count| *count <= open.len()) else {
        return false;
    };
    if let Some(last) = count.checked_sub(1) {
        open.select_nth_unstable_by(last, |a, b| a.first(b));
    }
    open[..count].iter_mut().for_each(|share| share.coins += 1);
    true
}

#[expect(clippy::cast_precision_loss, reason = "coins stay far below 2^53")]
pub(super) fn float(coins: i128) -> f64 {
    coins as f64
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and coins are far inside")]
pub(super) fn cut(coins: f64) -> i128 {
    libm::floor(coins) as i128
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Those that are picked are those that are first in order.
        #[test]
        fn coins_go_to_those_first_in_order(
            exact in proptest::collection::vec((0.0f64..20.0, 0i128..30), 1..40),
            more in 0i128..60,
        ) {
            let share = |(line, (exact, high)): (usize, &(f64, i128))| {
                CutShare::new(line, (0, *exact), *high)
            };
            let mut shares: Vec<CutShare> = exact.iter().enumerate().map(share).collect();
            let total = shares.iter().map(|share| share.coins).sum::<i128>() + more;
            let mut wanted = shares.clone();
            wanted.sort_by(CutShare::first);
            let mut left = more;
            while left > 0 && wanted.iter().any(|share| share.coins < share.high) {
                for share in wanted.iter_mut().filter(|share| share.coins < share.high) {
                    let one = left.min(1);
                    share.coins += one;
                    left -= one;
                }
            }
            wanted.sort_by_key(|share| share.line);
            place(total, &mut shares);
            shares.sort_by_key(|share| share.line);
            let coins = |shares: &[CutShare]| -> Vec<i128> {
                shares.iter().map(|share| share.coins).collect()
            };
            prop_assert_eq!(coins(&shares), coins(&wanted));
        }
    }
}
