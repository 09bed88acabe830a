//! Joint paths: one level error per path and a bootstrap of week blocks, drawn for all lines at
//! once and brought to the calibrated width at every week (DESIGN §7).

use super::collections::{self, ItemErrors};
use super::draft::DraftLine;
use super::draws::Draws;
use super::errors::ErrorModel;
use super::projection::Paths;
use super::quantize::{float_count, quantize};

/// What a path is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PathDraw {
    /// The block of each week.
    pub(super) blocks: Vec<usize>,
    /// Whose level error.
    pub(super) level: usize,
    /// How much of it.
    pub(super) factor: f64,
}

/// The draws of all paths and the factor that brings each day to its width.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Simulation {
    /// By path.
    pub(super) draws: Vec<PathDraw>,
    /// By day.
    pub(super) scale: Vec<f64>,
}

/// Draws all paths. Odd paths mirror the level error of the path before, so that base is the
/// middle.
pub(super) fn simulate(model: &ErrorModel, days: usize, count: usize, seed: u64) -> Simulation {
    let weeks = days.div_ceil(7);
    let mut source = Draws::new(seed);
    let mut draws: Vec<PathDraw> = Vec::with_capacity(count);
    if model.blocks.is_empty() {
        return Simulation {
            draws: vec![PathDraw { blocks: Vec::new(), level: 0, factor: 0.0 }; count],
            scale: vec![0.0; days],
        };
    }
    for path in 0..count {
        let (level, factor) = match draws.last() {
            Some(before) if path % 2 == 1 => (before.level, -before.factor),
            _ => (source.index(model.levels.len()), source.student()),
        };
        let blocks = (0..weeks).map(|_| source.index(model.blocks.len())).collect();
        draws.push(PathDraw { blocks, level, factor });
    }
    let scale = daily_scale(model, &draws, days);
    Simulation { draws, scale }
}

/// Target width over the width the draws have, at week ends; straight lines between.
fn daily_scale(model: &ErrorModel, draws: &[PathDraw], days: usize) -> Vec<f64> {
    let weeks = days.div_ceil(7);
    let nets: Vec<f64> = model.blocks.iter().map(|block| block.iter().flatten().sum()).collect();
    let levels: Vec<f64> = model.levels.iter().map(|level| level.iter().sum()).collect();
    let mut sums = vec![0.0; draws.len()];
    let factors: Vec<f64> = (0..weeks)
        .map(|week| {
            for (sum, draw) in sums.iter_mut().zip(draws) {
                *sum += nets[draw.blocks[week]] + draw.factor * levels[draw.level];
            }
            let have = half_width(&sums);
            if have > 0.0 { model.half_widths[week] / have } else { 0.0 }
        })
        .collect();
    (0..days)
        .map(|day| {
            let week = day / 7;
            let before = factors[week.saturating_sub(1)];
            let part = float_count(day % 7 + 1) / 7.0;
            before + (factors[week] - before) * part
        })
        .collect()
}

/// Half the distance between the 10 % and 90 % quantiles.
fn half_width(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    let last = sorted.len().saturating_sub(1);
    if last == 0 {
        return 0.0;
    }
    let (low, high) = (last / 10, last - last / 10);
    let high_value = *sorted.select_nth_unstable_by(high, f64::total_cmp).1;
    let low_value = *sorted[..high].select_nth_unstable_by(low, f64::total_cmp).1;
    (high_value - low_value) / 2.0
}

/// How much of a component's errors counts, by day: nothing where a plan stands in its place, a part
/// where open items do.
pub(super) type Masks = Vec<Vec<f64>>;

/// Cumulative net cash of every path: the base and the errors of what is not certain.
pub(super) fn paths(
    model: &ErrorModel,
    simulation: &Simulation,
    masks: &Masks,
    lines: &[DraftLine],
    items: &[ItemErrors],
    days: usize,
) -> Paths {
    let base = base_cumulative(lines, days);
    let table = DayTables::new(model, masks, days);
    let mut cumulative = Vec::with_capacity(days * simulation.draws.len());
    for (path, draw) in simulation.draws.iter().enumerate() {
        let mut error = 0.0;
        let level = table.levels.get(draw.level);
        for day in 0..days {
            if let Some(level) = level {
                error += table.blocks[day][draw.blocks[day / 7]] + draw.factor * level[day];
            }
            let lines = base[day].saturating_add(quantize(simulation.scale[day] * error));
            cumulative.push(lines.saturating_add(collections::total(items, path * days + day)));
        }
    }
    Paths { days, cumulative }
}

/// Cumulative coins of all lines by day.
pub(super) fn base_cumulative(lines: &[DraftLine], days: usize) -> Vec<i64> {
    let mut sum = 0i64;
    (0..days)
        .map(|day| {
            for line in lines {
                sum = sum.saturating_add(line.daily[day]);
            }
            sum
        })
        .collect()
}

/// Net errors by day: of each block, and of each level.
struct DayTables {
    /// By day and block.
    blocks: Vec<Vec<f64>>,
    /// By level and day.
    levels: Vec<Vec<f64>>,
}

impl DayTables {
    fn new(model: &ErrorModel, masks: &Masks, days: usize) -> Self {
        let part = |component: usize, day: usize| masks[component][day];
        let blocks = (0..days)
            .map(|day| {
                model
                    .blocks
                    .iter()
                    .map(|block| {
                        block
                            .iter()
                            .enumerate()
                            .filter(|(component, _)| part(*component, day) > 0.0)
                            .map(|(component, errors)| part(component, day) * errors[day % 7])
                            .sum()
                    })
                    .collect()
            })
            .collect();
        let levels = model
            .levels
            .iter()
            .map(|level| {
                (0..days)
                    .map(|day| {
                        level
                            .iter()
                            .enumerate()
                            .filter(|(component, _)| part(*component, day) > 0.0)
                            .map(|(component, weekly)| part(component, day) * weekly / 7.0)
                            .sum()
                    })
                    .collect()
            })
            .collect();
        Self { blocks, levels }
    }
}
