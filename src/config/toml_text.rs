//! Text as a TOML string, for every place that proposes a line of `cashcast.toml`.

use std::fmt::Write;

use crate::domain::acts_on_terminals;

/// A TOML string that reads back as the text; without escapes where that is easier to edit, as in a
/// pattern.
///
/// ```
/// use cashcast::config::toml_text;
/// assert_eq!(toml_text("Café"), "\"Café\"");
/// assert_eq!(toml_text(r"\bads\b"), r"'\bads\b'");
/// assert_eq!(toml_text("a\u{1b}\"b"), r#""a\u001B\"b""#);
/// ```
pub fn toml_text(text: &str) -> String {
    if text.contains('\\') && !text.contains('\'') && !text.contains(acts_on_terminals) {
        return format!("'{text}'");
    }
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if acts_on_terminals(c) => {
                let _ = write!(written, "\\u{:04X}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}
