//! Budget against actual, thresholds and alarms.

mod alarm;
mod measures;

pub use alarm::{Alarm, AlarmInputs, RecordAlarmInputs, alarms, record_alarms};
pub use measures::{
    BudgetState, Direction, Flexed, Materiality, Measures, Nature, PriceUsage, Standards, Volume,
    direction,
};
