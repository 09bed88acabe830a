//! Texts to values, one kind a file. A flag, a variable and a key of the file go the same way.

mod amount;
mod date;
mod duration;
mod effect;
mod fail_on;
mod fx;
mod layout;
mod lending;
mod number;
mod scenario;
mod spend_return;
mod word;

pub(super) use amount::{amount, opening, reserve, stock, threshold};
pub(super) use date::{date, last_date};
pub(super) use duration::{delay_days, horizon, repeat, respelled_delay, window};
pub(super) use effect::{SaidEffect, delay, effect, growth};
pub(super) use fail_on::fail_on;
pub(super) use fx::{fx, listed_currency, nearest_currency, rate};
pub(super) use layout::{
    column, date_format, decimal_mark, delimiter, encoding, header_line, sign,
};
pub(super) use lending::{annual_rate, loan, shock};
pub(super) use number::{decimal_percent, least_return, level, paths, percent, seed};
pub(super) use scenario::{changed_scenario, scenario};
pub(super) use spend_return::spend_return;
pub(super) use word::{Word, choose, month, non_empty, response_unit, shift, weekday};
