//! What holds for any bytes as a file of responses. The fuzz target runs it on what the fuzzer finds,
//! the tests on what proptest makes.

use cashcast::domain::{Stages, TouchpointResponses};
use cashcast::ingest::IngestError;
use cashcast::ingest::responses::{ResponseFile, read_responses};

/// Reads, or says where the file is wrong.
pub(crate) fn reads_or_says_where(bytes: &[u8]) {
    let file = ResponseFile {
        name: "fuzz.csv".to_owned(),
        bytes: bytes.to_vec(),
        ..ResponseFile::default()
    };
    let placed = |line: Option<u64>| line.is_some_and(|line| line > 0);
    match read_responses(&[file], &Stages::default()) {
        Ok(made) => made.touchpoints.iter().for_each(check),
        Err(IngestError::Rows { errors, total }) => {
            assert!(!errors.is_empty() && total >= errors.len() as u64);
            assert!(errors.iter().all(|error| placed(error.position.line)));
        }
        Err(IngestError::Questions(questions)) => {
            assert!(questions.iter().all(|question| placed(question.position.line)));
        }
        Err(IngestError::File { position, .. }) => assert_eq!(&*position.file, "fuzz.csv"),
        Err(IngestError::Io { .. }) => panic!("nothing is opened"),
    }
}

/// Days rise, nothing is below zero, weeks lie on one weekday.
fn check(responses: &TouchpointResponses) {
    assert!(!responses.touchpoint.is_empty() && !responses.days.is_empty());
    for pair in responses.days.windows(2) {
        let gap = (pair[1].on - pair[0].on).num_days();
        assert!(gap > 0 && (!responses.weekly || gap % 7 == 0));
    }
    let sound = |day: &cashcast::domain::ResponseDay| {
        !day.spend.is_negative() && !day.response.is_sign_negative()
    };
    assert!(responses.days.iter().all(sound), "{responses:?}");
}
