//! Any bytes as a file of receivables and payables: `fuzz/properties/open_items.rs` says what holds.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../properties/open_items.rs"]
mod open_items;

fuzz_target!(|bytes: &[u8]| open_items::reads_or_says_where(bytes));
