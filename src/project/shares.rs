//! Which line moves the total: covariance shares of the simulated errors (Euler allocation; for
//! elliptical totals the expected contribution given a total near a quantile, DESIGN §7).

use super::errors::ErrorModel;
use super::simulate::{Masks, PathDraw, Simulation};

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
    let draws: Vec<&PathDraw> = simulation.draws.iter().filter(|d| !d.blocks.is_empty()).collect();
    // By draw: the total's error up to the point.
    let mut totals = vec![0.0; draws.len()];
    let mut made = Vec::with_capacity(ends.len());
    for point in 0..stretches.len() {
        for piece in &stretches[point] {
            let (blocks, levels) = (sums(&piece.blocks), sums(&piece.levels));
            for (total, draw) in totals.iter_mut().zip(&draws) {
                *total += blocks[draw.blocks[piece.week]] + draw.factor * levels[draw.level];
            }
        }
        let variance: f64 = totals.iter().map(|total| total * total).sum();
        let mut shares = vec![0.0; masks.len()];
        if variance > 0.0 {
            let pieces = stretches[..=point].iter().flatten();
            let covariance = covariance(pieces, &draws, &totals, active.len());
            for (component, covariance) in active.iter().zip(covariance) {
                shares[*component] = covariance / variance;
            }
        }
        made.push(shares);
    }
    made
}

fn sums(rows: &[Vec<f64>]) -> Vec<f64> {
    rows.iter().map(|row| row.iter().sum()).collect()
}

/// By component: the sum over the draws of its error up to a point times the total's. A block's
/// errors are the same in every draw that has it, so the totals are added up by block first:
/// two thousand draws of four hundred components would take a sixth of the whole projection.
fn covariance<'a>(
    pieces: impl Iterator<Item = &'a Piece>,
    draws: &[&PathDraw],
    totals: &[f64],
    components: usize,
) -> Vec<f64> {
    let mut made = vec![0.0; components];
    for piece in pieces {
        let (mut by_block, mut by_level) =
            (vec![0.0; piece.blocks.len()], vec![0.0; piece.levels.len()]);
        for (draw, total) in draws.iter().zip(totals) {
            by_block[draw.blocks[piece.week]] += total;
            by_level[draw.level] += draw.factor * total;
        }
        let weighted = piece.blocks.iter().zip(by_block).chain(piece.levels.iter().zip(by_level));
        for (errors, weight) in weighted {
            for (made, error) in made.iter_mut().zip(errors) {
                *made += weight * error;
            }
        }
    }
    made
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
