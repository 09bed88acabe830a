//! What the cash can carry: plan and headroom to spend per stage, touchpoint and period.

mod allocation;
pub mod cash_path;
mod nested;
pub mod policy;

pub use allocation::{
    Allocation, AllocationInputs, CostOfSales, Release, Safe, StageLine, StageLineKind,
};
