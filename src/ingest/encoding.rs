//! Which characters the bytes stand for.
//!
//! A byte order mark or valid UTF-8 decides. Otherwise the legacy code page whose text looks most
//! like words wins; the guess touches text only, figures are ASCII in every candidate (DESIGN §5).

use std::borrow::Cow;

use encoding_rs::{
    Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1257,
};

use super::IngestError;
use crate::domain::Position;

/// How much text a guess looks at.
const SAMPLE: usize = 256 * 1024;

/// Text with the name of the encoding it came in.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) name: &'static str,
    pub(super) encoding: &'static Encoding,
    pub(super) why: String,
    /// It is the whole file.
    pub(super) whole: bool,
}

/// Bytes to text.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    label: Option<&str>,
    file: &str,
) -> Result<Decoded<'a>, IngestError> {
    // Zeros that fill the last block of a file are no text.
    let padding = bytes.iter().rev().take_while(|byte| **byte == 0).count();
    let padded = padding > 0 && wide(bytes).is_none() && Encoding::for_bom(bytes).is_none();
    let bytes = if padded { &bytes[..bytes.len() - padding] } else { bytes };
    let (encoding, why) = choose(bytes, label, file)?;
    let (text, _) = if label.is_some() {
        encoding.decode_with_bom_removal(bytes)
    } else {
        let (text, _, broken) = encoding.decode(bytes);
        (text, broken)
    };
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
        return Err(not_text(file, line, "a NUL byte stands here: this is not a text file"));
    }
    Ok(Decoded { text, name: encoding.name(), encoding, why, whole: true })
}

fn not_text(file: &str, line: usize, what: &str) -> IngestError {
    IngestError::File {
        position: Position { file: file.into(), line: Some(line as u64), column: None },
        what: what.to_owned(),
        hint: Some("export the ledger as CSV, or name its --encoding".into()),
    }
}

fn choose(
    bytes: &[u8],
    label: Option<&str>,
    file: &str,
) -> Result<(&'static Encoding, String), IngestError> {
    if let Some(label) = label {
        return Encoding::for_label(label.trim().as_bytes())
            .map(|encoding| (encoding, "as told".into()))
            .ok_or_else(|| IngestError::File {
                position: Position::file(file),
                what: format!("`{label}` is not the name of an encoding"),
                hint: Some("such as utf-8, utf-16le, windows-1252, shift_jis, gb18030".into()),
            });
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok((encoding, "byte order mark".into()));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok((encoding, "every other byte is zero".into()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Ok((UTF_8, "ASCII only".into())),
        Ok(_) => Ok((UTF_8, "valid throughout".into())),
        Err(broken) => guess(bytes, broken.valid_up_to(), file),
    }
}

/// UTF-16 without a mark: ASCII figures put a zero into every other byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if odd * 3 > half && even * 50 < half {
        Some(UTF_16LE)
    } else if even * 3 > half && odd * 50 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn guess(
    bytes: &[u8],
    first_bad: usize,
    file: &str,
) -> Result<(&'static Encoding, String), IngestError> {
    let mut end = bytes.len().min(SAMPLE);
    if first_bad > end / 2 {
        end = bytes.len().min(first_bad + SAMPLE);
    }
    // End on a line so that no character is cut in two.
    if end < bytes.len() {
        end = memchr::memrchr(b'\n', &bytes[..end]).unwrap_or(end);
    }
    let sample = &bytes[..end];
    let control = sample
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a))
        .count();
    if control * 200 > sample.len() {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..first_bad]).count();
        return Err(not_text(file, line, "control bytes stand here: this is not a text file"));
    }
    let candidates = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251, WINDOWS_1257, SHIFT_JIS, GB18030];
    let best = candidates
        .iter()
        .rev()
        .map(|encoding| (score(encoding, sample), *encoding))
        .max_by_key(|(score, _)| *score)
        .expect("there are candidates");
    Ok((best.1, "not UTF-8; reads most like words".into()))
}

/// The encoding of a text whose start read as UTF-8 and whose later part, from `line` on, does
/// not.
pub(super) fn not_utf8(bytes: &[u8], line: u64, file: &str) -> Result<&'static str, IngestError> {
    let first_bad = std::str::from_utf8(bytes).err().map_or(0, |broken| broken.valid_up_to());
    let found = guess(bytes, first_bad, file);
    found.map(|(encoding, _)| encoding.name()).map_err(|error| later(error, line - 1))
}

