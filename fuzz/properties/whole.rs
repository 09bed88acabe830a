//! What holds for any bytes read as a ledger. Fuzz targets run these on what the fuzzer finds, the
//! tests on what proptest makes.
#![allow(dead_code, reason = "each target uses its own")]

use cashcast::aggregate::LedgerBuilder;
use cashcast::config::{ConfigFile, LayoutOverrides, OnError, RawSettings, Settings};
use cashcast::domain::Transaction;
use cashcast::ingest::{
    LedgerSummary, ReadOptions, RowFate, RowSink, Shards, Source, inspect_file, read,
    read_in_order, read_in_shards,
};
use cashcast::pipeline::{InitRequest, InputFile, InputSource, init};

#[derive(Default)]
struct Counted {
    used: u64,
    ignored: u64,
}

impl RowSink for Counted {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        if row.line.is_multiple_of(5) {
            self.ignored += 1;
            return RowFate::Ignored;
        }
        self.used += 1;
        RowFate::Used
    }
}

fn accounted(summary: &LedgerSummary, sink: &Counted, before: u64) {
    assert_eq!(summary.rows, summary.used + summary.ignored + summary.rejected, "{summary:?}");
    assert_eq!(summary.used, sink.used);
    let aside: u64 = summary.set_aside.iter().map(|aside| aside.rows).sum();
    assert_eq!(summary.ignored, aside + sink.ignored, "{summary:?}");
    assert_eq!(summary.rejects.len() as u64, summary.rejected, "all are kept under skip");
    let below = summary.rows + summary.blank_lines + summary.continued_lines;
    assert_eq!(summary.lines, before + below, "{summary:?}");
}

/// Every record is used, ignored or rejected, and every line belongs to one thing.
pub(crate) fn everything_is_accounted_for(bytes: &[u8]) {
    let accounts = ["a".to_owned()];
    let plain = LayoutOverrides::default();
    let told = LayoutOverrides {
        date: Some("#1".into()),
        amount: Some("#2".into()),
        account: Some("#3".into()),
        date_format: Some("%Y-%m-%d".into()),
        header_line: Some(0),
        ..LayoutOverrides::default()
    };
    let euros = LayoutOverrides { currency: Some("EUR".into()), ..plain.clone() };
    for (layout, accounts) in [
        (&plain, &[][..]),
        (&plain, &accounts[..]),
        (&euros, &[][..]),
        (&told, &[][..]),
        (&told, &accounts[..]),
    ] {
        for on_error in [OnError::Stop, OnError::Skip] {
            let options = ReadOptions {
                on_error,
                accounts,
                layout: layout.clone(),
                ..ReadOptions::new("fuzz.csv")
            };
            let mut sink = Counted::default();
            if let Ok(summary) = read(bytes, &options, &mut sink) {
                let Ok(found) = inspect_file(Source::Bytes(bytes), &options) else {
                    panic!("it is read, but cannot be inspected");
                };
                accounted(&summary, &sink, found.lines_before + found.header_lines);
            }
        }
    }
}

/// The bytes over and over, up to a size: both ways of reading say the same.
pub(crate) fn shards_read_as_in_order(bytes: &[u8], size: usize) {
    let settings = Settings::default();
    let mut text = b"date,amount,category\n2026-01-13,-1.00,a\n2026-01-14,2.00,b\n".to_vec();
    while text.len() < size && !bytes.is_empty() {
        text.extend_from_slice(&bytes.repeat(64));
        text.extend_from_slice(b"2026-01-13,-1.00,a\n");
    }
    for on_error in [OnError::Stop, OnError::Skip] {
        let options = ReadOptions { on_error, ..ReadOptions::new("fuzz.csv") };
        let mut one = LedgerBuilder::new(&settings, 1, 2);
        let parallel = read_in_shards(Source::Bytes(&text), &options, &mut one);
        let mut other = LedgerBuilder::new(&settings, 1, 2);
        let mut shard = other.shard();
        let ordered = read_in_order(Source::Bytes(&text), &options, &mut shard);
        other.absorb(shard);
        let read = ordered.is_ok();
        assert!(format!("{parallel:?}") == format!("{ordered:?}"), "the summaries differ");
        let as_of = chrono::NaiveDate::MAX.pred_opt().unwrap_or_default();
        assert!(!read || one.finish(as_of) == other.finish(as_of), "the totals differ");
    }
}

/// Whatever is read, `init` writes a configuration that can be read.
pub(crate) fn init_writes_a_configuration(bytes: &[u8]) {
    let settings = Settings::default();
    let environment = RawSettings::default();
    let name = "fuzz \"1\".csv".to_owned();
    let ledgers = [InputFile { name, source: InputSource::Bytes(bytes.to_vec()) }];
    let request = InitRequest {
        ledgers: &ledgers,
        settings: &settings,
        environment: &environment,
        said: &[],
        said_opening: false,
    };
    if let Ok(made) = init(&request) {
        let file = ConfigFile::parse("cashcast.toml", &made.text);
        let Ok(file) = file else { panic!("init wrote what is no configuration: {}", made.text) };
        let resolved = Settings::resolve(&environment, &environment, Some(&file));
        assert!(resolved.is_ok(), "{}", made.text);
    }
}
