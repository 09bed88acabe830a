//! What holds for any bytes as a file of external drivers. The fuzz target runs it on what the
//! fuzzer finds, the tests on what proptest makes.

use cashcast::ingest::IngestError;
use cashcast::ingest::driver::{DriverFile, Drivers, read_drivers};
use chrono::Weekday;

/// Reads, or says where the file is wrong; and the same file read twice says everything twice.
pub(crate) fn reads_or_says_where(bytes: &[u8]) {
    let read = |count: usize| {
        let file = |number: usize| DriverFile {
            name: format!("fuzz-{number}.csv"),
            bytes: bytes.to_vec(),
            date_format: None,
        };
        read_drivers(&(0..count).map(file).collect::<Vec<_>>(), Weekday::Sun)
    };
    match read(1) {
        Ok(drivers) => {
            check_values(&drivers);
            assert!(read(2).is_err(), "each value stands twice");
        }
        Err(error) => check_places(&error),
    }
}

/// Days rise and do not overlap.
fn check_values(made: &Drivers) {
    assert!(!made.drivers.is_empty());
    for driver in &made.drivers {
        assert!(driver.values.len() >= 3 && !driver.name.is_empty());
        assert!(driver.values.windows(2).all(|pair| pair[0].0.end < pair[1].0.start));
        assert!(driver.values.iter().all(|(days, _)| days.start <= days.end));
    }
}

/// Every complaint names its file, and a row its line.
fn check_places(error: &IngestError) {
    match error {
        IngestError::Rows { errors, total } => {
            assert!(!errors.is_empty() && *total >= errors.len() as u64);
            assert!(errors.iter().all(|error| error.position.line.is_some_and(|line| line > 0)));
        }
        IngestError::Questions(questions) => {
            assert!(!questions.is_empty());
            let placed = |line: Option<u64>| line.is_some_and(|line| line > 0);
            assert!(questions.iter().all(|question| placed(question.position.line)));
        }
        IngestError::File { position, .. } => assert_eq!(&*position.file, "fuzz-0.csv"),
        IngestError::Io { .. } => panic!("nothing is opened"),
    }
}
