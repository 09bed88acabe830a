//! Independent pieces of work on all processors, in an order that does not depend on them.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Mutex;
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

/// `work` of every item, in order.
pub(super) fn in_parallel<I: Send, T: Send>(
    items: impl IntoIterator<Item = I>,
    effort: Effort,
    work: impl Fn(I) -> T + Sync,
) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    if effort == Effort::Light || processors < 2 {
        return items.into_iter().map(work).collect();
    }
    let items: Vec<Mutex<Option<I>>> =
        items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let next = AtomicUsize::new(0);
    let take = || {
        let mut made = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { return made };
            // each place is taken once
            let item = item.lock().ok().and_then(|mut item| item.take());
            made.extend(item.map(|item| (place, work(item))));
        }
    };
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..processors.min(items.len())).map(|_| scope.spawn(take)).collect();
        let own = take();
        let others = others
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        own.into_iter().chain(others).collect()
    });
    made.sort_unstable_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_numbers() {
        for effort in [Effort::Light, Effort::Heavy] {
            for count in [0, 1, 2, 7, 1000] {
                let made = in_parallel(0..count, effort, |number| 3 * number);
                assert_eq!(made, (0..count).map(|number| 3 * number).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    #[should_panic(expected = "piece 5")]
    fn a_panic_is_passed_on() {
        in_parallel(0..8, Effort::Heavy, |number| assert!(number != 5, "piece {number}"));
    }
}
