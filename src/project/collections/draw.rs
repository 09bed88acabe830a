//! Open items on simulated paths: each is paid on some day, or not.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::super::draws::Draws;
use super::super::parallel::{Effort, in_parallel};
use super::super::quantize::{float, float_count, quantize};
use super::expect::Expected;
use crate::domain::LineKey;

/// So many of the largest items are drawn one by one; the others together, as the normal deviates
/// that sums of many small independent amounts are.
const ONE_BY_ONE: usize = 1_000;
/// Items that one processor looks at at a time.
const ITEMS_AT_ONCE: usize = 4_096;
/// Paths that one processor draws at a time.
const PATHS_AT_ONCE: usize = 64;
/// Keeps these draws apart from those of the lines' errors: without open items nothing changes.
const STREAM: u64 = 0x6f70_656e;

/// Errors of one line's open items: by path and day, cumulative coins less those of base.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct ItemErrors {
    /// The line.
    pub(in super::super) line: LineKey,
    /// What is open of all its items, in signed coins: no path brings more.
    pub(in super::super) open: i64,
    /// `paths × days`.
    pub(in super::super) cumulative: Vec<f64>,
}

impl ItemErrors {
    /// Counts errors from after the first `known` of so many `days`: what was paid in them is known.
    pub(in super::super) fn begin_after(&mut self, known: usize, days: usize) {
        let Some(last) = known.checked_sub(1) else { return };
        for path in self.cumulative.chunks_mut(days.max(1)) {
            let paid = path[last];
            path[..known].fill(0.0);
            path[known..].iter_mut().for_each(|error| *error -= paid);
        }
    }
}

