//! Any texts as dates, under every order of day, month and year: a row has the same date wherever
//! it stands, or is a bad row; never a panic.
#![no_main]

#[path = "../properties/cells.rs"]
mod cells;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str)| cells::dates_stand_alone(texts.0, texts.1));
