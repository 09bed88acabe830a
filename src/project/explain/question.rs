//! Which figure `--explain` asks for: `DATE LINE [SCENARIO]`.

use chrono::NaiveDate;

use crate::domain::{DateSpan, Flow, LineKey, Scenario, fold_name};
use crate::project::{ProjectError, Projection};

/// Names offered where none is near.
const OFFERED: usize = 8;

/// What the figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// These lines together: one, both flows of one name, or the touchpoints of a stage.
    Lines(Vec<LineKey>),
    /// All lines of a flow.
    Flow(Flow),
    /// All lines.
    Net,
    /// The balance at the end of the last day.
    Closing,
}

/// A figure of the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is called: `payroll`, `net`.
    pub name: String,
    /// What it is of.
    pub asked: Asked,
    /// In which scenario.
    pub scenario: Scenario,
    /// Its days; for a closing balance the days from the first to that day.
    pub span: DateSpan,
    /// The row of the tables, where the days are exactly one.
    pub period: Option<usize>,
}

/// Why there is no such figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// No date stands first.
    #[error("--explain `{text}` does not begin with a date")]
    NoDate {
        /// As given.
        text: String,
    },
    /// The date is no day of the horizon.
    #[error("--explain: {date} is outside the forecast, which goes from {first} to {last}")]
    Outside {
        /// As given.
        date: NaiveDate,
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
    /// No line has this name.
    #[error("--explain: the forecast has no line `{name}`")]
    UnknownLine {
        /// As given.
        name: String,
        /// Names that may be meant.
        near: Vec<String>,
    },
    /// History cannot carry a projection.
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ExplainError {
    /// What to write instead.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoDate { .. } => Some(
                "write DATE LINE [SCENARIO], such as \"2026-09-06 payroll worst\" or \"2026-09-06 \
                 closing\""
                    .to_owned(),
            ),
            Self::Outside { .. } => Some("a longer --horizon reaches further".to_owned()),
            Self::UnknownLine { near, .. } => {
                let names = near.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                Some(format!(
                    "did you mean {}? Also: receipts, disbursements, net, closing",
                    names.join(", ")
                ))
            }
            Self::Project(_) => None,
        }
    }
}

/// Finds the figure in a projection. `apart` are lines that their stage's row does not hold (cost
/// of sales).
pub(super) fn question(
    text: &str,
    projection: &Projection,
    apart: &[LineKey],
) -> Result<Question, ExplainError> {
    let mut words = text.split_whitespace();
    let when = words.next().unwrap_or_default();
    let words: Vec<&str> = words.collect();
    let (span, period) = days(when, text, projection)?;
    let (name, scenario) = named(&words, projection);
    let asked = asked(&name, projection, apart)?;
    let span = match asked {
        Asked::Closing => DateSpan { start: projection.days[0], end: span.end },
        _ => span,
    };
    let name = if name.is_empty() { "closing".to_owned() } else { name };
    Ok(Question { name, asked, scenario, span, period })
}

/// A period of the tables by its end or its name, else one day.
fn days(
    when: &str,
    text: &str,
    projection: &Projection,
) -> Result<(DateSpan, Option<usize>), ExplainError> {
    let date = when.parse::<NaiveDate>().ok();
    let period = projection
        .periods
        .iter()
        .position(|period| period.id() == when || Some(period.span.end) == date);
    if let Some(index) = period {
        return Ok((projection.periods[index].span, Some(index)));
    }
    let date = date.ok_or_else(|| ExplainError::NoDate { text: text.to_owned() })?;
    match (projection.days.first(), projection.days.last()) {
        (Some(first), Some(last)) if (*first..=*last).contains(&date) => {
            Ok((DateSpan { start: date, end: date }, None))
        }
        (first, last) => Err(ExplainError::Outside {
            date,
            first: first.copied().unwrap_or(projection.as_of),
            last: last.copied().unwrap_or(projection.as_of),
        }),
    }
}

