//! Any bytes as a file of responses: `fuzz/properties/responses.rs` says what holds.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../properties/responses.rs"]
mod responses;

fuzz_target!(|bytes: &[u8]| responses::reads_or_says_where(bytes));
