//! Any bytes as a ledger: an answer, a question or an error, never a panic.
#![no_main]

use cashcast::config::OnError;
use cashcast::ingest::{NoSink, ReadOptions, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for on_error in [OnError::Stop, OnError::Skip] {
        let options = ReadOptions {
            on_error,
            ..ReadOptions::new("fuzz.csv")
        };
        if let Ok(summary) = read(bytes, &options, &mut NoSink) {
            assert_eq!(
                summary.rows,
                summary.used + summary.ignored + summary.rejected
            );
        }
    }
});
