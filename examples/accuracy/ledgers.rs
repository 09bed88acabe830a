//! Ledger cases to predictions: each goes through the code a user's ledger goes through.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use cashcast::config::{AfterAsOf, LayoutOverrides, Opening, Settings};
use cashcast::domain::{Grain, Money};
use cashcast::pipeline::{Forecast, ForecastRequest, InputFile, InputSource, forecast};
use chrono::{Datelike, NaiveDate};
use csv::StringRecord;

use super::table::Table;

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
#[expect(clippy::print_stdout, reason = "a program of its own")]
pub(super) fn run(dir: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let ledgers = ledgers(dir)?;
    let created = File::create(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut writer = BufWriter::new(created);
    writeln!(writer, "case_id,week,net,bal_p10,bal_p50,bal_p90")?;
    let cases = Table::read(dir, "ledger_cases.csv")?;
    let [id, ledger, cutoff] = cases.columns(["case_id", "ledger_id", "cutoff"])?;
    let (mut spent, mut made) = (Duration::ZERO, 0u32);
    for row in cases.rows() {
        let (id, ledger): (String, String) = (cases.parse(row, id)?, cases.parse(row, ledger)?);
        let cutoff: NaiveDate = cases.parse(row, cutoff)?;
        let rows = ledgers.get(&ledger).ok_or(format!("case {id}: no rows of ledger {ledger}"))?;
        let start = Instant::now();
        match forecast_case(rows, cutoff) {
            Ok(made) => write_case(&mut writer, &id, &made, cutoff)?,
            Err(error) => note(&format!("{id}: {error}")),
        }
        spent += start.elapsed();
        made += 1;
    }
    writer.flush()?;
    let each = spent.as_secs_f64() / f64::from(made.max(1));
    println!("ledgers\n  {made} cases  {each:.5} s each");
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a program of its own")]
fn note(text: &str) {
    eprintln!("{text}");
}

/// Every ledger as a file of its own, rows by date.
fn ledgers(dir: &Path) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let mut rows: BTreeMap<String, Vec<StringRecord>> = BTreeMap::new();
    for name in ["ledger_train.csv", "ledger_test.csv"] {
        let table = Table::read(dir, name)?;
        let [ledger, date, amount, category, party] =
            table.columns(["ledger_id", "date", "amount", "category", "counterparty"])?;
        for row in table.rows() {
            let cells = [date, amount, category, party].map(|column| row.get(column).unwrap_or(""));
            let ledger = row.get(ledger).unwrap_or("").to_owned();
            rows.entry(ledger).or_default().push(StringRecord::from(cells.to_vec()));
        }
    }
    rows.into_iter()
        .map(|(ledger, mut rows)| {
            rows.sort_by(|a, b| a[0].cmp(&b[0]));
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["date", "amount", "category", "counterparty"])?;
            for row in rows {
                writer.write_record(&row)?;
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
    let request = ForecastRequest {
        ledgers: &ledgers,
        budgets: &[],
        drivers: &[],
        open_items: &[],
        saved: None,
        responses: &[],
        settings: &settings,
    };
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
