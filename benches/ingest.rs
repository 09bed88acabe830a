//! Reading a ledger: rows a second, layout inspection and aggregation included.

use std::hint::black_box;

use cashcast::aggregate::LedgerBuilder;
use cashcast::config::Settings;
use cashcast::ingest::{NoSink, ReadOptions, Source, read, read_in_shards};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The example shop's ledger, which is in the repository.
const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/shop/ledger.csv");

fn ingest(criterion: &mut Criterion) {
    let bytes = std::fs::read(LEDGER).expect("the example ledger is in the repository");
    let options = ReadOptions::new("ledger.csv");
    let rows = read(&bytes, &options, &mut NoSink).expect("the example ledger reads").rows;
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("ingest");
    group.throughput(Throughput::Elements(rows));
    group.bench_function("read", |bencher| {
        bencher.iter(|| read(black_box(&bytes), &options, &mut NoSink).map(|summary| summary.used));
    });
    group.bench_function("read and aggregate", |bencher| {
        bencher.iter(|| {
            let mut builder = LedgerBuilder::new(&settings, 1, 2);
            read_in_shards(Source::Bytes(black_box(&bytes)), &options, &mut builder)
                .map(|summary| summary.used)
        });
    });
    group.finish();
}

criterion_group!(benches, ingest);
criterion_main!(benches);
