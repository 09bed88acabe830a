//! Any text as `cashcast.toml`.
#![no_main]

use cashcast::config::{ConfigFile, RawSettings, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(file) = ConfigFile::parse("fuzz.toml", text) {
        let nothing = RawSettings::default();
        let _ = Settings::resolve(&nothing, &nothing, Some(&file));
    }
});
