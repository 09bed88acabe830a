//! What the environment says of the terminal: colour and width.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::ValueEnum;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Width of a table where nothing says one: a pipe, a mail, a file.
const DEFAULT_WIDTH: usize = 100;
/// Narrower than this no cash table can be read.
const LEAST_WIDTH: usize = 40;

/// Environment variables by name, read once.
#[derive(Debug, Clone, Default)]
pub(super) struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Keeps what is valid Unicode; no variable of ours is anything else.
    pub(super) fn new(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        Self(
            variables
                .into_iter()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
        )
    }

    /// The value, where it is set and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Every variable that is set and not empty.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(_, value)| !value.is_empty())
    }

    /// Flag > `NO_COLOR` > `CLICOLOR_FORCE` > `TERM=dumb` > is it a terminal
    /// (no-color.org, bixense.com/clicolors).
    pub(super) fn wants_color(&self, choice: ColorChoice, is_terminal: bool) -> bool {
        match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                if self.get("NO_COLOR").is_some() {
                    false
                } else if self.get("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
                    true
                } else {
                    is_terminal && self.get("TERM") != Some("dumb")
                }
            }
        }
    }

    /// `COLUMNS`, else the terminal's width, else 100.
    pub(super) fn width(&self, terminal: Option<usize>) -> usize {
        self.get("COLUMNS")
            .and_then(|columns| columns.trim().parse().ok())
            .or(terminal)
            .filter(|width| *width > 0)
            .unwrap_or(DEFAULT_WIDTH)
            .max(LEAST_WIDTH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Environment {
        Environment::new(pairs.iter().map(|(name, value)| (name.into(), value.into())))
    }

    #[test]
    fn color_follows_the_flag_then_the_environment_then_the_terminal() {
        let none = environment(&[]);
        assert!(none.wants_color(ColorChoice::Auto, true));
        assert!(!none.wants_color(ColorChoice::Auto, false));
        let no = environment(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
        assert!(!no.wants_color(ColorChoice::Auto, true));
        assert!(no.wants_color(ColorChoice::Always, false));
        assert!(environment(&[("CLICOLOR_FORCE", "1")]).wants_color(ColorChoice::Auto, false));
        assert!(!environment(&[("TERM", "dumb")]).wants_color(ColorChoice::Auto, true));
        assert!(environment(&[("NO_COLOR", "")]).wants_color(ColorChoice::Auto, true));
    }

    #[test]
    fn width_is_columns_then_terminal_then_a_hundred() {
        assert_eq!(environment(&[("COLUMNS", "80")]).width(Some(120)), 80);
        assert_eq!(environment(&[("COLUMNS", "wide")]).width(Some(120)), 120);
        assert_eq!(environment(&[]).width(None), 100);
        assert_eq!(environment(&[("COLUMNS", "3")]).width(None), 40);
    }
}
