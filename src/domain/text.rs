//! What must hold for any text shown to people.

/// Does the character move the cursor, start an escape sequence or turn the reading direction?
/// Such a character of a file is shown escaped, never as it is (DESIGN §4).
pub fn acts_on_terminals(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Names as people compare them: lower case, `_` and `-` as spaces, single spaces
/// (`Social_Ads` is `social ads`).
pub fn fold_name(name: &str) -> String {
    name.to_lowercase()
        .split(|c: char| c == '_' || c == '-' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_punctuation_of_spaces() {
        assert_eq!(fold_name("Post_Purchase  Survey"), "post purchase survey");
    }
}
