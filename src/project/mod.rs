//! History and dated items to a daily projection with a calibrated band.
//!
//! Knows no budget files and renders nothing. Days run from the day after the last actual day.

mod accuracy;
mod amounts;
mod assemble;
mod attribution;
mod backtest;
mod band;
mod cadence;
mod calendar_share;
mod calibrate;
mod chains;
mod chances;
mod collections;
mod components;
mod courses;
mod credit;
mod dated;
mod day_table;
mod dense;
mod doubled;
mod draft;
mod draws;
mod driver;
mod errors;
mod explain;
mod figures;
mod found;
mod history;
mod judge;
mod judged;
mod learned;
mod level;
pub mod models;
mod notes;
mod parallel;
mod patterns;
mod plans;
mod point;
mod profile;
mod projection;
mod quantize;
mod recurring;
mod reserve;
mod reserves;
mod rhythm;
mod run;
mod run_rate;
#[cfg(test)]
mod scores;
mod season;
mod series;
mod shares;
mod simulate;
mod tails;
#[cfg(test)]
mod tests;
mod told;
mod track_record;
mod trend_fit;
mod verdict;
mod what_if;

pub use crate::domain::PlanFlow;
pub use collections::{Aged, Days as CollectionDays, ExpectedItem, OpenItemsOutlook};
pub use components::{LineComponents, Pattern, Trend, components, day_of_month_name};
pub use courses::CREDIT_LINE;
pub use dated::stand_ins;
pub use explain::{
    Asked, ExplainError, ExplainedBudget, ExplainedDay, ExplainedDriver, ExplainedDriverWeek,
    ExplainedEstimate, ExplainedItem, ExplainedPart, ExplainedPayment, Explanation, Question,
    explain,
};
pub use found::{RecurringFound, recurring_found};
pub use projection::{
    CreditUse, Paths, PeriodFigures, ProjectError, ProjectInputs, ProjectedLine, Projection,
    RecurringEvidence, ScenarioFigures, WayToLow,
};
pub use reserves::{FundingGap, Reach, Runway, Surplus};
pub use run::project;
pub use series::{Quantiles, SeriesError, SeriesForecast, forecast_series};
pub use track_record::{
    Closing, HorizonRecord, JudgedWeek, LineRecord, OriginRecord, SeriesRecord, TrackRecord,
    TrackRecordError, TrackRecordInputs, track_record,
};
pub use verdict::Verdict;
