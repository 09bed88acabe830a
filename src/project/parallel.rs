//! Independent pieces of work on all processors, in an order that does not depend on them.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A backtest looks at fewer events than this, 26 times each, before threads have paid for themselves.
const WORTH_THREADS: usize = 1_000;

/// Is the work worth threads?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// One thread is done sooner.
    Light,
    /// Every processor takes the next piece that is left.
    Heavy,
}

impl Effort {
    /// Of so many events looked at.
    pub(super) const fn of(events: usize) -> Self {
        if events < WORTH_THREADS { Self::Light } else { Self::Heavy }
    }
}

/// `work` of every number below `count`, in order.
pub(super) fn in_parallel<T: Send>(
    count: usize,
    effort: Effort,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    if effort == Effort::Light || processors < 2 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut made = Vec::new();
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= count {
                return made;
            }
            made.push((piece, work(piece)));
        }
    };
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..processors).map(|_| scope.spawn(take)).collect();
        let own = take();
        let others = others
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        own.into_iter().chain(others).collect()
    });
    made.sort_unstable_by_key(|(piece, _)| *piece);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_numbers() {
        for effort in [Effort::Light, Effort::Heavy] {
            for count in [0, 1, 2, 7, 1000] {
                let made = in_parallel(count, effort, |number| 3 * number);
                assert_eq!(made, (0..count).map(|number| 3 * number).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    #[should_panic(expected = "piece 5")]
    fn a_panic_is_passed_on() {
        in_parallel(8, Effort::Heavy, |number| assert!(number != 5, "piece {number}"));
    }
}
