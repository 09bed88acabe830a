//! Predictions on a folder of public series and ledgers, to be scored beside reference methods:
//! `cargo run --release --example accuracy -- DIR --ledger L.csv`.

#[path = "accuracy/ledgers.rs"]
mod ledgers;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [dir, "--ledger", out] => ledgers::run(Path::new(dir), Path::new(out)),
        _ => Err("usage: accuracy DIR --ledger L.csv".into()),
    }
}
