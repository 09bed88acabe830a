//! What a figure is made of, as tables.

use super::{ExplainInputs, driver};
use crate::domain::{LineKey, Money, Scenario};
use crate::project::{ExplainedDay, ExplainedEstimate};
use crate::report::figures::{self, Figures, percent, plural};
use crate::report::forecast::trend_words::t_text;
use crate::report::{Align, Block, Column, Listing, Printed, Row, RowKind, TableBlock};

/// All parts that there are.
pub(super) fn blocks(inputs: &ExplainInputs<'_>, figures: Figures) -> Vec<Block> {
    let made = inputs.explanation;
    let mut blocks = Vec::new();
    if !made.parts.is_empty() || made.opening.is_some() {
        blocks.push(Block::Table(parts(inputs, figures)));
    }
    if !made.payments.is_empty() {
        blocks.push(Block::Table(payments(inputs, figures)));
    }
    for estimate in &made.estimates {
        blocks.push(Block::Listing(model(inputs, estimate, figures)));
        if let Some(driver) = &estimate.driver {
            blocks.push(Block::Table(driver::weeks(driver, figures)));
        }
        blocks.push(Block::Table(days(estimate, figures)));
    }
    if !made.items.is_empty() {
        blocks.push(Block::Table(items(inputs, figures)));
    }
    if !made.budgets.is_empty() {
        blocks.push(Block::Table(budgets(inputs, figures)));
    }
    blocks
}

pub(super) fn block(title: String, columns: Vec<Column>, rows: Vec<Row>) -> TableBlock {
    TableBlock { name: "explain", title, columns, rows, continues: false }
}

fn number(figures: Figures, amount: Money) -> Printed {
    Printed::number(figures.money(amount))
}

fn member(cells: Vec<Printed>) -> Row {
    Row::new(RowKind::Member, cells)
}

/// Opening and lines, in every scenario; they add to the figure.
fn parts(inputs: &ExplainInputs<'_>, figures: Figures) -> TableBlock {
    let made = inputs.explanation;
    let mut columns = vec![Column::text("")];
    columns.extend(Scenario::BAND.iter().map(|scenario| Column::number(scenario.word())));
    columns.push(Column::text("basis"));
    columns.push(Column::text("known from").elastic());
    let mut rows = vec![Row::rule()];
    if let Some(opening) = made.opening {
        let mut cells = vec![Printed::text("opening")];
        cells.extend([opening; 3].map(|amount| number(figures, amount)));
        cells.push(Printed::empty());
        cells.push(Printed::text(inputs.forecast.opening_note));
        rows.push(member(cells));
    }
    rows.extend(made.parts.iter().map(|part| {
        let mut cells = vec![Printed::text(part.line.name())];
        cells.extend(part.amounts.map(|amount| number(figures, amount)));
        cells.push(Printed::text(part.basis.word()));
        cells.push(Printed::text(part.known_from.as_str()));
        member(cells)
    }));
    rows.push(Row::rule());
    let mut cells = vec![Printed::text(made.question.name.as_str())];
    cells.extend(Scenario::BAND.iter().map(|scenario| number(figures, made.figure(scenario))));
    rows.push(Row::new(RowKind::Total, cells));
    block("MADE OF".to_owned(), columns, rows)
}

fn payments(inputs: &ExplainInputs<'_>, figures: Figures) -> TableBlock {
    let columns = vec![
        Column::text("expected on"),
        Column::number("base"),
        Column::text("party"),
        Column::text("seen").elastic(),
    ];
    let row = |payment: &crate::project::ExplainedPayment| {
        let last = inputs.found.get(payment.query).and_then(|found| found.days);
        let last = last.map_or_else(String::new, |days| format!(", last {}", days.end));
        let party = payment.party.as_deref().unwrap_or(payment.line.name());
        member(vec![
            Printed::text(figures::weekday(payment.date)),
            number(figures, payment.amount),
            Printed::text(party),
            Printed::text(format!("{}{last}", payment.evidence)),
        ])
    };
    let rows = inputs.explanation.payments.iter().map(row).collect();
    block("RECURRING PAYMENTS".to_owned(), columns, rows)
}