/// Draws the items of every line; `bank_days` as in the outlook.
pub(super) fn draw(
    items: &[&Expected<'_>],
    bank_days: &[usize],
    (days, paths, seed): (usize, usize, u64),
) -> Vec<ItemErrors> {
    let mut by_line: BTreeMap<&LineKey, Vec<&Expected<'_>>> = BTreeMap::new();
    for item in items.iter().copied() {
        by_line.entry(&item.placed.line).or_default().push(item);
    }
    let one_by_one = smallest_alone(items);
    by_line
        .into_iter()
        .zip(0_u64..)
        .map(|((line, items), number)| {
            let (alone, together): (Vec<_>, Vec<_>) =
                items.iter().partition(|item| item.open.unsigned_abs() >= one_by_one);
            let mut made = vec![0.0; days * paths];
            let crowd = Crowd::new(&together, bank_days, days);
            let alone: Vec<Alone> = alone.iter().map(|item| Alone::new(item, bank_days)).collect();
            // A stream of its own for some paths at a time: the same on any number of processors.
            let some = made.chunks_mut(days.max(1) * PATHS_AT_ONCE).zip(0_u64..);
            let effort = Effort::of(alone.len() * paths);
            in_parallel(some, effort, |(paths, some)| {
                let source = Draws::new(seed ^ STREAM ^ (number << 32) ^ (some << 48));
                draw_paths((&crowd, &alone), source, paths, days.max(1));
            });
            let open = items.iter().map(|item| item.open).sum();
            ItemErrors { line: line.clone(), open, cumulative: made }
        })
        .collect()
}

/// Draws some paths, item by item: its chances stay at hand.
fn draw_paths(
    (crowd, alone): (&Crowd, &[Alone]),
    mut source: Draws,
    paths: &mut [f64],
    days: usize,
) {
    paths.chunks_exact_mut(days).for_each(|path| crowd.draw(&mut source, path));
    for item in alone {
        paths.chunks_exact_mut(days).for_each(|path| item.draw(&mut source, path));
    }
    paths.chunks_exact_mut(days).for_each(accumulate);
}

/// The least size that is drawn alone.
fn smallest_alone(items: &[&Expected<'_>]) -> u64 {
    let mut sizes: Vec<u64> = items.iter().map(|item| item.open.unsigned_abs()).collect();
    if sizes.len() <= ONE_BY_ONE {
        return 0;
    }
    let at = sizes.len() - ONE_BY_ONE;
    *sizes.select_nth_unstable(at).1
}

/// An item drawn by itself.
struct Alone {
    open: f64,
    base: f64,
    day: Option<usize>,
    /// The chances up to each of its days.
    up_to: Vec<(f64, usize)>,
    /// By parts of all chances, as many as days: the first of them that a draw there can mean (the
    /// guide table of Chen and Asau 1974). A search by halves takes five times as long.
    guide: Vec<usize>,
}

impl Alone {
    fn new(item: &Expected<'_>, bank_days: &[usize]) -> Self {
        let mut sum = 0.0;
        let up_to: Vec<(f64, usize)> = item
            .by_day(bank_days)
            .map(|(day, chance)| {
                sum += chance;
                (sum, day)
            })
            .collect();
        let part = |part: usize| float_count(part) / float_count(up_to.len());
        let first = |from: usize| up_to.partition_point(|(chance, _)| *chance < part(from));
        let guide = (0..=up_to.len()).map(first).collect();
        let (open, base) = (float(item.open), float(item.coins()));
        Self { open, base, day: item.day, up_to, guide }
    }

    fn draw(&self, source: &mut Draws, path: &mut [f64]) {
        let drawn = source.uniform();
        let part = drawn * float_count(self.up_to.len());
        let from = self.guide[part.to_usize().unwrap_or(0).min(self.up_to.len())];
        if let Some((_, day)) = self.up_to[from..].iter().find(|(chance, _)| *chance >= drawn) {
            path[*day] += self.open;
        }
        if let Some(day) = self.day {
            path[day] -= self.base;
        }
    }
}

fn accumulate(path: &mut [f64]) {
    let mut sum = 0.0;
    for coins in path {
        sum += *coins;
        *coins = sum;
    }
}

/// Many small items: their mean less base, and the variance of what comes on each day or never.
struct Crowd {
    shift: Vec<f64>,
    variance: Vec<f64>,
    never: f64,
}

impl Crowd {
    fn new(items: &[&&Expected<'_>], bank_days: &[usize], days: usize) -> Self {
        let some = items.chunks(ITEMS_AT_ONCE);
        let of_some = |items: &[&&Expected<'_>]| {
            let mut some = Self::none(days);
            for item in items {
                some.add(item, bank_days);
            }
            some
        };
        let pieces = in_parallel(some, Effort::of(items.len()), of_some);
        pieces.into_iter().fold(Self::none(days), Self::and)
    }

    fn none(days: usize) -> Self {
        Self { shift: vec![0.0; days], variance: vec![0.0; days], never: 0.0 }
    }

    fn add(&mut self, item: &Expected<'_>, bank_days: &[usize]) {
        let open = float(item.open);
        for (day, chance) in item.by_day(bank_days) {
            self.shift[day] += open * chance;
            self.variance[day] += open * open * chance;
        }
        self.never += open * open * (1.0 - item.in_horizon).max(0.0);
        if let Some(day) = item.day {
            self.shift[day] -= float(item.coins());
        }
    }

    fn and(mut self, other: Self) -> Self {
        let add = |mine: &mut Vec<f64>, other: Vec<f64>| {
            mine.iter_mut().zip(other).for_each(|(mine, other)| *mine += other);
        };
        add(&mut self.shift, other.shift);
        add(&mut self.variance, other.variance);
        self.never += other.never;
        self
    }

    /// Deviates of a multinomial: independent ones less their sum, by variance.
    fn draw(&self, source: &mut Draws, path: &mut [f64]) {
        let total: f64 = self.variance.iter().sum::<f64>() + self.never;
        if total <= 0.0 {
            path.copy_from_slice(&self.shift);
            return;
        }
        let mut sum = source.normal() * libm::sqrt(self.never);
        for (coins, variance) in path.iter_mut().zip(&self.variance) {
            *coins = if *variance > 0.0 { source.normal() * libm::sqrt(*variance) } else { 0.0 };
            sum += *coins;
        }
        let days = path.iter_mut().zip(&self.variance).zip(&self.shift);
        days.for_each(|((coins, variance), shift)| *coins += shift - sum * variance / total);
    }
}

/// Whole coins of all lines' errors on a day of a path.
pub(in super::super) fn total(errors: &[ItemErrors], at: usize) -> i64 {
    errors.iter().map(|line| quantize(line.cumulative[at])).sum()
}
