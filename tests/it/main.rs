//! The integration tests, in one binary.

mod example_outcomes;
mod examples;
mod readme;
