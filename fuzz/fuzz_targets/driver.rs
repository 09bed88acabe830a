//! Any bytes as a file of external drivers: `fuzz/properties/drivers.rs` says what holds.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../properties/drivers.rs"]
mod drivers;

fuzz_target!(|bytes: &[u8]| drivers::reads_or_says_where(bytes));
