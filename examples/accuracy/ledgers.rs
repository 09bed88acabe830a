//! Ledger cases to predictions: each goes through the code a user's ledger goes through.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use cashcast::config::{AfterAsOf, LayoutOverrides, Opening, Settings};
use cashcast::domain::{Grain, Money};
use cashcast::pipeline::{Forecast, ForecastRequest, InputFile, InputSource, forecast};
use chrono::{Datelike, NaiveDate};
use csv::{ReaderBuilder, StringRecord};

/// Weeks predicted.
const WEEKS: usize = 13;
/// Quantiles of the balance, in tenths.
const TENTHS: [usize; 3] = [1, 5, 9];

/// Reads `ledger_train.csv`, `ledger_test.csv` and `ledger_cases.csv` in `dir`, forecasts each case
/// from its cutoff, and writes `case_id,week,net,bal_p10,bal_p50,bal_p90` to `out`: money per week,
/// and quantiles of the balance's change since the cutoff at each week's end.
///
/// The whole ledger is handed over with `--as-of CUTOFF --after-as-of drop`. A case too short to be
/// forecast (DESIGN §7) has no rows and is named on stderr.
pub(crate) fn run(dir: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let ledgers = ledgers(dir)?;
    let mut writer = BufWriter::new(File::create(out)?);
    writeln!(writer, "case_id,week,net,bal_p10,bal_p50,bal_p90")?;
    for case in records(&dir.join("ledger_cases.csv"))?.1 {
        let cutoff: NaiveDate = case[2].parse()?;
        let ledger = ledgers.get(&case[1]).ok_or("a case without a ledger")?;
        match forecast_case(ledger, cutoff) {
            Ok(made) => write_case(&mut writer, &case[0], &made, cutoff)?,
            Err(error) => note(&format!("{}: {error}", &case[0])),
        }
    }
    writer.flush()?;
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a program of its own")]
fn note(text: &str) {
    eprintln!("{text}");
}

/// Header and rows of a file.
fn records(path: &Path) -> Result<(StringRecord, Vec<StringRecord>), Box<dyn Error>> {
    let mut reader = ReaderBuilder::new().from_path(path)?;
    let header = reader.headers()?.clone();
    Ok((header, reader.records().collect::<Result<_, _>>()?))
}

/// Every ledger as a file of its own, rows by date.
fn ledgers(dir: &Path) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let mut rows: BTreeMap<String, Vec<StringRecord>> = BTreeMap::new();
    let mut header = StringRecord::new();
    for name in ["ledger_train.csv", "ledger_test.csv"] {
        let (columns, records) = records(&dir.join(name))?;
        header = columns;
        for record in records {
            rows.entry(record[0].to_owned()).or_default().push(record);
        }
    }
    rows.into_iter()
        .map(|(ledger, mut rows)| {
            rows.sort_by(|a, b| a[1].cmp(&b[1]));
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in std::iter::once(&header).chain(&rows) {
                writer.write_record(row.iter().skip(1))?;
            }
            Ok((ledger, writer.into_inner()?))
        })
        .collect()
}

fn forecast_case(ledger: &[u8], cutoff: NaiveDate) -> Result<Forecast, Box<dyn Error>> {
    let column = |name: &str| Some(name.to_owned());
    let settings = Settings {
        as_of: Some(cutoff),
        after_as_of: AfterAsOf::Drop,
        grain: Grain::Week { ends: cutoff.weekday() },
        opening: Some(Opening { amount: Money::ZERO, on: None, origin: "--opening".to_owned() }),
        layout: LayoutOverrides {
            date: column("date"),
            date_format: column("%Y-%m-%d"),
            amount: column("amount"),
            decimal_mark: Some('.'),
            category: column("category"),
            counterparty: column("counterparty"),
            ..LayoutOverrides::default()
        },
        ..Settings::default()
    };
    let ledgers = [InputFile {
        name: "ledger.csv".to_owned(),
        source: InputSource::Bytes(ledger.to_vec()),
        progress: None,
    }];
    let request = ForecastRequest { ledgers: &ledgers, budgets: &[], settings: &settings };
    Ok(forecast(&request)?)
}

fn write_case(
    out: &mut impl Write,
    case: &str,
    made: &Forecast,
    cutoff: NaiveDate,
) -> Result<(), Box<dyn Error>> {
    let projection = &made.projection;
    let decimals = projection.currency.decimals();
    // Days between the last ledger row and the cutoff are forecast too, before the first week.
    let gap = projection.days.partition_point(|day| *day <= cutoff);
    let daily = |day: usize| projection.lines.iter().map(move |line| line.daily[day]);
    for week in 1..=WEEKS {
        let end = gap + 7 * week;
        let net: Money = (end - 7..end).flat_map(daily).sum();
        let mut changes: Vec<i64> = projection
            .paths
            .iter()
            .map(|path| path[end - 1] - gap.checked_sub(1).map_or(0, |before| path[before]))
            .collect();
        changes.sort_unstable();
        let [low, middle, high] = TENTHS.map(|tenths| {
            let coins = changes[(changes.len() - 1) * tenths / 10];
            Money::from_minor(i128::from(coins), decimals).to_fixed(decimals)
        });
        writeln!(out, "{case},{week},{},{low},{middle},{high}", net.to_fixed(decimals))?;
    }
    Ok(())
}
