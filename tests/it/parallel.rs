//! Reading in shards gives what reading in order gives: the same totals, counts, notes and errors,
//! however quotes, line ends and code pages stand about the cuts between chunks.

use std::fmt::Write as _;

use cashcast::aggregate::{Aggregated, LedgerBuilder};
use cashcast::config::{OnError, Settings};
use cashcast::ingest::{
    IngestError, LedgerSummary, ReadOptions, Shards, Source, read_in_order, read_in_shards,
};
use chrono::NaiveDate;
use proptest::prelude::*;

type Outcome = Result<(String, Option<Aggregated>), String>;

/// Far after every row of these tests.
fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2030, 1, 1).expect("a date")
}

fn told(result: Result<LedgerSummary, IngestError>, builder: LedgerBuilder<'_>) -> Outcome {
    match result {
        Ok(summary) => {
            assert_eq!(summary.rows, summary.used + summary.ignored + summary.rejected);
            Ok((format!("{summary:?}"), builder.finish(as_of())))
        }
        Err(error) => Err(format!("{error:?}")),
    }
}

fn side_by_side(text: &[u8], options: &ReadOptions<'_>) -> Outcome {
    let settings = Settings::default();
    let mut builder = LedgerBuilder::new(&settings, 1, 2);
    let result = read_in_shards(Source::Bytes(text), options, &mut builder);
    told(result, builder)
}

fn in_order(text: &[u8], options: &ReadOptions<'_>) -> Outcome {
    let settings = Settings::default();
    let mut builder = LedgerBuilder::new(&settings, 1, 2);
    let mut shard = builder.shard();
    let result = read_in_order(Source::Bytes(text), options, &mut shard);
    builder.absorb(shard);
    told(result, builder)
}

/// What both ways say, once they say the same.
fn both(text: &[u8], on_error: OnError) -> Outcome {
    let options = ReadOptions { on_error, ..ReadOptions::new("big.csv") };
    let (parallel, ordered) = (side_by_side(text, &options), in_order(text, &options));
    if let (Ok((shown, totals)), Ok((in_order, in_order_totals))) = (&parallel, &ordered) {
        let at = shown.bytes().zip(in_order.bytes()).take_while(|(a, b)| a == b).count();
        let part =
            |text: &str| text.chars().skip(at.saturating_sub(80)).take(240).collect::<String>();
        assert!(shown == in_order, "{}\n\n{}", part(shown), part(in_order));
        assert!(totals == in_order_totals, "the totals differ");
    } else {
        assert_eq!(parallel, ordered);
    }
    ordered
}

/// At least two rows of any kind that a ledger may hold.
const KINDS: [&str; 12] = [
    "2026-01-13,-5.00,Rent,Landlord,plain\n",
    "2026-02-14,12.50,Sales,\"Shop, the\",\"a, b\"\n",
    "2026-03-15,-7.25,Stock,Mill,\"two\nlines\"\n",
    "2026-04-16,-1.00,Stock,Pipes,5\" pipe\n",
    "2026-05-17,3.00,Sales,\"said \"\"so\"\"\",\"\"\"\"\n",
    "2026-06-18,-2.00,Rent,Landlord,windows\r\n",
    "\n",
    "\n\n,,,,\n",
    "2026-07-19,-4.00,Fees,\"a \"b\" c\",\"three\n\nlines, \"\"more\"\"\"\n",
    "Total,-4.00,,,\n",
    "2026-08-20,,Fees,Bank,no amount\n",
    "2026-09-21,-0.10,Fees,Bank,\"\"\n",
];

/// About `megabytes` of repeated blocks of those kinds.
fn ledger(blocks: &[Vec<usize>], megabytes: usize) -> String {
    let mut text = String::from("date,amount,category,counterparty,description\n");
    text.push_str(KINDS[0]);
    text.push_str(KINDS[1]);
    let size = megabytes << 20;
    let mut number = 0;
    while text.len() < size {
        let block = &blocks[number % blocks.len()];
        let part: String = block.iter().map(|kind| KINDS[*kind]).collect();
        let _ = writeln!(text, "2026-10-22,-{number}.07,Part {},Party {number},x", number % 5);
        text.push_str(&part.repeat(400));
        number += 1;
    }
    text
}

