//! The error model of the simulated paths: weekly blocks and level errors by component, and the
//! width they are brought to.

use super::backtest::{Backtest, estimate_component};
use super::calibrate::half_widths;
use super::history::History;
use super::quantize::{float, float_count};

/// Fewest origins whose mean errors stand for level errors.
const LEAST_LEVELS: usize = 4;
/// Fewest past weeks whose errors are a bootstrap: one week centred on itself has no error at all.
const LEAST_BLOCKS: usize = 6;
/// Weeks of history from which the spread seen is taken as it is.
const SEASONED_WEEKS: i32 = 12;
/// Least weekly spread of no history at all, as a share of the weekly turnover.
const THIN_SHARE: f64 = 0.1;
/// Share of a block's error that stands for the level error where origins are fewer.
const BLOCK_LEVEL: f64 = 0.3;
/// Most weeks of history used where there is no origin.
const PRIOR_WEEKS: i32 = 13;

/// What simulated paths are made of. All errors are centred: base is the middle.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct ErrorModel {
    /// Daily errors by week block, component and day.
    pub(super) blocks: Vec<Vec<[f64; 7]>>,
    /// Mean weekly errors by origin and component.
    pub(super) levels: Vec<Vec<f64>>,
    /// Half width of the 80 % band at the end of each week.
    pub(super) half_widths: Vec<f64>,
    /// The past forecasts themselves.
    pub(super) backtest: Backtest,
    /// Scale of the prior: the geometric mean of the weekly spread about the forecast and about
    /// the mean. The first alone trusts a detector that may have been lucky so far.
    pub(super) weekly_spread: f64,
}

/// Learns the errors of this ledger.
pub(super) fn error_model(history: &History, backtest: Backtest, weeks: usize) -> ErrorModel {
    let mut blocks = if backtest.blocks.len() < LEAST_BLOCKS {
        deviations(history)
    } else {
        backtest.blocks.clone()
    };
    let weekly_spread = libm::sqrt(spread(&blocks) * net_spread(history));
    let weekly_spread = weekly_spread.max(thin_spread(history));
    centre(&mut blocks);
    let mut levels: Vec<Vec<f64>> = if backtest.origins.len() >= LEAST_LEVELS {
        let long = backtest.origins.iter().filter(|o| o.weekly.len() >= 4);
        long.map(|origin| origin.level.clone()).collect()
    } else {
        Vec::new()
    };
    if levels.len() < LEAST_LEVELS {
        levels = blocks
            .iter()
            .map(|block| block.iter().map(|days| BLOCK_LEVEL * days.iter().sum::<f64>()).collect())
            .collect();
    }
    ErrorModel {
        half_widths: half_widths(&backtest, weekly_spread, weeks, None),
        blocks,
        levels,
        backtest,
        weekly_spread,
    }
}

/// The least spread of a short history: three even weeks have not yet met a month's rent. A share
/// of the weekly turnover that fades out with the weeks seen.
fn thin_spread(history: &History) -> f64 {
    let weeks = history.length() / 7;
    let events = history.lines.iter().flat_map(|line| &line.totals);
    let turnover: f64 = events.map(|event| float(event.coins).abs()).sum();
    let missing = f64::from((SEASONED_WEEKS - weeks).max(0)) / f64::from(SEASONED_WEEKS);
    THIN_SHARE * missing * turnover * 7.0 / f64::from(history.length().max(1))
}

/// Where past forecasts are too few: each week of history against the run rate of the whole.
fn deviations(history: &History) -> Vec<Vec<[f64; 7]>> {
    let weeks = (history.length() / 7).min(PRIOR_WEEKS);
    (0..weeks)
        .map(|back| {
            let start = history.last - 7 * (back + 1) + 1;
            let mut block = vec![[0.0; 7]; 2 * history.lines.len()];
            for (index, line) in history.lines.iter().enumerate() {
                let days = &mut block[estimate_component(index)];
                let total: f64 = line.totals.iter().map(|e| float(e.coins)).sum();
                days.fill(-total / f64::from(history.length()));
                for event in &line.totals {
                    if let Ok(day) = usize::try_from(event.day - start)
                        && day < 7
                    {
                        days[day] += float(event.coins);
                    }
                }
            }
            block
        })
        .collect()
}

/// Standard deviation of the net of the last 52 weeks.
fn net_spread(history: &History) -> f64 {
    let weeks: Vec<f64> =
        history.net.rchunks_exact(7).take(52).map(|week| week.iter().sum()).collect();
    let count = float_count(weeks.len().max(1));
    let mean = weeks.iter().sum::<f64>() / count;
    libm::sqrt(weeks.iter().map(|net| (net - mean) * (net - mean)).sum::<f64>() / count)
}

/// Root mean square of a block's net error.
fn spread(blocks: &[Vec<[f64; 7]>]) -> f64 {
    let squares: f64 = blocks
        .iter()
        .map(|block| {
            let net: f64 = block.iter().flatten().sum();
            net * net
        })
        .sum();
    libm::sqrt(squares / float_count(blocks.len().max(1)))
}

/// Takes the mean of each component and day of the block out.
fn centre(blocks: &mut [Vec<[f64; 7]>]) {
    let count = float_count(blocks.len().max(1));
    let components = blocks.first().map_or(0, Vec::len);
    for component in 0..components {
        for day in 0..7 {
            let mean = blocks.iter().map(|b| b[component][day]).sum::<f64>() / count;
            for block in blocks.iter_mut() {
                block[component][day] -= mean;
            }
        }
    }
}
