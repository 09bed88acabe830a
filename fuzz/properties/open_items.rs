//! What holds for any bytes as a file of receivables and payables. The fuzz target runs it on what
//! the fuzzer finds, the tests on what proptest makes.

use cashcast::domain::OpenItem;
use cashcast::ingest::IngestError;
use cashcast::ingest::open_items::{OpenItemFile, OpenItems, read_open_items};

/// Reads, or says where the file is wrong; and read twice, its numbered items are the same.
pub(crate) fn reads_or_says_where(bytes: &[u8]) {
    let read = |count: usize| {
        let file = |number: usize| OpenItemFile {
            name: format!("fuzz-{number}.csv"),
            bytes: bytes.to_vec(),
            ..OpenItemFile::default()
        };
        read_open_items(&(0..count).map(file).collect::<Vec<_>>())
    };
    match read(1) {
        Ok(made) => {
            made.items.iter().for_each(check_item);
            check_twice(&made, &read(2).expect("what reads once reads twice"));
        }
        Err(error) => check_places(&error),
    }
}

/// Payments rise by day, lie on the side of the amount, and the item has its place.
fn check_item(item: &OpenItem) {
    assert!(item.position.line.is_some_and(|line| line > 0));
    assert!(item.payments.windows(2).all(|pair| pair[0].on <= pair[1].on));
    let beside = |payment: &cashcast::domain::ItemPayment| {
        !payment.amount.is_zero() && payment.amount.is_negative() == item.amount.is_negative()
    };
    assert!(item.payments.iter().all(beside), "{item:?}");
}

/// One export given twice doubles no numbered item and none of its payments.
fn check_twice(once: &OpenItems, twice: &OpenItems) {
    let numbered = |made: &OpenItems| -> Vec<_> {
        let items = made.items.iter().filter(|item| !item.id.is_empty());
        items.map(|item| (item.id.clone(), item.amount, item.payments.clone())).collect()
    };
    assert_eq!(numbered(once), numbered(twice));
}

/// Every complaint names its file, and a row its line.
fn check_places(error: &IngestError) {
    let placed = |line: Option<u64>| line.is_some_and(|line| line > 0);
    match error {
        IngestError::Rows { errors, total } => {
            assert!(!errors.is_empty() && *total >= errors.len() as u64);
            assert!(errors.iter().all(|error| placed(error.position.line)));
        }
        IngestError::Questions(questions) => {
            assert!(!questions.is_empty());
            assert!(questions.iter().all(|question| placed(question.position.line)));
        }
        IngestError::File { position, .. } => assert_eq!(&*position.file, "fuzz-0.csv"),
        IngestError::Io { .. } => panic!("nothing is opened"),
    }
}
