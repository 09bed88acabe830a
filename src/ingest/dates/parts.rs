//! The parts dates are made of, read from the left.

/// Reads up to five digits; gives the value, how many there were, and the rest.
pub(super) fn digits(text: &str) -> Option<(u32, usize, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 || count > 8 {
        return None;
    }
    let value = text[..count].parse().ok()?;
    Some((value, count, &text[count..]))
}

/// Steps over one separator; gives it and the rest.
pub(super) fn separator(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let c = chars.next()?;
    if !matches!(c, '-' | '/' | '.' | ':' | '年' | '月' | '년' | '월' | '‑' | '–') {
        return None;
    }
    Some((c, chars.as_str().trim_start_matches(' ')))
}

/// What may follow a date: nothing, a time, a second date of which the first wins.
pub(super) fn ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['日', '일', '.']);
    if rest.is_empty() {
        return true;
    }
    let time = rest
        .trim_start_matches(['T', ',', ' ', '\t', '-', '\u{a0}', '\u{202f}'])
        .trim_start_matches("at ");
    let spaced = time.len() < rest.len();
    spaced
        && (time.is_empty() || clock(time) || time.starts_with("as of ") || time.starts_with('('))
}

/// `14:30`, `14:30:25.123 +0400`, `3.15 pm`.
fn clock(text: &str) -> bool {
    let Some((hour, count, rest)) = digits(text) else {
        return false;
    };
    if count == 6 {
        return rest.is_empty();
    }
    count <= 2
        && hour < 25
        && (rest.starts_with([':', '.', 'h', '時', '时'])
            || rest.trim_start().to_ascii_lowercase().starts_with(['a', 'p']))
}

/// A weekday name before the date says nothing more.
pub(super) fn skip_weekday(text: &str) -> &str {
    let text = text.trim_start_matches('\'');
    match text.chars().next() {
        Some(c) if c.is_alphabetic() => {
            let end = text.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(text.len());
            let rest = text[end..].trim_start_matches([',', ' ']);
            if rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() >= 6 {
                rest
            } else {
                text
            }
        }
        _ => text,
    }
}

/// Two-digit years by the POSIX pivot: 69 to 99 are 19xx.
pub(super) fn full_year(year: u32) -> u32 {
    match year {
        0..=68 => 2000 + year,
        69..=99 => 1900 + year,
        _ => year,
    }
}
