//! The delimiter: the one under which most records look like transactions.

use super::IngestError;
use super::amounts::looks_numeric;
use super::dates::{looks_dated, pair};
use super::records::{Record, Records};
use super::words;
use crate::domain::Position;

/// Tried in this order; the first wins a tie.
const CANDIDATES: [u8; 5] = *b",;\t|^";

/// How many records a candidate is judged by.
const SAMPLE: usize = 150;

/// The delimiter as told, or the best candidate and why.
pub(super) fn choose(
    text: &str,
    told: Option<char>,
    file: &str,
) -> Result<(u8, String), IngestError> {
    if let Some(told) = told {
        return u8::try_from(told)
            .ok()
            .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'"')
            .map(|byte| (byte, "as told".into()))
            .ok_or_else(|| IngestError::File {
                position: Position::file(file),
                what: format!("`{told}` cannot be a delimiter"),
                hint: Some("use one ASCII mark, such as , ; | or a tab".into()),
            });
    }
    let best = CANDIDATES
        .into_iter()
        .rev()
        .map(|delimiter| (score(text, delimiter), delimiter))
        .max_by_key(|(score, _)| *score)
        .expect("there are candidates");
    Ok((best.1, format!("{} of the first records fit", best.0.0)))
}

/// The name of a delimiter for people.
pub(super) fn name(delimiter: u8) -> String {
    match delimiter {
        b',' => "comma".into(),
        b';' => "semicolon".into(),
        b'\t' => "tab".into(),
        b'|' => "bar".into(),
        other => format!("`{}`", char::from(other)),
    }
}

/// Records that hold a date and a number in different cells; header words; then even widths.
fn score(text: &str, delimiter: u8) -> (usize, usize, usize) {
    let mut records = Records::new(text, delimiter);
    let mut record = Record::default();
    let (mut rows, mut even, mut header, mut width) = (0, 0, 0, 0);
    for _ in 0..SAMPLE {
        if !records.read(&mut record) {
            break;
        }
        let cells = record.len().min(100);
        let mut dated = false;
        let mut numeric = false;
        let mut words = 0;
        for index in 0..cells {
            let cell = record.raw(text, index);
            if cell.is_empty() || cell.len() > 60 {
                continue;
            }
            if !dated && (looks_dated(cell) || (pair(cell).is_some() && cells > 2)) {
                dated = true;
            } else if looks_numeric(cell) {
                numeric = true;
            } else if header == 0 && cells > 1 && is_header_word(cell) {
                words += 1;
            }
        }
        rows += usize::from(dated && numeric && cells > 1);
        header = header.max(if words > 1 { words } else { 0 });
        even += usize::from(cells == width && cells > 1);
        width = cells;
    }
    (rows, header, even)
}

fn is_header_word(cell: &str) -> bool {
    let header = words::normalise(cell);
    words::is_date_header(&header) || words::money_word(&header) > words::MoneyWord::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_commas_do_not_win() {
        let text = "Datum;Text;Betrag\n01.02.2026;a, b;-1,20\n02.02.2026;c;3,40\n";
        assert_eq!(choose(text, None, "x").unwrap().0, b';');
        let quoted = "Tag,Kosten\n2026-09-01,\"1.234,56\"\n2026-09-02,\"99,90\"\n";
        assert_eq!(choose(quoted, None, "x").unwrap().0, b',');
        assert_eq!(choose("a|b\n", Some('|'), "x").unwrap().0, b'|');
        assert!(choose("a", Some('é'), "x").is_err());
    }
}
