//! History and dated items to a daily projection with a calibrated band.
//!
//! Knows no budget files and renders nothing. Days run from the day after the last actual day.

mod projection;

pub use crate::domain::PlanFlow;
pub use projection::{
    Accuracy, Paths, PeriodFigures, ProjectError, ProjectInputs, ProjectedLine, Projection,
    RecurringEvidence, ScenarioFigures, WayToLow,
};
