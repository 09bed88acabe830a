//! Cash-flow forecasting from ledgers and budgets.
//!
//! The flow is one way; a module imports only what stands left of it:
//! `domain < config < ingest < aggregate < project < allocate < control < report < pipeline < cli`
//! (`tests/layers.rs` guards it).

pub mod aggregate;
pub mod allocate;
pub mod cli;
pub mod config;
pub mod control;
pub mod domain;
pub mod ingest;
pub mod pipeline;
pub mod project;
pub mod report;
