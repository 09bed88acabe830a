//! Thresholds and alarms: what a cron job must hear of.

mod alarm;

pub use alarm::{Alarm, AlarmInputs, RecordAlarmInputs, alarms, record_alarms};
