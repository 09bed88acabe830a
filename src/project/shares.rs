//! Which line moves the total: covariance shares of the simulated errors (Euler allocation; for
//! elliptical totals the expected contribution given a total near a quantile, DESIGN §7).

use super::errors::ErrorModel;
use super::simulate::{Masks, Simulation};

/// By point in time and component: its share of the total's error. Shares add to 1 where the
/// total has any error.
pub(super) type Shares = Vec<Vec<f64>>;

/// A stretch of days inside one week block.
struct Piece {
    week: usize,
    /// By block and component: sum of errors.
    blocks: Vec<Vec<f64>>,
    /// By level and component: sum of errors.
    levels: Vec<Vec<f64>>,
}

/// Shares at the end of each day in `ends` (rising).
pub(super) fn shares(
    model: &ErrorModel,
    simulation: &Simulation,
    masks: &Masks,
    ends: &[usize],
) -> Shares {
    let active = active_components(model, masks);
    let stretches = stretches(model, masks, &active, ends);
    let mut covariance = vec![vec![0.0; active.len()]; ends.len()];
    let mut variance = vec![0.0; ends.len()];
    let mut sums = vec![0.0; active.len()];
    for draw in simulation.draws.iter().filter(|d| !d.blocks.is_empty()) {
        sums.fill(0.0);
        for (point, pieces) in stretches.iter().enumerate() {
            for piece in pieces {
                let block = &piece.blocks[draw.blocks[piece.week]];
                let level = &piece.levels[draw.level];
                for ((sum, block), level) in sums.iter_mut().zip(block).zip(level) {
                    *sum += block + draw.factor * level;
                }
            }
            let total: f64 = sums.iter().sum();
            variance[point] += total * total;
            for (covariance, sum) in covariance[point].iter_mut().zip(&sums) {
                *covariance += sum * total;
            }
        }
    }
    covariance
        .into_iter()
        .zip(variance)
        .map(|(by_active, variance)| {
            let mut shares = vec![0.0; masks.len()];
            for (component, covariance) in active.iter().zip(by_active) {
                if variance > 0.0 {
                    shares[*component] = covariance / variance;
                }
            }
            shares
        })
        .collect()
}

/// Components with an error on some day that counts.
fn active_components(model: &ErrorModel, masks: &Masks) -> Vec<usize> {
    (0..masks.len())
        .filter(|component| {
            masks[*component].contains(&true)
                && (model
                    .blocks
                    .iter()
                    .any(|block| block[*component].iter().any(|error| *error != 0.0))
                    || model.levels.iter().any(|l| l[*component] != 0.0))
        })
        .collect()
}

fn stretches(
    model: &ErrorModel,
    masks: &Masks,
    active: &[usize],
    ends: &[usize],
) -> Vec<Vec<Piece>> {
    let mut start = 0;
    ends.iter()
        .map(|end| {
            let mut pieces = Vec::new();
            while start <= *end {
                let week = start / 7;
                let last = (7 * week + 6).min(*end);
                pieces.push(piece(model, masks, active, start..last + 1));
                start = last + 1;
            }
            pieces
        })
        .collect()
}

fn piece(
    model: &ErrorModel,
    masks: &Masks,
    active: &[usize],
    days: std::ops::Range<usize>,
) -> Piece {
    let counted: Vec<Vec<usize>> = active
        .iter()
        .map(|component| days.clone().filter(|day| masks[*component][*day]).collect())
        .collect();
    let sum_block = |block: &Vec<[f64; 7]>| {
        active
            .iter()
            .zip(&counted)
            .map(|(component, days)| days.iter().map(|day| block[*component][day % 7]).sum())
            .collect()
    };
    let sum_level = |level: &Vec<f64>| {
        active
            .iter()
            .zip(&counted)
            .map(|(component, days)| {
                level[*component] / 7.0 * super::quantize::float_count(days.len())
            })
            .collect()
    };
    Piece {
        week: days.start / 7,
        blocks: model.blocks.iter().map(sum_block).collect(),
        levels: model.levels.iter().map(sum_level).collect(),
    }
}