/// How an estimate came about.
fn model(inputs: &ExplainInputs<'_>, estimate: &ExplainedEstimate, figures: Figures) -> Listing {
    let money = |amount: Money| figures.money(amount);
    let drift = drift_words(estimate);
    let found = inputs.found.get(estimate.query);
    let learned = found.filter(|found| found.count > 0).map_or_else(
        || "no row".to_owned(),
        |found| {
            let days = found.days.map_or_else(String::new, |days| {
                format!(", {} to {}", figures::day_year(days.start), figures::day_year(days.end))
            });
            format!("{}{days}, together {}", plural(found.count, "row"), money(found.sum))
        },
    );
    let line = |name: &str, text: String| vec![Printed::text(name), Printed::text(text)];
    let mut rows = vec![
        line("model", model_words(estimate)),
        line("learned", format!("{} a week from {learned}", money(estimate.learned_a_week))),
        line("projected", format!("{} a week{drift}", money(estimate.level_a_week))),
        line(
            "on a day",
            "a week's amount / 7 × month index × day weight (weekday × day of month), and what \
             recurring payments that stray from their days may pay on any (loose items)"
                .to_owned(),
        ),
    ];
    if estimate.shape_weight < 1.0 {
        let kept = percent(estimate.shape_weight);
        let words =
            format!("{kept} of what weeks differ by from their mean is kept: past forecasts");
        rows.insert(3, line("weeks", words));
    }
    if let Some(driver) = &estimate.driver {
        rows.insert(3, line("driver", driver::words(driver, figures)));
    }
    Listing {
        part: "",
        title: format!("ESTIMATE, {}", estimate.line.name()),
        intro: Vec::new(),
        columns: vec![Align::Left; 2],
        rows,
    }
}

/// Which models, and what they weigh.
fn model_words(estimate: &ExplainedEstimate) -> String {
    let run_rate = format!("mean of its weeks, one {} weeks old counts half", estimate.half_life);
    let level = if estimate.models.is_empty() {
        format!("run rate: {run_rate}")
    } else {
        let weights =
            estimate.models.iter().map(|(name, weight)| format!("{name} {}", percent(*weight)));
        let weights = weights.collect::<Vec<_>>().join(", ");
        format!(
            "half run rate ({run_rate}), half a pool of models of its 4-week sums, weighed by past \
             errors: {weights}"
        )
    };
    let calendar = estimate.calendar_share.map_or_else(String::new, |share| {
        format!(
            "; by its own past errors {} of level and days are the calendar model's (weekday, day \
             of month, holidays, last year's course)",
            percent(share)
        )
    });
    format!("{level}{calendar}; what recurs is left out")
}

/// Of the drift of all lines, what is kept and why.
fn drift_words(estimate: &ExplainedEstimate) -> String {
    let (Some(kept), Some(t)) = (estimate.drift_kept, estimate.drift_t) else {
        return String::new();
    };
    let past = if estimate.drift_weight < 1.0 {
        format!(", times {} by past forecasts", percent(estimate.drift_weight))
    } else {
        String::new()
    };
    format!("; of the net drift of all lines {} is kept (t {}{past})", percent(kept), t_text(t))
}

/// An estimate day by day.
fn days(estimate: &ExplainedEstimate, figures: Figures) -> TableBlock {
    let columns = vec![
        Column::text("day"),
        Column::number("month index"),
        Column::number("day weight"),
        Column::number("loose items"),
        Column::number("base"),
    ];
    let row = |day: &ExplainedDay| {
        member(vec![
            Printed::text(figures::weekday(day.date)),
            day.season.map_or_else(Printed::empty, |s| Printed::number(format!("{s:.3}"))),
            Printed::number(format!("{:.3}", day.weight)),
            if day.beside.is_zero() { Printed::empty() } else { number(figures, day.beside) },
            number(figures, day.amount),
        ])
    };
    let mut rows: Vec<Row> = estimate.days.iter().map(row).collect();
    rows.push(Row::new(
        RowKind::Total,
        vec![
            Printed::text("estimate"),
            Printed::empty(),
            Printed::empty(),
            Printed::empty(),
            number(figures, estimate.amount),
        ],
    ));
    block(String::new(), columns, rows)
}

fn items(inputs: &ExplainInputs<'_>, figures: Figures) -> TableBlock {
    let columns = vec![
        Column::text("day"),
        Column::number("amount"),
        Column::text("basis"),
        Column::text("name"),
        Column::text("known from").elastic(),
    ];
    let rows = inputs.explanation.items.iter().map(|item| {
        member(vec![
            Printed::text(figures::weekday(item.date)),
            number(figures, item.amount),
            Printed::text(item.basis.word()),
            Printed::text(item.name.as_str()),
            Printed::text(item.known_from.as_str()),
        ])
    });
    block("DATED ITEMS".to_owned(), columns, rows.collect())
}

fn budgets(inputs: &ExplainInputs<'_>, figures: Figures) -> TableBlock {
    let columns = vec![
        Column::text(""),
        Column::number("budgeted"),
        Column::text("for"),
        Column::text("known from").elastic(),
    ];
    let rows = inputs.explanation.budgets.iter().map(|budget| {
        member(vec![
            Printed::text(budget.line.name()),
            number(figures, budget.amount),
            Printed::text(format!("{} to {}", budget.span.start, budget.span.end)),
            Printed::text(budget.known_from.as_str()),
        ])
    });
    let title = "BUDGET ROWS   (payments made count against them; the rest falls on the days the line pays)";
    block(title.to_owned(), columns, rows.collect())
}

/// A line as a heading names it: with its flow, where the question holds more than one.
pub(super) fn heading(line: &LineKey, several: bool) -> String {
    if several { format!("{} ({})", line.name(), line.flow.word()) } else { line.name().to_owned() }
}
