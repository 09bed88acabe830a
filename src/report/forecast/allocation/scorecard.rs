//! TOUCHPOINT SCORECARD: what is known of each touchpoint, and how many go on from stage to stage.

use rust_decimal::Decimal;

use super::super::records::set;
use super::super::view::View;
use crate::allocate::returns::ReturnSource;
use crate::allocate::scorecard::{Questionable, Score, Scorecard, Step};
use crate::config::ResponseUnit;
use crate::domain::Money;
use crate::report::figures::{self, count, day_year};
use crate::report::{Cell, Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// The name for `--tables`.
const PART: &str = "scorecard";
/// Keys of `scorecard`.
const SCORECARD: [&str; 24] = [
    "stage",
    "touchpoint",
    "recent",
    "share",
    "response_until",
    "response_spend",
    "response",
    "orders",
    "revenue",
    "cost_per_order",
    "curve",
    "marginal_return",
    "marginal_low",
    "marginal_high",
    "weeks",
    "elasticity",
    "elasticity_error",
    "fit_miss",
    "not_fitted",
    "floor",
    "commit",
    "response_unit",
    "underfunded",
    "questionable",
];
/// Keys of `funnel`.
const FUNNEL: [&str; 8] =
    ["from", "to", "from_reached", "to_reached", "conversion", "low", "high", "weakest"];

fn scorecard<'a>(view: &View<'a>) -> &'a Scorecard {
    &view.inputs.allocation.scorecard
}

/// Is anything known beyond spend, so that the table is worth its place?
pub(super) fn tells(scorecard: &Scorecard) -> bool {
    scorecard.touchpoints.iter().any(|score| score.source.is_some() || score.attributed.is_some())
}

/// Both tables.
pub(super) fn tables(view: &View<'_>) -> Vec<TableBlock> {
    let scorecard = scorecard(view);
    let steps = (!scorecard.steps.is_empty()).then(|| steps_table(scorecard));
    let scores = (!scorecard.touchpoints.is_empty()).then(|| scores_table(view, scorecard));
    scores.into_iter().chain(steps).collect()
}

fn scores_table(view: &View<'_>, scorecard: &Scorecard) -> TableBlock {
    let mut rows = vec![Row::rule()];
    rows.extend(scorecard.touchpoints.iter().map(|score| score_row(view, scorecard, score)));
    let counted = match &scorecard.unit {
        Some(ResponseUnit::Contribution) => "contribution by the last unit spent".to_owned(),
        Some(ResponseUnit::Other(word)) => format!("{word} by the last unit spent"),
        None => "response by the last unit spent".to_owned(),
    };
    let until = scorecard
        .until
        .map_or_else(String::new, |until| format!(", 13 weeks to {}", day_year(until)));
    TableBlock {
        name: PART,
        title: format!("TOUCHPOINT SCORECARD{until}   brings: {counted}"),
        columns: vec![
            Column::text(""),
            Column::number("last 13\nweeks"),
            Column::number("share\n").detail(4),
            Column::number("revenue\n").detail(3),
            Column::number("orders\n").detail(2),
            Column::number("cost an\norder"),
            Column::number("brings\n"),
            Column::number("range\n"),
            Column::text("known from").detail(1),
            Column::text("flags").elastic(),
        ],
        rows,
        continues: false,
    }
}

fn score_row(view: &View<'_>, scorecard: &Scorecard, score: &Score) -> Row {
    let attributed = score.attributed.as_ref();
    let money = |amount: Option<Money>| {
        Printed::number(amount.map(|amount| view.figures.money(amount)).unwrap_or_default())
    };
    let cost = attributed.and_then(|attributed| attributed.cost_per_order);
    let cents = view.projection.currency.decimals();
    let orders = attributed.and_then(|attributed| attributed.orders);
    let range = score
        .marginal_range
        .map(|(low, high)| format!("{}–{}", brings(scorecard, low), brings(scorecard, high)));
    Row::new(
        RowKind::Plain,
        vec![
            Printed::text(score.touchpoint.as_deref().unwrap_or(score.stage.name())),
            money(Some(score.recent)),
            Printed::number(score.share.map(figures::percent).unwrap_or_default()),
            money(attributed.and_then(|attributed| attributed.revenue)),
            Printed::number(orders.map(whole).unwrap_or_default()),
            Printed::number(cost.map_or_else(
                || if orders.is_some() { "n/a".to_owned() } else { String::new() },
                |cost| cost.to_fixed(cents),
            )),
            Printed::number(score.marginal.map(|m| brings(scorecard, m)).unwrap_or_default()),
            Printed::number(range.unwrap_or_default()),
            Printed::text(known_from(score)),
            Printed::text(flags(score)),
        ],
    )
}

/// Money for money in hundredths; what is no money needs more digits.
fn brings(scorecard: &Scorecard, marginal: f64) -> String {
    match &scorecard.unit {
        Some(ResponseUnit::Contribution) => format!("{marginal:.2}"),
        _ => format!("{marginal:.4}"),
    }
}

