//! The only place that chains the stages. Holds no logic of its own.

mod error;
mod forecast;
mod init;
mod questions;
mod read;
mod thresholds;

pub use error::ForecastError;
pub use forecast::{Forecast, ForecastRequest, forecast};
pub use init::{InitRequest, ProposedConfig, init};
pub use read::{InputFile, InputSource};
