//! The report of `--explain`: one figure, and what stands behind it. Always exact to the coin.

mod driver;
mod records;
mod rows;
mod tables;

use std::fmt::Write as _;

use super::headline;
use super::view::View;
use super::{Block, Document, ForecastInputs, Report};
use crate::aggregate::FoundRows;
use crate::domain::{Basis, Money, Scenario};
use crate::project::{Asked, Explanation};
use crate::report::figures::{self, Figures};

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.explain/1";

/// The note that the figure is one before drivers and credit.
const LEFT_OUT: &str = "explained-before-drivers";

/// Everything the report shows.
#[derive(Debug, Clone, Copy)]
pub struct ExplainInputs<'a> {
    /// The forecast that holds the figure.
    pub forecast: ForecastInputs<'a>,
    /// The figure taken apart.
    pub explanation: &'a Explanation,
    /// The ledger rows behind it, by query.
    pub found: &'a [FoundRows],
    /// Ledgers by index.
    pub files: &'a [&'a str],
}

/// Builds the report.
pub fn explain(inputs: &ExplainInputs<'_>) -> Report {
    Report {
        schema: SCHEMA,
        decimals: inputs.forecast.projection.currency.decimals(),
        fields: records::fields(inputs),
        document: document(inputs),
        default_table: "parts",
        tables: Vec::new(),
        parts: &[],
        on_request: Vec::new(),
    }
}

fn document(inputs: &ExplainInputs<'_>) -> Document {
    let view = View::new(&inputs.forecast);
    let figures = Figures::new(&view.projection.currency, true);
    let mut blocks = headline::banners(&view);
    blocks.push(title(inputs, figures));
    blocks.push(Block::Headline(vec![sentence(inputs, figures)]));
    blocks.extend(tables::blocks(inputs, figures));
    blocks.extend(rows::table(inputs, figures).map(Block::Table));
    // The forecast's other notes qualify its tables, not one figure.
    let notes = inputs.forecast.notes.iter().filter(|note| note.code == LEFT_OUT);
    let notes: Vec<String> = notes.map(|note| note.message.clone()).collect();
    if !notes.is_empty() {
        blocks.push(Block::Notes(notes));
    }
    Document { blocks }
}

fn title(inputs: &ExplainInputs<'_>, figures: Figures) -> Block {
    let question = &inputs.explanation.question;
    let projection = inputs.forecast.projection;
    let span = question.span;
    let end = figures::weekday_year(span.end);
    let days = match question.asked {
        Asked::Closing => format!("end of {end}"),
        _ if span.start == span.end => end,
        _ => format!("{} to {end}", figures::weekday(span.start)),
    };
    Block::Title(vec![
        "EXPLAIN".to_owned(),
        format!("{}, {}", question.name, question.scenario.word()),
        days,
        format!("as of {}", figures::weekday_year(projection.as_of)),
        format!(
            "{}, {}",
            projection.currency.known_code().unwrap_or("no currency named"),
            figures.scale_words()
        ),
    ])
}

/// The figure, the others of the band, what it is made of, its share of the gap.
fn sentence(inputs: &ExplainInputs<'_>, figures: Figures) -> String {
    let made = inputs.explanation;
    let scenario = &made.question.scenario;
    let amount = |scenario: &Scenario| figures.money(made.figure(scenario));
    let others: Vec<String> = Scenario::BAND
        .iter()
        .filter(|other| *other != scenario)
        .map(|other| format!("{} {}", other.word(), amount(other)))
        .collect();
    let mut text = format!("{} in {}; {}.", amount(scenario), scenario.word(), others.join(", "));
    let by_basis = by_basis(made);
    if by_basis.is_empty() {
        text.push_str(" No line moves on these days.");
    } else {
        let mut parts: Vec<String> = Vec::new();
        if let Some(opening) = made.opening {
            parts.push(format!("opening {}", figures.money(opening)));
        }
        parts.extend(
            by_basis.iter().map(|(basis, sum)| format!("{} {}", basis.word(), figures.money(*sum))),
        );
        let _ = write!(text, " Made of {}.", parts.join(", "));
    }
    if let Some(share) = made.gap_share().filter(|_| !made.parts.is_empty()) {
        let percent = libm::round(share * 1000.0) / 10.0 + 0.0;
        let _ = write!(
            text,
            " It takes {percent:.1} % of the gap between base and worst of these days' net cash flow."
        );
    }
    text
}

/// The figure by basis, in the order of precedence.
fn by_basis(made: &Explanation) -> Vec<(Basis, Money)> {
    let bases = [
        Basis::Actual,
        Basis::Committed,
        Basis::Planned,
        Basis::Budget,
        Basis::Recurring,
        Basis::Estimate,
    ];
    let sum = |basis: Basis| -> Money {
        let own = made.parts.iter().filter(|part| part.basis == basis);
        own.map(|part| part.amount(&made.question.scenario)).sum()
    };
    bases
        .into_iter()
        .filter(|basis| made.parts.iter().any(|part| part.basis == *basis))
        .map(|basis| (basis, sum(basis)))
        .collect()
}
