//! The series of a folder.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use cashcast::project::forecast_series;
use cashcast::project::models::calendar::forecast_daily;
use chrono::NaiveDate;

use super::table::Table;

/// A series and what is asked of it.
struct Series {
    group: String,
    frequency: String,
    season: usize,
    horizon: usize,
    start: Option<NaiveDate>,
    values: Vec<f64>,
}

/// Forecasts every series of `folder` and writes the predictions to `out`.
#[expect(clippy::print_stdout, reason = "a program of its own")]
pub(super) fn run(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut writer =
        csv::Writer::from_path(out).map_err(|error| format!("{}: {error}", out.display()))?;
    writer.write_record([
        "series_id",
        "step",
        "mean",
        "p10",
        "p90",
        "p025",
        "p975",
        "cum_p10",
        "cum_p50",
        "cum_p90",
    ])?;
    let mut spent: BTreeMap<String, (Duration, u32)> = BTreeMap::new();
    for (id, series) in read(folder)? {
        let start = Instant::now();
        let made = forecast(&series).map_err(|error| format!("series {id}: {error}"))?;
        let group = spent.entry(series.group.clone()).or_default();
        group.0 += start.elapsed();
        group.1 += 1;
        write(&mut writer, &id, &made)?;
    }
    writer.flush()?;
    println!("series, on one thread");
    for (group, (time, count)) in spent {
        let each = time.as_secs_f64() / f64::from(count);
        println!("  {group:14} {count:4} series  {each:.5} s each");
    }
    Ok(())
}

/// The figures of one step, in the order of the columns.
type Row = [f64; 8];

/// Days go to the calendar model, months and weeks to the pool: as the lines of a ledger do.
fn forecast(series: &Series) -> Result<Vec<Row>, Box<dyn Error>> {
    if series.frequency == "D" {
        let start = series.start.ok_or("it has no values")?;
        let made = forecast_daily(start, &series.values, series.horizon);
        let rows = made.mean.iter().zip(&made.quantiles).zip(&made.cumulative);
        return Ok(rows
            .map(|((mean, [p025, p10, p90, p975]), [low, middle, high])| {
                [*mean, *p10, *p90, *p025, *p975, *low, *middle, *high]
            })
            .collect());
    }
    let made = forecast_series(&series.values, series.season, series.horizon)?;
    let rows = made.mean.iter().zip(&made.steps).zip(&made.cumulative);
    Ok(rows
        .map(|((mean, band), sum)| {
            [*mean, band.p10, band.p90, band.p025, band.p975, sum.p10, sum.p50, sum.p90]
        })
        .collect())
}

fn write(
    writer: &mut csv::Writer<std::fs::File>,
    id: &str,
    rows: &[Row],
) -> Result<(), csv::Error> {
    for (step, figures) in rows.iter().enumerate() {
        let mut row = vec![id.to_owned(), (step + 1).to_string()];
        row.extend(figures.iter().map(ToString::to_string));
        writer.write_record(&row)?;
    }
    Ok(())
}

/// The series in `meta.csv` with their values from `train.csv`.
fn read(folder: &Path) -> Result<BTreeMap<String, Series>, Box<dyn Error>> {
    let meta = Table::read(folder, "meta.csv")?;
    let [id, group, freq, season, horizon] =
        meta.columns(["series_id", "group", "freq", "seasonality", "horizon"])?;
    let mut all = BTreeMap::new();
    for row in meta.rows() {
        let series = Series {
            group: meta.parse(row, group)?,
            frequency: meta.parse(row, freq)?,
            season: meta.parse(row, season)?,
            horizon: meta.parse(row, horizon)?,
            start: None,
            values: Vec::new(),
        };
        all.insert(meta.parse::<String>(row, id)?, series);
    }
    let train = Table::read(folder, "train.csv")?;
    let [id, date, amount] = train.columns(["series_id", "date", "amount"])?;
    for row in train.rows() {
        let name: String = train.parse(row, id)?;
        let series =
            all.get_mut(&name).ok_or_else(|| format!("meta.csv has no series `{name}`"))?;
        if series.start.is_none() {
            series.start = Some(train.parse(row, date)?);
        }
        series.values.push(train.parse(row, amount)?);
    }
    Ok(all)
}
