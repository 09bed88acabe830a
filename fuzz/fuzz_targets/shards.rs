//! Any bytes many times over: read in shards as in order.
#![no_main]

#[path = "../properties/whole.rs"]
mod whole;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| whole::shards_read_as_in_order(bytes, 3 << 20));
