//! Rows to exact totals by line, party and day; budgets and planned items to dated amounts.

mod as_of;
mod ledger;
mod lines;
mod name_totals;
mod opening;
mod overlap;
mod party;
mod planned;
mod plans;
mod stage_hints;
#[cfg(test)]
mod tests;

pub use as_of::{AsOfDoubt, choose_as_of};
pub use ledger::{Aggregated, FileSpan, FutureRows, LedgerBuilder};
pub use name_totals::{NameKind, NameTotal, name_totals};
pub use opening::{KnownOpening, OpeningSource, opening};
pub use overlap::OverlapDoubt;
pub use party::fold_name;
pub use planned::planned_items;
pub use plans::{PlanDoubt, Plans, plans};
pub use stage_hints::{HintField, StageHint, StageHints, name_pattern, words_pattern};
