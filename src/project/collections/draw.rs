//! Open items on simulated paths: each is paid on some day, or not.

use std::collections::BTreeMap;

use super::super::draws::Draws;
use super::super::quantize::{float, quantize};
use super::expect::Expected;
use crate::domain::LineKey;

/// So many of the largest items are drawn one by one; the others together, as the normal deviates
/// that sums of many small independent amounts are.
const ONE_BY_ONE: usize = 1_000;
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

/// Draws the items of every line.
pub(super) fn draw(
    items: &[&Expected<'_>],
    (days, paths, seed): (usize, usize, u64),
) -> Vec<ItemErrors> {
    let mut by_line: BTreeMap<&LineKey, Vec<&Expected<'_>>> = BTreeMap::new();
    for item in items.iter().copied() {
        by_line.entry(&item.placed.line).or_default().push(item);
    }
    let one_by_one = smallest_alone(items);
    let mut source = Draws::new(seed ^ STREAM);
    by_line
        .into_iter()
        .map(|(line, items)| {
            let (alone, together): (Vec<_>, Vec<_>) =
                items.iter().partition(|item| item.open.unsigned_abs() >= one_by_one);
            let mut made = vec![0.0; days * paths];
            let crowd = Crowd::new(&together, days);
            let alone: Vec<Alone> = alone.iter().map(|item| Alone::new(item)).collect();
            for path in made.chunks_exact_mut(days.max(1)) {
                crowd.draw(&mut source, path);
                for item in &alone {
                    item.draw(&mut source, path);
                }
                accumulate(path);
            }
            let open = items.iter().map(|item| item.open).sum();
            ItemErrors { line: line.clone(), open, cumulative: made }
        })
        .collect()
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
    /// Days, and the chances up to each of them.
    days: Vec<usize>,
    up_to: Vec<f64>,
}

impl Alone {
    fn new(item: &Expected<'_>) -> Self {
        let mut sum = 0.0;
        let (days, up_to) = item
            .by_day()
            .map(|(day, chance)| {
                sum += chance;
                (day, sum)
            })
            .unzip();
        let (open, base) = (float(item.open), float(item.coins()));
        Self { open, base, day: item.day, days, up_to }
    }

    fn draw(&self, source: &mut Draws, path: &mut [f64]) {
        let drawn = source.uniform();
        let at = self.up_to.partition_point(|chance| *chance < drawn);
        if let Some(day) = self.days.get(at) {
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
    fn new(items: &[&&Expected<'_>], days: usize) -> Self {
        let (mut shift, mut variance, mut never) = (vec![0.0; days], vec![0.0; days], 0.0);
        for item in items {
            let open = float(item.open);
            for (day, chance) in item.by_day() {
                shift[day] += open * chance;
                variance[day] += open * open * chance;
            }
            never += open * open * (1.0 - item.in_horizon).max(0.0);
            if let Some(day) = item.day {
                shift[day] -= float(item.coins());
            }
        }
        Self { shift, variance, never }
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
