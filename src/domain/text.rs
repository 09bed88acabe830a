//! What must hold for any text shown to people.

/// Does the character move the cursor, start an escape sequence or turn the reading direction?
/// Such a character of a file is shown escaped, never as it is (DESIGN §4).
pub fn acts_on_terminals(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
