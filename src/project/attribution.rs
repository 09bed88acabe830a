//! The gap between a scenario and base, given to lines to the coin (DESIGN §7, coherence).

use super::quantize::quantize;
use crate::domain::{Flow, apportion};

/// Rounds in which what one line cannot take is offered to the others.
const ROUNDS: usize = 8;

/// One line's part in a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// Receipts stay at or above zero, disbursements at or below.
    pub(super) flow: Flow,
    /// Base coins of the stretch.
    pub(super) base: i64,
    /// What is left of the most that it can come to, in signed coins, where that is known.
    pub(super) left: Option<i64>,
    /// Its part of the growth of the gap, in coins; `None` for lines without error.
    pub(super) wanted: Option<f64>,
}

/// Evens out a line's cumulative coins at the ends of stretches (rising) so that no stretch moves
/// what a later one would have to give back: a receipt cannot be taken back, nor a payment. Shares
/// of the error shift from week to week; a line of lumps (a quarterly tax) would else be charged its
/// lump in best and worst alike.
pub(super) fn without_giving_back(flow: Flow, path: &mut [f64]) {
    let mut later = match flow {
        Flow::Receipt => f64::INFINITY,
        Flow::Disbursement => f64::NEG_INFINITY,
        Flow::Financing => return,
    };
    for coins in path.iter_mut().rev() {
        later = if flow == Flow::Receipt { coins.min(later) } else { coins.max(later) };
        *coins = later;
    }
}

/// What each line moves in a scenario, and what no line could take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attributed {
    /// Coins of each line, in the order given.
    pub(super) coins: Vec<i64>,
    /// The rest, by sign a receipt or a disbursement.
    pub(super) rest: i64,
}

/// Splits `growth`, that of the gap over the stretch, in coins.
pub(super) fn attribute(parts: &[Part], growth: i64) -> Attributed {
    let wanted = |part: &Part| quantize(part.wanted.unwrap_or(0.0));
    let mut change: Vec<i64> = parts.iter().map(|part| bounded(part, wanted(part))).collect();
    let mut rest = growth - change.iter().sum::<i64>();
    let sizes: Vec<i128> = parts.iter().map(|part| i128::from(size(part))).collect();
    for _ in 0..ROUNDS {
        let room: Vec<i128> = parts
            .iter()
            .zip(&change)
            .zip(&sizes)
            .map(|((part, change), size)| {
                let next = change.saturating_add(rest.signum());
                if bounded(part, next) == next { *size } else { 0 }
            })
            .collect();
        if rest == 0 || room.iter().all(|size| *size == 0) {
            break;
        }
        for ((part, change), offered) in
            parts.iter().zip(change.iter_mut()).zip(apportion(i128::from(rest), &room))
        {
            let next = bounded(part, change.saturating_add(super::history::coins_of(offered)));
            rest -= next - *change;
            *change = next;
        }
    }
    Attributed {
        coins: parts.iter().zip(&change).map(|(part, change)| part.base + change).collect(),
        rest,
    }
}

/// How much of the rest a line is offered: nothing where it has no part in the error.
fn size(part: &Part) -> i64 {
    part.wanted.map_or(0, |wanted| quantize(wanted.abs()).saturating_add(1))
}

/// The change nearest to `change` that leaves the line on its side of zero.
fn bounded(part: &Part, change: i64) -> i64 {
    if part.wanted.is_none() {
        return 0;
    }
    let change = match (part.flow, part.left) {
        (Flow::Receipt, Some(left)) => change.min(left - part.base),
        (Flow::Disbursement, Some(left)) => change.max(left - part.base),
        _ => change,
    };
    match part.flow {
        Flow::Receipt => change.max(-part.base.max(0)),
        Flow::Disbursement => change.min(-part.base.min(0)),
        Flow::Financing => change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::quantize::float;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_gap_is_given_out_to_the_coin(
            bases in proptest::collection::vec((0u8..3, -100_000i64..100_000, -1.0f64..2.0), 0..12),
            growth in -1_000_000i64..1_000_000,
        ) {
            let parts: Vec<Part> = bases.iter().map(|(flow, base, share)| {
                let flow = [Flow::Receipt, Flow::Disbursement, Flow::Financing][usize::from(*flow)];
                let base = match flow {
                    Flow::Receipt => base.abs(),
                    Flow::Disbursement => -base.abs(),
                    Flow::Financing => *base,
                };
                let wanted = (*share > -0.5).then_some(*share * float(growth));
                Part { flow, left: None, base, wanted }
            }).collect();
            let made = attribute(&parts, growth);
            let base: i64 = parts.iter().map(|p| p.base).sum();
            prop_assert_eq!(made.coins.iter().sum::<i64>() + made.rest, base + growth);
            for (part, coins) in parts.iter().zip(&made.coins) {
                match part.flow {
                    Flow::Receipt => prop_assert!(*coins >= 0),
                    Flow::Disbursement => prop_assert!(*coins <= 0),
                    Flow::Financing => {}
                }
                if part.wanted.is_none() {
                    prop_assert_eq!(*coins, part.base);
                }
            }
        }
    }

    #[test]
    fn nothing_is_moved_that_is_given_back() {
        let even = |flow, mut path: Vec<f64>| {
            without_giving_back(flow, &mut path);
            path
        };
        let lumps = vec![-5.0, -40.0, -30.0, -10.0, -12.0];
        assert_eq!(even(Flow::Disbursement, lumps), [-5.0, -10.0, -10.0, -10.0, -12.0]);
        assert_eq!(even(Flow::Receipt, vec![1.0, 9.0, 4.0, 6.0]), [1.0, 4.0, 4.0, 6.0]);
        assert_eq!(even(Flow::Financing, vec![1.0, 9.0, 4.0]), [1.0, 9.0, 4.0]);
    }
}
