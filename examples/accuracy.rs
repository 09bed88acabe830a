//! Forecasts a folder of public series and ledgers, for a program that scores them:
//!
//! ```sh
//! cargo run --release --example accuracy -- DIR --series S.csv --ledger L.csv
//! ```
//!
//! DIR holds `train.csv` and `meta.csv` (series), and `ledger_train.csv`, `ledger_test.csv` and
//! `ledger_cases.csv` (ledgers: rows after a case's cutoff are dropped). `test.csv` and
//! `ledger_actuals.csv`, which hold what came after, are never opened. S.csv is
//! `series_id,step,mean,p10,p90,p025,p975,cum_p10,cum_p50,cum_p90`; L.csv is
//! `case_id,week,net,bal_p10,bal_p50,bal_p90`. Seconds per series or case, by group, are printed.

#[path = "accuracy/ledgers.rs"]
mod ledgers;
#[path = "accuracy/series.rs"]
mod series;
#[path = "accuracy/table.rs"]
mod table;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: accuracy DIR [--series S.csv] [--ledger L.csv]";

/// What to do.
struct Arguments {
    folder: PathBuf,
    series: Option<PathBuf>,
    ledger: Option<PathBuf>,
}

fn arguments(mut given: impl Iterator<Item = String>) -> Option<Arguments> {
    let mut made = Arguments { folder: PathBuf::new(), series: None, ledger: None };
    while let Some(word) = given.next() {
        match word.as_str() {
            "--series" => made.series = Some(given.next()?.into()),
            "--ledger" => made.ledger = Some(given.next()?.into()),
            _ if made.folder.as_os_str().is_empty() && !word.starts_with('-') => {
                made.folder = word.into();
            }
            _ => return None,
        }
    }
    let asked = made.series.is_some() || made.ledger.is_some();
    (asked && !made.folder.as_os_str().is_empty()).then_some(made)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    if let Some(out) = &arguments.series {
        series::run(&arguments.folder, out)?;
    }
    if let Some(out) = &arguments.ledger {
        ledgers::run(&arguments.folder, out)?;
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a program of its own")]
fn main() -> ExitCode {
    let Some(arguments) = arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
