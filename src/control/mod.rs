//! Budget against actual, thresholds and alarms.

mod alarm;
mod budget;
mod frozen;
mod measures;

pub use alarm::{Alarm, AlarmInputs, News, alarms};
pub use budget::{
    BudgetCalendar, Control, ControlInputs, ControlLine, ControlTotals, NothingToCompare, Section,
    WindowFigures, WindowKind, control,
};
pub use frozen::{
    Change, Changes, Frozen, FrozenComparison, FrozenInputs, FrozenLine, LeadAccuracy, changes,
    frozen,
};
pub use measures::{
    BudgetState, Direction, Flexed, Materiality, Measures, Nature, PriceUsage, Standards, Volume,
    direction,
};
