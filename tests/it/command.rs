//! Runs the built binary.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `cashcast` in `folder` with a bare environment.
pub(crate) fn cashcast(folder: &Path, arguments: &[&str]) -> Output {
    cashcast_in(folder, arguments, "100")
}

/// The same on a terminal of some columns.
pub(crate) fn cashcast_in(folder: &Path, arguments: &[&str], columns: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cashcast"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", columns)
        .output()
        .expect("the binary runs")
}

/// The JSON object a successful run prints.
pub(crate) fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let output = cashcast(folder, &all);
    assert!(output.status.success(), "{all:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}
