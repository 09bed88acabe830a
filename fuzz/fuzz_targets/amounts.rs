//! Any text as an amount, under both decimal marks: exact, within bounds, and turned round by the
//! sign convention; never a panic.
#![no_main]

#[path = "../properties/cells.rs"]
mod cells;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| cells::amounts_are_exact(text));
