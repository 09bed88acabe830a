//! What the cash can carry: plan and headroom to spend per stage, touchpoint and period.

mod allocation;

pub use allocation::{
    Allocation, AllocationInputs, CostOfSales, Release, Safe, StageLine, StageLineKind,
};
