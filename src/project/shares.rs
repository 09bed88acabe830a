//! Which line moves the total: covariance shares of the simulated errors (Euler allocation; for
//! elliptical totals the expected contribution given a total near a quantile, DESIGN §7).

use super::collections::ItemErrors;
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

/// Shares at the end of each day in `ends` (rising): of the components, then of the open items of
/// each line.
pub(super) fn shares(
    model: &ErrorModel,
    simulation: &Simulation,
    masks: &Masks,
    items: &[ItemErrors],
    ends: &[usize],
) -> Shares {
    let active = active_components(model, masks);
    let stretches = stretches(model, masks, &active, ends);
    let modelled = !model.blocks.is_empty();
    let days = simulation.scale.len();
    // By draw: the error up to the point that the model gives, before its width.
    let mut drawn = vec![0.0; simulation.draws.len()];
    let mut made = Vec::with_capacity(ends.len());
    for (point, end) in ends.iter().enumerate() {
        for piece in stretches[point].iter().filter(|_| modelled) {
            let (blocks, levels) = (sums(&piece.blocks), sums(&piece.levels));
            for (total, draw) in drawn.iter_mut().zip(&simulation.draws) {
                *total += blocks[draw.blocks[piece.week]] + draw.factor * levels[draw.level];
            }
        }
        // Without open items the width is the same in every share, and is left out.
        let scale = if items.is_empty() { 1.0 } else { simulation.scale[*end] };
        let of_items = |path: usize| -> f64 {
            items.iter().map(|line| line.cumulative[path * days + end]).sum()
        };
        let totals: Vec<f64> =
            drawn.iter().enumerate().map(|(path, drawn)| scale * drawn + of_items(path)).collect();
        let variance: f64 = totals.iter().map(|total| total * total).sum();
        let mut shares = vec![0.0; masks.len() + items.len()];
        if variance > 0.0 {
            if modelled {
                let pieces = stretches[..=point].iter().flatten();
                let covariance = covariance(pieces, &simulation.draws, &totals, active.len());
                for (component, covariance) in active.iter().zip(covariance) {
                    shares[*component] = scale * covariance / variance;
                }
            }
            for (line, share) in items.iter().zip(&mut shares[masks.len()..]) {
                let errors = totals.iter().enumerate();
                let covariance: f64 =
                    errors.map(|(path, total)| line.cumulative[path * days + end] * total).sum();
                *share = covariance / variance;
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
    draws: &[PathDraw],
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
            masks[*component].iter().any(|part| *part > 0.0)
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
    let counted: Vec<Vec<(usize, f64)>> = active
        .iter()
        .map(|component| {
            let parts = days.clone().map(|day| (day, masks[*component][day]));
            parts.filter(|(_, part)| *part > 0.0).collect()
        })
        .collect();
    let sum_block = |block: &Vec<[f64; 7]>| {
        active
            .iter()
            .zip(&counted)
            .map(|(component, days)| {
                days.iter().map(|(day, part)| part * block[*component][day % 7]).sum()
            })
            .collect()
    };
    let sum_level = |level: &Vec<f64>| {
        active
            .iter()
            .zip(&counted)
            .map(|(component, days)| {
                level[*component] / 7.0 * days.iter().map(|(_, part)| part).sum::<f64>()
            })
            .collect()
    };
    Piece {
        week: days.start / 7,
        blocks: model.blocks.iter().map(sum_block).collect(),
        levels: model.levels.iter().map(sum_level).collect(),
    }
}
