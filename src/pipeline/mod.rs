//! The only place that chains the stages. Holds no logic of its own.

mod backtest;
mod control;
mod credit;
mod drivers;
mod error;
mod exchange;
mod explain;
mod forecast;
mod gather;
mod init;
mod inspect;
mod notes;
mod open_items;
mod questions;
mod read;
mod returns;
mod saved;
mod thresholds;

pub use backtest::{Backtest, BacktestRequest, backtest};
pub use control::{Variance, VarianceRequest, variance};
pub use error::ForecastError;
pub use explain::{Explained, explain};
pub use forecast::{Forecast, ForecastRequest, allocated, forecast};
pub use init::{InitRequest, ProposedConfig, init};
pub use inspect::{InspectRequest, Inspected, inspect, transactions};
pub use read::{InputFile, InputSource};
pub use saved::LastSaved;
