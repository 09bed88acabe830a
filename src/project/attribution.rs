//! The gap between a scenario and base, given to lines to the coin (DESIGN §7, coherence).

use super::quantize::{float, quantize};
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
    /// Share of the total's error at the end of the stretch before; `None` for certain lines.
    pub(super) before: Option<f64>,
    /// Share of the total's error at the end of this stretch.
    pub(super) now: Option<f64>,
}

/// What each line moves in a scenario, and what no line could take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attributed {
    /// Coins of each line, in the order given.
    pub(super) coins: Vec<i64>,
    /// The rest, by sign a receipt or a disbursement.
    pub(super) rest: i64,
}

/// Splits the growth of the gap from `gap_before` to `gap_now` (cumulative, in coins).
pub(super) fn attribute(parts: &[Part], gap_before: i64, gap_now: i64) -> Attributed {
    let wanted: Vec<f64> = parts
        .iter()
        .map(|part| {
            part.now.unwrap_or(0.0) * float(gap_now)
                - part.before.unwrap_or(0.0) * float(gap_before)
        })
        .collect();
    let mut change: Vec<i64> =
        parts.iter().zip(&wanted).map(|(part, wanted)| bounded(part, quantize(*wanted))).collect();
    let mut rest = (gap_now - gap_before) - change.iter().sum::<i64>();
    let sizes: Vec<i128> =
        parts.iter().zip(&wanted).map(|(part, wanted)| i128::from(size(part, *wanted))).collect();
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
fn size(part: &Part, wanted: f64) -> i64 {
    match part.now {
        Some(share) if share != 0.0 => quantize(wanted.abs()).saturating_add(1),
        _ => 0,
    }
}

/// The change nearest to `change` that leaves the line on its side of zero.
fn bounded(part: &Part, change: i64) -> i64 {
    if part.now.is_none() {
        return 0;
    }
    match part.flow {
        Flow::Receipt => change.max(-part.base.max(0)),
        Flow::Disbursement => change.min(-part.base.min(0)),
        Flow::Financing => change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_gap_is_given_out_to_the_coin(
            bases in proptest::collection::vec((0u8..3, -100_000i64..100_000, -1.0f64..2.0), 0..12),
            before in -1_000_000i64..1_000_000,
            now in -1_000_000i64..1_000_000,
        ) {
            let parts: Vec<Part> = bases.iter().map(|(flow, base, share)| {
                let flow = [Flow::Receipt, Flow::Disbursement, Flow::Financing][usize::from(*flow)];
                let base = match flow {
                    Flow::Receipt => base.abs(),
                    Flow::Disbursement => -base.abs(),
                    Flow::Financing => *base,
                };
                let share = (*share > -0.5).then_some(*share);
                Part { flow, base, before: share, now: share }
            }).collect();
            let made = attribute(&parts, before, now);
            let base: i64 = parts.iter().map(|p| p.base).sum();
            prop_assert_eq!(made.coins.iter().sum::<i64>() + made.rest, base + now - before);
            for (part, coins) in parts.iter().zip(&made.coins) {
                match part.flow {
                    Flow::Receipt => prop_assert!(*coins >= 0),
                    Flow::Disbursement => prop_assert!(*coins <= 0),
                    Flow::Financing => {}
                }
                if part.now.is_none() {
                    prop_assert_eq!(*coins, part.base);
                }
            }
        }
    }
}
