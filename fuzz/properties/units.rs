//! What holds for any bytes as a file of units. The fuzz target runs it on what the fuzzer finds,
//! the tests on what proptest makes.

use cashcast::domain::Stages;
use cashcast::ingest::IngestError;
use cashcast::ingest::units::read_units;

/// Reads, or says where the file is wrong; and the same file read twice says everything twice.
pub(crate) fn reads_or_says_where(bytes: &[u8]) {
    let read = |count: usize| {
        let file = |number: usize| (format!("fuzz-{number}.csv"), bytes.to_vec());
        read_units(&(0..count).map(file).collect::<Vec<_>>(), &Stages::default(), 1)
    };
    match read(1) {
        Ok(lines) => {
            assert!(!lines.is_empty());
            for line in lines {
                assert!(line.budget_units > 0.into() && line.actual_units >= 0.into());
                assert!(line.stage.is_some() != line.category.is_some());
                assert!(line.position.line.is_some());
            }
            assert!(read(2).is_err(), "each row stands twice");
        }
        Err(IngestError::Rows { errors, total }) => {
            assert!(!errors.is_empty() && total >= errors.len() as u64);
            assert!(errors.iter().all(|error| error.position.line.is_some_and(|line| line > 0)));
        }
        Err(IngestError::Questions(questions)) => {
            assert!(questions.iter().all(|question| question.position.line.is_some()));
        }
        Err(IngestError::File { position, .. }) => assert_eq!(&*position.file, "fuzz-0.csv"),
        Err(IngestError::Io { .. }) => panic!("nothing is opened"),
    }
}