fn block() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let kinds = prop::collection::vec(0..KINDS.len(), 1..9);
    prop::collection::vec(kinds, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6,
        max_shrink_iters: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn shards_and_order_agree(
        blocks in block(),
        place in 0.05f64..0.99,
        fault in 0usize..7,
    ) {
        let text = ledger(&blocks, 6);
        let mut bytes = text.into_bytes();
        insert(&mut bytes, place, FAULTS[fault]);
        for on_error in [OnError::Stop, OnError::Skip] {
            let _ = both(&bytes, on_error);
        }
    }
}

/// What may stand somewhere in a large file: nothing, a quote that opens, one that is open and
/// closes, legacy text, bad rows, a NUL.
const FAULTS: [&[u8]; 7] = [
    b"",
    b"2026-11-11,-1.00,Rent,\"never closed,x\n",
    b"2026-11-11,-1.00,Rent,\"open\nclosed\" not,x\n",
    b"2026-11-11,-1.00,Rent,Caf\xe9,x\n",
    b"2026-13-11,-1.00,Rent,a,x\n2026-11-11,abc,Rent,b,x\n2026-11-11\n2026-11-11,1.00,a,b,c,d,e\n",
    b"2026-11-11,-1.00,Rent,\0,x\n",
    b"2026-11-11,-1.00,Rent,inch\",x\n",
];

/// Puts a part in at a line start, some share of the way down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "any place will do"
)]
fn insert(bytes: &mut Vec<u8>, share: f64, part: &[u8]) {
    let near = (bytes.len() as f64 * share) as usize;
    let at = bytes[near..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| near + at + 1);
    bytes.splice(at..at, part.iter().copied());
}

fn plain(rows: usize) -> Vec<u8> {
    let mut text = String::from("date,amount,category,counterparty,description\n");
    for row in 0..rows {
        let (month, day) = (row / 28 % 12 + 1, row % 28 + 1);
        let sign = if row % 3 == 0 { "" } else { "-" };
        let _ = writeln!(
            text,
            "2026-{month:02}-{day:02},{sign}{}.25,Part {},Shop {},text {row}",
            row % 900,
            row % 7,
            row % 90
        );
    }
    text.into_bytes()
}

#[test]
fn a_plain_large_file_adds_up() {
    let (shown, totals) = both(&plain(120_000), OnError::Stop).expect("it is read");
    assert!(shown.contains("rows: 120000, used: 120000"), "{}", &shown[..200]);
    assert!(totals.is_some());
}

#[test]
fn legacy_text_after_megabytes_of_ascii_is_read_as_such() {
    let mut bytes = plain(120_000);
    insert(&mut bytes, 0.97, b"2026-11-11,-1.00,Rent,Caf\xe9 M\xfcller,x\n");
    let (shown, totals) = both(&bytes, OnError::Stop).expect("it is read");
    assert!(shown.contains("windows-1252"), "{}", &shown[..600]);
    let totals = format!("{:?}", totals.expect("totals"));
    assert!(totals.contains("Café Müller"), "the party is read right");
}

#[test]
fn bad_rows_are_told_in_the_order_of_the_file() {
    let mut bytes = plain(120_000);
    for share in [0.9, 0.5, 0.2] {
        insert(&mut bytes, share, &b"2026-11-11,abc,Rent,b,x\n".repeat(9));
    }
    let error = both(&bytes, OnError::Stop).expect_err("bad rows");
    assert!(error.contains("total: 27"), "{error}");
    let (shown, _) = both(&bytes, OnError::Skip).expect("they are skipped");
    assert!(shown.contains("rejected: 27"), "{}", &shown[..600]);
}

#[test]
fn a_quote_that_opens_in_the_middle_is_located() {
    let mut bytes = plain(120_000);
    insert(&mut bytes, 0.5, FAULTS[1]);
    let line = 1 + bytes
        .windows(13)
        .position(|part| part == b"\"never closed")
        .map_or(0, |at| bytes[..at].split(|byte| *byte == b'\n').count() - 1);
    let error = both(&bytes, OnError::Skip).expect_err("an open quote");
    assert!(error.contains(&format!("line: Some({line})")), "{line}: {error}");
}

#[test]
fn bare_carriage_returns_are_cut_as_well() {
    let mut bytes = plain(100_000);
    bytes.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b'\r');
    let (shown, _) = both(&bytes, OnError::Stop).expect("it is read");
    assert!(shown.contains("used: 100000"), "{}", &shown[..200]);
}
