//! Any bytes as a ledger to be configured: what `init` writes is a configuration.
#![no_main]

#[path = "../properties/whole.rs"]
mod whole;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| whole::init_writes_a_configuration(bytes));
