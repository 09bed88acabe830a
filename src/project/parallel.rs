//! Independent pieces of work on all processors, in an order that does not depend on them.

use rayon::prelude::*;

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
    work: impl Fn(I) -> T + Sync + Send,
) -> Vec<T> {
    match effort {
        Effort::Light => items.into_iter().map(work).collect(),
        Effort::Heavy => items.into_iter().collect::<Vec<I>>().into_par_iter().map(work).collect(),
    }
}
