//! Text from a file is never trusted (DESIGN §4).

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::domain::acts_on_terminals;

/// Control characters shown as `\t`, `\n`, `\u{1b}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts_on_terminals) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if acts_on_terminals(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A text cell that a spreadsheet would read as a formula, with `'` before it.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Columns the text takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The text in at most `width` columns, its end replaced by `…` where it is longer.
pub(super) fn shortened(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut kept: String = fitting(text.chars(), width.saturating_sub(1)).collect();
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// The text in at most `width` columns, its middle replaced by `…` where it is longer.
pub(super) fn shortened_inside(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width || width == 0 {
        return shortened(text, width);
    }
    let end = (width - 1) / 2;
    let head: String = fitting(text.chars(), width - 1 - end).collect();
    let tail: Vec<char> = fitting(text.chars().rev(), end).collect();
    let tail: String = tail.into_iter().rev().collect();
    Cow::Owned(format!("{}…{}", head.trim_end(), tail.trim_start()))
}

/// As many of the characters as stand in `width` columns.
fn fitting(text: impl Iterator<Item = char>, width: usize) -> impl Iterator<Item = char> {
    let mut used = 0;
    text.take_while(move |c| {
        let mut bytes = [0; 4];
        used += columns(c.encode_utf8(&mut bytes));
        used <= width
    })
}

/// Lines of at most `width` columns, broken at spaces; `indent` columns stand before every line
/// but the first. A word longer than a line is broken where the line ends.
pub(super) fn wrapped(text: &str, width: usize, indent: usize) -> Vec<String> {
    let room = width.saturating_sub(indent).max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // a number and its percent sign stay together
    let text = text.replace(" %", "\u{a0}%");
    for word in text.split(' ').flat_map(|word| pieces(word, room)) {
        let needed = columns(&line) + usize::from(!line.is_empty()) + columns(&word);
        let allowed = if lines.is_empty() { width } else { room };
        if !line.is_empty() && needed > allowed {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    let margin = " ".repeat(indent);
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let margin = if index == 0 { "" } else { &margin };
            format!("{margin}{}", line.replace('\u{a0}', " "))
        })
        .collect()
}

/// A word cut into pieces that fit; almost always one.
fn pieces(word: &str, room: usize) -> Vec<String> {
    if columns(word) <= room {
        return vec![word.to_owned()];
    }
    let mut made = vec![String::new()];
    let mut used = 0;
    for c in word.chars() {
        let mut bytes = [0; 4];
        let width = columns(c.encode_utf8(&mut bytes));
        if used + width > room && used > 0 {
            made.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(last) = made.last_mut() {
            last.push(c);
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_are_shown_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\tc\u{9b}"), "a\\u{1b}[31mb\\tc\\u{9b}");
        assert_eq!(visible("\u{202e}gpj.exe"), "\\u{202e}gpj.exe");
        assert_eq!(visible("Zürich 東京"), "Zürich 東京");
    }

    #[test]
    fn formulas_are_guarded() {
        assert_eq!(guarded("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(guarded("-5"), "'-5");
        assert_eq!(guarded("a=b"), "a=b");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(shortened("東京都千代田区", 7), "東京都…");
        assert_eq!(shortened("abc", 3), "abc");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "[a-z東 ]{0,120}", width in 6usize..40) {
            for line in wrapped(&text, width, 4) {
                prop_assert!(columns(&line) <= width, "{line:?}");
            }
        }
    }
}