/// The last word is a scenario, unless a line is called so.
fn named(words: &[&str], projection: &Projection) -> (String, Scenario) {
    let whole = words.join(" ");
    let is_line = projection.lines.iter().any(|line| same(line.key.name(), &whole));
    let found = words.split_last().filter(|_| !is_line).and_then(|(last, before)| {
        let scenario = projection.scenarios.iter().map(|figures| &figures.scenario);
        let scenario = scenario.into_iter().find(|scenario| same(scenario.word(), last))?;
        Some((before.join(" "), scenario.clone()))
    });
    found.unwrap_or((whole, Scenario::Base))
}

fn same(a: &str, b: &str) -> bool {
    fold_name(a) == fold_name(b)
}

fn asked(name: &str, projection: &Projection, apart: &[LineKey]) -> Result<Asked, ExplainError> {
    let folded = fold_name(name);
    let lines = lines(&folded, projection, apart);
    if !lines.is_empty() {
        return Ok(Asked::Lines(lines));
    }
    match folded.as_str() {
        "" | "closing" | "closing balance" | "balance" => Ok(Asked::Closing),
        "net" | "net cash flow" => Ok(Asked::Net),
        "receipts" | "in" => Ok(Asked::Flow(Flow::Receipt)),
        "disbursements" | "out" => Ok(Asked::Flow(Flow::Disbursement)),
        "financing" => Ok(Asked::Flow(Flow::Financing)),
        _ => Err(ExplainError::UnknownLine {
            name: name.to_owned(),
            near: near(&folded, projection),
        }),
    }
}

/// Lines of that name, else the lines of that stage, in the order of the projection.
fn lines(folded: &str, projection: &Projection, apart: &[LineKey]) -> Vec<LineKey> {
    let all = || projection.lines.iter().map(|line| &line.key);
    let distinct = |found: Vec<&LineKey>| {
        let mut keys: Vec<LineKey> = Vec::new();
        for key in found {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    };
    let (flow, rest) = match folded.split_once(' ') {
        Some(("receipt", rest)) => (Some(Flow::Receipt), rest),
        Some(("disbursement", rest)) => (Some(Flow::Disbursement), rest),
        Some(("stage", rest)) => (None, rest),
        _ => (None, folded),
    };
    let is_stage = |key: &LineKey| {
        key.stage.as_ref().is_some_and(|stage| fold_name(stage.name()) == rest)
            && !apart.contains(key)
    };
    let by_name = |name: &str, flow: Option<Flow>| {
        distinct(
            all()
                .filter(|key| fold_name(key.name()) == name && flow.is_none_or(|f| f == key.flow))
                .collect(),
        )
    };
    let stage = distinct(all().filter(|key| is_stage(key)).collect());
    [
        by_name(folded, None),
        by_name(rest, flow).into_iter().filter(|_| flow.is_some()).collect(),
        stage,
    ]
    .into_iter()
    .find(|found| !found.is_empty())
    .unwrap_or_default()
}

/// Names like the one given, nearest first; else the first of the projection's.
fn near(folded: &str, projection: &Projection) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in &projection.lines {
        if !names.iter().any(|name| name == line.key.name()) {
            names.push(line.key.name().to_owned());
        }
    }
    let distance = |name: &String| {
        let other = fold_name(name);
        let within = other.contains(folded) || folded.contains(&other);
        if within { 1 } else { strsim::osa_distance(folded, &other) }
    };
    // Long texts are no slips, and the distance is quadratic in their length.
    let short = folded.chars().count() <= 40;
    let allowed = (folded.chars().count() / 3).clamp(1, 3);
    let mut close: Vec<(usize, &String)> = names
        .iter()
        .filter(|_| short)
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    close.sort_by_key(|(distance, _)| *distance);
    if close.is_empty() {
        names.truncate(OFFERED);
        return names;
    }
    close.into_iter().take(3).map(|(_, name)| name.clone()).collect()
}
