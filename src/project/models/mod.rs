//! Forecasters of one series each.

pub mod calendar;
