//! Any bytes as a ledger: an answer, a question or an error, never a panic; every record and every
//! line accounted for.
#![no_main]

#[path = "../properties/whole.rs"]
mod whole;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| whole::everything_is_accounted_for(bytes));