fn whole(orders: Decimal) -> String {
    count(u64::try_from(orders.round().mantissa()).unwrap_or(0))
}

fn known_from(score: &Score) -> String {
    match (score.source, score.refused) {
        (Some(ReturnSource::Own), _) => "own curve".to_owned(),
        (Some(ReturnSource::Fitted(fit)), _) => format!("{} weeks", fit.weeks),
        (None, Some(_)) => "not fitted".to_owned(),
        (None, None) => "no response data".to_owned(),
    }
}

fn flags(score: &Score) -> String {
    let questionable = match score.questionable {
        Some(Questionable::Yes) => Some("questionable"),
        Some(Questionable::Perhaps) => Some("perhaps questionable"),
        Some(Questionable::No) | None => None,
    };
    let flags: Vec<&str> =
        score.underfunded.then_some("underfunded").into_iter().chain(questionable).collect();
    flags.join(", ")
}

fn steps_table(scorecard: &Scorecard) -> TableBlock {
    let mut rows = vec![Row::rule()];
    rows.extend(scorecard.steps.iter().map(step_row));
    TableBlock {
        name: PART,
        title: "FROM STAGE TO STAGE, people reached".to_owned(),
        columns: vec![
            Column::text("from"),
            Column::number("reached"),
            Column::text("to"),
            Column::number("reached"),
            Column::number("go on"),
            Column::number("range"),
            Column::text(""),
        ],
        rows,
        continues: false,
    }
}

fn step_row(step: &Step) -> Row {
    let people =
        |reached: Option<u64>| Printed::number(reached.map_or_else(|| "n/a".to_owned(), count));
    let share = |share: f64| format!("{:.1} %", share * 100.0);
    let range = step.range.map(|(low, high)| format!("{:.1}–{}", low * 100.0, share(high)));
    Row::new(
        RowKind::Plain,
        vec![
            Printed::text(step.from.name()),
            people(step.from_reached),
            Printed::text(step.to.name()),
            people(step.to_reached),
            Printed::number(step.conversion.map_or_else(|| "n/a".to_owned(), share)),
            Printed::number(range.unwrap_or_default()),
            Printed::text(if step.weakest { "weakest" } else { "" }),
        ],
    )
}

/// The records of `scorecard`.
pub(super) fn records(view: &View<'_>) -> Field {
    let scorecard = scorecard(view);
    let scores = scorecard.touchpoints.iter();
    set("scorecard", &SCORECARD, scores.map(|score| record(view, scorecard, score)).collect())
}

fn record(view: &View<'_>, scorecard: &Scorecard, score: &Score) -> Record {
    let attributed = score.attributed.as_ref();
    let exact = |value: Decimal| Cell::Exact(Money::from_decimal(value), 0);
    let fit = score.fit();
    let line = view
        .inputs
        .allocation
        .lines
        .iter()
        .find(|line| (&line.stage, &line.touchpoint) == (&score.stage, &score.touchpoint));
    let commit = line.and_then(|line| line.commit.as_ref());
    let source = score.source.map(|source| match source {
        ReturnSource::Own => "own",
        ReturnSource::Fitted(_) => "fitted",
    });
    vec![
        score.stage.name().into(),
        score.touchpoint.clone().into(),
        score.recent.into(),
        score.share.into(),
        scorecard.until.filter(|_| attributed.is_some()).into(),
        attributed.map(|attributed| attributed.spend).into(),
        attributed.map_or(Cell::Null, |attributed| exact(attributed.response)),
        attributed.and_then(|attributed| attributed.orders).map_or(Cell::Null, exact),
        attributed.and_then(|attributed| attributed.revenue).into(),
        attributed.and_then(|attributed| attributed.cost_per_order).into(),
        source.into(),
        score.marginal.into(),
        score.marginal_range.map(|(low, _)| low).into(),
        score.marginal_range.map(|(_, high)| high).into(),
        fit.map(|fit| fit.weeks as u64).into(),
        fit.map(|fit| fit.elasticity).into(),
        fit.map(|fit| fit.standard_error).into(),
        fit.map(|fit| fit.miss).into(),
        score.refused.map(|why| why.to_string()).into(),
        score.floor.into(),
        commit.map(|commit| commit.iter().sum::<Money>()).into(),
        scorecard.unit.as_ref().map(|unit| unit.word().to_owned()).into(),
        score.underfunded.into(),
        score.questionable.map(Questionable::word).into(),
    ]
}

/// The records of `funnel`.
pub(super) fn step_records(view: &View<'_>) -> Field {
    let record = |step: &Step| -> Record {
        vec![
            step.from.name().into(),
            step.to.name().into(),
            step.from_reached.into(),
            step.to_reached.into(),
            step.conversion.into(),
            step.range.map(|(low, _)| low).into(),
            step.range.map(|(_, high)| high).into(),
            step.weakest.into(),
        ]
    };
    set("funnel", &FUNNEL, scorecard(view).steps.iter().map(record).collect())
}
