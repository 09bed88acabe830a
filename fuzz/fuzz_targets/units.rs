//! Any bytes as a file of units: `fuzz/properties/units.rs` says what holds.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../properties/units.rs"]
mod units;

fuzz_target!(|bytes: &[u8]| units::reads_or_says_where(bytes));
