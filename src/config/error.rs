//! What can be wrong with settings, with its place, the rule in force and what to change.

use std::fmt;

use crate::domain::Position;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The command line.
    Flag,
    /// A `CASHCAST_…` variable.
    Environment,
    /// The configuration file.
    File(Position),
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// How messages and `cashcast config` name the place of `key`.
    pub fn describe(&self, key: &str) -> String {
        match self {
            Self::Flag => format!("--{key}"),
            Self::Environment => variable(key),
            Self::File(position) => position.to_string(),
            Self::Default => "default".to_owned(),
        }
    }
}

/// The environment variable of a flag: `as-of` is `CASHCAST_AS_OF`.
pub(super) fn variable(key: &str) -> String {
    format!("CASHCAST_{}", key.to_uppercase().replace('-', "_"))
}

/// A value that its key does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The value as written.
    pub value: String,
    /// What it should have been: "a horizon".
    pub what: &'static str,
    /// The rule in force.
    pub rule: String,
    /// A value that would be right.
    pub example: &'static str,
    /// The value that was probably meant.
    pub suggestion: Option<String>,
}

impl Refusal {
    /// A refusal without a suggestion.
    pub(super) fn new(
        value: &str,
        what: &'static str,
        rule: impl Into<String>,
        example: &'static str,
    ) -> Self {
        Self { value: value.to_owned(), what, rule: rule.into(), example, suggestion: None }
    }

    /// The same with the value that was probably meant.
    #[must_use]
    pub(super) fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not TOML.
    Syntax(String),
    /// No such key, flag or variable.
    UnknownKey {
        /// The table it stands in, `[[rule]]`; empty at the top.
        place: &'static str,
        /// The key that was probably meant.
        suggestion: Option<String>,
    },
    /// A key that exists, in another place.
    Misplaced {
        /// Where it belongs.
        belongs: &'static str,
    },
    /// Designed, and not built yet: refused, because ignoring it would change figures silently.
    NotAvailable(String),
    /// A value that cannot be read.
    BadValue(Refusal),
    /// A key that must be given.
    Missing {
        /// The table that lacks it.
        place: &'static str,
        /// How it would look.
        example: &'static str,
    },
    /// Values that are right alone and wrong together.
    Contradiction {
        /// What contradicts.
        what: String,
        /// What to change.
        hint: String,
    },
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub origin: Origin,
    /// The key, in flag spelling.
    pub key: String,
    /// What.
    pub fault: Fault,
}

impl Problem {
    /// The rule in force, as a line under the first: `the horizon rule is: …`.
    pub fn rule(&self) -> Option<String> {
        match &self.fault {
            Fault::BadValue(refusal) => Some(format!("the {} rule is: {}", self.key, refusal.rule)),
            _ => None,
        }
    }

    /// What to change.
    pub fn hint(&self) -> Option<String> {
        let meant = |word: &String| format!("did you mean `{word}`?");
        match &self.fault {
            Fault::UnknownKey { suggestion, .. } => suggestion.as_ref().map(meant),
            Fault::BadValue(refusal) => Some(
                refusal.suggestion.as_ref().map_or_else(|| self.example(refusal.example), meant),
            ),
            Fault::Missing { example, .. } => Some(format!("for example: `{example}`")),
            Fault::Misplaced { belongs } => Some(format!("move `{}` under `{belongs}`", self.key)),
            Fault::Contradiction { hint, .. } => Some(hint.clone()),
            Fault::Syntax(_) | Fault::NotAvailable(_) => None,
        }
    }

    /// The whole message: first line, rule and hint.
    pub fn render(&self) -> String {
        let rule = self.rule().map(|rule| format!("  {rule}\n"));
        let hint = self.hint().map(|hint| format!("\nhint: {hint}\n"));
        format!("error: {self}\n{}{}", rule.unwrap_or_default(), hint.unwrap_or_default())
    }

