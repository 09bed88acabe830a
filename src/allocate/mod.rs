//! What the cash can carry: plan and headroom to spend per stage, touchpoint and period.

#[expect(clippy::module_inception, reason = "the function of this layer has its own file")]
mod allocate;
mod allocation;
mod binding;
pub mod cash_path;
mod comeback;
mod notes;
mod plan;
mod plan_days;
pub mod policy;
mod release;
pub mod returns;
mod rooms;
mod safety;
pub mod scorecard;
mod sharing;
mod spend;
mod stage_table;
mod timing;
mod wording;

pub use allocate::allocate;
pub use allocation::{
    Allocation, AllocationInputs, CostOfSales, LumpSum, PathAfter, Release, Safe, StageLine,
    StageLineKind,
};
pub use binding::Binding;

#[cfg(test)]
mod tests;
