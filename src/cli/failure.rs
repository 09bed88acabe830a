//! Failures sorted by who can mend them, printed with place, row, rule and hint.

use std::borrow::Cow;
use std::fmt::Write;
use std::process::ExitCode;

use crate::config::ConfigError;
use crate::ingest::{IngestError, Question, RowError};
use crate::pipeline::ForecastError;
use crate::project::ProjectError;

/// Who can mend it, which is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The machine: reading or writing failed.
    Runtime,
    /// The command line or the configuration.
    Usage,
    /// The input files, or a question about them.
    Input,
}

/// A run without output, and what to print about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// Who can mend it.
    kind: Kind,
    /// Lines for standard error; the first starts with `error:` or `question:`.
    pub(super) text: String,
}

impl Failure {
    /// A failure with one message and perhaps a hint.
    pub(super) fn new(kind: Kind, message: impl std::fmt::Display, hint: Option<&str>) -> Self {
        let mut text = format!("error: {message}");
        push_hint(&mut text, hint);
        Self { kind, text }
    }

    /// Several failures of one run, told together; a machine that failed outranks an input.
    pub(super) fn several(failures: Vec<Self>) -> Option<Self> {
        let rank = |kind: &Kind| match kind {
            Kind::Runtime => 0,
            Kind::Usage => 1,
            Kind::Input => 2,
        };
        let kind = failures.iter().map(|failure| failure.kind).min_by_key(rank)?;
        let texts: Vec<String> = failures.into_iter().map(|failure| failure.text).collect();
        Some(Self { kind, text: texts.join("\n\n") })
    }

    /// DESIGN §4: 1 runtime, 2 usage or configuration, 3 input.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            Kind::Runtime => 1,
            Kind::Usage => 2,
            Kind::Input => 3,
        })
    }
}

fn push_hint(text: &mut String, hint: Option<&str>) {
    if let Some(hint) = hint {
        text.push_str("\n\nhint: ");
        text.push_str(hint);
    }
}

impl From<ForecastError> for Failure {
    fn from(error: ForecastError) -> Self {
        match error {
            ForecastError::Ingest(error) => ingest(error, Some(SKIP)),
            ForecastError::Budget(error)
            | ForecastError::Driver(error)
            | ForecastError::Units(error)
            | ForecastError::Saved(error)
            | ForecastError::OpenItems(error)
            | ForecastError::Responses(error) => ingest(error, None),
            asked if is_usage(&asked) => Self::new(Kind::Usage, &asked, hint(&asked).as_deref()),
            other => Self::new(Kind::Input, &other, hint(&other).as_deref()),
        }
    }
}

/// Is it what was asked, and not what was read?
const fn is_usage(error: &ForecastError) -> bool {
    matches!(
        error,
        ForecastError::NoReserve
            | ForecastError::Explain(_)
            | ForecastError::NotJudged { .. }
            | ForecastError::NothingSaved { .. }
            | ForecastError::NoBudget
    )
}

/// What to change.
fn hint(error: &ForecastError) -> Option<Cow<'_, str>> {
    let hint = match error {
        ForecastError::Ingest(_)
        | ForecastError::Budget(_)
        | ForecastError::Driver(_)
        | ForecastError::Units(_)
        | ForecastError::Saved(_)
        | ForecastError::OpenItems(_)
        | ForecastError::Responses(_) => return None,
        ForecastError::Explain(asked) => return asked.hint().map(Cow::Owned),
        ForecastError::Currencies { hint, .. } => hint,
        ForecastError::Returns(refused) => refused.hint(),
        ForecastError::TooManyRejects { .. } => {
            "--rejects FILE lists them; raise --max-rejects if they may be left out"
        }
        ForecastError::NothingToCarry | ForecastError::OpeningUnknown { .. } => {
            "add --opening AMOUNT, 0 included, or `opening` to the configuration"
        }
        ForecastError::NoReserve => {
            "add --reserve AMOUNT, or judge against zero with --fail-on shortfall"
        }
        ForecastError::FarAsOf { .. } => "check --as-of and CASHCAST_AS_OF, or add later exports",
        ForecastError::NoRows { .. } => "check --as-of, --since, --account and the ignore rules",
        ForecastError::Project(ProjectError::TooShort { .. }) => {
            "add earlier exports, or [[planned]] items to project from"
        }
        ForecastError::TrackRecord(_) => {
            "add earlier exports; from 12 weeks of history on the record is judged"
        }
        ForecastError::NotJudged { .. } => "ask that command, or leave the threshold out here",
        ForecastError::NothingSaved { .. } => {
            "add --against DIR, or leave `@new` out to be told each time"
        }
        ForecastError::NoBudget => "add --budget FILE",
        ForecastError::NothingToCompare(_) => {
            "give the budget of these days, or check --as-of and the ledgers"
        }
    };
    Some(Cow::Borrowed(hint))
}

/// What can be done about bad ledger rows; a budget is mended, not skipped.
const SKIP: &str = "leave such rows out: --on-error skip --rejects FILE";

fn ingest(error: IngestError, skip: Option<&str>) -> Failure {
    match error {
        IngestError::Io { .. } => Failure::new(Kind::Runtime, error, None),
        IngestError::File { ref hint, .. } => {
            let hint = hint.clone();
            Failure::new(Kind::Input, error, hint.as_deref())
        }
        IngestError::Rows { errors, total } => {
            Failure { kind: Kind::Input, text: rows(&errors, total, skip) }
        }
        IngestError::Questions(questions) => {
            let texts: Vec<String> = questions.iter().map(question).collect();
            Failure { kind: Kind::Input, text: texts.join("\n\n") }
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        match error {
            ConfigError::Io { .. } => Self::new(Kind::Runtime, error, None),
            ConfigError::Refused(_) => Self { kind: Kind::Usage, text: error.render() },
        }
    }
}

/// All bad rows, the rule once for each, and how many are not shown.
fn rows(errors: &[RowError], total: u64, skip: Option<&str>) -> String {
    let mut text = String::new();
    for error in errors {
        let RowError { position, what, row, rule, .. } = error;
        let _ = writeln!(text, "error: {position}: {what}");
        let _ = writeln!(text, "  row: {}", shown(row));
        let _ = writeln!(text, "  {rule}");
    }
    let hidden = total.saturating_sub(errors.len() as u64);
    if hidden > 0 {
        let _ = writeln!(text, "… and {hidden} more rows that could not be read ({total} in all)");
    }
    let mut hints: Vec<&str> =
        errors.iter().filter_map(|error| error.hint.as_deref()).chain(skip).collect();
    hints.dedup();
    let hint = (!hints.is_empty()).then(|| hints.join("; or "));
    let mut text = text.trim_end().to_owned();
    push_hint(&mut text, hint.as_deref());
    text
}

/// The longest part of a row that is shown.
const ROW_WIDTH: usize = 200;

/// A row for the terminal: control characters escaped, long ones cut.
fn shown(row: &str) -> String {
    let mut text: String = row
        .chars()
        .take(ROW_WIDTH)
        .map(|c| {
            if c.is_control() && c != '\t' { c.escape_default().to_string() } else { c.to_string() }
        })
        .collect();
    if row.chars().nth(ROW_WIDTH).is_some() {
        text.push('…');
    }
    text
}

fn question(question: &Question) -> String {
    let mut text = format!("question: {}: {}", question.position, question.what);
    if let Some(row) = &question.row {
        let _ = write!(text, "\n  row: {}", shown(row));
    }
    if let Some(likely) = &question.likely {
        let _ = write!(text, "\n  likely: {likely}");
    }
    push_hint(&mut text, Some(&question.hint));
    text
}
