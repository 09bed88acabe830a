//! Budget against actual, thresholds and alarms.

mod alarm;
mod budget;
mod measures;

pub use alarm::{Alarm, AlarmInputs, alarms};
pub use budget::{
    BudgetCalendar, Control, ControlInputs, ControlLine, ControlTotals, NothingToCompare, Section,
    WindowFigures, WindowKind, control,
};
pub use measures::{
    BudgetState, Direction, Flexed, Materiality, Measures, Nature, PriceUsage, Standards, Volume,
    direction,
};
