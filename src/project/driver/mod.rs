//! External drivers (orders, visits, headcount): what was and is planned outside the cash moves the
//! level of a line where forecasts from past dates show that it helps.
//!
//! A week's level is the line's own plus `slope × (driver so many weeks before − its level)`: a
//! transfer function with one delayed weight (Box and Jenkins 1976, ch. 11). `link` finds delay and
//! slope from what one date knew, `choice` judges them over all past dates, `driven` says what is
//! added to the days ahead, `notes` tells it.

mod choice;
mod days;
mod driven;
mod link;
mod notes;

#[cfg(test)]
mod tests;

pub(super) use choice::{Choice, choose};
pub(super) use days::DriverDays;
pub(super) use driven::{Driven, Tried, follow, try_all};
pub(super) use notes::driver_notes;
