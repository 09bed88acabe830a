//! A track record as flat records: the same in `forecast` and in `backtest`.

use super::model::line_cells;
use super::{Cell, Field, Record, RecordSet};
use crate::project::{HorizonRecord, LineRecord, OriginRecord, SeriesRecord, TrackRecord};

/// Keys of `summary`.
const SUMMARY: [&str; 10] = [
    "series",
    "weeks",
    "mean_size",
    "mean_error",
    "wape",
    "accuracy_percent",
    "mase",
    "bias",
    "wape_mean_13",
    "wape_balance_stays",
];
/// Keys of `horizons`.
const HORIZONS: [&str; 12] = [
    "weeks",
    "forecasts",
    "independent",
    "mean_error",
    "median_error",
    "bias",
    "mean_error_in_turnover",
    "median_error_in_turnover",
    "mean_error_balance_stays",
    "mean_error_mean_13",
    "inside",
    "expected",
];
/// Keys of `lines`.
const LINES: [&str; 13] = [
    "flow",
    "stage",
    "touchpoint",
    "category",
    "weeks",
    "mean_size",
    "mean_error",
    "wape",
    "accuracy_percent",
    "mase",
    "bias",
    "wape_mean_13",
    "error_share",
];
/// Keys of `origins`.
const ORIGINS: [&str; 16] = [
    "origin",
    "weeks",
    "wape",
    "mase",
    "bias",
    "wape_mean_13",
    "mean_error",
    "error_4",
    "half_width_4",
    "inside_4",
    "error_8",
    "half_width_8",
    "inside_8",
    "error_13",
    "half_width_13",
    "inside_13",
];
/// Keys of `weeks`.
const WEEKS: [&str; 9] = [
    "origin",
    "week",
    "end",
    "net",
    "net_forecast",
    "receipts",
    "receipts_forecast",
    "disbursements",
    "disbursements_forecast",
];

/// Weekly net, receipts and disbursements.
pub(super) fn summary(record: &TrackRecord) -> RecordSet {
    let series = [
        ("net", &record.net),
        ("receipts", &record.receipts),
        ("disbursements", &record.disbursements),
    ];
    let records = series.into_iter().map(|(name, figures)| {
        let mut cells: Record = vec![name.into()];
        cells.extend(figures_of(figures));
        cells.push(figures.wape_balance_stays.into());
        cells
    });
    RecordSet { name: "summary", columns: &SUMMARY, records: records.collect() }
}

/// From `weeks` to `wape_mean_13`.
fn figures_of(figures: &SeriesRecord) -> Record {
    vec![
        u64::from(figures.weeks).into(),
        figures.mean_size.into(),
        figures.mean_error.into(),
        figures.wape.into(),
        figures.accuracy_percent().into(),
        figures.mase.into(),
        figures.bias.into(),
        figures.wape_mean_13.into(),
    ]
}

/// Closing balances by weeks ahead.
pub(super) fn horizons(record: &TrackRecord) -> RecordSet {
    let records = record.horizons.iter().map(horizon).collect();
    RecordSet { name: "horizons", columns: &HORIZONS, records }
}

fn horizon(record: &HorizonRecord) -> Record {
    vec![
        u64::from(record.weeks).into(),
        u64::from(record.forecasts).into(),
        u64::from(record.independent).into(),
        record.mean_error.into(),
        record.median_error.into(),
        record.bias.into(),
        record.mean_in_turnover.into(),
        record.median_in_turnover.into(),
        record.mean_error_stays.into(),
        record.mean_error_mean_13.into(),
        u64::from(record.inside).into(),
        record.expected.into(),
    ]
}

/// Lines by size of their error.
pub(super) fn lines(record: &TrackRecord) -> RecordSet {
    RecordSet { name: "lines", columns: &LINES, records: record.lines.iter().map(line).collect() }
}

fn line(record: &LineRecord) -> Record {
    let figures = figures_of(&record.record);
    let line = line_cells(&record.line).into_iter();
    line.chain(figures).chain([record.error_share.into()]).collect()
}

/// One record for each past date, latest first.
pub(super) fn origins(record: &TrackRecord) -> RecordSet {
    RecordSet {
        name: "origins",
        columns: &ORIGINS,
        records: record.origins.iter().map(origin).collect(),
    }
}

fn origin(record: &OriginRecord) -> Record {
    let net = &record.net;
    let mut cells: Record = vec![
        record.as_of.into(),
        u64::from(net.weeks).into(),
        net.wape.into(),
        net.mase.into(),
        net.bias.into(),
        net.wape_mean_13.into(),
        net.mean_error.into(),
    ];
    for weeks in [4, 8, 13] {
        let closing = record.closings.iter().find(|closing| closing.weeks == weeks);
        cells.push(closing.map(|closing| closing.error).into());
        cells.push(closing.map(|closing| closing.half_width).into());
        cells.push(closing.map(|closing| closing.inside).into());
    }
    cells
}

/// Every week judged: what came and what was forecast.
pub(super) fn weeks(record: &TrackRecord) -> RecordSet {
    let mut records = Vec::new();
    for origin in &record.origins {
        for (index, week) in origin.weeks.iter().enumerate() {
            let ahead = u64::try_from(index + 1).unwrap_or(u64::MAX);
            let mut cells: Record = vec![origin.as_of.into(), ahead.into(), week.end.into()];
            for (actual, forecast) in [week.net, week.receipts, week.disbursements] {
                cells.extend([Cell::from(actual), Cell::from(forecast)]);
            }
            records.push(cells);
        }
    }
    RecordSet { name: "weeks", columns: &WEEKS, records }
}

/// What a record comes to, and how it was made: after these stand its arrays.
pub(super) fn head(record: &TrackRecord) -> Vec<(&'static str, Field)> {
    vec![
        ("origins", u64::from(record.forecasts()).into()),
        ("verdict", record.verdict.word().into()),
        ("beats_mean_13", u64::from(record.beats_mean_13).into()),
        ("weeks_between_origins", u64::from(record.step).into()),
        ("mean_weekly_turnover", record.turnover.into()),
    ]
}
