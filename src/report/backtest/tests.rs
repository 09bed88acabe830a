//! The document in words: what a reader sees first under each verdict.

use chrono::NaiveDate;

use super::{BacktestInputs, backtest};
use crate::config::Settings;
use crate::domain::{Currency, Flow, LineKey, Money};
use crate::project::{
    Closing, HorizonRecord, LineRecord, OriginRecord, SeriesRecord, TrackRecord, Verdict,
};
use crate::report::{RenderOptions, table_text};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn series(wape: Option<f64>) -> SeriesRecord {
    SeriesRecord {
        weeks: 12,
        mean_size: money("3000.00"),
        mean_error: money("930.50"),
        wape,
        mase: wape,
        bias: wape.map(|_| -0.02),
        wape_mean_13: wape.map(|_| 0.38),
        wape_balance_stays: wape.map(|_| 1.0),
    }
}

/// One past date, judged as said.
fn record(verdict: Verdict, wape: Option<f64>) -> TrackRecord {
    let line = |name: &str, error: &str, share| LineRecord {
        line: LineKey::operating(Flow::Receipt, Some(name.to_owned())),
        record: SeriesRecord { mean_error: money(error), ..series(wape) },
        error_share: Some(share),
    };
    let closing =
        Closing { weeks: 4, error: money("-812.00"), half_width: money("700.00"), inside: false };
    TrackRecord {
        step: 2,
        verdict,
        beats_mean_13: 1,
        turnover: money("30000.00"),
        net: series(wape),
        receipts: series(wape),
        disbursements: series(None),
        horizons: vec![HorizonRecord {
            weeks: 4,
            forecasts: 1,
            independent: 1,
            mean_error: money("812.00"),
            median_error: money("812.00"),
            bias: money("-812.00"),
            mean_in_turnover: Some(0.03),
            median_in_turnover: Some(0.03),
            mean_error_stays: money("1900.00"),
            mean_error_mean_13: money("1200.00"),
            inside: 0,
            expected: 0.8,
        }],
        lines: vec![
            line("card payouts", "620.50", 0.6667),
            line("=cmd\u{1b}[31m", "310.50", 0.3333),
        ],
        notes: Vec::new(),
        origins: vec![OriginRecord {
            as_of: NaiveDate::from_ymd_opt(2026, 5, 3).unwrap(),
            net: series(wape),
            closings: vec![closing],
            weeks: Vec::new(),
        }],
    }
}

fn text(record: &TrackRecord, options: &RenderOptions) -> String {
    let currency = Currency::new("USD").unwrap();
    let report = backtest(&BacktestInputs {
        record,
        settings: &Settings::default(),
        as_of: NaiveDate::from_ymd_opt(2026, 5, 31).unwrap(),
        currency: &currency,
        sources: &[],
        notes: &[],
        cents: false,
    });
    table_text(&report, options).unwrap()
}

#[test]
fn every_verdict_is_said_first() {
    let quiet = RenderOptions { quiet: true, width: 400, ..RenderOptions::default() };
    for (verdict, wape, first) in [
        (Verdict::Better, Some(0.31), "In weekly net, base is better than a 13-week mean"),
        (
            Verdict::NoBetterThanMean,
            Some(0.31),
            "No better than a 13-week mean: read base as a run rate.",
        ),
        (Verdict::NoBetterThanStays, Some(1.02), "No better than \"the balance stays\""),
        (Verdict::TooFewOrigins, Some(0.31), "Too few origins to judge: 1 forecast from past"),
        (Verdict::NothingMoved, None, "Not judged: weekly net was zero"),
    ] {
        let said = text(&record(verdict, wape), &quiet).replace('\n', " ");
        assert!(said.starts_with(first), "{verdict:?}: {said}");
        let accuracy = said.contains("accuracy 69 % (a 13-week mean misses 38 %");
        assert_eq!(accuracy, wape == Some(0.31), "{said}");
        assert!(said.contains("inside best–worst 0 of 1 time (0.8 expected)"), "{said}");
    }
}

#[test]
fn shares_of_nothing_are_no_number_and_breaches_are_text() {
    let said = text(&record(Verdict::Better, Some(0.31)), &RenderOptions::default());
    let row = said.lines().find(|line| line.trim_start().starts_with("disbursements")).unwrap();
    assert!(row.contains("n/a") && !row.contains('%'), "{row}");
    let origin = said.lines().find(|line| line.trim_start().starts_with("3 May 2026")).unwrap();
    assert!(origin.contains("(812)") && origin.contains("OUT"), "{origin}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn printed_lines_add_up() {
    let lines = RenderOptions { parts: vec!["lines".to_owned()], ..RenderOptions::default() };
    let said = text(&record(Verdict::Better, Some(0.31)), &lines);
    // 620.50 and 310.50 are 931: one of the halves gives way
    let row = |name: &str| said.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
    assert!(row("card payouts").contains(" 620 "), "{said}");
    assert!(row("=cmd").contains(" 311 "), "{said}");
    assert!(row("all lines").contains(" 931 ") && row("all lines").contains("100.0 %"), "{said}");
}

/// 454 was told as better than 457.
#[test]
fn a_hair_is_not_better() {
    let quiet = RenderOptions { quiet: true, width: 400, ..RenderOptions::default() };
    let mut near = record(Verdict::Better, Some(0.31));
    for (error, word) in [("1881.00", "no better"), ("1805.00", "no better"), ("1804.99", "better")]
    {
        near.horizons[0].mean_error = money(error);
        let said = text(&near, &quiet);
        assert!(said.contains(&format!(": {word} than \"the balance stays\" (1,900)")), "{said}");
    }
}

#[test]
fn lines_of_one_name_are_told_apart() {
    let lines = RenderOptions { parts: vec!["lines".to_owned()], ..RenderOptions::default() };
    let mut both = record(Verdict::Better, Some(0.31));
    both.lines[1].line = LineKey::operating(Flow::Disbursement, Some("card payouts".to_owned()));
    let said = text(&both, &lines);
    for name in ["card payouts (receipt)", "card payouts (disbursement)"] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(name)), "{said}");
    }
}
