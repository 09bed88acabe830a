//! Forecasts that were saved, read back from their JSON (`cashcast.forecast/1`). Amounts are read
//! from the digits of the file, never through a float.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

use super::IngestError;
use super::budget::refused_at;
use crate::domain::{
    DateSpan, Flow, LineName, Money, Position, SavedCommitment, SavedForecast, SavedLine,
    SavedPeriod, SavedScenario,
};

/// The schema that is read.
const SCHEMA: &str = "cashcast.forecast/1";
const HINT: &str = "a saved forecast is written by `cashcast forecast … --save DIR`";

/// The name of a saved forecast's file, and which forecast of its day it is: `forecast-2026-05-31`
/// is the first, `forecast-2026-05-31-2` the second.
///
/// ```
/// use cashcast::ingest::saved::saved_name;
/// let named = saved_name("forecast", "forecast-2026-05-31-2.json").unwrap();
/// assert_eq!((named.0.to_string().as_str(), named.1), ("2026-05-31", 2));
/// assert!(saved_name("forecast", "forecast-latest.json").is_none());
/// ```
pub fn saved_name(kind: &str, file: &str) -> Option<(NaiveDate, u32)> {
    let stem = file.strip_suffix(".json")?.strip_prefix(kind)?.strip_prefix('-')?;
    let day = stem.get(..10)?.parse().ok()?;
    match stem.get(10..)? {
        "" => Some((day, 1)),
        rest => {
            let digits = rest.strip_prefix('-')?;
            let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
            digits.parse().ok().filter(|revision| plain && *revision > 1).map(|n| (day, n))
        }
    }
}

/// Reads saved forecasts (name and bytes), oldest first; of one day in order of revision.
///
/// # Errors
///
/// A file that is no JSON, is cut off, or is not a forecast of a schema this version knows.
pub fn read_saved(files: &[(String, Vec<u8>)]) -> Result<Vec<SavedForecast>, IngestError> {
    let mut made =
        files.iter().map(|(name, bytes)| read(name, bytes)).collect::<Result<Vec<_>, _>>()?;
    made.sort_by(|a, b| (a.as_of, a.revision, &a.file).cmp(&(b.as_of, b.revision, &b.file)));
    Ok(made)
}

fn read(name: &str, bytes: &[u8]) -> Result<SavedForecast, IngestError> {
    let head: Head = serde_json::from_slice(bytes).map_err(|error| broken(name, &error))?;
    if head.schema != SCHEMA {
        let what = format!("this is `{}`, not a forecast (`{SCHEMA}`)", head.schema);
        return Err(refused_at(Position::file(name), what, HINT));
    }
    let raw: Raw = serde_json::from_slice(bytes).map_err(|error| broken(name, &error))?;
    Ok(raw.validated(name))
}

fn broken(name: &str, error: &serde_json::Error) -> IngestError {
    let position = Position {
        line: Some(error.line() as u64),
        column: Some(error.column().max(1) as u64),
        ..Position::file(name)
    };
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
    refused_at(position, format!("this is not a saved forecast: {what}"), HINT)
}

#[derive(Deserialize)]
struct Head {
    schema: String,
}

#[derive(Deserialize)]
struct Raw {
    as_of: NaiveDate,
    currency: Option<String>,
    #[serde(deserialize_with = "money")]
    opening_balance: Money,
    opening_source: String,
    every: String,
    sources: Vec<RawSource>,
    scenarios: Vec<RawScenario>,
    periods: Vec<RawPeriod>,
    lines: Vec<RawLine>,
    stages: Vec<RawStage>,
    accuracy: Option<RawAccuracy>,
}

