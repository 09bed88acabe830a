//! The integration tests, in one binary.

mod examples;
mod readme;
mod example_outcomes;
