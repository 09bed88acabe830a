//! Any bytes as a budget, under each extension.
#![no_main]

use cashcast::domain::Stages;
use cashcast::ingest::budget::read_budgets;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["fuzz.csv", "fuzz.json", "fuzz.toml", "fuzz"] {
        let files = [(name.to_owned(), bytes.to_vec())];
        let _ = read_budgets(&files, &Stages::default(), 1);
    }
});