/// The error as it stands in the whole file, `lines` further down.
fn later(error: IngestError, lines: u64) -> IngestError {
    match error {
        IngestError::File { mut position, what, hint } => {
            position.line = position.line.map(|line| line + lines);
            IngestError::File { position, what, hint }
        }
        other => other,
    }
}

/// How much the decoded text looks like words of the places that use the encoding.
fn score(encoding: &'static Encoding, sample: &[u8]) -> i64 {
    let (text, _, broken) = encoding.decode(sample);
    let mut score = if broken { -20 } else { 0 };
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            score += letter_score(encoding, c, before);
        }
        before = c;
    }
    // No language of this page but Catalan writes è beside í, ú or ý; Czech and Slovak write č there.
    if encoding == WINDOWS_1252 && text.contains(['è', 'È']) && text.contains(['í', 'ú', 'ý'])
    {
        score -= 5;
    }
    score
}

fn letter_score(encoding: &'static Encoding, c: char, before: char) -> i64 {
    let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{17f}').contains(&c);
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    match c {
        '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => -10,
        // Two bytes each: worth two single letters.
        '\u{3040}'..='\u{30ff}' => 6,
        // A Latin letter eaten by the second byte leaves an ideograph inside a word.
        '\u{4e00}'..='\u{9fff}' | '\u{ff61}'..='\u{ff9f}' if latin(before) => -6,
        '\u{4e00}'..='\u{9fff}' => 4,
        '\u{ff01}'..='\u{ff5e}' | '\u{3000}'..='\u{303f}' => 3,
        '\u{ff61}'..='\u{ff9f}' => 1,
        _ if cyrillic(c) => {
            let odd = latin(before) || (c.is_uppercase() && before.is_lowercase());
            if odd { -3 } else { 2 }
        }
        _ if common(encoding).contains(c.to_lowercase().next().unwrap_or(c)) => {
            if c.is_uppercase() && before.is_lowercase() { -1 } else { 2 }
        }
        // Alone the usual mark of money where the code page has it.
        '£' if encoding == WINDOWS_1252 => 2,
        '€' | '£' | '§' | '°' | '–' | '—' | '’' | '‘' | '“' | '”' | '„' | '\u{a0}' | '…' | '№'
        | '«' | '»' => 0,
        _ if latin(c) => -1,
        _ => -3,
    }
}

/// Letters that carry the languages of a code page.
fn common(encoding: &'static Encoding) -> &'static str {
    if encoding == WINDOWS_1252 {
        "äöüßéèêëàâçñåøæôûùîïíóúáãõ"
    } else if encoding == WINDOWS_1250 {
        "áčďéěíňóřšťúůýžąćęłńśźżőűäöüß"
    } else if encoding == WINDOWS_1257 {
        "ąčęėįšųūžāēģīķļņõäöü"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_code_page() {
        let cases: [(&'static Encoding, &str); 6] = [
            (WINDOWS_1252, "Währung;Prämie für Müller;Crédit à régler"),
            (WINDOWS_1250, "Datum provedení;Číslo účtu;Název protiúčtu;částka"),
            (WINDOWS_1251, "Дата операции;Сумма;Валюта счета"),
            (WINDOWS_1257, "Mokėjimo paskirtis;Užsienio įskaitymo mokesčiai"),
            (SHIFT_JIS, "利用年月日,鉄道会社名,入場駅/事業者名,ｵｰﾄﾁｬｰｼﾞ,メモ"),
            (GB18030, "交易日期,交易金额,对手信息,交易渠道,备注"),
        ];
        for (encoding, text) in cases {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(&bytes, None, "x").unwrap();
            assert_eq!(decoded.name, encoding.name(), "{}", decoded.text);
            assert_eq!(decoded.text, text);
        }
    }

    #[test]
    fn wide_text_without_a_mark() {
        let bytes: Vec<u8> =
            "date,amount\n2026-01-02,1.00\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let decoded = decode(&bytes, None, "x").unwrap();
        assert_eq!(decoded.name, "UTF-16BE");
        assert!(decoded.text.starts_with("date,"));
    }

    #[test]
    fn binary_is_refused_with_its_line() {
        let error = decode(b"a,b\n1,\0,2\n", None, "x.csv").err().unwrap();
        assert!(error.to_string().starts_with("x.csv:2:"), "{error}");
        let noise: Vec<u8> = (0..4000u32).map(|i| (i * 37 % 251) as u8 | 1).collect();
        assert!(decode(&noise, None, "x.png").is_err());
        assert!(decode(b"a", Some("klingon"), "x").is_err());
    }
}
