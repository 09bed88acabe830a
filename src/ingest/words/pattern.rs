//! Patterns of words, and the one form of a header they are held against.
//!
//! A pattern is a sequence of whole words; with a leading `~` it may stand inside a word (compounds
//! and scripts without blanks); with a leading `=` it is the whole header.

/// Groups of patterns with the rank each gives; the first group that matches counts.
pub(super) type Ranks = [(i32, &'static [&'static str])];

/// A header in one form: lower case, words split at case changes and marks.
pub(in crate::ingest) fn normalise(header: &str) -> String {
    let mut text = String::with_capacity(header.len() + 4);
    let mut before = ' ';
    for c in header.chars() {
        let split = c.is_uppercase() && before.is_lowercase();
        if split {
            text.push(' ');
        }
        if c.is_alphanumeric() || matches!(c, '%' | '+' | '#' | '$' | '€' | '£') {
            text.extend(c.to_lowercase());
        } else if c == '-' && (before == '(' || before == ' ') || c == '−' {
            text.push('-');
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
        before = c;
    }
    text.trim().to_owned()
}

/// Does a normalised header match one of the patterns?
pub(in crate::ingest) fn matches(header: &str, patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| match_one(header, pattern))
}

fn match_one(header: &str, pattern: &str) -> bool {
    if let Some(exact) = pattern.strip_prefix('=') {
        return header == exact;
    }
    if let Some(part) = pattern.strip_prefix('~') {
        return header.contains(part);
    }
    header.match_indices(pattern).any(|(at, _)| {
        let before = header[..at].chars().next_back();
        let after = header[at + pattern.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The rank of the first group whose patterns match.
pub(super) fn rank(header: &str, groups: &Ranks) -> Option<i32> {
    groups.iter().find(|(_, patterns)| matches(header, patterns)).map(|(rank, _)| *rank)
}
