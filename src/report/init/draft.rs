//! Lines of TOML: values escaped, comments that cannot be broken out of.

use std::fmt::Write as _;

use crate::config::toml_text;
use crate::report::safe_text::{columns, visible, wrapped};

/// Comments are wrapped here; a setting may be longer.
const WIDTH: usize = 100;
/// A comment stands behind its setting up to here, else on a line of its own before it.
const BESIDE: usize = 44;

/// Is a setting in force, or a comment to be put in force?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    On,
    Off,
}

/// A file being written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
}

impl Draft {
    /// A comment of any length; control characters in it are shown, never obeyed.
    pub(super) fn comment(&mut self, text: &str) {
        for line in wrapped(&visible(text), WIDTH - 2, 0) {
            self.raw_comment(line.trim_end());
        }
    }

    /// A line of a table, which keeps its blanks.
    pub(super) fn table_line(&mut self, text: &str) {
        self.raw_comment(visible(text).trim_end());
    }

    fn raw_comment(&mut self, line: &str) {
        self.text.push('#');
        if !line.is_empty() {
            self.text.push(' ');
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// An empty line, never two.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with an empty line before it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.comment(text);
    }

    /// `[[rule]]`, with a comment behind it.
    pub(super) fn table(&mut self, name: &str, why: &str, force: Force) {
        self.gap();
        self.setting_line(&format!("[[{name}]]"), why, force);
    }

    /// The same right below what was written.
    pub(super) fn setting_table(&mut self, name: &str, force: Force) {
        self.setting_line(&format!("[[{name}]]"), "", force);
    }

    /// `key = value`, with a comment behind it; the value is TOML already.
    pub(super) fn setting(&mut self, key: &str, value: &str, why: &str, force: Force) {
        self.setting_line(&format!("{key} = {value}"), why, force);
    }

    fn setting_line(&mut self, setting: &str, why: &str, force: Force) {
        let setting = match force {
            Force::On => setting.to_owned(),
            Force::Off => format!("# {setting}"),
        };
        let why = visible(why);
        let width = columns(&setting);
        let beside = width.max(BESIDE - 2) + 4 + columns(&why);
        if why.is_empty() {
            self.text.push_str(&setting);
        } else if beside <= WIDTH {
            let pad = (BESIDE - 2).saturating_sub(width);
            let _ = write!(self.text, "{setting}{}  # {why}", " ".repeat(pad));
        } else {
            self.comment(&why);
            self.text.push_str(&setting);
        }
        self.text.push('\n');
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        let mut text = self.text.trim_end().to_owned();
        text.push('\n');
        text
    }
}

/// A text that may be a plain number, which TOML writes without quotes.
pub(super) fn value(text_or_number: &str) -> String {
    let digits = text_or_number.strip_prefix('-').unwrap_or(text_or_number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let counted = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let leading = whole.len() > 1 && whole.starts_with('0');
    let fits = whole.len() < 16 && fraction.len() <= 6;
    if counted(whole) && counted(fraction) && !leading && fits {
        return text_or_number.to_owned();
    }
    toml_text(text_or_number)
}

/// Several texts as a TOML list, one as itself.
pub(super) fn list(texts: &[String]) -> String {
    match texts {
        [one] => value(one),
        all => {
            let all: Vec<String> = all.iter().map(|one| toml_text(one)).collect();
            format!("[{}]", all.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(document: &str) -> toml_edit::DocumentMut {
        document.parse().unwrap_or_else(|error| panic!("{error}\n{document}"))
    }

    proptest! {
        #[test]
        fn every_text_comes_back(value in any::<String>()) {
            let document = parsed(&format!("key = {}\n", toml_text(&value)));
            prop_assert_eq!(document["key"].as_str(), Some(value.as_str()));
        }

        #[test]
        fn no_comment_ends_early(value in any::<String>()) {
            let mut draft = Draft::default();
            draft.comment(&value);
            draft.table_line(&value);
            draft.setting("key", "1", &value, Force::On);
            draft.setting("other", "1", &value, Force::Off);
            let document = parsed(&draft.finish());
            prop_assert_eq!(document.iter().count(), 1);
        }
    }

    #[test]
    fn patterns_keep_their_backslashes() {
        assert_eq!(toml_text(r"(?i)\bseo\b"), r"'(?i)\bseo\b'");
        assert_eq!(toml_text(r"it's \d"), r#""it's \\d""#);
        assert_eq!(toml_text("a\u{1b}[1m\n\u{202e}"), "\"a\\u001B[1m\\u000A\\u202E\"");
        assert_eq!(value("41250.00"), "41250.00");
        assert_eq!(value("007"), "\"007\"");
        assert_eq!(value("4 weeks"), "\"4 weeks\"");
        assert_eq!(list(&["D".into(), "Soll".into()]), "[\"D\", \"Soll\"]");
    }
}
