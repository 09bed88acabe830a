//! The integration tests, one binary: the library through its public face, then the command.

mod allocate;
mod backtest;
mod command;
mod daily_series;
mod driver;
mod example_outcomes;
mod examples;
mod explain;
mod fuzzing;
mod golden;
mod init;
mod inspect;
mod invariants;
mod joint;
mod layouts;
mod limits;
mod open_items;
mod oracles;
mod outputs;
mod parallel;
mod readme;
mod real_ledgers;
mod round_trip;
mod saved;
mod unseen_layouts;
mod variance;