    fn example(&self, value: &str) -> String {
        let quoted = |value: &str| format!("\"{}\"", value.replace('\\', "\\\\"));
        match &self.origin {
            Origin::Flag if value.contains([' ', '\\', '%']) => {
                format!("for example: `--{} '{value}'`", self.key)
            }
            Origin::Flag | Origin::Default => format!("for example: `--{} {value}`", self.key),
            Origin::Environment => {
                format!("for example: `{}='{value}'`", variable(&self.key))
            }
            Origin::File(_) => {
                let bare = value.parse::<crate::domain::Money>().is_ok()
                    || matches!(value, "true" | "false")
                    || value.starts_with(['{', '[']);
                let shown = if bare { value.to_owned() } else { quoted(value) };
                format!("for example: `{} = {shown}`", self.key)
            }
        }
    }

    fn place(&self) -> String {
        self.origin.describe(&self.key)
    }
}

/// A value as messages show it: control characters escaped, long texts cut.
pub(super) fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut text: String = value
        .chars()
        .take(LONGEST)
        .flat_map(|c| {
            let escaped =
                if c.is_control() { c.escape_default().collect::<String>() } else { c.to_string() };
            escaped.chars().collect::<Vec<_>>()
        })
        .collect();
    if value.chars().nth(LONGEST).is_some() {
        text.push('…');
    }
    text
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        let key = shown(&self.key);
        let in_file = matches!(self.origin, Origin::File(_));
        match &self.fault {
            Fault::Syntax(message) => write!(f, "{place}: {message}"),
            Fault::UnknownKey { place: table, .. } if in_file => {
                write!(f, "{place}: unknown key `{key}`")?;
                if !table.is_empty() {
                    write!(f, " under `{table}`")?;
                }
                Ok(())
            }
            Fault::UnknownKey { .. } if self.origin == Origin::Environment => {
                write!(f, "unknown environment variable `{}`", shown(&place))
            }
            Fault::UnknownKey { .. } => write!(f, "unknown flag `--{key}`"),
            Fault::Misplaced { belongs } => {
                write!(f, "{place}: `{key}` stands under `{belongs}`, not here")
            }
            Fault::NotAvailable(what) => {
                write!(f, "{place}: {what} is not available in this version")
            }
            Fault::BadValue(refusal) => {
                write!(f, "{place}: ")?;
                if in_file {
                    write!(f, "`{key}`: ")?;
                }
                let value = shown(&refusal.value);
                write!(f, "could not read `{value}` as {}", refusal.what)
            }
            Fault::Missing { place: table, .. } => write!(f, "{place}: `{table}` needs `{key}`"),
            Fault::Contradiction { what, .. } => write!(f, "{place}: {what}"),
        }
    }
}

/// Why there are no settings.
///
/// `Display` is the first line of the message, without `error:`. Where several things are wrong,
/// [`ConfigError::problems`] has them all; each has a first line, a rule and a hint of its own.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read (exit 1).
    #[error("{file}: {source}")]
    Io {
        /// File as given.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Something is wrong with what was said (exit 2). Never empty.
    #[error("{}", first(.0))]
    Refused(Vec<Problem>),
}

fn first(problems: &[Problem]) -> String {
    problems.first().map(ToString::to_string).unwrap_or_default()
}

impl ConfigError {
    /// Everything that is wrong, in the order of the file.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Io { .. } => &[],
            Self::Refused(problems) => problems,
        }
    }

    /// The whole message, ready for stderr: the first 20 problems, the rest counted.
    pub fn render(&self) -> String {
        const MOST: usize = 20;
        let problems = self.problems();
        if problems.is_empty() {
            return format!("error: {self}\n");
        }
        let first = problems.iter().take(MOST).map(Problem::render);
        let more = problems.len().saturating_sub(MOST);
        let more = (more > 0).then(|| format!("… and {more} more\n"));
        first.chain(more).collect::<Vec<_>>().join("\n")
    }

    /// The rule that the first problem breaks.
    pub fn rule(&self) -> Option<String> {
        self.problems().first().and_then(Problem::rule)
    }

    /// What to change for the first problem.
    pub fn hint(&self) -> Option<String> {
        self.problems().first().and_then(Problem::hint)
    }
}
