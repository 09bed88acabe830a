//! What can be wrong with an input file, with its place.

use crate::config::toml_text;
use crate::domain::Position;

/// One row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// File, line and field number.
    pub position: Position,
    /// What is wrong: "could not read `1.204,50` as an amount".
    pub what: String,
    /// The row as it stands in the file.
    pub row: String,
    /// The rule in force: "the amount rule is: decimal mark `.`".
    pub rule: String,
    /// What to change, where it is known.
    pub hint: Option<String>,
}

/// Two readings are left, and only the user can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where the doubt stands.
    pub position: Position,
    /// The question: "`04/05/2026` is 4 May or 5 April; nothing in the file decides".
    pub what: String,
    /// The row it is asked of, where there is one.
    pub row: Option<String>,
    /// The likely reading and why, where there is one.
    pub likely: Option<String>,
    /// The flag or configuration line that decides.
    pub hint: String,
}

/// Why input was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The file could not be opened or read (exit 1).
    #[error("{file}: {source}")]
    Io {
        /// File as given.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Rows that cannot be read (exit 3). All of them are counted; the first are kept.
    #[error("{} rows could not be read", .total)]
    Rows {
        /// The first of them, at most 20.
        errors: Vec<RowError>,
        /// How many there are.
        total: u64,
    },
    /// The file as a whole is not a ledger or budget (exit 3).
    #[error("{position}: {what}")]
    File {
        /// Where.
        position: Position,
        /// What is wrong.
        what: String,
        /// What to change.
        hint: Option<String>,
    },
    /// Only the user can decide (exit 3).
    #[error("{} questions", .0.len())]
    Questions(Vec<Question>),
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The order of day, month and year.
    Dates,
    /// The mark before the decimals.
    DecimalMark,
    /// Which column holds the amount.
    Amount,
    /// Which way the money goes.
    Direction,
    /// Which currency.
    Currency,
    /// Which account.
    Account,
    /// Anything else.
    Other,
}

impl Subject {
    /// Its word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::DecimalMark => "decimal mark",
            Self::Amount => "amount",
            Self::Direction => "direction",
            Self::Currency => "currency",
            Self::Account => "account",
            Self::Other => "other",
        }
    }

    fn of_flag(flag: &str) -> Self {
        match flag {
            "date" | "date-format" => Self::Dates,
            "decimal-mark" => Self::DecimalMark,
            "amount" | "debit" | "credit" => Self::Amount,
            "sign" | "direction" | "out-word" | "out-words" => Self::Direction,
            "currency" | "currency-column" => Self::Currency,
            "account" | "account-column" => Self::Account,
            _ => Self::Other,
        }
    }
}

/// One way to answer a question: flags with their values, given together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Flag names without dashes, and their values without quotes.
    pub flags: Vec<(String, String)>,
}

impl Answer {
    /// The answer as it is typed.
    pub fn typed(&self) -> String {
        let flag = |(flag, value): &(String, String)| format!("--{flag} {}", shell_word(value));
        self.flags.iter().map(flag).collect::<Vec<_>>().join(" ")
    }

    /// The same as lines of a `[[source]]`; `None` where a source cannot say it.
    pub fn source_lines(&self) -> Option<Vec<String>> {
        let line = |(flag, value): &(String, String)| {
            let key = match flag.as_str() {
                "account" => return None,
                "account-column" => "account",
                "currency-column" => "currency",
                "out-word" | "out-words" => {
                    let words: Vec<String> = value.split(',').map(toml_text).collect();
                    return Some(format!("out-words = [{}]", words.join(", ")));
                }
                same => same,
            };
            Some(format!("{key} = {}", toml_text(value)))
        };
        self.flags.iter().map(line).collect()
    }
}

/// A word as a shell takes it: quoted where it must be.
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "%/-_.,:=+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

impl Question {
    /// What it is about, by the flag that answers it.
    pub fn subject(&self) -> Subject {
        let answers = self.answers();
        let first = answers.first().and_then(|answer| answer.flags.first());
        first.map_or(Subject::Other, |(flag, _)| Subject::of_flag(flag))
    }

    /// The answers its hint names: `--flag value`, several beside each other belonging together.
    pub fn answers(&self) -> Vec<Answer> {
        let mut found: Vec<Answer> = Vec::new();
        let (mut rest, mut together) = (self.hint.as_str(), false);
        while let Some(at) = rest.find("--") {
            let joined = together && rest[..at].trim().is_empty();
            let (flag, value, after) = flag_and_value(&rest[at + 2..]);
            rest = after;
            together = false;
            let (Some(value), false) = (value, flag.is_empty()) else { continue };
            together = true;
            let flag = (flag.to_owned(), value);
            match found.last_mut().filter(|_| joined) {
                Some(answer) => answer.flags.push(flag),
                None => found.push(Answer { flags: vec![flag] }),
            }
        }
        // A hint may name the same answer twice: for this run, and to keep it.
        let mut distinct: Vec<Answer> = Vec::new();
        for answer in found {
            if !distinct.contains(&answer) {
                distinct.push(answer);
            }
        }
        distinct
    }
}

/// `date-format %d/%m/%Y, or …` to the flag, its value and the rest.
fn flag_and_value(text: &str) -> (&str, Option<String>, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    let (flag, after) = text.split_at(end);
    let Some(value) = after.strip_prefix([' ', '=']).filter(|value| !value.starts_with("--"))
    else {
        return (flag, None, after);
    };
    if let Some(quoted) = value.strip_prefix('\'')
        && let Some(length) = quoted.find('\'')
    {
        return (flag, Some(quoted[..length].to_owned()), &quoted[length + 1..]);
    }
    let end = value.find([' ', ';', '\n']).unwrap_or(value.len());
    let (value, rest) = value.split_at(end);
    // A comma ends the clause, unless it is the whole value: a decimal comma.
    let trimmed = if value == "," { value } else { value.trim_end_matches(',') };
    let value = Some(trimmed.to_owned()).filter(|value| !value.is_empty());
    (flag, value, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(hint: &str) -> Vec<String> {
        let question = Question {
            position: Position::file("a.csv"),
            what: String::new(),
            row: None,
            likely: None,
            hint: hint.to_owned(),
        };
        question.answers().iter().map(Answer::typed).collect()
    }

    #[test]
    fn a_hint_names_its_answers() {
        assert_eq!(
            typed(
                "add --date-format %d/%m/%Y, or keep it: cashcast init a.csv --date-format %d/%m/%Y"
            ),
            ["--date-format %d/%m/%Y"]
        );
        assert_eq!(
            typed(
                "add --debit 'Out it' --credit '#3' (`Out it` is out) or --debit '#3' --credit 'Out it'"
            ),
            ["--debit 'Out it' --credit '#3'", "--debit '#3' --credit 'Out it'"]
        );
        assert_eq!(
            typed("add --decimal-mark . (reads 1.234) or --decimal-mark , (reads 1234)"),
            ["--decimal-mark .", "--decimal-mark ,"]
        );
        assert!(typed("quote the field").is_empty());
    }
}
