//! Rows to exact totals by line, party and day; budgets and planned items to dated amounts.

mod as_of;
mod exchange;
mod gaps;
mod lane_days;
mod ledger;
mod lines;
mod name_totals;
mod open_items;
mod opening;
mod overlap;
mod pair_map;
mod party;
mod planned;
mod plans;
mod reading;
mod shard;
mod source_rows;
mod stage_hints;
#[cfg(test)]
mod tests;
mod transfer_rules;
mod transfers;

pub use as_of::{AsOfDoubt, choose_as_of};
pub use exchange::{Conversions, Converted, Exchange, MissingRate, Unconverted};
pub use gaps::{FileDays, Gap};
pub use ledger::{Aggregated, FileSpan, FutureRows, LedgerBuilder};
pub use name_totals::{NameKind, NameTotal, name_totals};
pub use open_items::{Placed, place_open_items};
pub use opening::{KnownOpening, OpeningSource, opening};
pub use overlap::OverlapDoubt;
pub use planned::{Planned, PlannedDate, PlannedExpansion, planned_items};
pub use plans::{PlanDoubt, Plans, plans};
pub use reading::{Flows, Moved, ReadRow, Reading, ReadingSink, StageFound};
pub use shard::LedgerShard;
pub use source_rows::{FoundRows, RowLookup, RowQuery, RowsOf, SourceRow};
pub use stage_hints::{HintField, StageHint, StageHints, name_pattern, words_pattern};
pub use transfer_rules::{ProposedRule, Side, Transfers, transfers};
pub use transfers::TransferWatch;
