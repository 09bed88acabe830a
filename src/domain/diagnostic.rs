//! Where something was found, and what qualifies a figure.

use std::fmt;
use std::sync::Arc;

/// A place in an input: file, and line and column where known (both from 1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The file's name as the user gave it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: Option<u64>,
    /// Column: the field's number in a CSV row, the character in other texts; from 1.
    pub column: Option<u64>,
}

impl Position {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Self { file: Arc::from(file), line: None, column: None }
    }

    /// The same place without its column: what people look for in a settings file is a line.
    #[must_use]
    pub fn whole_line(&self) -> Self {
        Self { column: None, ..self.clone() }
    }

    /// A line of a file.
    pub fn line(file: &Arc<str>, line: u64) -> Self {
        Self { file: Arc::clone(file), line: Some(line), column: None }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// A note that qualifies a figure: a count, a rule or a source line; never advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A stable word for programs, such as `rows` or `stage-inferred`.
    pub code: &'static str,
    /// One sentence or two for people.
    pub message: String,
    /// Where it comes from, if from one place.
    pub position: Option<Position>,
}

impl Note {
    /// A note without a place.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), position: None }
    }

    /// The same note with its place.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }
}