#[derive(Deserialize)]
struct RawSource {
    last_date: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct RawScenario {
    scenario: String,
    #[serde(deserialize_with = "money")]
    closing_balance: Money,
    #[serde(deserialize_with = "money")]
    low_balance: Money,
    low_date: NaiveDate,
    below_reserve_on: Option<NaiveDate>,
    #[serde(deserialize_with = "decimal")]
    probability_below_reserve: Option<Decimal>,
}

#[derive(Deserialize)]
struct RawPeriod {
    scenario: String,
    start: NaiveDate,
    end: NaiveDate,
    #[serde(deserialize_with = "money")]
    net: Money,
    #[serde(deserialize_with = "money")]
    closing: Money,
}

#[derive(Deserialize)]
struct RawLine {
    scenario: String,
    start: NaiveDate,
    end: NaiveDate,
    flow: RawFlow,
    stage: Option<String>,
    touchpoint: Option<String>,
    category: Option<String>,
    basis: String,
    #[serde(deserialize_with = "money")]
    amount: Money,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawFlow {
    Receipt,
    Disbursement,
    Financing,
}

#[derive(Deserialize)]
struct RawStage {
    scenario: String,
    stage: String,
    touchpoint: Option<String>,
    #[serde(deserialize_with = "some_money")]
    allocated: Option<Money>,
}

#[derive(Deserialize)]
struct RawAccuracy {
    #[serde(deserialize_with = "decimal")]
    wape_weekly_net: Option<Decimal>,
}

/// The digits of a number, not its nearest float.
fn money<'de, D: Deserializer<'de>>(source: D) -> Result<Money, D::Error> {
    let number = serde_json::Number::deserialize(source)?;
    number.to_string().parse().map_err(serde::de::Error::custom)
}

fn some_money<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Money>, D::Error> {
    let number = Option::<serde_json::Number>::deserialize(source)?;
    number.map(|number| number.to_string().parse().map_err(serde::de::Error::custom)).transpose()
}

fn decimal<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Decimal>, D::Error> {
    let number = Option::<serde_json::Number>::deserialize(source)?;
    let read = |number: serde_json::Number| {
        Decimal::from_str_exact(&number.to_string()).map_err(serde::de::Error::custom)
    };
    number.map(read).transpose()
}

impl Raw {
    fn validated(self, name: &str) -> SavedForecast {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let revision = saved_name("forecast", base).map_or(1, |(_, revision)| revision);
        let span = |start, end| DateSpan { start, end };
        let lines = self.lines.into_iter().filter(|line| line.scenario == "base");
        let stages = self.stages.into_iter().filter(|stage| stage.scenario == "worst");
        SavedForecast {
            file: name.to_owned(),
            as_of: self.as_of,
            revision,
            currency: self.currency,
            every: self.every,
            opening: self.opening_balance,
            opening_known: self.opening_source != "unknown",
            scenarios: self.scenarios.into_iter().map(RawScenario::validated).collect(),
            periods: self
                .periods
                .into_iter()
                .map(|period| SavedPeriod {
                    scenario: period.scenario,
                    span: span(period.start, period.end),
                    net: period.net,
                    closing: period.closing,
                })
                .collect(),
            lines: lines
                .map(|line| SavedLine {
                    span: span(line.start, line.end),
                    name: LineName {
                        flow: line.flow.into(),
                        stage: line.stage,
                        touchpoint: line.touchpoint,
                        category: line.category,
                    },
                    basis: line.basis,
                    amount: line.amount,
                })
                .collect(),
            commitments: stages
                .map(|stage| SavedCommitment {
                    stage: stage.stage,
                    touchpoint: stage.touchpoint,
                    amount: stage.allocated,
                })
                .collect(),
            last_row: self.sources.iter().filter_map(|source| source.last_date).max(),
            wape: self.accuracy.and_then(|accuracy| accuracy.wape_weekly_net),
        }
    }
}

impl RawScenario {
    fn validated(self) -> SavedScenario {
        SavedScenario {
            scenario: self.scenario,
            closing: self.closing_balance,
            low: self.low_balance,
            low_on: self.low_date,
            below_reserve_on: self.below_reserve_on,
            probability_below_reserve: self.probability_below_reserve,
        }
    }
}

impl From<RawFlow> for Flow {
    fn from(flow: RawFlow) -> Self {
        match flow {
            RawFlow::Receipt => Self::Receipt,
            RawFlow::Disbursement => Self::Disbursement,
            RawFlow::Financing => Self::Financing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORECAST: &str = r#"{
  "schema": "cashcast.forecast/1", "as_of": "2026-05-31", "currency": null,
  "opening_balance": 9.75, "opening_source": "flag", "every": "week",
  "sources": [{"file": "ledger.csv", "last_date": "2026-05-30"}],
  "scenarios": [{"scenario": "base", "closing_balance": 12.50, "low_balance": -3.25,
    "low_date": "2026-06-02", "below_reserve_on": null, "probability_below_reserve": 0.2355}],
  "periods": [{"scenario": "base", "start": "2026-06-01", "end": "2026-06-07", "net": 2.5,
    "closing": 12.50}],
  "lines": [
    {"scenario": "base", "start": "2026-06-01", "end": "2026-06-07", "flow": "receipt",
     "stage": null, "touchpoint": null, "category": "Sales", "basis": "estimate", "amount": 2.50},
    {"scenario": "worst", "start": "2026-06-01", "end": "2026-06-07", "flow": "receipt",
     "stage": null, "touchpoint": null, "category": "Sales", "basis": "estimate", "amount": 1.00}],
  "stages": [], "accuracy": null, "anything new": 1
}"#;

    fn told(text: &str) -> String {
        let files = [("old/forecast-2026-05-31-3.json".to_owned(), text.as_bytes().to_vec())];
        match read_saved(&files) {
            Ok(made) => format!("{made:?}"),
            Err(IngestError::File { position, what, .. }) => format!("{position}: {what}"),
            Err(other) => other.to_string(),
        }
    }

    #[test]
    fn amounts_keep_every_digit() {
        let text = FORECAST.replace("9.75", "9007199254740.993001");
        let files = [("forecast-2026-05-31-3.json".to_owned(), text.into_bytes())];
        let made = read_saved(&files).unwrap();
        assert_eq!(made[0].opening.to_string(), "9007199254740.993001");
        assert_eq!((made[0].revision, made[0].lines.len()), (3, 1));
        assert_eq!(made[0].lines[0].name.name(), "Sales");
        // beyond any ledger
        let beyond = told(&FORECAST.replace("9.75", "9007199254740993.01"));
        assert!(beyond.contains("is 10^13 or more"), "{beyond}");
    }

    #[test]
    fn what_is_no_forecast_is_refused_with_its_place() {
        let allocation = r#"{"schema": "cashcast.allocate/1"}"#;
        assert_eq!(
            told(allocation),
            "old/forecast-2026-05-31-3.json: this is `cashcast.allocate/1`, not a forecast \
             (`cashcast.forecast/1`)"
        );
        let cut = &FORECAST[..300];
        assert!(told(cut).starts_with("old/forecast-2026-05-31-3.json:"), "{}", told(cut));
        assert!(told(cut).contains("EOF"), "{}", told(cut));
        let wrong = FORECAST.replace("12.50,", "\"12.50\",");
        assert!(told(&wrong).contains("forecast-2026-05-31-3.json:5:"), "{}", told(&wrong));
    }

    #[test]
    fn revisions_are_in_order() {
        let text = FORECAST.as_bytes().to_vec();
        let names = [
            "forecast-2026-05-31-10.json",
            "forecast-2026-05-31-2.json",
            "forecast-2026-05-31.json",
        ];
        let files = names.map(|name| (name.to_owned(), text.clone()));
        let made = read_saved(&files).unwrap();
        let revisions: Vec<u32> = made.iter().map(|forecast| forecast.revision).collect();
        assert_eq!(revisions, [1, 2, 10]);
        for no in
            ["forecast-2026-05-31-0.json", "forecast-2026-05-31-1.json", "forecast-2026-05-3.json"]
        {
            assert!(saved_name("forecast", no).is_none(), "{no}");
        }
    }
}
