//! The hard limits are errors with their place, in bounded time and memory: quotes that never
//! close, endless lines, far too many columns, NUL bytes, files that change while they are read.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use cashcast::config::OnError;
use cashcast::domain::Transaction;
use cashcast::ingest::{
    IngestError, NoSink, ReadOptions, RowFate, RowSink, Shard, Shards, Source, read_in_order,
    read_in_shards,
};

/// A sink whose shards do nothing.
struct Counted;

struct Nothing;

impl RowSink for Nothing {
    fn accept(&mut self, _row: &Transaction<'_>) -> RowFate {
        RowFate::Used
    }
}

impl Shard for Nothing {
    fn close(&mut self) {}
}

impl Shards for Counted {
    type Shard = Nothing;

    fn shard(&mut self) -> Nothing {
        Nothing
    }

    fn absorb(&mut self, _shard: Nothing) {}

    fn most(&self) -> usize {
        usize::MAX
    }
}

fn shown(error: &IngestError) -> String {
    match error {
        IngestError::Questions(all) => format!("question {}: {}", all[0].position, all[0].what),
        IngestError::Rows { errors, .. } => format!("{}: {}", errors[0].position, errors[0].what),
        other => other.to_string(),
    }
}

/// The error that every way of reading gives.
fn refused(bytes: &[u8]) -> String {
    let mut first: Option<String> = None;
    for on_error in [OnError::Stop, OnError::Skip] {
        let options = ReadOptions { on_error, ..ReadOptions::new("x.csv") };
        let in_order = read_in_order(Source::Bytes(bytes), &options, &mut NoSink);
        let side_by_side = read_in_shards(Source::Bytes(bytes), &options, &mut Counted);
        for result in [in_order, side_by_side] {
            let error = shown(&result.expect_err("beyond a limit"));
            assert_eq!(first.get_or_insert_with(|| error.clone()), &error);
        }
    }
    first.unwrap_or_default()
}

fn rows(count: usize) -> String {
    let mut text = String::from("date,amount,text\n");
    for row in 0..count {
        let _ = writeln!(text, "2026-01-{:02},-{row}.00,\"some shop, {row}\"", row % 28 + 1);
    }
    text
}

#[test]
fn a_quoted_field_that_never_closes() {
    let rows = rows(300_000);
    for at in ["2026-01-03,-2.00", "2026-01-25,-200000.00"] {
        let start = rows.find(at).unwrap_or(0);
        let line = 1 + rows[..start].matches('\n').count();
        let text =
            format!("{}2026-01-01,\"5,x\n{}", &rows[..start], rows[start..].replace('"', ""));
        let error = refused(text.as_bytes());
        assert!(error.starts_with(&format!("x.csv:{line}")), "{line}: {error}");
        assert!(error.contains("quote"), "{error}");
    }
}

#[test]
fn a_quoted_field_of_more_than_sixteen_megabytes() {
    let mut text = rows(100);
    text.push_str("2026-01-01,-1.00,\"");
    text.push_str(&"words and more words\n".repeat(1_000_000));
    text.push_str("\"\n2026-01-01,-1.00,x\n");
    let error = refused(text.as_bytes());
    assert!(error.starts_with("x.csv:102"), "{error}");
}

#[test]
fn a_line_of_more_than_sixteen_megabytes() {
    for before in [0, 200_000] {
        let mut bytes = rows(before).into_bytes();
        let line = before + 2;
        bytes.extend_from_slice(b"2026-01-01,-1.00,");
        bytes.resize(bytes.len() + (17 << 20), b'x');
        bytes.extend_from_slice(b"\n2026-01-01,-1.00,x\n");
        let error = refused(&bytes);
        assert_eq!(error, format!("x.csv:{line}: this line is longer than 16 MB"));
    }
}

#[test]
fn seventy_thousand_columns() {
    let wide = |cell: &str| vec![cell; 70_000].join(",");
    let header = format!("date,amount,{}\n2026-01-02,-1.00,{}\n", wide("a"), wide("1"));
    let bare = format!("2026-01-02,-1.00,{0}\n2026-01-03,-1.00,{0}\n", wide("1"));
    for (text, line) in [(header, 1), (bare, 1)] {
        let error = refused(text.as_bytes());
        assert!(error.starts_with(&format!("x.csv:{line}")), "{error}");
        assert!(error.contains("columns"), "{error}");
    }
    // One such row far below is a bad row.
    let mut text = rows(60_000);
    let _ = writeln!(text, "2026-01-02,-1.00,{}", wide("1"));
    text.push_str("2026-01-02,-1.00,x\n");
    let options = ReadOptions::new("x.csv");
    let error = read_in_order(Source::Bytes(text.as_bytes()), &options, &mut NoSink);
    let error = shown(&error.expect_err("a bad row"));
    assert!(error.starts_with("x.csv:60002:4: the row has 70002 fields"), "{error}");
}

#[test]
fn nul_bytes() {
    assert!(
        refused(b"date,am\0ount\n2026-01-02,-1.00\n2026-01-03,2.00\n")
            .starts_with("x.csv:1: a NUL")
    );
    let mut bytes = rows(200_000).into_bytes();
    assert!(bytes.len() > 5 << 20);
    bytes.extend_from_slice(b"2026-01-02,-1.00,\0\n2026-01-02,-1.00,x\n");
    assert!(refused(&bytes).starts_with("x.csv:200002: a NUL"), "{}", refused(&bytes));
}

/// Changes the file when it sees the tenth row.
struct Meddler<'a> {
    rows: u64,
    change: &'a dyn Fn(),
}

impl RowSink for Meddler<'_> {
    fn accept(&mut self, _row: &Transaction<'_>) -> RowFate {
        self.rows += 1;
        if self.rows == 10 {
            (self.change)();
        }
        RowFate::Used
    }
}

fn changed(path: &Path, change: impl Fn()) -> Result<u64, String> {
    let options = ReadOptions::new("x.csv");
    let mut sink = Meddler { rows: 0, change: &change };
    let result = read_in_order(Source::File(path), &options, &mut sink);
    result.map(|summary| summary.rows).map_err(|error| shown(&error))
}

#[test]
fn a_file_that_changes_while_it_is_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path: PathBuf = folder.path().join("x.csv");
    let text = rows(150_000);
    let append = || {
        let mut file = OpenOptions::new().append(true).open(&path).expect("the file");
        file.write_all(b"2026-01-02,-1.00,later\n").expect("appended");
    };
    let shorten = || {
        let file = OpenOptions::new().write(true).open(&path).expect("the file");
        file.set_len(2_000_000).expect("shortened");
    };
    let changes: [&dyn Fn(); 2] = [&append, &shorten];
    for change in changes {
        std::fs::write(&path, &text).expect("written");
        let error = changed(&path, change).expect_err("the file changed");
        assert!(error.starts_with("x.csv: the file changed while it was read"), "{error}");
    }
    std::fs::write(&path, &text).expect("written");
    assert_eq!(changed(&path, || {}), Ok(150_000));
}
